"""GraphML of the projection, for Gephi, Cytoscape, yEd and R."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypedDict

import networkx as nx

from turtlebay import iri
from turtlebay.graph import Graph
from turtlebay.network.projection import to_networkx

__all__ = ["GRAPHML_END", "Fragment", "graphml_fragment", "graphml_head", "to_graphml"]

FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (production 2) cannot hold, not even escaped; texts taken from PDF files are full of them."""
NODE: Final = "    <node "
EDGE: Final = "    <edge "
KEY: Final = "  <key "
NAME: Final = '    <data key="name">'
GRAPHML_END: Final = f"{NAME}turtlebay</data>\n  </graph>\n</graphml>\n"


class Fragment(TypedDict):
    """GraphML of one report in parts that can be joined with those of others; `shared` are nodes by IRI."""

    keys: list[str]
    shared: dict[str, str]
    own: str
    edges: str


def to_graphml(graph: Graph) -> str:
    """Return the graph as GraphML, with every attribute; the same graph gives the same text.

    What XML cannot hold is left out of the values; everything else reads back unchanged. A node that several reports
    name is as the first of them has it.
    """
    fragments = [graphml_fragment(Graph((r,), graph.authority, graph.vocabulary)) for r in graph.reports]
    shared: dict[str, str] = {}
    for fragment in fragments:
        shared = fragment["shared"] | shared
    head = graphml_head(key for fragment in fragments for key in fragment["keys"])
    nodes = (*(shared[name] for name in sorted(shared)), *(fragment["own"] for fragment in fragments))
    return "".join((head, *nodes, *(fragment["edges"] for fragment in fragments), GRAPHML_END))


def graphml_fragment(graph: Graph) -> Fragment:
    """Return the GraphML of one report, as networkx writes it, in parts."""
    network = to_networkx(graph)
    for attributes in (data for _, data in network.nodes(data=True)):
        _strip(attributes)
    for attributes in (data for _, _, data in network.edges(data=True)):
        _strip(attributes)
    keys: list[str] = []
    items: list[list[str]] = []
    for line in nx.generate_graphml(network, named_key_ids=True, edge_id_from_attribute="id"):
        # no value begins a tag, as its < is escaped
        if line.startswith(KEY):
            keys.append(f"{line}\n")
        elif line.startswith(NAME):
            break
        elif line.startswith((NODE, EDGE)):
            items.append([line])
        elif items:
            items[-1].append(line)
    texts = ["".join(f"{line}\n" for line in item) for item in items]
    nodes = dict(zip(network.nodes, texts, strict=False))
    own = [report.id for report in graph.reports]
    shared = {name: text for name, text in nodes.items() if not any(iri.is_of(name, document) for document in own)}
    return {
        "keys": keys,
        "shared": shared,
        "own": "".join(text for name, text in nodes.items() if name not in shared),
        "edges": "".join(texts[len(nodes) :]),
    }


def graphml_head(keys: Iterable[str]) -> str:
    """Return what stands before the nodes: the attributes that any of them or of the edges has."""
    empty = "\n".join(nx.generate_graphml(nx.MultiDiGraph(name="turtlebay"), named_key_ids=True))
    head = empty.partition(KEY)[0]
    name = f"{KEY}{empty.partition(KEY)[2].partition(chr(10))[0]}\n"
    known = [key for key in dict.fromkeys(keys) if key != name]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' + head + "".join(known) + name + '  <graph edgedefault="directed">\n'
    )


def _strip(attributes: dict[str, str | int]) -> None:
    for name, value in attributes.items():
        if isinstance(value, str):
            attributes[name] = FORBIDDEN.sub("", value)
