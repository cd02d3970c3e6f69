"""The command line: what each command says, writes and returns."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from turtlebay import __version__
from turtlebay.rdf import iter_questions

if TYPE_CHECKING:
    from conftest import CommandLine, Outcome

COMMANDS = ("build", "extract", "validate", "verify", "query")
ASK = b"ASK { ?s a <https://w3id.org/turtlebay#Recommendation> }"
CONSTRUCT = b"CONSTRUCT WHERE { ?s <https://w3id.org/turtlebay#strength> ?o }"
SELECT = b"SELECT ?s WHERE { ?s a <https://w3id.org/turtlebay#Recommendation> } ORDER BY ?s LIMIT 2"


@pytest.fixture
def built(turtlebay: CommandLine, notes: Path) -> Path:
    """The output folder of a report of our own, `output/` in the folder that the command runs in."""
    assert turtlebay("build", notes).code == 0
    return Path("output")


def test_build_without_a_report_builds_the_reviewed_ones(turtlebay: CommandLine) -> None:
    outcome = turtlebay("build", "-o", "out")
    assert (outcome.code, outcome.err) == (0, "")
    assert "Built out/ from 1 report:" in outcome.out
    assert re.search(r"74 recommendations, \d+ with an addressee; \d+ actors; relations: 84 stated, 26 pr", outcome.out)
    assert re.search(r"for your triple store: out/graph\.ttl \(\d,\d{3} triples\)", outcome.out)
    assert "for your browser:      out/index.html" in outcome.out


def test_build_of_a_report_writes_every_kind_of_file(turtlebay: CommandLine, built: Path) -> None:
    names = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    assert names >= {
        *("graph.ttl", "graph.nt", "graph.jsonld", "graph.html", "index.html", "network.graphml", "manifest.json"),
        *("documents/harbour-notes.ttl", "annotations/harbour-notes.json"),
        *("tables/actors.csv", "tables/recommendations.csv", "tables/relations.csv"),
    }


def test_build_of_a_reviewed_report_says_so(turtlebay: CommandLine, istanbul: Path) -> None:
    outcome = turtlebay("build", istanbul, "-o", "out")
    assert outcome.code == 0
    assert "recognised as 'istanbul-retreat-2010', the reviewed annotation is used" in outcome.err


def test_check_tells_fresh_from_stale(turtlebay: CommandLine, built: Path, notes: Path) -> None:
    fresh = turtlebay("build", notes, "--check")
    assert (fresh.code, fresh.out) == (0, f"output: all {len(list(built.rglob('*.*')))} files are fresh\n")
    (built / "graph.ttl").write_text("# edited\n", encoding="utf-8")
    stale = turtlebay("build", notes, "--check")
    assert stale.code == 1
    assert "output/graph.ttl: differs" in stale.out
    assert (built / "graph.ttl").read_text(encoding="utf-8") == "# edited\n"


def test_check_of_a_missing_folder_finds_everything_stale(turtlebay: CommandLine) -> None:
    assert turtlebay("build", "--check", "-o", "nowhere").code == 1
    assert not Path("nowhere").exists()


def test_committed_output_is_fresh(turtlebay: CommandLine, checkout: Path) -> None:
    outcome = turtlebay("build", "--check", "-o", checkout / "output")
    assert outcome.code == 0, outcome.out


def test_extract_writes_annotations_with_quotes(turtlebay: CommandLine, notes: Path) -> None:
    outcome = turtlebay("extract", notes, "-o", "notes.json")
    assert re.match(r"Wrote notes\.json: \d recommendations, \d entit(y|ies), \d relations?\n", outcome.out)
    data = json.loads(Path("notes.json").read_text(encoding="utf-8"))
    text = notes.read_text(encoding="utf-8")
    assert len(data["recommendations"]) >= 2
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in data["recommendations"])
    assert turtlebay("extract", notes).out == Path("notes.json").read_text(encoding="utf-8")


def test_extract_never_gives_the_reviewed_annotation(turtlebay: CommandLine, istanbul: Path) -> None:
    assert json.loads(turtlebay("extract", istanbul).out)["document"]["method"] == "extraction"


def test_validate_passes_what_was_built(turtlebay: CommandLine, built: Path) -> None:
    outcome = turtlebay("validate")
    assert outcome.code == 0, outcome.out
    assert outcome.err.startswith("output: 0 violations, ")


def test_validate_finds_a_violation(turtlebay: CommandLine, built: Path) -> None:
    graph = (built / "graph.ttl").read_text(encoding="utf-8")
    broken = Path("broken.ttl")
    assert graph.count("tb:strength <https") + graph.count("tb:strength strength:") >= 2
    broken.write_text(re.sub(r"tb:strength \S+ ;", "", graph, count=1), encoding="utf-8")
    outcome = turtlebay("validate", broken)
    assert outcome.code == 1
    assert "tb:strength" in outcome.out
    assert re.match(r"broken\.ttl: [1-9]\d* violations?, ", outcome.err)


def test_verify_proves_every_quote(turtlebay: CommandLine, built: Path, notes: Path) -> None:
    outcome = turtlebay("verify", built, notes)
    assert outcome.code == 0
    assert re.match(r"output: 0 failures; proved 1 text, \d+ spans, \d+ quotes, \d+ statements,", outcome.err)


def test_verify_finds_one_changed_word(turtlebay: CommandLine, built: Path, notes: Path) -> None:
    path = built / "graph.ttl"
    graph = path.read_text(encoding="utf-8")
    assert "before winter" in graph
    path.write_text(graph.replace("before winter", "before summer"), encoding="utf-8")
    outcome = turtlebay("verify", built, notes)
    assert outcome.code == 1
    assert "before summer" in outcome.out


def test_verify_against_another_text_fails(turtlebay: CommandLine, built: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Other words.", encoding="utf-8")
    outcome = turtlebay("verify", built, tmp_path / "other.txt")
    assert outcome.code == 1
    assert "not checked, its text was not given" in outcome.err


@pytest.mark.parametrize("name", ["cq02-who-is-asked", "cq02", "who-is-asked"])
def test_query_takes_a_shipped_question_by_name(name: str, turtlebay: CommandLine) -> None:
    outcome = turtlebay("query", name)
    assert outcome.code == 0
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert rows[0]["label"] == "Security Council"
    assert "asking the reviewed reports" in outcome.err


def test_query_list_names_all_questions(turtlebay: CommandLine) -> None:
    out = turtlebay("query", "--list").out
    names = [question.name for question in iter_questions()]
    assert len(names) >= 25
    assert all(name in out for name in names)


def test_query_asks_the_folder_at_hand(turtlebay: CommandLine, built: Path) -> None:
    outcome = turtlebay("query", "-", stdin=SELECT)
    assert outcome.err == ""
    assert outcome.out.startswith("s\r\nhttps://w3id.org/turtlebay/doc/harbour-notes/rec/")


def test_query_takes_a_file_and_several_graphs(turtlebay: CommandLine, built: Path) -> None:
    Path("mine.rq").write_bytes(SELECT)
    options = ["-g", built / "graph.ttl", "--graph", built / "graph.nt", "-f", "json"]
    rows = json.loads(turtlebay("query", "mine.rq", *options).out)["results"]["bindings"]
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("form", "sparql", "start"),
    [
        ("csv", SELECT, "s\r\nhttps://"),
        ("tsv", SELECT, "?s\n<https://"),
        ("json", SELECT, '{\n "head": {\n  "vars": [\n   "s"'),
        ("csv", ASK, "true\r\n"),
        ("tsv", ASK, "true\n"),
        ("json", ASK, '{\n "head": {},\n "boolean": true\n}\n'),
        ("turtle", CONSTRUCT, "@prefix "),
        ("table", SELECT, "┏"),
        ("table", ASK, "┏"),
        ("table", CONSTRUCT, "┏"),
    ],
)
def test_query_writes_each_format(form: str, sparql: bytes, start: str, turtlebay: CommandLine, built: Path) -> None:
    outcome = turtlebay("query", "-", "--format", form, stdin=sparql)
    assert outcome.code == 0
    assert outcome.out.startswith(start)


def test_query_without_a_format_suits_a_pipe(turtlebay: CommandLine, built: Path) -> None:
    assert turtlebay("query", "-", stdin=SELECT).out.startswith("s\r\n")
    assert turtlebay("query", "-", stdin=CONSTRUCT).out.startswith("@prefix ")


WRONG = [
    ((), "Usage"),
    (("nonsense",), "No such command"),
    (("build", "--nonsense"), "No such option"),
    (("extract",), "Missing argument"),
    (("verify", "graph.ttl"), "Missing argument"),
    (("query",), "no question given"),
    (("query", "cq99"), "there is no question 'cq99'"),
    (("query", "SELECT ?s { ?s ?p ?o }"), "the question is SPARQL itself"),
    (("query", "SELECT ?s\nWHERE" + " " * 5000), "the question is SPARQL itself"),
    (("query", "cq02", "--format", "xml"), "xml"),
    (("query", "cq02", "--format", "turtle"), "no triples"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...], message: str, turtlebay: CommandLine) -> None:
    outcome = turtlebay(*arguments)
    assert outcome.code == 2
    assert message in outcome.out + outcome.err


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_is_there(command: tuple[str, ...], turtlebay: CommandLine) -> None:
    for flag in ("-h", "--help"):
        outcome = turtlebay(*command, flag)
        assert outcome.code == 0
        assert "Usage:" in outcome.out


def test_version_is_told(turtlebay: CommandLine) -> None:
    assert turtlebay("--version").out == f"turtlebay {__version__}\n"


def test_help_prints_fast(run_python: Callable[..., Outcome]) -> None:
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        assert run_python("-m", "turtlebay", "--help").code == 0
        times.append(time.perf_counter() - begin)
    assert min(times) < 0.9, times


def test_import_loads_nothing_heavy(run_python: Callable[..., Outcome]) -> None:
    code = "import sys, turtlebay; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = set(run_python("-c", code).out.split())
    assert "turtlebay" in loaded
    assert not loaded & {"networkx", "pydantic", "pyoxigraph", "pyshacl", "pyvis", "rdflib", "rich", "typer"}


def test_build_script_works_from_any_folder(checkout: Path, tmp_path: Path, run_python: Callable[..., Outcome]) -> None:
    outcome = run_python(checkout / "build.py", "-o", "out", PYTHONPATH="")
    assert outcome.code == 0, outcome.err
    assert (tmp_path / "out" / "graph.ttl").is_file()
    wrong = run_python(checkout / "build.py", "nowhere.txt", PYTHONPATH="")
    assert (wrong.code, wrong.out) == (3, "")
    assert wrong.err.startswith("build.py: nowhere.txt: ")


def test_builds_are_alike_on_any_machine(checkout: Path, tmp_path: Path, run_python: Callable[..., Outcome]) -> None:
    """Two hash seeds, locales, time zones and working folders give the same bytes."""
    (tmp_path / "elsewhere").mkdir()
    worlds = [
        (tmp_path, {"PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C", "TZ": "UTC"}),
        (
            tmp_path / "elsewhere",
            {"PYTHONHASHSEED": "2", "LANG": "tr_TR.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
        ),
    ]
    results = []
    for number, (folder, environment) in enumerate(worlds):
        out = tmp_path / f"out{number}"
        assert run_python(checkout / "build.py", "-o", out, cwd=folder, **environment).code == 0
        results.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert len(results[0]) >= 12
    assert results[0] == results[1]


def test_output_is_utf8_in_any_locale(run_python: Callable[..., Outcome], tmp_path: Path) -> None:
    path = tmp_path / "été.txt"
    path.write_text("The Bureau d’été should rest.\n", encoding="utf-8")
    outcome = run_python("-m", "turtlebay", "extract", path, PYTHONIOENCODING="ascii")
    assert outcome.code == 0
    assert "d’été should rest." in outcome.out


def test_closed_pipe_is_no_error(checkout: Path, run_python: Callable[..., Outcome]) -> None:
    code = (
        "import subprocess, sys\n"
        "ask = subprocess.Popen([sys.executable, '-m', 'turtlebay', 'query', 'cq22'], stdout=subprocess.PIPE,"
        " stderr=subprocess.PIPE)\n"
        "ask.stdout.close()\n"
        "print(ask.stderr.read().decode())\n"
    )
    assert "Traceback" not in run_python("-c", code).out
