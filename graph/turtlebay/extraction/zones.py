"""Where in a report one stands: under a heading of recommendations, of references, or addressed to an actor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.imperatives import find_opening
from turtlebay.reading import Layout

__all__ = ["ADDRESSED", "CONTENTS", "Zone", "find_zones"]

RECOMMENDING: Final = re.compile(
    r"\b(?:recommendations?|recommends|proposals?|ways? forward|next steps|action points|action items|calls? (?:to|"
    r"for) action|"
    r"policy (?:options|implications|asks|priorities|responses?)|priorit(?:y|ies) (?:for|actions?)|actions? "
    r"(?:required|needed)|"
    r"what (?:should|must|can|needs)|(?:should|must) do|what (?:we|is) (?:need|want|ask|call)\w*|suggested actions?|"
    r"(?:our|key|main|core|policy) (?:asks|demands)|asks|agenda for (?:action|reform)|blueprint|to-do list|"
    r"commitments sought|"
    r"matters? for congressional consideration|advice (?:to|for))\b",
    re.IGNORECASE,
)
REPORTED: Final = re.compile(
    r"\b(?:implementation|status|follow-up|progress|response|responses|comments|previous|prior|past|reply|replies|"
    r"review) "
    r"(?:of|on|to|in) (?:\w+ ){0,4}recommendations?\b|\b(?:previous|prior|past|earlier) recommendations?\b",
    re.IGNORECASE,
)
OTHER: Final = re.compile(
    r"\b(?:introduction|background|methodology|methods|findings|annex|appendix|about (?:the|this)|concept note|scope|"
    r"conclusions?|agency comments|management comments|context|summary|overview|discussion|results|analysis|case study|"
    r"objectives?|literature|limitations|history)\b",
    re.IGNORECASE,
)
DEAD: Final = re.compile(
    r"^\W*(?:[\dIVX.]+ )?(?:references|bibliography|(?:end|foot)?notes|works cited|sources|(?:suggested )?(?:further "
    r")?reading|"
    r"acknowledge?ments?|about the (?:authors?|editors?|institute)|list of (?:participants|abbreviations|acronyms|"
    r"figures|tables|"
    r"references)|(?:table of )?contents|glossary|abbreviations|acronyms|agenda|programme|program|participants|"
    r"credits|imprint|"
    r"selected bibliography|literature cited)\W*$",
    re.IGNORECASE,
)
ADDRESSED: Final = re.compile(
    r"^\W*(?:[\dIVXa-z]{1,4}[.)] )?(?:Recommendations? )?(?:To|For) (?:the |all |both )?(?=[A-Z\w])"
)
APPLIES: Final = re.compile(
    r"^\W*(?:Applies to|Addressed to|Addressees?|Directed (?:at|to)|Responsibility|Lead (?:agency|body|actors?)|"
    r"Actors?|Responsible(?: (?:body|party|parties|agency|actors?))?|(?:For )?[Aa]ction by) ?: *(?=\w)"
)
"""A line that names who is to act on what follows."""
LONGEST_WHO: Final = 300
ANNOUNCING: Final = re.compile(
    r"\b(?:should|must|shall|needs? to|recommend\w*|propose\w*|urge\w*|call\w* for)\b[^.]{0,120}"
    r"\bfollowing (?:\w+ ){0,2}(?:actions?|steps|measures|recommendations|requirements|priorities|reforms|proposals)"
    r"\b[^.]*:\s*$",
    re.IGNORECASE,
)
"""What, right before a heading, makes it and its like recommend: *The board should take the following steps:*."""
CONTENTS: Final = re.compile(r"(?:\. ?){5,}|…{2,}|_{5,}|\t\d{1,3}$")
"""The leaders of a table of contents."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a block stands. `agent` is the clean range of a heading that names who is to act, *To the ministry*."""

    recommending: bool = False
    dead: bool = False
    agent: tuple[int, int] | None = None


def find_zones(layout: Layout) -> list[Zone]:
    """Return the zone of every block.

    Sub-headings go on with a zone; a heading of another kind, or one of the same level that says nothing of
    recommendations where the headings have levels, ends it.
    """
    zones: list[Zone] = []
    here, level = Zone(), 0
    announced = False
    for index, block in enumerate(layout.blocks):
        words = layout.clean.characters[block.start : block.end]
        if block.kind == "heading":
            deeper = bool(block.level) and bool(level) and block.level > level
            if DEAD.match(words):
                here, level = Zone(dead=True), block.level
            elif announced and not here.dead:
                here, level = Zone(recommending=True), max(block.level - 1, 0)
            elif RECOMMENDING.search(words) and not REPORTED.search(words):
                here, level = Zone(recommending=True, agent=_agent(block.start, words)), block.level
            elif ADDRESSED.match(words) and (here.recommending or _asks_below(layout, index)):
                here = Zone(recommending=True, agent=_agent(block.start, words))
            elif (OTHER.search(words) and not deeper) or (bool(block.level) and bool(level) and block.level <= level):
                here, level = Zone(), 0
            elif here.dead and not deeper and not block.level:
                here = Zone()
            elif here.recommending:
                here = Zone(recommending=True)
        elif block.kind == "paragraph" and (who := APPLIES.match(words)) is not None and len(words) <= LONGEST_WHO:
            here = Zone(recommending=True, agent=(block.start + who.end(), block.start + len(words.rstrip(" .:"))))
        announced = ANNOUNCING.search(words[-300:]) is not None
        zones.append(here)
    return zones


def _asks_below(layout: Layout, index: int) -> bool:
    """Say whether what stands right below a heading that names somebody opens with an imperative."""
    if index + 1 == len(layout.blocks) or layout.blocks[index + 1].kind == "heading":
        return False
    below = layout.blocks[index + 1]
    opening = find_opening(layout.clean.characters[below.start : below.end])
    return opening is not None and opening.kind == "imperative"


def _agent(start: int, words: str) -> tuple[int, int] | None:
    found = ADDRESSED.match(words)
    return (start + found.end(), start + len(words.rstrip(" :"))) if found else None
