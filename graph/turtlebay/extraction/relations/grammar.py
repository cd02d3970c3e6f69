"""Pieces of English that the patterns are put together from: verb groups, leads of objects, forms of verbs."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.relations.skeleton import group

__all__ = [
    "ACTOR",
    "ADVERB",
    "AGENT",
    "AGREED",
    "BODY",
    "GAP",
    "LEAD",
    "OBJECT",
    "SUBJECT",
    "VERB_GROUP",
    "base",
    "compile_rule",
    "finite",
    "participle",
    "verbal",
]

BODY: Final = "OUIRNM"
ACTOR: Final = "OUIRMPSGNH"
ADVERB: Final = (
    r"(?: (?:also|jointly|then|now|already|together|still|first|later|again|both|all|each|back|best|better|"
    r"(?!hardly|rarely|barely|scarcely)\w+ly))*"
)
MODAL: Final = r"(?: (?:should|must|shall|could|can|may|might|would|will|ought to|needs? to|ha(?:s|ve) to))?"
AUXILIARY: Final = (
    r"(?: (?:has|have|had|been|is|are|was|were|did|do|does|to|set|helped|agreed to|decided to|continues? to|"
    r"continued to|"
    r"seeks? to|sought to|aims? to|tr(?:y|ies|ied) to|began|struggles? to|struggles? with how(?: best| better)? "
    r"to|is responsible for|are responsible for|is charged with|is tasked with|"
    r"is mandated to|(?:bear|bears|has|have|share) (?:the |a )?(?:responsibility|mandate|task|duty) (?:for|of|to)))*"
)
REFERENCE: Final = r"(?:,? (?:which|who|that))?"
ASIDE: Final = r"(?:, [^‹›,;:.]{1,60},)?"
VERB_GROUP: Final = rf"(?:{ASIDE}{REFERENCE}|,){ADVERB}{MODAL}{ADVERB}{AUXILIARY}{ADVERB}"
"""What may stand between a subject and its verb; a negation may not."""
GAP: Final = r"[^‹›;:.—–]"
STOP: Final = (
    "of|in|to|for|with|by|on|at|from|and|or|but|that|which|who|not|no|as|than|about|how|whether|if|when|while|"
    "into|over|"
    "under|against|between|among|through|without|is|are|was|were|has|have|had|should|must|could|would|will|can|may"
)
QUANTITY: Final = r"(?:(?:an?|the) (?:\w+ )?(?:range|number|variety|group|majority|network|handful|coalition) of )?"
LEAD: Final = rf"{QUANTITY}(?:[\"“]|(?!(?:{STOP})\b)[\w’'-]+ ){{0,3}}"
"""Up to three words before an object that begin no phrase of their own, also after *a wide range of*."""
SUBJECT: Final = (
    rf"(?P<s>‹[{ACTOR}]+:[\d+]+›|(?<!\bin )(?<!\bof )(?<!\bat )(?<!\bto )(?<!\bon )(?<!\bfor )(?<!\bfrom "
    rf")(?<!\bacross )(?<!\bover )‹[{ACTOR}L]+:[\d+]+›)"
)
"""An actor, or a country that no preposition makes a mere place."""
AGENT: Final = group("s", ACTOR + "L")
"""Who follows *by*: a country, too, acts there."""
OBJECT: Final = group("o", ACTOR)
AGREED: Final = r"(?:was |were |is |are |be |been |being |has been |have been |had been |will be )*"

IRREGULAR: Final = {
    "hold": ("held", "held"),
    "write": ("wrote", "written"),
    "draw up": ("drew up", "drawn up"),
    "set up": ("set up", "set up"),
    "put forward": ("put forward", "put forward"),
    "undertake": ("undertook", "undertaken"),
    "take part": ("took part", "taken part"),
    "speak": ("spoke", "spoken"),
    "give": ("gave", "given"),
    "meet": ("met", "met"),
    "fight": ("fought", "fought"),
    "break": ("broke", "broken"),
    "oversee": ("oversaw", "overseen"),
    "sit": ("sat", "sat"),
    "put together": ("put together", "put together"),
}
DOUBLING: Final = frozenset(("equip", "permit", "submit", "refer", "commit"))


def _stem(verb: str, ending: str) -> str:
    first, _, rest = verb.partition(" ")
    if first in DOUBLING:
        first += first[-1]
    elif first.endswith("e") and not first.endswith("ee"):
        first = first[:-1]
    elif first.endswith("y") and ending == "ed" and first[-2] not in "aeiou":
        first = first[:-1] + "i"
    return first + ending + (f" {rest}" if rest else "")


def _third(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    if first.endswith(("s", "sh", "ch", "x", "z")):
        first += "es"
    elif first.endswith("y") and first[-2] not in "aeiou":
        first = first[:-1] + "ies"
    else:
        first += "s"
    return first + (f" {rest}" if rest else "")


def _any(forms: list[str]) -> str:
    return "(?:" + "|".join(sorted(dict.fromkeys(forms), key=lambda f: (-len(f), f))) + ")"


def _spellings(verbs: str) -> list[str]:
    listed = [verb.replace("_", " ") for verb in verbs.split()]
    return listed + [verb.replace("iz", "is") for verb in listed if "iz" in verb]


def base(verbs: str) -> str:
    """Return a pattern of the plain form; an underscore stands for a space.

    >>> base("support set_up")
    '(?:support|set up)'
    """
    return _any(_spellings(verbs))


def finite(verbs: str) -> str:
    """Return a pattern of all active forms.

    >>> re.fullmatch(finite("convene"), "convened") is not None
    True
    """
    forms: list[str] = []
    for verb in _spellings(verbs):
        past, perfect = IRREGULAR.get(verb, (_stem(verb, "ed"),) * 2)
        forms += [verb, _third(verb), past, perfect, _stem(verb, "ing")]
    return _any(forms)


def participle(verbs: str) -> str:
    """Return a pattern of the passive participle."""
    return _any([IRREGULAR.get(verb, ("", _stem(verb, "ed")))[1] for verb in _spellings(verbs)])


def verbal(verbs: str) -> str:
    """Return a pattern of the plain and the *-ing* form, as they follow *should* or *for*."""
    return _any([form for verb in _spellings(verbs) for form in (verb, _stem(verb, "ing"))])


def compile_rule(pattern: str) -> re.Pattern[str]:
    """Compile a pattern over skeletons; case does not matter."""
    return re.compile(pattern, re.IGNORECASE)
