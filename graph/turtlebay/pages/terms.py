"""The names that occur on a page, each list in the order that a reader expects, with labels and looks."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from turtlebay.authority import Vocabulary
from turtlebay.authority.vocabulary import class_name
from turtlebay.graph import Graph
from turtlebay.pages.names import inverse, words
from turtlebay.pages.palette import ENDORSEMENT_ORDER, GREY, RECOMMENDATION_SHAPE, STRENGTH_COLOURS, look_of_type

__all__ = ["ANYWHERE", "Facts", "band", "page_terms", "status_terms", "strength_terms"]

Facts = dict[str, Any]

ANYWHERE: Final = "anywhere"
"""Stands in the list of places for recommendations that are not limited to one."""

BANDS: Final = (("high", 0.8, "0.8 and more"), ("middle", 0.6, "0.6 to 0.8"), ("low", 0.0, "Below 0.6"))
UNRATED: Final = ("unrated", "No figure given")


def band(confidence: float | None) -> str:
    """Return the band of a confidence; filters work on bands.

    >>> band(0.8), band(0.79), band(None)
    ('high', 'middle', 'unrated')
    """
    if confidence is None:
        return UNRATED[0]
    return next(name for name, least, _ in BANDS if confidence >= least)


def page_terms(graph: Graph, entities: list[Facts], recommendations: list[Facts], relations: list[Facts]) -> Facts:
    """Return the names that occur, by kind."""
    return {
        "strength": strength_terms(graph.vocabulary, {r["strength"] for r in recommendations}),
        "endorsement": _endorsements(recommendations),
        "topic": _topics(graph, recommendations),
        "place": _places(entities, recommendations),
        "type": _types(graph),
        "status": status_terms({r["status"] for r in relations}),
        "predicate": [
            {"id": p, "label": words(p), "inverse": inverse(p), "symmetric": p in graph.vocabulary.symmetric}
            for p in sorted({r["predicate"] for r in relations})
        ],
        "confidence": _bands([*recommendations, *relations]),
        "document": [{"id": r.id, "label": r.annotations.document.title} for r in graph.reports],
    }


def strength_terms(vocabulary: Vocabulary, names: set[str]) -> list[Facts]:
    """Return strengths, the firmest first, with their colours."""
    ranks = vocabulary.strengths
    found = sorted(names, key=lambda s: (-ranks.get(s, 0), s))
    looks = [(name, STRENGTH_COLOURS.get(name, GREY)) for name in found]
    return [{"id": s, "label": words(s), "colour": colour, "path": RECOMMENDATION_SHAPE} for s, colour in looks]


def status_terms(names: set[str]) -> list[Facts]:
    """Return what ties can be, stated before proposed."""
    return [{"id": status, "label": words(status)} for status in sorted(names, reverse=True)]


def _endorsements(recommendations: list[Facts]) -> list[Facts]:
    order = {name: number for number, name in enumerate(ENDORSEMENT_ORDER)}
    found = sorted({r["endorsement"] for r in recommendations}, key=lambda e: (order.get(e, len(order)), e))
    return [{"id": e, "label": words(e)} for e in found]


def _topics(graph: Graph, recommendations: list[Facts]) -> list[Facts]:
    counts = Counter(topic for r in recommendations for topic in r["topics"])
    known = graph.vocabulary.topics
    found = sorted(counts, key=lambda t: (-counts[t], t))
    return [{"id": t, "label": known[t].label if t in known else words(t)} for t in found]


def _places(entities: list[Facts], recommendations: list[Facts]) -> list[Facts]:
    counts = Counter(place for r in recommendations for place in r["places"])
    if not counts:
        return []
    labels = {entity["id"]: entity["label"] for entity in entities}
    found = [{"id": p, "label": labels[p]} for p in sorted(counts, key=lambda p: (-counts[p], p))]
    return [*found, {"id": ANYWHERE, "label": "No place named"}]


def _types(graph: Graph) -> list[Facts]:
    counts = Counter(node.type for node in graph.nodes.values())
    found = sorted(counts, key=lambda t: (t not in graph.vocabulary.actor_types, -counts[t], t))
    looks = [(name, look_of_type(name)) for name in found]
    return [
        {"id": t, "label": words(t), "class": class_name(t), "colour": look.colour, "path": look.path}
        for t, look in looks
    ]


def _bands(facts: list[Facts]) -> list[Facts]:
    found = {fact["band"] for fact in facts}
    labels = [(name, label) for name, _, label in BANDS] + [UNRATED]
    return [{"id": name, "label": label} for name, label in labels if name in found]
