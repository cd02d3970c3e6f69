"""Rows that came out of an export: checked against their keys, and compared with what was exported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.errors import AnnotationError
from turtlebay.model import Span, Text
from turtlebay.review.checking import Checker, suggest
from turtlebay.review.fields import FIELDS, KINDS, Fields, Kind, from_cell, to_cell
from turtlebay.review.keys import make_key
from turtlebay.review.rows import BASELINE, Row, read_baseline
from turtlebay.review.table import Sheet, fold

__all__ = ["VERDICTS", "Exported", "iter_exported", "read_kind", "read_verdict"]

VERDICTS: Final = ("accept", "reject", "edit", "add")
CLIPPED: Final = "…"


@dataclass(frozen=True)
class Exported:
    """A row that was exported; `span` and `fields` are those of the export."""

    row_number: int
    row: Row
    key: str
    kind: Kind
    span: Span | None
    number: int
    of: int
    fields: Fields
    verdict: str

    @property
    def changes(self) -> Fields:
        """The fields that differ from the export, as they are now; what a program does to white space is no change."""
        changed: Fields = {}
        for name in FIELDS[self.kind]:
            cell, old = self.row.get(name, ""), self.fields.get(name)
            if fold(cell) != fold(to_cell(old)) and (value := from_cell(name, cell)) != old:
                changed[name] = value
        return changed


def read_verdict(number: int, row: Row, checker: Checker) -> str | None:
    """Return the decision of a row, empty where there is none; nothing where it is no decision."""
    verdict = row.get("decision", "").strip().lower()
    if verdict and verdict not in VERDICTS:
        checker.report(number, "decision", f"'{verdict}' is no decision", suggest(verdict, VERDICTS))
        return None
    return verdict


def read_kind(number: int, row: Row, checker: Checker) -> Kind | None:
    """Return the kind of a row; nothing where it is none."""
    written = row.get("kind", "").strip().lower()
    for kind in KINDS:
        if written == kind:
            return kind
    checker.report(number, "kind", f"'{written}' is no kind of row", suggest(written, KINDS))
    return None


def iter_exported(sheet: Sheet, text: Text, checker: Checker) -> Iterator[Exported]:
    """Yield the rows that were exported; a sheet of another text is an `AnnotationError`."""
    rows = [(number, row) for number, row in sheet.rows if row.get("key", "").strip()]
    strangers: list[int] = []
    for number, row in rows:
        kind = read_kind(number, row, checker)
        if kind is None:
            continue
        try:
            span, order, of, fields = read_baseline(row.get(BASELINE, ""))
        except (ValueError, TypeError):
            checker.report(number, BASELINE, "this was changed", "Copy the cell from the export, or export again.")
            continue
        key = row["key"].strip()
        if key != make_key(text.sha256, kind, span, order, fields):
            strangers.append(number)
            continue
        verdict = read_verdict(number, row, checker)
        if verdict is not None:
            found = Exported(number, row, key, kind, span, order, of, fields, verdict)
            _check_place(found, text, checker)
            yield found
    if strangers and len(strangers) == len(rows):
        raise AnnotationError(
            f"it was exported from another text than {text.name}",
            where=sheet.name,
            remedy="Give the report that the sheet was made from, unchanged.",
        )
    for number in strangers:
        checker.report(
            number, "key", "the key does not fit the row", "Copy the row from the export, or clear the key to add it."
        )


def _check_place(found: Exported, text: Text, checker: Checker) -> None:
    """Take down a place that was moved: decisions hold for the words that were exported."""
    if found.span is None:
        return
    remedy = "Undo it; to move an item, reject it and add it anew."
    for column, offset in (("start", found.span.start), ("end", found.span.end)):
        cell = found.row.get(column, "").strip()
        if cell and cell != str(offset):
            checker.report(found.row_number, column, f"this was {offset} and is {cell[:20]} now", remedy)
    quote = "".join(fold(found.row.get("quote", "")).split())
    words = "".join(fold(text.quote(found.span)).split())
    clipped = quote.endswith(CLIPPED) and words.startswith(quote.removesuffix(CLIPPED))
    if quote and quote != words and not clipped:
        checker.report(found.row_number, "quote", "the quoted words were changed", remedy)
