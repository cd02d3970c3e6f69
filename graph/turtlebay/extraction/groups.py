"""Find groups: classes of actors that a report speaks of as acting or addresses as one (guidelines, section 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turtlebay.extraction.lexicon import (
    ACTION_VERBS,
    DETERMINERS,
    GROUP_HEADS,
    GROUP_MODIFIERS,
    GROUP_SINGULAR,
    NEVER_NAMES,
)
from turtlebay.extraction.names import Token
from turtlebay.extraction.patterns import Found

__all__ = ["VAGUE", "iter_groups"]

MAX_MODIFIERS: Final = 4

VAGUE: Final = frozenset(
    "makers actors bodies countries people persons individuals personnel staff groups organizations organisations "
    "institutions "
    "agencies members entities officials leaders users partners parties offices operations missions representatives "
    "contributors observers networks forces schools hospitals households societies provinces regions units departments "
    "commissions committees states nations others experts children men women girls boys citizens communities owners "
    "providers operators managers programmes powers advisers advisors participants courts unions foundations families "
    "cities localities jurisdictions authors commanders delegations governments authorities allies residents locals "
    "recipients "
    "rapporteurs organs facilitators residents speakers respondents police troops adults suppliers developers media "
    "companies firms banks businesses workers employees stakeholders students teachers parents patients "
    "professionals customers clients graduates editors publishers traders secretaries directors boards councils "
    "ministries universities colleges seekers engineers designers planners councillors commissioners crews "
    "parliaments legislatures".split()
)
"""Heads that name no group of their own without a modifier: they take up one named before, or stand for none."""

NUMBERS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen half".split()
)

NOT_MODIFIERS: Final = (
    NEVER_NAMES
    | (DETERMINERS - {"other"})
    | NUMBERS
    | frozenset(
        "sure including include includes new current good bad busy strong different same various many more most "
        "other's own "
        "such "
        "only even also just like as per via versus among amid next last following based related essential additional "
        "available existing already increasingly particularly especially together towards toward upon off up down out "
        "around "
        "across along against about above below beyond concerning regarding respective total overall because until "
        "unless "
        "whether both either neither than then so too very quite rather well far long much little enough several "
        "various "
        "help helps helping make makes making made let lets using used given giving being been become becomes became "
        "among "
        "were'nt isn aren don doesn didn won can cannot able unable likely willing number numbers thousands millions "
        "hundreds "
        "dozens handful majority range variety set series group groups kind kinds type types sort sorts lack role "
        "roles "
        "interests needs rights views lives work works roles efforts parts part side sides behalf terms".split()
    )
)


EVALUATIVE: Final = frozenset(
    "essential current new good bad busy strong different wrong right generous typical additional available existing "
    "adequate sufficient important necessary careful effective efficient better best capable skilled like-minded "
    "willing "
    "many several various numerous particular specific general overall entire whole modern today real true great "
    "interested concerned involved remaining appropriate individual".split()
)
"""Words that judge or count and are no part of a group's name, where they open it."""

POST_MODIFIED: Final = frozenset(
    "people persons individuals women men children victims survivors parties members heads committees".split()
)
POST_MODIFIER: Final = re.compile(
    r"(?: and survivors| and witnesses)? (?:with disabilities|with special needs|of (?:all )?(?:the |sexual |"
    r"gender-based |armed |human |political |"
    r"domestic |terrorist |state |government )+[a-z]\w*(?: violence)?|living (?:with|in) \w+|"
    r"aged \d+(?:[-–]\d+| to \d+| and over)?|deprived of (?:their )?liberty|"
    r"in detention|in care|in need(?: of (?:international )?protection)?|"
    r"at risk|of jurisdiction)\b"
)
"""What follows a noun that says little by itself: *people with disabilities*, *victims of armed violence*."""

DEMONYM: Final = re.compile(
    r"[A-Z][a-z]{2,}(?:an|ese|ish|inal|enous|lim|tian|qi|ni|li)|Arab|Baltic|Dutch|French|Gulf|Nordic|Pacific|Western|"
    r"Greek|Kurdish|Roma|Thai|Uzbek"
)
"""A capitalised adjective that says of what people: *Sudanese parties*."""
OF_THINGS: Final = re.compile(
    r" (?!and\b|or\b|but\b|to\b|in\b|on\b|of\b|by\b|at\b|for\b|with\b|should\b|must\b|can\b|will\b|is\b|has\b|that\b|"
    r"who\b)[a-z]"
)
"""What stands behind *public* where it is no noun: *other public goods*."""
PLURAL: Final = re.compile(r"[a-z]{2,}[^sui\W]s")
PLURAL_MODIFIERS: Final = frozenset(
    "rights arms sports savings sales services systems communications operations affairs goods works women men".split()
)
"""Plurals that may stand before a noun; any other ends a phrase of its own: *incentives* in *incentives firms have*."""
RELATIVE: Final = frozenset("that which who to will would could should must may can not they we it".split())


def iter_groups(characters: str, tokens: list[Token], sentence_starts: frozenset[int] = frozenset()) -> Iterator[Found]:
    """Yield noun phrases that end in a noun for a class of actors, with the modifiers before it.

    A word before the noun is a modifier unless it is a function word or a form of a verb of action: *host communities*
    in *support host communities*.
    """
    for position, token in enumerate(tokens):
        singular = token.lower in GROUP_SINGULAR
        if token.lower == "public" and OF_THINGS.match(characters, token.end):
            continue
        if token.lower not in GROUP_HEADS and not singular:
            continue
        if characters[token.end : token.end + 1] == "-" or token.word.isupper():
            continue
        first = _first_modifier(characters, tokens, position, sentence_starts)
        if first == position and singular:
            continue
        if singular and tokens[first].lower not in GROUP_MODIFIERS:
            continue
        tail = POST_MODIFIER.match(characters, token.end) if token.lower in POST_MODIFIED else None
        end = tail.end() if tail is not None else token.end
        label = re.sub(r"\s+", " ", characters[tokens[first].start : end])
        if tokens[first].word[0].isupper() and token.word[0].isupper() and first != position:
            continue
        yield Found(tokens[first].start, end, "Group", "G-head", label[0].upper() + label[1:])


def _first_modifier(characters: str, tokens: list[Token], position: int, starts: frozenset[int]) -> int:
    first = position
    modifiers = 0
    while first > 0 and modifiers < MAX_MODIFIERS:
        before = tokens[first - 1]
        gap = characters[before.end : tokens[first].start]
        if gap == "-":
            first -= 1
            continue
        if gap != " " or before.word.isdigit() or not _is_modifier(characters, before, tokens, first - 1, starts):
            break
        first -= 1
        modifiers += 1
    while first < position and tokens[first].lower in EVALUATIVE:
        first += 1
    opens_open = first < position and tokens[first].lower not in GROUP_MODIFIERS
    if opens_open and first > 0 and tokens[first - 1].lower in RELATIVE:
        return position
    return first


def _is_modifier(characters: str, word: Token, tokens: list[Token], position: int, starts: frozenset[int]) -> bool:
    hyphenated = position > 0 and characters[tokens[position - 1].end : word.start] == "-"
    if word.lower in ("all", "any", "each", "every"):
        return False
    if word.lower in GROUP_MODIFIERS or word.lower in EVALUATIVE or hyphenated:
        return True
    if word.word.isupper() and len(word.word) > 1 and word.lower not in NOT_MODIFIERS:
        return True
    if word.lower in NOT_MODIFIERS or word.lower.endswith("ly") or len(word.word) < 3:
        return False
    if PLURAL.fullmatch(word.lower) and word.lower not in PLURAL_MODIFIERS:
        return False
    if word.word[0].isupper() and not word.word.isupper() and word.start not in starts:
        return DEMONYM.fullmatch(word.word) is not None
    return not _is_verb(word.lower)


def _is_verb(word: str) -> bool:
    if word in ACTION_VERBS:
        return True
    for ending, replacement in (
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("ed", "e"),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ies", "y"),
        ("ied", "y"),
    ):
        if word.endswith(ending) and word[: -len(ending)] + replacement in ACTION_VERBS:
            return True
    return word.endswith(("ing", "ed")) and word not in GROUP_MODIFIERS
