"""Tables for spreadsheets and statistics: CSV after RFC 4180, as text to be written in UTF-8.

Rows end in `\\n`, not in RFC 4180's CR LF: every reader takes both, and Git and `diff` show `\\n` alone cleanly.
Several values in one cell are parted by `; `. A cell that a spreadsheet would run as a formula gets an apostrophe in
front.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from turtlebay import iri
from turtlebay.graph import Graph, Report
from turtlebay.model import Evidence
from turtlebay.network.cells import Cell, to_csv

__all__ = ["recommendations_csv", "relations_csv"]

EVIDENCE: Final = ("document", "section", "page", "start", "end", "quote", "text_sha256", "rule", "confidence")

RECOMMENDATION: Final = (
    *("id", "iri", "action", "strength", "endorsement", "addressees", "addressee_iris", "counterparts"),
    *("counterpart_iris", "topics", "places", "place_iris", "condition", *EVIDENCE),
)
ENDS: Final = ("subject", "subject_iri", "subject_type", "object", "object_iri", "object_type")
RELATION: Final = ("iri", "predicate", "status", *ENDS, *EVIDENCE)


def recommendations_csv(graph: Graph, *, header: bool = True) -> str:
    """Return one row for each recommendation, by report, in the order of the report's annotations."""
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
    return to_csv(RECOMMENDATION if header else None, rows, verbatim=True)


def relations_csv(graph: Graph, *, header: bool = True) -> str:
    """Return one row for each relation, stated or proposed, by report, in the order of the report's annotations."""
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
    return to_csv(RELATION if header else None, rows, verbatim=True)


def _entities(graph: Graph, report: Report, entities: Iterable[str]) -> tuple[str, str]:
    iris = list(dict.fromkeys(report.iri_of(entity) for entity in entities))
    return "; ".join(graph.nodes[i].label for i in iris), "; ".join(iris)


def _evidence(report: Report, evidence: Evidence, rule: str | None, confidence: float | None) -> tuple[Cell, ...]:
    place = evidence.place
    quote = report.text.quote(place) if report.text else None
    digest = report.annotations.document.sha256
    return (report.id, evidence.section, evidence.page, place.start, place.end, quote, digest, rule, confidence)
