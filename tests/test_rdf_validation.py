from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from turtlebay.errors import InputError, RdfError, UsageError
from turtlebay.graph import Report
from turtlebay.rdf import Finding, document_triples, graph_sections, open_store, to_turtle, validate
from turtlebay.resources import ontology_folder

SAMPLE = runpy.run_path(str(Path(__file__).with_name("test_rdf_sample.py")))
make_annotations, make_graph, make_report = SAMPLE["make_annotations"], SAMPLE["make_graph"], SAMPLE["make_report"]
make_second = SAMPLE["make_second"]

TB = "https://w3id.org/turtlebay#"
DOC = "https://w3id.org/turtlebay/doc/harbour-notes"
REC = f"{DOC}/rec/r01"


def violations(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "violation"]


def store_of(report: Report) -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in document_triples(report, make_graph(report)))
    return store


@pytest.mark.parametrize("with_text", [True, False])
def test_what_we_write_meets_the_shapes(with_text: bool) -> None:
    graph = make_graph(make_report(with_text=with_text), make_second())
    assert violations(validate(open_store(graph))) == []


def test_a_report_stands_alone() -> None:
    assert violations(validate(store_of(make_report()))) == []


def test_a_file_and_a_folder_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(to_turtle(graph_sections(make_graph())), encoding="utf-8")
    assert validate(path) == validate(tmp_path) == validate(open_store(make_graph()))


def test_findings_are_sorted_by_weight_and_node_and_speak_of_the_data_alone() -> None:
    findings = validate(store_of(make_report()))
    ranks = [("violation", "warning", "info").index(finding.severity) for finding in findings]
    assert ranks == sorted(ranks)
    assert len(findings) == len(set(findings)) > 0
    assert all(finding.message and finding.shape.startswith("tbs:") for finding in findings)
    assert not any(finding.focus.startswith(TB) for finding in findings)


BREAKS = {
    "no evidence": ("evidence", None, "tb:evidence"),
    "no strength": ("strength", None, "tb:strength"),
    "a place as addressee": ("addressee", ox.NamedNode("https://w3id.org/turtlebay/actor/istanbul"), "tb:addressee"),
    "a topic of no scheme": ("topic", ox.NamedNode("https://w3id.org/turtlebay/topic/fishing"), "tb:topic"),
    "a string as confidence": ("confidence", ox.Literal("high"), "tb:confidence"),
    "a document without text": ("inDocument", ox.NamedNode("http://example.org/elsewhere"), "tb:inDocument"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_each_broken_statement_is_found_once_with_its_path(name: str) -> None:
    term, value, path = BREAKS[name]
    store, node, predicate = store_of(make_report()), ox.NamedNode(REC), ox.NamedNode(TB + term)
    for quad in list(store.quads_for_pattern(node, predicate, None)):
        store.remove(quad)
    if value is not None:
        store.add(ox.Quad(node, predicate, value))
    found = [f for f in violations(validate(store)) if f.focus == REC and f.path == path]
    assert len(found) == len({f.message for f in found}) > 0
    assert found[0].value == (value.value if value is not None else "")


def test_a_proposal_that_is_asserted_is_found() -> None:
    store = store_of(make_report())
    office = ox.NamedNode(f"{DOC}/actor/tide-office")
    council = ox.NamedNode("https://w3id.org/turtlebay/actor/security-council")
    store.add(ox.Quad(office, ox.NamedNode(TB + "cooperatesWith"), council))
    found = violations(validate(store))
    assert [f.shape for f in found] == ["tbs:RelationStatementShape"]
    assert "never asserted" in found[0].message


def test_one_statement_with_two_statuses_is_found() -> None:
    annotations = make_annotations()
    stated = annotations.relations[0]
    both = (stated, stated.model_copy(update={"status": "proposed"}))
    report = make_report(annotations=annotations.model_copy(update={"relations": both}))
    assert [f.path for f in violations(validate(store_of(report)))] == ["tb:status"]


def test_one_mention_of_two_entities_is_found() -> None:
    annotations = make_annotations()
    council, *others = annotations.entities
    twin = others[1].model_copy(update={"spans": council.spans})
    report = make_report(annotations=annotations.model_copy(update={"entities": (council, others[0], twin, others[2])}))
    assert {f.path for f in violations(validate(store_of(report)))} == {"oa:hasBody"}


def make_ontology(folder: Path, shapes: str) -> Path:
    folder.mkdir()
    for name in ("turtlebay.ttl", "schemes.ttl"):
        shutil.copy(ontology_folder() / name, folder / name)
    (folder / "shapes").mkdir()
    prefixes = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix tb: <https://w3id.org/turtlebay#> .\n"
    (folder / "shapes" / "mine.ttl").write_text(prefixes + shapes, encoding="utf-8")
    return folder


def test_nested_results_are_not_counted_twice(tmp_path: Path) -> None:
    shapes = """
    <http://e.example/Outer> a sh:NodeShape ; sh:targetClass tb:Recommendation ;
        sh:property [ sh:path tb:addressee ; sh:node <http://e.example/Inner> ; sh:message "not as it should be" ] .
    <http://e.example/Inner> a sh:NodeShape ; sh:property [ sh:path tb:nothing ; sh:minCount 1 ] .
    """
    findings = validate(store_of(make_report()), ontology=make_ontology(tmp_path / "o", shapes))
    assert {f.shape for f in findings} == {"http://e.example/Outer"}
    assert len(findings) == 2


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("( tb:evidence tb:quote )", "(tb:evidence/tb:quote)"),
        ("[ sh:inversePath tb:evidence ]", "^tb:evidence"),
        ("[ sh:alternativePath ( tb:x <http://e.example/y> ) ]", "(tb:x|<http://e.example/y>)"),
        ("[ sh:oneOrMorePath tb:x ]", "tb:x+"),
    ],
)
def test_paths_are_written_as_in_sparql(path: str, written: str, tmp_path: Path) -> None:
    shapes = f"""
    <http://e.example/S> a sh:NodeShape ; sh:targetNode <{REC}> ; sh:severity sh:Warning ;
        sh:property [ sh:path {path} ; sh:minCount 9 ; sh:severity sh:Warning ] .
    """
    findings = validate(store_of(make_report()), ontology=make_ontology(tmp_path / "o", shapes))
    assert [(f.severity, f.path, f.focus) for f in findings] == [("warning", written, REC)]


SHAPE = "<http://e.example/S> a sh:NodeShape ; sh:targetClass tb:Recommendation ;"


@pytest.mark.parametrize(
    "shape",
    [
        'sh:sparql [ sh:select "SELECT" ]',
        'sh:sparql [ sh:select "SELECT $this { $this nope:x ?y }" ]',
        "sh:property [ sh:minCount 1 ]",
    ],
)
def test_a_shape_that_makes_no_sense_is_an_error_of_the_shapes(shape: str, tmp_path: Path) -> None:
    with pytest.raises(RdfError, match="shape"):
        validate(store_of(make_report()), ontology=make_ontology(tmp_path / "o", f"{SHAPE} {shape} ."))


def test_a_shape_cannot_ask_another_machine(tmp_path: Path) -> None:
    shape = 'sh:sparql [ sh:select "SELECT $this { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }" ]'
    with pytest.raises((RdfError, UsageError), match="SERVICE"):
        validate(store_of(make_report()), ontology=make_ontology(tmp_path / "o", f"{SHAPE} {shape} ."))


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no shapes"):
        validate(store_of(make_report()), ontology=make_ontology(tmp_path / "o", ""))
