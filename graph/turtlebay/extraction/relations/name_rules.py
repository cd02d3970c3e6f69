"""The rules of `names`, with their examples."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.relations.ties import Rule

__all__ = ["NAMES"]

PART: Final = "2, partOf; a relation that the name plainly presupposes"
NAMES: Final[tuple[Rule, ...]] = (
    Rule(
        "N-part",
        "partOf",
        PART,
        ("The African Union Commission met. The African Union was told.", "OSCE/ODIHR wrote to the OSCE."),
        ("The Commission met the African Union.",),
    ),
    Rule(
        "N-national",
        "partOf",
        "2, partOf, as the name says; settled cases: national agencies, parliaments and courts are organs",
        ("The Supreme Court of Kenya ruled. Kenya should act.",),
        ("The court of Kenyan tea is open. Kenya should act.",),
    ),
    Rule(
        "N-people",
        "memberOf",
        "2, memberOf: subject is a member of object, as the name says",
        ("World Bank staff agreed. The World Bank did not.",),
        ("World Bank reports were read. The World Bank was glad.",),
    ),
    Rule(
        "N-presidency",
        "memberOf",
        "2, memberOf: who presides over a body is its member",
        ("Turkey's presidency of the Security Council ended. Turkey thanked the Security Council.",),
        ("Kenya presided. The Security Council met.",),
    ),
    Rule(
        "N-partners",
        "cooperatesWith",
        "2, cooperatesWith, as the name says",
        ("The World Bank's local partners met. The World Bank did not.",),
        ("The World Bank's local donors met. The World Bank did not.",),
    ),
    Rule(
        "N-namesake",
        "represents",
        "2, represents: a post represents the body that it leads: a Minister of Trade, the Ministry of Trade",
        ("The Minister of Trade spoke. The Ministry of Trade agreed.",),
        ("The Minister of Trade spoke. The Ministry of Health agreed.",),
    ),
    Rule(
        "N-post",
        "represents",
        "2, represents: a post represents the body that it acts for or leads, as the name says",
        ("The Minister for Foreign Affairs of Kenya spoke. Kenya agreed.",),
        ("Kenya spoke. The Permanent Representative agreed.",),
    ),
    Rule(
        "N-author",
        "organizes",
        "2, organizes: subject authors object, as the name says",
        ("The World Bank Annual Report was long. The World Bank is large.",),
        ("The Charter of the United Nations is long. The United Nations is large.",),
    ),
    Rule(
        "N-signatory",
        "organizes",
        "2, organizes: the parties to an agreement concluded it, as the name says",
        ("The parties to the Lisbon Accord met. The Lisbon Accord is old.",),
        ("The parties met. The Lisbon Accord is old.",),
    ),
    Rule(
        "N-resolution",
        "organizes",
        "2, organizes; settled cases: adopting is organizes; the number of a resolution tells who adopted it",
        ("Delegations recalled resolution 1325 (2000). The Security Council met.",),
        ("Delegations recalled the resolution. The Security Council met.",),
    ),
    Rule(
        "N-event",
        "organizes",
        "2, organizes: subject convenes an event that bears its name",
        ("The United Nations Water Conference was long. The United Nations is large.",),
        ("The Water Conference was long. The United Nations is large.",),
    ),
    Rule(
        "N-meets",
        "participatesIn",
        "2, participatesIn: a body takes part in its own meeting, as the name says",
        ("The Security Council Summit was long. The Security Council met.",),
        ("The Water Conference was long. The Security Council met.",),
    ),
    Rule(
        "N-place",
        "locatedIn",
        "2, locatedIn: a mission or event takes place in the place of its name",
        ("The United Nations Mission in Liberia closed. It left Liberia.",),
        ("The United Nations Mission closed. It left Liberia.",),
    ),
    Rule(
        "N-provision",
        "partOf",
        PART,
        ("In paragraph 7 of the Banjul Charter, much is said. The Banjul Charter is long.",),
        ("Article 7 is short. The Banjul Charter is long.",),
    ),
    Rule(
        "N-takes-part",
        "participatesIn",
        "2, participatesIn, as the name says",
        ("Oslo Conference participants spoke. The Oslo Conference was short.",),
        ("Several participants spoke. The Oslo Conference was short.",),
    ),
    Rule(
        "N-mandated",
        "mandates",
        "2, mandates: subject gives object its mandate, as the name says",
        ("Council-mandated missions are large. The Security Council, called the Council, met.",),
        ("Large missions are rare. The Security Council, called the Council, met.",),
    ),
)
