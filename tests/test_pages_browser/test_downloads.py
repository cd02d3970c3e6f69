"""What a reader takes along: pictures, tables and triples of the present view, each as good as the files beside it."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from turtlebay import network
from turtlebay.graph import Graph
from turtlebay.rdf import document_triples

if TYPE_CHECKING:
    from playwright.sync_api import Page

Kites = Callable[..., Graph]
Open = Callable[..., None]


def download(page: Page, kind: str, *, scope: str = "#downloads", name: str = "file") -> bytes:
    if scope == "#downloads" and not page.evaluate("document.getElementById('downloads').open"):
        page.locator("#downloads summary").click()
    with page.expect_download() as caught:
        page.locator(f"{scope} [data-{name}={kind}]").click()
    return Path(caught.value.path()).read_bytes()


def rows(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content, newline="")))


@pytest.mark.parametrize("kind", ["recommendations", "relations", "actors"])
def test_tables_say_what_the_files_beside_the_page_say(
    page: Page, open_page: Open, kites: Kites, hostile: str, kind: str
) -> None:
    graph = kites(hostile)
    open_page(page, graph)
    ours = rows(download(page, kind).decode())
    theirs = {row["iri"]: row for row in rows(getattr(network, f"{kind}_csv")(graph))}
    assert len(ours) >= 2
    for row in ours:
        if kind == "actors" and row["type"] == "Place":
            continue  # The table beside the page has actors alone.
        expected = theirs[row["iri"]]
        assert {name: expected[name] for name in row} == row


def test_turtle_of_everything_is_part_of_the_graph(page: Page, open_page: Open, kites: Kites, hostile: str) -> None:
    graph = kites(hostile)
    open_page(page, graph)
    found = {quad.triple for quad in ox.parse(download(page, "turtle"), format=ox.RdfFormat.TURTLE)}
    known = set(document_triples(graph.reports[0], graph))
    assert found - known == set()
    # Only mentions and the evidence of mentions and cues are left to the file.
    left = {str(triple.predicate) for triple in known - found}
    assert left <= {str(ox.NamedNode(iri)) for iri in LEFT}


LEFT = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    *(f"http://www.w3.org/ns/oa#{name}" for name in ("hasBody", "hasTarget", "hasSource", "hasSelector")),
    *(f"http://www.w3.org/ns/oa#{name}" for name in ("start", "end", "exact", "prefix", "suffix")),
    *(f"https://w3id.org/turtlebay#{name}" for name in ("quote", "section")),
)


def test_files_hold_the_selection_alone(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites(), "#no-strength=must")
    assert [row["id"] for row in rows(download(page, "recommendations").decode())] == ["r1"]
    page.evaluate("location.hash = '#node=doc/kites/rec/r2&focus=1'")
    page.locator("#panel h2", has_text="wait for calm").wait_for()
    assert [row["id"] for row in rows(download(page, "recommendations").decode())] == ["r2"]
    turtle = download(page, "turtle").decode()
    assert "rec/r2>" in turtle
    assert "rec/r1>" not in turtle


def test_pictures_of_the_present_view(page: Page, open_page: Open, kites: Kites, hostile: str) -> None:
    open_page(page, kites(hostile))
    image = download(page, "png")
    box = page.evaluate("[Canvas.holder.clientWidth, Canvas.holder.clientHeight]")
    assert image.startswith(b"\x89PNG")
    assert [int.from_bytes(image[at : at + 4], "big") for at in (16, 20)] == [2 * side for side in box]
    drawing = download(page, "svg").decode()
    root = ElementTree.fromstring(drawing)  # noqa: S314
    tags = {element.tag.rsplit("}", 1)[1] for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path", "text", "tspan"}
    assert not any(name.startswith("on") or name.endswith("href") for e in root.iter() for name in e.attrib)
    assert len(root.findall(".//{*}path")) >= 5
    assert any("Airfield" in (element.text or "") for element in root.iter())


def test_citation_of_one_recommendation(page: Page, open_page: Open, kites: Kites, hostile: str) -> None:
    open_page(page, kites(hostile), "#node=doc/kites/rec/r1")
    page.locator("#panel .cite summary").click()
    files = {}
    for name in ("BibTeX", "CSL-JSON"):
        with page.expect_download() as caught:
            page.locator("#panel .cite button", has_text=name).click()
        files[caught.value.suggested_filename] = Path(caught.value.path()).read_text(encoding="utf-8")
    assert set(files) == {"kites-r1.bib", "kites-r1.json"}
    entry = files["kites-r1.bib"]
    assert entry.startswith("@techreport{kites-r1,\n")
    assert "https://w3id.org/turtlebay/doc/kites/rec/r1" in entry
    plain = re.sub(r"\\textbackslash\{\}|\\text\w+\{\}|\\[{}$&#_%]", "", entry)
    assert plain.count("{") == plain.count("}")
    assert not re.search(r"[$&#_%^~]", plain.replace("https://w3id.org/turtlebay/doc/kites/rec/r1", ""))
    [item] = json.loads(files["kites-r1.json"])
    assert (item["type"], item["issued"]) == ("report", {"date-parts": [[1999]]})
    assert item["URL"].endswith("/doc/kites/rec/r1")
    assert not re.search(r"[\u202a-\u202e\u0000-\u0009\u000b-\u001f]", "".join(files.values()))


def test_menu_closes_by_escape_and_gives_the_focus_back(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites())
    page.locator("#downloads summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.file") == "png"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.locator("#as-table").click()
    page.locator("#downloads summary").click()
    assert page.locator("[data-file=svg]").is_disabled()
