"""Nodes and literals of the graph, each in the one form that every store keeps."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.errors import AnnotationError
from turtlebay.model import Span
from turtlebay.rdf.prefixes import PREFIXES, RDF, XSD

__all__ = [
    "TYPE",
    "concept",
    "decimal",
    "english",
    "in_graph",
    "integer",
    "named",
    "node",
    "plain",
    "span_node",
    "term",
    "typed",
]

TYPE: Final = ox.NamedNode(RDF + "type")
NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def node(value: str) -> ox.NamedNode:
    """Return the node of an IRI."""
    return ox.NamedNode(value)


@lru_cache(maxsize=1024)
def named(name: str) -> ox.NamedNode:
    """Return the node of a prefixed name of another vocabulary.

    >>> named("oa:start").value
    'http://www.w3.org/ns/oa#start'
    """
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


@lru_cache(maxsize=1024)
def term(name: str) -> ox.NamedNode:
    """Return the node of a class or property of the ontology."""
    return ox.NamedNode(iri.term(_safe(name)))


@lru_cache(maxsize=1024)
def concept(scheme: str, notation: str) -> ox.NamedNode:
    """Return the node of a strength, an endorsement, a status or a topic."""
    return ox.NamedNode(iri.concept(scheme, _safe(notation)))


def span_node(document: str, span: Span) -> ox.NamedNode:
    """Return the node of a span of the text of a document."""
    return ox.NamedNode(iri.evidence(document, *span.key))


def typed(subject: ox.NamedNode, name: str) -> ox.Triple:
    """Return the triple that gives a node its class."""
    return ox.Triple(subject, TYPE, term(name))


def in_graph(triple: ox.Triple, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> ox.Quad:
    """Return a triple as part of a graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def plain(value: str) -> ox.Literal:
    """Return a string without a language."""
    return ox.Literal(value)


def english(value: str) -> ox.Literal:
    """Return a string in English."""
    return ox.Literal(value, language="en")


def integer(value: int) -> ox.Literal:
    """Return an xsd:integer."""
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD + "integer"))


def decimal(value: float) -> ox.Literal:
    """Return the canonical xsd:decimal: always a point, no zero that could go; Virtuoso and Oxigraph strip others.

    >>> decimal(0.90).value, decimal(1).value
    ('0.9', '1.0')
    """
    digits = format(Decimal(repr(value)).normalize(), "f")
    return ox.Literal(digits if "." in digits else digits + ".0", datatype=ox.NamedNode(XSD + "decimal"))


def _safe(name: str) -> str:
    if NAME.fullmatch(name) is None:
        raise AnnotationError(f"{name!r} cannot be part of an IRI", remedy="Use a name of the guidelines.")
    return name
