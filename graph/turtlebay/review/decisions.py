"""A review: the decisions of a person on one text, as values and as a file.

It is stand-off: offsets into a text that is known by its digest, ids and names of closed lists, and those words that
the reviewer wrote. It holds no clock, so that the same sheet gives the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import Field, ValidationError, model_validator

from turtlebay.errors import AnnotationError, InputError
from turtlebay.model import Annotations, Span
from turtlebay.model.annotation import Model, Slug
from turtlebay.review.fields import FIELDS, Fields, Kind, Value

__all__ = [
    "MEND",
    "SUFFIX",
    "Change",
    "Decision",
    "NamedEntity",
    "Review",
    "named_entities",
    "read_review",
    "read_reviews",
    "to_json",
]

SUFFIX: Final = ".review.json"
MAX_BYTES: Final = 64_000_000
MEND: Final = "Make it again from its spreadsheet with turtlebay review apply."

Verdict = Literal["accept", "reject", "edit", "add"]


class Change(Model):
    """A field before and after an edit."""

    old: Value = None
    new: Value = None


class Decision(Model):
    """What a person decided on one item.

    `seen` holds the fields that the reviewer had before the eyes and thereby confirmed, but for words of the text;
    `changes` those that were edited. An added item has `seen` alone, all of it the reviewer's; `of` then counts the
    items that the rules found on the same span, as the reviewer knew them.
    """

    key: str = Field(pattern=r"^(rec|rel|ent)-[0-9a-f]{16}$")
    kind: Kind
    decision: Verdict
    spans: tuple[Span, ...] = ()
    number: int = Field(default=1, ge=1)
    of: int = Field(default=1, ge=0)
    seen: Fields = Field(default_factory=dict)
    changes: dict[str, Change] = Field(default_factory=dict)
    note: str | None = None
    who: str | None = None

    @model_validator(mode="after")
    def _require_known_fields(self) -> Self:
        unknown = sorted({*self.seen, *self.changes} - set(FIELDS[self.kind]))
        if unknown:
            raise ValueError(f"a {self.kind} has no field '{unknown[0]}'")
        if self.kind != "entity" and len(self.spans) != 1:
            raise ValueError(f"a {self.kind} rests on one span, not on {len(self.spans)}")
        if (self.decision == "edit") != bool(self.changes):
            raise ValueError("an edit changes something, and nothing else does")
        return self

    @property
    def values(self) -> Fields:
        """The fields as the reviewer left them."""
        return {**self.seen, **{name: change.new for name, change in self.changes.items()}}

    @property
    def place(self) -> str:
        """The offsets for a message, or the id of an entity."""
        if self.kind == "entity":
            return f"'{self.seen.get('id')}'"
        return f"at {self.spans[0].start}..{self.spans[0].end}"


class NamedEntity(Model):
    """An entity that decisions name, so that they stay whole where newer rules no longer find it."""

    id: Slug
    label: str
    type: str
    authority: Slug | None = None


class Review(Model):
    """The decisions on one text, in the order of kinds and places."""

    document: Slug
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    decisions: tuple[Decision, ...] = ()
    entities: tuple[NamedEntity, ...] = ()

    def sorted(self) -> Review:
        """Return the review in its one order."""

        def order(decision: Decision) -> tuple[object, ...]:
            start = decision.spans[0].key if decision.spans else (0, 0)
            kind = list(FIELDS).index(decision.kind)
            return (kind, *((0, 0) if decision.kind == "entity" else start), decision.key)

        entities = {entity.id: entity for entity in self.entities}
        return self.model_copy(
            update={
                "decisions": tuple(sorted(self.decisions, key=order)),
                "entities": tuple(entities[name] for name in sorted(entities)),
            }
        )


def named_entities(annotations: Annotations) -> list[NamedEntity]:
    """Return the entities of annotations in the short form of a review."""
    return [NamedEntity(id=e.id, label=e.label, type=e.type, authority=e.authority) for e in annotations.entities]


def to_json(review: Review) -> str:
    """Return the JSON text of a review: its one order, one-space indent, one final newline."""
    data = review.sorted().model_dump(mode="json", exclude_defaults=True)
    for decision in data.get("decisions", ()):
        if "spans" in decision:
            decision["spans"] = [[span["start"], span["end"]] for span in decision["spans"]]
        for name, change in decision.get("changes", {}).items():
            decision["changes"][name] = {"old": change.get("old"), "new": change.get("new")}
    return json.dumps({"made by": "turtlebay review", **data}, ensure_ascii=False, indent=1) + "\n"


def read_review(path: Path) -> Review:
    """Read a review file; an error says what in it cannot be used."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise AnnotationError(f"larger than {MAX_BYTES:,} bytes", where=str(path), remedy="Name a review file.")
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise AnnotationError(f"not the JSON of a review ({error})", where=str(path), remedy=MEND) from error
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="Name a review file that exists."
        ) from error
    if not isinstance(data, dict) or data.pop("made by", None) != "turtlebay review":
        raise AnnotationError(
            "this is no review file", where=str(path), remedy="Name a file that turtlebay review apply wrote."
        )
    for decision in data.get("decisions") or ():
        if isinstance(decision, dict) and isinstance(spans := decision.get("spans"), list):
            decision["spans"] = [
                {"start": span[0], "end": span[1]} if isinstance(span, list) and len(span) == 2 else span
                for span in spans
            ]
    try:
        return Review.model_validate(data)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in problem["loc"])
        message = problem["msg"].removeprefix("Value error, ")
        raise AnnotationError(f"{place}: {message}", where=str(path), remedy=MEND) from error


def read_reviews(paths: Iterable[Path]) -> list[tuple[Path, Review]]:
    """Read review files; of a folder, those whose name ends in `.review.json`, in the order of their names."""
    found: list[tuple[Path, Review]] = []
    for path in paths:
        files = [path]
        if path.is_dir():
            files = sorted(path.glob("*" + SUFFIX))
            if not files:
                raise InputError(
                    f"the folder holds no file *{SUFFIX}", where=str(path), remedy="Make one: turtlebay review apply"
                )
        found.extend((file, read_review(file)) for file in files)
    return found
