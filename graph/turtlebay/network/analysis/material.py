"""What the measures read: ties between actors and what is asked of them, each thing once, in a fixed order.

A tie is a relation between two different actors. The ties of an annotated tension are kept apart: they bind nobody
closer, and a measure that took them for cooperation would mislead. A statement that no rule but a person made has no
confidence of its own and counts as certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final

import networkx as nx

from turtlebay import iri
from turtlebay.graph import Graph, Report
from turtlebay.model import Recommendation

__all__ = ["LAYERS", "TENSION", "Ask", "Material", "Tie", "pair"]

TENSION: Final = "inTensionWith"
LAYERS: Final = ("stated", "proposed", "co-addressed")


@dataclass(frozen=True)
class Tie:
    """One relation statement between two actors; `id` is unique and made of what it says and where."""

    id: str
    source: str
    target: str
    predicate: str
    status: str
    report: str
    confidence: float


@dataclass(frozen=True)
class Ask:
    """One recommendation with the IRIs of those it names."""

    id: str
    report: str
    item: Recommendation
    addressees: tuple[str, ...]
    counterparts: tuple[str, ...]
    places: tuple[str, ...]
    confidence: float

    @property
    def named(self) -> tuple[str, ...]:
        """Addressees and counterparts, each once."""
        return tuple(dict.fromkeys((*self.addressees, *self.counterparts)))


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two names in the order of names."""
    return (one, other) if one <= other else (other, one)


@dataclass(frozen=True)
class Material:
    """Ties and recommendations of a graph, or of a part of it."""

    graph: Graph
    ties: tuple[Tie, ...]
    asks: tuple[Ask, ...]

    @classmethod
    def of(cls, graph: Graph) -> Material:
        """Return all that a graph holds."""
        ties = {tie.id: tie for report in graph.reports for tie in _iter_ties(graph, report)}
        asks = tuple(ask for report in graph.reports for ask in _iter_asks(report))
        return cls(graph, tuple(ties.values()), asks)

    def only(self, keep: Callable[[Tie | Ask], bool]) -> Material:
        """Return the part of this material that `keep` says yes to."""
        return Material(self.graph, tuple(filter(keep, self.ties)), tuple(filter(keep, self.asks)))

    def label(self, node: str) -> str:
        """Return the label of an entity."""
        return self.graph.nodes[node].label

    def type(self, node: str) -> str:
        """Return the type of an entity."""
        return self.graph.nodes[node].type

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """All actors that the reports name, by IRI."""
        return tuple(n.iri for n in self.graph.nodes.values() if n.type in self.graph.vocabulary.actor_types)

    @cached_property
    def tensions(self) -> tuple[Tie, ...]:
        """Stated tensions."""
        return tuple(tie for tie in self.ties if tie.predicate == TENSION and tie.status == "stated")

    def bonds(self, status: str) -> Iterator[Tie]:
        """Yield the ties of one status that are no tensions."""
        return (tie for tie in self.ties if tie.status == status and tie.predicate != TENSION)

    def layer(self, name: str) -> nx.Graph[str]:
        """Return one layer, undirected; `weight` counts the statements or recommendations behind a tie.

        `stated` and `proposed` hold relations, `co-addressed` the actors that one recommendation addresses together.
        """
        pairs: dict[tuple[str, str], int] = {}
        if name == "co-addressed":
            ends = (pair(*two) for ask in self.asks for two in combinations(ask.addressees, 2))
        else:
            ends = (pair(tie.source, tie.target) for tie in self.bonds(name))
        for two in ends:
            pairs[two] = pairs.get(two, 0) + 1
        return _graph(pairs)

    def whole(self) -> nx.Graph[str]:
        """Return all three layers in one; weights add up."""
        pairs: dict[tuple[str, str], int] = {}
        for name in LAYERS:
            for one, other, weight in self.layer(name).edges(data="weight"):
                two = pair(one, other)
                pairs[two] = pairs.get(two, 0) + weight
        return _graph(pairs)

    def directed(self, name: str) -> nx.DiGraph[str]:
        """Return a layer with the directions of its relations; what is symmetric goes both ways."""
        if name == "co-addressed":
            return self.layer(name).to_directed()
        arcs: dict[tuple[str, str], int] = {}
        for tie in self.bonds(name):
            both = tie.predicate in self.graph.vocabulary.symmetric
            for arc in ((tie.source, tie.target), *([(tie.target, tie.source)] if both else [])):
                arcs[arc] = arcs.get(arc, 0) + 1
        network: nx.DiGraph[str] = nx.DiGraph()
        network.add_nodes_from(sorted({node for arc in arcs for node in arc}))
        network.add_weighted_edges_from((*arc, weight) for arc, weight in sorted(arcs.items()))
        return network


def _graph(pairs: dict[tuple[str, str], int]) -> nx.Graph[str]:
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted({node for two in pairs for node in two}))
    network.add_weighted_edges_from((*two, weight) for two, weight in sorted(pairs.items()))
    return network


def _iter_ties(graph: Graph, report: Report) -> Iterator[Tie]:
    actor_types = graph.vocabulary.actor_types
    for item in report.annotations.relations:
        source, target = report.iri_of(item.subject), report.iri_of(item.object)
        if source != target and {graph.nodes[source].type, graph.nodes[target].type} <= actor_types:
            name = f"{report.id} {source} {item.predicate} {target} {item.evidence.place.start}"
            certain = 1.0 if item.confidence is None else item.confidence
            yield Tie(name, source, target, item.predicate, item.status, report.id, certain)


def _iter_asks(report: Report) -> Iterator[Ask]:
    for item in report.annotations.recommendations:
        addressees, counterparts, places = (
            tuple(dict.fromkeys(map(report.iri_of, entities)))
            for entities in (item.addressees, item.counterparts, item.places)
        )
        certain = 1.0 if item.confidence is None else item.confidence
        name = iri.recommendation(report.id, item.id)
        yield Ask(name, report.id, item, addressees, counterparts, places, certain)
