"""What the application of a review works on: items with their decisions, entities as they change, and what to tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from turtlebay.authority import Vocabulary
from turtlebay.model import Annotations, Evidence, Recommendation, Span, Text
from turtlebay.review.decisions import Decision, Review
from turtlebay.review.entities import Entities
from turtlebay.review.fields import Kind
from turtlebay.review.keys import Keyed, iter_keyed
from turtlebay.review.matching import find_matches

__all__ = ["Statements", "Unmatched"]


@dataclass(frozen=True)
class Unmatched:
    """A decision that nothing was found for, and what became of it."""

    decision: Decision
    result: str

    def __str__(self) -> str:
        return f"{self.decision.decision} of the {self.decision.kind} {self.decision.place}: {self.result}"


class Statements:
    """Annotations of now beside the decisions of a review; `unmatched` and `notices` grow as they are applied."""

    def __init__(
        self,
        annotations: Annotations,
        review: Review,
        text: Text,
        vocabulary: Vocabulary,
        section_of: Callable[[Span], str | None],
    ) -> None:
        self.text, self.vocabulary, self.section_of = text, vocabulary, section_of
        self.decisions = review.decisions
        self.entities = Entities(annotations.entities, review.entities)
        self.items = list(iter_keyed(annotations, text.sha256))
        self.matches = find_matches([d for d in self.decisions if d.kind != "entity"], self.items)
        self.decided = {self.matches[d.key].key: d for d in self.decisions if d.key in self.matches}
        self.replaced: set[str] = set()
        self.unmatched: list[Unmatched] = []
        self.notices: list[str] = []

    def of(self, kind: Kind, *verdicts: str) -> Iterator[Decision]:
        """Yield the decisions of a kind."""
        return (d for d in self.decisions if d.kind == kind and d.decision in verdicts)

    def standing(self, kind: Kind) -> Iterator[tuple[Keyed, Decision | None]]:
        """Yield the items that were not rejected, each with the decision that confirmed it, if there is one."""
        for keyed in self.items:
            decision = self.decided.get(keyed.key)
            if keyed.kind != kind or keyed.key in self.replaced or (decision and decision.decision == "reject"):
                continue
            if decision is not None and keyed.span is not None and keyed.span != decision.spans[0]:
                now = f"{keyed.span.start}..{keyed.span.end}"
                self.notices.append(f"the {kind} reviewed {decision.place} is found at {now} now")
            yield keyed, decision

    def lost(self, kind: Kind) -> Iterator[Decision]:
        """Yield what was confirmed and is not found any more; list it, and what was rejected and is gone."""
        for decision in self.of(kind, "accept", "edit", "reject"):
            if decision.key in self.matches:
                continue
            result = "the rules do not find it any more; it stays as reviewed"
            if decision.decision == "reject":
                result = "the rules do not find it any more; there is nothing to reject"
            elif kind == "recommendation" and "action" not in decision.values:
                result += ", with its sentence for the action"
            self.unmatched.append(Unmatched(decision, result))
            if decision.decision != "reject":
                yield decision

    def replace_found(self) -> None:
        """Let an addition stand for what newer rules find on its span beyond what the reviewer knew of."""
        for decision in self.of("recommendation", "add"):
            here = [item for item in self.items if item.kind == "recommendation" and item.span == decision.spans[0]]
            free = [item for item in here if item.key not in self.decided and item.key not in self.replaced]
            if len(here) <= decision.of or not free:
                continue
            wanted = set(decision.seen.get("addressees") or ())
            alike = [i for i in free if isinstance(i.item, Recommendation) and set(i.item.addressees) == wanted]
            self.replaced.add((alike or free)[0].key)
            self.notices.append(f"the recommendation added {decision.place} is found by the rules as well now")

    def evidence(self, decision: Decision) -> Evidence:
        """Return the evidence of a decision, with its words and its heading."""
        return self.text.evidence(decision.spans[0], self.section_of(decision.spans[0]))
