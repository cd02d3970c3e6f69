"""The form of a rule: an id, the clause of the guidelines that it implements, a pattern, and examples of our own.

Every example is a test: `yes` sentences must be found by the rule, `no` sentences must not be taken by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Cue", "Mask", "compile_cue"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that make a sentence a recommendation.

    `strength` is the scale value that they carry (guidelines, section 3, fields). `rank` settles which cue speaks for a
    sentence with several: the modal of the recommended clause (1) wins over a statement of need or worth (2), that over
    the verb that reports it (3). `needs` names a further test that detection applies: `actor` (the subject acts),
    `action` (a verb of action follows) or nothing.
    """

    id: str
    guideline: str
    pattern: re.Pattern[str]
    strength: str
    rank: int
    yes: tuple[str, ...]
    no: tuple[str, ...]
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Mask:
    """Words in which a cue does not count; the span of the pattern's group `m`, or all of it, is blanked out."""

    id: str
    guideline: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    """Sentences that this mask stops."""
    no: tuple[str, ...]
    """Sentences that it must leave alone."""


def compile_cue(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that ignores case; the clean text that it reads has single spaces."""
    return re.compile(pattern, re.IGNORECASE)
