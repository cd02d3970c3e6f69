"""Where everything stands in a graph that is too large to be drawn at once.

Each group has a territory, a circle with room for all its members, so that a group opened in place covers no other.
Inside, entities stand on a spiral, the most connected in the middle, each with its recommendations around it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from turtlebay.pages.groups import Group
from turtlebay.pages.layout import UNIT, Body, arrange
from turtlebay.pages.scene import NOBODY, Place, node_size, petal_size, petals
from turtlebay.pages.terms import Facts

__all__ = ["Territory", "make_atlas"]

ROOM: Final = 26.0
"""Room around each entity, for part of a label."""


@dataclass(frozen=True)
class Territory:
    """A group with the middle and the radius of its circle."""

    group: Group
    x: int
    y: int
    size: int


def make_atlas(facts: Facts, groups: list[Group]) -> tuple[dict[str, Place], list[Territory]]:
    """Return the place of every entity and recommendation, by id, and the territory of each group."""
    entities = {entity["id"]: entity for entity in facts["entities"]}
    items = {item["id"]: item for item in facts["recommendations"]}
    ranks = {term["id"]: number for number, term in enumerate(facts["terms"]["strength"])}
    uses: Counter[str] = Counter()
    for item in facts["recommendations"]:
        uses.update({*item["addressees"], *item["counterparts"], *item["places"]})
    for relation in facts["relations"]:
        uses.update((relation["subject"], relation["object"]))

    inner: list[dict[str, tuple[float, float, int, float]]] = []
    radii: list[float] = []
    for group in groups:
        flowers: dict[str, list[Facts]] = defaultdict(list)
        for key in group.recommendations:
            flowers[(items[key]["addressees"] or [NOBODY])[0]].append(items[key])
        members = [*group.entities, *([NOBODY] if group.hub == NOBODY else [])]
        members.sort(key=lambda key: (key != group.hub, -len(flowers[key]), -uses[key], key))
        placed: dict[str, tuple[float, float, int, float]] = {}
        area = 0.0
        edge = 0.0
        for number, key in enumerate(members):
            size = node_size(entities.get(key), len(flowers[key]), uses[key])
            ring = petals(size, len(flowers[key]))
            reach = ring[-1][0] + 14 if ring else size + 4.0
            room = reach + ROOM
            dx, dy = UNIT[number * 137 % 360]
            # A circle takes more than its own area where circles lie side by side.
            distance = math.sqrt(area / 2.6) + (room if number else 0.0)
            x, y = dx * distance, dy * distance
            placed[key] = (x, y, size, reach)
            ordered = sorted(flowers[key], key=lambda item: (ranks[item["strength"]], item["topics"][0], item["id"]))
            for item, (radius, fraction) in zip(ordered, ring, strict=True):
                ux, uy = UNIT[int(fraction * 360) % 360]
                placed[item["id"]] = (x + ux * radius, y + uy * radius, petal_size(ranks, item), 12.0)
            area += 3.1416 * room * room
            edge = max(edge, distance + room)
        inner.append(placed)
        radii.append(edge)

    home = {key: number for number, placed in enumerate(inner) for key in placed}
    centres = arrange([Body(r, r, r + 60) for r in radii], _links(facts, home))
    scene = {}
    territories = []
    for group, placed, radius, (cx, cy) in zip(groups, inner, radii, centres, strict=True):
        territories.append(Territory(group, round(cx), round(cy), round(radius)))
        for key, (x, y, size, reach) in placed.items():
            scene[key] = Place(round(cx + x), round(cy + y), size, round(reach))
    return scene, territories


def _links(facts: Facts, home: dict[str, int]) -> dict[tuple[int, int], float]:
    counts: Counter[tuple[int, int]] = Counter()
    pairs = [(r["subject"], r["object"]) for r in facts["relations"]]
    pairs += [
        (addressee, other)
        for item in facts["recommendations"]
        for addressee in item["addressees"]
        for other in (*item["addressees"], *item["counterparts"], *item["places"])
    ]
    for one, other in pairs:
        a, b = home[one], home[other]
        if a != b:
            counts[min(a, b), max(a, b)] += 1
    most = max(counts.values(), default=1)
    return {pair: 6.0 * count / most for pair, count in sorted(counts.items())}
