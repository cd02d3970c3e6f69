"""The graph in Virtuoso 7: its bulk loader, the Graph Store Protocol with a password, and SPARQL's LOAD."""

from __future__ import annotations

import urllib.parse
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from turtlebay.publishing import Client, Credentials, plan, publish, read_target
from turtlebay.rdf import remote
from turtlebay.rdf.facts import Facts

if TYPE_CHECKING:
    from turtlebay.rdf import Question

pytestmark = [pytest.mark.stores, pytest.mark.allow_hosts(["127.0.0.1"])]

JSON = ox.QueryResultsFormat.JSON
OA = "http://www.w3.org/ns/oa#"
TB = "https://w3id.org/turtlebay#"


def count(graph: str, virtuoso: Any, protocol: Any) -> int:
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    return int(protocol.read_rows(protocol.ask(f"{virtuoso.url}/sparql", query), JSON)[0][0].removeprefix("number "))


def read_graph(graph: str, virtuoso: Any) -> set[ox.Triple]:
    url = f"{virtuoso.url}/sparql-graph-crud-auth?graph={urllib.parse.quote(graph, safe='')}"
    request = urllib.request.Request(url, headers={"Accept": "application/n-triples"})
    with virtuoso.opener.open(request, timeout=120) as response:
        return {quad.triple for quad in ox.parse(response.read(), format=ox.RdfFormat.N_TRIPLES)}


@pytest.fixture(scope="module")
def loaded(material: Any, virtuoso: Any, protocol: Any) -> str:
    """The whole graph, sent as Turtle; the name of its graph in the store."""
    graph = "https://example.org/whole"
    url = f"{virtuoso.url}/sparql-graph-crud-auth?graph={graph}"
    body = material.turtle.read_bytes()
    for _ in range(2):
        assert protocol.send("PUT", url, body, "text/turtle", virtuoso.opener) in (200, 201, 204)
    return graph


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt"])
def test_bulk_loader_takes_the_file(name: str, material: Any, virtuoso: Any, protocol: Any) -> None:
    graph = f"https://example.org/bulk/{name}"
    virtuoso.sql(f"ld_dir('{material.folder}', '{name}', '{graph}')")
    virtuoso.sql("rdf_loader_run()")
    assert count(graph, virtuoso, protocol) == len(material.triples)


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt"])
def test_sparql_load_takes_the_graph(
    name: str, material: Any, virtuoso: Any, files_by_http: str, protocol: Any
) -> None:
    graph = f"https://example.org/load/{name}"
    virtuoso.sql(f"SPARQL LOAD <{files_by_http}/{name}> INTO GRAPH <{graph}>")
    assert count(graph, virtuoso, protocol) == len(material.triples)


def test_graph_store_protocol_takes_ntriples_as_turtle(material: Any, virtuoso: Any, protocol: Any) -> None:
    graph = "https://example.org/ntriples"
    url = f"{virtuoso.url}/sparql-graph-crud-auth?graph={graph}"
    protocol.send("PUT", url, material.ntriples.read_bytes(), "text/turtle", virtuoso.opener)
    assert count(graph, virtuoso, protocol) == len(material.triples)


def test_every_literal_comes_back(loaded: str, material: Any, virtuoso: Any) -> None:
    assert read_graph(loaded, virtuoso) == material.triples


def test_every_question_has_its_answer(
    loaded: str, material: Any, questions: list[Question], virtuoso: Any, protocol: Any
) -> None:
    """Rows are compared as a set of rows, since Virtuoso sorts IRIs and unbound cells in a way of its own."""
    answered = 0
    for question in questions:
        url = f"{virtuoso.url}/sparql"
        answer = protocol.ask(url, question.sparql, **{"default-graph-uri": loaded})
        rows = protocol.read_rows(answer, JSON)
        assert sorted(rows) == sorted(material.rows(question)), question.name
        answered += bool(rows)
    assert answered >= 28


def test_publishing_answers_the_digest_challenge(material: Any, virtuoso: Any) -> None:
    target = read_target(f"{virtuoso.url}/sparql-graph-crud-auth")
    payloads = plan(material.ntriples, target)
    assert len(payloads) == 4
    for action in ("written", "unchanged"):
        outcomes = publish(payloads, target, Client(Credentials("dba", "dba")), query=f"{virtuoso.url}/sparql")
        assert [o.action for o in outcomes] == [action] * 4
        assert all(o.proved and o.found == o.sent for o in outcomes)


def test_verification_reads_it_page_by_page(
    loaded: str, material: Any, virtuoso: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Virtuoso sorts 10,000 rows at most, unless the sorted rows are those of a subquery."""
    monkeypatch.setattr(remote, "PAGE", 1_000)
    facts = remote.read_facts(f"{virtuoso.url}/sparql", allow_http=True)
    expected = Facts.read(material.turtle)
    kinds = [TB + kind for kind in ("Evidence", "Mention", "Recommendation", "RelationStatement", "Text")]
    assert [facts.of_type(kind) for kind in kinds] == [expected.of_type(kind) for kind in kinds]
    places = expected.of_type(OA + "TextPositionSelector")
    assert len(places) >= 500
    for end in (OA + "start", OA + "end"):
        offsets = [facts.integer(place, end) for place in places]
        assert offsets == [expected.integer(place, end) for place in places]
        assert None not in offsets
