"""Decide whether a sentence recommends, by which cue, and why not (guidelines, section 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.cues import CUES
from turtlebay.extraction.masks import MASKS
from turtlebay.extraction.rules import Cue
from turtlebay.extraction.trials import TRIALS, Scene

__all__ = ["Decision", "Hit", "Scene", "Stop", "detect"]

LONGEST: Final = 6000
"""No sentence is longer; what goes on beyond is a table or a list that lost its line breaks, and is not searched."""
MOST_MATCHES: Final = 12
"""Places of one cue that are tried in a sentence."""
RELATIVE: Final = re.compile(
    r"\b(?:which|who|whom|whose) (?:(?!(?:should|must|could|can|might|may|will|would|shall)\b)[\w’'-]{1,30} ){0,4}$"
)
QUESTION: Final = re.compile(r"\W*(?:perhaps|maybe|or maybe|or perhaps|why not)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that counts: half-open offsets relative to the sentence."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A cue that does not count, with the id of the mask or trial that stopped it."""

    cue: str
    start: int
    by: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict on one sentence: the hits, best first, and the stops."""

    hits: tuple[Hit, ...] = ()
    stops: tuple[Stop, ...] = ()

    @property
    def best(self) -> Hit | None:
        """The hit that speaks for the sentence."""
        return self.hits[0] if self.hits else None

    @property
    def confidence(self) -> float:
        """The measured precision of the best cue, more where a second cue agrees, less where others were stopped."""
        if not self.hits:
            return 0.0
        value = self.hits[0].cue.confidence
        if len(self.hits) > 1:
            value = min(0.95, value + 0.05)
        elif any(stop.by.startswith("M-") for stop in self.stops):
            value -= 0.1
        return round(max(0.3, value), 2)


def detect(sentence: str, scene: Scene = Scene()) -> Decision:  # noqa: B008
    """Return the cues of a sentence that count, best first, and those that do not.

    >>> detect("The board should meet every month.").best.cue.id
    'C-should'
    >>> detect("It should be noted that prices fell.").best is None
    True
    """
    sentence = sentence[:LONGEST]
    if _is_question(sentence):
        return Decision((), (Stop("any", 0, "X-question"),))
    lowered = sentence.lower()
    zones: list[tuple[int, int, str]] | None = None
    hits: list[Hit] = []
    stops: list[Stop] = []
    for cue in CUES:
        if not any(trigger in lowered for trigger in cue.triggers):
            continue
        for number, match in enumerate(cue.pattern.finditer(sentence)):
            if number == MOST_MATCHES:
                break
            if zones is None:
                zones = _masked(sentence, lowered)
            by = next((name for low, high, name in zones if low < match.end() and match.start() < high), None)
            if by is None and cue.needs and not TRIALS[cue.needs](sentence, match, scene):
                by = f"T-{cue.needs}"
            if by is None:
                name = "cue" if "cue" in cue.pattern.groupindex else 0
                words, start = match.group(name), match.start(name)
                lead = len(words) - len(words.lstrip(" ,;.—–"))
                hits.append(Hit(cue, start + lead, start + len(words.rstrip())))
                break
            stops.append(Stop(cue.id, match.start(), by))
    hits.sort(key=lambda hit: (_is_aside(sentence, hit), hit.cue.rank, hit.start, hit.cue.id))
    return Decision(tuple(hits), tuple(stops))


def _is_aside(sentence: str, hit: Hit) -> bool:
    """Say whether a modal belongs to a relative clause: *the list which guests could use should be kept*."""
    return hit.cue.rank == 1 and RELATIVE.search(sentence, max(0, hit.start - 60), hit.start) is not None


def _is_question(sentence: str) -> bool:
    """A question puts nothing forward, unless it opens with *perhaps* or *maybe* (guidelines, settled cases)."""
    return sentence.rstrip(" \"”’')").endswith("?") and QUESTION.match(sentence) is None


def _masked(sentence: str, lowered: str) -> list[tuple[int, int, str]]:
    zones = []
    for mask in MASKS:
        if mask.triggers and not any(trigger in lowered for trigger in mask.triggers):
            continue
        for match in mask.pattern.finditer(sentence):
            groups = match.groupdict()
            name = next((n for n in ("m", "n", "o", "p", "q") if groups.get(n) is not None), None)
            start, end = match.span(name) if name else match.span()
            zones.append((start, end, mask.id))
    return zones
