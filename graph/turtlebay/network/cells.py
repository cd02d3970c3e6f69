"""What files for other programs may hold: cells that no spreadsheet runs, text without control characters."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from turtlebay.characters import BIDI

__all__ = ["Cell", "harmless", "plain", "to_csv"]

Cell = str | int | float | None

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet run a cell (OWASP, CSV injection); Excel reads the wide forms alike."""

KEPT: Final = "\t\n\r"
BROKEN: Final = frozenset("\ufffe\uffff")
"""Neither XML 1.0 (production 2) nor most readers of text take these two."""


def plain(text: str, *, one_line: bool = False) -> str:
    r"""Return the text without control characters; with `one_line` all white space becomes single spaces.

    Directional overrides go as well: they make a label read otherwise than it is.

    >>> plain("a\x00b\n c", one_line=True)
    'ab c'
    """
    kept = "".join(c for c in text if c in KEPT or not _is_control(c))
    return " ".join(kept.split()) if one_line else kept


def _is_control(character: str) -> bool:
    return character in BIDI or character in BROKEN or unicodedata.category(character) in ("Cc", "Cs")


def harmless(cell: Cell) -> Cell:
    """Return the cell as a spreadsheet shows and does not run it (OWASP, CSV injection); numbers stay numbers.

    >>> harmless("=1+1"), harmless(-1)
    ("'=1+1", -1)
    """
    return _guarded(plain(cell) if isinstance(cell, str) else cell)


def _guarded(cell: Cell) -> Cell:
    return "'" + cell if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def to_csv(header: Sequence[str] | None, rows: Iterable[Sequence[Cell]], *, verbatim: bool = False) -> str:
    """Return CSV after RFC 4180 with `\\n` as the end of a row, as the other tables of turtlebay have it.

    With `verbatim` a cell keeps every character, so that a quote still equals the words of its report.
    """
    safe = _guarded if verbatim else harmless
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    if header is not None:
        writer.writerow(header)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return table.getvalue()
