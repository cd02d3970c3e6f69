"""Decide whether a sentence recommends, by which cue, and why not (guidelines, section 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.cues import COURSE, CUES
from turtlebay.extraction.lexicon import ACTION_VERBS
from turtlebay.extraction.masks import MASKS
from turtlebay.extraction.rules import Cue

__all__ = ["Decision", "Hit", "Scene", "detect"]

ADVERBS: Final = re.compile(
    r"(?:\w+ly|also|always|never|not|now|still|then|thus|therefore|further|rather|first|at least|all|both|each|perhaps|"
    r"well|once|again|at|least|only|even|better|in turn)$"
)
PARTICIPLE: Final = re.compile(
    r"(?:\w{2,}ed|given|taken|made|done|built|held|drawn|set|put|kept|sent|brought|led|paid|met|"
    r"sought|seen|shown|written|found|left|spent|begun|chosen|driven|spread|cut|sold|born|laid)$"
)
NOMINAL: Final = re.compile(
    r"(?:\w{3,}(?:ing|tion|tions|sion|sions|ment|ments|ance|ence|ship|ships|ability|ibility|ness|sis|al|ency|ancy|ure|age)|"
    r"review|reviews|approach|approaches|reform|reforms|support|use|dialogue|training|access|study|studies|research|"
    r"analysis|attention|work|effort|efforts|step|steps|action|actions|response|change|changes|strategy|strategies|"
    r"policy|policies|system|systems|mechanism|mechanisms|plan|plans|framework|frameworks|standards|rules|data|"
    r"investment|funding|resources|planning|leadership|oversight|audits?|goals|targets|clarity|focus|progress|"
    r"exchange|help|staff|capacity|capacities|transparency|flexibility|such an approach|process|look|deal|function|"
    r"tie|ties|call|calls)$",
    re.IGNORECASE,
)
STARTS_COURSE: Final = re.compile(rf"\b{COURSE}\b", re.IGNORECASE)
SPEAKERS: Final = re.compile(
    r"\b(?:we|i|they|he|she|it was|some|many|several|most|others|all|both|one|a few|few|participants?|delegations?|"
    r"delegates?|speakers?|panell?ists?|members?|authors?|experts?|report|study|paper|brief|review|committee|commission|"
    r"panel|board|team|respondents?|interviewees?|representatives?|states?|countries|contributors?|observers?|"
    r"recommendations?|number|majority|briefers?|stakeholders?|officials?|discussants?|rapporteurs?|assembly|council|"
    r"office|gao|institute|group|chair|president|ministers?|cases?|discussions?|analyses|calls?)\b",
    re.IGNORECASE,
)
PROPOSED_SUBJECT: Final = re.compile(
    r"\b(?:process|review|mechanism|approach|fund|panel|office|body|group|system|framework|platform|programme|program|plan|"
    r"strategy|mandates?|policy|initiative|step|measure|arrangement|forum|dialogue|agenda|compact|draft|agreement|"
    r"more|this|these|it|such|use|option|reform|training|report|law|legislation|committee|commission|network|centre|"
    r"center|unit|team|tool|guidelines?|guidance)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What detection may know of a sentence beside its words.

    `actors` are the half-open ranges, relative to the sentence, of mentions that can act; `after_recommendation` says
    that the sentence before recommends, or the one before that in the same paragraph.
    """

    actors: tuple[tuple[int, int], ...] = ()
    after_recommendation: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that counts: half-open offsets relative to the sentence."""

    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A cue that does not count, with the id of the mask or test that stopped it."""

    cue: str
    start: int
    by: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict on one sentence: the hits, best first, and the stops."""

    hits: tuple[Hit, ...]
    stops: tuple[Stop, ...]

    @property
    def best(self) -> Hit | None:
        """The hit that speaks for the sentence."""
        return self.hits[0] if self.hits else None


def detect(sentence: str, scene: Scene = Scene()) -> Decision:  # noqa: B008
    """Return the cues of a sentence that count, best first, and those that do not.

    >>> detect("The board should meet every month.").best.cue.id
    'C-should'
    >>> detect("It should be noted that prices fell.").best is None
    True
    """
    if _is_question(sentence):
        return Decision((), (Stop("any", 0, "X-question"),))
    masked = _masked(sentence)
    hits: list[Hit] = []
    stops: list[Stop] = []
    for cue in CUES:
        for match in cue.pattern.finditer(sentence):
            mask = next((m for s, e, m in masked if s < match.end() and match.start() < e), None)
            if mask is None and cue.needs and not _TESTS[cue.needs](sentence, match, scene):
                mask = f"T-{cue.needs}"
            if mask is None:
                words = match.group()
                lead = len(words) - len(words.lstrip())
                hits.append(Hit(cue, match.start() + lead, match.start() + len(words.rstrip())))
                break
            stops.append(Stop(cue.id, match.start(), mask))
    hits.sort(key=lambda hit: (hit.cue.rank, hit.start, hit.cue.id))
    return Decision(tuple(hits), tuple(stops))


def _is_question(sentence: str) -> bool:
    """A question puts nothing forward, unless it opens with *perhaps* or *maybe* (guidelines, settled cases)."""
    stripped = sentence.rstrip(" \"”’')")
    return stripped.endswith("?") and not re.match(
        r"\W*(?:perhaps|maybe|or maybe|or perhaps)\b", sentence, re.IGNORECASE
    )


def _masked(sentence: str) -> list[tuple[int, int, str]]:
    zones = []
    for mask in MASKS:
        for match in mask.pattern.finditer(sentence):
            groups = match.groupdict()
            name = next((n for n in ("m", "n") if groups.get(n) is not None), None)
            start, end = match.span(name) if name else match.span()
            zones.append((start, end, mask.id))
    return zones


# -- further tests ---------------------------------------------------------------------------------------------------


def _words_after(sentence: str, position: int, count: int = 6) -> list[str]:
    words = re.findall(r"[\w’'-]+|[,;:.]", sentence[position : position + 120])
    while words and ADVERBS.fullmatch(words[0].lower()):
        words = words[1:]
    return [w.lower() for w in words[:count]]


def _clause_before(sentence: str, position: int) -> str:
    """The words before the cue, back to the last break of a clause."""
    before = sentence[:position]
    breaks = list(
        re.finditer(
            r"[;:]|, (?:and|but|so|while|as|which|who)\b|\b(?:that|because|since|although|while|whereas)\b", before
        )
    )
    return before[breaks[-1].end() :] if breaks else before


def _has_actor(sentence: str, position: int, scene: Scene) -> bool:
    clause_start = position - len(_clause_before(sentence, position))
    return any(clause_start <= s and e <= position + 1 for s, e in scene.actors)


def _test_action(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    words = _words_after(sentence, match.end())
    return bool(words) and (words[0] in ACTION_VERBS or words[0] in ("be", "do"))


def _test_course(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    words = _words_after(sentence, match.end())
    if not words:
        return False
    verb, rest = words[0], words[1:]
    before = _clause_before(sentence, match.start())
    if verb == "be":
        while rest and ADVERBS.fullmatch(rest[0]):
            rest = rest[1:]
        if rest and PARTICIPLE.fullmatch(rest[0]):
            return True
        return (
            bool(rest)
            and rest[0] in ("more", "less", "better", "clearer", "stronger")
            or bool(re.search(r"\bthere $", before + " ") and rest and STARTS_COURSE.match(rest[0]))
        )
    if re.search(r"\bthere\s*$", before):
        return False
    if verb not in ACTION_VERBS and verb != "do":
        return False
    return (
        _has_actor(sentence, match.start(), scene)
        or bool(scene.after_recommendation and PROPOSED_SUBJECT.search(before))
        or bool(re.search(r"\b(?:we|they|one)\b", before, re.IGNORECASE))
    )


def _subject_nominal(before: str) -> bool:
    """Say whether what stands before the cue is a course of action: an action noun, a gerund, more of something."""
    trimmed = re.sub(r"[\s,–—-]+$", "", before)
    head = re.split(
        r"\b(?:of|for|in|on|to|with|between|among|by|from|within|across|at|into|where|when|that|which)\b",
        trimmed.strip(),
    )
    if not trimmed:
        return False
    first = head[0].split()
    if first and NOMINAL.fullmatch(first[-1].strip(",.;:“”\"'’")):
        return True
    return bool(STARTS_COURSE.search(trimmed[:60])) or bool(re.match(r"\W*(?:\w+, )?\w{3,}ing\b", trimmed))


def _test_worth(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    before = _clause_before(sentence, match.start())
    return _subject_nominal(before) and not re.search(r"\b(?:it|what|which|who|as|how)\s*$", before, re.IGNORECASE)


def _test_course_noun(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    after = sentence[match.end() :]
    words = re.findall(r"[\w’'-]+", after)[:8]
    if not words or not (
        SPEAKERS.search(sentence[: match.start()]) or _has_actor(sentence, match.start(), scene) or True
    ):
        return False
    if re.match(r"(?:ensur|\w{3,}ing\b)", words[0]) or words[0].lower() in (
        "that",
        "having",
        "a",
        "an",
        "the",
        "further",
    ):
        return words[0].lower() not in ("the",) or any(NOMINAL.fullmatch(w) for w in words[1:5])
    return bool(STARTS_COURSE.match(words[0])) or any(NOMINAL.fullmatch(w) for w in words[:4])


def _test_requires(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    before = _clause_before(sentence, match.start())
    subject = (before + match.group()).strip()
    subject = re.split(r"\b(?:requires?|demands?|necessitates?|calls? for|argues? for)\b", subject)[0].strip(" ,")
    if not subject or re.search(r"\b(?:who|what|as|if)$", subject, re.IGNORECASE):
        return False
    if re.search(r"\b(?:calls? for|argues? for)\b", match.group()) and not re.search(
        r"\b(?:this|these|that|situation|challenge|context|findings?|evidence|it)\b", subject, re.IGNORECASE
    ):
        return False
    after = re.findall(r"[\w’'-]+", sentence[match.end() :])[:5]
    nominal = any(NOMINAL.fullmatch(w) for w in after) or bool(after and STARTS_COURSE.match(after[0]))
    demonstrative = re.search(
        r"(?:^|\W)(?:this|these|that|it|doing so|success|which)(?: \w+)?$", subject, re.IGNORECASE
    )
    return nominal and (bool(demonstrative) or _has_actor(sentence, match.end(), scene) or _subject_nominal(subject))


def _test_need_subject(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    before = _clause_before(sentence, match.start()).rstrip()
    if not before or re.search(
        r"\b(?:the|a|an|of|to|in|this|that|and|or|what|who|which|most|any|such|urgent|their|his|her|our|"
        r"real|basic|human|special|future|local|capacity|staff)$",
        before,
        re.IGNORECASE,
    ):
        return False
    if match.group().split()[0].lower() == "need" and re.search(r"\b(?:it|he|she|this)$", before, re.IGNORECASE):
        return False
    pronoun = re.search(r"\b(?:they|we|it|you|both|all)(?: \w+ly| also| still| all| both)?$", before, re.IGNORECASE)
    if pronoun is not None:
        return True
    near = any(0 <= match.start() - e <= 12 for _, e in scene.actors)
    return near or bool(
        re.search(
            r"\b(?:arrangements|systems?|mechanisms?|processes|relations|efforts|institutions|"
            r"programmes?|programs?|services|policies|sector|operations)(?: also| still)?$",
            before,
        )
    )


def _test_asks(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    before = sentence[: match.start()].rstrip()
    verb = match.group().split()[0].lower()
    if re.search(
        r"\b(?:to|not|be|been|being|would|could|may|might|was|were|is|are|will|can|should|must|has|have|had|and to|its|their|the|an?|of)$",
        before,
        re.IGNORECASE,
    ) and not re.search(r"\bit (?:was|is|has been|had been)$", before, re.IGNORECASE):
        return bool(re.search(r"\b(?:we|i) (?:would|also|therefore|strongly|\w+ly)$", before, re.IGNORECASE))
    if verb.startswith("welcom"):
        return bool(re.search(r"\bwe(?: also| \w+ly)?$", before, re.IGNORECASE)) and bool(
            re.match(
                r"(?:the|a|an) (?:\w+ )?(?:choice|proposal|suggestion|idea|creation|establishment|decision|plan)",
                sentence[match.end() :],
            )
        )
    after = sentence[match.end() :]
    if verb.startswith(("encourag", "invit", "request", "ask", "direct", "instruct")) and not re.search(
        r"\bto \w+", after + match.group()
    ):
        return verb.startswith(("request", "encourag")) and after.startswith("that ")
    if verb.startswith("suggest") and re.search(
        r"\b(?:data|evidence|findings?|results?|research|history|experience|figures?|trends?|surveys?|"
        r"this|that|which|cases|analyses)(?: also| \w+ly)?$",
        before,
        re.IGNORECASE,
    ):
        return bool(re.search(r"\b(?:should|could|need|must)\b", after))
    if verb.startswith("suggest") and match.group().lower().startswith("suggest") and after.lower().startswith("that "):
        return bool(re.search(r"\b(?:should|could|need|must|offers?|may|be)\b", after))
    if not before:
        return verb in ("we", "i")
    clause = _clause_before(sentence, match.start())
    near = any(e <= match.start() for _, e in scene.actors)
    return (
        near
        or SPEAKERS.search(clause) is not None
        or re.search(r"[,;]$", before) is not None
        or (SPEAKERS.search(sentence[: match.start()]) is not None)
    )


def _test_in_favour(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    return "in favo" in match.group().lower() or "need for" in match.group().lower()


def _test_opportunity(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    before = sentence[: match.start()].lower()
    if re.search(
        r"\b(?:took|used|had|taking|lost|gave|given|using|provided|offered|no|every|equal|full|an equal)(?: \w+){0,2}\s*$",
        before,
    ):
        return False
    if match.group().lower().startswith(("time", "moment", "chance")):
        return bool(re.search(r"\b(?:it is|it may be|now is|is now|the) (?:the )?(?:right |high )?$", before))
    words = _words_after(sentence, match.end())
    if match.group().rstrip().endswith("to"):
        return bool(words) and words[0] in ACTION_VERBS
    return bool(re.search(r"\b(?:to|for) ", sentence[match.end() : match.end() + 40]))


def _test_proposal(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    before = _clause_before(sentence, match.start())
    return scene.after_recommendation and not re.match(r"\W*(?:this|that|it|such a step)\s*$", before, re.IGNORECASE)


_TESTS: Final = {
    "action": _test_action,
    "course": _test_course,
    "worth": _test_worth,
    "course-noun": _test_course_noun,
    "requires": _test_requires,
    "need-subject": _test_need_subject,
    "asks": _test_asks,
    "in-favour": _test_in_favour,
    "opportunity": _test_opportunity,
    "proposal": _test_proposal,
}
