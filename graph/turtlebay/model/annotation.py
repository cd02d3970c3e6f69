"""Annotations of one report: entities, relations and recommendations, each with its evidence.

The fields and their meaning are those of the annotation guidelines (sections 1 to 5); names of types, predicates,
scales and topics are checked against the ontology by `turtlebay.authority.Vocabulary`, which is their only source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from turtlebay.errors import AnnotationError
from turtlebay.model.text import Evidence, Span, Text

__all__ = ["Annotations", "Entity", "Recommendation", "Relation", "ReportInfo", "Slug"]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=200)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Method = Literal["review", "extraction"]
Origin = Literal["rule", "person"]

DATE = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReportInfo(Model):
    """What is known of the report itself. `sha256` and `characters` tie stand-off annotations to one exact text."""

    id: Slug
    text: str | None = None
    title: Name
    subtitle: Name | None = None
    publisher: Name | None = None
    date: str | None = Field(default=None, pattern=DATE.pattern)
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    characters: int | None = Field(default=None, gt=0)
    method: Method | None = None


class Entity(Model):
    """An actor, place, document, provision or event; one entity however it is written (guidelines, section 1).

    `mentions` are the forms in which the text names it, `spans` the places where it does. `authority` is the slug of
    the same entity in `ontology/actors.ttl`, left out where it is not there. `same_as` is the IRI of the entity of
    another report that a person decided this one is.
    """

    id: Slug
    label: Name
    type: str
    mentions: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    authority: Slug | None = None
    same_as: str | None = None
    rule: str | None = None


class Relation(Model):
    """What one sentence says of two entities (guidelines, section 2). `origin` as for a recommendation."""

    subject: Slug
    predicate: str
    object: Slug
    status: str
    evidence: Evidence
    rule: str | None = None
    origin: Origin | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)


class Recommendation(Model):
    """One statement that somebody should do something (guidelines, section 3).

    `cue` is the span of the words that made it a recommendation, `rule` the id of the rule that read them. `origin`
    says whose word stands for it as it is here: a rule's, or a person's who confirmed, changed or added it; without
    one, the method of the document holds.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    evidence: Evidence
    addressees: tuple[Slug, ...] = ()
    counterparts: tuple[Slug, ...] = ()
    action: Name
    strength: str
    endorsement: str
    topics: tuple[str, ...] = Field(min_length=1, max_length=4)
    places: tuple[Slug, ...] = ()
    condition: Name | None = None
    cue: Span | None = None
    rule: str | None = None
    origin: Origin | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)


class Annotations(Model):
    """The annotations of one report. Every id that is used is declared; no id is declared twice."""

    document: ReportInfo
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    recommendations: tuple[Recommendation, ...]

    @model_validator(mode="after")
    def _require_declared_ids(self) -> Self:
        declared: set[str] = set()
        shared: dict[str, str] = {}
        for entity in self.entities:
            if entity.id in declared:
                raise ValueError(f"entity '{entity.id}' is declared twice")
            declared.add(entity.id)
            if entity.authority is not None:
                if entity.authority in shared:
                    raise ValueError(
                        f"entities '{shared[entity.authority]}' and '{entity.id}' both name the authority's "
                        f"'{entity.authority}'; one actor is one entity"
                    )
                shared[entity.authority] = entity.id
        seen: set[str] = set()
        for item in self.recommendations:
            if item.id in seen:
                raise ValueError(f"recommendation '{item.id}' is declared twice")
            seen.add(item.id)
            for used in (*item.addressees, *item.counterparts, *item.places):
                if used not in declared:
                    raise ValueError(f"recommendation '{item.id}' uses '{used}', which is not among the entities")
        for number, relation in enumerate(self.relations):
            for used in (relation.subject, relation.object):
                if used not in declared:
                    raise ValueError(f"relation {number} uses '{used}', which is not among the entities")
        return self

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.entities}

    def locate(self, text: Text) -> Annotations:
        """Return these annotations with offsets and quotes, each proved against the text.

        A quote that occurs more than once takes its occurrences in the order of the file, as the scorer does; a quote
        that is not in the text, or differs from the words at its offsets, is an `AnnotationError`.
        """
        digest = self.document.sha256
        if digest is not None and digest != text.sha256:
            raise AnnotationError(
                f"the annotations belong to another text (SHA-256 {digest[:12]}…, not {text.sha256[:12]}…)",
                where=text.name,
                remedy="Give the text that was annotated, unchanged.",
            )
        info = self.document.model_copy(update={"sha256": text.sha256, "characters": len(text)})
        return Annotations(
            document=info,
            entities=tuple(_locate_entity(entity, text) for entity in self.entities),
            relations=tuple(
                relation.model_copy(update={"evidence": evidence})
                for relation, evidence in zip(
                    self.relations, _locate_all((r.evidence for r in self.relations), text, "relation"), strict=True
                )
            ),
            recommendations=tuple(
                item.model_copy(update={"evidence": evidence})
                for item, evidence in zip(
                    self.recommendations,
                    _locate_all((r.evidence for r in self.recommendations), text, "recommendation"),
                    strict=True,
                )
            ),
        )

    def without_words(self) -> Annotations:
        """Return the stand-off form: offsets only, no quote and no mention in the words of the text."""
        return Annotations(
            document=self.document,
            entities=tuple(entity.model_copy(update={"mentions": ()}) for entity in self.entities),
            relations=tuple(r.model_copy(update={"evidence": _bare(r.evidence)}) for r in self.relations),
            recommendations=tuple(r.model_copy(update={"evidence": _bare(r.evidence)}) for r in self.recommendations),
        )


def _bare(evidence: Evidence) -> Evidence:
    return Evidence(span=evidence.place, section=evidence.section, page=evidence.page)


def _locate_entity(entity: Entity, text: Text) -> Entity:
    if not entity.spans:
        return entity
    forms = dict.fromkeys((*entity.mentions, *(text.quote(span) for span in entity.spans)))
    return entity.model_copy(update={"mentions": tuple(forms)})


def _locate_all(items: Iterable[Evidence], text: Text, kind: str) -> list[Evidence]:
    next_start: dict[str, int] = {}
    located = []
    for number, evidence in enumerate(items):
        where = f"{text.name}: {kind} {number}"
        if evidence.span is not None:
            words = text.quote(evidence.span)
            if evidence.quote is not None and evidence.quote != words:
                raise AnnotationError(
                    f"the text at {evidence.span.start}..{evidence.span.end} differs from the quote",
                    where=where,
                    remedy="Check that the text is the one that was annotated.",
                )
            page = evidence.page or text.page_of(evidence.span.start)
            located.append(Evidence(span=evidence.span, quote=words, section=evidence.section, page=page))
            continue
        quote = evidence.quote or ""
        start = text.characters.find(quote, next_start.get(quote, 0))
        if start < 0:
            start = text.characters.find(quote)
        if start < 0:
            raise AnnotationError(
                f"the quote is not in the text: {quote[:60]!r}", where=where, remedy="Quote the text exactly."
            )
        next_start[quote] = start + 1
        located.append(text.evidence(Span(start=start, end=start + len(quote)), evidence.section))
    return located
