"""A sentence with its mentions replaced by typed tokens, so that rules read syntax and not names.

A token is `‹O:3›`: the letter of the entity's type (`LETTERS`) and the number of the mention in the sentence. Names in
a row with one part in the sentence are one token with several numbers, `‹OG:3+4›`. Before rules see it, the skeleton
drops what never matters to them: articles and light determiners before a name, the short form in brackets after its
long form, years and document symbols in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.mentions import Mention, Mentions

__all__ = ["LETTERS", "TOKEN", "Skeleton", "group", "make_skeleton", "numbers_of"]

LETTERS: Final = {
    "Organ": "O",
    "SecretariatUnit": "U",
    "InternationalOrganization": "I",
    "RegionalOrganization": "R",
    "Mission": "M",
    "Post": "P",
    "State": "S",
    "Group": "G",
    "NonGovernmentalOrganization": "N",
    "Person": "H",
    "Place": "L",
    "Document": "D",
    "Provision": "V",
    "Event": "E",
}
ACTORS: Final = "OUIRMPSGNH"
TOKEN: Final = re.compile(r"‹([A-Z]+):([\d+]+)›")
DETERMINER: Final = re.compile(
    r"\b(?:the|a|an|all|both|its|their|his|her|our|these|those|this|any|each|every|such|said) (?=(?:[Tt]he )?‹)",
    re.IGNORECASE,
)
PROXY: Final = re.compile(
    r"\b(?:senior |high-level |other |various |\d+ )?(?:representatives|delegates|delegations|envoys) (?:of|"
    r"from) (?=‹[OUIRMSGN]+:)",
    re.IGNORECASE,
)
BRACKETED: Final = re.compile(
    r"(?<=›) \((?:[\"“'‘]?(?:the )?[A-Z][\w&/-]{1,11}s?[\"”'’]?|(?:19|20)\d\d|[A-Z]+/[\w/.-]+)\)"
)
NOTES: Final = re.compile(r" ?\[\d{1,3}\]|(?<=›)\d{1,2}(?=[ ,.;])|[*_]+(?=‹)|(?<=›)[*_]+")
"""Marks of footnotes and of emphasis."""
SAME: Final = re.compile(r"‹([A-Z]+):(\d+)› \((?:the )?[\"“]?‹[A-Z]+:(\d+)›[\"”]?\)")
LEAD: Final = (
    r"(?:a (?:handful|number|range|group|variety) of )?(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|other|"
    r"additional|several|many|relevant|various|some|key|regional|local|national|external|Ambassador|Mr\.?|Ms\.?|"
    r"Dr\.?|Prof\.?|H\.E\.) ){0,3}"
)
JOINT: Final = r"(?:,? (?:and|or|as well as|along with|and/or|&) (?:also )?|/)"
CLOSE_JOINT: Final = r"(?: (?:and|or|and/or|&) |,? (?:as well as|along with) |/)"
_T: Final = r"‹[A-Z]+:[\d+]+›"
LIST: Final = re.compile(rf"{_T}(?:(?:, {LEAD}{_T}){{1,99}},?{JOINT}|{CLOSE_JOINT}){LEAD}{_T}(?:{JOINT}{LEAD}{_T})*")
LONG_LIST: Final = re.compile(rf"{_T}(?:, {LEAD}{_T}){{3,}}(?:{JOINT}{LEAD}{_T})?")
TOGETHER: Final = re.compile(
    rf"(?<=›),? (?:together|along|jointly) with (?={_T}(?P<row>(?:, {LEAD}{_T})*{JOINT}{LEAD}{_T})?)"
)
MODIFIER: Final = re.compile(rf"(‹[A-Z]+:[\d+]+›)(?:,? (?:of|in|within|at) {LEAD}{_T})+(?!['’])")
POSSESSOR: Final = re.compile(rf"{_T}['’]s? (?:own |current |former |new |recent |[a-z]+ )?(?={_T})")
APPOSITION: Final = re.compile(
    r"(‹H:\d+›)(?:, [^‹›;:.]{0,60}?‹[PGOUNISR]+:[\d+]+›(?: (?:for|to) ‹[A-Z]+:[\d+]+›)*)+(,?)"
)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The forms of one sentence: `plain` has a token for each mention, `listed` joins rows, `bare` drops modifiers."""

    plain: str
    listed: str
    bare: str
    mentions: tuple[Mention, ...]
    low: int

    def keys(self, token: str) -> tuple[str, ...]:
        """Return the keys that a token stands for, in order."""
        return tuple(self.mentions[number].key for number in numbers_of(token))


def group(name: str, letters: str) -> str:
    """Return a pattern that takes one token all of whose types are among some letters."""
    return rf"(?P<{name}>‹[{letters}]+:[\d+]+›)"


def numbers_of(token: str) -> tuple[int, ...]:
    """Return the numbers of the mentions of a token.

    >>> numbers_of("‹OG:3+4›")
    (3, 4)
    """
    found = TOKEN.fullmatch(token)
    return tuple(int(number) for number in found.group(2).split("+")) if found else ()


def make_skeleton(text: str, offset: int, inside: Sequence[Mention], mentions: Mentions) -> Skeleton:
    """Return the skeleton of a sentence whose first character stands at `offset` of the clean text."""
    parts: list[str] = []
    place = 0
    for number, mention in enumerate(inside):
        letter = LETTERS.get(mentions.entities[mention.key].type, "X")
        parts.append(text[place : mention.start - offset].replace("‹", "<").replace("›", ">"))
        parts.append(f"‹{letter}:{number}›")
        place = mention.end - offset
    parts.append(text[place:].replace("‹", "<").replace("›", ">"))
    plain = re.sub(r"\s+", " ", "".join(parts))

    def same(match: re.Match[str]) -> str:
        left, right = inside[int(match.group(2))], inside[int(match.group(3))]
        return f"‹{match.group(1)}:{match.group(2)}›" if left.key == right.key else match.group()

    plain = SAME.sub(same, NOTES.sub("", plain))
    plain = BRACKETED.sub("", plain)
    plain = PROXY.sub("", DETERMINER.sub("", plain))
    listed = join_rows(plain)
    bare = POSSESSOR.sub("", TOGETHER.sub(lambda found: ", " if found.group("row") else " and ", plain))
    bare = APPOSITION.sub(r"\1\2", MODIFIER.sub(r"\1", bare))
    bare = MODIFIER.sub(r"\1", join_rows(bare))
    return Skeleton(plain, listed, bare, tuple(inside), offset)


def join_rows(text: str) -> str:
    """Join names in a row, all actors, all places, all documents or all events, into one token.

    >>> join_rows("‹S:0›, ‹S:1› and ‹R:2› met in ‹L:3›.")
    '‹SR:0+1+2› met in ‹L:3›.'
    """
    return LONG_LIST.sub(_join, LIST.sub(_join, text))


def _join(match: re.Match[str]) -> str:
    tokens = TOKEN.findall(match.group())
    letters = "".join(dict.fromkeys(letter for types, _ in tokens for letter in types))
    for kind in (ACTORS, "LS", "DV", "E", ACTORS + "L"):
        if all(letter in kind for letter in letters):
            if tokens[0][0] != "H" and {types for types, _ in tokens[1:]} == {"H"}:
                return match.group()[: match.group().index("›") + 1] + join_rows(
                    match.group()[match.group().index("›") + 1 :]
                )
            if letters in ("HP", "PH") and " and " not in match.group():
                break
            return f"‹{letters}:{'+'.join(numbers for _, numbers in tokens)}›"
    return match.group()
