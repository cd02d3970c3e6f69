"""Trials of statements of need and worth: whether a course is the thing needed or valued."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.syntax import COURSE, clause_before, is_course_noun, last_words, next_words, subject_is_course
from turtlebay.extraction.trials.scene import Scene
from turtlebay.extraction.verbs import BASES

__all__ = [
    "try_after",
    "try_argues",
    "try_course_noun",
    "try_impersonal",
    "try_need_noun",
    "try_need_subject",
    "try_opportunity",
    "try_requires",
    "try_there",
    "try_way",
    "try_worth",
    "try_worth_or_it",
]

EMPHASIS: Final = re.compile(
    r"\b(?:emphas\w+|stress\w*|underlin\w+|underscor\w+|highlight\w*|point\w*|reiterat\w+|affirm\w*|reaffirm\w*|"
    r"not(?:e|es|ed|ing)|"
    r"spoke|speak\w*|agree\w*|consensus|suggest\w*|show\w*|reveal\w*|demonstrat\w+|illustrat\w+|draw\w*|drew|"
    r"mention\w*|"
    r"rais(?:e|ed|es|ing)|express\w*|justif\w+|see|sees|saw|identif(?:y|ies)|insist\w*|repeat\w*|echo\w*|confirm\w*|"
    r"call\w*|"
    r"importance|link|argu\w+|acknowledg\w+|recogni[sz]\w+|convinced|view|felt|remind\w*|cit(?:e|ed|ing)|signal\w*|"
    r"urg\w+|"
    r"understand|believe\w*|voiced|flag\w*|attention|reinforc\w+|clear|mind|concern\w*|recall\w*)\b",
    re.IGNORECASE,
)
DENIED: Final = re.compile(
    r"\b(?:no|not|without|reduc\w+|eliminat\w+|obviat\w+|avoid\w*|remov\w+|meet|meets|met|fulfil\w*|despite|due to|"
    r"because of|"
    r"given|based on|according to|driven by|in case of|question\w*|doubt\w*|discuss\w*|ignor\w+|overlook\w*|unaware of|"
    r"arising from|respond\w* to|address\w*|satisf\w+|c\.f|cf|about|whatever|assess\w*|felt no|any)"
    r"(?: \w+){0,2}$",
    re.IGNORECASE,
)
VERB_NEED: Final = re.compile(
    r"\b(?:we|they|you|i|who|that|which|to|will|would|may|not|also|still|people|men|women|children|police|\w+s)$",
    re.IGNORECASE,
)
"""What stands before the verb *need*."""
STRESSES: Final = re.compile(
    r"\b(?:\w+(?:sses|scores|lights|izes|ises|lines|otes|gests)|shows|sees|is|was|as|raises)$", re.IGNORECASE
)
THERE_IS: Final = re.compile(
    r"\bthere (?:is|was|are|were|remains?|may be|has been|exists?|will be)(?: thus| therefore| also| now| still| "
    r"\w+ly)?,? "
    r"(?:an? |the )?(?:[\w-]+,? ){0,4}$",
    re.IGNORECASE,
)
FROM_NEED: Final = re.compile(
    r"\b(?:reflect|arise|stem|result|come|grow)\w* (?:from )?(?:an? |the )?(?:\w+ )?$", re.IGNORECASE
)
NEED_OPENS: Final = re.compile(r"\W{0,9}(?:the |an? |this |another |one )?(?:[\w-]+ ){0,3}$", re.IGNORECASE)
NEED_IS_THERE: Final = re.compile(
    r"\b(?:is|was|remains|became|has) (?:\w+ )?(?:clear|urgent|paramount|evident|obvious|pressing|great|acute|raised|"
    r"stressed|"
    r"emphasi[sz]ed|highlighted|underlined|underscored|noted|mentioned|greater|real|widely|agreed)",
    re.IGNORECASE,
)


def try_worth(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """The thing that is needed or valued must be a course: training, closer ties, not water."""
    before = clause_before(sentence, match.start())
    if re.search(r"\b(?:what|which|who|as|how|that|there|not)\s*$", before, re.IGNORECASE):
        return False
    start = match.start() - len(before)
    if re.match(r"\W*(?:no|without|what(?:ever)?|whether)\b", before, re.IGNORECASE) or re.search(
        r"\b(?:whether|if)$", last_words(sentence, start), re.IGNORECASE
    ):
        return False
    if re.match(r"\W*(?:it|this|that)\s*$", before, re.IGNORECASE):
        return scene.after_recommendation and "it" not in before.lower().split()
    return subject_is_course(before)


def try_worth_or_it(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*It will be important to …*, or a course or plan that would be important."""
    after = sentence[match.end() : match.end() + 90]
    if re.search(r"\b(?:which|that|what) it\s*$", sentence[: match.start()], re.IGNORECASE):
        return False
    if re.search(r"\bit\s*$", clause_before(sentence, match.start()), re.IGNORECASE):
        return re.match(r" (?:also |therefore )?(?:to|that|for [\w ’',-]{2,80}? to)\b", after) is not None
    return try_worth(sentence, match, scene) or (
        re.match(r"\W*(?:a|an|the) \w", clause_before(sentence, match.start()), re.IGNORECASE) is not None
        and "better" not in match.group()
    )


def try_impersonal(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*It is vital to train* puts forward; *water is vital to health* does not: a verb must follow."""
    words = next_words(sentence, match.end(), 3)
    if not words:
        return False
    if match.group().rstrip().endswith("that"):
        return True
    before = last_words(sentence, match.start(), 40)
    if re.search(r"\b(?:which|who|what) it$", before, re.IGNORECASE):
        return False
    verb = words[0] in BASES and not re.search(r"\b(?:who|which|what|as)$", before, re.IGNORECASE)
    impersonal = (
        re.search(r"\bit\b(?: \w+)?$", before, re.IGNORECASE) is not None or "it" in match.group().lower().split()
    )
    if impersonal:
        return re.fullmatch(r"[a-z’'-]+", words[0]) is not None and words[0] not in (
            "the",
            "a",
            "an",
            "our",
            "its",
            "their",
        )
    return verb and subject_is_course(clause_before(sentence, match.start()))


def try_course_noun(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """What follows *the importance of* must be a course."""
    words = re.findall(r"[\w’'-]{1,40}", sentence[match.end() : match.end() + 120])[:8]
    if not words:
        return False
    if re.match(r"\w{3,}ing$", words[0]) or words[0].lower() in ("that", "having"):
        return True
    if re.match(rf"(?:a |an |the )?{COURSE}\b", " ".join(words[:2]), re.IGNORECASE):
        return True
    limit = 5 if words[0].lower() in ("a", "an", "the", "its", "their", "our") else 4
    return any(is_course_noun(w) for w in words[:limit])


def try_requires(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*This requires steady funding*: a course must follow, and a course or *this* stand before."""
    subject = clause_before(sentence, match.start()) + match.group()
    subject = re.split(r"\b(?:requires?|demands?|necessitates?|calls? for)\b", subject)[0].strip(" ,")
    subject = re.sub(r" (?:will|would|also|still|therefore|\w{2,20}ly)$", "", subject)
    if (
        not subject
        or re.search(r"\b(?:who|what|as|if|not|we|they|i)$", subject, re.IGNORECASE)
        or "probably" in match.group()
    ):
        return False
    after = re.findall(r"[\w’'-]{1,40}", sentence[match.end() : match.end() + 120])[:5]
    course = any(is_course_noun(w) for w in after) or (bool(after) and re.match(rf"{COURSE}$", after[0]) is not None)
    if "call" in match.group().lower() and not re.search(
        r"\b(?:this|these|that|situation|challenge|context|findings?|evidence|it|crisis|times?|threats?)\b",
        subject,
        re.IGNORECASE,
    ):
        return False
    demonstrative = re.search(
        r"(?:^|\W)(?:this|these|that|it|doing so|success|which)(?: \w+){0,3}$", subject, re.IGNORECASE
    )
    purpose = re.match(r"\W*(?:but |and |yet )?to [a-z]+ ", subject, re.IGNORECASE)
    return course and (demonstrative is not None or purpose is not None or subject_is_course(subject))


def try_argues(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """The facts argue for a course; a person who does is a speaker."""
    before = clause_before(sentence, match.start())
    return re.search(
        r"\b(?:this|these|that|it|which|evidence|facts?|findings?|results?|considerations?|logic|experience|reasons?|"
        r"all|record)"
        r"(?: \w+){0,2}\s*$",
        before,
        re.IGNORECASE,
    ) is not None and not re.search(r"\b(?:he|she|they|we|i)\s*$", before, re.IGNORECASE)


def try_need_noun(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """The noun *need*: stated to exist or stressed, not mentioned by the way; and not the verb."""
    before = sentence[max(0, match.start() - 200) : match.start()]
    near = before.rstrip()
    if match.group().lower().startswith("needs") or near.endswith((" in", " in no")) or DENIED.search(near[-40:]):
        return False
    if VERB_NEED.search(near[-16:]) and not STRESSES.search(near[-16:]):
        return False
    exists = THERE_IS.search(before)
    if exists is not None:
        return re.search(r"\bno (?:\w+ )*$", exists.group()) is None
    if EMPHASIS.search(before) is not None or re.search(r"\b(?:is|remains) (?:an? |the )(?:[\w-]+ ){0,3}$", before):
        return FROM_NEED.search(before[-40:]) is None
    return (
        NEED_OPENS.match(before) is not None
        and NEED_IS_THERE.search(sentence[match.end() : match.end() + 200]) is not None
    )


def try_need_subject(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """The verb *need*: somebody or something needs what can be brought about."""
    before = clause_before(sentence, match.start()).rstrip()
    verb = match.group().split()[0].lower()
    if sentence.startswith("such as", match.end()) or (
        verb == "needs" and re.search(r"(?:al|ic|ary|ive|ing|ent|ed|able|ious)$", before)
    ):
        return False
    if not before or re.search(
        r"\b(?:the|a|an|of|to|in|this|that|and|or|what|who|which|most|any|such|urgent|their|his|her|our|real|basic|"
        r"human|special|future|local|capacity|unmet|existing|these|those|law|rule|rules|with)$",
        before,
        re.IGNORECASE,
    ):
        return False
    if (
        re.search(r"\b(?:patients|tourists|farmers|customers|applicants|users|plants|animals)$", before, re.IGNORECASE)
        and verb == "need"
    ):
        return False
    if re.search(r"\b(?:we|they|both|all|you)(?: \w{2,20}ly| also| still| all| both| now)*$", before, re.IGNORECASE):
        return verb == "need"
    after = re.findall(r"[\w’'-]{1,40}", sentence[match.end() : match.end() + 100])[:6]
    if not after:
        return False
    course = re.match(rf"{COURSE}$", after[0]) is not None or any(is_course_noun(w) for w in after)
    near = any(0 <= match.start() - e <= 12 for _, e in scene.actors)
    if verb.startswith(("require", "lack")):
        return near and verb.startswith("require") and course
    if verb == "need" and re.search(r"\b(?:it|he|she)$", before, re.IGNORECASE):
        return False
    resource = re.match(
        r"(?:staff|expertise|support|funding|resources|authority|powers?|people|tools|time|training|access|data|help|"
        r"money|clarity)$",
        after[0],
    )
    return (near or re.match(r"\W*[\w’', -]{2,80}$", before) is not None) and (
        course or resource is not None or (near and after[0] in ("a", "an", "the", "its", "their"))
    )


def try_opportunity(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """An opportunity that is there to be taken; not one that was had or is owed to all."""
    before = sentence[max(0, match.start() - 60) : match.start()].lower()
    if re.search(
        r"\b(?:explor(?:e|es|ing)|identify|identifying|seek|seeking|pursue|pursuing|took|used|had|taking|lost|gave|given|using|provided|offered|no|every|equal|full|take|takes|denied|"
        r"thank you for|"
        r"miss|welcome|welcomed|for)(?: (?!an opportunity)\w+){0,2}\s*$",
        before,
    ) and not re.search(r"\bmisse[sd] an $", before):
        return False
    words = next_words(sentence, match.end())
    if match.group().rstrip().endswith("to"):
        return bool(words) and words[0] in BASES
    return re.search(r"\b(?:to|for) ", sentence[match.end() : match.end() + 60]) is not None


def try_after(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """The design of a course just proposed, *these include …*, or of named recommendations."""
    subject = match.group().lower()
    named = re.match(r"(?:the )?(?:recommendations|priorities|reforms|proposals)\b", subject)
    start = sentence[: match.start()].strip(" ,")
    return (scene.after_recommendation or named is not None) and len(start) < 40


def try_way(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*The best way is to …*, with a verb of action; not the task of an office."""
    words = next_words(sentence, match.end(), 3)
    if re.search(r"\b(?:task|aim|purpose|measure|thing|approach) of\b", match.group(), re.IGNORECASE):
        return False
    return bool(words) and (words[0] in BASES or " for " in match.group()[-5:])


def try_there(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*There is no excuse*, and the like."""
    return (
        re.search(r"\b(?:there is|we have|i see|we see|has|have)$", last_words(sentence, match.start()), re.IGNORECASE)
        is not None
    )
