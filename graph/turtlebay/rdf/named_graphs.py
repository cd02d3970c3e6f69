"""One named graph for each report, and triple terms for its statements: what RDF 1.1 Turtle has no room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.rdf.order import DOCUMENT, Block
from turtlebay.rdf.terms import concept, in_graph, named, node, term

__all__ = ["Survey", "iter_by_report", "survey", "with_triple_terms"]

SUBJECT: Final = term("subject")
PREDICATE: Final = term("predicate")
OBJECT: Final = term("object")
STATUS: Final = term("status")
PARTS: Final = frozenset({SUBJECT, PREDICATE, OBJECT, STATUS})
STATED: Final = concept("status", "stated")


@dataclass
class Survey:
    """What a first reading of a graph finds, before anything is written."""

    quads: int = 0
    graphs: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    stated: dict[ox.Triple, list[str]] = field(default_factory=dict)
    """Relations that reports state, each with the ids of these reports."""
    blank_nodes: bool = False
    rdf12: bool = False
    """Says whether there are triple terms, or texts with a direction."""


def survey(quads: Iterable[ox.Quad]) -> Survey:
    """Return what a graph holds; it keeps only the statements, not the graph."""
    found = Survey()
    statements: dict[ox.NamedNode, dict[ox.NamedNode, ox.NamedNode]] = {}
    for quad in quads:
        found.quads += 1
        subject, value = quad.subject, quad.object
        if isinstance(quad.graph_name, ox.NamedNode):
            found.graphs.add(quad.graph_name.value)
        if isinstance(subject, ox.BlankNode) or isinstance(value, ox.BlankNode):
            found.blank_nodes = True
        if isinstance(value, ox.Triple) or (isinstance(value, ox.Literal) and value.direction is not None):
            found.rdf12 = True
        if isinstance(subject, ox.NamedNode) and (report := DOCUMENT.match(subject.value)):
            found.reports.add(report[2])
            if quad.predicate in PARTS and isinstance(value, ox.NamedNode):
                statements.setdefault(subject, {})[quad.predicate] = value
    for statement, parts in statements.items():
        report = DOCUMENT.match(statement.value)
        if report and parts.get(STATUS) == STATED and len(parts) == len(PARTS):
            stated = ox.Triple(parts[SUBJECT], parts[PREDICATE], parts[OBJECT])
            slugs = found.stated.setdefault(stated, [])
            if report[2] not in slugs:
                slugs.append(report[2])
    return found


def iter_by_report(quads: Iterable[ox.Quad], found: Survey) -> Iterator[ox.Quad]:
    """Yield the quads of the default graph in the graphs of their reports; what no report alone says stays there.

    A report's graph has its own nodes and the relations that it states. What is said about that graph stays outside.
    A quad that is in a named graph already keeps it.
    """
    for slug in sorted(found.reports):
        yield ox.Quad(node(iri.graph(slug)), named("prov:wasDerivedFrom"), node(iri.document(slug)))
    for quad in quads:
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            yield quad
        elif isinstance(quad.subject, ox.NamedNode) and (report := DOCUMENT.match(quad.subject.value)):
            yield in_graph(quad.triple, node(iri.graph(report[2])))
        elif slugs := found.stated.get(quad.triple):
            for slug in slugs:
                yield in_graph(quad.triple, node(iri.graph(slug)))
        else:
            yield quad


def with_triple_terms(block: Block) -> Block:
    """Return a block with `rdf:reifies` and the triple term that a relation statement is about (RDF 1.2, 3.1).

    The statement is the reifier; the triple term itself asserts nothing, so this also holds for what is only proposed.
    """
    parts = {triple.predicate: triple.object for triple in block.triples if triple.predicate in PARTS}
    subject, predicate, object_ = parts.get(SUBJECT), parts.get(PREDICATE), parts.get(OBJECT)
    if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode) or object_ is None:
        return block
    reified = ox.Triple(block.subject, named("rdf:reifies"), ox.Triple(subject, predicate, object_))
    return Block(block.graph, block.heading, block.base, block.subject, (*block.triples, reified))
