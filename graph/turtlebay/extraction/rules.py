"""The form of a rule: an id, the clause of the guidelines that it implements, a pattern, and examples of our own.

Every example is a test: `yes` sentences must be found by the rule, `no` sentences must not be taken by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Cue", "Form", "Mask", "compile_cue"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that make a sentence a recommendation.

    `strength` is the scale value that they carry (guidelines, section 3, fields). `rank` settles which cue speaks for a
    sentence with several: the modal of the recommended clause (1) wins over a statement of need or worth (2), that over
    the verb that reports it (3). `triggers` are lower-case strings of which one stands in every sentence that the
    pattern finds; they save the search elsewhere. `needs` names a further trial (`trials.py`) that the words around the
    cue have to pass. In examples, square brackets stand around words that name an actor.

    `confidence` is (h + 4 x 0.76) / (n + 4), rounded to steps of 0.05 and at most 0.95: of n hits on six annotated
    documents (the four of the gold folder, a think tank's brief, an audit report) h are right. They are smoothed toward
    0.76, the precision of all rules on two documents that were kept aside, since the rules were made on the six; a cue
    that none of the six holds has 0.75.
    """

    id: str
    guideline: str
    pattern: re.Pattern[str]
    strength: str
    rank: int
    triggers: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    needs: str = ""
    confidence: float = 0.75


@dataclass(frozen=True, slots=True)
class Mask:
    """Words in which a cue does not count; the span of the pattern's group `m`, or all of it, is blanked out."""

    id: str
    guideline: str
    pattern: re.Pattern[str]
    triggers: tuple[str, ...]
    yes: tuple[str, ...]
    """Sentences that this mask stops."""
    no: tuple[str, ...]
    """Sentences that it must leave alone."""


@dataclass(frozen=True, slots=True)
class Form:
    """A rule that is code and no pattern: its id, its clause, and texts of our own that it takes and leaves."""

    id: str
    guideline: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


def compile_cue(*parts: str) -> re.Pattern[str]:
    """Compile a pattern, given in parts, that ignores case; the clean text that it reads has single spaces."""
    return re.compile("".join(parts), re.IGNORECASE)
