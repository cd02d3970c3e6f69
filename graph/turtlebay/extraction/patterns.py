"""Find named actors, documents, provisions, events and persons that no list knows, by the shape of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.lexicon import HEAD_TYPES, MONTHS, NEVER_NAMES

__all__ = ["ACRONYM", "Found", "head_of", "iter_named", "iter_persons", "iter_provisions"]


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the clean text that names something: half-open offsets, type, label, and the rule that found it."""

    start: int
    end: int
    type: str
    rule: str
    label: str = ""


ACRONYM: Final = re.compile(r"(?:[A-Z]{2,}|[A-Z]{1,}\d+|Mo(?!U)[A-Z])[A-Z0-9]*(?:-[A-Z]{1,4})?")
"""Initials; a ministry may keep the small letter of its *of*."""

# -- provisions and documents by number -------------------------------------------------------------------------------

NUMBER: Final = r"(?:[IVXL]+\b|\d[\d.]*(?: ?\([a-z0-9]{1,4}\))*)"
RESOLUTION: Final = r"(?:\d{1,4}/\d{1,3}|\d{3,4} ?\((?:19|20)\d\d\))"
OF_DOCUMENT: Final = (
    r"(?: of (?:Chapter [IVX\d]+ of )?(?:the |this )?(?:[Rr]esolution "
    + RESOLUTION
    + r"|(?:[A-Z][\w’'-]+ ){0,4}(?:Charter|Agreement|Convention|Treaty|Protocol|Act|Statute|resolution)))?"
)
BY_NUMBER: Final = (
    (
        "N-provision",
        "Provision",
        re.compile(rf"\b(?:Article|Chapter|Annex|Rule|Title|Objective|Principle|Goal|Target) {NUMBER}"),
    ),
    (
        "N-paragraph",
        "Provision",
        re.compile(
            rf"\b(?:(?:UN )?(?:Security Council|General Assembly|Council|Assembly) )?[Rr]esolution {RESOLUTION}, "
            rf"(?:paras?\. ?{NUMBER}|[a-z]+(?:-[a-z]+)? preambular paragraph)"
        ),
    ),
    (
        "N-paragraph",
        "Provision",
        re.compile(rf"\b(?:paragraphs?|para\.|section|subsection|articles?) ?{NUMBER}(?:[-–]\d+)?{OF_DOCUMENT}"),
    ),
    (
        "N-law",
        "Provision",
        re.compile(r"\binternational (?:(?:humanitarian|human rights|criminal|refugee) )?law\b", re.IGNORECASE),
    ),
    (
        "N-resolution",
        "Document",
        re.compile(
            rf"\b(?:(?:UN )?(?:Security Council|General Assembly|Council|Assembly|"
            rf"Human Rights Council) )?[Rr]esolutions? (?P<n>{RESOLUTION})"
        ),
    ),
    ("N-resolution", "Document", re.compile(r"(?<=[ ,])(?P<n>\d{3,4} \((?:19|20)\d\d\))")),
    ("N-symbol", "Document", re.compile(r"\b(?:A|S|E|ST)/(?:[A-Z]+(?:\.\d+)?/)*\d[\d/.A-Za-z-]*\d")),
)


def iter_provisions(characters: str) -> Iterator[Found]:
    """Yield provisions, bodies of law, resolutions and document symbols (guidelines, section 1 and settled cases)."""
    for rule, kind, pattern in BY_NUMBER:
        for match in pattern.finditer(characters):
            number = match.groupdict().get("n")
            general = number is not None and "/" in number
            label = f"{'General Assembly' if general else 'Security Council'} resolution {number}" if number else ""
            yield Found(match.start(), match.end(), kind, rule, label)


# -- persons ----------------------------------------------------------------------------------------------------------

NAME_WORD: Final = r"(?:[A-ZÀ-ÖØ-ÞŠŽČĆĐŁ][\w’'-]+|[A-Z]\.)"
PERSON: Final = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Ambassador|H\.E|Judge|Senator|"
    rf"Justice)\.? (?P<name>(?:{NAME_WORD} ?(?:de |la |van |von |bin |al-)?){{2,4}})"
)
IN_POST: Final = re.compile(
    r"\b(?:President|Prime Minister|Chancellor|Senator|Representative|Ambassador|Secretary|Governor|Mr\.?|Mrs\.?|Ms\.?|"
    r"Dr\.?|Judge) (?P<name>[A-ZÀ-ÖØ-ÞŠŽČĆĐŁ][a-zà-öø-ÿšžčćđł’'-]{2,})(?! (?:of|for|to|on) |['’]?[\w-]| [A-Z])"
)
AFTER_POST: Final = re.compile(
    r"\b(?:[Ss]ecretary-[Gg]eneral|[Pp]resident|[Pp]rime [Mm]inister|[Cc]hair(?:man|woman|person)?|[Dd]irector|"
    r"[Mm]inister|"
    r"[Cc]ommissioner|[Ss]pokes(?:man|woman|person)|[Rr]apporteur|[Cc]oordinator|[Aa]nalyst|[Rr]esearcher|[Ee]nvoy) "
    rf"(?P<name>{NAME_WORD} {NAME_WORD})(?! [A-Z])"
)
POST_WORDS: Final = re.compile(
    r"\b(?:Minister|President|Director|Secretary|Representative|Chair\w*|Commissioner|Officer|General|Deputy)\b"
)


def iter_persons(characters: str) -> Iterator[Found]:
    """Yield names that follow a title of address."""
    for match in PERSON.finditer(characters):
        name = match.group("name").rstrip()
        cut = POST_WORDS.search(name)
        if cut is None and not ACRONYM.fullmatch(name.split()[-1]):
            yield Found(match.start("name"), match.start("name") + len(name), "Person", "N-person", name)
    for match in AFTER_POST.finditer(characters):
        name = match.group("name")
        if head_of(name) is None and POST_WORDS.search(name) is None and not NEVER_NAMES & set(name.lower().split()):
            yield Found(match.start("name"), match.end("name"), "Person", "N-person", name)
    for match in IN_POST.finditer(characters):
        name = match.group("name")
        if head_of(name) is None and name.lower() not in NEVER_NAMES:
            yield Found(match.start("name"), match.end("name"), "Person", "N-person", name)


# -- names by their head ----------------------------------------------------------------------------------------------

CAP: Final = (
    r"(?:\d{1,2}/\d{1,2}(?= [A-Z])|(?:[A-Z]\.){2,3}|[A-Z]\.(?= [A-Z])|"
    r"[A-ZÀ-ÖØ-ÞŠŽČ][\w’&/-]*(?:(?<!s)['’](?!s\b)\w+)?|\d{4}(?= [A-Z]))"
)
ALWAYS: Final = r"(?:of|for|on|and|or|&|de|du|del)(?: the)?"
AFTER_HEAD: Final = r"(?:in|to|at|against|with|from|upon|into)(?: the)?"
RUN: Final = re.compile(rf"{CAP}(?:(?:['’]s?)? {CAP}|,? {ALWAYS} {CAP}| {AFTER_HEAD} {CAP})*")
FAR_REACHING: Final = re.compile(
    r"\b(?:Mission|Force|Operation|Representative|Envoy|Observer|Coordinator|Ambassador|Convention|Treaty|Agreement|"
    r"Committee|Coalition|"
    r"Commission|Declaration|Protocol|Group|Alliance|Delegation|Adviser|Advisor|Aid|Plan)\b[^,]*$"
)


def iter_named(sentence: str, offset: int) -> Iterator[Found]:
    """Yield names in a sentence: runs of capitalised words that a head noun types.

    The head is the last word before the first *of*, *for*, *on* …, or the last word of the run. `offset` is where the
    sentence stands in the clean text.
    """
    for match in RUN.finditer(sentence):
        low, high = match.start(), _end_of_run(match)
        low = _without_opening(sentence, low, high)
        if low >= high:
            continue
        for start, end in _split(sentence, low, high):
            for first, last in _split_at_owner(sentence, start, end):
                words = sentence[first:last]
                head = head_of(words)
                if head is None or " " not in words.strip():
                    continue
                if head == "government" and words.startswith("Government"):
                    continue
                kind = _type_of(head, words)
                if kind != "Event" and (year := re.match(r"\d{4} ", words)):
                    first += year.end()
                    words = sentence[first:last]
                last += _list_inside(words, sentence[last:])
                if kind == "Document" and (number := re.match(r" \d[\d.]*(?:/\d+)?\b(?<!\.)", sentence[last:])):
                    last += number.end()
                yield Found(offset + first, offset + last, kind, f"N-{kind.lower()}", sentence[first:last])


def _type_of(head: str, words: str) -> str:
    """A *group* that works or advises is an organ; any other is a group of actors, and so is an armed *service*."""
    if (
        head == "group"
        and re.search(
            r"\b(?:Working|Expert|Task|Contact|Advisory|Steering|Coordination|Monitoring|Liaison) Group", words
        )
        is None
    ):
        return "Group"
    if head == "government" and words.endswith("s"):
        return "Group"
    if head == "service" and re.search(r"\b(?:Police|Security|Armed|Prison|Defen[cs]e) Services?$", words):
        return "Group"
    return HEAD_TYPES[head]


def _split_at_owner(sentence: str, low: int, high: int) -> list[tuple[int, int]]:
    """Split *ABC's Global Initiative* after an owner that is a name of its own: initials, or words with a head."""
    parts: list[tuple[int, int]] = []
    start = low
    for owner in OWNER.finditer(sentence, low, high):
        left = sentence[start : owner.start()]
        if re.search(r" (?:of|for|on|and) ", left) is None and (
            ACRONYM.fullmatch(left) or (" " in left and head_of(left))
        ):
            parts.append((start, owner.start()))
            start = owner.end()
    return [*parts, (start, high)]


OWNER: Final = re.compile(r"(?:['’]s|(?<=s)['’]) (?=[A-ZÀ-Þ])")


def _list_inside(words: str, rest: str) -> int:
    """Return how far a name goes on over a list: *Commission for Truth, Reconciliation and Healing*."""
    if re.search(r" (?:for|on)(?: the)? |^(?:Department|Ministry|Minister) of ", words) is None:
        return 0
    more = re.match(rf"(?:, {CAP}(?: (?:of )?{CAP})?){{1,3}},? and {CAP}(?: {CAP})?", rest)
    if more is None or any(
        head_of(part) not in (None, "government") for part in re.split(r", (?:and )?| and ", more.group()) if part
    ):
        return 0
    return more.end()


DATE: Final = re.compile(rf"(?: (?:in|on|of|by|from|to|and))?(?: the)? (?:{'|'.join(sorted(MONTHS))})\b", re.IGNORECASE)


def _end_of_run(match: re.Match[str]) -> int:
    """Cut a run at *in*, *to*, *with* … unless such words complete its head (Mission in, Convention against)."""
    words = match.group()
    date = DATE.search(words)
    if date is not None:
        words = words[: date.start()]
    for connector in re.finditer(rf" (?:{AFTER_HEAD}) (?=[A-ZÀ-Þ])", words):
        if not FAR_REACHING.search(words[: connector.start()]):
            return match.start() + connector.start()
    return match.start() + len(re.sub(r"[’']s?$", "", words).rstrip(" ,"))


def _without_opening(sentence: str, low: int, high: int) -> int:
    """Skip words that are capitalised only because they open a sentence."""
    while low < high:
        word = re.match(r"[\w’'.-]+", sentence[low:high])
        if word is None or word.group().strip(".").lower() not in NEVER_NAMES:
            break
        if word.group().isupper() and len(word.group()) > 2:
            break
        low += word.end()
        gap = re.match(r"[\s,]*(?:(?:of|for|on|and|the|in|to|at|with|from|&)\s+)*", sentence[low:high])
        low += gap.end() if gap else 0
    return low


RANKED: Final = frozenset(
    "Inspector Auditor Attorney Comptroller Director Registrar Solicitor Surveyor Advocate".split()
)
"""Posts to whose name *General* may belong."""


def head_of(words: str) -> str | None:
    """Return the noun that types a name, or nothing.

    >>> head_of("Office for Disarmament Affairs")
    'office'
    """
    parts = re.findall(r"[\w’'.&/-]+", words)
    cut = next(
        (
            i
            for i, w in enumerate(parts)
            if i and w in ("of", "for", "on", "in", "to", "against", "with", "at", "upon", "from")
        ),
        len(parts),
    )
    low = re.sub(r"[’']s?$", "", parts[cut - 1]).lower()
    if low == "services":
        return None
    if low == "general" and cut > 1 and parts[cut - 2] in RANKED:
        return "officer"
    for form in (low, low.removesuffix("s"), low.removesuffix("ies") + "y"):
        if form in HEAD_TYPES:
            return form
    return None


def _split(sentence: str, low: int, high: int) -> list[tuple[int, int]]:
    """Split at *and* where a name of its own follows: an acronym, one with a head, after a comma or a single word."""
    parts: list[tuple[int, int]] = []
    start = low
    for joint in JOINT.finditer(sentence, low, high):
        parted = sentence[joint.start()] == "," or _parts(
            sentence[start : joint.start()], sentence[joint.end() : high][:LONGEST_NAME]
        )
        if joint.start() > start and parted:
            parts.append((start, joint.start()))
            start = joint.end()
    return [*parts, (start, high)]


TOPICS: Final = frozenset(
    "agriculture communication communications crime culture defence defense development economic education energy "
    "environment finance fisheries food foreign forestry gender health home housing human industry information justice "
    "labor labour law legal monitoring peace planning policy political prevention programme research safety science "
    "security social technology tourism trade training transport truth water youth".split()
)
"""Fields that name no body by themselves: *Peace and Security Department* is one name."""
JOINT: Final = re.compile(r",? (?:and|&) (?:the )?(?=[A-ZÀ-Þ(])")
LONGEST_NAME: Final = 200
"""Characters that a name may have; what stands further on does not settle where it begins."""


def _parts(left: str, right: str) -> bool:
    """Say whether *and* parts two names, rather than standing inside one."""
    first = re.match(r"[\w’'.-]+", right)
    if re.match(r"(?:Mr|Ms|Mrs|Dr|Prof|Ambassador|H\.E)\b|Government of ", right):
        return True
    if first is not None and ACRONYM.fullmatch(first.group()) and " " in left:
        return True
    own_head = head_of(right) is not None and (head_of(left) is not None or " " not in left)
    qualified = re.search(r" (?:of|for|on) ", left) is not None
    plural = (
        re.search(r"[a-z]{3,}[^s\W]s$", left) is not None and re.search(r" (?:of|for|on) ", f"{left} {right}") is None
    )
    right_head = head_of(right)
    topical = left.lower() in TOPICS and right_head is not None and " " in right
    inside = plural or topical or (qualified and right_head is None)
    inside = inside or (" for " in left and head_of(right.split()[0]) == right_head)
    return (own_head or " " not in left) and not inside
