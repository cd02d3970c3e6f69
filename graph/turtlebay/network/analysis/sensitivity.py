"""How far rankings can be trusted: with a stricter confidence, with documents left out, with others drawn.

Two rankings are tried, those that readers quote first: by recommendations addressed to an actor, and by partners in
the stated network. Small graphs mislead: a rank that moves when one report is taken away says little.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from turtlebay.network.analysis.material import Material
from turtlebay.network.analysis.resampling import iter_resample_tables
from turtlebay.network.analysis.table import Table, ordered, rounded

__all__ = ["iter_sensitivity_tables", "kendall"]

THRESHOLDS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
PAIRS: Final = 400
"""Actors that Kendall's measure compares, for it takes all pairs of them."""

Scores = Mapping[str, float]


def iter_sensitivity_tables(material: Material) -> Iterator[Table]:
    """Yield how rankings bear a stricter confidence, then how they bear other documents."""
    yield _threshold_table(material)
    yield from iter_resample_tables(material)


def kendall(one: Scores, other: Scores) -> float | None:
    """Return the rank correlation tau-b of two scores (Kendall 1945), which allows for ties; None where one is flat.

    >>> kendall({"a": 3, "b": 2, "c": 1}, {"a": 3, "b": 1, "c": 2})
    0.3333
    """
    names = sorted({*one, *other})
    agree = first = second = 0
    for place, a in enumerate(names):
        for b in names[place + 1 :]:
            x = _sign(one.get(a, 0) - one.get(b, 0))
            y = _sign(other.get(a, 0) - other.get(b, 0))
            agree, first, second = agree + x * y, first + x * x, second + y * y
    return rounded(agree / math.sqrt(first * second)) if first and second else None


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _addressed(material: Material) -> dict[str, float]:
    return {n: float(c) for n, c in Counter(n for ask in material.asks for n in ask.addressees).items()}


def _partners(material: Material) -> dict[str, float]:
    return {node: float(number) for node, number in material.layer("stated").degree()}


def _threshold_table(material: Material) -> Table:
    whole = (_addressed(material), _partners(material))
    kept = [set(ordered(scores, scores)[:PAIRS]) for scores in whole]
    rows = []
    for threshold in THRESHOLDS:
        part = material.only(lambda item, least=threshold: item.confidence >= least)  # type: ignore[misc]
        taus = []
        for scores, names, measure in zip(whole, kept, (_addressed, _partners), strict=True):
            now = measure(part)
            taus.append(kendall({n: scores[n] for n in names}, {n: now.get(n, 0.0) for n in names}))
        rows.append((threshold, len(part.asks), len(part.ties), *taus))
    return Table(
        id="confidence",
        title="Rankings under a stricter confidence",
        meaning="How many statements stay when those below a confidence are left out, and how far the rankings of "
        "actors then agree with the full ones (Kendall's tau-b: 1 is the same order, 0 none).",
        caveat="Statements that a person made or that carry no confidence are always kept; the confidence of a rule "
        f"is how often it was right on annotated reports. At most {PAIRS} actors are compared.",
        columns=("confidence", "recommendations", "ties", "tau addressed", "tau partners"),
        rows=tuple(rows),
    )
