"""Where quotes stand in a text, and which of two lists of places belong together, as the scorer of the guidelines says.

White space and soft hyphens are dropped, so that quotes of a re-flowed text still find their place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

__all__ = ["Place", "find_places", "match_places"]

Place = tuple[int, int]

DROPPED: Final = re.compile(r"[\s\u00ad]+")
HALF: Final = 0.5


def find_places(quotes: Iterable[str], characters: str) -> list[Place | None]:
    """Return the place of each quote in the squeezed text, nothing where it is not there.

    A quote that is given again takes its next occurrence, and the last one where there is no further.

    >>> find_places(["be it", "be it", "or not"], "Be it so, be it, may be it.")
    [(7, 11), (15, 19), None]
    """
    squeezed = DROPPED.sub("", characters)
    taken: Counter[str] = Counter()
    places: list[Place | None] = []
    for quote in quotes:
        needle = DROPPED.sub("", quote)
        start = -1
        for _ in range(taken[needle] + 1 if needle else 0):
            found = squeezed.find(needle, start + 1)
            if found < 0:
                break
            start = found
        if start < 0:
            places.append(None)
            continue
        taken[needle] += 1
        places.append((start, start + len(needle)))
    return places


def match_places(gold: Sequence[Place | None], predicted: Sequence[Place | None]) -> list[tuple[int, int]]:
    """Return pairs of indexes of places that overlap by half of their union: one to one, the best overlap first.

    >>> match_places([(0, 10), (20, 30)], [(22, 30), (0, 4), None])
    [(1, 0)]
    """
    pairs = []
    for i, one in enumerate(gold):
        for j, other in enumerate(predicted):
            if one is not None and other is not None:
                both = min(one[1], other[1]) - max(one[0], other[0])
                union = max(one[1], other[1]) - min(one[0], other[0])
                if both > 0 and both / union >= HALF:
                    pairs.append((both / union, i, j))
    pairs.sort(key=lambda row: (-row[0], row[1], row[2]))
    done_gold, done_predicted, matched = set[int](), set[int](), []
    for _, i, j in pairs:
        if i not in done_gold and j not in done_predicted:
            done_gold.add(i)
            done_predicted.add(j)
            matched.append((i, j))
    return sorted(matched)
