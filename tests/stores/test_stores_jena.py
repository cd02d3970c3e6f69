"""The graph in Jena TDB2: its loader, SPARQL's LOAD from a file, and riot as a strict reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from turtlebay.rdf import iter_questions

if TYPE_CHECKING:
    from turtlebay.rdf import Question

pytestmark = pytest.mark.stores

QUESTIONS = list(iter_questions())


@pytest.fixture(scope="module")
def loaded(material: Any, jena: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a TDB2 database with the Turtle, loaded twice."""
    folder = tmp_path_factory.mktemp("tdb2")
    for _ in range(2):
        jena("tdb2.tdbloader", "--loc", folder, material.turtle)
    return Path(folder)


def dump(folder: Path, jena: Any) -> set[ox.Quad]:
    return set(ox.parse(jena("tdb2.tdbdump", "--loc", folder), format=ox.RdfFormat.N_QUADS))


def test_set_has_its_least_size() -> None:
    assert len(QUESTIONS) >= 30


def test_loader_takes_the_turtle_and_every_literal_comes_back(loaded: Path, material: Any, jena: Any) -> None:
    assert {quad.triple for quad in dump(loaded, jena)} == material.triples


def test_loader_takes_the_ntriples(material: Any, jena: Any, tmp_path: Path) -> None:
    jena("tdb2.tdbloader", "--loc", tmp_path / "tdb2", material.ntriples)
    assert {quad.triple for quad in dump(tmp_path / "tdb2", jena)} == material.triples


def test_sparql_load_takes_the_file_into_a_named_graph(material: Any, jena: Any, tmp_path: Path) -> None:
    update = f"LOAD <{material.turtle.as_uri()}> INTO GRAPH <https://example.org/whole>"
    jena("tdb2.tdbupdate", "--loc", tmp_path / "tdb2", update)
    quads = dump(tmp_path / "tdb2", jena)
    assert {quad.triple for quad in quads} == material.triples
    assert {quad.graph_name for quad in quads} == {ox.NamedNode("https://example.org/whole")}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_question_has_its_answer(
    question: Question, loaded: Path, material: Any, jena: Any, protocol: Any, tmp_path: Path
) -> None:
    path = tmp_path / "question.rq"
    path.write_text(question.sparql, encoding="utf-8")
    answer = jena("tdb2.tdbquery", "--loc", loaded, "--results", "JSON", "--query", path)
    assert protocol.read_rows(answer, ox.QueryResultsFormat.JSON) == material.rows(question)
