"""Bad input: a message that says what to do, the exit code, nothing half-written, nothing of the user's removed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from turtlebay.errors import AnnotationError
from turtlebay.model import read_annotations
from turtlebay.resources import ontology_folder

if TYPE_CHECKING:
    from conftest import CommandLine, Outcome

GOOD = "The Harbour Board should rest. It met in May.\n"
LEGACY = "The “Café Society” of Curaçao should rest – now. Señor Muñoz came from Malmö.\n"


def here() -> list[str]:
    """Return the names in the folder that the command ran in."""
    return sorted(path.name for path in Path().iterdir())


def require_refused(outcome: Outcome, *messages: str, code: int = 3) -> None:
    assert outcome.code == code, outcome
    assert outcome.out == ""
    lines = outcome.err.splitlines()
    assert len(lines) == 1, outcome.err
    assert lines[0].startswith("turtlebay: ")
    for message in messages:
        assert message in lines[0]
    assert "Traceback" not in outcome.err


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A good report, beside which a bad one may stand."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


REPORTS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "empty": (b"", ("the file is empty", "Give a file that holds the report")),
    "blank": (b" \n\t\r\n \xc2\xa0", ("holds no text",)),
    "mark only": (b"\xef\xbb\xbf", ("holds no text",)),
    "zero bytes": (b"The Board\x00 should rest.", ("byte 0x00 at offset 9", "binary", "UTF-8")),
    "pdf": (b"%PDF-1.7\n\x00", ("PDF",)),
    "word": (b"PK\x03\x04rest", ("ZIP",)),
    "image": (b"\x89PNG\r\n\x1a\n\x00", ("PNG image", "not text")),
    "damaged": ("Été café à Genève: ".encode() * 3 + b"\xff\xfe rest", ("byte 0xFF at offset", "breaks UTF-8")),
    "two encodings": (b"caf\xc3\xa9 \xe9", ("byte 0xE9 at offset 6", "save the file as UTF-8")),
    "false mark": (b"\xef\xbb\xbfThe Board \xff", ("mark says UTF-8", "offset 13", "Save the file as UTF-8")),
    "noise": (bytes(range(128, 256)) * 4, ("byte 0x80 at offset 0",)),
}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("command", ["build", "extract"])
def test_file_that_is_no_report_is_refused(
    name: str, command: str, report: Path, tmp_path: Path, turtlebay: CommandLine
) -> None:
    raw, messages = REPORTS[name]
    path = tmp_path / "bad.txt"
    path.write_bytes(raw)
    arguments = [report, path] if command == "build" else [path]
    require_refused(turtlebay(command, *arguments, "-o", "out"), str(path), *messages)
    assert here() == []
    assert path.read_bytes() == raw


@pytest.mark.parametrize("command", ["build", "extract"])
def test_missing_file_and_folder_are_refused(command: str, tmp_path: Path, turtlebay: CommandLine) -> None:
    require_refused(turtlebay(command, "nowhere.txt", "-o", "out"), "nowhere.txt: there is no such file", "Check")
    said = {"build": ("there is no report in it", "Read are"), "extract": ("this is a folder", "Name one file")}
    require_refused(turtlebay(command, tmp_path, "-o", "out"), *said[command])
    assert here() == []


def test_byte_order_mark_is_no_fault(tmp_path: Path, report: Path, turtlebay: CommandLine) -> None:
    marked = tmp_path / "marked" / "good.txt"
    marked.parent.mkdir()
    marked.write_text(GOOD, encoding="utf-8-sig")
    assert turtlebay("extract", marked).out == turtlebay("extract", report).out
    marked.write_text(GOOD, encoding="utf-16")
    outcome = turtlebay("extract", marked)
    assert outcome.code == 0
    assert "good.txt: decoded as UTF-16" in outcome.err


@pytest.mark.parametrize(("codec", "label"), [("cp1252", "Windows-1252")])
def test_legacy_encoding_is_read_with_a_notice(codec: str, label: str, tmp_path: Path, turtlebay: CommandLine) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(LEGACY.encode(codec))
    outcome = turtlebay("build", path, "-o", "out")
    assert outcome.code == 0
    assert f"old.txt: decoded as {label}: byte 0x93 at offset 4 is not UTF-8" in outcome.err
    assert "if letters look wrong, save the file as UTF-8" in outcome.err
    assert "Café Society" in Path("out/graph.ttl").read_text(encoding="utf-8")


def test_fifty_megabytes_of_one_line_are_refused_at_once(tmp_path: Path, turtlebay: CommandLine) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 10_000_000)
    require_refused(turtlebay("build", path, "-o", "out"), "50,000,000 bytes, more than", "Split it")
    assert here() == []


@pytest.mark.parametrize("unit", ["x", "word ", "The Board met. ", "a,", "1.", "- ", "\n", "(", "A. B. "])
def test_long_line_does_not_hang(unit: str, tmp_path: Path, turtlebay: CommandLine) -> None:
    path = tmp_path / "long.txt"
    path.write_text(unit * (100_000 // len(unit)) + "\n\nThe Harbour Board should rest.\n", encoding="utf-8")
    assert turtlebay("build", path, "-o", "out").code == 0


@pytest.mark.parametrize("name", ["turtlebay.ttl", "schemes.ttl", "actors.ttl"])
@pytest.mark.parametrize("command", ["build", "extract"])
def test_broken_turtle_of_the_user_names_file_and_line(
    name: str, command: str, report: Path, tmp_path: Path, turtlebay: CommandLine
) -> None:
    folder = Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    (folder / name).write_text("\n".join([*lines, "<a:b> <a:c> ] ."]) + "\n", encoding="utf-8")
    outcome = turtlebay(command, report, "--ontology", folder, "-o", "out")
    require_refused(outcome, name, f"line {len(lines) + 1}", "Mend the place named")
    assert here() == []


@pytest.mark.parametrize("command", ["build", "extract"])
def test_folder_that_is_no_ontology_is_refused(
    command: str, report: Path, tmp_path: Path, turtlebay: CommandLine
) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        outcome = turtlebay(command, report, "--ontology", folder, "-o", "out")
        require_refused(outcome, ".ttl: cannot be read", "Start from a copy of the shipped ontology folder")
    assert here() == []


def test_broken_shapes_of_the_user_are_refused(report: Path, tmp_path: Path, turtlebay: CommandLine) -> None:
    folder = Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))
    assert turtlebay("build", report).code == 0
    (folder / "shapes" / "must.ttl").write_text("tb:x", encoding="utf-8")
    require_refused(turtlebay("validate", "--ontology", folder), "must.ttl")


@pytest.mark.parametrize("command", ["validate", "verify", "query"])
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("broken.ttl", b"@prefix tb: <https://w3id.org/turtlebay#> .\ntb:a tb:b\n", "broken.ttl"),
        ("broken.nt", b"<a> <b>", "broken.nt"),
        ("broken.jsonld", b'{"@id": ', "broken.jsonld"),
        ("bytes.ttl", b"\xff\xfe\x00", "bytes.ttl"),
        ("nowhere.ttl", None, "nowhere.ttl"),
    ],
)
def test_broken_graph_is_refused(
    command: str, name: str, content: bytes | None, message: str, report: Path, turtlebay: CommandLine
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    arguments = {"validate": [name], "verify": [name, report], "query": ["cq02", "-g", name]}[command]
    require_refused(turtlebay(command, *arguments), message)


def test_folder_without_a_graph_is_refused(report: Path, tmp_path: Path, turtlebay: CommandLine) -> None:
    for arguments in (["validate", tmp_path], ["verify", tmp_path, report], ["query", "cq02", "-g", tmp_path]):
        require_refused(turtlebay(*arguments), "graph.ttl")


@pytest.mark.parametrize("content", [None, b"caf\xe9"])
def test_text_that_cannot_be_read_is_refused(
    content: bytes | None, report: Path, tmp_path: Path, turtlebay: CommandLine
) -> None:
    assert turtlebay("build", report).code == 0
    path = tmp_path / "text.txt"
    if content is not None:
        path.write_bytes(content)
    require_refused(turtlebay("verify", "output", path), "text.txt")


@pytest.mark.parametrize(
    ("raw", "message"),
    [(b"SELECT \xff", "byte 0xFF at offset 7 is not UTF-8"), (b"SELECT nonsense", "standard input")],
)
def test_broken_query_is_refused(raw: bytes, message: str, turtlebay: CommandLine) -> None:
    outcome = turtlebay("query", "-", stdin=raw)
    assert outcome.code == 3
    assert message in outcome.err


def test_query_that_cannot_be_read_is_refused(tmp_path: Path, turtlebay: CommandLine) -> None:
    Path("mine.rq").write_bytes(b"\xff")
    require_refused(turtlebay("query", "mine.rq"), "mine.rq: byte 0xFF at offset 0")
    require_refused(turtlebay("query", "nowhere.rq"), "nowhere.rq: cannot be read", "Name a SPARQL file")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"{", "not JSON at line 1, column 2"),
        (b"[]", "the top is no object"),
        (b"\xff", "not UTF-8 at byte 0"),
        (json.dumps({"document": {"id": "a", "title": "A"}, "entities": []}).encode(), "relations"),
    ],
)
def test_broken_annotation_file_is_refused(raw: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(raw)
    with pytest.raises(AnnotationError, match=message) as caught:
        read_annotations(path)
    assert caught.value.exit_code == 3
    assert caught.value.remedy


def test_foreign_folder_is_refused_before_any_work(report: Path, turtlebay: CommandLine) -> None:
    Path("mine").mkdir()
    Path("mine/thesis.doc").write_text("mine", encoding="utf-8")
    outcome = turtlebay("build", report, "-o", "mine")
    require_refused(outcome, "holds files that turtlebay did not make: thesis.doc", "Choose another folder with -o")
    assert Path("mine/thesis.doc").read_text(encoding="utf-8") == "mine"
    assert here() == ["mine"]


@pytest.mark.parametrize("place", ["file", "file/out", "a/b", "x" * 300, "/proc/out", ""])
def test_unwritable_folder_is_refused(place: str, report: Path, turtlebay: CommandLine) -> None:
    Path("file").write_text("mine", encoding="utf-8")
    require_refused(turtlebay("build", report, "-o", place))
    assert Path("file").read_text(encoding="utf-8") == "mine"
    assert here() == ["file"]


@pytest.mark.parametrize("place", [".", "a/b.json", "x" * 300, "/proc/out.json"])
def test_unwritable_file_is_refused(place: str, report: Path, turtlebay: CommandLine) -> None:
    require_refused(turtlebay("extract", report, "-o", place))
    assert here() == []


def test_failed_build_leaves_the_last_one(report: Path, tmp_path: Path, turtlebay: CommandLine) -> None:
    assert turtlebay("build", report).code == 0
    before = {path: path.read_bytes() for path in Path("output").rglob("*") if path.is_file()}
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    require_refused(turtlebay("build", report, tmp_path / "bad.txt"))
    assert {path: path.read_bytes() for path in Path("output").rglob("*") if path.is_file()} == before
    assert here() == ["output"]
