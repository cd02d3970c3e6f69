"""Who is asked: the forms of need, of worth and of request, and the agent of a passive."""

from __future__ import annotations

import re

from turtlebay.extraction.parties.clause import Clause, Found
from turtlebay.extraction.parties.patterns import (
    AGENT,
    BETWEEN,
    COURSE_BETWEEN,
    FOR,
    OBJECT_OF_REQUEST,
    RECEIVING,
)

__all__ = ["Asked"]


class Asked(Clause):
    """The forms that name who should act by a word of request or a preposition; each returns nothing where it fails."""

    def _object(self) -> Found | None:
        """The object of a request verb: *urges the ministry and the agency to …*."""
        at = self._after_verb()
        rest = self.text[at : at + 400]
        match = OBJECT_OF_REQUEST.match(rest)
        high = at + (match.end("object") if match else min(len(rest), 120))
        here = [m for m in self.actors if at <= self._rel(m)[0] and self._rel(m)[1] <= high + 1]
        for number, mention in enumerate(here):
            lead = self.text[at : self._rel(mention)[0]]
            if len(lead) > 60 or re.search(
                r"\b(?:of|in|by|from|with|under|through|to|involving|including|covering)\b", lead, re.IGNORECASE
            ):
                break
            if lead.startswith(" that ") and RECEIVING.match(self.text[self._rel(mention)[1] :]):
                return None  # Who is to have something is asked for nothing.
            return self._joined(mention, here[number + 1 :]), "object"
        return None

    def _after_verb(self) -> int:
        """Where the object of the cue begins: after the cue of a resolution, else after its first word."""
        if self.unit.mode == "operative":
            return self.cue_end
        verb = re.match(r"[\w’'-]+", self.text[self.cue_start :])
        return self.cue_start + (verb.end() if verb else 0)

    def _for_agent(self, low: int = -1, high: int = -1) -> Found | None:
        """*need for X to*, *essential for X to*, *for the X to consider*."""
        for mention in self.actors:
            start, end = self._rel(mention)
            if start < (low if low >= 0 else self.cue_start) or start > (high if high >= 0 else self.cue_end + 60):
                continue
            if FOR.search(self.text[max(0, start - 14) : start]):
                rest = [m for m in self.actors if self._rel(m)[0] >= end]
                chain = self._joined(mention, rest)
                last = max(
                    (m for m in (mention, *rest) if m.key in chain),
                    key=lambda m: m.end if m.end - mention.end < 200 else -1,
                )
                if re.match(r"[\w ,’'-]{0,30}?\bto \w", self.text[self._rel(last)[1] :]):
                    return chain, "for-to"
        return None

    def _between(self) -> Found | None:
        """*consultations between A and B*: both should act (guidelines, addressees)."""
        for match in BETWEEN.finditer(self.text):
            here = [m for m in self.actors if 0 <= self._rel(m)[0] - match.end() <= 60 and not self._owns(m)]
            if here:
                others = [m for m in self.actors if self._rel(m)[0] > self._rel(here[0])[0]]
                chain = self._joined(here[0], others)
                if len(chain) >= 2 and COURSE_BETWEEN.search(self.text[: match.start()]):
                    return chain, "between"
        return None

    def _by_agent(self) -> Found | None:
        return self._by(self.cue_end)

    def _by_anyone(self) -> Found | None:
        return self._by(0)

    def _by(self, low: int) -> Found | None:
        """*engagement by the board*, *a vision on the part of the board*."""
        for number, mention in enumerate(self.actors):
            start, _ = self._rel(mention)
            if start >= low and AGENT.search(self.text[max(0, start - 28) : start]):
                return self._joined(mention, self.actors[number + 1 :]), "agent"
        return None

    def _up_to(self) -> Found | None:
        """*It is up to the states to close this gap*; *what the islands need*; *if the treasury published*."""
        for number, mention in enumerate(self.actors):
            start, _ = self._rel(mention)
            if re.search(
                r"\b(?:up to|falls? to|on|with|what|if|that)(?: the| all| both)? $",
                self.text[max(0, start - 16) : start],
            ):
                return self._joined(mention, self.actors[number + 1 :]), "up-to"
        return None

    def _owner(self) -> Found | None:
        """*It is the ministry's responsibility*, *the onus rests with the donors*."""
        for number, mention in enumerate(self.actors):
            start, end = self._rel(mention)
            owns = self.cue_start <= start < self.cue_end and re.match(r"['’]s? ", self.text[end:]) is not None
            if owns or re.search(r"\b(?:rests|lies|falls) (?:\w+ )?(?:with|on|upon) (?:the )?$", self.text[:start]):
                return self._joined(mention, self.actors[number + 1 :]), "owner"
        return None

    def _told(self) -> Found | None:
        """*I recommend to the council that it renew the mandate*: whom the recommendation is told."""
        for number, mention in enumerate(self.actors):
            start, _ = self._rel(mention)
            if start > self.cue_start and re.search(
                r"\brecommend(?:s|ed|ations?)? to (?:the )?$", self.text[:start], re.IGNORECASE
            ):
                return self._joined(mention, self.actors[number + 1 :]), "told"
        return None

    def _offered(self) -> Found | None:
        """*may offer the board opportunities to*: the one to whom the occasion is offered."""
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
