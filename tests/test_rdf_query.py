from __future__ import annotations

import csv
import io
import json
import runpy
from pathlib import Path

import pyoxigraph as ox
import pytest

from turtlebay.errors import InputError, RdfError, UsageError
from turtlebay.rdf import (
    Answer,
    escape_controls,
    find_question,
    graph_sections,
    iter_questions,
    open_store,
    run_query,
    to_jsonld,
    to_ntriples,
    to_turtle,
)

SAMPLE = runpy.run_path(str(Path(__file__).with_name("test_rdf_sample.py")))
make_graph = SAMPLE["make_graph"]

EX = "http://example.org/"
ACTIONS = "SELECT ?rec ?action ?confidence { ?rec tb:action ?action OPTIONAL { ?rec tb:confidence ?confidence } }"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return open_store(make_graph())


def literals(*values: str) -> ox.Store:
    store = ox.Store()
    store.extend(
        ox.Quad(ox.NamedNode(f"{EX}s{number:02}"), ox.NamedNode(EX + "p"), ox.Literal(value))
        for number, value in enumerate(values)
    )
    return store


# ---- store


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt", "graph.jsonld", "graph.nq", "graph.trig", "graph.rdf"])
def test_a_store_opens_every_format(name: str, tmp_path: Path, store: ox.Store) -> None:
    sections = graph_sections(make_graph())
    path = tmp_path / name
    writers = {".ttl": to_turtle, ".nt": to_ntriples, ".jsonld": to_jsonld}
    if path.suffix in writers:
        path.write_text(writers[path.suffix](sections), encoding="utf-8")
    else:
        # RDF/XML has no form feed, so it gets the part without quotes
        part = sections[:4] if path.suffix == ".rdf" else sections
        quads = [ox.Quad(*t, ox.NamedNode(EX + "named")) for section in part for t in section.triples]
        form = ox.RdfFormat.from_extension(path.suffix[1:])
        assert form is not None
        data = [quad.triple for quad in quads] if path.suffix == ".rdf" else quads
        path.write_bytes(ox.serialize(data, format=form) or b"")
    opened = set(open_store([path]))
    assert opened == set(store) or (name == "graph.rdf" and opened < set(store) and len(opened) > 300)
    assert all(quad.graph_name == ox.DefaultGraph() for quad in opened)


def test_a_folder_stands_for_its_graph_and_paths_add_up(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<http://a.example/a> a <http://a.example/b> .", encoding="utf-8")
    more = tmp_path / "more.NT"
    more.write_text("<http://a.example/c> <http://a.example/d> _:x .\n", encoding="utf-8")
    assert len(open_store([tmp_path])) == 1
    assert len(open_store([tmp_path, more, tmp_path])) == 2


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    for name in ("a.nt", "b.nt"):
        (tmp_path / name).write_text("_:x <http://a.example/d> _:y .\n", encoding="utf-8")
    assert len(open_store([tmp_path / "a.nt", tmp_path / "b.nt"])) == 2


def test_a_broken_file_is_named_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix a: <http://a.example/> .\na:b a:c a:d .\na:b a:c 'open .\n", encoding="utf-8")
    with pytest.raises(RdfError) as caught:
        open_store([path])
    assert caught.value.where.startswith(f"{path}:3:")


@pytest.mark.parametrize(
    ("name", "error"), [("missing.ttl", InputError), ("notes.pdf", UsageError), ("none", UsageError)]
)
def test_what_is_no_graph_is_refused(name: str, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error, match=name):
        open_store([tmp_path / name])


def test_no_graph_at_all_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="no graph"):
        open_store([])


def test_relative_names_without_a_base_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "relative.ttl"
    path.write_text("<a> <b> <c> .", encoding="utf-8")
    with pytest.raises(RdfError):
        open_store([path])


def write_xml(path: Path, entities: str, value: str) -> Path:
    path.write_text(
        f"<!DOCTYPE rdf:RDF [{entities}]>"
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.example/">'
        f'<rdf:Description rdf:about="http://e.example/s"><e:p>{value}</e:p></rdf:Description></rdf:RDF>',
        encoding="utf-8",
    )
    return path


def test_an_xml_bomb_does_not_go_off(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 5))
    for text in (entities, entities.replace('"', "'"), f"<!ENTITY e4 '{'x' * 2000}'>"):
        with pytest.raises(RdfError, match="entities"):
            open_store([write_xml(tmp_path / "bomb.rdf", f'<!ENTITY e0 "lol">{text}', "&e4;")])


def test_the_plain_entities_of_ontology_editors_are_read(tmp_path: Path) -> None:
    store = open_store([write_xml(tmp_path / "plain.rdf", '<!ENTITY owl "http://owl.example/#" >', "&owl;Thing")])
    assert [quad.object.value for quad in store] == ["http://owl.example/#Thing"]


# ---- queries


def test_a_query_gives_columns_and_rows(store: ox.Store) -> None:
    answer = run_query(store, ACTIONS + " ORDER BY ?rec")
    assert answer.kind == "table"
    assert answer.columns == ("rec", "action", "confidence")
    assert len(answer.rows) == 2
    assert answer.rows[1][2] is None


def test_ask_and_construct_have_answers_of_their_own(store: ox.Store) -> None:
    assert run_query(store, "ASK { ?s a tb:Recommendation }").truth is True
    assert run_query(store, "ASK { ?s a tb:Nothing }").truth is False
    answer = run_query(store, "CONSTRUCT { ?r tb:action ?a } WHERE { ?r tb:action ?a }")
    assert answer.kind == "triples"
    assert len(answer.triples) == 2
    assert "tb:action" in answer.to_turtle()
    assert {q.triple for q in ox.parse(answer.to_turtle(), format=ox.RdfFormat.TURTLE)} == set(answer.triples)
    assert run_query(store, "DESCRIBE act:turkey").kind == "triples"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE?x{?s ?p ?o} }",
        "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:x {?s ?p ?o} }",
        "SELECT * { SERVICESILENT<http://127.0.0.1:9/> {?s ?p ?o} }",
        "SELECT * { ?s ?p 5SERVICE<http://127.0.0.1:9/> {?s ?p ?o} }",
        "SELECT * { ?s ?p 5.SERVICE:x{?s ?p ?o} }",
        "SELECT * { ?s ?p true.SERVICE<http://127.0.0.1:9/> {?s ?p ?o} }",
        "SELECT * { ?s ?p 'x'@en.SERVICE<http://127.0.0.1:9/> {?s ?p ?o} }",
        "SELECT * { FILTER(?o<5)SERVICE?x{?s ?p ?o}FILTER(?o>5) }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'it''s' . SERVICE <http://127.0.0.1:9/> { ?s ?p 'x' } }",
        'SELECT * { ?s ?p """a""" . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } # """',
        "SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { # comment\n SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
    ],
)
def test_a_query_cannot_reach_another_machine(query: str, store: ox.Store) -> None:
    with pytest.raises(UsageError, match="another machine"):
        run_query(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1:9/> {}' }",
        'SELECT * { ?s ?p """a "SERVICE" b""" }',
        "SELECT * { ?s <http://example.org/SERVICE> ?service } # SERVICE <x>",
        "SELECT ?service $SERVICE { ?s act:SERVICE ?service }",
        "PREFIX e: <http://SERVICE.example/> SELECT * { ?s e:a.SERVICE ?o }",
        "SELECT * { ?s ?p 'INSERT DATA'@en }",
        "SELECT ?insert { ?insert act:delete 'x' }",
    ],
)
def test_words_that_only_look_like_keywords_are_left_alone(query: str, store: ox.Store) -> None:
    assert run_query(store, query).rows == ()


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { act:a tb:b act:c }",
        "PREFIX e: <http://e.example/> DELETE WHERE { ?s ?p ?o }",
        "# SELECT\nCLEAR ALL",
        "load <http://127.0.0.1:9/x.ttl>",
        "WITH <http://e.example/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DROP ALL",
    ],
)
def test_updates_are_refused_by_name(query: str, store: ox.Store) -> None:
    before = len(store)
    with pytest.raises(UsageError, match="queries only read"):
        run_query(store, query)
    assert len(store) == before


def test_an_update_behind_a_query_is_refused(store: ox.Store) -> None:
    with pytest.raises((RdfError, UsageError)):
        run_query(store, "SELECT * { ?s ?p ?o } ; DROP ALL")
    assert len(store) > 500


def test_a_broken_query_is_named_with_line_and_column(store: ox.Store) -> None:
    with pytest.raises(RdfError) as caught:
        run_query(store, "SELECT *\nWHERE { ?s ?p }", where="mine.rq")
    assert caught.value.where.startswith("mine.rq:2:")
    with pytest.raises(RdfError):
        run_query(store, "")


# ---- formats of answers


def test_csv_follows_the_standard_and_starts_no_formula() -> None:
    values = [
        "plain",
        'a "q", b',
        "line\nbreak",
        "=1+1",
        "+x",
        "@SUM(A1)",
        "-cmd|' /C calc'!A0",
        "\tx",
        "-5",
        "+.5e3",
        "",
    ]
    text = run_query(literals(*values), "SELECT ?o { ?s ?p ?o } ORDER BY ?s").to_csv()
    assert text.startswith("o\r\nplain\r\n")
    cells = [row[0] if row else "" for row in csv.reader(io.StringIO(text, newline=""))][1:]
    assert cells == [
        *(
            "plain",
            'a "q", b',
            "line\nbreak",
            "'=1+1",
            "'+x",
            "'@SUM(A1)",
            "'-cmd|' /C calc'!A0",
            "'\tx",
            "-5",
            "+.5e3",
        ),
        "",
    ]


def test_tsv_and_json_hold_the_exact_terms(store: ox.Store) -> None:
    awkward = literals("tab\there", "line\nbreak", '"q"\\', "🐢", "=1")
    awkward.add(ox.Quad(ox.NamedNode(EX + "z"), ox.NamedNode(EX + "p"), ox.Literal("ü", language="de")))
    awkward.add(ox.Quad(ox.NamedNode(EX + "z"), ox.NamedNode(EX + "q"), ox.BlankNode("b")))
    for graph in (store, awkward):
        query = "SELECT ?s ?p ?o ?none { ?s ?p ?o OPTIONAL { ?s <http://none.example/> ?none } }"
        answer = run_query(graph, query)
        for text, form in (
            (answer.to_tsv(), ox.QueryResultsFormat.TSV),
            (answer.to_json(), ox.QueryResultsFormat.JSON),
        ):
            parsed = ox.parse_query_results(text, format=form)
            assert isinstance(parsed, ox.QuerySolutions)
            assert tuple(v.value for v in parsed.variables) == answer.columns
            assert [tuple(row[c] for c in answer.columns) for row in parsed] == list(answer.rows)


def test_an_answer_without_rows_still_has_its_columns(store: ox.Store) -> None:
    answer = run_query(store, "SELECT ?a ?b { ?a tb:nothing ?b }")
    assert answer.to_csv() == "a,b\r\n"
    assert answer.to_tsv() == "?a\t?b\n"
    assert json.loads(answer.to_json())["results"]["bindings"] == []


def test_yes_and_no_have_every_format_but_turtle(store: ox.Store) -> None:
    answer = run_query(store, "ASK { ?s a tb:Recommendation }")
    assert (answer.to_csv(), answer.to_tsv()) == ("true\r\n", "true\n")
    assert json.loads(answer.to_json()) == {"head": {}, "boolean": True}
    assert answer.readable() == [["yes"]]
    with pytest.raises(UsageError, match="no triples"):
        answer.to_turtle()


@pytest.mark.parametrize("write", [Answer.to_csv, Answer.to_tsv, Answer.to_json])
def test_triples_are_no_table(write: object, store: ox.Store) -> None:
    answer = run_query(store, "CONSTRUCT { ?r tb:action ?a } WHERE { ?r tb:action ?a }")
    assert callable(write)
    with pytest.raises(UsageError, match="Turtle"):
        write(answer)


def test_readable_rows_have_short_names_and_obey_nothing(store: ox.Store) -> None:
    row = run_query(store, "SELECT ?rec ?to { ?rec tb:addressee ?to } ORDER BY ?rec LIMIT 1").readable()[0]
    assert row == ["doc:harbour-notes/rec/r01", "act:security-council"]
    rows = run_query(literals("\x1b]0;title\x07 a\n b\u202e\x9b2J"), "SELECT ?o { ?s ?p ?o }").readable()
    assert rows == [["\\x1b]0;title\\x07 a b\\u202e\\x9b2J"]]


def test_escapes_leave_other_scripts_alone() -> None:
    words = "İstanbul’da görüşme – 🐢 e\u0301 क्\u200dष עברית"
    assert escape_controls(words) == words


# ---- questions


def test_every_shipped_question_runs_on_the_sample(store: ox.Store) -> None:
    questions = list(iter_questions())
    assert len(questions) >= 20
    answered = 0
    for question in questions:
        answer = run_query(store, question.sparql, where=question.name)
        assert question.title
        assert question.question.endswith("?")
        assert question.why
        answered += bool(answer.rows)
    assert answered >= 5


@pytest.mark.parametrize("name", ["1", "01", "cq01", "CQ1", "{name}", "{slug}", "{name}.rq"])
def test_a_question_is_found_by_number_name_or_part(name: str) -> None:
    first = next(iter(iter_questions()))
    asked = name.format(name=first.name, slug=first.name.partition("-")[2])
    assert find_question(asked) == first


def make_questions(folder: Path, *names: str) -> Path:
    for name in names:
        text = f"# title: {name}\n# question: What of\n#   {name}?\n# why: Because.\n\nSELECT * {{ ?s ?p ?o }}\n"
        (folder / f"{name}.rq").write_text(text, encoding="utf-8")
    return folder


def test_a_comment_goes_on_over_lines(tmp_path: Path) -> None:
    question = find_question("1", make_questions(tmp_path, "cq01-who-acts"))
    assert question.question == "What of cq01-who-acts?"
    assert question.why == "Because."


def test_number_one_is_not_number_ten(tmp_path: Path) -> None:
    folder = make_questions(tmp_path, "cq01-who-acts", "cq10-who-pays", "cq11-where")
    assert find_question("1", folder).name == "cq01-who-acts"
    assert find_question("10", folder).name == "cq10-who-pays"


def test_a_part_that_fits_two_questions_names_both(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cq01-who-acts, cq02-who-pays"):
        find_question("who", make_questions(tmp_path, "cq01-who-acts", "cq02-who-pays"))


@pytest.mark.parametrize(("name", "hint"), [("who-act5", "cq01-who-acts"), ("zzz", "Known are"), ("", "Known are")])
def test_an_unknown_question_comes_with_suggestions(name: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=hint):
        find_question(name, make_questions(tmp_path, "cq01-who-acts", "cq02-where"))


def test_a_question_without_its_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cq01-x.rq").write_text("# title: x\nSELECT * { ?s ?p ?o }\n", encoding="utf-8")
    with pytest.raises(RdfError, match="question:"):
        list(iter_questions(tmp_path))
