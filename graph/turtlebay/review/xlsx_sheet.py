"""Write and read a review as an Excel workbook; needs openpyxl, which comes with `turtlebay[xlsx]`.

Every cell is text by type, so that none can be a formula; columns of closed lists offer their names. The same rows
give the same bytes: the clock of the workbook and of its archive is taken out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from turtlebay.authority import Vocabulary
from turtlebay.errors import AnnotationError, InputError, UsageError
from turtlebay.review.rows import BASELINE, EDITABLE, NUMERIC, Row, columns_of
from turtlebay.review.table import Sheet, make_sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["read_xlsx", "to_xlsx"]

SPARE: Final = 500
"""Empty rows below the last one that offer names for additions."""
LONGEST: Final = 32_000
"""Characters; Excel refuses cells of more than 32,767."""
LARGEST: Final = 256 * 1024 * 1024
WIDTHS: Final = {
    **dict.fromkeys(("page", "start", "end"), 8),
    **dict.fromkeys(("key", "decision", "reviewer", "confidence", "rule"), 12),
    **dict.fromkeys(("note", "addressees", "counterparts", "topics", "subject", "object", "id", "label"), 26),
    "action": 44,
    "quote": 70,
}
UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
CLOCK: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
DECISIONS: Final = ("accept", "reject", "edit", "add")


def to_xlsx(rows: Sequence[Row], vocabulary: Vocabulary) -> bytes:
    """Return rows as a workbook with a frozen header, filters, and lists to choose names from."""
    openpyxl = _openpyxl()
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = openpyxl.Workbook()
    sheet, names = book.active, book.create_sheet("names")
    sheet.title = "review"
    columns = list(columns_of(rows))
    last = len(rows) + 1 + SPARE
    top = Alignment(vertical="top", wrap_text=True)
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        _put(sheet.cell(1, place), column)
        sheet.cell(1, place).font = Font(bold=True)
        open_ = column in EDITABLE or column in ("decision", "note", "reviewer")
        sheet.cell(1, place).fill = PatternFill("solid", fgColor="FFF2CC" if open_ else "E7E6E6")
        sheet.column_dimensions[letter].width = WIDTHS.get(column, 16)
        # What is typed into a text cell stays as it was typed: no date, no number, no formula.
        sheet.column_dimensions[letter].number_format = "@"
        for number, row in enumerate(rows, 2):
            cell, value = sheet.cell(number, place), row.get(column, "")
            if column in NUMERIC and value:
                cell.value = float(value) if "." in value else int(value)
                continue
            cell.number_format, cell.alignment = "@", top
            if value:
                _put(cell, value)
    sheet.column_dimensions[get_column_letter(columns.index(BASELINE) + 1)].hidden = True
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    for place, (column, choices) in enumerate(_choices(vocabulary).items(), 1):
        letter = get_column_letter(place)
        names.column_dimensions[letter].width = 24
        for number, name in enumerate((column, *choices), 1):
            _put(names.cell(number, place), name)
        names.cell(1, place).font = Font(bold=True)
        if column != "topics":  # Several in one cell: nothing to choose from.
            formula = f"=names!${letter}$2:${letter}${len(choices) + 1}"
            rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
            rule.errorTitle, rule.error = column, "Choose a name of the list."
            sheet.add_data_validation(rule)
            target = get_column_letter(columns.index(column) + 1)
            rule.add(f"{target}2:{target}{last}")
    names.freeze_panes = "A2"
    return _without_clock(book)


def read_xlsx(path: Path) -> Sheet:
    """Read the sheet `review` of a workbook, or its first one."""
    openpyxl = _openpyxl()
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > LARGEST:
            raise InputError(
                f"unpacks to {size:,} bytes, more than {LARGEST:,}",
                where=str(path),
                remedy="Give the workbook of one report.",
            )
        book = openpyxl.load_workbook(path, read_only=False, data_only=False)
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="Name a spreadsheet that exists."
        ) from error
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise AnnotationError(
            f"not an Excel workbook ({error})", where=str(path), remedy="Save it as .xlsx without a password."
        ) from error
    sheet = book["review"] if "review" in book.sheetnames else book.worksheets[0]
    lines: list[tuple[int, list[str]]] = []
    formulas: list[tuple[int, int]] = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        lines.append((number, [_text(cell.value) for cell in cells]))
        formulas.extend((number, place) for place, cell in enumerate(cells) if cell.data_type == "f")
    if not lines:
        raise AnnotationError("the sheet is empty", where=str(path), remedy="Export it again.")
    return make_sheet(path.name, lines[0][1], lines[1:], formulas)


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise UsageError(
            "Excel workbooks need openpyxl", remedy="Run pip install 'turtlebay[xlsx]', or use a .csv file."
        ) from None
    return openpyxl


def _put(cell: Any, value: str) -> None:
    """Put text into a cell as text. Text that looks like an escape of the format (`_x0041_`) is escaped itself."""
    if len(value) > LONGEST:
        value = value[:LONGEST] + "…"
    cell.value = ESCAPED.sub("_x005F_", UNWRITABLE.sub(" ", value))
    cell.data_type = "s"  # After the value: openpyxl guesses a type from it, and takes = for a formula.
    cell.quotePrefix = True


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _choices(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    strengths = sorted(vocabulary.strengths, key=lambda name: (-vocabulary.strengths[name], name))
    return {
        "decision": DECISIONS,
        "kind": ("recommendation", "relation", "entity"),
        "strength": tuple(strengths),
        "endorsement": tuple(sorted(vocabulary.endorsements)),
        "predicate": tuple(sorted(vocabulary.predicates)),
        "status": tuple(sorted(vocabulary.statuses)),
        "type": tuple(sorted(vocabulary.types)),
        "topics": tuple(sorted(vocabulary.topics)),
    }


def _without_clock(book: Workbook) -> bytes:
    written, fixed = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            target.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
