"""Groups of a graph that is too large to be drawn at once: each gathers around one of the most connected entities.

Whole numbers and ids decide, never floats or the order of a set: the same groups on every machine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from turtlebay.pages.terms import Facts

__all__ = ["DRAWN", "Group", "find_groups"]

DRAWN: Final = 2000
"""So many nodes are drawn at once at most: more of them make a browser without a graphics card stutter."""

ROUNDS: Final = 6
FEWEST, MOST, TYPICAL = 12, 80, 150
"""How many groups there are: between the first two, so that one holds about the third."""


@dataclass(frozen=True)
class Group:
    """Entities and recommendations around `hub`; `hub` is None where nothing ties the members to each other."""

    hub: str | None
    entities: tuple[str, ...]
    recommendations: tuple[str, ...]


def find_groups(facts: Facts, nobody: str) -> list[Group]:
    """Return the groups of all entities and recommendations, the largest first; each belongs to exactly one.

    A recommendation stands with its first addressee; those that name none stand with `nobody`.
    """
    near = _neighbours(facts)
    ids = [entity["id"] for entity in facts["entities"]]
    degree = {key: sum(near[key].values()) for key in ids}
    number = max(FEWEST, min(MOST, (len(ids) + len(facts["recommendations"])) // TYPICAL))
    hubs = [key for key in sorted(ids, key=lambda key: (-degree[key], key))[:number] if degree[key]]
    home = _grown(hubs, near, limit=2 * len(ids) // max(1, len(hubs)) + 8)

    entities: dict[str | None, list[str]] = defaultdict(list)
    for key in ids:
        entities[home.get(key)].append(key)
    recommendations: dict[str | None, list[str]] = defaultdict(list)
    for item in facts["recommendations"]:
        hub = home.get(item["addressees"][0]) if item["addressees"] else nobody
        recommendations[hub].append(item["id"])
    groups = [
        Group(hub, tuple(entities[hub]), tuple(recommendations[hub]))
        for hub in (*hubs, nobody, None)
        if entities[hub] or recommendations[hub]
    ]
    return sorted(groups, key=lambda group: (-len(group.entities) - len(group.recommendations), group.hub or "~"))


def _neighbours(facts: Facts) -> dict[str, Counter[str]]:
    near: dict[str, Counter[str]] = defaultdict(Counter)

    def tie(one: str, other: str, weight: int) -> None:
        if one != other:
            near[one][other] += weight
            near[other][one] += weight

    for item in facts["recommendations"]:
        for addressee in item["addressees"]:
            for other in (*item["counterparts"], *item["places"]):
                tie(addressee, other, 2)
    for relation in facts["relations"]:
        tie(relation["subject"], relation["object"], 3)
    return near


def _grown(hubs: list[str], near: dict[str, Counter[str]], *, limit: int) -> dict[str, str]:
    """Let each hub gather its neighbours, round by round, the closest first; none grows beyond `limit`."""
    home = {hub: hub for hub in hubs}
    size = Counter(home.values())
    edge = list(hubs)
    for _ in range(ROUNDS):
        wishes: dict[str, Counter[str]] = defaultdict(Counter)
        for key in edge:
            for other, weight in near[key].items():
                if other not in home:
                    wishes[other][home[key]] += weight
        edge = []
        for key in sorted(wishes, key=lambda key: (-max(wishes[key].values()), key)):
            ranked = sorted(wishes[key], key=lambda hub: (-wishes[key][hub], size[hub], hub))
            # Where all that it leans to are full, it goes to the smallest of them all the same.
            free = [hub for hub in ranked if size[hub] < limit] or [min(ranked, key=lambda hub: (size[hub], hub))]
            home[key] = free[0]
            size[free[0]] += 1
            edge.append(key)
        if not edge:
            break
    return home
