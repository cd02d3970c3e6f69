"""Findings of an analysis on a page: the first rows of each table, its cells linked to the graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import quote

from turtlebay.pages.data import BASE, short_id

__all__ = ["Finding", "Shown", "show_findings"]

ROWS: Final = 5
"""Rows of a table on the page. A single one more is shown as well: to say that it is there takes as much room."""


class Finding(Protocol):
    """What a page needs of a table. A column whose name ends in `iri` tells what the column before it names."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def meaning(self) -> str: ...
    @property
    def caveat(self) -> str: ...
    @property
    def columns(self) -> Sequence[str]: ...
    @property
    def rows(self) -> Sequence[Sequence[str | int | float | None]]: ...


@dataclass(frozen=True)
class Cell:
    """One cell: its words, whether it is a number, and the address of what it names, if the page can link to it."""

    text: str
    number: bool
    address: str | None


@dataclass(frozen=True)
class Shown:
    """A finding as the template writes it; `more` is the number of rows left off."""

    id: str
    title: str
    meaning: str
    caveat: str
    columns: tuple[tuple[str, bool], ...]
    """Names, and whether all that stands below is numbers."""
    rows: tuple[tuple[Cell, ...], ...]
    more: int


def show_findings(findings: Sequence[Finding], *, graph_here: bool) -> list[Shown]:
    """Return findings for the page of a folder; `graph_here` says that the page of the graph lies beside it."""
    return [_show(finding, graph_here=graph_here) for finding in findings]


def _show(finding: Finding, *, graph_here: bool) -> Shown:
    number = len(finding.rows) if len(finding.rows) <= ROWS + 1 else ROWS
    kept = [place for place, name in enumerate(finding.columns) if not name.endswith("iri")]
    rows = []
    for row in finding.rows[:number]:
        named = {place - 1: row[place] for place in range(1, len(row)) if place not in kept} if graph_here else {}
        rows.append(tuple(_cell(row[place], named.get(place)) for place in kept))
    numeric = [bool(rows) and all(row[place].number for row in rows) for place in range(len(kept))]
    return Shown(
        *(finding.id, finding.title, finding.meaning, finding.caveat),
        columns=tuple((finding.columns[place].capitalize(), is_) for place, is_ in zip(kept, numeric, strict=True)),
        rows=tuple(rows),
        more=len(finding.rows) - number,
    )


def _cell(value: str | int | float | None, iri: str | int | float | None) -> Cell:
    text = "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
    # a rank may be shared, which its sign says
    number = not isinstance(value, str) or value.removesuffix("=").isdecimal()
    known = isinstance(iri, str) and iri.startswith(BASE)
    return Cell(text, number, f"./graph.html#node={quote(short_id(str(iri)), safe='/')}" if known else None)
