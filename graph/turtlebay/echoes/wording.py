"""The wording of a request as far as it is compared, and how alike two requests are.

The score is the likeness of wording, times the agreement of addressees, times that of topics, from 0 to 1.

- Wording: 0.7 times the share of weight that two sets of stems have in common (Dice), and 0.3 times the share of the
  lighter one that the other covers. A stem weighs the more the fewer requests of the collection have it; one that most
  requests could have weighs a quarter of that. Two stems that weigh fully must be shared, unless all stems are.
- Addressees: 1 where one is shared, 0.95 where either side names none or only the names agree and not the IRIs, 0.5
  where both name others: what is asked of somebody else is not asked again.
- Topics: 1 where one is shared or a side has none, else 0.9.
- Opposites have the score 0 (`polarity`).

Of Dice, cover and mixtures of both, 0.7 to 0.3 kept the most true pairs at a precision of 0.9 on the 244 pairs that
were labelled first, and the threshold was chosen on half of these; the other factors are guesses. Of the pairs labelled
afterwards, 20 of the 22 from the threshold on were right. `benchmarks/echoes.txt` has the figures.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from turtlebay.echoes.polarity import find_polarity, oppose
from turtlebay.echoes.stems import LIGHT, find_stems, find_words

__all__ = ["Scale", "Sketch", "Wording", "read_wording"]

DICE: Final = 0.7
LIGHTLY: Final = 0.25
UNSURE: Final = 0.95
ANOTHER: Final = 0.5
OTHER_TOPIC: Final = 0.9
SHARED: Final = 2
PRIOR: Final = 100
"""Requests that are supposed beside those of the collection, so that a small one does not weigh words by chance."""
DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """The stems of an action, sorted, and the directions that it pulls in."""

    stems: tuple[str, ...]
    polarity: int = 0


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a request is compared, in numbers of a scale: stems by number and their weight in all."""

    stems: tuple[int, ...]
    weight: float
    polarity: int
    addressees: tuple[str, ...]
    topics: tuple[str, ...]
    names: tuple[str, ...]
    """What the IRIs of the addressees end in."""

    @classmethod
    def of(
        cls, stems: Iterable[int], weight: float, polarity: int, addressees: Iterable[str], topics: Iterable[str]
    ) -> Sketch:
        """Return a sketch from what was kept of it."""
        who = tuple(addressees)
        return cls(tuple(stems), weight, polarity, who, tuple(topics), tuple(iri.rpartition("/")[2] for iri in who))


def read_wording(action: str) -> Wording:
    """Return what of an action is compared.

    >>> read_wording("Publish the river levels").stems
    ('level', 'publish', 'river')
    """
    words = find_words(action)
    return Wording(tuple(sorted(find_stems(words))), find_polarity(words))


class Scale:
    """How much each stem of a collection weighs, and with it how alike two requests of the collection are."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for wording in wordings:
            counts.update(wording.stems)
            total += 1
        stems = sorted(counts)
        self.number: Final = {stem: place for place, stem in enumerate(stems)}
        self.frequency: Final = [counts[stem] for stem in stems]
        self.light: Final = [stem in LIGHT for stem in stems]
        self.weights: Final = [
            (LIGHTLY if stem in LIGHT else 1.0) * (1 + math.log((total + PRIOR) / (counts[stem] + 1))) for stem in stems
        ]

    def sketch(self, wording: Wording, addressees: Iterable[str], topics: Iterable[str]) -> Sketch:
        """Return what of a request is compared in the numbers of this scale."""
        stems = [self.number[stem] for stem in wording.stems]
        return Sketch.of(stems, sum(self.weights[stem] for stem in stems), wording.polarity, addressees, topics)

    def score(self, later: Sketch, earlier: Sketch) -> float:
        """Return how alike two requests are, from 0 to 1, in thousandths."""
        if oppose(later.polarity, earlier.polarity):
            return 0.0
        known = frozenset(later.stems)
        shared = [stem for stem in earlier.stems if stem in known]
        same = len(shared) == len(later.stems) == len(earlier.stems)
        if not shared or (not same and len(shared) - sum(map(self.light.__getitem__, shared)) < SHARED):
            return 0.0
        common = sum(map(self.weights.__getitem__, shared))
        wording = DICE * 2 * common / (later.weight + earlier.weight)
        wording += (1 - DICE) * common / min(later.weight, earlier.weight)
        agree = _addressees(later.addressees, earlier.addressees, later.names, earlier.names)
        return round(wording * agree * _topics(later.topics, earlier.topics), DIGITS)


def _addressees(one: Sequence[str], other: Sequence[str], names: Sequence[str], others: Sequence[str]) -> float:
    if _meet(one, other):
        return 1.0
    return UNSURE if not (one and other) or _meet(names, others) else ANOTHER


def _topics(one: Sequence[str], other: Sequence[str]) -> float:
    return OTHER_TOPIC if one and other and not _meet(one, other) else 1.0


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    # any() takes twice as long, and each request is compared some thirty times
    for name in one:  # noqa: SIM110
        if name in other:
            return True
    return False
