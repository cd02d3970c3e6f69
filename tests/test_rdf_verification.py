from __future__ import annotations

import ast
import runpy
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from turtlebay.errors import InputError, RdfError
from turtlebay.rdf import facts, graph_sections, to_jsonld, to_ntriples, to_turtle, verification, verify

SAMPLE = runpy.run_path(str(Path(__file__).with_name("test_rdf_sample.py")))
make_graph, make_report, make_second = SAMPLE["make_graph"], SAMPLE["make_report"], SAMPLE["make_second"]
WORDS, ASK, WORK = SAMPLE["WORDS"], SAMPLE["ASK"], SAMPLE["WORK"]

DOC = "<https://w3id.org/turtlebay/doc/harbour-notes"
TEXT = f"{DOC}/text>"
TB = "<https://w3id.org/turtlebay#"
OA = "<http://www.w3.org/ns/oa#"
INTEGER = "^^<http://www.w3.org/2001/XMLSchema#integer>"
EVIDENCE = f"{DOC}/text#char={ASK.start},{ASK.end}>"
POSITION = f"{DOC}/text#char={ASK.start},{ASK.end}&position>"
QUOTE = f"{DOC}/text#char={ASK.start},{ASK.end}&quote>"
MENTION = f"{DOC}/mention/{ASK.start}-{ASK.start + len('The Council')}>"

SECOND = "The Council must hear the Lantern Group."


def write(folder: Path, *, with_text: bool = True, words: str = WORDS) -> tuple[Path, Path]:
    graph, text = folder / "graph.nt", folder / "notes.txt"
    sections = graph_sections(make_graph(make_report(with_text=with_text), make_second()))
    graph.write_text(to_ntriples(sections), encoding="utf-8")
    text.write_bytes(words.encode())
    return graph, text


@pytest.mark.parametrize("with_text", [True, False])
def test_what_we_write_is_proved(with_text: bool, tmp_path: Path) -> None:
    graph, text = write(tmp_path, with_text=with_text)
    report = verify(graph, [text])
    assert report.failures == []
    assert report.passed
    assert (report.texts, report.statements, report.mentions) == (1, 4, 6)
    assert report.evidence == 10
    assert report.quotes == (10 if with_text else 0)
    assert report.unchecked == ("https://w3id.org/turtlebay/doc/other-notes/text",)


@pytest.mark.parametrize(("name", "writer"), [("graph.ttl", to_turtle), ("graph.jsonld", to_jsonld)])
def test_other_formats_and_folders_are_read(name: str, writer: Callable[..., str], tmp_path: Path) -> None:
    _, text = write(tmp_path)
    (tmp_path / name).write_text(writer(graph_sections(make_graph())), encoding="utf-8")
    assert verify(tmp_path / name, [text]).passed
    assert name != "graph.ttl" or verify(tmp_path, [text]).passed


def test_line_ends_and_a_byte_order_mark_make_no_other_text(tmp_path: Path) -> None:
    graph, text = write(tmp_path)
    for variant in ("\ufeff" + WORDS, WORDS.replace("\n", "\r\n"), WORDS.replace("\n", "\r")):
        text.write_bytes(variant.encode())
        assert verify(graph, [text]).passed


def test_two_texts_are_proved_together(tmp_path: Path) -> None:
    graph, text = write(tmp_path)
    second = tmp_path / "second.txt"
    second.write_bytes(SECOND.encode())
    report = verify(graph, [text, second])
    assert report.passed
    assert (report.texts, report.statements, report.unchecked) == (2, 5, ())


@pytest.mark.parametrize(
    "words", [WORDS.replace("map", "nap"), WORDS + " ", WORDS[1:], WORDS.replace("e", "e\u0301", 1)]
)
def test_another_text_is_found_out(words: str, tmp_path: Path) -> None:
    graph, text = write(tmp_path, words=words)
    report = verify(graph, [text])
    assert not report.passed
    assert [failure.problem for failure in report.failures] == ["no text of the graph has the digest of notes.txt"]


def test_no_text_is_no_proof(tmp_path: Path) -> None:
    graph, _ = write(tmp_path)
    report = verify(graph, [])
    assert not report.passed
    assert len(report.unchecked) == 2


def line(subject: str, predicate: str, value: str = "") -> str:
    return f"{subject} {predicate} {value}"


# name: (what the lines to change begin with, what they become, the problem to find)
TAMPERED: dict[str, tuple[str, Callable[[str], str], str]] = {
    "quote altered": (line(EVIDENCE, TB + "quote>"), lambda x: x.replace("map", "nap"), "quotes other words"),
    "quote shortened": (line(EVIDENCE, TB + "quote>"), lambda x: x.replace("allow.", "allow"), "quotes other words"),
    "quote removed": (line(EVIDENCE, TB + "quote>"), lambda x: "", "has no quote, though others"),
    "quote doubled": (line(EVIDENCE, TB + "quote>"), lambda x: x + x.replace("map", "nap"), "has 2 quotes and 1"),
    "exact altered": (line(QUOTE, OA + "exact>"), lambda x: x.replace("map", "nap"), "another oa:exact"),
    "exact removed": (line(QUOTE, OA + "exact>"), lambda x: "", "has 0 values of oa:exact"),
    "prefix altered": (line(QUOTE, OA + "prefix>"), lambda x: x.replace(' "', ' "x'), "another oa:prefix"),
    "suffix altered": (line(QUOTE, OA + "suffix>"), lambda x: x.replace("Tide", "Ride"), "another oa:suffix"),
    "suffix doubled": (line(QUOTE, OA + "suffix>"), lambda x: x + x.replace("Tide", "Ride"), "has 2 values of"),
    "start shifted": (
        line(POSITION, OA + "start>"),
        lambda x: x.replace(f'"{ASK.start}"', f'"{ASK.start + 1}"'),
        "quotes other words",
    ),
    "end shifted": (
        line(POSITION, OA + "end>"),
        lambda x: x.replace(f'"{ASK.end}"', f'"{ASK.end - 1}"'),
        "names another span",
    ),
    "end before start": (
        line(POSITION, OA + "end>"),
        lambda x: x.replace(f'"{ASK.end}"', '"1"'),
        "no span inside the text",
    ),
    "end past the text": (
        line(POSITION, OA + "end>"),
        lambda x: x.replace(f'"{ASK.end}"', '"99999"'),
        "no span inside the text",
    ),
    "negative start": (
        line(POSITION, OA + "start>"),
        lambda x: x.replace(f'"{ASK.start}"', '"-1"'),
        "no span inside the text",
    ),
    "start is a string": (line(POSITION, OA + "start>"), lambda x: x.replace(INTEGER, ""), "no span inside the text"),
    "start doubled": (
        line(POSITION, OA + "start>"),
        lambda x: x + x.replace(f'"{ASK.start}"', '"7"'),
        "no span inside the text",
    ),
    "position removed": (POSITION, lambda x: "", "has 0 position selectors"),
    "all selectors removed": (line(EVIDENCE, OA + "hasSelector>"), lambda x: "", "has 0 position selectors"),
    "evidence untyped": (
        line(EVIDENCE, "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"),
        lambda x: "",
        "is no tb:Evidence",
    ),
    "source removed": (line(EVIDENCE, OA + "hasSource>"), lambda x: "", "has another source"),
    "source doubled": (
        line(EVIDENCE, OA + "hasSource>"),
        lambda x: x + x.replace(f"> {TEXT}", "> <http://e.example/t>"),
        "has another source",
    ),
    "evidence node removed": (EVIDENCE, lambda x: "", "rests on evidence that is not in its text"),
    "evidence link removed": (line(f"{DOC}/rec/r01>", TB + "evidence>"), lambda x: "", "has no evidence"),
    "evidence of another document": (
        line(f"{DOC}/rec/r01>", TB + "evidence>"),
        lambda x: x.replace(EVIDENCE, EVIDENCE.replace("harbour", "other")),
        "rests on evidence that is not in its text",
    ),
    "cue of another document": (
        line(f"{DOC}/rec/r01>", TB + "cue>"),
        lambda x: x.replace("> <https://w3id.org/turtlebay/doc/harbour-notes/text", "> <http://e.example/text"),
        "rests on evidence that is not in its text",
    ),
    "statement of no document": (
        line(f"{DOC}/rec/r01>", TB + "inDocument>"),
        lambda x: "",
        "belongs to 0 documents",
    ),
    "document without text": (
        line(f"{DOC}>", "<http://purl.org/dc/terms/hasFormat>"),
        lambda x: "",
        "is the text of no document",
    ),
    "character count altered": (line(TEXT, TB + "characterCount>"), lambda x: x.replace('"2', '"3'), "character count"),
    "character count removed": (line(TEXT, TB + "characterCount>"), lambda x: "", "character count"),
    "digest doubled": (
        line(TEXT, TB + "sha256>"),
        lambda x: x + f'{TEXT} {TB}sha256> "{"0" * 64}" .\n',
        "more than one digest",
    ),
    "digest removed": (line(TEXT, TB + "sha256>"), lambda x: "", "no text of the graph has the digest"),
    "mention without target": (line(MENTION, OA + "hasTarget>"), lambda x: "", "has no evidence in one text"),
    "mention of nothing": (line(MENTION, OA + "hasBody>"), lambda x: "", "means no entity"),
    "mention of other words": (
        line(MENTION, OA + "hasTarget>"),
        lambda x: f"{MENTION} {OA}hasTarget> {EVIDENCE} .\n",
        "names another span",
    ),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampering_is_found_out(name: str, tmp_path: Path) -> None:
    begin, change, problem = TAMPERED[name]
    graph, text = write(tmp_path)
    lines = graph.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [change(x) if x.startswith(begin) else x for x in lines]
    assert changed != lines, "nothing was tampered with"
    graph.write_text("".join(changed), encoding="utf-8")
    report = verify(graph, [text])
    assert not report.passed
    assert any(problem in failure.problem for failure in report.failures), report.failures


def test_a_failure_tells_where_and_what(tmp_path: Path) -> None:
    graph, text = write(tmp_path)
    words = graph.read_text(encoding="utf-8")
    lines = words.splitlines(keepends=True)
    begin = line(EVIDENCE, TB + "quote>")
    graph.write_text("".join(x.replace("map", "nap") if x.startswith(begin) else x for x in lines), encoding="utf-8")
    (failure,) = verify(graph, [text]).failures
    assert failure.iri == EVIDENCE.strip("<>")
    assert (failure.start, failure.end) == (ASK.start, ASK.end)
    assert failure.expected == WORDS[ASK.start : ASK.end]
    assert failure.found == failure.expected.replace("map", "nap")


def test_offsets_count_code_points_not_utf16_units(tmp_path: Path) -> None:
    assert WORDS.index("🐢") < ASK.start
    graph, text = write(tmp_path)
    shifted = graph.read_text(encoding="utf-8").replace(f'"{WORK.start}"{INTEGER}', f'"{WORK.start + 1}"{INTEGER}')
    graph.write_text(shifted, encoding="utf-8")
    assert not verify(graph, [text]).passed


def test_named_graphs_do_not_hide_anything(tmp_path: Path) -> None:
    _, text = write(tmp_path)
    triples = {triple for section in graph_sections(make_graph()) for triple in section.triples}
    quads = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode("http://e.example/g")) for t in triples]
    path = tmp_path / "graph.nq"
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    assert verify(path, [text]).passed


def test_unusable_files_are_errors_not_findings(tmp_path: Path) -> None:
    graph, text = write(tmp_path)
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a", encoding="utf-8")
    with pytest.raises(RdfError, match=r"broken\.ttl"):
        verify(broken, [text])
    with pytest.raises(InputError, match=r"missing\.nt"):
        verify(tmp_path / "missing.nt", [text])
    for name in ("notes.txt", "graph.rdf"):
        with pytest.raises(InputError, match="can be verified"):
            verify(tmp_path / name, [text])
    with pytest.raises(InputError, match=r"missing\.txt"):
        verify(graph, [tmp_path / "missing.txt"])
    text.write_bytes(b"caf\xe9")
    with pytest.raises(InputError, match="not UTF-8 at byte 3"):
        verify(graph, [text])


def test_the_proof_uses_nothing_of_the_writer() -> None:
    allowed = {"turtlebay.errors", "turtlebay.rdf.facts"}
    for module in (verification, facts):
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert {name for name in names if name.startswith("turtlebay")} <= allowed
