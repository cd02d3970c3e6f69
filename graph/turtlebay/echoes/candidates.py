"""Which earlier requests are worth comparing with: those that share a pair of their rarest stems, found in buckets.

Each request has at most 27 keys, and a bucket keeps at most 12 requests, the most recent ones, of which at most three
of one document. So the work for a request has a bound, however often a formula is repeated, and the whole is linear but
for two sorts, which SQLite does on disk.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, groupby
from operator import itemgetter
from typing import Final

from turtlebay.echoes.wording import Scale, Sketch

__all__ = ["TABLES", "Buckets"]

RAREST: Final = 6
WITH_ADDRESSEE: Final = 4
"""Stems whose pairs make keys, alone and with an addressee: a formula that everybody is asked fills only the former."""
ADDRESSEES: Final = 2
HELD: Final = 12
OF_ONE_DOCUMENT: Final = 3
COMPARED: Final = 40
PLACES: Final = "I"

TABLES: Final = (
    "key (pair INTEGER, addressee TEXT, place INTEGER, document INTEGER)",
    "hit (place INTEGER, found BLOB)",
)


class Buckets:
    """Requests by their keys. All are entered, in the order of time; then each is told its nearest."""

    def __init__(self, database: sqlite3.Connection, scale: Scale) -> None:
        """Begin without any, in a database that has the tables."""
        self._database, self._scale = database, scale

    def enter(self, place: int, document: int, sketch: Sketch) -> None:
        """Enter a request under its place in time; a document goes by any number of its own."""
        rows = ((*key, place, document) for key in self._keys(sketch))
        self._database.executemany("INSERT INTO key VALUES (?, ?, ?, ?)", rows)

    def nearest(self) -> Iterator[tuple[int, list[int]]]:
        """Yield the place of each request, and those of earlier ones of other documents that share a key, if any do.

        Those with most keys in common come first, then the latest.
        """
        self._database.executemany("INSERT INTO hit VALUES (?, ?)", self._hits())
        rows = self._database.execute("SELECT place, found FROM hit ORDER BY place")
        for place, group in groupby(rows, key=itemgetter(0)):
            hits: Counter[int] = Counter()
            for _, found in group:
                hits.update(array(PLACES, found))
            latest = sorted(hits, reverse=True)
            yield place, sorted(latest, key=hits.__getitem__, reverse=True)[:COMPARED]

    def _hits(self) -> Iterator[tuple[int, bytes]]:
        """Fill one bucket after another, and yield what each request finds there."""
        rows = self._database.execute(
            "SELECT pair, addressee, place, document FROM key ORDER BY pair, addressee, place"
        )
        for _, group in groupby(rows, key=itemgetter(0, 1)):
            bucket: list[tuple[int, int]] = []
            for _, _, place, document in group:
                found = [earlier for earlier, other in bucket if other != document]
                if found:
                    yield place, array(PLACES, found).tobytes()
                if len(bucket) < OF_ONE_DOCUMENT or bucket[-OF_ONE_DOCUMENT][1] != document:
                    bucket.append((place, document))
                    if len(bucket) > HELD:
                        del bucket[0]

    def _keys(self, sketch: Sketch) -> Iterator[tuple[int, str | None]]:
        """Yield the keys of a request: a number made of two stems, and an addressee or none.

        A stem that no other request has leads nowhere; one that most could have comes last.
        """
        frequency, light = self._scale.frequency, self._scale.light
        size = len(frequency)
        recurring = sorted(
            (stem for stem in sketch.stems if frequency[stem] > 1),
            key=lambda stem: (light[stem], frequency[stem], stem),
        )
        rarest = recurring[:RAREST] if len(recurring) > 1 else recurring * 2
        for (first, one), (second, other) in combinations(enumerate(rarest), 2):
            pair = min(one, other) * size + max(one, other)
            yield pair, None
            if first < WITH_ADDRESSEE and second < WITH_ADDRESSEE:
                yield from ((pair, name) for name in sketch.names[:ADDRESSEES])
