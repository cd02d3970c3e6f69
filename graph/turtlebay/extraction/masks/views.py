"""The masks of ways to see things, questions, topics and conditions."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.rules import Mask
from turtlebay.extraction.rules import compile_cue as c

__all__ = ["VIEWS"]

SEEING: Final = (
    r"(?:not(?:e|ed|ing)|recall(?:ed)?|recogni[sz]ed?|stress(?:ed)?|emphasi[sz]ed?|remember(?:ed)?|acknowledged?|"
    r"understood|"
    r"understand|forget|forgotten|mention(?:ed)?|point(?:ed)? out|underlined?|highlight(?:ed)?|add(?:ed)?|bear in "
    r"mind|borne in mind|"
    r"keep in mind|kept in mind|reali[sz]ed?|know|admit(?:ted)?|concede|ask (?:ourselves|whether|how|why|what)|"
    r"be (?:aware|clear|mindful|honest|proud|grateful|obvious|apparent)|say)"
)
ASKING: Final = (
    r"(?:discuss\w*|ask\w*|explor\w+|consider(?:ed|ing)?|debat\w+|question\w*|examin(?:ed|ing)|describ\w+|"
    r"address(?:es|ed|ing)?|establish(?:es|ed|ing)?|"
    r"explain\w*|understand\w*|know\w*|unclear|wonder\w*|regarding|see|show\w*|decid\w+|determin\w+|detail\w*|"
    r"specif\w+|"
    r"identif\w+|outlin\w+|illustrat\w+|elaborat\w+|tell\w*|clarif\w+|assess\w*|analy[sz]\w+|reflect\w* on|depends? "
    r"on|silent on|say|says|saying)"
)
ABOUT: Final = r"(?:of|on|over|about|to|as to|in|for)"
WHICH: Final = r"which (?!the\b|it\b|they\b|we\b|is\b|are\b|should\b|must\b|could\b)"
MODAL: Final = r"(?:could|should|might|must|may|can|would|ought|needs?|has|have|is|are)"
EMBEDDED: Final = (
    rf"(?:(?! and (?:that|should|called|urged)\b| but )[^,;:.]){{0,160}}?\b{MODAL}\b(?:/\w+)?[^,;:.]{{0,60}}"
)

VIEWS: Final[tuple[Mask, ...]] = (
    Mask(
        "M-seen",
        "3 Does not count: a way to see things",
        c(
            r"\b(?:should|must|may|might|could|can|needs? to|has to|have to|ought to) (?:also |always |first |not |"
            r"now |"
            rf"\w{{2,20}}ly )?(?:be )?{SEEING}(?:,? (?:that|here|how|what|why|whether|in this|too|at the outset)\b)",
            rf"|\b(?:it|this) (?:should|must|may|might|could|can|needs to|has to) (?:also |not |now |\w{{2,20}}ly "
            rf")?be {SEEING}\b",
            r"|\bit (?:is|should be|must be|would be|may be) (?:also |therefore )?(?:important|essential|worth|"
            r"necessary|useful|"
            r"helpful|crucial|vital) (?:to )?(?:not\w+|recall\w*|remember\w*|stress\w*|recogni[sz]\w+|point\w* out|"
            r"emphasi[sz]\w+|understand\w*|bear\w* in mind|keep in mind|reali[sz]\w+|acknowledg\w+|mention\w*|"
            r"underlin\w+|"
            r"highlight\w*|be clear)\b",
            r"|\b(?:should|must|ought to|need to) (?:\w+ )?be (?:viewed|regarded|thought of|understood) as\b",
            r"|\bshould (?:come as no|be no) surprise|\bshould not (?:be|come as a) surpris\w+",
        ),
        ("should", "must", "may", "might", "could", "can", "need", "has to", "have to", "ought", "it is", "it would"),
        (
            "It should be noted that prices fell.",
            "It is important to note that rain fell.",
            "We must remember that this war was long.",
        ),
        (
            "The board should note the report.",
            "Mandates should be clear and short.",
            "The draft should acknowledge past harm.",
        ),
    ),
    Mask(
        "M-prospect",
        "3 Does not count: possibility, prediction",
        c(r"\b(?:possibility|risk|danger|likelihood|probability|prospect|fears?|threat) (?P<m>that\b[^.;]{0,200})"),
        ("possibility", "risk", "danger", "likelihood", "probability", "prospect", "fear", "threat"),
        ("There is a risk that ministers could appoint a rival.",),
        ("The risk is high, and ministers should appoint a joint envoy.",),
    ),
    Mask(
        "M-so-that",
        "3 Settled: effects do not count",
        c(r"(?<!, )\bso(?: that)? (?P<m>(?!should\b|must\b)[^.;,:]{2,120}? (?:could|might|may)\b)"),
        (" so ",),
        ("The law was changed so that mayors could vote.",),
        ("Doubts remain, so the mayor could be invited to the board.",),
    ),
    Mask(
        "M-refused",
        "3 Does not count: what somebody does not put forward",
        c(
            r"\b(?:do|does|did) not (?:agree|accept|concur|consider|believe|think|share the view) "
            r"(?P<m>(?:that|it)\b[^.;]{0,250})"
            r"|\bdisagree[sd]? (?:with [^.;,]{2,80}? )?(?P<n>that\b[^.;]{0,250})"
            r"|\b(?:no one|nobody|none|neither)\b[^.;]{0,40}? "
            r"(?P<p>(?:suggest|recommend|propos|argu)\w* that\b[^.;]{0,250})"
            r"|\bfrom (?P<o>(?:recommending|suggesting|proposing|urging) that\b[^.;]{0,250})"
        ),
        (" not ", "disagree", " from ", "no one", "nobody", "none", "neither"),
        (
            "The agency does not agree that the fund should be doubled.",
            "We do not believe it is necessary to wait.",
            "We disagree with the comment that the fund should be doubled.",
            "No one has suggested that the fund should be doubled.",
            "The law kept the agency from recommending that the fund should be doubled.",
        ),
        ("The agency does not pay, so the fund should be doubled.",),
    ),
    Mask(
        "M-speaker",
        "3 Settled: courtesy; a way to see things",
        c(
            r"\b(?:I|we) (?P<m>(?:should|must|have to|need to|ought to|might|could|may) (?:also |first |now |however "
            r"|again |\w{2,20}ly )*"
            r"(?:like to (?!urge|call|appeal|recommend|ask|request|encourage|invite|suggest|propose|see)|add|report|"
            r"say|confess|"
            r"admit|express|stress|emphasi[sz]e|note|point out|draw (?:the |your )?attention|mention|recall|inform|"
            r"underline|"
            r"thank|stop here|conclude|leave it|turn to|repeat|refer|explain|warn|observe|remark|apologi[sz]e)\b)"
        ),
        ("should", "must", "have to", "need to", "ought", "might", "could", "may"),
        ("I should like to thank the mayor.", "I must report that the talks failed."),
        ("We must act.", "I should like to urge both sides to talk."),
    ),
    Mask(
        "M-effect",
        "3 Settled: effects do not count",
        c(
            r"\b(?P<m>(?:this|that|these|which|it|such (?:an? )?\w+|the (?:\w+ )?(?:results?|effects?|moves?|"
            r"changes?|outcome|savings)) "
            r"(?:should|must|ought to) (?:also |in turn |then |thus |\w{2,20}ly )*(?:allow|enable|help|permit|"
            r"facilitate|lead|"
            r"result|make it (?:possible|easier)|contribute|suffice|prove|mean|give rise|go some way|free|pave|bring "
            r"about|yield|"
            r"come as|save)\b)"
        ),
        ("should", "must", "ought"),
        ("This should help to calm the town.", "The port was sold, which should lead to lower fees."),
        ("This should include a check of all pumps.", "The board should help the town."),
    ),
    Mask(
        "M-inversion",
        "3 Fields: condition",
        re.compile(
            r"^\W*(?:Should|Could|Might|Were)\s|(?:, |; |— ?|\b(?:and|or|but|that|as|even|only) )should (?=(?:the|"
            r"any|an?|this|these|it|"
            r"they|we|he|she|such|there|either|one|no|my|your|both)\b(?! (?:\w+ ){0,2}be\b))"
        ),
        (),
        ("Should the chair resign, the deputy acts.", "The fund closes, should the talks fail."),
        ("The chair should resign.",),
    ),
    Mask(
        "M-asked",
        "3 Does not count: a question or topic",
        c(
            r"(?<!\bdisagreement )(?<!\bdisagreed )(?<!\bdivided )(?<!\bdiffered )"
            rf"\b(?:{ASKING} (?:\w{{2,20}}ly )?"
            rf"(?P<m>(?:how|why|whether|what|who|when|where(?!as\b)|{WHICH})\b{EMBEDDED})"
            rf"|{ABOUT} (?P<n>(?:how|why|whether|what|who)\b{EMBEDDED})|\b(?:on|over|about|as to) "
            rf"(?P<o>{WHICH}\b{EMBEDDED}))"
        ),
        (" how", " why", " whether", " what", " who", " when", " where", " which"),
        (
            "They discussed how the board could meet more often.",
            "The draft is silent on what the board should do.",
            "The text does not say who must pay.",
        ),
        (
            "It is a tool of which the board could make use.",
            "There was disagreement over whether the board should meet.",
            "The board should ask how it can help.",
        ),
    ),
    Mask(
        "M-condition",
        "3 Fields: condition",
        c(
            r"\b(?P<m>(?:if|unless|provided that|even if|in case|were it|until|once) (?:[^,;:.]){3,120}?\b"
            r"(?:could|should|might|must|may|can|needs?|have to|has to|are to|is to|is needed|are needed|is required)"
            r"\b)"
        ),
        ("if ", "unless", "provided", "in case", "were it", "until", "once"),
        ("If the board must vote, it does so in May.",),
        ("The board must vote.", "If asked, the board should vote."),
    ),
    Mask(
        "M-common-claim",
        "3 Does not count: claim not held",
        c(
            r"\b(?:common|easy|tempting|fashionable|possible|often|sometimes|wrongly|mistakenly|critics|opponents|"
            r"sceptics|skeptics) "
            r"(?:to )?(?:\w+ )?(?:claim\w*|argue\w*|assum\w+|suggest\w*|thought|believed|said|say|contend\w*) that "
            r"[^,;.]{0,300}"
        ),
        (" that ",),
        ("It is common to claim that the mayor should lead.",),
        ("We claim that the mayor should lead.",),
    ),
    Mask(
        "M-ideal",
        "3 Does not count: an ideal world",
        c(r"\b(?:in an? (?:ideal|perfect) world|ideally speaking)\b.{0,400}"),
        ("world", "ideally"),
        ("In an ideal world, the board would vote.",),
        ("The board should vote.",),
    ),
    Mask(
        "M-purpose",
        "3 Does not count: the aim of the meeting",
        c(
            r"\b(?:aims?|aimed|goals?|objectives?|purpose|designed|intended|arranged|sought|seeks?|hopes?|hoped|"
            r"intends?|mandate|"
            r"convened|organi[sz]ed|established|created|set up|met) (?:(?:of|for) [^.;]{3,60}? (?:is|was|were) |is |"
            r"are |was |were )?to "
            r"(?P<m>(?:\w+ ){0,3}\w+)"
        ),
        (
            "aim",
            "goal",
            "objective",
            "purpose",
            "designed",
            "intend",
            "arranged",
            "sought",
            "seek",
            "hope",
            "mandate",
            "convened",
            "organi",
            "established",
            "created",
            "set up",
            "met ",
        ),
        ("The aim of the meeting was to see what is needed.", "The workshop aimed to discuss the need for rules."),
        ("The board needs to see.",),
    ),
    Mask(
        "M-relative-could",
        "3 Does not count: possibility in a relative clause",
        c(
            r"(?<!\bsaid )\b(?P<m>(?<!so )(?<!\w{4}ed )(?<!\w{4}ts )(?:that|which|who) (?:\w+ly |also |in turn "
            r")?(?:could|might|may|can|would) (?:\w+ ){0,2})"
        ),
        ("that ", "which ", "who "),
        ("It is a gap that could be filled one day.",),
        ("The union could fill the gap.", "He said that the union could fill the gap."),
    ),
    Mask(
        "M-described-need",
        "3 Does not count: a description of people or things",
        c(
            r"\b(?:those|people|families|children|persons|countries|anyone|everyone|patients|students) (?:most "
            r")?(?P<m>(?:in|who|that) "
            r"(?:most )?need\w*)\b"
            r"|\b(?:as|if|when|where|whenever|wherever|than|what|whatever) (?:is |are |they |it |was )?(?:needed|"
            r"required|necessary)\b"
            r"|\b(?:(?<!that )the \w+|all|everything|resources|tools|funds|support) (?:needed|required|necessary)\b|"
            r"(?<!is )(?<!are )(?<!remains )(?<!ly )\bin need of\b|\bneeds? assessments?\b|\bbasic needs\b"
            r"|\bas (?:we|they|it|you) (?:need|must|should)\b|\bif need be\b"
        ),
        ("need", "required", "necessary", "as "),
        ("Food went to those who need it.", "The tools needed are here."),
        ("Clinics need staff.",),
    ),
    Mask(
        "M-no-need",
        "3 Does not count: no course put forward",
        c(
            r"\b(?:not|without|any|little|less|don['’]t|doesn['’]t|hardly|never|nor|rarely|seldom) (?:longer )?(?:a |"
            r"any |the )?"
            r"(?:need|require|necess\w+|have to|has to|lack|demand)\b|\bno (?:longer )?(?:need|necess\w+|requirement)\b"
        ),
        ("need", "requir", "necess", "have to", "has to", "lack", "demand"),
        ("There is no need to hurry.", "The plan does not need a vote."),
        ("There is a need to hurry.", "Schools must not require fees."),
    ),
    Mask(
        "M-quoted",
        "3 Does not count: words quoted from others",
        re.compile(r"(?<![\w’'])[“\"](?P<m>[^”\"]{25,400})[”\"]"),
        ("“", '"'),
        ("He said “we should all have left the room by then”.",),
        ("We should all leave “the room”.",),
    ),
)
