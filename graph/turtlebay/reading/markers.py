"""The marks that lists, numbered paragraphs and Markdown headings begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Marker", "heading_depth", "read_marker"]

BULLET: Final = re.compile(r"(?:[-–—*+§]|Ø\.?)(?:\s+|$)|[•‣◦▪▫■□●○·►➢➤✓✔❖⁃\uf0a7\uf0b7\uf0d8]\s*|[noq]\s+(?=[A-Z])")
"""Bullets. A lone small n, o or q before a capital is a bullet whose symbol font was lost in the conversion."""
TASK: Final = re.compile(r"\[[ xX]\]\s+")
BRACKETED: Final = re.compile(r"\((?P<value>\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z])\)(?:\s+|$)")
DOTTED: Final = re.compile(r"(?P<value>\d{1,3}|[a-z]|[A-Z]|[IVXL]{1,6}|[ivxl]{1,6})[.)](?:\s+|$)")
LEVELLED: Final = re.compile(
    r"\d{1,2}(?:\.[1-9]\d?){1,3}\.?\s+(?=[A-Z“\"(]|(?!(?:million|billion|trillion|per|percent|times|percentage)\b)[a-z]{3})"
)
"""Numbers of sections and items; before small letters, a quantity is none."""
ROMAN: Final = re.compile(r"[IVXL]{1,6}:\s+")
LABELLED: Final = re.compile(
    r"(?:Recommendation|Proposal|Action|Measure) \d{1,2}(?:\.\d{1,2})?[:.](?:\s+|$)", re.IGNORECASE
)
"""Without this, a labelled recommendation that ends in no stop would be taken for a heading."""
HASHES: Final = re.compile(r"(?P<marks>#{1,6})\s+(?=\S)")


@dataclass(frozen=True)
class Marker:
    """A list marker: as written, how many characters to skip, and the style by which one knows its siblings."""

    written: str
    length: int
    style: str

    @property
    def numbered(self) -> bool:
        """Say whether it is a number or a letter, which a wrapped line may begin with by chance."""
        return not self.style.startswith("bullet")


def read_marker(words: str) -> Marker | None:
    """Return the list marker at the start of a line.

    >>> read_marker("(b) Train the staff").written
    '(b)'
    """
    head = words[:16]
    if head[:1].isspace() or not head:
        return None
    if found := BULLET.match(head):
        length = found.end()
        if task := TASK.match(words[length : length + 6]):
            length += task.end()
        return Marker(found.group().strip(), length, "bullet " + head[0])
    for pattern in (BRACKETED, DOTTED):
        if found := pattern.match(head):
            written = found.group().strip()
            return Marker(written, found.end(), written.replace(found["value"], _kind(found["value"])))
    if found := LEVELLED.match(head):
        written = found.group().strip()
        return Marker(written, found.end(), "." * written.strip(".").count(".") + "level")
    if found := ROMAN.match(head):
        return Marker(found.group().strip(), found.end(), "I:")
    return None


def heading_depth(words: str) -> tuple[int, int]:
    """Return the depth of a Markdown heading and how many characters its marks take; zeros for any other line.

    >>> heading_depth("## Findings")
    (2, 3)
    """
    found = HASHES.match(words[:12])
    return (len(found["marks"]), found.end()) if found else (0, 0)


def _kind(value: str) -> str:
    if value.isdigit():
        return "1"
    if len(value) > 1 or value in "ivxIVX":
        return "i" if value.islower() else "I"
    return "a" if value.islower() else "A"
