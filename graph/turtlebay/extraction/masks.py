"""The masks: words in which a cue puts nothing forward (guidelines, section 3, "Does not count")."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.lexicon import REPORTING
from turtlebay.extraction.rules import Mask
from turtlebay.extraction.rules import compile_cue as c

__all__ = ["MASKS"]

SEEING: Final = (
    r"(?:noted|recalled|recogni[sz]ed|stressed|emphasi[sz]ed|remembered|acknowledged|understood|mentioned|pointed out|"
    r"underlined|highlighted|added|borne in mind|kept in mind|clear|obvious|commended|congratulated|surprising|possible)"
)
ASKING: Final = (
    r"(?:discuss\w*|ask\w*|explor\w+|consider\w*|debat\w+|question\w*|examin\w+|describ\w+|address\w*|explain\w*|"
    r"understand\w*|know\w*|unclear|wonder\w*|regarding|on|about|of|over|to|see|show\w*|decide\w*|determin\w+|detail\w*|"
    r"specif\w+|identif\w+|outlin\w+|illustrat\w+|elaborat\w+|tell\w*)"
)

MASKS: Final[tuple[Mask, ...]] = (
    Mask(
        "M-seen",
        "3 Does not count: a way to see things",
        c(
            rf"\b(?:should|must|may|might|could|can|needs? to|has to|have to) (?:also |always |first |not )?(?:be )?{SEEING}\b"
            r"|\b(?:should|must|need) (?:also )?(?:note|recall|remember|recogni[sz]e|stress) that\b"
            r"|\bit (?:is|should be|must be) (?:also )?(?:important|essential|worth|necessary) (?:to )?(?:not\w+|recall\w*|"
            r"remember\w*|stress\w*|recogni[sz]\w+|point\w* out|emphasi[sz]\w+|understand\w*) (?:that|here)"
        ),
        ("It should be noted that prices fell.", "It is important to note that rain fell."),
        ("The board should note the report.",),
    ),
    Mask(
        "M-inversion",
        "3 Fields: condition",
        re.compile(r"^\W*(?:Should|Could|Might|Were)\s"),
        ("Should the chair resign, the deputy acts.",),
        ("The chair should resign.",),
    ),
    Mask(
        "M-asked",
        "3 Does not count: a question or topic",
        c(
            rf"\b{ASKING} (?P<m>(?:how|why|whether|what|which|who|where|when|if)\b(?:(?!\. |; |: | but | and (?:that|should)\b)[^,]){{0,140}}?\b"
            r"(?:could|should|might|must|may|can|needs? to|have to|has to)\b(?: \w+){0,3})"
        ),
        ("They discussed how the board could meet more often.",),
        ("It is a tool of which the board could make use.",),
    ),
    Mask(
        "M-condition",
        "3 Fields: condition",
        c(
            r"\b(?P<m>(?:if|unless|provided that|even if|in case|were it) [^,;.]{3,120}?\b(?:could|should|might|must|may|can|needs?|have to|has to|"
            r"are to|is to|is needed|are needed)\b)"
        ),
        ("If the board must vote, it does so in May.",),
        ("The board must vote.",),
    ),
    Mask(
        "M-past",
        "3 Does not count: what was",
        c(
            r"\b(?:should|could|might|must|may|ought to) (?:not )?have (?:been|\w+(?:ed|en|ne|wn|ade|eld|ept|eft|ost|ut|one))\b"
            r"|\b(?:needed|required|had|was|were|used) to (?:be )?\w+"
            r"|\bit (?:was|had been) (?:necessary|essential|important|crucial) (?:to|that)\b"
        ),
        ("The fund should have been doubled.", "The board needed to vote."),
        ("The fund should be doubled.",),
    ),
    Mask(
        "M-law",
        "3 Does not count: a rule of law that the document reports",
        c(
            r"\b(?:Articles?|Chapters?|Sections?|Paragraphs?|Rules?|the (?:charter|law|constitution|treaty|statute|act|regulations?|"
            r"convention|protocol|rules)|the \w+ (?:Act|Convention|Charter|Law|Statute)|law|legislation|regulations|"
            r"international (?:\w+ )?law)(?: \d+\w*| [IVX]+)?(?: of (?:the )?[\w' ]{2,50}?)? (?:also |further |thus )?(?P<m>calls? for|"
            r"requires?|demands?|provides?|must|shall|may|prohibits?|obliges?|stipulates?)\b"
            r"|\b(?:under|pursuant to|in accordance with|according to) (?:the |international |\w+ ){0,3}(?:law|Charter|Article|Convention|Act|treaty)\b"
            r"[^.;]{0,80}?\b(?P<n>may|must|shall)\b"
        ),
        ("Article 9 calls for annual reports.", "The law requires a licence."),
        ("The board calls for annual reports.",),
    ),
    Mask(
        "M-called-upon",
        "3 Does not count: what is done",
        c(
            r"\b(?:is|are|was|were|been|being) (?:now |often |increasingly )?(?:called upon|required|asked|expected|obliged|able|designed|meant|"
            r"intended|supposed|likely|set) to\b"
        ),
        ("The office is now called upon to audit.",),
        ("The board calls upon the office to audit.",),
    ),
    Mask(
        "M-common-claim",
        "3 Does not count: claim not held",
        c(
            r"\b(?:common|easy|tempting|fashionable|possible|often|sometimes|wrongly|mistakenly) (?:to )?(?:claim\w*|argue\w*|assum\w+|"
            r"suggest\w*|thought|believed|said) that [^,;.]*"
        ),
        ("It is common to claim that the mayor should lead.",),
        ("We claim that the mayor should lead.",),
    ),
    Mask(
        "M-ideal",
        "3 Does not count: an ideal world",
        c(r"\bin an? (?:ideal|perfect) world\b.*"),
        ("In an ideal world, the board would vote.",),
        ("The board should vote.",),
    ),
    Mask(
        "M-purpose",
        "3 Does not count: the aim of the meeting",
        c(
            r"\b(?:aims?|aimed|goals?|objectives?|purpose|designed|intended|arranged|sought|seeks?|hopes?|hoped|intends?|intended) "
            r"(?:of [^.;]{3,60}? (?:is|was|were) |is |was |were )?to (?:\w+ ){0,2}\w+"
        ),
        ("The aim of the meeting was to see what is needed.",),
        ("The board needs to see.",),
    ),
    Mask(
        "M-possible-effect",
        "3 Does not count: possibility, prediction or capability",
        c(
            r"\b(?:could|might|may|can) (?:also |well |easily |potentially |even |then |thus |further |only |still |eventually |ultimately |both |always |often |sometimes |never |no longer )*"
            r"(?:not |be (?:hard|harder|difficult|too|seen|said|found|argued|attributed|explained|traced|affected|threatened|undermined|lost|"
            r"expected|problematic|dangerous|costly|counterproductive|used to (?:justify|attack|harm)|a (?:sign|result|risk|threat|problem|danger|"
            r"cause|challenge)|due|caused|linked|considered an?|the case|highly|unreasonable|perceived|regarded|interpreted|"
            r"misused|abused|so|as (?:high|low|much|many)|more than|less than|up to|able)\b|lead|result|cause|mean|undermine|jeopardi[sz]e|"
            r"risk|become|prove|affect|limit|hamper|hinder|endanger|threaten|exacerbate|worsen|trigger|fuel|harm|damage|destabili[sz]e|"
            r"weaken|erode|dilute|divert|delay|complicate|impede|suffer|lose|fail|cost|face|pose|reflect|indicate|imply|"
            r"explain|entail|generate|catalyze|spur|produce|arise|occur|happen|emerge|come to|end up|exceed|vary|differ|depend|"
            r"overburden|backfire|deter|discourage|prevent (?:the|them|it)|create (?:problems|risks|confusion|tension)|contain|"
            r"act as a trigger|overlap|duplicate|contribute to (?:the )?(?:risk|problem|conflict|instability)|have (?:an?|the|serious|negative|"
            r"severe|adverse|no|significant|devastating|far|been)|unleash|drive|infer|imagine|see\b|expect|say|stand|remain (?:un|in)|feed into|"
            r"represent|constitute|appear|seem|tell|show|offer (?:significant|some|economic|many))"
        ),
        ("The decision could be hard.", "Delays could lead to losses."),
        ("The board could meet in May.",),
    ),
    Mask(
        "M-relative-could",
        "3 Does not count: possibility in a relative clause",
        c(r"\b(?P<m>(?:that|which|who) (?:\w+ly )?(?:could|might|may|can|would) (?:\w+ ){0,2})"),
        ("It is a gap that the union could fill one day.",),
        ("The union could fill the gap.",),
    ),
    Mask(
        "M-who-need",
        "3 Does not count: a description of people",
        c(
            r"\b(?:those|people|families|children|persons|countries|anyone|everyone) (?:most )?(?P<m>(?:in|who|that) need\w*)\b"
            r"|\b(?:as|if|when|where|whenever|wherever) (?:needed|required|necessary)\b|\bin need of\b|\bneeds? assessments?\b|\bbasic needs\b"
        ),
        ("Food went to those who need it.",),
        ("Clinics need staff.",),
    ),
    Mask(
        "M-no-need",
        "3 Does not count: no course put forward",
        c(
            r"\b(?:no|not|without|any|little|less|don['’]t|doesn['’]t|does not|do not|did not|would not|hardly) (?:longer )?(?:need|require|necess\w+|have to|has to)\b"
        ),
        ("There is no need to hurry.", "The plan does not need a vote."),
        ("There is a need to hurry.",),
    ),
    Mask(
        "M-quoted",
        "3 Does not count: words quoted from others",
        re.compile(r"(?<![\w’'])[“\"](?P<m>[^”\"]{25,400})[”\"]"),
        ("He said “we should all have left the room by then”.",),
        ("We should all leave “the room”.",),
    ),
    Mask(
        "M-intends",
        "3 Settled: a speaker's intentions",
        c(
            r"\b(?:I|we|it|he|she|they) (?:also )?(?:intends?|plans?|hopes?|expects?|looks? forward|looked forward|stands? ready|will|shall) "
            r"(?:to )?(?:\w+ )?"
        ),
        ("I shall report in May.",),
        ("The board shall report in May.",),
    ),
    Mask(
        "M-courtesy",
        "3 Settled: courtesy",
        c(
            r"\b(?:would like to (?:thank|express|acknowledge|congratulate|commend|reiterate|take)|would be grateful|should be commended|"
            r"deserves? (?:praise|recognition|credit)|please see|see also|for more information)\b"
        ),
        ("We would like to thank the mayor.",),
        ("We would like to see the mayor act.",),
    ),
    Mask(
        "M-recommended-past",
        "3 Does not count: what a past meeting decided",
        c(
            r"\b(?:had|has been|have been|was|were|previously|already|earlier|in (?:19|20)\d\d) (?:also )?(?:recommended|urged|called for|requested|"
            r"proposed|suggested|encouraged) (?:in|by|to|as)\b|\b(?:as|are) (?:previously |also )?(?:recommended|requested|suggested|proposed) (?:by|in)\b"
        ),
        ("The fund was proposed by the union.",),
        ("The union proposed a fund.",),
    ),
)

REPORTED: Final = re.compile(rf"\b(?:{REPORTING})\b", re.IGNORECASE)
"""A verb that reports speech."""
