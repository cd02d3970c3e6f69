"""What stands at the edges of pages and is no part of the report: heads and feet, page numbers, job numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from turtlebay.reading.furniture import LANGUAGE, PAGE_FORM
from turtlebay.reading.notes import NUMBER
from turtlebay.reading.pdf.glyphs import Chunk, Page

__all__ = ["remove_edges"]

ZONE: Final = 0.14
"""The part of the printed height, at the top and at the bottom, in which heads and feet are looked for."""
NEAR: Final = 3.0
"""Points; heads at the same height differ by less."""
SHARE: Final = 0.3
"""The part of all pages that must have a line at the same height for it to be a head: left and right pages differ."""
MOST_ROWS: Final = 4
"""Rows of a head or a foot, at most."""
LONGEST: Final = 200
LONG: Final = 60
CLOSE: Final = 1.6
"""Ems; lines of a paragraph are no farther apart."""
DIGITS: Final = re.compile(r"\d+")
ROMAN_OR_NUMBER: Final = re.compile(r"[-–—|]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—|]?")
FRAMED: Final = re.compile(r"(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


@dataclass(slots=True)
class _Row:
    """The chunks on one baseline near an edge of a page; `gap` is the distance to the next row inwards, in ems."""

    page: int
    base: float
    chunks: list[Chunk]
    gap: float = 0.0

    @property
    def text(self) -> str:
        return " ".join(chunk.text for chunk in self.chunks)

    @property
    def size(self) -> float:
        return max(chunk.size for chunk in self.chunks)


def remove_edges(pages: Sequence[Page], body_size: float) -> None:
    """Take heads and feet, page numbers and job numbers off all pages."""
    bases = sorted(chunk.base for page in pages for chunk in page.chunks)
    if not bases:
        return
    low, high = bases[len(bases) // 500], bases[-1 - len(bases) // 500]
    low, high = min(low, bases[0] + 40), max(high, bases[-1] - 40)
    depth = ZONE * (high - low)
    dropped: set[int] = set()
    for top in (True, False):
        zones = [_rows(page, (high - depth) if top else (low + depth), top=top) for page in pages]
        dropped |= _repeated(zones, len(pages), body_size)
        dropped |= _numbers(zones, dropped)
    for page in pages:
        kept = [chunk for chunk in page.chunks if id(chunk) not in dropped]
        # A page on which little else stands has no head: it is a slide, or a form.
        if 2 * sum(len(chunk.text) for chunk in kept) > sum(len(chunk.text) for chunk in page.chunks):
            page.chunks = kept


def _rows(page: Page, limit: float, *, top: bool) -> list[_Row]:
    """Return the rows of a zone from the edge inwards."""
    sign = -1 if top else 1
    chunks = sorted(page.chunks, key=lambda chunk: (sign * chunk.base, chunk.left))
    rows: list[_Row] = []
    for chunk in chunks:
        if rows and abs(rows[-1].base - chunk.base) <= NEAR:
            rows[-1].chunks.append(chunk)
            continue
        if rows:
            rows[-1].gap = abs(rows[-1].base - chunk.base) / max(chunk.size, rows[-1].size)
        if len(rows) == MOST_ROWS or (chunk.base < limit if top else chunk.base > limit):
            break
        rows.append(_Row(page.number, chunk.base, [chunk]))
    for row in rows:
        row.chunks.sort(key=lambda chunk: chunk.left)
    return rows


def _repeated(zones: list[list[_Row]], pages: int, body_size: float) -> set[int]:
    """Return the chunks of rows that come back at the same height, and of page numbers farther out."""
    by_form: dict[str, list[_Row]] = defaultdict(list)
    by_place: dict[int, list[_Row]] = defaultdict(list)
    for zone in zones:
        for row in zone:
            text = row.text
            # A long line that follows closely on others is one of the body, though two pages may have the same.
            if len(text) <= LONGEST and not (len(text) > LONG and row.gap < CLOSE):
                by_form[DIGITS.sub("#", text)].append(row)
                by_place[round(row.base / NEAR)].append(row)
    least = max(2 if pages < 5 else 3, SHARE * pages * 0.34)
    notes = {id(row) for zone in zones for row in _note_rows(zone)}
    heads: set[int] = set()
    for rows in by_form.values():
        for row in rows:
            alike = {other.page for other in rows if abs(other.base - row.base) <= NEAR}
            if len(alike) >= least:
                heads.add(id(row))
    for place, rows in by_place.items():
        # Heads that name the chapter: other words on every few pages, but always there, small and standing off.
        here = [row for near in (place, place + 1) for row in by_place.get(near, ()) if _stands_off(row, body_size)]
        small = all(row.size <= 0.95 * body_size for row in here)
        if len({row.page for row in here}) >= max(2, (0.7 if pages >= 4 else 1) * pages) and (small or pages >= 4):
            heads.update(id(row) for row in rows if _stands_off(row, body_size))
    dropped: set[int] = set()
    for zone in zones:
        marked = [number for number, row in enumerate(zone) if id(row) in heads]
        for row in zone[: marked[-1] + 1] if marked else ():
            if id(row) in notes:
                continue
            if id(row) in heads or FRAMED.fullmatch(row.text) or PAGE_FORM.fullmatch(row.text):
                dropped.update(map(id, row.chunks))
    return dropped


def _note_rows(zone: list[_Row]) -> list[_Row]:
    """Return the rows of footnotes with raised numbers: a note may well come back, as "Ibid." does."""
    found: list[_Row] = []
    for number, row in enumerate(zone):
        if row.chunks[0].words[0].raised and len(row.chunks[0].words) > 1:
            found.append(row)
            for outer in reversed(zone[:number]):
                if outer.size != row.size or outer.gap > CLOSE:
                    break
                found.append(outer)
    return found


def _stands_off(row: _Row, body_size: float) -> bool:
    return row.size <= body_size * 1.02 and row.gap > 1.9 and len(row.text) <= 100


def _numbers(zones: list[list[_Row]], dropped: set[int]) -> set[int]:
    """Return the chunks of what is left at the edge and holds no more than a number of a page, job or document."""
    found: set[int] = set()
    for zone in zones:
        for row in zone:
            rest = [chunk for chunk in row.chunks if id(chunk) not in dropped]
            if not rest:
                continue
            text = " ".join(chunk.text for chunk in rest).strip()
            if not (
                ROMAN_OR_NUMBER.fullmatch(text)
                or FRAMED.fullmatch(text)
                or (len(text) <= 80 and (PAGE_FORM.fullmatch(text) or LANGUAGE.fullmatch(text)))
                or NUMBER.fullmatch(text)
            ):
                break
            found.update(map(id, rest))
    return found
