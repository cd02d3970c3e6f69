"""No pattern of the extraction runs away on hostile text; the bounds guard against quadratic work."""

from __future__ import annotations

import time

import pytest

from turtlebay.extraction.cues import CUES
from turtlebay.extraction.detection import detect
from turtlebay.extraction.endorsement import find_endorsement
from turtlebay.extraction.masks import MASKS
from turtlebay.extraction.resolutions import CLAUSE, OPERATIVE, PREAMBLE

HOSTILE = [
    "a " * 10_000,
    "should " * 3_000,
    "that which could " * 1_200,
    "need to " * 2_500,
    "on what and why " * 1_300,
    "the the the " * 1_700,
    "ly " * 6_000,
    "a’a" * 6_000,
    "truly " * 3_300,
    "recommended, " * 1_500,
    "Article of the " * 1_300,
    "if then, " * 2_200,
    "“word " * 3_300,
    "x" * 20_000,
    "opportunity for a b c d e f " * 700,
    "is important for a b c " * 900,
    "recommendations to a b c d " * 750,
    "officials from a, b, c, " * 850,
    "and " * 5_000,
    ", " * 10_000,
    "further also " * 1_500,
    "- " * 10_000,
    "I must also " * 2_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: str(text)[:12])
def test_no_pattern_runs_away_on_a_long_line(text: str) -> None:
    assert len(HOSTILE) >= 20
    for rule in (*CUES, *MASKS):
        start = time.process_time()
        for _ in rule.pattern.finditer(text):
            pass
        assert time.process_time() - start < 2.0, rule.id
    for pattern in (CLAUSE, OPERATIVE, PREAMBLE):
        start = time.process_time()
        for _ in pattern.finditer(text):
            pass
        assert time.process_time() - start < 2.0
    start = time.process_time()
    detect(text)
    find_endorsement(text, text)
    assert time.process_time() - start < 4.0
