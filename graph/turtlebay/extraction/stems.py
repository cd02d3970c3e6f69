"""The sentences that introduce lists, and what their items take from them (guidelines, settled cases)."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.detection import Decision, Scene, detect
from turtlebay.extraction.imperatives import find_opening
from turtlebay.extraction.unit import Stem

__all__ = ["introduces", "make_stem"]

OPEN: Final = re.compile(
    r"(?::|:? ?-|[—–]|\b(?:such as|to|should|must|by|for|of|that|including|include))\s*$", re.IGNORECASE
)
"""How a sentence ends that a list completes."""
RECOMMENDING: Final = re.compile(
    r"\b(?:recommend\w*|propos(?:e|es|ed|als?|ing)|suggest(?:s|ed|ions?|ing)?|urg(?:e|es|ed|ing)|advis(?:e|es|ed)|"
    r"ask(?:s|ed|ing)?|request\w*|"
    r"encourag(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|call\w* (?:on|upon|for|to action)|appeal\w* (?:to|for))\b"
    r"|\b(?:should|must|needs? to|ought to|could|ha(?:s|ve) to)\b[^.]{0,120}[:—–]?\s*$"
    r"|\b(?:following|these|specific|priority|key|urgent|concrete|practical|necessary|required|needed|recommended|"
    r"two|three|four|five|six|seven) (?:\w+ "
    r"){0,3}"
    r"(?:actions?|measures|steps|proposals|recommendations|priorities|commitments|reforms|asks|changes|options)\b",
    re.IGNORECASE,
)
ANNOUNCED: Final = re.compile(
    r"\bfollowing (?:[\w-]+ ){0,2}recommendations?\b[^.]*:\s*$"
    r"|\b(?:recommend\w*|urge[sd]?|should|must|calls? (?:on|upon))\b[^.:]*"
    r"\bfollowing (?:\w+ ){0,2}(?:steps|actions?|measures|reforms)\b[^.:]*:\s*$",
    re.IGNORECASE,
)
"""What announces recommendations, whatever else it speaks of."""
NO_RECOMMENDING: Final = re.compile(
    r"\b(?:aims?|aimed|objectives?|goals?|purposes?|designed|questions?|topics?|sessions?|participants included|"
    r"agenda|findings|"
    r"challenges|obstacles|factors|reasons|examples of|benefits|advantages|risks|implemented|has taken|have taken|"
    r"took|taken|"
    r"adopted|"
    r"achieved|completed|includes? members|consists?|comprises?|sought to|seeks to|intends?|will|plans? to|asked "
    r"(?:us|how|what|"
    r"whether|about|participants|respondents)|criteria|definitions?|already|in response|agreed with|concurred)\b",
    re.IGNORECASE,
)
NOMINAL: Final = re.compile(
    r"(?:\b(?:for|of|recommend(?:s|ed|ations?(?: are| include)?)?|suggest(?:s|ed|ions)?|propos(?:es|ed|als)|include|"
    r"includes|including|"
    r"needs?|requires?|through|via|such as|are|measures|steps|actions|reforms|priorities|asks|changes|following)"
    r"\s*[:—–]?\s*"
    r"|\b(?:should|must|needs? to|ought to|could|to)(?: also)?\s*[:—–]?\s*)$",
    re.IGNORECASE,
)
WHOLE: Final = 6
"""Words that an imperative stem has at least which asks for something by itself."""
FULL: Final = 12
"""Words behind a cue from which on a stem says what is to be done."""
ANNOUNCING: Final = re.compile(
    r"\b(?:following|below|these|two|three|four|five|several)\b[^:]{0,200}:\s*$", re.IGNORECASE
)
"""What only announces the items."""
WEAK: Final = re.compile(
    r"\bproposals?\b|\bcould\b|\binvit|\bencourag|\bsuggest|\boptions?\b|\bmight\b|(?-i:\bmay\b)", re.IGNORECASE
)
STRONG: Final = re.compile(
    r"\bneeds? (?:to|for)\b|\bmust\b|\bnecessary\b|\bessential\b|\bimperative\b|\bha(?:s|ve) to\b", re.IGNORECASE
)


def introduces(text: str) -> bool:
    """Say whether a sentence is left open, so that the list after it completes it.

    >>> introduces("The board should:"), introduces("The board met.")
    (True, False)
    """
    stripped = text.rstrip()
    return OPEN.search(stripped) is not None or stripped[-1:].isalnum()


def is_whole(text: str) -> bool:
    """Say whether a stem asks for something by itself, so that its items only set it out.

    >>> is_whole("Create a council with a clear mandate:"), is_whole("Train judges by:")
    (True, False)
    """
    stripped = text.rstrip()
    opening = find_opening(stripped)
    return (
        stripped.endswith(":")
        and not OPEN.search(stripped[:-1])
        and opening is not None
        and opening.kind == "imperative"
        and len(stripped.split()) >= WHOLE
        and RECOMMENDING.search(stripped) is None
    )


def is_full(text: str, decision: Decision) -> bool:
    """Say whether a stem names a course of its own: *We urge the board to cut the levy for small boats and mills by:*.

    Of 14 stems with a cue in the annotated reports, all three with so many words behind it were annotated themselves.
    """
    best = decision.best
    return best is not None and len(text[best.end :].split()) >= FULL and ANNOUNCING.search(text) is None


def make_stem(start: int, end: int, text: str, scene: Scene, *, asks: bool = False) -> Stem:
    """Read a stem: whether its items recommend, how strongly, and whether things count as items too.

    `asks` says that the stem recommends by itself: its items are the design of that course.
    """
    closed = re.sub(r"\s*[:—–-]*\s*$", "", text)
    decision = detect(f"{closed} consider it.", scene)
    best = decision.best
    strength = best.cue.strength if best is not None else "should"
    if best is None or best.cue.rank != 1 or best.cue.id == "C-should-end":
        if WEAK.search(text) and not re.search(r"\bshould\b", text, re.IGNORECASE):
            strength = "could"
        elif STRONG.search(text):
            strength = "must"
    plain = RECOMMENDING.search(text) is not None and NO_RECOMMENDING.search(text) is None
    recommends = (
        asks
        or plain
        or ANNOUNCED.search(text) is not None
        or (bool(decision.hits) and NO_RECOMMENDING.search(text) is None)
    )
    nominal = asks or NOMINAL.search(text.rstrip()) is not None
    return Stem(start, end, text, decision, strength, recommends, recommends and nominal)
