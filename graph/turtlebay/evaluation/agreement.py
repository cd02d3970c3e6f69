"""How far two annotators agree: figures with each as the gold, and Cohen's kappa for closed lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from turtlebay.authority import Vocabulary
from turtlebay.evaluation.comparison import compare
from turtlebay.evaluation.figures import Figure, figures
from turtlebay.model import Annotations, Text

__all__ = ["Agreement", "Kappa", "cohen_kappa", "compare_annotators"]


@dataclass(frozen=True)
class Kappa:
    """Kappa over the `n` items that both annotators have; nothing where it is not defined."""

    name: str
    kappa: float | None
    observed: float | None
    n: int


@dataclass(frozen=True)
class Agreement:
    """Figures with the first annotator as the gold, with the second as the gold, and the kappas."""

    forth: dict[str, Figure]
    back: dict[str, Figure]
    kappas: tuple[Kappa, ...]


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of two raters; nothing without items, or where both use one and the same value throughout.

    Observed agreement beyond what the two distributions alone would give (Cohen 1960).

    >>> cohen_kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    n = len(pairs)
    if n == 0:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    agreed = sum(a == b for a, b in pairs)
    # In whole numbers (times n squared), so that kappa of perfect agreement is exactly 1.
    by_chance = sum(first[value] * second[value] for value in first)
    return (n * agreed - by_chance) / (n * n - by_chance) if n * n != by_chance else None


def compare_annotators(first: Annotations, second: Annotations, text: Text, vocabulary: Vocabulary) -> Agreement:
    """Return the agreement of two annotations of one text, with quotes.

    Strength and endorsement are compared on recommendations that both have, types on entities that both have.
    """
    comparison, forth = compare(first, second, text, vocabulary)
    _, back = compare(second, first, text, vocabulary)
    known = first.entity_by_id
    types = [
        (known[comparison.entity_of[entity.id]].type, entity.type)
        for entity in second.entities
        if entity.id in comparison.entity_of
    ]
    both = [(first.recommendations[i], second.recommendations[j]) for i, j in comparison.matched]
    kappas = (
        _kappa("strength", [(a.strength, b.strength) for a, b in both]),
        _kappa("endorsement", [(a.endorsement, b.endorsement) for a, b in both]),
        _kappa("entity type", types),
    )
    return Agreement(figures(forth), figures(back), kappas)


def _kappa(name: str, pairs: Sequence[tuple[str, str]]) -> Kappa:
    observed = sum(a == b for a, b in pairs) / len(pairs) if pairs else None
    return Kappa(name, cohen_kappa(pairs), observed, len(pairs))
