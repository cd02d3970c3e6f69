"""The words of one unit that recommends, and the actors in its clause."""

from __future__ import annotations

import re

from turtlebay.extraction.mentions import Mention, Mentions
from turtlebay.extraction.parties.patterns import JOIN
from turtlebay.extraction.unit import Unit

__all__ = ["Clause", "Found"]

Found = tuple[tuple[str, ...], str]
"""Keys, and the name of the form that gave them."""


class Clause:
    """A unit with its actors in order; places are relative to the unit."""

    def __init__(self, unit: Unit, mentions: Mentions) -> None:
        self.unit = unit
        self.mentions = mentions
        self.text = unit.text
        low, high = unit.clause or (unit.start, unit.end)
        self.actors = [m for m in mentions.within(low, high) if mentions.acts(m)]
        self.cue_start = unit.cue[0] - unit.start
        self.cue_end = unit.cue[1] - unit.start

    @property
    def clause_start(self) -> int:
        """Where the clause of the cue begins."""
        return self._clause_start(self.cue_start)

    def _rel(self, mention: Mention) -> tuple[int, int]:
        return mention.start - self.unit.start, mention.end - self.unit.start

    def _lead(self, mention: Mention) -> str:
        """The words of the unit before a mention, its label left out."""
        return re.sub(
            r"^\W*(?:Recommendation|Proposal|Action) [\d.]+[a-z]?[:.)]? ?", "", self.text[: self._rel(mention)[0]]
        )

    def _joined(self, first: Mention, others: list[Mention]) -> tuple[str, ...]:
        return self._chain(self.text, self.unit.start, first, others)

    def _chain(self, text: str, offset: int, first: Mention, others: list[Mention]) -> tuple[str, ...]:
        """A mention and those that *and*, *or* or a comma joins to it."""
        chain = [first]
        for other in others:
            between = text[chain[-1].end - offset : other.start - offset]
            if len(between) > 40 or not between.strip() or not JOIN.match(between):
                break
            chain.append(other)
        return tuple(dict.fromkeys(m.key for m in chain))

    def _clause_start(self, at: int) -> int:
        before = self.text[:at]
        breaks = list(
            re.finditer(
                r"[;:] |\bthat (?!of\b)|, (?:and|but|so|while|whereas) |\b(?:because|since|although|while|whereas|"
                r"agreed|whether) ",
                before,
            )
        )
        return breaks[-1].end() if breaks else 0

    def _owns(self, mention: Mention) -> bool:
        return self.text[self._rel(mention)[1] :].startswith(("'s ", "’s "))
