"""The one object that everything after extraction shares: reports with their annotations, and the authority.

`rdf/`, `network/` and `pages/` read it; none of them reads the other's output.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from turtlebay import iri
from turtlebay.authority import Authority, Vocabulary
from turtlebay.echoes import Echo, find_echoes, iter_requests
from turtlebay.errors import InputError
from turtlebay.model import Annotations, Entity, Text

__all__ = ["Graph", "Node", "Report"]


@dataclass(frozen=True)
class Report:
    """One report: its annotations with offsets, and its text where that is at hand."""

    annotations: Annotations
    text: Text | None = None

    @property
    def id(self) -> str:
        """The slug of the document."""
        return self.annotations.document.id

    def iri_of(self, entity: str) -> str:
        """Return the IRI of an entity by its id here: shared if the authority has it, else the report's own.

        Where a person decided that it is the entity of another report, it goes by the IRI that it has there.
        """
        known = self.annotations.entity_by_id[entity]
        if known.authority:
            return iri.authority_actor(known.authority)
        return known.same_as or iri.local_actor(self.id, entity)


@dataclass(frozen=True)
class Node:
    """An entity across reports: one IRI, one label, the types and forms that the reports give it."""

    iri: str
    label: str
    type: str
    entities: tuple[tuple[str, Entity], ...]
    """Pairs of report id and the entity there."""


@dataclass(frozen=True)
class Graph:
    """Reports in the order of their ids, over one authority."""

    reports: tuple[Report, ...]
    authority: Authority
    vocabulary: Vocabulary

    def __post_init__(self) -> None:
        ids = [report.id for report in self.reports]
        if ids != sorted(set(ids)):
            twice = sorted({i for i in ids if ids.count(i) > 1})
            raise InputError(
                f"two reports have the id '{twice[0]}'" if twice else "reports must be in the order of their ids",
                remedy="Give every report file a name of its own.",
            )

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """All entities that the reports name, by IRI, in the order of IRIs.

        The authority's label wins over a report's; the type is the one of the first report, so that a country meant as
        a territory stays a place.
        """
        found: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
        for report in self.reports:
            for entity in report.annotations.entities:
                found[report.iri_of(entity.id)].append((report.id, entity))
        nodes = {}
        for node_iri in sorted(found):
            first = found[node_iri][0][1]
            known = self.authority.actors.get(first.authority or "")
            nodes[node_iri] = Node(
                iri=node_iri,
                label=known.label if known else first.label,
                type=first.type,
                entities=tuple(found[node_iri]),
            )
        return nodes

    @cached_property
    def authority_slice(self) -> tuple[str, ...]:
        """Slugs of the authority that the reports name, and of all that these lead to."""
        named = (e.authority for report in self.reports for e in report.annotations.entities if e.authority)
        return self.authority.closure(named)

    @cached_property
    def echoes(self) -> tuple[Echo, ...]:
        """Recommendations that ask again for what an earlier report asked; none where there is one report."""
        return tuple(find_echoes(iter_requests(self))) if len(self.reports) > 1 else ()

    def _repr_html_(self) -> str:
        """Return the interactive page in a frame, for notebooks."""
        from turtlebay.pages import notebook_frame

        return notebook_frame(self)
