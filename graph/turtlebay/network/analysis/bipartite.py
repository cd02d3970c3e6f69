"""Two kinds of node at once: actors with topics, actors with recommendations, and what follows for pairs of a kind."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from turtlebay.network.analysis.material import Material, pair
from turtlebay.network.analysis.table import Cell, Table, ordered, rounded

__all__ = ["iter_bipartite_tables"]

MOST: Final = 300
"""Actors that the projection on shared topics compares, the most addressed first."""


def iter_bipartite_tables(material: Material) -> Iterator[Table]:
    """Yield actors by topic, actors by shared topics, actors by shared recommendations, topics by shared ones."""
    counts = Counter(
        (node, topic) for ask in material.asks for node in ask.addressees for topic in dict.fromkeys(ask.item.topics)
    )
    yield _actor_topic(material, counts)
    yield _shared_topics(material, counts)
    yield _shared_recommendations(material)
    yield _topics_together(material)


def _topic(material: Material, topic: str) -> str:
    known = material.graph.vocabulary.topics.get(topic)
    return known.label if known else topic


def _actor_topic(material: Material, counts: Counter[tuple[str, str]]) -> Table:
    rows = tuple(
        (material.label(node), node, _topic(material, topic), topic, counts[node, topic])
        for node, topic in sorted(counts, key=lambda key: (-counts[key], key))
    )
    return Table(
        id="actor-topic",
        title="What each actor is asked about",
        meaning="How many recommendations to an actor concern a topic: the two-mode network of actors and topics.",
        caveat="A recommendation counts once for each of its topics and addressees.",
        columns=("actor", "actor iri", "topic", "topic id", "recommendations"),
        rows=rows,
    )


def _shared_topics(material: Material, counts: Counter[tuple[str, str]]) -> Table:
    topics: dict[str, set[str]] = defaultdict(set)
    often: Counter[str] = Counter()
    for (node, topic), number in counts.items():
        topics[node].add(topic)
        often[node] += number
    found = []
    for one, other in combinations(sorted(ordered(often, often)[:MOST]), 2):
        if shared := topics[one] & topics[other]:
            found.append((one, other, len(shared), rounded(len(shared) / len(topics[one] | topics[other]))))
    found.sort(key=lambda row: (-row[2], -row[3], row[:2]))
    limit = f" Only the {MOST} actors asked most are compared." if len(often) > MOST else ""
    return Table(
        id="shared-topics",
        title="Actors asked about the same topics",
        meaning="The projection of actors and topics on actors: on how many topics two of them are both addressed, "
        "and which share of all their topics that is (Jaccard 1901).",
        caveat=f"An actor that is asked about everything shares topics with everybody; read the share as well.{limit}",
        columns=(*ENDS, "shared topics", "likeness"),
        rows=tuple((*_ends(material, one, other), number, likeness) for one, other, number, likeness in found),
    )


def _shared_recommendations(material: Material) -> Table:
    shared: Counter[tuple[str, str]] = Counter()
    parts: dict[tuple[str, str], list[float]] = defaultdict(list)
    for ask in material.asks:
        for two in combinations(ask.addressees, 2):
            shared[pair(*two)] += 1
            parts[pair(*two)].append(1 / (len(ask.addressees) - 1))
    weight = {two: rounded(math.fsum(numbers)) for two, numbers in parts.items()}
    rows = tuple(
        (*_ends(material, *two), shared[two], weight[two])
        for two in sorted(shared, key=lambda two: (-shared[two], -weight[two], two))
    )
    return Table(
        id="shared-recommendations",
        title="Actors asked together",
        meaning="The projection of actors and recommendations on actors: how many recommendations address both, and "
        "their weight, where one with k addressees gives each pair 1 / (k - 1) (Newman 2001).",
        caveat="Long lists of addressees make many pairs; the weight takes that into account, the count does not.",
        columns=(*ENDS, "recommendations", "weight"),
        rows=rows,
    )


def _topics_together(material: Material) -> Table:
    found = Counter(two for ask in material.asks for two in combinations(sorted(set(ask.item.topics)), 2))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (_topic(material, one), one, _topic(material, other), other, found[one, other])
        for one, other in sorted(found, key=lambda key: (-found[key], key))
    )
    return Table(
        id="topics-together",
        title="Topics that recommendations treat together",
        meaning="How many recommendations have both topics: where one subject is not advised on without the other.",
        caveat="Some topics are close by definition, and words that suggest one suggest the other.",
        columns=("one", "one id", "other", "other id", "recommendations"),
        rows=rows,
    )


ENDS: Final = ("one", "one iri", "other", "other iri")


def _ends(material: Material, one: str, other: str) -> tuple[str, str, str, str]:
    return (material.label(one), one, material.label(other), other)
