"""The script for a stranger, `docs/verify.py`: short, without our package, and of one mind with `turtlebay verify`."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from turtlebay.pipeline import Built
from turtlebay.rdf import graph_sections, to_turtle, verify

if TYPE_CHECKING:
    from conftest import CommandLine

CHECKOUT = Path(__file__).resolve().parents[1]
SCRIPT = CHECKOUT / "docs" / "verify.py"
NOTES = CHECKOUT / "docs" / "examples" / "harbour-notes.md"


def prove(*arguments: Path) -> tuple[int, list[str]]:
    """Run the script in a folder and an environment in which turtlebay is not to be found by accident."""
    command = [sys.executable, "-I", str(SCRIPT), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout.splitlines()


def numbers(line: str) -> dict[str, int]:
    return {noun.rstrip("s"): int(number) for number, noun in re.findall(r"([0-9]+) (?:of [0-9]+ )?([a-z]+)", line)}


@pytest.fixture
def built(turtlebay: CommandLine, tmp_path: Path) -> Path:
    assert turtlebay("build", NOTES, "--output", tmp_path / "harbour").code == 0
    return tmp_path / "harbour" / "graph.ttl"


def test_it_is_short_and_stands_alone() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 60
    tree = ast.walk(ast.parse(source))
    imported = {name for node in tree for name in _imports(node)}
    assert imported == {"hashlib", "pathlib", "rdflib", "sys"}


def _imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "turtlebay").partition(".")[0]]
    return [alias.name.partition(".")[0] for alias in node.names] if isinstance(node, ast.Import) else []


def test_it_counts_what_the_command_counts(built: Path) -> None:
    code, lines = prove(built, NOTES)
    report = verify(built, [NOTES])
    assert (code, len(lines)) == (0, 1)
    expected = {"failure": 0, "text": 1, "span": report.evidence, "quote": report.quotes}
    assert numbers(lines[0]) == expected | {"statement": report.statements}
    assert report.quotes >= 10


def test_line_ends_and_a_byte_order_mark_make_no_other_text(built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "notes.md"
    copy.write_bytes(("\ufeff" + NOTES.read_text(encoding="utf-8").replace("\n", "\r\n")).encode())
    assert prove(built, copy)[0] == 0
    assert prove(built, built.parent / "texts" / "harbour-notes.txt")[0] == 0


@pytest.mark.parametrize("words", [b"Notes", NOTES.read_bytes().replace(b"spring", b"summer"), b"%PDF-1.7\n\xff\xfe"])
def test_another_text_is_found_out(words: bytes, built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "notes.md"
    copy.write_bytes(words)
    code, lines = prove(built, copy)
    assert code == 1
    assert "no text of the graph has its digest" in lines[0]


CHANGES: dict[str, tuple[Callable[[str], str], str]] = {
    "start": (
        lambda ttl: ttl.replace("oa:start 318 ;\n    oa:end 349", "oa:start 319 ;\n    oa:end 349"),
        "other offsets than 319,349",
    ),
    "end past the text": (lambda ttl: ttl.replace("oa:end 349 .", "oa:end 99999 ."), "no offsets inside the text"),
    "start doubled": (lambda ttl: ttl.replace("oa:start 318 ;", "oa:start 318 , 7 ;"), "no offsets inside the text"),
    "start no number": (lambda ttl: ttl.replace("oa:start 318 ;", 'oa:start "x" ;'), "no offsets inside the text"),
    "quote": (lambda ttl: ttl.replace('tb:quote "train its', 'tb:quote "drain its'), "quotes 'drain its"),
    "exact": (lambda ttl: ttl.replace('oa:exact "train its', 'oa:exact "drain its'), "quotes 'drain its"),
    "evidence": (lambda ttl: re.sub(r"    tb:evidence <[^>]+> ;\n", "", ttl, count=1), "has no evidence"),
    "document": (lambda ttl: re.sub(r"    tb:inDocument [^;]+ ;\n", "", ttl, count=1), "has no evidence"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_graph_is_found_out(name: str, built: Path) -> None:
    change, problem = CHANGES[name]
    whole = built.read_text(encoding="utf-8")
    changed = change(whole)
    assert changed != whole, "nothing was changed"
    built.write_text(changed, encoding="utf-8")
    code, lines = prove(built, NOTES)
    assert code == 1
    assert len(lines) >= 2
    assert problem in lines[0]


def test_the_istanbul_report_is_proved(istanbul: Path, reviewed: Built, tmp_path: Path) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(to_turtle(graph_sections(reviewed.graph)), encoding="utf-8")
    code, lines = prove(graph, istanbul)
    report = verify(graph, [istanbul])
    assert code == 0, lines
    assert report.evidence >= 500
    assert numbers(lines[-1])["span"] == report.evidence
    assert numbers(lines[-1])["statement"] == report.statements


def test_without_a_text_it_says_what_it_wants() -> None:
    done = subprocess.run([sys.executable, "-I", str(SCRIPT)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "graph.ttl report.txt" in done.stderr
