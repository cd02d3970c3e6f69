"""All exports of the network by name: those of one file, and those of a folder of files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from turtlebay.errors import UsageError
from turtlebay.graph import Graph
from turtlebay.network.cytoscape import to_cytoscape
from turtlebay.network.exchange import Scope
from turtlebay.network.flat import to_flat
from turtlebay.network.gexf import to_gexf
from turtlebay.network.graphml import to_graphml
from turtlebay.network.neo4j import to_neo4j
from turtlebay.network.pajek import to_pajek

__all__ = ["FILES", "FOLDERS"]


def _graphml(graph: Graph, scope: Scope) -> str:
    if scope is not Scope.statements:
        raise UsageError("--export graphml has each statement", remedy="For weighted ties choose gexf or another.")
    return to_graphml(graph)


FILES: Final[dict[str, Callable[[Graph, Scope], str]]] = {
    "graphml": _graphml,
    "gexf": to_gexf,
    "pajek": to_pajek,
    "cytoscape": to_cytoscape,
}
FOLDERS: Final[dict[str, Callable[[Graph, Scope], dict[str, str]]]] = {"csv": to_flat, "neo4j": to_neo4j}
