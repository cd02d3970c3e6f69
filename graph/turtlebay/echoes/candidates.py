"""Which earlier requests are worth comparing with: those that share a pair of their rarest stems, found in buckets.

Each request has at most 27 keys, and a bucket keeps at most 12 requests, the most recent ones, of which at most three
of one document. So the work for a request has a bound, however often a formula is repeated, and the whole is linear.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from turtlebay.echoes.wording import Scale, Sketch

__all__ = ["Buckets"]

RAREST: Final = 6
WITH_ADDRESSEE: Final = 4
"""Stems whose pairs make keys, alone and with an addressee: a formula that everybody is asked fills only the former."""
ADDRESSEES: Final = 2
HELD: Final = 12
OF_ONE_DOCUMENT: Final = 3
COMPARED: Final = 40


class Buckets:
    """Requests by their keys, entered in the order of time; `nearest` knows those that were entered before."""

    def __init__(self, scale: Scale, actors: dict[str, int]) -> None:
        self._scale, self._actors = scale, actors
        self._buckets: dict[int, list[int]] = {}
        self._documents: list[str] = []

    def nearest(self, sketch: Sketch, document: str) -> list[int]:
        """Return places of earlier requests of other documents, those with most keys in common first, then the latest.

        Then enter the request itself.
        """
        place = len(self._documents)
        self._documents.append(document)
        hits: dict[int, int] = {}
        for key in self._keys(sketch):
            bucket = self._buckets.get(key)
            if bucket is None:
                self._buckets[key] = [place]
                continue
            for found in bucket:
                if self._documents[found] != document:
                    hits[found] = hits.get(found, 0) + 1
            if len(bucket) < OF_ONE_DOCUMENT or self._documents[bucket[-OF_ONE_DOCUMENT]] != document:
                bucket.append(place)
                if len(bucket) > HELD:
                    del bucket[0]
        return sorted(hits, key=lambda found: (-hits[found], -found))[:COMPARED]

    def _keys(self, sketch: Sketch) -> Iterator[int]:
        """Yield the keys of a request: numbers made of two stems and of an addressee, 0 for none.

        A stem that no other request has leads nowhere; one that most could have comes last.
        """
        frequency, light, names = self._scale.frequency, self._scale.light, len(self._actors) + 1
        size = len(frequency)
        recurring = sorted(
            (stem for stem in sketch.stems if frequency[stem] > 1),
            key=lambda stem: (light[stem], frequency[stem], stem),
        )
        rarest = recurring[:RAREST] if len(recurring) > 1 else recurring * 2
        actors = [self._actors[name] + 1 for name in sketch.names[:ADDRESSEES]]
        for (first, one), (second, other) in combinations(enumerate(rarest), 2):
            pair = (min(one, other) * size + max(one, other)) * names
            yield pair
            if first < WITH_ADDRESSEE and second < WITH_ADDRESSEE:
                yield from (pair + actor for actor in actors)
