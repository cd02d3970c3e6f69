"""Cues of duty: who is responsible for what, and what alone makes a course possible (guidelines, Counts 3 and 4)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.rules import Cue
from turtlebay.extraction.rules import compile_cue as c

__all__ = ["DUTY"]

DUTY: Final[tuple[Cue, ...]] = (
    Cue(
        "C-responsibility",
        "3 Counts 4",
        c(
            r"\b(?:has|have|bears?|carr(?:y|ies)|shares?) (?:an? |the )?(?:\w+ ){0,2}(?:responsibility|duty|"
            r"task) to (?=\w)"
            r"|\bit is [\w’' ]{2,40}['’]s? (?:\w+ )?(?:responsibility|duty|task|job)\b[^.;]{0,80}?\bto (?=\w)"
            r"|\b(?:responsibility|onus|burden) (?:rests|lies|falls) (?:\w+ly )?(?:with|on|upon) "
        ),
        "must",
        2,
        ("responsibility", "duty", "task", "job", "onus", "burden"),
        (
            "The tribunal has a heavy responsibility to hear all sides.",
            "It is the ministry's duty, as owner of the port, to set clear rules.",
            "The responsibility rests with the donors.",
        ),
        ("The tribunal met its responsibility.", "The task was hard."),
        confidence=0.7,
    ),
    Cue(
        "C-presupposes",
        "3 Counts 4",
        c(r"\b(?:this|that|such \w+|success) (?:will |would )?(?:presupposes?|calls? first for) (?=\w)"),
        "must",
        2,
        ("presuppose", "calls first for", "call first for"),
        ("This presupposes a register that is open to all.",),
        ("The theory presupposes a flat earth.",),
        confidence=0.7,
    ),
    Cue(
        "C-only-if",
        "3 Counts 3",
        c(
            r"\b(?:can|could|will|would) (?:only be (?:\w+ly )?\w+ed|be (?:\w+ly )?\w+ed only|succeed only|"
            r"only succeed|"
            r"work only|only work) (?:if|when|where|once|through|by)\b"
        ),
        "must",
        2,
        ("only",),
        ("A lasting peace can be achieved only if the funds are found.", "Trust will only be restored by open books."),
        ("The door can be opened if one has a key.",),
        confidence=0.7,
    ),
    Cue(
        "C-efforts-needed",
        "3 Counts 3",
        c(
            r"\b(?:efforts?|actions?|steps?|measures?|work|resources|funds|funding|support|attention|reforms?|"
            r"changes?|progress) "
            r"(?:is|are|will be) (?:\w+ly |also |still )?(?:required|needed|called for) (?:to|from|in|if|so that)\b"
        ),
        "must",
        2,
        ("required", "needed", "called for"),
        ("Efforts are required to keep the wells open.", "Steps are needed from both ministries."),
        ("Staff are required to report.",),
        confidence=0.8,
    ),
)
