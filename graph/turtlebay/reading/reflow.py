"""The re-flowed string: words put together again, each character with its offset in the report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from turtlebay.model import Span
from turtlebay.reading.drafts import Draft, Gap, Piece

__all__ = ["Clean", "Flow", "has_words"]

SPACES: Final = r"[^\S\n]{2,}|[^\S \n]"
"""Runs of white space, and single ones other than a plain space: each becomes one space."""
INVISIBLE: Final = r"[\u00ad\u200b-\u200d\u2060\ufeff]+"
MARKUP: Final = (
    r"!?\[(?P<label>[^\[\]]{0,2000})\]\([^()\s]{0,2000}(?: \"[^\"]{0,500}\")?\)"
    r"|\[\^[^\[\]\s]{1,40}\]:?"
    r"|(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])"
    r"|(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_])"
    r"|`+|<br ?/?>|<!--[^<>]{0,500}-->|\\(?=[*_\[\]`<>#\\])|\\$"
)
PLAIN: Final = re.compile(f"(?P<space>{SPACES})|{INVISIBLE}")
MARKED: Final = re.compile(f"(?P<space>{SPACES})|{INVISIBLE}|{MARKUP}")
MARKS: Final = re.compile(r"[*_\[`<\\]")
HYPHENS: Final = "-\u2010\u00ad"
SUSPENDED: Final = re.compile(r"(?:and|or|to|und|et|y|ou)\b")
LAST_WORD: Final = re.compile(r"\w+$")
FIRST_WORD: Final = re.compile(r"^\w+")
COMPOUND: Final = re.compile(r"\w{1,40}-\w{1,40}")


@dataclass(frozen=True)
class Clean:
    """A re-flowed string for matching, with the way back.

    `offsets[i]` is the offset in the report of clean character `i`. Offsets rise through the body, and once more
    through the footnotes, which stand after it. A space may stand for a line break.
    """

    characters: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the report from the first to the last of the clean characters `start`..`end`."""
        first, last = self.offsets[start], self.offsets[end - 1]
        return Span(start=min(first, last), end=max(first, last) + 1)

    def at(self, offset: int) -> int:
        """Return the index of the first kept character at or after an offset; the length where there is none."""
        best = len(self.offsets)
        for low, high in self._runs:
            index = bisect_left(self.offsets, offset, low, high)
            if index < high and (best == len(self.offsets) or self.offsets[index] < self.offsets[best]):
                best = index
        return best

    @cached_property
    def _runs(self) -> tuple[tuple[int, int], ...]:
        turns = [i for i, (a, b) in enumerate(pairwise(self.offsets), 1) if b < a]
        return tuple(zip([0, *turns], [*turns, len(self.offsets)], strict=True))


class Flow:
    """Writes drafts one after the other and ends in a `Clean`; `cuts` are the clean indexes where furniture was."""

    def __init__(self, characters: str) -> None:
        self._source = characters
        self._parts: list[str] = []
        self._offsets: list[int] = []
        self.cuts: list[int] = []

    def write(self, draft: Draft) -> tuple[int, int]:
        """Write a draft on a line of its own and return where it starts and ends."""
        if self._offsets:
            self._put("\n", draft.pieces[0].joint)
        start = len(self._offsets)
        for number, piece in enumerate(draft.pieces):
            if number and len(self._offsets) > start:
                self._join(draft.pieces[number - 1], piece)
            for low, high, kept in _kept(self._source, piece):
                if kept:
                    self._put(kept, low)
                else:
                    self._parts.append(self._source[low:high])
                    self._offsets.extend(range(low, high))
        return start, len(self._offsets)

    def finish(self) -> Clean:
        """Return all that was written."""
        return Clean("".join(self._parts), tuple(self._offsets))

    def _put(self, character: str, offset: int) -> None:
        self._parts.append(character)
        self._offsets.append(offset)

    def _join(self, left: Piece, right: Piece) -> None:
        source = self._source
        if not (left.glued or self._mend(source[left.start : left.end][-41:], source[right.start : right.end][:41])):
            self._put(" ", right.joint)
        if right.gap is Gap.CUT:
            self.cuts.append(len(self._offsets))

    def _mend(self, left: str, right: str) -> bool:
        """Say whether two halves stand together without a space; take away the hyphen of a broken word."""
        if left[-1:] in "—\u00ad" and left[-2:-1].strip():
            return True
        if left[-1:] not in HYPHENS or not left[-2:-1].isalnum() or not right[:1].isalnum() or SUSPENDED.match(right):
            return False
        if left[-2:-1].isalpha() and right[0].islower() and not self._is_compound(left, right):
            # The hyphen was written as the last character of the last part.
            self._parts[-1] = self._parts[-1][:-1]
            self._offsets.pop()
        return True

    def _is_compound(self, left: str, right: str) -> bool:
        """Say whether the text spells the word with a hyphen where no line ends."""
        before, after = LAST_WORD.findall(left[:-1]), FIRST_WORD.findall(right)
        return f"{before[0]}-{after[0]}".lower() in self._compounds

    @cached_property
    def _compounds(self) -> frozenset[str]:
        return frozenset(found.group().lower() for found in COMPOUND.finditer(self._source))


def has_words(source: str, draft: Draft) -> bool:
    """Say whether anything but markup stands in a draft."""
    return any(
        not kept and not source[low:high].isspace()
        for piece in draft.pieces
        for low, high, kept in _kept(source, piece)
    )


def _kept(source: str, piece: Piece) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of a piece to copy, and single spaces to write (start, end, the space or nothing)."""
    start, end = piece.start, piece.end
    pattern = MARKED if MARKS.search(source, start, end) else PLAIN
    at = start
    for found in pattern.finditer(source, start, end):
        if found.start() > at:
            yield at, found.start(), ""
        if found["space"]:
            yield found.start(), found.end(), " "
        elif pattern is MARKED and found["label"]:
            yield *found.span("label"), ""
        at = found.end()
    if at < end:
        yield at, end, ""
