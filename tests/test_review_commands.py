"""The review commands and builds that honour a review, with what the rules find fixed by the test."""

from __future__ import annotations

import csv
import io
import json
import runpy
import sys
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from turtlebay import pipeline, rdf
from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.cli import main
from turtlebay.graph import Graph, Report
from turtlebay.review import SUFFIX, read_review

S = runpy.run_path(str(Path(__file__).with_name("test_review_sample.py")))
PROV = "http://www.w3.org/ns/prov#wasGeneratedBy"
RUN = "https://w3id.org/turtlebay/doc/lanterns/run/"
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the sample as a file, in whose text the rules find what the sample says."""
    path = tmp_path / "lanterns.txt"
    path.write_text(S["WORDS"], encoding="utf-8")
    find(monkeypatch)
    return path


def find(monkeypatch: pytest.MonkeyPatch, **found: object) -> None:
    """Let the rules find something else from now on."""
    annotations = S["make_annotations"](**found)
    monkeypatch.setattr(pipeline, "extract", lambda *_: SimpleNamespace(annotations=annotations))


def run(*arguments: object) -> int:
    """Run the command line and return its exit code."""
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as error:
        return int(error.code or 0)
    return 0


def fill(sheet: Path, decisions: dict[int, dict[str, str]], *more: dict[str, str]) -> None:
    """Fill in the rows of a CSV sheet by their place, and save it as a program with semicolons does."""
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    for place, cells in decisions.items():
        rows[place].update(cells)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=";", restval="")
    writer.writeheader()
    writer.writerows([*rows, *more])
    sheet.write_bytes(stream.getvalue().encode())


def made_by(graph: Path) -> dict[str, str]:
    """Return the run of each statement of a graph, by the last part of its IRI."""
    store = ox.Store()
    store.bulk_load(path=str(graph / "graph.nt"), format=ox.RdfFormat.N_TRIPLES)
    quads = store.quads_for_pattern(None, ox.NamedNode(PROV), None)
    return {q.subject.value.rsplit("/", 1)[1]: q.object.value.removeprefix(RUN) for q in quads}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_sheet_without_decisions_changes_nothing(
    report: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = report.with_name("sheet" + suffix)
    assert run("review", "export", report, "-o", sheet) == 0
    assert run("review", "apply", sheet, report) == 0
    assert "0 decisions" in capsys.readouterr().out
    review = report.with_name("lanterns" + SUFFIX)
    assert read_review(review).decisions == ()
    assert run("build", report, "-o", report.parent / "plain") == 0
    assert run("build", report, "--review", review, "-o", report.parent / "reviewed") == 0
    plain, reviewed = (report.parent / name / "graph.nt" for name in ("plain", "reviewed"))
    assert plain.read_bytes() == reviewed.read_bytes()


def test_a_build_says_for_each_statement_whether_a_person_stands_for_it(report: Path) -> None:
    sheet, folder = report.with_name("sheet.csv"), report.parent / "built"
    run("review", "export", report, "-o", sheet)
    new = {"kind": "recommendation", "decision": "add", "quote": "The Pier Board met the Lamp Office in spring."}
    new |= {"action": "rest", "strength": "could", "endorsement": "one", "topics": "other"}
    fill(
        sheet,
        {0: {"decision": "accept"}, 1: {"decision": "reject"}, 4: {"decision": "edit", "predicate": "memberOf"}},
        new,
    )
    assert run("review", "apply", sheet, report) == 0
    assert run("build", report, "--review", report.parent, "-o", folder) == 0
    runs = made_by(folder)
    assert "r2" not in runs
    assert {name: made for name, made in runs.items() if made == "review"}.keys() == {
        "r1",
        f"p{S['WORDS'].index('The Pier Board met')}",
        f"lamp-office.memberOf.pier-board.{S['PART'].start}",
    }
    assert set(runs.values()) == {"review", "extraction"}
    assert [f for f in rdf.validate(folder) if f.severity == "violation"] == []
    assert run("verify", folder, report) == 0
    saved = json.loads((folder / "annotations" / "lanterns.json").read_text(encoding="utf-8"))
    assert [item.get("origin") for item in saved["recommendations"]] == ["person", "person", None, None]
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["reviews"][0]["statements of a person"] == 3
    assert manifest["reviews"][0]["decisions that matched nothing"] == []


def test_decisions_without_a_match_are_told_by_apply_and_by_the_build(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, folder = report.with_name("sheet.csv"), report.parent / "built"
    run("review", "export", report, "-o", sheet)
    fill(sheet, {0: {"decision": "reject"}, 4: {"decision": "accept"}})
    find(monkeypatch, recommendations=S["RECOMMENDATIONS"][1:], relations=())
    assert run("review", "apply", sheet, report) == 1
    assert "reject of the recommendation at" in capsys.readouterr().err
    assert run("build", report, "--review", report.with_name("lanterns" + SUFFIX), "-o", folder) == 0
    told = capsys.readouterr().err
    assert "2 decisions, 2 without a match" in told
    assert "accept of the relation at" in told
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["reviews"][0]["decisions that matched nothing"]) == 2
    assert set(made_by(folder).values()) == {"review", "extraction"}


def test_a_sheet_with_mistakes_writes_nothing_and_names_every_cell(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = report.with_name("sheet.csv")
    run("review", "export", report, "-o", sheet)
    fill(sheet, {0: {"decision": "yes"}, 5: {"decision": "edit", "predicate": "cooperates"}})
    assert run("review", "apply", sheet, report) == 3
    told = capsys.readouterr().err
    assert "sheet.csv, row 2, column decision: 'yes' is no decision" in told
    assert (
        "sheet.csv, row 7, column predicate: 'cooperates' is not a name of the ontology. Did you mean cooperatesWith"
        in told
    )
    assert "2 cells cannot be used" in told
    assert not report.with_name("lanterns" + SUFFIX).exists()


def test_other_decisions_are_not_written_over_unless_asked(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, review = report.with_name("sheet.csv"), report.with_name("lanterns" + SUFFIX)
    run("review", "export", report, "-o", sheet)
    fill(sheet, {0: {"decision": "accept"}})
    assert run("review", "apply", sheet, report) == 0
    assert run("review", "apply", sheet, report) == 0
    run("review", "export", report, "-o", sheet)
    fill(sheet, {1: {"decision": "accept"}})
    assert run("review", "apply", sheet, report) == 3
    assert "--replace" in capsys.readouterr().err
    run("review", "export", report, "--review", review, "-o", sheet)
    fill(sheet, {1: {"decision": "accept"}})
    assert run("review", "apply", sheet, report, "--replace") == 0
    assert len(read_review(review).decisions) == 2


def test_what_a_file_holds_can_be_reviewed(report: Path) -> None:
    from turtlebay.model import to_json

    held = report.with_name("held.json")
    held.write_text(to_json(S["make_annotations"](recommendations=S["RECOMMENDATIONS"][:1])), encoding="utf-8")
    sheet = report.with_name("sheet.csv")
    assert run("review", "export", report, "--annotations", held, "-o", sheet) == 0
    assert sheet.read_text(encoding="utf-8-sig").count("\nrecommendation,") == 1
    assert run("review", "apply", sheet, report, "--annotations", held) == 0


def test_reviews_that_are_not_used_are_told(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, other = report.with_name("sheet.csv"), report.with_name("other.txt")
    other.write_text("The Pier Board should sleep.", encoding="utf-8")
    run("review", "export", report, "-o", sheet)
    run("review", "apply", sheet, report)
    capsys.readouterr()
    assert run("build", report, "-o", report.parent / "one") == 0
    assert "lies beside it and is not used" in capsys.readouterr().err
    assert run("review", "export", other, "--review", report.parent, "-o", sheet) == 2
    assert "no review given is of this report" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("review", "export", "lanterns.txt", "-o", "sheet.ods"), 2),
        (("review", "apply", "sheet.txt", "lanterns.txt"), 2),
        (("review", "apply", "missing.csv", "lanterns.txt"), 3),
        (("review", "export", "missing.txt", "-o", "sheet.csv"), 3),
        (("build", "--review", "x.review.json"), 2),
        (("build", "lanterns.txt", "--review", "x.review.json"), 3),
        (("build", "lanterns.txt", "--review", "empty"), 3),
    ],
)
def test_wrong_calls_have_their_exit_codes(
    report: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(report.parent)
    Path("empty").mkdir()
    assert run(*arguments) == code


def test_without_openpyxl_a_workbook_asks_for_the_extra(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert run("review", "export", report, "-o", report.with_name("sheet.xlsx")) == 2
    assert "turtlebay[xlsx]" in capsys.readouterr().err
    assert run("review", "export", report, "-o", report.with_name("sheet.csv")) == 0


def test_origin_decides_which_run_a_statement_comes_from() -> None:
    items = [
        item.model_copy(update={"origin": origin})
        for item, origin in zip(S["RECOMMENDATIONS"], ("person", "rule", None, None), strict=True)
    ]
    annotations = S["make_annotations"](recommendations=items)
    graph = Graph((Report(annotations, S["TEXT"]),), read_authority(), read_vocabulary())
    triples = rdf.document_triples(graph.reports[0], graph)
    made = {t.subject.value.rsplit("/", 1)[1]: t.object.value for t in triples if t.predicate.value == PROV}
    assert (made["r1"], made["r2"], made["r3"]) == (RUN + "review", RUN + "extraction", RUN + "extraction")
    runs = {t.subject.value: t.object.value for t in triples if t.subject.value.startswith(RUN)}
    assert set(runs) == {RUN + "review", RUN + "extraction"}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the annotated reports beside the checkout")
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_real_reports_go_to_a_sheet_and_back(tmp_path: Path, suffix: str) -> None:
    texts = sorted((SHARED / "gold").glob("**/*.txt"))
    assert len(texts) >= 8
    for text in texts:
        sheet, review = tmp_path / f"{text.stem}{suffix}", tmp_path / f"{text.stem}{SUFFIX}"
        assert run("review", "export", text, "-o", sheet) == 0
        assert run("review", "apply", sheet, text, "-o", review) == 0
        assert read_review(review).decisions == ()
        assert run("review", "apply", sheet, text, "--annotations", text.with_suffix(".json"), "-o", review) in (0, 1)
