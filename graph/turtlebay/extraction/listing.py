"""Items of lists, labelled recommendations, imperatives and headings in a part of recommendations (Counts 5)."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.detection import Decision
from turtlebay.extraction.imperatives import Opening, find_opening
from turtlebay.extraction.syntax import COURSE, is_course_noun
from turtlebay.extraction.unit import Stem, Unit
from turtlebay.extraction.zones import Zone
from turtlebay.reading import Block, Sentence

__all__ = ["LABELLED", "LIST_CONFIDENCE", "list_unit"]

LIST_CONFIDENCE: Final = {
    "L-imperative": 0.95,
    "L-gerund": 0.9,
    "L-that": 0.9,
    "L-actor-to": 0.85,
    "L-noun": 0.8,
    "L-thing": 0.65,
    "L-label": 0.85,
    "L-heading": 0.8,
    "L-shall": 0.8,
}
"""Measured like the confidence of cues (`rules.py`); what the six documents lack is set lower by judgement."""
THING: Final = re.compile(rf"(?:(?:A|An|No|No more) |{COURSE}\b)[\w’'-]* ?\w+ \w+", re.IGNORECASE)
"""A thing to be brought about, named in an item below a heading of recommendations."""
LABELLED: Final = re.compile(r"^\W*(?:Recommendation|Proposal|Action|Measure|Ask)\b", re.IGNORECASE)
STATEMENT: Final = re.compile(r"\b(?:is|are|was|were|has|have|had|will|did|does)\b")
LABELLED_TEXT: Final = re.compile(
    r"^\W*(?:Recommendation|Proposal|Action|Measure|Ask)(?: \d{1,3}[a-z]?)?(?::| (?=[A-Z]))"
)
SHALL: Final = re.compile(r"\bshall\b(?! have\b)")
SUBJECT_MODAL: Final = re.compile(
    r"^[^:]{2,80}[:.–—] (?:the |all |each |this |these |we |it |they )?[\w’' ,-]{2,80} (?:should|must|needs? to|"
    r"ought to)\b"
    r"|^[^,;:]{3,90}, (?:the|all|each|these|we) (?!\w+ing\b)[\w’' -]{2,60} (?:should|must|needs? to|ought to)\b",
    re.IGNORECASE,
)


def list_unit(
    number: int,
    sentence: Sentence,
    block: Block,
    zone: Zone,
    stem: Stem | None,
    decision: Decision,
    *,
    opens: bool,
) -> Unit | None:
    """Return the unit of a sentence that counts for where it stands; nothing where its own words must decide.

    `opens` says that the sentence is the first of its block.
    """
    text = sentence.text
    item = block.kind == "item" or stem is not None
    labelled = LABELLED.match(block.marker) is not None or LABELLED_TEXT.match(text[:60]) is not None
    opens = opens or LABELLED_TEXT.match(text[:60]) is not None
    led = item and stem is not None and stem.recommends
    if not (led or zone.recommending or labelled):
        return None
    if (ordered := _ordered(text, decision)) is not None:
        low, high = sentence.start + ordered.start(), sentence.start + ordered.end()
        return Unit(
            sentence.start, sentence.end, text, number, "prose", "L-shall", "must", (low, high), 1, decision,
            stem if led else None, agent=zone.agent, confidence=LIST_CONFIDENCE["L-shall"],
        )  # fmt: skip
    opening = find_opening(text)
    rule = _rule(
        text, opening, stem if led else None, item=item, opens=opens, labelled=labelled, zone=zone.recommending
    )
    if rule is None:
        return None
    best = decision.best
    if best is not None and re.match(r"\W{0,9}(?:In order )?[Tt]o \w", text):
        # "To save costs, we recommend …": what follows the purpose speaks.
        return None
    if best is not None and rule in ("L-actor-to", "L-noun", "L-thing", "L-label"):
        return None
    if best is not None and best.cue.rank == 1 and (rule != "L-imperative" or SUBJECT_MODAL.match(text)):
        return None
    low, high = (opening.start, opening.end) if opening is not None else (0, len(text.split(" ", 1)[0]))
    if rule == "L-imperative" and not opens and not zone.recommending and not led:
        return None
    return Unit(
        sentence.start,
        sentence.end,
        text,
        number,
        "item",
        rule,
        stem.strength if led and stem is not None else "should",
        (sentence.start + low, sentence.start + high),
        1,
        decision,
        stem if led else None,
        agent=zone.agent,
        confidence=LIST_CONFIDENCE[rule],
    )


def _ordered(text: str, decision: Decision) -> re.Match[str] | None:
    """*The boat shall be sold*, where recommendations stand; elsewhere a *shall* reports a rule of law."""
    best = decision.best
    return None if best is not None and best.cue.rank == 1 else SHALL.search(text[:300])


def _rule(
    text: str, opening: Opening | None, stem: Stem | None, *, item: bool, opens: bool, labelled: bool, zone: bool
) -> str | None:
    """Return the id of the rule by which an opening counts."""
    led = stem is not None
    kind = opening.kind if opening is not None else ""
    if kind == "imperative":
        return "L-imperative" if opens or zone or led else None
    if kind == "gerund" and item and opens and (led or (zone and not _states(text))):
        return "L-gerund"
    if kind == "that" and opens and (led or labelled or zone):
        return "L-that"
    if kind == "actor-to" and opens and (item or labelled):
        return "L-actor-to"
    if opens and led and stem is not None and stem.nominal and not _states(text) and _is_thing(text):
        return "L-noun"
    if opens and item and zone and THING.match(text) and not _states(text):
        return "L-thing"
    if opens and labelled and not STATEMENT.search(text[:120]):
        return "L-label"
    return None


def _states(text: str) -> bool:
    """Say whether an item is a statement of its own and no thing that a stem asks for."""
    main = re.split(r"\b(?:that|which|who|where|so that|including)\b|[,;(]", text, maxsplit=1)[0]
    return STATEMENT.search(main) is not None


def _is_thing(text: str) -> bool:
    words = re.findall(r"[\w’'-]{1,40}", text[:120])[:7]
    if not words:
        return False
    return (
        words[0].lower() in ("a", "an", "the", "all", "that", "no", "its", "their")
        or re.match(rf"{COURSE}$", words[0], re.IGNORECASE) is not None
        or any(is_course_noun(word) for word in words)
        or words[0][:1].islower()
    )
