"""The form of a rule that is one pattern over a skeleton, and how its matches become pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from turtlebay.extraction.relations.grammar import compile_rule
from turtlebay.extraction.relations.skeleton import TOKEN, Skeleton, numbers_of
from turtlebay.extraction.relations.ties import Rule

__all__ = ["LONGEST_ROW", "Match", "Pattern", "rule"]

LONGEST_SIDE: Final = 200
"""As many names of one row are read: more than there are states."""
LONGEST_ROW: Final = 4
"""Of a longer row only the first are tied to one another: pairs grow with the square of it."""

DYNAMIC: Final = frozenset(
    ("organizes", "supports", "cooperatesWith", "reportsTo", "mandates", "participatesIn", "authorizes")
)
"""Predicates of acts, which a recommendation can propose; what is part of what it presupposes."""


@dataclass(frozen=True, slots=True)
class Match:
    """Numbers of the mentions of a relation, and where in the skeleton the pattern matched."""

    subject: int
    object: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule with its pattern: groups `s` and `o` are the two sides, `p` a row whose members are tied to one another.

    `form` names the skeleton that it reads: `plain`, `listed` or `bare`.
    """

    rule: Rule
    form: str
    regex: re.Pattern[str]

    @property
    def dynamic(self) -> bool:
        """Say whether a recommendation can propose what the rule finds."""
        return self.rule.predicate in DYNAMIC

    def iter_matches(self, skeleton: Skeleton) -> Iterator[Match]:
        """Yield a match for each member of each side."""
        text: str = getattr(skeleton, self.form)
        place = 0
        while (match := self.regex.search(text, place)) is not None:
            found = match.groupdict()
            start, end = match.span()
            if found.get("p"):
                for left, right in combinations(numbers_of(found["p"])[:LONGEST_ROW], 2):
                    yield Match(left, right, start, end)
            else:
                for left in numbers_of(found["s"] or found["s2"] or "")[:LONGEST_SIDE]:
                    for right in numbers_of(found["o"] or found["o2"] or "")[:LONGEST_SIDE]:
                        yield Match(left, right, start, end)
            last = [token.start() for token in TOKEN.finditer(text, start, end)][-1]
            place = last if last > start else end


def rule(
    id_: str,
    predicate: str,
    form: str,
    pattern: str,
    *,
    guideline: str,
    yes: tuple[str, ...],
    no: tuple[str, ...],
) -> Pattern:
    """Return a pattern rule."""
    return Pattern(Rule(id_, predicate, guideline, yes, no), form, compile_rule(pattern))
