"""Pages: from the file through evidence to the graph, the tables and the page; and the text beside the graph."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pydantic import ValidationError
from reportlab.pdfgen.canvas import Canvas

from turtlebay import pipeline, rdf
from turtlebay.model import Evidence, Span, Text, from_json, to_json
from turtlebay.output import publish

LINES = (
    "The harbour board met in spring and looked back at a quiet year.",
    "The harbour board should publish its tide tables every month.",
    "The board must ask the Security Council for advice before winter.",
)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A report of three pages with a sentence on each."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for number, words in enumerate(LINES):
        canvas.drawString(72, 700 - 40 * number, words)
        canvas.showPage()
    canvas.save()
    path = tmp_path / "harbour-notes.pdf"
    path.write_bytes(stream.getvalue())
    return path


def test_page_of_an_offset() -> None:
    text = Text(characters="One. Two. Three.", name="notes", pages=(0, 5, 10))
    assert [text.page_of(offset) for offset in (0, 4, 5, 9, 10, 15)] == [1, 1, 2, 2, 3, 3]
    assert text.evidence(Span(start=5, end=8)).page == 2


def test_plain_text_has_no_pages() -> None:
    text = Text(characters="One.", name="notes")
    assert text.page_of(0) is None
    assert text.evidence(Span(start=0, end=3)).page is None


def test_page_without_text_shares_its_start_with_the_next() -> None:
    assert Text(characters="One. Two.", name="notes", pages=(0, 5, 5)).page_of(5) == 3


@pytest.mark.parametrize("pages", [(1,), (0, 5, 4)])
def test_pages_must_rise_from_zero(pages: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError, match="pages start at offset 0"):
        Text(characters="One. Two.", name="notes", pages=pages)


def test_page_is_counted_from_one() -> None:
    with pytest.raises(ValidationError):
        Evidence(span=Span(start=0, end=1), page=0)


def test_annotations_keep_the_page(pdf: Path) -> None:
    found = pipeline.extract_report(pdf)[0].annotations
    data = json.loads(to_json(found))
    assert [item["page"] for item in data["recommendations"]] == [2, 3]
    assert list(data["recommendations"][0])[:6] == ["id", "start", "end", "quote", "page", "addressees"]
    assert from_json(to_json(found), name="notes.json") == found
    assert [item.evidence.page for item in found.without_words().recommendations] == [2, 3]


def test_output_names_pages_and_holds_the_text(pdf: Path, tmp_path: Path) -> None:
    built = pipeline.build_graph([pdf])
    files = pipeline.graph_files(built.graph)
    assert files["texts/harbour-notes.txt"] == "\n\n".join(LINES) + "\n"
    assert files["graph.ttl"].count("tb:page 2") == 1
    assert '"page": 2' in files["graph.jsonld"]
    rows = list(csv.DictReader(io.StringIO(files["tables/recommendations.csv"])))
    assert [row["page"] for row in rows] == ["2", "3"]
    assert '"page":2' in files["graph.html"].replace(" ", "")
    publish(files, tmp_path / "out")
    report = rdf.verify(tmp_path / "out", sorted((tmp_path / "out" / "texts").glob("*.txt")))
    assert report.passed
    assert report.texts == 1
    assert report.quotes > 0


def test_pages_meet_the_shapes(pdf: Path, tmp_path: Path) -> None:
    files = pipeline.graph_files(pipeline.build_graph([pdf]).graph)
    path = tmp_path / "graph.ttl"
    path.write_text(files["graph.ttl"], encoding="utf-8")
    assert not [finding for finding in rdf.validate(path) if finding.severity == "violation"]
    path.write_text(files["graph.ttl"].replace("tb:page 2", "tb:page 0"), encoding="utf-8")
    assert [f.path for f in rdf.validate(path) if f.severity == "violation"] == ["tb:page"]


def test_text_on_its_own_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("\n\n".join(LINES), encoding="utf-8")
    files = pipeline.graph_files(pipeline.build_graph([path]).graph)
    assert "tb:page " not in files["documents/notes.ttl"]
    assert "page" not in files["annotations/notes.json"]
    assert files["texts/notes.txt"] == path.read_text(encoding="utf-8")
