"""Which single-byte code page a text is written in, judged by whether its words come out as words.

A detector of many languages (charset-normalizer and its like) would be one more dependency for a rare case. The
languages that reports come in leave a small choice, and each wrong choice shows: capitals inside words, signs between
letters, letters that no language of that page uses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

__all__ = ["CodePage", "guess_code_page"]

SAMPLE: Final = 1 << 20
"""Bytes that are judged: enough for any text, and the time stays small."""
MARGIN: Final = 0.1
"""How much better, per high byte, the best reading must be than the second."""
SIGNS: Final = frozenset("‘’“”„–—…•«»€§°£©®·\u00a0¿¡‚№")
RARE: Final = -0.5
WESTERN: Final = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ")
TURKISH: Final = frozenset("çğıöşüâîûİéèêàñáíóúäß")
CENTRAL: Final = frozenset("ąćęłńóśźżáčďéěíňřšťúůýžôľĺŕäöőúüűăâîşţßđ")
CYRILLIC: Final = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ")
WORD: Final = re.compile(r"[^\W\d_]+")
BETWEEN: Final = re.compile(r"(?<=[a-z])[^\w\s‘’“”'\"\-–—.,;:/()&@…•\u00a0\u00ad](?=[a-z])")


@dataclass(frozen=True)
class CodePage:
    """A codec of Python and the name that people know it by."""

    codec: str
    label: str
    letters: frozenset[str]


PAGES: Final = (
    CodePage("cp1252", "Windows-1252", WESTERN),
    CodePage("latin-1", "ISO-8859-1", WESTERN),
    CodePage("cp1254", "Windows-1254", TURKISH),
    CodePage("iso8859-9", "ISO-8859-9", TURKISH),
    CodePage("cp1250", "Windows-1250", CENTRAL),
    CodePage("iso8859-2", "ISO-8859-2", CENTRAL),
    CodePage("cp1251", "Windows-1251", CYRILLIC),
    CodePage("iso8859-5", "ISO-8859-5", CYRILLIC),
    CodePage("koi8-r", "KOI8-R", CYRILLIC),
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
        score = _score(characters, page.letters)
        # Pages that read the same characters are no rivals: the first one is named.
        if characters not in readings or readings[characters][0] < score:
            readings[characters] = (score, page)
    ranked = sorted(readings.values(), key=lambda reading: -reading[0])
    if not ranked or ranked[0][0] <= 0:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return None
    return ranked[0][1]


def _score(characters: str, letters: frozenset[str]) -> float:
    """Return the mean plausibility of the characters beyond ASCII, from about -2 to 1."""
    high = [character for character in characters if character > "\x7f"]
    total = 0.0
    for character in high:
        if "\x80" <= character <= "\x9f":
            total -= 2
        elif character in SIGNS:
            total += 0.5
        elif character in letters or character.lower() in letters:
            total += 1
        elif character.isalpha():
            total += RARE
        else:
            total -= 1
    for found in WORD.finditer(characters):
        word = found.group()
        if word.isascii():
            continue
        mixed = sum(1 for left, right in pairwise(word) if left.islower() and right.isupper())
        scripts = {"а" <= character.lower() <= "џ" for character in word}
        total -= 1.5 * mixed + (1.5 * len(word) if len(scripts) > 1 else 0)
    total -= 2 * sum(1 for found in BETWEEN.finditer(characters) if found.group() > "\x7f")
    return total / len(high) if high else 0.0
