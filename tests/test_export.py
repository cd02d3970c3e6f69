"""Every syntax holds the graph that went in, in the same bytes each time, and another library reads it back."""

from __future__ import annotations

import difflib
import random
import runpy
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
import rdflib

from turtlebay.errors import InputError, OutputError, RdfError, UsageError
from turtlebay.rdf import export, graph_sections, to_ntriples, to_turtle
from turtlebay.rdf.order import iter_blocks, sorted_quads
from turtlebay.syntaxes import Syntax, syntax_of

if TYPE_CHECKING:
    from conftest import CommandLine

SAMPLE = runpy.run_path(str(Path(__file__).with_name("test_rdf_sample.py")))
make_graph, make_report, make_second = SAMPLE["make_graph"], SAMPLE["make_report"], SAMPLE["make_second"]

FORMS = {
    Syntax.ttl: ox.RdfFormat.TURTLE,
    Syntax.nt: ox.RdfFormat.N_TRIPLES,
    Syntax.nq: ox.RdfFormat.N_QUADS,
    Syntax.trig: ox.RdfFormat.TRIG,
    Syntax.jsonld: ox.RdfFormat.JSON_LD,
    Syntax.rdfxml: ox.RdfFormat.RDF_XML,
}
RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld", "rdfxml": "xml"}
WITH_GRAPHS = [Syntax.nq, Syntax.trig, Syntax.jsonld]
BASE = "https://w3id.org/turtlebay"
TB, PROV = f"{BASE}#", "http://www.w3.org/ns/prov#"
NP = "http://www.nanopub.org/nschema#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two reports with their words."""
    path = tmp_path_factory.mktemp("source") / "graph.ttl"
    path.write_text(to_turtle(graph_sections(make_graph(make_report(), make_second()))), encoding="utf-8")
    return Path(path)


@pytest.fixture(scope="module")
def stand_off(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without the words of the first report: RDF/XML cannot hold their form feed."""
    path = tmp_path_factory.mktemp("stand-off") / "graph.nt"
    graph = make_graph(make_report(with_text=False), make_second())
    path.write_text(to_ntriples(graph_sections(graph)), encoding="utf-8")
    return Path(path)


def written(source: Path, syntax: Syntax, **options: Any) -> str:
    return "".join(export(source, syntax, **options).pieces)


def quads_of(text: str, syntax: Syntax) -> set[ox.Quad]:
    return set(ox.parse(text, format=FORMS[syntax]))


def rdflib_quads_of(text: str, syntax: Syntax) -> set[ox.Quad]:
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib 7.6 warns of what its own parsers call
        dataset.parse(data=text, format=RDFLIB[syntax])
        lines = dataset.serialize(format="nquads").replace(" <urn:x-rdflib:default> .", " .")
    return set(ox.parse(lines, format=ox.RdfFormat.N_QUADS))


def test_all_syntaxes_are_tested() -> None:
    assert list(FORMS) == list(Syntax)


@pytest.mark.parametrize("syntax", Syntax)
def test_every_syntax_reads_back_to_the_same_graph_in_two_libraries(
    syntax: Syntax, source: Path, stand_off: Path
) -> None:
    path = stand_off if syntax is Syntax.rdfxml else source
    expected = set(ox.parse(path=str(path)))
    assert len(expected) > 500
    text = written(path, syntax)
    assert quads_of(text, syntax) == expected
    assert rdflib_quads_of(text, syntax) == expected
    assert text.endswith("\n")


@pytest.mark.parametrize("syntax", Syntax)
def test_bytes_depend_on_the_graph_alone(syntax: Syntax, stand_off: Path, tmp_path: Path) -> None:
    lines = stand_off.read_text(encoding="utf-8").splitlines(keepends=True)
    random.Random(5).shuffle(lines)  # noqa: S311
    shuffled = tmp_path / "shuffled.nq"
    shuffled.write_text("".join([*lines, *lines[:40]]), encoding="utf-8")
    as_turtle = tmp_path / "as.ttl"
    as_turtle.write_text(written(stand_off, Syntax.ttl), encoding="utf-8")
    assert written(shuffled, syntax) == written(stand_off, syntax) == written(as_turtle, syntax)


def test_ntriples_of_a_folder_are_those_of_the_build(tmp_path: Path) -> None:
    sections = graph_sections(make_graph())
    (tmp_path / "graph.ttl").write_text(to_turtle(sections), encoding="utf-8")
    assert written(tmp_path, Syntax.nt) == to_ntriples(sections)


# ---- Turtle for people


def test_turtle_has_one_block_a_subject_under_a_heading(source: Path) -> None:
    text = written(source, Syntax.ttl)
    headings = [line[2:] for line in text.splitlines() if line.startswith("# ") and "---" not in line]
    assert headings[:3] == [
        "Ontology",
        "Schemes: strength, endorsement, status and topics",
        "Entities that reports share",
    ]
    kinds = ["the report", "entities", "recommendations", "relation statements", "mentions", "evidence"]
    assert headings[3:9] == [f"harbour-notes: {kind}" for kind in kinds]
    assert len(headings) == len(set(headings)) >= 12
    starts = [line.split(" ")[0] for line in text.splitlines() if line and line[0] in "<abcdefghijklmnopqrstuvwxyz"]
    subjects = {quad.subject for quad in quads_of(text, Syntax.ttl)}
    assert len(starts) == len(subjects), "one block for each subject"


@pytest.mark.parametrize("syntax", [Syntax.ttl, Syntax.nt, Syntax.trig, Syntax.jsonld])
def test_one_word_of_a_review_changes_its_own_lines_only(syntax: Syntax, tmp_path: Path) -> None:
    texts = []
    for number, action in enumerate(("ask the Lantern Group for a map", "ask the Lantern Group for a chart")):
        report = make_report(annotations=SAMPLE["make_annotations"](action=action))
        path = tmp_path / f"{number}.ttl"
        path.write_text(to_turtle(graph_sections(make_graph(report, make_second()))), encoding="utf-8")
        texts.append(written(path, syntax).splitlines())
    changed = [line for line in difflib.ndiff(*texts) if line[0] in "+-"]
    assert len(changed) == 2
    assert all("action" in line for line in changed)


@pytest.mark.parametrize(
    ("field", "before", "after", "lines"),
    [("strength", "should", "must", 2), ("topics", ("consultation",), ("consultation", "partnerships"), 2)],
)
def test_other_changes_of_a_review_stay_local_too(
    field: str, before: Any, after: Any, lines: int, tmp_path: Path
) -> None:
    texts = []
    for number, value in enumerate((before, after)):
        annotations = SAMPLE["make_annotations"]()
        first, *others = annotations.recommendations
        items = (first.model_copy(update={field: value}), *others)
        report = make_report(annotations=annotations.model_copy(update={"recommendations": items}))
        path = tmp_path / f"{number}.ttl"
        path.write_text(to_turtle(graph_sections(make_graph(report))), encoding="utf-8")
        texts.append(written(path, Syntax.ttl).splitlines())
    assert len([line for line in difflib.ndiff(*texts) if line[0] in "+-"]) == lines


def test_a_graph_of_somebody_else_is_one_plain_list(tmp_path: Path) -> None:
    path = tmp_path / "other.nt"
    path.write_text('<urn:b> <urn:p> <urn:c> .\n<urn:a> <urn:p> "x"@en-GB .\n', encoding="utf-8")
    assert written(path, Syntax.ttl) == '\n<urn:a> <urn:p> "x"@en-gb .\n\n<urn:b> <urn:p> <urn:c> .\n'


# ---- named graphs


@pytest.mark.parametrize("syntax", WITH_GRAPHS)
def test_each_report_has_a_graph_and_nothing_is_lost(syntax: Syntax, source: Path) -> None:
    quads = quads_of(written(source, syntax, named_graphs=True), syntax)
    assert rdflib_quads_of(written(source, syntax, named_graphs=True), syntax) == quads
    names = {q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)}
    assert names == {f"{BASE}/graph/harbour-notes", f"{BASE}/graph/other-notes"}
    about = {q.triple for q in quads if str(q.subject)[1:-1] in names}
    assert len(about) == 2
    assert {q.triple for q in quads} - about == {q.triple for q in ox.parse(path=str(source))}
    assert all(q.graph_name == ox.DefaultGraph() for q in quads if q.triple in about)


def test_a_graph_holds_the_nodes_of_its_report_and_the_relations_that_it_states(source: Path) -> None:
    quads = quads_of(written(source, Syntax.nq, named_graphs=True), Syntax.nq)
    name = ox.NamedNode(f"{BASE}/graph/harbour-notes")
    inside = {q.triple for q in quads if q.graph_name == name}
    document = f"{BASE}/doc/harbour-notes"
    stated = ox.Triple(
        ox.NamedNode(f"{document}/actor/lantern-group"),
        ox.NamedNode(f"{TB}partOf"),
        ox.NamedNode(f"{document}/actor/tide-office"),
    )
    assert stated in inside
    assert all(str(t.subject).startswith(f"<{document}") for t in inside)
    outside = {q.triple for q in quads if q.graph_name == ox.DefaultGraph()}
    assert not any(str(t.subject).startswith(f"<{BASE}/doc/") for t in outside)


def test_a_graph_that_has_named_graphs_keeps_them_or_says_that_it_cannot(tmp_path: Path) -> None:
    path = tmp_path / "mine.trig"
    path.write_text("<urn:g> { <urn:a> <urn:p> <urn:b> . } <urn:a> <urn:p> <urn:c> .", encoding="utf-8")
    for syntax in WITH_GRAPHS:
        assert quads_of(written(path, syntax), syntax) == set(ox.parse(path=str(path)))
        assert not export(path, syntax).notices
    merged = export(path, Syntax.ttl)
    assert "named graphs are merged" in merged.notices[0]
    assert len(quads_of("".join(merged.pieces), Syntax.ttl)) == 2


# ---- RDF 1.2


@pytest.mark.parametrize(
    ("syntax", "named_graphs"),
    [*((s, False) for s in (Syntax.ttl, Syntax.nt, Syntax.nq, Syntax.trig)), (Syntax.nq, True), (Syntax.trig, True)],
)
def test_triple_terms_hang_on_the_statements(syntax: Syntax, named_graphs: bool, source: Path) -> None:
    text = written(source, syntax, rdf12=True, named_graphs=named_graphs)
    assert text.startswith('VERSION "1.2"\n') is (syntax in (Syntax.ttl, Syntax.trig))
    quads = quads_of(text, syntax)
    terms = {q.subject: q.object for q in quads if isinstance(q.object, ox.Triple)}
    assert len(terms) == 2
    for statement, term in terms.items():
        assert isinstance(term, ox.Triple)
        facts = {q.predicate.value.removeprefix(TB): q.object for q in quads if q.subject == statement}
        assert (term.subject, term.predicate, term.object) == (facts["subject"], facts["predicate"], facts["object"])
    plain = quads_of(written(source, syntax, named_graphs=named_graphs), syntax)
    assert {q for q in quads if not isinstance(q.object, ox.Triple)} == plain
    proposed = next(t for t in terms.values() if "cooperatesWith" in str(t))
    assert proposed not in {q.triple for q in quads}, "a triple term asserts nothing"


def test_a_graph_with_triple_terms_is_kept_or_refused(source: Path, tmp_path: Path) -> None:
    path = tmp_path / "twelve.ttl"
    path.write_text(written(source, Syntax.ttl, rdf12=True), encoding="utf-8")
    assert written(path, Syntax.ttl) == path.read_text(encoding="utf-8")
    for syntax in (Syntax.jsonld, Syntax.rdfxml):
        with pytest.raises(UsageError, match=r"RDF 1\.2"):
            export(path, syntax)


# ---- nanopublications: nanopub.net, guidelines, "well-formed nanopublications"


@pytest.mark.parametrize("syntax", WITH_GRAPHS)
def test_every_recommendation_is_a_well_formed_nanopublication(syntax: Syntax, source: Path) -> None:
    text = written(source, syntax, nanopublications=True)
    quads = quads_of(text, syntax)
    assert rdflib_quads_of(text, syntax) == quads
    assert not any(q.graph_name == ox.DefaultGraph() for q in quads)
    publications = [q for q in quads if q.predicate == TYPE and q.object == ox.NamedNode(NP + "Nanopublication")]
    assert len(publications) == 3
    seen = set()
    for publication in publications:
        head = {q for q in quads if q.graph_name == publication.graph_name}
        parts = {}
        for name in ("hasAssertion", "hasProvenance", "hasPublicationInfo"):
            (part,) = [q.object for q in head if q.predicate == ox.NamedNode(NP + name)]
            parts[name] = part
            assert any(q.graph_name == part for q in quads), "no graph is empty"
        assert len(head) == 4
        graphs = {publication.graph_name, *parts.values()}
        assert len(graphs) == 4
        assert not graphs & seen
        seen |= graphs
        provenance = {q for q in quads if q.graph_name == parts["hasProvenance"]}
        assert any(q.subject == parts["hasAssertion"] for q in provenance)
        info = {q for q in quads if q.graph_name == parts["hasPublicationInfo"]}
        assert any(q.subject == publication.subject and "license" in str(q.predicate) for q in info)
    assert {q.graph_name for q in quads} == seen


def test_a_nanopublication_asserts_the_advice_and_proves_it_apart(source: Path) -> None:
    quads = quads_of(written(source, Syntax.trig, nanopublications=True), Syntax.trig)
    base = f"{BASE}/np/harbour-notes/r01/"
    assertion = {q.predicate.value for q in quads if q.graph_name == ox.NamedNode(base + "assertion")}
    assert {TB + name for name in ("addressee", "action", "strength", "topic", "condition")} < assertion
    assert not assertion & {TB + name for name in ("evidence", "confidence", "rule", "inDocument")}
    provenance = {q.predicate.value for q in quads if q.graph_name == ox.NamedNode(base + "provenance")}
    assert {PROV + "wasDerivedFrom", PROV + "hadPrimarySource", TB + "quote", TB + "sha256"} < provenance


# ---- blank nodes, RDF/XML, limits


def test_blank_nodes_get_the_same_labels_in_every_order(tmp_path: Path) -> None:
    lines = ["_:x <urn:p> _:y .\n", '_:y <urn:q> "a" .\n', "<urn:s> <urn:p> _:x .\n"]
    texts = set()
    for number, order in enumerate((lines, lines[::-1], [line.replace("_:x", "_:other") for line in lines])):
        path = tmp_path / f"{number}.nt"
        path.write_text("".join(order), encoding="utf-8")
        for syntax in Syntax:
            texts.add((syntax, written(path, syntax)))
    assert len(texts) == len(Syntax)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (r'<urn:s> <urn:p> "a\u000Cb" .', r"U\+000C"),
        ('<urn:s> <http://e.example/p/> "a" .', "ends in no name"),
        ('<urn:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#li> "a" .', "cannot write the property"),
    ],
)
def test_rdfxml_refuses_what_xml_cannot_hold(line: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(OutputError, match=said):
        written(path, Syntax.rdfxml)
    assert quads_of(written(path, Syntax.ttl), Syntax.ttl) == set(ox.parse(path=str(path)))


def test_rdfxml_keeps_awkward_values_and_names(tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    path.write_text(
        r'<http://e.example/s?a=1&b=%22> <http://e.example/1p-2.3> "a\r\n\t <b> & \"]]>\" é 🐢 "@tr .'
        "\n"
        '<urn:s> <http://e.example/x_1> "007"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
        '<urn:s> <urn:isbn:p> "" .\n',
        encoding="utf-8",
    )
    text = written(path, Syntax.rdfxml)
    expected = set(ox.parse(path=str(path)))
    assert quads_of(text, Syntax.rdfxml) == expected
    assert rdflib_quads_of(text.replace(">007<", ">7<"), Syntax.rdfxml) == {
        q if '"007"' not in str(q) else ox.Quad(q.subject, q.predicate, ox.Literal(7)) for q in expected
    }


@pytest.mark.parametrize("run", [1, 3, 7, 10_000])
def test_sorting_on_disk_gives_what_sorting_in_memory_does(run: int, source: Path) -> None:
    quads = list(ox.parse(path=str(source)))[:200]
    doubled = [*quads, *quads[:50]]
    random.Random(3).shuffle(doubled)  # noqa: S311
    assert list(sorted_quads(doubled, str, run=run)) == sorted(set(quads), key=str)


def test_blocks_come_once_for_each_subject_and_graph(source: Path) -> None:
    blocks = list(iter_blocks(ox.parse(path=str(source))))
    assert len({(block.graph, block.subject) for block in blocks}) == len(blocks)
    assert sum(len(block.triples) for block in blocks) == len(set(ox.parse(path=str(source))))


# ---- the command


def test_command_writes_the_file_in_one_step(turtlebay: CommandLine, source: Path) -> None:
    outcome = turtlebay("export", source, "-o", "graph.trig", "--named-graphs")
    assert (outcome.code, outcome.out) == (0, "Wrote graph.trig\n")
    assert quads_of(Path("graph.trig").read_text(encoding="utf-8"), Syntax.trig)
    again = turtlebay("export", source, "-f", "nt")
    assert again.out == written(source, Syntax.nt)


def test_a_graph_that_breaks_off_leaves_the_old_file(turtlebay: CommandLine, source: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(source.read_text(encoding="utf-8")[:-300], encoding="utf-8")
    Path("out.nt").write_text("old\n", encoding="utf-8")
    outcome = turtlebay("export", broken, "-o", "out.nt")
    assert outcome.code == 3
    assert f"{broken}:" in outcome.err
    assert Path("out.nt").read_text(encoding="utf-8") == "old\n"
    assert sorted(path.name for path in Path().iterdir()) == ["out.nt"]


def test_what_cannot_be_written_leaves_nothing(turtlebay: CommandLine, source: Path) -> None:
    outcome = turtlebay("export", source, "-o", "out.rdf")
    assert outcome.code == 3
    assert "U+000C" in outcome.err
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no format given"),
        (("-o", "graph.xyz"), "no format given"),
        (("-f", "ttl", "--named-graphs"), "Choose one of jsonld, nq, trig"),
        (("-f", "rdfxml", "--nanopub"), "Choose one of jsonld, nq, trig"),
        (("-f", "jsonld", "--rdf12"), "Choose one of nq, nt, trig, ttl"),
        (("-f", "trig", "--nanopub", "--named-graphs"), "--nanopub has graphs of its own"),
        (("-f", "trig", "--nanopub", "--rdf12"), "--nanopub has graphs of its own"),
    ],
)
def test_wrong_calls_say_what_to_do(
    arguments: tuple[str, ...], said: str, turtlebay: CommandLine, source: Path
) -> None:
    outcome = turtlebay("export", source, *arguments)
    assert outcome.code == 2
    assert said in outcome.err


def test_named_graphs_need_a_report(turtlebay: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "other.nt"
    path.write_text("<urn:b> <urn:p> <urn:c> .\n", encoding="utf-8")
    assert "the graph has no report" in turtlebay("export", path, "-f", "nq", "--named-graphs").err


@pytest.mark.parametrize(("name", "error"), [("missing.ttl", InputError), ("notes.pdf", UsageError)])
def test_what_is_no_graph_is_refused(name: str, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error, match=name):
        export(tmp_path / name, Syntax.nt)


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.nt"
    path.write_text("<urn:b> <urn:p> <urn:c> .\n<urn:b> <urn:p> <no iri> .\n", encoding="utf-8")
    with pytest.raises(RdfError) as caught:
        export(path, Syntax.ttl)
    assert caught.value.where.startswith(f"{path}:2:")


def test_endings_name_syntaxes() -> None:
    assert {syntax_of(Path(f"x.{s}")) for s in Syntax} == set(Syntax)
    assert syntax_of(Path("x.RDF")) is Syntax.rdfxml
    assert syntax_of(Path("x")) is None
