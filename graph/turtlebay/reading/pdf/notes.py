"""Footnotes: small lines at the foot of a column that begin with a number or a sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from turtlebay.reading.pdf.columns import Line
from turtlebay.reading.pdf.parts import Paragraph, Style

__all__ = ["NOTE_START", "note_paragraphs", "notes_start"]

NOTE_SIZE: Final = 0.93
"""Footnotes are set smaller than this part of the size of the body."""
NOTE_START: Final = re.compile(r"(?P<label>\d{1,3}|\*{1,3}|[†‡§])[.)]?(?:\s+|(?=[A-Z“\"(]))")
CAPTION: Final = re.compile(r"(?:Figure|Table|Box|Source|Note|Chart|Map|Photo)s?\b", re.IGNORECASE)


def notes_start(lines: Sequence[Line], style: Style) -> int:
    """Return the index of the first line of the notes at the foot of a region; its length where there are none."""
    start = len(lines)
    while start and lines[start - 1].size <= NOTE_SIZE * style.body:
        start -= 1
    if not start and not any(_note_label(line) for line in lines):
        return len(lines)
    marked = [n for n in range(start, len(lines)) if _note_label(lines[n])]
    if not marked:
        return len(lines)
    # Small lines before the first mark go on with a note of the page before, if nothing else can be meant.
    if CAPTION.match(lines[start].text) or marked[0] - start > 6 or (not start and marked[0]):
        return marked[0]
    return start


def _note_label(line: Line) -> str:
    first = line.words[0]
    if first.raised or (len(line.words) > 1 and first.size < 0.85 * line.words[1].size):
        found = NOTE_START.match(first.words + " ")
    else:
        found = NOTE_START.match(line.text)
    return found["label"] if found else ""


def note_paragraphs(lines: Sequence[Line], before: Sequence[Paragraph]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for line in lines:
        label = _note_label(line)
        if label and (not found or not _is_inner(found[-1], label)):
            found.append(Paragraph("note", [line], line.page, label=label))
        elif found:
            found[-1].lines.append(line)
        elif earlier := next((p for p in reversed(before[-40:]) if p.kind == "note"), None):
            earlier.lines.append(line)
        else:
            found.append(Paragraph("note", [line], line.page))
    return found


def _is_inner(note: Paragraph, label: str) -> bool:
    """Say whether a number at the start of a line belongs to the words of a note ("S/RES/\\n1325 (2000)")."""
    return label.isdigit() and note.label.isdigit() and not 0 < int(label) - int(note.label) <= 3
