"""Echoes as triples: the direct one between two recommendations, and a node that leads to the words of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.echoes import THRESHOLD, Echo
from turtlebay.graph import Graph
from turtlebay.model import Span
from turtlebay.rdf.section import Section
from turtlebay.rdf.terms import decimal, english, named, node, span_node, term, typed

__all__ = ["TITLE", "Place", "comparison_triples", "echo_section", "echo_triples", "places_of"]

TITLE: Final = "Echoes: recommendations that ask again for what an earlier document asked"
Place = tuple[str, str, Span]
"""The document, the id and the span of a recommendation."""


def places_of(graph: Graph) -> dict[str, Place]:
    """Return where each recommendation of a graph stands, by its IRI."""
    return {
        iri.recommendation(report.id, item.id): (report.id, item.id, item.evidence.place)
        for report in graph.reports
        for item in report.annotations.recommendations
    }


def echo_section(echoes: Iterable[Echo], places: Mapping[str, Place], *, threshold: float = THRESHOLD) -> Section:
    """Return the triples of echoes, without any where there is no echo.

    `places` has the ends of every echo; it may be a mapping that looks them up elsewhere. `threshold` is the score
    that the search was told, which the label of the comparison repeats.
    """
    found = echo_triples(echoes, places)
    return Section(TITLE, (*comparison_triples(threshold), *found) if found else ())


def echo_triples(echoes: Iterable[Echo], places: Mapping[str, Place]) -> list[ox.Triple]:
    """Return what is said of each echo; all of it belongs to the document of the later recommendation."""
    return [triple for echo in echoes for triple in _iter_triples(echo, places)]


def comparison_triples(threshold: float = THRESHOLD) -> list[ox.Triple]:
    """Return what is said of the search that found the echoes."""
    run = node(iri.comparison())
    label = english(f"comparison by wording, addressee and topic, from a score of {threshold:g}")
    return [typed(run, "Comparison"), ox.Triple(run, named("rdfs:label"), label)]


def _iter_triples(echo: Echo, places: Mapping[str, Place]) -> Iterator[ox.Triple]:
    later, earlier = node(echo.later.iri), node(echo.earlier.iri)
    document, item, span = places[echo.later.iri]
    other_document, other_item, other_span = places[echo.earlier.iri]
    subject = node(iri.echo((document, item), (other_document, other_item)))
    yield ox.Triple(later, term("echoes"), earlier)
    yield typed(subject, "Echo")
    yield ox.Triple(subject, term("subject"), later)
    yield ox.Triple(subject, term("object"), earlier)
    yield ox.Triple(subject, term("score"), decimal(echo.score))
    yield ox.Triple(subject, term("subjectEvidence"), span_node(document, span))
    yield ox.Triple(subject, term("objectEvidence"), span_node(other_document, other_span))
    yield ox.Triple(subject, named("prov:wasGeneratedBy"), node(iri.comparison()))
