"""Which of several media types a client likes best (RFC 9110, sections 12.4.2 and 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["HTML", "RDF", "RESULTS", "Offer", "choose", "media_types"]

RANGE: Final = re.compile(r"\s*([\w!#$&^.+*-]+/[\w!#$&^.+*-]+)\s*((?:;[^,]*)?)\Z")
QUALITY: Final = re.compile(r";\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*(?=;|\Z)", re.IGNORECASE)
MOST_RANGES: Final = 100
"""A header with more is noise; the rest is not looked at."""


@dataclass(frozen=True)
class Offer:
    """A media type that we can send, with other names that clients know it by and the ending of a file of it."""

    media: str
    aliases: tuple[str, ...] = ()
    ending: str = ""
    parameters: str = ""

    @property
    def content_type(self) -> str:
        """The value of the Content-Type header."""
        return self.media + self.parameters


UTF8: Final = "; charset=utf-8"
RESULTS: Final = (
    Offer("application/sparql-results+json", ("application/json", "text/json"), ".srj"),
    Offer("application/sparql-results+xml", ("application/xml", "text/xml"), ".srx"),
    Offer("text/csv", (), ".csv", UTF8),
    Offer("text/tab-separated-values", ("text/plain",), ".tsv", UTF8),
)
RDF: Final = (
    Offer("text/turtle", ("application/turtle", "application/x-turtle"), ".ttl", UTF8),
    Offer("application/n-triples", ("text/plain",), ".nt", UTF8),
    Offer("application/rdf+xml", ("application/xml", "text/xml"), ".rdf"),
    Offer("application/ld+json", ("application/json",), ".jsonld"),
)
HTML: Final = Offer("text/html", ("application/xhtml+xml",), ".html", UTF8)


def choose(accept: str | None, offers: Sequence[Offer]) -> Offer | None:
    """Return the offer that an Accept header likes best, or None if it likes none.

    Among equals the first offer wins; without a header, or with an empty one, any will do. For each offer the most
    specific range decides (RFC 9110, 12.5.1); a range with `q=0` refuses.

    >>> choose("text/csv;q=0.5, application/*", RESULTS).media
    'application/sparql-results+json'
    >>> choose("image/png", RESULTS) is None
    True
    """
    if not (accept or "").strip():
        return offers[0]
    ranges = _ranges(accept or "")
    liked = [(_quality(ranges, offer), offer) for offer in offers]
    best = max(quality for quality, _ in liked)
    return next(offer for quality, offer in liked if quality == best) if best > 0 else None


def media_types(offers: Sequence[Offer]) -> str:
    """Return the media types of offers for a reader."""
    return ", ".join(offer.media for offer in offers)


def _ranges(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(",")[:MOST_RANGES]:
        if match := RANGE.match(part):
            quality = QUALITY.search(match[2])
            name = match[1].lower()
            found[name] = max(found.get(name, 0.0), float(quality[1]) if quality else 1.0)
    return found


def _quality(ranges: dict[str, float], offer: Offer) -> float:
    if named := [ranges[name] for name in (offer.media, *offer.aliases) if name in ranges]:
        return max(named)
    return ranges.get(offer.media.split("/")[0] + "/*", ranges.get("*/*", 0.0))
