"""Trials of modals: advice or fact, course or possibility."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.syntax import (
    ADJECTIVE_PARTICIPLE,
    ADVERB,
    COURSE,
    PARTICIPLE,
    acting_head,
    clause_before,
    last_words,
    next_words,
)
from turtlebay.extraction.trials.scene import PROPOSED, Scene
from turtlebay.extraction.verbs import BASES
from turtlebay.extraction.wordsets import word_set

__all__ = ["try_advice", "try_course", "try_current", "try_design", "try_duty", "try_let"]

EFFECTS: Final = word_set(
    "lead result cause mean undermine jeopardize jeopardise risk become prove affect limit hamper hinder endanger",
    "threaten exacerbate worsen trigger fuel harm damage destabilize destabilise weaken erode dilute divert delay",
    "complicate impede suffer lose fail cost face pose reflect indicate imply explain entail spur arise occur",
    "happen emerge exceed vary differ depend overburden backfire deter discourage contain overlap duplicate",
    "unleash infer imagine expect say represent constitute appear seem tell stand find see know bring save free",
    "feel spell come drive attract generate catalyze hold take reduce increase improve boost enhance reach amount",
    "total produce expand benefit help grow",
)
"""Verbs that after *could* foretell an effect sooner than they name a course."""
WEAK_EFFECTS: Final = word_set(
    "help improve increase reduce enhance boost reach take hold bring find see save free expand produce drive",
    "attract come generate benefit grow say explain tell spell stand limit contain",
)
"""Those that name a course where the subject can act."""
EFFECT_PARTICIPLES: Final = word_set(
    "seen said found argued attributed explained traced affected threatened undermined lost caused linked",
    "considered perceived regarded interpreted misused abused expected understood described felt hurt killed",
    "compromised damaged called tempted forced confused exploited justified viewed construed heard put off",
    "inclined mistaken",
)
NOUN_NEED: Final = re.compile(
    r"\b(?:the|an?|no|any|this|its|their|our|urgent|clear|pressing|continuing|continued|real|great|such|further)$",
    re.IGNORECASE,
)
"""What stands before the noun *need*."""
SUBORDINATE: Final = re.compile(
    r"\b(?:because|where|when|whenever|until|before|after|whether|how|what|whatever|if|than|once|why|who|whom|unless|"
    r"as long as|wherever|the (?:\w+ ){0,2}(?:conditions?|criteria|requirements?|rules|rates?|fees?|tests?|forms?|"
    r"steps|"
    r"tasks?|challenges?|choices?|decisions?|burden|problems?|questions?|fact|reasons?|way|ways) (?:that |which "
    r")?(?!is|are|for|of|on|in|to|and|by)(?:\w+ ){1,4})$"
)
ELIGIBLE: Final = re.compile(
    r"\b(?:in order to be|to be eligible|to qualify|be eligible|before (?:they|it|he|she) (?:can|may)|in order for|"
    r"to obtain|"
    r"to receive (?:a|the)|at least \d+ years|be aged|years old)\b",
    re.IGNORECASE,
)
UNCERTAIN: Final = re.compile(
    r"\b(?:so|such|fear\w*|worr\w+|warn\w*|concern\w*|risk|danger|possibility|likelihood|ensur\w+|doubt\w*|caution\w*|"
    r"guarantee\w*|hope[sd]?|wish\w*|know\w*|knew|found|prov(?:e|ed|es)|showed|shown|demonstrat\w+|confirm\w*|"
    r"estimat\w+|"
    r"calculat\w+|claim\w*|alleg\w+|conditions?|extent|fact|in order|means) that$",
    re.IGNORECASE,
)
"""Words before *that* after which *could* tells of what may happen."""
INSTITUTION: Final = re.compile(
    r"\b(?:fund|panel|office|body|group|platform|forum|committee|commission|network|cent(?:re|er)|unit|team|desk|"
    r"chair|board|"
    r"secretariat|council|envoy|coordinator|agency|register|mechanism|scheme|programme|program|tribunal|court|"
    r"institute)\b"
    r"[\w ’'-]{0,40}$",
    re.IGNORECASE,
)
"""What a proposal may set up, which then would do this or that."""
BENEFIT: Final = re.compile(
    r"^\W{0,9}(?:by \w+ing|without|with (?:more|better|a|an|the)|through)\b[^,]{1,100},", re.IGNORECASE
)
"""An opening after which *could* tells what would follow."""
FIRST_STEP: Final = re.compile(
    r"\b(?:steps?|options?|solutions?|models?|alternatives?|ways?|ideas?|possibilit(?:y|ies)|approach|measure|remedy)"
    r"\s*$",
    re.IGNORECASE,
)
PREDICTING: Final = re.compile(
    r" (?:\w+ )?(?:likely|probably|eventually|ultimately|inevitably|presumably|undoubtedly|otherwise)\b"
)
"""What after *could* and *would* foretells."""
EXPECTED: Final = re.compile(
    r"\b(?:estimated|expected|anticipated|projected|hoped) (?:that )?(?:this|it|these|they)"
    r"$",
    re.IGNORECASE,
)
"""What stands before a *should* that foretells."""
USUALLY: Final = re.compile(
    r"\W*(?:(?:similarly|likewise|also), )?(?:in (?:many|some|most|other|certain|such) (?:cases|instances|situations)"
    r"|often|"
    r"sometimes|typically|occasionally|at times)\b",
    re.IGNORECASE,
)
"""An opening after which *could* and *might* tell what happens."""
COURSE_SUBJECT: Final = re.compile(
    r"\W*(?:the |an? |such )?\w{3,}(?:ing|tion|sion|ment) (?:of|and|between|with) ", re.IGNORECASE
)
"""A course as subject: what it would do is its effect, no design."""
KNOWING: Final = word_set(
    "know understand realize realise remember see feel believe ask imagine hear worry",
)


def _has_actor(sentence: str, position: int, scene: Scene) -> bool:
    start = position - len(clause_before(sentence, position))
    return any(start <= s and e <= position + 1 for s, e in scene.actors)


def _acts(sentence: str, position: int, scene: Scene) -> bool:
    """Say whether the subject before a modal is somebody who can act: a mention, a pronoun, or a noun of people."""
    before = clause_before(sentence, position)
    if re.search(r"\b(?:we|they|one|i|you)(?: \w{2,20}ly| also| all| both)?\s*$", before, re.IGNORECASE):
        return True
    return _has_actor(sentence, position, scene) or acting_head(before)


def try_duty(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """Tell advice from a fact: *applicants must hold a licence in order to …* advises nobody."""
    words = next_words(sentence, match.end())
    if not words or (words[0] in KNOWING and len(words) > 1 and words[1] in ("that", "how", "what", "why")):
        return False
    if match.group().lower().startswith("need ") and NOUN_NEED.search(last_words(sentence, match.start(), 20)):
        return False
    after = sentence[match.end() : match.end() + 160]
    if ELIGIBLE.search(after) and words[0] in ("have", "be", "hold", "complete", "pass", "meet"):
        return False
    start = max(0, match.start() - 90)
    before = re.split(r"[,;:—–]|\b(?:that|and|but)\b", sentence[start : match.start()])[-1].strip().lower()
    if SUBORDINATE.search(last_words(sentence, match.start(), 70).lower() + " "):
        return False
    if re.match(
        r"(?:because|where|when|whenever|until|before|after|whether|how|what|if|than|once|why|who|unless|wherever)\b",
        before,
    ):
        return False
    if re.search(r"\b(?:which|who|that)$", before) or re.search(
        r"\b(?:which|who)(?: \w+ly| also)?$", last_words(sentence, match.start())
    ):
        return words[0] == "be" and any(PARTICIPLE.fullmatch(w) for w in words[1:4])
    return not re.search(r"\b(?:you|anyone|applicants?|candidates?|travell?ers?|tourists?)$", before)


def try_current(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*Staff are often asked to …* describes; *states are asked to …* asks."""
    return not re.search(r"\b(?:often|usually|routinely|sometimes|increasingly) ", match.group(), re.IGNORECASE)


def try_let(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*Let us build …*; not *let us turn to the next item*."""
    words = next_words(sentence, match.end())
    turning = (
        "turn",
        "look",
        "consider",
        "begin",
        "start",
        "recall",
        "take",
        "assume",
        "say",
        "note",
        "suppose",
        "see",
        "move",
    )
    return bool(words) and words[0] in BASES and words[0] not in turning


def try_course(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """Tell a course from a possibility after *could*."""
    words = next_words(sentence, match.end())
    if not words or PREDICTING.match(sentence, match.end()) or USUALLY.match(sentence):
        return False
    verb, rest = words[0], words[1:]
    before = clause_before(sentence, match.start())
    start = match.start() - len(before)
    if re.match(
        r" ?(?:not|never|hardly|only|no longer)\b", sentence[match.end() : match.end() + 12]
    ) or UNCERTAIN.search(last_words(sentence, start)):
        return False
    if re.search(r"\b(?:it|this|that|which|who|what|how)\s*$", before, re.IGNORECASE) and verb != "be":
        return scene.after_recommendation and verb in BASES and verb not in EFFECTS
    if re.search(r"\b(?:gaps?|roles?|things|ways?|areas|contributions?|tasks|niche) (?:[\w-]+ ){1,3}$", before):
        # A clause that hangs on a noun, "the gaps a union could fill", puts nothing forward.
        return False
    if BENEFIT.match(sentence[: match.start()][-300:]) and len(sentence[: match.start()]) < 200:
        return False
    if verb == "be":
        if FIRST_STEP.search(before) and rest and rest[0] in ("a", "an", "the", "to", "for"):
            return True
        return _passive_course(rest, before, scene)
    if re.search(r"\bthere\s*$", before) or verb not in BASES:
        return False
    acting = _acts(sentence, match.start(), scene)
    if verb in EFFECTS:
        return acting and verb in WEAK_EFFECTS and not re.search(r"\bthat\s*$", before)
    return acting or (scene.after_recommendation and PROPOSED.search(before) is not None)


WORSE: Final = frozenset(
    "than difficult costly expensive damaging dangerous likely severe serious harmful complex complicated intense "
    "limited "
    "vulnerable".split()
)
"""Words after *could be more* that foretell."""


def _passive_course(rest: list[str], before: str, scene: Scene) -> bool:
    while rest and ADVERB.fullmatch(rest[0]) and rest[0] != "better":
        rest = rest[1:]
    if not rest:
        return False
    if re.search(r"\bthere\s*$", before, re.IGNORECASE):
        return re.match(rf"{COURSE}$", rest[0]) is not None or (rest[0] in ("a", "an") and scene.after_recommendation)
    if PARTICIPLE.fullmatch(rest[0]):
        return rest[0] not in EFFECT_PARTICIPLES and rest[0] not in ADJECTIVE_PARTICIPLE
    return rest[0] in ("more", "less", "better", "clearer", "stronger") and len(rest) > 1 and rest[1] not in WORSE


def try_advice(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*Guidance that should help* foretells; *a gap that should be closed* and *they said that it should go* advise."""
    before = last_words(sentence, match.start(), 40)
    if EXPECTED.search(before):
        return False
    if re.search(r"\b(?:which|who|(?<!said )(?<!\w{4}ed )(?<!\w{4}s )that)(?: also| \w{2,20}ly)?$", before) is None:
        return True
    words = next_words(sentence, match.end())
    return scene.after_recommendation or (bool(words) and words[0] == "be")


def try_design(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*The chair would report …*, right after the course that it designs."""
    before = clause_before(sentence, match.start())
    verb = next_words(sentence, match.start() + len("would"))[:1]
    if (
        not scene.after_recommendation
        or not verb
        or PREDICTING.match(sentence, match.start() + len("would"))
        or COURSE_SUBJECT.match(before)
        or (
            re.match(r"\W*(?:this|that|it|such|which|who|we|i|they|he|she)\b", before, re.IGNORECASE)
            and re.match(r"\W*(?:this|such an?) \w+ *$", before, re.IGNORECASE) is None
        )
    ):
        return False
    if verb[0] in EFFECTS or (verb[0] not in BASES and verb[0] not in ("consist", "comprise")):
        return False
    return _has_actor(sentence, match.start(), scene) or acting_head(before) or INSTITUTION.search(before) is not None
