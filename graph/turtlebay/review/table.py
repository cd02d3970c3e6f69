"""A sheet as it was read: its name, its columns, and rows that know their number there.

Column names are read without regard to case and spaces, and in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from turtlebay.errors import AnnotationError
from turtlebay.review.rows import BASELINE, COLUMNS, EDITABLE, Row

__all__ = ["Sheet", "fold", "make_sheet"]

NEEDED: Final = ("kind", "key", "decision", *EDITABLE, "quote", "start", "end", BASELINE)
BLANKS: Final = re.compile(r"[\x00-\x20\x7f-\xa0\ufeff]+")


@dataclass(frozen=True)
class Sheet:
    """A spreadsheet as text. `rows` are pairs of the number that the program shows and the cells by column."""

    name: str
    rows: tuple[tuple[int, Row], ...]
    formulas: tuple[tuple[int, str], ...] = ()
    """Cells that hold a formula: its value may be old, so it is asked for."""
    ignored: tuple[str, ...] = ()
    """Columns that somebody added; they are not read."""


def fold(cell: str) -> str:
    """Return a cell for comparing: programs change line ends and outer spaces, and drop control characters.

    >>> fold(" one\\r\\n two ") == fold("one\\x0c\\ntwo")
    True
    """
    return BLANKS.sub(" ", cell.replace("x005F_", "")).strip()


def make_sheet(
    name: str,
    header: Sequence[str],
    lines: Iterable[tuple[int, Sequence[str]]],
    formulas: Iterable[tuple[int, int]] = (),
) -> Sheet:
    """Return the sheet with this header; an `AnnotationError` where a column is missing or stands twice."""
    columns = [BLANKS.sub(" ", cell).strip().lower() for cell in header]
    where = f"{name}, row 1"
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        raise AnnotationError(
            f"there is no column '{missing[0]}'" + (f" (and {len(missing) - 1} more are missing)" * (len(missing) > 1)),
            where=where,
            remedy="Keep the header and all columns as turtlebay review export wrote them.",
        )
    twice = sorted({column for column in columns if column in COLUMNS and columns.count(column) > 1})
    if twice:
        raise AnnotationError(f"the column '{twice[0]}' stands there twice", where=where, remedy="Delete one of them.")
    rows = []
    for number, cells in lines:
        row = {column: cell for column, cell in zip(columns, cells, strict=False) if column in COLUMNS}
        if any(cell.strip() for cell in row.values()):
            rows.append((number, row))
    return Sheet(
        name=name,
        rows=tuple(rows),
        formulas=tuple((number, columns[place]) for number, place in formulas if columns[place : place + 1]),
        ignored=tuple(dict.fromkeys(column for column in columns if column and column not in COLUMNS)),
    )
