"""The RDF dataset that is served: everything in the default graph, and each report once more in a graph of its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.graph import Graph
from turtlebay.rdf import FORMATS, document_sections, open_store
from turtlebay.rdf.terms import in_graph

__all__ = ["Dataset", "open_dataset"]

WITH_GRAPHS: Final = frozenset({".jsonld", ".nq", ".trig"})
PAGES: Final = """SELECT DISTINCT (STRBEFORE(STR(?subject), "#") AS ?page) WHERE {
  ?subject ?property ?value FILTER(ISIRI(?subject) && CONTAINS(STR(?subject), "#"))
}"""


@dataclass(frozen=True)
class Dataset:
    """A store to read from, with the names of its graphs and the addresses that have fragments, in order."""

    store: ox.Store
    graphs: tuple[str, ...]
    pages: frozenset[str]

    @property
    def triples(self) -> int:
        """The number of triples in the default graph."""
        found = self.store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - it is a SELECT
        number = next(found)["n"]
        return int(number.value) if isinstance(number, ox.Literal) else 0


def open_dataset(source: Graph | Sequence[Path]) -> Dataset:
    """Return the dataset of a graph, or of graph files and output folders.

    The default graph holds all triples, as for `turtlebay query`. A report is also a named graph: those of a folder
    are in its `documents/`. Named graphs of N-Quads, TriG and JSON-LD keep their names.
    """
    store = open_store(source)
    if isinstance(source, Graph):
        for report in source.reports:
            name = ox.NamedNode(iri.graph(report.id))
            for section in document_sections(report, source):
                store.bulk_extend(in_graph(triple, name) for triple in section.triples)
    else:
        for path in source:
            if path.is_dir():
                for file in sorted((path / "documents").glob("*.ttl")):
                    name = ox.NamedNode(iri.graph(file.stem))
                    store.bulk_extend(in_graph(quad.triple, name) for quad in open_store([file]))
            elif path.suffix.lower() in WITH_GRAPHS:
                quads = ox.parse(path=str(path), format=FORMATS[path.suffix.lower()], rename_blank_nodes=True)
                store.bulk_extend(quad for quad in quads if isinstance(quad.graph_name, ox.NamedNode))
    graphs = tuple(sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)))
    found = store.query(PAGES)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - the query above is a SELECT
    return Dataset(store, graphs, frozenset(row["page"].value for row in found if isinstance(row["page"], ox.Literal)))
