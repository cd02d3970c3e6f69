"""What the pages are made of: data, positions, escaping, policy, and the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from turtlebay.authority import Authority, KnownActor, Vocabulary
from turtlebay.graph import Graph, Report
from turtlebay.model import Text, from_json
from turtlebay.pages import files_page, graph_page, index_page, notebook_frame, report_page
from turtlebay.pages.data import page_facts
from turtlebay.pages.palette import TYPE_LOOKS
from turtlebay.pages.passages import make_passages
from turtlebay.pages.scene import NOBODY, make_scene

WORDS = (
    "Members noted that the guild council must repair the bell.\n"
    "Bakers could lend flour to the mill. The mill belongs to the guild council. Flour is dear in Oatfield."
)


def entity(key: str, label: str, kind: str, *forms: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "label": label, "type": kind, "mentions": list(forms), **more}


def data(label: str = "Guild council") -> dict[str, Any]:
    sentences = re.split(r"(?<=\.)\s", WORDS)
    advice = {"action": "repair the bell", "strength": "must", "endorsement": "many", "topics": ["bells"]}
    return {
        "document": {"id": "guild-1901", "title": "Guild minutes", "publisher": "Oatfield Press", "date": "1901"},
        "entities": [
            entity("council", label, "Organ", "guild council", authority="guild-council"),
            entity("bakers", "Bakers", "Group", "Bakers"),
            entity("mill", "Mill", "Organ"),
            entity("oatfield", "Oatfield", "Place"),
        ],
        "relations": [
            {"subject": "mill", "predicate": "partOf", "object": "council", "status": "stated", "quote": sentences[2]},
            {
                "subject": "bakers",
                "predicate": "supports",
                "object": "mill",
                "status": "proposed",
                "quote": sentences[1],
            },
        ],
        "recommendations": [
            {"id": "r1", "quote": sentences[0], "addressees": ["council"], **advice, "cue": [37, 41]},
            {"id": "r2", "quote": sentences[1], "addressees": ["bakers"], "counterparts": ["mill"], **advice},
            {"id": "r3", "quote": sentences[3], **advice, "places": ["oatfield"], "strength": "could"},
            {"id": "r4", "quote": sentences[3], **advice, "addressees": ["council", "bakers"], "condition": "if dear"},
        ],
    }


def guild(*, with_text: bool = True, label: str = "Guild council") -> Graph:
    text = Text(characters=WORDS, name="guild")
    located = from_json(json.dumps(data(label)), name="guild").locate(text)
    known = KnownActor(id="guild-council", label=label, type="Organ", acronyms=("GC",), aliases=("Elders",))
    vocabulary = Vocabulary(
        types=frozenset({"Organ", "Group", "Place"}),
        actor_types=frozenset({"Organ", "Group"}),
        predicates=frozenset({"partOf", "supports"}),
        symmetric=frozenset(),
        strengths={"could": 1, "should": 2, "must": 3},
        endorsements=frozenset({"many"}),
        statuses=frozenset({"stated", "proposed"}),
        topics={},
    )
    report = Report(located, text if with_text else None)
    return Graph((report,), Authority(actors={"guild-council": known}, store=ox.Store()), vocabulary)


class Page(html.parser.HTMLParser):
    """The elements of a page, with the text of those that matter here."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inner: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in self.inner:
            self.open = tag
            self.inner[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open:
            self.inner[self.open][-1] += data


PAGES = {
    "graph": graph_page,
    "report": lambda graph: report_page(graph, "guild-1901"),
    "bare": lambda graph: report_page(guild(with_text=False), "guild-1901"),
    "index": lambda graph: index_page(graph, [("a.csv", "A")]),
    "files": lambda graph: "".join(files_page([("reports/", "to read", ["reports/guild-1901.html"])])),
}


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_page_is_one_file_that_refers_to_nothing(make: Callable[[Graph], str]) -> None:
    page = Page(make(guild()))
    for tag, attributes in page.tags:
        assert tag not in {"link", "img", "iframe", "object", "base"}
        assert "src" not in attributes
        assert not any(name.startswith("on") or name == "style" for name in attributes)
    assert any(attributes.get("name") == "viewport" for _, attributes in page.tags)
    assert page.tags[0] == ("html", {"lang": "en"})


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_policy_names_the_hash_of_each_script_and_style_and_nothing_else(make: Callable[[Graph], str]) -> None:
    page = Page(make(guild()))
    content = next(a["content"] or "" for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.split(" ", 1) for rule in content.split("; "))

    def hashes(sources: list[str]) -> str:
        digests = [base64.b64encode(hashlib.sha256(source.encode()).digest()).decode() for source in sources]
        return " ".join(f"'sha256-{digest}'" for digest in digests)

    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == hashes([one for one in page.inner["script"] if one.startswith(PROGRAM)])
    assert rules.get("connect-src", LOOPBACK) == LOOPBACK
    assert rules["style-src"] == hashes(page.inner["style"])
    assert "unsafe" not in content


PROGRAM = ('"use strict";', "/**")
LOOPBACK = "http://127.0.0.1:* http://localhost:*"


def test_notebook_frame_holds_the_page_in_a_sandbox() -> None:
    frame = Page(notebook_frame(guild()))
    [(tag, attributes)] = frame.tags
    assert tag == "iframe"
    assert attributes["sandbox"] == "allow-scripts allow-downloads"
    assert attributes["srcdoc"] == graph_page(guild())


def test_report_page_without_text_has_no_word_of_it() -> None:
    bare = report_page(guild(with_text=False), "guild-1901")
    assert "Members noted" not in bare
    assert "guild council" not in bare
    assert "Members noted" in report_page(guild(), "guild-1901")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("One line.\n\nTwo lines\nof one.", [("p", 1), ("p", 2)]),
        ("- a point\n- another", [("p", 2)]),
        ("Flour\nThe bakers could bake.", [("h2", 1), ("p", 1)]),
        ("\x0cA page.\u2028Another line.", [("p", 2)]),
    ],
)
def test_text_is_cut_into_blocks_that_lose_nothing(words: str, found: list[tuple[str, int]]) -> None:
    raw = {
        "document": {"id": "guild-1901", "title": "Guild minutes"},
        "entities": [],
        "relations": [],
        "recommendations": [
            {
                "id": "r1",
                "start": 0,
                "end": len(words),
                "action": "bake",
                "strength": "could",
                "endorsement": "many",
                "topics": ["bells"],
                "section": "Flour",
            }
        ],
    }
    text = Text(characters=words, name="guild")
    blocks = make_passages(Report(from_json(json.dumps(raw), name="guild").locate(text), text))
    assert [(block.tag, len(block.pieces)) for block in blocks] == found
    shown = "".join(piece.words for block in blocks for piece in block.pieces)
    assert "".join(shown.split()) == "".join(words.split())
    assert all(piece.recommendations == ("r1",) for block in blocks for piece in block.pieces)


def test_data_block_reads_back_whatever_the_label_holds() -> None:
    label = "</script><!-- \u2028 & {{7*7}} \u202e \"'"
    page = Page(graph_page(guild(label=label)))
    facts = json.loads(page.inner["script"][0])["facts"]
    assert facts["entities"][0]["label"] == label
    assert not set("<>&\u2028\u2029\u202e") & set(page.inner["script"][0])


def test_without_the_text_no_quote_and_no_form_of_a_name_is_on_the_page() -> None:
    bare = graph_page(guild(with_text=False))
    assert "Members noted" not in bare
    assert "guild council" not in bare
    assert "Members noted" in graph_page(guild())
    facts = page_facts(guild(with_text=False))
    assert facts["recommendations"][0]["end"] == 58
    assert len(facts["documents"][0]["sha256"]) == 64


def test_facts_of_a_recommendation() -> None:
    first, second, third, _ = page_facts(guild())["recommendations"]
    assert first["id"] == "doc/guild-1901/rec/r1"
    assert first["quote"][slice(*first["cue"])] == "must"
    assert second["counterparts"] == ["doc/guild-1901/actor/mill"]
    assert (third["addressees"], third["places"]) == ([], ["doc/guild-1901/actor/oatfield"])
    assert (first["run"], first["band"], first["confidence"]) == (None, "unrated", None)


def test_names_of_an_entity_come_from_the_authority_and_the_text() -> None:
    found = {e["id"]: e for e in page_facts(guild())["entities"]}
    assert found["actor/guild-council"]["names"] == ["GC", "Elders", "guild council"]
    assert found["actor/guild-council"]["addressed"] == 2


def test_scene_places_everything_and_the_unnamed_addressee() -> None:
    facts = page_facts(guild())
    scene = make_scene(facts)
    expected = {e["id"] for e in facts["entities"]} | {r["id"] for r in facts["recommendations"]} | {NOBODY}
    assert set(scene) == expected
    assert scene["actor/guild-council"].size > scene["doc/guild-1901/actor/mill"].size


def test_every_type_has_a_look_of_its_own() -> None:
    assert len({(look.colour, look.path) for look in TYPE_LOOKS.values()}) == len(TYPE_LOOKS)
    assert len({look.path for look in TYPE_LOOKS.values()}) == len(TYPE_LOOKS)


def test_pages_do_not_depend_on_the_hash_seed_or_the_working_directory(tmp_path: Path) -> None:
    code = (
        "import runpy, sys; m = runpy.run_path(sys.argv[1]); g = m['guild']();"
        "sys.stdout.buffer.write((m['graph_page'](g) + m['index_page'](g, [('a.csv', 'A')])"
        " + m['report_page'](g, 'guild-1901')).encode())"
    )
    found = set()
    for seed in ("0", "1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", code, str(Path(__file__).resolve())]
        run = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, check=True)
        found.add(run.stdout)
    assert len(found) == 1
    assert list(tmp_path.iterdir()) == []


def test_pyvis_is_loaded_only_when_a_page_is_built() -> None:
    code = "import sys, turtlebay.pages; sys.exit('pyvis' in sys.modules or 'IPython' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)


def test_index_links_each_file_and_shows_the_figures() -> None:
    page = index_page(
        guild(), [("tables/a b.csv", "Rows & columns"), ("javascript:alert(1)", "<b>no</b>"), ("//x.org", "")]
    )
    links = [attributes["href"] for tag, attributes in Page(page).tags if tag == "a"]
    below = sorted(link for link in links if link and link.startswith("."))
    assert below == [
        "./javascript%3Aalert%281%29",
        "./tables/a%20b.csv",
        "./x.org",
    ]
    assert "Rows &amp; columns" in page
    assert "&lt;b&gt;no&lt;/b&gt;" in page
    assert "<b>4</b> recommendations" in page
    assert len(Page(page).inner["script"]) == 1


def test_list_of_files_comes_in_pieces_and_every_name_is_text() -> None:
    paths = [f"texts/{n} & <b>{n}.txt" for n in range(3000)]
    pieces = list(files_page([("texts/", "<i>words</i>", paths), ("reports/", "none", [])]))
    assert len(pieces) > 10
    assert max(map(len, pieces)) < 100_000
    page = "".join(pieces)
    links = [attributes["href"] for tag, attributes in Page(page).tags if tag == "a"]
    assert links == ["./index.html", *("./" + quote(path) for path in paths)]
    assert "<b>" not in page
    assert "&lt;i&gt;words" in page
    assert 'id="reports"' not in page


def test_pages_of_a_report_that_is_hardly_known() -> None:
    raw = data()
    raw["document"] = {"id": "guild-1901", "title": "Guild minutes"}
    text = Text(characters=WORDS, name="guild")
    report = Report(from_json(json.dumps(raw), name="guild").locate(text))
    graph = Graph((report,), guild().authority, guild().vocabulary)
    for page in (graph_page(graph), index_page(graph, [])):
        assert "Guild minutes" in page
        assert "None" not in page


def test_index_of_an_empty_graph() -> None:
    graph = Graph((), guild().authority, guild().vocabulary)
    assert "<b>0</b> reports" in index_page(graph, [])
    assert '"entities": []' in graph_page(graph)


@pytest.mark.shared
def test_page_of_a_real_report(shared: Path) -> None:
    from turtlebay.authority import read_authority, read_vocabulary
    from turtlebay.model import read_annotations

    gold = shared / "gold"
    name = "istanbul-retreat-2010"
    text = Text(characters=(gold / f"{name}.txt").read_text(encoding="utf-8"), name=name)
    located = read_annotations(gold / f"{name}.json").locate(text)
    page = graph_page(Graph((Report(located, text),), read_authority(), read_vocabulary()))
    facts = json.loads(Page(page).inner["script"][0])["facts"]
    assert len(facts["recommendations"]) == len(located.recommendations) >= 50
    assert len(page) < 1_500_000
