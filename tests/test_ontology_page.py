"""The page of the ontology: fresh, whole, and a page that loads nothing."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from turtlebay.extraction.endorsement import find_endorsement
from turtlebay.pages.ontology_page import ATTRIBUTIONS, VOCABULARIES, to_ontology_page
from turtlebay.pages.ontology_terms import PREFIX, QUERIES, Ontology, read_ontology
from turtlebay.rdf.prefixes import PREFIXES
from turtlebay.resources import ontology_folder

CHECKOUT = Path(__file__).resolve().parents[1]
VOID = {"meta", "br", "img", "link", "hr", "input"}


class Reader(HTMLParser):
    """What a page holds; an element that is closed out of turn is an error."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "style"
            if name == "id":
                self.ids.append(value or "")
            if name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in {"src", "srcset", "href", "data", "poster", "action"}:
                self.loads.append((tag, value or ""))
        if tag not in VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return read_ontology(ontology_folder())


@pytest.fixture(scope="module")
def page() -> str:
    return to_ontology_page()


def test_page_is_fresh(page: str, pytestconfig: pytest.Config) -> None:
    path = CHECKOUT / "docs" / "ontology.html"
    if pytestconfig.getoption("--update-golden"):
        path.write_text(page, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == page, "python -m turtlebay.pages.ontology_page > docs/ontology.html"


def test_every_term_has_its_anchor_and_an_example(page: str, ontology: Ontology) -> None:
    declared = set(re.findall(r"^tb:(\w+) a ", (ontology_folder() / "turtlebay.ttl").read_text("utf-8"), re.MULTILINE))
    terms = (*ontology.classes, *ontology.properties)
    assert {term.name for term in terms} == declared
    assert len(terms) >= 60
    assert declared <= set(Reader(page).ids)
    for term in terms:
        assert re.search(rf"tb:{term.name}(?![\w-])", term.example.words), term.name
        article = page.split(f'<article id="{term.name}"')[1].split("</article>")[0]
        assert f"<mark>tb:{term.name}</mark>" in article


def test_examples_are_turtle_and_queries_that_run(ontology: Ontology) -> None:
    prefixes = PREFIXES | ontology.prefixes
    store = ox.Store()
    for path in (*(ontology_folder() / "examples").glob("*.ttl"), ontology_folder() / "turtlebay.ttl"):
        if "invalid" not in path.name:
            store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    for term in (*ontology.classes, *ontology.properties):
        if term.name in QUERIES:
            found = store.query(QUERIES[term.name], prefixes=prefixes)
            assert isinstance(found, ox.QuerySolutions)
            assert next(found, None) is not None, term.name
            continue
        source = (ontology_folder() / term.example.source).read_text(encoding="utf-8")
        head = "".join(f"@prefix {p}: <{n}> .\n" for p, n in PREFIX.findall(source))
        assert list(ox.parse(head + term.example.words, format=ox.RdfFormat.TURTLE)), term.name


def test_links_lead_somewhere_and_nothing_is_loaded(page: str) -> None:
    found = Reader(page)
    assert len(found.ids) == len(set(found.ids))
    inner = {link[1:] for link in found.links if link.startswith("#")}
    assert len(inner) > 80
    assert inner <= set(found.ids)
    assert all(link.startswith(("#", "http://", "https://")) for link in found.links)
    assert found.loads == []
    assert found.tags.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "form", "base"})
    assert "url(" not in page.replace("url(#diagram-tip)", "")
    assert "@import" not in page
    assert "default-src &#39;none&#39;" in page


def test_vocabularies_scales_and_topics_are_there(page: str) -> None:
    ids = set(Reader(page).ids)
    assert {f"vocabulary-{name}" for name in ("org", "prov", "oa", "skos", "undo", "schema")} <= ids
    assert ids >= {f"vocabulary-{name}" for name in VOCABULARIES}
    assert ids >= {"strength-must", "strength-should", "strength-could"}
    assert sum(name.startswith("topic-") for name in ids) == 41
    for value in ("unattributed", "disputed", "proposed", "stated", "ought", "unbis:1000028"):
        assert value in page


@pytest.mark.parametrize("level", ATTRIBUTIONS)
def test_sentences_of_endorsement_are_read_so(level: str) -> None:
    assert find_endorsement(ATTRIBUTIONS[level], "") == level


def test_diagram_says_what_it_shows(page: str) -> None:
    svg = page.split("<svg")[1].split("</svg>")[0]
    described = svg.split("<desc")[1].split("</desc>")[0]
    for name in ("tb:Recommendation", "tb:Evidence", "tb:addressee", "tb:inDocument", "oa:hasSource", "skos:Concept"):
        assert f">{name}" in svg.split("</desc>")[1]
        assert name in described
    assert "tb:Actor is a kind of tb:Entity" in described


def test_hostile_words_are_text(tmp_path: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder)
    path = folder / "turtlebay.ttl"
    hostile = "</style><script>alert(1)</script><img src=x onerror=alert(1)>"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("A named human being.", hostile), encoding="utf-8")
    found = Reader(to_ontology_page(folder))
    assert hostile in "".join(found.text)
    assert found.tags.isdisjoint({"script", "img"})
