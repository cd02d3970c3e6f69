"""Whom the action involves (guidelines, section 3, `counterparts`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.parties.patterns import (
    AFTER_OTHERS,
    BREAK,
    COMPOUND,
    NOT_INVOLVED,
    PASSIVE,
    RECEIVING,
    WITH_OTHERS,
)
from turtlebay.extraction.unit import Unit

__all__ = ["iter_counterparts"]

OWNS: Final = re.compile(r"['’]s ")


def iter_counterparts(unit: Unit, mentions: Mentions, addressees: tuple[str, ...], clause_start: int) -> Iterator[str]:
    """Yield the other actors of the recommended clause: its objects, its owners, the subject of a passive.

    `clause_start` is relative to the unit.
    """
    cue_end = unit.cue[1] - unit.start
    after = unit.text[cue_end:]
    stop = BREAK.search(after)
    high = cue_end + (stop.start() if stop else len(after))
    low = cue_end
    if _is_passive(unit, after) or (unit.rank == 2 and unit.mode == "prose"):
        low = clause_start
    inserted = [(found.end(), _end_of_insertion(unit.text, found.end())) for found in WITH_OTHERS.finditer(unit.text)]
    inside = [m for m in mentions.within(*(unit.clause or (unit.start, unit.end))) if mentions.acts(m)]
    for mention in inside:
        start, end = mention.start - unit.start, mention.end - unit.start
        with_others = any(first <= start < last for first, last in inserted)
        if mention.key in addressees or end > high or (start < low and not with_others):
            continue
        if NOT_INVOLVED.search(unit.text[max(0, start - 24) : start]) or COMPOUND.match(unit.text[end:]):
            continue
        if OWNS.match(unit.text[end:]) and any(m.start == mention.end + 3 for m in inside):
            continue  # *the Union's board*: the board is meant.
        yield mention.key


def _end_of_insertion(text: str, start: int) -> int:
    """Where *in consultation with A and B* ends: at the modal, or the comma before a verb or a determiner."""
    end = AFTER_OTHERS.search(text, start)
    return end.start() if end else len(text)


def _is_passive(unit: Unit, after: str) -> bool:
    if unit.rule in ("C-requires", "C-needs-thing") or RECEIVING.match(after):
        return True
    cue = unit.text[unit.cue[0] - unit.start : unit.cue[1] - unit.start]
    return unit.rank == 1 and PASSIVE.match(("be " if cue.endswith(" be") else "") + after) is not None
