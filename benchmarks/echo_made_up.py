"""Recommendations that nobody made, in our own words: many for time and memory, others with a known answer.

They say how the search behaves where the answer is known by construction, and nothing of precision on real reports.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from turtlebay.echoes import Request

__all__ = ["KINDS", "VARIED", "make_many", "make_varied"]

VERBS: Final = """publish repair test map fund train inspect register measure insure translate survey replace label
    store""".split()
THINGS: Final = """
    ferry lighthouse quay beacon dredger pilot cable dyke sluice lock crane buoy slipway harbour reservoir weir
    aqueduct pump well cistern orchard meadow hedge barn granary mill bakery market tram viaduct tunnel signal
    depot archive museum library clinic nursery school theatre gallery observatory laboratory workshop foundry
    kiln quarry loom press telescope barometer ledger atlas almanac catalogue register charter permit licence
""".split()
MANNERS: Final = """
    weekly monthly spring autumn winter summer coastal inland northern southern eastern western urban rural
    spare wooden iron copper stone glass electric manual digital early late joint pilot local regional
""".split()
PLACES: Final = tuple(
    start + end
    for start in "Amber Birch Cold Dun Elm Far Glen Hart Inver Juni Kestrel Lark Moss North Oak Pen Quill Raven".split()
    for end in "bury bridge combe dale ey field ford gate holm hurst ley low mere port sea stead thorpe wick".split()
)
FORMULAS: Final = tuple(
    f"report {often} to the assembly on the progress of the {thing} programme"
    for often in ("yearly", "quarterly", "monthly", "regularly")
    for thing in THINGS[:15]
)
"""Sixty formulas that one recommendation in five repeats to the letter."""
ALIKE: Final = {"publish": "issue", "repair": "mend", "inspect": "examine", "replace": "exchange", "train": "teach"}
OPPOSITE: Final = ("increase", "reduce")
KINDS: Final = {
    "the same words": True,
    "more emphasis": True,
    "clauses the other way round": True,
    "a clause added": True,
    "one word for another": True,
    "two words of six for others": True,
    "the opposite": False,
    "another addressee": False,
    "another thing and place": False,
}
"""What is done to a recommendation, and whether it then asks for the same."""
VARIED: Final = 500


def make_many(number: int, seed: int = 20) -> Iterator[Request]:
    """Yield requests in documents of 25 over 45 years: a fifth formulas, a fifth variations, the rest new."""
    dice = random.Random(seed)  # noqa: S311
    old: list[tuple[str, str]] = []
    for place in range(number):
        chance, addressee = dice.random(), f"actor/body-{dice.randrange(400)}"
        if chance < 0.2:
            action = dice.choice(FORMULAS)
        elif chance < 0.4 and old:
            action, addressee = dice.choice(old)
            words = action.split()
            words[dice.randrange(len(words))] = dice.choice(THINGS)
            action = " ".join(words)
        else:
            action = _phrase(dice)
        old.append((action, addressee))
        document = place // 25
        year = 1980 + 45 * document // (number // 25 + 1)
        topics = (f"topic-{dice.randrange(40)}",)
        yield Request(f"doc-{document:05}/r{place}", f"doc-{document:05}", str(year), action, (addressee,), topics)


def make_varied(seed: int = 20) -> tuple[list[Request], dict[tuple[str, str], str]]:
    """Return requests and, for pairs of later and earlier ones, the kind of variation between them."""
    dice = random.Random(seed)  # noqa: S311
    requests, pairs = [], {}
    for kind in KINDS:
        for place in range(VARIED):
            start, end = f"old-{place % 40:02}/{kind}/{place}", f"new-{place % 40:02}/{kind}/{place}"
            first, second = _phrase(dice), _phrase(dice)
            action = (
                f"{OPPOSITE[0]} the funds for {first.partition(' ')[2]}"
                if kind == "the opposite"
                else f"{first} and {second}"
            )
            addressee = f"actor/body-{dice.randrange(60)}"
            other = "actor/somebody-else" if kind == "another addressee" else addressee
            requests.append(Request(start, start.partition("/")[0], "2001", action, (addressee,)))
            again = _vary(kind, first, second, action, dice)
            requests.append(Request(end, end.partition("/")[0], "2011", again, (other,)))
            pairs[end, start] = kind
    return requests, pairs


def _phrase(dice: random.Random) -> str:
    manner, thing, other = dice.choice(MANNERS), dice.choice(THINGS), dice.choice(THINGS)
    return f"{dice.choice(VERBS)} the {manner} {thing} and {other} of {dice.choice(PLACES)}"


def _vary(kind: str, first: str, second: str, action: str, dice: random.Random) -> str:
    match kind:
        case "more emphasis":
            return f"redouble efforts to {action} without delay"
        case "clauses the other way round":
            return f"{second} and {first}"
        case "a clause added":
            return f"{action}, and {_phrase(dice)}"
        case "one word for another":
            words = action.split()
            return " ".join([ALIKE.get(words[0], "handle"), *words[1:]])
        case "two words of six for others":
            words = action.split()
            words[2], words[3] = dice.choice(MANNERS), dice.choice(THINGS)
            return " ".join(words)
        case "the opposite":
            return action.replace(*OPPOSITE)
        case "another thing and place":
            words = first.split()
            return f"{words[0]} the {words[2]} {dice.choice(THINGS)} and {dice.choice(THINGS)} of {dice.choice(PLACES)}"
    return action
