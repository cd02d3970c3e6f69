"""Which topics a recommendation is about, by the trigger phrases of the topic scheme (guidelines, section 4)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
SHARE: Final = 0.3
"""Share of the best topic's weight from which on another counts too: 0.4 found fewer that annotators gave."""
WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Topics:
    """The triggers of a topic scheme, ready to be matched; `about` learns what a whole text is about."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self.topics = topics
        self.leading: dict[str, float] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], bool, str]]] = defaultdict(list)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for topic in topics.values():
            for trigger in topic.triggers:
                self._add(trigger, topic.id)
        self._lengths = sorted({len(stem) for stem in self._stems})

    def _add(self, trigger: str, topic: str) -> None:
        """A trigger is words, white space and hyphens alike; a final `*` stands for any ending."""
        words = tuple(WORD.findall(trigger.lower()))
        if not words:
            return
        open_end = trigger.endswith("*")
        if len(words) == 1 and open_end:
            self._stems[words[0]].append(topic)
        else:
            self._phrases[words[0]].append((words[1:], open_end, topic))
            if len(words) == 1:
                for plural in ("s", "es"):
                    self._phrases[words[0] + plural].append(((), False, topic))

    def about(self, sentences: Iterable[str]) -> None:
        """Learn the leading topics of a text: those with a trigger in many of its sentences."""
        counts: Counter[str] = Counter()
        total = 0
        for sentence in sentences:
            total += 1
            counts.update({topic for topic, _ in self._hits(sentence)})
        self.leading = {t: n / total for t, n in sorted(counts.items()) if n >= 3 and n / total >= LEADING}

    def find(self, text: str, around: str) -> tuple[str, ...]:
        """Return one to three topics, the best supported first; `other` where nothing speaks for any.

        A longer trigger counts more than a word, so that a compound wins over its parts. Where the recommendation and
        the words around it hold no trigger, the leading topic of the text stands in.
        """
        own: Counter[str] = Counter()
        for topic, words in self._hits(text):
            own[topic] += 1 + words  # in halves: a phrase of n words weighs (n + 1) / 2
        near = Counter(topic for topic, _ in self._hits(around))
        scores = {
            topic: OWN * min(own[topic] / 2, 3.0) + AROUND * min(near[topic], 2) + 2 * self.leading.get(topic, 0.0)
            for topic in self.topics
            if own[topic] or near[topic] >= 2
        }
        if not scores and self.leading:
            best = max(self.leading, key=lambda t: (self.leading[t], t))
            return (best,) if self.leading[best] >= 2 * LEADING else (OTHER,)
        narrower = {self.topics[t].broader for t in scores if self.topics[t].broader}
        ranked = sorted(scores, key=lambda t: (-scores[t] + (0.5 if t in narrower else 0), t))
        kept = [t for t in ranked if scores[t] >= SHARE * scores[ranked[0]]]
        return tuple(kept[:MOST]) or (OTHER,)

    def _hits(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield topic and number of words of each trigger, at most one for a topic at each word."""
        words = WORD.findall(text.lower())
        for position, word in enumerate(words):
            best: dict[str, int] = {}
            for rest, open_end, topic in self._phrases.get(word, ()):
                if _follows(words, position + 1, rest, open_end=open_end):
                    best[topic] = max(best.get(topic, 0), 1 + len(rest))
            for length in self._lengths:
                if length > len(word):
                    break
                for topic in self._stems.get(word[:length], ()):
                    best.setdefault(topic, 1)
            yield from best.items()


def _follows(words: list[str], position: int, rest: tuple[str, ...], *, open_end: bool) -> bool:
    """Say whether the rest of a trigger stands at a position; its last word may be a plural, or open."""
    if not rest:
        return True
    found = words[position : position + len(rest)]
    if len(found) < len(rest) or tuple(found[:-1]) != rest[:-1]:
        return False
    last = rest[-1]
    return found[-1].startswith(last) if open_end else found[-1] in (last, last + "s", last + "es")
