"""Sentences: where a stop ends one, and where it belongs to an abbreviation, an initial or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.model import Span

__all__ = ["Sentence", "split_sentences"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP: Final = re.compile(
    r"(?P<stop>[.!?…]{1,9})(?P<closed>[\"'”’»)\]]{0,4})"
    r"(?P<note>\s?\[\d{1,3}\]|[¹²³⁰-⁹]{1,4}|\d{1,3}(?=\s|$)| \d{1,3}(?=\s+[A-Z“\"(]|$))?(?=\s|$)"
)
OPENING: Final = "\"'“‘«([—–- "
NEVER: Final = _set(
    "mr mrs ms messrs dr prof gen lt col sgt capt maj brig adm amb rep sen gov hon rev mt h.e e.g i.e cf c.f viz vs "
    "approx ca al eds dept univ para paras arts"
)
BEFORE_NUMBER: Final = _set(
    "no nos art p pp vol vols ch chap sec sect fig res doc add rev corr ed jan feb mar apr jun jul aug sep sept oct "
    "nov dec v para paras"
)
MAY_END: Final = _set("inc ltd co corp jr sr ibid st")
LETTERED: Final = _set("annex appendix chapter group option part phase schedule section table tier")
LABEL: Final = re.compile(r"\s*(?:recommendation|proposal|action|measure|priority|step) ", re.IGNORECASE)
"""Before a number, the label of the words that follow; not a sentence of its own."""
OPENERS: Final = _set(
    "The This That These Those It Its In However He She They We I But And For As At On By If While When Where Since "
    "Although Though Such Many Most Some Several There To Both Each Other Another Participants Members Member States "
    "Council Also Finally Moreover Furthermore Yet Nevertheless Therefore Thus Under With Their Our His Her"
)
WORD_BEFORE: Final = re.compile(r"[^\s(\[“\"'‘—–/]*$")
INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
WORD: Final = re.compile(r"[\w’'-]{1,40}")
REACH: Final = 40
"""Characters before a stop that are looked at: no abbreviation is longer."""


@dataclass(frozen=True)
class Sentence:
    """One sentence or list item: its place in the clean characters and in the report, its block, its clean words.

    Where page furniture stands inside the sentence, `span` covers it; `Layout.sides` gives the stretches beside it.
    """

    start: int
    end: int
    span: Span
    block: int
    text: str


def split_sentences(characters: str, start: int, end: int, *, notes: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences between two offsets.

    `notes` says that the text has footnotes, so that a lone number after a stop is the call of one. Such calls belong
    to no sentence.

    >>> text = "Mr. A. Lee left at 3.15 p.m. on Friday. The U.N. stayed."
    >>> [text[a:b] for a, b in split_sentences(text, 0, len(text))]
    ['Mr. A. Lee left at 3.15 p.m. on Friday.', 'The U.N. stayed.']
    """
    begin = _skip(characters, start, end)
    for found in STOP.finditer(characters, start, end):
        stop, after = found.end("closed"), found.end()
        note = found["note"]
        if note and not _is_note(found, characters, notes):
            after = stop
            if characters[stop : stop + 1].strip():
                continue
        following = _skip(characters, after, end)
        if stop <= begin or (following < end and not _ends(characters, found, following, end)):
            continue
        yield begin, stop
        begin = following
    if begin < end and (last := _trim(characters, begin, end)) > begin:
        yield begin, last


def _is_note(found: re.Match[str], characters: str, notes: bool) -> bool:
    note = found["note"]
    if note[0] == " " and note[1:2].isdigit():
        return notes
    if note.isdecimal() and note.isascii():
        # "3.5" and "2014.3" are numbers, "the end.3" has a footnote.
        return bool(found["closed"]) or not characters[found.start() - 1 : found.start()].isdigit()
    return True


def _ends(characters: str, found: re.Match[str], following: int, end: int) -> bool:
    """Say whether a stop ends its sentence, by the word before it and the one after it."""
    at = following
    while at < end and characters[at] in OPENING:
        at += 1
    if at < end and characters[at].islower():
        return False
    if found["stop"] != "." or found["closed"]:
        return True
    before = characters[max(0, found.start() - REACH) : found.start()]
    matched = WORD_BEFORE.search(before)
    word = matched.group() if matched else ""
    if not word:
        return True
    following_word = WORD.match(characters, at, end)
    return not _abbreviates(word, before[: -len(word)], following_word.group() if following_word else "")


def _abbreviates(word: str, before: str, following: str) -> bool:
    """Say whether the stop after a word marks an abbreviation inside a sentence."""
    low = word.lower()
    if low in NEVER:
        return True
    if low in BEFORE_NUMBER:
        return following[:1].isdigit() or (low != "no" and bool(re.fullmatch(r"[IVXL]+", following)))
    if word.isdecimal() and LABEL.fullmatch(before.rsplit("\n", 1)[-1]):
        return True
    if low in MAY_END or INITIALS.fullmatch(word):
        return bool(following) and following not in OPENERS
    if len(word) == 1 and word.isalpha() and word.isupper():
        named = before.rstrip().rsplit(" ", 1)[-1].lower()
        return named not in LETTERED and following not in OPENERS
    return False


def _skip(characters: str, start: int, end: int) -> int:
    while start < end and characters[start].isspace():
        start += 1
    return start


def _trim(characters: str, start: int, end: int) -> int:
    while end > start and characters[end - 1].isspace():
        end -= 1
    return end
