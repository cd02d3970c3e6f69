"""The graph in Oxigraph: the library, the server over HTTP, and its own command line."""

from __future__ import annotations

import subprocess
import urllib.parse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from turtlebay.publishing import Client, plan, publish, read_target
from turtlebay.rdf import open_store

if TYPE_CHECKING:
    from turtlebay.rdf import Question

pytestmark = [pytest.mark.stores, pytest.mark.allow_hosts(["127.0.0.1"])]

GRAPH = "https://w3id.org/turtlebay/graph"
TYPES = {".ttl": "text/turtle", ".nt": "application/n-triples"}
JSON = ox.QueryResultsFormat.JSON
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { %s }"


def count(url: str, protocol: Any, pattern: str = "?s ?p ?o") -> int:
    return int(ox.parse_query_results(protocol.ask(f"{url}/query", COUNT % pattern), format=JSON).__next__()["n"].value)


def read_graph(url: str, protocol: Any) -> set[ox.Triple]:
    text = protocol.ask(f"{url}/query", "CONSTRUCT WHERE { ?s ?p ?o }", accept="application/n-triples")
    return {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)}


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt"])
def test_library_loads_the_file_and_keeps_every_literal(name: str, material: Any) -> None:
    store = ox.Store()
    store.bulk_load(path=str(material.folder / name))
    assert {quad.triple for quad in store} == material.triples
    store.bulk_load(path=str(material.folder / name))
    assert len(store) == len(material.triples), "a reload adds nothing"


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt"])
@pytest.mark.parametrize("graph", ["default", f"graph={urllib.parse.quote(GRAPH, safe='')}"])
def test_graph_store_protocol_takes_the_graph(
    name: str, graph: str, material: Any, oxigraph_server: str, protocol: Any
) -> None:
    body = (material.folder / name).read_bytes()
    url = f"{oxigraph_server}/store?{graph}"
    for _ in range(2):
        assert protocol.send("PUT", url, body, TYPES[Path(name).suffix]) in (201, 204)
    assert protocol.send("POST", url, body, TYPES[Path(name).suffix]) == 204
    pattern = "?s ?p ?o" if graph == "default" else f"GRAPH <{GRAPH}> {{ ?s ?p ?o }}"
    assert count(oxigraph_server, protocol, pattern) == len(material.triples)


def test_sparql_load_takes_the_graph(material: Any, oxigraph_server: str, files_by_http: str, protocol: Any) -> None:
    for name in ("graph.ttl", "graph.nt"):
        update = f"LOAD <{files_by_http}/{name}>".encode()
        assert protocol.send("POST", f"{oxigraph_server}/update", update, "application/sparql-update") == 204
    assert count(oxigraph_server, protocol) == len(material.triples)


def test_every_question_has_its_answer_and_every_literal_its_form(
    material: Any, questions: list[Question], oxigraph_server: str, protocol: Any
) -> None:
    protocol.send("PUT", f"{oxigraph_server}/store?default", material.turtle.read_bytes(), "text/turtle")
    assert read_graph(oxigraph_server, protocol) == material.triples
    answered = 0
    for question in questions:
        rows = protocol.read_rows(protocol.ask(f"{oxigraph_server}/query", question.sparql), JSON)
        assert rows == material.rows(question), question.name
        answered += bool(rows)
    assert answered >= 28


def test_its_own_loader_takes_the_file(material: Any, oxigraph: str, tmp_path: Path) -> None:
    for name in ("graph.ttl", "graph.nt"):
        command = [oxigraph, "load", "--location", tmp_path / "data", "--file", material.folder / name]
        subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=120)
    assert {quad.triple for quad in ox.Store.read_only(str(tmp_path / "data"))} == material.triples


def test_publishing_puts_each_report_in_its_graph_and_a_second_time_changes_nothing(
    material: Any, oxigraph_server: str, protocol: Any
) -> None:
    target = read_target(f"{oxigraph_server}/store")
    payloads = plan(material.turtle, target)
    assert len(payloads) == 4
    query = f"{oxigraph_server}/query"
    first = publish(payloads, target, Client(), query=query)
    assert [o.action for o in first] == ["written"] * 4
    assert all(o.proved and o.found == o.sent for o in first)
    again = publish(payloads, target, Client(), query=query)
    assert [o.action for o in again] == ["unchanged"] * 4
    union = protocol.ask(
        query, "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }", accept="application/n-triples"
    )
    found = {quad.triple for quad in ox.parse(union, format=ox.RdfFormat.N_TRIPLES)}
    assert found >= material.triples
    assert len(found) == len(material.triples) + 3  # what is said of the graphs themselves
    assert len(open_store([material.turtle])) == len(material.triples)


def test_publishing_replaces_what_was_there_or_joins_it(
    material: Any, oxigraph_server: str, protocol: Any, tmp_path: Path
) -> None:
    url = f"{oxigraph_server}/store?default"
    (tmp_path / "one.nt").write_text("<urn:a> <urn:b> 'c' .\n".replace("'", '"'), encoding="utf-8")
    (tmp_path / "two.nt").write_text('<urn:a> <urn:b> "d" .\n', encoding="utf-8")
    target = read_target(url)
    for name, add, expected in (("one.nt", False, 1), ("two.nt", True, 2), ("two.nt", True, 2), ("two.nt", False, 1)):
        outcome = publish(plan(tmp_path / name, target), target, Client(), add=add)[0]
        assert outcome.proved
        assert count(oxigraph_server, protocol) == expected
