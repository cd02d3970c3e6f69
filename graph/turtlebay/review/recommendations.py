"""Recommendations as reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from turtlebay.model import Recommendation
from turtlebay.review.decisions import Decision
from turtlebay.review.fields import to_cell
from turtlebay.review.statements import Statements

__all__ = ["BY_PERSON", "review_recommendations"]

LONGEST_ACTION: Final = 1000
BY_PERSON: Final = {"origin": "person", "confidence": None}
"""A confidence is a rule's; what a person confirmed has none."""


def review_recommendations(work: Statements) -> list[Recommendation]:
    """Return the recommendations that stand, in the order of the rules; with additions, in the order of the text."""
    work.replace_found()
    made = []
    for keyed, decision in work.standing("recommendation"):
        if isinstance(item := keyed.item, Recommendation):
            if decision is not None:
                item = Recommendation.model_validate(dict(item) | decision.values | BY_PERSON)
            made.append(_name_anew(work, item, decision))
    names = {item.id for item in made}
    new = [
        _make(work, decision, names) for decision in (*work.of("recommendation", "add"), *work.lost("recommendation"))
    ]
    return sorted([*made, *new], key=lambda item: item.evidence.place.key) if new else made


def _make(work: Statements, decision: Decision, names: set[str]) -> Recommendation:
    start = decision.spans[0].start
    name = base = f"p{start}"  # What rules find is called r and the offset.
    while name in names:
        name = f"{base}-{int(name.removeprefix(base).strip('-') or 1) + 1}"
    names.add(name)
    evidence = work.evidence(decision)
    sentence = " ".join((evidence.quote or "").split())[:LONGEST_ACTION]
    values = {"action": sentence} | decision.values | BY_PERSON | {"id": name, "evidence": evidence}
    return _name_anew(work, Recommendation.model_validate(values), decision)


def _name_anew(work: Statements, item: Recommendation, decision: Decision | None) -> Recommendation:
    """Name entities as they are called now; strike those that were rejected or cannot act."""
    before = {"addressees": item.addressees, "counterparts": item.counterparts, "places": item.places}
    after = {
        name: _current(work, entities, acting=name != "places", confirmed=decision is not None)
        for name, entities in before.items()
    }
    if after == before:
        return item
    for name, entities in before.items():
        gone = tuple(entity for entity in entities if work.entities.current(entity) not in after[name])
        if gone and decision is not None:
            work.notices.append(f"the recommendation reviewed {decision.place} loses {to_cell(gone)} from its {name}")
    after["counterparts"] = tuple(name for name in after["counterparts"] if name not in after["addressees"])
    return item.model_copy(update=after)


def _current(work: Statements, names: Sequence[str], *, acting: bool, confirmed: bool) -> tuple[str, ...]:
    find = work.entities.bring_back if confirmed else work.entities.find
    found = [entity for entity in map(find, names) if entity is not None]
    kinds, acts = work.entities.by_id, work.vocabulary.actor_types
    return tuple(dict.fromkeys(entity for entity in found if not acting or kinds[entity].type in acts))
