"""Cues of rank 2: statements of need and of the time to act (guidelines, section 3, Counts 3, 6 and 7)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.cues.modals import ADVERBS
from turtlebay.extraction.rules import Cue
from turtlebay.extraction.rules import compile_cue as c

__all__ = ["AGENT", "MUST", "NEED"]

MUST: Final = (
    r"(?:essential|imperative|necessary|crucial|vital|critical|indispensable|paramount|urgent|incumbent|inescapable|"
    r"mandatory|a must|of the essence|an? (?:\w+ )?(?:pre-?condition|prerequisite)|an? (?:absolute |urgent "
    r")?(?:necessity|imperative|must))"
)
STEMS: Final = (
    *("essential", "imperative", "necess", "crucial", "vital", "critical", "indispens", "paramount", "urgent"),
    *("incumbent", "inescapable", "mandatory", " must", "essence", "condition", "prerequisite"),
)
"""One of them stands in whatever `MUST` matches."""

AGENT: Final = r"for [\w' ’,()-]{2,80}? "
"""*for the board and its staff* between an adjective and *to*."""

NEED: Final[tuple[Cue, ...]] = (
    Cue(
        "C-need-for",
        "3 Counts 3",
        c(
            r"\b(?:need|needs|necessity|imperative|urgency) (?:to (?=[\w“\"])|for (?!knowledge|assessment)(?=[\w“\"])"
            r"|of (?=\w+ing\b))"
        ),
        "must",
        2,
        ("need", "necessity", "imperative", "urgency"),
        (
            "There is a need to train judges.",
            "The cases show the need for [the board] to adapt.",
            "Speakers stressed the imperative to protect patients.",
            "The need for a new road map is clear.",
        ),
        (
            "There is no need to hurry.",
            "The change reduced the need for staff.",
            "The fund meets the need for loans.",
        ),
        needs="need-noun",
        confidence=0.85,
    ),
    Cue(
        "C-essential-to",
        "3 Counts 3",
        c(
            rf"\b(?:is|are|remains?|be|will be|seems|becomes?|as|considers? it|found it|finds it|deems? it|makes? it)"
            rf",? "
            rf"{ADVERBS}(?:absolutely |equally |also |more )?{MUST},? (?:(?:therefore|however|then|also|in my view)"
            rf",? )?(?:(?:up)?on [\w' ’,-]{{2,60}}? to|to|that|{AGENT}to)\b"
        ),
        "must",
        2,
        STEMS,
        ("It is essential to train judges.", "It is vital that the board meet.", "It is crucial for banks to lend."),
        ("Trust is essential for trade.", "Clean water is essential to health."),
        needs="impersonal",
        confidence=0.8,
    ),
    Cue(
        "C-essential",
        "3 Counts 3",
        c(
            rf"\b(?:is|are|will be|remains?|becomes?) {ADVERBS}(?:\w+ )?{MUST}\b(?! to\b| that\b|,? but\b| and "
            rf"sufficient)"
        ),
        "must",
        2,
        STEMS,
        ("Regular training is essential.", "Closer coordination between agencies is crucial."),
        ("Water is essential.", "Such plans are necessary but not sufficient."),
        needs="worth",
        confidence=0.9,
    ),
    Cue(
        "C-needed",
        "3 Counts 3",
        c(
            r"\b(?:is|are|will be|would be) (?:\w{2,20}ly |also |still |now )*(?:to be )?"
            r"(?:needed|required|called for|in order)\b"
        ),
        "must",
        2,
        ("needed", "required", "called for", "in order"),
        ("Stronger rules are urgently needed.", "More training is required.", "A fresh look is needed to end the row."),
        ("What posts are needed?", "The tools that are needed arrive in May.", "No licence is required."),
        needs="worth",
        confidence=0.9,
    ),
    Cue(
        "C-in-need-of",
        "3 Counts 6",
        c(
            r"(?<!people )(?<!persons )(?<!civilians )(?<!children )(?<!women )(?<!million )(?<!families )"
            r"(?<!households )"
            r"\b(?:is|are|remains?|stands?) (?:\w{2,20}ly )?in (?:\w{2,20} )?need of (?=\w)"
        ),
        "must",
        2,
        ("need of",),
        ("The old port is in need of repair.", "This openness is in need of clear rules."),
        ("Two thousand people are in need of blankets.",),
    ),
    Cue(
        "C-what-needs",
        "3 Counts 4",
        c(
            r"\bwhat (?:[\w’'-]+ ){1,5}(?:needs?|is needed|is required) (?:now |most |above all )?(?:is|are|,? "
            r"therefore, is) (?=\w)"
        ),
        "must",
        2,
        ("what ",),
        ("What the islands need is a second ferry.",),
        ("They asked what the islands need.",),
    ),
    Cue(
        "C-requires",
        "3 Counts 4",
        c(
            r"\b(?:this|these|it|that|doing so|which|[\w’']{2,30})(?: \w{2,20}ly| also| will| would| therefore| "
            r"still)? "
            r"(?:requires?|demands?|necessitates?|calls? for) "
            r"(?=\w)"
        ),
        "must",
        2,
        ("require", "demand", "necessitate", "call for", "calls for"),
        ("This requires continual engagement by the board.", "Success will require a steady effort by all."),
        ("The law requires a licence.", "The permit requires a signature."),
        needs="requires",
        confidence=0.7,
    ),
    Cue(
        "C-needs-thing",
        "3 Counts 4",
        c(
            r"\b(?<!the )(?<!no )(?<!their )(?<!its )(?<!our )(?:needs?|requires?|lacks?) (?:\w{2,20}ly |also )?"
            r"(?!to\b|not\b|of\b|for\b|in\b|and\b|or\b|is\b|are\b|was\b|were\b|be\b|that\b|assess|only\b|it\b|them\b|"
            r"as\b|"
            r"at\b|by\b|on\b|from\b|with\b|must\b|should\b|can\b|will\b|have\b|has\b|may\b|analys|which\b|who\b|"
            r"over\b)(?=\w)"
        ),
        "must",
        2,
        ("need", "require", "lack"),
        (
            "[Clinics] need expertise in law.",
            "The rules on tax need improvement.",
            "We need a law that protects witnesses.",
        ),
        ("They met the needs of all.", "The post requires a degree.", "Tourists need visas."),
        needs="need-subject",
        confidence=0.9,
    ),
    Cue(
        "C-demanding",
        "3 Counts 3",
        c(
            r"\b(?:demands|demanding|requiring|requires) (?:the |an? |our |urgent |immediate |\w+ ){0,2}(?:[\w-]+ "
            r"){0,3}?"
            r"(?:[\w-]+['’]s? )?(?:\w+ )?(?:attention|action|response|scrutiny)\b"
        ),
        "must",
        2,
        ("demand", "requir"),
        ("The drought is a crisis demanding the council's attention.",),
        ("The crowd was demanding a song.",),
    ),
    Cue(
        "C-up-to",
        "3 Counts 3",
        c(
            r"\bit (?:(?:is|will be) (?:now |therefore |essentially )?(?:for|up to|incumbent (?:up)?on|the (?:\w+ "
            r")?(?:responsibility|duty|task) "
            r"of)|falls (?:up)?(?:on|to)|"
            r"remains for) [\w' ’,-]{2,80}? to (?=\w)"
        ),
        "must",
        2,
        ("it is", "it will", "it falls", "it remains"),
        ("It is up to the states to close this gap.", "It is incumbent upon donors to keep their word."),
        ("It was up to the states.",),
    ),
    Cue(
        "C-time-to",
        "3 Counts 6",
        c(
            r"\b(?:it(?: is|’s|'s) (?:\w{2,10} )?(?:past |high |now |about )?time|(?:the )?time (?:has|is) "
            r"(?:now )?(?:come|ripe|right|now)|now is the (?:right )?(?:time|moment)|it is (?:now )?the (?:right "
            r")?moment) "
            rf"(?:{AGENT})?(?:to|that|we|for) ?(?=\w)"
        ),
        "should",
        2,
        ("time", "moment"),
        (
            "It is time to close the mine.",
            "The time has come for ministers to act.",
            "It is long past time for a fund.",
        ),
        ("It was time to go.",),
        confidence=0.8,
    ),
    Cue(
        "C-opportunity",
        "3 Counts 6",
        c(
            rf"\b(?:opportunit(?:y|ies)|chance) (?:{AGENT})?to (?=\w)"
            r"|\b(?:offers?|provides?|presents?) (?:\w+ ){0,4}(?:opportunit|window)\w*"
        ),
        "could",
        2,
        ("opportunit", "chance", "window"),
        ("The renewal offers an opportunity to redraw the plan.", "Ministers have a chance to close this gap."),
        ("She took the opportunity to thank him.", "All pupils had an equal opportunity to learn."),
        needs="opportunity",
        confidence=0.85,
    ),
    Cue(
        "C-option-is",
        "3 Counts 2",
        c(
            r"\b(?:one|another|an|a further|the (?:best|better|other)) option (?:for [^.;,]{3,80}? |here )?"
            r"(?:is|would be|could be|might be) (?=an? |\w{2,20}ing\b)"
        ),
        "could",
        2,
        (" option",),
        ("One option for saving the fleet is a shared fund.", "Another option would be selling the boat."),
        ("Another option is gone.",),
    ),
    Cue(
        "C-one-way",
        "3 Counts 2",
        c(
            r"\b(?:one|another|an?|a possible|an alternative|a further) (?:possible |other |alternative )?"
            r"(?:way|option|solution|alternative|approach|possibility) (?:[\w-]+ ){0,6}?"
            r"(?:is|would be|could be|may be|might be) (?:therefore |thus |also |simply )?(?:to|for) (?=\w)"
        ),
        "could",
        2,
        (" way", "option", "solution", "alternative", "approach", "possibility"),
        ("Another option would be to phase in the levy.", "One way to achieve this is for mayors to pool their funds."),
        ("Another option is gone.",),
        needs="way",
    ),
    Cue(
        "C-way-is",
        "3 Counts 3",
        c(
            r"\b(?:the|an?|one|our|another|first|next|best|only|other|possible) (?:[\w-]+ ){0,3}"
            r"(?:way|steps?|option|solution|answer|priority|priorities|task|alternative|approach|remedy|measure|"
            r"course|thing) "
            r"(?:[\w-]+ ){0,16}?(?:is|are|would be|will be|could be|may be|might be) (?:therefore |thus |also |simply "
            r")?(?:to|for) (?=\w)"
        ),
        "should",
        2,
        (
            "way",
            "step",
            "option",
            "solution",
            "answer",
            "priorit",
            "task",
            "alternative",
            "approach",
            "remedy",
            "measure",
            "course",
            "thing",
        ),
        ("The best way forward is to merge the two funds.", "A first step would be to publish the data."),
        ("The task of the unit is to audit clinics.",),
        needs="way",
    ),
)
