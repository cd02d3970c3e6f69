"""The text of a report in blocks and pieces, so that every recommendation, cue and mention can be marked in place.

Nothing is changed but how lines break: a text that was wrapped by hand flows again, and every character stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from turtlebay.graph import Report
from turtlebay.model import Span, Text
from turtlebay.pages.data import short_id

__all__ = ["Block", "Piece", "make_passages"]

WRAPPED: Final = 110
"""Where nine of ten lines are no longer than this, a person or a program has wrapped them."""

BULLET: Final = re.compile(r"\s*(?:[-–—•*·▪◦►]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s")


@dataclass(frozen=True)
class Piece:
    """Characters that share all marks. `anchors` are where statements start, `ends` what ends here."""

    words: str
    recommendations: tuple[str, ...] = ()
    strength: str | None = None
    cue: bool = False
    entity: str | None = None
    anchors: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    line_break: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph or a heading."""

    tag: str
    anchor: str | None
    pieces: tuple[Piece, ...]


@dataclass
class _Marks:
    """What lies where: spans by kind, and every place where one of them starts or ends."""

    recommendations: list[tuple[Span, str, str]] = field(default_factory=list)
    cues: list[Span] = field(default_factory=list)
    mentions: list[tuple[Span, str]] = field(default_factory=list)
    anchors: set[int] = field(default_factory=set)
    ends: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    cuts: set[int] = field(default_factory=set)


def make_passages(report: Report) -> list[Block]:
    """Return the blocks of a report's text, in order; empty without a text."""
    text = report.text
    if text is None:
        return []
    marks = _marks(report)
    sections = {item.evidence.section for item in report.annotations.recommendations}
    sections |= {relation.evidence.section for relation in report.annotations.relations}
    headings = {" ".join(section.split()) for section in sections if section}
    blocks = []
    cursor = _Cursor(marks)
    for number, (tag, lines) in enumerate(_blocks(text, headings)):
        pieces: list[Piece] = []
        for start, end, broken in lines:
            pieces.extend(cursor.pieces(text, start, end, broken=broken))
        blocks.append(Block(tag, f"section-{number}" if tag == "h2" else None, tuple(pieces)))
    return blocks


def _marks(report: Report) -> _Marks:
    marks = _Marks()
    for item in report.annotations.recommendations:
        place = item.evidence.place
        marks.recommendations.append((place, item.id, item.strength))
        marks.anchors.add(place.start)
        marks.ends[place.end].append(item.id)
        if item.cue is not None:
            marks.cues.append(item.cue)
    marks.anchors.update(relation.evidence.place.start for relation in report.annotations.relations)
    for entity in report.annotations.entities:
        key = short_id(report.iri_of(entity.id))
        marks.mentions.extend((span, key) for span in entity.spans)
    marks.recommendations.sort(key=lambda mark: (mark[0].key, mark[1]))
    # Of two mentions that overlap the longer one is marked: a link cannot lie in a link.
    taken: list[tuple[Span, str]] = []
    last = 0
    for span, key in sorted(marks.mentions, key=lambda mark: (mark[0].start, -mark[0].end, mark[1])):
        if span.start >= last:
            taken.append((span, key))
            last = span.end
    marks.mentions = taken
    marks.cues.sort(key=lambda span: span.key)
    spans = [*(m[0] for m in marks.recommendations), *marks.cues, *(m[0] for m in marks.mentions)]
    marks.cuts = {edge for span in spans for edge in span.key} | marks.anchors
    return marks


class _Cursor:
    """Goes through the marks along with the text, so that each is looked at once."""

    def __init__(self, marks: _Marks) -> None:
        self.marks = marks
        self.cuts = sorted(marks.cuts)
        self.cut = self.recommendation = self.cue = self.mention = 0
        self.open: list[tuple[Span, str, str]] = []

    def pieces(self, text: Text, start: int, end: int, *, broken: bool) -> Iterator[Piece]:
        at = start
        while at < end:
            while self.cut < len(self.cuts) and self.cuts[self.cut] <= at:
                self.cut += 1
            stop = min(end, self.cuts[self.cut]) if self.cut < len(self.cuts) else end
            yield self._piece(text, at, stop, line_break=broken and at == start)
            at = stop

    def _piece(self, text: Text, start: int, end: int, *, line_break: bool) -> Piece:
        marks = self.marks
        while self.recommendation < len(marks.recommendations) and (
            marks.recommendations[self.recommendation][0].start <= start
        ):
            self.open.append(marks.recommendations[self.recommendation])
            self.recommendation += 1
        self.open = [mark for mark in self.open if mark[0].end > start]
        while self.cue < len(marks.cues) and marks.cues[self.cue].end <= start:
            self.cue += 1
        while self.mention < len(marks.mentions) and marks.mentions[self.mention][0].end <= start:
            self.mention += 1
        cue = self.cue < len(marks.cues) and marks.cues[self.cue].start <= start
        mention = marks.mentions[self.mention] if self.mention < len(marks.mentions) else None
        return Piece(
            words=text.characters[start:end],
            recommendations=tuple(key for _, key, _ in self.open),
            strength=self.open[0][2] if self.open else None,
            cue=cue,
            entity=mention[1] if mention and mention[0].start <= start else None,
            anchors=(f"at-{start}",) if start in marks.anchors else (),
            ends=tuple(marks.ends.get(end, ())),
            line_break=line_break,
        )


def _blocks(text: Text, headings: set[str]) -> Iterator[tuple[str, list[tuple[int, int, bool]]]]:
    """Yield tags with lines as (start, end, whether the line breaks before it); blank lines part blocks."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.characters.splitlines(keepends=True):
        lines.append((at, at + len(line)))
        at += len(line)
    lengths = sorted(end - start for start, end in lines if text.characters[start:end].strip())
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    wrapped = usual <= WRAPPED
    block: list[tuple[int, int, bool]] = []
    before = 0
    for start, end in lines:
        words = text.characters[start:end]
        if not words.strip() or " ".join(words.split()) in headings:
            if block:
                yield "p", block
            block = []
            if words.strip():
                yield "h2", [(start, end, False)]
            continue
        flows = wrapped and before > 0.7 * usual and not BULLET.match(words)
        block.append((start, end, bool(block) and not flows))
        before = end - start
    if block:
        yield "p", block
