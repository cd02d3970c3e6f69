"""How far rankings can be trusted: with a stricter confidence, with documents left out, with others drawn.

Two rankings are tried, those that readers quote first: by recommendations addressed to an actor, and by partners in
the stated network. Small graphs mislead: a rank that moves when one report is taken away says little.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from turtlebay.network.analysis.centrality import SEED
from turtlebay.network.analysis.material import Material
from turtlebay.network.analysis.table import Table, ordered, ranks, rounded

__all__ = ["iter_sensitivity_tables", "kendall"]

THRESHOLDS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
DRAWS: Final = 200
TOP: Final = 20
PAIRS: Final = 400
"""Actors that Kendall's measure compares, for it takes all pairs of them."""

Scores = Mapping[str, float]


def iter_sensitivity_tables(material: Material) -> Iterator[Table]:
    """Yield how rankings bear a stricter confidence, then how they bear other documents."""
    yield _threshold_table(material)
    yield _resample_table(material, "addressed", "recommendations addressed to it")
    yield _resample_table(material, "partners", "partners in the stated network")


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


def _units(material: Material, measure: str) -> tuple[list[Counter[str]], list[Counter[tuple[str, str]]], bool]:
    """Return what each document adds to the counts and to the ties; of a lone document, what each statement adds."""
    lone = len(material.graph.reports) < 2
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    ties: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    names: dict[str, None] = dict.fromkeys(report.id for report in material.graph.reports) if not lone else {}
    if measure == "addressed":
        for ask in material.asks:
            counts[ask.id if lone else ask.report].update(ask.addressees)
            names[ask.id if lone else ask.report] = None
    else:
        for tie in material.bonds("stated"):
            ties[tie.id if lone else tie.report][tie.source, tie.target] += 1
            names[tie.id if lone else tie.report] = None
    # the order of the names, not of a file, decides what a seeded draw takes
    return [counts[name] for name in sorted(names)], [ties[name] for name in sorted(names)], lone


def _score(
    chosen: Sequence[int], counts: Sequence[Counter[str]], ties: Sequence[Counter[tuple[str, str]]]
) -> dict[str, float]:
    scores: Counter[str] = Counter()
    partners: dict[str, set[str]] = defaultdict(set)
    for unit in chosen:
        scores.update(counts[unit])
        for one, other in ties[unit]:
            partners[one].add(other)
            partners[other].add(one)
    return {n: float(c) for n, c in scores.items()} | {n: float(len(o)) for n, o in partners.items()}


def _resample_table(material: Material, measure: str, noun: str) -> Table:
    counts, ties, lone = _units(material, measure)
    everything = range(len(counts))
    full = _score(everything, counts, ties)
    places = ranks(full)
    top = ordered(full, full)[:TOP]
    without: dict[str, list[int]] = defaultdict(list)
    if not lone and len(everything) <= DRAWS:
        for left_out in everything:
            _record(without, top, _score([u for u in everything if u != left_out], counts, ties))
    drawn: dict[str, list[int]] = defaultdict(list)
    dice = random.Random(SEED)  # noqa: S311 - a seeded draw, no secret
    for _ in range(DRAWS if everything else 0):
        _record(drawn, top, _score(dice.choices(everything, k=len(everything)), counts, ties))
    rows = []
    for node in top:
        low, high = _ends(drawn[node])
        best, worst = (min(without[node]), max(without[node])) if node in without else (None, None)
        first = rounded(sum(place == 1 for place in drawn[node]) / DRAWS)
        rows.append((places[node], material.label(node), node, int(full[node]), best, worst, low, high, first))
    unit = "statements of the one report" if lone else "reports"
    left = " With one report there is none to leave out." if lone else ""
    left = left or (f" With more than {DRAWS} reports none is left out singly." if len(everything) > DRAWS else "")
    return Table(
        id=f"stability-{measure}",
        title=f"How stable the ranking by {noun.removesuffix(' to it')} is",
        meaning=f"The rank of an actor by {noun}; its best and worst rank when any one report is left out; and the "
        f"range of its rank in 90 of 100 draws of {unit} with replacement (bootstrap: Efron 1979; {DRAWS} draws, "
        "seeded), with the share of draws in which nobody ranks higher.",
        caveat=f"Ranges that overlap mean that the order of two actors is not settled.{left} What all reports leave "
        "out, no draw shows.",
        columns=("rank", "actor", "actor iri", "score", "best left out", "worst left out", "low", "high", "first"),
        rows=tuple(rows),
    )


def _record(found: dict[str, list[int]], names: Sequence[str], scores: Scores) -> None:
    places = ranks(scores)
    for name in names:
        found[name].append(int(places[name].rstrip("=")) if name in places else len(places) + 1)


def _ends(places: Sequence[int]) -> tuple[int, int]:
    """Return the ranks between which the middle 90 of 100 lie, as whole ranks that occurred."""
    ranked = sorted(places)
    return ranked[math.floor(0.05 * (len(ranked) - 1))], ranked[math.ceil(0.95 * (len(ranked) - 1))]
