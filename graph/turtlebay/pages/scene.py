"""Where and how large everything is drawn.

The first view answers who is asked to do what: each addressee stands in a flower of its recommendations, with those of
one strength side by side; counterparts and places stand around, nearest to whom they are named with.
A second set of positions serves the view of ties alone. What is too large to be drawn at once is `atlas.py`'s.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from turtlebay.pages.layout import UNIT, Body, arrange
from turtlebay.pages.terms import Facts

__all__ = ["ARRANGED", "NOBODY", "Place", "make_scene", "node_size", "petal_size", "petals"]

NOBODY: Final = "nobody"
"""The node of recommendations that name no addressee; it is no entity of the graph."""

ARRANGED: Final = 600
"""So many bodies are arranged by their links; the least connected of a larger graph stand on a spiral around them."""

STEP: Final = 24.0
LETTER, LINE, LETTERS_A_LINE = 10.0, 22.0, 24
"""Room for a label, in units of the layout: somewhat more than its pixels, as the first view is a little reduced."""

RECOMMENDATION_SIZES: Final = (9, 7, 6)


@dataclass(frozen=True)
class Place:
    """Positions in the two views, the radius of a node, and how far below its centre the label stands."""

    x: int
    y: int
    size: int
    below: int
    ties: tuple[int, int] | None = None


def make_scene(facts: Facts) -> dict[str, Place]:
    """Return the place of every entity and recommendation, by id, and of `NOBODY` where it is needed."""
    entities = {entity["id"]: entity for entity in facts["entities"]}
    labels = {key: entity["label"] for key, entity in entities.items()} | {NOBODY: "No addressee named"}
    flowers: dict[str, list[Facts]] = defaultdict(list)
    alone: dict[str, Facts] = {}
    for item in facts["recommendations"]:
        targets = item["addressees"] or [NOBODY]
        if len(targets) == 1:
            flowers[targets[0]].append(item)
        else:
            alone[item["id"]] = item
    uses = _uses(facts)
    number = Counter({key: len(items) for key, items in flowers.items()})
    sizes = {key: node_size(entities.get(key), number[key], uses[key]) for key in labels}
    reach = {key: petals(sizes[key], len(items))[-1][0] + 12 for key, items in flowers.items()}

    asked = [key for key in labels if uses[key] or number[key]]
    asked.sort(key=lambda key: (-number[key], -uses[key], key))
    bodies = {key: _body(labels[key], reach.get(key, sizes[key] + 4.0)) for key in asked}
    bodies |= {key: Body(13.0, 13.0, 13.0) for key in alone}
    links: Counter[tuple[str, str]] = Counter()
    for item in facts["recommendations"]:
        targets = item["addressees"] or [NOBODY]
        hubs = [item["id"]] if item["id"] in alone else targets
        for hub in hubs:
            others = (*item["counterparts"], *item["places"], *(targets if item["id"] in alone else ()))
            # What has several addressees belongs between them, nearer than to those that it merely concerns.
            weight = 4 if item["id"] in alone else 1
            for other in others:
                if other != hub:
                    links[hub, other] += weight
    centres = _arranged(bodies, links)

    ties: Counter[tuple[str, str]] = Counter(
        (r["subject"], r["object"]) for r in facts["relations"] if r["subject"] != r["object"]
    )
    rest = {key: _body(labels[key], sizes[key] + 4.0) for key in entities if key not in bodies}
    centres = centres | _arranged(rest, ties, around=(bodies, centres))
    degree = Counter(key for pair in ties for key in pair)
    tied = sorted(degree, key=lambda key: (-degree[key], key))
    tie_centres = _arranged({key: _body(labels[key], sizes[key] + 4.0) for key in tied}, ties)

    scene: dict[str, Place] = {}
    for key in labels:
        if key == NOBODY and key not in centres:
            continue
        x, y = centres[key]
        tie = tie_centres.get(key)
        below = reach.get(key, sizes[key])
        scene[key] = Place(
            round(x), round(y), sizes[key], round(below), (round(tie[0]), round(tie[1])) if tie else None
        )
    ranks = {term["id"]: number for number, term in enumerate(facts["terms"]["strength"])}
    for item in alone.values():
        x, y = centres[item["id"]]
        scene[item["id"]] = Place(round(x), round(y), petal_size(ranks, item), 12)
    for key, items in flowers.items():
        for item, (x, y) in _bloom(centres[key], sizes[key], items, ranks, centres):
            scene[item["id"]] = Place(round(x), round(y), petal_size(ranks, item), 12)
    return scene


def _uses(facts: Facts) -> Counter[str]:
    uses: Counter[str] = Counter()
    for item in facts["recommendations"]:
        uses.update({*item["addressees"], *item["counterparts"], *item["places"]})
    return uses


def node_size(entity: Facts | None, petals: int, uses: int) -> int:
    if entity is None:
        return 15
    # Area, not radius, is what the eye compares.
    return round(8 + 5.2 * math.sqrt(entity["addressed"] or petals) + 1.2 * math.sqrt(min(uses, 9)))


def petal_size(ranks: dict[str, int], item: Facts) -> int:
    return RECOMMENDATION_SIZES[min(ranks[item["strength"]], len(RECOMMENDATION_SIZES) - 1)]


def _body(label: str, reach: float) -> Body:
    lines = min(2, -(-len(label) // LETTERS_A_LINE))
    width = min(len(label), LETTERS_A_LINE) * LETTER
    return Body(max(reach, width / 2), reach, reach + 4 + lines * LINE)


def petals(size: int, number: int) -> list[tuple[float, float]]:
    """Return a flower's petals as (radius, fraction of the full turn), inner rings first."""
    found: list[tuple[float, float]] = []
    radius = size + 20.0
    while number > 0:
        count = min(number, int(6.2832 * radius / STEP))
        found += [(radius, k / count) for k in range(count)]
        number -= count
        radius += STEP
    return found


def _bloom(
    centre: tuple[float, float],
    size: int,
    items: list[Facts],
    ranks: dict[str, int],
    centres: dict[str, tuple[float, float]],
) -> Iterable[tuple[Facts, tuple[float, float]]]:
    """Pair recommendations with petals, turned so that those with counterparts are near them."""
    ring = sorted(petals(size, len(items)), key=lambda petal: (petal[1], petal[0]))
    ordered = sorted(enumerate(items), key=lambda pair: (ranks[pair[1]["strength"]], pair[1]["topics"][0], pair[0]))
    best: list[tuple[float, float]] = []
    least = math.inf
    for turn in range(0, 360, 15):
        places, cost = [], 0.0
        for (_, item), (radius, fraction) in zip(ordered, ring, strict=True):
            dx, dy = UNIT[(int(fraction * 360) + turn) % 360]
            x, y = centre[0] + dx * radius, centre[1] + dy * radius
            places.append((x, y))
            for other in (*item["counterparts"], *item["places"]):
                ox, oy = centres[other]
                cost += math.sqrt((ox - x) * (ox - x) + (oy - y) * (oy - y))
        # A clear margin decides, not the last bit of a sum.
        if cost < least - 0.01:
            best, least = places, cost
    return [(item, place) for (_, item), place in zip(ordered, best, strict=True)]


def _arranged(
    bodies: dict[str, Body],
    links: Counter[tuple[str, str]],
    around: tuple[dict[str, Body], dict[str, tuple[float, float]]] | None = None,
) -> dict[str, tuple[float, float]]:
    placed = dict(around[1]) if around else {}
    near = max(0, ARRANGED - len(placed))
    if around and not near:
        # Nothing would move but what stands on the spiral anyway.
        return _spiral(list(bodies), list(placed.values()))
    keys = list(placed) + list(bodies)[:near]
    boxes = (around[0] if around else {}) | bodies
    index = {key: number for number, key in enumerate(keys)}
    weights: dict[tuple[int, int], float] = {}
    for (a, b), weight in links.items():
        if a in index and b in index:
            pair = (min(index[a], index[b]), max(index[a], index[b]))
            weights[pair] = weights.get(pair, 0.0) + weight
    points = arrange([boxes[key] for key in keys], weights, {index[key]: point for key, point in placed.items()})
    return dict(zip(keys, points, strict=True)) | _spiral(list(bodies)[near:], points)


def _spiral(keys: list[str], inside: list[tuple[float, float]]) -> dict[str, tuple[float, float]]:
    far = 0.0
    for x, y in inside:
        far = max(far, math.sqrt(x * x + y * y))
    found = {}
    for number, key in enumerate(keys):
        dx, dy = UNIT[number * 137 % 360]
        radius = far + 60 + 34.0 * math.sqrt(number)
        found[key] = (dx * radius, dy * radius)
    return found
