"""The handful of findings that a reader asks for first, each cut to the columns that answer one question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from turtlebay.graph import Graph
from turtlebay.network.analysis import Material, Table
from turtlebay.network.analysis.actors import iter_actor_tables
from turtlebay.network.analysis.ought import iter_ought_tables
from turtlebay.network.analysis.recommendations import iter_recommendation_tables
from turtlebay.network.analysis.voices import iter_voice_tables

__all__ = ["headlines"]

CHOSEN: Final[dict[str, tuple[str, str]]] = {
    "actors-stated": ("Who is central", "rank, actor, actor iri, partners, betweenness rank"),
    "ties-wished": ("Is against ought", "effect, one, one iri, other, other iri"),
    "tensions": ("Tensions, and whether anything is asked for", "one, one iri, other, other iri, addressed"),
    "asked-unheard": ("Asked to act, heard by nobody", "actor, actor iri, recommendations"),
    "by-endorsement": ("Consensus against dispute", "endorsement, recommendations, without addressee"),
    "unaddressed": ("Asked of nobody", "strength, action, recommendation iri, endorsement"),
}
"""By the id of a table: a short title, and the columns that stay; one of IRIs follows the column that it names."""

SOURCES: Final[tuple[tuple[Callable[[Material], Iterator[Table]], str], ...]] = (
    (iter_actor_tables, "actors-stated"),
    (iter_ought_tables, "tensions"),
    (iter_recommendation_tables, "unaddressed"),
    (iter_voice_tables, "asked-unheard"),
)
"""Where the chosen tables come from, each with the last that is taken."""


def headlines(graph: Graph) -> list[Table]:
    """Return the chosen tables with all their rows; costly ones that are not chosen are not computed.

    >>> from turtlebay import reviewed_graph
    >>> [table.title for table in headlines(reviewed_graph().graph)][:2]
    ['Who is central', 'Is against ought']
    """
    material = Material.of(graph)
    found: dict[str, Table] = {}
    for iter_tables, last in SOURCES:
        for table in iter_tables(material):
            found[table.id] = table
            if table.id == last:
                break
    return [_cut(found[name], title, columns.split(", ")) for name, (title, columns) in CHOSEN.items()]


def _cut(table: Table, title: str, columns: Sequence[str]) -> Table:
    places = [table.columns.index(name) for name in columns]
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    return replace(table, title=title, columns=tuple(columns), rows=rows, bars=())
