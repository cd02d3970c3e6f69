"""Which event a report is about, and where its sentences take an event up: *the retreat*, *this meeting*."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import Final

from turtlebay.extraction.mentions import Mention, Mentions

__all__ = ["Events"]

HEAD: Final = re.compile(r"[A-Za-z]+$")
HEADS: Final = (
    "meeting retreat conference workshop summit seminar forum symposium roundtable dialogue session debate "
    "consultation event program programme process"
)
"""Nouns that head the name of an event and take it up by themselves."""


class Events:
    """The events of a document by their head nouns.

    The first event named with a head is the one that the bare noun takes up. `main` is the event that the document
    speaks of most, at least twice, counting such places; none where two are even.
    """

    def __init__(self, mentions: Mentions, characters: str) -> None:
        counts = Counter(m.key for m in mentions.mentions if mentions.entities[m.key].type == "Event")
        self.heads: dict[str, str] = {}
        for mention in mentions.mentions:
            if mention.key in counts:
                self._note_heads(mention.key, mentions)
        heads = "|".join(sorted(self.heads)) or "(?!)"
        self.taken_up = re.compile(
            rf"\b(?P<article>[Tt]he|[Tt]his|[Aa]n?) (?P<e>(?:[a-z]+ )?(?P<head>{heads}))\b"
            r"(?! (?:of|on|between|participants)\b)"
        )
        for match in self.taken_up.finditer(characters):
            if match.group("article").lower() in ("the", "this"):
                counts[self.heads[match.group("head")]] += 1
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        clear = bool(ranked) and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[1][1] < ranked[0][1])
        self.main = ranked[0][0] if clear else None
        self.early = len(characters) // 4

    def _note_heads(self, key: str, mentions: Mentions) -> None:
        draft = mentions.entities[key]
        for form in (*sorted(draft.forms), draft.label):
            head = HEAD.search(form)
            if head is not None and head.group().lower() in HEADS.split():
                self.heads.setdefault(head.group().lower(), key)

    def with_references(self, text: str, offset: int, inside: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Add to a sentence's mentions where it takes an event up; *a retreat* only early on and for the main event."""
        if not self.heads:
            return inside
        starts = [m.start for m in inside]
        extra = []
        for match in self.taken_up.finditer(text):
            start, end = offset + match.start("e"), offset + match.end("e")
            key = self.heads[match.group("head")]
            if match.group("article").lower() in ("a", "an") and (key != self.main or start > self.early):
                continue
            place = bisect_left(starts, start)
            free_before = place == 0 or inside[place - 1].end <= start
            if free_before and (place == len(inside) or end <= inside[place].start):
                extra.append(Mention(start, end, key))
        return tuple(sorted((*inside, *extra), key=lambda m: m.start)) if extra else inside
