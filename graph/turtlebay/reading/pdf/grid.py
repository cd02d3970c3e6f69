"""Tables with drawn rules: which rules belong together, and in which cell each word stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from turtlebay.reading.pdf.glyphs import Chunk

__all__ = ["Box", "Grid", "Rule", "find_grids", "split_cells"]

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

TOUCH: Final = 3.0
"""Points between rules that meet."""
MOST_RULES: Final = 600
NARROWEST: Final = 8.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: level from `low` to `high` at height `at`, or upright at the place `at`."""

    level: bool
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the edges of its columns from left to right, and of its rows from bottom to top."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    @property
    def box(self) -> Box:
        """The outline of the table."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables that rules draw: two columns and two rows at least."""
    if len(rules) > MOST_RULES:
        return []
    groups: list[list[Rule]] = []
    for rule in rules:
        met = [group for group in groups if any(_meet(rule, other) for other in group)]
        groups = [group for group in groups if not any(group is other for other in met)]
        groups.append([rule, *(other for group in met for other in group)])
    grids: list[Grid] = []
    for group in groups:
        upright = [rule for rule in group if not rule.level]
        level = [rule for rule in group if rule.level]
        if not upright or len(level) < 2:
            continue
        xs = _edges([*(r.at for r in upright), min(r.low for r in level), max(r.high for r in level)])
        ys = _edges([*(r.at for r in level), min(r.low for r in upright), max(r.high for r in upright)])
        if len(xs) > 2 and len(ys) > 2:
            grids.append(Grid(xs, ys))
    return grids


def _meet(a: Rule, b: Rule) -> bool:
    if a.level == b.level:
        return abs(a.at - b.at) <= TOUCH and a.low <= b.high + TOUCH and b.low <= a.high + TOUCH
    return a.low - TOUCH <= b.at <= a.high + TOUCH and b.low - TOUCH <= a.at <= b.high + TOUCH


def _edges(places: Iterable[float]) -> tuple[float, ...]:
    """Return places in their order, those that are nearly the same only once."""
    row: list[float] = []
    for place in sorted(places):
        if not row or place - row[-1] >= NARROWEST:
            row.append(place)
    return tuple(row)


def split_cells(grid: Grid, chunks: Iterable[Chunk]) -> list[list[list[Chunk]]]:
    """Return the rows of a table from the top, each with the chunks of every cell."""
    cells: dict[tuple[int, int], list[Chunk]] = {}
    for chunk in chunks:
        row = _slot(grid.rows, chunk.base + 0.25 * chunk.size)
        parts: dict[int, Chunk] = {}
        column = -1
        for word in chunk.words:
            if not word.glued or column < 0:
                column = _slot(grid.columns, (word.left + min(word.right, word.left + 4)) / 2)
            parts.setdefault(column, Chunk([], chunk.order, chunk.page)).words.append(word)
        for column, part in parts.items():
            cells.setdefault((row, column), []).append(part.settle())
    width = range(len(grid.columns) - 1)
    return [[cells.get((row, column), []) for column in width] for row in range(len(grid.rows) - 2, -1, -1)]


def _slot(edges: tuple[float, ...], place: float) -> int:
    return min(max(bisect_right(edges, place) - 1, 0), len(edges) - 2)
