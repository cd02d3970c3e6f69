"""Positions, computed when a page is built: the same integers on every machine.

Only `+ - * /` and `sqrt` work on coordinates, because IEEE 754 fixes their results to the last bit; sines differ
between C libraries, so the one table of them is rounded, and `sum` of floats differs between Python 3.11 and 3.12, so
loops add instead. The layouts of networkx are ruled out by that, and by numpy, which they need.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

__all__ = ["UNIT", "Body", "arrange"]

UNIT: Final = tuple((round(math.cos(k * math.pi / 180), 6), round(math.sin(k * math.pi / 180), 6)) for k in range(360))
"""Points of the unit circle, one for each degree."""

GOLDEN: Final = 137.507764
ASPECT: Final = 1.05
"""Width over height that a layout strives for: between a screen beside its panels and a telephone."""

GAP: Final = 8.0
PULL_X, PULL_Y = 0.07, 0.04
"""How strongly the middle draws in a round. Labels make bodies wide, so width is what there is too little of."""

ALL_PAIRS: Final = 250
"""Up to so many bodies, each pushes each other; above, only neighbours do, so that time grows with their number."""


@dataclass(frozen=True)
class Body:
    """A rectangle to be placed; its point of reference lies `top` below its upper edge, in the middle."""

    half_width: float
    top: float
    bottom: float

    @cached_property
    def reach(self) -> float:
        """About half its size."""
        return (self.half_width + (self.top + self.bottom) / 2) / 2


def arrange(
    bodies: Sequence[Body],
    links: Mapping[tuple[int, int], float],
    fixed: Mapping[int, tuple[float, float]] | None = None,
) -> list[tuple[float, float]]:
    """Return a position for each body: linked ones near each other, none over another, the first in the middle.

    `links` are weights between indices. Bodies in `fixed` stay where they are and the others settle around them.
    """
    fixed = fixed or {}
    points = _start(bodies, links, fixed)
    loose = [i for i in range(len(bodies)) if i not in fixed]
    rounds = max(30, min(200, 24_000 // max(1, len(bodies))))
    crowd = min(1.0, 60 / max(1, len(bodies)))
    for step in range(rounds):
        heat = 1.0 - step / rounds
        _pull(points, bodies, links, fixed, heat)
        if step % 3 == 0 and len(bodies) <= ALL_PAIRS and not fixed:
            _spread(points, bodies, heat)
        for i in loose:
            x, y = points[i]
            points[i] = (x * (1 - PULL_X * crowd * heat), y * (1 - PULL_Y * crowd * heat))
        _part(points, bodies, fixed)
    _settle(points, bodies, fixed)
    if not fixed:
        points = _stretch(points)
        _settle(points, bodies, fixed)
    return points


def _settle(
    points: list[tuple[float, float]], bodies: Sequence[Body], fixed: Mapping[int, tuple[float, float]]
) -> None:
    for _ in range(max(40, min(200, 60_000 // max(1, len(bodies))))):
        if not _part(points, bodies, fixed):
            break


def _stretch(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Widen what came out too narrow or too low: room that the screen has anyway."""
    if len(points) < 3:
        return points
    width = max(x for x, _ in points) - min(x for x, _ in points) or 1.0
    height = max(y for _, y in points) - min(y for _, y in points) or 1.0
    wide, high = min(2.0, max(1.0, height * ASPECT / width)), min(2.0, max(1.0, width / ASPECT / height))
    return [(x * wide, y * high) for x, y in points]


def _start(
    bodies: Sequence[Body], links: Mapping[tuple[int, int], float], fixed: Mapping[int, tuple[float, float]]
) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    area, edge = 0.0, 0.0
    for x, y in fixed.values():
        edge = max(edge, math.sqrt(x * x + y * y))
    for i, body in enumerate(bodies):
        if i in fixed:
            points.append(fixed[i])
            continue
        dx, dy = UNIT[int(i * GOLDEN) % 360]
        radius = edge + math.sqrt(area) * 0.62
        points.append((dx * radius * ASPECT, dy * radius))
        area += 4 * (body.half_width + GAP) * (body.reach + GAP)
    if fixed:
        for (a, b), _ in sorted(links.items()):
            inner, outer = (a, b) if a in fixed else (b, a)
            if inner in fixed and outer not in fixed:
                x, y = fixed[inner]
                length = math.sqrt(x * x + y * y) or 1.0
                dx, dy = UNIT[int(outer * GOLDEN) % 360]
                points[outer] = (x / length * edge * 1.1 + dx * 40, y / length * edge * 1.1 + dy * 40)
    return points


def _pull(
    points: list[tuple[float, float]],
    bodies: Sequence[Body],
    links: Mapping[tuple[int, int], float],
    fixed: Mapping[int, tuple[float, float]],
    heat: float,
) -> None:
    for (a, b), weight in links.items():
        (ax, ay), (bx, by) = points[a], points[b]
        dx, dy = bx - ax, by - ay
        distance = math.sqrt(dx * dx + dy * dy) or 1.0
        wanted = bodies[a].reach + bodies[b].reach + 3 * GAP
        force = (distance - wanted) / distance * min(0.3, 0.05 * weight) * (0.3 + heat)
        if force < 0:
            continue
        # The heavier end moves less, so that a body with forty recommendations is not dragged about by one of them.
        mass_a, mass_b = bodies[a].reach * bodies[a].reach, bodies[b].reach * bodies[b].reach
        share = mass_b / (mass_a + mass_b)
        if a not in fixed:
            points[a] = (ax + dx * force * share, ay + dy * force * share)
        if b not in fixed:
            points[b] = (bx - dx * force * (1 - share), by - dy * force * (1 - share))


def _spread(points: list[tuple[float, float]], bodies: Sequence[Body], heat: float) -> None:
    moves = [(0.0, 0.0)] * len(points)
    strength = 700.0 * heat
    for i, (ax, ay) in enumerate(points):
        mx, my = moves[i]
        for j in range(i + 1, len(points)):
            bx, by = points[j]
            dx, dy = ax - bx, ay - by
            square = dx * dx + dy * dy + 100.0
            if square > 640_000.0:
                continue
            force = strength / square
            if force > 0.3:
                force = 0.3
            mx += dx * force
            my += dy * force
            jx, jy = moves[j]
            moves[j] = (jx - dx * force, jy - dy * force)
        moves[i] = (mx, my)
    for i, (mx, my) in enumerate(moves):
        length = math.sqrt(mx * mx + my * my)
        limit = 30.0 * heat
        scale = limit / length if length > limit else 1.0
        # Large bodies keep still: what surrounds them gives way.
        scale *= 20.0 / (20.0 + bodies[i].reach)
        points[i] = (points[i][0] + mx * scale, points[i][1] + my * scale)


def _part(points: list[tuple[float, float]], bodies: Sequence[Body], fixed: Mapping[int, tuple[float, float]]) -> bool:
    """Push overlapping bodies apart, sideways or up and down; say whether any overlapped.

    Bodies are wide and low, so they are taken in order of their upper edges: few reach as low as the next one.
    """
    order = sorted((points[i][1] - body.top, i) for i, body in enumerate(bodies))
    moved = False
    for place, (_, i) in enumerate(order):
        first = bodies[i]
        room, held, reach = first.half_width + GAP, i in fixed, first.reach
        ax, ay = points[i]
        # Whatever moves in this round moves by no more than about this; the next round sees to the rest.
        low = ay + first.bottom + GAP
        for upper, j in order[place + 1 :]:
            if upper >= low:
                break
            bx, by = points[j]
            second = bodies[j]
            over_x = room + second.half_width - (bx - ax if bx >= ax else ax - bx)
            if over_x <= 0.5 or (held and j in fixed):
                continue
            below = first.bottom + second.top + GAP - (by - ay)
            above = second.bottom + first.top + GAP - (ay - by)
            over_y = below if below <= above else above
            if over_y <= 0.5:
                continue
            moved = True
            share = 0.0 if held else 1.0 if j in fixed else second.reach / (reach + second.reach)
            # By share of their sizes: labels make bodies wide and low, and by length alone all would end in columns.
            width = first.half_width + second.half_width
            height = (first.top + first.bottom + second.top + second.bottom) / 2
            if over_x * height < over_y * width:
                push = over_x if bx >= ax else -over_x
                ax -= push * share
                points[j] = (bx + push * (1 - share), by)
            else:
                push = over_y if below <= above else -over_y
                ay -= push * share
                points[j] = (bx, by + push * (1 - share))
            points[i] = (ax, ay)
    return moved
