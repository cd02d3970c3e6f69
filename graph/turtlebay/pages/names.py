"""How names of the ontology read on a page."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["inverse", "words"]

SMALL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

INVERSES: Final = {
    "partOf": "has part",
    "memberOf": "has member",
    "represents": "is represented by",
    "mandates": "has its mandate from",
    "locatedIn": "is the place of",
    "organizes": "is organized by",
    "participatesIn": "has participant",
    "supports": "is supported by",
    "cooperatesWith": "cooperates with",
    "reportsTo": "has reports from",
    "authorizes": "is authorized by",
    "governs": "is governed by",
    "inTensionWith": "in tension with",
}
"""How a relation reads from its object. Words of the page, not of the data: the ontology has no inverse properties."""


def words(name: str) -> str:
    """Return a name in camel case as words, the first with a capital.

    >>> words("SecretariatUnit"), words("cooperatesWith")
    ('Secretariat unit', 'Cooperates with')
    """
    return SMALL.sub(" ", name).replace("-", " ").lower().capitalize()


def inverse(predicate: str) -> str:
    """Return how a relation reads from its object; an unknown one as itself, with a mark of its direction."""
    known = INVERSES.get(predicate)
    return known.capitalize() if known else f"{words(predicate)} (of this)"
