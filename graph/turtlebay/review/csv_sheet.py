"""Write and read a review as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from turtlebay.review.rows import COLUMNS, Row, columns_of
from turtlebay.review.table import Sheet, make_sheet
from turtlebay.sheets import guard, read_rows

__all__ = ["read_csv", "to_csv"]


def to_csv(rows: Sequence[Row]) -> str:
    """Return rows as CSV with commas. A byte order mark in front tells Excel that it is UTF-8."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    columns = list(columns_of(rows))
    writer.writerow(columns)
    writer.writerows([guard(row.get(column, "")) for column in columns] for row in rows)
    return "\ufeff" + stream.getvalue()


def read_csv(path: Path) -> Sheet:
    """Read a CSV file; row numbers are those of the program that wrote it."""
    header, rows = read_rows(path, COLUMNS)
    return make_sheet(path.name, header, rows)
