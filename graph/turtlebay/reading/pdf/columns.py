"""The order in which a person reads a page: bands from top to bottom, columns in each from left to right.

A gutter is a left margin that several lines share and that lines beside them do not cross. What crosses it (a title, a
wide figure) parts the page into bands. Boxes are read as a whole, at the place where they begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from turtlebay.reading.markers import read_marker
from turtlebay.reading.pdf.glyphs import Chunk, Word
from turtlebay.reading.pdf.grid import Box, Grid, split_cells
from turtlebay.reading.pdf.gutters import bands, find_gutter, left_of, right_of

__all__ = ["Line", "Region", "arrange"]

DEEPEST: Final = 8
TABBED: Final = 1.6
"""Ems; a wider gap inside a line parts cells of a table."""
LEADER: Final = re.compile(r"(?:\.\s?|…\s?|_){4,}")


@dataclass(slots=True)
class Line:
    """One line of a column. `cells` are the parts between wide gaps."""

    cells: list[Chunk]
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    text: str

    @property
    def words(self) -> list[Word]:
        """All words of the line."""
        return [word for cell in self.cells for word in cell.words]


@dataclass(slots=True)
class Region:
    """Lines that a person reads one after the other: a column, a band across the page, or a box."""

    lines: list[Line]
    left: float
    right: float
    boxed: bool = False
    rows: list[list[list[Line]]] = field(default_factory=list)
    """The lines of each cell, where the region is a table with rules."""


def arrange(chunks: Sequence[Chunk], drawn: Sequence[Box] = (), grids: Sequence[Grid] = ()) -> list[Region]:
    """Return the regions of a page in reading order: columns, drawn boxes, tables with rules."""
    boxes = [*(grid.box for grid in grids), *drawn]
    inner: dict[int, list[Chunk]] = {}
    outer: list[Chunk] = []
    for chunk in chunks:
        home = next((n for n, box in enumerate(boxes) if _inside(chunk, box)), None)
        if home is None:
            outer.append(chunk)
        else:
            inner.setdefault(home, []).append(chunk)
    for home in [n for n, found in inner.items() if n >= len(grids) and (len(found) < 2 or not outer)]:
        outer.extend(inner.pop(home))
    stands = [_stand_in(boxes[home], home, found) for home, found in inner.items()]
    regions: list[Region] = []
    for region in _arrange([*outer, *stands], 0, frozenset()):
        run: list[Line] = []
        own = [line for line in region.lines if all(cell.order >= 0 for cell in line.cells)] or region.lines
        left, right = min(line.left for line in own), max(line.right for line in own)
        for line in region.lines:
            stand = next((cell for cell in line.cells if cell.order < 0), None)
            if stand is None:
                run.append(line)
                continue
            if run:
                regions.append(Region(run, left, right))
                run = []
            home = -stand.order - 1
            if home < len(grids):
                regions.append(_table(grids[home], inner[home]))
                continue
            for boxed in _arrange(inner[home], 0, frozenset()):
                boxed.boxed = True
                regions.append(boxed)
        if run:
            regions.append(Region(run, left, right))
    return regions


def _table(grid: Grid, chunks: Iterable[Chunk]) -> Region:
    rows = [[_make_lines(cell) for cell in row] for row in split_cells(grid, chunks)]
    lines = [line for row in rows for cell in row for line in cell]
    return Region(lines, grid.columns[0], grid.columns[-1], boxed=True, rows=[row for row in rows if any(row)])


def _inside(chunk: Chunk, box: Box) -> bool:
    left, bottom, right, top = box
    return left - 1 <= chunk.left and chunk.right <= right + 1 and bottom - 1 <= chunk.base <= top


def _stand_in(box: Box, home: int, chunks: Sequence[Chunk]) -> Chunk:
    """Return a chunk as wide as a box, at the height where its text begins, that stands for all of it."""
    size = chunks[0].size
    base = max(chunk.base for chunk in chunks)
    word = Word("x" * 60, box[0], box[2], base, size, bold=False)
    stand = Chunk([word], -home - 1, chunks[0].page).settle()
    stand.left, stand.right = box[0], box[2]
    return stand


def _arrange(chunks: list[Chunk], depth: int, tried: frozenset[int]) -> list[Region]:
    gutter = find_gutter(chunks, tried) if depth < DEEPEST else None
    if gutter is None:
        lines = _make_lines(chunks)
        if not lines:
            return []
        return [Region(lines, min(line.left for line in lines), max(line.right for line in lines))]
    regions: list[Region] = []
    done = tried | {round(gutter)}
    for band, split in bands(chunks, gutter):
        if split:
            for side in (left_of(band, gutter), right_of(band, gutter)):
                regions.extend(_arrange(side, depth + 1, frozenset()))
        else:
            regions.extend(_arrange(band, depth + 1, done))
    return regions


def _make_lines(chunks: Iterable[Chunk]) -> list[Line]:
    """Put chunks on the same baseline on one line, from left to right."""
    rows: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda chunk: (-chunk.base, chunk.left)):
        last = rows[-1][0] if rows else None
        level = last is not None and abs(last.base - chunk.base) <= 0.3 * min(chunk.size, last.size)
        if last is not None and level and chunk.order >= 0 and last.order >= 0:
            rows[-1].append(chunk)
        else:
            rows.append([chunk])
    return [_make_line(sorted(row, key=lambda chunk: chunk.left)) for row in rows]


def _make_line(row: list[Chunk]) -> Line:
    cells: list[Chunk] = [row[0]]
    for chunk in row[1:]:
        last = cells[-1]
        close = chunk.left - last.right < TABBED * max(chunk.size, last.size)
        if close or read_marker(last.text + " ") or LEADER.search(last.text + chunk.text) or last.order < 0:
            cells[-1] = Chunk([*last.words, *chunk.words], last.order, last.page).settle()
        else:
            cells.append(chunk)
    size = max(cells, key=lambda cell: len(cell.text)).size
    return Line(
        cells=cells,
        page=row[0].page,
        left=min(chunk.left for chunk in row),
        right=max(chunk.right for chunk in row),
        base=row[0].base,
        size=size,
        bold=all(cell.bold for cell in cells),
        text=" ".join(cell.text for cell in cells),
    )
