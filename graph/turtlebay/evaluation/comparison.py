"""Compare two annotations of one text: counts by figure, and what was missed, spurious or wrong.

The definitions are those of the scorer of the annotation guidelines, figure by figure; a test holds the two equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from turtlebay.authority import Vocabulary
from turtlebay.evaluation.alignment import align
from turtlebay.evaluation.places import find_places, match_places
from turtlebay.model import Annotations, Recommendation, Relation, Text

__all__ = ["Comparison", "compare"]

Triple = tuple[str, str, str]


@dataclass(frozen=True)
class Comparison:
    """Two annotations of one text, aligned: entities by id, recommendations by index."""

    gold: Annotations
    predicted: Annotations
    text: Text
    vocabulary: Vocabulary

    @cached_property
    def entity_of(self) -> dict[str, str]:
        """The gold id of each predicted entity that has one."""
        return align(self.gold.entities, self.predicted.entities)

    @cached_property
    def predicted_places(self) -> list[tuple[int, int] | None]:
        """Where the predicted recommendations stand."""
        return find_places(_quotes(self.predicted), self.text.characters)

    @cached_property
    def matched(self) -> list[tuple[int, int]]:
        """Pairs of indexes of a gold and a predicted recommendation that are one."""
        return match_places(find_places(_quotes(self.gold), self.text.characters), self.predicted_places)

    def rename(self, name: str) -> str:
        """Return the gold id of a predicted entity; one that no gold entity has where there is none."""
        return self.entity_of.get(name, "?" + name)

    def triple(self, relation: Relation, rename: Callable[[str], str]) -> Triple:
        """Return a relation as a triple; the ends of a symmetric one are sorted."""
        subject, object_ = rename(relation.subject), rename(relation.object)
        if relation.predicate in self.vocabulary.symmetric and object_ < subject:
            subject, object_ = object_, subject
        return (subject, relation.predicate, object_)

    @cached_property
    def gold_triples(self) -> set[Triple]:
        """The relations of the gold."""
        return {self.triple(relation, str) for relation in self.gold.relations}

    @cached_property
    def predicted_triples(self) -> set[Triple]:
        """The predicted relations, in the names of the gold."""
        return {self.triple(relation, self.rename) for relation in self.predicted.relations}

    def errors(self) -> dict[str, Any]:
        """Return what was missed, what is spurious and what is wrong."""
        gold, predicted = self.gold.recommendations, self.predicted.recommendations
        by_gold = dict(self.matched)
        hit = set(by_gold.values())
        wrong = []
        for i, j in self.matched:
            got = [self.rename(name) for name in predicted[j].addressees]
            if set(gold[i].addressees) != set(got):
                want = list(gold[i].addressees)
                wrong.append({"quote": gold[i].evidence.quote, "want": want, "got": got})
        return {
            "missed recommendations": [g.evidence.quote for i, g in enumerate(gold) if i not in by_gold],
            "spurious recommendations": [p.evidence.quote for j, p in enumerate(predicted) if j not in hit],
            "wrong addressees": wrong,
            "missed entities": sorted({e.id for e in self.gold.entities} - set(self.entity_of.values())),
            "spurious entities": sorted(e.id for e in self.predicted.entities if e.id not in self.entity_of),
            "missed relations": sorted(self.gold_triples - self.predicted_triples),
            "spurious relations": sorted(self.predicted_triples - self.gold_triples),
        }


def compare(
    gold: Annotations, predicted: Annotations, text: Text, vocabulary: Vocabulary
) -> tuple[Comparison, Counter[str]]:
    """Return the comparison, and its counts: `name.tp`, `.fp`, `.fn` for sets, `.ok` and `.n` for shares."""
    comparison = Comparison(gold, predicted, text, vocabulary)
    counts: Counter[str] = Counter()
    _count_entities(comparison, counts)
    want, got = comparison.gold_triples, comparison.predicted_triples
    _tally(counts, "relations", want, got)
    _tally(counts, "related pairs", {frozenset((s, o)) for s, _, o in want}, {frozenset((s, o)) for s, _, o in got})
    _count_recommendations(comparison, counts)
    return comparison, counts


def _quotes(annotations: Annotations) -> list[str]:
    return [item.evidence.quote or "" for item in annotations.recommendations]


def _tally(counts: Counter[str], name: str, want: Set[Hashable], got: Set[Hashable]) -> None:
    counts[name + ".tp"] += len(want & got)
    counts[name + ".fp"] += len(got - want)
    counts[name + ".fn"] += len(want - got)


def _count_entities(comparison: Comparison, counts: Counter[str]) -> None:
    types = {entity.id: entity.type for entity in comparison.gold.entities}
    mapping, actors = comparison.entity_of, comparison.vocabulary.actor_types
    for group in ("entities", "actors"):
        all_ = group == "entities"
        want = {e.id for e in comparison.gold.entities if all_ or e.type in actors}
        got = {
            comparison.rename(e.id)
            for e in comparison.predicted.entities
            if all_ or types.get(mapping.get(e.id, ""), e.type) in actors
        }
        _tally(counts, group, want, got)
    for entity in comparison.predicted.entities:
        if entity.id in mapping:
            counts["entity type.n"] += 1
            counts["entity type.ok"] += entity.type == types[mapping[entity.id]]


def _count_recommendations(comparison: Comparison, counts: Counter[str]) -> None:
    gold, predicted = comparison.gold.recommendations, comparison.predicted.recommendations
    counts["unlocated predicted quotes.n"] += len(predicted)
    counts["unlocated predicted quotes.ok"] += sum(place is None for place in comparison.predicted_places)
    by_gold = dict(comparison.matched)
    counts["recommendations.tp"] += len(by_gold)
    counts["recommendations.fp"] += len(predicted) - len(by_gold)
    counts["recommendations.fn"] += len(gold) - len(by_gold)
    for i, want in enumerate(gold):
        _count_fields(comparison, counts, want, predicted[by_gold[i]] if i in by_gold else None)
    hit = set(by_gold.values())
    for j, spurious in enumerate(predicted):
        if j not in hit:
            counts["addressees (end to end).fp"] += len(set(spurious.addressees))
            counts["counterparts (end to end).fp"] += len(set(spurious.counterparts))


def _count_fields(
    comparison: Comparison, counts: Counter[str], want: Recommendation, got: Recommendation | None
) -> None:
    addressees = {comparison.rename(name) for name in got.addressees} if got else set()
    counterparts = {comparison.rename(name) for name in got.counterparts} if got else set()
    _tally(counts, "addressees (end to end)", set(want.addressees), addressees)
    _tally(counts, "counterparts (end to end)", set(want.counterparts), counterparts)
    if got is not None:
        _tally(counts, "addressees (given the sentence)", set(want.addressees), addressees)
        _tally(counts, "topics", set(want.topics), set(got.topics))
        for name in ("strength", "endorsement"):
            counts[name + ".n"] += 1
            counts[name + ".ok"] += getattr(want, name) == getattr(got, name)
