"""What a query gives back, and the formats of it: CSV, TSV and JSON of SPARQL 1.1, Turtle, and lines for a terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final, Literal

import pyoxigraph as ox

from turtlebay.characters import BIDI
from turtlebay.errors import UsageError
from turtlebay.rdf.prefixes import BY_LENGTH, shorten
from turtlebay.rdf.triples import Section
from turtlebay.rdf.turtle import to_turtle

__all__ = ["Answer", "Term", "escape_controls"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

FORMULA: Final = re.compile(r"[=+\-@\t\r]")
NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


@dataclass(frozen=True)
class Answer:
    """The answer to a query: a table (SELECT), yes or no (ASK), or triples (CONSTRUCT, DESCRIBE).

    Rows keep the order of the query; an empty cell is None.
    """

    kind: Literal["table", "truth", "triples"]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    truth: bool = False
    triples: tuple[ox.Triple, ...] = ()

    def to_csv(self) -> str:
        """Return CSV (RFC 4180, SPARQL 1.1 CSV): plain values, CRLF.

        One departure: a cell that a spreadsheet would run as a formula, because it begins with `=`, `+`, `-`, `@`, a
        tab or a carriage return and is no number, gets an apostrophe in front. Take TSV or JSON for exact values.
        """
        if self.kind == "truth":
            return f"{str(self.truth).lower()}\r\n"
        self._require_table("CSV")
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows([_harmless(_value(cell)) for cell in row] for row in self.rows)
        return out.getvalue()

    def to_tsv(self) -> str:
        """Return TSV as SPARQL 1.1 has it: exact terms, tabs and line breaks inside them escaped."""
        if self.kind == "truth":
            return f"{str(self.truth).lower()}\n"
        self._require_table("TSV")
        lines = ["\t".join(f"?{column}" for column in self.columns)]
        lines += ["\t".join("" if cell is None else str(cell) for cell in row) for row in self.rows]
        return "\n".join(lines) + "\n"

    def to_json(self) -> str:
        """Return SPARQL 1.1 JSON results."""
        if self.kind == "truth":
            return json.dumps({"head": {}, "boolean": self.truth}, indent=1) + "\n"
        self._require_table("JSON")
        bindings = [
            {column: _json_term(cell) for column, cell in zip(self.columns, row, strict=True) if cell is not None}
            for row in self.rows
        ]
        data = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    def to_turtle(self) -> str:
        """Return the triples of a CONSTRUCT or DESCRIBE as Turtle."""
        if self.kind != "triples":
            raise UsageError("this query gives no triples", remedy="Ask with CONSTRUCT, or take CSV, TSV or JSON.")
        return to_turtle([Section("", self.triples)])

    def readable(self) -> list[list[str]]:
        """Return the cells for a terminal, row by row: short names, one line each, control characters escaped."""
        if self.kind == "truth":
            return [["yes" if self.truth else "no"]]
        if self.kind == "triples":
            return [[_readable(t.subject), _readable(t.predicate), _readable(t.object)] for t in self.triples]
        return [[_readable(cell) for cell in row] for row in self.rows]

    def _repr_html_(self) -> str:
        """Return the answer as an HTML table, for notebooks; every cell is escaped."""
        from html import escape

        names = self.columns if self.kind == "table" else ("subject", "predicate", "object")
        head = "" if self.kind == "truth" else "".join(f"<th>{escape(name)}</th>" for name in names)
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in self.readable()
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def _require_table(self, form: str) -> None:
        if self.kind != "table":
            raise UsageError(f"{form} holds tables, and this query gives triples", remedy="Take Turtle.")


def escape_controls(text: str) -> str:
    r"""Return one line that a terminal shows and does not obey: white space becomes a space, controls are escaped.

    >>> escape_controls("a\n\tb\x1b[2J")
    'a b\\x1b[2J'
    """
    return "".join(_escape(c) if _is_control(c) else c for c in " ".join(text.split()))


def _is_control(character: str) -> bool:
    return character in BIDI or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _harmless(value: str) -> str:
    return f"'{value}" if FORMULA.match(value) and not NUMBER.fullmatch(value) else value


def _value(cell: Term | None) -> str:
    if cell is None:
        return ""
    return cell.value if isinstance(cell, ox.NamedNode | ox.Literal) else str(cell)


def _readable(cell: Term | None) -> str:
    if isinstance(cell, ox.NamedNode):
        short = shorten(cell.value)
        space, prefix = next((pair for pair in BY_LENGTH if cell.value.startswith(pair[0])), ("", ""))
        return escape_controls(short or (f"{prefix}:{cell.value[len(space) :]}" if prefix else cell.value))
    return escape_controls(_value(cell))


def _json_term(cell: Term) -> dict[str, Any]:
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, ox.BlankNode):
        return {"type": "bnode", "value": cell.value}
    if isinstance(cell, ox.Triple):
        parts = {"subject": cell.subject, "predicate": cell.predicate, "object": cell.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if cell.language:
        return {"type": "literal", "value": cell.value, "xml:lang": cell.language}
    if cell.datatype.value.endswith("XMLSchema#string"):
        return {"type": "literal", "value": cell.value}
    return {"type": "literal", "value": cell.value, "datatype": cell.datatype.value}
