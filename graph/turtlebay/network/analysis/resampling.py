"""What other documents would have done to a ranking: with one report left out, and with reports drawn anew."""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from turtlebay.network.analysis.centrality import SEED
from turtlebay.network.analysis.material import Ask, Material, Tie
from turtlebay.network.analysis.table import Table, ordered, ranks, rounded

__all__ = ["iter_resample_tables"]

DRAWS: Final = 200
TOP: Final = 20

Score = Callable[[Collection[int]], Mapping[str, int]]
"""Scores over some units, which are numbers and may repeat: of the leading actors, and of all that may reach one."""


def iter_resample_tables(material: Material) -> Iterator[Table]:
    """Yield how the two rankings bear other documents; of a lone document, other statements."""
    yield _resample_table(material, "addressed", "recommendations addressed to it")
    yield _resample_table(material, "partners", "partners in the stated network")


def _numbers(items: Sequence[Ask] | Sequence[Tie], material: Material) -> tuple[list[int], int]:
    """Return the unit that each item belongs to, and how many there are: reports, or of a lone one its statements.

    The order of the names, not of a file, decides what a seeded draw takes.
    """
    lone = len(material.graph.reports) < 2
    names = sorted({item.id for item in items} if lone else {report.id for report in material.graph.reports})
    number = {name: place for place, name in enumerate(names)}
    return [number[item.id if lone else item.report] for item in items], len(names)


def _addressed(material: Material) -> tuple[Score, int]:
    units, size = _numbers(material.asks, material)
    names: list[list[str]] = [[] for _ in range(size)]
    for unit, ask in zip(units, material.asks, strict=True):
        names[unit].extend(ask.addressees)
    return lambda chosen: Counter(chain.from_iterable(names[unit] for unit in chosen)), size


def _partners(material: Material) -> tuple[Score, int]:
    """Return the score by different partners.

    Nobody has more of them in a choice of units than in all, so that actors are taken by falling numbers until the
    next one can reach none of the leading ones: a hundredth of the work where there are thousands of actors.
    """
    ties = tuple(material.bonds("stated"))
    units, size = _numbers(ties, material)
    behind: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for unit, tie in zip(units, ties, strict=True):
        behind[tie.source][tie.target].add(unit)
        behind[tie.target][tie.source].add(unit)
    partners = {name: list(others.values()) for name, others in behind.items()}
    order = ordered(partners, {name: float(len(others)) for name, others in partners.items()})

    def score(chosen: Collection[int]) -> dict[str, int]:
        there, least = set(chosen), 0
        scores: dict[str, int] = {}
        for place, name in enumerate(order):
            if place >= TOP and len(partners[name]) < least:
                break
            scores[name] = len(partners[name]) - sum(map(there.isdisjoint, partners[name]))
            if place == TOP - 1:
                least = min(scores.values())
        return scores

    return score, size


def _resample_table(material: Material, measure: str, noun: str) -> Table:
    score, size = (_addressed if measure == "addressed" else _partners)(material)
    lone = len(material.graph.reports) < 2
    full = score(range(size))
    places = ranks(full)
    top = ordered(full, full)[:TOP]
    without: dict[str, list[int]] = defaultdict(list)
    if not lone and size <= DRAWS:
        for place in range(size):
            _record(without, top, score([*range(place), *range(place + 1, size)]))
    drawn: dict[str, list[int]] = defaultdict(list)
    dice = random.Random(SEED)  # noqa: S311 - a seeded draw, no secret
    for _ in range(DRAWS if size else 0):
        _record(drawn, top, score(dice.choices(range(size), k=size)))
    rows = []
    for node in top:
        low, high = _ends(drawn[node])
        best, worst = (min(without[node]), max(without[node])) if node in without else (None, None)
        first = rounded(sum(place == 1 for place in drawn[node]) / DRAWS)
        rows.append((places[node], material.label(node), node, full[node], best, worst, low, high, first))
    unit = "statements of the one report" if lone else "reports"
    left = " With one report there is none to leave out." if lone else ""
    left = left or (f" With more than {DRAWS} reports none is left out singly." if size > DRAWS else "")
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


def _record(found: dict[str, list[int]], names: Sequence[str], scores: Mapping[str, int]) -> None:
    """Note the rank of each name: one more than the number of those with a higher score."""
    values = sorted(filter(None, scores.values()))
    for name in names:
        found[name].append(len(values) - bisect_right(values, scores.get(name, 0)) + 1)


def _ends(places: Sequence[int]) -> tuple[int, int]:
    """Return the ranks between which the middle 90 of 100 lie, as whole ranks that occurred."""
    ranked = sorted(places)
    return ranked[math.floor(0.05 * (len(ranked) - 1))], ranked[math.ceil(0.95 * (len(ranked) - 1))]
