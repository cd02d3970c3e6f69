"""What detection hands on: a unit that recommends, the stem of a list, the verdict on a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from turtlebay.extraction.detection import Decision

__all__ = ["Judged", "Stem", "Unit"]


@dataclass(frozen=True, slots=True)
class Stem:
    """What introduces a list: the clean range of the sentence, and what its items take from it."""

    start: int
    end: int
    text: str
    decision: Decision
    strength: str
    recommends: bool = True
    """Whether its items are recommendations for what it says."""
    nominal: bool = False
    """Whether items that are no imperatives count too: the stem asks for things (*we call for:*) or ends in a modal."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or item that recommends. Offsets are those of the clean text; `cue` is half-open too.

    `mode` is prose, item (of a list), operative (of a resolution), upr (of a Universal Periodic Review) or table.
    """

    start: int
    end: int
    text: str
    sentence: int
    mode: str
    rule: str
    strength: str
    cue: tuple[int, int]
    rank: int
    decision: Decision
    stem: Stem | None = None
    clause: tuple[int, int] | None = None
    """The range of the clause that recommends, where a sentence recommends different things to different actors."""
    agent: tuple[int, int] | None = None
    """Words outside the unit that name who should act: the heading *To the ministry*, a column, the state reviewed."""
    endorsement: str | None = None
    """Who puts it forward, where the form of the list says it (a Universal Periodic Review)."""
    confidence: float = 0.9
    """The measured precision of the rule, lower where the evidence is weak."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the verdict on it; kept for explanation."""

    sentence: int
    decision: Decision
    note: str
    unit: Unit | None
