"""Who is central: degree, betweenness and PageRank, in plain Python, so that no numeric library is needed.

Sums are taken by `math.fsum` or in the order of names, so that every machine gets the same digits.
"""

from __future__ import annotations

import math
import random
from collections import deque
from typing import Final, NamedTuple

import networkx as nx

__all__ = ["Betweenness", "betweenness", "pagerank"]

BUDGET: Final = 4_000_000
"""Edge visits for one layer; up to it every node is a source, beyond it a sample. About five seconds."""

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
    """Return what each other node carries of the shortest paths from one source (Brandes 2001, algorithm 1)."""
    distance = {source: 0}
    paths = {source: 1}
    before: dict[int, list[int]] = {source: []}
    order = []
    queue = deque([source])
    while queue:
        node = queue.popleft()
        order.append(node)
        for other in links[node]:
            if other not in distance:
                distance[other] = distance[node] + 1
                paths[other] = 0
                before[other] = []
                queue.append(other)
            if distance[other] == distance[node] + 1:
                paths[other] += paths[node]
                before[other].append(node)
    carried = dict.fromkeys(order, 0.0)
    for node in reversed(order):
        for earlier in before[node]:
            carried[earlier] += paths[earlier] / paths[node] * (1 + carried[node])
    return [(node, carried[node]) for node in order if node != source]


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
    total = {name: sum(weight for _, _, weight in network.out_edges(name, data="weight")) for name in names}
    arriving = {
        name: [(source, weight / total[source]) for source, _, weight in sorted(network.in_edges(name, data="weight"))]
        for name in names
    }
    score = dict.fromkeys(names, 1 / size)
    for _ in range(rounds):
        stranded = math.fsum(score[name] for name in names if not total[name])
        base = (1 - damping + damping * stranded) / size
        following = {n: base + damping * math.fsum(score[s] * share for s, share in arriving[n]) for n in names}
        change = math.fsum(abs(following[name] - score[name]) for name in names)
        score = following
        if change < tolerance:
            break
    return score
