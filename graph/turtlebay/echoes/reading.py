"""The recommendations of a graph as requests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from turtlebay import iri
from turtlebay.echoes.record import Request

if TYPE_CHECKING:
    from turtlebay.graph import Graph, Report

__all__ = ["iter_requests", "requests_of"]

OTHER: Final = "other"
"""The topic of what has none; two that have it have nothing in common."""


def iter_requests(graph: Graph) -> Iterator[Request]:
    """Yield each recommendation of a graph as a request, report by report."""
    for report in graph.reports:
        yield from requests_of(report)


def requests_of(report: Report) -> Iterator[Request]:
    """Yield each recommendation of one report as a request; enough for a collection too large to hold whole."""
    for item in report.annotations.recommendations:
        yield Request(
            iri=iri.recommendation(report.id, item.id),
            document=report.id,
            date=report.annotations.document.date or "",
            action=item.action,
            addressees=tuple(dict.fromkeys(map(report.iri_of, item.addressees))),
            topics=tuple(topic for topic in item.topics if topic != OTHER),
        )
