"""Numbers as lists write them: figures, letters, Roman numerals."""

from __future__ import annotations

from typing import Final

__all__ = ["written_number"]

ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LETTERS: Final = 26
MOST_ROMAN: Final = 3999


def written_number(number: int, style: str) -> str:
    """Return a number in one of the styles of HTML: 1, a, A, i or I.

    >>> written_number(4, "i"), written_number(28, "A")
    ('iv', 'BB')
    """
    if style in "aA" and number > 0:
        # Word and browsers differ from the 27th item on; few lists have one.
        letters = chr(ord("a") + (number - 1) % LETTERS) * min(9, 1 + (number - 1) // LETTERS)
        return letters if style == "a" else letters.upper()
    if style in "iI" and 0 < number <= MOST_ROMAN:
        written = ""
        for value, sign in ROMAN:
            while number >= value:
                written += sign
                number -= value
        return written if style == "i" else written.upper()
    return str(number)
