"""Find named actors, documents, provisions, events and persons that no list knows, by the shape of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.lexicon import CONNECTORS, HEAD_TYPES, NEVER_NAMES, PERSON_TITLES
from turtlebay.extraction.names import Token

__all__ = ["Found", "iter_named", "iter_provisions"]


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the clean text that names something: half-open offsets, type, and the rule that found it."""

    start: int
    end: int
    type: str
    rule: str


ROMAN: Final = r"(?:[IVXL]+\b|[A-Z]\b|\d[\d.]*)"
SUB: Final = r"(?: ?\([a-z0-9]{1,4}\))*"
PROVISIONS: Final = (
    (re.compile(rf"\b(?:Article|Chapter|Annex|Section|Rule|Title)s? {ROMAN}{SUB}"), "Provision", "N-provision"),
    (
        re.compile(rf"\b[Pp]aragraphs? {ROMAN}{SUB}(?:[-–]\d+)?(?: of [Rr]esolution \d{{3,4}} \(\d{{4}}\))?"),
        "Provision",
        "N-provision",
    ),
    (
        re.compile(
            r"\b(?:the )?(?:international (?:humanitarian|human rights|criminal|refugee) law|international law)\b",
            re.IGNORECASE,
        ),
        "Provision",
        "N-law",
    ),
    (
        re.compile(
            r"\b(?:Security Council |General Assembly |Council |Assembly )?[Rr]esolution \d{1,4}(?:/\d+)?"
            r"(?: \(\d{4}\))?"
        ),
        "Document",
        "N-resolution",
    ),
    (re.compile(r"(?<=[ ,])\d{4} \((?:19|20)\d\d\)"), "Document", "N-resolution"),
    (re.compile(r"\b[AS]/(?:RES/|PRST/|HRC/)?\d[\d/.A-Za-z-]*"), "Document", "N-symbol"),
)


def iter_provisions(characters: str) -> Iterator[Found]:
    """Yield provisions, resolutions and document symbols."""
    for pattern, kind, rule in PROVISIONS:
        for match in pattern.finditer(characters):
            start = match.start() + (4 if match.group().lower().startswith("the ") else 0)
            yield Found(start, match.end(), kind, rule)


def iter_named(characters: str, tokens: list[Token], sentence_starts: frozenset[int]) -> Iterator[Found]:
    """Yield runs of capitalised words that a head noun or a title types.

    Such a run may go on over *of*, *for*, *and the* …; it is typed by the last word before the first of these, or by
    its last word. `sentence_starts` are offsets at which a capital says nothing.
    """
    position = 0
    while position < len(tokens):
        if not _opens(tokens[position], sentence_starts):
            position += 1
            continue
        last = _run_end(characters, tokens, position)
        yield from _typed(characters, tokens, position, last, sentence_starts)
        position = last + 1


def _is_name_word(token: Token) -> bool:
    return token.word[0].isupper() or (token.word.isdigit() and len(token.word) <= 4)


def _opens(token: Token, sentence_starts: frozenset[int]) -> bool:
    if not token.word[0].isupper():
        return False
    return not (token.lower in NEVER_NAMES and (token.start in sentence_starts or token.word != token.word.upper()))


def _run_end(characters: str, tokens: list[Token], first: int) -> int:
    last = position = first
    connectors = 0
    while position + 1 < len(tokens):
        gap = characters[tokens[position].end : tokens[position + 1].start]
        following = tokens[position + 1]
        if not re.fullmatch(r" |-|–|'|’|/|\. (?=)|& ?| & ", gap):
            break
        if gap in ("'", "’") and following.lower == "s":
            after = tokens[position + 2] if position + 2 < len(tokens) else None
            if after is None or characters[following.end : after.start] != " " or not after.word[0].isupper():
                break
        elif following.lower in CONNECTORS and not following.word[0].isupper():
            connectors += 1
            if connectors > 2:
                break
            position += 1
            continue
        elif not _is_name_word(following) or (following.word.isdigit() and connectors):
            break
        connectors = 0
        position += 1
        last = position
    return last


def _typed(
    characters: str, tokens: list[Token], first: int, last: int, sentence_starts: frozenset[int]
) -> Iterator[Found]:
    words = tokens[first : last + 1]
    if words[0].lower in PERSON_TITLES:
        named = [w for w in words[1:] if w.word[0].isupper()]
        if named and words[0].lower not in ("ambassador", "judge", "general", "professor"):
            yield Found(named[0].start, words[-1].end, "Person", "N-titled-person")
            return
    for start, end in _split_at_and(words):
        part = words[start : end + 1]
        head = _head(part)
        if head is None or (len(part) == 1 and part[0].start in sentence_starts):
            continue
        kind = HEAD_TYPES[head.lower]
        if len(part) == 1:
            continue
        yield Found(part[0].start, part[-1].end, kind, f"N-head-{kind.lower()}")


def _head(part: list[Token]) -> Token | None:
    """Return the noun that types a name: the last before the first connector, or the very last."""
    cut = next((i for i, w in enumerate(part) if i and w.lower in CONNECTORS and not w.word[0].isupper()), len(part))
    for candidate in (part[cut - 1], part[-1]):
        singular = candidate.lower[:-1] if candidate.lower.endswith("s") else candidate.lower
        for form in (candidate.lower, singular):
            if form in HEAD_TYPES:
                return Token(candidate.start, candidate.end, candidate.word, form)
    return None


def _split_at_and(words: list[Token]) -> list[tuple[int, int]]:
    """Split a run at "and" where both sides have a head of their own; else keep it whole."""
    for position, word in enumerate(words):
        if word.lower == "and" and 0 < position < len(words) - 1:
            left, right = words[:position], words[position + 1 :]
            while right and right[0].lower in CONNECTORS:
                right = right[1:]
            if right and _head(left) and _head(right) and len(right) > 1:
                offset = len(words) - len(right)
                return [(0, position - 1), *[(a + offset, b + offset) for a, b in _split_at_and(right)]]
    return [(0, len(words) - 1)]
