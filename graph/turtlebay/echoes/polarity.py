"""Whether two requests pull in opposite directions: one negated and not the other, or verbs that are opposites.

The opposite of a request shares all its nouns, so that wording alone would take it for an echo.
"""

from __future__ import annotations

from typing import Final

from turtlebay.echoes.stems import stem

__all__ = ["find_polarity", "oppose"]

NEGATIONS: Final = frozenset("not never no neither nor cannot refrain abstain desist avoid".split())
NO_NEGATION: Final = frozenset("only later less more least merely longer just doubt".split())
"""After a negation these make another sense of it: *not only*, *no later than*."""
EFFORTS: Final = frozenset("effort efforts measure measures step steps work action actions activities".split())
REACH: Final = 4
"""How many words after a verb may name an effort: *increase its efforts to reduce* increases efforts alone."""
OPPOSITES: Final = tuple(
    tuple(frozenset(stem(word) for word in side.split()) for side in pair.split(" / "))
    for pair in (
        "support endorse back welcome favour uphold / oppose reject resist",
        "increase raise expand enlarge double triple boost augment grow broaden widen upscale / "
        "reduce decrease cut lower shrink halve diminish curtail narrow minimize",
        "establish create introduce launch institute restore / abolish dissolve disband dismantle scrap eliminate",
        "maintain keep retain preserve renew extend prolong continue / "
        "end terminate discontinue withdraw cease stop halt suspend",
        "allow permit authorize legalize enable / ban prohibit forbid outlaw deny block criminalize",
        "impose tighten / lift ease relax remove loosen waive",
        "adopt enact approve ratify sign join / repeal revoke withdraw denounce rescind",
        "include involve admit invite / exclude expel omit bar",
        "open reopen / close shut",
        "deploy send / withdraw recall",
        "publish disclose declassify / withhold conceal classify",
        "accelerate expedite hasten speed / delay postpone defer slow suspend",
        "centralize merge unify consolidate / decentralize split divide separate",
        "strengthen reinforce / weaken undermine dilute",
        "appoint hire recruit / dismiss remove fire",
        "encourage promote / discourage prevent deter",
    )
)
LEFT: Final = sum(1 << (2 * place) for place in range(len(OPPOSITES)))
NEGATED: Final = 1 << (2 * len(OPPOSITES))
SIDES: Final = {
    word: sum(1 << (2 * place + side) for place, pair in enumerate(OPPOSITES) for side in (0, 1) if word in pair[side])
    for word in sorted({word for pair in OPPOSITES for side in pair for word in side})
}


def find_polarity(words: list[str]) -> int:
    """Return the directions that a request pulls in, one bit for each side of a pair of opposites and one for *not*.

    >>> find_polarity(["cut", "the", "budget"]) == find_polarity(["reduce", "the", "budget"])
    True
    """
    found = 0
    for place, word in enumerate(words):
        if word in NEGATIONS:
            follows = words[place + 1] if place + 1 < len(words) else ""
            found ^= 0 if follows in NO_NEGATION else NEGATED
            continue
        side = SIDES.get(stem(word))
        follow = words[place + 1 : place + 1 + REACH]
        if side and EFFORTS.isdisjoint(follow) and follow[:1] != ["to"]:
            found |= side
    return found


def oppose(one: int, other: int) -> bool:
    """Say whether two polarities are opposite; a request that pulls both ways of a pair opposes neither."""
    if (one ^ other) & NEGATED:
        return True
    left_one, right_one = one & LEFT, (one >> 1) & LEFT
    left_other, right_other = other & LEFT, (other >> 1) & LEFT
    only_left, only_right = left_one & ~right_one, right_one & ~left_one
    return bool(only_left & right_other & ~left_other | only_right & left_other & ~right_other)
