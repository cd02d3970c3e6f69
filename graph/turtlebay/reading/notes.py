"""Footnotes: the lines below a drawn line at the foot of a page, and the definitions of Markdown footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turtlebay.reading.lines import Fate, Line

__all__ = ["NUMBER", "mark_notes"]

NUMBER: Final = re.compile(r"\d{1,4}|[ivxl]{1,6}")
NOTE_RULE: Final = re.compile(r"(?:^|\s)[_─]{5,}$")
NOTE_MARK: Final = re.compile(r"(?:\d{1,3}|\*{1,3})(?:\s|$)|[a-z]$|[¹²³⁰-⁹]|\[\d{1,3}\]")
NOTE_DEFINITION: Final = re.compile(r"\[\^[^\]\s]{1,40}\]:")


def mark_notes(lines: list[Line]) -> None:
    """Set the fate of the lines of footnotes; page furniture must be marked before."""
    for index, line in enumerate(lines):
        if line.fate is not Fate.BODY:
            continue
        if index and NOTE_DEFINITION.match(line.words):
            line.fate = Fate.NOTE
        elif "_" in line.words[-5:] or "─" in line.words[-5:]:
            _mark_zone(lines, index)


def _mark_zone(lines: list[Line], index: int) -> None:
    """Set apart the footnotes that follow a drawn line, up to the foot of the page."""
    line = lines[index]
    drawn = len(line.words) - len(line.words.rstrip("_─"))
    rest = line.words[: len(line.words) - drawn].rstrip()
    if drawn < 5 or (rest and drawn < 10):
        return
    zone = list(_zone(lines, index + 1))
    if not zone:
        return
    if rest:
        line.words = rest
        line.end = line.start + len(rest)
    else:
        line.fate = Fate.CUT
    for note in zone:
        note.fate = Fate.CUT if NUMBER.fullmatch(note.words[:6]) and len(note.words) <= 3 else Fate.NOTE


def _zone(lines: list[Line], first: int) -> Iterator[Line]:
    """Yield the lines of the notes from `first` on; nothing where none of them looks like a note.

    The zone ends at the first page form or form feed. Without one it ends at the first paragraph that has no mark.
    """
    filled: list[Line] = []
    for index in range(first, len(lines)):
        line = lines[index]
        if line.page or (line.fate is Fate.CUT and not NUMBER.fullmatch(line.words[:6])):
            if any(NOTE_MARK.match(note.words[:8]) for note in filled):
                yield from filled
            return
        if filled and NOTE_RULE.search(line.words[-12:]):
            break
        if line.fate is not Fate.BLANK:
            filled.append(line)
    yield from _marked_paragraphs(lines, first)


def _marked_paragraphs(lines: list[Line], first: int) -> Iterator[Line]:
    inside = False
    for index in range(first, len(lines)):
        line = lines[index]
        if line.fate is Fate.BLANK:
            inside = False
            continue
        inside = inside or bool(NOTE_MARK.match(line.words[:8]))
        if not inside:
            return
        yield line
