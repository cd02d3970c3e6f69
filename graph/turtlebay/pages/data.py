"""What a page says, as plain values: documents, entities, recommendations and relations, each with its evidence.

Ids are IRIs without the part that all share, short enough to stand in the address of a page. Words of a report (quotes,
their surroundings, forms of names) are here only where its text is at hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any, Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.authority.turtle import values
from turtlebay.authority.vocabulary import SKOS
from turtlebay.graph import Graph, Node, Report
from turtlebay.model import Evidence, Recommendation
from turtlebay.pages.names import inverse, words
from turtlebay.pages.palette import ENDORSEMENT_ORDER, RECOMMENDATION_SHAPE, STRENGTH_COLOURS, look_of_type

__all__ = ["BASE", "Facts", "page_facts", "short_id"]

BASE: Final = iri.BASE + "/"

Facts = dict[str, Any]


def short_id(full: str) -> str:
    """Return an IRI as pages name it.

    >>> short_id("https://w3id.org/turtlebay/actor/united-nations")
    'actor/united-nations'
    """
    return full.removeprefix(BASE)


def page_facts(graph: Graph) -> Facts:
    """Return everything that a page shows, in the order of reports and annotations."""
    recommendations = [_recommendation(r, item) for r in graph.reports for item in r.annotations.recommendations]
    relations = [fact for report in graph.reports for fact in _relations(report)]
    return {
        "base": BASE,
        "documents": [_document(report) for report in graph.reports],
        "entities": _entities(graph, recommendations),
        "recommendations": recommendations,
        "relations": relations,
        "terms": _terms(graph, recommendations, relations),
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
                "documents": [document for document, _ in node.entities],
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
        "rule": item.rule,
        "confidence": item.confidence,
        **_evidence(report, item.evidence),
        "cite": _citation(report, item),
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
                "rule": item.rule,
                "confidence": item.confidence,
                **_evidence(report, item.evidence),
            }
        )
    return facts


def _evidence(report: Report, evidence: Evidence) -> Facts:
    place = evidence.place
    facts: Facts = {"start": place.start, "end": place.end, "section": evidence.section}
    if report.text is not None:
        before, after = report.text.context(place)
        facts |= {"quote": report.text.quote(place), "before": before, "after": after}
    return facts


def _citation(report: Report, item: Recommendation) -> str:
    """Return a recommendation as a reference: who published what, where in it, and the IRI."""
    info, place = report.annotations.document, item.evidence.place
    date = f" ({info.date})" if info.date else ""
    source = f"{info.publisher}{date}: {info.title}." if info.publisher else f"{info.title}{date}."
    section = f", section “{item.evidence.section}”" if item.evidence.section else ""
    digest = f" of the text with SHA-256 {info.sha256}" if info.sha256 else ""
    return (
        f"{source} Recommendation {item.id}: {item.action}{section}, characters {place.start}–{place.end}{digest}. "
        f"{iri.recommendation(report.id, item.id)}"
    )


def _terms(graph: Graph, recommendations: list[Facts], relations: list[Facts]) -> Facts:
    """Return the names that occur, each list in the order that a reader expects, with labels and looks."""
    ranks = graph.vocabulary.strengths
    strengths = sorted({r["strength"] for r in recommendations}, key=lambda s: (-ranks.get(s, 0), s))
    order = {name: number for number, name in enumerate(ENDORSEMENT_ORDER)}
    endorsements = sorted({r["endorsement"] for r in recommendations}, key=lambda e: (order.get(e, len(order)), e))
    topics = Counter(topic for r in recommendations for topic in r["topics"])
    known = graph.vocabulary.topics
    types = Counter(node.type for node in graph.nodes.values())
    predicates = sorted({r["predicate"] for r in relations})
    return {
        "strength": [
            {"id": s, "label": words(s), "colour": STRENGTH_COLOURS.get(s, "#8A8F98"), "path": RECOMMENDATION_SHAPE}
            for s in strengths
        ],
        "endorsement": [{"id": e, "label": words(e)} for e in endorsements],
        "topic": [
            {"id": t, "label": known[t].label if t in known else words(t)}
            for t in sorted(topics, key=lambda t: (-topics[t], t))
        ],
        "type": [
            {"id": t, "label": words(t), "colour": (look := look_of_type(t)).colour, "path": look.path}
            for t in sorted(types, key=lambda t: (t not in graph.vocabulary.actor_types, -types[t], t))
        ],
        "status": [{"id": s, "label": words(s)} for s in sorted({r["status"] for r in relations}, reverse=True)],
        "predicate": [
            {
                "id": p,
                "label": words(p),
                "inverse": inverse(p),
                "symmetric": p in graph.vocabulary.symmetric,
            }
            for p in predicates
        ],
        "document": [{"id": r.id, "label": r.annotations.document.title} for r in graph.reports],
    }
