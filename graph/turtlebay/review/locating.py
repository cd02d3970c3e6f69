"""Find the words that a reviewer quoted in the text. White space may differ; nothing else may."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.model import Span, Text

__all__ = ["find_quote", "find_words", "lines_of"]

JOINED: Final = r"[\s\u00ad]+"
SHOWN: Final = 6


def find_quote(text: Text, quote: str) -> list[Span]:
    """Return every place where the quoted words stand.

    >>> text = Text(characters="The board\\nmeets. The board rests.", name="minutes")
    >>> [span.key for span in find_quote(text, "The board")]
    [(0, 9), (17, 26)]
    """
    words = quote.split()
    if not words:
        return []
    pattern = JOINED.join(map(re.escape, words))
    return [Span(start=found.start(), end=found.end()) for found in re.finditer(pattern, text.characters)]


def find_words(text: Text, name: str) -> list[Span]:
    """Return every place where a name stands as words of its own.

    >>> text = Text(characters="The Port, a seaport; Port Office.", name="minutes")
    >>> [span.key for span in find_words(text, "Port")]
    [(4, 8), (21, 25)]
    """
    characters = text.characters

    def alone(span: Span) -> bool:
        around = characters[span.start - 1 : span.start] + characters[span.end : span.end + 1]
        return not any(letter.isalnum() for letter in around)

    return [span for span in find_quote(text, name) if alone(span)]


def lines_of(spans: list[Span]) -> str:
    """Return the offsets of places for a message.

    >>> lines_of([Span(start=4, end=9), Span(start=30, end=35)])
    '4–9, 30–35'
    """
    more = f" and {len(spans) - SHOWN} more" if len(spans) > SHOWN else ""
    return ", ".join(f"{span.start}–{span.end}" for span in spans[:SHOWN]) + more
