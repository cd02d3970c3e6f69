"""Paragraphs of a PDF in the making, and what is usual in the document that they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from turtlebay.reading.pdf.columns import Line

__all__ = ["HEADING_SIZE", "RESIZED", "Paragraph", "Style"]

RESIZED: Final = 0.08
"""The part by which the size of letters may differ within a paragraph."""
HEADING_SIZE: Final = 1.12
"""Headings are set larger than this many times the size of the body, or bold."""


@dataclass(frozen=True)
class Style:
    """What is usual in a document: the size of the letters of its body, and the distance of lines by size."""

    body: float
    leading: dict[float, float]

    def distance(self, size: float) -> float:
        """Return the usual distance of two lines of a size."""
        return self.leading.get(size) or 1.2 * size


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together. `kind` is paragraph, heading, row or note; `label` is that of a note."""

    kind: str
    lines: list[Line]
    page: int
    label: str = ""
    level: int = 0
    boxed: bool = False
    full: bool = False
    """Whether the last line reaches the edge of its column."""
    bounds: list[tuple[float, float]] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    """The lines of each cell of a row."""

    @property
    def text(self) -> str:
        """The words, as they stand on the lines."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """The size of most letters."""
        return _size(self.lines)


def _size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]
