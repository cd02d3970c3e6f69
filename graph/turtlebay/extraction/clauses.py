"""Sentences that ask different things of different actors: *A should pay, and B should report* (guidelines, unit)."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.detection import Decision, Hit
from turtlebay.extraction.syntax import acting_head

__all__ = ["split_clauses"]

JOIN: Final = re.compile(r"(?:, (?:and|while|but|whereas)|;(?: and| while)?| while| and| whereas) ")
MODALS: Final = re.compile(r"(?P<modal>\b(?:should|must|ought to|needs? to|ha(?:s|ve) to|could)\b)", re.IGNORECASE)
PRONOUN: Final = re.compile(r"^(?:it|they|this|that|these|he|she|both|all|who|which|there|what|how)\b", re.IGNORECASE)
PASSIVE: Final = re.compile(r" (?:\w{2,20}ly |also |not )*be (?:\w{2,20}ly )?\w{2,20}(?:ed|en|wn|ade|one|ut)\b")
LONGEST_SUBJECT: Final = 90


def split_clauses(text: str, decision: Decision, actors: tuple[tuple[int, int], ...]) -> list[tuple[Hit, int, int]]:
    """Return a hit and its range for each clause with its own acting subject and modal; at most one if all is one.

    Ranges are half-open and relative to the sentence.
    """
    best = decision.best
    if best is None or best.cue.rank != 1:
        return []
    parts: list[tuple[int, int, int]] = []
    subjects: list[str] = []
    for modal in MODALS.finditer(text):
        start = 0
        for join in JOIN.finditer(text, max(0, modal.start() - LONGEST_SUBJECT), modal.start()):
            subject = text[join.end() : modal.start()].strip()
            if _is_actor(subject, join.end(), modal.start(), actors):
                start = join.end()
                break
        else:
            if parts:
                continue
            subject = text[: modal.start()].strip()
            if not _names(0, modal.start(), actors) and not acting_head(subject):
                return []
        if PASSIVE.match(text, modal.end()):
            return []
        key = subject.lower().removeprefix("the ")
        if key in subjects:
            continue
        subjects.append(key)
        parts.append((start, modal.start(), modal.end()))
    if len(parts) < 2 or not parts[0][1] <= best.start <= parts[0][1] + 1:
        return []
    bounds = [0, *[start for start, _, _ in parts[1:]], len(text)]
    return [
        (Hit(best.cue, low, high), bounds[number], bounds[number + 1]) for number, (_, low, high) in enumerate(parts)
    ]


def _is_actor(subject: str, low: int, high: int, actors: tuple[tuple[int, int], ...]) -> bool:
    if not subject or PRONOUN.match(subject) or len(subject.split()) > 10 or "," in subject:
        return False
    return _names(low, high, actors) or (
        acting_head(subject) and re.match(r"(?:the|all|each|a|an|[A-Z])\b", subject) is not None
    )


def _names(low: int, high: int, actors: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= s and e <= high for s, e in actors)
