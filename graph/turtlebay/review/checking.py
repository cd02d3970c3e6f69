"""Check the values that a reviewer wrote: names against the ontology, ids against the entities; with suggestions."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from turtlebay.authority import Vocabulary
from turtlebay.review.decisions import NamedEntity
from turtlebay.review.fields import NULLABLE, Value

__all__ = ["Checker", "Problem", "suggest"]

SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST: Final = {"id": 200, "authority": 200}
MOST_TOPICS: Final = 4


@dataclass(frozen=True)
class Problem:
    """A cell that cannot be used, and what to do."""

    row: int
    column: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"row {self.row}, column {self.column}: {self.problem}. {self.remedy}"


@dataclass
class Checker:
    """What is known to the checks. `entities` are those of the report, with the ones that the sheet adds."""

    vocabulary: Vocabulary
    authority: Collection[str]
    entities: Mapping[str, NamedEntity]
    problems: list[Problem] = field(default_factory=list)

    def report(self, row: int, column: str, problem: str, remedy: str) -> None:
        """Take down a problem."""
        self.problems.append(Problem(row, column, problem, remedy))

    def check(self, row: int, name: str, value: Value) -> None:
        """Take down what is wrong with the value of a field."""
        parts = (value,) if isinstance(value, str) else value or ()
        if not parts and name not in NULLABLE:
            self.report(row, name, "this is empty", "Fill it in.")
        if name == "topics" and len(parts) > MOST_TOPICS:
            self.report(row, name, f"these are {len(parts)} topics", f"Keep {MOST_TOPICS} at the most.")
        known = self._choices(name)
        for part in parts:
            if known is not None and part not in known:
                kind = "an entity of this report" if name in ENTITIES else "a name of the ontology"
                self.report(row, name, f"'{part}' is not {kind}", suggest(part, known))
            elif name in ("id", "authority") and SLUG.fullmatch(part) is None:
                self.report(row, name, f"'{part}' is no id", "Use lower-case letters, digits and single hyphens.")
            elif name in ("addressees", "counterparts") and self._kind(part) not in self.vocabulary.actor_types:
                self.report(
                    row, name, f"'{part}' is a {self._kind(part)}, which cannot act", "Name an actor, or edit its type."
                )
            elif len(part) > (limit := LONGEST.get(name, 1000)):
                self.report(row, name, f"this has {len(part):,} characters", f"Keep it to {limit:,}.")

    def _choices(self, name: str) -> Collection[str] | None:
        if name in ENTITIES:
            return self.entities
        lists: dict[str, Collection[str]] = {
            "strength": self.vocabulary.strengths,
            "endorsement": self.vocabulary.endorsements,
            "topics": self.vocabulary.topics,
            "predicate": self.vocabulary.predicates,
            "status": self.vocabulary.statuses,
            "type": self.vocabulary.types,
            "authority": self.authority,
        }
        return lists.get(name)

    def _kind(self, entity: str) -> str:
        return self.entities[entity].type


ENTITIES: Final = frozenset({"addressees", "counterparts", "places", "subject", "object"})
FEW: Final = 18


def suggest(name: str, known: Collection[str]) -> str:
    """Return what to write instead of an unknown name.

    >>> suggest("shuold", ["must", "should", "could"])
    'Did you mean should?'
    """
    folded = {choice.lower(): choice for choice in sorted(known)}
    close = get_close_matches(name.strip().lower(), folded, n=3, cutoff=0.6)
    close = close or [choice for choice in folded if name.lower() in choice][:3]
    if close:
        return f"Did you mean {' or '.join(folded[choice] for choice in close)}?"
    if len(known) <= FEW:
        return f"Use one of {', '.join(sorted(known))}."
    return "Look the names up in the other rows, or add a row for it." if known else "There is none yet."
