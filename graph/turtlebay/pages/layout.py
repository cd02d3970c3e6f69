"""Positions, computed when a page is built: the same integers on every machine.

rustworkx decides which body is near which, for any number of them; our own part is what no library does: rectangles of
different sizes, none over another. Both work with `+ - * /`, `sqrt` and products only, one after another in one thread,
because IEEE 754 fixes the results of these to the last bit, and `sum` of floats differs between Python 3.11 and 3.12,
so loops add instead. `docs/decisions/2026-11-26-layout-by-rustworkx.md` has the reasons and the limits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["UNIT", "Body", "arrange"]

Point = tuple[float, float]

UNIT: Final = tuple((round(math.cos(k * math.pi / 180), 6), round(math.sin(k * math.pi / 180), 6)) for k in range(360))
"""Points of the unit circle, one for each degree; sines differ between C libraries, so they are rounded."""

ASPECT: Final = 1.05
"""Width over height that a layout strives for: between a screen beside its panels and a telephone."""

GAP: Final = 8.0
DENSITY: Final = 0.8
"""The area that a layout strives for, by that of its bodies: below 1, so that most touch a neighbour."""

SEED: Final = 1
ROUNDS: Final = 100

DRAWN_IN, STRAY = 0.2, 1.0
"""How strongly the first body draws each other one, and one that has no link: else these would drift away."""


@dataclass(frozen=True)
class Body:
    """A rectangle to be placed; its point of reference lies `top` below its upper edge, in the middle."""

    half_width: float
    top: float
    bottom: float


def arrange(
    bodies: Sequence[Body], links: Mapping[tuple[int, int], float], fixed: Mapping[int, Point] | None = None
) -> list[Point]:
    """Return a position for each body: linked ones near each other, none over another, the first in the middle.

    `links` are weights between indices, the lower one first. Bodies in `fixed` stay where they are and the others
    settle around them.

    >>> arrange([Body(30, 10, 20), Body(10, 10, 10)], {(0, 1): 1.0})[0]
    (0.0, 0.0)
    """
    if not bodies:
        return []
    area = 0.0
    for body in bodies:
        area += 2 * (body.half_width + GAP) * (body.top + body.bottom + 2 * GAP)
    side = math.sqrt(area * DENSITY)
    points = dict(fixed or {0: (0.0, 0.0)})
    wanted = _spring(len(bodies), links, points, side)
    room = _Room(side / math.sqrt(len(bodies)))
    for i, point in points.items():
        room.take(bodies[i], point)
    # From the middle outwards: what is near the middle has reasons to be there, what is far out finds room anyway.
    for _, i in sorted((x * x + y * y, i) for i, (x, y) in enumerate(wanted) if i not in points):
        points[i] = next(point for point in _around(wanted[i]) if room.is_free(bodies[i], point))
        room.take(bodies[i], points[i])
    return [points[i] for i in range(len(bodies))]


def _spring(number: int, links: Mapping[tuple[int, int], float], held: Mapping[int, Point], side: float) -> list[Point]:
    """Return where each body should be, if it were a point; `side` is that of a square with room for all."""
    import rustworkx  # loaded here, because who only reads reports needs none of it

    linked = {i for pair in links for i in pair}
    weights = {(0, i): DRAWN_IN if i in linked else STRAY for i in range(1, number)}
    for pair, weight in links.items():
        weights[pair] = weights.get(pair, 0.0) + weight
    graph: rustworkx.PyGraph[None, float] = rustworkx.PyGraph()
    graph.add_nodes_from([None] * number)
    graph.add_edges_from([(a, b, weight) for (a, b), weight in sorted(weights.items())])
    found = rustworkx.spring_layout(
        graph,
        pos={i: (x / side + 0.5, y / side + 0.5) for i, (x, y) in held.items()},
        fixed=set(held),
        k=1 / math.sqrt(number),
        num_iter=ROUNDS,
        weight_fn=float,
        seed=SEED,
    )
    points = [(found[i][0] - 0.5, found[i][1] - 0.5) for i in range(number)]
    wide = high = side
    if len(held) == 1:
        # As far from the middle, on average, as the points of a full square.
        across = down = 0.0
        for x, y in points:
            across, down = across + x * x, down + y * y
        wide *= math.sqrt(number * ASPECT / 12 / (across or 1.0))
        high *= math.sqrt(number / ASPECT / 12 / (down or 1.0))
    return [(x * wide, y * high) for x, y in points]


def _around(point: Point) -> Iterator[Point]:
    """Give the point itself and then those around it, in ever wider circles."""
    x, y = point
    yield point
    radius, turn = 6.0, 0
    while True:
        for degree in range(turn % 20, 360, 20):
            dx, dy = UNIT[degree]
            yield (x + dx * radius, y + dy * radius)
        radius, turn = radius * 1.12 + 2, turn + 7


class _Room:
    """The rectangles that are taken, by the cells of a grid that they touch, so that only neighbours are compared."""

    def __init__(self, cell: float) -> None:
        self.cell = cell
        self.taken: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def cells(self, body: Body, point: Point) -> Iterator[tuple[int, int]]:
        x, y = point
        down = range(int((y - body.top) // self.cell), int((y + body.bottom + GAP) // self.cell) + 1)
        for i in range(int((x - body.half_width) // self.cell), int((x + body.half_width + GAP) // self.cell) + 1):
            for j in down:
                yield i, j

    def take(self, body: Body, point: Point) -> None:
        x, y = point
        box = (x - body.half_width, x + body.half_width + GAP, y - body.top, y + body.bottom + GAP)
        for cell in self.cells(body, point):
            self.taken.setdefault(cell, []).append(box)

    def is_free(self, body: Body, point: Point) -> bool:
        x, y = point
        left, right, upper, lower = x - body.half_width, x + body.half_width + GAP, y - body.top, y + body.bottom + GAP
        return not any(
            left < box[1] and right > box[0] and upper < box[3] and lower > box[2]
            for cell in self.cells(body, point)
            for box in self.taken.get(cell, ())
        )
