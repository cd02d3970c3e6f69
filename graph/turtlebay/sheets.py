"""Tables that people keep, as spreadsheet programs of any locale write them.

A cell that a program could take for a formula gets an apostrophe in front; reading takes exactly that one off again.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from turtlebay.errors import AnnotationError, InputError

__all__ = ["guard", "read_rows", "unguard"]

HOSTILE: Final = re.compile(r"'*[=+\-@\t\r]")
GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")
LONGEST: Final = 16 * 1024 * 1024
SAVE: Final = "Save it as 'CSV UTF-8' or as an Excel workbook (.xlsx)."


def guard(cell: str) -> str:
    """Return a cell that no program takes for a formula.

    >>> guard("=1+1"), guard("'=1"), guard("one")
    ("'=1+1", "''=1", 'one')
    """
    return "'" + cell if HOSTILE.match(cell) else cell


def unguard(cell: str) -> str:
    """Return the cell without the apostrophe that `guard` put there.

    >>> unguard("'=1+1"), unguard("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if GUARDED.match(cell) else cell


def read_rows(path: Path, columns: Collection[str]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the header and the rows of a CSV file with commas, semicolons or tabs, in UTF-8 or UTF-16.

    Rows have the numbers that they have in the program. `columns` are those that a header may have, in small letters.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="Name a spreadsheet that exists."
        ) from error
    if len(data) > LONGEST:
        raise InputError(f"larger than {LONGEST:,} bytes", where=str(path), remedy="Split it.")
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        content = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        place = data.count(b"\n", 0, error.start) + 1
        raise AnnotationError(f"line {place} is not UTF-8", where=str(path), remedy=SAVE) from None
    skipped = 0
    if (first := content.split("\n", 1))[0].lower().startswith("sep="):
        content, skipped = "".join(first[1:]), 1
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=_delimiter(content, columns), strict=True)
    previous = csv.field_size_limit(LONGEST)
    try:
        lines = list(reader)
    except csv.Error as error:
        raise AnnotationError(f"not CSV near line {reader.line_num} ({error})", where=str(path), remedy=SAVE) from error
    finally:
        csv.field_size_limit(previous)
    if not lines:
        raise AnnotationError("the sheet is empty", where=str(path), remedy="Export it again.")
    rows = [(number, [unguard(cell) for cell in cells]) for number, cells in enumerate(lines[1:], 2 + skipped)]
    return [unguard(cell) for cell in lines[0]], rows


def _delimiter(content: str, columns: Collection[str]) -> str:
    """Return the one of comma, semicolon and tab that gives the header the most columns that we know."""
    header = content.split("\n", 1)[0]
    return max(",;\t", key=lambda mark: sum(cell.strip('"\r ').lower() in columns for cell in header.split(mark)))
