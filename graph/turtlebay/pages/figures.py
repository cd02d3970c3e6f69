"""What the index counts, report by report, so that it needs no more than one report at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from turtlebay.authority import Vocabulary
from turtlebay.graph import Graph
from turtlebay.pages.data import page_facts
from turtlebay.pages.names import words
from turtlebay.pages.terms import Facts, status_terms, strength_terms

__all__ = ["MOST", "Bar", "Chart", "Figures", "count_figures"]

MOST: Final = 10
"""Bars in a chart; more would be a table."""
WAITING: Final = 10_000
"""Actors of single reports that may wait for their place in a chart."""


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: stacked parts as (name, count), in the order of the chart's parts."""

    label: str
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """The length of the whole bar."""
        return sum(count for _, count in self.parts)


Chart = tuple[str, str, list[Facts], list[Bar]]
"""Its title, the scale of its colours, the terms of its parts, and its bars."""


def count_figures(graph: Graph) -> dict[str, Any]:
    """Return what the index counts of one report, as values that JSON can hold."""
    facts = page_facts(graph)
    recommendations, relations = facts["recommendations"], facts["relations"]
    labels = {entity["id"]: entity["label"] for entity in facts["entities"]}
    asked = Counter((key, r["strength"]) for r in recommendations for key in r["addressees"])
    return {
        "document": facts["documents"][0],
        "recommendations": len(recommendations),
        "nobody": sum(not item["addressees"] for item in recommendations),
        "asked": _rows(asked),
        "labels": {key: labels[key] for key, _ in asked},
        "topics": _rows(Counter((topic, r["strength"]) for r in recommendations for topic in r["topics"])),
        "endorsed": _rows(Counter((r["endorsement"], r["strength"]) for r in recommendations)),
        "ties": _rows(Counter((r["predicate"], r["status"]) for r in relations)),
    }


def _rows(counts: Counter[tuple[str, str]]) -> list[tuple[str, str, int]]:
    return [(name, part, number) for (name, part), number in sorted(counts.items())]


@dataclass
class Figures:
    """What the index says of reports together. `shared` are the ids of single reports' actors that others name too."""

    shared: frozenset[str] = frozenset()
    documents: list[tuple[Facts, int]] = field(default_factory=list)
    recommendations: int = 0
    nobody: int = 0
    addressed: int = 0
    asked: dict[str, Counter[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    topics: dict[str, Counter[str]] = field(default_factory=dict)
    endorsed: dict[str, Counter[str]] = field(default_factory=dict)
    ties: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, graph: Graph) -> Figures:
        """Return the figures of a whole graph."""
        figures = cls()
        for report in graph.reports:
            figures.add(count_figures(Graph((report,), graph.authority, graph.vocabulary)))
        return figures

    def add(self, counts: Mapping[str, Any]) -> None:
        """Add what was counted of a report."""
        self.documents.append((counts["document"], counts["recommendations"]))
        self.recommendations += counts["recommendations"]
        self.nobody += counts["nobody"]
        for name in ("topics", "endorsed", "ties"):
            _add(getattr(self, name), counts[name])
        before = len(self.asked)
        _add(self.asked, counts["asked"])
        self.addressed += len(self.asked) - before
        self.labels = counts["labels"] | self.labels
        if len(self.asked) > WAITING + MOST:
            self._forget()

    def _forget(self) -> None:
        """Let go of the actors of single reports that can no longer come to stand in the chart."""
        own = [key for key in self.asked if key.startswith("doc/") and key not in self.shared]
        for key in sorted(own, key=lambda key: (-self.asked[key].total(), self.labels[key], key))[MOST:]:
            del self.asked[key], self.labels[key]

    def count_ties(self, status: str) -> int:
        """Return how many ties have a status."""
        return sum(parts[status] for parts in self.ties.values())

    def charts(self, vocabulary: Vocabulary) -> list[Chart]:
        """Return the charts of the index; what was not counted gives one without bars."""
        strengths = strength_terms(vocabulary, {s for parts in self.endorsed.values() for s in parts})
        statuses = status_terms({status for parts in self.ties.values() for status in parts})
        known = vocabulary.topics
        topics = {topic: known[topic].label if topic in known else words(topic) for topic in self.topics}
        return [
            ("Who is asked most", "strength", strengths, _bars(self.asked, self.labels, strengths)),
            ("Topics", "strength", strengths, _bars(self.topics, topics, strengths)),
            ("Strength by who puts it forward", "strength", strengths, _bars(self.endorsed, {}, strengths)),
            ("Ties, stated and proposed", "status", statuses, _bars(self.ties, {}, statuses)),
        ]


def _add(counts: dict[str, Counter[str]], rows: list[tuple[str, str, int]]) -> None:
    for name, part, number in rows:
        counts.setdefault(name, Counter())[part] += number


def _bars(counts: Mapping[str, Counter[str]], labels: Mapping[str, str], parts: list[Facts]) -> list[Bar]:
    label = {key: labels.get(key) or words(key) for key in counts}
    bars = {key: Bar(label[key], tuple((part["id"], counts[key][part["id"]]) for part in parts)) for key in counts}
    return [bars[key] for key in sorted(bars, key=lambda key: (-bars[key].total, label[key], key))][:MOST]
