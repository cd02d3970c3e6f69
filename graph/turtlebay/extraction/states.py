"""A country is a place where the text speaks of its territory, a state where it acts (guidelines, section 1)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Final

from turtlebay.extraction.mentions import Draft, Find, without_overlap

__all__ = ["names_government", "settle_states"]

GOVERNMENT_OF: Final = re.compile(
    r"\b(?:[Gg]overnment|[Aa]uthorities) of (?:the )?(?:Republic of |Kingdom of |State of )?$"
)
POSSESSIVE: Final = re.compile(
    r"['’]s? (?:presidency|delegation|government|representative|initiative|proposal|foreign|permanent|statement|"
    r"position)"
)
ACTS: Final = re.compile(
    r",? (?:also )?(?:said|noted|stressed|called|urged|proposed|hosted|convened|co-?\w+ed|organized|supported|voted|"
    r"delivered|spoke|stated|"
    r"emphasi[sz]ed|underlined|joined|signed|ratified|chaired|should|must|could|might|(?:will |would )?needs? to|"
    r"will have to|has to|ought to|agreed|announced|pledged|"
    r"argued|expressed|on behalf|"
    r"together with)\b"
)
PLACE: Final = re.compile(
    r"\b(?:in|from|across|throughout|inside|within|into|on|to|around|near|for|at|of|outside|over)(?: the| both|"
    r" neighbou?ring| eastern| "
    r"northern| southern| western| central)? $"
)
ASKED: Final = re.compile(
    r"\b(?:urge[sd]?|urging|encourage[sd]?|encouraging|call(?:s|ed|ing)? (?:on|upon)|invite[sd]?|request(?:s|ed)?|"
    r"ask(?:s|ed)?|advise[sd]?|(?:recommend|urge|request|propose|suggest)(?:s|d|ed)? that)(?: the)? $"
)
"""Words after which a country is asked to act."""
MODAL: Final = re.compile(r" (?:also )?(?:should|must|ought to|(?:will |would )?needs? to|will have to|has to)\b")
AND_LIST: Final = re.compile(r"(?:,| and| or|,? and)(?: the)? $")
WITH: Final = re.compile(r"\b(?:with|by|between|among|were|including)(?: the)? $")


def names_government(characters: str, start: int) -> bool:
    """Say whether the name of a country at an offset follows *the Government of*."""
    return GOVERNMENT_OF.search(characters[max(0, start - 60) : start]) is not None


def settle_states(
    characters: str, chosen: list[Find], entities: dict[str, Draft], government_of: Callable[[str], str]
) -> list[Find]:
    """Return the finds with each country settled as state or place, and its government kept apart where both occur."""
    rows: dict[str, list[bool]] = defaultdict(list)
    asked: set[str] = set()
    previous: Find | None = None
    acting_before = False
    before: Find | None = None
    for find in chosen:
        draft = entities[find.key]
        if draft.type == "State" and draft.authority:
            listed = (
                previous is not None
                and find.start - previous.end < 8
                and AND_LIST.search(characters[previous.end : find.start]) is not None
            )
            acts = (
                acting_before if listed else _acts(characters, find) or _is_served(characters, before, find, entities)
            )
            rows[find.key].append(acts)
            if not listed and _is_asked(characters, find):
                asked.add(find.key)
            previous, acting_before = find, acts
        before = find
    moved: set[str] = set()
    for key, uses in rows.items():
        government = f"government-of-{key}"
        if key not in asked and (sum(uses) * 2 < len(uses) or not any(uses)):
            entities[key].type = "Place"
        elif government in entities:
            moved.add(government)
    settled = [Find(f.start, f.end, f.key.removeprefix("government-of-"), 0) if f.key in moved else f for f in chosen]
    return without_overlap(_with_government(characters, find, entities, government_of) for find in settled)


def _acts(characters: str, find: Find) -> bool:
    before = characters[max(0, find.start - 60) : find.start]
    if GOVERNMENT_OF.search(before) or POSSESSIVE.match(characters, find.end) or ACTS.match(characters, find.end):
        return True
    if ASKED.search(before):
        return True
    if PLACE.search(before):
        return False
    return WITH.search(before) is not None


def _is_asked(characters: str, find: Find) -> bool:
    """Say whether a country is asked to act, which settles what it is."""
    before = characters[max(0, find.start - 60) : find.start]
    return ASKED.search(before) is not None or (
        PLACE.search(before) is None and MODAL.match(characters, find.end) is not None
    )


def _is_served(characters: str, before: Find | None, find: Find, entities: dict[str, Draft]) -> bool:
    """Say whether a person or post of the country stands right before it: *the Ambassador of Norway*."""
    if before is None or entities[before.key].type not in ("Person", "Post"):
        return False
    return re.fullmatch(r",? of (?:the )?", characters[before.end : find.start]) is not None


def _with_government(
    characters: str, find: Find, entities: dict[str, Draft], government_of: Callable[[str], str]
) -> Find:
    draft = entities[find.key]
    if draft.type not in ("State", "Place") or not draft.authority:
        return find
    before = GOVERNMENT_OF.search(characters[max(0, find.start - 60) : find.start])
    if before is None:
        return find
    start = find.start - len(before.group())
    key = find.key if draft.type == "State" else government_of(draft.authority)
    return Find(start, find.end, key, 0)
