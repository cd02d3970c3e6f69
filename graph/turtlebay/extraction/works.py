"""Find the works of actors that bear no name of their own or are cited by their title.

*The Board's comments* and *recommendations of the Board* are told from others by their owner, so they are named after
it; *Board of Trade, "Trade in Numbers", May 2020* is a citation. Such a mention may enclose that of the actor, who
stays what acts in the sentence (guidelines, section 3: a possessed subject counts as the actor).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.mentions import ACTING, Draft, Find

__all__ = ["Work", "iter_works"]

NOUN: Final = (
    r"(?:reports?|recommendations|resolutions|comments|guidelines|letters?|statements?|analys[ie]s|directives?|"
    r"strateg(?:y|ies)|action plans?|guidance|findings|records|decisions|conclusions|observations|rules|regulations|"
    r"standards|road ?maps?|declarations?|communiqués?|briefs?|publications?|stud(?:y|ies))"
)
END: Final = (
    r"(?=[,.;:)]|$| (?:on|of|for|to|in|and|or|that|which|is|are|was|were|has|have|had|by|with|from|as|at|should|must|"
    r"could|can|may|will|would|do|does|did|not|regarding|concerning|about|under|came|found|made|suggests?|shows?|says?|"
    r"notes?|calls?|[a-z]+ed)\b)"
)
AFTER: Final = re.compile(rf"['’]s? (?P<own>(?:(?!own )[a-z]+(?:-[a-z]+)? ){{0,2}}?{NOUN}){END}")
BEFORE: Final = re.compile(
    rf"(?<!\ba )(?<!\ban )(?<!\bseveral )\b(?P<own>(?:\d{{4}} )?(?:(?:annual|final|interim|joint|periodic|special|"
    rf"[a-z]+(?:-[a-z]+)?(?:first|second|third|th)) )?{NOUN}) (?:of|by|from) (?:the )?$",
    re.IGNORECASE,
)
CITED: Final = re.compile(
    r",? (?:[“\"](?P<quoted>[^“”\"]{8,240}?),?[”\"](?=,? ?\(?(?:[A-Z][a-z]+,? )*\d|[.;,]|$)"
    r"|(?P<plain>[A-Z][\w’'-]+(?: [\w’'&:/,-]+){2,24}?) \((?:[A-Z][\w. ]+, )?(?:[A-Z][a-z]+ )?\d{4}\))"
)
ITS: Final = re.compile(
    r"(?: (?:has|have|also|today|recently|already|\w+ly))*(?: \w+(?:ed|s))?(?: in)? "
    rf"(?P<whole>its (?P<own>(?:\d{{4}} )?(?:[a-z]+(?:-[a-z]+)? ){{0,2}}?{NOUN})){END}"
)
"""*The Board published its report*, *as the Board says in its report*: no other name between."""
OWNERS: Final = ACTING - {"Group"}
REACH: Final = 60
"""Characters before an owner in which the noun of what it owns begins."""


@dataclass(frozen=True, slots=True)
class Work:
    """A document with half-open offsets, label and rule; `author` is the key of the actor beside or inside it."""

    start: int
    end: int
    label: str
    rule: str
    author: str


def iter_works(characters: str, chosen: list[Find], entities: dict[str, Draft]) -> Iterator[Work]:
    """Yield the works of the actors that are named, in order of place."""
    for find in chosen:
        owner = entities[find.key]
        if owner.type not in OWNERS:
            continue
        low = max(0, find.start - REACH)
        before = BEFORE.search(characters[low : find.start])
        if before is not None:
            label = _named_after(before.group("own"), owner)
            yield Work(low + before.start("own"), find.end, label, "N-owned", find.key)
        after = AFTER.match(characters, find.end)
        if after is not None:
            yield Work(find.start, after.end("own"), _named_after(after.group("own"), owner), "N-owned", find.key)
        own = ITS.match(characters, find.end)
        if own is not None:
            yield Work(own.start("whole"), own.end("whole"), _named_after(own.group("own"), owner), "N-owned", find.key)
        cited = CITED.match(characters, find.end)
        if cited is not None:
            group = "quoted" if cited.group("quoted") else "plain"
            label = re.sub(r"\s+", " ", cited.group(group))
            yield Work(cited.start(group), cited.end(group), label, "N-cited", find.key)


def _named_after(own: str, owner: Draft) -> str:
    words = re.sub(r"\s+", " ", own)
    article = "" if owner.type in ("Person", "State", "Place", "NonGovernmentalOrganization") else "the "
    return f"{words[0].upper()}{words[1:]} of {article}{owner.label.removeprefix('the ')}"
