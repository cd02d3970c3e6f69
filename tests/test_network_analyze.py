"""`turtlebay analyze`: what it reads, the forms in which it answers, plots, and what it says of bad input."""

from __future__ import annotations

import csv
import io
import json
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from turtlebay.network.analysis import Material, Table, analyze
from turtlebay.network.plots import to_svg
from turtlebay.network.reading import read_graph
from turtlebay.network.rendering import tables_csv, tables_markdown
from turtlebay.pipeline import Built

if TYPE_CHECKING:
    from conftest import CommandLine

HOSTILE = '=1+1 <script>alert("x")</script> | `x` \x1b[2J \u202e'


HALF = """
@prefix tb: <https://w3id.org/turtlebay#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://w3id.org/turtlebay/doc/half> a tb:Document ; dcterms:hasFormat <https://w3id.org/turtlebay/doc/half/text> ;
  dcterms:identifier "half" ; dcterms:title "Half" ; dcterms:issued "in spring" .
"""
"""A graph whose only report has a date that is none."""


def odd_table(rows: int = 1) -> Table:
    return Table(
        id="odd",
        title=HOSTILE,
        meaning=f"{HOSTILE}.",
        caveat=f"{HOSTILE}.",
        columns=("name", "name iri", "number"),
        rows=tuple((HOSTILE, "http://example.org/", place) for place in range(1, rows + 1)),
        bars=("name", "number"),
    )


def test_without_arguments_it_reads_output_or_the_reviewed_reports(turtlebay: CommandLine, reviewed: Built) -> None:
    first = turtlebay("analyze", "--format", "json")
    assert first.code == 0
    assert "reviewed reports" in first.err
    assert turtlebay("build").code == 0
    for arguments in ([], ["output"], ["output/graph.ttl"], ["output/annotations/istanbul-retreat-2010.json"]):
        again = turtlebay("analyze", *arguments, "--format", "json")
        assert (again.code, again.out, again.err) == (0, first.out, "")


def test_json_has_every_table_whole(turtlebay: CommandLine, reviewed: Built) -> None:
    data = json.loads(turtlebay("analyze", "-f", "json").out)
    assert data["reports"] == ["istanbul-retreat-2010"]
    tables = analyze(reviewed.graph)
    assert [table["id"] for table in data["tables"]] == [table.id for table in tables]
    for written, table in zip(data["tables"], tables, strict=True):
        assert written["total"] == len(written["rows"]) == len(table.rows)
        assert written["meaning"]
        assert written["caveat"]
        assert all(list(row) == written["columns"] for row in written["rows"])


def test_csv_is_one_table_as_it_is_or_all_with_a_cell_a_row(turtlebay: CommandLine, reviewed: Built) -> None:
    one = list(csv.DictReader(io.StringIO(turtlebay("analyze", "-f", "csv", "-t", "by-topic").out)))
    assert (one[0]["topic id"], one[0]["recommendations"]) == ("mandates", "31")
    many = list(csv.DictReader(io.StringIO(turtlebay("analyze", "-f", "csv").out)))
    tables = {table.id: table for table in analyze(reviewed.graph)}
    assert {row["table"] for row in many} == set(tables)
    about = [row for row in many if row["row"] == "0"]
    assert [row["column"] for row in about] == ["title", "meaning", "caveat"] * len(tables)
    cells = [row for row in many if row["table"] == "by-topic" and row["row"] == "1"]
    assert {row["column"]: row["value"] for row in cells} == one[0]


def test_markdown_is_what_a_pipe_gets_and_says_what_it_leaves_off(turtlebay: CommandLine) -> None:
    outcome = turtlebay("analyze", "-t", "by-topic", "--limit", "3")
    lines = outcome.out.splitlines()
    assert lines[0] == "## What recommendations are about"
    assert len([line for line in lines if line.startswith("|")]) == 5
    assert "27 more rows." in lines
    assert lines[-1].startswith("Beware: ")
    whole = turtlebay("analyze", "-t", "by-topic", "--limit", "0").out
    assert "more rows" not in whole


def test_terminal_table_shows_meaning_and_caveat_and_no_iris(turtlebay: CommandLine) -> None:
    outcome = turtlebay("analyze", "-f", "table", "-t", "by-addressee", "-t", "tensions", "--limit", "2")
    assert outcome.code == 0
    assert "Who is asked to act (by-addressee)" in outcome.out
    assert "15 more rows: --limit 0 shows all" in outcome.out
    assert outcome.out.count("Beware: ") == 2
    assert "https://" not in outcome.out


def test_output_file_takes_its_format_from_its_ending(turtlebay: CommandLine) -> None:
    for ending, start in (("json", "{"), ("csv", "table,row"), ("md", "## "), ("txt", "## ")):
        outcome = turtlebay("analyze", "-o", f"found.{ending}")
        assert outcome.out == f"Wrote found.{ending}: 29 tables of 1 report\n"
        assert Path(f"found.{ending}").read_text(encoding="utf-8").startswith(start)
    assert turtlebay("analyze", "-o", "found.json", "-f", "md").code == 0
    assert Path("found.json").read_text(encoding="utf-8").startswith("## ")


def test_help_names_every_option_and_format(turtlebay: CommandLine) -> None:
    outcome = turtlebay("analyze", "--help")
    assert outcome.code == 0
    for word in ("--format", "--output", "--table", "--limit", "--plots", "--export", "--ties", "gexf", "neo4j"):
        assert word in outcome.out


def test_list_names_every_table(turtlebay: CommandLine, reviewed: Built) -> None:
    out = turtlebay("analyze", "--list").out
    assert all(table.id in out for table in analyze(reviewed.graph))


def test_plots_are_svg_with_every_number_in_words(turtlebay: CommandLine) -> None:
    outcome = turtlebay("analyze", "--plots", "plots", "-o", "found.md")
    assert outcome.code == 0
    files = sorted(Path("plots").glob("*.svg"))
    assert len(files) >= 10
    for file in files:
        root = ElementTree.fromstring(file.read_bytes())  # noqa: S314
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
    assert ">39 (8 + 14 + 17)<" in Path("plots/by-addressee.svg").read_text(encoding="utf-8")
    before = {file: file.read_bytes() for file in files}
    assert turtlebay("analyze", "--plots", "plots", "-o", "found.md").code == 0
    assert {file: file.read_bytes() for file in files} == before


def test_plots_and_texts_show_hostile_words_and_do_not_obey_them() -> None:
    svg = to_svg(odd_table(25))
    assert svg is not None
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert not [element for element in root.iter() if element.tag.endswith("script")]
    assert "5 more rows in the table." in svg
    assert "\x1b" not in svg + tables_markdown([odd_table()])
    markdown = tables_markdown([odd_table()])
    assert "<script" not in markdown.replace("\\<", "")
    row = next(line for line in markdown.splitlines() if line.startswith("| =1"))
    assert row.replace("\\|", "").count("|") == 3
    assert next(csv.reader(io.StringIO(tables_csv([odd_table()]).split("\n", 1)[1])))[0].startswith("'=1+1")
    assert to_svg(odd_table(0)) is None


@pytest.mark.parametrize("export", ["graphml", "gexf", "pajek", "cytoscape"])
def test_export_writes_a_file_or_to_the_pipe(export: str, turtlebay: CommandLine) -> None:
    assert turtlebay("analyze", "--export", export, "-o", "network.file").out == "Wrote network.file\n"
    assert turtlebay("analyze", "-e", export).out == Path("network.file").read_text(encoding="utf-8")
    if export != "graphml":
        actors = turtlebay("analyze", "-e", export, "--ties", "actors").out
        assert 0 < len(actors) < len(Path("network.file").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("export", "number"), [("csv", 2), ("neo4j", 3)])
def test_export_of_several_files_goes_to_a_folder(export: str, number: int, turtlebay: CommandLine) -> None:
    assert turtlebay("analyze", "--export", export).code == 2
    assert turtlebay("analyze", "--export", export, "-o", "folder").code == 0
    assert len(list(Path("folder").iterdir())) == number
    assert turtlebay("analyze", "--export", export, "-o", "folder").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("nowhere",), 3, "nowhere: does not exist"),
        (("empty",), 3, "empty: holds no annotations/*.json"),
        (("lone.ttl",), 3, "there is no report to analyse"),
        (("broken.ttl",), 3, "broken.ttl:1:"),
        (("half.ttl",), 3, "half.ttl: the report 'half' is not whole"),
        (("notes.txt",), 2, "notes.txt: is neither a graph nor annotations"),
        (("broken.json",), 3, "broken.json: not JSON"),
        (("quotes.json",), 3, "quotes: the annotations have quotes without offsets"),
        (("-t", "actor-stated"), 2, "Did you mean actors-stated?"),
        (("-t", "\x1b[2J"), 2, "there is no table"),
        (("-f", "table", "-o", "file"), 2, "--format table is for the terminal"),
        (("-e", "gexf", "-f", "json"), 2, "--export writes the network"),
        (("-e", "graphml", "--ties", "actors"), 2, "--export graphml has each statement"),
        (("--ties", "actors"), 2, "--ties is for --export"),
        (("--plots", "no/where"), 3, "cannot be made"),
        (("-o", "no/where.md"), 3, "cannot be written"),
        (("-e", "csv", "-o", "notes.txt"), 3, "cannot be made"),
        (("--ontology", "empty"), 3, "empty"),
    ],
)
def test_bad_input_is_one_line_with_a_remedy(
    arguments: tuple[str, ...], code: int, message: str, turtlebay: CommandLine
) -> None:
    Path("empty").mkdir()
    Path("lone.ttl").write_text("", encoding="utf-8")
    Path("broken.ttl").write_text("<a> <b", encoding="utf-8")
    Path("half.ttl").write_text(HALF, encoding="utf-8")
    Path("notes.txt").write_text("words", encoding="utf-8")
    Path("broken.json").write_text("{", encoding="utf-8")
    entity = {"id": "a", "label": "A", "type": "Organ"}
    relation = {"subject": "a", "predicate": "supports", "object": "a", "status": "stated", "quote": "words"}
    quotes = {"document": {"id": "quotes", "title": "Q"}, "entities": [entity], "relations": [relation]}
    Path("quotes.json").write_text(json.dumps({**quotes, "recommendations": []}), encoding="utf-8")
    outcome = turtlebay("analyze", *arguments)
    assert outcome.code == code, outcome.err
    assert message in outcome.err
    assert "\x1b" not in outcome.err
    assert "Traceback" not in outcome.err
    assert not [path for path in Path().iterdir() if path.name.startswith(".turtlebay-")]


def test_a_report_given_twice_counts_once_and_two_versions_are_refused(turtlebay: CommandLine) -> None:
    assert turtlebay("build").code == 0
    shutil.copytree("output", "copy")
    once = turtlebay("analyze", "output", "-f", "json")
    assert turtlebay("analyze", "output", "copy", "-f", "json").out == once.out
    file = Path("copy/annotations/istanbul-retreat-2010.json")
    data = json.loads(file.read_text(encoding="utf-8"))
    data["recommendations"].pop()
    file.write_text(json.dumps(data), encoding="utf-8")
    outcome = turtlebay("analyze", "output", "copy")
    assert outcome.code == 3
    assert "another version of the report 'istanbul-retreat-2010'" in outcome.err


def test_several_reports_of_the_rules_are_one_network(turtlebay: CommandLine, notes: Path) -> None:
    other = notes.with_name("second-notes.txt")
    other.write_text(
        notes.read_text(encoding="utf-8").replace("Security Council", "General Assembly"), encoding="utf-8"
    )
    assert turtlebay("build", notes, other).code == 0
    data = json.loads(turtlebay("analyze", "-f", "json").out)
    assert data["reports"] == ["harbour-notes", "second-notes"]
    assert len(read_graph([Path("output")]).reports) == 2
    stable = next(table for table in data["tables"] if table["id"] == "stability-addressed")
    assert stable["rows"]
    assert all(row["best left out"] is not None for row in stable["rows"])


def test_a_graph_file_alone_yields_the_findings_of_its_annotations(turtlebay: CommandLine, notes: Path) -> None:
    assert turtlebay("build", notes, "-o", "built").code == 0
    shutil.copy("built/graph.nt", "lone.nt")
    findings = [turtlebay("analyze", source, "-f", "json") for source in ("built", "lone.nt")]
    assert findings[0].out == findings[1].out
    assert findings[0].code == findings[1].code == 0


def test_a_local_entity_and_one_of_the_authority_may_share_a_name(turtlebay: CommandLine) -> None:
    entities = [
        {"id": "security-council", "label": "Council of the house", "type": "Group"},
        # the authority calls it an organ; what the report calls it counts
        {"id": "council", "label": "Security Council", "type": "Post", "authority": "security-council"},
    ]
    relation = {"subject": "council", "predicate": "supports", "object": "security-council", "status": "stated"}
    data = {
        "document": {"id": "twins", "title": "Twins"},
        "entities": entities,
        "relations": [{**relation, "start": 1, "end": 3}],
        "recommendations": [],
    }
    Path("twins.json").write_text(json.dumps(data), encoding="utf-8")
    from turtlebay.rdf import graph_sections, to_turtle

    graph = read_graph([Path("twins.json")])
    Path("twins.ttl").write_text(to_turtle(graph_sections(graph)), encoding="utf-8")
    findings = [turtlebay("analyze", source, "-f", "json") for source in ("twins.json", "twins.ttl")]
    assert findings[0].code == 0, findings[0].err
    assert findings[0].out == findings[1].out
    assert len(Material.of(graph).ties) == 1
