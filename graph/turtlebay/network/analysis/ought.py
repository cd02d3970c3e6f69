"""Is against ought: the ties that the reports state beside those that they wish for.

A wish is a relation with the status `proposed`, or an addressee that a recommendation asks to deal with a counterpart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

import networkx as nx

from turtlebay.network.analysis.material import Material, pair
from turtlebay.network.analysis.table import Cell, Table, ordered, ranks, rounded

__all__ = ["iter_ought_tables"]

EFFECTS: Final = ("mend", "create", "strengthen")
MOST: Final = 300
"""Actors compared by topics, the most asked first: all pairs of more would take minutes on a large corpus."""

Pair = tuple[str, str]


def iter_ought_tables(material: Material) -> Iterator[Table]:
    """Yield the wished ties, who would gain by them, tensions without a remedy, and pairs that share only topics."""
    stated = Counter(pair(tie.source, tie.target) for tie in material.bonds("stated"))
    wished = Counter(pair(tie.source, tie.target) for tie in material.bonds("proposed"))
    asked: Counter[Pair] = Counter()
    for ask in material.asks:
        ends = ((a, c) for a in ask.addressees for c in ask.counterparts if a != c)
        asked.update({pair(*two) for two in ends})
    tense = Counter(pair(tie.source, tie.target) for tie in material.tensions)
    yield _wished_table(material, stated, wished, asked, tense)
    yield _gain_table(material, stated, wished, asked)
    yield _tension_table(material, wished, asked, tense)
    yield _apart_table(material, stated, wished, asked, tense)


def _wished_table(
    material: Material, stated: Counter[Pair], wished: Counter[Pair], asked: Counter[Pair], tense: Counter[Pair]
) -> Table:
    effect = {two: "mend" if two in tense else "strengthen" if two in stated else "create" for two in {*wished, *asked}}
    predicates: dict[Pair, set[str]] = defaultdict(set)
    for tie in material.bonds("proposed"):
        predicates[pair(tie.source, tie.target)].add(tie.predicate)
    order = sorted(effect, key=lambda two: (EFFECTS.index(effect[two]), -wished[two] - asked[two], two))
    rows = tuple(
        (
            effect[two],
            *_ends(material, two),
            *(wished[two], "; ".join(sorted(predicates[two])), asked[two], stated[two], tense[two]),
        )
        for two in order
    )
    counts = Counter(effect.values())
    return Table(
        id="ties-wished",
        title="Ties that recommendations would create, strengthen or mend",
        meaning=f"Pairs that the reports want closer: {len(effect):,}. Without a stated tie so far (create): "
        f"{counts['create']:,}; with one (strengthen): {counts['strengthen']:,}; said to be in tension (mend): "
        f"{counts['mend']:,}.",
        caveat="That no tie is stated does not mean that there is none: reports rarely state what everybody knows.",
        columns=("effect", *ENDS, "proposed", "relations", "recommendations", "stated", "tensions"),
        rows=rows,
    )


def _gain_table(material: Material, stated: Counter[Pair], wished: Counter[Pair], asked: Counter[Pair]) -> Table:
    now, new = _partners(stated), _partners(Counter({*wished, *asked} - set(stated)))
    gain = {node: float(len(others)) for node, others in new.items()}
    place = ranks(gain)
    rows = tuple(
        (
            *(place[node], material.label(node), node, material.type(node), len(now.get(node, ())), int(gain[node])),
            len(now.get(node, ())) + int(gain[node]),
        )
        for node in ordered(gain, gain)
    )
    return Table(
        id="gains",
        title="Bodies that would gain most partners",
        meaning="How many partners each actor has in the stated network, and how many new ones the proposals and "
        "recommendations of the reports would bring it.",
        caveat="A partner counts once, however weighty; a report about one body gives most to that body.",
        columns=("rank", "actor", "actor iri", "type", "partners stated", "partners new", "partners then"),
        rows=rows,
        bars=("actor", "partners stated", "partners new"),
    )


def _tension_table(material: Material, wished: Counter[Pair], asked: Counter[Pair], tense: Counter[Pair]) -> Table:
    named: dict[str, set[str]] = defaultdict(set)
    for ask in material.asks:
        for node in ask.named:
            named[node].add(ask.id)
    rows: list[tuple[Cell, ...]] = []
    for two in tense:
        both, either = (len(f(named[two[0]], named[two[1]])) for f in (set.__and__, set.__or__))
        addressed = "yes" if both or two in wished or two in asked else "no"
        rows.append((addressed, *_ends(material, two), tense[two], wished[two], both, either))
    rows.sort(key=lambda row: (str(row[0]), -int(row[5] or 0), str(row[2]), str(row[4])))
    open_ = sum(row[0] == "no" for row in rows)
    return Table(
        id="tensions",
        title="Tensions, and whether a recommendation addresses them",
        meaning=f"Pairs of actors that the reports see in tension: {len(rows):,}; named together in no proposal and "
        f"no recommendation: {open_:,}.",
        caveat="A recommendation counts where it names both; one that names neither may still be meant to help.",
        columns=("addressed", *ENDS, "statements", "proposed", "recommendations on both", "on either"),
        rows=tuple(rows),
    )


def _apart_table(
    material: Material, stated: Counter[Pair], wished: Counter[Pair], asked: Counter[Pair], tense: Counter[Pair]
) -> Table:
    topics: dict[str, set[str]] = defaultdict(set)
    often: Counter[str] = Counter()
    together = {*stated, *wished, *asked, *tense}
    for ask in material.asks:
        often.update(ask.named)
        together.update(pair(*two) for two in combinations(ask.named, 2))
        for node in ask.named:
            topics[node].update(ask.item.topics)
    chosen = sorted(ordered(often, often)[:MOST])
    network = material.layer("stated")
    component = {node: place for place, nodes in enumerate(nx.connected_components(network)) for node in nodes}
    found = []
    for two in combinations(chosen, 2):
        shared = topics[two[0]] & topics[two[1]]
        if shared and two not in together:
            joined = two[0] in component and component[two[0]] == component.get(two[1])
            likeness = rounded(len(shared) / len(topics[two[0]] | topics[two[1]]))
            found.append((two, shared, likeness, "yes" if joined else "no"))
    found.sort(key=lambda row: (-len(row[1]), -row[2], row[0]))
    rows = tuple(
        (*_ends(material, two), len(shared), "; ".join(sorted(shared)), likeness, joined)
        for two, shared, likeness, joined in found
    )
    limit = f" Only the {MOST} actors named most often are compared." if len(often) > MOST else ""
    return Table(
        id="apart",
        title="Pairs that share topics and no tie",
        meaning="Actors named in recommendations on the same topics, without any stated or proposed relation or "
        "recommendation that names both: bodies with common business that the reports do not bring together. "
        "Likeness is the share of their topics that is common (Jaccard 1901).",
        caveat=f"Topics are broad, and two bodies may share one without any common task.{limit}",
        columns=(*ENDS, "shared topics", "topics", "likeness", "linked through others"),
        rows=rows,
    )


ENDS: Final = ("one", "one iri", "other", "other iri")


def _ends(material: Material, two: Pair) -> tuple[str, str, str, str]:
    return (material.label(two[0]), two[0], material.label(two[1]), two[1])


def _partners(pairs: Counter[Pair]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found
