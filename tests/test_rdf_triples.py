from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.errors import AnnotationError
from turtlebay.graph import Graph, Report
from turtlebay.model import Annotations, Entity, Evidence, Recommendation, Relation, ReportInfo, Span, Text
from turtlebay.rdf import document_triples, graph_sections
from turtlebay.rdf.terms import decimal

SAMPLE = runpy.run_path(str(Path(__file__).with_name("test_rdf_sample.py")))
make_annotations, make_graph, make_report = SAMPLE["make_annotations"], SAMPLE["make_graph"], SAMPLE["make_report"]
make_second = SAMPLE["make_second"]

TB = "https://w3id.org/turtlebay#"
DOC = "https://w3id.org/turtlebay/doc/harbour-notes"

EXPECTED = """
@prefix act: <https://w3id.org/turtlebay/actor/> .
@prefix dc11: <http://purl.org/dc/elements/1.1/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix tb: <https://w3id.org/turtlebay#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/turtlebay/doc/harbour-notes/> .

<https://w3id.org/turtlebay/doc/harbour-notes> a tb:Document ;
    dcterms:title "Notes of a day by the sea"@en ; dcterms:alternative "Harbours"@en ;
    dc11:publisher "The Lantern Press" ; dcterms:issued "2024-05"^^xsd:gYearMonth ;
    dcterms:identifier "harbour-notes" ; dcterms:hasFormat <text> .
<text> a tb:Text ; tb:sha256 "DIGEST" ; tb:characterCount COUNT .
<run/review> a tb:Review ; rdfs:label "reviewed annotation"@en .

act:security-council a tb:Organ ; skos:prefLabel "Security Council"@en .
act:istanbul a tb:Place ; skos:prefLabel "Istanbul"@en .
<actor/lantern-group> a tb:ActorGroup ; skos:prefLabel "Lantern Group"@en ; tb:partOf <actor/tide-office> .
<actor/tide-office> a tb:SecretariatUnit ; skos:prefLabel "Tide Office"@en .

<rec/r01> a tb:Recommendation ; dcterms:identifier "r01" ; tb:inDocument <../harbour-notes> ;
    tb:addressee act:security-council ; tb:counterpart <actor/lantern-group> ;
    tb:action "ask the Lantern Group for a map" ; tb:condition "where funds allow" ; tb:limitedTo act:istanbul ;
    tb:strength <https://w3id.org/turtlebay/strength/should> ;
    tb:endorsement <https://w3id.org/turtlebay/endorsement/unattributed> ;
    tb:topic <https://w3id.org/turtlebay/topic/analysis-and-planning> ,
        <https://w3id.org/turtlebay/topic/consultation> ;
    tb:evidence <text#char=ASK> ; tb:cue <text#char=CUE> ; tb:rule "modal-should" ; tb:confidence 0.9 ;
    prov:wasGeneratedBy <run/review> .
<stmt/tide-office.cooperatesWith.council.START> a tb:RelationStatement ; tb:subject <actor/tide-office> ;
    tb:predicate tb:cooperatesWith ; tb:object act:security-council ;
    tb:status <https://w3id.org/turtlebay/status/proposed> ; tb:inDocument <../harbour-notes> ;
    tb:evidence <text#char=WORK> ; tb:rule "rel-work-with" ; tb:confidence 0.5 ; prov:wasGeneratedBy <run/review> .
<mention/CITYNAME> a tb:Mention ; oa:hasBody act:istanbul ; oa:hasTarget <text#char=CITY> .

<text#char=CITY> a tb:Evidence ; oa:hasSource <text> ; tb:quote "Istanbul" ;
    oa:hasSelector <text#char=CITY&position> , <text#char=CITY&quote> .
<text#char=CITY&position> a oa:TextPositionSelector ; oa:start CITYSTART ; oa:end CITYEND .
<text#char=CITY&quote> a oa:TextQuoteSelector ; oa:exact "Istanbul" ;
    oa:prefix "ouncil met the “Lantern Group” in " ; oa:suffix ". The Lantern Group is part of t" .
"""


def parse(turtle: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}


def facts(report: Report) -> set[ox.Triple]:
    return set(document_triples(report, make_graph(report)))


def count(triples: set[ox.Triple], class_name: str) -> int:
    return sum(t.predicate.value.endswith("#type") and t.object.value == TB + class_name for t in triples)


def test_a_report_reads_as_the_design_says() -> None:
    text, find = SAMPLE["TEXT"], SAMPLE["find_span"]
    city, ask, work, cue = find("Istanbul"), SAMPLE["ASK"], SAMPLE["WORK"], find("should")
    known = {
        "DIGEST": text.sha256,
        "COUNT": str(len(text)),
        "CITYSTART": str(city.start),
        "CITYEND": str(city.end),
        "CITYNAME": f"{city.start}-{city.end}",
        "CITY": f"{city.start},{city.end}",
        "ASK": f"{ask.start},{ask.end}",
        "WORK": f"{work.start},{work.end}",
        "CUE": f"{cue.start},{cue.end}",
        "START": str(work.start),
    }
    prefix, suffix = text.context(city)
    turtle = EXPECTED.replace("ouncil met the “Lantern Group” in ", prefix).replace(
        ". The Lantern Group is part of t", suffix
    )
    wanted = parse(re.sub("|".join(sorted(known, key=len, reverse=True)), lambda m: known[m[0]], turtle))
    subjects = {t.subject for t in wanted}
    found = {t for t in facts(make_report()) if t.subject in subjects}
    assert {str(t) for t in wanted - found} == set(), "missing"
    assert {str(t) for t in found - wanted} == set(), "added"


def test_what_is_only_proposed_is_never_asserted() -> None:
    triples = facts(make_report())
    asserted = {(t.subject.value, t.predicate.value, t.object.value) for t in triples}
    assert (f"{DOC}/actor/lantern-group", TB + "partOf", f"{DOC}/actor/tide-office") in asserted
    assert not any(predicate == TB + "cooperatesWith" for _, predicate, _ in asserted)
    assert count(triples, "RelationStatement") == 2


def test_the_text_adds_quotes_and_changes_nothing_else() -> None:
    bare, full = facts(make_report(with_text=False)), facts(make_report())
    assert bare < full
    for triple in full - bare:
        assert triple.predicate.value == TB + "quote" or "&quote" in triple.subject.value + triple.object.value
    assert not any("&quote" in f"{t.subject}{t.object}" or t.predicate.value == TB + "quote" for t in bare)


def test_quotes_of_the_file_stay_out_where_the_text_is_not_at_hand() -> None:
    assert facts(Report(make_annotations())) == facts(make_report(with_text=False))


def test_every_node_has_an_iri_of_safe_characters() -> None:
    for section in graph_sections(make_graph(make_report(), make_second())):
        for triple in section.triples:
            for term in (triple.subject, triple.predicate, triple.object):
                assert not isinstance(term, ox.BlankNode)
                if isinstance(term, ox.NamedNode):
                    assert re.fullmatch(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+", term.value)


def test_two_reports_share_an_actor_of_the_authority_and_no_other() -> None:
    graph = make_graph(make_report(), make_second())
    triples = {triple for section in graph_sections(graph) for triple in section.triples}
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    council = "https://w3id.org/turtlebay/actor/security-council"
    labels = {(t.subject.value, t.object.value) for t in triples if t.predicate.value == label}
    assert [name for node, name in labels if node == council] == ["Security Council"]
    assert (f"{DOC}/actor/lantern-group", "Lantern Group") in labels
    assert ("https://w3id.org/turtlebay/doc/other-notes/actor/lantern-group", "The Lanterns") in labels


def test_the_graph_holds_what_the_actors_lead_to_and_no_more_of_the_authority() -> None:
    subjects = {t.subject.value for section in graph_sections(make_graph()) for t in section.triples}
    actors = {s.rpartition("/")[2] for s in subjects if s.startswith("https://w3id.org/turtlebay/actor/")}
    assert actors == {"security-council", "united-nations", "istanbul", "turkey"}


def test_sections_hold_all_triples_of_each_report() -> None:
    graph = make_graph(make_report(), make_second())
    whole = {triple for section in graph_sections(graph) for triple in section.triples}
    assert all(set(document_triples(report, graph)) <= whole for report in graph.reports)


@pytest.mark.parametrize(("date", "datatype"), [("2024-05-17", "date"), ("2024-05", "gYearMonth"), ("2024", "gYear")])
def test_a_date_is_typed_by_its_precision(date: str, datatype: str) -> None:
    annotations = make_annotations()
    info = annotations.document.model_copy(update={"date": date})
    triples = facts(make_report(annotations=annotations.model_copy(update={"document": info})))
    issued = next(t.object for t in triples if t.predicate.value.endswith("/issued"))
    assert issued == ox.Literal(date, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}"))


@pytest.mark.parametrize("date", ["2023-02-29", "2024-04-31", "0000"])
def test_a_day_that_does_not_exist_is_refused(date: str) -> None:
    annotations = make_annotations()
    info = annotations.document.model_copy(update={"date": date})
    with pytest.raises(AnnotationError, match="does not exist"):
        facts(make_report(annotations=annotations.model_copy(update={"document": info})))


@pytest.mark.parametrize(("method", "run"), [("review", "Review"), ("extraction", "ExtractionRun"), (None, None)])
def test_the_method_names_the_run(method: str | None, run: str | None) -> None:
    triples = facts(make_report(annotations=make_annotations(method=method)))
    made = {t.object.value for t in triples if t.predicate.value.endswith("wasGeneratedBy")}
    assert made == ({f"{DOC}/run/{method}"} if run else set())
    assert count(triples, "Review") + count(triples, "ExtractionRun") == (run is not None)
    assert run is None or count(triples, run) == 1


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.9, "0.9"), (1.0, "1.0"), (1, "1.0"), (0.0, "0.0"), (0.25, "0.25"), (1e-7, "0.0000001"), (0.1 + 0.2, None)],
)
def test_confidence_is_a_canonical_decimal(value: float, written: str | None) -> None:
    literal = decimal(value)
    assert literal.value == (written or repr(value))
    assert literal.datatype.value.endswith("#decimal")


def test_evidence_shared_by_two_statements_is_one_node_with_a_heading() -> None:
    work = SAMPLE["WORK"]
    node = ox.NamedNode(f"{DOC}/text#char={work.start},{work.end}")
    triples = facts(make_report())
    assert sum(t.object == node and t.predicate.value == TB + "evidence" for t in triples) == 2
    assert [t.object.value for t in triples if t.subject == node and t.predicate.value == TB + "section"] == [
        "1. Harbours"
    ]


def test_another_text_is_refused() -> None:
    annotations = make_annotations()
    with pytest.raises(AnnotationError, match="another text"):
        facts(Report(annotations, Text(characters=SAMPLE["WORDS"].replace("sea", "bay"), name="other.txt")))


def test_a_quote_that_differs_from_its_span_is_refused() -> None:
    annotations = make_annotations()
    first = annotations.recommendations[0]
    quote = str(first.evidence.quote).replace("map", "nap")
    changed = first.model_copy(update={"evidence": Evidence(span=first.evidence.span, quote=quote)})
    annotations = annotations.model_copy(update={"recommendations": (changed,)})
    with pytest.raises(AnnotationError, match="differs from the quote"):
        facts(make_report(annotations=annotations))


def test_annotations_without_offsets_are_refused() -> None:
    annotations = make_annotations()
    first = annotations.recommendations[0]
    changed = first.model_copy(update={"evidence": Evidence(quote=first.evidence.quote)})
    with pytest.raises(AnnotationError, match="no offsets"):
        facts(Report(annotations.model_copy(update={"recommendations": (changed,)})))


@pytest.mark.parametrize("name", ["x> <y", "a b", "../x", "", "x\n"])
def test_a_name_that_would_leave_its_iri_is_refused(name: str) -> None:
    annotations = make_annotations()
    changed = annotations.recommendations[0].model_copy(update={"strength": name})
    with pytest.raises(AnnotationError, match="cannot be part of an IRI"):
        facts(make_report(annotations=annotations.model_copy(update={"recommendations": (changed,)})))


def test_importing_the_package_loads_neither_rdflib_nor_pyshacl() -> None:
    code = "import sys, turtlebay.rdf; print(sorted({'rdflib', 'pyshacl'} & set(sys.modules)))"
    graph = str(Path(__file__).resolve().parents[1] / "graph")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": graph}
    )
    assert done.stdout.strip() == "[]"


@st.composite
def annotations_of_a_text(draw: st.DrawFn) -> tuple[Annotations, Text]:
    text = Text(characters=draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)), name="drawn.txt")
    size = len(text)
    starts = st.integers(0, size - 1)
    spans = starts.flatmap(lambda s: st.builds(Span, start=st.just(s), end=st.integers(s + 1, size)))
    names = [f"e{number}" for number in range(draw(st.integers(1, 4)))]
    ids = st.sampled_from(names)
    words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
    all_spans = draw(st.lists(spans, unique_by=lambda s: s.key, max_size=8))
    entities = tuple(
        Entity(id=name, label=draw(words), type="Group", spans=tuple(all_spans[number :: len(names)]))
        for number, name in enumerate(names)
    )
    evidence = spans.map(text.evidence)
    relations = draw(
        st.lists(
            st.builds(
                Relation,
                subject=ids,
                predicate=st.sampled_from(["partOf", "supports"]),
                object=ids,
                status=st.sampled_from(["stated", "proposed"]),
                evidence=evidence,
            ),
            max_size=6,
            unique_by=lambda r: (r.subject, r.predicate, r.object, r.evidence.place.start),
        )
    )
    recommendations = tuple(
        Recommendation(
            id=f"r{number}",
            evidence=draw(evidence),
            addressees=tuple(draw(st.lists(ids, unique=True, max_size=3))),
            action=draw(words),
            strength=draw(st.sampled_from(["must", "should", "could"])),
            endorsement="some",
            topics=("mandates",),
            confidence=draw(st.none() | st.floats(0, 1)),
        )
        for number in range(draw(st.integers(0, 4)))
    )
    info = ReportInfo(id="drawn", title=draw(words), sha256=text.sha256, characters=size)
    return Annotations(
        document=info, entities=entities, relations=tuple(relations), recommendations=recommendations
    ), text


@settings(max_examples=60, deadline=None)
@given(annotations_of_a_text())
def test_the_graph_counts_what_the_model_counts(drawn: tuple[Annotations, Text]) -> None:
    annotations, text = drawn
    report = Report(annotations, text)
    triples = set(document_triples(report, Graph((report,), read_authority(), read_vocabulary())))
    spans = {span.key for entity in annotations.entities for span in entity.spans}
    used = spans | {i.evidence.place.key for i in (*annotations.relations, *annotations.recommendations)}
    assert count(triples, "ActorGroup") == len(annotations.entities)
    assert count(triples, "Recommendation") == len(annotations.recommendations)
    assert count(triples, "RelationStatement") == len(annotations.relations)
    assert count(triples, "Mention") == len(spans)
    assert count(triples, "Evidence") == len(used)
    quotes = {(t.subject.value, t.object.value) for t in triples if t.predicate.value == TB + "quote"}
    start = "https://w3id.org/turtlebay/doc/drawn/text#char="
    assert quotes == {(f"{start}{a},{b}", text.characters[a:b]) for a, b in used}
    written = "".join(f"{triple} .\n" for triple in triples)
    assert {q.triple for q in ox.parse(written, format=ox.RdfFormat.N_TRIPLES)} == triples
