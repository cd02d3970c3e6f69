"""Echoes in the graph: their triples, what proves and checks them, and what is asked of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from turtlebay import iri
from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.echoes import find_echoes, iter_requests
from turtlebay.graph import Graph, Report
from turtlebay.model import Annotations, Entity, Recommendation, ReportInfo, Span, Text
from turtlebay.network.analysis import Table, analyze
from turtlebay.pipeline import Built
from turtlebay.rdf import (
    document_sections,
    find_question,
    graph_sections,
    open_store,
    run_query,
    to_jsonld,
    to_ntriples,
    to_rdflib,
    to_turtle,
    validate,
    verify,
)
from turtlebay.rdf.echoes import echo_section, places_of
from turtlebay.rdf.exporting import export
from turtlebay.rdf.restoring import restore
from turtlebay.syntaxes import Syntax

if TYPE_CHECKING:
    from conftest import CommandLine

DOC = "https://w3id.org/turtlebay/doc"
TB = "https://w3id.org/turtlebay#"
EARLY = "The Council should publish the river levels every week. The Council could mend the north pier."
LATE = "Once more: the Council must publish river levels each week. It must not mend the north pier."
LAST = "The Council should publish the levels of the river weekly. The Office should train pilots."

EXPECTED = f"""
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix tb: <{TB}> .
<https://w3id.org/turtlebay/run/echoes> a tb:Comparison ;
    rdfs:label "comparison by wording, addressee and topic, from a score of 0.55"@en .
<{DOC}/late/rec/r01> tb:echoes <{DOC}/early/rec/r01> .
<{DOC}/late/echo/r01.early.r01> a tb:Echo ; tb:subject <{DOC}/late/rec/r01> ; tb:object <{DOC}/early/rec/r01> ;
    tb:score 1.0 ; tb:subjectEvidence <{DOC}/late/text#char=11,59> ; tb:objectEvidence <{DOC}/early/text#char=0,55> ;
    prov:wasGeneratedBy <https://w3id.org/turtlebay/run/echoes> .
"""


def report(name: str, date: str | None, words: str, *items: tuple[str, str, str, str]) -> Report:
    """Return a report; an item is the quote, the action, the strength and the addressee."""
    text = Text(characters=words + "\n", name=f"{name}.txt")
    entities = {
        "council": Entity(id="council", label="Security Council", type="Organ", authority="security-council"),
        "office": Entity(id="office", label="Dam Office", type="SecretariatUnit"),
    }
    recommendations = []
    for number, (quote, action, strength, addressee) in enumerate(items, 1):
        start = words.index(quote)
        recommendations.append(
            Recommendation(
                id=f"r{number:02}",
                evidence=text.evidence(Span(start=start, end=start + len(quote)), "Notes"),
                addressees=(addressee,),
                action=action,
                strength=strength,
                endorsement="unattributed",
                topics=("accountability",),
            )
        )
    info = ReportInfo(
        id=name, title=name.title(), date=date, sha256=text.sha256, characters=len(text), method="extraction"
    )
    used = {item[3] for item in items}
    kept = tuple(entity for key, entity in entities.items() if key in used)
    return Report(Annotations(document=info, entities=kept, relations=(), recommendations=tuple(recommendations)), text)


def reports() -> list[Report]:
    first, second = EARLY.split(". ")
    late, denied = LATE.removeprefix("Once more: ").split(". ")
    last, other = LAST.split(". ")
    return [
        report(
            *("early", "2001", EARLY),
            (f"{first}.", "publish the river levels every week", "should", "council"),
            (second, "mend the north pier", "could", "council"),
        ),
        report(
            *("last", "2011-03", LAST),
            (f"{last}.", "publish the levels of the river weekly", "should", "council"),
            (other, "train pilots", "should", "office"),
        ),
        report(
            *("late", "2009-11-02", LATE),
            (f"{late}.", "publish river levels each week", "must", "council"),
            (denied, "not mend the north pier", "must", "council"),
        ),
    ]


def make_graph(*chosen: Report, with_text: bool = True) -> Graph:
    kept = [r if with_text else Report(r.annotations.without_words()) for r in chosen]
    return Graph(tuple(kept), read_authority(), read_vocabulary())


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(*reports())


def echo_lines(graph: Graph) -> set[str]:
    """Return the triples that the echoes add, as lines."""
    everything = set(to_ntriples(graph_sections(graph)).splitlines())
    alone = {
        line
        for one in graph.reports
        for line in to_ntriples(graph_sections(Graph((one,), graph.authority, graph.vocabulary))).splitlines()
    }
    return everything - alone


def write(folder: Path, graph: Graph, change: Callable[[str], str] = lambda text: text) -> tuple[Path, list[Path]]:
    path, texts = folder / "graph.nt", []
    path.write_text(change(to_ntriples(graph_sections(graph))), encoding="utf-8")
    for one in reports():
        assert one.text is not None
        texts.append(folder / f"{one.id}.txt")
        texts[-1].write_text(one.text.characters, encoding="utf-8")
    return path, texts


def test_an_echo_is_a_direct_triple_and_a_node_that_leads_to_both_quotes() -> None:
    early, _, late = reports()
    found = echo_lines(make_graph(early, late))
    expected = {f"{quad.triple} ." for quad in ox.parse(EXPECTED, format=ox.RdfFormat.TURTLE)}
    assert found == expected, (found - expected, expected - found)


def test_echoes_are_the_same_without_the_text(graph: Graph) -> None:
    assert echo_lines(graph) == echo_lines(make_graph(*reports(), with_text=False))
    assert len(echo_lines(graph)) == 2 + 8 * 3


def test_a_report_alone_has_no_echo(reviewed: Built, graph: Graph) -> None:
    assert reviewed.graph.echoes == ()
    for one in graph.reports:
        alone = Graph((one,), graph.authority, graph.vocabulary)
        assert "echoes" not in "".join(str(t) for s in document_sections(one, graph) for t in s.triples)
        assert alone.echoes == ()
        assert not any(section.title.startswith("Echoes") for section in graph_sections(alone))


def test_a_section_can_be_made_from_any_list(graph: Graph) -> None:
    echoes = find_echoes(iter_requests(graph), most=1)
    section = echo_section(iter(echoes), places_of(graph), threshold=0.7)
    assert len(section.triples) == 2 + 8 * 2
    assert "from a score of 0.7" in str(section.triples[1])
    assert echo_section([], {}).triples == ()


def test_both_quotes_are_one_step_away(graph: Graph) -> None:
    answer = run_query(
        open_store(graph),
        "SELECT ?one ?other { ?e tb:subjectEvidence/tb:quote ?one ; tb:objectEvidence/tb:quote ?other } ORDER BY ?one",
    )
    words = [tuple(str(getattr(cell, "value", cell)) for cell in row) for row in answer.rows]
    assert ("the Council must publish river levels each week.", EARLY.split(". ")[0] + ".") in words
    assert len(words) == 3


def test_the_graph_meets_the_shapes(graph: Graph) -> None:
    assert [finding for finding in validate(open_store(graph)) if finding.severity != "info"] == []


def test_what_the_reports_say_comes_back_from_a_graph_with_echoes(graph: Graph) -> None:
    known = {slug: actor.type for slug, actor in graph.authority.actors.items()}
    found = restore(open_store(graph), known, graph.vocabulary.types, where="test")
    assert [annotations.document.id for annotations in found] == ["early", "last", "late"]
    again = Graph(tuple(map(Report, found)), graph.authority, graph.vocabulary)
    assert [(e.later.iri, e.earlier.iri, e.score) for e in again.echoes] == [
        (e.later.iri, e.earlier.iri, e.score) for e in graph.echoes
    ]
    assert len(again.echoes) == 3


def test_every_format_holds_the_echoes(graph: Graph, tmp_path: Path) -> None:
    sections = graph_sections(graph)
    expected = {quad.triple for quad in ox.parse(to_ntriples(sections), format=ox.RdfFormat.N_TRIPLES)}
    assert {quad.triple for quad in ox.parse(to_turtle(sections), format=ox.RdfFormat.TURTLE)} == expected
    data = to_jsonld(sections)
    assert {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.JSON_LD)} == expected
    assert json.loads(data)["@context"]["echoes"] == {"@id": "tb:echoes", "@type": "@id"}
    path = tmp_path / "graph.ttl"
    path.write_text(to_turtle(sections), encoding="utf-8")
    quads = "".join(export(path, Syntax.nq, named_graphs=True).pieces)
    assert f"<{DOC}/late/rec/r01> <{TB}echoes> <{DOC}/early/rec/r01> <{iri.graph('late')}> .\n" in quads
    assert "".join(export(path, Syntax.nt, rdf12=True).pieces).count("#echoes>") >= 3


def test_a_graph_with_echoes_is_proved(graph: Graph, tmp_path: Path) -> None:
    path, texts = write(tmp_path, graph)
    found = verify(path, texts)
    assert found.failures == []
    assert found.echoes == 3
    assert found.passed


ECHO = f"<{DOC}/late/echo/r01.early.r01>"
TAMPERED: dict[str, tuple[str, str, str]] = {
    "direct triple removed": (f"<{DOC}/late/rec/r01> <{TB}echoes> <{DOC}/early/rec/r01> .\n", "", "no direct triple"),
    "node removed": (
        f"{ECHO} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{TB}Echo> .\n",
        "",
        "without a tb:Echo",
    ),
    "object removed": (f"{ECHO} <{TB}object> <{DOC}/early/rec/r01> .\n", "", "joins 1 with 0"),
    "another quote": (
        f"{ECHO} <{TB}objectEvidence> <{DOC}/early/text#char=0,55>",
        f"{ECHO} <{TB}objectEvidence> <{DOC}/early/text#char=56,94>",
        "another tb:objectEvidence",
    ),
    "evidence removed": (f"{ECHO} <{TB}subjectEvidence> <{DOC}/late/text#char=11,59> .\n", "", "another tb:subjectEv"),
    "within a document": (
        f"{ECHO} <{TB}object> <{DOC}/early/",
        f"{ECHO} <{TB}object> <{DOC}/late/",
        "two of one document",
    ),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_a_tampered_echo_is_found_out(name: str, graph: Graph, tmp_path: Path) -> None:
    old, new, problem = TAMPERED[name]
    assert old in to_ntriples(graph_sections(graph))
    path, texts = write(tmp_path, graph, lambda text: text.replace(old, new))
    found = verify(path, texts)
    assert not found.passed
    assert any(problem in failure.problem for failure in found.failures), found.failures


TIMELINE = [("2001", "2", "0", "should"), ("2009", "2", "1", "must"), ("2011", "1", "1", "should")]


def plain(rows: Iterable[object]) -> list[tuple[str, ...]]:
    """Return the rows of either engine as text."""
    return [tuple("" if c is None else str(getattr(c, "value", c)) for c in row) for row in rows]  # type: ignore[attr-defined]


def short(cell: str) -> str:
    """Return a name without its beginning, and a decimal in one form."""
    return str(float(cell)) if re.fullmatch(r"[0-9.]+", cell) else cell.removeprefix(DOC + "/")


@pytest.mark.parametrize("name", ["asked-again", "timeline"])
def test_questions_answer_alike_in_both_engines(name: str, graph: Graph) -> None:
    sparql = find_question(name).sparql
    rows = plain(run_query(open_store(graph), sparql).rows)
    assert [(*row[:-1], short(row[-1])) for row in plain(to_rdflib(graph).query(sparql))] == [
        (*row[:-1], short(row[-1])) for row in rows
    ]
    if name == "timeline":
        assert [row[1:] for row in rows] == TIMELINE
        return
    assert sorted((short(row[1]), short(row[5]), row[2], row[6]) for row in rows) == [
        ("last/rec/r01", "early/rec/r01", "2011-03", "2001"),
        ("last/rec/r01", "late/rec/r01", "2011-03", "2009-11-02"),
        ("late/rec/r01", "early/rec/r01", "2009-11-02", "2001"),
    ]
    quotes = {(row[4], row[8]) for row in rows}
    assert ("the Council must publish river levels each week.", EARLY.split(". ")[0] + ".") in quotes


@pytest.fixture(scope="module")
def tables(graph: Graph) -> dict[str, Table]:
    return {table.id: table for table in analyze(graph)}


def test_table_of_echoes_as_by_hand(tables: dict[str, Table]) -> None:
    rows = tables["echoes"].records()
    assert {(row["later"], row["earlier"], row["years between"]) for row in rows} == {
        ("late", "early", 8),
        ("last", "early", 10),
        ("last", "late", 2),
    }
    assert {row["addressee"] for row in rows} == {"Security Council"}
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)  # type: ignore[type-var]
    (first,) = [row for row in rows if row["later"] == "late"]
    assert first["later action"] == "publish river levels each week"
    assert first["earlier action"] == "publish the river levels every week"
    assert "2 of 6 recommendations" in tables["echoes"].meaning


def test_timeline_as_by_hand_and_as_by_sparql(tables: dict[str, Table], graph: Graph) -> None:
    council = iri.authority_actor("security-council")
    rows = [
        (str(row["year"]), str(row["recommendations"]), str(row["asked again"]), str(row["strongest"]))
        for row in tables["timeline"].records()
        if row["actor iri"] == council
    ]
    assert rows == TIMELINE
    assert [row[1:] for row in plain(run_query(open_store(graph), find_question("timeline").sparql).rows)] == rows


def test_timeline_names_what_has_no_date() -> None:
    early, last, _ = reports()
    undated = Report(
        early.annotations.model_copy(update={"document": early.annotations.document.model_copy(update={"date": None})})
    )
    found = {table.id: table for table in analyze(make_graph(undated, last))}
    assert {row["year"] for row in found["timeline"].records()} == {"2011", "undated"}
    assert [row["years between"] for row in found["echoes"].records()] == [None]


def test_rdflib_reads_the_same_echoes(graph: Graph) -> None:
    echoes = set(to_rdflib(graph).subject_objects(rdflib.URIRef(TB + "echoes")))
    assert {(str(later), str(earlier)) for later, earlier in echoes} == {
        (e.later.iri, e.earlier.iri) for e in graph.echoes
    }


def test_from_files_to_findings(turtlebay: CommandLine, notes: Path) -> None:
    """Extraction gives no date here: the order is that of names, and no years are claimed."""
    words = notes.read_text(encoding="utf-8")
    changed = words.replace("should publish its\ntide tables every month", "must publish tide tables each month")
    changed = changed.replace("Train the pilots", "Pay the guards").replace("north pier", "old crane")
    assert changed != words
    later = notes.with_name("later-notes.txt")
    later.write_text(changed.replace("quiet year", "loud year"), encoding="utf-8")
    assert turtlebay("build", notes, later, "-o", "out").code == 0
    found = turtlebay("analyze", "out", "--table", "echoes", "--format", "json")
    (table,) = json.loads(found.out)["tables"]
    rows = {str(row["later action"]): row for row in table["rows"]}
    assert {row["later"] for row in rows.values()} == {"later-notes"}
    assert {row["years between"] for row in rows.values()} == {None}
    assert rows["publish tide tables each month"]["earlier action"] == "publish its tide tables every month"
    assert sorted(rows) == ["ask the Security Council for advice where funds allow", "publish tide tables each month"]
    proved = turtlebay("verify", "out", notes, later)
    assert proved.code == 0, proved.out
    assert f", {len(rows)} echoes" in proved.out + proved.err
    assert turtlebay("validate", "out").code == 0
