"""All questions have their expected answers on the Istanbul graph, in both engines.

`python -m pytest tests/test_questions.py --update-golden` writes them anew; read the difference before you keep it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib

from turtlebay.rdf import Question, iter_questions, open_store, run_query, to_rdflib

if TYPE_CHECKING:
    import pyoxigraph as ox

    from turtlebay.pipeline import Built

ANSWERS = Path(__file__).parent / "golden" / "answers"
QUESTIONS = list(iter_questions())
NOTHING = {"cq17-without-evidence", "cq25-unsure", "cq28-recurring", "cq31-asked-again"}
"""Every relation has evidence, a person has reviewed every recommendation, and there is one report: here these find
nothing."""


@pytest.fixture(scope="module")
def store(reviewed: Built) -> ox.Store:
    """The Istanbul graph in the embedded store."""
    return open_store(reviewed.graph)


@pytest.fixture(scope="module")
def graph(reviewed: Built) -> rdflib.Graph:
    """The Istanbul graph in rdflib."""
    return to_rdflib(reviewed.graph)


def written(term: object) -> str:
    """Return a term of rdflib as SPARQL's TSV has it."""
    if isinstance(term, rdflib.Literal) and term.datatype is not None:
        return f"{rdflib.Literal(str(term)).n3()}^^<{term.datatype}>"
    return term.n3() if isinstance(term, rdflib.term.Identifier) else ""


def test_sets_have_their_least_size() -> None:
    assert len(QUESTIONS) >= 32
    assert sorted(path.stem for path in ANSWERS.glob("*.tsv")) == sorted(question.name for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_answer_is_the_expected_one(question: Question, store: ox.Store, pytestconfig: pytest.Config) -> None:
    path = ANSWERS / f"{question.name}.tsv"
    answer = run_query(store, question.sparql, where=question.name).to_tsv()
    if pytestconfig.getoption("--update-golden"):
        path.write_bytes(answer.encode())
    assert answer == path.read_bytes().decode()
    assert (len(answer.splitlines()) > 1) is (question.name not in NOTHING)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_rdflib_gives_the_same_answer(question: Question, graph: rdflib.Graph) -> None:
    result = graph.query(question.sparql)
    lines = ["\t".join(f"?{name}" for name in result.vars or [])]
    lines += ["\t".join(map(written, row)) for row in result if isinstance(row, tuple)]
    assert lines == (ANSWERS / f"{question.name}.tsv").read_text(encoding="utf-8").splitlines()


def test_answers_hold_no_words_of_the_report() -> None:
    for path in ANSWERS.glob("*.tsv"):
        header, *rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        if "?quote" in header:
            assert not any(row[header.index("?quote")] for row in rows), path.name
