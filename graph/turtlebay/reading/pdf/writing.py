"""Paragraphs to characters: words broken at the ends of lines put together, bullets and note marks written plainly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from turtlebay.reading.composition import Composition, Extract, note_mark, tidy
from turtlebay.reading.markers import read_marker
from turtlebay.reading.pdf.columns import Line
from turtlebay.reading.pdf.glyphs import Word
from turtlebay.reading.pdf.notes import NOTE_START
from turtlebay.reading.pdf.parts import Paragraph

__all__ = ["write_paragraphs"]

HYPHENS: Final = "-\u2010\u00ad"
LAST: Final = re.compile(r"[^\W\d_]+(?=[-\u2010\u00ad]$)")
FIRST: Final = re.compile(r"^[^\W\d_]+")
WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
SUSPENDED: Final = re.compile(r"(?:and|or|to)\b")
NOTE_NUMBER: Final = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})*|\*{1,3}|[†‡§]")
UNITS: Final = re.compile(r"(?:^|\W)(?:\d*\s?(?:m|km|cm|mm|ft|kg|CO|CH|R|x|n))$")
UNSPACED: Final = re.compile(r"(?:\d{1,3}\.|\([a-z]{1,3}\))(?=[A-Z][a-z]* )")
"""The number of a paragraph that reaches up to its first word."""
SHORTEST: Final = 3
COMPOUND_END: Final = re.compile(
    r"(?:centred|centered|effective|based|related|led|driven|oriented|sensitive|responsive|specific|cutting|wide|term"
    r"|level|owned|funded|scale|ranging|reaching|making|keeping|building|free|depth|violence|governmental|regional"
    r"|violent|party|profit|state|member|general|president|chair|year|day|month|page|point|makers?|called|being)$"
)
"""Words that stand second in compounds with a hyphen and end no longer word as a syllable."""


@dataclass(frozen=True)
class _Vocabulary:
    """How often each word stands inside the lines of the document, where no line end can have broken it."""

    counts: Counter[str]

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Say whether a word that is broken at a hyphen is written with one."""
        joined, parted = self.counts[left + right], self.counts[f"{left}-{right}"]
        if joined or parted:
            return parted > joined
        if len(left) >= SHORTEST and COMPOUND_END.match(right):
            return True
        return min(len(left), len(right)) >= SHORTEST and bool(self.counts[left] and self.counts[right])


def write_paragraphs(paragraphs: Sequence[Paragraph], pages: int, notices: tuple[str, ...] = ()) -> Extract:
    """Return the text of a document of so many pages, with the offset at which each page starts."""
    vocabulary = _read_vocabulary(paragraphs)
    labels = {paragraph.label for paragraph in paragraphs if paragraph.kind == "note"}
    composition = Composition()
    starts: dict[int, int] = {}
    for paragraph in _notes_before_open(paragraphs):
        words, turns = _join(paragraph.lines, paragraph, vocabulary, labels)
        if not words:
            continue
        at = composition.length
        cells = [_join(cell, paragraph, vocabulary, labels)[0] for cell in paragraph.cells]
        start = _write(composition, paragraph, words, cells)
        starts.setdefault(paragraph.lines[0].page, at + 2 if at else 0)
        shift = start - (len(words) - len(_body(paragraph, words)))
        for index, page in turns:
            starts.setdefault(page, max(start, shift + index))
    return Extract(composition.finish(), _page_starts(starts, pages, composition.length), notices)


def _write(composition: Composition, paragraph: Paragraph, words: str, cells: list[str]) -> int:
    body = _body(paragraph, words)
    if paragraph.kind == "heading":
        return composition.heading(body, paragraph.level)
    if paragraph.kind == "row":
        return composition.row(cells)
    if paragraph.kind == "note":
        return composition.note(paragraph.label, body)
    marker = read_marker(words)
    if marker is not None and not marker.numbered:
        return composition.item(body)
    return composition.paragraph(body)


def _body(paragraph: Paragraph, words: str) -> str:
    """Return the words without the mark that is written anew: a bullet, the number of a note."""
    if paragraph.kind == "note":
        found = NOTE_START.match(words)
        return words[found.end() :] if found and paragraph.label else words
    if paragraph.kind == "paragraph":
        marker = read_marker(words)
        if marker is not None and not marker.numbered:
            return words[marker.length :]
    return words


def _notes_before_open(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs so that their first pages rise."""
    return sorted(paragraphs, key=lambda paragraph: paragraph.lines[0].page)


def _page_starts(starts: dict[int, int], pages: int, length: int) -> tuple[int, ...]:
    """Return where each page starts; a page without text starts where the next one does."""
    row: list[int] = []
    following = length
    for page in range(pages, 0, -1):
        following = min(starts.get(page, following), following)
        row.append(following)
    row.reverse()
    return (0, *row[1:]) if row else ()


def _read_vocabulary(paragraphs: Sequence[Paragraph]) -> _Vocabulary:
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            text = line.text
            cut = text.rfind(" ") if text[-1:] in HYPHENS else len(text)
            begun = text.find(" ") + 1 if line is not paragraph.lines[0] else 0
            for found in WORD.finditer(text, begun, max(begun, cut)):
                word = found.group().lower().replace("\u2010", "-")
                counts[word] += 1
                if "-" in word:
                    counts.update(word.split("-"))
    return _Vocabulary(counts)


def _join(
    lines: Sequence[Line], paragraph: Paragraph, vocabulary: _Vocabulary, labels: set[str]
) -> tuple[str, list[tuple[int, int]]]:
    """Return the words of lines of a paragraph on one line, and where in it each further page begins."""
    written = ""
    turns: list[tuple[int, int]] = []
    page = paragraph.lines[0].page
    for line in lines:
        words = tidy(_line_words(line, paragraph, labels)) if line.text else ""
        if not words:
            continue
        if not written:
            written = words
        elif written[-1] in HYPHENS + "\u00ad":
            written = _mend(written, words, vocabulary)
        else:
            written += " " + words
        if line.page != page:
            page = line.page
            turns.append((len(written) - len(words), page))
    written = written.replace("\u00ad", "")
    if found := UNSPACED.match(written):
        written = f"{found[0]} {written[found.end() :]}"
        turns = [(index + 1, turn) for index, turn in turns]
    return written, turns


def _line_words(line: Line, paragraph: Paragraph, labels: set[str]) -> str:
    parts: list[str] = []
    first = paragraph.lines[0].words[0] if paragraph.kind == "note" else None
    for number, word in enumerate(line.words):
        space = "" if word.glued or not number else " "
        mark = _mark(word, "".join(parts), labels) if word.raised and word is not first else ""
        if word is first and word.raised:
            parts.append(word.words + " ")
        else:
            parts.append(mark or space + word.words)
    text = "".join(parts)
    # `tidy` takes away soft hyphens; the one at the end of a line says that the word goes on.
    return text[:-1] + "-" if text[-1:] == "\u00ad" else text


def _mark(word: Word, before: str, labels: set[str]) -> str:
    """Return the mark of a note for a raised number; nothing for an exponent or a raised letter."""
    if not NOTE_NUMBER.fullmatch(word.words) or not before:
        return ""
    numbers = re.split(r"[,–-]", word.words)
    if numbers[0] not in labels and (UNITS.search(before) or before[-1:].isdigit()):
        return ""
    return "".join(note_mark(number) for number in numbers)


def _mend(left: str, right: str, vocabulary: _Vocabulary) -> str:
    """Join two halves at a hyphen."""
    before, after = LAST.search(left), FIRST.search(right)
    if SUSPENDED.match(right):
        return left + " " + right
    if before is None or after is None or not right[0].islower():
        return left + right
    token = left[left.rfind(" ") + 1 :]
    if "/" in token or "@" in token or token.startswith("www."):
        return left[:-1] + "-" + right
    if vocabulary.keeps_hyphen(before.group().lower(), after.group().lower()):
        return left[:-1] + "-" + right
    return left[:-1] + right
