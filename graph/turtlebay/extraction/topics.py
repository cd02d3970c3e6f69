"""Which topics a recommendation is about, by the trigger phrases of the topic scheme (guidelines, section 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from turtlebay.authority import Topic

__all__ = ["OTHER", "Topics"]

MOST: Final = 3
"""Two annotators gave 2.1 topics on average and seldom four; a fourth of ours was wrong more often than right."""
OTHER: Final = "other"
OWN: Final = 3.0
AROUND: Final = 1.0
"""A trigger in the recommendation itself weighs three times one in the heading or the stem."""
LEADING: Final = 0.12
"""Share of a text's sentences from which on a topic counts as one that the whole text is about."""


class Topics:
    """The triggers of a topic scheme, ready to be matched; `about` learns what a whole text is about."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self.topics = topics
        self.patterns = {t.id: _pattern(t.triggers) for t in topics.values() if t.triggers}
        self.leading: dict[str, float] = {}

    def about(self, sentences: Iterable[str]) -> None:
        """Learn the leading topics of a text: those with a trigger in many of its sentences."""
        rows = list(sentences)
        counts = {topic: sum(p.search(row) is not None for row in rows) for topic, p in self.patterns.items()}
        self.leading = {t: n / len(rows) for t, n in counts.items() if rows and n >= 3 and n / len(rows) >= LEADING}

    def find(self, text: str, around: str) -> tuple[str, ...]:
        """Return one to three topics, the best supported first; `other` where nothing speaks for any.

        A longer trigger counts more than a word, so that a compound wins over its parts. Where the recommendation and
        the words around it hold no trigger, the leading topic of the text stands in.
        """
        scores: dict[str, float] = {}
        for topic, pattern in self.patterns.items():
            own = sum(1.0 + 0.5 * m.group().count(" ") for m in pattern.finditer(text))
            near = sum(1 for _ in pattern.finditer(around))
            score = OWN * min(own, 3.0) + AROUND * min(near, 2) + 2 * self.leading.get(topic, 0.0)
            if own or near >= 2:
                scores[topic] = score
        if not scores and self.leading:
            best = max(self.leading, key=lambda t: (self.leading[t], t))
            return (best,) if self.leading[best] >= 2 * LEADING else (OTHER,)
        narrower = {self.topics[t].broader for t in scores if self.topics[t].broader}
        ranked = sorted(scores, key=lambda t: (-scores[t] + (0.5 if t in narrower else 0), t))
        kept = [t for t in ranked if scores[t] >= 0.4 * scores[ranked[0]]]
        return tuple(kept[:MOST]) or (OTHER,)


def _pattern(triggers: Iterable[str]) -> re.Pattern[str]:
    """Match any trigger; white space and hyphens stand for each other, and a final `*` for any ending."""
    words = []
    for trigger in sorted(triggers, key=lambda t: (-len(t), t)):
        stem = trigger.endswith("*")
        escaped = re.sub(r"(?:\\ |\\-)", "[ -]", re.escape(trigger.removesuffix("*")))
        words.append(escaped + (r"\w*" if stem else "(?:s|es)?"))
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
