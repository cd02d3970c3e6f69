"""Who should act, and whom the action involves (guidelines, section 3, fields `addressees` and `counterparts`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.mentions import ACTING, Mention, Mentions
from turtlebay.extraction.units import Unit

__all__ = ["Parties", "find_parties"]

PREPOSITION: Final = re.compile(
    r"\b(?:of|in|by|from|for|with|on|at|under|among|within|between|through|against|into|over|about|via|towards?|"
    r"regarding|concerning|including|like|than|upon|across|throughout|during|after|before|to)\b",
    re.IGNORECASE,
)
JOIN: Final = re.compile(
    r"^(?:\s|,|/)*(?:(?:and|or|as well as|along with|together with|both|all|the|its|their|other|relevant|&)\s*|,\s*)*$",
    re.IGNORECASE,
)
PASSIVE: Final = re.compile(
    r"^\W*(?:\w+ly |also |always |not |never |still |then |further |thus |therefore |both |all )*be(?:en)? (?:\w+ly |more |better |also |further )*"
    r"(?P<verb>\w{2,}ed|given|taken|made|done|built|held|drawn|set|put|kept|sent|brought|led|paid|met|sought|seen|shown|"
    r"written|found|left|spent|begun|chosen|driven)\b",
    re.IGNORECASE,
)
RECEIVING: Final = re.compile(
    r"^\W*(?:\w+ly |also |always |not |both |all )*(?:receive|get|benefit from|gain|enjoy|be (?:\w+ly )?(?:given|offered|granted|provided|invited|"
    r"included|consulted|supported|informed|protected|assisted|equipped|involved|briefed|funded|allowed|enabled|empowered|helped))\b",
    re.IGNORECASE,
)
OBJECT_OF_REQUEST: Final = re.compile(
    r"^\W*(?:on |upon |that |for |against )?(?P<object>.{0,220}?)(?:\bto\b (?=\w)|\bnot to\b|\bshould\b|\bcould\b|\bmust\b)",
    re.IGNORECASE,
)
BETWEEN: Final = re.compile(r"\bbetween\b", re.IGNORECASE)
AGENT: Final = re.compile(r"\b(?:by|on the part of)(?: both| all)? (?:the |a |an )?(?:\w+ )?$", re.IGNORECASE)
FOR: Final = re.compile(r"\bfor(?: both| all)? (?:the |a |an )?$", re.IGNORECASE)
NOT_INVOLVED: Final = re.compile(
    r"\b(?:protection of|protect|protecting|such as|like|including those of|by|according to|noted by|called for by|adopted by|rather than|instead of|"
    r"accordance with|consistent with|members of|behalf of)(?: the| all| any)? $",
    re.IGNORECASE,
)
"""Words after which an actor is no party to the action: it is named as an example, a source, or as what is protected."""
COMPOUND: Final = re.compile(r"[-–](?:led|mandated|wide|based|style|related|backed)\b")
ACTIVE_PARTICIPLE: Final = re.compile(
    r"(?:encouraged|urged|invited|requested|prepared|committed|engaged|involved|tasked|charged|allowed|permitted|required)$",
    re.IGNORECASE,
)
EMBEDDED_VERB: Final = re.compile(
    r" (?:already |also |always |itself )?(?:could|can|has|have|should|must|will|uses?|might)\b(?! been)"
)
OWNED: Final = re.compile(
    r"(?:['’]s?)? (?:own )?(?:\w+ )?(?:discussions?|mandates?|agendas?|meetings?|deliberations|sessions?|decisions?|resolutions|policy|"
    r"policies|strategy|strategies|working methods|consideration|budgets?|programmes?|programs?|procedures?|rules|attention|plans?|practices?)\b"
)
BREAK: Final = re.compile(
    r"(?:;|,? (?:when|if|once|unless) |, (?:since|because|as|while|although|which|who|given|particularly|reflective|whereas|rather than|so that)\b"
    r"| (?:since|because|although|whereas|rather than)\b)",
    re.IGNORECASE,
)
PRONOUN: Final = re.compile(
    r"(?:^|[ ,])(?:it|they|both|these|this body|he|she)(?: (?:should|both|all|also|will|must))?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Parties:
    """Keys of those that should act and of those involved, and how the former were found."""

    addressees: tuple[str, ...]
    counterparts: tuple[str, ...]
    source: str


class Context:
    """What earlier sentences name: the addressees of the recommendation before, and the subject of the sentence before."""

    def __init__(self) -> None:
        self.block = -1
        self.addressees: tuple[str, ...] = ()
        self.sentence = -10
        self.end = -10


def find_parties(
    unit: Unit, mentions: Mentions, context: Context, previous: tuple[int, int] | None, block: int, characters: str
) -> Parties:
    """Return the parties of a unit; `previous` is the clean range of the sentence before, in the same block or list."""
    finder = _Finder(unit, mentions, context, previous, block, characters)
    addressees, source = finder.addressees()
    addressees = tuple(dict.fromkeys(addressees))
    counterparts = tuple(k for k in dict.fromkeys(finder.counterparts(addressees)) if k not in addressees)
    if addressees and source != "inherited":
        context.addressees, context.block, context.sentence = addressees, block, unit.sentence
        context.end = unit.end if unit.mode != "item" or context.end < 0 or source != "before-stem" else context.end
    elif unit.mode != "item":
        context.addressees = ()
    return Parties(addressees, counterparts, source)


class _Finder:
    def __init__(
        self,
        unit: Unit,
        mentions: Mentions,
        context: Context,
        previous: tuple[int, int] | None,
        block: int,
        characters: str,
    ) -> None:
        self.unit = unit
        self.mentions = mentions
        self.context = context
        self.previous = previous
        self.block = block
        self.text = unit.text
        self.characters = characters
        low, high = unit.clause or (unit.start, unit.end)
        self.actors = [m for m in mentions.within(low, high) if self._acts(m)]
        self.cue_start = unit.cue[0] - unit.start
        self.cue_end = unit.cue[1] - unit.start

    def _acts(self, mention: Mention) -> bool:
        return self.mentions.entities[mention.key].type in ACTING

    def _rel(self, mention: Mention) -> tuple[int, int]:
        return mention.start - self.unit.start, mention.end - self.unit.start

    # -- addressees ----------------------------------------------------------------------------------------------

    def addressees(self) -> tuple[tuple[str, ...], str]:
        """Return keys and the name of the rule that found them."""
        keys, source = self._by_cue()
        if not keys and self.unit.mode == "prose" and self.unit.rank > 1:
            return self._for_agent(0, len(self.text)) or (keys, source)
        return keys, source

    def _by_cue(self) -> tuple[tuple[str, ...], str]:
        unit = self.unit
        if unit.mode == "operative":
            return self._object(self.cue_end) or ((), "none")
        if unit.mode == "item":
            return self._of_stem() or ((), "none")
        cue = unit.rule
        if cue == "C-is-to-be":
            return self._subject(self.cue_start) or ((), "none")
        if unit.rank == 1 or cue in ("C-would-design", "C-requires", "C-needs-thing"):
            return self._of_modal()
        if cue in (
            "C-need-for",
            "C-essential-to",
            "C-important-to",
            "C-opportunity",
            "C-recommendation-is",
            "C-value-of",
            "C-may-course",
        ):
            return (
                self._for_agent()
                or self._between()
                or self._by_agent(self.cue_start)
                or self._offered()
                or self._inherited()
            )
        if unit.rank == 3:
            return self._asked() or self._between() or self._by_agent(self.cue_end) or ((), "none")
        return self._between() or self._by_agent(0) or self._inherited(strict=True)

    def _of_modal(self) -> tuple[tuple[str, ...], str]:
        after = self.text[self.cue_end :]
        if self.unit.rule in ("C-requires", "C-needs-thing"):
            return self._by_agent(self.cue_end) or self._between() or self._possessor() or ((), "none")
        if RECEIVING.match(after):
            return self._by_agent(self.cue_end) or self._possessor() or ((), "none")
        passive = PASSIVE.match(after)
        if passive is not None and not ACTIVE_PARTICIPLE.match(passive.group("verb")):
            return (
                self._by_agent(self.cue_end)
                or self._between()
                or self._possessor()
                or self._embedded()
                or self._inherited()
            )
        return self._subject(self.cue_start) or self._between() or self._embedded() or self._taken_up()

    def _taken_up(self) -> tuple[tuple[str, ...], str]:
        """*Such a process could …*: a subject that takes up the course before keeps its addressee; any other does not."""
        slot = self.text[self._clause_start(self.cue_start) : self.cue_start]
        if re.match(
            r"\W*(?:this|these|such|it|that|there|the (?:review|process|plan|work|effort|assessment|reform)s?)\b",
            slot.strip(),
            re.IGNORECASE,
        ):
            return self._inherited()
        return self._of_stem() or ((), "none")

    def _embedded(self) -> tuple[tuple[str, ...], str] | None:
        """*more could be done with the tools the board has*: the one body that acts in a subordinate clause."""
        found = {
            m.key
            for m in self.actors
            if EMBEDDED_VERB.match(self.text[self._rel(m)[1] :])
            and not PREPOSITION.search(self.text[max(0, self._rel(m)[0] - 12) : self._rel(m)[0]].split(",")[-1][-8:])
        }
        return ((found.pop(),), "embedded") if len(found) == 1 else None

    def _subject(self, at: int) -> tuple[tuple[str, ...], str] | None:
        """The noun phrase in the subject slot before the modal, with those joined to it."""
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
                    return tuple(
                        m.key
                        for m in self._joined(
                            mention, here[number + 1 :] + [m for m in inside if self._rel(m)[0] >= high]
                        )
                    ), "subject"
        if PRONOUN.search(slot) or re.match(r"\W*(?:it|they|both|these)\b", slot.strip(), re.IGNORECASE):
            return self._antecedent()
        return None

    def _segments(self, slot: str, offset: int) -> list[tuple[int, int]]:
        """Parts of the slot between commas, the one next to the modal first; the subject may stand before an insertion."""
        bounds = [0, *[m.end() for m in re.finditer(r", |—|– ", slot)], len(slot)]
        parts = [(offset + a, offset + b) for a, b in zip(bounds, bounds[1:], strict=False) if a < b]
        first = parts[:1]
        rest = parts[1:]
        if (
            first
            and not PREPOSITION.match(slot.strip())
            and not re.match(r"\W*(?:if|when|while|as|since|although|given|where|once|to)\b", slot, re.IGNORECASE)
        ):
            return first + rest[::-1]
        return rest[::-1] + first

    def _joined(self, first: Mention, others: list[Mention]) -> list[Mention]:
        chain = [first]
        for other in others:
            between = self.text[self._rel(chain[-1])[1] : self._rel(other)[0]]
            if len(between) > 40 or not JOIN.match(between) or not between.strip():
                break
            chain.append(other)
        return chain

    def _clause_start(self, at: int) -> int:
        before = self.text[:at]
        breaks = list(
            re.finditer(
                r"[;:] |\bthat (?!of\b)|, (?:and|but|so|while|whereas) |\b(?:because|since|although|while|whereas|agreed|whether) ",
                before,
            )
        )
        return breaks[-1].end() if breaks else 0

    def _object(self, at: int) -> tuple[tuple[str, ...], str] | None:
        """The object of a request verb: *urges the ministry and the agency to …*."""
        rest = self.text[at : at + 400]
        match = OBJECT_OF_REQUEST.match(rest)
        high = at + (match.end("object") if match else min(len(rest), 120))
        here = [m for m in self.actors if at <= self._rel(m)[0] and self._rel(m)[1] <= high + 1]
        for number, mention in enumerate(here):
            lead = self.text[at : self._rel(mention)[0]]
            if len(lead) > 60 or re.search(r"\b(?:of|in|by|from|with|under|through|to)\b", lead, re.IGNORECASE):
                break
            return tuple(m.key for m in self._joined(mention, here[number + 1 :])), "object"
        return None

    def _asked(self) -> tuple[tuple[str, ...], str] | None:
        at = self.unit.cue[0] - self.unit.start
        verb = re.match(r"[\w’'-]+", self.text[at:])
        return self._object(at + (verb.end() if verb else 0))

    def _for_agent(self, low: int = -1, high: int = -1) -> tuple[tuple[str, ...], str] | None:
        """*need for X to*, *essential for X to*, *for the X to consider*."""
        for mention in self.actors:
            start, end = self._rel(mention)
            if start < (low if low >= 0 else self.cue_start) or start > (high if high >= 0 else self.cue_end + 60):
                continue
            if FOR.search(self.text[max(0, start - 14) : start]):
                rest = [m for m in self.actors if self._rel(m)[0] >= end]
                chain = self._joined(mention, rest)
                if re.match(r"[\w ,’'-]{0,30}?\bto \w", self.text[self._rel(chain[-1])[1] :]):
                    return tuple(m.key for m in chain), "for-to"
        return None

    def _between(self) -> tuple[tuple[str, ...], str] | None:
        """*consultations between A and B*: both should act (guidelines, addressees)."""
        for match in BETWEEN.finditer(self.text):
            here = [m for m in self.actors if 0 <= self._rel(m)[0] - match.end() <= 40]
            if here:
                chain = self._joined(here[0], [m for m in self.actors if self._rel(m)[0] > self._rel(here[0])[0]])
                if len(chain) >= 2 and re.search(
                    r"(?:consultation|meeting|dialogue|deal|relationship|cooperation|coordination|exchange|"
                    r"collaboration|agreement|partnership|contact|communication|talk|link|compact|engagement)\w*\b[^,;]{0,60}$",
                    self.text[: match.start()],
                    re.IGNORECASE,
                ):
                    return tuple(m.key for m in chain), "between"
        return None

    def _by_agent(self, at: int) -> tuple[tuple[str, ...], str] | None:
        for number, mention in enumerate(self.actors):
            start, _ = self._rel(mention)
            if start < at or not AGENT.search(self.text[max(0, start - 28) : start]):
                continue
            chain = self._joined(mention, self.actors[number + 1 :])
            return tuple(m.key for m in chain), "agent"
        return None

    def _possessor(self) -> tuple[tuple[str, ...], str] | None:
        """*invited to Council discussions*, *the Council's agenda*: the owner of what is changed."""
        for mention in self.actors:
            start, end = self._rel(mention)
            if start < self.cue_start and not self.text[end:].startswith(("'s", "’s")):
                continue
            if OWNED.match(self.text[end:]):
                return (mention.key,), "possessor"
        return None

    def _offered(self) -> tuple[tuple[str, ...], str] | None:
        """*may offer the board opportunities to*: the one to whom the occasion is offered."""
        if self.unit.rule not in ("C-opportunity", "C-may-course"):
            return None
        for mention in self.actors:
            start, end = self._rel(mention)
            if (
                re.search(
                    r"\b(?:offers?|gives?|provides?|presents?) (?:the |an |a )?$", self.text[max(0, start - 16) : start]
                )
                and end <= self.cue_end + 2
            ):
                return (mention.key,), "offered"
        return None

    def _antecedent(self) -> tuple[tuple[str, ...], str] | None:
        """A pronoun as subject: the subject of the same sentence before it, else of the sentence before."""
        clause_start = self._clause_start(self.cue_start)
        earlier = [m for m in self.actors if self._rel(m)[1] <= max(clause_start, self.cue_start - 3)]
        if earlier:
            for number, mention in enumerate(earlier):
                lead = self.text[: self._rel(mention)[0]]
                if not PREPOSITION.search(lead):
                    return tuple(m.key for m in self._joined(mention, earlier[number + 1 :])), "antecedent"
        return self._previous_subject()

    def _previous_subject(self) -> tuple[tuple[str, ...], str] | None:
        """The subject of the sentence before: the first actor that no preposition governs, near the start of a segment."""
        if self.previous is None:
            return None
        start, end = self.previous
        characters = self.characters[start:end]
        actors = [m for m in self.mentions.within(start, end) if self._acts(m)]
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

    def _inherited(self, *, strict: bool = False) -> tuple[tuple[str, ...], str]:
        """With a passive or impersonal clause: whom the sentence before names as responsible (guidelines)."""
        if (
            not strict
            and self.context.addressees
            and self.context.block in (self.block, self.block - 1)
            and self.unit.sentence - self.context.sentence <= 1
        ):
            return self.context.addressees, "inherited"
        if self.unit.stem is not None:
            return self._of_stem() or ((), "none")
        return (), "none"

    def _of_stem(self) -> tuple[tuple[str, ...], str] | None:
        stem = self.unit.stem
        if stem is None:
            return None
        hit = stem.decision.best
        actors = [m for m in self.mentions.within(stem.start, stem.end) if self._acts(m)]
        if not actors:
            return (self.context.addressees, "before-stem") if self._stem_follows(stem) else None
        text = stem.text
        for mention in actors:
            lead = text[: mention.start - stem.start]
            if re.search(
                r"\b(?:directed (?:at|to)|addressed to|for|to|on|upon|urges?|asks?|requests?|invites?|encourages?|that) (?:the |all )?$",
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

    def _chain(self, text: str, offset: int, first: Mention, others: list[Mention]) -> tuple[str, ...]:
        chain = [first]
        for other in others:
            between = text[chain[-1].end - offset : other.start - offset]
            if len(between) > 40 or not JOIN.match(between) or not between.strip():
                break
            chain.append(other)
        return tuple(m.key for m in chain)

    # -- counterparts --------------------------------------------------------------------------------------------

    def counterparts(self, addressees: tuple[str, ...]) -> Iterator[str]:
        """Yield the other actors that the recommended clause involves: its objects, its owners, the subject of a passive."""
        after = self.text[self.cue_end :]
        stop = BREAK.search(after)
        high = self.cue_end + (stop.start() if stop else len(after))
        low = self.cue_end
        if self._is_passive(after) or (self.unit.rank == 2 and self.unit.mode == "prose"):
            low = self._clause_start(self.cue_start)
        for mention in self.actors:
            start, end = self._rel(mention)
            if start < low or end > high or mention.key in addressees:
                continue
            if NOT_INVOLVED.search(self.text[max(0, start - 24) : start]) or COMPOUND.match(self.text[end:]):
                continue
            yield mention.key

    def _is_passive(self, after: str) -> bool:
        if self.unit.rule in ("C-requires", "C-needs-thing") or RECEIVING.match(after):
            return True
        cue = self.text[self.cue_start : self.cue_end]
        return self.unit.rank == 1 and PASSIVE.match(("be " if cue.endswith(" be") else "") + after) is not None
