"""The action as a verb phrase in the infinitive, and the condition (guidelines, section 3, fields)."""

from __future__ import annotations

import re
from typing import Final

from turtlebay.extraction.lexicon import ACTION_VERBS
from turtlebay.extraction.units import Unit

__all__ = ["find_condition", "make_action"]

LONGEST: Final = 400
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
}


def _participles() -> dict[str, str]:
    forms = dict(IRREGULAR)
    for verb in sorted(ACTION_VERBS):
        forms.setdefault(verb + "ed", verb)
        if verb.endswith("e"):
            forms.setdefault(verb + "d", verb)
        if verb.endswith("y"):
            forms.setdefault(verb[:-1] + "ied", verb)
        forms.setdefault(verb + verb[-1] + "ed", verb)
    return forms


PARTICIPLES: Final = _participles()
PASSIVE: Final = re.compile(
    r"^(?P<adverbs>(?:\w+ly |also |always |further |not |never |both )*)be (?P<more>(?:\w+ly )*)(?P<verb>\w+)\b(?P<rest>.*)$",
    re.DOTALL,
)
CONDITIONS: Final = (
    re.compile(
        r"\b(?:if|when|where|whenever|wherever|as|to the extent) (?:and (?:when|where|as) )?(?:appropriate|possible|necessary|needed|feasible|"
        r"applicable|relevant|required|practicable|warranted)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W*(?P<c>(?:If|When|Where|Once|Should|In the event|In case|Provided|Unless|As long as|Until|Whenever)\b[^,]{4,160}),"
    ),
    re.compile(
        r"\b(?P<c>(?:unless|provided that|subject to|in the event (?:of|that)|on condition that|as long as|only if|only when|until) [^,;.]{4,140})",
        re.IGNORECASE,
    ),
    re.compile(r"(?<=\w) (?P<c>(?:if|when|once|whenever) (?!to\b)[^,;.]{6,140})[.;]?$", re.IGNORECASE),
    re.compile(
        r", (?P<c>(?:especially|particularly|in particular) (?:during|in times|when|where|in the context|in cases?|if)\b[^,;.]{4,140})",
        re.IGNORECASE,
    ),
    re.compile(r"\bthat have not (?:yet )?done so(?: yet| already)?\b", re.IGNORECASE),
)


def find_condition(sentence: str) -> str | None:
    """Return the words that limit when a recommendation applies, or nothing.

    >>> find_condition("If possible, the board should meet.")
    'If possible'
    """
    for pattern in CONDITIONS:
        match = pattern.search(sentence)
        if match is not None:
            words = match.groupdict().get("c") or match.group()
            return words.strip(" ,")
    return None


def make_action(unit: Unit) -> str:
    """Return what is to be done, as a verb phrase in the words of the text; passives are turned round."""
    text = unit.text
    start, end = unit.cue[0] - unit.start, unit.cue[1] - unit.start
    if unit.mode == "item":
        return _clip(_lower_first(text[start:]))
    if unit.mode == "operative":
        low, high = (unit.clause[0] - unit.start, unit.clause[1] - unit.start) if unit.clause else (start, len(text))
        clause = text[low:high]
        match = re.search(r"\bto (?=[a-z])", clause[end - low :])
        return _clip(clause[end - low + match.end() :] if match else clause[end - low :])
    after = text[end:].strip()
    if unit.rank == 1:
        return _clip(_from_modal(text[:start], after))
    match = re.search(r"\bto$|\bto (?=\w)", text[start:end] + " ")
    if match is not None and re.search(r"\bto\s*$", text[start:end].strip()):
        return _clip(after)
    infinitive = re.search(r"^(?:[\w' ,’-]{0,80}?)\bto (?=[a-z]+\b)", after)
    if infinitive is not None and after[infinitive.end() :].split(" ")[0].lower() in ACTION_VERBS | {"be"}:
        return _clip(after[infinitive.end() :])
    if unit.rank == 2 and unit.rule not in ("C-need-for", "C-importance", "C-requires", "C-needs-thing", "C-value-of"):
        return _clip("ensure " + _lower_first(_strip_lead(text[:start])))
    if re.match(r"\w+ing\b", after):
        return _clip(after)
    return _clip("pursue " + after)


def _from_modal(before: str, after: str) -> str:
    passive = PASSIVE.match(after)
    if passive is None:
        return after
    base = PARTICIPLES.get(passive.group("verb").lower())
    if base is None:
        return after
    subject = _strip_lead(before)
    return f"{passive.group('adverbs')}{base} {_lower_first(subject)}{passive.group('rest')}"


def _strip_lead(before: str) -> str:
    """The noun phrase before the modal: the last clause, without an opening adverbial."""
    breaks = [m.end() for m in re.finditer(r"[;:] |\bthat |, (?:and|but|so) |^(?:[A-Z][\w ’'-]{1,60}, )", before)]
    return before[breaks[-1] :].strip(" ,") if breaks else before.strip(" ,")


def _lower_first(words: str) -> str:
    words = words.strip()
    second_capital = len(words) > 1 and (words[1].isupper() or not words[1].isalpha())
    return words if second_capital else words[:1].lower() + words[1:]


def _clip(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip(" ,;:")
    words = words[:-1] if words.endswith(".") and not words.endswith("..") else words
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + " …"
    return words or "act"
