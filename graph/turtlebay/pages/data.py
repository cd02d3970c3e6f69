"""What a page says, as plain values: documents, entities, recommendations and relations, each with its evidence.

Ids are IRIs without the part that all share, short enough to stand in the address of a page. Words of a report (quotes,
their surroundings, forms of names) are here only where its text is at hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.authority.turtle import values
from turtlebay.authority.vocabulary import SKOS
from turtlebay.echoes import Echo
from turtlebay.graph import Graph, Node, Report
from turtlebay.model import Evidence, Recommendation, Relation
from turtlebay.pages.terms import Facts, band, page_terms

__all__ = ["BASE", "Facts", "page_facts", "short_id"]

BASE: Final = iri.BASE + "/"

RUNS: Final = {"person": "review", "rule": "extraction"}
"""The pass that each origin of a statement stands for."""


def short_id(full: str) -> str:
    """Return an IRI as pages name it.

    >>> short_id("https://w3id.org/turtlebay/actor/united-nations")
    'actor/united-nations'
    """
    return full.removeprefix(BASE)


def page_facts(graph: Graph, echoes: Iterable[Echo] = ()) -> Facts:
    """Return everything that a page shows, in the order of reports and annotations.

    A recommendation that one of `echoes` links says what it asks again (`earlier`) and where that is asked again
    (`later`), each with the score.
    """
    recommendations = [_recommendation(r, item) for r in graph.reports for item in r.annotations.recommendations]
    linked = {item["id"]: item for item in recommendations}
    for echo in echoes:
        later, earlier = short_id(echo.later.iri), short_id(echo.earlier.iri)
        linked[later].setdefault("earlier", []).append([earlier, echo.score])
        linked[earlier].setdefault("later", []).append([later, echo.score])
    relations = [fact for report in graph.reports for fact in _relations(report)]
    entities = _entities(graph, recommendations)
    return {
        "base": BASE,
        "documents": [_document(report) for report in graph.reports],
        "entities": entities,
        "recommendations": recommendations,
        "relations": relations,
        "terms": page_terms(graph, entities, recommendations, relations),
    }


def _document(report: Report) -> Facts:
    info = report.annotations.document
    kept = info.model_dump(include={"id", "title", "subtitle", "publisher", "date", "sha256"})
    return {**kept, "characters": info.characters, "hasText": report.text is not None}


def _entities(graph: Graph, recommendations: list[Facts]) -> list[Facts]:
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for item in recommendations:
        for role in ("addressees", "counterparts"):
            roles[role].update(item[role])
    reports = {report.id: report for report in graph.reports}
    facts = []
    for node in graph.nodes.values():
        key = short_id(node.iri)
        slug = next((entity.authority for _, entity in node.entities if entity.authority), None)
        known = graph.authority.actors.get(slug or "")
        names = [*(known.acronyms if known else ()), *(known.aliases if known else ())]
        names += [form for document, entity in node.entities if reports[document].text for form in entity.mentions]
        names += [entity.label for _, entity in node.entities]
        facts.append(
            {
                "id": key,
                "label": node.label,
                "type": node.type,
                "actor": node.type in graph.vocabulary.actor_types,
                "names": [name for name in dict.fromkeys(" ".join(n.split()) for n in names) if name != node.label],
                "addressed": roles["addressees"][key],
                "counterpart": roles["counterparts"][key],
                "mentions": sum(len(entity.spans) for _, entity in node.entities),
                "documents": list(dict.fromkeys(document for document, _ in node.entities)),
                "matches": _matches(graph, node),
            }
        )
    return facts


def _matches(graph: Graph, node: Node) -> list[str]:
    return values(graph.authority.store, ox.NamedNode(node.iri), SKOS + "exactMatch")


def _recommendation(report: Report, item: Recommendation) -> Facts:
    full = iri.recommendation(report.id, item.id)

    def keys(entities: tuple[str, ...]) -> list[str]:
        return list(dict.fromkeys(short_id(report.iri_of(entity)) for entity in entities))

    facts = {
        "id": short_id(full),
        "key": item.id,
        "doc": report.id,
        "action": item.action,
        "strength": item.strength,
        "endorsement": item.endorsement,
        "addressees": keys(item.addressees),
        "counterparts": keys(item.counterparts),
        "places": keys(item.places),
        "topics": list(item.topics),
        "condition": item.condition,
        **_origin(report, item),
        **_evidence(report, item.evidence),
    }
    place, cue = item.evidence.place, item.cue
    if cue is not None and place.covers(cue):
        facts["cue"] = [cue.start - place.start, cue.end - place.start]
    return facts


def _relations(report: Report) -> list[Facts]:
    facts, seen = [], Counter[str]()
    for item in report.annotations.relations:
        start = item.evidence.place.start
        key = short_id(iri.statement(report.id, item.subject, item.predicate, item.object, start))
        seen[key] += 1
        facts.append(
            {
                "id": key if seen[key] == 1 else f"{key}~{seen[key]}",
                "doc": report.id,
                "subject": short_id(report.iri_of(item.subject)),
                "predicate": item.predicate,
                "object": short_id(report.iri_of(item.object)),
                "status": item.status,
                **_origin(report, item),
                **_evidence(report, item.evidence),
            }
        )
    return facts


def _origin(report: Report, item: Recommendation | Relation) -> Facts:
    """Return who put a statement there: a rule or a person, in which pass, and how sure it is."""
    method = RUNS[item.origin] if item.origin else report.annotations.document.method
    return {"rule": item.rule, "run": method, "confidence": item.confidence, "band": band(item.confidence)}


def _evidence(report: Report, evidence: Evidence) -> Facts:
    place = evidence.place
    facts: Facts = {"start": place.start, "end": place.end, "section": evidence.section}
    if evidence.page is not None:
        facts["page"] = evidence.page
    if report.text is not None:
        before, after = report.text.context(place)
        facts |= {"quote": report.text.quote(place), "before": before, "after": after}
    return facts
