"""Echoes of a corpus: what its reports ask, gathered one after another, and what each report asks again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from turtlebay.echoes import Echo, Request, iter_links, requests_of
from turtlebay.graph import Report
from turtlebay.model import Span
from turtlebay.rdf import Section, jsonld_objects
from turtlebay.rdf.echoes import TITLE, Place, comparison_triples, echo_triples
from turtlebay.scratch import open_scratch

__all__ = ["Recurrence", "ask_rows"]

TABLES: Final = (
    'asked (number INTEGER PRIMARY KEY, document TEXT, iri TEXT, item TEXT, start INTEGER, "end" INTEGER)',
    "link (later INTEGER, earlier INTEGER, score REAL)",
    "said (document TEXT PRIMARY KEY, ntriples TEXT, jsonld TEXT)",
)
LINKS: Final = """
    SELECT score, later.iri, later.item, later.start, later."end", earlier.document, earlier.iri, earlier.item,
        earlier.start, earlier."end"
    FROM asked AS later JOIN link ON link.later = later.number JOIN asked AS earlier ON earlier.number = link.earlier
    WHERE later.document = ? ORDER BY link.rowid
"""

Parts = Sequence[Mapping[str, str]]


class Recurrence:
    """The echoes of a corpus. They wait on disk, and with them where the words of both ends stand."""

    def __init__(self) -> None:
        """Begin without any."""
        self.any = False
        self._database = open_scratch(*TABLES)

    def find(self, parts: Parts, documents: Sequence[str]) -> None:
        """Find the echoes between reports whose ids are given; each part is read once."""
        links = iter_links(self._requests(parts, documents))
        self._database.executemany("INSERT INTO link VALUES (?, ?, ?)", links)
        self._database.execute("CREATE INDEX asked_by ON asked (document)")
        self._database.execute("CREATE INDEX link_by ON link (later)")
        self.any = self._database.execute("SELECT 1 FROM link LIMIT 1").fetchone() is not None

    def _requests(self, parts: Parts, documents: Sequence[str]) -> Iterator[Request]:
        number = 0
        for document, part in zip(documents, parts, strict=True):
            for name, date, action, addressees, topics, *place in json.loads(part["asked.json"]):
                self._database.execute("INSERT INTO asked VALUES (?, ?, ?, ?, ?, ?)", (number, document, name, *place))
                yield Request(name, document, date, action, tuple(addressees), tuple(topics))
                number += 1

    def say(self, document: str, *, ontology: Path | None = None) -> list[ox.Triple]:
        """Return what a report asks again, and keep it as text for `lines_of` and `objects_of`; asked once a report."""
        triples = self._triples_of(document)
        if triples:
            lines = "".join(sorted({f"{triple} .\n" for triple in triples}))
            objects = ",\n".join(text for _, text in jsonld_objects(triples, ontology=ontology))
            self._database.execute("INSERT INTO said VALUES (?, ?, ?)", (document, lines, objects))
        return triples

    def lines_of(self, document: str) -> list[str]:
        """Return the lines of N-Triples of what a report asks again, in order; every subject is one of the report."""
        return self._said("ntriples", document).splitlines(keepends=True)

    def objects_of(self, document: str) -> str:
        """Return the objects of JSON-LD of what a report asks again, or nothing."""
        return self._said("jsonld", document)

    def _said(self, form: str, document: str) -> str:
        rows = self._database.execute(f"SELECT {form} FROM said WHERE document = ?", (document,))  # noqa: S608
        return next((str(text) for (text,) in rows), "")

    def _triples_of(self, document: str) -> list[ox.Triple]:
        echoes: list[Echo] = []
        places: dict[str, Place] = {}
        for score, name, item, start, end, other, earlier, *place in self._database.execute(LINKS, (document,)):
            echoes.append(Echo(Request(name, document, "", ""), Request(earlier, other, "", ""), score))
            places[name] = (document, item, Span(start=start, end=end))
            places[earlier] = (other, place[0], Span(start=place[1], end=place[2]))
        return echo_triples(echoes, places)

    def section(self) -> Section:
        """Return what is said of the comparison itself, once for all echoes."""
        return Section(TITLE, tuple(comparison_triples()) if self.any else ())

    def close(self) -> None:
        """Delete what waits on disk."""
        self._database.close()


def ask_rows(report: Report) -> list[tuple[Any, ...]]:
    """Return what a report asks, as values that JSON can hold, each with the place of its words."""
    items = report.annotations.recommendations
    return [
        (r.iri, r.date, r.action, r.addressees, r.topics, item.id, item.evidence.place.start, item.evidence.place.end)
        for r, item in zip(requests_of(report), items, strict=True)
    ]
