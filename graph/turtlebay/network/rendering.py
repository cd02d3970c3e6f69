"""Findings as text: CSV, JSON and Markdown. What a person reads leaves out the columns of IRIs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from turtlebay.network.analysis import Table
from turtlebay.network.cells import Cell, plain, to_csv

__all__ = ["shown", "tables_csv", "tables_json", "tables_markdown"]

MARKUP: Final = re.compile(r"([\\`*_\[\]<>|#~&])")


def shown(table: Table, limit: int) -> tuple[list[str], list[list[str]], int]:
    """Return columns and rows for a person, and how many rows were left off; a limit of 0 is none."""
    kept = [place for place, name in enumerate(table.columns) if not name.endswith("iri")]
    rows = table.rows[:limit] if limit else table.rows
    return (
        [table.columns[place] for place in kept],
        [[_text(row[place]) for place in kept] for row in rows],
        len(table.rows) - len(rows),
    )


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def tables_json(tables: Sequence[Table], reports: Iterable[str], *, limit: int = 0) -> str:
    """Return the findings as one JSON object: the reports, then each table with its rows as objects."""
    data: dict[str, Any] = {
        "reports": list(reports),
        "tables": [
            {
                "id": table.id,
                "title": table.title,
                "meaning": table.meaning,
                "caveat": table.caveat,
                "columns": list(table.columns),
                "total": len(table.rows),
                "rows": table.records()[: limit or None],
            }
            for table in tables
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def tables_csv(tables: Sequence[Table], *, limit: int = 0) -> str:
    """Return one table as it is; several, which have different columns, with one cell a row.

    Row 0 of each table holds its title, meaning and caveat.
    """
    if len(tables) == 1:
        return to_csv(tables[0].columns, tables[0].rows[: limit or None])
    rows: list[tuple[Cell, ...]] = []
    for table in tables:
        about = {"title": table.title, "meaning": table.meaning, "caveat": table.caveat}
        rows.extend((table.id, 0, column, value) for column, value in about.items())
        for number, row in enumerate(table.rows[: limit or None], start=1):
            rows.extend((table.id, number, column, cell) for column, cell in zip(table.columns, row, strict=True))
    return to_csv(("table", "row", "column", "value"), rows)


def tables_markdown(tables: Sequence[Table], *, limit: int = 0) -> str:
    """Return the findings as Markdown, with the tables of GitHub's dialect."""
    return "\n".join(_markdown(table, limit) for table in tables)


def _markdown(table: Table, limit: int) -> str:
    columns, rows, more = shown(table, limit)
    lines = [f"## {_escape(table.title)}", "", _escape(table.meaning), ""]
    if rows:
        lines += [_row(columns), "|" + " --- |" * len(columns), *map(_row, rows), ""]
        if more:
            lines += [f"{more:,} more {'row' if more == 1 else 'rows'}.", ""]
    else:
        lines += ["Nothing of the kind was found.", ""]
    return "\n".join([*lines, f"Beware: {_escape(table.caveat)}", ""])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(_escape, cells)) + " |"


def _escape(text: str) -> str:
    r"""Return text that Markdown shows as it is.

    >>> _escape("a|b <i>")
    'a\\|b \\<i\\>'
    """
    return MARKUP.sub(r"\\\1", plain(text, one_line=True))
