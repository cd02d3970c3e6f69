"""The wording of actions: things made verb phrases, subjects found, reasons cut off."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.verbs import BASES, NOUNS, base_of_gerund

__all__ = ["DETERMINED", "find_subject", "finish", "first_word", "is_adjective", "lower_first", "of_thing"]

LONGEST: Final = 300
ENOUGH: Final = 10
"""A phrase of fewer characters is not cut any shorter."""
REASON: Final = re.compile(
    r"(?:,? (?:because|since (?!\d|the (?:19|20)|its\b)|as (?:this|these|it|they|such|there)\b|given (?:that|the)|so "
    r"that|which|whereas|"
    r"while|although|though|reflecting|reflective of|thereby|thus \w+ing|and thereby|in light of|in view of|"
    r"considering|"
    r"recogni[sz]ing|noting|bearing in mind|with the aim|who)\b|, as (?!well\b|appropriate\b|part\b|a\b)|"
    r", (?:where|when|if) (?!necessary|appropriate|possible|needed|feasible|relevant)|, with (?:some|many|several|"
    r"others|one) |; |: (?=[A-Z])| [—–] | \((?:see|cf|c\.f|para|e\.g|i\.e))",
    re.IGNORECASE,
)
"""Where the reasons, effects and asides behind the course begin."""
NUMBERED: Final = re.compile(r"\((?:1|i|a)\) ")
"""The parts of one course, which semicolons join."""
CLAUSE_START: Final = re.compile(
    r"[;:] |\bthat (?=[\w“\"])|, (?:and|but|so|while|as) |\b(?:because|whether) (?=\w)", re.IGNORECASE
)
ADVERBIAL: Final = re.compile(
    r"^(?:[A-Z][\w’'-]*(?: [\w’'-]+){0,2}|(?:In|For|To|With|By|At|On|As|Given|Under|After|Before|Where|If|When|While|"
    r"Once|Over|"
    r"Through|Within|Following|Despite|Finally|Until|Since|Rather|Instead|Although|Though|Because)\b[^,]{1,160}"
    r"|[^,]{3,80}\b(?:after|before|since|ago|later|on)\b[^,]{0,80}), (?=\w)"
)
SUBJECT_END: Final = re.compile(r"[\w’'-]+")
QUALITY: Final = re.compile(
    r"^(?:(?:an?|the|any) )?(?:more|greater|better|stronger|improved|increased|enhanced|closer|full|adequate|"
    r"sufficient|stricter|wider|"
    r"broader|deeper|clearer|continued|sustained|strong|clear|regular|early)\b",
    re.IGNORECASE,
)
VERB_PHRASE: Final = re.compile(r"(?<=\w) (?:is|are|was|were|has|have|will|can|does|do|remains?) .*(?:,| and| but)$")
"""A first verb of the same subject: *the law is weak and* (should be repealed)."""
LEADING: Final = re.compile(
    r"^(?:(?:while|although|though|since|as|but|and|or|yet|perhaps|maybe|finally|indeed|thus|so|likewise|also|even|"
    r"clearly),? )+(?=\w)",
    re.IGNORECASE,
)
DETERMINED: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "all",
        "each",
        "every",
        "some",
        "of",
        "in",
        "on",
        "for",
        "by",
        "to",
        "with",
        "and",
        "or",
        "no",
        "any",
    ]
)


def of_thing(thing: str) -> str:
    """Make a verb phrase of a thing: *ratification of the pact* becomes *ratify the pact*."""
    bare = re.sub(r"^(?:the|a|an) ", "", thing.strip(), flags=re.IGNORECASE)
    first = first_word(bare)
    gerund = base_of_gerund(first)
    if gerund is not None and not re.match(r"\w+ (?:of|is|are|on|for|between)\b", bare):
        return _parallel(gerund + bare[len(first) :])
    found = re.match(r"(?P<lead>(?:[\w-]+ ){0,2}?)(?P<noun>[\w-]+) (?:of|in) (?P<rest>.+)", bare, re.DOTALL)
    if found is not None and found.group("noun").lower() in NOUNS and len(found.group("lead").split()) <= 1:
        noun = found.group("noun").lower()
        link = "in " if noun.startswith("invest") else ""
        lead = found.group("lead").lower().strip()
        how = {
            "better": "better",
            "regular": "regularly",
            "full": "fully",
            "early": "soon",
            "greater": "further",
            "more": "more",
        }
        if not lead or lead in how:
            return f"{how.get(lead, '')} {NOUNS[noun]} {link}{found.group('rest')}".strip()
    if (
        first in BASES
        and not thing.lower().startswith(("the ", "a ", "an "))
        and re.match(r"\w+ (?:the|a|an|all|its|their)\b", bare)
    ):
        return bare
    return f"ensure {thing.strip()}" if QUALITY.match(thing.strip()) else f"pursue {thing.strip()}"


def first_word(words: str) -> str:
    """Return the first word in lower case."""
    found = SUBJECT_END.search(words[:60])
    return found.group().lower() if found is not None else ""


def is_adjective(word: str) -> bool:
    """Say whether a word has the ending of an adjective or participle."""
    return word.endswith(("al", "ic", "ive", "ous", "ed", "ary")) and len(word) > 3 and word not in BASES


def _parallel(words: str) -> str:
    """Turn the gerunds beside the first one too: *defining goals, setting rates*."""

    def turn(found: re.Match[str]) -> str:
        base = base_of_gerund(found.group("verb"))
        return found.group("lead") + base if base else found.group()

    return re.sub(r"(?P<lead>(?:, |; | and |, and ))(?P<verb>[a-z]+ing)\b(?! of\b| and\b|,|\.|$)(?= )", turn, words)


def find_subject(before: str) -> str:
    """The noun phrase before the modal: the last clause, without an opening adverbial."""
    tail = before[-400:]
    ends = [found.end() for found in CLAUSE_START.finditer(tail)]
    words = tail[ends[-1] :] if ends else before
    words = LEADING.sub("", ADVERBIAL.sub("", words.strip(" ,"), count=1))
    words = VERB_PHRASE.sub("", words)
    return words.strip(' ,“”"')


def lower_first(words: str) -> str:
    """Lower the first letter, but of names and acronyms."""
    words = words.strip()
    first = words.split(" ", 1)[0]
    second = words.split(" ", 2)[1:2]
    named = bool(second) and second[0][:1].isupper() and first.lower() not in DETERMINED and first.lower() not in BASES
    if (len(first) > 1 and (first[1:] != first[1:].lower() or not first[1].isalpha())) or named:
        return words
    return words[:1].lower() + words[1:]


def finish(words: str) -> str:
    """Cut reasons and asides off, and what is left of marks; never to nothing."""
    words = re.sub(r"\s+", " ", words).strip(' ,;:“”"')
    for found in REASON.finditer(words, min(ENOUGH, len(words))):
        if found.group() == "; " and NUMBERED.search(words):
            continue
        words = words[: found.start()]
        break
    words = re.sub(r"(?:[,;]| and| or)+$", "", words.strip(" ,;:"))
    words = words[:-1] if words.endswith(".") and not words.endswith("..") else words
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + " …"
    words = words.strip()
    return words if any(map(str.isalnum, words)) else "act"
