"""The pages in a real browser: nothing runs, nothing is asked of a network, everything can be found and used."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from turtlebay.authority import Authority, KnownActor, Topic, Vocabulary
from turtlebay.graph import Graph, Report
from turtlebay.model import Text, from_json
from turtlebay.pages import graph_page, index_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
HOSTILE = (
    "</script><script>window.canary=1</script>",
    "<img src=x onerror=window.canary=1>",
    "javascript:window.canary=1//",
    "{{7*7}}{% raw %}${7*7}",
    "\u202egnihtyna",
    "\"'><svg onload=window.canary=1>",
    "<!--<script>",
    '<a href="https://example.org/canary">x</a>',
)
PLAIN = "Kites"

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is missing")]


def kites(word: str = PLAIN, *, topic: str = "wind") -> Graph:
    """Return a graph in which every field that can hold free words holds `word`."""
    first = f"Owners of {word} should ask the weather desk first."
    second = f"Nobody but {word} may fly; it must be calm."
    characters = f"{first} {second} The weather desk is part of the airfield."
    advice = {"strength": "should", "endorsement": "unattributed", "topics": [topic], "rule": word, "section": word}
    raw = {
        "document": {"id": "kites", "title": word, "subtitle": word, "publisher": word, "date": "1999"},
        "entities": [
            {"id": "owners", "label": f"Owners {word}", "type": "Group", "mentions": [word]},
            {"id": "desk", "label": f"Weather desk {word}", "type": "Organ", "authority": "weather-desk"},
            {"id": "field", "label": "Airfield", "type": "Place"},
            {"id": "lost", "label": "Lost glove", "type": "Place"},
        ],
        "relations": [
            {
                "subject": "desk",
                "predicate": "partOf",
                "object": "field",
                "status": "stated",
                "rule": word,
                "quote": "The weather desk is part of the airfield.",
                "section": word,
            },
            {"subject": "owners", "predicate": "consults", "object": "desk", "status": "proposed", "quote": first},
        ],
        "recommendations": [
            {
                "id": "r1",
                "quote": first,
                "addressees": ["owners"],
                "counterparts": ["desk"],
                "action": f"ask {word}",
                "condition": word,
                **advice,
            },
            {"id": "r2", "quote": second, "action": "wait for calm", "places": ["field"], **advice, "strength": "must"},
        ],
    }
    text = Text(characters=characters, name="kites")
    located = from_json(json.dumps(raw), name="kites").locate(text)
    names = {"aliases": (word,), "acronyms": ("WDK",)}
    desk = KnownActor(id="weather-desk", label=f"Weather desk {word}", type="Organ", **names)
    vocabulary = Vocabulary(
        types=frozenset({"Organ", "Group", "Place"}),
        actor_types=frozenset({"Organ", "Group"}),
        predicates=frozenset({"partOf", "consults"}),
        symmetric=frozenset(),
        strengths={"should": 2, "must": 3},
        endorsements=frozenset({"unattributed"}),
        statuses=frozenset({"stated", "proposed"}),
        topics={topic: Topic(topic, word, None, ())},
    )
    return Graph((Report(located, text),), Authority(actors={"weather-desk": desk}, store=ox.Store()), vocabulary)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture(params=[(1280, 800), (360, 740)], ids=["wide", "narrow"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page that counts requests and fails on any message in the console."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    found = context.new_page()
    requests: list[str] = []
    problems: list[str] = []
    found.on("request", lambda r: requests.append(r.url))
    found.on("console", lambda message: problems.append(message.text))
    found.on("pageerror", lambda error: problems.append(str(error)))
    yield found
    assert [url for url in requests if not url.startswith("file:")] == []
    assert len({url.split("#")[0] for url in requests}) == 1
    assert problems == []
    context.close()


def open_page(page: Page, tmp_path: Path, graph: Graph, fragment: str = "") -> None:
    file = tmp_path / "graph.html"
    if not file.exists():
        file.write_bytes(graph_page(graph).encode())
    page.goto(file.as_uri() + fragment)
    page.wait_for_selector("html[data-ready='1']", state="attached")


def panel(page: Page) -> str:
    return page.locator("#panel").inner_text()


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_are_shown_and_never_run(page: Page, tmp_path: Path, word: str) -> None:
    open_page(page, tmp_path, kites(word))
    shown = " ".join(word.split())
    places = ("doc/kites/rec/r1", "actor/weather-desk", "doc/kites/actor/owners", "nobody")
    for place in (*places, "doc/kites/stmt/desk.partOf.field." + str(page.evaluate(RELATION_START))):
        for tail in ("", "&focus=1", "&table=recommendations", "&table=actors", "&table=relations", "&view=ties"):
            page.evaluate("h => { location.hash = h }", f"#node={place}{tail}")
            page.wait_for_timeout(15)
        assert page.evaluate("window.canary") is None
    page.evaluate("location.hash = '#node=doc/kites/rec/r1'")
    page.wait_for_selector("#panel blockquote")
    # The page shows it as it stands: heading, panel and suggestions.
    assert shown in page.locator("h1").evaluate("e => e.textContent")
    for selector in ("#panel h2", "#panel blockquote", "#panel cite"):
        assert shown in page.locator(selector).first.evaluate("e => e.textContent")
    page.fill("#search", word[:12])
    assert page.locator("#suggestions [role=option]").count() > 0
    page.mouse.move(200, 300)
    assert page.evaluate("window.canary") is None
    assert page.locator("#panel img, #panel svg[onload], #panel script, #tables a").count() == 0
    assert len(page.context.pages) == 1


RELATION_START = "Store.facts.relations.find((fact) => fact.predicate === 'partOf').start"


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_in_the_index(page: Page, tmp_path: Path, word: str) -> None:
    file = tmp_path / "index.html"
    file.write_bytes(index_page(kites(word), [(word, word)]).encode())
    page.goto(file.as_uri())
    assert page.evaluate("window.canary") is None
    assert " ".join(word.split()) in page.locator("main").evaluate("e => e.textContent")
    assert page.locator("a").evaluate("a => new URL(a.href).protocol") == "file:"


@pytest.mark.parametrize("words", ["WDK", "weather", "kites", "WEATHER DESK"])
def test_search_finds_by_label_alias_and_acronym(page: Page, tmp_path: Path, words: str) -> None:
    open_page(page, tmp_path, kites())
    page.fill("#search", words)
    page.locator("#suggestions [role=option]", has_text="Weather desk").first.wait_for()
    number = page.locator("#suggestions [role=option]").all_inner_texts()
    steps = next(i for i, text in enumerate(number) if "Weather desk" in text)
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "node=actor/weather-desk" in page.evaluate("location.hash")
    assert "WDK" in panel(page)


def test_panel_tells_everything_of_a_recommendation(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, kites(), "#node=doc/kites/rec/r1")
    text = panel(page)
    digest = page.evaluate("Store.facts.documents[0].sha256")
    for part in ("ask Kites", "Owners Kites", "Weather desk Kites", "Should", "Unattributed", "characters 0–", digest):
        assert part in text
    page.locator("#panel button.link", has_text="Weather desk").first.click()
    assert "Stated ties (1)" in panel(page)
    assert "Proposed ties (1)" in panel(page)


def test_address_restores_and_the_back_button_returns(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, kites(), "#node=doc/kites/rec/r1&no-status=proposed")
    assert "ask Kites" in panel(page)
    assert page.evaluate("[...Store.state.hidden.get('status')]") == ["proposed"]
    page.locator("#panel button.link", has_text="Owners").first.click()
    assert "Asked to (1)" in panel(page)
    page.go_back()
    page.locator("#panel h2", has_text="ask Kites").wait_for()
    page.go_forward()
    page.locator("#panel h2", has_text="Owners").wait_for()


def test_unknown_address_is_no_error(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, kites(), "#node=__proto__&view=constructor&table=x&no-type=%22&focus=1")
    assert "Who is asked most" in panel(page)


def test_filters_hide_and_never_leave_the_page_empty_handed(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, kites())
    page.evaluate("document.getElementById('legend-box').open = true")
    page.locator("#legend label", has_text="Must").locator("input").uncheck()
    assert "1 of 2 recommendations" in page.locator("#counter").inner_text()
    page.locator("#legend label", has_text="Should").locator("input").uncheck()
    page.locator("#back-to-all").click()
    assert "2 of 2 recommendations" in page.locator("#counter").inner_text()


def test_keyboard_alone_explores_the_graph(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, kites())
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    first = page.evaluate("Store.state.selected")
    assert first is not None
    for key in ("ArrowLeft", "ArrowUp", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    assert page.evaluate("Store.state.selected") is not None
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert page.evaluate("Store.state.selected") is None
    assert page.evaluate("document.activeElement.id") == "graph"


def test_click_on_a_shape_and_on_nothing(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, kites())
    place = page.evaluate(
        "(() => { const p = Canvas.network.canvasToDOM(Canvas.network.getPosition('doc/kites/actor/owners'));"
        "const b = Canvas.holder.getBoundingClientRect(); return [b.left + p.x, b.top + p.y]; })()"
    )
    page.mouse.click(*place)
    page.locator("#panel h2", has_text="Owners").wait_for()
    box = page.locator("#graph").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 3, box["y"] + 3)
    page.locator("#panel h2", has_text="Who is asked most").wait_for()


def test_table_shows_the_same_and_sorts(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, kites())
    page.locator("#as-table").click()
    assert page.locator("#tables tbody tr").count() == 2
    if page.viewport_size and page.viewport_size["width"] > 820:
        page.locator("#tables th button", has_text="Strength").click()
        assert page.locator("#tables th[aria-sort=ascending]").inner_text().startswith("Strength")
        assert "Should" in page.locator("#tables tbody tr").first.inner_text()
    page.locator("#tables .tab", has_text="Actors").click()
    assert page.locator("#tables tbody tr").count() == 4


def test_views_focus_and_what_stands_alone(page: Page, tmp_path: Path) -> None:
    open_page(page, tmp_path, kites())
    assert page.evaluate("Canvas.drawn().has('doc/kites/actor/lost')") is False
    page.locator("[data-view=all]").click()
    assert page.evaluate("Canvas.drawn().has('doc/kites/actor/lost')") is True
    page.locator("[data-view=ties]").click()
    assert page.evaluate("[...Canvas.drawn()].every((id) => Store.nodes.get(id).kind === 'entity')") is True
    page.evaluate("Main.go('doc/kites/rec/r1')")
    page.locator("#panel button", has_text="Neighbours only").click()
    assert page.evaluate("[...Canvas.drawn()].sort()") == [
        "actor/weather-desk",
        "doc/kites/actor/owners",
        "doc/kites/rec/r1",
    ]


def test_page_fits_its_window_and_has_names(page: Page, tmp_path: Path) -> None:
    open_page(
        page,
        tmp_path,
        kites("Averyveryveryveryveryveryveryveryverylongwordwithoutanyspace" * 3),
        "#node=doc/kites/rec/r1",
    )
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    unnamed = page.evaluate(
        "[...document.querySelectorAll('button, input, [role=application], [role=region]')].filter((e) =>"
        "!(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length))).length"
    )
    assert unnamed == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_follows_the_system(page: Page, tmp_path: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, tmp_path, kites())
    colour = page.evaluate("getComputedStyle(document.querySelector('.stage')).backgroundColor")
    light = sum(map(int, re.findall(r"\d+", colour)[:3])) > 380
    assert light == (scheme == "light")


@pytest.mark.shared
def test_real_report_opens_fast_and_reads_well(page: Page, tmp_path: Path) -> None:
    from turtlebay.authority import read_authority, read_vocabulary
    from turtlebay.model import read_annotations

    gold = Path(__file__).resolve().parents[2] / "shared" / "gold"
    if not gold.is_dir():
        pytest.skip("the annotated reports are not beside the checkout")
    name = "istanbul-retreat-2010"
    text = Text(characters=(gold / f"{name}.txt").read_text(encoding="utf-8"), name=name)
    located = read_annotations(gold / f"{name}.json").locate(text)
    open_page(page, tmp_path, Graph((Report(located, text),), read_authority(), read_vocabulary()))
    assert f"{len(located.recommendations)} of {len(located.recommendations)}" in page.locator("#counter").inner_text()
    if folder := os.environ.get("TURTLEBAY_SCREENSHOTS"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"graph-{width}.png")
