"""Tables for spreadsheets and statistics: CSV after RFC 4180, as text to be written in UTF-8.

Rows end in `\\n`, not in RFC 4180's CR LF: every reader takes both, and Git and `diff` show `\\n` alone cleanly.
Several values in one cell are parted by `; `. A cell that a spreadsheet would run as a formula gets an apostrophe in
front.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.authority.turtle import values
from turtlebay.authority.vocabulary import SKOS
from turtlebay.graph import Graph, Report
from turtlebay.model import Evidence
from turtlebay.network.cells import Cell, to_csv

__all__ = ["actors_csv", "recommendations_csv", "relations_csv"]

EVIDENCE: Final = ("document", "section", "page", "start", "end", "quote", "text_sha256", "rule", "confidence")

IDENTIFIERS: Final = {
    "wikidata": "http://www.wikidata.org/entity/",
    "unbis": "http://metadata.un.org/thesaurus/",
    "eurovoc": "http://eurovoc.europa.eu/",
}


def recommendations_csv(graph: Graph) -> str:
    """Return one row for each recommendation, by report, in the order of the report's annotations."""
    header = (
        *("id", "iri", "action", "strength", "endorsement", "addressees", "addressee_iris", "counterparts"),
        *("counterpart_iris", "topics", "places", "place_iris", "condition", *EVIDENCE),
    )
    rows: list[Sequence[Cell]] = []
    for report in graph.reports:
        for item in report.annotations.recommendations:
            rows.append(
                (
                    item.id,
                    iri.recommendation(report.id, item.id),
                    item.action,
                    item.strength,
                    item.endorsement,
                    *_entities(graph, report, item.addressees),
                    *_entities(graph, report, item.counterparts),
                    "; ".join(item.topics),
                    *_entities(graph, report, item.places),
                    item.condition,
                    *_evidence(report, item.evidence, item.rule, item.confidence),
                )
            )
    return to_csv(header, rows, verbatim=True)


def relations_csv(graph: Graph) -> str:
    """Return one row for each relation, stated or proposed, by report, in the order of the report's annotations."""
    ends = ("subject", "subject_iri", "subject_type", "object", "object_iri", "object_type")
    rows: list[Sequence[Cell]] = []
    for report in graph.reports:
        for item in report.annotations.relations:
            start = item.evidence.place.start
            subject, object_ = (graph.nodes[report.iri_of(entity)] for entity in (item.subject, item.object))
            rows.append(
                (
                    iri.statement(report.id, item.subject, item.predicate, item.object, start),
                    item.predicate,
                    item.status,
                    *(subject.label, subject.iri, subject.type),
                    *(object_.label, object_.iri, object_.type),
                    *_evidence(report, item.evidence, item.rule, item.confidence),
                )
            )
    return to_csv(("iri", "predicate", "status", *ends, *EVIDENCE), rows, verbatim=True)


def actors_csv(graph: Graph) -> str:
    """Return one row for each actor that a report names, the most addressed first, then by IRI.

    `mentions` counts the places where reports name the actor; relations count at both of their ends.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for report in graph.reports:
        for entity in report.annotations.entities:
            counts["mentions"][report.iri_of(entity.id)] += len(entity.spans)
        for item in report.annotations.recommendations:
            counts["addressed"].update(report.iri_of(entity) for entity in set(item.addressees))
            counts["counterpart"].update(report.iri_of(entity) for entity in set(item.counterparts))
        for relation in report.annotations.relations:
            ends = {report.iri_of(relation.subject), report.iri_of(relation.object)}
            counts[relation.status].update(ends)
    measures = ("addressed", "counterpart", "mentions", "stated", "proposed")
    actors = [node for node in graph.nodes.values() if node.type in graph.vocabulary.actor_types]
    actors.sort(key=lambda node: (-counts["addressed"][node.iri], node.iri))
    rows: list[Sequence[Cell]] = []
    for node in actors:
        slug = next((entity.authority for _, entity in node.entities if entity.authority), None)
        matches = values(graph.authority.store, ox.NamedNode(node.iri), SKOS + "exactMatch")
        rows.append(
            (
                node.iri,
                node.label,
                node.type,
                slug,
                *("; ".join(m.removeprefix(p) for m in matches if m.startswith(p)) for p in IDENTIFIERS.values()),
                *(counts[measure][node.iri] for measure in measures),
                "; ".join(document for document, _ in node.entities),
            )
        )
    renamed = ("times_addressed", "times_counterpart", "mentions", "stated_relations", "proposed_relations")
    return to_csv(("iri", "label", "type", "authority", *IDENTIFIERS, *renamed, "documents"), rows, verbatim=True)


def _entities(graph: Graph, report: Report, entities: Iterable[str]) -> tuple[str, str]:
    iris = list(dict.fromkeys(report.iri_of(entity) for entity in entities))
    return "; ".join(graph.nodes[i].label for i in iris), "; ".join(iris)


def _evidence(report: Report, evidence: Evidence, rule: str | None, confidence: float | None) -> tuple[Cell, ...]:
    place = evidence.place
    quote = report.text.quote(place) if report.text else None
    digest = report.annotations.document.sha256
    return (report.id, evidence.section, evidence.page, place.start, place.end, quote, digest, rule, confidence)
