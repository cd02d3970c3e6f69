"""The fields that a reviewer may change, their form in a cell, and their form in a review.

A list is joined by `; ` in a cell and read back at semicolons, commas and line ends; slugs hold none of these.
"""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

from turtlebay.model import Entity, Recommendation, Relation

__all__ = [
    "FIELDS",
    "KINDS",
    "LISTS",
    "NULLABLE",
    "WORDS",
    "Fields",
    "Kind",
    "Value",
    "fields_of",
    "from_cell",
    "to_cell",
]

Kind = Literal["recommendation", "relation", "entity"]
Value = str | tuple[str, ...] | None
Fields = dict[str, Value]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
FIELDS: Final[dict[Kind, tuple[str, ...]]] = {
    "recommendation": (
        *("addressees", "counterparts", "action", "strength"),
        *("endorsement", "topics", "places", "condition"),
    ),
    "relation": ("subject", "predicate", "object", "status"),
    "entity": ("id", "label", "type", "authority"),
}
LISTS: Final = frozenset({"addressees", "counterparts", "topics", "places"})
NULLABLE: Final = frozenset({"addressees", "counterparts", "places", "condition", "authority"})
WORDS: Final = frozenset({"action", "condition"})
"""Fields in the words of the text. A review keeps them only where the reviewer worded them."""

SEPARATORS: Final = re.compile(r"[;,\n]")


def fields_of(item: Recommendation | Relation | Entity) -> Fields:
    """Return the fields of an item that a reviewer may change."""
    kind: Kind = "recommendation"
    if isinstance(item, Relation):
        kind = "relation"
    elif isinstance(item, Entity):
        kind = "entity"
    return {name: getattr(item, name) for name in FIELDS[kind]}


def to_cell(value: Value) -> str:
    """Return a value as the text of a cell.

    >>> to_cell(("harbour-board", "ferry-office")), to_cell(None)
    ('harbour-board; ferry-office', '')
    """
    if value is None:
        return ""
    return value if isinstance(value, str) else "; ".join(value)


def from_cell(name: str, cell: str) -> Value:
    """Return the value of a field from the text of its cell.

    >>> from_cell("addressees", "harbour-board, ferry-office"), from_cell("condition", " ")
    (('harbour-board', 'ferry-office'), None)
    """
    if name in LISTS:
        return tuple(dict.fromkeys(part.strip() for part in SEPARATORS.split(cell) if part.strip()))
    return cell.strip() or None
