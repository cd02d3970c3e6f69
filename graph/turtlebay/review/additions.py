"""Rows that a reviewer added: their words are found in the text, their fields are checked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from turtlebay.model import Annotations, Span, Text
from turtlebay.review.checking import Checker
from turtlebay.review.decisions import Decision
from turtlebay.review.exported import read_kind, read_verdict
from turtlebay.review.fields import FIELDS, Fields, Kind, from_cell
from turtlebay.review.keys import make_key
from turtlebay.review.locating import find_quote, find_words, lines_of
from turtlebay.review.rows import Row
from turtlebay.review.table import fold

__all__ = ["Adder"]


@dataclass
class Adder:
    """Make decisions of added rows, over the annotations of now."""

    annotations: Annotations
    text: Text
    checker: Checker
    on_span: Counter[tuple[int, int]] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)

    def add(self, number: int, row: Row) -> Decision | None:
        """Return the decision of an added row; nothing where it cannot be used."""
        verdict = read_verdict(number, row, self.checker)
        if verdict is None:
            return None
        if verdict != "add":
            wrong = f"'{verdict}' needs the key of the row" if verdict else "this row has no key and no decision"
            self.checker.report(number, "decision", wrong, "Write add, restore the key, or delete the row.")
            return None
        kind = read_kind(number, row, self.checker)
        if kind is None:
            return None
        before = len(self.checker.problems)
        fields = {name: from_cell(name, row.get(name, "")) for name in FIELDS[kind]}
        for name, value in fields.items():
            self.checker.check(number, name, value)
        spans = self._mentions(number, row, fields) if kind == "entity" else self._place(number, row)
        if len(self.checker.problems) > before or not spans:
            return None
        return self._decide(number, row, kind, spans, fields)

    def _decide(self, number: int, row: Row, kind: Kind, spans: tuple[Span, ...], fields: Fields) -> Decision | None:
        known = sum(item.evidence.place.key == spans[0].key for item in self.annotations.recommendations)
        order = 1
        if kind == "recommendation":
            self.on_span[spans[0].key] += 1
            order = known + self.on_span[spans[0].key]
        key = make_key(self.text.sha256, kind, spans[0], order, fields)
        if key in self.keys or (kind == "relation" and self._is_there(fields, spans[0])):
            self.checker.report(number, "key", f"this {kind} is there already", "Decide on its row instead.")
            return None
        self.keys.add(key)
        return Decision(
            key=key,
            kind=kind,
            decision="add",
            spans=spans,
            number=order,
            of=known if kind == "recommendation" else 1,
            seen=fields,
            note=row.get("note", "").strip() or None,
            who=row.get("reviewer", "").strip() or None,
        )

    def _is_there(self, fields: Fields, span: Span) -> bool:
        ends = (fields["subject"], fields["predicate"], fields["object"], span.key)
        return any((r.subject, r.predicate, r.object, r.evidence.place.key) == ends for r in self.annotations.relations)

    def _place(self, number: int, row: Row) -> tuple[Span, ...]:
        """Return the one place of the evidence: by its offsets, or by its words where they stand only once."""
        start, end = self._offset(number, row, "start"), self._offset(number, row, "end")
        quote = row.get("quote", "")
        if -1 in (start, end):
            return ()
        if start is not None and end is not None:
            if not start < end <= len(self.text):
                self.checker.report(
                    number, "end", f"{start}–{end} is no place in the text", f"It has {len(self.text):,} characters."
                )
                return ()
            span = Span(start=start, end=end)
            if quote.strip() and _squeeze(quote) != _squeeze(self.text.quote(span)):
                self.checker.report(
                    number, "quote", f"the text has other words at {start}–{end}", "Clear the quote or the offsets."
                )
                return ()
            return (span,)
        found = [s for s in find_quote(self.text, quote) if start in (None, s.start) and end in (None, s.end)]
        if len(found) == 1:
            return (found[0],)
        if found:
            self.checker.report(
                number,
                "quote",
                f"these words stand in {len(found)} places: {lines_of(found)}",
                "Write the start of the one that is meant into the column start, or quote more of it.",
            )
        elif quote.strip():
            self.checker.report(
                number, "quote", "these words are not in the text", "Copy them from the text, without changing any."
            )
        else:
            self.checker.report(number, "quote", "there is no evidence", "Quote the sentence, or give start and end.")
        return ()

    def _mentions(self, number: int, row: Row, fields: Fields) -> tuple[Span, ...]:
        """Return the places that name an added entity: the ones of its quote, else of its label."""
        name, held = row.get("quote", "").strip() or str(fields["label"] or ""), self._held()
        if row.get("start", "").strip() or row.get("end", "").strip():
            found = list(self._place(number, row))
        else:
            found = find_words(self.text, name)
            if not found and name:
                remedy = "Write into the column quote how the text names it."
                self.checker.report(number, "quote", f"'{name[:60]}' is not in the text", remedy)
        free = [span for span in found if span.key not in held]
        if found and not free:
            owner = held[found[0].key]
            remedy = f"Edit the row of '{owner}', or quote a longer name."
            self.checker.report(number, "quote", f"these words name '{owner}' already", remedy)
        if any(entity.id == fields["id"] for entity in self.annotations.entities):
            self.checker.report(number, "id", f"'{fields['id']}' is there already", "Decide on its row instead.")
        elif not fields["id"] and fields["label"]:
            example = re.sub(r"[^a-z0-9]+", "-", str(fields["label"]).lower()).strip("-")
            self.checker.report(
                number, "id", "an entity needs an id", f"Write one, such as {example or 'harbour-board'}."
            )
        return tuple(free)

    def _held(self) -> dict[tuple[int, int], str]:
        return {span.key: entity.id for entity in self.annotations.entities for span in entity.spans}

    def _offset(self, number: int, row: Row, column: str) -> int | None:
        """Return an offset, nothing where there is none, and -1 where it is no number."""
        cell = fold(row.get(column, ""))
        if not cell:
            return None
        if not re.fullmatch(r"[0-9]{1,12}", cell):
            self.checker.report(number, column, f"'{cell[:20]}' is no offset", "Write a whole number, or clear it.")
            return -1
        return int(cell)


def _squeeze(words: str) -> str:
    return "".join(fold(words).split())
