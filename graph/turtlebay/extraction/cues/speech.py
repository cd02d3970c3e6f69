"""Cues of rank 3: verbs and nouns that report or perform advice (guidelines, section 3, Counts 4 and 8)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.rules import Cue
from turtlebay.extraction.rules import compile_cue as c

__all__ = ["SPEECH"]

SPEECH: Final[tuple[Cue, ...]] = (
    Cue(
        "C-recommend",
        "3 Counts 4",
        c(
            r"\b(?:recommend(?:s|ed|ing)?|advis(?:e|es|ed|ing)|advocat(?:e|es|ed|ing)|favou?r(?:s|ed|ing)?|"
            r"prescrib(?:es|ed)|"
            r"counsel+(?:s|ed)?|caution(?:s|ed)?)(?:, (?:inter alia|among other things|in particular|for example|"
            r"therefore),)? "
            r"(?!in\b|by\b|as\b|good\b|practice|on\b|of\b|with\b|and\b|or\b|for\b|at\b|from\b)(?=[\w“\"])"
        ),
        "should",
        3,
        ("recommend", "advis", "advocat", "favo", "prescrib", "counsel", "caution"),
        (
            "The panel recommends that the fund be doubled.",
            "We recommend closing the mine.",
            "One member advised against a ban.",
            "It is recommended that the fund be doubled.",
            "I recommend to the assembly that it double the fund.",
        ),
        (
            "The dish is recommended by chefs.",
            "In 2015, we recommended that the agency set a target.",
            "The agency agreed with what we recommended.",
            "We recommend the institute's article here.",
            "One expert cautioned that prices may rise.",
        ),
        needs="asks",
        confidence=0.85,
    ),
    Cue(
        "C-voiced-support",
        "3 Settled: support the creation of",
        c(
            r"\b(?:voiced|expressed|signal+ed|indicated|declared) (?:\w+ )?(?:support|preference) for "
            r"(?=an? |more |greater |stronger |the (?:creation|establishment|adoption|introduction) )"
        ),
        "should",
        3,
        ("support for", "preference for"),
        ("Participants voiced support for a unified register of boats.",),
        ("Voters expressed support for the mayor.",),
    ),
    Cue(
        "C-itself-requires",
        "3 Counts 8",
        c(
            r"\b(?:this|the present) (?:memorandum|policy|order|directive|circular|instruction|guidance|strategy|plan|"
            r"framework|decision|resolution) (?:also |further |therefore |hereby )?(?:requires|directs|instructs|"
            r"obliges|orders) "
            r"(?=\w)"
        ),
        "must",
        3,
        ("requires", "directs", "instructs", "obliges", "orders"),
        ("Specifically, this circular requires mayors to publish their accounts.",),
        ("The old circular requires mayors to publish their accounts.",),
    ),
    Cue(
        "C-recommendation-to",
        "3 Counts 4",
        c(
            r"\b(?:put(?:s|ting)? forward|ma(?:k|d)es?|making|issue[sd]?|issuing|address(?:es|ed|ing)?) "
            r"(?:(?:an?|the|several|specific|further|following|[\w-]+) ){0,3}recommendations? to "
            r"(?=[^.;:]{2,90}? (?:to|that)\b)"
        ),
        "should",
        3,
        ("recommendation",),
        (
            "The board put forward specific recommendations to the mayors to close the mine.",
            "We have made a recommendation to the bank that it lend less.",
        ),
        ("They made the recommendation public.", "She put forward a plan to close the mine."),
    ),
    Cue(
        "C-recommendation-is",
        "3 Counts 4",
        c(
            r"\b(?:our|the|one|an?|another|other|first|second|third|final|key|main|principal|its|their|my|these|"
            r"those) (?:\w+ ){0,3}"
            r"(?:recommendation|advice|request|plea|call|message|demand|ask|hope)s? "
            r"(?:to [\w ]{2,40} |for [\w ]{2,40} |here |thus |would |therefore |(?:from|by) [\w ]{2,60} )?"
            r"(?:is|was|are|were|be|includes?|included|including) (?:\w{2,20}ly |thus |therefore |also )?(?:to|for|"
            r"that)\b"
        ),
        "should",
        3,
        ("recommendation", "advice", "request", "plea", "call", "message", "demand", "ask", "hope"),
        ("Our recommendation is to close the mine.", "Another call was for the board to vote."),
        ("The recommendation was rejected.",),
        confidence=0.8,
    ),
    Cue(
        "C-proposal-is",
        "3 Counts 4",
        c(
            r"\b(?:our|the|one|an?|another|other|first|second|third|final|key|main|its|their|my|these|those) (?:\w+ "
            r"){0,3}"
            r"(?:proposal|suggestion|idea)s? (?:to [\w ]{2,40} |for [\w ]{2,40} |here |thus |would |therefore |"
            r"(?:from|by) [\w ]{2,60} )?"
            r"(?:is|was|are|were|be|includes?|included|including) (?:\w{2,20}ly |thus |therefore |also )?(?:to|for|"
            r"that)\b"
        ),
        "could",
        3,
        ("proposal", "suggestion", "idea"),
        ("Another proposal was for the board to vote.",),
        ("The proposal was rejected.",),
        confidence=0.8,
    ),
    Cue(
        "C-recommendations-list",
        "3 Counts 4",
        c(
            r"\b(?:recommendations?|proposals?|suggestions?|priorities|asks|demands|measures|steps|actions)"
            r"(?: (?:for|to|by) [\w ,'’-]{2,60})?(?:: |, namely,? |, including (?=(?:that|to)\b))"
            r"(?:first(?:ly)?,? |\(?[1ai]\) )?(?=(?:that|to|the|an?|\w+)\b)"
        ),
        "should",
        3,
        ("recommendation", "proposal", "suggestion", "priorities", "asks", "demands", "measures", "steps", "actions"),
        ("She made three recommendations: support clinics; train nurses; and share data.",),
        ("She made three recommendations: all were late.",),
        needs="colon",
        confidence=0.8,
    ),
    Cue(
        "C-call-for",
        "3 Counts 4",
        c(
            r"\b(?:call(?:s|ed|ing)?|advocat(?:e|es|ed|ing)|appeal(?:s|ed|ing)?|plead(?:s|ed|ing)?|press(?:ed|ing)|"
            r"push(?:ed|es|ing)?|"
            r"lobb(?:y|ied|ying)|argued?|arguing) (?:\w{2,20}ly |also |again |once more |instead )?"
            r"(?:for|on|upon|to|in favou?r of) (?=[\w“\"])"
        ),
        "should",
        3,
        ("call", "advocat", "appeal", "plead", "press", "push", "lobb", "argu"),
        (
            "Members called for a fresh look at the budget.",
            "We call on states to pay.",
            "I appeal to all parties to lay down their arms.",
            "Some argued for a smaller board.",
        ),
        ("The plan called for ten ships.", "She called on Monday.", "The film appeals to children."),
        needs="asks",
        confidence=0.85,
    ),
    Cue(
        "C-urge",
        "3 Counts 4",
        c(
            r"\b(?:urg(?:e|es|ed|ing)|exhort(?:s|ed|ing)?|implor\w+|beseech\w*|insist(?:s|ed|ing)? (?:on|that)|"
            r"press(?:es|ed)? [\w ]{2,30} to) (?=[\w“\"])"
        ),
        "should",
        3,
        ("urg", "exhort", "implor", "beseech", "insist", "press"),
        ("Some urged the use of more mediation.", "We urge the mayor to act.", "I urge both sides to talk."),
        ("An urge to travel.", "He insisted that he was right."),
        needs="asks",
        confidence=0.9,
    ),
    Cue(
        "C-demand",
        "3 Counts 4",
        c(r"\bdemand(?:s|ed|ing)? (?:that|an?|the|all|immediate|urgent|full|action) (?=\w)"),
        "must",
        3,
        ("demand",),
        ("We demand that the mine be closed.", "Speakers demanded an end to the ban."),
        ("The crowd's demand that day was for bread.",),
        needs="asks",
    ),
    Cue(
        "C-suggest",
        "3 Counts 4",
        c(r"\b(?:suggest(?:s|ed|ing)?|propos(?:e|es|ed|ing)) (?=that |the |an? |to |\w+ing |more |for |[a-z]+ )"),
        "could",
        3,
        ("suggest", "propos"),
        (
            "It was suggested that the board could meet monthly.",
            "Several members proposed a new fund.",
            "One speaker suggested pooling the two funds.",
        ),
        ("The data suggest that prices fell.", "He suggested that the law was old.", "The proposed law is old."),
        needs="asks",
    ),
    Cue(
        "C-encourage",
        "3 Counts 4",
        c(r"\b(?:encourag(?:e|es|ed|ing)|invit(?:e|es|ed|ing)) (?=\w)"),
        "could",
        3,
        ("encourag", "invit"),
        (
            "One state encouraged all others to sign.",
            "We invite donors to contribute.",
            "I encourage the parties to talk.",
        ),
        ("The weather encouraged growth.", "The council invited him to a dinner."),
        needs="asks",
    ),
    Cue(
        "C-welcome",
        "3 Counts 3",
        c(
            r"\bwelcom(?:es?|ed) (?:the|an?|this|any) (?:\w+ ){0,2}(?:choice|proposal|suggestion|idea|creation|"
            r"establishment|plan|"
            r"recommendation|introduction)s? (?:to|of|for|that)\b"
        ),
        "could",
        3,
        ("welcom",),
        ("We welcome the proposal to pool the funds.",),
        ("We welcome the new chair.",),
        needs="asks",
        confidence=0.8,
    ),
    Cue(
        "C-request",
        "3 Counts 8",
        c(
            r"\b(?:request(?:s|ed|ing)?|ask(?:s|ed|ing)?|direct(?:s|ed)?|instruct(?:s|ed)?) (?=the |that |all |"
            r"states |[A-Za-z])"
            r"(?:[\w'’-]{1,30}[ ,]{1,2}){1,10}?(?:to|not to) (?=\w)|\b(?:request|ask)(?:s|ed)? that "
        ),
        "should",
        3,
        ("request", "ask", "direct", "instruct"),
        ("The assembly requests the secretary to report.", "We ask the ministry to direct the agency to audit."),
        ("The request was refused.", "We asked officials to describe the plan."),
        needs="asks",
    ),
    Cue(
        "C-support",
        "3 Settled: strength",
        c(
            r"\b(?:support(?:s|ed|ing)?|back(?:s|ed)?|endors(?:e|es|ed)|(?:spoke|speaks?|are|is|were|was) "
            r"(?:strongly )?"
            r"in favou?r of|expressed (?:\w+ )?support for) (?:the |an? |this |these |calls? (?:for|to) )*(?:\w+ "
            r"){0,2}?"
            r"(?:creation|establishment|idea|proposals?|introduction|adoption|appointment|inclusion|calls?|suggestion|"
            r"recommendations?|ban|expansion|extension|setting up|renewal|creating|establishing|convening)\b"
        ),
        "should",
        3,
        ("support", "back", "endors", "in favo"),
        ("Most members supported the creation of a fund.", "Several spoke in favour of a ban."),
        ("The fund supports schools.", "The ministry backed the bank."),
        needs="asks",
    ),
    Cue(
        "C-would-like",
        "3 Counts 4",
        c(
            r"\b(?:would (?:also )?(?:like|love|prefer|hope|want)|want|wish|hopes?) to see\b"
            r"|\b(?:we|i) (?:want|would like) (?!to\b)(?:the |all |our |a )?(?:\w+ ){1,6}?to (?=\w)"
        ),
        "should",
        3,
        ("to see", "want", "like"),
        ("We would like to see the fund grow.", "We want the ministry to publish its data."),
        ("We would see him often.", "We want to thank him."),
        confidence=0.8,
    ),
    Cue(
        "C-calls",
        "3 Counts 4",
        c(
            r"\b(?:were|was|are|is|been|have been|heard|reiterat\w+|renew\w*|repeat\w*|join\w*|echo\w*|made|repeats) "
            r"(?:[\w-]+ ){0,4}(?:calls?|demands?|appeals?|proposals?|suggestions?|requests?|pleas?) "
            r"(?:from [\w ]{2,40} |by [\w ]{2,40} )?(?:for|to|that|on|upon) "
            r"(?!papers|abstracts|proposals|contributions|applications|tenders|bids|entries)(?=\w)|\b(?:responds?|in "
            r"response) to (?:\w+ )?calls\b"
            r"|\ba plea (?:was made )?for\b"
        ),
        "should",
        3,
        ("call", "demand", "appeal", "proposal", "suggestion", "request", "plea"),
        (
            "There were several calls for a closer tie.",
            "There was a plea for simpler forms.",
            "I reiterate my call for calm.",
        ),
        ("He had many calls.", "The call for papers is open."),
        needs="calls",
        confidence=0.85,
    ),
)
