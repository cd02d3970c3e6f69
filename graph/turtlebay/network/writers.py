"""All exports of the network by name: those of one file, and those of a folder of files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from turtlebay.errors import UsageError
from turtlebay.graph import Graph
from turtlebay.marks import Marks
from turtlebay.network.cytoscape import to_cytoscape
from turtlebay.network.exchange import Scope
from turtlebay.network.flat import to_flat
from turtlebay.network.gexf import to_gexf
from turtlebay.network.graphml import to_graphml
from turtlebay.network.neo4j import to_neo4j
from turtlebay.network.pajek import to_pajek

__all__ = ["FILES", "FOLDERS", "MARKED"]


def _graphml(graph: Graph, scope: Scope, marks: Marks) -> str:
    if scope is not Scope.statements:
        raise UsageError("--export graphml has each statement", remedy="For weighted ties choose gexf or another.")
    return to_graphml(graph)


FILES: Final[dict[str, Callable[[Graph, Scope, Marks], str]]] = {
    "graphml": _graphml,
    "gexf": lambda graph, scope, marks: to_gexf(graph, scope, marks=marks),
    "pajek": lambda graph, scope, marks: to_pajek(graph, scope),
    "cytoscape": lambda graph, scope, marks: to_cytoscape(graph, scope, marks=marks),
}
MARKED: Final = frozenset({"gexf", "cytoscape"})
"""The files that say where a node is drawn; nobody should compute it for the others."""

FOLDERS: Final[dict[str, Callable[[Graph, Scope], dict[str, str]]]] = {"csv": to_flat, "neo4j": to_neo4j}
