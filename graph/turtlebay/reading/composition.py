"""Text in the making: blocks written one under the other in the Markdown that `lay_out` knows.

Every reader of a format with structure (HTML, PDF, DOCX) ends here, so that headings, items, rows and notes look the
same whatever they came from. What is written is final: the characters are those that every offset counts in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Composition", "Extract", "note_mark", "tidy"]

CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
SPACE: Final = re.compile(r"\s+")
LIGATURES: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u00ad": "",
}
TABLE: Final = str.maketrans(LIGATURES)
LABEL: Final = re.compile(r"[^\w*†‡§-]+")
DEEPEST: Final = 6
"""Levels of headings in Markdown."""


@dataclass(frozen=True)
class Extract:
    """What a reader got out of a file: characters, the offset at which each page starts, and what to tell."""

    characters: str
    pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()


def tidy(words: str) -> str:
    """Return words on one line: one space between them, ligatures taken apart, no soft hyphens or controls.

    >>> tidy(" the \\ufb01rst\\n step ")
    'the first step'
    """
    return SPACE.sub(" ", CONTROLS.sub("", SPACE.sub(" ", words.translate(TABLE)))).strip()


def note_mark(label: str) -> str:
    """Return the mark of a footnote as it stands in a sentence; nothing where the label holds no sign.

    >>> note_mark(" 3) ")
    '[^3]'
    """
    bare = LABEL.sub("", label)[:20]
    return f"[^{bare}]" if bare else ""


class Composition:
    """Writes blocks, each apart from the last by a blank line; every method returns where the words begin."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._row = False
        self.length = 0

    def heading(self, words: str, level: int) -> int:
        """Write a heading; levels count from 1."""
        return self._write("#" * min(max(level, 1), DEEPEST) + " ", words)

    def paragraph(self, words: str) -> int:
        """Write a paragraph."""
        return self._write("", words)

    def item(self, words: str, *, marker: str = "-", level: int = 0) -> int:
        """Write an item of a list; an item of a list inside another is indented."""
        return self._write("  " * min(level, 8) + marker + " ", words)

    def row(self, cells: Sequence[str]) -> int:
        """Write a row of a table on one line; rows that follow each other stand together."""
        words = " | ".join(cell.replace("|", "/") for cell in cells)
        start = self._write("| ", words + " |", together=self._row)
        self._row = True
        return start

    def note(self, label: str, words: str) -> int:
        """Write a footnote, which `lay_out` keeps apart from the body."""
        return self._write(f"{note_mark(label) or '[^*]'}: ", words)

    def finish(self) -> str:
        """Return all that was written."""
        return "".join(self._parts) + ("\n" if self._parts else "")

    def _write(self, prefix: str, words: str, *, together: bool = False) -> int:
        gap = ("\n" if together else "\n\n") if self._parts else ""
        start = self.length + len(gap) + len(prefix)
        self._parts.append(gap + prefix + words)
        self.length = start + len(words)
        self._row = False
        return start
