"""Settle which groups are the people of a body, and which group a vague noun alone takes up.

*Board staff* and *officials of the Board* are groups of their own, named after their body; *leaders* alone takes up the
group with that head that was named before, where somebody is asked to act.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.groups import VAGUE
from turtlebay.extraction.lexicon import GROUP_HEADS, GROUP_MODIFIERS
from turtlebay.extraction.mentions import Draft, Find, without_overlap
from turtlebay.extraction.patterns import Found

__all__ = ["Affiliation"]

BODIES: Final = frozenset(
    (
        "Organ",
        "SecretariatUnit",
        "InternationalOrganization",
        "RegionalOrganization",
        "Mission",
        "NonGovernmentalOrganization",
    )
)
MEMBER_STATES: Final = "member-states"
"""The group in the authority that countries are in a text that speaks of Member States."""
OWN_PEOPLE: Final = frozenset(
    "officials policymakers diplomats personnel staff members participants employees representatives delegates "
    "experts leaders managers "
    "partners components "
    "elements contractors observers troops soldiers agents inspectors auditors investigators workers volunteers "
    "countries".split()
)
"""Nouns that, after the name of a body, name its people or parts."""

OF_STATE: Final = re.compile(r"(?:officials|policymakers|diplomats|troops|soldiers)\b")
"""People who belong to a state by its mere name: *U.S. officials*."""
SIGNATORIES: Final = frozenset(("parties", "signatories"))
OF_BODY: Final = frozenset("officials personnel staff members employees officers".split())
"""Nouns that do so before it. Delegates and experts of a body are most often the body itself, speaking."""
ASKED: Final = re.compile(
    r"(?: and (?:the )?[\w-]+(?: [\w-]+){0,2})?(?:,? (?:that|which|who|whose) [^,.;:]{3,80}?,?)? (?:(?:will|also|"
    r"both|together) )*"
    r"(?:should|must|shall|needs? to|could|ought|ha(?:ve|s) to|may wish|"
    r"(?:are|is) (?:\w+ )?(?:encouraged|urged|invited|requested|advised|asked|called (?:up)?on|required) to)\b"
)
"""What stands behind a noun for those who are asked to act."""
SOME: Final = re.compile(r"\b(?:[Mm]ost|[Mm]any|[Ss]ome|[Ss]everal|[Ff]ew|[Cc]ertain) $")
"""What makes of a vague noun another group than the one named before: *most countries*."""
GOVERNED: Final = re.compile(
    r"\b(?:recommendations? to|urge[sd]?|call(?:s|ed)? (?:on|upon)|encourage[sd]?|request(?:s|ed)?|"
    r"[Tt]hat(?:, [a-z ]{3,40},)?|on|with|"
    r"among|between|by) (?:all |the )?$"
)
"""What stands before a noun for those who are asked or take part; searched up to the noun."""
NAMED: Final = re.compile(r", (?:(?:Mr|Mrs|Ms|Dr|Prof)\.? |Professor |Ambassador )?[A-Z][\w’'.-]+ [A-Z]")
"""What stands behind a body whose people are then named one by one: these are members of the body itself."""


@dataclass(frozen=True)
class Affiliation:
    """Groups among the finds of one text; `local` returns the key of an entity by label, type and rule."""

    characters: str
    entities: dict[str, Draft]
    local: Callable[[str, str, str], str]

    def with_groups(self, chosen: list[Find], groups: Iterable[Found]) -> list[Find]:
        """Return the finds with groups among them, none overlapping another, in order of place."""
        ends = {find.end: find for find in chosen}
        full: list[Find] = []
        bare: list[tuple[int, int, str]] = []
        for group in groups:
            words = self._words(group.start, group.end).lower()
            known = ends.get(group.end)
            if known is not None and known.start > group.start and not self._closed(group.start, known.start):
                continue
            owner = ends.get(group.start - 1) or ends.get(group.start - 3)
            if owner is not None and words in OWN_PEOPLE and self._owns(owner, group.start):
                label = self._words(owner.start, group.end)
                full.append(Find(owner.start, group.end, self.local(label, "Group", "G-of-body"), 0))
                continue
            whole = self._of_body(group.end, chosen) if words in OF_BODY else None
            whole = whole or (self._signed(group.end, chosen) if words in SIGNATORIES else None)
            if whole is not None:
                label = self._words(group.start, whole.end)
                key = self.local(label[0].upper() + label[1:], "Group", "G-of-body")
                full.append(Find(group.start, whole.end, key, 0))
                continue
            if words in VAGUE:
                bare.append((group.start, group.end, words))
                continue
            full.append(Find(group.start, group.end, self.local(group.label, "Group", group.rule), 4))
        merged = without_overlap([*chosen, *full])
        return without_overlap([*merged, *self._taken_up(merged, bare)])

    def _of_body(self, end: int, chosen: list[Find]) -> Find | None:
        """The body that people right before it are of: *members of the Board*, *officials from the Board*."""
        link = re.match(r" (?:of|from) (?:the )?", self.characters[end : end + 12])
        if link is None:
            return None
        place = bisect_left(chosen, end + link.end(), key=lambda find: find.start)
        body = chosen[place] if place < len(chosen) else None
        known = body is not None and body.start == end + link.end() and self.entities[body.key].type in BODIES
        return body if known and body is not None and NAMED.match(self.characters, body.end) is None else None

    def _signed(self, end: int, chosen: list[Find]) -> Find | None:
        """The agreement that parties right before it are parties to."""
        link = re.match(r" to (?:the )?", self.characters[end : end + 8])
        if link is None:
            return None
        place = bisect_left(chosen, end + link.end(), key=lambda find: find.start)
        found = chosen[place] if place < len(chosen) else None
        return (
            found if found and found.start == end + link.end() and self.entities[found.key].type == "Document" else None
        )

    def _owns(self, owner: Find, start: int) -> bool:
        """Say whether a body stands right before its people: *Board officials*, *the Board's staff*."""
        kind = self.entities[owner.key].type
        if kind in ("Place", "State"):
            return OF_STATE.match(self.characters, start) is not None
        if kind in ("Group", "Person", "Provision"):
            return False
        return re.fullmatch(r" |['’]s? ", self.characters[owner.end : start]) is not None

    def _group_head(self, find: Find) -> str:
        words = re.findall(r"[\w-]+", self.characters[find.start : find.end].lower())
        return next((w for w in words if w in GROUP_HEADS), words[-1] if words else "")

    def _closed(self, start: int, end: int) -> bool:
        """Say whether all words of a range are known modifiers, so that they may extend a known name."""
        return all(word in GROUP_MODIFIERS for word in re.findall(r"[\w-]+", self.characters[start:end].lower()))

    def _taken_up(self, merged: list[Find], bare: list[tuple[int, int, str]]) -> list[Find]:
        heads: dict[str, list[Find]] = defaultdict(list)
        for find in merged:
            if self.entities[find.key].type == "Group":
                heads[self._group_head(find)].append(find)
        extra = []
        for start, end, word in bare:
            if (
                ASKED.match(self.characters, end) is None
                and GOVERNED.search(self.characters, max(0, start - 60), start) is None
            ):
                continue
            some = SOME.search(self.characters, max(0, start - 10), start)
            if some is not None:
                label = self._words(some.start(), end)
                extra.append(Find(some.start(), end, self.local(label[0].upper() + label[1:], "Group", "G-bare"), 4))
                continue
            if word in ("countries", "states") and MEMBER_STATES in self.entities:
                extra.append(Find(start, end, MEMBER_STATES, 4))
                continue
            before = [f for f in heads.get(word, ()) if self.entities[f.key].authority] or [
                f for f in heads.get(word, ()) if f.start < start
            ]
            if not before and len({f.key for f in heads.get(word, ())}) == 1:
                full = heads[word][0]
                own = word in OWN_PEOPLE or self.entities[full.key].label.count(" ") > 1
                if word in SIGNATORIES or not own:
                    before = [full]  # named in full further on, and only once so
            key = before[-1].key if before else self.local(word[0].upper() + word[1:], "Group", "G-bare")
            extra.append(Find(start, end, key, 4))
        return extra

    def _words(self, start: int, end: int) -> str:
        return re.sub(r"\s+", " ", self.characters[start:end])
