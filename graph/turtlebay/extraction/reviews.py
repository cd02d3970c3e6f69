"""Universal Periodic Review lists: *6.12 Ratify the convention (Norway);* addressed to the state under review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turtlebay.extraction.detection import Decision
from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.unit import Unit
from turtlebay.reading import Block, Layout

__all__ = ["find_state", "is_review", "review_units"]

STATE: Final = (
    r"(?:the )?(?:former )?[A-Z][\w’'.-]{1,30}"
    r"(?: (?:and|of\)?|the|da|al|d[’'][A-Z]\w{1,30}|[A-Z(][\w’'.)-]{1,30})){0,7}"
)
TAIL: Final = re.compile(rf" ?\((?P<states>{STATE}(?:[,;/] ?{STATE}){{0,30}})\)")
END: Final = re.compile(r"\s*(?:[;.,:]+\s*(?:and|or)?\s*|$)")
NUMBERED: Final = re.compile(r"(?:^|(?<=[;.)] ))\(?(?P<number>\d{1,3}\.\d{1,3})\.?\)?\s+(?=[A-Z“\"])")
REVIEW: Final = re.compile(
    r"universal periodic review|enjoy(?:ed)? the support of|interactive dialogue(?:/conclusions)?|state under review|"
    r"recommendations (?:formulated|made) during",
    re.IGNORECASE,
)
NAMED: Final = re.compile(
    r"(?:examined by|enjoy(?:ed)? the support of|(?:did not|do not) enjoy the support of|considered by|accepted by|"
    r"noted by|supported by|presented by|responses? (?:of|by|from)|the (?:delegation|government) of|situation in|"
    r"review of) "
    r"(?:the (?:delegation|government) of )?(?:the )?",
    re.IGNORECASE,
)
TITLE: Final = re.compile(r"Universal Periodic Review[\s*_:—–-]{1,8}(?:of )?(?:the )?", re.IGNORECASE)
LEAST: Final = 5
"""So many items with a state in brackets make a list of a review."""
LOOKED_AT: Final = 400_000


def is_review(layout: Layout) -> bool:
    """Say whether a text holds the list of recommendations of a Universal Periodic Review.

    It says so itself, or most of it is such a list, as one that somebody copied out of its report.
    """
    characters = layout.clean.characters
    blocks = [(block.marker, characters[block.start : block.end]) for block in layout.blocks]
    if REVIEW.search(characters[:LOOKED_AT]) is not None:
        return sum(_items(words) for _, words in blocks) >= LEAST
    lists = [words for marker, words in blocks if NUMBERED.match(f"{marker} {words}"[:20].lstrip())]
    listed = sum(len(words) for words in lists if _items(words))
    return sum(map(_items, lists)) >= LEAST and 2 * listed > sum(len(words) for _, words in blocks)


def _items(text: str) -> int:
    """Return how many recommendations of a review a block holds."""
    return sum(1 for _ in _runs(text))


def find_state(layout: Layout, mentions: Mentions) -> tuple[int, int] | None:
    """Return the clean range that names the state under review: the one named most often where reviews name theirs."""
    characters = layout.clean.characters[:LOOKED_AT]
    votes: dict[str, int] = {}
    places: dict[str, tuple[int, int]] = {}
    for pattern, weight in ((TITLE, 5), (NAMED, 1)):
        for found in pattern.finditer(characters):
            for mention in mentions.within(found.end(), found.end() + 60)[:1]:
                if mention.start - found.end() <= 2 and mentions.entities[mention.key].type in ("State", "Place"):
                    votes[mention.key] = votes.get(mention.key, 0) + weight
                    places.setdefault(mention.key, (mention.start, mention.end))
    if not votes:
        return None
    reviewed = max(votes, key=lambda key: (votes[key], -places[key][0]))
    # whoever is reviewed is asked to act, as a state is and a place is not (guidelines, section 1)
    mentions.entities[reviewed].type = "State"
    return places[reviewed]


def review_units(number: int, block: Block, layout: Layout, state: tuple[int, int] | None) -> Iterator[Unit]:
    """Yield the recommendations of a block: one for each run of words that ends in states in brackets."""
    text = layout.clean.characters[block.start : block.end]
    for low, high, states in _runs(text):
        first = re.match(r"[\w’'-]+", text[low:])
        yield Unit(
            block.start + low,
            block.start + high,
            text[low:high],
            number,
            "upr",
            "U-recommendation",
            "should",
            (block.start + low, block.start + low + (first.end() if first else 1)),
            1,
            Decision(),
            agent=state,
            endorsement="one" if states == 1 else "some",
            confidence=0.95,
        )


def _runs(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the bounds of each recommendation of a block, the number left out, and how many states make it."""
    numbers = list(NUMBERED.finditer(text))
    if not numbers or numbers[0].start() > 0:
        bounds = [0, *(found.end() for found in numbers)]
        ends = [found.start() for found in numbers]
    else:
        bounds = [found.end() for found in numbers]
        ends = [found.start() for found in numbers[1:]]
    for low, high in zip(bounds, [*ends, len(text)], strict=True):
        part = text[low:high].rstrip()
        states, end = 0, 0
        for found in TAIL.finditer(part):
            close = END.match(part, found.end())
            beside = TAIL.match(part, found.end())
            if close is None and beside is None:
                continue
            states += len(re.split(r"[,;/] ?", found.group("states")))
            end = max(end, found.end())
        if states and END.fullmatch(part, end) and end > 20:
            stop = END.match(part, end)
            yield low, low + (len(part[: stop.end()].rstrip()) if stop and part[end : end + 1] in ";." else end), states
