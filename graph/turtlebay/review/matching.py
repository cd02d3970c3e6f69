"""Find for each decision what it was made on, in annotations of now, which newer rules may have made.

The same key is the same thing, unless its sentence holds another number of recommendations than the reviewer saw:
then the addressees must be those that were seen. What has no such item takes the one whose span overlaps by half of
their union, as the scorer matches, if exactly one does and nobody decided on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from turtlebay.model import Recommendation, Relation, Span
from turtlebay.review.decisions import Decision
from turtlebay.review.keys import Keyed

__all__ = ["find_matches", "overlap"]

HALF: Final = 0.5


def find_matches(decisions: Sequence[Decision], items: Sequence[Keyed]) -> dict[str, Keyed]:
    """Return the item of each decision by the decision's key; additions have none."""
    by_key = {item.key: item for item in items}
    found: dict[str, Keyed] = {}
    taken: set[str] = set()

    def take(decision: Decision, item: Keyed) -> None:
        found[decision.key] = item
        taken.add(item.key)

    waiting: list[Decision] = []
    for decision in decisions:
        if decision.decision == "add":
            continue
        item = by_key.get(decision.key)
        if item is not None and (decision.kind != "recommendation" or item.of == decision.of):
            take(decision, item)
        else:
            waiting.append(decision)
    for decision in waiting:
        if decision.kind == "entity":
            continue
        near = [item for item in items if item.key not in taken and _reads_alike(decision, item)]
        same = [item for item in near if item.span == decision.spans[0]]
        if len(same or near) == 1:
            take(decision, (same or near)[0])
    return found


def overlap(one: Span, other: Span) -> float:
    """Return the share of the union of two spans that both cover.

    >>> overlap(Span(start=0, end=10), Span(start=5, end=10))
    0.5
    """
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def _reads_alike(decision: Decision, item: Keyed) -> bool:
    if item.kind != decision.kind or item.span is None or overlap(item.span, decision.spans[0]) < HALF:
        return False
    seen = {**decision.seen, **{name: change.old for name, change in decision.changes.items()}}
    if isinstance(item.item, Relation):
        return all(getattr(item.item, name) == seen.get(name) for name in ("subject", "predicate", "object"))
    if isinstance(item.item, Recommendation) and (item.of > 1 or decision.of > 1):
        return set(item.item.addressees) == set(seen.get("addressees") or ())
    return True
