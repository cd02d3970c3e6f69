"""Echoes of a corpus: what its reports ask, gathered one after another, and what each report asks again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pyoxigraph as ox

from turtlebay.echoes import Echo, Request, find_echoes, requests_of
from turtlebay.graph import Report
from turtlebay.model import Span
from turtlebay.rdf import Section
from turtlebay.rdf.echoes import TITLE, Place, comparison_triples, echo_triples

__all__ = ["MOST_REQUESTS", "Recurrence", "ask_rows", "find_recurrence"]

MOST_REQUESTS: Final = 1_000_000
"""Recommendations that are compared; they wait in memory, some 2 kB each (`benchmarks/echoes.txt`)."""

Parts = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Recurrence:
    """The echoes of a corpus by the report of the later recommendation, and where the words of both ends stand."""

    echoes: Mapping[str, Sequence[Echo]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    def triples_of(self, document: str) -> list[ox.Triple]:
        """Return what a report asks again; every subject is one of the report."""
        return echo_triples(self.echoes.get(document, ()), self.places)

    def section(self) -> Section:
        """Return what is said of the comparison itself, once for all echoes."""
        return Section(TITLE, tuple(comparison_triples()) if self.echoes else ())


def ask_rows(report: Report) -> list[tuple[Any, ...]]:
    """Return what a report asks, as values that JSON can hold, each with the place of its words."""
    items = report.annotations.recommendations
    return [
        (r.iri, r.date, r.action, r.addressees, r.topics, item.id, item.evidence.place.start, item.evidence.place.end)
        for r, item in zip(requests_of(report), items, strict=True)
    ]


def find_recurrence(parts: Parts, documents: Sequence[str]) -> Recurrence:
    """Return the echoes between reports whose ids are given; each part is read once, or twice where there are any."""

    def iter_rows() -> Iterator[tuple[str, list[Any]]]:
        for document, part in zip(documents, parts, strict=True):
            for row in json.loads(part["asked.json"]):
                yield document, row

    found: dict[str, list[Echo]] = defaultdict(list)
    for echo in find_echoes(
        Request(name, document, date, action, tuple(addressees), tuple(topics))
        for document, (name, date, action, addressees, topics, *_) in iter_rows()
    ):
        found[echo.later.document].append(echo)
    ends = {request.iri for echoes in found.values() for e in echoes for request in (e.later, e.earlier)}
    rows = iter_rows() if ends else ()
    places = {row[0]: (document, row[5], Span(start=row[6], end=row[7])) for document, row in rows if row[0] in ends}
    return Recurrence(dict(found), places)
