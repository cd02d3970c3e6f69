"""Gutters: the empty places between columns, and the bands into which what crosses them parts a page."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from statistics import median
from typing import Final

from turtlebay.reading.markers import read_marker
from turtlebay.reading.pdf.glyphs import Chunk

__all__ = ["bands", "find_gutter", "left_of", "right_of"]

FEWEST: Final = 3
"""Lines that a column must have on either side of a gutter."""
PROSE: Final = 16
"""Characters: the median line of a column of prose has more; what has less is a column of a table, or numbers."""
SLACK: Final = 2.5
"""Points by which left margins that are the same may differ."""
HANGING: Final = 60
"""Points between a number and the text that it stands before, at most."""
MOST_GAPS: Final = 10
MOST_MARGINS: Final = 30


def find_gutter(chunks: Sequence[Chunk], tried: frozenset[int]) -> float | None:
    """Return the left margin that parts the most lines into columns."""
    starts = Counter(round(chunk.left) for chunk in chunks)
    best: tuple[float, float] | None = None
    margins = {x: sum(starts[x + d] for d in (-2, -1, 0, 1, 2)) for x in starts}
    floor = min(starts, default=0)
    shared = [x for x, count in sorted(margins.items(), key=lambda pair: -pair[1]) if count >= FEWEST]
    seen: list[float] = [*tried]
    for margin in [*_gaps(chunks), *shared]:
        if len(seen) > MOST_MARGINS:
            break
        x = _before_labels(chunks, margin)
        if x <= floor + 20 or any(abs(x - other) <= 3 for other in seen):
            continue
        seen.append(x)
        score = sum(len(band) for band, split in bands(chunks, x) if split)
        if score and (best is None or score > best[0]):
            best = (score, x)
    return best[1] if best else None


def _gaps(chunks: Sequence[Chunk]) -> list[int]:
    """Return the left margins right after the places that the fewest chunks cover, the emptiest first."""
    if not chunks:
        return []
    low, high = int(min(c.left for c in chunks)), int(max(c.right for c in chunks)) + 2
    steps = [0] * (high - low + 2)
    for chunk in chunks:
        steps[max(0, int(chunk.left) - low)] += 1
        steps[min(high - low, max(0, int(chunk.right) - low))] -= 1
    covered = list(accumulate(steps))
    lefts = sorted(round(chunk.left) for chunk in chunks)
    found: dict[int, int] = {}
    for place in range(20, high - low - 20):
        after = bisect_left(lefts, place + low)
        if after < len(lefts) and covered[place] <= min(covered[place - 1], covered[place + 1]):
            found[lefts[after]] = min(covered[place], found.get(lefts[after], covered[place]))
    return sorted(found, key=lambda left: found[left])[:MOST_GAPS]


def _before_labels(chunks: Sequence[Chunk], margin: float) -> float:
    """Return the place of the numbers or bullets that hang before a margin; the margin where there are none."""
    labels = Counter(
        round(c.left) for c in chunks if 2 < margin - c.left < HANGING and c.right <= margin + SLACK and _is_label(c)
    )
    return min((x for x in labels if sum(labels[x + d] for d in (-1, 0, 1)) > 1), default=margin)


def _is_label(chunk: Chunk) -> bool:
    marker = read_marker(chunk.text + " ")
    return marker is not None and marker.length >= len(chunk.text)


def left_of(chunks: Iterable[Chunk], gutter: float) -> list[Chunk]:
    return [chunk for chunk in chunks if chunk.right <= gutter + SLACK and chunk.left < gutter - SLACK]


def right_of(chunks: Iterable[Chunk], gutter: float) -> list[Chunk]:
    return [chunk for chunk in chunks if chunk.left >= gutter - SLACK]


def bands(chunks: Sequence[Chunk], gutter: float) -> list[tuple[list[Chunk], bool]]:
    """Cut a page at what crosses a gutter; each band with whether it has columns on both sides."""
    rows = sorted(chunks, key=lambda chunk: (-chunk.base, chunk.left))
    found: list[tuple[list[Chunk], bool]] = []
    plain: list[Chunk] = []
    run: list[Chunk] = []

    def end_run() -> None:
        nonlocal run, plain
        if run and _has_columns(run, gutter):
            if plain:
                found.append((plain, False))
                plain = []
            found.append((run, True))
        else:
            plain.extend(run)
        run = []

    for chunk in rows:
        if chunk.left < gutter - SLACK and chunk.right > gutter + SLACK:
            # What stands on the same line as something that crosses belongs with it.
            beside = [other for other in run if abs(other.base - chunk.base) <= SLACK]
            run = [other for other in run if abs(other.base - chunk.base) > SLACK]
            end_run()
            plain.extend([*beside, chunk])
        elif plain and not run and abs(plain[-1].base - chunk.base) <= SLACK:
            plain.append(chunk)
        else:
            run.append(chunk)
    end_run()
    if plain:
        found.append((plain, False))
    return found


def _has_columns(chunks: Sequence[Chunk], gutter: float) -> bool:
    left, right = left_of(chunks, gutter), right_of(chunks, gutter)
    if len(left) < FEWEST or len(right) < FEWEST:
        return False
    high, low = min(left[0].base, right[0].base), max(left[-1].base, right[-1].base)
    if high - low < 2 * left[0].size:
        return False
    return all(_is_prose(side) for side in (left, right))


def _is_prose(chunks: Sequence[Chunk]) -> bool:
    """Say whether chunks are a column to be read by itself: its lines are long. Justified lines fall into pieces."""
    lengths: Counter[int] = Counter()
    for chunk in chunks:
        lengths[round(chunk.base)] += len(chunk.text)
    return median(lengths.values()) >= PROSE
