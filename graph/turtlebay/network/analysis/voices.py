"""Voices: who is told what to do, and whether anybody is told to listen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from turtlebay.network.analysis.material import Material
from turtlebay.network.analysis.table import Cell, Table, ordered, ranks

__all__ = ["iter_voice_tables"]


def iter_voice_tables(material: Material) -> Iterator[Table]:
    """Yield the actors that are asked to act and whom nobody is asked to deal with."""
    asked: Counter[str] = Counter()
    firmly: dict[str, Counter[str]] = defaultdict(Counter)
    heard: set[str] = set()
    for ask in material.asks:
        asked.update(ask.addressees)
        for node in ask.addressees:
            firmly[node][ask.item.strength] += 1
        # nobody is heard by being asked to deal with itself; where no addressee is named, somebody else may be meant
        heard.update(node for node in ask.counterparts if set(ask.addressees) != {node})
    scores = {node: float(number) for node, number in asked.items() if node not in heard}
    scale = material.graph.vocabulary.strengths
    strengths = sorted(scale, key=lambda name: (-scale[name], name))
    place = ranks(scores)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            *(place[node], material.label(node), node, material.type(node), asked[node]),
            *(firmly[node][strength] for strength in strengths),
        )
        for node in ordered(scores, scores)
    )
    yield Table(
        id="asked-unheard",
        title="Who is asked to act, and heard by nobody",
        meaning=f"Of {len(asked):,} actors that recommendations ask to act, {len(rows):,} are nowhere the counterpart "
        "whom somebody else should consult, involve or support.",
        caveat="A body may well be heard where the reports do not say so, or through one that it is part of.",
        columns=("rank", "actor", "actor iri", "type", "recommendations", *strengths),
        rows=rows,
    )
