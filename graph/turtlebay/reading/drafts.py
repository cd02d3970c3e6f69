"""Blocks in the making: stretches of lines that will become one heading, paragraph or item."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Final

from turtlebay.reading.lines import Line
from turtlebay.reading.markers import Marker

__all__ = ["TAIL", "Draft", "Gap", "Piece", "is_open"]

TERMINAL: Final = re.compile(r"[.!?:;…][\"'”’»)\]*_]*\s*(?:(?:\[?\^?[\w*]{1,3}\])+|\d{1,3}|\[\d{1,3}|[¹²³⁰-⁹]+)?$")
TAIL: Final = 40
"""Characters at the end of a line that tell whether its sentence is finished."""


class Gap(IntEnum):
    """What lies between two lines of the body."""

    NONE = 0
    BLANK = 1
    CUT = 2
    """Page furniture or footnotes, left out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line; `gap` is what lies before it, `joint` the offset of the line break before its line."""

    start: int
    end: int
    joint: int
    gap: Gap = Gap.NONE
    glued: bool = False


@dataclass(slots=True)
class Draft:
    """A block in the making: its pieces, its marker and what stood before it."""

    pieces: list[Piece] = field(default_factory=list)
    kind: str = ""
    marker: Marker | None = None
    level: int = 0
    indent: int = 0
    gap: Gap = Gap.BLANK
    first: str = ""
    last: str = ""
    hard: bool = False
    note: bool = False
    closed: bool = False

    def add(self, line: Line, skipped: int, gap: Gap) -> None:
        """Take in a line from its `skipped`th character on."""
        words = line.words[skipped:]
        if words:
            glued = bool(self.pieces) and self.pieces[-1].glued
            piece = Piece(line.start + skipped, line.end, line.raw - 1, gap if self.pieces else Gap.NONE, line.glued)
            if glued and not words[0].islower():
                self.pieces[-1] = replace(self.pieces[-1], glued=False)
            self.pieces.append(piece)
            self.first = self.first or words
            self.last, self.hard = words, line.hard


def is_open(words: str) -> bool:
    """Say whether a sentence goes on after these words: they don't end in a stop, a colon or a semicolon.

    >>> is_open("and the board of"), is_open("so they left.2")
    (True, False)
    """
    return not TERMINAL.search(words[-TAIL:])
