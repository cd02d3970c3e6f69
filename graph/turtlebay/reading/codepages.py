"""Which single-byte code page a text is written in, judged by whether its letters are those of one language.

A detector of many languages (charset-normalizer and its like) would be one more dependency for a rare case. The
languages that reports come in leave a small choice, and a wrong choice shows: letters of another language, capitals
inside words, signs between letters. Where it does not show, none is chosen.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

__all__ = ["CodePage", "guess_code_page"]

SAMPLE: Final = 1 << 20
"""Bytes that are judged: enough for any text, and the time stays small."""
MARGIN: Final = 0.08
"""How much better, on a scale up to 1, the best reading must be than the second."""
LEAST: Final = 0.3
"""What the best reading must reach."""
SIGNS: Final = frozenset("‘’“”„–—…•«»€§°£©®·\u00a0\u00ad¿¡‚№")
SIGN, COMMON, STRANGE, BROKEN = 0.5, 0.2, -1.0, -2.0
"""Worth of a usual sign, of a letter of the page but not of the language, of any other character, of a control."""

WESTERN: Final = "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ"
ICELANDIC: Final = "áðéíóúýþæö"
TURKISH: Final = "çğıöşüâîûİ"
CENTRAL: Final = (
    "ąćęłńóśźż",
    "áčďéěíňóřšťúůýž",
    "áäčďéíĺľňóôŕšťúýž",
    "áéíóöőúüű",
    "čćđšž",
    "ăâîşţ",
    "äöüß",
)
CYRILLIC: Final = ("оеаинтсрвлкмдпу", "оаинтірвлкмдпує")
ACCENTED: Final = re.compile(r"[\u00c0-\u024f]{3,}")
"""No language of the Latin script writes three such letters in a row; Cyrillic read as Latin is full of them."""
WORD: Final = re.compile(r"[^\W\d_]+")
BETWEEN: Final = re.compile(r"(?<=[a-z])[^\w\s‘’“”'\"\-–—.,;:/()&@…•](?=[a-z])")


@dataclass(frozen=True)
class CodePage:
    """A codec of Python, the name that people know it by, the letters of its languages, and how usual it is."""

    codec: str
    label: str
    languages: tuple[str, ...]
    usual: float


PAGES: Final = (
    CodePage("latin-1", "ISO-8859-1", (WESTERN,), 1.0),
    CodePage("cp1252", "Windows-1252", (WESTERN,), 1.0),
    CodePage("cp1252", "Windows-1252", (ICELANDIC,), 0.8),
    CodePage("cp1254", "Windows-1254", (TURKISH,), 0.95),
    CodePage("iso8859-9", "ISO-8859-9", (TURKISH,), 0.95),
    CodePage("cp1250", "Windows-1250", CENTRAL, 0.85),
    CodePage("iso8859-2", "ISO-8859-2", CENTRAL, 0.85),
    CodePage("cp1251", "Windows-1251", CYRILLIC, 1.0),
    CodePage("iso8859-5", "ISO-8859-5", CYRILLIC, 1.0),
    CodePage("koi8-r", "KOI8-R", CYRILLIC, 1.0),
)


def guess_code_page(data: bytes) -> CodePage | None:
    """Return the code page that makes words of the bytes; none where two of them do so about as well.

    >>> guess_code_page("Curaçao, São Tomé, Côte d’Ivoire".encode("cp1252")).label
    'Windows-1252'
    """
    data = data[:SAMPLE]
    readings: dict[str, tuple[float, CodePage]] = {}
    for page in PAGES:
        try:
            characters = data.decode(page.codec)
        except UnicodeDecodeError:
            continue
        score = page.usual * _score(characters, page.languages)
        # Pages that read the same characters are no rivals: the first of the best is named.
        if characters not in readings or readings[characters][0] < score:
            readings[characters] = (score, page)
    ranked = sorted(readings.values(), key=lambda reading: -reading[0])
    if not ranked or ranked[0][0] < LEAST or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return None
    return ranked[0][1]


def _score(characters: str, languages: tuple[str, ...]) -> float:
    """Return the mean worth of the characters beyond ASCII, for the language that they fit best."""
    high = Counter(character for character in characters if character > "\x7f")
    page = frozenset("".join(languages))
    best = max(
        sum(count * _worth(character, frozenset(letters), page) for character, count in high.items())
        for letters in languages
    )
    return (best - _breaks(characters)) / max(1, high.total())


def _worth(character: str, letters: frozenset[str], page: frozenset[str]) -> float:
    if "\x80" <= character <= "\x9f":
        return BROKEN
    if character in letters or character.lower() in letters:
        return 1.0
    if character in SIGNS:
        return SIGN
    return COMMON if character.lower() in page or "а" <= character.lower() <= "џ" else STRANGE


def _breaks(characters: str) -> float:
    """Return how badly words are broken: capitals after small letters, two scripts, signs between letters."""
    total = 2.0 * sum(1 for found in BETWEEN.finditer(characters) if found.group() > "\x7f")
    total += 1.5 * sum(len(found.group()) for found in ACCENTED.finditer(characters))
    for found in WORD.finditer(characters):
        word = found.group()
        if not word.isascii():
            total += 1.5 * sum(1 for left, right in pairwise(word) if left.islower() and right.isupper())
            if len({"а" <= character.lower() <= "џ" for character in word}) > 1:
                total += 1.5 * len(word)
    return total
