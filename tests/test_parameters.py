"""Parameters of questions: a caller's words become terms, and never SPARQL."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from turtlebay.commands.parameters import split_parameters
from turtlebay.errors import RdfError, UsageError
from turtlebay.rdf import (
    Question,
    bind_parameters,
    find_question,
    iter_questions,
    open_store,
    read_parameters,
    run_query,
)
from turtlebay.rdf.cookbook import to_cookbook

if TYPE_CHECKING:
    from conftest import CommandLine
    from turtlebay.pipeline import Built

CHECKOUT = Path(__file__).resolve().parents[1]
QUESTIONS = list(iter_questions())
WITH_PARAMETERS = [question for question in QUESTIONS if question.parameters]
ACT = "https://w3id.org/turtlebay/actor/"
RESERVED = {"graph", "format", "list", "ontology", "help"}

TEXT = """# title: t
# question: q?
# why: w.
# parameter: name = "a" "b" — any
#   name
# parameter: size = 2 — how many
PREFIX e: <http://e.example/>
SELECT * WHERE { VALUES ?name { "a" "b" } # VALUES ?name { "c" }
  VALUES ?size { 2 }
  ?s e:p ?name, "VALUES ?name { }" . FILTER EXISTS { VALUES ?name { "a" "b" } ?s e:q ?name } }
"""


def bind(sparql: str, **values: list[str]) -> str:
    return bind_parameters(sparql, read_parameters(sparql), values)


@pytest.fixture(scope="module")
def store(reviewed: Built) -> ox.Store:
    """The graph of the reviewed reports."""
    return open_store(reviewed.graph)


def test_set_has_its_least_size() -> None:
    assert len(QUESTIONS) >= 32
    assert len(WITH_PARAMETERS) >= 18


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_names_are_unique_and_no_options(question: Question) -> None:
    aliases = [q.alias for q in QUESTIONS]
    assert all(aliases)
    assert len(set(aliases)) == len(aliases)
    assert not {p.name for q in QUESTIONS for p in q.parameters} & RESERVED


@pytest.mark.parametrize("question", WITH_PARAMETERS, ids=lambda question: question.name)
def test_defaults_written_out_give_the_same_answer(question: Question, store: ox.Store) -> None:
    values = {
        p.name: [f"<{term.value}>" if isinstance(term, ox.NamedNode) else term.value for term in p.default]
        for p in question.parameters
    }
    assert run_query(store, question.bind(values)).rows == run_query(store, question.sparql).rows


@pytest.mark.parametrize("question", WITH_PARAMETERS, ids=lambda question: question.name)
def test_the_usage_of_a_question_works(question: Question, turtlebay: CommandLine) -> None:
    assert turtlebay("query", *shlex.split(question.usage)).code == 0


def test_a_question_is_found_by_its_alias() -> None:
    assert find_question("recommendations-to") == find_question("cq01")
    with pytest.raises(UsageError, match="recommendations-to"):
        find_question("recommendation-to")


@pytest.mark.parametrize(
    "value",
    ["turkey", "Turkey", " turkey ", "act:turkey", f"<{ACT}turkey>", f"{ACT}turkey"],
)
def test_a_name_may_be_written_in_five_ways(value: str) -> None:
    question = find_question("recommendations-to")
    assert f"VALUES ?actor {{ <{ACT}turkey> }}" in question.bind({"actor": [value]})


def test_spaces_in_a_slug_become_hyphens_and_classes_keep_their_capitals() -> None:
    assert f"{{ <{ACT}security-council> }}" in find_question("recommendations-to").bind({"actor": ["Security Council"]})
    assert "{ <https://w3id.org/turtlebay#SecretariatUnit> }" in find_question("parts-of").bind(
        {"kind": ["SecretariatUnit"]}
    )


def test_several_values_join_and_comments_and_strings_are_left_alone() -> None:
    bound = bind(TEXT, name=['x"y', "z"], size=["3"])
    assert bound.count('{ "x\\"y" "z" }') == 2
    assert '# VALUES ?name { "c" }' in bound
    assert '"VALUES ?name { }"' in bound
    assert '{ "3"^^<http://www.w3.org/2001/XMLSchema#integer> }' in bound
    assert run_query(ox.Store(), bound).rows == ()


def test_parameters_are_read_with_their_defaults() -> None:
    name, size = read_parameters(TEXT)
    assert (name.name, name.description, [t.value for t in name.default]) == ("name", "any name", ["a", "b"])
    assert (size.written, size.example) == ("2", "2")
    assert read_parameters("SELECT * { ?s ?p ?o }") == ()


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("name = 'a'", "describes no parameter"),
        ("other = 'a' — b", r"no VALUES \?other"),
        ("name = 'c' — b", "another default"),
        ("name = c — b", "no list of terms"),
        ("name = 'a' } UNION { ?s ?p ?o — b", "no list of terms|another default"),
    ],
)
def test_a_head_that_does_not_fit_its_query_is_refused(head: str, said: str) -> None:
    with pytest.raises(RdfError, match=said):
        read_parameters(f"# parameter: {head}\nSELECT * {{ VALUES ?name {{ 'a' }} ?s ?p ?name }}\n")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("a b> } DROP ALL #", "Invalid IRI"),
        ("turkey>", "Invalid IRI"),
        ("turkey\\u003e", "Invalid IRI"),
        ("nowhere:turkey", "prefix 'nowhere:' is not known"),
        ("", "it is empty"),
        ("<>", "cannot be --actor"),
        ("<relative>", "cannot be --actor"),
    ],
)
def test_what_is_no_iri_is_refused(value: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        find_question("recommendations-to").bind({"actor": [value]})
    assert "act:security-council" in str(caught.value)


@pytest.mark.parametrize("value", ["", "many", "1e3", "NaN", "0x1", "1,5", "9" * 400])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="decimal"):
        find_question("unsure").bind({"threshold": [value]})


def test_an_unknown_parameter_comes_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="Known are --actor"):
        find_question("recommendations-to").bind({"aktor": ["turkey"]})
    with pytest.raises(UsageError, match="has no parameters"):
        find_question("actors-asked").bind({"actor": ["turkey"]})
    with pytest.raises(UsageError, match="has no value"):
        find_question("recommendations-to").bind({"actor": []})


@given(st.text(max_size=60))
def test_no_text_of_a_caller_leaves_its_literal(words: str) -> None:
    sparql = "# parameter: words = 'x' — w\nSELECT ?words { VALUES ?words { 'x' } }\n"
    try:
        bound = bind(sparql, words=[words])
    except UsageError:
        assert re.search("[\ud800-\udfff]", words)
        return
    rows = run_query(ox.Store(), bound).rows
    assert [row[0] for row in rows] == [ox.Literal(words)]


@given(st.text(max_size=40))
def test_no_text_of_a_caller_leaves_its_iri(words: str) -> None:
    sparql = "# parameter: node = <urn:x> — n\nSELECT ?node { VALUES ?node { <urn:x> } }\n"
    try:
        bound = bind(sparql, node=[words])
    except UsageError:
        return
    rows = run_query(ox.Store(), bound).rows
    assert len(rows) == 1
    assert isinstance(rows[0][0], ox.NamedNode)


# ---- searching


def search(store: ox.Store, words: str) -> set[str]:
    return {str(row[2]) for row in run_query(store, find_question("search").bind({"words": [words]})).rows}


def test_search_wants_all_words_in_any_order_and_case(store: ox.Store) -> None:
    found = search(store, "MANDATE  mission")
    assert found == search(store, "mission mandate")
    assert len(found) >= 3
    assert all("mission" in text.lower() and "mandate" in text.lower() for text in found)
    assert found < search(store, "mission")
    assert search(store, "mission xyzzy") == set()


def test_search_takes_seven_words_and_signs_as_they_are() -> None:
    store = ox.Store()
    text = 'one (two) three. [four] five* six "seven" \\ eight'
    action = ox.NamedNode("https://w3id.org/turtlebay#action")
    store.add(ox.Quad(ox.NamedNode("urn:r"), action, ox.Literal(text)))
    for words in ("one (two) three. [four] five*", 'one (two) three. [four] five* six "seven"', '"seven" \\', text):
        assert len(search(store, words)) == 1, words
    for words in ("one two. .*", "one (two) three. [four] five* six eight", "o.e", "(one)"):
        assert search(store, words) == set(), words


# ---- the command line


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["a"], ("a", {})),
        (["--x", "1", "a", "--x=2", "--y", "-"], ("a", {"x": ["1", "2"], "y": ["-"]})),
        (["-", "--x", "--y"], ("-", {"x": ["--y"]})),
        ([], (None, {})),
    ],
)
def test_options_of_a_question_are_told_from_its_name(
    arguments: list[str], expected: tuple[str | None, dict[str, list[str]]]
) -> None:
    assert split_parameters(arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("recommendations-to", "--actor"), "--actor has no value"),
        (("recommendations-to", "turkey"), "'turkey' is one word too many"),
        (("recommendations-to", "-a", "turkey"), "there is no option -a"),
        (("recommendations-to", "--aktor", "turkey"), "Known are --actor"),
        (("actors-asked", "--formt", "csv"), "there is no parameter --formt"),
        (("--actor", "turkey"), "no question given"),
    ],
)
def test_wrong_calls_say_what_to_do(arguments: tuple[str, ...], said: str, turtlebay: CommandLine) -> None:
    outcome = turtlebay("query", *arguments)
    assert outcome.code == 2
    assert said in outcome.err


def test_command_binds_parameters_wherever_they_stand(turtlebay: CommandLine) -> None:
    expected = turtlebay("query", "cq01", "--actor", "secretary-general", "-f", "tsv")
    assert expected.out.startswith("?recommendation\t?action")
    for arguments in (
        ("--actor=secretary-general", "-f", "tsv", "cq01"),
        ("-f", "tsv", "--actor", "act:secretary-general", "recommendations-to"),
    ):
        assert turtlebay("query", *arguments).out == expected.out
    assert turtlebay("query", "cq01", "-f", "tsv").out != expected.out


def test_command_names_what_the_graph_does_not_know(turtlebay: CommandLine) -> None:
    outcome = turtlebay("query", "recommendations-to", "--actor", "securty-council")
    assert outcome.code == 0
    assert f"the graph says nothing of {ACT}securty-council; it knows security-council" in outcome.err


def test_a_file_of_ones_own_may_have_parameters(turtlebay: CommandLine) -> None:
    Path("mine.rq").write_text(
        "# parameter: n = 1 — a number\nSELECT ?n { VALUES ?n { 1 } }\n", encoding="utf-8", newline="\n"
    )
    assert turtlebay("query", "mine.rq", "--n", "7").out == "n\r\n7\r\n"


def test_cookbook_is_fresh(pytestconfig: pytest.Config) -> None:
    path = CHECKOUT / "docs" / "cookbook.md"
    page = to_cookbook(QUESTIONS)
    if pytestconfig.getoption("--update-golden"):
        path.write_text(page, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == page
    assert page.count("\n## ") == len(QUESTIONS)


def test_readme_of_the_ontology_lists_every_question() -> None:
    text = (CHECKOUT / "ontology" / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| \[\d+\]\(queries/(.+)\.rq\) \| (.+) \|$", text, re.MULTILINE))
    assert rows == {question.name: question.question for question in QUESTIONS}
