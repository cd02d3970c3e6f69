"""The table of actors: counted report by report, so that it needs no more than one report at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.authority import Authority
from turtlebay.authority.turtle import values
from turtlebay.authority.vocabulary import SKOS
from turtlebay.graph import Graph
from turtlebay.network.cells import Cell, to_csv
from turtlebay.scratch import open_scratch

__all__ = ["ActorTable", "actor_counts", "actors_csv"]

IDENTIFIERS: Final = {
    "wikidata": "http://www.wikidata.org/entity/",
    "unbis": "http://metadata.un.org/thesaurus/",
    "eurovoc": "http://eurovoc.europa.eu/",
}
MEASURES: Final = ("addressed", "counterpart", "mentions", "stated", "proposed")
HEADER: Final = (
    *("iri", "label", "type", "authority", *IDENTIFIERS),
    *("times_addressed", "times_counterpart", "mentions", "stated_relations", "proposed_relations", "documents"),
)
ROWS: Final = 1_000
"""Rows that are written at a time."""


def actors_csv(graph: Graph) -> str:
    """Return one row for each actor that a report names, the most addressed first, then by IRI.

    `mentions` counts the places where reports name the actor; relations count at both of their ends. The type is the
    one of the first report.
    """
    with closing(ActorTable(graph.authority, graph.vocabulary.actor_types)) as table:
        for report in graph.reports:
            table.add(report.id, actor_counts(Graph((report,), graph.authority, graph.vocabulary)))
        return "".join(table.pieces())


def actor_counts(graph: Graph) -> list[dict[str, Any]]:
    """Return of each entity of one report what it is called, and what each of `MEASURES` counts."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for report in graph.reports:
        for entity in report.annotations.entities:
            counts["mentions"][report.iri_of(entity.id)] += len(entity.spans)
        for item in report.annotations.recommendations:
            counts["addressed"].update({report.iri_of(entity) for entity in item.addressees})
            counts["counterpart"].update({report.iri_of(entity) for entity in item.counterparts})
        for relation in report.annotations.relations:
            counts[relation.status].update({report.iri_of(relation.subject), report.iri_of(relation.object)})
    return [
        {
            "iri": node.iri,
            "label": node.label,
            "type": node.type,
            "names": sorted({node.label, *(form for _, entity in node.entities for form in entity.mentions)}),
            "authority": next((entity.authority for _, entity in node.entities if entity.authority), None),
            **{measure: counts[measure][node.iri] for measure in MEASURES},
        }
        for node in graph.nodes.values()
    ]


@dataclass
class _Known:
    label: str
    type: str
    authority: str | None
    counts: Counter[str] = field(default_factory=Counter)
    documents: list[str] = field(default_factory=list)


class ActorTable:
    """Counts of entities, added up. What several reports may name waits in memory, all else in a file of SQLite's."""

    def __init__(self, authority: Authority, actor_types: frozenset[str]) -> None:
        """Begin an empty table; only entities of `actor_types` get a row."""
        self.authority = authority
        self.actor_types = actor_types
        self.shared: dict[str, _Known] = {}
        self.database = open_scratch("actor (addressed INTEGER, iri TEXT, row TEXT)")

    def add(self, document: str, entities: Sequence[dict[str, Any]], *, shared: frozenset[str] = frozenset()) -> None:
        """Add the counts of a report; `shared` are the IRIs of its own that other reports name too."""
        for entity in entities:
            own = iri.is_of(entity["iri"], document) and entity["iri"] not in shared
            known = _Known(entity["label"], entity["type"], entity["authority"])
            if not own:
                known = self.shared.setdefault(entity["iri"], known)
            known.counts.update({measure: entity[measure] for measure in MEASURES})
            known.documents.append(document)
            if own:
                self._store(entity["iri"], known)

    def pieces(self) -> Iterator[str]:
        """Yield the table as CSV."""
        for name, known in self.shared.items():
            self._store(name, known)
        self.shared.clear()
        yield to_csv(HEADER, ())
        found = self.database.execute("SELECT row FROM actor ORDER BY addressed DESC, iri")
        while rows := found.fetchmany(ROWS):
            yield "".join(row for (row,) in rows)

    def close(self) -> None:
        """Delete what waits on disk."""
        self.database.close()

    def _store(self, name: str, known: _Known) -> None:
        if known.type not in self.actor_types:
            return
        matches = values(self.authority.store, ox.NamedNode(name), SKOS + "exactMatch")
        row: tuple[Cell, ...] = (
            *(name, known.label, known.type, known.authority),
            *("; ".join(m.removeprefix(p) for m in matches if m.startswith(p)) for p in IDENTIFIERS.values()),
            *(known.counts[measure] for measure in MEASURES),
            "; ".join(known.documents),
        )
        text = to_csv(None, [row], verbatim=True)
        self.database.execute("INSERT INTO actor VALUES (?, ?, ?)", (known.counts["addressed"], name, text))
