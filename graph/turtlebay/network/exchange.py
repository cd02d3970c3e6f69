"""The network as every export writes it: nodes and edges with one set of declared attributes, in a fixed order.

`statements` has all that the graph holds, an edge for each statement and role; `actors` has actors alone and one edge
for each pair and layer, weighted by the statements or recommendations behind it. Dates are those of the reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from turtlebay import iri
from turtlebay.graph import Graph
from turtlebay.network.analysis.material import TENSION, Material
from turtlebay.network.cells import plain
from turtlebay.network.projection import to_networkx

__all__ = ["EDGE_ATTRIBUTES", "NODE_ATTRIBUTES", "Edge", "Exchange", "Node", "Scope", "Value", "to_exchange"]

Value = str | int | float

NODE_ATTRIBUTES: Final[dict[str, type[Value]]] = {
    "kind": str,
    "layer": str,
    "type": str,
    "mentions": int,
    "addressed": int,
    "counterpart": int,
    "strength": str,
    "endorsement": str,
    "topics": str,
    "condition": str,
    "documents": str,
    "section": str,
    "start_offset": int,
    "end_offset": int,
    "first_date": str,
    "last_date": str,
}
EDGE_ATTRIBUTES: Final[dict[str, type[Value]]] = {
    "kind": str,
    "layer": str,
    "predicate": str,
    "status": str,
    "documents": str,
    "section": str,
    "start_offset": int,
    "end_offset": int,
    "rule": str,
    "confidence": float,
    "first_date": str,
    "last_date": str,
}
RENAMED: Final = {"start": "start_offset", "end": "end_offset", "document": "documents"}
"""`start` and `end` are times in GEXF; a column of offsets by that name would be read as such."""


class Scope(StrEnum):
    """How much of the network is written."""

    statements = "statements"
    actors = "actors"


@dataclass(frozen=True)
class Node:
    """A node. `dates` are those of the reports that have it, sorted; empty where one of them has none."""

    id: str
    label: str
    attributes: dict[str, Value]
    dates: tuple[str, ...]


@dataclass(frozen=True)
class Edge:
    """An edge. `label` is the predicate, in the scope of actors the layer."""

    id: str
    source: str
    target: str
    label: str
    weight: int
    attributes: dict[str, Value]
    dates: tuple[str, ...]


@dataclass(frozen=True)
class Exchange:
    """Nodes and edges, with attributes in the order that is declared above. `directed` holds for all edges."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    directed: bool


def to_exchange(graph: Graph, scope: Scope = Scope.statements) -> Exchange:
    """Return the network of a graph for an export."""
    if scope is Scope.actors:
        return _actors(graph)
    network = to_networkx(graph)
    entities = _entity_attributes(graph)
    date = {report.id: report.annotations.document.date or "" for report in graph.reports}
    sources = _sources(graph)
    nodes = []
    for name, data in network.nodes(data=True):
        reports = entities[name][1] if name in entities else (data.get("document") or name.rsplit("/", 1)[1],)
        found = entities[name][0] if name in entities else {"documents": "; ".join(reports)}
        dates = _dates(reports, date)
        nodes.append(
            Node(name, plain(data["label"], one_line=True), _known(data | found, dates, NODE_ATTRIBUTES), dates)
        )
    edges = []
    for source, target, data in network.edges(data=True):
        dates = _dates((data["document"],), date)
        rule, confidence = sources.get(data["id"].split("~")[0]) or sources.get(source) or ("", None)
        more: dict[str, Value | None] = {"rule": rule, "confidence": confidence}
        more["layer"] = data["status"] or data["kind"]
        attributes = _known(data | more, dates, EDGE_ATTRIBUTES)
        edges.append(Edge(data["id"], source, target, data["predicate"], 1, attributes, dates))
    return Exchange(tuple(nodes), tuple(edges), directed=True)


def _actors(graph: Graph) -> Exchange:
    material = Material.of(graph)
    entities = _entity_attributes(graph)
    date = {report.id: report.annotations.document.date or "" for report in graph.reports}
    nodes = []
    for name in material.actors:
        found, reports = entities[name]
        dates = _dates(reports, date)
        data = {"kind": "entity", "layer": "actor", "type": material.type(name)} | found
        label = plain(material.label(name), one_line=True)
        nodes.append(Node(name, label, _known(data, dates, NODE_ATTRIBUTES), dates))
    behind: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for tie in material.ties:
        layer = "tension" if tie.predicate == TENSION else tie.status
        one, other = sorted((tie.source, tie.target))
        behind[layer, one, other].append((tie.report, tie.predicate))
    for ask in material.asks:
        for place, one in enumerate(sorted(ask.addressees)):
            for other in sorted(ask.addressees)[place + 1 :]:
                behind["co-addressed", one, other].append((ask.report, "addressee"))
    edges = []
    for layer, one, other in sorted(behind):
        reports = tuple(sorted({report for report, _ in behind[layer, one, other]}))
        predicates = "; ".join(sorted({predicate for _, predicate in behind[layer, one, other]}))
        dates = _dates(reports, date)
        given: dict[str, Value] = {"kind": "tie", "layer": layer, "predicate": predicates}
        given |= {"status": layer if layer in ("stated", "proposed") else "", "documents": "; ".join(reports)}
        attributes = _known(given, dates, EDGE_ATTRIBUTES)
        weight = len(behind[layer, one, other])
        edges.append(Edge(f"{layer} {one} {other}", one, other, layer, weight, attributes, dates))
    return Exchange(tuple(nodes), tuple(edges), directed=False)


def _entity_attributes(graph: Graph) -> dict[str, tuple[dict[str, Value], tuple[str, ...]]]:
    addressed: Counter[str] = Counter()
    counterpart: Counter[str] = Counter()
    for ask in Material.of(graph).asks:
        addressed.update(ask.addressees)
        counterpart.update(ask.counterparts)
    found: dict[str, tuple[dict[str, Value], tuple[str, ...]]] = {}
    for node in graph.nodes.values():
        reports = tuple(report for report, _ in node.entities)
        mentions = sum(len(entity.spans) for _, entity in node.entities)
        counts = {"mentions": mentions, "addressed": addressed[node.iri], "counterpart": counterpart[node.iri]}
        found[node.iri] = ({**counts, "documents": "; ".join(reports)}, reports)
    return found


def _sources(graph: Graph) -> dict[str, tuple[str, float | None]]:
    """Return rule and confidence of each recommendation and relation statement, the first one's where two are one."""
    found: dict[str, tuple[str, float | None]] = {}
    for report in graph.reports:
        for item in report.annotations.recommendations:
            found[iri.recommendation(report.id, item.id)] = (item.rule or "", item.confidence)
        for relation in report.annotations.relations:
            ends = (relation.subject, relation.predicate, relation.object)
            name = iri.statement(report.id, *ends, relation.evidence.place.start)
            found.setdefault(name, (relation.rule or "", relation.confidence))
    return found


def _dates(reports: tuple[str, ...], date: dict[str, str]) -> tuple[str, ...]:
    found = {date[report] for report in reports}
    return () if "" in found else tuple(sorted(found))


def _known(
    data: Mapping[str, Value | None], dates: tuple[str, ...], declared: dict[str, type[Value]]
) -> dict[str, Value]:
    """Return the declared attributes that have a value, as the declared type and in that order."""
    named = {RENAMED.get(name, name): value for name, value in data.items() if value not in (None, "")}
    if dates:
        named |= {"first_date": dates[0], "last_date": dates[-1]}
    found: dict[str, Value] = {}
    for name, kind in declared.items():
        value = named.get(name)
        if value is not None:
            found[name] = plain(value, one_line=True) if isinstance(value, str) else kind(value)
    return found
