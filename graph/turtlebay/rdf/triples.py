"""Reports and the authority as RDF triples, in the sections in which people read them.

A stated relation is a direct triple and a statement with its evidence; a proposed one is the statement alone. Every
node has an IRI made from content, so that a second run gives the same triples and a reload adds none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.authority import Authority, read_turtle
from turtlebay.authority.vocabulary import class_name
from turtlebay.errors import AnnotationError
from turtlebay.graph import Graph, Report
from turtlebay.model import Recommendation, Relation
from turtlebay.model.annotation import Method, Origin
from turtlebay.rdf.echoes import echo_section, places_of
from turtlebay.rdf.evidence import iter_evidence, require_same_text
from turtlebay.rdf.prefixes import XSD
from turtlebay.rdf.section import Section
from turtlebay.rdf.terms import concept, decimal, english, integer, named, node, plain, span_node, term, typed
from turtlebay.resources import ontology_folder

__all__ = ["Section", "document_sections", "document_triples", "graph_sections", "shared_sections"]

Nodes = Mapping[str, ox.NamedNode]

RUNS: Final = {"review": ("Review", "reviewed annotation"), "extraction": ("ExtractionRun", "extraction by rules")}
METHODS: Final[dict[Origin, Method]] = {"person": "review", "rule": "extraction"}
PRECISIONS: Final = {4: "gYear", 7: "gYearMonth", 10: "date"}


def graph_sections(graph: Graph, *, ontology: Path | None = None) -> list[Section]:
    """Return the whole graph: ontology, schemes, the authority as far as it is used, report by report, and echoes."""
    sections = shared_sections(graph.authority, graph.authority_slice, ontology=ontology)
    known = {iri.authority_actor(slug) for slug in graph.authority_slice}
    for report in graph.reports:
        sections.extend(document_sections(report, graph, labelled=known))
    sections.append(echo_section(graph.echoes, places_of(graph)))
    return [section for section in sections if section.triples]


def shared_sections(authority: Authority, slugs: Iterable[str], *, ontology: Path | None = None) -> list[Section]:
    """Return what reports share: ontology, schemes, and what is known of these entities of the authority."""
    folder = ontology or ontology_folder()
    known = {iri.authority_actor(slug) for slug in slugs}
    quads = authority.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    of_authority = (q.triple for q in quads if isinstance(q.subject, ox.NamedNode) and q.subject.value in known)
    sections = [
        Section("Ontology", _read_triples(folder / "turtlebay.ttl")),
        Section("Schemes: strength, endorsement, status and topics", _read_triples(folder / "schemes.ttl")),
        Section("Authority: what is known of the entities that the reports name", tuple(of_authority)),
    ]
    return [section for section in sections if section.triples]


def document_triples(report: Report, graph: Graph) -> list[ox.Triple]:
    """Return the triples of one report of the graph; beside the ontology and the schemes they stand alone."""
    found = (triple for section in document_sections(report, graph) for triple in section.triples)
    return list(dict.fromkeys(found))


def document_sections(report: Report, graph: Graph, *, labelled: Iterable[str] = ()) -> list[Section]:
    """Return the triples of one report of the graph, by kind; entities in `labelled` have their label elsewhere."""
    require_same_text(report)
    nodes = {entity.id: node(report.iri_of(entity.id)) for entity in report.annotations.entities}
    kinds: dict[str, Iterator[ox.Triple]] = {
        report.annotations.document.title: _iter_document(report),
        "entities": _iter_entities(report, graph, nodes, frozenset(labelled)),
        "recommendations": _iter_recommendations(report, nodes),
        "relations that it states": _iter_relations(report, nodes),
        "relation statements": _iter_statements(report, nodes),
        "mentions": _iter_mentions(report, nodes),
        "evidence": iter_evidence(report),
    }
    base = iri.document(report.id) + "/"
    sections = [Section(f"{report.id}: {kind}", tuple(dict.fromkeys(found)), base) for kind, found in kinds.items()]
    return [section for section in sections if section.triples]


def _iter_document(report: Report) -> Iterator[ox.Triple]:
    info, text = report.annotations.document, report.text
    document, characters = node(iri.document(report.id)), node(iri.text(report.id))
    yield typed(document, "Document")
    yield ox.Triple(document, named("dcterms:title"), english(info.title))
    if info.subtitle:
        yield ox.Triple(document, named("dcterms:alternative"), english(info.subtitle))
    if info.publisher:
        yield ox.Triple(document, named("dc11:publisher"), plain(info.publisher))
    if info.date:
        yield ox.Triple(document, named("dcterms:issued"), _date(report.id, info.date))
    yield ox.Triple(document, named("dcterms:identifier"), plain(report.id))
    yield ox.Triple(document, named("dcterms:hasFormat"), characters)
    yield typed(characters, "Text")
    if digest := info.sha256 or (text.sha256 if text else None):
        yield ox.Triple(characters, term("sha256"), plain(digest))
    if count := info.characters or (len(text) if text else None):
        yield ox.Triple(characters, term("characterCount"), integer(count))
    for method in _methods(report):
        kind, label = RUNS[method]
        run = node(iri.run(report.id, method))
        yield typed(run, kind)
        yield ox.Triple(run, named("rdfs:label"), english(label))


def _date(report: str, value: str) -> ox.Literal:
    """Return a date typed by its precision; stores refuse a file with a day that no calendar has."""
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError as error:
        raise AnnotationError(f"'{report}' has the date {value}, which does not exist", remedy="Correct it.") from error
    return ox.Literal(value, datatype=ox.NamedNode(XSD + PRECISIONS[len(value)]))


def _iter_entities(report: Report, graph: Graph, nodes: Nodes, labelled: frozenset[str]) -> Iterator[ox.Triple]:
    for entity in report.annotations.entities:
        subject = nodes[entity.id]
        if entity.same_as and not entity.authority:
            own = node(iri.local_actor(report.id, entity.id))
            yield ox.Triple(own, named("dcterms:isReplacedBy"), subject)
        yield typed(subject, class_name(entity.type))
        if subject.value not in labelled:
            yield ox.Triple(subject, named("skos:prefLabel"), english(graph.nodes[subject.value].label))


def _iter_recommendations(report: Report, nodes: Nodes) -> Iterator[ox.Triple]:
    for item in report.annotations.recommendations:
        subject = node(iri.recommendation(report.id, item.id))
        yield typed(subject, "Recommendation")
        yield ox.Triple(subject, named("dcterms:identifier"), plain(item.id))
        actors = {"addressee": item.addressees, "counterpart": item.counterparts, "limitedTo": item.places}
        for name, entities in actors.items():
            for entity in entities:
                yield ox.Triple(subject, term(name), nodes[entity])
        yield ox.Triple(subject, term("action"), plain(item.action))
        yield ox.Triple(subject, term("strength"), concept("strength", item.strength))
        yield ox.Triple(subject, term("endorsement"), concept("endorsement", item.endorsement))
        for topic in item.topics:
            yield ox.Triple(subject, term("topic"), concept("topic", topic))
        if item.condition:
            yield ox.Triple(subject, term("condition"), plain(item.condition))
        if item.cue:
            yield ox.Triple(subject, term("cue"), span_node(report.id, item.cue))
        yield from _iter_origin(report, subject, item)


def _iter_relations(report: Report, nodes: Nodes) -> Iterator[ox.Triple]:
    for relation in report.annotations.relations:
        if relation.status == "stated":
            yield ox.Triple(nodes[relation.subject], term(relation.predicate), nodes[relation.object])


def _iter_statements(report: Report, nodes: Nodes) -> Iterator[ox.Triple]:
    for relation in report.annotations.relations:
        name, start = relation.predicate, relation.evidence.place.start
        predicate = term(name)
        subject = node(iri.statement(report.id, relation.subject, name, relation.object, start))
        yield typed(subject, "RelationStatement")
        yield ox.Triple(subject, term("subject"), nodes[relation.subject])
        yield ox.Triple(subject, term("predicate"), predicate)
        yield ox.Triple(subject, term("object"), nodes[relation.object])
        yield ox.Triple(subject, term("status"), concept("status", relation.status))
        yield from _iter_origin(report, subject, relation)


def _iter_origin(report: Report, subject: ox.NamedNode, item: Recommendation | Relation) -> Iterator[ox.Triple]:
    yield ox.Triple(subject, term("inDocument"), node(iri.document(report.id)))
    yield ox.Triple(subject, term("evidence"), span_node(report.id, item.evidence.place))
    if item.rule:
        yield ox.Triple(subject, term("rule"), plain(item.rule))
    if item.confidence is not None:
        yield ox.Triple(subject, term("confidence"), decimal(item.confidence))
    if method := _method(report, item):
        yield ox.Triple(subject, named("prov:wasGeneratedBy"), node(iri.run(report.id, method)))


def _method(report: Report, item: Recommendation | Relation) -> Method | None:
    """Return the pass that put a statement there: the one of its origin, else the one of the document."""
    return METHODS[item.origin] if item.origin else report.annotations.document.method


def _methods(report: Report) -> list[Method]:
    """Return the passes that something of the report came from, the document's own first."""
    annotations = report.annotations
    found = [annotations.document.method]
    found.extend(_method(report, item) for item in annotations.recommendations)
    found.extend(_method(report, item) for item in annotations.relations)
    return [method for method in dict.fromkeys(found) if method]


def _iter_mentions(report: Report, nodes: Nodes) -> Iterator[ox.Triple]:
    for entity in report.annotations.entities:
        for span in entity.spans:
            subject = node(iri.mention(report.id, *span.key))
            yield typed(subject, "Mention")
            yield ox.Triple(subject, named("oa:hasBody"), nodes[entity.id])
            yield ox.Triple(subject, named("oa:hasTarget"), span_node(report.id, span))


def _read_triples(path: Path) -> tuple[ox.Triple, ...]:
    """Return the triples of a Turtle file; blank nodes that somebody added get labels that every run repeats."""
    data = ox.Dataset(read_turtle(path))
    if not any(isinstance(end, ox.BlankNode) for quad in data for end in (quad.subject, quad.object)):
        return tuple(quad.triple for quad in data)
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    labels: dict[object, ox.BlankNode] = {}
    for quad in data:
        for end in (quad.subject, quad.object):
            if isinstance(end, ox.BlankNode):
                labels[end] = ox.BlankNode(f"{path.stem}-{end.value}")
    return tuple(ox.Triple(labels.get(q.subject, q.subject), q.predicate, labels.get(q.object, q.object)) for q in data)
