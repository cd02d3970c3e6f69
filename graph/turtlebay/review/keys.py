"""Keys of what was extracted, minted from evidence, so that newer rules give the same thing the same key."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.model import Annotations, Entity, Recommendation, Relation, Span
from turtlebay.review.fields import Fields, Kind, fields_of

__all__ = ["Keyed", "iter_keyed", "make_key"]

LETTERS: Final[dict[Kind, str]] = {"recommendation": "rec", "relation": "rel", "entity": "ent"}


@dataclass(frozen=True)
class Keyed:
    """One item with its key. It is number `number` of the `of` recommendations that rest on its span.

    The span is the evidence; of an entity it is the first mention, which is shown and is no part of the key.
    """

    key: str
    kind: Kind
    item: Recommendation | Relation | Entity
    span: Span | None
    number: int = 1
    of: int = 1

    @property
    def fields(self) -> Fields:
        """The fields that a reviewer may change, as they were extracted."""
        return fields_of(self.item)


def make_key(sha256: str, kind: Kind, span: Span | None, number: int, fields: Fields) -> str:
    """Return the key of an item: its kind and a digest of the text, the kind, and what tells the item from others.

    That is for a recommendation its span and its number there; for a relation its span, ends and predicate; for an
    entity its id. The kind in front keeps spreadsheets from taking a key for a number.
    """
    place = [span.start, span.end] if span is not None else None
    parts: list[object] = [place, number]
    if kind == "relation":
        parts += [fields.get("subject"), fields.get("predicate"), fields.get("object")]
    elif kind == "entity":
        parts = [fields.get("id")]
    content = json.dumps([sha256, kind, *parts], ensure_ascii=True)
    return f"{LETTERS[kind]}-{hashlib.sha256(content.encode()).hexdigest()[:16]}"


def iter_keyed(annotations: Annotations, sha256: str) -> Iterator[Keyed]:
    """Yield recommendations, relations and entities with their keys, in the order of the annotations."""
    on_span = Counter(item.evidence.place.key for item in annotations.recommendations)
    seen: Counter[object] = Counter()
    for recommendation in annotations.recommendations:
        span = recommendation.evidence.place
        seen[span.key] += 1
        number = seen[span.key]
        key = make_key(sha256, "recommendation", span, number, {})
        yield Keyed(key, "recommendation", recommendation, span, number, on_span[span.key])
    for relation in annotations.relations:
        span = relation.evidence.place
        triple = (relation.subject, relation.predicate, relation.object, span.key)
        seen[triple] += 1
        key = make_key(sha256, "relation", span, seen[triple], fields_of(relation))
        yield Keyed(key, "relation", relation, span, seen[triple])
    for entity in annotations.entities:
        yield Keyed(
            make_key(sha256, "entity", None, 1, fields_of(entity)),
            "entity",
            entity,
            entity.spans[0] if entity.spans else None,
        )
