"""Findings as bar charts in SVG 1.1, written by hand: no library, no font file, the same bytes everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from turtlebay.network.analysis import Table
from turtlebay.network.cells import plain

__all__ = ["to_svg"]

BARS: Final = 20
WIDTH: Final = 900
LEFT: Final = 330
LABEL: Final = 42
"""Characters of a label that fit left of the bars."""

STEP: Final = 26
COLOURS: Final = ("#0b5394", "#e69f00", "#56b4e9", "#009e73", "#cc79a7")
"""Blue and the colours of Okabe and Ito (2008), which people with any kind of colour vision tell apart."""

LINE: Final = 118
"""Characters of a caption line that fit the width at 13 pixels in common sans-serif fonts."""


def to_svg(table: Table, *, bars: int = BARS) -> str | None:
    """Return the first rows of a table as stacked horizontal bars; nothing for a table without numbers to draw.

    Every number is written beside its bar, so that nobody has to measure, and colour is never the only sign.
    """
    if not table.bars or not table.rows:
        return None
    label, *series = table.bars
    records = table.records()
    rows = [(str(row[label]), [float(row[name] or 0) for name in series]) for row in records[:bars]]
    largest = max((sum(values) for _, values in rows), default=0) or 1
    # 8 pixels hold any digit or sign at this size, so that no number runs over the edge
    scale = (WIDTH - LEFT - 30 - 8 * max(len(_numbers(values)) for _, values in rows)) / largest
    caption = _wrap(table.meaning) + _wrap(f"Beware: {table.caveat}")
    more = len(records) - len(rows)
    if more:
        caption.append(f"{more:,} more {'row' if more == 1 else 'rows'} in the table.")
    top = 50 + (24 if len(series) > 1 else 0)
    height = top + STEP * len(rows) + 18 * len(caption) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title about" '
        f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'font-family="system-ui, sans-serif" font-size="13">',
        f'<title id="title">{_text(table.title)}</title>',
        f'<desc id="about">{_text(table.meaning)} {_text(table.caveat)}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="20" y="30" font-size="18" font-weight="bold">{_text(table.title)}</text>',
    ]
    if len(series) > 1:
        parts += _legend(series)
    for place, (name, values) in enumerate(rows):
        parts += _bar(name, values, top + STEP * place, scale)
    start = top + STEP * len(rows) + 24
    parts += [
        f'<text x="20" y="{start + 18 * place}" fill="#333333">{_text(line)}</text>'
        for place, line in enumerate(caption)
    ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _legend(series: Sequence[str]) -> list[str]:
    parts, x = [], 20
    for place, name in enumerate(series):
        parts.append(f'<rect x="{x}" y="44" width="14" height="14" fill="{COLOURS[place % len(COLOURS)]}"/>')
        parts.append(f'<text x="{x + 20}" y="56">{_text(name)}</text>')
        x += 40 + 8 * len(name)
    return parts


def _bar(name: str, values: Sequence[float], y: int, scale: float) -> list[str]:
    short = name if len(name) <= LABEL else name[: LABEL - 1] + "…"
    parts = [f'<text x="{LEFT - 10}" y="{y + 15}" text-anchor="end">{_text(short)}<title>{_text(name)}</title></text>']
    if short == name:
        parts = [f'<text x="{LEFT - 10}" y="{y + 15}" text-anchor="end">{_text(name)}</text>']
    x = float(LEFT)
    for place, value in enumerate(values):
        if value:
            width = value * scale
            colour = COLOURS[place % len(COLOURS)]
            parts.append(f'<rect x="{x:.2f}" y="{y + 2}" width="{width:.2f}" height="18" fill="{colour}"/>')
            x += width
    return [*parts, f'<text x="{x + 6:.2f}" y="{y + 15}">{_numbers(values)}</text>']


def _numbers(values: Sequence[float]) -> str:
    total = f"{sum(values):.10g}"
    return f"{total} ({' + '.join(f'{value:.10g}' for value in values)})" if len(values) > 1 else total


def _wrap(text: str) -> list[str]:
    lines, line = [], ""
    for word in plain(text, one_line=True).split(" "):
        if line and len(line) + 1 + len(word) > LINE:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def _text(text: str) -> str:
    return escape(plain(text, one_line=True))
