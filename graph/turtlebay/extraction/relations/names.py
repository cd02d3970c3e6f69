"""What a name says by itself: *Board staff*, *Special Envoy of the League*, *League Mission in Chad*, *resolution 12*.

Each entity's names are read once. A part of a name that is the name of another entity of the document ties the two;
which predicate it is follows from the types and from the head of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from turtlebay.authority import Authority
from turtlebay.extraction.mentions import Draft, Mentions

__all__ = ["Name", "NameReader"]

WORD: Final = re.compile(r"(?P<w>[\w&./-]+)(?:['’](?:s\b)?)?")
BODIES: Final = frozenset(
    ("Organ", "SecretariatUnit", "InternationalOrganization", "RegionalOrganization", "NonGovernmentalOrganization")
)
PEOPLE: Final = re.compile(
    r"\b(?:officials?|personnel|staff|members?|membership|employees|representatives|delegates|peacekeepers|"
    r"police officers|"
    r"experts|specialists|observers|workforce|soldiers|troops|workers|diplomats|managers|conspirators|fighters|"
    r"leaders|chairs|governments|countries)\b",
    re.IGNORECASE,
)
PARTS: Final = re.compile(
    r"\b(?:agencies|bodies|organs|teams?|entities|offices?|departments?|committees?|subcommittees|commissions?|"
    r"components|units|"
    r"divisions|elements|operations|missions?|programmes|funds|institutions|secretariat|bureaus?|groups?|"
    r"configurations?)\b",
    re.IGNORECASE,
)
TAKING_PART: Final = re.compile(
    r"\b(?:participants|attendees|speakers|panelists|panellists|delegates|graduates)\b", re.IGNORECASE
)
MEETING: Final = re.compile(r"\b(?:meeting|summit|session|debate|retreat|briefing|consultations)\b", re.IGNORECASE)
PARTNERS: Final = re.compile(r"\bpartners\b", re.IGNORECASE)
PRESIDENCY: Final = re.compile(r"\b(?:presidency|chairmanship|membership)\b", re.IGNORECASE)
NOT_HELD: Final = re.compile(r"\b(?:referendum|elections?|pandemic|process)\b", re.IGNORECASE)
"""Events that a body does not hold though they bear its name."""
NATIONAL: Final = re.compile(
    r"\b(?:Parliament|Assembly|Senate|Court|Ministry|Ministries|Agency|Commission|Central Bank|Reserve Bank|"
    r"Department|Office|"
    r"Council|Authority|Service|Treasury|Cabinet)\b"
)
"""What heads the name of a part of a state."""
LAW: Final = re.compile(
    r"\b(?:charter|treaty|convention|constitution|statute|covenant|protocol|agreement|act)\b", re.IGNORECASE
)
SIGNATORY: Final = re.compile(r"\b(?:parties|signatories) to(?: the)?\s*$", re.IGNORECASE)
ACT: Final = re.compile(r"\bact$", re.IGNORECASE)
"""A law that bears its maker's name in front: *the European Union Digital Services Act*."""
PAIRED: Final = re.compile(r"(?<=[A-Za-z])[/-](?=[A-Z]{2})")
"""What joins the initials of a whole to those of its part: *OSCE/ODIHR*."""
MANDATED: Final = re.compile(r"^ ?[-–](?:mandated|authori[sz]ed|established|created)\b")
RESOLUTION: Final = re.compile(
    r"\bresolutions? (?:(?P<council>\d{3,4}\b(?!/))|(?:A/RES/)?(?P<assembly>\d{2}/\d{1,3}))", re.IGNORECASE
)

LED: Final = re.compile(
    r"(?:the )?(?:secretary|minister|director|commissioner|administrator|under-secretary|director-general) "
    r"(?:of|for) (?:the )?(?P<field>.+)$",
    re.IGNORECASE,
)
BODY_OF: Final = re.compile(
    r"(?:the )?(?:department|ministry|office|commission) (?:of|for) (?!the )(?P<field>.+)$", re.IGNORECASE
)
OFFICE_OF: Final = re.compile(r"(?:the )?Office of the (?P<post>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A tie that a name says: the key of the named, the rule, and both sides."""

    rule: str
    subject: str
    predicate: str
    object: str


class NameReader:
    """Read the names of all entities of a document; each way of writing is looked at once."""

    def __init__(self, mentions: Mentions, authority: Authority) -> None:
        self.mentions = mentions
        self.by_words: dict[tuple[str, ...], str] = {}
        for key in sorted(mentions.entities):
            draft = mentions.entities[key]
            known = authority.actors.get(key)
            for form in sorted({draft.label, *draft.forms, *(known.aliases if known else ())}):
                words = _words(form)
                if words:
                    self.by_words.setdefault(words, key)
        self.longest = min(max(map(len, self.by_words), default=0), 12)

    def read(self, key: str, form: str) -> Iterator[Name]:
        """Yield what a way of writing an entity's name says of it and of the entities named inside."""
        draft = self.mentions.entities[key]
        form = re.sub(r"(?<=\w)(?=[-–](?:mandated|authori[sz]ed|established|created)\b)", " ", form)
        form = PAIRED.sub(" ", form)
        if draft.author in self.mentions.entities:
            yield Name("N-author", draft.author, "organizes", key)
        if draft.type == "Document":
            yield from self._resolution(key, form)
        if draft.type == "Event" and PRESIDENCY.search(draft.label):
            yield from self._presidency(key)
        for whole, before, after in self._inner(key, form):
            found = _relation(draft, self.mentions.entities[whole], before, after)
            if found is not None:
                rule, predicate, forward = found
                subject, object_ = (key, whole) if forward else (whole, key)
                yield Name(rule, subject, predicate, object_)

    def _resolution(self, key: str, form: str) -> Iterator[Name]:
        match = RESOLUTION.search(form) or RESOLUTION.search(self.mentions.entities[key].label)
        if match is not None:
            body = "security-council" if match.group("council") else "general-assembly"
            if body in self.mentions.entities:
                yield Name("N-resolution", body, "organizes", key)

    def _presidency(self, key: str) -> Iterator[Name]:
        """A state that presides over a body is its member."""
        named = [whole for whole, _, _ in self._inner(key, self.mentions.entities[key].label)]
        states = [k for k in named if self.mentions.entities[k].type in ("State", "Place")]
        bodies = [k for k in named if self.mentions.entities[k].type in BODIES]
        for state, body in zip(states, bodies, strict=False):
            yield Name("N-presidency", state, "memberOf", body)

    def _inner(self, key: str, form: str) -> Iterator[tuple[str, str, str]]:
        """Yield the entities named inside a name, the longest first and none inside another, with the words around."""
        tokens = list(WORD.finditer(form))
        place = 0
        while place < len(tokens):
            for size in range(min(self.longest, len(tokens) - place), 0, -1):
                words = tuple(_plain(t.group("w")) for t in tokens[place : place + size])
                whole = self.by_words.get(words)
                if whole is not None and whole != key and size < len(tokens):
                    yield whole, form[: tokens[place].start()], form[tokens[place + size - 1].end("w") :]
                    place += size - 1
                    break
            place += 1

    def read_owned(self, whole: str, key: str, form: str) -> Iterator[Name]:
        """Yield what a possessive says of a group: *the Board's staff*, *officials of the Board*."""
        found = _of_group(self.mentions.entities[whole], form, "", owned=True, of=False)
        if found is not None:
            rule, predicate, forward = found
            subject, object_ = (key, whole) if forward else (whole, key)
            yield Name(rule, subject, predicate, object_)

    def iter_namesakes(self) -> Iterator[tuple[str, str]]:
        """Yield posts and the bodies that they lead, where both names end alike or the body is the post's office."""
        entities = self.mentions.entities
        posts: dict[str, str] = {}
        for key in sorted(entities):
            if entities[key].type == "Post":
                field = LED.match(entities[key].label)
                if field is not None:
                    posts.setdefault(field.group("field").lower(), key)
                posts.setdefault("office: " + " ".join(_words(entities[key].label)), key)
        for key in sorted(entities):
            if entities[key].type not in BODIES:
                continue
            label = entities[key].label
            body = BODY_OF.match(label)
            office = OFFICE_OF.match(label)
            found = posts.get(body.group("field").lower()) if body else None
            found = found or (posts.get("office: " + " ".join(_words(office.group("post")))) if office else None)
            if found is not None:
                yield found, key


def _plain(word: str) -> str:
    return word.lower().rstrip(".")


def _words(form: str) -> tuple[str, ...]:
    words = [_plain(m.group("w")) for m in WORD.finditer(form)]
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return tuple(words)


def _relation(draft: Draft, whole: Draft, before: str, after: str) -> tuple[str, str, bool] | None:
    """Return rule, predicate and direction for a name and a name inside it, or nothing."""
    first = re.fullmatch(r"(?:the |\d{4} |all |other |senior )*", before, re.IGNORECASE) is not None
    owned = first and bool(after.strip())
    if not owned and re.match(r"['’]s? \w", after):
        return None
    of = re.search(r"\b(?:of|for|to|from|at)(?: the)?\s*$", before, re.IGNORECASE) is not None
    head = after if owned else before
    if draft.type == "Post":
        return _of_post(whole, before, owned, of)
    if draft.type == "Mission" or (draft.type in BODIES and "Permanent Mission" in before):
        if "Permanent Mission" in before:
            return ("N-post", "represents", True) if whole.type == "State" else None
        if whole.type in ("Place", "State") and re.search(r"\b(?:in|to|for|of)(?: the)?\s*$", before):
            return "N-place", "locatedIn", True
        return ("N-part", "partOf", True) if whole.type in BODIES and owned else None
    if draft.type in BODIES:
        if whole.type in ("State", "Place") and draft.type == "Organ":
            its = owned or re.search(r"\bof(?: the)?\s*$", before, re.IGNORECASE) is not None
            return ("N-national", "partOf", True) if its and NATIONAL.search(draft.label) else None
        return ("N-part", "partOf", True) if whole.type in BODIES and (owned or of) else None
    if draft.type == "Group":
        return _of_group(whole, head, after, owned, of)
    if draft.type == "Document":
        author = not draft.author and (whole.type in BODIES or whole.type in ("Post", "Person"))
        of = re.search(r"\b(?:of|by|from)(?: the)?\s*$", before, re.IGNORECASE) is not None
        law = LAW.search(draft.label) is not None and not (owned and ACT.search(draft.label))
        return ("N-author", "organizes", False) if author and (owned or of) and not law else None
    if draft.type == "Provision":
        inside = of or (first and re.match(r"\)?, (?:para|[a-z-]+ preambular)", after) is not None)
        return ("N-provision", "partOf", True) if whole.type in ("Document", "Provision") and inside else None
    if draft.type == "Event":
        if PRESIDENCY.search(draft.label):
            return None
        if whole.type in ("Place", "State") and (owned or re.search(r"\b(?:in|at)(?: the)?\s*$", before)):
            return "N-place", "locatedIn", True
        if whole.type == "Organ" and (MEETING.match(after.strip()) or (of and MEETING.search(before))):
            return "N-meets", "participatesIn", False
        if whole.type == "Organ" and MEETING.search(draft.label):
            return None
        held = whole.type in BODIES and owned and NOT_HELD.search(draft.label) is None
        return ("N-event", "organizes", False) if held else None
    return None


def _of_post(whole: Draft, before: str, owned: bool, of: bool) -> tuple[str, str, bool] | None:
    if whole.type not in BODIES | {"State", "Mission", "Post"} or not (owned or of):
        return None
    if re.search(r"\bto(?: the)?\s*$", before) and re.search(r"\bof\b", before):
        return None
    return "N-post", "represents", True


def _of_group(whole: Draft, head: str, after: str, owned: bool, of: bool) -> tuple[str, str, bool] | None:
    if whole.type == "Document":
        return ("N-signatory", "organizes", True) if SIGNATORY.search(head) else None
    if whole.type == "Event":
        return ("N-takes-part", "participatesIn", True) if TAKING_PART.search(head) else None
    if MANDATED.match(after):
        return "N-mandated", "mandates", False
    if whole.type in ("Place", "State") and of is False and not owned:
        return "N-place", "locatedIn", True
    if whole.type not in BODIES | {"Mission", "Group"} or not (owned or of):
        return None
    if PARTNERS.search(head):
        return "N-partners", "cooperatesWith", True
    if PEOPLE.search(head):
        return "N-people", "memberOf", True
    if PARTS.search(head) and whole.type in BODIES:
        return "N-part", "partOf", True
    return None
