"""Words of an action as stems: endings off, words of the same meaning as one, words that carry nothing left out.

The stems are for comparing alone and are never shown. One suffix is taken off, after the plural: *ratify*,
*ratifying* and *ratification* meet; two suffixes would make too many words meet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

__all__ = ["LIGHT", "find_stems", "find_words", "stem"]

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
ENDINGS: Final = (
    ("ifications", 2, "ify"), ("ification", 2, "ify"), ("ifying", 2, "ify"), ("ified", 2, "ify"), ("ifies", 2, "ify"),
    ("isations", 3, ""), ("isation", 3, ""), ("izations", 3, ""), ("ization", 3, ""), ("ising", 4, ""),
    ("izing", 4, ""), ("ised", 4, ""), ("ized", 4, ""), ("ise", 5, ""), ("ize", 3, ""),
    ("atory", 4, ""), ("ations", 3, ""), ("ation", 3, ""), ("ating", 4, ""), ("ated", 4, ""), ("ative", 4, ""),
    ("ments", 6, ""), ("ment", 6, ""), ("iness", 3, "y"), ("ness", 4, ""),
    ("ence", 6, ""), ("ance", 6, ""), ("ent", 6, ""), ("ant", 6, ""),
    ("ities", 4, ""), ("ity", 4, ""), ("ions", 4, ""), ("ion", 4, ""), ("ingly", 4, ""), ("ings", 4, ""),
    ("ing", 4, ""), ("ied", 3, "y"), ("ed", 4, ""), ("ers", 5, ""), ("er", 5, ""), ("ors", 5, ""), ("or", 5, ""),
    ("ally", 4, "al"), ("ly", 4, ""), ("ate", 4, ""), ("ive", 4, ""), ("e", 3, ""),
)  # fmt: skip
"""An ending, the letters that must stand before it, and what takes its place."""
SAME: Final = {
    form: word
    for word, forms in {
        "woman": "women",
        "man": "men",
        "child": "children",
        "person": "people beings being persons individuals individual",
        "combat": "fight fighting counter countering tackle tackling curb",
        "ratify": "accede acceding accession",
        "detention": "prisons prison",
        "older": "elderly",
        "prompt": "timely promptly",
        "racism": "racist racial",
        "take": "taken took",
        "give": "given",
        "make": "made making",
        "hold": "held",
        "send": "sent",
        "keep": "kept",
        "agency": "agencies",
        "policy": "policies",
        "staff": "personnel",
        "fund": "funds funding finance financing financial",
        "assist": "aid help",
    }.items()
    for form in forms.split()
}
"""Forms that mean the same in recommendations, and plurals that no rule reaches."""
EMPTY: Final = frozenset(
    """
    a about above after against alia all also an and any are as at be been being between both but by can could
    do does each either every for from had has have he her his how i if in including inter into is it its
    itself may might more most must neither never no nor not of on only or other our out own per s shall she
    should so some such than that the their them there these they this those through to under up upon us very
    via was we well were what when where which while who whom whose will with within would you your
""".split()
)
"""Words of grammar, which are left out; `polarity` reads the negations."""
LIGHT_WORDS: Final = """
    accelerate access achieve active additional address adequate adopt advance aim allocate appropriate area
    aspect basis call carry comprehensive concrete consider continue country develop effect effort encourage
    enhance ensure establish existing expedite facilitate form framework full further give good greater
    guarantee human implement improve increase intensify issue level make measure mechanism national necessary
    need particular plan please policy possible process program programme promote provide pursue put redouble
    reinforce relate relevant request require respect review right seek set special specific step strategy
    strengthen support sustain system take undertake urge use view way work
"""


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a word in lower case.

    >>> [stem(word) for word in ("ratification", "ratifying", "accede", "trafficking", "women")]
    ['ratify', 'ratify', 'ratify', 'traffick', 'woman']
    """
    word = SAME.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    word = SAME.get(word, word)
    for ending, before, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= before:
            return word[: -len(ending)] + instead
    return word


def find_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without possessive endings; a hyphen parts words.

    >>> find_words("The Board’s cost-sharing")
    ['the', 'board', 'cost', 'sharing']
    """
    lowered = text.lower().replace("’", "'").replace("non-", "non").replace("non ‑ ", "non")
    return [word.removesuffix("'s") for word in WORD.findall(lowered)]


def find_stems(words: list[str]) -> frozenset[str]:
    """Return the stems of the words that carry something."""
    return frozenset(stem(word) for word in words if word not in EMPTY)


LIGHT: Final = frozenset(stem(word) for word in LIGHT_WORDS.split())
"""Stems that most requests could have. They weigh less, so that what is asked for decides, and not how."""
