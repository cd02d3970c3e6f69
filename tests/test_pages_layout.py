"""Positions of bodies: none over another, linked ones near each other, the same ones every time and everywhere."""

from __future__ import annotations

import hashlib
import math
import os
import subprocess
import sys

import pytest

from turtlebay.pages.layout import Body, arrange

Point = tuple[float, float]


def made(number: int) -> tuple[list[Body], dict[tuple[int, int], float]]:
    """Return bodies of mixed sizes that hang together as a tree with three branches to a body."""
    bodies = [Body(20.0 + 7 * (i % 9), 10.0 + i % 5, 25.0) for i in range(number)]
    return bodies, {(i // 3, i): 1.0 + i % 2 for i in range(1, number)}


def overlapping(bodies: list[Body], points: list[Point]) -> list[tuple[int, int]]:
    found = []
    for i, (ax, ay) in enumerate(points):
        for j, (bx, by) in enumerate(points[:i]):
            one, other = bodies[i], bodies[j]
            beside = abs(ax - bx) >= one.half_width + other.half_width
            if not (beside or ay - by >= other.bottom + one.top or by - ay >= one.bottom + other.top):
                found.append((i, j))
    return found


@pytest.mark.parametrize("number", [0, 1, 2, 40, 300])
def test_bodies_do_not_overlap(number: int) -> None:
    bodies, links = made(number)
    points = arrange(bodies, links)
    assert len(points) == number
    assert overlapping(bodies, points) == []


def test_no_room_is_too_narrow_for_a_body_that_would_be_in_it() -> None:
    """A hundred small ones stand close together, and a large one that is tied to them all has to go elsewhere."""
    bodies = [*(Body(12.0, 12.0, 12.0) for _ in range(100)), Body(300.0, 200.0, 200.0)]
    fixed = {i: (32.0 * (i % 10) - 144, 32.0 * (i // 10) - 144) for i in range(100)}
    points = arrange(bodies, {(i, 100): 9.0 for i in range(100)}, fixed)
    assert overlapping(bodies, points) == []


def test_fixed_bodies_stay_and_the_others_settle_around_them() -> None:
    bodies, links = made(60)
    fixed = dict(enumerate(arrange(bodies[:30], {pair: w for pair, w in links.items() if max(pair) < 30})))
    points = arrange(bodies, links, fixed)
    assert dict(enumerate(points[:30])) == fixed
    assert overlapping(bodies, points) == []


@pytest.mark.parametrize("number", [1, 2, 40, 300])
def test_the_first_stands_in_the_middle(number: int) -> None:
    bodies, links = made(number)
    points = arrange(bodies, links)
    assert points[0] == (0.0, 0.0)
    assert number < 40 or sorted(x for x, _ in points)[number // 4] < 0 < sorted(x for x, _ in points)[-number // 4]
    assert number < 40 or sorted(y for _, y in points)[number // 4] < 0 < sorted(y for _, y in points)[-number // 4]


def test_what_is_linked_is_near() -> None:
    """Three parties of twelve, each tied within itself: the mates of one are nearer than the others."""
    bodies = [Body(30.0, 10.0, 30.0)] * 36
    links = {(i, j): 1.0 for j in range(36) for i in range(j) if i % 3 == j % 3}
    points = arrange(bodies, links)
    mates = [math.dist(points[i], points[j]) for i, j in links]
    others = [math.dist(points[i], points[j]) for j in range(36) for i in range(j) if i % 3 != j % 3]
    assert 2 * sum(mates) / len(mates) < sum(others) / len(others)


def test_what_nothing_is_linked_to_stays_in_sight() -> None:
    bodies, links = made(40)
    points = arrange([*bodies, Body(20.0, 10.0, 25.0)], links)
    assert math.hypot(*points[-1]) < 1.5 * max(math.hypot(*point) for point in points[:-1])


def test_positions_do_not_depend_on_the_order_of_the_links() -> None:
    bodies, links = made(60)
    assert arrange(bodies, dict(reversed(links.items()))) == arrange(bodies, links) == arrange(bodies, links)


def test_positions_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import sys; from turtlebay.pages.layout import Body, arrange;"
        "names = {f'name {i}' for i in range(60)};"
        "links = {(int(name[5:]) // 3, int(name[5:])): 1.0 for name in names if name != 'name 0'};"
        "sys.stdout.write(repr(arrange([Body(30.0, 10.0, 30.0)] * 60, links)))"
    )
    found = set()
    for seed in ("0", "1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        found.add(subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout)
    assert len(found) == 1


def test_positions_are_these_on_every_machine_and_with_every_version_of_rustworkx() -> None:
    """The bytes of each graph page hang on it; a version that arranges otherwise needs an upper bound, or a rebuild."""
    points = arrange(*made(300))
    assert hashlib.sha256(repr(points).encode()).hexdigest()[:16] == "c3f65b1db48c0939"


def test_rustworkx_is_loaded_only_when_something_is_arranged() -> None:
    code = "import sys, turtlebay.pages; sys.exit('rustworkx' in sys.modules or 'numpy' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
