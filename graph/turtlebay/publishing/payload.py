"""What goes to a store: one payload for each graph there, and when two graphs are the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.errors import InputError, UsageError
from turtlebay.publishing.target import Target
from turtlebay.rdf.named_graphs import iter_by_report, survey
from turtlebay.rdf.prefixes import XSD
from turtlebay.rdf.store import iter_quads

__all__ = ["SHARED", "Payload", "comparable", "plan"]

SHARED: Final = iri.BASE + "/graph"
"""The graph of all that no report alone says. A name, since not every store lets the default graph be written."""

NUMBERS: Final = frozenset(
    XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")
)


@dataclass(frozen=True)
class Payload:
    """The triples of one graph; `graph` is its IRI, or "" for the default graph."""

    graph: str
    triples: frozenset[ox.Triple]

    @property
    def body(self) -> bytes:
        """N-Triples in a stable order; every N-Triples document is Turtle too, which every store has to take."""
        return "".join(sorted(f"{triple} .\n" for triple in self.triples)).encode()

    @property
    def has_blank_nodes(self) -> bool:
        """Say whether sending this twice could make more of it."""
        return any(isinstance(end, ox.BlankNode) for t in self.triples for end in (t.subject, t.object))


def plan(source: Path, target: Target) -> list[Payload]:
    """Return what to send of a graph file or an output folder, graph by graph; the shared graph comes first.

    The whole file is read before anything is sent, so that one that breaks half-way sends nothing.
    """
    found = survey(iter_quads(source))
    if found.rdf12:
        raise InputError("triple terms of RDF 1.2 are not published", where=str(source), remedy="Publish graph.ttl.")
    if found.quads == 0:
        raise InputError("there is nothing to publish", where=str(source), remedy="Build the graph first.")
    if target.graph is not None:
        return [Payload(target.graph, frozenset(quad.triple for quad in iter_quads(source)))]
    if not found.reports and not found.graphs:
        raise UsageError(
            "the graph has no report to make graphs of",
            where=str(source),
            remedy="Add ?default or ?graph=IRI to the URL.",
        )
    graphs: dict[str, set[ox.Triple]] = {}
    for quad in iter_by_report(iter_quads(source), found):
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else SHARED
        graphs.setdefault(name, set()).add(quad.triple)
    order = sorted(graphs, key=lambda name: (name != SHARED, name))
    return [Payload(name, frozenset(graphs[name])) for name in order]


def comparable(triples: Iterable[ox.Triple]) -> frozenset[tuple[object, ...]]:
    """Return triples in a form that is the same before and after a store has rewritten their numbers.

    Stores keep `0.50` as 0.5 and `007` as 7, and Virtuoso gives doubles back as decimals. Blank nodes get the labels of
    RDFC-1.0.
    """
    found = list(triples)
    if any(isinstance(end, ox.BlankNode) for triple in found for end in (triple.subject, triple.object)):
        data = ox.Dataset(ox.Quad(*triple) for triple in found)
        data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        found = [quad.triple for quad in data]
    return frozenset((str(t.subject), str(t.predicate), _value(t.object)) for t in found)


def _value(term: object) -> str:
    if isinstance(term, ox.Literal) and term.datatype.value in NUMBERS:
        try:
            return f"number {Decimal(term.value).normalize():f}"
        except (InvalidOperation, ValueError):
            pass
    return str(term)
