"""Headings: large or bold lines that end in no stop and ask nothing of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from turtlebay.reading.blocks import MODAL
from turtlebay.reading.drafts import is_open
from turtlebay.reading.markers import BULLET
from turtlebay.reading.pdf.parts import HEADING_SIZE, Paragraph, Style

__all__ = ["heading_key", "heading_levels"]

LONGEST_HEADING: Final = 200
MOST_WORDS: Final = 24


def heading_key(paragraph: Paragraph, style: Style) -> tuple[float, bool] | None:
    """Return the look of a heading; nothing for any other paragraph."""
    text, size = paragraph.text, paragraph.size
    bold = all(line.bold for line in paragraph.lines)
    large = size >= HEADING_SIZE * style.body
    if not (large or (bold and size >= 0.95 * style.body)) or len(paragraph.lines) > 4:
        return None
    if len(text) > LONGEST_HEADING or len(text.split()) > MOST_WORDS or not any(map(str.isalpha, text)):
        return None
    if BULLET.match(text) or text[0].islower() or MODAL.search(text) or text[-1] in ",;":
        return None
    if not is_open(text) and not (text[-1] in "?:" and large) and text[-1] not in ")]":
        return None
    return (size, bold)


def heading_levels(paragraphs: Sequence[Paragraph], style: Style) -> dict[tuple[float, bool], int]:
    keys = {key for p in paragraphs if p.kind == "paragraph" and (key := heading_key(p, style))}
    ranked = sorted(keys, key=lambda key: (-key[0], not key[1]))
    return {key: number for number, key in enumerate(ranked, 1)}
