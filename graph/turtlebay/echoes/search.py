"""Find which recommendations ask again for what an earlier document asked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from typing import Final

from turtlebay.echoes import candidates
from turtlebay.echoes.candidates import Buckets
from turtlebay.echoes.record import Echo, Request
from turtlebay.echoes.wording import Scale, Sketch, Wording, read_wording
from turtlebay.scratch import open_scratch, require_room

__all__ = ["MOST", "THRESHOLD", "find_echoes", "iter_links", "link_requests"]

THRESHOLD: Final = 0.55
MOST: Final = 5
"""Links from one request at most: who was asked the same twenty times is led back through the chain of links."""
AT_HAND: Final = 8_192
"""Sketches that are kept in memory for the next comparison, some 1 kB each."""

TABLES: Final = (
    "request (number INTEGER PRIMARY KEY, date TEXT, document TEXT, iri TEXT, facts TEXT)",
    "document (number INTEGER PRIMARY KEY, name TEXT UNIQUE)",
    "sketch (place INTEGER PRIMARY KEY, facts TEXT)",
)

Link = tuple[int, int, float]
"""The numbers of the later and of the earlier request in the order given, and the score."""


def find_echoes(requests: Iterable[Request], *, threshold: float = THRESHOLD, most: int = MOST) -> list[Echo]:
    """Return links from later requests to earlier ones of other documents, by time of the later, the best first.

    Time is `Request.order`. Of equally good ones the most recent count; `most` is how many links one request has at
    most. Weights come from the collection, so that the same pair may have another score in a larger one. Time grows
    with the number of requests; the result depends on neither the order given nor chance.

    >>> first = Request("a", "one", "2019", "publish the river levels every week")
    >>> again = Request("b", "two", "2024", "publish river levels each week")
    >>> [(echo.later.iri, echo.earlier.iri, echo.years) for echo in find_echoes([again, first])]
    [('b', 'a', 5)]
    """
    given = list(requests)
    return link_requests(given, (read_wording(request.action) for request in given), threshold, most)


def link_requests(
    requests: Sequence[Request], wordings: Iterable[Wording], threshold: float = THRESHOLD, most: int = MOST
) -> list[Echo]:
    """Return the links between requests whose wordings were read before."""
    links = _link(zip(requests, wordings, strict=True), threshold, most)
    with require_room():
        return [Echo(requests[later], requests[earlier], score) for later, earlier, score in links]


def iter_links(requests: Iterable[Request], *, threshold: float = THRESHOLD, most: int = MOST) -> Iterator[Link]:
    """Yield the same links by number, for a collection too large to hold: in memory are the stems, each once."""
    return _link(((request, read_wording(request.action)) for request in requests), threshold, most)


def _link(entries: Iterable[tuple[Request, Wording]], threshold: float, most: int) -> Iterator[Link]:
    with closing(open_scratch(*TABLES, *candidates.TABLES)) as database:
        scale = Scale(_store(database, entries))
        buckets = Buckets(database, scale)
        for place, document, sketch in _iter_sketches(database, scale):
            buckets.enter(place, document, sketch)

        @lru_cache(maxsize=AT_HAND)
        def read(place: int) -> tuple[int, Sketch]:
            return _read_sketch(database, place)

        for place, nearest in buckets.nearest():
            number, later = read(place)
            found = []
            for earlier_place in nearest:
                score = scale.score(later, read(earlier_place)[1])
                if score >= threshold:
                    found.append((-score, -earlier_place))
            yield from ((number, read(-place)[0], -score) for score, place in sorted(found)[:most])


def _store(database: sqlite3.Connection, entries: Iterable[tuple[Request, Wording]]) -> Iterator[Wording]:
    """Put requests on disk, numbered as they come, and yield their wordings on the way."""
    for number, (request, wording) in enumerate(entries):
        facts = json.dumps((wording.stems, wording.polarity, request.addressees, request.topics))
        database.execute("INSERT INTO request VALUES (?, ?, ?, ?, ?)", (number, *request.order, facts))
        yield wording


def _iter_sketches(database: sqlite3.Connection, scale: Scale) -> Iterator[tuple[int, int, Sketch]]:
    """Sketch all requests in the order of time, on disk as well; yield place, number of the document, and sketch."""
    rows = database.execute("SELECT number, document, facts FROM request ORDER BY date, document, iri, number")
    for place, (number, document, facts) in enumerate(rows):
        stems, polarity, addressees, topics = json.loads(facts)
        sketch = scale.sketch(Wording(tuple(stems), polarity), addressees, topics)
        row = (number, sketch.stems, sketch.weight, polarity, addressees, topics)
        database.execute("INSERT INTO sketch VALUES (?, ?)", (place, json.dumps(row)))
        database.execute("INSERT OR IGNORE INTO document (name) VALUES (?)", (document,))
        ((known,),) = database.execute("SELECT number FROM document WHERE name = ?", (document,))
        yield place, known, sketch


def _read_sketch(database: sqlite3.Connection, place: int) -> tuple[int, Sketch]:
    ((facts,),) = database.execute("SELECT facts FROM sketch WHERE place = ?", (place,))
    number, *others = json.loads(facts)
    return number, Sketch.of(*others)
