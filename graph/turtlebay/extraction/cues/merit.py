"""Cues of rank 2: proposals praised, work left to do, what a course is key to, what it includes (section 3, Counts)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.cues.modals import ADVERBS
from turtlebay.extraction.rules import Cue
from turtlebay.extraction.rules import compile_cue as c
from turtlebay.extraction.syntax import COURSE

__all__ = ["MERIT"]

MERIT: Final[tuple[Cue, ...]] = (
    Cue(
        "C-proposal-good",
        "3 Counts 4",
        c(
            r"\b(?:proposals?|suggestions?|idea|recommendations?|call|plan) (?:to|for|of|that) [^.;]{4,160}?"
            r"\b(?:is|are|seems?|was) (?:\w{2,20}ly |also |very |therefore )*"
            r"(?:pragmatic|sensible|sound|welcome|promising|attractive|timely|helpful|useful|worth|good)\b"
        ),
        "could",
        2,
        ("proposal", "suggestion", "idea", "recommendation", "call", "plan"),
        ("The proposal to open a joint desk is sensible.",),
        ("The proposal to open a joint desk is old.",),
    ),
    Cue(
        "C-merit",
        "3 Counts 3",
        c(
            r"\b(?:merits?|deserves?|warrants?) (?:the |an? |more |further |greater |closer |special |[\w'’]+ ){0,4}"
            r"(?:attention|consideration|study|review|support|examination|analysis|discussion|action|scrutiny|"
            r"exploration)\b"
        ),
        "should",
        2,
        ("merit", "deserve", "warrant"),
        ("The issue merits further study.",),
        ("The team merits praise.",),
    ),
    Cue(
        "C-no-excuse",
        "3 Counts 3",
        c(
            r"\b(?:no (?:longer )?(?:any |an? |good )?(?:excuse|reason|justification)|(?:no|little) time) (?:\w+ )?"
            r"(?:to (?:lose|waste|delay|wait|keep|\w+)|for \w+ing)\b"
        ),
        "should",
        2,
        ("excuse", "reason", "justification", "time"),
        ("There is no longer an excuse to hide these accounts.",),
        ("There is an excuse.",),
        needs="there",
        confidence=0.8,
    ),
    Cue(
        "C-open-advice",
        "3 Settled: another body's recommendation",
        c(
            r"\b(?:unfulfilled|outstanding|unimplemented|unmet|pending|neglected|remaining) (?:\w+ "
            r"){0,2}recommendations?\b"
            r"|\brecommendations? (?:\w+ ){0,8}(?:remains?|is|are) (?:still |yet )?"
            r"(?:unfulfilled|outstanding|unimplemented|to be implemented|unheeded|valid|relevant)\b"
        ),
        "should",
        2,
        ("recommendation",),
        ("Tax reform is the most urgent outstanding recommendation of the panel.",),
        ("There were three recommendations.",),
        confidence=0.8,
    ),
    Cue(
        "C-value-of",
        "3 Counts 3",
        c(
            r"\b(?:underscore|underline|highlight|show|demonstrate|illustrate|suggest|reveal|confirm|prove|point to|"
            r"justify(?:ing)?|make|strengthen)s? (?:the |an? )?(?:\w+ )?(?:value|importance|desirability|merit|case|"
            r"wisdom|urgency) "
            r"(?:of|for|in) "
        ),
        "should",
        2,
        ("value", "importance", "desirability", "merit", "case", "wisdom", "urgency"),
        ("These facts underscore the value of a shared plan.", "Such losses make a strong case for reform."),
        ("The value of the coin fell.",),
    ),
    Cue(
        "C-scope-for",
        "3 Counts 3",
        c(
            r"\b(?:there is|there remains|there was|we see|saw|sees) (?:\w+ ){0,3}(?:merit|value|virtue|benefit|"
            r"sense) in (?=\w)"
            r"|\b(?:there is|remains?|we see|saw) (?:(?!no\b|little\b)\w+ ){0,3}(?:scope|room|potential|space) "
            r"(?:for (?=\w)|to (?=\w))"
            r"|\bit (?:makes|would make) (?:\w+ )?sense (?:for [\w' ]{2,40}? )?to (?=\w)"
        ),
        "could",
        2,
        ("there", "remain", "we see", "saw", "sees", "sense"),
        ("There is merit in a joint audit.", "There is much scope for simpler forms.", "It makes sense to merge them."),
        ("There is room in the hall.", "There is no room for error."),
    ),
    Cue(
        "C-work-to-do",
        "3 Counts 3",
        c(
            r"\b(?:there (?:is|remains)|remains?) (?:\w+ ){0,2}(?:work|more|room) (?:\w+ ){0,2}?(?:to be done|to do|"
            r"needs doing|for improvement|remains|ahead)\b"
            r"|\b(?:much|a great deal|a lot|more) (?:still )?(?:remains|has yet) to be done\b"
        ),
        "should",
        2,
        ("work", "more", "room", "to be done"),
        ("There is some work to be done to draw links.", "Much remains to be done to train judges."),
        ("The work was done.",),
        confidence=0.8,
    ),
    Cue(
        "C-first-would",
        "3 Settled: design",
        c(
            r"\b(?:the|a) (?:first|second|third|fourth|other|next|last) (?:of these |one |option |step )?would be "
            r"(?=an? |the |to )"
        ),
        "could",
        2,
        ("would be",),
        ("The second would be a levy on large boats.",),
        ("The second boat would be late.",),
        needs="after",
    ),
    Cue(
        "C-key-to",
        "3 Counts 3",
        c(
            r"^\W*(?:[\w-]+, )?(?!during\b|according\b|being\b|nothing\b|recogni|understanding\b|knowing\b)\w{2,20}ing "
            rf"[^.;:]{{5,140}}? (?:is|are|remains?|will be) {ADVERBS}"
            r"(?:crucial|critical|vital|essential|central|key|pivotal|fundamental|integral|indispensable) (?:to|for) "
            r"(?=\w)"
        ),
        "must",
        2,
        (
            "crucial",
            "critical",
            "vital",
            "essential",
            "central",
            "key",
            "pivotal",
            "fundamental",
            "integral",
            "indispens",
        ),
        (
            "Training more judges is also crucial to the reform.",
            "Bringing farms into the plan is central to its reach.",
        ),
        ("The market is central to the town.", "Recognizing her role is key to the story."),
    ),
    Cue(
        "C-best-done",
        "3 Counts 3",
        c(
            r"\b(?:is|are|may be|might be) (?:likely |perhaps |probably |often |usually |generally )?best "
            r"(?:addressed|achieved|served|done|met|handled|tackled|resolved|pursued|managed|ensured|dealt with) "
            r"(?:by|through|with|via|in) (?=\w)"
        ),
        "should",
        2,
        ("best ",),
        ("These gaps are likely best addressed through longer leases.",),
        ("This is his best film.",),
    ),
    Cue(
        "C-includes",
        "3 Settled: design",
        c(
            r"\b(?:this|that|these|it|(?:the )?(?:measures|steps|recommendations|priorities|actions|options|reforms|"
            r"proposals|efforts)) (?:\w+ )?(?:includes?|involves?|means|entails?|starts? with|begins? with)(?:, "
            r"[^,]{3,40},)? "
            rf"(?:also )?(?=(?:(?!the\b|an?\b|its\b|their\b)[\w’-]+ )?\w{{2,20}}ing\b|the (?:authority|power|right|"
            rf"ability) to|(?:an? )?{COURSE} )"
        ),
        "could",
        2,
        ("includ", "involve", "mean", "entail", "start", "begin"),
        ("These include adding schools to the plan.", "It also involves mayors opening their books."),
        ("The town includes a school.",),
        needs="after",
        confidence=0.8,
    ),
)
