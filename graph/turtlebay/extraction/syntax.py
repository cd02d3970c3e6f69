"""What can be told of a clause without a parser: where it starts, what its subject is, what the next verb is.

All functions look at a bounded stretch beside a place, so that a long line costs no more than a short one.
"""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.lexicon import DETERMINERS, GROUP_HEADS, HEAD_TYPES
from turtlebay.extraction.wordsets import word_set

__all__ = [
    "ADVERB",
    "COURSE",
    "IRREGULAR",
    "PARTICIPLE",
    "acting_head",
    "clause_before",
    "is_course_noun",
    "last_words",
    "next_words",
    "subject_is_course",
]

REACH: Final = 300
"""How far a clause is followed back."""
COURSE: Final = (
    r"(?:more|greater|better|stronger|further|additional|improved|increased|enhanced|closer|continued|sustained|urgent|"
    r"effective|regular|deeper|wider|broader|early|full|fuller|clear|clearer|adequate|consistent|sufficient|continual|"
    r"concerted|robust|renewed|proactive|vigorous|dedicated|immediate|comprehensive|coordinated|meaningful|decisive|"
    r"bold|faster|tighter|fresh|careful|systematic|timely|predictable|new|joint)"
)
"""Adjectives that make of a noun something to be brought about."""
ADVERB: Final = re.compile(
    r"(?:\w+ly|also|always|never|not|now|still|then|thus|therefore|further|rather|first|at|least|all|both|each|perhaps|"
    r"well|once|again|only|even|better|in turn|instead|too|hence)$"
)
IRREGULAR: Final = (
    r"given|taken|made|done|built|held|drawn|set|put|kept|sent|brought|led|paid|met|sought|seen|shown|written|found|"
    r"left|spent|begun|chosen|driven|spread|cut|sold|laid|undertaken|overcome|withdrawn|withheld|rethought|rebuilt|"
    r"dealt|heard|told|taught|won|sped|overseen|rewritten|upheld|borne|fed"
)
"""Participles that do not end in *-ed*."""
PARTICIPLE: Final = re.compile(rf"(?:\w{{2,}}ed|{IRREGULAR})$")
ADJECTIVE_PARTICIPLE: Final = word_set(
    "needed required interested limited related concerned supposed mixed tired expected allowed based located",
    "disappointed surprised pleased excited",
)
COURSE_NOUN: Final = re.compile(
    r"(?:\w{3,}(?:ing|tion|tions|sion|sions|ment|ments|ance|ence|ship|ships|ability|ibility|ness|sis|ency|ancy|"
    r"als?|ure|age)|"
    r"review|reviews|approach|approaches|reforms?|support|use|dialogue|access|study|studies|research|attention|work|"
    r"efforts?|steps?|actions?|response|responses|changes?|strategy|strategies|polic(?:y|ies)|systems?|mechanisms?|"
    r"plans?|"
    r"frameworks?|standards|rules|data|resources|audits?|goals|targets|clarity|focus|progress|exchange|help|staff|"
    r"capacity|capacities|transparency|flexibility|process|look|deals?|function|ties?|calls?|security|safeguards|"
    r"methodolog(?:y|ies)|procedures?|methods?|tools?|programmes?|programs?|initiatives?|campaigns?|guidelines|"
    r"expertise|scrutiny|fund|funds|pact|panel|office|law|laws|treaty|convention|mandates?|balance|unity|peace|justice|"
    r"responses|solutions?|will|looks?|transfers?|visits?|talks|reports?|patrols|trials?|drills|vision|"
    r"accountability|prevention|links?|measures?|controls?|checks)$",
    re.IGNORECASE,
)
NO_COURSE: Final = word_set(
    "thing something nothing everything anything morning evening building during being king ring spring document",
    "documents government governments parliament department departments apartment moment element elements",
    "environment comment comments question questions nation nations region regions million opinion religion",
    "situation position population station condition conditions generation section portion union version occasion",
    "television distance instance sentence science audience evidence difference village language page message age",
    "crisis basis thesis business illness material materials official officials hospital capital journal animal",
    "individual professional institution institutions organization organizations organisation organisations",
    "nature figure future culture agriculture temperature literature percentage advantage agency citizenship",
    "importance existence meaning feeling finding findings understanding tendency emergency currency leader",
    "commission delegation",
)
BREAK: Final = re.compile(
    r"[;:]|, (?:and|but|so|while|as|which|who|yet|or)\b|[—–] ?|"
    r"\b(?:that|because|since|although|while|whereas|though|whether)\b",
    re.IGNORECASE,
)
PREPOSITIONS: Final = (
    r"\b(?:of|for|in|on|to|with|between|among|by|from|within|across|at|into|where|when|that|which|who|under|against|"
    r"through|over|about|regarding|including|towards?)\b"
)
OPENING: Final = re.compile(
    r"^(?:(?:but|and|yet|so|thus|however|therefore|also),? )?(?:in the (?:short|medium|long|longer|near) (?:term|"
    r"run),? )?",
    re.IGNORECASE,
)
"""What may stand before a subject and says nothing of it."""
SECOND: Final = re.compile(r"\b(?:is|are|was|were|has|have|remains?) .{3,200}? and (?!.* and )", re.IGNORECASE)
"""What comes before the subject of a second main clause."""
WORD: Final = re.compile(r"[\w’'/-]{1,40}|[,;:.()]")
COURSE_START: Final = re.compile(rf"\W*(?:the |a |an |any |such |this |these )?{COURSE}\b", re.IGNORECASE)
GERUND_START: Final = re.compile(
    r"\W{0,9}(?:\w{1,20}, )?(?:not |simply )?(?!during\b|being\b|nothing\b|understanding\b|knowing\b|"
    r"recogni)\w{2,20}ing\b",
    re.IGNORECASE,
)
SECTORS: Final = word_set(
    "government community society sector public media industry academia leadership opposition administration",
    "parties side sides body bodies donor partner state country agency ministry actor entity company employer",
    "school university hospital regulator authority researcher policymaker lawmaker legislator manager team staff",
    "management we they everyone someone anybody",
)


def clause_before(sentence: str, position: int) -> str:
    """Return the words before a place, back to the last break of a clause."""
    low = max(0, position - REACH)
    before = sentence[low:position]
    ends = [found.end() for found in BREAK.finditer(before)]
    return before[ends[-1] :] if ends else before


def last_words(sentence: str, position: int, reach: int = 60) -> str:
    """Return the end of what stands before a place, without trailing space."""
    return sentence[max(0, position - reach) : position].rstrip()


def next_words(sentence: str, position: int, count: int = 6) -> list[str]:
    """Return the next words in lower case, leading adverbs left out."""
    stretch = re.sub(r"^,[^,;.]{1,80},", "", sentence[position : position + 220].lstrip())
    words = [w.lower() for w in WORD.findall(stretch)]
    while words and ADVERB.fullmatch(words[0]):
        words = words[1:]
    return words[:count]


def is_course_noun(word: str) -> bool:
    """Say whether a noun names something that can be done or brought about.

    >>> is_course_noun("training"), is_course_noun("village")
    (True, False)
    """
    low = word.lower().strip(",.;:“”\"'’()")
    return low not in NO_COURSE and COURSE_NOUN.fullmatch(low) is not None


def subject_is_course(before: str) -> bool:
    """Say whether what stands before a cue is a course of action: an action noun, a gerund, more of something."""
    trimmed = OPENING.sub("", before.strip(" ,–—-"))
    if not trimmed:
        return False
    head = re.split(PREPOSITIONS, trimmed, maxsplit=1)[0].split()
    if head and is_course_noun(head[-1]):
        return True
    second = SECOND.search(trimmed)
    if second is not None:
        return subject_is_course(trimmed[second.end() :])
    if re.match(r"(?:to|in|for|with|by|on|at|under|as|without|despite|through|given)\b", trimmed, re.IGNORECASE):
        # An opening adverbial: the subject follows its comma.
        tail = trimmed.rsplit(",", 1)[-1] if "," in trimmed else ""
        if any(COURSE_START.match(part) for part in trimmed.split(", ")[1:]):
            return True
        return bool(tail) and tail != trimmed and subject_is_course(tail)
    return COURSE_START.match(trimmed) is not None or GERUND_START.match(trimmed) is not None


def acting_head(before: str) -> bool:
    """Say whether the last noun phrase before a modal names somebody who can act, by its head noun alone.

    >>> acting_head("the relevant ministries"), acting_head("the decision")
    (True, False)
    """
    phrase = before.rstrip(" ,")[-120:]
    phrase = re.split(r", ", phrase)[-1] if not re.match(r"\W*(?:the|all|both)?\b", phrase) else phrase
    head = re.split(r"\b(?:of|for|in|on|with|at|from|across|within|that|who|which)\b", phrase, maxsplit=1)[0].split()
    while head and ADVERB.fullmatch(head[-1].lower()):
        head = head[:-1]
    if not head:
        return False
    word = head[-1].strip(",.()").lower()
    if word in DETERMINERS:
        return False
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    acts = HEAD_TYPES.get(word) or HEAD_TYPES.get(singular)
    if acts is not None:
        return acts not in ("Document", "Event")
    return word in GROUP_HEADS or word in SECTORS or singular in SECTORS
