"""Nodes and edges as two CSV files with every attribute, in the columns that Gephi's import of spreadsheets knows."""

from __future__ import annotations

from turtlebay.graph import Graph
from turtlebay.network.cells import to_csv
from turtlebay.network.exchange import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Scope, to_exchange

__all__ = ["to_flat"]


def to_flat(graph: Graph, scope: Scope = Scope.statements) -> dict[str, str]:
    """Return `nodes.csv` and `edges.csv`; a cell that a spreadsheet would run has an apostrophe in front."""
    network = to_exchange(graph, scope)
    kind = "Directed" if network.directed else "Undirected"
    nodes = ((node.id, node.label, *(node.attributes.get(name) for name in NODE_ATTRIBUTES)) for node in network.nodes)
    edges = (
        (
            *(edge.source, edge.target, kind, edge.id, edge.label, edge.weight),
            *(edge.attributes.get(name) for name in EDGE_ATTRIBUTES),
        )
        for edge in network.edges
    )
    return {
        "nodes.csv": to_csv(("Id", "Label", *NODE_ATTRIBUTES), nodes),
        "edges.csv": to_csv(("Source", "Target", "Type", "Id", "Label", "Weight", *EDGE_ATTRIBUTES), edges),
    }
