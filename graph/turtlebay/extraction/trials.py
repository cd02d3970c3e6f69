"""The further trials that the words around a cue have to pass, by the name that the cue gives in `needs`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from turtlebay.extraction.syntax import (
    ADJECTIVE_PARTICIPLE,
    ADVERB,
    COURSE,
    PARTICIPLE,
    acting_head,
    clause_before,
    is_course_noun,
    last_words,
    next_words,
    subject_is_course,
)
from turtlebay.extraction.verbs import BASES

__all__ = ["TRIALS", "Scene", "Trial"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What detection may know of a sentence beside its words.

    `actors` are the half-open ranges, relative to the sentence, of mentions that can act; `after_recommendation` says
    that a sentence shortly before, in the same paragraph or the one before, recommends; `zone` that the sentence stands
    under a heading of recommendations.
    """

    actors: tuple[tuple[int, int], ...] = ()
    after_recommendation: bool = False
    zone: bool = False


Trial = Callable[[str, "re.Match[str]", Scene], bool]

EFFECTS: Final = frozenset(
    "lead result cause mean undermine jeopardize jeopardise risk become prove affect limit hamper hinder endanger threaten "
    "exacerbate worsen trigger fuel harm damage destabilize destabilise weaken erode dilute divert delay complicate impede "
    "suffer lose fail cost face pose reflect indicate imply explain entail spur arise occur happen emerge exceed vary "
    "differ depend overburden backfire deter discourage contain overlap duplicate unleash infer imagine expect say "
    "represent constitute appear seem tell stand find see know bring save free feel spell come drive attract generate "
    "catalyze hold take reduce increase improve boost enhance reach amount total produce expand benefit help grow".split()
)
"""Verbs that after *could* foretell an effect sooner than they name a course."""
WEAK_EFFECTS: Final = frozenset(
    "help improve increase reduce enhance boost reach take hold bring find see save free expand produce drive attract "
    "come come generate benefit grow say explain tell spell stand limit contain".split()
)
"""Those that name a course where the subject can act."""
EFFECT_PARTICIPLES: Final = frozenset(
    "seen said found argued attributed explained traced affected threatened undermined lost caused linked considered "
    "perceived regarded interpreted misused abused expected understood described felt hurt killed compromised damaged "
    "called tempted forced confused exploited justified viewed construed heard put off inclined mistaken".split()
)
NAME: Final = re.compile(
    r"(?:The )?[A-Z][\w’'.&-]{0,40}(?: (?:of|and|for|the|on|also|again|has|therefore|\w{2,20}ly|[A-Z(][\w’'.&)-]{0,40})){0,12}"
)
"""A name alone before a verb that reports advice."""
SPEAKERS: Final = re.compile(
    r"\b(?:we|i|they|he|she|it (?:was|is|has been)|some|many|several|most|others|all|both|one|two|three|few|participants?|"
    r"delegations?|delegates?|speakers?|panell?ists?|members?|authors?|experts?|reports?|study|studies|paper|brief|review|"
    r"committees?|commissions?|commissioners?|panels?|boards?|teams?|respondents?|interviewees?|representatives?|states?|countries|contributors?|"
    r"observers?|recommendations?|number|majority|briefers?|stakeholders?|officials?|discussants?|rapporteurs?|assembly|"
    r"council|office|institutes?|groups?|chair|president|ministers?|cases?|discussions?|analysts?|calls?|working group|"
    r"interventions?|submissions?|witness(?:es)?|organi[sz]ations?|ngos?|unions?|evaluations?|audits?|inquiry|inquest|advisers?|tribunal|ombudsman|inspectors?|taskforce|"
    r"task force|presenters?|attendees?|voices|donors|governments?|scholars|researchers|advocates|civil society|"
    r"federation|association|alliance|coalition|network|party|parties|people|communities|proposals?)\b",
    re.IGNORECASE,
)
EVIDENCE: Final = re.compile(
    r"\b(?:data|evidence|findings?|results?|research|history|experience|figures?|trends?|surveys?|this|that|which|"
    r"cases|analys[ei]s|theory|signs?|indications?|numbers|polls?|name|title|it|law|literature)"
    r"(?: also| \w{2,20}ly)?$",
    re.IGNORECASE,
)
PROPOSED: Final = re.compile(
    r"\b(?:process|review|mechanism|approach|fund|panel|office|body|group|system|framework|platform|programme|program|plan|"
    r"strategy|mandate|policy|initiative|step|measure|arrangement|forum|dialogue|agenda|compact|draft|agreement|more|this|"
    r"these|it|such|use|option|reform|training|report|law|legislation|committee|commission|network|centre|center|unit|"
    r"team|tool|guideline|guidance|scheme|register|database|desk|chair|board|secretariat|roster|council|member|"
    r"representative|envoy|coordinator|list|survey|campaign|curriculum|course|facility)s?\b",
    re.IGNORECASE,
)
EMPHASIS: Final = re.compile(
    r"\b(?:emphas\w+|stress\w*|underlin\w+|underscor\w+|highlight\w*|point\w*|reiterat\w+|affirm\w*|reaffirm\w*|not(?:e|es|ed|ing)|"
    r"spoke|speak\w*|agree\w*|consensus|suggest\w*|show\w*|reveal\w*|demonstrat\w+|illustrat\w+|draw\w*|drew|mention\w*|"
    r"rais(?:e|ed|es|ing)|express\w*|justif\w+|see|sees|saw|identif(?:y|ies)|insist\w*|repeat\w*|echo\w*|confirm\w*|call\w*|"
    r"importance|link|argu\w+|acknowledg\w+|recogni[sz]\w+|convinced|view|felt|remind\w*|cit(?:e|ed|ing)|signal\w*|urg\w+|"
    r"understand|believe\w*|voiced|flag\w*|attention|reinforc\w+|clear|mind|concern\w*|recall\w*)\b",
    re.IGNORECASE,
)
DENIED: Final = re.compile(
    r"\b(?:no|not|without|reduc\w+|eliminat\w+|obviat\w+|avoid\w*|remov\w+|meet|meets|met|fulfil\w*|despite|due to|because of|"
    r"given|based on|according to|driven by|in case of|question\w*|doubt\w*|discuss\w*|ignor\w+|overlook\w*|unaware of|"
    r"arising from|respond\w* to|address\w*|satisf\w+|c\.f|cf|about|whatever|assess\w*|felt no|any)"
    r"(?: \w+){0,2}$",
    re.IGNORECASE,
)
NOUN_NEED: Final = re.compile(
    r"\b(?:the|an?|no|any|this|its|their|our|urgent|clear|pressing|continuing|continued|real|great|such|further)$", re.IGNORECASE
)
"""What stands before the noun *need*."""
VERB_NEED: Final = re.compile(
    r"\b(?:we|they|you|i|who|that|which|to|will|would|may|not|also|still|people|men|women|children|police|\w+s)$", re.IGNORECASE
)
"""What stands before the verb *need*."""
STRESSES: Final = re.compile(r"\b(?:\w+(?:sses|scores|lights|izes|ises|lines|otes|gests)|shows|sees|is|was|as|raises)$", re.IGNORECASE)
THERE_IS: Final = re.compile(
    r"\bthere (?:is|was|are|were|remains?|may be|has been|exists?|will be)(?: thus| therefore| also| now| still| \w+ly)?,? "
    r"(?:an? |the )?(?:[\w-]+,? ){0,4}$",
    re.IGNORECASE,
)
FROM_NEED: Final = re.compile(r"\b(?:reflect|arise|stem|result|come|grow)\w* (?:from )?(?:an? |the )?(?:\w+ )?$", re.IGNORECASE)
NEED_OPENS: Final = re.compile(r"\W{0,9}(?:the |an? |this |another |one )?(?:[\w-]+ ){0,3}$", re.IGNORECASE)
NEED_IS_THERE: Final = re.compile(
    r"\b(?:is|was|remains|became|has) (?:\w+ )?(?:clear|urgent|paramount|evident|obvious|pressing|great|acute|raised|stressed|"
    r"emphasi[sz]ed|highlighted|underlined|underscored|noted|mentioned|greater|real|widely|agreed)",
    re.IGNORECASE,
)
SUBORDINATE: Final = re.compile(
    r"\b(?:because|where|when|whenever|until|before|after|whether|how|what|whatever|if|than|once|why|who|whom|unless|"
    r"as long as|wherever|the (?:\w+ ){0,2}(?:conditions?|criteria|requirements?|rules|rates?|fees?|tests?|forms?|steps|"
    r"tasks?|challenges?|choices?|decisions?|burden|problems?|questions?|fact|reasons?|way|ways) (?:that |which )?(?!is|are|for|of|on|in|to|and|by)(?:\w+ ){1,4})$"
)
ELIGIBLE: Final = re.compile(
    r"\b(?:in order to be|to be eligible|to qualify|be eligible|before (?:they|it|he|she) (?:can|may)|in order for|to obtain|"
    r"to receive (?:a|the)|at least \d+ years|be aged|years old)\b",
    re.IGNORECASE,
)
KNOWING: Final = frozenset("know understand realize realise remember see feel believe ask imagine hear worry".split())


def _has_actor(sentence: str, position: int, scene: Scene) -> bool:
    start = position - len(clause_before(sentence, position))
    return any(start <= s and e <= position + 1 for s, e in scene.actors)


def _acts(sentence: str, position: int, scene: Scene) -> bool:
    """Say whether the subject before a modal is somebody who can act: a mention, a pronoun, or a noun of people."""
    before = clause_before(sentence, position)
    if re.search(r"\b(?:we|they|one|i|you)(?: \w{2,20}ly| also| all| both)?\s*$", before, re.IGNORECASE):
        return True
    return _has_actor(sentence, position, scene) or acting_head(before)


def _try_duty(sentence: str, match: re.Match[str], scene: Scene) -> bool:
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
    if re.match(r"(?:because|where|when|whenever|until|before|after|whether|how|what|if|than|once|why|who|unless|wherever)\b", before):
        return False
    if re.search(r"\b(?:which|who|that)$", before) or re.search(r"\b(?:which|who)(?: \w+ly| also)?$", last_words(sentence, match.start())):
        return words[0] == "be" and any(PARTICIPLE.fullmatch(w) for w in words[1:4])
    return not re.search(r"\b(?:you|anyone|applicants?|candidates?|travell?ers?|tourists?)$", before)


def _try_current(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    return not re.search(r"\b(?:often|usually|routinely|sometimes|increasingly) ", match.group(), re.IGNORECASE)


def _try_let(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    words = next_words(sentence, match.end())
    turning = ("turn", "look", "consider", "begin", "start", "recall", "take", "assume", "say", "note", "suppose", "see", "move")
    return bool(words) and words[0] in BASES and words[0] not in turning


def _try_course(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """Tell a course from a possibility after *could*."""
    words = next_words(sentence, match.end())
    if not words:
        return False
    verb, rest = words[0], words[1:]
    before = clause_before(sentence, match.start())
    if re.search(r"\b(?:it|this|that|which|who|what|how)\s*$", before, re.IGNORECASE) and verb != "be":
        return scene.after_recommendation and verb in BASES and verb not in EFFECTS
    if re.search(r"\b(?:gaps?|roles?|things|ways?|areas|contributions?|tasks|niche) (?:[\w-]+ ){1,3}$", before):
        # A clause that hangs on a noun, "the gaps a union could fill", puts nothing forward.
        return False
    if verb == "be":
        return _passive_course(rest, before, scene)
    if re.search(r"\bthere\s*$", before) or verb not in BASES:
        return False
    acting = _acts(sentence, match.start(), scene)
    if verb in EFFECTS:
        return acting and verb in WEAK_EFFECTS and not re.search(r"\bthat\s*$", before)
    return acting or (scene.after_recommendation and PROPOSED.search(before) is not None)


def _passive_course(rest: list[str], before: str, scene: Scene) -> bool:
    while rest and ADVERB.fullmatch(rest[0]) and rest[0] != "better":
        rest = rest[1:]
    if not rest:
        return False
    if re.search(r"\bthere\s*$", before, re.IGNORECASE):
        return re.match(rf"{COURSE}$", rest[0]) is not None or (rest[0] in ("a", "an") and scene.after_recommendation)
    if PARTICIPLE.fullmatch(rest[0]):
        return rest[0] not in EFFECT_PARTICIPLES and rest[0] not in ADJECTIVE_PARTICIPLE
    return rest[0] in ("more", "less", "better", "clearer", "stronger") and len(rest) > 1 and rest[1] not in ("than", "difficult")


def _try_worth(sentence: str, match: re.Match[str], scene: Scene) -> bool:
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


def _try_worth_or_it(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    after = sentence[match.end() : match.end() + 90]
    if re.search(r"\bit\s*$", clause_before(sentence, match.start()), re.IGNORECASE):
        return re.match(r" (?:also |therefore )?(?:to|that|for [\w ’',-]{2,80}? to)\b", after) is not None
    return _try_worth(sentence, match, scene) or (
        re.match(r"\W*(?:a|an|the) \w", clause_before(sentence, match.start()), re.IGNORECASE) is not None
        and "better" not in match.group()
    )


def _try_impersonal(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*It is vital to train* puts forward; *water is vital to health* does not: a verb must follow."""
    words = next_words(sentence, match.end(), 3)
    if not words:
        return False
    if match.group().rstrip().endswith("that"):
        return True
    before = last_words(sentence, match.start(), 40)
    verb = words[0] in BASES | {"know"} and not re.search(
        r"\b(?:who|which|what|as)$", before, re.IGNORECASE
    )
    impersonal = re.search(r"\bit\b(?: \w+)?$", before, re.IGNORECASE) is not None or "it" in match.group().lower().split()
    if impersonal:
        return re.fullmatch(r"[a-z’'-]+", words[0]) is not None and words[0] not in ("the", "a", "an", "our", "its", "their")
    return verb and subject_is_course(clause_before(sentence, match.start()))


def _try_course_noun(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    words = [w for w in re.findall(r"[\w’'-]{1,40}", sentence[match.end() : match.end() + 120])][:8]
    if not words:
        return False
    if re.match(r"\w{3,}ing$", words[0]) or words[0].lower() in ("that", "having"):
        return True
    if re.match(rf"(?:a |an |the )?{COURSE}\b", " ".join(words[:2]), re.IGNORECASE):
        return True
    limit = 5 if words[0].lower() in ("a", "an", "the", "its", "their", "our") else 4
    return any(is_course_noun(w) for w in words[:limit])


def _try_requires(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    subject = clause_before(sentence, match.start()) + match.group()
    subject = re.split(r"\b(?:requires?|demands?|necessitates?|calls? for)\b", subject)[0].strip(" ,")
    subject = re.sub(r" (?:will|would|also|still|therefore|\w{2,20}ly)$", "", subject)
    if not subject or re.search(r"\b(?:who|what|as|if|not|we|they|i)$", subject, re.IGNORECASE):
        return False
    after = re.findall(r"[\w’'-]{1,40}", sentence[match.end() : match.end() + 120])[:5]
    course = any(is_course_noun(w) for w in after) or (bool(after) and re.match(rf"{COURSE}$", after[0]) is not None)
    if "call" in match.group().lower() and not re.search(
        r"\b(?:this|these|that|situation|challenge|context|findings?|evidence|it|crisis|times?|threats?)\b", subject, re.IGNORECASE
    ):
        return False
    demonstrative = re.search(
        r"(?:^|\W)(?:this|these|that|it|doing so|success|which)(?: \w+)?$", subject, re.IGNORECASE
    )
    return course and (demonstrative is not None or subject_is_course(subject))


def _try_argues(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    before = clause_before(sentence, match.start())
    return re.search(
        r"\b(?:this|these|that|it|which|evidence|facts?|findings?|results?|considerations?|logic|experience|reasons?|all|record)"
        r"(?: \w+){0,2}\s*$",
        before,
        re.IGNORECASE,
    ) is not None and not re.search(r"\b(?:he|she|they|we|i)\s*$", before, re.IGNORECASE)


def _try_need_noun(sentence: str, match: re.Match[str], scene: Scene) -> bool:
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
    return NEED_OPENS.match(before) is not None and NEED_IS_THERE.search(sentence[match.end() : match.end() + 200]) is not None


def _try_need_subject(sentence: str, match: re.Match[str], scene: Scene) -> bool:
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
    if re.search(r"\b(?:patients|tourists|farmers|customers|applicants|users|plants|animals)$", before, re.IGNORECASE) and verb == "need":
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
        r"(?:staff|expertise|support|funding|resources|authority|powers?|people|tools|time|training|access|data|help|money|clarity)$",
        after[0],
    )
    return (near or re.match(r"\W*[\w’', -]{2,80}$", before) is not None) and (
        course or resource is not None or (near and after[0] in ("a", "an", "the", "its", "their"))
    )


def _try_asks(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """A verb of advice: its subject speaks now or is reported to have spoken, and it asks for something."""
    before = last_words(sentence, match.start(), 80)
    verb = match.group().split()[0].lower()
    after = sentence[match.end() : match.end() + 260]
    if not _asks_something(verb, match, after, before):
        return False
    if re.search(r"\b(?:we|i) (?:would|also|again|therefore|strongly|must|wish to|want to|would like to|have to|can|\w{2,20}ly|"
                 r"would (?:also|strongly) (?:like to)?|hereby|further)(?: also| again| \w{2,20}ly)?$", before, re.IGNORECASE):
        return True
    if re.search(r"\bit (?:was|is|has been|had been|is hereby)(?: also| further| strongly| again| \w{2,20}ly)?$", before, re.IGNORECASE):
        return verb.endswith(("ed", "sed"))
    if re.search(
        r"\b(?:to|not|be|been|being|would|could|may|might|was|were|is|are|will|can|should|must|has|have|had|its|their|the|an?|of|"
        r"by|for|who|which|in|this|that|our|his|her|no|any|as|does|do|did)(?: (?!assembly|family|ally)\w{2,20}ly)?$",
        before,
        re.IGNORECASE,
    ):
        return re.search(r"\b(?:and|by)$", before) is None and bool(
            re.search(r"\b(?:has|have)(?: also| \w{2,20}ly)?$", before) and verb.endswith("ed") and _spoken(sentence, match, scene, before)
        )
    if EVIDENCE.search(before):
        return re.search(r"\b(?:should|could|need|must)\b", after) is not None and verb.startswith(("suggest", "recommend", "argu"))
    if verb.endswith("ing"):
        return _spoken(sentence, match, scene, before) and re.search(r"(?:,|and|by|while|also|\w{2,20}ly)$", before) is not None
    if not before:
        return False
    return _spoken(sentence, match, scene, before)


def _spoken(sentence: str, match: re.Match[str], scene: Scene, before: str) -> bool:
    clause = clause_before(sentence, match.start())
    return (
        SPEAKERS.search(clause) is not None
        or any(e <= match.start() for _, e in scene.actors)
        or (re.search(r"(?:[,;]|\band|\bwho)(?: also| further| \w{2,20}ly)*$", before) is not None
            and SPEAKERS.search(sentence[max(0, match.start() - 400) : match.start()]) is not None)
        or (NAME.fullmatch(clause.strip()) is not None and _verb(match).endswith(("s", "ed")))
    )


def _verb(match: re.Match[str]) -> str:
    return match.group().split()[0].lower()


def _asks_something(verb: str, match: re.Match[str], after: str, before: str) -> bool:
    """Say whether a verb has the object that makes of it a request."""
    if verb.startswith(("encourag", "invit")):
        return re.search(r"\bto (?!the\b|an?\b|this\b|that\b|his\b|her\b|its\b|their\b|our\b)[a-z]+", after) is not None or (verb.startswith("encourag") and re.match(
            rf"(?:the |an? )?(?:{COURSE} )?(?:use|adoption|development|creation|establishment|\w+ing|{COURSE})\b", after) is not None)
    if verb.startswith(("request", "ask", "direct", "instruct")):
        if verb.endswith("ed") and re.search(r"\b(?:we|i|council|assembly|board|congress|parliament)(?: also)?$", before, re.IGNORECASE):
            return False
        asked = match.group().rstrip()
        return asked.endswith(("to", "that")) and not re.search(
            r"\b(?:responsibility|duty|right|power|ability|need|efforts?|time|chance|way|much of [\w ]+|questions? [\w ]+) to$", asked
        )
    if verb.startswith("insist") and match.group().endswith("that "):
        after = f"that {after}"
    if verb.startswith(("suggest", "caution", "insist")) and re.match(r"that\b", after):
        return re.search(r"\b(?:should|could|needs?|must|ought|offers?|may be|be|consider)\b", after) is not None and not re.match(
            r"that (?:\w+ ){1,4}(?:is|are|was|were|has|have|had) ", after)
    if verb.startswith("suggest"):
        return re.match(r"(?:the (?!same|opposite|presence|existence)|an? (?!link|lack|strong|high|low|different)|\w{3,}ing\b|more|to )", after) is not None
    if verb.startswith("propos"):
        return re.match(r"(?:the|an?|to|that|more|\w+ing|new|\w+)\b", after) is not None and not re.match(r"[a-z]+ (?:is|was|are|were|will|would)\b", after)
    if verb.startswith(("advis", "caution", "counsel")):
        return re.match(r"(?:against|that|the [\w ]+ to|[\w ]{2,60} to|\w+ing)\b", after) is not None
    if verb.startswith("argu"):
        return re.match(r"(?:an? |the )?(?:\w+ )?(?:need for |need to )?", after) is not None and re.search(r"\b(?:for|favou?r of) $", match.group()) is not None
    if verb.startswith(("appeal", "plead", "press", "push", "lobb")):
        return re.search(r"\b(?:for|to) $", match.group()) is not None and (
            match.group().endswith("for ") or re.match(r"[^.;]{2,80}? (?:to|for)\b", after) is not None)
    if verb.startswith("call") and re.search(r"\b(?:on|upon|to) $", match.group()):
        return re.search(r"\b(?:to|for|that)\b", after) is not None and not match.group().endswith("to ")
    return True


def _try_opportunity(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    before = sentence[max(0, match.start() - 60) : match.start()].lower()
    if re.search(
        r"\b(?:took|used|had|taking|lost|gave|given|using|provided|offered|no|every|equal|full|take|takes|denied|thank you for|"
        r"miss|welcome|welcomed|for)(?: (?!an opportunity)\w+){0,2}\s*$",
        before,
    ) and not re.search(r"\bmisse[sd] an $", before):
        return False
    words = next_words(sentence, match.end())
    if match.group().rstrip().endswith("to"):
        return bool(words) and words[0] in BASES
    return re.search(r"\b(?:to|for) ", sentence[match.end() : match.end() + 60]) is not None


def _try_design(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    before = clause_before(sentence, match.start())
    return (
        scene.after_recommendation
        and not re.match(r"\W*(?:this|that|it|such a step|which|we|i)\s*$", before, re.IGNORECASE)
        and "will" not in match.group().lower().split()[0]
    ) or (scene.after_recommendation and PROPOSED.search(before) is not None and match.group().lower().startswith("would"))


def _try_after(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    subject = match.group().lower()
    named = re.match(r"(?:the )?(?:recommendations|priorities|reforms|proposals)\b", subject)
    start = sentence[: match.start()].strip(" ,")
    return (scene.after_recommendation or named is not None) and len(start) < 40


def _try_way(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    words = next_words(sentence, match.end(), 3)
    if re.search(r"\b(?:task|aim|purpose|measure|thing|approach) of\b", match.group(), re.IGNORECASE):
        return False
    return bool(words) and (words[0] in BASES or words[0] == "be" or " for " in match.group()[-5:])


def _try_there(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    return re.search(r"\b(?:there is|we have|i see|we see|has|have)$", last_words(sentence, match.start()), re.IGNORECASE) is not None


def _try_colon(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """After *three recommendations:* there must follow a verb of action, *that*, or *first*."""
    before = sentence[max(0, match.start() - 80) : match.start()].lower()
    if re.search(r"\b(?:implement\w*|follow\w*|reject\w*|accept\w*|took|taken|adopted|past|previous)\b", before):
        return False
    words = next_words(sentence, match.end(), 3)
    if not words:
        return False
    named = re.search(r"\b(?:recommend\w*|propos\w*|suggest\w*|ask|asks|demands)\b", match.group(), re.IGNORECASE) is not None
    strong = words[0] in BASES or re.match(r"\w{3,}ing$", words[0]) is not None
    return named and (strong or words[0] in ("to", "that"))


def _try_calls(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    lead = match.group().lower()
    if re.match(r"(?:was|is|are|were|been|have been)\b", lead):
        before = last_words(sentence, match.start(), 20).lower()
        return before.endswith(("there", "there have")) or lead.startswith(("have been", "been")) or " plea" in lead
    return True


TRIALS: Final[Mapping[str, Trial]] = MappingProxyType(
    {
        "duty": _try_duty,
        "current": _try_current,
        "let": _try_let,
        "course": _try_course,
        "worth": _try_worth,
        "worth-or-it": _try_worth_or_it,
        "impersonal": _try_impersonal,
        "course-noun": _try_course_noun,
        "requires": _try_requires,
        "argues": _try_argues,
        "need-noun": _try_need_noun,
        "need-subject": _try_need_subject,
        "asks": _try_asks,
        "opportunity": _try_opportunity,
        "design": _try_design,
        "after": _try_after,
        "way": _try_way,
        "there": _try_there,
        "colon": _try_colon,
        "calls": _try_calls,
    }
)
"""By name, the trial: the sentence, the match of the cue, the scene; true if the cue counts."""
