"""Lists that show by their form alone: imperatives, each a paragraph of its own, after a colon or in a row."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.imperatives import find_opening
from turtlebay.extraction.stems import NO_RECOMMENDING
from turtlebay.reading import Block, Layout

__all__ = ["find_bare_items", "find_rows"]

LABEL: Final = re.compile(r"\W*[A-Z][\w ]{1,24}:")
"""A field of a form, *Issue date:*, which opens with no verb."""
LEAST: Final = 3
"""Blocks in a row that open with an imperative, from which on they are a list of advice."""


def find_bare_items(layout: Layout) -> dict[int, int]:
    """Return the index of the block that introduces it for each paragraph that is an item without a mark.

    >>> from turtlebay.model import Text
    >>> from turtlebay.reading import lay_out
    >>> text = Text(characters="We ask the board to:\\n\\nMeet the staff twice.\\n\\nPublish the plan.", name="note")
    >>> find_bare_items(lay_out(text))
    {1: 0, 2: 0}
    """
    found: dict[int, int] = {}
    stem: int | None = None
    for index, block in enumerate(layout.blocks):
        words = layout.clean.characters[block.start : block.end].rstrip()
        if block.kind == "paragraph" and not block.furniture and stem is not None:
            opening = find_opening(words)
            if opening is not None and opening.kind == "imperative":
                found[index] = stem
                continue
        stem = index if words.endswith(":") and block.kind != "heading" else None
    return found


def find_rows(layout: Layout) -> dict[int, int | None]:
    """Return the blocks in a row of which each opens with an imperative, whatever part they stand in.

    Each has the index of the last paragraph before the row, whose sentence may say who is asked, unless it is an item
    with a stem. Items below a sentence that speaks of aims, findings and the like are none.

    >>> from turtlebay.model import Text
    >>> from turtlebay.reading import lay_out
    >>> text = Text(characters="Notes.\\n\\n- Mend the nets.\\n- Sell the boat.\\n- Train two pilots.", name="note")
    >>> sorted(find_rows(lay_out(text)))
    [1, 2, 3]
    """
    found: dict[int, int | None] = {}
    row: list[int] = []
    before: int | None = None
    for index, block in enumerate(layout.blocks):
        words = layout.clean.characters[block.start : block.end]
        opening = find_opening(words) if block.kind in ("item", "paragraph") and not block.furniture else None
        first = words[opening.start : opening.start + 1] if opening is not None else ""
        asks = opening is not None and opening.kind == "imperative" and first.isupper() and LABEL.match(words) is None
        if asks and not _reports(layout, block):
            row.append(index)
            if len(row) >= LEAST:
                found.update((i, before if layout.blocks[i].stem is None else None) for i in row)
        elif not block.furniture:
            row = []
            before = index if block.kind == "paragraph" else before
    return found


def _reports(layout: Layout, block: Block) -> bool:
    """Say whether an item stands below a sentence that asks for nothing."""
    if block.stem is None:
        return False
    stem = layout.blocks[block.stem]
    return NO_RECOMMENDING.search(layout.clean.characters[stem.start : stem.end]) is not None
