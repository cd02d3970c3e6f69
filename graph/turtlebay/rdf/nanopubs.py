"""Recommendations as nanopublications: one claim, where it comes from, and the terms of its use, in four named graphs.

The form is that of the nanopublication guidelines (nanopub.net): a head that names the other three graphs, an
assertion, its provenance, and publication information. There is no time of making and no key in it, so that a second
run gives the same bytes; whoever publishes signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.rdf.order import DOCUMENT
from turtlebay.rdf.terms import TYPE, in_graph, named, node, term

__all__ = ["LICENCE", "iter_nanopublications"]

LICENCE: Final = node("https://creativecommons.org/licenses/by/4.0/")

RECOMMENDATION: Final = term("Recommendation")
DEFAULT: Final = ox.DefaultGraph()
ORIGIN: Final = frozenset(
    {term(name) for name in ("inDocument", "evidence", "cue", "rule", "confidence")} | {named("prov:wasGeneratedBy")}
)
"""What a recommendation says of its own making."""

LINKS: Final = (
    *(term("inDocument"), term("evidence"), term("cue"), named("prov:wasGeneratedBy")),
    *(named("dcterms:hasFormat"), named("oa:hasSelector")),
)
"""The way from a recommendation to its report, its text, its words and the run that found it."""


def iter_nanopublications(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the quads of one nanopublication for each recommendation in the default graph."""
    for quad in store.quads_for_pattern(None, TYPE, RECOMMENDATION, DEFAULT):
        if isinstance(quad.subject, ox.NamedNode):
            yield from _iter_one(quad.subject, store)


def _iter_one(item: ox.NamedNode, store: ox.Store) -> Iterator[ox.Quad]:
    base = _base(item.value)
    publication, head = node(base + "np"), node(base + "head")
    assertion, provenance, info = (node(base + name) for name in ("assertion", "provenance", "pubinfo"))
    yield ox.Quad(publication, TYPE, named("np:Nanopublication"), head)
    yield ox.Quad(publication, named("np:hasAssertion"), assertion, head)
    yield ox.Quad(publication, named("np:hasProvenance"), provenance, head)
    yield ox.Quad(publication, named("np:hasPublicationInfo"), info, head)
    for quad in store.quads_for_pattern(item, None, None, DEFAULT):
        yield in_graph(quad.triple, provenance if quad.predicate in ORIGIN else assertion)
        if quad.predicate == term("evidence"):
            yield ox.Quad(assertion, named("prov:wasDerivedFrom"), quad.object, provenance)
        if quad.predicate == term("inDocument"):
            yield ox.Quad(assertion, named("prov:hadPrimarySource"), quad.object, provenance)
    for triple in _iter_background(item, store):
        yield in_graph(triple, provenance)
    yield ox.Quad(publication, named("dcterms:license"), LICENCE, info)
    yield ox.Quad(publication, named("npx:introduces"), item, info)
    yield ox.Quad(publication, named("npx:hasNanopubType"), RECOMMENDATION, info)


def _iter_background(item: ox.NamedNode, store: ox.Store) -> Iterator[ox.Triple]:
    """Yield all that the graph says of the nodes that links lead to."""
    known, waiting = {item}, [item]
    while waiting:
        found = waiting.pop()
        for quad in store.quads_for_pattern(found, None, None, DEFAULT):
            if found != item:
                yield quad.triple
            if quad.predicate in LINKS and isinstance(quad.object, ox.NamedNode) and quad.object not in known:
                known.add(quad.object)
                waiting.append(quad.object)


def _base(item: str) -> str:
    """Return what the names of a nanopublication begin with; for a recommendation of somebody else, its own IRI."""
    report = DOCUMENT.match(item)
    if report and item.startswith("/rec/", report.end()) and "/" not in item[report.end() + 5 :]:
        return iri.nanopublication(report[2], item[report.end() + 5 :])
    return item + "/np/"
