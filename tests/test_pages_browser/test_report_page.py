"""The reading page of a report: the text with everything marked in place, or the list; linked with the graph."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from turtlebay.errors import UsageError
from turtlebay.graph import Graph, Report
from turtlebay.pages import graph_page, report_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

Kites = Callable[..., Graph]


def bare(graph: Graph) -> Graph:
    """The same graph without a text at hand."""
    [report] = graph.reports
    return Graph((Report(report.annotations.without_words()),), graph.authority, graph.vocabulary)


def open_report(page: Page, folder: Path, graph: Graph, fragment: str = "") -> None:
    (folder / "reports").mkdir(exist_ok=True)
    (folder / "graph.html").write_bytes(graph_page(graph, reports="reports").encode())
    file = folder / "reports" / "kites.html"
    file.write_bytes(report_page(graph, "kites").encode())
    page.goto(file.as_uri() + fragment)
    page.wait_for_selector("html[data-ready='1']", state="attached")


@pytest.mark.parametrize("text", [True, False], ids=["text", "bare"])
def test_hostile_words_are_shown_and_never_run(
    page: Page, tmp_path: Path, kites: Kites, hostile: str, text: bool
) -> None:
    graph = kites(hostile) if text else bare(kites(hostile))
    open_report(page, tmp_path, graph)
    page.evaluate("location.hash = '#r1'")
    for name in ("strength", "asked", "endorsement", "topic", "place"):
        page.select_option("#sort", name)
    page.fill("#find", hostile[:10])
    page.mouse.move(200, 300)
    assert page.evaluate("window.canary") is None
    assert hostile in page.locator("h1").evaluate("e => e.textContent")
    assert hostile in page.locator("#r1").evaluate("e => e.textContent")
    if text:
        assert hostile in page.locator("#text").evaluate("e => e.textContent")
    assert page.locator("main img, main script, main svg[onload]").count() == 0
    assert page.locator("a").evaluate_all("all => all.every((a) => new URL(a.href).protocol === 'file:')")


def test_text_is_all_there_and_nothing_is_added(page: Page, tmp_path: Path, kites: Kites) -> None:
    graph = kites()
    open_report(page, tmp_path, graph)
    text = page.evaluate(
        "(() => { const all = document.getElementById('text').cloneNode(true);"
        "all.querySelectorAll('.key, .ref').forEach((e) => e.remove()); return all.textContent; })()"
    )
    report = graph.reports[0]
    assert report.text is not None
    assert " ".join(text.split()) == " ".join(report.text.characters.split())


def test_everything_is_marked_in_place(page: Page, tmp_path: Path, kites: Kites) -> None:
    open_report(page, tmp_path, kites())
    marks = page.locator("#text mark.rec[data-keys=r1]").all_inner_texts()
    assert "".join(marks) == "Owners of Kites should ask the weather desk first."
    assert page.locator("#text p:not(.key) b.cue").first.inner_text() == "should"
    mentions = page.locator("#text p a.mention").all_inner_texts()
    assert mentions == ["Owners of Kites", "weather desk", "airfield"]
    assert page.locator("#text a.ref").all_inner_texts() == ["r1", "r2"]


def test_text_and_graph_lead_to_each_other(pages: Page, tmp_path: Path, kites: Kites) -> None:
    page = pages
    open_report(page, tmp_path, kites())
    page.locator("#text a.mention", has_text="weather desk").click()
    page.locator("#panel h2", has_text="Weather desk").wait_for()
    page.evaluate("Main.go('doc/kites/rec/r2')")
    page.locator("#panel a", has_text="Read it in the report").click()
    page.wait_for_selector("#r2.lit")
    assert page.locator("#text mark.lit").count() >= 1
    page.locator("#r1 a", has_text="In the graph").click()
    page.locator("#panel h2", has_text="ask Kites").wait_for()
    page.evaluate("Main.go(Store.facts.relations[0].id)")
    page.locator("#panel a", has_text="Read it in the report").click()
    page.wait_for_selector("html[data-ready='1']", state="attached")
    assert page.evaluate("document.getElementById(location.hash.slice(1)) !== null")


def test_card_and_words_light_up_together(page: Page, tmp_path: Path, kites: Kites) -> None:
    open_report(page, tmp_path, kites())
    page.locator("#text a.ref", has_text="r2").click()
    page.wait_for_selector("#r2.lit")
    page.locator("#r1 a", has_text="In the text").click()
    page.wait_for_selector("#r1.lit")
    assert page.locator(".card.lit").count() == 1
    page.locator("#text mark[data-keys=r2]").last.click()
    page.wait_for_selector("#r2.lit")
    page.go_back()
    page.wait_for_selector("#r1.lit")


def test_without_text_no_word_of_it_is_there(page: Page, tmp_path: Path, kites: Kites) -> None:
    graph = bare(kites())
    assert "weather desk first" not in report_page(graph, "kites")
    open_report(page, tmp_path, graph)
    assert page.locator("#text").count() == 0
    assert page.locator(".part h3").all_inner_texts() == ["Kites"]
    assert page.locator(".card").count() == 2


def test_sort_and_filter(page: Page, tmp_path: Path, kites: Kites) -> None:
    open_report(page, tmp_path, kites())
    cards = page.locator(".card:visible")
    keys = "all => all.map((card) => card.id)"
    assert cards.evaluate_all(keys) == ["r1", "r2"]
    page.select_option("#sort", "strength")
    assert cards.evaluate_all(keys) == ["r2", "r1"]
    page.select_option("#sort", "place")
    assert cards.evaluate_all(keys) == ["r1", "r2"]
    page.select_option("#asked", "nobody")
    assert cards.evaluate_all(keys) == ["r2"]
    assert page.locator("#text mark.off[data-keys=r1]").count() >= 1
    page.select_option("#strength", "should")
    assert page.locator("#none").is_visible()
    page.locator("#all").click()
    page.fill("#find", "weather desk")
    assert cards.evaluate_all(keys) == ["r1"]
    assert page.locator("#count").inner_text() == "1 of 2"


def test_files_of_the_report(page: Page, tmp_path: Path, kites: Kites) -> None:
    open_report(page, tmp_path, kites())
    page.select_option("#asked", "nobody")
    with page.expect_download() as caught:
        page.locator("#csv").click()
    table = Path(caught.value.path()).read_text(encoding="utf-8")
    assert [row["id"] for row in csv.DictReader(io.StringIO(table))] == ["r2"]
    with page.expect_download() as caught:
        page.locator("#r2 [data-cite=csl]").click()
    assert json.loads(Path(caught.value.path()).read_text(encoding="utf-8"))[0]["id"] == "kites-r2"
    with page.expect_download() as caught:
        page.locator("#r2 [data-cite=bibtex]").click()
    assert caught.value.suggested_filename == "kites-r2.bib"


def test_page_fits_its_window(page: Page, tmp_path: Path, kites: Kites) -> None:
    open_report(page, tmp_path, kites("Averyveryveryveryveryverylongwordwithoutanyspace" * 4))
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_page_numbers_are_shown(page: Page, tmp_path: Path, kites: Kites) -> None:
    open_report(page, tmp_path, kites())
    assert "page 1, characters 0–" in page.locator("#r1").inner_text()
    assert "page 2, characters" in page.locator("#r2").inner_text()


def test_unknown_report_is_named(kites: Kites) -> None:
    with pytest.raises(UsageError, match="no report 'other'"):
        report_page(kites(), "other")
