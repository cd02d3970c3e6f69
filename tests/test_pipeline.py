"""Any report runs the whole way; a reviewed one is recognised by its digest and gains its words."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import pytest

from turtlebay import build_graph, extract_report, output
from turtlebay.building import Settings, render_report, write_folder
from turtlebay.errors import UsageError
from turtlebay.graph import Graph
from turtlebay.pipeline import Built, graph_files, slug_of
from turtlebay.rdf import validate, verify
from turtlebay.resources import ontology_folder

ISTANBUL = "istanbul-retreat-2010"
TEXTS = {
    "prose": "The council should open its doors.\nIt met in May. Members might bring a friend, if time allows.\n",
    "list": "Recommendations\n\n1. Strengthen the pier.\n2. Review the tables every year.\n\n3. Support pilots.\n",
    "markdown": "# Harbours\n\n**The Board** should *publish* its tables.\n\n- [x] Mend the pier\n- Go\n\n> Old.\n",
    "resolution": "The Harbour Council,\n\nRecalling its earlier decisions,\n\n1. Decides to keep the light;\n\n"
    "2. Requests the Secretary-General to report on tides.\n",
    "review": "12.1 Sign the treaty on lights (Norway);\n\n12.2 Ratify the pact on buoys (Chile, Peru);\n",
    "hyphens": "The Board should re-\nopen the north pier and co-\noperate with the pilots.\n",
    "windows": "The Board should rest.\r\n\r\nThe Board must sleep.\r\n",
    "emoji": "🐢🐢 The Board should rest 🐢 today. Le conseil devrait dormir.\n",
    "heading only": "HARBOURS\n",
    "one letter": "a",
    "signs only": "… — !!! ???\n\n* * *\n",
    "form feeds": "Page 1\fThe Board should\frest.\fPage 2\f",
    "no recommendation": "The Board met in spring. It was a quiet year.\n",
    "long word": "The Board should print " + "x" * 20_000 + ".\n",
    "long line": "The Board should rest for now. " * 400,
    "many breaks": "The Board\n\n\n\n\n\n\n\n\nshould rest.\n" * 50,
    "control": "The Board \x0bshould\x1c rest\x85 now.\x00"[:-1] + "\n",
    "markup": "The <b>Board</b> should & must \"quote\" 'this' <script>alert(1)</script>.\n",
    "formula": "=SUM(A1) should rest.\n\n@Board must act.\n",
}


def write_and_read(built: Built, folder: Path) -> dict[str, str]:
    settings = Settings()
    write_folder([render_report(report, settings) for report in built.graph.reports], folder, settings)
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in paths}


@pytest.mark.parametrize("name", TEXTS)
def test_any_report_runs_the_whole_way(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_bytes(TEXTS[name].encode())
    files = write_and_read(build_graph([path]), tmp_path / "out")
    proof = verify(tmp_path / "out", [path])
    assert proof.passed, proof.failures
    assert proof.quotes == proof.evidence
    manifest = json.loads(files[output.MANIFEST])
    assert manifest["counts"]["documents"] == 1
    assert manifest["documents"][0]["text at hand"] is True


@pytest.mark.parametrize(("name", "least"), [("prose", 1), ("list", 3), ("markdown", 1), ("resolution", 1)])
def test_recommendations_are_found(name: str, least: int, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text(TEXTS[name], encoding="utf-8")
    extraction, _, _ = extract_report(path)
    assert len(extraction.annotations.recommendations) >= least


def test_report_without_a_recommendation_gives_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "quiet.txt"
    path.write_text(TEXTS["no recommendation"], encoding="utf-8")
    assert build_graph([path]).notices == ("quiet.txt: no recommendation was found; is it a report in English?",)


def test_annotated_reports_build_together_and_prove(shared: Path, tmp_path: Path) -> None:
    paths = sorted([*(shared / "gold").glob("*.txt"), *(shared / "gold" / "more").glob("*.txt")])
    assert len(paths) >= 8
    built = build_graph(paths)
    files = write_and_read(built, tmp_path / "out")
    proof = verify(tmp_path / "out", paths)
    assert proof.passed, proof.failures[:3]
    assert (proof.texts, proof.unchecked) == (len(paths), ())
    assert proof.quotes == proof.evidence >= 1000
    assert proof.statements >= 250
    whole = set(files["graph.nt"].splitlines())
    assert len(whole) >= 10_000
    assert sorted(name for name in files if name.startswith("documents/")) == [
        f"documents/{report.id}.ttl" for report in built.graph.reports
    ]


@pytest.mark.parametrize("form", ["as it is", "other name", "byte order mark", "windows"])
def test_reviewed_report_is_recognised_by_its_characters(form: str, istanbul: Path, tmp_path: Path) -> None:
    path = tmp_path / ("some-report.md" if form == "other name" else istanbul.name)
    raw = istanbul.read_bytes()
    if form == "byte order mark":
        raw = b"\xef\xbb\xbf" + raw
    elif form == "windows":
        raw = raw.replace(b"\n", b"\r\n")
    path.write_bytes(raw)
    built = build_graph([path])
    assert any(f"recognised as '{ISTANBUL}'" in notice for notice in built.notices)
    assert built.graph.reports[0].annotations.document.method == "review"


def test_one_changed_letter_makes_another_report(istanbul: Path, tmp_path: Path) -> None:
    path = tmp_path / istanbul.name
    path.write_text(istanbul.read_text(encoding="utf-8") + "!", encoding="utf-8")
    assert build_graph([path]).graph.reports[0].annotations.document.method == "extraction"


def test_text_adds_quotes_and_changes_nothing_else(istanbul: Path, reviewed: Built) -> None:
    without, with_text = graph_files(reviewed.graph), graph_files(build_graph([istanbul]).graph)
    assert set(with_text) - set(without) <= {f"texts/{ISTANBUL}.txt"}
    assert set(without) <= set(with_text)
    before, after = (set(files["graph.nt"].splitlines()) for files in (without, with_text))
    assert before <= after
    added = after - before
    oa = "http://www.w3.org/ns/oa#"
    kinds = {line.split(" ", 2)[1] for line in added}
    quoting = {f"<{oa}{name}>" for name in ("exact", "prefix", "suffix", "hasSelector")}
    assert kinds == {
        *quoting,
        "<https://w3id.org/turtlebay#quote>",
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
    }
    for line in added:
        if "#type>" in line:
            assert f"<{oa}TextQuoteSelector>" in line
        if "hasSelector>" in line:
            assert "&quote>" in line
    assert sum("turtlebay#quote>" in line for line in added) >= 200


def test_extraction_alone_is_never_the_reviewed_annotation(istanbul: Path) -> None:
    extraction, layout, _ = extract_report(istanbul)
    document = extraction.annotations.document
    assert document.method == "extraction"
    assert document.sha256 == layout.text.sha256
    assert not any(item.evidence.quote is None for item in extraction.annotations.recommendations)


def test_two_reports_with_one_id_are_refused(tmp_path: Path) -> None:
    paths = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "notes.txt")
        paths[-1].write_text(TEXTS["prose"] + folder, encoding="utf-8")
    with pytest.raises(UsageError, match="would both be the document 'notes'") as caught:
        build_graph(paths)
    assert "Rename one" in caught.value.remedy


def test_one_reviewed_report_under_two_names_is_refused(istanbul: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(istanbul, tmp_path / "copy.txt"))
    with pytest.raises(UsageError, match=ISTANBUL):
        build_graph([istanbul, copy])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Harbour Notes.v2.txt", "harbour-notes-v2"),
        ("ÉTÉ à Genève.md", "ete-a-geneve"),
        ("x" * 240 + ".txt", "x" * 180),
        ("rapport_final (1).txt", "rapport-final-1"),
    ],
)
def test_document_is_known_by_the_name_of_its_file(name: str, expected: str) -> None:
    assert slug_of(Path(name).stem) == expected


@pytest.mark.parametrize("name", ["报告.txt", "bad\udcff.txt", "no ending", ".hidden", "a;b'c\"d.txt", "-dash.txt"])
def test_any_file_name_will_do(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(TEXTS["prose"], encoding="utf-8")
    files = write_and_read(build_graph([path]), tmp_path / "out")
    assert files["graph.nt"]
    assert verify(tmp_path / "out", [path]).passed


def test_order_of_reports_does_not_matter(tmp_path: Path) -> None:
    paths = []
    for name in ("prose", "list", "resolution"):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(TEXTS[name], encoding="utf-8")
    results = [graph_files(build_graph(order).graph) for order in itertools.permutations(paths)]
    assert all(result == results[0] for result in results)


def test_shapes_find_no_violation_in_what_is_extracted(notes: Path, tmp_path: Path) -> None:
    write_and_read(build_graph([notes]), tmp_path / "out")
    assert [finding for finding in validate(tmp_path / "out") if finding.severity == "violation"] == []


def test_own_ontology_changes_what_is_extracted(notes: Path, tmp_path: Path) -> None:
    def board(graph: Graph) -> list[str]:
        return [iri for iri in graph.nodes if iri.endswith("/actor/harbour-board")]

    folder = Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))
    with (folder / "actors.ttl").open("a", encoding="utf-8") as file:
        file.write(
            "\nact:harbour-board a tb:Organ ; skos:inScheme <https://w3id.org/turtlebay/actor> ;\n"
            '    skos:prefLabel "Harbour Board"@en .\n'
        )
    assert board(build_graph([notes], ontology=folder).graph) == ["https://w3id.org/turtlebay/actor/harbour-board"]
    assert board(build_graph([notes]).graph) == ["https://w3id.org/turtlebay/doc/harbour-notes/actor/harbour-board"]


def test_progress_is_told_after_each_report(notes: Path) -> None:
    told: list[Path] = []
    build_graph([notes], advance=told.append)
    assert told == [notes]
