"""Relations as reviewed."""

from __future__ import annotations

from collections.abc import Iterable

from turtlebay.model import Relation
from turtlebay.review.decisions import Decision
from turtlebay.review.recommendations import BY_PERSON
from turtlebay.review.statements import Statements

__all__ = ["review_relations"]


def review_relations(work: Statements) -> list[Relation]:
    """Return the relations that stand, in the order of the rules; with additions, in the order of the text."""
    made: list[tuple[Relation, Decision | None]] = []
    for keyed, decision in work.standing("relation"):
        if isinstance(item := keyed.item, Relation):
            if decision is not None:
                item = Relation.model_validate(dict(item) | decision.values | BY_PERSON)
            made.append((item, decision))
    new = [*work.of("relation", "add"), *work.lost("relation")]
    for decision in new:
        values = decision.values | BY_PERSON | {"evidence": work.evidence(decision)}
        made.append((Relation.model_validate(values), decision))
    if new:
        made.sort(key=lambda pair: pair[0].evidence.place.key)
    return _name_anew(work, made)


def _name_anew(work: Statements, made: Iterable[tuple[Relation, Decision | None]]) -> list[Relation]:
    """Name the ends as they are called now; leave out what lost an end, joins one with itself, or says it twice.

    What a person confirmed goes before the same relation of a rule. What rules say twice by themselves stays.
    """
    kept: dict[tuple[object, ...], Relation] = {}
    for number, (relation, decision) in enumerate(made):
        find = work.entities.find if decision is None else work.entities.bring_back
        subject, object_ = find(relation.subject), find(relation.object)
        renamed = (subject, object_) != (relation.subject, relation.object)
        if subject is None or object_ is None or (renamed and subject == object_):
            if decision is not None:
                why = "an end of it was rejected, is gone, or was merged into the other"
                work.notices.append(f"the relation reviewed {decision.place} is left out: {why}")
            continue
        key = (subject, relation.predicate, object_, relation.evidence.place.start)
        relation = relation.model_copy(update={"subject": subject, "object": object_}) if renamed else relation
        first = kept.get(key)
        if first is None or (relation.origin == "person" and first.origin != "person"):
            kept[key] = relation
        elif not renamed and decision is None and first.origin != "person":
            kept[(*key, number)] = relation
    return list(kept.values())
