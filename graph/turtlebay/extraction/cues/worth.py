"""Cues of rank 2: statements of worth, merit and use (guidelines, section 3, Counts 3)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.cues.modals import ADVERBS
from turtlebay.extraction.cues.need import AGENT, MUST
from turtlebay.extraction.rules import Cue
from turtlebay.extraction.rules import compile_cue as c

__all__ = ["WORTH"]

COULD: Final = (
    r"(?:useful|welcome|welcomed|desirable|helpful|beneficial|valuable|worthwhile|advisable|worth \w+ing|appropriate|"
    r"prudent|wise|sensible|preferable|a good idea|good to|of (?:great )?(?:value|use|benefit)|"
    r"an? (?:\w+ ){0,2}(?:useful|welcome|valuable|positive|good|helpful|major|big|sensible|possible|practical) \w+|"
    r"(?:huge|big|major|important) steps?|an? (?:\w+ ){0,2}(?:step|improvement|start))"
)

WORTH: Final[tuple[Cue, ...]] = (
    Cue(
        "C-important-to",
        "3 Counts 3",
        c(
            rf"\b(?:is|are|remains?|be|will be|would be|(?:would |may |might )?(?:also )?(?:seems?|appears?)|as|"
            rf"considers? it|finds it|found it|thinks? it) {ADVERBS}"
            r"(?:very |highly |incredibly |particularly |extremely |equally |also |more |most |so )?"
            r"(?:important|better|best|preferable|desirable|advisable|of (?:the )?(?:\w+ )?(?:importance|urgency)|a "
            r"matter of urgency)"
            r"(?: also| therefore| here)? "
            rf"(?:to|that|{AGENT}to)\b"
        ),
        "should",
        2,
        ("important", "better", "best", "preferable", "desirable", "advisable", "importance", "urgency"),
        ("It is important to publish the data.", "It is very important that [the board] meet."),
        ("Rice is important to farmers.",),
        needs="impersonal",
        confidence=0.85,
    ),
    Cue(
        "C-importance",
        "3 Counts 3",
        c(
            r"\b(?:emphasi[sz]\w+|stress\w*|underlin\w+|underscor\w+|highlight\w*|point\w* (?:to|out)|acknowledg\w+|"
            r"recogni[sz]\w+|reiterat\w+|affirm\w*|reaffirm\w*|insist\w* on|not\w+|spoke of|drew attention to|"
            r"recall\w*|"
            r"agreed on|raised|mentioned|echoed|argu\w+|saw|see|reminded \w+ of|attention to|emphasis on) (?:again |"
            r"also )?"
            r"(?:the )?(?:\w{4,15} (?:and \w{4,15} )?)?"
            r"(?:importance|value|desirability|usefulness|benefits?|merits?|relevance|advantages?) (?:of|for|to|in)\b"
        ),
        "should",
        2,
        ("importance", "value", "desirability", "usefulness", "benefit", "merit", "relevance", "advantage"),
        ("The panel emphasized the importance of linking budgets to results.",),
        ("The importance of rice fell.", "She stressed the importance of the day."),
        needs="course-noun",
        confidence=0.9,
    ),
    Cue(
        "C-argues-for",
        "3 Counts 3",
        c(
            r"\b(?:would |also |strongly |thus |therefore )?(?:argues?|militates?|speaks?|pleads?) (?:\w{2,20}ly "
            r")?(?:for|in favou?r of|against) (?=\w)"
        ),
        "should",
        2,
        ("argue", "militate", "speak", "plead"),
        ("This would argue for a second review.", "All this speaks in favour of a longer mandate."),
        ("He speaks for the farmers.", "Lawyers argue for a living."),
        needs="argues",
        confidence=0.8,
    ),
    Cue(
        "C-would-be-useful",
        "3 Counts 3",
        c(
            rf"\b(?:would|could|might|may|can) {ADVERBS}be {ADVERBS}(?:most |very |quite |more |particularly |also |of "
            rf")?{COULD}"
        ),
        "could",
        2,
        ("would", "could", "might", "may", "can"),
        ("More regular reports would be welcome.", "A joint desk could be useful.", "It would be wise to wait."),
        ("The result would be harmful.",),
        confidence=0.9,
    ),
    Cue(
        "C-would-be-important",
        "3 Counts 3",
        c(
            rf"\b(?:would|will|could) {ADVERBS}be {ADVERBS}(?:very |most |of great )?"
            rf"(?:important|importance|better|best|{MUST})\b"
        ),
        "should",
        2,
        (
            "important",
            "importance",
            "better",
            "best",
            "essential",
            "imperative",
            "necess",
            "crucial",
            "vital",
            "critical",
            "indispens",
            "paramount",
            "urgent",
        ),
        ("A clear plan would be important.", "It will be important to keep the fund open."),
        ("The plan would be late.", "Next year will be better."),
        needs="worth-or-it",
    ),
    Cue(
        "C-mistake",
        "3 Counts 3",
        c(
            r"\bit would be (?:an? (?:\w+ )?(?:mistake|error)|wrong|unwise|short-sighted|a folly|dangerous|premature)"
            r" (?:for [\w ]{2,40}? )?to (?=\w)"
        ),
        "should",
        2,
        ("it would be",),
        ("It would be a mistake to wait.",),
        ("It would be a long wait.",),
    ),
    Cue(
        "C-of-importance",
        "3 Counts 3",
        c(
            rf"\b(?:is|are|remains?|will be) {ADVERBS}(?:of (?:the )?(?:\w+ )?(?:importance|urgency)|"
            r"an? (?:\w+ )?(?:priority|matter of urgency)|urgently called for|long overdue|overdue)\b(?! to\b| that\b)"
            r"|\b(?:is|are|(?:will |would )?(?:be|remains?)) (?:very |particularly |extremely |critically |highly |"
            r"also )*"
            r"important(?=[,.;:]| for | in )"
        ),
        "should",
        2,
        ("importan", "urgency", "priority", "called for", "overdue"),
        (
            "Reform of the courts is of the utmost importance.",
            "A review of these fees is long overdue.",
            "Continued training will remain important.",
        ),
        ("The river is of great importance.", "The bill is overdue.", "The river is very important."),
        needs="worth",
    ),
    Cue(
        "C-more-useful",
        "3 Counts 3",
        c(
            r"\b(?:is|are) (?:also |therefore )?(?:more |most |very |particularly |highly )?(?:useful|preferable|"
            r"advisable|"
            r"desirable|welcome|commendable|pragmatic|recommended|worthwhile|"
            r"worth (?:consider|explor|pursu|examin|try|repeat|extend)ing)\b"
            r"|\b(?:is|are) (?:also )?an? (?:[\w-]+,? ){0,2}(?:- [\w -]{3,40} - )?(?:welcome|pragmatic|useful|"
            r"promising)\b"
        ),
        "could",
        2,
        (
            "useful",
            "prefer",
            "advisable",
            "desirable",
            "welcome",
            "commendable",
            "pragmatic",
            "recommended",
            "worth",
            "promising",
        ),
        ("Phased transfers are more useful than sudden ones.", "A second audit is advisable."),
        ("Gold is useful.",),
        needs="worth",
        confidence=0.85,
    ),
)
