"""The lines of a text, each with its place and with what becomes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

__all__ = ["Fate", "Line", "split_lines"]

BREAK: Final = re.compile(r"[\n\f\v\x85\u2028\u2029]")
SPACE: Final = (
    " \t\r\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b"
)
TAB: Final = 4


class Fate(Enum):
    """What becomes of a line."""

    BODY = "body"
    BLANK = "blank"
    CUT = "cut"
    """Page furniture: left out, and what stands before and after it may belong together."""
    NOTE = "note"
    """A line of a footnote: kept apart from the body."""
    RULE = "rule"
    """A drawn line or a fence: left out, and it ends a block."""


@dataclass(slots=True)
class Line:
    """One line without the white space around it.

    `raw` is the offset of its first character, `start` and `end` hold its words, `hard` says that it ends in two or
    more spaces (a line break in Markdown), `page` that a form feed comes before it, and `glued` that a page head was
    cut off right behind its last letter.
    """

    raw: int
    start: int
    end: int
    words: str
    indent: int = 0
    hard: bool = False
    page: bool = False
    glued: bool = False
    fate: Fate = Fate.BODY


def split_lines(characters: str) -> list[Line]:
    """Cut a text into lines, at form feeds and the separators of Unicode too.

    >>> [(line.start, line.words) for line in split_lines("One\\n  two ")]
    [(0, 'One'), (6, 'two')]
    """
    lines: list[Line] = []
    raw, page = 0, False
    while raw <= len(characters):
        found = BREAK.search(characters, raw)
        stop = found.start() if found else len(characters)
        lines.append(_line(characters, raw, stop, page))
        if found is None:
            break
        page = found.group() == "\f"
        raw = found.end()
    return lines


def _line(characters: str, raw: int, stop: int, page: bool) -> Line:
    written = characters[raw:stop]
    begun = written.lstrip(SPACE)
    words = begun.rstrip(SPACE)
    margin = len(written) - len(begun)
    indent = len(written[:margin].expandtabs(TAB)) if "\t" in written[:margin] else margin
    start = raw + margin if words else raw
    return Line(
        raw=raw,
        start=start,
        end=start + len(words),
        words=words,
        indent=indent,
        hard=begun.endswith("  "),
        page=page,
        fate=Fate.BODY if words else Fate.BLANK,
    )
