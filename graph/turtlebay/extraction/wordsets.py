"""Sets of words written as running text."""

from __future__ import annotations

__all__ = ["word_set"]


def word_set(*lines: str) -> frozenset[str]:
    """Return the words of some lines.

    >>> sorted(word_set("pay meet", "vote"))
    ['meet', 'pay', 'vote']
    """
    return frozenset(word for line in lines for word in line.split())
