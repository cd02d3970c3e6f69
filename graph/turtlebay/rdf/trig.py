"""Turtle and TriG from blocks, one after the other, so that a large graph never stands in memory as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from turtlebay.rdf.order import Block
from turtlebay.rdf.pieces import head_first
from turtlebay.rdf.turtle import Term, write_block, write_heading, write_prefixes, write_term

__all__ = ["iter_trig"]

VERSION: Final = 'VERSION "1.2"\n'
"""RDF 1.2 Turtle, 6.1: a document with triple terms should say so before the first of them."""


def iter_trig(blocks: Iterable[Block], *, rdf12: bool = False) -> Iterator[str]:
    """Yield Turtle, or TriG where a block is in a named graph; blocks of one graph must come together."""
    used: set[str] = set()

    def head() -> str:
        return (VERSION if rdf12 else "") + write_prefixes(used)

    return head_first(head, _iter_body(blocks, used))


def _iter_body(blocks: Iterable[Block], used: set[str]) -> Iterator[str]:
    graph: object = ox.DefaultGraph()
    heading = base = ""
    for block in blocks:
        changed = block.graph != graph
        rebased = bool(block.base) and block.base != base
        if isinstance(graph, ox.NamedNode | ox.BlankNode) and (changed or rebased):
            yield "}\n"  # TriG, 2.2: no directive inside a graph
            graph = None
        if rebased:
            base = block.base
            yield f"\n@base <{base}> .\n"
        if block.graph != graph and not isinstance(block.graph, ox.DefaultGraph):
            yield f"\n{write_term(block.graph, base, used)} {{\n"
        if block.heading != heading or (changed and heading):
            yield "\n" + write_heading(block.heading or "Everything else")
        graph, heading = block.graph, block.heading
        properties: dict[str, list[Term]] = {}
        for triple in block.triples:
            properties.setdefault(triple.predicate.value, []).append(triple.object)
        yield "\n" + write_block(block.subject, properties, base, used)
    if isinstance(graph, ox.NamedNode | ox.BlankNode):
        yield "}\n"
