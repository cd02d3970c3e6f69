"""What relation rules yield, and the form that every rule has."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SYMMETRIC", "Rule", "Tie"]

SYMMETRIC = frozenset(("cooperatesWith", "inTensionWith"))
"""Predicates that are marked once for a pair (guidelines, section 2)."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation with the index of the sentence that bears it."""

    subject: str
    predicate: str
    object: str
    status: str
    sentence: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, the predicates that it yields, the clause of the guidelines behind it, and our own examples.

    From each text of `yes` the extraction must draw a relation by this rule, from each of `no` it must draw none by it.
    """

    id: str
    predicate: str
    guideline: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
