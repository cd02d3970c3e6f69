"""The graph in rdflib: every literal comes back as it was, and a named graph for each report works as a dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
import rdflib

from turtlebay.rdf import bind_parameters, find_question

if TYPE_CHECKING:
    from turtlebay.rdf import Question


@pytest.fixture(scope="module")
def graph(material: Any) -> rdflib.Graph:
    """The graph as rdflib reads the Turtle."""
    return rdflib.Graph().parse(material.turtle, format="turtle")


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt"])
def test_every_literal_comes_back(name: str, material: Any) -> None:
    graph = rdflib.Graph().parse(material.folder / name)
    written = graph.serialize(format="nt", encoding="utf-8")
    assert {quad.triple for quad in ox.parse(written, format=ox.RdfFormat.N_TRIPLES)} == material.triples
    graph.parse(material.folder / name)
    assert len(graph) == len(material.triples)


def test_every_question_has_the_same_answer(
    graph: rdflib.Graph, material: Any, questions: list[Question], protocol: Any
) -> None:
    answered = 0
    for question in questions:
        results = graph.query(question.sparql).serialize(format="json")
        assert results is not None
        rows = protocol.read_rows(results, ox.QueryResultsFormat.JSON)
        assert rows == material.rows(question), question.name
        answered += bool(rows)
    assert answered >= 28


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("recommendations-to", {"actor": ["turkey", "united-nations-secretariat"]}),
        ("search", {"words": ["MAP lantern"]}),
        ("search", {"words": ['"night tides" \\']}),
        ("recurring", {"least": ["1"]}),
        ("unsure", {"threshold": ["0.95"]}),
        ("parts-of", {"kind": ["Post"]}),
    ],
)
def test_a_question_with_parameters_has_the_same_answer(
    name: str, values: dict[str, list[str]], graph: rdflib.Graph, material: Any, protocol: Any
) -> None:
    question = find_question(name)
    sparql = bind_parameters(question.sparql, question.parameters, values)
    expected = protocol.read_rows(ox_json(material.store, sparql), ox.QueryResultsFormat.JSON)
    results = graph.query(sparql).serialize(format="json")
    assert results is not None
    assert protocol.read_rows(results, ox.QueryResultsFormat.JSON) == expected


def ox_json(store: ox.Store, sparql: str) -> bytes:
    found = store.query(sparql)
    assert isinstance(found, ox.QuerySolutions)
    return found.serialize(format=ox.QueryResultsFormat.JSON) or b""
