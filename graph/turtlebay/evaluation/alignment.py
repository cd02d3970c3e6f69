"""Which entity of one annotation is which of another, as the scorer of the guidelines says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from turtlebay.model import Entity

__all__ = ["align", "fold"]

GENERIC: Final = frozenset(
    {"council", "commission", "mission", "secretariat", "organization", "government", "committee", "office"}
    | {"department"}
)
ARTICLE: Final = re.compile(r"^(the|a|an)\s+")


def fold(name: str) -> str:
    """Return a name without case, article and punctuation.

    >>> fold("The  Harbour-Board")
    'harbourboard'
    """
    return re.sub(r"[^\w ]", "", ARTICLE.sub("", re.sub(r"\s+", " ", name.strip().lower())))


def align(gold: Sequence[Entity], predicted: Sequence[Entity]) -> dict[str, str]:
    """Return the gold id of each predicted entity that has one: by id, else by label, else by a mention; one to one.

    A generic short form (the Council, the Mission) is no such mention: two bodies can share it.
    """
    mapping: dict[str, str] = {}
    used: set[str] = set()
    for keys in (_ids, _labels, _mentions):
        index: dict[str, str] = {}
        for entity in gold:
            if entity.id not in used:
                for key in keys(entity):
                    index.setdefault(key, entity.id)
        for entity in predicted:
            if entity.id in mapping:
                continue
            for key in sorted(keys(entity)):
                target = index.get(key)
                if target and target not in used:
                    mapping[entity.id] = target
                    used.add(target)
                    break
    return mapping


def _ids(entity: Entity) -> set[str]:
    return {entity.id}


def _labels(entity: Entity) -> set[str]:
    return {fold(entity.label)}


def _mentions(entity: Entity) -> set[str]:
    return {fold(name) for name in (entity.label, *entity.mentions)} - GENERIC - {""}
