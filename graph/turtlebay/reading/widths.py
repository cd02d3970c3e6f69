"""How wide the column of a line is, which tells a wrapped line from one that ends early."""

from __future__ import annotations

from typing import Final

from turtlebay.reading.lines import Fate, Line

__all__ = ["Widths"]

WIDEST: Final = 140
"""Characters; what is longer is a paragraph to a line."""
FEWEST: Final = 8
"""Lines with a successor that must be there before the text as a whole is taken as wrapped."""
SHARE: Final = 0.9
"""The quantile of the lengths that stands for the width: the very longest lines are overfull."""
UNWRAPPED: Final = 72
"""Assumed where nothing is wrapped: a shorter line without a stop is a heading or an entry of its own."""
ENDLESS: Final = 1 << 20
"""Stands for the width of lines of which one is a paragraph: then each of them is one, or an item or a heading."""


class Widths:
    """The widths of the columns of a text; one for all where all of it is wrapped, else one for each run of lines."""

    def __init__(self, lines: list[Line]) -> None:
        self._runs = [0] * len(lines)
        inner: list[int] = []
        start = 0
        while start < len(lines):
            stop = start
            while stop < len(lines) and lines[stop].fate is Fate.BODY:
                stop += 1
            lengths = [line.indent + len(line.words) for line in lines[start:stop]]
            inner += lengths[:-1]
            width = max(lengths, default=0)
            if width > 2 * WIDEST:
                width = ENDLESS
            elif len(lengths) < 3 or width > WIDEST:
                width = UNWRAPPED
            self._runs[start:stop] = [width] * len(lengths)
            start = stop + 1
        inner.sort()
        width = inner[int(SHARE * len(inner))] if len(inner) >= FEWEST else WIDEST + 1
        self._whole = width if width <= WIDEST and inner[-1] <= 2 * WIDEST else None

    def at(self, index: int) -> int:
        """Return the width of the column that a line stands in, in characters."""
        return self._runs[index] if self._whole is None else self._whole
