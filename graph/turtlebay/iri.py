"""Every IRI that turtlebay writes is made here, from content alone.

The patterns are those of `ontology/README.md`. A fragment of a text follows RFC 5147 (`#char=start,end`), so that
the same span has the same IRI in every run and in every tool.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "BASE",
    "TERMS",
    "authority_actor",
    "authority_slug",
    "comparison",
    "concept",
    "document",
    "document_of",
    "echo",
    "evidence",
    "graph",
    "is_actor",
    "is_of",
    "local_actor",
    "mention",
    "nanopublication",
    "position_selector",
    "quote_selector",
    "recommendation",
    "run",
    "statement",
    "term",
    "text",
]

BASE: Final = "https://w3id.org/turtlebay"
TERMS: Final = BASE + "#"
SLUG: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"


def term(name: str) -> str:
    """Return the IRI of a class or property of the ontology.

    >>> term("addressee")
    'https://w3id.org/turtlebay#addressee'
    """
    return TERMS + name


def concept(scheme: str, notation: str) -> str:
    """Return the IRI of a concept: a strength, an endorsement, a status or a topic.

    >>> concept("strength", "must")
    'https://w3id.org/turtlebay/strength/must'
    """
    return f"{BASE}/{scheme}/{notation}"


def authority_actor(slug: str) -> str:
    """Return the IRI of an entity of the authority, shared by all documents."""
    return f"{BASE}/actor/{slug}"


def document(slug: str) -> str:
    """Return the IRI of a report."""
    return f"{BASE}/doc/{slug}"


def is_of(value: str, doc: str) -> bool:
    """Return whether an IRI is a report's, or that of something that only this report has.

    >>> [is_of(f"https://w3id.org/turtlebay/doc/{name}", "tides") for name in ("tides", "tides/rec/r1", "tides-2")]
    [True, True, False]
    """
    own = document(doc)
    return value.startswith(own) and value[len(own) : len(own) + 1] in ("", "/", "#")


def is_actor(value: str) -> bool:
    """Return whether an IRI is of an entity, of the authority or of one report.

    >>> is_actor(authority_actor("turkey")), is_actor(local_actor("tides", "board")), is_actor(document("tides"))
    (True, True, False)
    """
    return bool(re.fullmatch(rf"{BASE}/(?:doc/{SLUG}/)?actor/{SLUG}", value))


def authority_slug(value: str) -> str | None:
    """Return the slug of an entity of the authority, or nothing if the IRI is no such one."""
    found = re.fullmatch(rf"{BASE}/actor/({SLUG})", value)
    return found[1] if found else None


def document_of(value: str) -> str | None:
    """Return the slug of the report that an IRI belongs to, or nothing.

    >>> document_of("https://w3id.org/turtlebay/doc/tides/actor/board")
    'tides'
    """
    found = re.match(rf"{BASE}/doc/({SLUG})(?:[/#]|\Z)", value)
    return found[1] if found else None


def local_actor(doc: str, entity: str) -> str:
    """Return the IRI of an entity that only one document knows."""
    return f"{document(doc)}/actor/{entity}"


def text(doc: str) -> str:
    """Return the IRI of the exact characters that offsets count in."""
    return document(doc) + "/text"


def recommendation(doc: str, item: str) -> str:
    """Return the IRI of a recommendation."""
    return f"{document(doc)}/rec/{item}"


def echo(later: tuple[str, str], earlier: tuple[str, str]) -> str:
    """Return the IRI of an echo, from the documents and the ids of its later and its earlier recommendation.

    >>> echo(("new-report", "r2"), ("old-report", "r7"))
    'https://w3id.org/turtlebay/doc/new-report/echo/r2.old-report.r7'
    """
    return f"{document(later[0])}/echo/{later[1]}.{earlier[0]}.{earlier[1]}"


def comparison() -> str:
    """Return the IRI of the comparison of recommendations that found the echoes."""
    return f"{BASE}/run/echoes"


def statement(doc: str, subject: str, predicate: str, object_: str, start: int) -> str:
    """Return the IRI of a relation statement: what it says, and the offset of the words that say it."""
    return f"{document(doc)}/stmt/{subject}.{predicate}.{object_}.{start}"


def mention(doc: str, start: int, end: int) -> str:
    """Return the IRI of a mention."""
    return f"{document(doc)}/mention/{start}-{end}"


def evidence(doc: str, start: int, end: int) -> str:
    """Return the IRI of a span of a text (RFC 5147).

    >>> evidence("a-report", 5, 9)
    'https://w3id.org/turtlebay/doc/a-report/text#char=5,9'
    """
    return f"{text(doc)}#char={start},{end}"


def position_selector(doc: str, start: int, end: int) -> str:
    """Return the IRI of the position selector of a span."""
    return evidence(doc, start, end) + "&position"


def quote_selector(doc: str, start: int, end: int) -> str:
    """Return the IRI of the quote selector of a span."""
    return evidence(doc, start, end) + "&quote"


def run(doc: str, method: str) -> str:
    """Return the IRI of the pass (`review` or `extraction`) that put statements on record."""
    return f"{document(doc)}/run/{method}"


def graph(doc: str) -> str:
    """Return the IRI of the named graph that holds what one report says."""
    return f"{BASE}/graph/{doc}"


def nanopublication(doc: str, item: str) -> str:
    """Return the IRI that the names of a recommendation's nanopublication begin with."""
    return f"{BASE}/np/{doc}/{item}/"
