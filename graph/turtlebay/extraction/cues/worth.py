"""Cues of rank 2: statements of worth, merit and use (guidelines, section 3, Counts 3)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.cues.modals import ADVERBS
from turtlebay.extraction.cues.need import AGENT, MUST
from turtlebay.extraction.rules import Cue
from turtlebay.extraction.rules import compile_cue as c
from turtlebay.extraction.syntax import COURSE

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
            rf"\b(?:would|could|might|may|can) {ADVERBS}be {ADVERBS}(?:most |very |more |particularly |also |of "
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
            rf"ability) to|{COURSE} )"
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
