"""The graph page in a real browser: nothing runs, nothing is asked of a network, everything can be found and used."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from turtlebay.graph import Graph, Report
from turtlebay.model import Text

if TYPE_CHECKING:
    from playwright.sync_api import Page

Kites = Callable[..., Graph]
Open = Callable[..., None]


def panel(page: Page) -> str:
    return page.locator("#panel").inner_text()


def test_hostile_words_are_shown_and_never_run(page: Page, open_page: Open, kites: Kites, hostile: str) -> None:
    open_page(page, kites(hostile))
    shown = " ".join(hostile.split())
    places = ("doc/kites/rec/r1", "actor/weather-desk", "doc/kites/actor/owners", "nobody")
    for place in (*places, "doc/kites/stmt/desk.partOf.field." + str(page.evaluate(RELATION_START))):
        tails = (
            "&focus=1",
            "&table=recommendations",
            "&table=actors",
            "&table=relations",
            "&view=ties",
            "&from=nobody",
        )
        for tail in ("", *tails):
            page.evaluate("h => { location.hash = h }", f"#node={place}{tail}")
            page.wait_for_timeout(15)
        assert page.evaluate("window.canary") is None
    page.evaluate("location.hash = '#node=doc/kites/rec/r1'")
    page.wait_for_selector("#panel blockquote")
    # The page shows it as it stands: heading, panel and suggestions.
    assert shown in page.locator("h1").evaluate("e => e.textContent")
    for selector in ("#panel h2", "#panel blockquote", "#panel cite"):
        assert shown in page.locator(selector).first.evaluate("e => e.textContent")
    page.fill("#search", hostile[:12])
    assert page.locator("#suggestions [role=option]").count() > 0
    page.mouse.move(200, 300)
    assert page.evaluate("window.canary") is None
    assert page.locator("#panel img, #panel svg[onload], #panel script, #tables a").count() == 0
    assert len(page.context.pages) == 1


RELATION_START = "Store.facts.relations.find((fact) => fact.predicate === 'partOf').start"


@pytest.mark.parametrize("words", ["WDK", "weather", "kites", "WEATHER DESK"])
def test_search_finds_by_label_alias_and_acronym(page: Page, open_page: Open, kites: Kites, words: str) -> None:
    open_page(page, kites())
    page.fill("#search", words)
    page.locator("#suggestions [role=option]", has_text="Weather desk").first.wait_for()
    number = page.locator("#suggestions [role=option]").all_inner_texts()
    steps = next(i for i, text in enumerate(number) if "Weather desk" in text)
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "node=actor/weather-desk" in page.evaluate("location.hash")
    assert "WDK" in panel(page)


def test_panel_tells_everything_of_a_recommendation(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites(), "#node=doc/kites/rec/r1")
    text = panel(page)
    digest = page.evaluate("Store.facts.documents[0].sha256")
    for part in (
        "ask Kites",
        "Owners Kites",
        "Weather desk Kites",
        "Should",
        "Unattributed",
        "page 1, characters 0–",
        digest,
    ):
        assert part in text
    page.locator("#panel button.link", has_text="Weather desk").first.click()
    assert "Stated ties (1)" in panel(page)
    assert "Proposed ties (1)" in panel(page)


def test_address_restores_and_the_back_button_returns(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites(), "#node=doc/kites/rec/r1&no-status=proposed")
    assert "ask Kites" in panel(page)
    assert page.evaluate("[...Store.state.hidden.get('status')]") == ["proposed"]
    page.locator("#panel button.link", has_text="Owners").first.click()
    assert "Asked to (1)" in panel(page)
    page.go_back()
    page.locator("#panel h2", has_text="ask Kites").wait_for()
    page.go_forward()
    page.locator("#panel h2", has_text="Owners").wait_for()


def test_unknown_address_is_no_error(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites(), "#node=__proto__&view=constructor&table=x&no-type=%22&focus=1")
    assert "Who is asked most" in panel(page)


def test_filters_hide_and_never_leave_the_page_empty_handed(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites())
    page.evaluate("document.getElementById('legend-box').open = true")
    page.locator("#legend label", has_text="Must").locator("input").uncheck()
    assert "1 of 2 recommendations" in page.locator("#counter").inner_text()
    page.locator("#legend label", has_text="Should").locator("input").uncheck()
    page.locator("#back-to-all").click()
    assert "2 of 2 recommendations" in page.locator("#counter").inner_text()


def test_keyboard_alone_explores_the_graph(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites())
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


def test_click_on_a_shape_and_on_nothing(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites())
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


def test_table_shows_the_same_and_sorts(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites())
    page.locator("#as-table").click()
    assert page.locator("#tables tbody tr").count() == 2
    if page.viewport_size and page.viewport_size["width"] > 820:
        page.locator("#tables th button", has_text="Strength").click()
        assert page.locator("#tables th[aria-sort=ascending]").inner_text().startswith("Strength")
        assert "Should" in page.locator("#tables tbody tr").first.inner_text()
    page.locator("#tables .tab", has_text="Actors").click()
    assert page.locator("#tables tbody tr").count() == 4


def test_views_focus_and_what_stands_alone(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites())
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


def test_page_fits_its_window_and_has_names(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(
        page,
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
def test_theme_follows_the_system(page: Page, open_page: Open, kites: Kites, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, kites())
    colour = page.evaluate("getComputedStyle(document.querySelector('.stage')).backgroundColor")
    light = sum(map(int, re.findall(r"\d+", colour)[:3])) > 380
    assert light == (scheme == "light")


@pytest.mark.shared
def test_real_report_opens_fast_and_reads_well(page: Page, open_page: Open, shared: Path) -> None:
    from turtlebay.authority import read_authority, read_vocabulary
    from turtlebay.model import read_annotations

    gold = shared / "gold"
    name = "istanbul-retreat-2010"
    text = Text(characters=(gold / f"{name}.txt").read_text(encoding="utf-8"), name=name)
    located = read_annotations(gold / f"{name}.json").locate(text)
    open_page(page, Graph((Report(located, text),), read_authority(), read_vocabulary()))
    assert f"{len(located.recommendations)} of {len(located.recommendations)}" in page.locator("#counter").inner_text()
    if folder := os.environ.get("TURTLEBAY_SCREENSHOTS"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"graph-{width}.png")


def test_path_between_two_actors(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites(), "#node=doc/kites/actor/owners")
    page.locator("#path-from").click()
    assert page.evaluate("document.activeElement.id") == "search"
    page.fill("#search", "airfield")
    page.keyboard.press("Enter")
    steps = page.locator(".way li").all_inner_texts()
    assert [step.strip() for step in steps] == [
        "Owners Kites",
        "Consults (proposed)",
        "Weather desk Kites",
        "Part of (stated)",
        "Airfield",
    ]
    assert "from=doc/kites/actor/owners" in page.evaluate("location.hash")
    page.locator("#panel button", has_text="Neighbours only").click()
    assert page.evaluate("Canvas.scene().edges.length") == 2
    page.evaluate("Store.setHidden('status', ['proposed'])")
    # Now the way goes over what the owners are asked to do with the desk.
    assert "is involved" in panel(page) or "together with" in panel(page)
    page.evaluate("Store.setHidden('status', ['proposed', 'stated'])")
    assert "Nothing that passes the filters leads there" in panel(page)
    page.keyboard.press("Escape")
    assert page.evaluate("Store.state.from") is None


def test_path_is_restored_by_its_address(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites(), "#node=doc/kites/actor/field&from=doc/kites/actor/owners&view=all")
    assert page.locator(".way li").count() == 5


def test_filters_by_place_confidence_and_topic(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites())
    page.evaluate(
        "for (const part of document.querySelectorAll('details')) if (part.id !== 'downloads') part.open = true"
    )
    page.locator("#legend label", has_text="No place named").locator("input").uncheck()
    assert "1 of 2 recommendations" in page.locator("#counter").inner_text()
    assert "no-place=anywhere" in page.evaluate("location.hash")
    page.locator("#reset").click()
    page.locator("#legend label", has_text="Below 0.6").locator("input").uncheck()
    assert "1 of 2 recommendations" in page.locator("#counter").inner_text()
    page.locator("#reset").click()
    page.locator("#legend .filter", has_text="Topics").locator("input").uncheck()
    assert "0 of 2 recommendations" in page.locator("#counter").inner_text()


def test_every_view_is_a_link(page: Page, open_page: Open, kites: Kites) -> None:
    fragment = "#view=ties&node=actor/weather-desk&focus=1&table=relations&no-type=Place&no-confidence=low"
    open_page(page, kites(), fragment)
    state = "({...Store.state, opened: 0, hidden: [...Store.state.hidden].map(([g, s]) => g + [...s])})"
    before = page.evaluate(state)
    page.evaluate("Store.change({focus: false})")
    page.evaluate("Store.change({focus: true})")
    assert page.evaluate("location.hash") == fragment
    page.reload()
    page.wait_for_selector("html[data-ready='1']", state="attached")
    assert page.evaluate(state) == before


def test_strength_shows_the_words_that_made_it(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites(), "#node=doc/kites/rec/r1")
    assert page.locator("#panel blockquote mark").inner_text() == "should"
    assert "“should”" in panel(page)


def test_keyboard_alone_reaches_everything_in_order(page: Page, open_page: Open, kites: Kites) -> None:
    open_page(page, kites(), "#node=doc/kites/rec/r1")
    page.evaluate("document.activeElement.blur()")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
            "const seen = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;"
            "return [e.id || e.dataset.view || e.textContent.trim().slice(0, 20), seen, e === document.body]; })()"
        )
        if name[2]:
            break
        assert name[1], f"the focus cannot be seen on {name[0]}"
        reached.append(name[0])
    for wanted in ("search", "asks", "as-table", "graph", "path-from", "Cite"):
        assert wanted in reached


def test_hostile_words_in_groups(
    page: Page, open_page: Open, kites: Kites, hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["turtlebay.pages.graph_page"], "DRAWN", 3)
    open_page(page, kites(hostile))
    groups = page.evaluate("Store.facts.groups.map((group) => group.id)")
    assert len(groups) >= 2
    for key in groups:
        page.evaluate("key => { location.hash = '#view=all&node=' + key }", key)
        page.locator("#open-group").wait_for()
        page.locator("#open-group").click()
    page.mouse.move(200, 300)
    page.evaluate("Picture.svg()")
    assert hostile in page.evaluate("Store.facts.groups.map((group) => group.label).join(' ')")
    assert page.evaluate("window.canary") is None
    assert page.locator("#panel img, #panel svg[onload], #panel script").count() == 0


def asked_twice(kites: Kites, word: str) -> Graph:
    """Return the graph of two reports of which the later, five years on, asks the same again."""
    first = kites(word)
    (report,) = first.reports
    info = report.annotations.document.model_copy(update={"id": "later", "date": "2004", "title": f"Later {word}"})
    text = Text(characters=report.text.characters, name="later") if report.text else None
    later = Report(report.annotations.model_copy(update={"document": info}), text)
    return Graph((report, later), first.authority, first.vocabulary)


def test_what_is_asked_again_leads_there_and_back(page: Page, open_page: Open, kites: Kites, hostile: str) -> None:
    graph = asked_twice(kites, hostile)
    pairs = {(echo.later.iri.rpartition("/doc/")[2], echo.earlier.iri.rpartition("/doc/")[2]) for echo in graph.echoes}
    assert ("later/rec/r2", "kites/rec/r2") in pairs
    open_page(page, graph, "#node=doc/later/rec/r2")
    again = page.locator("#panel section", has=page.locator("h3", has_text="Asks again for (1)"))
    assert "1999" in again.inner_text()
    assert "score " in again.inner_text()
    assert again.locator("button").bounding_box()["width"] > 90  # type: ignore[index]  # not a letter a line
    again.locator("button").click()
    page.wait_for_function("Store.state.selected === 'doc/kites/rec/r2'")
    back = page.locator("#panel section", has=page.locator("h3", has_text="Asked again later (1)"))
    assert "2004" in back.inner_text()
    assert page.evaluate("window.canary") is None


def test_page_of_some_of_the_reports_shows_no_echoes(page: Page, kites: Kites, tmp_path: Path) -> None:
    from turtlebay.pages import graph_page

    file = tmp_path / "some.html"
    file.write_bytes(graph_page(asked_twice(kites, "Kites"), of=9).encode())
    page.goto(file.as_uri() + "#node=doc/later/rec/r2")
    page.wait_for_selector("html[data-ready='1']", state="attached")
    assert "Asks again" not in panel(page)
    assert "the newest 2 of 9 reports" in page.locator(".source").inner_text()
