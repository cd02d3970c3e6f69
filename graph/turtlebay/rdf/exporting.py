"""Write a graph in any RDF syntax, from any file that holds one; large graphs go through in pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from turtlebay.errors import UsageError
from turtlebay.rdf.jsonld import iter_jsonld
from turtlebay.rdf.named_graphs import iter_by_report, survey, with_triple_terms
from turtlebay.rdf.nanopubs import iter_nanopublications
from turtlebay.rdf.order import iter_blocks, sorted_quads
from turtlebay.rdf.rdfxml import iter_rdfxml
from turtlebay.rdf.store import iter_quads
from turtlebay.rdf.terms import in_graph
from turtlebay.rdf.trig import iter_trig
from turtlebay.syntaxes import Syntax

__all__ = ["Exported", "export"]


WITH_GRAPHS: Final = frozenset({Syntax.nq, Syntax.trig, Syntax.jsonld})
WITH_TRIPLE_TERMS: Final = frozenset({Syntax.ttl, Syntax.nt, Syntax.nq, Syntax.trig})


@dataclass(frozen=True)
class Exported:
    """A graph as text, in pieces that can be taken once, and what a person should know of it."""

    pieces: Iterator[str]
    notices: tuple[str, ...] = ()


def export(
    source: Path,
    syntax: Syntax,
    *,
    named_graphs: bool = False,
    rdf12: bool = False,
    nanopublications: bool = False,
    ontology: Path | None = None,
) -> Exported:
    """Return a graph file, or the `graph.ttl` of a folder, in another syntax: the same bytes for the same graph.

    The file is read twice, so that one that breaks half-way gives nothing at all. Blank nodes get the labels of
    RDFC-1.0, for which the whole graph has to stand in memory; ours have none.
    """
    _require_fitting(syntax, named_graphs=named_graphs, rdf12=rdf12, nanopublications=nanopublications)
    found = survey(iter_quads(source))
    if found.rdf12 and syntax not in WITH_TRIPLE_TERMS:
        raise UsageError(
            f"{syntax} has no room for the triple terms of RDF 1.2 that this graph has",
            where=str(source),
            remedy=f"Choose one of {', '.join(sorted(WITH_TRIPLE_TERMS))}.",
        )
    quads = _canonical(iter_quads(source)) if found.blank_nodes else iter_quads(source)
    notices = []
    if nanopublications or (found.graphs and syntax not in WITH_GRAPHS):
        quads = (ox.Quad(*quad.triple) for quad in quads)
    if found.graphs and (nanopublications or syntax not in WITH_GRAPHS):
        notices.append("the named graphs are merged into one; nq, trig and jsonld keep them apart")
    if nanopublications:
        store = ox.Store()
        store.bulk_extend(quads)
        quads = iter_nanopublications(store)
    elif named_graphs:
        if not found.reports:
            raise UsageError("the graph has no report", where=str(source), remedy="Leave --named-graphs out.")
        quads = iter_by_report(quads, found)
    version = rdf12 or found.rdf12
    return Exported(_iter_pieces(quads, syntax, rdf12=rdf12, version=version, ontology=ontology), tuple(notices))


def _iter_pieces(
    quads: Iterable[ox.Quad], syntax: Syntax, *, rdf12: bool, version: bool, ontology: Path | None
) -> Iterator[str]:
    if syntax in (Syntax.nt, Syntax.nq) and not rdf12:
        return (f"{quad} .\n" for quad in sorted_quads(quads, str))
    blocks = iter_blocks(quads)
    if rdf12:
        blocks = map(with_triple_terms, blocks)
    if syntax in (Syntax.nt, Syntax.nq):
        named = (in_graph(triple, block.graph) for block in blocks for triple in block.triples)
        # no VERSION here: pyoxigraph 0.5.13 does not read it in lines, and RDF 1.2 N-Triples does not ask for it
        return (f"{quad} .\n" for quad in sorted_quads(named, str))
    if syntax is Syntax.jsonld:
        return iter_jsonld(blocks, ontology=ontology)
    if syntax is Syntax.rdfxml:
        return iter_rdfxml(blocks)
    return iter_trig(blocks, rdf12=version)


def _canonical(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield quads with blank nodes named by RDFC-1.0, which every run and every order of the file gives alike."""
    data = ox.Dataset(quads)
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return iter(data)


def _require_fitting(syntax: Syntax, *, named_graphs: bool, rdf12: bool, nanopublications: bool) -> None:
    asked = {"--named-graphs": named_graphs, "--nanopub": nanopublications, "--rdf12": rdf12}
    fitting = {
        "--named-graphs": WITH_GRAPHS,
        "--nanopub": WITH_GRAPHS,
        "--rdf12": WITH_TRIPLE_TERMS,
    }
    for name in (name for name, wanted in asked.items() if wanted):
        if syntax not in fitting[name]:
            remedy = f"Choose one of {', '.join(sorted(fitting[name]))}."
            raise UsageError(f"{name} cannot be written as {syntax}", remedy=remedy)
    if nanopublications and (named_graphs or rdf12):
        raise UsageError("--nanopub has graphs of its own", remedy="Leave --named-graphs and --rdf12 out.")
