"""No pattern of the extraction runs away on hostile text; the bounds guard against quadratic work."""

from __future__ import annotations

import time

import pytest

from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.extraction import extract
from turtlebay.extraction.cues import CUES
from turtlebay.extraction.detection import detect
from turtlebay.extraction.endorsement import find_endorsement
from turtlebay.extraction.masks import MASKS
from turtlebay.extraction.resolutions import CLAUSE, OPERATIVE, PREAMBLE
from turtlebay.model import ReportInfo, Text
from turtlebay.reading import lay_out

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


LENGTH = 60_000
SHAPES = [
    "A",
    "a",
    "1",
    "A-",
    "A’",
    "A&",
    "A.B",
    "A. ",
    "A's ",
    "A, ",
    "(A ",
    "Board of ",
    "Board and ",
    "A should ",
    "Ada Brook ",
    "Ada M. ",
    "Ada Brook, ",
    "By Ada\n",
    "Order 1 ",
    "40 U.S.C. ",
    "OSCE/ODIHR-",
    "a wide range of ",
    '(hereafter referred to as "a ',
    "Training more judges ",
    "the best way is ",
    "- Staff: x\n",
    "# Recommendations\n\n",
    "Members of the Board of Trade and ",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_extraction_of_a_hostile_text_ends_and_is_valid(shape: str) -> None:
    text = Text(characters=(shape * LENGTH)[:LENGTH], name="note")
    start = time.process_time()
    found = extract(
        lay_out(text), ReportInfo(id="note", text="note.txt", title="Note"), read_authority(), read_vocabulary()
    )
    assert time.process_time() - start < 10
    assert all(len(entity.label) <= 1000 for entity in found.annotations.entities)
