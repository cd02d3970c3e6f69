"""Cues of rank 2: statements of need and worth (guidelines, section 3, Counts 3, 6 and 7)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.cues.modals import ADVERBS
from turtlebay.extraction.rules import Cue
from turtlebay.extraction.rules import compile_cue as c
from turtlebay.extraction.syntax import COURSE

__all__ = ["WORTH"]

MUST: Final = (
    r"(?:essential|imperative|necessary|crucial|vital|critical|indispensable|paramount|urgent|incumbent|inescapable|"
    r"mandatory|a must|of the essence|an? (?:\w+ )?(?:pre-?condition|prerequisite)|an? (?:absolute |urgent )?(?:necessity|imperative|must))"
)
COULD: Final = (
    r"(?:useful|welcome|welcomed|desirable|helpful|beneficial|valuable|worthwhile|advisable|worth \w+ing|appropriate|"
    r"prudent|wise|sensible|preferable|a good idea|good to|of (?:great )?(?:value|use|benefit)|"
    r"an? (?:\w+ ){0,2}(?:useful|welcome|valuable|positive|good|helpful|major|big|sensible|possible|practical) \w+|"
    r"(?:huge|big|major|important) steps?|an? (?:\w+ ){0,2}(?:step|improvement|start))"
)
AGENT: Final = r"for [\w' ’,()-]{2,80}? "
"""*for the board and its staff* between an adjective and *to*."""

WORTH: Final[tuple[Cue, ...]] = (
    Cue(
        "C-need-for",
        "3 Counts 3",
        c(
            r"\b(?:need|needs|necessity|imperative|urgency) (?:to (?=[\w“\"])|for (?!knowledge|assessment)(?=[\w“\"])|of (?=\w+ing\b))"
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
    ),
    Cue(
        "C-essential-to",
        "3 Counts 3",
        c(
            rf"\b(?:is|are|remains?|be|will be|seems|becomes?|as|considers? it|found it|finds it|deems? it|makes? it),? "
            rf"{ADVERBS}(?:absolutely |equally |also |more )?{MUST},? (?:(?:therefore|however|then|also|in my view),? )?(?:(?:up)?on [\w' ’,-]{{2,60}}? to|to|that|{AGENT}to)\b"
        ),
        "must",
        2,
        ("essential", "imperative", "necess", "crucial", "vital", "critical", "indispens", "paramount", "urgent",
         "incumbent", "inescapable", "mandatory", " must", "essence", "condition", "prerequisite"),
        ("It is essential to train judges.", "It is vital that the board meet.", "It is crucial for banks to lend."),
        ("Trust is essential for trade.", "Clean water is essential to health."),
        needs="impersonal",
    ),
    Cue(
        "C-essential",
        "3 Counts 3",
        c(rf"\b(?:is|are|will be|remains?|becomes?) {ADVERBS}(?:\w+ )?{MUST}\b(?! to\b| that\b|,? but\b| and sufficient)"),
        "must",
        2,
        ("essential", "imperative", "necess", "crucial", "vital", "critical", "indispens", "paramount", "urgent",
         "incumbent", "inescapable", "mandatory", " must", "essence", "condition", "prerequisite"),
        ("Regular training is essential.", "Closer coordination between agencies is crucial."),
        ("Water is essential.", "Such plans are necessary but not sufficient."),
        needs="worth",
    ),
    Cue(
        "C-needed",
        "3 Counts 3",
        c(r"\b(?:is|are|will be|would be) (?:\w{2,20}ly |also |still |now )*(?:needed|required|called for|in order)\b"),
        "must",
        2,
        ("needed", "required", "called for", "in order"),
        ("Stronger rules are urgently needed.", "More training is required.", "A fresh look is needed to end the row."),
        ("What posts are needed?", "The tools that are needed arrive in May.", "No licence is required."),
        needs="worth",
    ),
    Cue(
        "C-important-to",
        "3 Counts 3",
        c(
            rf"\b(?:is|are|remains?|be|will be|would be|seems|as|considers? it|finds it|found it|thinks? it) {ADVERBS}"
            r"(?:very |highly |incredibly |particularly |extremely |equally |also |more |most |so )?"
            r"(?:important|better|best|preferable|desirable|advisable|of (?:the )?(?:\w+ )?(?:importance|urgency)|a matter of urgency)"
            r"(?: also| therefore| here)? "
            rf"(?:to|that|{AGENT}to)\b"
        ),
        "should",
        2,
        ("important", "better", "best", "preferable", "desirable", "advisable", "importance", "urgency"),
        ("It is important to publish the data.", "It is very important that [the board] meet."),
        ("Rice is important to farmers.",),
        needs="impersonal",
    ),
    Cue(
        "C-importance",
        "3 Counts 3",
        c(
            r"\b(?:emphasi[sz]\w+|stress\w*|underlin\w+|underscor\w+|highlight\w*|point\w* (?:to|out)|acknowledg\w+|"
            r"recogni[sz]\w+|reiterat\w+|affirm\w*|reaffirm\w*|insist\w* on|not\w+|spoke of|drew attention to|recall\w*|"
            r"agreed on|raised|mentioned|echoed|argu\w+|saw|see|reminded \w+ of|attention to|emphasis on) (?:again |also )?"
            r"(?:the )?(?:\w{4,15} (?:and \w{4,15} )?)?"
            r"(?:importance|value|desirability|usefulness|benefits?|merits?|relevance|advantages?) (?:of|for|to|in)\b"
        ),
        "should",
        2,
        ("importance", "value", "desirability", "usefulness", "benefit", "merit", "relevance", "advantage"),
        ("The panel emphasized the importance of linking budgets to results.",),
        ("The importance of rice fell.", "She stressed the importance of the day."),
        needs="course-noun",
    ),
    Cue(
        "C-requires",
        "3 Counts 4",
        c(
            r"\b(?:this|these|it|that|doing so|which|[\w’']{2,30})(?: \w{2,20}ly| also| will| would| therefore| still)? "
            r"(?:requires?|demands?|necessitates?|calls? for) "
            r"(?=\w)"
        ),
        "must",
        2,
        ("require", "demand", "necessitate", "call for", "calls for"),
        ("This requires continual engagement by the board.", "Success will require a steady effort by all."),
        ("The law requires a licence.", "The permit requires a signature."),
        needs="requires",
    ),
    Cue(
        "C-argues-for",
        "3 Counts 3",
        c(r"\b(?:would |also |strongly |thus |therefore )?(?:argues?|militates?|speaks?|pleads?) (?:\w{2,20}ly )?(?:for|in favou?r of|against) (?=\w)"),
        "should",
        2,
        ("argue", "militate", "speak", "plead"),
        ("This would argue for a second review.", "All this speaks in favour of a longer mandate."),
        ("He speaks for the farmers.", "Lawyers argue for a living."),
        needs="argues",
        confidence=0.85,
    ),
    Cue(
        "C-needs-thing",
        "3 Counts 4",
        c(
            r"\b(?<!the )(?<!no )(?<!their )(?<!its )(?<!our )(?:needs?|requires?|lacks?) (?:\w{2,20}ly |also )?"
            r"(?!to\b|not\b|of\b|for\b|in\b|and\b|or\b|is\b|are\b|was\b|were\b|be\b|that\b|assess|only\b|it\b|them\b|as\b|"
            r"at\b|by\b|on\b|from\b|with\b|must\b|should\b|can\b|will\b|have\b|has\b|may\b|analys|which\b|who\b|over\b)(?=\w)"
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
    ),
    Cue(
        "C-would-be-useful",
        "3 Counts 3",
        c(
            rf"\b(?:would|could|might|may|can) {ADVERBS}be {ADVERBS}(?:most |very |more |particularly |also |of )?{COULD}"
        ),
        "could",
        2,
        ("would", "could", "might", "may", "can"),
        ("More regular reports would be welcome.", "A joint desk could be useful.", "It would be wise to wait."),
        ("The result would be harmful.",),
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
        ("important", "importance", "better", "best", "essential", "imperative", "necess", "crucial", "vital",
         "critical", "indispens", "paramount", "urgent"),
        ("A clear plan would be important.", "It will be important to keep the fund open."),
        ("The plan would be late.", "Next year will be better."),
        needs="worth-or-it",
    ),
    Cue(
        "C-more-useful",
        "3 Counts 3",
        c(
            r"\b(?:is|are) (?:also |therefore )?(?:more |most |very |particularly |highly )?(?:useful|preferable|advisable|"
            r"desirable|welcome|commendable|pragmatic|recommended|worthwhile|"
            r"worth (?:consider|explor|pursu|examin|try|repeat|extend)ing)\b"
            r"|\b(?:is|are) (?:also )?an? (?:[\w-]+,? ){0,2}(?:- [\w -]{3,40} - )?(?:welcome|pragmatic|useful|promising)\b"
        ),
        "could",
        2,
        ("useful", "prefer", "advisable", "desirable", "welcome", "commendable", "pragmatic", "recommended", "worth",
         "promising"),
        ("Phased transfers are more useful than sudden ones.", "A second audit is advisable."),
        ("Gold is useful.",),
        needs="worth",
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
    ),
    Cue(
        "C-time-to",
        "3 Counts 6",
        c(
            r"\b(?:it(?: is|’s|'s) (?:\w{2,10} )?(?:past |high |now |about )?time|(?:the )?time (?:has|is) "
            r"(?:now )?(?:come|ripe|right)|now is the (?:right )?(?:time|moment)|it is (?:now )?the (?:right )?moment) "
            rf"(?:{AGENT})?(?:to|that|we|for) ?(?=\w)"
        ),
        "should",
        2,
        ("time", "moment"),
        ("It is time to close the mine.", "The time has come for ministers to act.", "It is long past time for a fund."),
        ("It was time to go.",),
    ),
    Cue(
        "C-merit",
        "3 Counts 3",
        c(
            r"\b(?:merits?|deserves?|warrants?) (?:the |an? |more |further |greater |closer |special |[\w'’]+ ){0,4}"
            r"(?:attention|consideration|study|review|support|examination|analysis|discussion|action|scrutiny|exploration)\b"
        ),
        "should",
        2,
        ("merit", "deserve", "warrant"),
        ("The issue merits further study.",),
        ("The team merits praise.",),
    ),
    Cue(
        "C-demanding",
        "3 Counts 3",
        c(
            r"\b(?:demands|demanding|requiring|requires) (?:the |an? |our |urgent |immediate |\w+ ){0,2}(?:[\w-]+ ){0,3}?"
            r"(?:[\w-]+['’]s? )?(?:\w+ )?(?:attention|action|response|scrutiny)\b"
        ),
        "must",
        2,
        ("demand", "requir"),
        ("The drought is a crisis demanding the council's attention.",),
        ("The crowd was demanding a song.",),
    ),
    Cue(
        "C-way-is",
        "3 Counts 3",
        c(
            r"\b(?:the|an?|one|our|another|first|next|best|only|other|possible) (?:[\w-]+ ){0,3}"
            r"(?:way|steps?|option|solution|answer|priority|priorities|task|alternative|approach|remedy|measure|course|thing) "
            r"(?:[\w-]+ ){0,6}?(?:is|are|would be|will be|could be|may be|might be) (?:therefore |thus |also |simply )?(?:to|for) (?=\w)"
        ),
        "should",
        2,
        ("way", "step", "option", "solution", "answer", "priorit", "task", "alternative", "approach", "remedy",
         "measure", "course", "thing"),
        ("The best way forward is to merge the two funds.", "A first step would be to publish the data."),
        ("The task of the unit is to audit clinics.",),
        needs="way",
        confidence=0.8,
    ),
    Cue(
        "C-up-to",
        "3 Counts 3",
        c(
            r"\bit (?:is (?:now |therefore )?(?:up to|incumbent (?:up)?on|the (?:\w+ )?(?:responsibility|duty|task) of)|falls (?:up)?(?:on|to)|"
            r"remains for) [\w' ’,-]{2,80}? to (?=\w)"
        ),
        "must",
        2,
        ("it is", "it falls", "it remains"),
        ("It is up to the states to close this gap.", "It is incumbent upon donors to keep their word."),
        ("It was up to the states.",),
        confidence=0.8,
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
            r"\b(?:unfulfilled|outstanding|unimplemented|unmet|pending|neglected|remaining) (?:\w+ ){0,2}recommendations?\b"
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
            r"justify(?:ing)?|make|strengthen)s? (?:the |an? )?(?:\w+ )?(?:value|importance|desirability|merit|case|wisdom|urgency) "
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
            r"\b(?:there is|there remains|there was|we see|saw|sees) (?:\w+ ){0,3}(?:merit|value|virtue|benefit|sense) in (?=\w)"
            r"|\b(?:there is|remains?|we see|saw) (?:(?!no\b|little\b)\w+ ){0,3}(?:scope|room|potential|space) (?:for (?=\w)|to (?=\w))"
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
        ),
        "should",
        2,
        ("work", "more", "room"),
        ("There is some work to be done to draw links.",),
        ("The work was done.",),
    ),
    Cue(
        "C-includes",
        "3 Settled: design",
        c(
            r"\b(?:this|that|these|it|(?:the )?(?:measures|steps|recommendations|priorities|actions|options|reforms|"
            r"proposals|efforts)) (?:\w+ )?(?:includes?|involves?|means|entails?|starts? with|begins? with)(?:, [^,]{3,40},)? "
            rf"(?:also )?(?=\w{{2,20}}ing\b|the (?:authority|power|right|ability) to|{COURSE} )"
        ),
        "could",
        2,
        ("includ", "involve", "mean", "entail", "start", "begin"),
        ("These include adding schools to the plan.",),
        ("The town includes a school.",),
        needs="after",
        confidence=0.8,
    ),
)
