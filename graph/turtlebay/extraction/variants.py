"""Shorter and longer forms of one name are one entity: *the Global Fund for X* and *the Global Fund for X and Y*."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Final

from turtlebay.extraction.mentions import Draft, Find

__all__ = ["merge_variants", "respelled"]

CONNECTOR: Final = re.compile(r" (?:of|for|on|in|to|against|with|at) ")
PLAIN: Final = frozenset(("N-definition", "N-acronym", "N-process")) | {
    f"N-{kind}"
    for kind in (
        "organ",
        "secretariatunit",
        "internationalorganization",
        "regionalorganization",
        "mission",
        "nongovernmentalorganization",
        "post",
        "document",
        "event",
        "group",
    )
}


SPELLINGS: Final = (
    ("isation", "ization"),
    ("programme", "program"),
    ("centre", "center"),
    ("defence", "defense"),
    ("labour", "labor"),
)


def respelled(key: str) -> str:
    """Return a key in one spelling, so that a name is one entity whether it is written the British or American way.

    >>> respelled("aid-organisations"), respelled("aid-organizations")
    ('aid-organizations', 'aid-organizations')
    """
    for british, american in SPELLINGS:
        key = key.replace(british, american)
    return key


def merge_variants(finds: list[Find], entities: dict[str, Draft]) -> list[Find]:
    """Return the finds with each local name that shortens a longer one of the same type given to the longer.

    A name shortens another if it is the end of the other's head (*Scientific Panel*, *International Scientific Panel
    on X*), the end of the whole, or the beginning up to a connector; a surname shortens the full name of a person.
    Where several longer names fit, none is taken.
    """
    used = Counter(find.key for find in finds)
    longer: dict[str, set[str]] = defaultdict(set)
    for key in used:
        draft = entities[key]
        for form in _shortened(draft.label):
            longer[form].add(key)
        if draft.type == "Person" and " " in draft.label:
            longer[_fold(draft.label).split()[-1]].add(key)
    target: dict[str, str] = {}
    for key in used:
        draft = entities[key]
        surname = draft.rule == "N-person" and " " not in draft.label
        if draft.authority or (not surname and (draft.rule not in PLAIN or " " not in draft.label)):
            continue
        candidates = {k for k in longer[_fold(draft.label)] if k != key and _alike(entities[k].type, draft.type)}
        if len(candidates) == 1:
            target[key] = candidates.pop()
    return [Find(f.start, f.end, _last(f.key, target), f.rank) for f in finds]


def _last(key: str, target: dict[str, str]) -> str:
    seen = set[str]()
    while key in target and key not in seen:
        seen.add(key)
        key = target[key]
    return key


def _alike(one: str, other: str) -> bool:
    bodies = {
        "Organ",
        "SecretariatUnit",
        "InternationalOrganization",
        "RegionalOrganization",
        "NonGovernmentalOrganization",
        "Mission",
    }
    return one == other or (one in bodies and other in bodies)


def _fold(label: str) -> str:
    return re.sub(r"[^\w ]", "", label.lower().removeprefix("the "))


def _shortened(label: str) -> set[str]:
    folded = _fold(label)
    forms = set[str]()
    parts = [m.start() for m in CONNECTOR.finditer(folded)]
    head = folded[: parts[0]] if parts else folded
    for whole in (head, folded):
        words = whole.split()
        forms.update(" ".join(words[i:]) for i in range(1, len(words) - 1))
    forms.update(folded[:cut] for cut in parts)
    forms.update(folded[: m.start()] for m in re.finditer(r" and ", folded) if parts and m.start() > parts[0])
    return {form for form in forms if " " in form and form != folded}
