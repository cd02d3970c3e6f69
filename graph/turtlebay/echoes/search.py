"""Find which recommendations ask again for what an earlier document asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from turtlebay.echoes.candidates import Buckets
from turtlebay.echoes.record import Echo, Request
from turtlebay.echoes.wording import Scale, Wording, read_wording

__all__ = ["MOST", "THRESHOLD", "find_echoes", "link_requests"]

THRESHOLD: Final = 0.55
MOST: Final = 5
"""Links from one request at most: who was asked the same twenty times is led back through the chain of links."""


def find_echoes(requests: Iterable[Request], *, threshold: float = THRESHOLD, most: int = MOST) -> list[Echo]:
    """Return links from later requests to earlier ones of other documents, by time of the later, the best first.

    Time is `Request.order`. Of equally good ones the most recent count; `most` is how many links one request has at
    most. Weights come from the collection, so that the same pair may have another score in a larger one. Time and
    memory grow with the number of requests; the result depends on neither the order given nor chance.

    >>> first = Request("a", "one", "2019", "publish the river levels every week")
    >>> again = Request("b", "two", "2024", "publish river levels each week")
    >>> [(echo.later.iri, echo.earlier.iri, echo.years) for echo in find_echoes([again, first])]
    [('b', 'a', 5)]
    """
    ordered = sorted(requests, key=lambda request: request.order)
    return link_requests(ordered, [read_wording(request.action) for request in ordered], threshold, most)


def link_requests(
    ordered: Sequence[Request], wordings: Sequence[Wording], threshold: float = THRESHOLD, most: int = MOST
) -> list[Echo]:
    """Return the links between requests in the order of time whose wordings were read before."""
    scale = Scale(wordings)
    entries = [(r, scale.sketch(r, wording)) for r, wording in zip(ordered, wordings, strict=True)]
    names = sorted({name for _, sketch in entries for name in sketch.names})
    buckets = Buckets(scale, {name: place for place, name in enumerate(names)})
    echoes: list[Echo] = []
    for later in entries:
        found = []
        for place in buckets.nearest(later[1], later[0].document):
            score = scale.score(later, entries[place])
            if score >= threshold:
                found.append((-score, -place))
        echoes.extend(Echo(later[0], entries[-place][0], -score) for score, place in sorted(found)[:most])
    return echoes
