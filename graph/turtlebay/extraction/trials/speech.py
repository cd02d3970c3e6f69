"""Trials of verbs of advice: who speaks, and whether something is asked for."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.syntax import COURSE, clause_before, last_words, next_words
from turtlebay.extraction.trials.scene import Scene
from turtlebay.extraction.verbs import BASES

__all__ = ["try_asks", "try_calls", "try_colon"]

SPEAKERS: Final = re.compile(
    r"\b(?:we|i|they|he|she|it (?:was|is|has been)|some|many|several|most|others|all|both|one|two|three|few|"
    r"participants?|"
    r"delegations?|delegates?|speakers?|panell?ists?|members?|authors?|experts?|reports?|study|studies|paper|brief|"
    r"review|"
    r"committees?|commissions?|commissioners?|panels?|boards?|teams?|respondents?|interviewees?|representatives?|"
    r"states?|countries|contributors?|"
    r"observers?|recommendations?|number|majority|briefers?|stakeholders?|officials?|discussants?|rapporteurs?|"
    r"assembly|"
    r"council|office|institutes?|groups?|chair|president|ministers?|cases?|discussions?|analysts?|calls?|working group|"
    r"interventions?|submissions?|witness(?:es)?|organi[sz]ations?|ngos?|unions?|evaluations?|audits?|inquiry|"
    r"inquest|advisers?|tribunal|ombudsman|inspectors?|taskforce|"
    r"task force|presenters?|attendees?|voices|donors|governments?|scholars|researchers|advocates|civil society|"
    r"federation|association|alliance|coalition|network|party|parties|people|communities|proposals?)\b",
    re.IGNORECASE,
)
NAME: Final = re.compile(
    r"(?:The )?[A-Z][\w’'.&-]{0,40}(?: (?:of|and|for|the|on|also|again|has|therefore|\w{2,20}ly|"
    r"[A-Z(][\w’'.&)-]{0,40})){0,12}"
)
"""A name alone before a verb that reports advice."""
LINK: Final = re.compile(
    r"^(?:In addition|Additionally|Moreover|Furthermore|Finally|Further|Also|Likewise|Therefore|Accordingly|In this "
    r"(?:regard|"
    r"respect|context)), (?:the )?"
)
"""What may stand before the name of who speaks."""
TAKEN_UP: Final = re.compile(r"^\W*(?:\d{1,3} )?It(?: also| further| again| strongly| therefore)*$")
"""A body named before, taken up at the start of a sentence: *It recommended that …*."""
JOINED: Final = re.compile(r"\b(?:to|can|could|will|would|may) (?:[\w’'-]+ ?,? ){1,12}and$", re.IGNORECASE)
EVIDENCE: Final = re.compile(
    r"\b(?:data|evidence|findings?|results?|research|history|experience|figures?|trends?|surveys?|this|that|which|"
    r"cases|analys[ei]s|theory|signs?|indications?|numbers|polls?|name|title|it|law|literature)"
    r"(?: also| \w{2,20}ly)?$",
    re.IGNORECASE,
)


def try_asks(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """A verb of advice: its subject speaks now or is reported to have spoken, and it asks for something."""
    before = last_words(sentence, match.start(), 80)
    verb = match.group().split()[0].lower().rstrip(",")
    after = sentence[match.end() : match.end() + 260]
    if not _asks_something(verb, match, after, before):
        return False
    if TAKEN_UP.search(before) is not None and verb.startswith(("recommend", "urg", "call", "encourag", "appeal")):
        return True
    if re.search(
        r"\b(?:we|i) (?:would|also|again|therefore|strongly|must|wish to|want to|would like to|have to|can|\w{2,20}ly|"
        r"would (?:also|strongly) (?:like to)?|hereby|further)(?: also| again| \w{2,20}ly)?$",
        before,
        re.IGNORECASE,
    ):
        return True
    if re.search(
        r"\bit (?:was|is|has been|had been|is hereby)(?: also| further| strongly| again| \w{2,20}ly)?$",
        before,
        re.IGNORECASE,
    ):
        return verb.endswith(("ed", "sed"))
    if re.search(
        r"\b(?:to|not|be|been|being|would|could|may|might|was|were|is|are|will|can|should|must|has|have|had|its|"
        r"their|the|an?|of|"
        r"by|for|who|which|in|this|that|our|his|her|no|any|as|does|do|did|\w+['’]s|\w+s['’])(?: (?!assembly|family|"
        r"ally)\w{2,20}ly)?$",
        before,
        re.IGNORECASE,
    ):
        return re.search(r"\b(?:and|by)$", before) is None and bool(
            re.search(r"\b(?:has|have)(?: also| \w{2,20}ly)?$", before)
            and verb.endswith("ed")
            and _spoken(sentence, match, scene, before)
        )
    if EVIDENCE.search(before):
        return re.search(r"\b(?:should|could|need|must)\b", after) is not None and verb.startswith(
            ("suggest", "recommend", "argu")
        )
    if verb in ("encourage", "urge", "call", "recommend", "advise") and JOINED.search(before) is not None:
        return False  # One of several infinitives: *to reach them and encourage trade*.
    if verb.endswith("ing"):
        return (
            _spoken(sentence, match, scene, before)
            and re.search(r"(?:,|and|by|while|also|\w{2,20}ly)$", before) is not None
        )
    if not before:
        return False
    return _spoken(sentence, match, scene, before)


def _spoken(sentence: str, match: re.Match[str], scene: Scene, before: str) -> bool:
    clause = clause_before(sentence, match.start())
    return (
        SPEAKERS.search(clause) is not None
        or any(e <= match.start() for _, e in scene.actors)
        or (
            re.search(r"(?:[,;]|\band|\bwho)(?: also| further| \w{2,20}ly)*$", before) is not None
            and SPEAKERS.search(sentence[max(0, match.start() - 400) : match.start()]) is not None
        )
        or (NAME.fullmatch(LINK.sub("", clause.strip())) is not None and _verb(match).endswith(("s", "ed")))
    )


def _verb(match: re.Match[str]) -> str:
    return match.group().split()[0].lower().rstrip(",")


def _asks_something(verb: str, match: re.Match[str], after: str, before: str) -> bool:
    """Say whether a verb has the object that makes of it a request."""
    if verb.startswith(("encourag", "invit")):
        return re.search(
            r"\bto (?!the\b|an?\b|this\b|that\b|his\b|her\b|its\b|their\b|our\b)[a-z]+", after
        ) is not None or (
            verb.startswith("encourag")
            and re.match(
                rf"(?:the |an? )?(?:{COURSE} )?(?:use|adoption|development|creation|establishment|\w+ing|{COURSE})\b",
                after,
            )
            is not None
        )
    if verb.startswith(("request", "ask", "direct", "instruct")):
        if verb.endswith("ed") and re.search(
            r"\b(?:we|i|council|assembly|board|congress|parliament)(?: also)?$", before, re.IGNORECASE
        ):
            return False
        asked = match.group().rstrip()
        return asked.endswith(("to", "that")) and not re.search(
            r"\b(?:responsibility|duty|right|power|ability|need|efforts?|time|chance|way|much of [\w ]+|questions? "
            r"[\w ]+) to$",
            asked,
        )
    if verb.startswith("insist") and match.group().endswith("that "):
        after = f"that {after}"
    if verb.startswith(("suggest", "caution", "insist")) and re.match(r"that\b", after):
        return re.search(
            r"\b(?:should|could|needs?|must|ought|offers?|may be|be|consider)\b", after
        ) is not None and not re.match(r"that (?:\w+ ){1,4}(?:is|are|was|were|has|have|had) ", after)
    if verb.startswith("suggest"):
        return (
            re.match(
                r"(?:the (?!same|opposite|presence|existence)|an? (?!link|lack|strong|high|low|different)|"
                r"\w{3,}ing\b|more|to )",
                after,
            )
            is not None
        )
    if verb.startswith("propos") and re.search(r"\bI$", before) and after.startswith("to "):
        return False  # An intention (settled cases).
    if verb.startswith("propos"):
        return re.match(r"(?:the|an?|to|that|more|\w+ing|new|\w+)\b", after) is not None and not re.match(
            r"[a-z]+ (?:is|was|are|were|will|would)\b", after
        )
    if verb.startswith(("advis", "caution", "counsel")):
        return re.match(r"(?:against|that|the [\w ]+ to|[\w ]{2,60} to|\w+ing)\b", after) is not None
    if verb.startswith("argu"):
        return (
            re.match(r"(?:an? |the )?(?:\w+ )?(?:need for |need to )?", after) is not None
            and re.search(r"\b(?:for|favou?r of) $", match.group()) is not None
        )
    if verb.startswith(("appeal", "plead", "press", "push", "lobb")):
        return re.search(r"\b(?:for|to) $", match.group()) is not None and (
            match.group().endswith("for ") or re.match(r"[^.;]{2,80}? (?:to|for)\b", after) is not None
        )
    if verb.startswith("call") and re.search(r"\b(?:on|upon|to) $", match.group()):
        return re.search(r"\b(?:to|for|that)\b", after) is not None and not match.group().endswith("to ")
    return True


def try_calls(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """*There were calls for …*; not calls that somebody had."""
    lead = match.group().lower()
    if re.match(r"(?:was|is|are|were|been|have been)\b", lead):
        before = last_words(sentence, match.start(), 20).lower()
        return before.endswith(("there", "there have")) or lead.startswith(("have been", "been")) or " plea" in lead
    return True


def try_colon(sentence: str, match: re.Match[str], scene: Scene) -> bool:
    """After *three recommendations:* there must follow a verb of action, *that*, or *first*."""
    before = sentence[max(0, match.start() - 80) : match.start()].lower()
    if re.search(r"\b(?:implement\w*|follow\w*|reject\w*|accept\w*|took|taken|adopted|past|previous)\b", before):
        return False
    words = next_words(sentence, match.end(), 3)
    if not words:
        return False
    named = (
        re.search(r"\b(?:recommend\w*|propos\w*|suggest\w*|ask|asks|demands)\b", match.group(), re.IGNORECASE)
        is not None
    )
    strong = words[0] in BASES or re.match(r"\w{3,}ing$", words[0]) is not None
    return named and (strong or words[0] in ("to", "that"))
