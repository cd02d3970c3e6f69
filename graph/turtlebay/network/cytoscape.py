"""Cytoscape JSON (`.cyjs`), for Cytoscape's import of networks and for cytoscape.js."""

from __future__ import annotations

import json
from typing import Any

from turtlebay.graph import Graph
from turtlebay.marks import UNMARKED, Marks
from turtlebay.network.exchange import Scope, to_exchange

__all__ = ["to_cytoscape"]


def to_cytoscape(graph: Graph, scope: Scope = Scope.statements, *, marks: Marks = UNMARKED) -> str:
    """Return the network as Cytoscape JSON; ids are unique over nodes and edges, `interaction` is the predicate.

    A node in `marks` gets its place; colours are a matter of styles, which this format has no room for.

    `value` and `key`, which Cytoscape takes for attributes, let networkx read the file back.
    """
    network = to_exchange(graph, scope)
    nodes: list[dict[str, Any]] = []
    for node in network.nodes:
        data = {"id": node.id, "value": node.id, "name": node.label, **node.attributes}
        entry: dict[str, Any] = {"data": data}
        if mark := marks.get(node.id):
            entry["position"] = {"x": mark.x, "y": mark.y}
        nodes.append(entry)
    edges = []
    for edge in network.edges:
        ends = {"id": edge.id, "key": edge.id, "source": edge.source, "target": edge.target}
        edges.append({"data": {**ends, "interaction": edge.label, "weight": edge.weight, **edge.attributes}})
    whole = {
        "format_version": "1.0",
        "generated_by": "turtlebay",
        "target_cytoscapejs_version": "~3.0",
        "data": {"name": "turtlebay"},
        "directed": network.directed,
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
