"""Actors: who has many partners, who lies between others, to whom ties lead; one table for each layer."""

from __future__ import annotations

from collections.abc import Iterator

from turtlebay.network.analysis.brokerage import ROLES, Hole, brokerage, structural_holes
from turtlebay.network.analysis.centrality import BUDGET, betweenness, pagerank
from turtlebay.network.analysis.material import LAYERS, Material
from turtlebay.network.analysis.table import Cell, Table, ordered, ranks, rounded

__all__ = ["iter_actor_tables"]

COLUMNS = (
    *("rank", "actor", "actor iri", "type", "partners", "weight", "betweenness", "betweenness rank"),
    *("pagerank", "pagerank rank", "effective size", "constraint"),
)
MEANINGS = {
    "stated": "Who has most partners in the relations that the reports state as facts.",
    "proposed": "Who would have most partners if every relation that the reports propose came about.",
    "co-addressed": "Who is asked together with most others, by recommendations with several addressees.",
}
CAVEATS = {
    "stated": "A report names the ties that its subject calls for, not all that exist; stated tensions are left out.",
    "proposed": "A proposal says what its authors want, and often of one body only, the one the report is about.",
    "co-addressed": "Being asked in one sentence is not yet working together; most recommendations have one addressee.",
}


def iter_actor_tables(material: Material, *, budget: int = BUDGET) -> Iterator[Table]:
    """Yield a table of measures for each layer, then the brokerage roles in the stated one."""
    for layer in LAYERS:
        yield _layer_table(material, layer, budget)
    yield _brokerage_table(material)


def _layer_table(material: Material, layer: str, budget: int) -> Table:
    network = material.layer(layer)
    degree = {node: float(number) for node, number in network.degree()}
    between = betweenness(network, budget=budget)
    visited = pagerank(material.directed(layer))
    holes = structural_holes(network)
    place, place_between, place_visited = ranks(degree), ranks(between.scores), ranks(visited)
    weight = dict(network.degree(weight="weight"))
    rows: list[tuple[Cell, ...]] = []
    for node in ordered(network, degree, weight):
        hole: Hole = holes[node]
        rows.append(
            (
                *(place[node], material.label(node), node, material.type(node), int(degree[node]), weight[node]),
                *(rounded(between.scores[node]), place_between[node], rounded(visited[node]), place_visited[node]),
                *(rounded(hole.effective_size), rounded(hole.constraint)),
            )
        )
    caveat = f"{CAVEATS[layer]} Equal scores share a rank (=)."
    if between.sources < between.nodes:
        caveat += (
            f" Betweenness is estimated from {between.sources:,} of {between.nodes:,} sources, "
            f"standard error at most {between.error:.2g}."
        )
    count = f"{network.number_of_nodes():,} of {len(material.actors):,} actors have such a tie."
    return Table(
        id=f"actors-{layer}",
        title=f"Actors in the {layer} network",
        meaning=f"{MEANINGS[layer]} {count}",
        caveat=caveat,
        columns=COLUMNS,
        rows=tuple(rows),
        bars=("actor", "partners"),
    )


def _brokerage_table(material: Material) -> Table:
    found = brokerage(material.directed("stated"), material.type)
    totals = {node: float(sum(counts.values())) for node, counts in found.items()}
    brokers = {node: total for node, total in totals.items() if total}
    place = ranks(brokers)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            *(place[node], material.label(node), node, material.type(node), int(brokers[node])),
            *(found[node][role] for role in ROLES),
        )
        for node in ordered(brokers, brokers)
    )
    return Table(
        id="brokerage",
        title="Brokers between kinds of actor",
        meaning="Who links two actors that have no stated tie of their own in that direction: within one kind of "
        "actor (coordinator), into it (gatekeeper), out of it (representative), between two of another kind "
        "(consultant), or among three kinds (liaison).",
        caveat="Groups are the types of actors, which say nothing of blocs or interests; directions of different "
        "relations (part of, supports, reports to) are read alike.",
        columns=("rank", "actor", "actor iri", "type", "paths", *ROLES),
        rows=rows,
        bars=("actor", *ROLES),
    )
