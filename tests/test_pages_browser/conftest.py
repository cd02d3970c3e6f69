"""What the browser tests share: Chromium, a page that counts its requests, and a graph full of hostile words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from turtlebay.authority import Authority, KnownActor, Topic, Vocabulary
from turtlebay.graph import Graph, Report
from turtlebay.model import Text, from_json
from turtlebay.pages import graph_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
SIZES = {"wide": (1280, 800), "narrow": (360, 740)}
HOSTILE = (
    "</script><script>window.canary=1</script>",
    "<img src=x onerror=window.canary=1>",
    "javascript:window.canary=1//",
    "{{7*7}}{% raw %}${7*7}",
    "\u202egnihtyna",
    "\"'><svg onload=window.canary=1>",
    "<!--<script>",
    '<a href="https://example.org/canary">x</a>',
    '=HYPERLINK("https://example.org")',
)
PLAIN = "Kites"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is missing")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(missing)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "hostile" in metafunc.fixturenames:
        metafunc.parametrize("hostile", HOSTILE)
    if "page" in metafunc.fixturenames or "pages" in metafunc.fixturenames:
        metafunc.parametrize("size", SIZES)


def make_kites(word: str = PLAIN, *, topic: str = "wind") -> Graph:
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
            {
                "id": "r2",
                "quote": second,
                "action": "wait for calm",
                "places": ["field"],
                **advice,
                "strength": "must",
                "confidence": 0.5,
            },
        ],
    }
    raw["recommendations"][0]["cue"] = [characters.index("should"), characters.index("should") + 6]  # type: ignore[index]
    for entity, words in (("owners", f"Owners of {word}"), ("desk", "weather desk"), ("field", "airfield")):
        start = characters.index(words)
        place = next(one for one in raw["entities"] if one["id"] == entity)  # type: ignore[index]
        place["spans"] = [[start, start + len(words)]]  # type: ignore[index]
    text = Text(characters=characters, name="kites", pages=(0, characters.index("Nobody")))
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


@pytest.fixture
def kites() -> Callable[..., Graph]:
    return make_kites


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield found
        found.close()


@contextmanager
def watched(browser: Browser, size: str, *, several: bool) -> Iterator[Page]:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", accept_downloads=True
    )
    found = context.new_page()
    requests: list[str] = []
    problems: list[str] = []
    found.on("request", lambda r: requests.append(r.url))
    found.on("console", lambda message: problems.append(message.text))
    found.on("pageerror", lambda error: problems.append(str(error)))
    yield found
    requests = [url for url in requests if not url.startswith("blob:")]
    assert [url for url in requests if not url.startswith("file:")] == []
    assert several or len({url.split("#")[0] for url in requests}) <= 1
    assert problems == []
    context.close()


@pytest.fixture
def page(size: str, browser: Browser) -> Iterator[Page]:
    """A page that counts requests, of which its file is the only one, and fails on any message in the console."""
    with watched(browser, size, several=False) as found:
        yield found


@pytest.fixture
def pages(size: str, browser: Browser) -> Iterator[Page]:
    """The same for a test that goes from one file to another."""
    with watched(browser, size, several=True) as found:
        yield found


@pytest.fixture
def open_page(tmp_path: Path) -> Callable[..., None]:
    """Open the page of a graph, at a place in it."""

    def open_it(page: Page, graph: Graph, fragment: str = "") -> None:
        file = tmp_path / "graph.html"
        if not file.exists():
            file.write_bytes(graph_page(graph).encode())
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("html[data-ready='1']", state="attached")

    return open_it
