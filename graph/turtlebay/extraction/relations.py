"""Relations between entities, where one sentence plainly states or proposes them (guidelines, section 2).

Precision comes first: over-connecting is the known failure of systems that read relations from text. A relation is
taken only where a pattern joins two mentions directly, or where the authority knows it and one sentence names both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.authority import Authority
from turtlebay.extraction.addressees import Parties
from turtlebay.extraction.mentions import ACTING, Mention, Mentions
from turtlebay.extraction.units import Unit
from turtlebay.reading import Layout, Sentence

__all__ = ["Tie", "find_relations"]

BODIES: Final = frozenset(
    ("Organ", "SecretariatUnit", "InternationalOrganization", "RegionalOrganization", "NonGovernmentalOrganization")
)
WHOLES: Final = BODIES | {"State"}


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation with the index of the sentence that bears it."""

    subject: str
    predicate: str
    object: str
    status: str
    sentence: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Joined:
    """A pattern over the words between two neighbouring mentions of given types."""

    rule: str
    predicate: str
    left: frozenset[str]
    words: re.Pattern[str]
    right: frozenset[str]
    reverse: bool
    confidence: float


def _j(
    rule: str,
    predicate: str,
    left: frozenset[str],
    words: str,
    right: frozenset[str],
    *,
    reverse: bool = False,
    confidence: float = 0.8,
) -> Joined:
    return Joined(rule, predicate, left, re.compile(words, re.IGNORECASE), right, reverse, confidence)


EVENT: Final = frozenset(("Event",))
DOCUMENT: Final = frozenset(("Document",))
PROVISION: Final = frozenset(("Provision",))
PLACE: Final = frozenset(("Place", "State"))
MISSION: Final = frozenset(("Mission",))
POST: Final = frozenset(("Post", "Person"))
ANY_ACTOR: Final = frozenset(ACTING)

JOINED: Final = (
    _j("T-of", "partOf", BODIES, r" of (?:the )?$", BODIES),
    _j("T-within", "partOf", BODIES, r" (?:within|in) the $", BODIES),
    _j(
        "T-owner",
        "partOf",
        WHOLES,
        r"['’]s? (?:own )?$",
        BODIES - {"InternationalOrganization", "RegionalOrganization"},
        reverse=True,
    ),
    _j("T-provision-of", "partOf", PROVISION, r",? (?:of|to|in|under) (?:the )?$", DOCUMENT | PROVISION),
    _j("T-post-of", "represents", frozenset(("Post",)), r" (?:of|for|to) (?:the )?$", WHOLES | MISSION, confidence=0.7),
    _j(
        "T-post-owner",
        "represents",
        WHOLES | MISSION,
        r"(?:['’]s)? $",
        frozenset(("Post",)),
        reverse=True,
        confidence=0.7,
    ),
    _j(
        "T-person-of",
        "represents",
        frozenset(("Person",)),
        r", [\w ,’'-]{2,60}(?: of| for| at|,) (?:the )?$",
        WHOLES,
        confidence=0.7,
    ),
    _j("T-mission-in", "locatedIn", MISSION | EVENT, r" (?:in|to|at|for) (?:the )?$", PLACE),
    _j(
        "T-group-in",
        "locatedIn",
        BODIES | MISSION,
        r"(?: operates?| is based| based| works?| headquartered)? in $",
        PLACE,
        confidence=0.6,
    ),
    _j(
        "T-members-of",
        "memberOf",
        frozenset(("Group", "State", "Person")),
        r" (?:of|on|is a member of|are members of|joined) (?:the )?$",
        BODIES,
        confidence=0.6,
    ),
    _j("T-attended", "participatesIn", EVENT, r" (?:was|were) attended by (?:the )?$", ANY_ACTOR, reverse=True),
    _j(
        "T-took-part",
        "participatesIn",
        ANY_ACTOR,
        r" (?:\w+ )?(?:participated|took part|participates|spoke|intervened) (?:in|at) (?:the |an? )?$",
        EVENT,
    ),
    _j(
        "T-organized",
        "organizes",
        ANY_ACTOR,
        r" (?:also |jointly |has |have )?(?:co-?)?(?:organi[sz]e[sd]?|convene[sd]?|host(?:s|ed)?|held|launched|"
        r"publish(?:es|ed)?|issue[sd]?|prepared|drafted|adopt(?:s|ed)?|produced|released|authored|wrote|commissioned) (?:the |an? |its |their |a \w+ )?$",
        EVENT | DOCUMENT,
    ),
    _j(
        "T-by",
        "organizes",
        EVENT | DOCUMENT,
        r",? (?:was |were |is |are |has been |had been )?(?:co-?)?(?:organi[sz]ed|convened|hosted|held|launched|published|issued|"
        r"prepared|drafted|adopted|produced|released|authored|written|undertaken|commissioned|established)? ?by (?:the |an? )?$",
        ANY_ACTOR,
        reverse=True,
    ),
    _j(
        "T-owner-document",
        "organizes",
        ANY_ACTOR,
        r"['’]s? (?:own |recent |new |latest |annual |\w+ )?$",
        DOCUMENT,
        confidence=0.6,
    ),
    _j(
        "T-governs",
        "governs",
        DOCUMENT | PROVISION,
        r" (?:govern(?:s|ed)?|regulate[sd]?|applies to|appl(?:y|ied) to|binds?|obliges?|requires?|prohibits?|"
        r"call(?:s|ed)? for|provides? for|sets? out) (?:the )?$",
        ANY_ACTOR | EVENT,
        confidence=0.7,
    ),
    _j("T-mandated", "mandates", BODIES, r"[-–]mandated $", MISSION | frozenset(("Group",))),
    _j(
        "T-established",
        "mandates",
        BODIES,
        r" (?:has |have |had )?(?:established|mandated|created|set up|authori[sz]ed|deployed) (?:the |an? )?$",
        MISSION | BODIES,
        confidence=0.7,
    ),
    _j(
        "T-supports",
        "supports",
        ANY_ACTOR,
        r" (?:also |actively |continues to |has |have )?(?:support(?:s|ed)?|fund(?:s|ed)?|financ(?:es|ed)|assist(?:s|ed)?|"
        r"backs|helps|helped) (?:the )?$",
        ANY_ACTOR,
        confidence=0.7,
    ),
    _j(
        "T-reports-to",
        "reportsTo",
        ANY_ACTOR,
        r" (?:\w+ )?(?:reports? (?:directly )?to|reported to|briefs|briefed|advises|advised) (?:the )?$",
        ANY_ACTOR,
        confidence=0.7,
    ),
    _j(
        "T-with",
        "cooperatesWith",
        ANY_ACTOR,
        r",? (?:also |closely )?(?:work(?:s|ed|ing)? (?:closely )?with|cooperat(?:es|ed|ing) with|together with|in (?:close )?(?:cooperation|"
        r"collaboration|partnership|coordination|consultation) with|collaborat(?:es|ed|ing) with|partner(?:s|ed) with|consult(?:s|ed) (?:with )?) ?(?:the )?$",
        ANY_ACTOR,
        confidence=0.6,
    ),
)
TENSION: Final = re.compile(
    r"\b(?:distrust|mistrust|disconnect|tensions?|conflict|competition|rivalry|friction|clash(?:es)?|dispute|antagonism|discord)s?\b"
    r"[^.;]{0,60}?\bbetween\b",
    re.IGNORECASE,
)
RELATIONSHIP: Final = re.compile(
    r"\b(?:relationship|cooperation|coordination|partnership|collaboration|dialogue|consultations?|meetings?|deal|agreement|exchange|contacts?)\b"
    r"[^.;]{0,40}?\bbetween\b",
    re.IGNORECASE,
)
WITH: Final = re.compile(
    r"\b(?:with|alongside|between|among|consult|consulting|involve|involving|include|including|engage|engaging|invite|inviting)\b[\w ,’'-]{0,40}$",
    re.IGNORECASE,
)
HELP: Final = re.compile(
    r"\b(?:support|supporting|assist|assisting|help|helping|fund|funding|finance|financing|back|backing|strengthen|strengthening|"
    r"aid|equip|train)\b(?: for| to)?[\w ’'-]{0,24}$",
    re.IGNORECASE,
)
REPORT: Final = re.compile(
    r"\b(?:report|reporting|reports|brief|briefing|advise|advising|inform|informing|notify|updates?|submit \w+)\b(?: \w+){0,3}?(?: to)?(?: the)? $",
    re.IGNORECASE,
)


def find_relations(
    layout: Layout, mentions: Mentions, authority: Authority, recommended: list[tuple[Unit, Parties]]
) -> list[Tie]:
    """Return relations in order of place, each pair and predicate once for each status."""
    ties: dict[tuple[str, str, str, str], Tie] = {}

    def add(tie: Tie) -> None:
        if tie.subject == tie.object:
            return
        subject, object_ = tie.subject, tie.object
        if (
            tie.predicate in ("cooperatesWith", "inTensionWith")
            and (object_, tie.predicate, subject, tie.status) in ties
        ):
            return
        ties.setdefault((subject, tie.predicate, object_, tie.status), tie)

    proposing = {unit.sentence for unit, _ in recommended}
    for number, sentence in enumerate(layout.sentences):
        if layout.blocks[sentence.block].furniture:
            continue
        inside = mentions.within(sentence.start, sentence.end)
        for tie in _joined(number, sentence, inside, mentions, number in proposing):
            add(tie)
        for tie in _between(number, sentence, inside, mentions, number in proposing):
            add(tie)
        for tie in _known(number, inside, authority):
            add(tie)
        for tie in _named(number, inside, mentions, authority):
            add(tie)
    for unit, parties in recommended:
        for tie in _proposed(unit, parties, mentions):
            add(tie)
    return sorted(ties.values(), key=lambda t: (t.sentence, t.subject, t.predicate, t.object, t.status))


def _joined(
    number: int, sentence: Sentence, inside: tuple[Mention, ...], mentions: Mentions, proposing: bool
) -> Iterator[Tie]:
    for left, right in zip(inside, inside[1:], strict=False):
        words = sentence.text[left.end - sentence.start : right.start - sentence.start]
        if len(words) > 90:
            continue
        types = mentions.entities[left.key].type, mentions.entities[right.key].type
        for pattern in JOINED:
            if types[0] in pattern.left and types[1] in pattern.right and pattern.words.match(words):
                subject, object_ = (right, left) if pattern.reverse else (left, right)
                status = (
                    "proposed"
                    if proposing and pattern.predicate in ("cooperatesWith", "supports", "reportsTo")
                    else "stated"
                )
                yield Tie(subject.key, pattern.predicate, object_.key, status, number, pattern.rule, pattern.confidence)
                break


def _between(
    number: int, sentence: Sentence, inside: tuple[Mention, ...], mentions: Mentions, proposing: bool
) -> Iterator[Tie]:
    for pattern, predicate, rule in (
        (TENSION, "inTensionWith", "T-tension"),
        (RELATIONSHIP, "cooperatesWith", "T-between"),
    ):
        for match in pattern.finditer(sentence.text):
            here = [
                m for m in inside if m.start - sentence.start >= match.end() and mentions.entities[m.key].type in ACTING
            ]
            if len(here) >= 2 and here[0].start - sentence.start - match.end() < 60:
                words = sentence.text[here[0].end - sentence.start : here[1].start - sentence.start]
                if " and " in words and len(words) < 60:
                    status = "proposed" if proposing and predicate == "cooperatesWith" else "stated"
                    yield Tie(here[0].key, predicate, here[1].key, status, number, rule, 0.8)


def _known(number: int, inside: tuple[Mention, ...], authority: Authority) -> Iterator[Tie]:
    """What the authority knows and one sentence names: a part beside its whole."""
    keys = dict.fromkeys(m.key for m in inside)
    for key in keys:
        known = authority.actors.get(key)
        if known is None or known.type in ("Place", "State", "Group"):
            continue
        for whole in known.part_of:
            if whole in keys:
                yield Tie(key, "partOf", whole, "stated", number, "T-known-part", 0.8)
        if known.type in ("Mission", "Event"):
            for place in known.located_in:
                if place in keys:
                    yield Tie(key, "locatedIn", place, "stated", number, "T-known-place", 0.8)


def _named(number: int, inside: tuple[Mention, ...], mentions: Mentions, authority: Authority) -> Iterator[Tie]:
    """What a name itself says: *Council members*, *Board staff*."""
    for mention in inside:
        known = authority.actors.get(mention.key)
        if known is None:
            continue
        if known.type == "Group" and re.search(r"\bmembers\b", known.label, re.IGNORECASE):
            for whole in known.part_of:
                if whole in mentions.entities:
                    yield Tie(mention.key, "memberOf", whole, "stated", number, "T-members", 0.8)


def _proposed(unit: Unit, parties: Parties, mentions: Mentions) -> Iterator[Tie]:
    """A course between addressee and counterpart is a proposed relation (guidelines, section 2, status)."""
    low, high = unit.clause or (unit.start, unit.end)
    inside = [m for m in mentions.within(low, high) if m.key in parties.counterparts]
    if len(parties.addressees) == 2 and parties.source == "between":
        yield Tie(
            parties.addressees[0],
            "cooperatesWith",
            parties.addressees[1],
            "proposed",
            unit.sentence,
            "T-proposed-between",
            0.8,
        )
    for mention in inside:
        lead = unit.text[max(0, unit.cue[1] - unit.start - 1) : mention.start - unit.start]
        for addressee in parties.addressees:
            if REPORT.search(lead):
                yield Tie(addressee, "reportsTo", mention.key, "proposed", unit.sentence, "T-proposed-report", 0.7)
            elif HELP.search(lead):
                yield Tie(addressee, "supports", mention.key, "proposed", unit.sentence, "T-proposed-support", 0.6)
            elif WITH.search(lead):
                yield Tie(addressee, "cooperatesWith", mention.key, "proposed", unit.sentence, "T-proposed-with", 0.6)
