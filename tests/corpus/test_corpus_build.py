"""A corpus is built as its reports are: each once, in any number of processes, and the same bytes come out."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import networkx as nx
import pyoxigraph as ox
import pytest

from turtlebay.corpus import find_sources
from turtlebay.errors import InputError
from turtlebay.rdf import validate, verify

if TYPE_CHECKING:
    from conftest import CommandLine

Contents = Callable[[Path], dict[str, bytes]]
Make = Callable[[Path, int], Path]
GOOD = "The Harbour Board should rest.\n"
BROKEN: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "zeros.txt": b"The Board\x00 should rest.",
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n",
    "false.pdf": b"\x89PNG\r\n\x1a\n",
    "cut.docx": b"PK\x03\x04rest",
    "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "noise.html": bytes(range(128, 256)) * 9,
    "latin.md": "Été café à Genève: ".encode() * 3 + b"\xff\xfe rest",
}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    content = (folder / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def write_table(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found


def test_two_processes_give_the_bytes_of_one(
    corpus: Path, serial: Path, tmp_path: Path, build: Callable[..., Any], contents: Contents
) -> None:
    outcome = build(corpus, "-o", "out", "--jobs", "2", cwd=tmp_path).end()
    assert (outcome.code, outcome.err) == (0, "")
    assert "from 30 reports" in outcome.out
    assert contents(tmp_path / "out") == contents(serial)


def test_documents_are_named_by_their_place_in_the_folder(corpus: Path, serial: Path) -> None:
    ids = [document["id"] for document in manifest(serial)["documents"]]
    assert ids == sorted(ids)
    assert {"notes-001", "year-1990-notes-000", "year-1993-notes-003"} <= set(ids)


def test_every_file_says_the_same(serial: Path) -> None:
    triples = {
        ending: {str(quad.triple) for quad in ox.parse(path=str(serial / f"graph.{ending}"))}
        for ending in ("ttl", "nt", "jsonld")
    }
    assert triples["ttl"] == triples["nt"] == triples["jsonld"]
    lines = (serial / "graph.nt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == manifest(serial)["triples"]
    network = nx.read_graphml(serial / "network.graphml", force_multigraph=True)
    kinds = [kind for _, kind in network.nodes(data="kind")]
    assert kinds.count("report") == 30
    assert kinds.count("recommendation") == manifest(serial)["counts"]["recommendations"] >= 150
    assert len(table(serial, "recommendations")) == manifest(serial)["counts"]["recommendations"]
    assert len(table(serial, "actors")) == manifest(serial)["counts"]["actors"]


def test_graph_is_proved_and_keeps_to_the_shapes(corpus: Path, serial: Path) -> None:
    texts = sorted([*corpus.rglob("*.txt"), *corpus.rglob("*.md")])
    proof = verify(serial, texts)
    assert proof.passed, proof.failures[:3]
    assert (proof.texts, proof.unchecked) == (30, ())
    assert not [finding for finding in validate(serial) if finding.severity == "violation"]


def test_actor_that_reports_share_is_counted_over_all_of_them(serial: Path) -> None:
    rows = {row["iri"]: row for row in table(serial, "actors")}
    council = rows["https://w3id.org/turtlebay/actor/security-council"]
    store = ox.Store()
    store.bulk_load(path=str(serial / "graph.nt"))
    asked = store.query(
        "SELECT ?r { ?r <https://w3id.org/turtlebay#counterpart> <https://w3id.org/turtlebay/actor/security-council> }"
    )
    assert int(council["times_counterpart"]) == len(list(asked)) >= 20  # type: ignore[arg-type]
    assert len(council["documents"].split("; ")) >= 20
    order = [(-int(row["times_addressed"]), row["iri"]) for row in table(serial, "actors")]
    assert order == sorted(order)


def test_unchanged_corpus_costs_nothing(tmp_path: Path, make_corpus: Make, turtlebay: CommandLine) -> None:
    folder = make_corpus(tmp_path / "corpus", 6)
    assert turtlebay("build", folder).code == 0
    before = {path: path.stat().st_mtime_ns for path in Path("output").rglob("*")}
    again = turtlebay("build", folder)
    assert "output/ is up to date with 6 reports" in again.out
    assert {path: path.stat().st_mtime_ns for path in Path("output").rglob("*")} == before
    assert turtlebay("build", folder, "--check").code == 0


@pytest.mark.parametrize("harm", ["edited", "gone", "added"])
def test_harmed_output_is_made_good(harm: str, tmp_path: Path, make_corpus: Make, turtlebay: CommandLine) -> None:
    folder = make_corpus(tmp_path / "corpus", 4)
    assert turtlebay("build", folder).code == 0
    path = Path("output/tables/actors.csv")
    good = path.read_bytes()
    if harm == "edited":
        path.write_bytes(good + b"x")
    elif harm == "gone":
        path.unlink()
    else:
        (path.parent / "mine.csv").write_bytes(b"mine")
    check = turtlebay("build", folder, "--check")
    assert check.code == 1
    assert "1 of " in check.out
    outcome = turtlebay("build", folder)
    if harm == "added":
        assert (outcome.code, "did not make" in outcome.err) == (3, True)
    else:
        assert "(4 reports kept from before)" in outcome.out
        assert path.read_bytes() == good


def test_only_what_changed_is_made_again(
    tmp_path: Path, make_corpus: Make, turtlebay: CommandLine, contents: Contents
) -> None:
    folder = make_corpus(tmp_path / "corpus", 6)
    assert turtlebay("build", folder).code == 0
    (folder / "notes-001.txt").write_text(GOOD, encoding="utf-8")
    (folder / "notes-002.txt").unlink()
    assert "from 5 reports (4 reports kept from before)" in turtlebay("build", folder).out
    assert turtlebay("build", folder, "-o", "fresh", "--cache", "other").code == 0
    assert contents(Path("output")) == contents(Path("fresh"))


def test_same_bytes_under_another_name_are_another_document(
    tmp_path: Path, make_corpus: Make, turtlebay: CommandLine
) -> None:
    folder = make_corpus(tmp_path / "corpus", 3)
    assert turtlebay("build", folder).code == 0
    (folder / "notes-001.txt").rename(folder / "minutes.txt")
    assert turtlebay("build", folder).code == 0
    assert "minutes" in [document["id"] for document in manifest(Path("output"))["documents"]]


def test_bad_files_stop_no_other(tmp_path: Path, turtlebay: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "corpus"
    (folder / "sub").mkdir(parents=True)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "copy of good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "sub-a.txt").write_text(GOOD + "It met.\n", encoding="utf-8")
    (folder / "sub" / "a.txt").write_text(GOOD + "It met twice.\n", encoding="utf-8")
    (folder / "table.xls").write_bytes(b"x")
    for name, raw in BROKEN.items():
        (folder / name).write_bytes(raw)
    first = turtlebay("build", folder)
    assert first.code == 1
    assert "from 2 reports" in first.out
    assert f"{len(BROKEN) + 1} files left out:" in first.err
    for name in (*BROKEN, "sub/a.txt"):
        [line] = [line for line in first.err.splitlines() if f"/{name}: " in line]
        assert len(line) > len(name) + 30
    assert "Traceback" not in first.err
    assert "good.txt: left out, as it holds the same text as copy of good.txt" in first.err
    assert "not read: 1" in first.err
    assert manifest(Path("output"))["not read"] == sorted([*BROKEN, "sub/a.txt"])
    second = turtlebay("build", folder)
    assert (second.code, second.err) == (1, first.err)
    assert "up to date" in second.out
    monkeypatch.chdir(folder)
    third = turtlebay("build", ".", "-o", "../here/output")
    assert "\ncut.pdf: the PDF is damaged" in third.err
    assert str(folder) not in third.err
    (folder / "empty.txt").write_text("The Board must act.\n", encoding="utf-8")
    assert f"{len(BROKEN)} files left out:" in turtlebay("build", folder, "-o", "../here/output").err


def test_folder_without_a_good_report_is_an_error(tmp_path: Path, turtlebay: CommandLine) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, raw in BROKEN.items():
        (folder / name).write_bytes(raw)
    outcome = turtlebay("build", folder)
    assert (outcome.code, outcome.out) == (3, "")
    assert f"none of the {len(BROKEN)} reports can be used" in outcome.err
    assert not Path("output").exists()


def test_named_report_that_is_bad_is_an_error(tmp_path: Path, make_corpus: Make, turtlebay: CommandLine) -> None:
    folder = make_corpus(tmp_path / "corpus", 2)
    outcome = turtlebay("build", *folder.rglob("*.txt"), tmp_path / "nowhere.txt")
    assert (outcome.code, outcome.out) == (3, "")
    assert "nowhere.txt: there is no such file" in outcome.err
    assert not Path("output").exists()


def test_what_begins_with_a_dot_and_links_to_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    for name in (".git/a.txt", ".b.txt", "c.txt", "sub/d.MD", "e.xls"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (tmp_path / "sub" / "round").symlink_to(tmp_path)
    found = find_sources([tmp_path, tmp_path / "c.txt"])
    assert [source.name for source in found.sources] == ["c", "sub/d"]
    assert found.others == 1
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no report in it"):
        find_sources([tmp_path / "empty"])


def test_table_of_reports_tells_dates_and_titles(tmp_path: Path, make_corpus: Make, turtlebay: CommandLine) -> None:
    folder = make_corpus(tmp_path / "corpus", 4)
    rows = [
        {"file": "notes-001.txt", "title": "First notes", "date": "2001-05", "publisher": "Quay Club"},
        {"file": "year-1993/notes-003", "title": "", "date": "2003", "publisher": ""},
        {"file": "nothing.txt", "title": "x", "date": "", "publisher": ""},
    ]
    outcome = turtlebay("build", folder, "--about", write_table(tmp_path / "about.csv", rows))
    assert outcome.code == 0
    assert "'nothing.txt' of the table of reports is none of the reports" in outcome.err
    annotation = json.loads(Path("output/annotations/notes-001.json").read_text(encoding="utf-8"))
    assert (
        annotation["document"] | {"title": "First notes", "date": "2001-05", "publisher": "Quay Club"}
        == (annotation["document"])
    )
    assert '"2003"^^xsd:gYear' in Path("output/documents/year-1993-notes-003.ttl").read_text(encoding="utf-8")
    rows[1]["date"] = "last spring"
    outcome = turtlebay("build", folder, "--about", write_table(tmp_path / "about.csv", rows))
    assert outcome.code == 1
    assert "notes-003.txt: the table of reports has 'last spring' as its date" in outcome.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,date\na,2001\n", "is no table of reports"),
        ("file,colour\na,red\n", "is no table of reports"),
        ("file,date\na,2001\na,2002\n", "'a' has two rows"),
        ("", "the sheet is empty"),
        ("file,date\n\xff\xfe", "not UTF-8"),
    ],
)
def test_table_of_reports_that_is_none_is_refused(
    content: str, message: str, tmp_path: Path, make_corpus: Make, turtlebay: CommandLine
) -> None:
    (tmp_path / "about.csv").write_bytes(content.encode("latin-1"))
    outcome = turtlebay("build", make_corpus(tmp_path / "corpus", 2), "--about", tmp_path / "about.csv")
    assert (outcome.code, outcome.out) == (3, "")
    assert message in outcome.err


def test_actors_with_one_name_are_proposed_and_a_person_decides(
    tmp_path: Path, make_corpus: Make, turtlebay: CommandLine, contents: Contents
) -> None:
    folder = make_corpus(tmp_path / "corpus", 5)
    assert turtlebay("build", folder, "-o", "apart").code == 0
    proposed = table(Path("apart"), "matches")
    assert {row["decision"] for row in proposed} == {""}
    scores = [float(row["score"]) for row in proposed]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    tides = [row for row in proposed if row["actor_label"] == "Tide Commission"]
    assert len(tides) == 4
    assert len({row["same_as"] for row in tides}) == 1
    one, other = tides[0], tides[1]
    one["decision"], other["decision"] = "same", "different"
    sheet = write_table(tmp_path / "merges.csv", proposed)
    outcome = turtlebay("build", folder, "-o", "merged", "--merges", sheet)
    assert outcome.code == 0, outcome.err
    before, after = manifest(Path("apart"))["counts"], manifest(Path("merged"))["counts"]
    assert after["actors"] == before["actors"] - 1
    left = {(row["actor"], row["same_as"]) for row in table(Path("merged"), "matches")}
    assert left == {(row["actor"], row["same_as"]) for row in proposed} - {
        (row["actor"], row["same_as"]) for row in (one, other)
    }
    actors = {row["iri"]: row for row in table(Path("merged"), "actors")}
    assert one["actor"] not in actors
    apart = {row["iri"]: row for row in table(Path("apart"), "actors")}
    for measure in ("times_addressed", "mentions", "stated_relations"):
        assert int(actors[one["same_as"]][measure]) == sum(
            int(apart[one[name]][measure]) for name in ("actor", "same_as")
        )
    turtle = Path("merged/graph.nt").read_text(encoding="utf-8")
    assert f"<{one['actor']}> <http://purl.org/dc/terms/isReplacedBy> <{one['same_as']}> ." in turtle
    assert not [finding for finding in validate(Path("merged")) if finding.severity == "violation"]
    assert turtlebay("analyze", "merged", "--format", "json").code == 0
    again = turtlebay("build", folder, "-o", "merged", "--merges", sheet)
    assert "up to date" in again.out


def test_decision_on_an_actor_of_the_authority(tmp_path: Path, turtlebay: CommandLine) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("The Harbour Board should rest.\n", encoding="utf-8")
    (folder / "b.txt").write_text("The Security Council should rest.\n", encoding="utf-8")
    base = "https://w3id.org/turtlebay"
    council = f"{base}/actor/security-council"
    rows = [{"decision": "same", "actor": f"{base}/doc/a/actor/harbour-board", "same_as": council}]
    assert turtlebay("build", folder, "--merges", write_table(tmp_path / "m.csv", rows)).code == 0
    assert {row["iri"] for row in table(Path("output"), "actors")} == {council}
    assert table(Path("output"), "actors")[0]["times_addressed"] == "2"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("maybe", "doc/a/actor/x", "doc/b/actor/x")], "line 2: 'maybe' is no decision"),
        ([("same", "doc/a/actor/x", "doc/b")], "is no actor of a graph of ours"),
        ([("same", "actor/turkey", "doc/b/actor/x")], "is shared by all reports"),
        ([("same", "doc/a/actor/x", "doc/b/actor/x"), ("same", "doc/a/actor/x", "doc/c/actor/x")], "to be two others"),
        ([("same", "doc/a/actor/x", "doc/b/actor/x"), ("same", "doc/b/actor/x", "doc/a/actor/x")], "back to itself"),
    ],
)
def test_merges_that_cannot_be_are_refused(
    rows: list[tuple[str, str, str]], message: str, tmp_path: Path, make_corpus: Make, turtlebay: CommandLine
) -> None:
    base = "https://w3id.org/turtlebay/"
    cells = [dict(zip(("decision", "actor", "same_as"), (d, base + a, base + b), strict=True)) for d, a, b in rows]
    sheet = write_table(tmp_path / "m.csv", cells)
    outcome = turtlebay("build", make_corpus(tmp_path / "corpus", 2), "--merges", sheet)
    assert (outcome.code, outcome.out) == (3, "")
    assert message in outcome.err


def test_merges_that_meet_nothing_are_told(tmp_path: Path, make_corpus: Make, turtlebay: CommandLine) -> None:
    base = "https://w3id.org/turtlebay"
    rows = [{"decision": "same", "actor": f"{base}/doc/gone/actor/x", "same_as": f"{base}/actor/turkey"}]
    folder = make_corpus(tmp_path / "corpus", 2)
    outcome = turtlebay("build", folder, "--merges", write_table(tmp_path / "m.csv", rows))
    assert outcome.code == 0
    assert f"no report has the actor {base}/doc/gone/actor/x of the merges file" in outcome.err


def test_chains_of_decisions_are_followed(tmp_path: Path) -> None:
    from turtlebay.corpus import read_merges

    base = "https://w3id.org/turtlebay/doc"
    a, b, c = (f"{base}/{name}/actor/x" for name in "abc")
    rows = [
        {"decision": "same", "actor": a, "same_as": b, "same_as_label": "X of b"},
        {"decision": "SAME", "actor": b, "same_as": c, "same_as_label": "X of c"},
        {"decision": "", "actor": c, "same_as": a, "same_as_label": ""},
    ]
    assert read_merges(write_table(tmp_path / "m.csv", rows)).same == {a: (c, "X of c"), b: (c, "X of c")}


def test_page_of_a_large_corpus_holds_the_newest(
    tmp_path: Path, make_corpus: Make, turtlebay: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_corpus(tmp_path / "corpus", 6)
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))
    rows = [{"file": name, "date": str(2000 + number)} for number, name in enumerate(names)]
    sheet = write_table(tmp_path / "about.csv", rows)
    monkeypatch.setattr("turtlebay.corpus.overview.SHOWN", 30)
    monkeypatch.setattr("turtlebay.corpus.assembly.LISTED", 5)
    assert turtlebay("build", folder, "--about", sheet).code == 0
    page = Path("output/graph.html").read_text(encoding="utf-8")
    assert "of 6 reports</strong>" in page
    facts = json.loads(page.partition('id="turtlebay-data">')[2].partition("</script>")[0])["facts"]
    shown = {document["date"] for document in facts["documents"]}
    assert 1 <= len(shown) < 6
    assert min(shown) > max({str(2000 + n) for n in range(6)} - shown)
    index = Path("output/index.html").read_text(encoding="utf-8")
    assert all(f"./reports/{document['id']}.html" in index for document in manifest(Path("output"))["documents"])
    assert '<a href="./files.html#documents">' in index
    assert "They are of the newest" in index


@pytest.mark.parametrize("number", [1, 3, 53])
def test_every_file_is_linked_from_the_index_or_the_list_of_files(
    number: int, tmp_path: Path, make_corpus: Make, turtlebay: CommandLine, contents: Contents
) -> None:
    assert turtlebay("build", make_corpus(tmp_path / "corpus", number)).code == 0
    files = contents(Path("output"))
    assert ("files.html" in files) is (number > 50)
    pages = "".join(files.get(name, b"").decode() for name in ("index.html", "files.html"))
    linked = {unquote(address) for address in re.findall(r'href="\./([^"#]+)', pages)}
    assert linked | {"index.html"} == set(files)
    assert len(files) >= 4 * number + 9


def test_entry_that_is_damaged_is_made_again(
    tmp_path: Path, make_corpus: Make, turtlebay: CommandLine, contents: Contents
) -> None:
    folder = make_corpus(tmp_path / "corpus", 3)
    assert turtlebay("build", folder).code == 0
    before = contents(Path("output"))
    for path in Path(".turtlebay_cache").rglob("*.zip"):
        path.write_bytes(path.read_bytes()[:-100])
    shutil.rmtree("output")
    assert turtlebay("build", folder).code == 0
    assert contents(Path("output")) == before


def test_entries_of_another_ontology_are_not_used(
    tmp_path: Path, make_corpus: Make, turtlebay: CommandLine, checkout: Path
) -> None:
    folder = make_corpus(tmp_path / "corpus", 2)
    assert turtlebay("build", folder).code == 0
    ontology = Path(shutil.copytree(checkout / "ontology", tmp_path / "ontology"))
    with (ontology / "actors.ttl").open("a", encoding="utf-8") as stream:
        stream.write(
            "\nact:tide-commission a tb:Organ ; skos:inScheme <https://w3id.org/turtlebay/actor> ;\n"
            '    skos:prefLabel "Tide Commission"@en .\n'
        )
    assert turtlebay("build", folder, "--ontology", ontology).code == 0
    assert "https://w3id.org/turtlebay/actor/tide-commission" in {row["iri"] for row in table(Path("output"), "actors")}


def test_fault_of_ours_on_one_file_costs_no_other(
    tmp_path: Path, make_corpus: Make, turtlebay: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from turtlebay import pipeline

    annotate = pipeline.annotate

    def fail_at_the_second(path: Path, *arguments: Any, **more: Any) -> pipeline.Annotated:
        if path.stem == "notes-001":
            raise KeyError("tide")
        return annotate(path, *arguments, **more)

    monkeypatch.setattr(pipeline, "annotate", fail_at_the_second)
    folder = make_corpus(tmp_path / "corpus", 3)
    outcome = turtlebay("build", folder)
    assert outcome.code == 1
    assert "notes-001.txt: a fault of turtlebay (KeyError: 'tide'); please report it" in outcome.err
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path / "here")
    assert "from 3 reports (2 reports kept from before)" in turtlebay("build", folder).out
