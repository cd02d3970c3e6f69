"""Find initials that a text uses as an actor without saying in brackets what they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from turtlebay.extraction.patterns import ACRONYM

__all__ = ["iter_classes", "iter_initials"]

NO_ACRONYM: Final = frozenset(
    "THE AND FOR BUT NOT ALL NEW USA OCTOBER JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER NOVEMBER "
    "DECEMBER "
    "SUMMARY REPORT NOTE BOX TABLE FIGURE ANNEX II III IV VI VII VIII IX XI XII XIII XIV XV PDF TV AI IT ICT GDP HIV "
    "AIDS "
    "COVID-19 CEO HR PR ID OK AM PM NB SDG SDGS".split()
)
ASKS: Final = re.compile(
    r"\b(?:recommend\w* (?:to|that)|urge[sd]?|ask(?:s|ed)?|calls? (?:on|upon)|called (?:on|upon)|encourage[sd]?|"
    r"request(?:s|ed)?) (?:the )?$"
)
"""Words after which initials are asked to act; searched with the end of the range as the end of the text."""


PLURAL: Final = re.compile(r"\b[A-Z]{2,6}s\b")
ACTING: Final = re.compile(
    r" (?:who\b|(?:also |always |themselves |both |all )?(?:should|must|need to|needs to|have to|ought to) (?!be\b|"
    r"not be\b|include\b|have\b))"
)
"""What stands behind a class of actors that is asked to act."""
THINGS: Final = frozenset(
    "APIs ATMs CDs CPUs DVDs FAQs GPUs IDs IPs KPIs MDGs PCs PDFs PINs PPPs RFCs RFPs SDGs SDRs SOPs TORs TVs "
    "URLs".split()
)
"""Initials in the plural that are no actors."""


def iter_initials(
    characters: str, taken: set[int], labels: Mapping[str, str], headings: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str | None]]:
    """Yield each place of initials that act somewhere, with the key of the entity whose capitals they are, if one is.

    `taken` are the places where a name begins already; `labels` gives the names of the entities found so far.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in re.finditer(rf"\b{ACRONYM.pattern}(?=s?\b)", characters):
        word, at = match.group(), match.start()
        heading = any(start <= at < end for start, end in headings)
        if len(word) >= 3 and at not in taken and word not in NO_ACRONYM and not heading:
            places[word].append(match.span())
    for word, spans in places.items():
        known = _spelled_out(word, labels)
        if known or (any(_acts(characters, *span) for span in spans) and not word.isdigit()):
            for start, end in spans:
                yield start, end, known


def iter_classes(characters: str, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of initials in the plural, *MPs* or *SMEs*, that act somewhere in the text."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in PLURAL.finditer(characters):
        if match.start() not in taken:
            places[match.group()].append(match.span())
    for word, spans in places.items():
        if word not in THINGS and any(ACTING.match(characters, end) for _, end in spans):
            yield from spans


def _spelled_out(initials: str, labels: Mapping[str, str]) -> str | None:
    """The one entity whose capitals are these initials: *DEF* and *Department of Energy and Forests*."""
    letters = initials.replace("o", "")
    found = {
        key
        for key, label in labels.items()
        if " " in label and "".join(w[0] for w in re.findall(r"[A-Z][\w’'-]*", label)) == letters
    }
    return found.pop() if len(found) == 1 else None


def _acts(characters: str, start: int, end: int) -> bool:
    """Say whether initials stand where an actor stands: before a modal, after a request, behind *by the*."""
    before, after = characters[max(0, start - 12) : start], characters[end : end + 24]
    if re.match(r"[-–/]|s\b", after) or re.search(r"[-/]$", before):
        return False
    agent = re.match(
        r"(?:['’]s?)? (?:should|must|could|needs?|has|have|is|was|officials|staff|noted|stated|said|reported|"
        r"agreed|and (?:(?:the|other|its) )?\w)|, (?:which|who) (?:has|have|is|was|had)\b",
        after,
    )
    if agent is not None and re.search(r"(?:\b[Tt]he |^|[.,;:(] |\band |\bby |\bwith |\bthat |\bto )$", before):
        return True
    if ASKS.search(characters, max(0, start - 40), start):
        return True
    return before.endswith(" the ") and re.match(r"['’]s |[.,;:)]| and ", after) is not None
