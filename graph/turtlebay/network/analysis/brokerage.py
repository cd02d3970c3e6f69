"""Who stands between others: brokerage roles and structural holes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from typing import Final, NamedTuple

import networkx as nx

__all__ = ["ROLES", "Hole", "brokerage", "structural_holes"]

ROLES: Final = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")


class Hole(NamedTuple):
    """`effective_size` is the number of partners that do not know each other through the rest; `constraint` is high
    where all partners are tied to each other."""

    effective_size: float
    constraint: float


def brokerage(network: nx.DiGraph[str], group_of: Callable[[str], str]) -> dict[str, Counter[str]]:
    """Count for each node the open paths a → node → c by role (Gould and Fernandez 1989).

    A path is open where no arc leads from a to c. With a, node and c in their groups: coordinator, all in one;
    gatekeeper, only a outside; representative, only c outside; consultant, a and c in one and the node outside;
    liaison, all in different ones.
    """
    into = {node: set(network.predecessors(node)) for node in network}
    out = {node: set(network.successors(node)) for node in network}
    found: dict[str, Counter[str]] = {}
    for node in sorted(network):
        counts: Counter[str] = Counter()
        own = group_of(node)
        targets = Counter(group_of(target) for target in out[node])
        for source in into[node]:
            # paths that an arc from a to c closes, and the way back to a, are none; by group, so that hubs stay quick
            closed = Counter(group_of(target) for target in (out[node] & out[source]) | (out[node] & {source}))
            for group, number in targets.items():
                if number > closed[group]:
                    counts[_role(group_of(source), own, group)] += number - closed[group]
        found[node] = counts
    return found


def _role(source: str, own: str, target: str) -> str:
    if source == own:
        return "coordinator" if target == own else "representative"
    if target == own:
        return "gatekeeper"
    return "consultant" if source == target else "liaison"


def structural_holes(network: nx.Graph[str]) -> dict[str, Hole]:
    """Return effective size and constraint of each node that has a partner (Burt 1992), without weights.

    Effective size in the form of Borgatti (1997): partners less the mean number of ties among them.
    """
    near = {node: set(network[node]) for node in network}
    found = {}
    for node in sorted(network):
        size = len(near[node])
        if not size:
            continue
        shared = {other: near[node] & near[other] for other in near[node]}
        among = sum(map(len, shared.values()))  # each tie among partners is met from both of its ends
        parts = (
            ((1 + math.fsum(1 / len(near[between]) for between in shared[other])) / size) ** 2 for other in near[node]
        )
        found[node] = Hole(size - among / size, math.fsum(parts))
    return found
