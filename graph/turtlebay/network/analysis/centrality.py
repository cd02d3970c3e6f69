"""Who is central: degree, betweenness and PageRank, in plain Python, so that no numeric library is needed.

Sums are taken by `math.fsum` or in the order of names, so that every machine gets the same digits.
"""

from __future__ import annotations

import math
import random
from typing import Final, NamedTuple

import networkx as nx

__all__ = ["Betweenness", "betweenness", "pagerank"]

BUDGET: Final = 40_000_000
"""Edge visits for one layer; up to it every node is a source, beyond it a sample. About four seconds."""

SEED: Final = 2010


class Betweenness(NamedTuple):
    """Scores between 0 and 1. `sources` is the number of nodes that paths were counted from, of `nodes` in all.

    `error` is the largest standard error among the scores; 0 where every node was a source.
    """

    scores: dict[str, float]
    sources: int
    nodes: int
    error: float


def betweenness(network: nx.Graph[str], *, budget: int = BUDGET) -> Betweenness:
    """Return the share of shortest paths that lead through each node (Freeman 1977; algorithm of Brandes 2001).

    Undirected and unweighted. Where a network is too large, paths are counted from a seeded sample of sources
    (Brandes and Pich 2007), and the standard error of the mean over them is given.
    """
    names = sorted(network)
    number = {name: place for place, name in enumerate(names)}
    links = [sorted(number[other] for other in network[name]) for name in names]
    size = len(names)
    visits = 2 * network.number_of_edges() + size
    sample = size if size * visits <= budget else min(size, max(30, budget // visits))
    sources = range(size) if sample == size else sorted(random.Random(SEED).sample(range(size), sample))  # noqa: S311
    sums, squares = [0.0] * size, [0.0] * size
    for source in sources:
        for node, share in _dependencies(links, source):
            sums[node] += share
            squares[node] += share * share
    if size < 3:
        return Betweenness(dict.fromkeys(names, 0.0), sample, size, 0.0)
    # each pair is met from both of its ends, and the mean over sources stands for all of them
    scale = size / sample / ((size - 1) * (size - 2)) if sample else 0.0
    error = 0.0
    if sample < size:
        worst = max(max(0.0, squares[i] / sample - (sums[i] / sample) ** 2) for i in range(size))
        error = math.sqrt(worst / (sample - 1)) * scale * sample
    return Betweenness({name: sums[i] * scale for i, name in enumerate(names)}, sample, size, error)


def _dependencies(links: list[list[int]], source: int) -> list[tuple[int, float]]:
    """Return what each other node carries of the shortest paths from one source (Brandes 2001, algorithm 1).

    Links are walked a second time on the way back: that is quicker than to note who came before whom.
    """
    distance = [-1] * len(links)
    paths = [0] * len(links)
    distance[source], paths[source] = 0, 1
    order = [source]
    for node in order:
        following, number = distance[node] + 1, paths[node]
        for other in links[node]:
            if distance[other] < 0:
                distance[other] = following
                paths[other] = number
                order.append(other)
            elif distance[other] == following:
                paths[other] += number
    carried = [0.0] * len(links)
    for node in reversed(order):
        earlier, number, load = distance[node] - 1, paths[node], 1 + carried[node]
        for other in links[node]:
            if distance[other] == earlier:
                carried[other] += paths[other] / number * load
    return [(node, carried[node]) for node in order[1:]]


def pagerank(
    network: nx.DiGraph[str], *, damping: float = 0.85, tolerance: float = 1e-10, rounds: int = 500
) -> dict[str, float]:
    """Return the share of a random reader's time at each node (Brin and Page 1998); the shares add up to 1.

    A reader follows arcs by weight and now and then, and at a node without arcs, starts anywhere. Power iteration
    until the change over all nodes is below `tolerance`; its error is the change times 1 / (1 - damping) at most.
    """
    names = sorted(network)
    if not names:
        return {}
    size = len(names)
    number = {name: place for place, name in enumerate(names)}
    total = [sum(weight for _, _, weight in network.out_edges(name, data="weight")) for name in names]
    arriving = [
        [(number[source], weight / total[number[source]]) for source, _, weight in arcs]
        for arcs in (sorted(network.in_edges(name, data="weight")) for name in names)
    ]
    still = [place for place in range(size) if not total[place]]
    score = [1 / size] * size
    for _ in range(rounds):
        base = (1 - damping + damping * math.fsum([score[place] for place in still])) / size
        following = [base + damping * math.fsum([score[source] * share for source, share in arcs]) for arcs in arriving]
        change = math.fsum([abs(after - before) for after, before in zip(following, score, strict=True)])
        score = following
        if change < tolerance:
            break
    return dict(zip(names, score, strict=True))
