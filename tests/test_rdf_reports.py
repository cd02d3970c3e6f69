"""The annotated reports beside the checkout, as RDF: not part of the project, so skipped where they are missing."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.graph import Graph, Report
from turtlebay.model import Annotations, Entity, Span, Text, read_annotations
from turtlebay.rdf import (
    document_triples,
    graph_sections,
    iter_questions,
    open_store,
    run_query,
    to_jsonld,
    to_ntriples,
    to_turtle,
    validate,
    verify,
)

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"
REPORTS = sorted([*SHARED.glob("*.json"), *SHARED.glob("more/*.json")], key=lambda path: path.stem)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated reports are not beside the checkout"),
]


def find_mentions(annotations: Annotations, text: Text) -> dict[str, list[Span]]:
    """Return where the forms of each entity stand, longer forms first, no two over one another."""
    forms = sorted(
        ((form, e.id) for e in annotations.entities for form in e.mentions if form), key=lambda f: -len(f[0])
    )
    taken, found = bytearray(len(text)), dict[str, list[Span]]()
    for form, entity in forms:
        start = text.characters.find(form)
        while start >= 0:
            end = start + len(form)
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * len(form)
                found.setdefault(entity, []).append(Span(start=start, end=end))
            start = text.characters.find(form, start + 1)
    return found


@cache
def read_report(path: Path) -> Report:
    """Return a report with its text, its mentions placed and its entities tied to the authority by their slug."""
    characters = path.with_suffix(".txt").read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    text = Text(characters=characters, name=path.stem)
    annotations = read_annotations(path).locate(text)
    spans, known = find_mentions(annotations, text), read_authority().actors

    def place(entity: Entity) -> Entity:
        found = tuple(sorted(spans.get(entity.id, ()), key=lambda span: span.key))
        slug = entity.id if entity.id in known else None
        return entity.model_copy(update={"spans": found, "authority": entity.authority or slug})

    entities = tuple(place(entity) for entity in annotations.entities)
    info = annotations.document.model_copy(update={"method": "review"})
    return Report(annotations.model_copy(update={"entities": entities, "document": info}), text)


def make_graph(*reports: Report) -> Graph:
    ordered = tuple(sorted(reports, key=lambda report: report.id))
    return Graph(ordered, read_authority(), read_vocabulary())


def write(report: Report, folder: Path) -> tuple[Path, Path]:
    assert report.text is not None
    graph, text = folder / "graph.nt", folder / "report.txt"
    graph.write_text(to_ntriples(graph_sections(make_graph(report))), encoding="utf-8")
    text.write_bytes(report.text.characters.encode())
    return graph, text


def test_all_annotated_reports_are_here() -> None:
    assert len(REPORTS) >= 8


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_real_report_meets_the_shapes_and_is_proved(path: Path, tmp_path: Path) -> None:
    report = read_report(path)
    graph, text = write(report, tmp_path)
    assert [finding for finding in validate(graph) if finding.severity == "violation"] == []
    proof = verify(graph, [text])
    assert proof.failures == []
    assert proof.passed
    annotations = report.annotations
    assert proof.statements == len(annotations.relations) + len(annotations.recommendations)
    assert proof.mentions == sum(len(entity.spans) for entity in annotations.entities) > 50
    assert proof.evidence == proof.quotes > proof.mentions


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_real_report_reads_back_from_every_format_and_bare_is_part_of_full(path: Path) -> None:
    report = read_report(path)
    sections = graph_sections(make_graph(report))
    wanted = {triple for section in sections for triple in section.triples}
    for write_as, form in (
        (to_turtle, ox.RdfFormat.TURTLE),
        (to_ntriples, ox.RdfFormat.N_TRIPLES),
        (to_jsonld, ox.RdfFormat.JSON_LD),
    ):
        assert {quad.triple for quad in ox.parse(write_as(sections), format=form)} == wanted
    bare = Report(report.annotations.without_words())
    assert set(document_triples(bare, make_graph(bare))) < set(document_triples(report, make_graph(report)))


@pytest.mark.parametrize("path", REPORTS[:3], ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("begins", "change"),
    [
        ('#quote> "', lambda x: x.replace('#quote> "', '#quote> "x', 1)),
        ("#exact> ", lambda x: ""),
        ("#start> ", lambda x: x.replace('> "', '> "1', 1)),
        ("#hasSelector> ", lambda x: ""),
        ("#evidence> ", lambda x: ""),
        ("#hasTarget> ", lambda x: ""),
        ("#hasSource> ", lambda x: ""),
        ("#characterCount> ", lambda x: ""),
    ],
    ids=lambda value: value.strip('#> "') if isinstance(value, str) else "",
)
def test_one_tampered_line_of_a_real_report_is_found(
    path: Path, begins: str, change: Callable[[str], str], tmp_path: Path
) -> None:
    graph, text = write(read_report(path), tmp_path)
    lines = graph.read_text(encoding="utf-8").splitlines(keepends=True)
    places = [n for n, x in enumerate(lines) if begins in x and "/doc/" in x.split()[0] and "/doc/" in x]
    where = places[len(places) // 2]
    lines[where] = change(lines[where])
    graph.write_text("".join(lines), encoding="utf-8")
    assert not verify(graph, [text]).passed


@pytest.mark.parametrize("path", REPORTS[:3], ids=lambda path: path.stem)
def test_one_changed_character_of_a_real_text_is_found(path: Path, tmp_path: Path) -> None:
    graph, text = write(read_report(path), tmp_path)
    characters = text.read_text(encoding="utf-8")
    middle = len(characters) // 2
    text.write_text(characters[:middle] + "§" + characters[middle + 1 :], encoding="utf-8")
    assert not verify(graph, [text]).passed


def test_all_reports_make_one_graph_that_answers_the_questions() -> None:
    reports = [read_report(path) for path in REPORTS]
    graph = make_graph(*reports)
    store = open_store(graph)
    rows = run_query(
        store, "SELECT ?doc (COUNT(?r) AS ?n) { ?r a tb:Recommendation ; tb:inDocument ?doc } GROUP BY ?doc"
    ).rows
    counted = {str(doc.value): int(number.value) for doc, number in rows}
    assert counted == {f"https://w3id.org/turtlebay/doc/{r.id}": len(r.annotations.recommendations) for r in reports}
    answered = [question.name for question in iter_questions() if run_query(store, question.sparql).rows]
    assert len(answered) >= 15


def test_a_report_is_written_in_well_under_a_second() -> None:
    graph = make_graph(read_report(next(path for path in REPORTS if path.stem == "istanbul-retreat-2010")))
    begin = time.process_time()
    to_turtle(graph_sections(graph))
    assert time.process_time() - begin < 5  # a guard against quadratic work, not a speed
