"""Find the names of the authority in a text: one token trie, longest match first.

Tokens are runs of letters and digits, so that a hyphen, an apostrophe or a line break inside a name makes no
difference. A trie in plain Python reads some 5 MB a second, and needs no dependency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.authority import Authority, KnownActor

__all__ = ["TOKEN", "Name", "NameIndex", "Token", "tokenize"]

TOKEN: Final = re.compile(r"[^\W_]+")
GAP: Final = re.compile(r"(?:[ \-‐‑–/.&]|['’]|, ){0,3}")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the clean text: half-open offsets, the word and its lower-case form."""

    start: int
    end: int
    word: str
    lower: str


def tokenize(characters: str) -> list[Token]:
    """Return the tokens of a text in order."""
    return [Token(f.start(), f.end(), f.group(), f.group().lower()) for f in TOKEN.finditer(characters)]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entry: `kind` is safe, contextual, adjective or people (the plural of a country's adjective)."""

    text: str
    actor: str
    kind: str
    any_case: bool

    def fits(self, form: str) -> bool:
        """Say whether a form found in a text is this name, by its capitals and its commas."""
        if ("," in form) != ("," in self.text):
            return False
        if self.any_case:
            return True
        pairs = list(zip(TOKEN.findall(self.text), TOKEN.findall(form), strict=True))
        shouted = len(form) > 8 and form.isupper()
        return all(_same_capitals(mine, theirs) or (shouted and theirs == mine.upper()) for mine, theirs in pairs)


def _same_capitals(mine: str, theirs: str) -> bool:
    """Lower-case words of a name match in any case, capitalised ones need a capital, acronyms need every letter."""
    if mine == theirs or mine.islower():
        return True
    return mine[0].isupper() and mine[1:].islower() and theirs[0].isupper()


class NameIndex:
    """A trie over all names of an authority."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._root: dict[str, dict[str, object]] = {}
        for name in names:
            node: dict[str, object] = self._root  # type: ignore[assignment]
            for token in TOKEN.findall(name.text.lower()):
                node = node.setdefault(token, {})  # type: ignore[assignment]
            if node is not self._root:
                found: list[Name] = node.setdefault("", [])  # type: ignore[assignment]
                found.append(name)

    @classmethod
    def of(cls, authority: Authority) -> NameIndex:
        """Return the index of an authority."""
        return cls(name for actor in authority.actors.values() for name in _names_of(actor))

    def iter_matches(self, characters: str, tokens: list[Token]) -> Iterator[tuple[int, int, tuple[Name, ...]]]:
        """Yield start, end and fitting names of every match, by start, the shortest first.

        Matches may lie inside each other: *the Council* must not hide *Council working group*, nor the name of a post
        that of its body.
        """
        for first in range(len(tokens)):
            for last, names in self._matches_at(characters, tokens, first):
                end = tokens[last].end
                dotted = characters[end : end + 1] == "." and any(name.text.endswith(".") for name in names)
                yield tokens[first].start, end + dotted, names

    def _matches_at(self, characters: str, tokens: list[Token], first: int) -> Iterator[tuple[int, tuple[Name, ...]]]:
        node: dict[str, object] | None = self._root  # type: ignore[assignment]
        for position in range(first, len(tokens)):
            token = tokens[position]
            if position > first and not GAP.fullmatch(characters, tokens[position - 1].end, token.start):
                return
            assert node is not None  # noqa: S101
            node = node.get(token.lower)  # type: ignore[assignment]
            if node is None:
                return
            names: list[Name] = node.get("", [])  # type: ignore[assignment]
            if names:
                form = characters[tokens[first].start : token.end]
                fitting = tuple(name for name in names if name.fits(form))
                if fitting:
                    yield position, fitting


def _names_of(actor: KnownActor) -> Iterator[Name]:
    group = actor.type == "Group"
    contextual = set(actor.contextual)
    for text in dict.fromkeys((actor.label, *actor.aliases, *actor.acronyms)):
        if text not in contextual and text not in actor.adjectives:
            yield Name(text, actor.id, "safe", group and not _is_acronym(text))
    for text in actor.contextual:
        yield Name(text, actor.id, "contextual", group and not _is_acronym(text))
    for text in actor.adjectives:
        yield Name(text, actor.id, "adjective", False)
        if text.endswith("an"):
            yield Name(f"{text}s", actor.id, "people", False)


def _is_acronym(text: str) -> bool:
    return " " not in text and sum(c.isupper() for c in text) > 1
