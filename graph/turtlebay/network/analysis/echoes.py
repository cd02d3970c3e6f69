"""What comes back: recommendations that ask again, and the years of each actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from turtlebay.echoes import Echo
from turtlebay.network.analysis.material import Ask, Material
from turtlebay.network.analysis.table import Cell, Table

__all__ = ["iter_echo_tables"]

UNDATED = "undated"


def iter_echo_tables(material: Material) -> Iterator[Table]:
    """Yield what was asked again, and what each actor was asked year by year."""
    by_id = {ask.id: ask for ask in material.asks}
    echoes = [e for e in material.graph.echoes if e.later.iri in by_id and e.earlier.iri in by_id]
    yield _echoes(material, echoes, by_id)
    yield _timeline(material, {echo.later.iri for echo in echoes})


def _echoes(material: Material, echoes: list[Echo], by_id: dict[str, Ask]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for echo in sorted(echoes, key=lambda e: (-e.score, e.later.order, e.earlier.order)):
        later, earlier = by_id[echo.later.iri], by_id[echo.earlier.iri]
        shared = [node for node in later.addressees if node in earlier.addressees] or list(later.addressees)
        rows.append(
            (
                *(later.report, earlier.report, echo.years, echo.score),
                "; ".join(sorted(material.label(node) for node in shared)),
                *(later.item.action, earlier.item.action, later.id, earlier.id),
            )
        )
    again = len({echo.later.iri for echo in echoes})
    return Table(
        id="echoes",
        title="What is asked again",
        meaning=f"{again:,} of {len(material.asks):,} recommendations ask again for what an earlier report asked, each "
        "with at most five earlier ones; the most alike come first.",
        caveat="Alike in words, addressee and topic, which is not intent: one link in sixteen was wrong on real "
        "reports, and what is asked again in quite other words is missed. Without dates, names give the order.",
        columns=(
            *("later", "earlier", "years between", "score", "addressee", "later action", "earlier action"),
            *("later iri", "earlier iri"),
        ),
        rows=tuple(rows),
    )


def _timeline(material: Material, again: set[str]) -> Table:
    scale = material.graph.vocabulary.strengths
    years = {r.id: (r.annotations.document.date or "")[:4] or UNDATED for r in material.graph.reports}
    found: dict[str, dict[str, list[Ask]]] = defaultdict(lambda: defaultdict(list))
    for ask in material.asks:
        for node in ask.addressees:
            found[node][years[ask.report]].append(ask)
    totals = {node: sum(map(len, by_year.values())) for node, by_year in found.items()}
    rows = tuple(
        (
            *(material.label(node), node, year, len(asks), sum(ask.id in again for ask in asks)),
            max((ask.item.strength for ask in asks), key=lambda name: (scale.get(name, 0), name)),
        )
        for node in sorted(found, key=lambda node: (-totals[node], node))
        for year, asks in sorted(found[node].items())
    )
    return Table(
        id="timeline",
        title="Each actor through the years",
        meaning="How many recommendations address each actor in each year, how many of these ask again for what "
        "an earlier report asked, and the firmest strength among them.",
        caveat="The year is that of the report, not of the need; a year in which nobody asked is left out.",
        columns=("actor", "actor iri", "year", "recommendations", "asked again", "strongest"),
        rows=rows,
    )
