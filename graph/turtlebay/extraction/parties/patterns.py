"""The words around mentions that settle who should act and who is involved."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.syntax import IRREGULAR

__all__ = [
    "ACTIVE_PARTICIPLE",
    "AFTER_OTHERS",
    "AGENT",
    "BETWEEN",
    "BREAK",
    "COMPOUND",
    "COURSE_BETWEEN",
    "EMBEDDED_VERB",
    "FOR",
    "GOVERNED",
    "JOIN",
    "NOT_INVOLVED",
    "OBJECT_OF_REQUEST",
    "OWNED",
    "PASSIVE",
    "PREPOSITION",
    "PRONOUN",
    "RECEIVING",
    "TAKES_UP",
    "WITH_OTHERS",
]

PREPOSITION: Final = re.compile(
    r"\b(?:of|in|by|from|for|with|on|at|under|among|within|between|through|against|into|over|about|via|towards?|"
    r"regarding|concerning|including|like|than|upon|across|throughout|during|after|before|to)\b",
    re.IGNORECASE,
)

GOVERNED: Final = re.compile(rf"{PREPOSITION.pattern}(?: the| a| an| all| its| their| this)? $", re.IGNORECASE)
"""The end of what stands before a name that a preposition governs."""

JOIN: Final = re.compile(
    r"^(?:\s|,|/)*(?:(?:and from|and by|and to|and with|and|or|as well as|along with|together with|both|all|the|its|"
    r"their|other|relevant|&)\s*|,\s*)*$",
    re.IGNORECASE,
)

PASSIVE: Final = re.compile(
    r"^\W*(?:\w+ly |also |always |not |never |still |then |further |thus |therefore |both |all )*be(?:en)? (?:\w+ly |"
    r"more |better |also |further )*"
    rf"(?P<verb>\w{{2,}}ed|{IRREGULAR})\b",
    re.IGNORECASE,
)

ACTIVE_PARTICIPLE: Final = re.compile(
    r"(?:encouraged|urged|invited|requested|prepared|committed|engaged|involved|tasked|charged|allowed|permitted|"
    r"required|obliged|obligated|mandated|instructed|directed|asked)$",
    re.IGNORECASE,
)

RECEIVING: Final = re.compile(
    r"^\W*(?:\w+ly |also |always |not |both |all )*(?:receive|get|benefit from|gain|enjoy|have (?:\w+ ){0,2}access|"
    r"be (?:\w+ly )?(?:given|"
    r"offered|granted|provided|invited|"
    r"included|consulted|supported|informed|protected|assisted|equipped|involved|briefed|funded|allowed|enabled|"
    r"empowered|helped|trained|educated|compensated))\b",
    re.IGNORECASE,
)

OBJECT_OF_REQUEST: Final = re.compile(
    r"^\W*(?:on |upon |that |for |against )?(?P<object>.{0,220}?)(?:\bto\b (?=\w)|\bnot to\b|\bshould\b|\bcould\b|"
    r"\bmight\b|\bmust\b)",
    re.IGNORECASE,
)

BETWEEN: Final = re.compile(r"\b(?:between|among|across)\b", re.IGNORECASE)

COURSE_BETWEEN: Final = re.compile(
    r"(?:consultation|meeting|dialogue|deal|relationship|cooperation|coordination|exchange|collaboration|agreement|"
    r"partnership|"
    r"contact|communication|talk|link|compact|engagement|tie)\w*\b[^,;]{0,60}$",
    re.IGNORECASE,
)

AGENT: Final = re.compile(
    r"\b(?:by|on the part of|(?:response|effort|action|support|engagement|leadership|commitment|"
    r"steps?)s? (?:both )?from)(?: both| all)? (?:the |a |an )?(?:\w+ )?$",
    re.IGNORECASE,
)

FOR: Final = re.compile(r"\bfor(?: both| all)? (?:the |a |an )?$", re.IGNORECASE)

EMBEDDED_VERB: Final = re.compile(
    r" (?:already |also |always |itself )?(?:could|can|has|have|should|must|will|uses?|might)\b(?! been)"
)

OWNED: Final = re.compile(
    r"(?:['’]s?)? (?:own )?(?:\w+ )?(?:discussions?|mandates?|agendas?|meetings?|deliberations|sessions?|decisions?|"
    r"resolutions|policy|"
    r"policies|strategy|strategies|working methods|consideration|budgets?|programmes?|programs?|procedures?|rules|"
    r"attention|plans?|practices?)\b"
)

BREAK: Final = re.compile(
    r"(?:;|,? (?:when|if|once|unless) |, (?:since|because|as|while|although|which|who|given|particularly|reflective|"
    r"whereas|rather than|so that)\b"
    r"| (?:since|because|although|whereas|rather than)\b)",
    re.IGNORECASE,
)

PRONOUN: Final = re.compile(
    r"(?:^|[ ,])(?:it|they|both|these|this body|he|she)(?: (?:should|both|all|also|will|must))?\s*$", re.IGNORECASE
)


TAKES_UP: Final = re.compile(
    r"\W*(?:this|these|such|it|that|there|the (?:review|process|plan|work|effort|assessment|reform)s?)\b", re.IGNORECASE
)
"""A subject that takes up the course put forward before, so that its addressee goes on."""

NOT_INVOLVED: Final = re.compile(
    r"\b(?:protection of|protect|protecting|such as|like|including those of|by|according to|noted by|called for by|"
    r"adopted by|rather than|instead of|"
    r"accordance with|consistent with|members of|behalf of|recommendations of|findings of|conclusions of)(?: the| "
    r"all| any)? $",
    re.IGNORECASE,
)
"""Words after which an actor is no party to the action: an example, a source, or what is protected."""

WITH_OTHERS: Final = re.compile(
    r"\b(?:in (?:close |full )?(?:co-?ordination|co-?operation|collaboration|consultation|partnership|conjunction)|"
    r"together|jointly|working) with ",
    re.IGNORECASE,
)
"""What opens an insertion that names whom to work with, before the modal too."""
AFTER_OTHERS: Final = re.compile(
    r",? (?:should|must|could|ought|needs?|ha(?:s|ve)|to)\b|, (?:the|all|each|this)\b|[;.]"
)

COMPOUND: Final = re.compile(r"[-–](?:led|mandated|wide|based|style|related|backed)\b")
