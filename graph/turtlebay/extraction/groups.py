"""Find groups: classes of actors that a report speaks of as acting or addresses as one (guidelines, section 1)."""

from __future__ import annotations

from collections.abc import Iterator

from turtlebay.extraction.lexicon import GROUP_HEADS, GROUP_MODIFIERS, GROUP_SINGULAR
from turtlebay.extraction.names import Token
from turtlebay.extraction.patterns import Found

__all__ = ["iter_groups"]

MAX_MODIFIERS = 4


def iter_groups(characters: str, tokens: list[Token]) -> Iterator[Found]:
    """Yield noun phrases that end in a noun for a class of actors, with the modifiers before it.

    Modifiers are a closed list: a free one would swallow the verb in *support host communities*.
    """
    for position, token in enumerate(tokens):
        singular = token.lower in GROUP_SINGULAR
        if token.lower not in GROUP_HEADS and not singular:
            continue
        first = position
        while first > 0 and position - first < MAX_MODIFIERS * 2:
            before = tokens[first - 1]
            gap = characters[before.end : tokens[first].start]
            if gap == "-" and _hyphenated(tokens, first, characters):
                first -= 1
                continue
            if gap != " " or not (before.lower in GROUP_MODIFIERS or _joined(characters, before, tokens, first)):
                break
            first -= 1
        if singular and first == position:
            continue
        following = characters[token.end : token.end + 1]
        if following == "-":
            continue
        yield Found(tokens[first].start, token.end, "Group", "G-head")


def _hyphenated(tokens: list[Token], first: int, characters: str) -> bool:
    whole = f"{tokens[first - 1].lower}-{tokens[first].lower}"
    return whole in GROUP_MODIFIERS or tokens[first].lower in ("led", "based", "contributing", "state", "affected")


def _joined(characters: str, before: Token, tokens: list[Token], first: int) -> bool:
    """Say whether `before` ends a hyphenated modifier that the list knows."""
    if first < 2:
        return False
    earlier = tokens[first - 2]
    return characters[earlier.end : before.start] == "-" and f"{earlier.lower}-{before.lower}" in GROUP_MODIFIERS
