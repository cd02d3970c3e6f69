"""What commands print with: lines for a person, tables, numbers with their noun."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import typer

__all__ = ["plural", "say", "table"]


def plural(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> plural(1, "report"), plural(2000, "entity", "entities")
    ('1 report', '2,000 entities')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def say(line: str) -> None:
    """Tell the person, not the pipe."""
    from turtlebay.rdf import escape_controls

    if line:
        typer.echo(escape_controls(line), err=True)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: bool = False) -> None:
    """Print a table; with `numbers` all columns but the first are set to the right."""
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 200, highlight=False)
    heads = [Column(name, justify="right" if numbers and place else "left") for place, name in enumerate(columns)]
    grid = Table(*heads, header_style="bold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    console.print(grid)
