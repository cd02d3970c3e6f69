"""Groups of actors: communities, with how stable they are, and the core of the network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

import networkx as nx

from turtlebay.network.analysis.centrality import SEED
from turtlebay.network.analysis.material import Material
from turtlebay.network.analysis.table import Table, ordered, ranks, rounded

__all__ = ["communities", "iter_group_tables"]

RUNS: Final = 10
SMALL: Final = 2_000
"""Actors up to which the grouping is repeated to see how stable it is."""


def iter_group_tables(material: Material) -> Iterator[Table]:
    """Yield the communities and the cores of all layers together."""
    network = material.whole()
    yield _community_table(material, network)
    yield _core_table(material, network)


def communities(network: nx.Graph[str], *, seed: int = SEED) -> list[list[str]]:
    """Return groups with many ties inside and few between (Louvain: Blondel et al. 2008), the largest first.

    Nodes go in as numbers: the algorithm walks through sets, whose order for names changes with the hash seed.
    """
    names = sorted(network)
    if not network.number_of_edges():
        return [[name] for name in names]
    number = {name: place for place, name in enumerate(names)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    plain.add_weighted_edges_from(
        sorted((*sorted((number[a], number[b])), w) for a, b, w in network.edges(data="weight"))
    )
    found = nx.community.louvain_communities(plain, weight="weight", seed=seed)
    groups = [sorted(names[place] for place in group) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def _community_table(material: Material, network: nx.Graph[str]) -> Table:
    runs = [communities(network, seed=SEED + run) for run in range(RUNS if len(network) <= SMALL else 1)]
    scores = [_modularity(network, groups) for groups in runs]
    best = scores.index(max(scores)) if scores else 0
    groups = runs[best]
    together: Counter[tuple[str, str]] = Counter()
    if len(runs) > 1:
        for other in runs:
            together.update(two for group in other for two in combinations(group, 2))
    weight = dict(network.degree(weight="weight"))
    rows = []
    for place, group in enumerate(groups, start=1):
        pairs = list(combinations(group, 2))
        stable = (
            rounded(sum(together[two] for two in pairs) / len(pairs) / len(runs)) if len(runs) > 1 and pairs else None
        )
        leading = ordered(group, weight)
        rows.append(
            (
                *(place, len(group), network.subgraph(group).number_of_edges(), stable),
                *("; ".join(map(material.label, leading)), "; ".join(leading)),
            )
        )
    quality = f"{scores[best]:.2f}" if scores else "0"
    stability = f"Stability is the share of pairs kept together over {len(runs)} seeded runs."
    if len(runs) == 1:
        stability = f"Above {SMALL:,} actors there is one seeded run, and how stable they are is not tried."
    return Table(
        id="communities",
        title="Communities",
        meaning="Actors that stated, proposed and shared-addressee ties bind closer to each other than to the rest, "
        f"each led by the one with most ties; modularity {quality} (Newman and Girvan 2004; above 0.3 is usually "
        f"taken as marked). {stability}",
        caveat="Other groupings may fit almost as well, small communities most of all; trust those that are stable.",
        columns=("community", "actors", "ties", "stability", "members", "member iri"),
        rows=tuple(rows),
    )


def _modularity(network: nx.Graph[str], groups: list[list[str]]) -> float:
    """Return how many more ties lie within the groups than by chance, from -0.5 to 1 (Newman and Girvan 2004)."""
    total = network.size(weight="weight")
    if not total:
        return 0.0
    home = {node: place for place, group in enumerate(groups) for node in group}
    inside: Counter[int] = Counter()
    ends: Counter[int] = Counter()
    for one, other, weight in network.edges(data="weight"):
        ends[home[one]] += weight
        ends[home[other]] += weight
        if home[one] == home[other]:
            inside[home[one]] += weight
    # whole numbers up to the last step, so that the order of the sum does not matter
    numerator: int = sum(4 * total * inside[place] - ends[place] ** 2 for place in range(len(groups)))
    return rounded(numerator / (4 * total * total))


def _core_table(material: Material, network: nx.Graph[str]) -> Table:
    core = {node: float(number) for node, number in nx.core_number(network).items()} if len(network) else {}
    place = ranks(core)
    degree = dict(network.degree())
    rows = tuple(
        (place[node], material.label(node), node, material.type(node), int(core[node]), degree[node])
        for node in ordered(core, core, degree)
    )
    return Table(
        id="cores",
        title="The core of the network",
        meaning="The k-core (Seidman 1983): the largest k for which an actor belongs to a group where everybody has "
        "at least k partners inside it, over all three layers.",
        caveat="One long list of co-addressees makes a core by itself; look at what the ties rest on.",
        columns=("rank", "actor", "actor iri", "type", "core", "partners"),
        rows=rows,
    )
