"""Which topics a recommendation is about, by the trigger phrases of the topic scheme (guidelines, section 4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from turtlebay.authority import Topic

__all__ = ["find_topics"]

MOST = 3


def find_topics(text: str, around: str, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """Return one to three topics, the best supported first; `other` where nothing speaks for any.

    A trigger in the recommendation itself counts three times as much as one in the words around it (heading, stem); a
    longer trigger counts more than a word, so that a compound wins over its parts.
    """
    scores: dict[str, float] = {}
    for topic in topics.values():
        pattern = _pattern(topic.triggers)
        if pattern is None:
            continue
        score = sum(1.0 + 0.5 * m.group().count(" ") for m in pattern.finditer(text)) * 3
        score += sum(1.0 for _ in pattern.finditer(around))
        if score >= 3:
            scores[topic.id] = score
    narrower = {topics[t].broader for t in scores if topics[t].broader}
    ranked = sorted(scores, key=lambda t: (-scores[t] + (0.5 if t in narrower else 0), t))
    return tuple(ranked[:MOST]) or ("other",)


@lru_cache(maxsize=256)
def _pattern(triggers: tuple[str, ...]) -> re.Pattern[str] | None:
    words = [
        re.escape(t).replace(r"\ ", r"[ -]").replace(r"\-", "[ -]?")
        for t in sorted(triggers, key=lambda t: (-len(t), t))
        if t
    ]
    return re.compile(rf"\b(?:{'|'.join(words)})(?:s|es)?\b", re.IGNORECASE) if words else None
