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
from turtlebay.echoes.record import Request
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
    """A wording in numbers of a scale, lightest memory first: stems by number, their weight in all, names."""

    stems: tuple[int, ...]
    weight: float
    polarity: int
    names: tuple[str, ...]


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

    def sketch(self, request: Request, wording: Wording) -> Sketch:
        """Return the wording of a request in the numbers of this scale."""
        stems = tuple(self.number[stem] for stem in wording.stems)
        names = tuple(iri.rpartition("/")[2] for iri in request.addressees)
        return Sketch(stems, sum(self.weights[stem] for stem in stems), wording.polarity, names)

    def score(self, one: tuple[Request, Sketch], other: tuple[Request, Sketch]) -> float:
        """Return how alike two requests are, from 0 to 1, in thousandths."""
        (request, sketch), (earlier, before) = one, other
        if oppose(sketch.polarity, before.polarity):
            return 0.0
        known = frozenset(sketch.stems)
        shared = [stem for stem in before.stems if stem in known]
        same = len(shared) == len(sketch.stems) == len(before.stems)
        if not shared or (not same and sum(not self.light[stem] for stem in shared) < SHARED):
            return 0.0
        common = sum(self.weights[stem] for stem in shared)
        wording = DICE * 2 * common / (sketch.weight + before.weight)
        wording += (1 - DICE) * common / min(sketch.weight, before.weight)
        return round(
            wording
            * _addressees(request.addressees, earlier.addressees, sketch.names, before.names)
            * _topics(request.topics, earlier.topics),
            DIGITS,
        )


def _addressees(one: Sequence[str], other: Sequence[str], names: Sequence[str], others: Sequence[str]) -> float:
    if any(iri in other for iri in one):
        return 1.0
    return UNSURE if not (one and other) or any(name in others for name in names) else ANOTHER


def _topics(one: Sequence[str], other: Sequence[str]) -> float:
    return OTHER_TOPIC if one and other and not any(topic in other for topic in one) else 1.0
