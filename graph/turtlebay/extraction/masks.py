"""The masks: words in which a cue puts nothing forward (guidelines, section 3, "Does not count")."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.rules import Mask
from turtlebay.extraction.rules import compile_cue as c

__all__ = ["MASKS"]

SEEING: Final = (
    r"(?:not(?:e|ed|ing)|recall(?:ed)?|recogni[sz]ed?|stress(?:ed)?|emphasi[sz]ed?|remember(?:ed)?|acknowledged?|understood|"
    r"understand|forget|forgotten|mention(?:ed)?|point(?:ed)? out|underlined?|highlight(?:ed)?|add(?:ed)?|bear in mind|borne in mind|"
    r"keep in mind|kept in mind|reali[sz]ed?|know|admit(?:ted)?|concede|ask (?:ourselves|whether|how|why|what)|"
    r"be (?:aware|clear|mindful|honest|proud|grateful|obvious|apparent)|say)"
)
ASKING: Final = (
    r"(?:discuss\w*|ask\w*|explor\w+|consider(?:ed|ing)?|debat\w+|question\w*|examin(?:ed|ing)|describ\w+|address(?:es|ed|ing)?|"
    r"explain\w*|understand\w*|know\w*|unclear|wonder\w*|regarding|see|show\w*|decid\w+|determin\w+|detail\w*|specif\w+|"
    r"identif\w+|outlin\w+|illustrat\w+|elaborat\w+|tell\w*|clarif\w+|assess\w*|analy[sz]\w+|reflect\w* on|depends? on|silent on|say|says|saying)"
)
ABOUT: Final = r"(?:of|on|over|about|to|as to|in|for)"
WHICH: Final = r"which (?!the\b|it\b|they\b|we\b|is\b|are\b|should\b|must\b|could\b)"
MODAL: Final = r"(?:could|should|might|must|may|can|would|ought|needs?|has|have|is|are)"
EMBEDDED: Final = (
    rf"(?:(?! and (?:that|should|called|urged)\b| but )[^,;:.]){{0,160}}?\b{MODAL}\b(?:/\w+)?[^,;:.]{{0,60}}"
)
LAW: Final = (
    r"(?:Articles?|Chapters?|Sections?|Paragraphs?|Rules?|Resolutions? \d+|Directives?|the (?:\w+ ){0,2}(?:charter|law|"
    r"constitution|treaty|statute|act|regulations?|convention|protocol|directive|rules|code|agreement|contract|bill|"
    r"legislation|policy|guidance|declaration|covenant|accords?|agreements|accord|timetable|calendar|pact|memorandum)|law|legislation|regulations|federal law|national law|"
    r"international (?:\w+ )?law)"
)

MASKS: Final[tuple[Mask, ...]] = (
    Mask(
        "M-seen",
        "3 Does not count: a way to see things",
        c(
            r"\b(?:should|must|may|might|could|can|needs? to|has to|have to|ought to) (?:also |always |first |not |now |"
            rf"\w{{2,20}}ly )?(?:be )?{SEEING}(?:,? (?:that|here|how|what|why|whether|in this|too|at the outset)\b)",
            rf"|\b(?:it|this) (?:should|must|may|might|could|can|needs to|has to) (?:also |not |now |\w{{2,20}}ly )?be {SEEING}\b",
            r"|\bit (?:is|should be|must be|would be|may be) (?:also |therefore )?(?:important|essential|worth|necessary|useful|"
            r"helpful|crucial|vital) (?:to )?(?:not\w+|recall\w*|remember\w*|stress\w*|recogni[sz]\w+|point\w* out|"
            r"emphasi[sz]\w+|understand\w*|bear\w* in mind|keep in mind|reali[sz]\w+|acknowledg\w+|mention\w*|underlin\w+|"
            r"highlight\w*|be clear)\b",
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
        "M-inversion",
        "3 Fields: condition",
        re.compile(
            r"^\W*(?:Should|Could|Might|Were)\s|(?:, |; |— ?|\b(?:and|or|but|that|as|even|only) )should (?=(?:the|any|an?|this|these|it|"
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
            rf"\b(?:{ASKING} (?P<m>(?:how|why|whether|what|who|when|where(?!as\b)|{WHICH})\b{EMBEDDED})"
            rf"|{ABOUT} (?P<n>(?:how|why|whether|what|who)\b{EMBEDDED})|\b(?:on|over|about|as to) (?P<o>{WHICH}\b{EMBEDDED}))"
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
            r"(?:could|should|might|must|may|can|needs?|have to|has to|are to|is to|is needed|are needed|is required)\b)"
        ),
        ("if ", "unless", "provided", "in case", "were it", "until", "once"),
        ("If the board must vote, it does so in May.",),
        ("The board must vote.", "If asked, the board should vote."),
    ),
    Mask(
        "M-past",
        "3 Does not count: what was",
        c(
            r"\b(?:should|could|might|must|may|ought to|would) (?:not |never |also |well )?have (?:been|had|\w{2,20}(?:ed|en|ne|wn|ade|"
            r"eld|ept|eft|ost|ut|one|ought|ent|old|ome))\b"
            r"|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!ly )(?<!\balso )\b(?:needed|required|used) to (?:be )?\w+"
            r"|(?<!there )\b(?:had|was|were) to (?:be )?\w+"
            r"|\bit (?:was|had been|became) (?:\w{2,20}ly )?(?:necessary|essential|important|crucial|vital) (?:to|that|for)\b"
            r"|\b(?:was|were|had been|has been|have been) (?:\w{2,20}ly )?(?:needed|required|encouraged|invited|asked|instructed|urged) "
            r"(?:to|by)\b"
            r"|\bthere was (?:an? )?(?:\w+ )?time\b|\bit was (?:\w+ )?time\b"
        ),
        ("have", "needed", "required", "used to", "had ", "was ", "were ", "been ", "became"),
        ("The fund should have been doubled.", "The board needed to vote.", "Staff were asked to leave."),
        ("The fund should be doubled.",),
    ),
    Mask(
        "M-law",
        "3 Does not count: a rule of law that the document reports",
        c(
            rf"\b{LAW}(?: \d+\w*| [IVX]+)?(?: of (?:the )?[\w' ]{{2,50}}?)? (?:also |further |thus |already |currently |explicitly )?"
            r"(?P<m>calls? (?:for|on|upon)|requires?|demands?|provides?|(?:must|shall|may)(?! (?:also |not )?be\b)|obliges?|stipulates?|requests?|"
            r"encourages?|urges?|called|requested|required|urged|states? that|needs? not|directs?|invites?)\b",
            r"|\b(?:under|pursuant to|in accordance with|according to|required by|by) (?:the |international |national |federal |\w+ )"
            r"{0,4}?(?:law|charter|articles?|conventions?|act|treaty|statute|constitution|rules|regulations|contract|directive)\b"
            r"[^.;]{0,120}?\b(?P<n>may|must|shall|has to|have to|are required to|is required to)\b",
            r"|\b(?:is|are|was|were) (?:\w{2,20}ly )?(?:prohibited|forbidden|outlawed|banned|illegal|unlawful|bound)\b[^.]{0,80}?\b(?P<p>must|shall|may)\b"
            r"|\b(?:prohibits|forbids|outlaws)\b[^.]{0,80}?"
            r"\b(?P<o>must|shall|may)\b",
        ),
        ("article", "chapter", "section", "paragraph", "rule", "resolution", "directive", "charter", "law", "constitution",
         "treaty", "statute", "act", "regulation", "convention", "protocol", "code", "agreement", "contract", "bill",
         "legislation", "policy", "guidance", "accord", "timetable", "calendar", "pact", "memorandum", "declaration", "covenant", "prohib", "forbids", "outlaws", "forbidden", "banned", "bound",
         "illegal"),
        (
            "Article 9 calls for annual reports.",
            "The law requires a licence.",
            "Under the statute, judges must retire at 70.",
            "Torture is prohibited, and guards must keep records.",
        ),
        ("The board calls for annual reports.", "The law should require a licence.", "The law must be changed."),
    ),
    Mask(
        "M-told",
        "3 Does not count: what is done, as officials describe it",
        c(
            r"\b(?:officials?|staff|employees|managers|representatives|respondents|interviewees|he|she|they|personnel) (?:from [\w ,’']{2,60} |"
            r"at [\w ’']{2,40} |in [\w ’']{2,40} |also |then |we \w+ ){0,2}(?:told us|explained|stated|reported|said they|described) "
            r"(?:to us )?(?:that )?(?P<m>[^.;]{0,200}?\b(?:must|has to|have to|needs?|needs? to|required|requires?|could|may)\b)"
        ),
        ("told us", "explained", "stated", "reported", "said they", "described"),
        ("Officials told us that staff must pass a test.",),
        ("Officials told us that staff should be trained.",),
    ),
    Mask(
        "M-response",
        "3 Does not count: the answer to a recommendation",
        c(
            r"\b(?:agreed|agrees|concur\w*|disagree[sd]?|non-?concurred|accept(?:s|ed)?|reject(?:s|ed)?|implement\w*|adopt(?:s|ed)?|"
            r"address(?:es|ed)?|follow(?:s|ed)?|respond(?:s|ed)? to|not(?:es|ed)|support(?:s|ed)?|in response to|comment(?:s|ed)? on|"
            r"act(?:s|ed)? on|complied) (?:\w+ )?(?:with )?(?P<m>(?:\w+ ){0,2}(?:our|the|this|that|these|those|both|all|"
            r"each|its|their|\w+) (?:\w+ )?recommendations?\b[^.;]{0,200})"
        ),
        ("recommendation",),
        ("The agency agreed with our recommendation that it should set targets.",),
        ("Our recommendation is that it should set targets.",),
    ),
    Mask(
        "M-called-upon",
        "3 Does not count: what is done",
        c(
            r"\b(?:is|are|was|were|been|being) (?:now |often |increasingly |frequently |also |currently |not )?(?:called upon|called on|"
            r"required|expected|obliged|able|designed|meant|intended|supposed|likely|set|asked) to\b"
        ),
        ("is ", "are ", "was ", "were ", "been ", "being "),
        ("The office is now called upon to audit.", "Staff are required to report."),
        ("The board calls upon the office to audit.",),
    ),
    Mask(
        "M-common-claim",
        "3 Does not count: claim not held",
        c(
            r"\b(?:common|easy|tempting|fashionable|possible|often|sometimes|wrongly|mistakenly|critics|opponents|sceptics|skeptics) "
            r"(?:to )?(?:\w+ )?(?:claim\w*|argue\w*|assum\w+|suggest\w*|thought|believed|said|say|contend\w*) that [^,;.]{0,300}"
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
            r"\b(?:aims?|aimed|goals?|objectives?|purpose|designed|intended|arranged|sought|seeks?|hopes?|hoped|intends?|mandate|"
            r"convened|organi[sz]ed|established|created|set up|met) (?:(?:of|for) [^.;]{3,60}? (?:is|was|were) |is |are |was |were )?to "
            r"(?P<m>(?:\w+ ){0,3}\w+)"
        ),
        ("aim", "goal", "objective", "purpose", "designed", "intend", "arranged", "sought", "seek", "hope", "mandate",
         "convened", "organi", "established", "created", "set up", "met "),
        ("The aim of the meeting was to see what is needed.", "The workshop aimed to discuss the need for rules."),
        ("The board needs to see.",),
    ),
    Mask(
        "M-relative-could",
        "3 Does not count: possibility in a relative clause",
        c(r"(?<!\bsaid )\b(?P<m>(?<!so )(?<!\w{4}ed )(?<!\w{4}ts )(?:that|which|who) (?:\w+ly |also |in turn )?(?:could|might|may|can|would) (?:\w+ ){0,2})"),
        ("that ", "which ", "who "),
        ("It is a gap that could be filled one day.",),
        ("The union could fill the gap.", "He said that the union could fill the gap."),
    ),
    Mask(
        "M-described-need",
        "3 Does not count: a description of people or things",
        c(
            r"\b(?:those|people|families|children|persons|countries|anyone|everyone|patients|students) (?:most )?(?P<m>(?:in|who|that) "
            r"(?:most )?need\w*)\b"
            r"|\b(?:as|if|when|where|whenever|wherever|than|what|whatever) (?:is |are |they |it |was )?(?:needed|required|necessary)\b"
            r"|\b(?:the \w+|all|everything|resources|tools|funds|support) (?:needed|required|necessary)\b|\bin need of\b|\bneeds? assessments?\b|\bbasic needs\b"
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
            r"\b(?:not|without|any|little|less|don['’]t|doesn['’]t|hardly|never|nor|rarely|seldom) (?:longer )?(?:a |any |the )?"
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
    Mask(
        "M-intends",
        "3 Settled: a speaker's intentions",
        c(
            r"\b(?:I|we|it|he|she|they) (?:also |therefore |will |shall )?(?P<m>(?:intends?|plans?|hopes?|expects?|looks? forward|"
            r"looked forward|stands? ready|is ready|are ready|(?:will|shall)(?! be\b| need\b| require\b| have to\b)|am|look forward) (?:to )?(?:\w+ )?)"
            r"|\b(?P<n>(?:has|have|had|is|are) (?:also |already )?(?:committed|pledged|agreed|undertaken|promised|decided|chosen|preparing|"
            r"planning|working|seeking|trying|beginning|started|begun|continued|continuing) to (?:\w+ ){0,2}\w+)"
        ),
        ("will", "shall", "intend", "plan", "hope", "expect", "look", "stand", "ready", "commit", "pledged", "agreed",
         "undertaken", "promised", "decided", "chosen", "prepar", "working", "seeking", "trying", "begin", "begun",
         "start", "continu", " am "),
        ("We plan to recommend a vote.", "The ministry has agreed to recommend a vote."),
        ("The board should report in May.",),
    ),
    Mask(
        "M-courtesy",
        "3 Settled: courtesy",
        c(
            r"\b(?:would (?:also )?like to (?:thank|express|acknowledge|congratulate|commend|take|begin|start|conclude|draw|make|say|"
            r"share|focus|add|mention|speak|stress|note|pay)|would be (?:\w+ )?grateful|should (?:also )?be (?:commended|congratulated|"
            r"applauded|praised|thanked|welcomed)|must be (?:commended|congratulated|applauded)|deserves? (?:praise|recognition|credit)|"
            r"please see|see also|for more information|should you (?:have|require)|should not hesitate|"
            r"recommend(?:ed)? (?:reading|(?:the|this|an?) [\w'’ -]{0,60}?(?:analysis|article|book|report|paper|page|post|blog|film|"
            r"podcast)s? (?:here|by|for|below)))\b"
        ),
        ("would", "should", "must be", "deserve", "please", "see also", "information", "recommend"),
        ("We would like to thank the mayor for all we need.", "For a longer list, we recommend the institute's analysis here."),
        ("We would like to see the mayor act.",),
    ),
    Mask(
        "M-recommended-past",
        "3 Does not count: what a past meeting decided",
        c(
            r"(?<!\bit )\b(?:had|has been|have been|was|were|previously|already|earlier|first|originally) (?:also |\w{2,20}ly )?(?:recommended|urged|"
            r"called (?:for|on|upon)|requested|proposed|suggested|encouraged|asked|advised|directed) (?:in|by|to|as|that|the|a|it|for)\b"
            r"|\b(?:as|are|is) (?:previously |also |currently )?(?:recommended|requested|suggested|proposed|advised|directed|envisaged) (?:by|in)\b"
            r"|\b(?:in|since|during|as early as|as of) (?:\w+ )?(?:19|20)\d\d,? (?:\w+ ){0,8}?(?P<m>recommended|urged|called|requested|"
            r"proposed|suggested|encouraged|asked|directed|advised)\b"
            r"|\b(?P<n>recommended|urged|called|requested|proposed|suggested|encouraged|asked|directed|decided) [^.;]{0,120}?\b"
            r"(?:in|since|of) (?:\w+ )?(?:19|20)\d\d\b(?=[^.;]{0,6}$)"
            r"|\b(?:I|we) (?:also |had |then |later |further |\w{2,20}ly )*(?P<p>urged|called|requested|recommended|proposed|suggested|"
            r"encouraged|asked|appealed|advised)\b"
            r"|(?:^|[,;] )(?:[Oo]n|[Bb]y a letter dated) \d{1,2} [A-Z]\w+[^.;]{0,120}?\b(?P<q>recommended|urged|called|requested|proposed|"
            r"suggested|encouraged|asked|appealed|invited|decided)\b"
            r"|\b(?P<o>recommended|recommendation|recommendations) (?:that )?we (?:made|had made|previously made)\b"
        ),
        ("recommend", "urged", "called", "requested", "proposed", "suggested", "encouraged", "asked", "directed",
         "advised", "envisaged", "decided"),
        (
            "The fund was proposed by the union.",
            "In May 2019, the board urged states to pay.",
            "I urged the two leaders to meet.",
            "On 3 May, the union called upon both sides to meet.",
        ),
        ("The union proposed a fund.", "It was suggested that the union open a fund."),
    ),
)
