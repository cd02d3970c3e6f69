"""Hand the graph to callers who work with rdflib."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from turtlebay.graph import Graph
from turtlebay.rdf.prefixes import PREFIXES, XSD
from turtlebay.rdf.triples import graph_sections

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = ["to_rdflib", "triples_to_rdflib"]


def to_rdflib(graph: Graph) -> rdflib.Graph:
    """Return the whole graph as an rdflib graph, with the usual prefixes."""
    return triples_to_rdflib(triple for section in graph_sections(graph) for triple in section.triples)


def triples_to_rdflib(
    triples: Iterable[ox.Triple | ox.Quad], *, kind: type[rdflib.Graph] | None = None
) -> rdflib.Graph:
    """Return triples as an rdflib graph, or one of another `kind`; literals keep the form in which they are written."""
    import rdflib

    def convert(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        if isinstance(term, ox.NamedNode):
            return rdflib.URIRef(term.value)
        if isinstance(term, ox.BlankNode):
            return rdflib.BNode(term.value)
        if isinstance(term, ox.Triple):
            raise TypeError("rdflib has no triple terms")
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        if term.datatype.value == XSD + "string":
            return rdflib.Literal(term.value)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)

    result = (kind or rdflib.Graph)(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        result.bind(prefix, space)
    result.addN((convert(t.subject), convert(t.predicate), convert(t.object), result) for t in triples)
    return result
