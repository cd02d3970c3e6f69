"""The glyphs of a page as words with their places, and words as chunks of lines.

A chunk is a run of words on one baseline without a wide gap. Places are in points from the lower left corner of the
page as it is meant to be seen.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

__all__ = ["Chunk", "Page", "Word", "read_page"]

WIDE: Final = 0.95
"""Ems; a gap that may be a gutter or stand between cells. Word spaces of justified text seldom reach it."""
RAISED: Final = 0.12
"""Ems; a smaller change of the baseline is noise of the writing program."""
SMALLER: Final = 0.85
MOST_GLYPHS: Final = 60_000
"""No page that a person can read holds more; what follows on it is left out."""
BOLD_WEIGHT: Final = 600
BOLD_NAMES: Final = ("bold", "black", "heavy", "semibold", "demi")
SPACES: Final = frozenset(" \t\r\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000")
HYPHEN_SIGNS: Final = {0xFFFE: "\u00ad", 0x02: "\u00ad"}
"""How pdfium gives a hyphen at the end of a line: no letter, and the word goes on."""
HALF_TURN: Final = 180


@dataclass(slots=True)
class Word:
    """A run of glyphs without a space; `glued` where none stands before it, `raised` for a superscript."""

    words: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    glued: bool = False
    raised: bool = False


@dataclass(slots=True)
class Chunk:
    """Words on one baseline. `order` is the place in the stream of the page."""

    words: list[Word]
    order: int
    page: int
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    bold: bool = False
    text: str = ""

    def settle(self) -> Chunk:
        """Work out size, place and text from the words."""
        body = [word for word in self.words if not word.raised] or self.words
        weights: Counter[float] = Counter()
        bases: Counter[float] = Counter()
        for word in body:
            weights[word.size] += len(word.words)
            bases[word.base] += len(word.words)
        self.size, self.base = weights.most_common(1)[0][0], bases.most_common(1)[0][0]
        self.left, self.right = min(w.left for w in self.words), max(w.right for w in self.words)
        self.bold = all(word.bold for word in body if any(map(str.isalnum, word.words)))
        self.text = "".join(("" if w.glued or not n else " ") + w.words for n, w in enumerate(self.words))
        return self


@dataclass(slots=True)
class Page:
    """The chunks of one page, and its size; `images` says that it shows pictures and no text."""

    number: int
    width: float
    height: float
    chunks: list[Chunk] = field(default_factory=list)
    images: bool = False


def read_page(raw: Any, handle: Any, number: int) -> Page:
    """Read the glyphs of a loaded page."""
    text = raw.FPDFText_LoadPage(handle)
    width, height = raw.FPDF_GetPageWidthF(handle), raw.FPDF_GetPageHeightF(handle)
    page = Page(number, width, height)
    if not text:
        return page
    try:
        words, turns = _read_words(raw, text)
    finally:
        raw.FPDFText_ClosePage(text)
    turn = turns.most_common(1)[0][0] if turns else 0
    page.chunks = _make_chunks([word for angle, word in words if angle == turn], number)
    return page


def _read_words(raw: Any, text: Any) -> tuple[list[tuple[int, Word]], Counter[int]]:
    reader = _Reader(raw, text)
    for index in range(min(raw.FPDFText_CountChars(text), MOST_GLYPHS)):
        reader.take(index)
    reader.close()
    return reader.words, reader.turns


class _Reader:
    """Takes glyph by glyph and ends a word at each space, turn and change of the baseline."""

    def __init__(self, raw: Any, text: Any) -> None:
        self._raw, self._text = raw, text
        self.words: list[tuple[int, Word]] = []
        self.turns: Counter[int] = Counter()
        self._letters: list[str] = []
        self._first = self._last = 0
        self._spaced = True
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = raw.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(96), ctypes.c_int()
        self._base = self._at = (0.0, 0.0)
        self._size = 1.0

    def take(self, index: int) -> None:
        """Take in the glyph at an index."""
        raw, code = self._raw, self._raw.FPDFText_GetUnicode(self._text, index)
        letter = HYPHEN_SIGNS.get(code) or (chr(code) if 0 < code < 0x110000 else "")
        if letter in SPACES or not letter:
            self.close()
            self._spaced = self._spaced or bool(letter)
            return
        if 0xD800 <= code < 0xE000 or raw.FPDFText_IsGenerated(self._text, index) == 1:
            if code == 0x2D and self._letters:
                self._letters.append("-")
            return
        raw.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        place = (self._x.value, self._y.value)
        if self._letters and self._moves(place):
            self.close()
        if not self._letters:
            self._first, self._base = index, place
            self._size = self._size_at(index)
        self._letters.append(letter)
        self._last, self._at = index, place

    def close(self) -> None:
        """End the word."""
        if not self._letters:
            return
        raw, text, size = self._raw, self._text, self._size
        angle = round(math.degrees(raw.FPDFText_GetCharAngle(text, self._first)) / 90) * 90 % 360
        left, bottom, right, top = self._edges()
        word = Word(
            "".join(self._letters), left, right, round(self._base[1], 1), size, self._is_bold(), glued=not self._spaced
        )
        if angle:
            # As it would stand if the page were turned so that it can be read; only the direction matters here.
            word.left, word.right, word.base = {
                90: (bottom, top, -self._base[0]),
                HALF_TURN: (-right, -left, -self._base[1]),
                270: (-top, -bottom, self._base[0]),
            }[angle]
        self.words.append((angle, word))
        self.turns[angle] += len(self._letters)
        self._letters = []
        self._spaced = False

    def _moves(self, place: tuple[float, float]) -> bool:
        limit = RAISED * self._size
        # Glyphs of text that runs upwards differ in height alone.
        return abs(place[1] - self._base[1]) > limit and abs(place[0] - self._at[0]) > limit

    def _size_at(self, index: int) -> float:
        raw = self._raw
        size = raw.FPDFText_GetFontSize(self._text, index)
        if raw.FPDFText_GetMatrix(self._text, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return round(size, 1) if 0.5 < size < 2000 else 1.0

    def _is_bold(self) -> bool:
        raw = self._raw
        if raw.FPDFText_GetFontWeight(self._text, self._first) >= BOLD_WEIGHT:
            return True
        length = raw.FPDFText_GetFontInfo(self._text, self._first, self._name, len(self._name), self._flags)
        name = self._name.raw[: max(0, min(length, 96) - 1)].decode("latin-1").lower() if length else ""
        return any(sign in name for sign in BOLD_NAMES)

    def _edges(self) -> tuple[float, float, float, float]:
        raw, (left, right, bottom, top) = self._raw, self._box
        raw.FPDFText_GetCharBox(self._text, self._first, left, right, bottom, top)
        edges = [left.value, bottom.value, right.value, top.value]
        if self._last != self._first:
            raw.FPDFText_GetCharBox(self._text, self._last, left, right, bottom, top)
            edges = [
                min(edges[0], left.value),
                min(edges[1], bottom.value),
                max(edges[2], right.value),
                max(edges[3], top.value),
            ]
        return edges[0], edges[1], edges[2], edges[3]


def _make_chunks(words: list[Word], page: int) -> list[Chunk]:
    chunks: list[Chunk] = []
    for word in words:
        last = chunks[-1] if chunks else None
        if last is not None and _joins(last, word):
            last.words.append(word)
        else:
            word.glued = False
            chunks.append(Chunk([word], len(chunks), page))
    return [chunk.settle() for chunk in chunks]


def _joins(chunk: Chunk, word: Word) -> bool:
    """Say whether a word goes on the line of a chunk; sets what is raised."""
    last = chunk.words[-1]
    size = max(last.size, word.size)
    gap = word.left - last.right
    if not -0.4 * size < gap < WIDE * size:
        return False
    rise = word.base - last.base
    if abs(rise) <= RAISED * size:
        word.raised = last.raised and word.size <= last.size * 1.05
        return True
    if rise > 0 and word.size < SMALLER * last.size and rise < 0.7 * last.size:
        word.raised = True
        return True
    if last.raised and -0.7 * word.size < rise < 0:
        return abs(word.base - _base(chunk)) <= RAISED * word.size or len(chunk.words) == 1
    if rise < 0 and len(chunk.words) == 1 and last.size < SMALLER * word.size and -rise < 0.7 * word.size:
        # The number of a footnote before its first word.
        last.raised = True
        return True
    # A subscript, or the line after one.
    return abs(rise) < 0.35 * size and (word.size < SMALLER * last.size or last.size < SMALLER * word.size)


def _base(chunk: Chunk) -> float:
    return next((word.base for word in reversed(chunk.words) if not word.raised), chunk.words[-1].base)
