"""Hold the confidence of rules against the share of what is right.

A recommendation is right if it matches one of the gold as the scorer matches; a relation, if its triple is there.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from turtlebay.evaluation.comparison import Comparison

__all__ = ["Bin", "calibrate", "wilson"]

FLOORS: Final = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)
UNKNOWN: Final = "none"
Z: Final = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True)
class Bin:
    """Items of one kind with a confidence in one range: how many, and how many of them are right."""

    kind: str
    range: str
    items: int
    right: int
    mean: float | None
    """The mean of the confidences, which a calibrated share would equal."""

    @property
    def share(self) -> float | None:
        """The share that is right."""
        return self.right / self.items if self.items else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of that share."""
        return wilson(self.right, self.items) if self.items else None


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the Wilson score interval (95 %) of a share; it stays within 0 and 1, also for few items (Wilson 1927).

    >>> tuple(round(end, 4) for end in wilson(9, 10))
    (0.5958, 0.9821)
    """
    share, square = right / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    low = 0.0 if right == 0 else middle - half
    high = 1.0 if right == of else middle + half
    return max(0.0, low), min(1.0, high)


def calibrate(comparisons: Iterable[Comparison]) -> list[Bin]:
    """Return the bins of recommendations and of relations over all comparisons, the most certain first."""
    items: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    sums: Counter[tuple[str, str]] = Counter()
    for comparison in comparisons:
        for kind, confidence, is_right in _judged(comparison):
            key = (kind, _range(confidence))
            items[key] += 1
            right[key] += is_right
            sums[key] += round((confidence or 0.0) * 1_000_000)
    ranges = [*(_label(number) for number in range(len(FLOORS))), UNKNOWN]
    return [
        Bin(kind, name, n, right[kind, name], None if name == UNKNOWN else sums[kind, name] / n / 1_000_000)
        for kind in ("recommendation", "relation")
        for name in ranges
        if (n := items[kind, name])
    ]


def _judged(comparison: Comparison) -> Iterable[tuple[str, float | None, bool]]:
    hit = {j for _, j in comparison.matched}
    for j, item in enumerate(comparison.predicted.recommendations):
        yield "recommendation", item.confidence, j in hit
    for relation in comparison.predicted.relations:
        triple = comparison.triple(relation, comparison.rename)
        yield "relation", relation.confidence, triple in comparison.gold_triples


def _range(confidence: float | None) -> str:
    if confidence is None:
        return UNKNOWN
    return _label(next(number for number, floor in enumerate(FLOORS) if confidence >= floor))


def _label(number: int) -> str:
    return f"≥ {FLOORS[0]}" if number == 0 else f"{FLOORS[number]}–{FLOORS[number - 1]}"
