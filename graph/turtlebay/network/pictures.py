"""Plots as PNG: the SVG of `plots`, drawn by resvg with the fonts that lie beside this module.

resvg is one program on every machine and takes no font of the machine's, so that a plot has the same bytes wherever
the same version of it draws; another version may draw an edge a shade differently. It comes with `turtlebay[png]`.
"""

from __future__ import annotations

import struct
import unicodedata
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

from turtlebay.errors import UsageError

__all__ = ["missing_characters", "require_resvg", "to_png"]

FONTS: Final = Path(__file__).parent / "fonts"
FAMILY: Final = "DejaVu Sans"
ZOOM: Final = 2
"""Pixels for each unit of the SVG: 1,800 across, sharp at the width of a printed page."""


def require_resvg() -> ModuleType:
    """Return resvg, or raise the error that says how to install it."""
    try:
        import resvg_py
    except ImportError:
        raise UsageError(
            "plots as PNG need resvg", remedy="Run pip install 'turtlebay[png]', or leave the plots SVG."
        ) from None
    return resvg_py


def to_png(svg: str) -> bytes:
    """Return the picture of an SVG that `plots` made."""
    drawn: bytes = require_resvg().svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[str(FONTS / "DejaVuSans.ttf"), str(FONTS / "DejaVuSans-Bold.ttf")],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        zoom=ZOOM,
    )
    return drawn


def missing_characters(svg: str) -> str:
    """Return the characters of an SVG that the fonts lack, each once and in order; a PNG has a gap in their place.

    >>> missing_characters('<svg xmlns="http://www.w3.org/2000/svg"><text>Ελλάδα, 中</text></svg>')
    '中'
    """
    texts = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 - it is our own
    shown = {sign for text in texts for sign in text.text or "" if unicodedata.category(sign)[0] not in "CZ"}
    return "".join(sorted(sign for sign in shown if ord(sign) not in _known()))


@cache
def _known() -> frozenset[int]:
    """Return the code points that the regular font has: the runs of its `cmap` in format 4, the one kind in it."""
    font = (FONTS / "DejaVuSans.ttf").read_bytes()
    (number,) = struct.unpack_from(">H", font, 4)
    places = dict(struct.unpack_from(">4s4xL", font, 12 + 16 * place) for place in range(number))
    table = places[b"cmap"] + struct.unpack_from(">L", font, places[b"cmap"] + 8)[0]
    kind, runs = (struct.unpack_from(">H", font, table + place)[0] for place in (0, 6))
    if kind != 4:
        raise ValueError(f"the font's cmap has format {kind}")
    runs //= 2
    lasts = struct.unpack_from(f">{runs}H", font, table + 14)
    firsts = struct.unpack_from(f">{runs}H", font, table + 16 + 2 * runs)
    return frozenset(code for first, last in zip(firsts, lasts, strict=True) for code in range(first, last + 1))
