"""Tables of recommendations: rows of cells between upright strokes, with a column of actions and one of actors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.detection import Scene, detect
from turtlebay.extraction.imperatives import find_opening
from turtlebay.extraction.unit import Unit
from turtlebay.reading import Block

__all__ = ["Columns", "is_row", "read_columns", "row_units"]

ACTIONS: Final = re.compile(
    r"\b(?:recommendations?|proposals?|proposed|actions?|measures?|what should|asks?|steps?)\b", re.IGNORECASE
)
ACTORS: Final = re.compile(
    r"\b(?:responsib\w+|addressees?|addressed|actors?|owner|lead|who|body|agency|entity|by whom|implement\w+|"
    r"stakeholders?|"
    r"department|ministry)\b",
    re.IGNORECASE,
)
CELL: Final = re.compile(r"[^|]+")
MOST_CELLS: Final = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what is to be done, and who is to do it."""

    action: int | None
    actor: int | None


def is_row(block: Block, characters: str) -> bool:
    """Say whether a block is a row of a table."""
    head = characters[block.start : min(block.end, block.start + 2000)]
    return head.lstrip().startswith("|") or head.count(" | ") >= 1


def read_columns(text: str) -> Columns | None:
    """Read the head of a table; nothing if the row has no column of recommendations.

    >>> read_columns("| No. | Recommendation | Responsible |")
    Columns(action=1, actor=2)
    """
    cells = [cell for _, _, cell in _cells(text)]
    if any(len(cell) > 60 for cell in cells):
        return None
    actors = [n for n, cell in enumerate(cells) if ACTORS.search(cell)]
    actions = [n for n, cell in enumerate(cells) if ACTIONS.search(cell) and n not in actors[:1]]
    return Columns(actions[0], actors[0] if actors else None) if actions else None


def row_units(number: int, block: Block, text: str, columns: Columns | None) -> Iterator[Unit]:
    """Yield the recommendations of a row: the cell of actions, or every cell whose own words recommend."""
    cells = list(_cells(text))
    agent = None
    if columns is not None and columns.actor is not None and columns.actor < len(cells):
        low, high, _ = cells[columns.actor]
        agent = (block.start + low, block.start + high)
    for position, (low, high, cell) in enumerate(cells):
        decision = detect(cell, Scene(zone=columns is not None))
        opening = find_opening(cell)
        named = columns is not None and position == columns.action
        best = decision.best
        if best is not None:
            rule, cue, rank, strength = best.cue.id, (best.start, best.end), best.cue.rank, best.cue.strength
        elif named and opening is not None and len(cell.split()) >= 3:
            rule, cue, rank, strength = "B-cell", (opening.start, opening.end), 1, "should"
        else:
            continue
        yield Unit(
            block.start + low,
            block.start + high,
            cell,
            number,
            "table" if best is None else "prose",
            rule,
            strength,
            (block.start + low + cue[0], block.start + low + cue[1]),
            rank,
            decision,
            agent=agent,
            confidence=0.85,
        )


def _cells(text: str) -> Sequence[tuple[int, int, str]]:
    """Return the bounds and words of the cells that hold anything."""
    rows = []
    for found in list(CELL.finditer(text))[:MOST_CELLS]:
        words = found.group()
        bare = words.strip()
        if bare:
            low = found.start() + len(words) - len(words.lstrip())
            rows.append((low, low + len(bare), bare))
    return rows
