"""Decisions on entities, and what they mean for the statements that name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from turtlebay.model import Entity, Span
from turtlebay.review.decisions import Decision, NamedEntity

__all__ = ["Entities"]


class Entities:
    """The entities of a report while decisions are applied: renamed, merged, mended, rejected, added, brought back."""

    def __init__(self, entities: Iterable[Entity], kept: Iterable[NamedEntity]) -> None:
        self.by_id: dict[str, Entity] = {entity.id: entity for entity in entities}
        self.kept: Mapping[str, NamedEntity] = {entity.id: entity for entity in kept}
        self.renamed: dict[str, str] = {}
        self.rejected: set[str] = set()

    def decide(self, decisions: Iterable[Decision]) -> list[Decision]:
        """Apply decisions on entities; return those whose entity is not there."""
        left = []
        merges: list[tuple[str, str]] = []
        for decision in decisions:
            name = str(decision.seen.get("id") or (decision.changes["id"].old if "id" in decision.changes else ""))
            target = str(decision.values.get("id"))
            if decision.decision == "add":
                self._add(target, decision)
                continue
            if decision.decision == "reject":
                self.rejected.add(name)
            if target != name:
                self.renamed[name] = target
            if name not in self.by_id:
                left.append(decision)
            elif decision.decision == "reject":
                del self.by_id[name]
            elif target != name:
                merges.append((name, target))
                self.by_id[name] = self._mend(self.by_id[name], {**decision.values, "id": name})
            else:
                self.by_id[name] = self._mend(self.by_id[name], decision.values)
        for name, target in merges:
            self._merge(name, self.current(target))
        return left

    def current(self, name: str) -> str:
        """Return the id that an entity has after all renaming."""
        seen = set()
        while name in self.renamed and name not in seen:
            seen.add(name)
            name = self.renamed[name]
        return name

    def find(self, name: str) -> str | None:
        """Return the id of an entity that statements may name; nothing where it was rejected or is not there."""
        name = self.current(name)
        return name if name in self.by_id and name not in self.rejected else None

    def bring_back(self, name: str) -> str | None:
        """Return the id of an entity that a person's statement names, if need be from what the review keeps of it."""
        found, name = self.find(name), self.current(name)
        kept = self.kept.get(name)
        if found is not None or kept is None or name in self.rejected:
            return found
        if kept.authority:
            same = next((e.id for e in self.by_id.values() if e.authority == kept.authority), None)
            if same is not None:
                self.renamed[name] = same
                return same
        self.by_id[name] = Entity(id=name, label=kept.label, type=kept.type, authority=kept.authority)
        return name

    def _mend(self, entity: Entity, values: Mapping[str, object]) -> Entity:
        wanted = {name: values[name] for name in ("id", "label", "type", "authority") if name in values}
        if wanted.get("authority") and any(
            other.authority == wanted["authority"] for other in self.by_id.values() if other.id != entity.id
        ):
            del wanted["authority"]  # Newer rules found the same actor under another id; one actor is one entity.
        return Entity.model_validate({**dict(entity), **wanted})

    def _merge(self, name: str, target: str) -> None:
        entity = self.by_id.pop(name)
        other = self.by_id.get(target)
        if other is None:
            if target not in self.rejected:
                self.by_id[target] = entity.model_copy(update={"id": target})
            return
        spans = sorted({*entity.spans, *other.spans}, key=lambda span: span.key)
        self.by_id[target] = other.model_copy(
            update={
                "spans": tuple(spans),
                "mentions": tuple(dict.fromkeys((*other.mentions, *entity.mentions))),
                "authority": other.authority or entity.authority,
            }
        )

    def _add(self, name: str, decision: Decision) -> None:
        held = {span for entity in self.by_id.values() if entity.id != name for span in entity.spans}
        spans = [span for span in decision.spans if span not in held]
        before = self.by_id.get(name)
        if before is not None:
            spans = sorted({*before.spans, *spans}, key=_by_place)
        fields = {key: value for key, value in decision.seen.items() if value is not None}
        entity = Entity.model_validate({**fields, "spans": spans, "mentions": before.mentions if before else ()})
        self.by_id[name] = entity
        if entity.authority:
            self.by_id[name] = entity.model_copy(update={"authority": None})
            self.by_id[name] = self._mend(self.by_id[name], {"authority": entity.authority})


def _by_place(span: Span) -> tuple[int, int]:
    return span.key
