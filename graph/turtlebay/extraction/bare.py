"""Lists without marks: imperatives, each a paragraph of its own, after a sentence that ends in a colon."""

from __future__ import annotations

from turtlebay.extraction.imperatives import find_opening
from turtlebay.reading import Layout

__all__ = ["find_bare_items"]


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
