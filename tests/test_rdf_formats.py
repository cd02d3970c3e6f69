from __future__ import annotations

import difflib
import json
import random
import re
import runpy
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from turtlebay.errors import InputError, RdfError
from turtlebay.rdf import Section, graph_sections, shorten, to_jsonld, to_ntriples, to_rdflib, to_turtle
from turtlebay.resources import ontology_folder

SAMPLE = runpy.run_path(str(Path(__file__).with_name("test_rdf_sample.py")))
make_annotations, make_graph, make_report = SAMPLE["make_annotations"], SAMPLE["make_graph"], SAMPLE["make_report"]
make_second = SAMPLE["make_second"]

WRITERS: list[tuple[Callable[[list[Section]], str], ox.RdfFormat, str]] = [
    (to_turtle, ox.RdfFormat.TURTLE, "turtle"),
    (to_ntriples, ox.RdfFormat.N_TRIPLES, "nt"),
    (to_jsonld, ox.RdfFormat.JSON_LD, "json-ld"),
]
EX = "http://example.org/"

# rdflib 7 warns of itself when it reads JSON-LD
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def two_reports() -> list[Section]:
    return graph_sections(make_graph(make_report(), make_second()))


def triples_of(sections: list[Section]) -> set[ox.Triple]:
    return {triple for section in sections for triple in section.triples}


def read(text: str, form: ox.RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text, format=form)}


def section(*triples: ox.Triple, title: str = "", base: str = "") -> list[Section]:
    return [Section(title, triples, base)]


def literal_triple(value: str, **options: Any) -> ox.Triple:
    return ox.Triple(ox.NamedNode(EX + "s"), ox.NamedNode(EX + "p"), ox.Literal(value, **options))


@pytest.mark.parametrize(("write", "form", "name"), WRITERS, ids=["turtle", "ntriples", "jsonld"])
def test_every_format_reads_back_to_the_same_graph_in_two_libraries(
    write: Callable[[list[Section]], str], form: ox.RdfFormat, name: str
) -> None:
    sections = two_reports()
    written = write(sections)
    assert read(written, form) == triples_of(sections)
    graph = to_rdflib(make_graph(make_report(), make_second()))
    assert set(rdflib.Graph().parse(data=written, format=name)) == set(graph)
    assert len(graph) == len(triples_of(sections)) > 500


@pytest.mark.parametrize(("write", "form", "name"), WRITERS, ids=["turtle", "ntriples", "jsonld"])
def test_bytes_do_not_depend_on_the_order_of_triples(
    write: Callable[[list[Section]], str], form: ox.RdfFormat, name: str
) -> None:
    sections = two_reports()
    shuffled = []
    for part in sections:
        triples = list(part.triples)
        random.Random(7).shuffle(triples)  # noqa: S311
        shuffled.append(Section(part.title, (*triples, triples[0]), part.base))
    assert write(sections) == write(shuffled) == write(two_reports())
    assert write(sections).endswith("\n")


@pytest.mark.parametrize(
    ("program", "options"), [("rapper", ["-q", "-i", "turtle", "-o", "ntriples"]), ("serdi", ["-o", "ntriples"])]
)
def test_other_parsers_read_the_turtle(program: str, options: list[str], tmp_path: Path) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    sections = two_reports()
    path = tmp_path / "graph.ttl"
    path.write_text(to_turtle(sections), encoding="utf-8")
    where = path.as_uri() if program == "rapper" else str(path)
    done = subprocess.run([program, *options, where], capture_output=True, check=True)
    assert read(done.stdout.decode(), ox.RdfFormat.N_TRIPLES) == triples_of(sections)


def test_one_changed_word_changes_one_line_of_turtle() -> None:
    before = to_turtle(graph_sections(make_graph()))
    changed = make_report(annotations=make_annotations(action="ask the Lantern Group for a chart"))
    after = to_turtle(graph_sections(make_graph(changed)))
    lines = [x for x in difflib.ndiff(before.splitlines(), after.splitlines()) if x[0] in "+-"]
    assert len(lines) == 2
    assert all("tb:action" in line for line in lines)


def test_turtle_reads_well() -> None:
    turtle = to_turtle(two_reports())
    ask = SAMPLE["ASK"]
    assert (
        f"""
<rec/r01> a tb:Recommendation ;
    dcterms:identifier "r01" ;
    tb:addressee act:security-council ;
    tb:counterpart <actor/lantern-group> ;
    tb:action "ask the Lantern Group for a map" ;
    tb:strength strength:should ;
    tb:endorsement endorsement:unattributed ;
    tb:topic topic:analysis-and-planning , topic:consultation ;
    tb:limitedTo act:istanbul ;
    tb:condition "where funds allow" ;
    tb:inDocument doc:harbour-notes ;
    tb:evidence <text#char={ask.start},{ask.end}> ;
"""
        in turtle
    )
    assert max(len(line) for line in turtle.splitlines() if '"' not in line) <= 140
    declared = re.findall(r"^@prefix (\S+):", turtle, re.MULTILINE)
    assert declared == sorted(set(declared))
    assert all(re.search(rf"(?<![\w<:]){prefix}:\w", turtle) for prefix in declared)


def test_each_subject_is_one_block_in_its_section_and_evidence_follows_the_text() -> None:
    parts = re.split(r"^# -+\n# (.*)\n# -+\n", to_turtle(two_reports()), flags=re.MULTILINE)
    titles, bodies = parts[1::2], parts[2::2]
    assert len(titles) == len(set(titles)) >= 13
    for body in bodies:
        subjects = re.findall(r"^(<[^>]*>|[\w.-]+:[\w.-]+) ", body, re.MULTILINE)
        assert len(subjects) == len(set(subjects)) > 0
    evidence = bodies[titles.index("harbour-notes: evidence")]
    starts = [int(start) for start in re.findall(r"^<text#char=(\d+),\d+> ", evidence, re.MULTILINE)]
    assert starts == sorted(starts)
    assert len(starts) > 5


HOSTILE = [
    'a "quoted" word, a \\ and """ three',
    "line\nbreak\r\ttab \x00\x07\x1b[31m \x7f\x85 end",
    "\u202eright to left\u202c \u2028 \u2029 \ufeff",
    "🐢 e\u0301 İı ß \ud7ff \ue000 \U0010ffff",
    "' . <http://evil.example/> a <http://evil.example/x> . #",
    "",
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(("write", "form", "name"), WRITERS, ids=["turtle", "ntriples", "jsonld"])
def test_any_words_survive(write: Callable[[list[Section]], str], form: ox.RdfFormat, name: str, value: str) -> None:
    triples = (literal_triple(value), literal_triple(value, language="en"), literal_triple(value, language="ar"))
    written = write(section(*triples))
    assert read(written, form) == set(triples)
    found = {str(o) for o in rdflib.Graph().parse(data=written, format=name).objects()}
    assert found == {value} or "\x00" in value


def test_turtle_shows_no_control_character() -> None:
    written = to_turtle(section(*(literal_triple(value) for value in HOSTILE)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]", written)


def test_a_title_cannot_leave_its_comment() -> None:
    triple = literal_triple("x")
    title = "Notes\n<http://evil.example/> a <http://evil.example/x> .\r\u2028\x85 end"
    for write, form, _ in WRITERS:
        assert read(write(section(triple, title=title)), form) == {triple}


@pytest.mark.parametrize(
    ("value", "datatype", "written"),
    [
        ("5", "integer", " 5 "),
        ("007", "integer", " 007 "),
        ("many", "integer", ' "many"^^xsd:integer '),
        ("0.9", "decimal", " 0.9 "),
        ("9", "decimal", ' "9"^^xsd:decimal '),
        ("true", "boolean", " true "),
        ("1", "boolean", ' "1"^^xsd:boolean '),
        ("2024-05", "gYearMonth", ' "2024-05"^^xsd:gYearMonth '),
        ("99999999999999999999", "integer", " 99999999999999999999 "),
    ],
)
def test_typed_literals_keep_their_form(value: str, datatype: str, written: str) -> None:
    triple = literal_triple(value, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#" + datatype))
    assert written in to_turtle(section(triple))
    for write, form, _ in WRITERS:
        assert read(write(section(triple)), form) == {triple}


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "a/b",
        "a//b",
        "a/../b",
        "./a",
        "..",
        "a:b",
        "",
        "#x",
        "?q",
        "a#b?c",
        "a.",
        "text#char=1,2&quote",
        "a/b/",
        "-",
    ],
)
def test_relative_names_resolve_to_their_iri(name: str) -> None:
    base = EX + "doc/x/"
    triple = ox.Triple(ox.NamedNode(base + name), ox.NamedNode(EX + "p"), ox.NamedNode(base + name))
    written = to_turtle(section(triple, base=base))
    assert read(written, ox.RdfFormat.TURTLE) == {triple}
    assert {str(s) for s in rdflib.Graph().parse(data=written, format="turtle").subjects()} == {base + name}


@pytest.mark.parametrize(
    ("value", "short"),
    [
        ("https://w3id.org/turtlebay#action", "tb:action"),
        ("https://w3id.org/turtlebay/actor/turkey", "act:turkey"),
        ("https://w3id.org/turtlebay/doc/x/rec/r01", None),
        ("https://w3id.org/turtlebay/actor/", None),
        ("https://w3id.org/turtlebay/actor/a.", None),
        ("http://www.wikidata.org/entity/Q42", "wd:Q42"),
        ("http://example.org/x", None),
    ],
)
def test_short_names_are_plain_or_none(value: str, short: str | None) -> None:
    assert shorten(value) == short


def test_jsonld_carries_its_context_and_nothing_remote() -> None:
    data = json.loads(to_jsonld(two_reports()))
    assert list(data) == ["@context", "@graph"]
    assert isinstance(data["@context"], dict)
    assert (
        data["@context"] == json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    )
    assert not any(isinstance(rule, dict) and "@context" in rule for rule in data["@context"].values())
    by_id = {row["id"]: row for row in data["@graph"]}
    assert len(by_id) == len(data["@graph"])
    row = by_id["https://w3id.org/turtlebay/doc/harbour-notes/rec/r01"]
    assert row["type"] == "Recommendation"
    assert row["action"] == "ask the Lantern Group for a map"
    assert row["confidence"] == "0.9"
    assert list(row)[:2] == ["id", "type"]


CONTEXTS = [
    {},
    {"@language": "en", "tb": "https://w3id.org/turtlebay#", "act": "https://w3id.org/turtlebay/actor/"},
    {"@language": "ar", "action": {"@id": "https://w3id.org/turtlebay#action", "@language": None}},
    {"topic": {"@id": "https://w3id.org/turtlebay#topic", "@type": "@id", "@container": "@set"}},
    {"topic": {"@id": "https://w3id.org/turtlebay#topic", "@container": "@list"}},
    {"action": {"@id": "https://w3id.org/turtlebay#action", "@container": "@language"}},
    {"tb": {"@id": "https://w3id.org/turtlebay#", "@prefix": True}, "evidence": {"@reverse": "tb:evidence"}},
    {"tb": "https://w3id.org/turtlebay#", "tb:strength": {"@type": "@vocab"}, "must": "tb:must", "kind": "@type"},
    {"label": {"@id": "http://www.w3.org/2004/02/skos/core#prefLabel", "@language": "de"}},
    {"@vocab": "https://w3id.org/turtlebay#", "start": {"@id": "http://www.w3.org/ns/oa#start", "@type": "@id"}},
    {"number": {"@id": "http://www.w3.org/ns/oa#end", "@type": "http://www.w3.org/2001/XMLSchema#string"}},
]


@pytest.mark.parametrize("context", CONTEXTS)
def test_jsonld_is_right_under_any_context(context: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "context.jsonld").write_text(json.dumps({"@context": context}), encoding="utf-8")
    sections = two_reports()
    written = to_jsonld(sections, ontology=tmp_path)
    assert read(written, ox.RdfFormat.JSON_LD) == triples_of(sections)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"@context": "https://example.org/remote"}', '{"@context": []}'])
def test_a_context_that_is_not_one_object_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "context.jsonld").write_text(content, encoding="utf-8")
    with pytest.raises(RdfError, match="context"):
        to_jsonld(two_reports(), ontology=tmp_path)


def test_a_missing_context_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"context\.jsonld"):
        to_jsonld(two_reports(), ontology=tmp_path)


def test_blank_nodes_of_an_edited_ontology_keep_their_labels(tmp_path: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder)
    added = "\ntb:Organ <http://example.org/note> [ <http://example.org/by> [ <http://example.org/name> 'a' ] ] .\n"
    for name in ("turtlebay.ttl", "schemes.ttl"):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(added)
    graph = make_graph()
    first, again = (graph_sections(graph, ontology=folder) for _ in range(2))
    for write, form, _ in WRITERS:
        assert write(first) == write(again)
        data = ox.Dataset(ox.Quad(*triple) for triple in read(write(first), form))
        wanted = ox.Dataset(ox.Quad(*triple) for triple in triples_of(first))
        for dataset in (data, wanted):
            dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        assert data == wanted
    nodes = {t.subject for t in triples_of(first) if isinstance(t.subject, ox.BlankNode)}
    assert len(nodes) == 4
