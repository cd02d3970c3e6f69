"""Pajek's network format, `.net`: numbered vertices with unique labels, then lines with weight and label."""

from __future__ import annotations

from collections import Counter

from turtlebay.graph import Graph
from turtlebay.network.exchange import Exchange, Scope, to_exchange

__all__ = ["to_pajek"]


def to_pajek(graph: Graph, scope: Scope = Scope.statements) -> str:
    """Return the network for Pajek, in UTF-8 without a byte order mark.

    Labels are unique, since Pajek and the readers that follow it find vertices by them: what two nodes share gets the
    end of the IRI. The label of a line is its predicate or layer, with the status. Other attributes have no place.
    """
    network = to_exchange(graph, scope)
    number = {node.id: place for place, node in enumerate(network.nodes, start=1)}
    lines = [f"*Vertices {len(network.nodes)}"]
    lines += [f'{number[name]} "{label}"' for name, label in _labels(network).items()]
    lines.append("*Arcs" if network.directed else "*Edges")
    for edge in network.edges:
        label = f"{edge.label} {edge.attributes.get('status', '')}".strip() if network.directed else edge.label
        lines.append(f'{number[edge.source]} {number[edge.target]} {edge.weight} l "{_quoted(label)}"')
    return "\n".join(lines) + "\n"


def _labels(network: Exchange) -> dict[str, str]:
    plain = {node.id: _quoted(node.label) or node.id for node in network.nodes}
    often = Counter(plain.values())
    taken: set[str] = set()
    found = {}
    for name, label in plain.items():
        if often[label] > 1:
            label = f"{label} ({_quoted('/'.join(name.split('/')[-3:]))})"
        # a label may itself look like one with an end of an IRI
        while label in taken:
            label += "'"
        taken.add(label)
        found[name] = label
    return found


def _quoted(text: str) -> str:
    """Return text for between double quotes: Pajek has no escape for them, and readers take a backslash for one."""
    return " ".join(text.replace('"', "'").replace("\\", "/").split())
