"""Find acronyms that a text defines itself: a long form, then the short one in brackets.

The letters of the short form are matched from the right, as by Schwartz and Hearst (2003); the guards (the long form
starts with a capital or holds one, the first letters agree) remove the errors measured on policy reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Definition", "find_definitions", "find_short_names"]

BRACKETED: Final = re.compile(r"[(\[][“\"‘']?(?:the |or )?[“\"‘']?([A-Z][A-Za-z&/\-]{1,14})[”\"’']?[)\]]")
NAMED_SO: Final = re.compile(
    r"\((?:(?:here(?:in)?after|henceforth|collectively)(?: referred to as| called| known as)?,?|referred to as) "
    r"(?:the )?[“\"‘'](?:the )?(?P<short>[A-Za-z][\w-]*(?: [\w-]+){0,3})[”\"’']\)"
)
LONG_NAME: Final = re.compile(
    r"\b(?:(?!the\b|all\b|its\b|any\b|that\b|of\b|in\b|by\b|to\b|for\b|with\b|on\b|from\b)[\w’&-]+ "
    r"){0,5}[\w’&-]+$",
    re.IGNORECASE,
)
WORD: Final = re.compile(r"[A-Za-z][\w’'&/\-]*")
BREAK: Final = re.compile(r"[.;:()\[\]?!]\s|[()\[\]]")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form with its long form; half-open offsets of both in the clean text."""

    short: str
    start: int
    end: int
    long_start: int
    long_end: int


def find_definitions(characters: str) -> list[Definition]:
    """Return the definitions of a text in order.

    >>> text = "The Board of Audit (BOA) met."
    >>> [(d.short, text[d.long_start:d.long_end]) for d in find_definitions(text)]
    [('BOA', 'Board of Audit')]
    """
    found = []
    for match in BRACKETED.finditer(characters):
        short = match.group(1)
        if sum(c.isupper() for c in short) < 2:
            continue
        window_start = max(0, match.start() - 180)
        before = characters[window_start : match.start()]
        breaks = [b.end() for b in BREAK.finditer(before)]
        window_start += breaks[-1] if breaks else 0
        start = _long_start(characters, window_start, match.start(), short)
        if start is not None:
            end = len(characters[: match.start()].rstrip())
            found.append(Definition(short, match.start(1), match.end(1), start, end))
    return found


def find_short_names(characters: str) -> list[Definition]:
    """Return the short names that a text gives in quotation marks to what stands before, in order.

    >>> text = "All ports and piers (hereafter referred to as “sites”) were shut."
    >>> [(d.short, text[d.long_start:d.long_end]) for d in find_short_names(text)]
    [('sites', 'ports and piers')]
    """
    found = []
    for match in NAMED_SO.finditer(characters):
        before = characters[max(0, match.start() - 120) : match.start()].rstrip()
        long = LONG_NAME.search(before)
        if long is not None:
            end = max(0, match.start() - 120) + len(before)
            found.append(Definition(match.group("short"), *match.span("short"), end - len(long.group()), end))
    return found


def _long_start(characters: str, low: int, high: int, short: str) -> int | None:
    words = list(WORD.finditer(characters, low, high))
    if not words:
        return None
    letters = [c.lower() for c in short.rstrip("s") if c.isalnum()]
    if short.endswith("s") and (plural := _plural_start(characters[low:high], letters)) is not None:
        return low + plural
    limit = min(len(letters) + 5, len(letters) * 2 + 2)
    for first in range(len(words) - 1, max(-1, len(words) - 1 - limit), -1):
        word = words[first].group()
        if word[0].lower() != letters[0] or not word[0].isupper():
            continue
        long = characters[words[first].start() : high].lower()
        if _covers(long, letters):
            return words[first].start()
    return None


def _plural_start(before: str, letters: list[str]) -> int | None:
    """Where a class of actors begins whose words have these initials: *lower-middle-income countries (LMICs)*."""
    words = re.findall(r"[A-Za-z’']+", before)[-len(letters) :]
    if len(words) < len(letters) or not words[-1].endswith("s") or [w[0].lower() for w in words] != letters:
        return None
    found = re.search(r"[ -]".join(map(re.escape, words)) + r"\s*$", before)
    return found.start() if found is not None else None


def _covers(long: str, letters: list[str]) -> bool:
    """Say whether the letters stand in the long form in order, at least half of them at the start of a word."""
    position, initials = -1, 0
    for letter in letters:
        starts = [m.start() for m in re.finditer(rf"(?<![a-z]){re.escape(letter)}", long) if m.start() > position]
        anywhere = long.find(letter, position + 1)
        if starts:
            position = starts[0]
            initials += 1
        elif anywhere >= 0:
            position = anywhere
        else:
            return False
    return initials * 2 >= len(letters)
