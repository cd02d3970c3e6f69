"""Who should act (guidelines, section 3, `addressees`): the grammatical agent, found by the form of the cue."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.parties.asked import Asked
from turtlebay.extraction.parties.clause import Found
from turtlebay.extraction.parties.patterns import (
    ACTIVE_PARTICIPLE,
    EMBEDDED_VERB,
    GOVERNED,
    OWNED,
    PASSIVE,
    PREPOSITION,
    PRONOUN,
    RECEIVING,
    TAKES_UP,
)
from turtlebay.extraction.unit import Stem, Unit

__all__ = ["Addressees", "Context", "Found"]

NOBODY: Final[Found] = ((), "none")


@dataclass(slots=True)
class Context:
    """What earlier sentences name: the addressees of the recommendation before, and where it ended.

    Addressees that were only taken over do not go on: two sentences away they are a guess.
    """

    addressees: tuple[str, ...] = ()
    block: int = -1
    sentence: int = -10
    end: int = -10

    def remember(self, unit: Unit, block: int, found: Found) -> None:
        """Note what a unit named, for the next one."""
        keys, source = found
        if keys and source != "inherited":
            self.addressees, self.block, self.sentence = keys, block, unit.sentence
            if source != "before-stem":
                self.end = unit.end
        elif unit.mode != "item":
            self.addressees = ()


class Addressees(Asked):
    """The search for the addressees of one unit; `previous` is the clean range of the sentence before, if near."""

    def __init__(
        self,
        unit: Unit,
        mentions: Mentions,
        context: Context,
        previous: tuple[int, int] | None,
        block: int,
        characters: str,
    ) -> None:
        super().__init__(unit, mentions)
        self.context = context
        self.previous = previous
        self.block = block
        self.characters = characters

    def find(self) -> Found:
        """Return keys and the name of the form that gave them; no keys where the words name nobody."""
        if self.unit.agent is not None and (named := self._named_before(self.unit.agent)):
            return named
        for form in self._forms():
            if (found := form(self)) is not None and found[0]:
                return found
        if self.unit.mode == "prose" and self.unit.rank > 1:
            return self._for_agent(0, len(self.text)) or NOBODY
        return NOBODY

    def _forms(self) -> tuple[Form, ...]:
        if self.unit.mode == "operative":
            states = self.text[self.cue_start : self.cue_end].endswith("that")
            return (Addressees._object, Addressees._by_agent) if states else (Addressees._object,)
        if self.unit.mode in ("item", "table", "upr"):
            named = self.unit.rule in ("L-actor-to", "L-that")
            return (Addressees._opening, Addressees._of_stem) if named else (Addressees._of_stem,)
        return FORMS.get(self.unit.rule) or BY_RANK[self.unit.rank]

    def _named_before(self, agent: tuple[int, int]) -> Found | None:
        """*To the ministry:* as a heading, a column, the state under review."""
        named = [m for m in self.mentions.within(*agent) if self.mentions.acts(m)]
        return (
            (self._chain(self.characters[slice(*agent)], agent[0], named[0], named[1:]), "named-before")
            if named
            else None
        )

    def _opening(self) -> Found | None:
        """*The ministry to publish the plan*, *that the ministry publish it*: who an item begins with."""
        first = self.actors[0] if self.actors else None
        if (
            first is None
            or re.fullmatch(
                r"\W*(?:(?:further |also |and )?(?:that|for)(?:, [^,]{3,60},)? )?(?:the |all |each |both )*",
                self._lead(first),
                re.I,
            )
            is None
        ):
            return None
        return self._joined(first, self.actors[1:]), "opening"

    # -- the subject of a modal --------------------------------------------------------------------------------------

    def _of_modal(self) -> Found | None:
        cue = self.text[self.cue_start : self.cue_end]
        after = ("be " if cue.endswith(" be") else "") + self.text[self.cue_end :]
        if RECEIVING.match(after):
            given = self._by_agent() or self._possessor()
            return given or (self._inherited() if re.match(r"\W*(?:\w+ )?be ", after) else None)
        passive = PASSIVE.match(after)
        if passive is not None and not ACTIVE_PARTICIPLE.match(passive.group("verb")):
            return self._by_agent() or self._between() or self._possessor() or self._embedded() or self._inherited()
        return self._subject() or self._between() or self._embedded() or self._taken_up()

    def _subject(self) -> Found | None:
        """The noun phrase in the subject slot before the modal, with those joined to it."""
        at = self.cue_start
        slot_start = self._clause_start(at)
        slot = self.text[slot_start:at]
        inside = [m for m in self.actors if slot_start <= self._rel(m)[0] and self._rel(m)[1] <= at + 1]
        if inside:
            segments = self._segments(slot, slot_start)
            for low, high in segments:
                here = [m for m in inside if low <= self._rel(m)[0] < high]
                for number, mention in enumerate(here):
                    lead = self.text[low : self._rel(mention)[0]]
                    if PREPOSITION.search(lead):
                        break
                    others = here[number + 1 :] + [m for m in inside if self._rel(m)[0] >= high]
                    return self._joined(mention, others), "subject"
        if not inside and (owner := self._inside_subject(slot_start, at)):
            return owner
        if PRONOUN.search(slot) or re.match(r"\W*(?:it|they|both|these)\b", slot.strip(), re.IGNORECASE):
            return self._antecedent()
        return None

    def _inside_subject(self, low: int, high: int) -> Found | None:
        """*The Lisbon Bank framework must grow*: who is named inside the name that is the subject."""
        for mention in self.mentions.nested_within(self.unit.start + low, self.unit.start + high):
            lead = self.text[low : self._rel(mention)[0]]
            if self.mentions.acts(mention) and re.fullmatch(r"\W*(?:the |this |its )?", lead, re.IGNORECASE):
                return (mention.key,), "subject"
        return None

    def _segments(self, slot: str, offset: int) -> list[tuple[int, int]]:
        """Parts of the slot between commas, the one next to the modal first, for insertions."""
        bounds = [0, *[m.end() for m in re.finditer(r", |—|– ", slot)], len(slot)]
        parts = [(offset + a, offset + b) for a, b in pairwise(bounds) if a < b]
        first = parts[:1]
        rest = parts[1:]
        if (
            first
            and not PREPOSITION.match(slot.strip())
            and not re.match(r"\W*(?:if|when|while|as|since|although|given|where|once|to)\b", slot, re.IGNORECASE)
        ):
            return first + rest[::-1]
        return rest[::-1] + first

    def _antecedent(self) -> Found | None:
        """A pronoun as subject: the subject of the same sentence before it, else of the sentence before."""
        clause_start = self._clause_start(self.cue_start)
        earlier = [m for m in self.actors if self._rel(m)[1] <= max(clause_start, self.cue_start - 3)]
        if earlier:
            for number, mention in enumerate(earlier):
                lead = self.text[: self._rel(mention)[0]]
                if not PREPOSITION.search(lead):
                    return self._joined(mention, earlier[number + 1 :]), "antecedent"
        return self._previous_subject()

    def _previous_subject(self) -> Found | None:
        """The subject of the sentence before: the first actor that no preposition governs."""
        if self.previous is None:
            return None
        start, end = self.previous
        characters = self.characters[start:end]
        actors = [m for m in self.mentions.within(start, end) if self.mentions.acts(m)]
        for number, mention in enumerate(actors):
            lead = characters[: mention.start - start]
            segment = re.split(r"[,;:] ", lead)[-1]
            if PREPOSITION.search(segment) or len(segment) > 60:
                if (
                    "," not in lead
                    and number == 0
                    and not re.match(rf"(?:\w+ )?{PREPOSITION.pattern}", lead.strip(), re.IGNORECASE)
                ):
                    return None
                continue
            return self._chain(characters, start, mention, actors[number + 1 :]), "previous-subject"
        return None

    def _taken_up(self) -> Found | None:
        """*Such a process could …*: a subject that takes up the course before keeps its addressee."""
        slot = self.text[self._clause_start(self.cue_start) : self.cue_start]
        return self._inherited() if TAKES_UP.match(slot.strip()) else self._of_stem()

    def _embedded(self) -> Found | None:
        """*more could be done with the tools the board has*: the one body that acts in a subordinate clause."""
        found = {
            m.key
            for m in self.actors
            if EMBEDDED_VERB.match(self.text[self._rel(m)[1] :])
            and not GOVERNED.search(self.text[max(0, self._rel(m)[0] - 24) : self._rel(m)[0]])
        }
        return ((found.pop(),), "embedded") if len(found) == 1 else None

    def _possessor(self) -> Found | None:
        """*invited to Council discussions*, *the Council's agenda*: the owner of what is changed."""
        for mention in self.actors:
            start, end = self._rel(mention)
            if start < self.cue_start and not self.text[end:].startswith(("'s", "’s")):
                continue
            if OWNED.match(self.text[end:]):
                return (mention.key,), "possessor"
        return None

    # -- what was named before -----------------------------------------------------------------------------------------

    def _inherited(self) -> Found | None:
        """With a passive or impersonal clause: whom the sentence before names as responsible (guidelines)."""
        context = self.context
        near = context.block in (self.block, self.block - 1) and self.unit.sentence - context.sentence <= 1
        return (context.addressees, "inherited") if context.addressees and near else self._of_stem()

    def _of_stem(self) -> Found | None:
        """The sentence that introduces a list counts as the sentence before every item (guidelines)."""
        stem = self.unit.stem
        if stem is None:
            return None
        hit = stem.decision.best
        actors = [m for m in self.mentions.within(stem.start, stem.end) if self.mentions.acts(m)]
        if not actors:
            return (self.context.addressees, "before-stem") if self._stem_follows(stem) else None
        text = stem.text
        for mention in actors:
            lead = text[: mention.start - stem.start]
            if re.search(
                r"\b(?:directed (?:at|to)|addressed to|for|to|on|upon|urges?|asks?|requests?|invites?|encourages?|"
                r"that) (?:the |all |fellow )*$",
                lead,
                re.IGNORECASE,
            ):
                number = actors.index(mention)
                return self._chain(stem.text, stem.start, mention, actors[number + 1 :]), "stem"
        if hit is not None and hit.cue.rank == 1:
            first = actors[0]
            if first.start - stem.start < hit.start:
                return self._chain(stem.text, stem.start, first, actors[1:]), "stem"
        return None

    def _stem_follows(self, stem: Stem) -> bool:
        """Say whether the recommendation before stands right before the stem: *The plan could include:*."""
        between = self.characters[self.context.end : stem.start]
        return bool(self.context.addressees) and 0 <= stem.start - self.context.end < 4 and not between.strip(" .")


Form = Callable[[Addressees], Found | None]

_FOR: Final[tuple[Form, ...]] = (
    Addressees._for_agent,
    Addressees._between,
    Addressees._by_agent,
    Addressees._offered,
    Addressees._inherited,
)
_SUBJECT: Final[tuple[Form, ...]] = (Addressees._subject, Addressees._between, Addressees._by_anyone)
_ASKED: Final[tuple[Form, ...]] = (Addressees._object, Addressees._between, Addressees._by_agent)

BY_RANK: Final[dict[int, tuple[Form, ...]]] = {
    1: (Addressees._of_modal,),
    2: (Addressees._between, Addressees._by_anyone),
    3: _ASKED,
}
FORMS: Final[dict[str, tuple[Form, ...]]] = {
    **dict.fromkeys(
        (
            "C-need-for",
            "C-essential-to",
            "C-important-to",
            "C-opportunity",
            "C-recommendation-is",
            "C-proposal-is",
            "C-value-of",
            "C-may-course",
            "C-time-to",
            "C-mistake",
            "C-way-is",
            "C-scope-for",
        ),
        _FOR,
    ),
    **dict.fromkeys(
        ("C-requires", "C-argues-for", "C-demanding", "C-presupposes", "C-efforts-needed"),
        (Addressees._by_agent, Addressees._between, Addressees._possessor),
    ),
    "C-responsibility": (Addressees._owner, Addressees._subject),
    "C-recommend": (Addressees._told, *_ASKED),
    "C-recommendation-to": (Addressees._told,),
    "C-needs-thing": (Addressees._by_agent, Addressees._between),
    "C-would-be-useful": (Addressees._up_to, *_SUBJECT),
    "C-would-design": (Addressees._of_modal,),
    **dict.fromkeys(("C-up-to", "C-what-needs"), (Addressees._up_to,)),
    **dict.fromkeys(("C-are-encouraged", "C-are-urged", "C-do-well"), (Addressees._subject,)),
}
"""The forms that a cue allows, in order of trust; a cue that is not listed goes by its rank."""
