"""Find named actors, documents, events and places that no list knows, by the noun that heads their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.extraction.lexicon import HEAD_TYPES, MONTHS, NEVER_NAMES

__all__ = ["ACRONYM", "Found", "head_of", "iter_named"]


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


LONGEST_RUN: Final = 1000
"""Characters of capitalised words in a row; what is longer is a table or a page in capitals, not a row of names."""
OF_YEAR: Final = re.compile(r" \d[\d.]*(?:/\d+)?\b(?<!\.)| of (?:19|20)\d\d\b")
"""What ends the name of a document: its number, or the year of a law."""
LAWS: Final = frozenset("act bill code treaty charter agreement accord protocol convention".split())
"""Nouns that head the name of a law whatever stands before: *Freedom of Information Act*."""
REACHES: Final = frozenset("europe africa asia america international worldwide uk canada australia india".split())
"""Words behind the head of a name: *Lantern Foundation Europe*."""


def iter_named(sentence: str, offset: int) -> Iterator[Found]:
    """Yield names in a sentence: runs of capitalised words that a head noun types.

    The head is the last word before the first *of*, *for*, *on* …, or the last word of the run. `offset` is where the
    sentence stands in the clean text.
    """
    place = 0
    while (match := RUN.search(sentence, place)) is not None:
        low, high = match.start(), _end_of_run(match)
        place = max(high, low + 1)
        if high - low > LONGEST_RUN:
            continue
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
                first -= _list_before(words, sentence[:first])
                last += _list_inside(words, sentence[last:])
                if kind == "Document" and (number := re.match(OF_YEAR, sentence[last:])):
                    last += number.end()
                yield Found(offset + first, offset + last, kind, f"N-{kind.lower()}", sentence[first:last])


ADVISING: Final = re.compile(
    r"\b(?:User|Users|Advisory|Consultative|Stakeholder|Coordination|Regulators|Supervisors|Donor) Forum"
)
"""A forum that sits for good."""


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
    if head == "forum" and ADVISING.search(words):
        return "Organ"
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


def _list_before(words: str, before: str) -> int:
    """Return how far before it a name of several fields begins: *Water, Peace and Security Committee*."""
    found = re.search(r"\b(?:(?!The |This )[A-Z][a-z]+ )?(?P<fields>(?:[A-Z][a-z]+, ){1,3})$", before)
    if found is None or " and " not in words:
        return 0
    fields = [*found.group("fields").split(", ")[:-1], words.split(" ")[0]]
    return len(found.group()) if all(_is_topic(field) for field in fields) else 0


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


ORDINAL: Final = re.compile(r" (?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)$")
"""What begins the next phrase: *the Assembly Second session*."""


def _end_of_run(match: re.Match[str]) -> int:
    """Cut a run at *in*, *to*, *with* … unless such words complete its head (Mission in, Convention against)."""
    words = match.group()
    date = DATE.search(words)
    if date is not None:
        words = words[: date.start()]
    for connector in re.finditer(rf" (?:{AFTER_HEAD}) (?=[A-ZÀ-Þ])", words):
        if not FAR_REACHING.search(words[: connector.start()]):
            return match.start() + connector.start()
    words = ORDINAL.sub("", re.sub(r"[’']s?$", "", words))
    return match.start() + len(words.rstrip(" ,"))


def _without_opening(sentence: str, low: int, high: int) -> int:
    """Skip words that are capitalised only because they open a sentence."""
    while low < high:
        word = re.match(r"[\w’'.-]+", sentence[low:high])
        if word is None or word.group().strip(".").lower() not in NEVER_NAMES:
            break
        if word.group().isupper() and len(word.group()) > 2 and not sentence[low:high].isupper():
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
    if cut > 1 and (parts[cut - 1].lower() in REACHES or re.fullmatch(r"[IVX]{1,4}", parts[cut - 1])):
        cut -= 1
    low = re.sub(r"[’']s?$", "", parts[cut - 1]).lower()
    if low == "services":
        return None
    if low == "general" and cut > 1 and parts[cut - 2] in RANKED:
        return "officer"
    for form in (low, low.removesuffix("s"), low.removesuffix("ies") + "y"):
        if form in HEAD_TYPES:
            return form
    last = parts[-1].lower()
    return last if last in LAWS and " of the " not in words else None


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
TASK: Final = re.compile(r"[A-Z][a-z]{2,}(?:tion|sion|ment|ity|ance|ence|ency|ancy|ics|ology|ship|care)")
"""What ends a noun for a task."""
JOINT: Final = re.compile(r",? (?:and|&) (?:the )?(?=[A-ZÀ-Þ(])")
LONGEST_NAME: Final = 200
"""Characters that a name may have; what stands further on does not settle where it begins."""


def _is_topic(word: str) -> bool:
    """Say whether a word names a field or a task and no body: *Compensation* in *Compensation and Relief Authority*."""
    return word.lower() in TOPICS or (TASK.fullmatch(word) is not None and word.lower() not in HEAD_TYPES)


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
    topical = _is_topic(left) and right_head is not None and " " in right
    inside = plural or topical or (qualified and right_head is None)
    inside = inside or (" for " in left and head_of(right.split()[0]) == right_head)
    return (own_head or " " not in left) and not inside
