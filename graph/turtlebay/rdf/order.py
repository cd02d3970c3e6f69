"""Quads in one order, however many there are, and the blocks and headings that people read them in.

The place of a quad follows from its IRIs alone (the patterns of `turtlebay.iri`), so that a graph from a file is laid
out like one of our own, and a graph of somebody else becomes one plain list by subject.
"""

from __future__ import annotations

import heapq
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.errors import OutputError

__all__ = ["DOCUMENT", "GRAPH", "Block", "iter_blocks", "sorted_quads"]

Node = ox.NamedNode | ox.BlankNode
GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

RUN: Final = 50_000
"""Quads that are sorted in memory at a time; more go through files in the temporary folder. A million takes 130 MB."""

DOCUMENT: Final = re.compile(rf"({re.escape(iri.document(''))}([^/#?]+))(?=[/#]|\Z)")
GRAPH: Final = re.compile(rf"{re.escape(iri.graph(''))}([^/#?]+)")
NANOPUBLICATION: Final = re.compile(rf"{re.escape(iri.BASE)}/np/[^/#?]+/[^/#?]+/")
DIGITS: Final = re.compile(r"[0-9]+")
ORDER: Final = {name: rank for rank, name in enumerate(("head", "assertion", "provenance", "pubinfo"))}
"""The graphs of a nanopublication as people read them."""
SCHEMES: Final = tuple(iri.concept(scheme, "") for scheme in ("strength", "endorsement", "status", "topic"))
KINDS: Final = (
    ("/actor/", "entities"),
    ("/rec/", "recommendations"),
    ("/stmt/", "relation statements"),
    ("/mention/", "mentions"),
    ("/text#", "evidence"),
)


@dataclass(frozen=True)
class Block:
    """All that a graph says of one subject; `heading` and `base` as in a `Section`."""

    graph: GraphName
    heading: str
    base: str
    subject: Node
    triples: tuple[ox.Triple, ...]


def iter_blocks(quads: Iterable[ox.Quad]) -> Iterator[Block]:
    """Yield quads as blocks: the default graph first, in it the ontology, the schemes, entities, report by report."""
    for (name, subject), group in groupby(sorted_quads(quads, _block_key), lambda q: (q.graph_name, q.subject)):
        _, heading, base = _place(subject)
        if isinstance(name, ox.NamedNode):
            base = _base_of_graph(name.value) or base
            heading = heading if GRAPH.fullmatch(name.value) else ""
        yield Block(name, heading, base, subject, tuple(quad.triple for quad in group))


def sorted_quads(quads: Iterable[ox.Quad], key: Callable[[ox.Quad], Any], *, run: int = RUN) -> Iterator[ox.Quad]:
    """Yield quads in the order of a key that no two of them share, each once; beyond `run` by merging sorted files."""
    source = iter(quads)
    chunk = list(islice(source, run))
    if len(chunk) < run:
        yield from sorted(set(chunk), key=key)
        return
    try:
        with tempfile.TemporaryDirectory(prefix="turtlebay-") as folder:
            runs: list[Path] = []
            while chunk:
                runs.append(Path(folder, f"{len(runs)}.nq"))
                _write_run(runs[-1], sorted(set(chunk), key=key))
                chunk = list(islice(source, run))
            before: ox.Quad | None = None
            parsed = (ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS) for path in runs)
            for quad in heapq.merge(*parsed, key=key):
                if quad != before:
                    yield quad
                before = quad
    except OSError as error:
        raise OutputError(
            f"the graph cannot be sorted on disk ({error.strerror or error})",
            remedy="Free some space in the temporary folder, or name another one in TMPDIR.",
        ) from error


def _write_run(path: Path, quads: list[ox.Quad]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{quad} .\n" for quad in quads)


def _block_key(quad: ox.Quad) -> str:
    """Return a key that sorts by graph, place and subject; the order inside a block is for its writer.

    One string, since a million tuples of strings compare four times slower; no part of it has a line feed.
    """
    return f"{_graph_key(quad.graph_name)}\n{_subject_key(quad.subject)}\n{quad.predicate.value}\n{quad.object}"


@lru_cache(maxsize=4096)
def _graph_key(name: GraphName) -> str:
    if isinstance(name, ox.DefaultGraph):
        return "0"
    if isinstance(name, ox.NamedNode) and (publication := NANOPUBLICATION.match(name.value)):
        part = name.value[publication.end() :]
        return f"1\n{_natural(publication[0])}\n{ORDER.get(part, len(ORDER))}\n{part}"
    return f"{1 if isinstance(name, ox.NamedNode) else 2}\n{_natural(name.value)}"


@lru_cache(maxsize=4096)
def _subject_key(subject: Node) -> str:
    rank, slug, kind = _place(subject)[0]
    return f"{rank}\n{slug}\n{kind}\n{isinstance(subject, ox.BlankNode):d}\n{_natural(subject.value)}"


def _natural(value: str) -> str:
    """Return a key that reads digits as numbers, as `natural_key` does."""
    return DIGITS.sub(lambda found: found[0].zfill(18), value) + "\n" + value


@lru_cache(maxsize=4096)
def _place(subject: Node) -> tuple[tuple[int, str, int], str, str]:
    """Return the rank of a subject, the heading over it, and the base of its names."""
    value = subject.value if isinstance(subject, ox.NamedNode) else ""
    if value == iri.BASE or value.startswith(iri.TERMS):
        return (0, "", 0), "Ontology", ""
    if value.startswith(SCHEMES) or value in {scheme[:-1] for scheme in SCHEMES}:
        return (1, "", 0), "Schemes: strength, endorsement, status and topics", ""
    if value.startswith(iri.authority_actor("")):
        return (2, "", 0), "Entities that reports share", ""
    if found := DOCUMENT.match(value):
        slug, local = found[2], value[found.end() :]
        rank, kind = next(
            ((n, kind) for n, (start, kind) in enumerate(KINDS, 1) if local.startswith(start)), (0, "the report")
        )
        return (3, slug, rank), f"{slug}: {kind}", f"{found[1]}/"
    return (4, "", 0), "", ""


def _base_of_graph(name: str) -> str:
    """Return the IRI that most names in a graph begin with: of its report, or of its nanopublication."""
    if found := GRAPH.fullmatch(name):
        return iri.document(found[1]) + "/"
    publication = NANOPUBLICATION.match(name)
    return publication[0] if publication else ""
