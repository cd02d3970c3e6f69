"""The graph as a networkx multigraph: entities, recommendations and reports, tied by relations and roles.

Nodes are IRIs and carry `kind` (`entity`, `recommendation`, `report`), `layer` (`actor`, `context`,
`recommendation`, `report`), `label` and `type`. Edges carry `id`, `kind` (`relation` for what a report says of two
entities, `role` for the part that an entity has in a recommendation, `source` for the report that holds it),
`predicate`, `status`, `document`, `start` and `end`. All values are strings or integers, so that any writer takes them.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import networkx as nx

from turtlebay import iri
from turtlebay.graph import Graph, Report

__all__ = ["to_networkx"]


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """Return the graph as a directed multigraph; the key of an edge is its `id`, unique and the same in every run.

    A relation's id is the IRI of its statement. Should a report state the same relation twice at one place, the later
    ones get `~2`, `~3` behind it. The order of nodes and edges follows the IRIs, then the order of the reports.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="turtlebay")
    for node in graph.nodes.values():
        layer = "actor" if node.type in graph.vocabulary.actor_types else "context"
        network.add_node(node.iri, kind="entity", layer=layer, label=node.label, type=node.type)
    for report in graph.reports:
        info = report.annotations.document
        network.add_node(iri.document(report.id), kind="report", layer="report", label=info.title, type="Report")
        _add_recommendations(network, report)
        _add_relations(network, report)
    return network


def _add_recommendations(network: nx.MultiDiGraph[str], report: Report) -> None:
    for item in report.annotations.recommendations:
        node = iri.recommendation(report.id, item.id)
        place = item.evidence.place
        network.add_node(
            node,
            kind="recommendation",
            layer="recommendation",
            label=item.action,
            type="Recommendation",
            strength=item.strength,
            endorsement=item.endorsement,
            topics=" ".join(item.topics),
            condition=item.condition or "",
            document=report.id,
            section=item.evidence.section or "",
            start=place.start,
            end=place.end,
        )
        shared: dict[str, Any] = {"document": report.id, "start": place.start, "end": place.end, "status": ""}
        roles = (("addressee", item.addressees), ("counterpart", item.counterparts), ("limitedTo", item.places))
        for predicate, entities in roles:
            for entity in dict.fromkeys(entities):
                edge = f"{node}/{predicate}/{entity}"
                target = report.iri_of(entity)
                network.add_edge(node, target, key=edge, id=edge, kind="role", predicate=predicate, **shared)
        edge = f"{node}/inDocument"
        target = iri.document(report.id)
        network.add_edge(node, target, key=edge, id=edge, kind="source", predicate="inDocument", **shared)


def _add_relations(network: nx.MultiDiGraph[str], report: Report) -> None:
    seen: Counter[str] = Counter()
    for relation in report.annotations.relations:
        place = relation.evidence.place
        edge = iri.statement(report.id, relation.subject, relation.predicate, relation.object, place.start)
        seen[edge] += 1
        if seen[edge] > 1:
            edge = f"{edge}~{seen[edge]}"
        network.add_edge(
            report.iri_of(relation.subject),
            report.iri_of(relation.object),
            key=edge,
            id=edge,
            kind="relation",
            predicate=relation.predicate,
            status=relation.status,
            document=report.id,
            section=relation.evidence.section or "",
            start=place.start,
            end=place.end,
        )
