"""The index in a real browser: text stays text, links stay below the folder, and nothing is asked unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from turtlebay.graph import Graph
from turtlebay.network.analysis import Table
from turtlebay.network.headlines import headlines
from turtlebay.pages import graph_page, index_page
from turtlebay.pages.index_page import ENDPOINT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

Kites = Callable[..., Graph]


def test_hostile_words_in_the_index(page: Page, tmp_path: Path, kites: Kites, hostile: str) -> None:
    file = tmp_path / "index.html"
    graph = kites(hostile)
    made = Table("made", *[hostile] * 3, columns=(hostile, "x iri", "n"), rows=((hostile, hostile, 1),) * 9)
    files = [(hostile, hostile), ("reports/kites.html", ""), ("graph.html", "")]
    file.write_bytes(index_page(graph, files, [*headlines(graph), made]).encode())
    page.goto(file.as_uri())
    assert page.locator("#findings table").count() >= 4
    assert page.evaluate("window.canary") is None
    assert " ".join(hostile.split()) in page.locator("main").evaluate("e => e.textContent")
    away = "all => all.map((a) => a.href).filter((href) => !href.startsWith('file:'))"
    assert page.locator("a").evaluate_all(away) == [ENDPOINT.removesuffix("sparql")]
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_findings_are_reached_by_keyboard_and_lead_to_the_graph(pages: Page, tmp_path: Path, kites: Kites) -> None:
    page, graph = pages, kites()
    (tmp_path / "graph.html").write_bytes(graph_page(graph).encode())
    file = tmp_path / "index.html"
    file.write_bytes(index_page(graph, [("graph.html", "")], headlines(graph)).encode())
    page.goto(file.as_uri())
    tables = page.locator("#findings table")
    assert tables.count() >= 4
    for place in range(tables.count()):
        table = tables.nth(place)
        assert table.locator("caption").count() == 1
        assert table.locator("th[scope=col]").count() == table.locator("tbody tr").first.locator("td").count()
        region = table.locator("xpath=..")
        region.focus()
        assert region.evaluate("e => e === document.activeElement && e.getAttribute('role') === 'region'")
        name = "e => document.getElementById(e.getAttribute('aria-labelledby')).textContent"
        assert region.evaluate(name)
    # what is too wide scrolls in its own box
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    link = page.locator("#findings a", has_text="wait for calm")
    link.focus()
    page.keyboard.press("Enter")
    page.locator("#panel h2", has_text="wait for calm").wait_for()


def test_query_box_asks_this_machine_alone_and_shows_text(browser: Browser, tmp_path: Path, kites: Kites) -> None:
    asked: list[str] = []
    hostile = "<img src=x onerror=window.canary=1>"

    def answer(route: Route) -> None:
        request = route.request
        headers = {"Access-Control-Allow-Origin": "*"}
        if "broken" in (request.post_data or ""):
            route.fulfill(status=400, body=f"line 1: {hostile}", headers=headers)
            return
        asked.append(f"{request.method} {request.url}")
        found = {"who": {"type": "literal", "value": hostile}}
        body = json.dumps({"head": {"vars": ["who"]}, "results": {"bindings": [found, {}]}})
        route.fulfill(body=body, content_type="application/sparql-results+json", headers=headers)

    file = tmp_path / "index.html"
    file.write_bytes(index_page(kites(), []).encode())
    page = browser.new_page()
    page.route("http://**/*", answer)
    page.goto(file.as_uri())
    assert asked == []
    page.locator("#query button").click()
    page.locator("#answer td").first.wait_for()
    assert page.locator("#state").inner_text() == "2 rows"
    assert page.locator("#answer td").first.inner_text() == hostile
    assert asked == [f"POST {ENDPOINT}"]
    page.fill("#words", "broken")
    page.locator("#query button").click()
    page.locator("#state", has_text="line 1").wait_for()
    assert page.evaluate("window.canary") is None
    # Its policy keeps the page from asking anybody else.
    page.fill("#endpoint", "http://example.org/sparql")
    page.locator("#query button").click()
    page.locator("#state", has_text="Does turtlebay serve run").wait_for()
    assert len(asked) == 1
    page.close()
