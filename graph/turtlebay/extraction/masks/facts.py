"""The masks of what was, is or will be done, of law, of answers and of courtesy."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.rules import Mask
from turtlebay.extraction.rules import compile_cue as c

__all__ = ["FACTS"]

LAW: Final = (
    r"(?:Articles?|Chapters?|Sections?|Paragraphs?|Rules?|Items?|Clauses?|Circulars?|Resolutions? \d+|Directives?|"
    r"the (?:\w+ ){0,2}(?:charter|law|"
    r"constitution|treaty|statute|act|regulations?|convention|protocol|directive|rules|code|agreement|contract|bill|"
    r"legislation|policy|guidance|declaration|covenant|accords?|agreements|accord|timetable|calendar|pact|memorandum)"
    r"|law|legislation|regulations|federal law|national law|"
    r"international (?:\w+ )?law)"
)

FACTS: Final[tuple[Mask, ...]] = (
    Mask(
        "M-past",
        "3 Does not count: what was",
        c(
            r"\b(?:should|could|might|must|may|ought to|would) (?:not |never |also |well )?have (?:been|had|"
            r"\w{2,20}(?:ed|en|ne|wn|ade|"
            r"eld|ept|eft|ost|ut|one|ought|ent|old|ome))\b"
            r"|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!ly )(?<!\balso )\b(?:required|used) to (?:be )?\w+"
            r"|(?<!there )\b(?:had|was|were) to (?:be )?\w+"
            r"|\bit (?:was|had been|became) (?:\w{2,20}ly )?(?:necessary|essential|important|crucial|vital) (?:to|"
            r"that|for)\b"
            r"|\b(?:was|were|had been|has been|have been) (?:\w{2,20}ly )?(?:needed|required|invited|"
            r"asked|instructed) "
            r"(?:to|by)\b"
            r"|\bthere was (?:an? )?(?:\w+ )?time\b|\bit was (?:\w+ )?time\b"
        ),
        ("have", "needed", "required", "used to", "had ", "was ", "were ", "been ", "became"),
        ("The fund should have been doubled.", "The boat used to leak.", "Staff were asked to leave."),
        ("The fund should be doubled.",),
    ),
    Mask(
        "M-needed",
        "3 Does not count: what was; but people whose views are reported may speak in the past",
        c(
            r"^(?:(?!\b(?:said|saying|argued|noted|stressed|agreed|added|suggested|felt|emphasi[sz]ed|underlined|"
            r"underscored|"
            r"believed|thought|maintained|insisted|reiterated|pointed out|highlighted)\b)[^;])*?"
            r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!ly )(?<!\balso )(?P<m>\bneeded to (?:be )?\w+)"
        ),
        ("needed to",),
        ("The board needed to vote.",),
        ("The tools are needed to mend it.", "Speakers said that the board needed to vote."),
    ),
    Mask(
        "M-law",
        "3 Does not count: a rule of law that the document reports",
        c(
            rf"(?<!this )(?<!present )\b{LAW}(?: \d+\w*| [IVX]+| [A-Z] \(\d+\)| No\. ?[\w-]+)?(?: of (?:the "
            rf")?[\w' ]{{2,50}}?)? (?:also |"
            rf"further |thus |already |"
            rf"currently |explicitly )?"
            r"(?P<m>calls? (?:for|on|upon)|requires?|demands?|provides?|prescribes?|(?:must|shall|may)(?! (?:also |"
            r"not )?be\b)|"
            r"obliges?|stipulates?|requests?|"
            r"encourages?|urges?|called|requested|required|urged|states? that|needs? not|directs?|invites?)\b",
            r"|(?<!permitted )(?<!allowed )\b(?:under|pursuant to|in accordance with|according to|required by|by) "
            r"(?:the |international |"
            r"national |federal |\w+ )"
            r"{0,4}?(?:law|charter|articles?|conventions?|act|treaty|statute|constitution|rules|regulations|contract|"
            r"directive)\b"
            r"[^.;]{0,120}?\b(?P<n>may|must|shall|has to|have to|are required to|is required to)\b",
            r"|\b(?:is|are|was|were) (?:\w{2,20}ly )?(?:prohibited|forbidden|outlawed|banned|illegal|unlawful|bound)"
            r"\b[^.]{0,80}?\b(?P<p>must|shall|may)\b"
            r"|\b(?:prohibits|forbids|outlaws)\b[^.]{0,80}?"
            r"\b(?P<o>must|shall|may)\b",
        ),
        (
            "article",
            "chapter",
            "section",
            "paragraph",
            "rule",
            "item",
            "clause",
            "circular",
            "resolution",
            "directive",
            "charter",
            "law",
            "constitution",
            "treaty",
            "statute",
            "act",
            "regulation",
            "convention",
            "protocol",
            "code",
            "agreement",
            "bill",
            "legislation",
            "policy",
            "guidance",
            "accord",
            "timetable",
            "calendar",
            "memorandum",
            "declaration",
            "covenant",
            "prohib",
            "forbids",
            "outlaws",
            "forbidden",
            "banned",
            "bound",
            "illegal",
        ),
        (
            "Article 9 calls for annual reports.",
            "Item B (4) of the circular prescribes that traders keep books.",
            "The law requires a licence.",
            "Under the statute, judges must retire at 70.",
            "Torture is prohibited, and guards must keep records.",
        ),
        (
            "The board calls for annual reports.",
            "The law should require a licence.",
            "The law must be changed.",
            "To the extent permitted by law, mayors must publish their accounts.",
        ),
    ),
    Mask(
        "M-norm",
        "3 Does not count: a rule that the document reports",
        c(
            r"\b(?:according to|under|per|in line with|consistent with) [\w ’'-]{0,50}?\b(?:guidance|polic(?:y|ies)|"
            r"standards?|manuals?|"
            r"criteria|procedures|handbooks?|best practices?|leading practices?|regulations?|laws?|rules)"
            r"\b[^.;]{0,100}?"
            r"\b(?P<m>should|must|ought to|needs? to|ha(?:s|ve) to)\b",
            r"|\b(?:guidance|polic(?:y|ies)|standards?|manuals?|criteria|procedures|handbooks?|practices|"
            r"regulations?|laws?|rules|"
            r"directives?|guidelines|statutes?) (?:also )?(?:states?|says?|provides?|requires?|specif(?:y|ies)|"
            r"calls? for|notes?|"
            r"stipulates?|directs?|indicates?|suggests?) (?P<n>[^.;]{0,200}?\b(?:should|must|ought to|needs? to|"
            r"ha(?:s|ve) to|be)\b)",
        ),
        (
            "guidance",
            "polic",
            "standard",
            "manual",
            "criteria",
            "procedure",
            "handbook",
            "practice",
            "regulation",
            "law",
            "rule",
            "directive",
            "guideline",
            "statute",
        ),
        (
            "According to agency guidance, officers should document their decisions.",
            "The manual states that officers should document their decisions.",
        ),
        ("The guidance should be revised.", "Officers should follow the guidance."),
    ),
    Mask(
        "M-told",
        "3 Does not count: what is done, as officials describe it",
        c(
            r"\b(?:officials?|staff|employees|managers|representatives|respondents|interviewees|he|she|they|"
            r"personnel) (?:from [\w ,’']{2,60} |"
            r"at [\w ’']{2,40} |in [\w ’']{2,40} |also |then |we \w+ ){0,2}(?:told us|explained|stated|reported|said "
            r"they|described) "
            r"(?:to us )?(?:that )?(?P<m>[^.;]{0,200}?\b(?:must|has to|have to|needs?|needs? to|required|requires?|"
            r"could|may)\b)"
        ),
        ("told us", "explained", "stated", "reported", "said they", "described"),
        ("Officials told us that staff must pass a test.",),
        ("Officials told us that staff should be trained.",),
    ),
    Mask(
        "M-response",
        "3 Does not count: the answer to a recommendation",
        c(
            r"\b(?:agreed|agrees|concur\w*|disagree[sd]?|non-?concurred|accept(?:s|ed)?|reject(?:s|ed)?|"
            r"implement(?:s|ed|ing)?|"
            r"adopt(?:s|ed)?|"
            r"address(?:es|ed)?|follow(?:s|ed)?|respond(?:s|ed)? to|not(?:es|ed)|support(?:s|ed)?|in response to|"
            r"comment(?:s|ed)? on|"
            r"act(?:s|ed)? on|complied) (?:\w+ )?(?:with )?(?P<m>(?:\w+ ){0,2}(?:our|the|this|that|these|those|both|"
            r"all|"
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
            r"(?<!efforts )(?<!effort )(?<!steps )(?<!action )(?<!actions )(?<!measures )(?<!funds )(?<!work "
            r")(?<!support )"
            r"(?<!funding )(?<!resources )"
            r"\b(?:is|are|was|were|been|being) (?:now |often |increasingly |frequently |also |currently |not "
            r")?(?:called upon|called on|"
            r"required|expected|obliged|able|designed|meant|intended|supposed|likely(?! to be (?:needed|required)\b)|"
            r"set|asked) to\b"
        ),
        ("is ", "are ", "was ", "were ", "been ", "being "),
        ("The office is now called upon to audit.", "Staff are required to report."),
        ("The board calls upon the office to audit.",),
    ),
    Mask(
        "M-intends",
        "3 Settled: a speaker's intentions",
        c(
            r"\b(?:I|we|it|he|she|they) (?:also |therefore |will |shall )?(?P<m>(?:intends?|plans?|hopes?|expects?|"
            r"looks? forward|"
            r"looked forward|stands? ready|is ready|are ready|(?:will|shall)(?! be\b| need\b| require\b| have to\b)|"
            r"am|look forward) (?:to )?(?:\w+ )?)"
            r"|\b(?P<n>(?:has|have|had|is|are) (?:also |already )?(?:committed|pledged|agreed|undertaken|promised|"
            r"decided|chosen|preparing|"
            r"planning|working|seeking|trying|beginning|started|begun|continued|continuing) to (?:\w+ ){0,2}\w+)"
        ),
        (
            "will",
            "shall",
            "intend",
            "plan",
            "hope",
            "expect",
            "look",
            "stand",
            "ready",
            "commit",
            "pledged",
            "agreed",
            "undertaken",
            "promised",
            "decided",
            "chosen",
            "prepar",
            "working",
            "seeking",
            "trying",
            "begin",
            "begun",
            "start",
            "continu",
            " am ",
        ),
        ("We plan to recommend a vote.", "The ministry has agreed to recommend a vote."),
        ("The board should report in May.",),
    ),
    Mask(
        "M-courtesy",
        "3 Settled: courtesy",
        c(
            r"\b(?:would (?:also )?like to (?:thank|express|acknowledge|congratulate|commend|take|begin|start|"
            r"conclude|draw|make|say|"
            r"share|focus|add|mention|speak|stress|note|pay)|would be (?:\w+ )?grateful|should (?:also )?be "
            r"(?:commended|congratulated|"
            r"applauded|praised|thanked|welcomed)|must be (?:commended|congratulated|applauded)|deserves? (?:praise|"
            r"recognition|credit)|"
            r"please see|see also|for more information|should you (?:have|require)|should not hesitate|"
            r"recommend(?:ed)? (?:reading|(?:the|this|an?) [\w'’ -]{0,60}?(?:analysis|article|book|report|paper|page|"
            r"post|blog|film|"
            r"podcast)s? (?:here|by|for|below)))\b"
        ),
        ("would", "should", "must be", "deserve", "please", "see also", "information", "recommend"),
        (
            "We would like to thank the mayor for all we need.",
            "For a longer list, we recommend the institute's analysis here.",
        ),
        ("We would like to see the mayor act.",),
    ),
    Mask(
        "M-recommended-past",
        "3 Does not count: what a past meeting decided",
        c(
            r"(?<!\bit )\b(?:had|has been|have been|previously|already|earlier|first|originally) (?:also |"
            r"\w{2,20}ly )?(?:recommended|urged|"
            r"called (?:for|on|upon)|requested|proposed|suggested|encouraged|asked|advised|directed) (?:in|by|to|as|"
            r"that|the|a|it|for)\b"
            r"|(?<!\bit )\b(?:was|were) (?:also |\w{2,20}ly )?(?:recommended|urged|requested|proposed|suggested|"
            r"encouraged|"
            r"asked|advised|directed) (?:in|by|as)\b"
            r"|\b(?:as|are|is) (?:previously |also |currently )?(?:recommended|requested|suggested|proposed|advised|"
            r"directed|envisaged) (?:by|in)\b"
            r"|\b(?:in|since|during|as early as|as of) (?:\w+ )?(?:19|20)\d\d,? (?:\w+ ){0,8}?(?P<m>recommended|"
            r"urged|called|requested|"
            r"proposed|suggested|encouraged|asked|directed|advised)\b"
            r"|\b(?P<n>recommended|urged|called|requested|proposed|suggested|encouraged|asked|directed|decided) "
            r"[^.;]{0,120}?\b"
            r"(?:in|since|of) (?:\w+ )?(?:19|20)\d\d\b(?=[^.;]{0,6}$)"
            r"|\b(?:I|we) (?:also |had |then |later |further |\w{2,20}ly )*(?P<p>urged|called|requested|recommended|"
            r"proposed|suggested|"
            r"encouraged|asked|appealed|advised)\b"
            r"|(?:^|[,;] )(?:[Oo]n|[Bb]y a letter dated) \d{1,2} [A-Z]\w+[^.;]{0,120}?\b(?P<q>recommended|urged|"
            r"called|requested|proposed|"
            r"suggested|encouraged|asked|appealed|invited|decided)\b"
            r"|\b(?P<o>recommended|recommendation|recommendations) (?:that )?we (?:made|had made|previously made)\b"
        ),
        (
            "recommend",
            "urged",
            "called",
            "requested",
            "proposed",
            "suggested",
            "encouraged",
            "asked",
            "directed",
            "advised",
            "envisaged",
            "decided",
        ),
        (
            "The fund was proposed by the union.",
            "In May 2019, the board urged states to pay.",
            "I urged the two leaders to meet.",
            "On 3 May, the union called upon both sides to meet.",
        ),
        ("The union proposed a fund.", "It was suggested that the union open a fund."),
    ),
)
