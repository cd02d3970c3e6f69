"""GraphML of the projection, for Gephi, Cytoscape, yEd and R."""

from __future__ import annotations

import re
from typing import Final

import networkx as nx

from turtlebay.graph import Graph
from turtlebay.network.projection import to_networkx

__all__ = ["to_graphml"]

FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (production 2) cannot hold, not even escaped; texts taken from PDF files are full of them."""


def to_graphml(graph: Graph) -> str:
    """Return the graph as GraphML, with every attribute; the same graph gives the same text.

    What XML cannot hold is left out of the values; everything else reads back unchanged.
    """
    network = to_networkx(graph)
    for attributes in (data for _, data in network.nodes(data=True)):
        _strip(attributes)
    for attributes in (data for _, _, data in network.edges(data=True)):
        _strip(attributes)
    lines = nx.generate_graphml(network, named_key_ids=True, edge_id_from_attribute="id")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n"


def _strip(attributes: dict[str, str | int]) -> None:
    for name, value in attributes.items():
        if isinstance(value, str):
            attributes[name] = FORBIDDEN.sub("", value)
