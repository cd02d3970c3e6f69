"""Choose the decisions on one text from several reviews, as several people make them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from turtlebay.review.decisions import Decision, Review

__all__ = ["select_review"]


def select_review(reviews: Sequence[tuple[Path, Review]], sha256: str) -> tuple[Review | None, list[str]]:
    """Return the reviews of the text with this digest as one, and a notice for each item that two decide differently.

    The later file wins there, in the order of the call.
    """
    mine = [(path, review) for path, review in reviews if review.sha256 == sha256]
    if not mine:
        return None, []
    decisions: dict[str, tuple[Path, Decision]] = {}
    notices = []
    for path, review in mine:
        for decision in review.decisions:
            earlier = decisions.get(decision.key)
            if earlier is not None and _content(earlier[1]) != _content(decision):
                notices.append(
                    f"{earlier[0].name} and {path.name} differ on the {decision.kind} {decision.place}; "
                    f"{decision.decision} of {path.name} is used"
                )
            decisions[decision.key] = (path, decision)
    joined = Review(
        document=mine[0][1].document,
        sha256=sha256,
        decisions=tuple(decision for _, decision in decisions.values()),
        entities=tuple(entity for _, review in mine for entity in review.entities),
    )
    return joined.sorted(), notices


def _content(decision: Decision) -> tuple[object, ...]:
    return (decision.decision, decision.values if decision.decision != "reject" else None)
