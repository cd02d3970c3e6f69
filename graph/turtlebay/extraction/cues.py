"""The cues: words that put a course of action forward (guidelines, section 3, "Counts")."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.rules import Cue
from turtlebay.extraction.rules import compile_cue as c

__all__ = ["CUES"]

ADV: Final = r"(?:(?:\w+ly|also|always|never|not|now|still|then|thus|therefore|further|rather|first|at least|all|both|each|instead|in turn|as well|perhaps|well|once|again) ){0,3}"
WORTH_MUST: Final = r"(?:essential|imperative|necessary|crucial|vital|critical|indispensable|paramount|urgent|key)"
WORTH_COULD: Final = (
    r"(?:useful|welcome|welcomed|desirable|helpful|beneficial|valuable|worthwhile|advisable|worth \w+ing|appropriate|"
    r"prudent|wise|sensible|a good idea|a (?:\w+ ){0,2}(?:useful|welcome|valuable|positive|good|helpful|major|big) "
    r"\w+|huge steps?|an? (?:\w+ ){0,2}step)"
)
COURSE: Final = (
    r"(?:more|greater|better|stronger|further|additional|improved|increased|enhanced|closer|continued|sustained|urgent|"
    r"effective|regular|deeper|wider|broader|early|full|fuller|clear|clearer|adequate|consistent|sufficient)"
)

CUES: Final[tuple[Cue, ...]] = (
    # -- modals of the recommended clause (rank 1) ----------------------------------------------------------------
    Cue(
        "C-should",
        "3 Counts 1",
        c(rf"\b(?:should|ought to|shall) (?!have \w+ed\b|have been)"),
        "should",
        1,
        ("The board should meet every month.", "Schools ought to open earlier."),
        ("It should be noted that prices fell.", "Should the chair resign, the deputy acts."),
    ),
    Cue(
        "C-should-end",
        "3 Counts 1",
        c(r"\b(?:should|must)(?: \w+ly)?[:,—–-]"),
        "should",
        1,
        ("The board should: open schools.",),
        ("The schools opened early.",),
    ),
    Cue(
        "C-must",
        "3 Counts 1",
        c(r"\bmust (?!have been|have \w+ed\b)"),
        "must",
        1,
        ("The council must publish its accounts.",),
        ("The letter must have been lost.",),
    ),
    Cue(
        "C-needs-to",
        "3 Counts 1",
        c(rf"\b(?:needs?|will need|would need) {ADV}to (?:be )?"),
        "must",
        1,
        ("The agency needs to hire auditors.", "Rules need to be updated."),
        ("There was no need to hurry.",),
    ),
    Cue(
        "C-has-to",
        "3 Counts 1",
        c(rf"(?<!\bwould )\b(?:has|have) {ADV}to (?!do with|date\b|offer\b|say\b)"),
        "must",
        1,
        ("Banks have to hold more capital.",),
        ("The report has to do with trade.",),
        needs="action",
    ),
    Cue(
        "C-is-to-be",
        "3 Counts 1",
        c(
            rf"\b(?:is|are) {ADV}(?:encouraged|urged|invited|requested|asked|advised|recommended|expected|called on|"
            r"called upon) to "
        ),
        "should",
        1,
        ("States are encouraged to report.", "The mayor is urged to resign."),
        ("States were encouraged by the news.",),
    ),
    Cue(
        "C-had-better",
        "3 Counts 1",
        c(
            r"\b(?:can|could|may) (?:and (?:should|must) )?do (?:a )?(?:much |far )?"
            r"(?:better|more)\b"
        ),
        "could",
        1,
        ("The office can do a better job of listening.", "Donors could do more."),
        ("The office does better now.",),
    ),
    Cue(
        "C-may-wish",
        "3 Counts 2",
        c(r"\b(?:may|might|could) (?:also |well |therefore )?(?:wish|want|like|choose) to "),
        "could",
        1,
        ("The assembly may wish to consider a fund.",),
        ("The assembly wished to consider a fund.",),
    ),
    Cue(
        "C-could",
        "3 Counts 2",
        c(rf"\b(?:could|might) {ADV}(?=\w)"),
        "could",
        1,
        ("The council could pay more attention to schools.", "The mayor could be invited to the board."),
        ("The decision could be hard.", "Delays could lead to losses."),
        needs="course",
    ),
    Cue(
        "C-may-course",
        "3 Counts 2",
        c(
            r"\bmay (?:be time|offer \w+ (?:\w+ ){0,3}opportunit|be (?:useful|worth|helpful|"
            r"advisable|desirable|appropriate|necessary|best) )"
        ),
        "could",
        1,
        ("It may be time for the board to step back.",),
        ("The board may fail.",),
    ),
    Cue(
        "C-would-design",
        "3 Settled: design",
        c(
            rf"\bwould {ADV}(?:serve|chair|report|coordinate|be charged|be tasked|"
            r"be responsible|oversee|advise|consist|comprise|be composed|meet|"
            r"be led|be chaired|convene|monitor|review)\b"
        ),
        "could",
        2,
        ("The chair would report back to the board.",),
        ("The step would free funds.",),
        needs="proposal",
    ),
    # -- statements of need and worth (rank 2) --------------------------------------------------------------------
    Cue(
        "C-need-for",
        "3 Counts 3",
        c(
            r"(?<!no )(?<!not )(?<!without )\b(?:an? |the |urgent |clear |also |great |pressing |continued |continuing |"
            r"this |is )?(?:need|necessity|imperative|urgency) (?:to|for|of) (?!knowledge|assessment)"
        ),
        "must",
        2,
        (
            "There is a need to train judges.",
            "The cases show the need for the board to adapt.",
            "The imperative to protect patients was raised.",
        ),
        ("There is no need to hurry.", "Assess needs for staff."),
    ),
    Cue(
        "C-essential-to",
        "3 Counts 3",
        c(
            rf"\b(?:it|this|which|that)?\s?(?:is|was|are|remains?|be|will be|seems|as|considers? it|found it|deems? it) "
            rf"{ADV}(?:absolutely |equally |also )?{WORTH_MUST} (?:to|that|for [\w' -]{{2,60}}? to)\b"
        ),
        "must",
        2,
        ("It is essential to train judges.", "It is vital that the board meet."),
        ("Trust is essential for trade.",),
    ),
    Cue(
        "C-essential",
        "3 Counts 3",
        c(rf"\b(?:is|are|will be|remains?) {ADV}{WORTH_MUST}\b(?! to| that)"),
        "must",
        2,
        ("Regular training is essential.", "Closer coordination between agencies is crucial."),
        ("Water is essential.",),
        needs="worth",
    ),
    Cue(
        "C-needed",
        "3 Counts 3",
        c(rf"\b(?:is|are|will be) (?:\w+ly )?(?:also )?(?:needed|required|called for)\b"),
        "must",
        2,
        ("Stronger rules are urgently needed.", "More training is required."),
        ("What posts are needed?",),
        needs="worth",
    ),
    Cue(
        "C-important-to",
        "3 Counts 3",
        c(
            rf"\b(?:is|was|are|remains?|be|would be|as|considers? it) {ADV}(?:very |highly |incredibly |particularly |"
            r"extremely |equally |also |more )?(?:important|better|best|preferable) (?:to|that|for [\w' -]{2,60}? to)\b"
        ),
        "should",
        2,
        ("It is important to publish the data.", "It is very important that the board meet."),
        ("Rice is important to Japan's farmers.",),
    ),
    Cue(
        "C-importance",
        "3 Counts 3",
        c(
            r"\b(?:emphasi[sz]\w+|stress\w*|underlin\w+|underscor\w+|highlight\w*|point\w* to|acknowledg\w+|recogni[sz]\w+|"
            r"reiterat\w+|affirm\w*|reaffirm\w*|insist\w* on|not\w+) (?:again )?(?:the )?(?:critical |crucial |great |"
            r"vital |central |particular |utmost |paramount |fundamental |continued |growing )?"
            r"(?:importance|value|desirability|usefulness|benefits?|urgency|necessity) (?:of|for|to|in)\b"
        ),
        "should",
        2,
        ("The panel emphasized the importance of linking budgets to results.",),
        ("The importance of rice fell.",),
        needs="course-noun",
    ),
    Cue(
        "C-requires",
        "3 Counts 4",
        c(
            r"\b(?:this|these|it|that|doing so|which|success|progress|[\w’']+)(?: \w+ly| also| will| would| therefore)? "
            rf"(?:requires?|demands?|necessitates?|calls? for|argues? for) (?={COURSE}|an? |the |that |\w+ing |[a-z]+ )"
        ),
        "must",
        2,
        ("This requires continual engagement by the board.",),
        ("The law requires a licence.",),
        needs="requires",
    ),
    Cue(
        "C-needs-thing",
        "3 Counts 4",
        c(
            rf"\b(?<!the )(?<!no )(?<!their )(?<!its )(?<!our )(?<!s )(?:needs?|require|lacks?) (?={COURSE}|an? |the |"
            r"staff|expertise|support|funding|resources|improvement|reform|attention|people|tools|clear|adequate|time|"
            r"training|multilateral|multi-|\w+ governance)"
        ),
        "must",
        2,
        ("Clinics need expertise in law.", "The rules need improvement."),
        ("They met the needs of all.",),
        needs="need-subject",
    ),
    Cue(
        "C-would-be-useful",
        "3 Counts 3",
        c(
            rf"\b(?:would|could|might|may|can) {ADV}be {ADV}(?:most |very |more |particularly |also )?"
            rf"{WORTH_COULD}"
        ),
        "could",
        2,
        ("More regular reports would be welcome.", "A joint desk could be useful."),
        ("The result would be harmful.",),
    ),
    Cue(
        "C-would-be-important",
        "3 Counts 3",
        c(rf"\bwould {ADV}be {ADV}(?:very )?(?:important|{WORTH_MUST}|better|best)\b"),
        "should",
        2,
        ("A clear plan would be important.",),
        ("The plan would be late.",),
    ),
    Cue(
        "C-benefit-from",
        "3 Counts 3",
        c(rf"\b(?:could|would|might|should) {ADV}(?:benefit|profit|gain) from\b"),
        "could",
        1,
        ("The draft could benefit from more detail.",),
        ("Farmers benefit from rain.",),
    ),
    Cue(
        "C-more-useful",
        "3 Counts 3",
        c(
            r"\b(?:is|are) (?:more |most |very |particularly |highly )?(?:useful|preferable|"
            r"advisable|desirable|welcome|commendable|worth (?:consider|explor|pursu|examin)ing)\b"
            r"|\bis (?:also )?an? (?:\w+ - and \w+ \w+ \w+ - |\w+,? )?(?:welcome|pragmatic|useful)\b"
        ),
        "could",
        2,
        ("Phased transfers are more useful than sudden ones.", "A second audit is advisable."),
        ("Gold is useful.",),
        needs="worth",
    ),
    Cue(
        "C-opportunity",
        "3 Counts 6",
        c(
            r"\b(?:opportunit(?:y|ies)|chance|moment|time) (?:for [\w' -]{2,60}? )?to (?=\w)"
            r"|\b(?:offers?|provides?|presents?) (?:\w+ ){0,3}(?:opportunit|window)\w*"
        ),
        "could",
        2,
        ("The renewal offers an opportunity to redraw the plan.", "It may be time for the board to step back."),
        ("She took the opportunity to thank him.",),
        needs="opportunity",
    ),
    Cue(
        "C-merit",
        "3 Counts 3",
        c(
            r"\b(?:merits?|deserves?|warrants?|demand(?:s|ing)) (?:the |an? |more |further |greater |"
            r"closer |special |\w+['’]?s? ){0,4}(?:attention|consideration|study|review|support|"
            r"examination|analysis|discussion|action)\b"
        ),
        "must",
        2,
        ("The issue merits further study.",),
        ("The team merits praise.",),
    ),
    # -- verbs that report or perform advice (rank 3) -------------------------------------------------------------
    Cue(
        "C-recommend",
        "3 Counts 4",
        c(
            r"\b(?:recommend(?:s|ed|ing)?|advise[sd]?|advocate[sd]?|favou?r(?:s|ed)?|prescribe[sd]?) "
            r"(?!in\b|by\b|as\b|good\b|practice)(?=(?:that|to|the|an?|against|more|greater|\w+ing|[\w'’-]+ ){1})"
        ),
        "should",
        3,
        (
            "The panel recommends that the fund be doubled.",
            "We recommend closing the mine.",
            "One member advised against a ban.",
        ),
        ("The dish is recommended by chefs.",),
        needs="asks",
    ),
    Cue(
        "C-recommendation-is",
        "3 Counts 4",
        c(
            r"\b(?:our|the|one|a|another|first|second|third|final|key|main|principal|its|their) (?:\w+ ){0,2}(?:recommendation|"
            r"advice|proposal|suggestion|request|plea|call)s? (?:here |thus |would |therefore )?(?:is|was|are|were|be|"
            r"included?) (?:\w+ly |thus |therefore |also )?(?:to|for|that)\b"
        ),
        "should",
        3,
        ("Our recommendation is to close the mine.", "Another proposal was for the board to vote."),
        ("The recommendation was rejected.",),
    ),
    Cue(
        "C-call-for",
        "3 Counts 4",
        c(
            r"\b(?:calls?|called|calling|appeal(?:s|ed)?|pleaded|pressed|push(?:ed|es)|lobb(?:y|ied)|"
            r"pleas?) (?:\w+ly |also |again )?(?:for|on|upon) (?=\w)"
        ),
        "should",
        3,
        ("Members called for a fresh look at the budget.", "We call on states to pay."),
        ("The plan called for ten ships.",),
        needs="asks",
    ),
    Cue(
        "C-urge",
        "3 Counts 4",
        c(
            r"\b(?:urg(?:e|es|ed|ing)|exhort(?:s|ed)?|implor\w+|beseech\w*|insist(?:s|ed)? "
            r"(?:on|that)|demand(?:s|ed)? (?:that|an?|the|all)|press(?:es|ed)? \w+ to) (?=\w)"
        ),
        "should",
        3,
        ("Some urged the use of more mediation.", "We urge the mayor to act."),
        ("An urge to travel.",),
        needs="asks",
    ),
    Cue(
        "C-suggest",
        "3 Counts 4",
        c(r"\b(?:suggest(?:s|ed|ing)?|propos(?:e|es|ed|ing)) (?=that |the |an? |to |\w+ing |more |for )"),
        "could",
        3,
        ("It was suggested that the board could meet monthly.", "Several members proposed a new fund."),
        ("The data suggest that prices fell.",),
        needs="asks",
    ),
    Cue(
        "C-encourage",
        "3 Counts 4",
        c(r"\b(?:encourag(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|welcomes?) (?=\w)"),
        "could",
        3,
        ("One state encouraged all others to sign.", "We invite donors to contribute."),
        ("The weather encouraged growth.",),
        needs="asks",
    ),
    Cue(
        "C-request",
        "3 Counts 8",
        c(
            r"\b(?:request(?:s|ed)?|ask(?:s|ed)?|direct(?:s|ed)?|instruct(?:s|ed)?) (?=the |that |all |states )"
            r"(?:[\w'’-]+ ){1,8}?to (?=\w)|\brequests? that "
        ),
        "should",
        3,
        ("The assembly requests the secretary to report.", "We ask the ministry to direct the agency to audit."),
        ("The request was refused.",),
        needs="asks",
    ),
    Cue(
        "C-agreed-need",
        "3 Counts 4",
        c(r"\b(?:spoke|speaks|argu\w+|case) (?:of|for|in favou?r of) (?:the need for )?(?=\w)"),
        "should",
        3,
        ("Several spoke in favour of a ban.",),
        ("He spoke of war.",),
        needs="in-favour",
    ),
    Cue(
        "C-would-like",
        "3 Counts 4",
        c(r"\bwould (?:also )?(?:like|love|prefer|hope) to see\b|\bhopes? to see\b"),
        "should",
        3,
        ("We would like to see the fund grow.",),
        ("We would see him often.",),
    ),
    Cue(
        "C-calls",
        "3 Counts 4",
        c(
            r"\b(?:were|was|are|been) (?:\w+ ){0,3}(?:calls?|demands?|appeals?|proposals?|suggestions?|requests?|pleas?) "
            r"(?:for|to|that) |\bresponds? to calls\b"
        ),
        "should",
        3,
        ("There were several calls for a closer tie.",),
        ("He had many calls.",),
    ),
    Cue(
        "C-value-of",
        "3 Counts 3",
        c(
            r"\b(?:underscore|underline|highlight|show|demonstrate|illustrate|suggest|reveal|confirm|"
            r"point to|justify(?:ing)?)s? (?:the )?(?:\w+ )?(?:value|importance|need|desirability|merit|case) "
            r"(?:of|for|in) "
        ),
        "should",
        2,
        ("These facts underscore the value of a shared plan.",),
        ("The value of the coin fell.",),
    ),
    Cue(
        "C-work-to-do",
        "3 Counts 3",
        c(
            r"\b(?:there is|remains?|much|more|some) (?:\w+ )?(?:work|more|room) (?:\w+ )?(?:to be done|to do|"
            r"needs doing|for improvement)\b"
        ),
        "should",
        2,
        ("There is some work to be done to draw links.",),
        ("The work was done.",),
    ),
)
