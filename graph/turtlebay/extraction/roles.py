"""Find actors by the part they play in a sentence: led missions, subjects of a modal, bodies thought up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turtlebay.extraction.lexicon import NEVER_NAMES
from turtlebay.extraction.patterns import Found
from turtlebay.extraction.shortnames import SINGLE as SHORT_NAMES
from turtlebay.reading import Layout

__all__ = ["RANKS", "iter_roles"]

MISSIONS: Final = "un-missions"
"""The class of missions in the authority, however a text qualifies it."""

RANKS: Final = {"A-authority": 0, "N-itself": 2, "N-subject": 5}
"""How far a find is trusted against others of the same length (0 most); 4 where a rule is not listed."""

LED: Final = re.compile(
    r"\b(?:[A-Z]\w{0,40}-(?:, | and | or ))?[A-Z]\w{0,40}-(?:led|mandated|run|authorized|supported) (?:missions?|"
    r"operations?)\b"
    r"|\b(?:[Ee]ach|[Ee]very|[Aa]ny|individual) mission\b"
)
PUBLIC: Final = re.compile(
    r"\b[Tt]he (?P<name>(?:general |wider |broader )?public)\b"
    r"(?=[,.;:—–)]| (?:should|must|can|is|was|to|with|on|about|and|in|by|for|at)\b)"
)
LEVELS: Final = re.compile(r"\b[Aa]ll (?:levels|branches|tiers) of (?:the )?government\b")
SAID: Final = re.compile(
    r"\b[Tt]hink[- ]tanks\b|\b[Tt]rade unions\b|\ball (?:those )?concerned\b(?= (?:to|should|must)\b)"
)
"""Classes of actors whose words tell nothing one by one."""
MADE: Final = re.compile(
    r"\b(?:develop|publish|prepare|adopt|issue|draft|produce|create|introduce|enact|formulate|finali[sz]e|compile|"
    r"update|"
    r"revise|write|submit|elaborate|design|establish|implement)(?: and (?:\w{2,20}ly )?[a-z]+)?(?:ing|ed|s)? "
    r"(?:(?:an?|the|its|their|new|clear|more|further|additional|improved|updated|revised|own|such|any) ){0,3}"
    r"(?P<name>(?:(?!of |for |in |and |to |on |with |or )[a-z]+(?:-[a-z]+)? ){0,2}?(?:strategy|strategies|"
    r"action plans?|plans?|codes? of conduct|guidelines|"
    r"road ?maps?|reports?|legislation|regulations|manuals?|handbooks?|position papers?|white papers?|"
    r"memorand(?:um|a) of understanding|joint statements?|protocols?|curricul(?:um|a)))\b"
)
"""What somebody is to write, by a common noun."""
PROPOSED: Final = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Nn]ew|[Tt]he(?! (?:same|whole|next|last|first|second|third|final|new)\b)) "
    r"(?P<name>(?:(?!new |more |single |better |stronger )[a-z]+(?:-[a-z]+)? ){0,3}?"
    r"(?:special envoy|envoy|working group|task force|"
    r"committee|subcommittee|commission|expert panel|panel|council|secretariat|ombudsman|rapporteur|coordinator|"
    r"advisory board|trust fund|commissioner|special representative|(?:[a-z]+ )?(?:security|coordination|central|"
    r"liaison|support|monitoring|oversight) (?:office|agency|unit|body|mechanism|authority|centre|center)))\b"
    r"(?P<rest> (?:on|of experts on|of experts) (?:[a-z]+(?:-[a-z]+)? ?){1,4}"
    r"(?=[,.;:)]| to | that | which | in | with ))?"
)
POST: Final = re.compile(r"\b(?:envoy|representative|coordinator|ombudsman|rapporteur|commissioner)\b")
PAIRED: Final = re.compile(r"(?:working group|task force|special envoy|expert panel|trust fund)$")
THOSE: Final = re.compile(
    r"\b[Tt]hose (?:with|who|that|which|responsible|holding|in) [^,;:.]{4,60}?"
    r"(?= (?:should|must|could|need to|ought to)\b)"
)
SUBJECT: Final = re.compile(
    r"(?<!\w)(?P<name>[A-Z][\w’&-]{0,40}(?: (?:of |for |the )*[A-Z][\w’&-]{0,40}){0,4})(?=(?: and (?:the "
    r")?[A-Z][\w’ -]{1,50}|['’]s (?:\w+ )?(?:role|task|job|focus|priority))? "
    r"(?:should|must|needs? to|ought to|has to|have to)\b)"
)
TOLD: Final = re.compile(
    r"\b(?:recommendations? to|recommend(?:s|ed)? that|urge[sd]?|call(?:s|ed)? (?:on|upon)) "
    r"(?P<name>[A-Z][\w’&-]{1,40}(?: (?:of |for |the )*[A-Z][\w’&-]{0,40}){0,4})(?= (?:to|that|[a-z]{3,})\b)"
)
ITSELF: Final = re.compile(
    r"\b(?:[Tt]his|[Tt]he present|[Oo]ur) (?:summary |policy |white |working |background )?"
    r"(?:report|review|brief|paper|resolution|study|note|statement|submission|assessment|publication)\b"
)

PROCESS: Final = re.compile(
    r"\b(?:[Tt]he |[Tt]his |[Ii]ts |[Tt]heir )"
    r"(?P<name>(?:[a-z]+ )?(?:peace|negotiation|reconciliation|constitutional) process)\b"
    r"|\b(?P<vote>(?:free,? (?:and )?fair,? (?:and \w+ )?|forthcoming |upcoming |(?<=[Tt]he ))"
    r"(?:general |national |local |municipal |parliamentary |presidential |legislative )?elections"
    r"|(?:general|municipal|parliamentary|presidential|legislative) elections)\b"
    r"|\b(?P<named>[A-Z][\w-]{1,40}(?: [A-Z][\w-]{1,40})? (?:pandemic|referendum|peace process))\b"
    r"|\b(?P<talks>(?:political transition|intergovernmental negotiations|peace (?:talks|negotiations)))\b"
    r"|(?<=[Tt]he )(?P<truce>cease-?fire)\b(?![- ](?:agreement|line|accord|arrangement|zone))"
)

IN_OFFICE: Final = re.compile(r"(?<![.!?] )(?P<name>[A-Z][a-z]{2,}(?: and [A-Z][a-z]{2,})?) administrations?\b")


def iter_roles(layout: Layout, title: str) -> Iterator[Found]:
    """Yield finds with the label that their entity has; the label of led missions is their slug in the authority."""
    characters = layout.clean.characters
    for match in LED.finditer(characters):
        yield Found(match.start(), match.end(), "Group", "A-authority", MISSIONS)
    for match in PUBLIC.finditer(characters):
        yield Found(match.start("name"), match.end("name"), "Group", "G-public", "General public")
    for match in LEVELS.finditer(characters):
        yield Found(match.start(), match.end(), "Group", "G-levels")
    for match in MADE.finditer(characters):
        label = match.group("name")
        yield Found(match.start("name"), match.end("name"), "Document", "N-made", label[0].upper() + label[1:])
    for match in SAID.finditer(characters):
        yield Found(match.start(), match.end(), "Group", "G-said")
    for match in THOSE.finditer(characters):
        yield Found(match.start(), match.end(), "Group", "G-those")
    for match in ITSELF.finditer(characters):
        yield Found(match.start(), match.end(), "Document", "N-itself", title)
    for match in PROCESS.finditer(characters):
        name = match.lastgroup or ""
        label = "Elections" if name == "vote" else match.group(name)
        yield Found(match.start(name), match.end(name), "Event", "N-process", label[0].upper() + label[1:])
    for match in IN_OFFICE.finditer(characters):
        if match.group("name").split()[0].lower() not in NEVER_NAMES:
            yield from _administrations(match)
    yield from _proposed(characters)
    yield from _subjects(layout)


def _administrations(match: re.Match[str]) -> Iterator[Found]:
    """*The Ash administration*, *the Ash and Oak administrations*: each is a government of its own."""
    names = match.group("name").split(" and ")
    for name in names:
        end = match.end() if name == names[-1] else match.start() + len(name)
        start = match.start() if name == names[0] else match.start() + len(names[0]) + len(" and ")
        yield Found(start, end, "Organ", "N-administration", f"{name} administration")


def _proposed(characters: str) -> Iterator[Found]:
    """*A separate special envoy*, *one primary oversight committee*: bodies and posts that a text thinks up."""
    for match in PROPOSED.finditer(characters):
        name, rest = match.group("name"), (match.group("rest") or "").rstrip()
        least = 3 if PAIRED.search(name) else 2
        if len(name.split()) < least and not rest:
            continue
        label = name + rest
        kind = "Post" if POST.search(name) else "Organ"
        yield Found(
            match.start("name"), match.end("name") + len(rest), kind, "N-proposed", label[0].upper() + label[1:]
        )


def _subjects(layout: Layout) -> Iterator[Found]:
    """Capitalised words before a modal or behind a request: *NHS England must*; their place shows that they act."""
    characters = layout.clean.characters
    openings = frozenset(sentence.start for sentence in layout.sentences)
    for sentence in layout.sentences:
        for match in (*SUBJECT.finditer(sentence.text), *TOLD.finditer(sentence.text)):
            start, name = sentence.start + match.start("name"), match.group("name")
            opens = not re.search(r"\w", sentence.text[: match.start("name")])
            if name.split()[0].strip(",").lower() in NEVER_NAMES or name.lower() in SHORT_NAMES:
                continue
            if opens and " " not in name and not _capital_elsewhere(characters, name, start, openings):
                continue
            yield Found(start, start + len(name), "Organ", "N-subject", name)


def _capital_elsewhere(characters: str, word: str, at: int, openings: frozenset[int]) -> bool:
    """Say whether a word that opens a sentence also stands with a capital inside one, so that it is a name."""
    inside = re.finditer(rf"(?<=[a-z,] ){re.escape(word)}\b", characters)
    return any(m.start() != at and m.start() not in openings for m in inside)
