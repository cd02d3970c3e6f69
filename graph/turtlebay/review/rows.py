"""The rows of a review: one for each recommendation, relation and entity, as text in named columns.

The last column keeps the fields as they were exported. What a reviewer changed is read off against it, so that a
sheet filled in under older rules is read rightly after newer ones came.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from turtlebay.model import Annotations, Entity, Span, Text
from turtlebay.review.decisions import Decision, Review
from turtlebay.review.fields import FIELDS, Fields, Kind, to_cell
from turtlebay.review.keys import Keyed, iter_keyed

__all__ = ["BASELINE", "COLUMNS", "EDITABLE", "NUMERIC", "Row", "read_baseline", "rows_of"]

Row = dict[str, str]

BASELINE: Final = "as exported"
EDITABLE: Final = tuple(name for names in FIELDS.values() for name in names)
COLUMNS: Final = (
    *("kind", "key", "decision", "note", "reviewer"),
    *EDITABLE,
    *("confidence", "rule", "quote", "section", "page", "start", "end", BASELINE),
)
NUMERIC: Final = frozenset({"confidence", "page", "start", "end"})


def rows_of(annotations: Annotations, text: Text, *, review: Review | None = None) -> tuple[list[Row], list[Decision]]:
    """Return the rows of located annotations, and the decisions of an earlier review that no row could take.

    Recommendations and relations stand in the order of the text, entities in that of their ids. Columns that are
    empty in every row stay, so that a row can be added, but for the page.
    """
    decided = {decision.key: decision for decision in review.decisions} if review else {}
    rows = []
    for keyed in sorted(iter_keyed(annotations, text.sha256), key=_order):
        row = _row(keyed, text)
        decision = decided.get(keyed.key)
        if decision is not None and decision.decision != "add":
            del decided[keyed.key]
            row |= _decided(decision)
        rows.append(row)
    left = list(decided.values())
    rows.extend(_added(decision, text) for decision in left if decision.decision == "add")
    return rows, [decision for decision in left if decision.decision != "add"]


def read_baseline(cell: str) -> tuple[Span | None, int, int, Fields]:
    """Return span, number, count on the span and fields from the last column; a `ValueError` where it is spoilt."""
    data = json.loads(cell)
    if not isinstance(data, dict) or not isinstance(data.get("fields"), dict):
        raise ValueError("not what was exported")
    place, number, of = data.get("place"), data.get("number", 1), data.get("of", 1)
    span = Span(start=place[0], end=place[1]) if isinstance(place, list) and len(place) == 2 else None
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in data["fields"].items()}
    if not isinstance(number, int) or not isinstance(of, int):
        raise ValueError("not what was exported")
    return span, number, of, fields


def _order(keyed: Keyed) -> tuple[int, tuple[int, int], str]:
    kind = list(FIELDS).index(keyed.kind)
    if isinstance(keyed.item, Entity):
        return (kind, (0, 0), keyed.item.id)
    return (kind, keyed.item.evidence.place.key, f"{keyed.number:06}")


def _row(keyed: Keyed, text: Text) -> Row:
    row: Row = {"kind": keyed.kind, "key": keyed.key}
    row |= {name: to_cell(value) for name, value in keyed.fields.items()}
    row["rule"] = keyed.item.rule or ""
    if not isinstance(keyed.item, Entity):
        row["section"] = keyed.item.evidence.section or ""
        if keyed.item.confidence is not None:
            row["confidence"] = f"{keyed.item.confidence:g}"
    if keyed.span is not None:
        row |= _place(keyed.span, text)
    row[BASELINE] = _baseline(keyed)
    return row


def _place(span: Span, text: Text) -> Row:
    page = text.page_of(span.start)
    return {"quote": text.quote(span), "page": str(page or ""), "start": str(span.start), "end": str(span.end)}


def _baseline(keyed: Keyed) -> str:
    data: dict[str, object] = {"fields": keyed.fields}
    if keyed.span is not None:
        data["place"] = keyed.span.key
    if (keyed.number, keyed.of) != (1, 1):
        data |= {"number": keyed.number, "of": keyed.of}
    # In ASCII nothing is left that a spreadsheet could re-code, and openpyxl drops every literal x005F_ on reading.
    return json.dumps(data, ensure_ascii=True).replace("x005F_", "x005\\u0046_")


def _decided(decision: Decision) -> Row:
    row = {"decision": decision.decision, "note": decision.note or "", "reviewer": decision.who or ""}
    return row | {name: to_cell(change.new) for name, change in decision.changes.items()}


def _added(decision: Decision, text: Text) -> Row:
    kind: Kind = decision.kind
    row: Row = {"kind": kind, "key": ""} | _decided(decision)
    row |= {name: to_cell(value) for name, value in decision.seen.items()}
    if decision.spans:
        row |= _place(decision.spans[0], text)
    if kind == "entity":  # All its mentions are found again by the words alone.
        row["start"] = row["end"] = ""
    return row


def columns_of(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the columns that a sheet of these rows has: all, but no page where no page is known."""
    paged = any(row.get("page") for row in rows)
    yield from (name for name in COLUMNS if paged or name != "page")
