"""A finding as a table: with a title, a sentence that says what it means, and what a reader should beware of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from turtlebay.network.cells import Cell

__all__ = ["DIGITS", "Cell", "Table", "ordered", "ranks", "rounded"]

DIGITS: Final = 4
"""Digits behind the point. Scores are compared as rounded, so that the last bit of a float never parts a tie."""


@dataclass(frozen=True)
class Table:
    """One finding. `bars` names the column of labels and the columns of numbers that a plot shows, if there is one.

    A column whose name ends in `iri` is for programs; what is shown to a person leaves it out.
    """

    id: str
    title: str
    meaning: str
    caveat: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    bars: tuple[str, ...] = ()

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows as values by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def rounded(value: float) -> float:
    """Return the number as it is shown; zero has no sign.

    >>> rounded(1 / 3), rounded(-0.00001)
    (0.3333, 0.0)
    """
    return round(value, DIGITS) + 0.0


def ranks(scores: Mapping[str, float]) -> dict[str, str]:
    """Return the rank of each name, the highest score first; names with the same score share it, marked by `=`.

    Standard competition ranking: after two at rank 1 comes rank 3.

    >>> ranks({"a": 2, "b": 5, "c": 2, "d": 1})
    {'b': '1', 'a': '2=', 'c': '2=', 'd': '4'}
    """
    values = {name: rounded(score) for name, score in scores.items()}
    found: dict[str, str] = {}
    by_score: dict[float, list[str]] = {}
    for name in sorted(values, key=lambda name: (-values[name], name)):
        by_score.setdefault(values[name], []).append(name)
    place = 1
    for names in by_score.values():
        for name in names:
            found[name] = f"{place}=" if len(names) > 1 else str(place)
        place += len(names)
    return found


def ordered(names: Iterable[str], *scores: Mapping[str, float]) -> list[str]:
    """Return the names by falling scores, then by name."""
    return sorted(names, key=lambda name: (*(-rounded(score.get(name, 0)) for score in scores), name))
