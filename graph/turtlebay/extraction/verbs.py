"""Verbs of advice and their forms: the base behind a participle, a gerund or a noun of action."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.lexicon import ACTION_VERBS
from turtlebay.extraction.wordsets import word_set

__all__ = ["BASES", "GERUNDS", "NOUNS", "PARTICIPLES", "base_of_gerund", "guess_base"]

BASES: Final = ACTION_VERBS | word_set(
    "merge pool mend repair house free dredge let watch hand spread switch tighten loosen raise ban curb boost",
    "close fix help hire intervene invest abolish abandon acquire allot appeal arm assemble audit author award",
    "bear bind block borrow breach bridge broker budget buy campaign cap care cater centralise centralize certify",
    "champion channel charge chart cite cluster co-create co-design co-finance co-host coach codify combat",
    "compensate compete compute concede confront connect conserve contact contain contest contract convert convey",
    "cope cultivate curtail de-escalate debate decarbonise decarbonize decentralise decentralize decline",
    "decommission decrease dedicate defend defer demand demarcate demobilise demobilize denounce deny depart",
    "deregulate desist destroy detect deter differentiate digitise digitize dispatch display dissolve divert",
    "divest donate double earn ease emulate encompass endeavour endeavor engineer enquire envisage equalise",
    "equalize eradicate erase escalate exempt exert experiment export express extract familiarise familiarize",
    "favour favor file fight flag freeze gain gauge govern group grow guide halt halve handle harvest heal hear",
    "host humanise illuminate import incentivise incentivize index insert insure internalise internalize",
    "interpret interview invent jettison judge justify label legalise legalize legislate lessen license listen",
    "live load lobby localise localize lock log mainstream master match migrate mirror mix mount multiply",
    "nominate number obey obligate offset outlaw overhaul overturn own pair pardon patrol pause penalise penalize",
    "permit persuade plant practise practice praise preclude predict prescribe preserve privatise privatize",
    "procure process profile programme progress protest prove purchase quantify question quit rationalise",
    "rationalize react read rebalance redraw rebuild recapture recommit reconcile reconstruct recover recycle",
    "redeploy redesign redouble redress refocus refuse register rehabilitate reinstate reinvest reiterate relate",
    "relax relocate remedy remind remunerate renegotiate reopen reorganise reorganize repatriate repay repurpose",
    "research reserve reset resettle reshape resort resource restart restate rethink retire retrain retrofit",
    "return reuse reveal reverse rewrite roll root rotate run sanction save scan scrap screen seize sell",
    "sensitise sensitize share shield shorten shut signal single sit slow smooth socialise source span split",
    "stabilise stabilize staff stand steer store strip study subject subsidise subsidize succeed sue summon",
    "supervise surrender survey swap synchronise synchronize systematise systematize talk teach tender think top",
    "trace trade translate transport travel trial triple trust tune uncover undo unlock uproot visit volunteer",
    "wait warn weed welcome win wind witness be do have stop",
)
"""Base forms that may open an imperative or follow a modal of advice."""
IRREGULAR: Final = {
    "given": "give",
    "taken": "take",
    "made": "make",
    "done": "do",
    "built": "build",
    "held": "hold",
    "drawn": "draw",
    "set": "set",
    "put": "put",
    "kept": "keep",
    "sent": "send",
    "brought": "bring",
    "led": "lead",
    "paid": "pay",
    "met": "meet",
    "sought": "seek",
    "seen": "see",
    "shown": "show",
    "written": "write",
    "found": "find",
    "left": "leave",
    "spent": "spend",
    "begun": "begin",
    "chosen": "choose",
    "driven": "drive",
    "undertaken": "undertake",
    "overcome": "overcome",
    "withdrawn": "withdraw",
    "withheld": "withhold",
    "borne": "bear",
    "told": "tell",
    "dealt": "deal",
    "heard": "hear",
    "taught": "teach",
    "thought": "think",
    "rethought": "rethink",
    "rebuilt": "rebuild",
    "rewritten": "rewrite",
    "upheld": "uphold",
    "won": "win",
    "cut": "cut",
    "spread": "spread",
    "sold": "sell",
    "bought": "buy",
    "laid": "lay",
    "known": "know",
    "understood": "understand",
    "grown": "grow",
    "overseen": "oversee",
    "bound": "bind",
    "split": "split",
    "fought": "fight",
    "frozen": "freeze",
    "lent": "lend",
    "read": "read",
    "run": "run",
    "let": "let",
    "fed": "feed",
    "banned": "ban",
    "viewed": "view",
    "consulted": "consult",
    "based": "base",
}
ENDINGS: Final = (
    ("e", "ation"),
    ("e", "ion"),
    ("", "ation"),
    ("", "ion"),
    ("", "ment"),
    ("", "al"),
    ("e", "al"),
    ("y", "ication"),
    ("", "ance"),
    ("e", "ance"),
    ("e", "ision"),
    ("ide", "ision"),
    ("d", "sion"),
    ("nd", "nsion"),
    ("t", "sion"),
    ("rm", "rmation"),
    ("ain", "ention"),
    ("ve", "f"),
    ("ume", "umption"),
    ("uce", "uction"),
    ("ish", "ishment"),
)
SAME: Final = word_set(
    "use review reform support increase audit study transfer release ban focus search visit repeal change",
    "exchange return cut overhaul rethink update upgrade halt reduction",
)


def _doubles(verb: str) -> bool:
    """Say whether a verb doubles its last letter: one vowel before one consonant, in a short word."""
    short = sum(letter in "aeiou" for letter in verb) == 1 or verb in (
        "permit",
        "refer",
        "commit",
        "control",
        "transfer",
        "submit",
        "begin",
    )
    return len(verb) > 2 and verb[-1] not in "aeiouwxyh" and verb[-2] in "aeiou" and verb[-3] not in "aeiou" and short


def _participles() -> dict[str, str]:
    forms = dict(IRREGULAR)
    for verb in sorted(BASES):
        if verb.endswith("e"):
            forms.setdefault(verb + "d", verb)
        elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
            forms.setdefault(verb[:-1] + "ied", verb)
        else:
            forms.setdefault(verb + verb[-1] + "ed" if _doubles(verb) else verb + "ed", verb)
            forms.setdefault(verb + "ed", verb)
            if verb.endswith("l"):
                forms.setdefault(verb + "led", verb)
    return forms


def _gerunds() -> dict[str, str]:
    forms: dict[str, str] = {}
    for verb in sorted(BASES):
        if verb.endswith("ie"):
            forms.setdefault(verb[:-2] + "ying", verb)
        elif verb.endswith("e") and not verb.endswith(("ee", "be")):
            forms.setdefault(verb[:-1] + "ing", verb)
        else:
            forms.setdefault(verb + verb[-1] + "ing" if _doubles(verb) else verb + "ing", verb)
            forms.setdefault(verb + "ing", verb)
            if verb.endswith("l"):
                forms.setdefault(verb + "ling", verb)
    return forms


def _nouns() -> dict[str, str]:
    forms = {noun: noun for noun in sorted(SAME)}
    forms |= {
        "inclusion": "include",
        "provision": "provide",
        "adoption": "adopt",
        "creation": "create",
        "reduction": "reduce",
        "prevention": "prevent",
        "protection": "protect",
        "retention": "retain",
        "extension": "extend",
        "decision": "decide",
        "expansion": "expand",
        "division": "divide",
        "revision": "revise",
        "production": "produce",
        "growth": "grow",
        "removal": "remove",
        "introduction": "introduce",
        "abolition": "abolish",
        "recognition": "recognize",
        "investment": "invest",
        "investments": "invest",
        "maintenance": "maintain",
        "addition": "add",
        "loss": "lose",
        "elimination": "eliminate",
        "choice": "choose",
        "analysis": "analyse",
        "delivery": "deliver",
        "closure": "close",
        "renewal": "renew",
        "end": "end",
        "setting-up": "set up",
        "development": "develop",
        "clarification": "clarify",
        "ratification": "ratify",
        "prioritization": "prioritize",
        "prioritisation": "prioritise",
        "reinforcement": "reinforce",
    }
    for verb in sorted(BASES):
        for cut, ending in ENDINGS:
            if verb.endswith(cut) and len(verb) > len(cut) + 2:
                forms.setdefault(verb[: len(verb) - len(cut)] + ending, verb)
    return forms


PARTICIPLES: Final = _participles()
GERUNDS: Final = _gerunds()
NOUNS: Final = _nouns()
"""Nouns of action with the verb behind them: *ratification*, *ratify*."""


def guess_base(participle: str) -> str | None:
    """Return the likely verb behind a regular participle that the lists lack.

    >>> guess_base("influenced"), guess_base("wicked"), guess_base("dusted")
    ('influence', 'wick', 'dust')
    """
    if not participle.endswith("ed") or len(participle) < 5:
        return None
    stem = participle[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    silent = stem.endswith(
        ("at", "iz", "is", "c", "v", "g", "u", "s", "dl", "bl", "tl", "pl", "ur", "ir", "ar")
    ) and not stem.endswith(("ss", "ng", "eat"))
    return stem + "e" if silent else stem


def base_of_gerund(word: str) -> str | None:
    """Return the verb behind a gerund.

    >>> base_of_gerund("merging"), base_of_gerund("morning")
    ('merge', None)
    """
    return GERUNDS.get(word.lower())
