"""The query page in a real browser: it asks this server alone, runs the shipped questions, and obeys no data."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from conftest import Endpoint

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

DIGESTS = {
    "yasgui.min.css": "085b94556b97f9928981bdedb6848fd11ad4d8d950e821f0d698c58ca538fc55",
    "yasgui.min.js": "55034eaac74c55f55fbd1eeed008ae38a79053651cbed2b453f1fcfd895a4b75",
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is missing"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield found
        found.close()


class Visit:
    """A page, the requests that it made and what its console said."""

    def __init__(self, browser: Browser, width: int = 1280, height: int = 800, scheme: str = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
        )
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.problems: list[str] = []
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.problems.append(message.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))

    def open(self, server: Endpoint, path: str = "/") -> Page:
        self.page.goto(server.address + path)
        self.page.wait_for_selector("html[data-ready='1']", state="attached")
        return self.page

    def strangers(self, server: Endpoint) -> list[str]:
        return [url for url in self.requests if not url.startswith((server.address + "/", "data:"))]


@pytest.fixture(params=[(1280, 800, "light"), (360, 740, "dark")], ids=["wide-light", "narrow-dark"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    found = Visit(browser, *request.param)
    yield found
    found.context.close()


def rows(page: Page) -> int:
    page.wait_for_selector(".yasr table tbody tr")
    return page.locator(".yasr table tbody tr").count()


def test_the_first_question_is_ready_and_nothing_is_asked_of_others(visit: Visit, endpoint: Endpoint) -> None:
    page = visit.open(endpoint)
    assert "SELECT ?recommendation" in page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    page.locator(".yasqe_queryButton").click()
    assert rows(page) > 10
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.strangers(endpoint) == []
    assert visit.problems == []


def test_every_shipped_question_runs_from_the_list(browser: Browser, endpoint: Endpoint) -> None:
    visit = Visit(browser)
    page = visit.open(endpoint)
    names = page.eval_on_selector_all("#question option", "all => all.map((one) => one.value).filter(Boolean)")
    assert len(names) >= 25
    for name in names:
        with page.expect_response(lambda response: response.url.endswith("/sparql")) as answer:
            page.select_option("#question", name)
        assert answer.value.status == 200, name
        assert page.locator("#why").inner_text()
    assert visit.strangers(endpoint) == []
    assert visit.problems == []
    visit.context.close()


def test_a_question_by_address_with_a_parameter(visit: Visit, endpoint: Endpoint) -> None:
    page = visit.open(endpoint, "/?question=cq01-to-whom-what")
    usual = rows(page)
    page.fill("#parameters input", "general-assembly")
    with page.expect_response(lambda response: response.url.endswith("/sparql")) as answer:
        page.locator("#parameters button").click()
    assert answer.value.status == 200
    page.wait_for_timeout(300)
    assert rows(page) != usual
    page.fill("#parameters input", "} DROP ALL {")
    with page.expect_response("**/questions/**"):
        page.locator("#parameters button").click()
    page.locator("#notice", has_text="cannot be").wait_for()
    assert visit.strangers(endpoint) == []


def test_the_keyboard_is_enough_and_never_held(browser: Browser, endpoint: Endpoint) -> None:
    """WCAG 2.2, 2.1.1 and 2.1.2: Tab leaves the editor, Control and Enter runs the query."""
    visit = Visit(browser)
    page = visit.open(endpoint)
    page.locator("#question").focus()
    seen = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate("document.activeElement.closest('.CodeMirror') ? 'editor' : document.activeElement.tagName")
        )
    assert "editor" in seen
    assert page.evaluate("!document.activeElement.closest('.CodeMirror')")
    page.locator(".CodeMirror textarea").focus()
    page.keyboard.press("Control+Enter")
    assert rows(page) > 10
    assert page.locator(".CodeMirror textarea").get_attribute("aria-label")
    assert visit.problems == []
    visit.context.close()


def test_markup_in_literals_is_shown_as_text(visit: Visit, small_endpoint: Endpoint) -> None:
    page = visit.open(small_endpoint)
    for sparql in (
        "SELECT * { ?s ?p ?o } ORDER BY ?o",
        "CONSTRUCT WHERE { ?s <http://example.org/note> ?o }",
        'SELECT ("<img src=x onerror=window.canary=1>"^^rdf:HTML AS ?html) ("<b>x</b>"@en AS ?word) {}',
        'SELECT (IRI("javascript:window.canary=1") AS ?link) {}',
    ):
        page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", sparql)
        with page.expect_response(lambda response: response.url.endswith("/sparql")) as answer:
            page.locator(".yasqe_queryButton").click()
        assert answer.value.status == 200
        page.wait_for_timeout(300)
        assert page.evaluate("window.canary") is None
        assert page.locator(".yasr_results script, .yasr_results img, .yasr_results table b").count() == 0
    assert visit.strangers(small_endpoint) == []


def test_a_mistake_and_a_cut_are_said_in_words(visit: Visit, small_endpoint: Endpoint) -> None:
    page = visit.open(small_endpoint)
    page.evaluate(
        "document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }')"
    )
    page.locator(".yasqe_queryButton").click()
    page.locator("#notice", has_text="after 500 rows").wait_for()
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT * { ?s ?p }')")
    page.keyboard.press("Escape")
    page.locator(".CodeMirror textarea").focus()
    page.keyboard.press("Control+Enter")
    page.locator(".yasr_results", has_text="not SPARQL").wait_for()


def test_an_iri_of_ours_in_a_table_leads_to_its_page_here(browser: Browser, endpoint: Endpoint) -> None:
    visit = Visit(browser)
    page = visit.open(endpoint, "/?question=cq01-to-whom-what")
    rows(page)
    with visit.context.expect_page() as opened:
        box = page.locator(".yasr table tbody a").first.bounding_box()
        assert box
        page.mouse.click(box["x"] + 40, box["y"] + 8)
    opened.value.wait_for_load_state()
    assert opened.value.url.startswith(f"{endpoint.address}/turtlebay/doc/")
    assert opened.value.locator("h1").inner_text()
    assert visit.strangers(endpoint) == []
    visit.context.close()


@pytest.mark.parametrize(
    "path", ["/turtlebay/actor/security-council", "/turtlebay", "/turtlebay/doc/istanbul-retreat-2010"]
)
def test_pages_of_things_fit_and_ask_nothing_of_others(visit: Visit, endpoint: Endpoint, path: str) -> None:
    visit.page.goto(endpoint.address + path)
    assert visit.page.locator("h1").inner_text()
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.strangers(endpoint) == []
    assert visit.problems == []


def test_a_term_of_the_ontology_is_where_its_fragment_says(browser: Browser, endpoint: Endpoint) -> None:
    visit = Visit(browser)
    visit.page.goto(f"{endpoint.address}/turtlebay#Recommendation")
    assert visit.page.locator(":target h2").inner_text().lower() == "recommendation"
    assert abs(visit.page.evaluate("document.querySelector(':target').getBoundingClientRect().top")) < 40
    visit.context.close()


def test_the_editor_is_the_file_of_its_package() -> None:
    """The bundled files are those of @zazuko/yasgui 4.6.2 to the byte, and its licence stands beside them."""
    from hashlib import sha256
    from importlib.resources import files

    folder = files("turtlebay.endpoint").joinpath("static")
    found = {name: sha256(folder.joinpath(name).read_bytes()).hexdigest() for name in DIGESTS}
    assert found == DIGESTS
    licence = folder.joinpath("yasgui.LICENSE.txt").read_text(encoding="utf-8")
    assert "@zazuko/yasgui 4.6.2" in licence
    assert "MIT License" in licence
