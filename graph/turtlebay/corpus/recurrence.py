"""Echoes of a corpus: what its reports ask, gathered one after another, and where the words of each echo stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from turtlebay.echoes import Request, find_echoes, requests_of
from turtlebay.graph import Report
from turtlebay.model import Span
from turtlebay.rdf import Section, echo_section

__all__ = ["MOST_REQUESTS", "ask_rows", "find_corpus_echoes"]

MOST_REQUESTS: Final = 1_000_000
"""Recommendations that are compared; they wait in memory, some 2 kB each (`benchmarks/echoes.txt`)."""

Parts = Sequence[Mapping[str, str]]


def ask_rows(report: Report) -> list[tuple[Any, ...]]:
    """Return what a report asks, as values that JSON can hold, each with the place of its words."""
    items = report.annotations.recommendations
    return [
        (r.iri, r.date, r.action, r.addressees, r.topics, item.id, item.evidence.place.start, item.evidence.place.end)
        for r, item in zip(requests_of(report), items, strict=True)
    ]


def find_corpus_echoes(parts: Parts, documents: Sequence[str]) -> Section:
    """Return the echoes between reports whose ids are given, as triples; each part is read once or twice."""

    def iter_rows() -> Iterator[tuple[str, list[Any]]]:
        for document, part in zip(documents, parts, strict=True):
            for row in json.loads(part["asked.json"]):
                yield document, row

    echoes = find_echoes(
        Request(name, document, date, action, tuple(addressees), tuple(topics))
        for document, (name, date, action, addressees, topics, *_) in iter_rows()
    )
    ends = {request.iri for echo in echoes for request in (echo.later, echo.earlier)}
    rows = iter_rows() if ends else ()
    places = {row[0]: (document, row[5], Span(start=row[6], end=row[7])) for document, row in rows if row[0] in ends}
    return echo_section(echoes, places)
