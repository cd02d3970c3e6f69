"""Apply a review to annotations that were made anew: what a person decided holds, whatever the rules say by now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from turtlebay.authority import Vocabulary
from turtlebay.errors import AnnotationError
from turtlebay.model import Annotations, Span, Text
from turtlebay.review.decisions import MEND, Review
from turtlebay.review.recommendations import review_recommendations
from turtlebay.review.relations import review_relations
from turtlebay.review.statements import Statements, Unmatched

__all__ = ["Outcome", "Unmatched", "apply_review"]


@dataclass(frozen=True)
class Outcome:
    """The annotations as reviewed, the decisions that matched nothing, and what else a person should know."""

    annotations: Annotations
    unmatched: tuple[Unmatched, ...] = ()
    notices: tuple[str, ...] = ()


def apply_review(
    annotations: Annotations,
    review: Review,
    text: Text,
    vocabulary: Vocabulary,
    section_of: Callable[[Span], str | None] = lambda span: None,
) -> Outcome:
    """Return the annotations with the decisions of a review applied.

    Accepted and edited items have the values that the reviewer left, and `origin` person; their confidence, which was
    a rule's, goes. Where the rules no longer find them they stay, on the reviewer's word, and are listed.
    """
    if review.sha256 != text.sha256:
        raise AnnotationError(
            f"the review of '{review.document}' belongs to another text",
            where=text.name,
            remedy="Give the report that was reviewed, unchanged.",
        )
    if not review.decisions:
        return Outcome(annotations)
    for decision in review.decisions:
        for span in decision.spans:
            text.quote(span)
    try:
        work = Statements(annotations, review, text, vocabulary, section_of)
        for decision in work.entities.decide(d for d in review.decisions if d.kind == "entity"):
            work.unmatched.append(Unmatched(decision, "the rules do not find this entity any more"))
        recommendations, relations = review_recommendations(work), review_relations(work)
        reviewed = Annotations(
            document=annotations.document,
            entities=tuple(work.entities.by_id.values()),
            relations=tuple(relations),
            recommendations=tuple(recommendations),
        )
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in problem["loc"])
        raise AnnotationError(
            f"the review of '{review.document}' breaks the format: {place}: {problem['msg']}", remedy=MEND
        ) from error
    return Outcome(reviewed, tuple(work.unmatched), tuple(work.notices))
