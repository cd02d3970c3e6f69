"""What the authority knows, where the document names both sides (guidelines, section 2: plainly presupposed)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turtlebay.authority import Authority
from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.relations.ties import Rule

__all__ = ["KNOWN", "iter_known"]

KNOWN: Final = (
    Rule(
        "K-part",
        "partOf",
        "2, partOf, plainly presupposed where one sentence names part and whole",
        ("The United Nations and its Security Council met.",),
        ("The World Bank and the Security Council met.",),
    ),
    Rule(
        "K-system",
        "partOf",
        "2, partOf, plainly presupposed where one sentence speaks of the bodies of the whole",
        ("The UN is large. Other UN agencies and the World Food Programme agreed.",),
        ("Other regional bodies and the General Assembly agreed. The UN is large.",),
    ),
    Rule(
        "K-place",
        "locatedIn",
        "2, locatedIn, plainly presupposed where one sentence names a mission and its place",
        ("UNMIL left Liberia.",),
        ("UNMIL left Ghana.",),
    ),
)
PARTS: Final = frozenset(
    ("Organ", "SecretariatUnit", "InternationalOrganization", "RegionalOrganization", "Mission", "Provision")
)


SYSTEM: Final = re.compile(
    r"\b(?P<whole>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})(?:['’]s)? (?:[a-z]+ )?(?:system|famil(?:y|ies)|bodies|organs|"
    r"agencies|entities)\b"
)


def iter_known(
    keys: dict[str, None], text: str, forms: dict[str, str], mentions: Mentions, authority: Authority
) -> Iterator[tuple[str, str, str, str]]:
    """Yield rule, subject, predicate and object among the entities that one sentence names.

    `forms` gives the keys of entities by their names; it finds the whole in words such as *UN bodies*.
    """
    for match in SYSTEM.finditer(text):
        words = match.group("whole").split(" ")
        system = next((forms[t] for t in (" ".join(words[n:]) for n in range(len(words))) if t in forms), None)
        for key in keys:
            known = authority.actors.get(key)
            if known is not None and system in known.part_of and mentions.entities[key].type in PARTS:
                yield "K-system", key, "partOf", str(system)
    for key in keys:
        known = authority.actors.get(key)
        if known is None:
            continue
        kind = mentions.entities[key].type
        for whole in known.part_of:
            if whole not in keys:
                continue
            if kind in PARTS:
                yield "K-part", key, "partOf", whole
        if kind in ("Mission", "Event"):
            for place in known.located_in:
                if place in keys:
                    yield "K-place", key, "locatedIn", place
