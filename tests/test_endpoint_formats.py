"""What the endpoint writes, read back by other programs; and how it chooses among media types."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib.compare
from hypothesis import given
from hypothesis import strategies as st

from turtlebay.endpoint.negotiation import HTML, RDF, RESULTS, choose
from turtlebay.endpoint.results import ROW_WRITERS, truth

if TYPE_CHECKING:
    from conftest import Endpoint

EX = "http://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
ENGINE_FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}

texts = st.text(st.characters(blacklist_categories=("Cs",)), max_size=12)
xml_texts = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"), max_size=12)


def literals(words: st.SearchStrategy[str]) -> st.SearchStrategy[ox.Literal]:
    return st.one_of(
        st.builds(ox.Literal, words),
        st.builds(lambda word, language: ox.Literal(word, language=language), words, st.sampled_from(["en", "tr"])),
        st.builds(lambda n: ox.Literal(str(n), datatype=ox.NamedNode(XSD + "integer")), st.integers()),
    )


def rows(words: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[object, ...]]]:
    node = st.builds(lambda n: ox.NamedNode(f"{EX}{n}"), st.integers(0, 9))
    blank = st.builds(lambda n: ox.BlankNode(f"b{n}"), st.integers(0, 9))
    cell = st.one_of(st.none(), node, blank, literals(words))
    return st.lists(st.tuples(cell, cell), max_size=6)


def read_back(written: str, media: str) -> list[tuple[object, ...]]:
    solutions = ox.parse_query_results(written.encode(), format=ENGINE_FORMATS[media])
    assert isinstance(solutions, ox.QuerySolutions)
    assert [variable.value for variable in solutions.variables] == ["one", "two"]
    return [(solution["one"], solution["two"]) for solution in solutions]


@given(rows(texts))
@pytest.mark.parametrize("media", ["application/sparql-results+json", "text/tab-separated-values"])
def test_tables_come_back_as_they_were(media: str, table: list[tuple[object, ...]]) -> None:
    """SPARQL 1.1 Query Results JSON, 3.2; CSV and TSV, section 4."""
    assert read_back("".join(ROW_WRITERS[media](["one", "two"], table, "")), media) == table


@given(rows(xml_texts))
def test_tables_come_back_from_xml(table: list[tuple[object, ...]]) -> None:
    """SPARQL Query Results XML Format, 2.3; read with another parser, since the engine's trims white space."""
    space = "{http://www.w3.org/2005/sparql-results#}"
    written = "".join(ROW_WRITERS["application/sparql-results+xml"](["one", "two"], table, ""))
    found = []
    for result in ET.fromstring(written).iter(f"{space}result"):  # noqa: S314
        cells = {binding.get("name"): _from_xml(binding[0], space) for binding in result}
        found.append((cells.get("one"), cells.get("two")))
    assert found == table


def _from_xml(element: ET.Element, space: str) -> object:
    value = element.text or ""
    if element.tag == f"{space}uri":
        return ox.NamedNode(value)
    if element.tag == f"{space}bnode":
        return ox.BlankNode(value)
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    datatype = element.get("datatype")
    return ox.Literal(value, language=language, datatype=ox.NamedNode(datatype) if datatype else None)


@given(rows(texts))
def test_tables_come_back_from_csv(table: list[tuple[object, ...]]) -> None:
    """SPARQL 1.1 CSV and TSV, section 3: plain values, and every row has all its cells."""
    written = "".join(ROW_WRITERS["text/csv"](["one", "two"], table, ""))
    assert written.endswith("\r\n")
    plain = [[getattr(c, "value", "") if not isinstance(c, ox.BlankNode) else str(c) for c in row] for row in table]
    assert list(csv.reader(io.StringIO(written, newline=""))) == [["one", "two"], *plain]


def test_csv_is_exact_where_a_spreadsheet_would_calculate() -> None:
    """SPARQL 1.1 CSV and TSV, section 3.2: the value itself, quoted only where it must be."""
    row = [(ox.Literal("=1+1"),)]
    assert "".join(ROW_WRITERS["text/csv"](["one"], row, "")) == "one\r\n=1+1\r\n"
    assert "".join(ROW_WRITERS["text/csv"](["one"], [(None,)], "")) == 'one\r\n""\r\n'


@pytest.mark.parametrize("value", [True, False])
def test_truths_are_read_by_the_engine(value: bool) -> None:
    for media in ("application/sparql-results+json", "application/sparql-results+xml"):
        found = ox.parse_query_results(truth(value, media).encode(), format=ENGINE_FORMATS[media])
        assert isinstance(found, ox.QueryBoolean)
        assert bool(found) is value
    assert truth(value, "text/csv").strip() == str(value).lower()


def test_a_cut_table_says_so_inside_too() -> None:
    """A link in the head is what both formats offer for more about an answer (JSON, 3.1.2; XML, 2.3.1)."""
    found = json.loads("".join(ROW_WRITERS["application/sparql-results+json"](["one"], [], "http://x/#limits")))
    assert found["head"]["link"] == ["http://x/#limits"]
    head = ET.fromstring("".join(ROW_WRITERS["application/sparql-results+xml"](["one"], [], "http://x/?a&b")))[0]  # noqa: S314
    assert head[-1].attrib == {"href": "http://x/?a&b"}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "text/turtle"),
        ("", "text/turtle"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "text/html"),
        ("application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("TEXT/TURTLE", "text/turtle"),
        ("text/turtle;q=0.5;x=y, application/ld+json;q=0.7", "application/ld+json"),
        ("text/turtle;q=0, */*", "application/n-triples"),
        ("text/*;q=0.3, application/*;q=0.2", "text/turtle"),
        (",,;;q=1, text/turtle", "text/turtle"),
        ("text/turtle; q=0.000, application/ld+json; q=0.001", "application/ld+json"),
        ("application/x-turtle", "text/turtle"),
        ("text/turtle;q=0", None),
        ("image/*", None),
        ("*", None),
        (",".join(["a/b"] * 200) + ",text/turtle", None),
    ],
)
def test_choice_among_media_types(accept: str | None, media: str | None) -> None:
    """RFC 9110, 12.5.1."""
    found = choose(accept, (*RDF, HTML))
    assert (found.media if found else None) == media


@given(st.text(max_size=40))
def test_no_accept_header_breaks_the_choice(accept: str) -> None:
    assert choose(accept, RESULTS) in (None, *RESULTS)


ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?p != <http://example.org/odd>) }"


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(
    ("media", "name"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_rdflib_reads_every_graph_format(small_endpoint: Endpoint, media: str, name: str) -> None:
    wanted = rdflib.Graph().parse(data=small_endpoint.query(ALL, accept="application/n-triples").text, format="nt")
    reply = small_endpoint.query(ALL, accept=media)
    found = rdflib.Graph().parse(data=reply.text, format=name)
    assert len(wanted) == 8
    assert rdflib.compare.isomorphic(found, wanted)


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.parametrize("media", ["application/sparql-results+xml", "application/rdf+xml"])
def test_what_xml_cannot_hold_is_406_and_not_broken_xml(small_endpoint: Endpoint, media: str) -> None:
    """XML 1.0, 2.2: no escape makes a control character legal."""
    sparql = "{} {{ ?s <http://example.org/odd> ?odd }}"
    form = "SELECT ?odd" if "results" in media else "CONSTRUCT WHERE"
    reply = small_endpoint.query(sparql.format(form), accept=media)
    assert reply.status == 406
    assert (
        "\x07"
        in json.loads(small_endpoint.query(sparql.format("SELECT ?odd"), accept="application/json").text)["results"][
            "bindings"
        ][0]["odd"]["value"]
    )


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_triples_of_a_construct_are_a_set(small_endpoint: Endpoint) -> None:
    """RDF 1.1 Concepts, section 3."""
    reply = small_endpoint.query("CONSTRUCT { <a:a> <a:b> 1 } WHERE { ?s ?p ?o }", accept="application/n-triples")
    assert reply.text.count("\n") == 1
