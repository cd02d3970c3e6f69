"""Entities and the places that name them, as extraction works with them. Offsets are those of the clean text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

__all__ = ["ACTING", "Draft", "Find", "Mention", "Mentions", "slug", "without_overlap"]

ACTING: Final = frozenset(
    (
        "Organ",
        "SecretariatUnit",
        "InternationalOrganization",
        "RegionalOrganization",
        "Mission",
        "Post",
        "State",
        "Group",
        "NonGovernmentalOrganization",
        "Person",
    )
)
"""Types that can be addressed (guidelines, section 1)."""


@dataclass(slots=True)
class Draft:
    """An entity in the making; `key` is the authority's slug or the slug of its label."""

    key: str
    label: str
    type: str
    authority: str | None
    rule: str
    forms: Counter[str] = field(default_factory=Counter)
    author: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """A candidate mention; `rank` is 0 for the most trusted kind."""

    start: int
    end: int
    key: str
    rank: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an entity: half-open offsets."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Mentions:
    """Entities by key, and their mentions in order of place, none overlapping another."""

    entities: dict[str, Draft]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    nested: tuple[Mention, ...] = ()
    """Names inside longer names (the country in the name of a mission): they are evidence, but never act there."""

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie in a range of the clean text."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)

    def nested_within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions of a range that lie inside or around another."""
        low, high = (bisect_left(self._ordered, place, key=lambda mention: mention.start) for place in (start, end))
        return self._ordered[low:high]

    def works_within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the documents of a range that are named after their author, whose mention lies inside or beside."""
        return tuple(m for m in self.nested_within(start, end) if self.entities[m.key].author)

    @cached_property
    def _ordered(self) -> tuple[Mention, ...]:
        return tuple(sorted(self.nested, key=lambda mention: (mention.start, mention.end, mention.key)))

    def acts(self, mention: Mention) -> bool:
        """Say whether a mention names something that can be addressed."""
        return self.entities[mention.key].type in ACTING


_ASCII: Final = str.maketrans("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžčćłđı", "aaaaaaceeeeiiiinoooooouuuuyyszccldi")


def slug(label: str) -> str:
    """Return the id of a label: lower case, words joined by hyphens, no article.

    >>> slug("The Board of Trade")
    'board-of-trade'
    """
    bare = re.sub(r"^(?:(?:the|an?)\s+)+(?=\S)", "", re.sub(r"['’]", "", label.lower().translate(_ASCII)))
    words = [w for w in re.split(r"[^a-z0-9]+", bare) if w]
    return "-".join(words)[:180].strip("-") or "unnamed"


def without_overlap(finds: Iterable[Find]) -> list[Find]:
    """Keep the longest of overlapping finds; among equals the most trusted, then the first."""
    ordered = sorted(set(finds), key=lambda f: (f.start - f.end, f.rank, f.start, f.key))
    taken: list[tuple[int, int]] = []
    kept: list[Find] = []
    for find in ordered:
        place = bisect_left(taken, (find.start, find.end))
        if place > 0 and taken[place - 1][1] > find.start:
            continue
        if place < len(taken) and taken[place][0] < find.end:
            continue
        taken.insert(place, (find.start, find.end))
        kept.append(find)
    return sorted(kept, key=lambda f: f.start)
