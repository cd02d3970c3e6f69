"""Every count of the findings on the reviewed report, against SPARQL over the graph of the same report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from turtlebay.network.analysis import Table, analyze
from turtlebay.pipeline import Built
from turtlebay.rdf import open_store, run_query

ACTORS = """VALUES ?kind { tb:ActorGroup tb:InternationalOrganization tb:Mission tb:NonGovernmentalOrganization
  tb:Organ tb:Person tb:Post tb:RegionalOrganization tb:SecretariatUnit tb:State }"""


def column(table: Table, key: str, *values: str) -> dict[Any, Any]:
    """Return one column, or a tuple of several, by the value of another."""
    rows = table.records()
    return {row[key]: row[values[0]] if len(values) == 1 else tuple(row[v] for v in values) for row in rows}


@pytest.fixture(scope="module")
def found(reviewed: Built) -> dict[str, Table]:
    return {table.id: table for table in analyze(reviewed.graph)}


@pytest.fixture(scope="module")
def ask(reviewed: Built) -> Callable[[str], list[tuple[Any, ...]]]:
    """Ask the reviewed graph in SPARQL; IRIs and literals come as text, whole numbers as numbers."""
    store = open_store(reviewed.graph)

    def rows(sparql: str) -> list[tuple[Any, ...]]:
        answer = run_query(store, sparql)
        return [tuple(_plain(cell) for cell in row) for row in answer.rows]

    return rows


def _plain(cell: Any) -> Any:
    value = getattr(cell, "value", None)
    return int(value) if value is not None and value.isdecimal() else value


def test_degrees_are_those_of_sparql(found: dict[str, Table], ask: Callable[[str], list[tuple[Any, ...]]]) -> None:
    for status in ("stated", "proposed"):
        rows = ask(f"""SELECT ?actor (COUNT(DISTINCT ?other) AS ?partners) (COUNT(DISTINCT ?statement) AS ?weight) {{
          {{ ?statement tb:subject ?actor ; tb:object ?other }}
          UNION {{ ?statement tb:object ?actor ; tb:subject ?other }}
          ?statement tb:status <https://w3id.org/turtlebay/status/{status}> ; tb:predicate ?predicate .
          FILTER (?predicate != tb:inTensionWith && ?actor != ?other)
          FILTER EXISTS {{ ?actor a ?kind {ACTORS} }} FILTER EXISTS {{ ?other a ?kind {ACTORS} }}
          # a state that a report means as a territory is a place to it, though the authority calls it a state
          FILTER NOT EXISTS {{ ?actor a tb:Place }} FILTER NOT EXISTS {{ ?other a tb:Place }}
        }} GROUP BY ?actor""")
        assert len(rows) >= 20
        table = found[f"actors-{status}"]
        assert column(table, "actor iri", "partners", "weight") == {name: (p, w) for name, p, w in rows}


def test_co_addressed_are_those_of_sparql(found: dict[str, Table], ask: Callable[[str], list[tuple[Any, ...]]]) -> None:
    rows = ask("""SELECT ?one ?other (COUNT(DISTINCT ?rec) AS ?number) {
      ?rec tb:addressee ?one, ?other FILTER (STR(?one) < STR(?other)) } GROUP BY ?one ?other""")
    table = found["shared-recommendations"].records()
    assert {(r["one iri"], r["other iri"], r["recommendations"]) for r in table} == set(rows)
    assert len(rows) == 5


def test_addressees_and_strengths_are_those_of_sparql(
    found: dict[str, Table], ask: Callable[[str], list[tuple[Any, ...]]]
) -> None:
    rows = ask("""SELECT ?actor ?strength (COUNT(DISTINCT ?rec) AS ?number) {
      ?rec tb:addressee ?actor ; tb:strength/skos:notation ?strength } GROUP BY ?actor ?strength""")
    seen = {
        (row["addressee iri"], strength, row[strength])
        for row in found["by-addressee"].records()
        for strength in ("must", "should", "could")
        if row[strength]
    }
    assert seen == set(rows)
    total = ask("SELECT ?actor (COUNT(DISTINCT ?rec) AS ?n) { ?rec tb:addressee ?actor } GROUP BY ?actor")
    assert column(found["by-addressee"], "addressee iri", "recommendations") == dict(total)
    places = ask("SELECT ?place (COUNT(DISTINCT ?rec) AS ?n) { ?rec tb:limitedTo ?place } GROUP BY ?place")
    assert column(found["by-place"], "place iri", "recommendations") == dict(places)


@pytest.mark.parametrize(
    ("table", "key", "path"),
    [
        ("by-topic", "topic id", "tb:topic/skos:notation"),
        ("by-strength", "strength", "tb:strength/skos:notation"),
        ("by-endorsement", "endorsement", "tb:endorsement/skos:notation"),
    ],
)
def test_scales_and_topics_are_those_of_sparql(
    table: str, key: str, path: str, found: dict[str, Table], ask: Callable[[str], list[tuple[Any, ...]]]
) -> None:
    rows = ask(f"SELECT ?value (COUNT(DISTINCT ?rec) AS ?n) {{ ?rec {path} ?value }} GROUP BY ?value")
    counted = {value: number for value, number in column(found[table], key, "recommendations").items() if number}
    assert counted == dict(rows)
    assert len(rows) >= 3


def test_open_ends_and_specificity_are_those_of_sparql(
    found: dict[str, Table], ask: Callable[[str], list[tuple[Any, ...]]]
) -> None:
    rows = ask("SELECT ?r { ?r a tb:Recommendation FILTER NOT EXISTS { ?r tb:addressee ?a } }")
    assert {row["recommendation iri"] for row in found["unaddressed"].records()} == {name for (name,) in rows}
    counts = column(found["specificity"], "recommendation", "recommendations")
    paths = {
        "names an addressee": "?r tb:addressee ?x",
        "names a body, and not only a group": "?r tb:addressee ?x FILTER NOT EXISTS { ?x a tb:ActorGroup }",
        "names a counterpart": "?r tb:counterpart ?x",
        "names a place": "?r tb:limitedTo ?x",
        "sets a condition": "?r tb:condition ?x",
    }
    assert counts == {k: ask(f"SELECT (COUNT(DISTINCT ?r) AS ?n) {{ {p} }}")[0][0] for k, p in paths.items()}


def test_pairs_of_roles_and_topics_are_those_of_sparql(
    found: dict[str, Table], ask: Callable[[str], list[tuple[Any, ...]]]
) -> None:
    count = "(COUNT(DISTINCT ?r) AS ?n)"
    rows = ask(f"SELECT ?a ?c {count} {{ ?r tb:addressee ?a ; tb:counterpart ?c FILTER (?a != ?c) }} GROUP BY ?a ?c")
    table = found["asked-with"].records()
    assert {(r["addressee iri"], r["counterpart iri"], r["recommendations"]) for r in table} == set(rows)
    rows = ask(f"SELECT ?a ?t {count} {{ ?r tb:addressee ?a ; tb:topic/skos:notation ?t }} GROUP BY ?a ?t")
    table = found["actor-topic"].records()
    assert {(r["actor iri"], r["topic id"], r["recommendations"]) for r in table} == set(rows)
    rows = ask(f"""SELECT ?x ?y {count} {{
      ?r tb:topic/skos:notation ?x, ?y FILTER (?x < ?y) }} GROUP BY ?x ?y""")
    table = found["topics-together"].records()
    assert {(r["one id"], r["other id"], r["recommendations"]) for r in table} == set(rows)
    rows = ask("""SELECT ?x ?y (COUNT(DISTINCT ?t) AS ?n) {
      ?r tb:addressee ?x ; tb:topic ?t . ?s tb:addressee ?y ; tb:topic ?t FILTER (STR(?x) < STR(?y))
    } GROUP BY ?x ?y""")
    table = found["shared-topics"].records()
    assert {(r["one iri"], r["other iri"], r["shared topics"]) for r in table} == set(rows)
    rows = ask(f"""SELECT ?p ?a {count} {{
      ?r tb:addressee ?a ; tb:inDocument/dc11:publisher ?p }} GROUP BY ?p ?a""")
    table = found["asked-by"].records()
    assert {(r["publisher"], r["addressee iri"], r["recommendations"]) for r in table} == set(rows)


def test_wished_ties_and_tensions_are_those_of_sparql(
    found: dict[str, Table], ask: Callable[[str], list[tuple[Any, ...]]]
) -> None:
    both = f"FILTER EXISTS {{ ?x a ?kind {ACTORS} }} FILTER EXISTS {{ ?y a ?kind {ACTORS} }}"
    ends = """{ ?s tb:subject ?x ; tb:object ?y } UNION { ?s tb:object ?x ; tb:subject ?y }
              FILTER (STR(?x) < STR(?y))"""
    wish = f"""{{ ?s tb:status <https://w3id.org/turtlebay/status/proposed> . {ends} }}
      UNION {{ ?r tb:addressee ?x ; tb:counterpart ?y FILTER (STR(?x) < STR(?y)) }}
      UNION {{ ?r tb:addressee ?y ; tb:counterpart ?x FILTER (STR(?x) < STR(?y)) }}"""
    stated = "?p a owl:ObjectProperty ; rdfs:subPropertyOf tb:relatedTo . FILTER (?p != tb:inTensionWith)"
    direct = f"FILTER NOT EXISTS {{ {{ ?x ?p ?y }} UNION {{ ?y ?p ?x }} {stated} }}"
    tense = "FILTER NOT EXISTS { { ?x tb:inTensionWith ?y } UNION { ?y tb:inTensionWith ?x } }"
    wished = found["ties-wished"].records()
    rows = ask(f"SELECT DISTINCT ?x ?y {{ {wish} {both} }}")
    assert {(r["one iri"], r["other iri"]) for r in wished} == set(rows)
    rows = ask(f"SELECT DISTINCT ?x ?y {{ {wish} {both} {tense} {direct} }}")
    assert {(r["one iri"], r["other iri"]) for r in wished if r["effect"] == "create"} == set(rows)
    assert len(rows) >= 20
    rows = ask(f"SELECT DISTINCT ?x ?y {{ ?s tb:predicate tb:inTensionWith . {ends} {both} }}")
    assert {(r["one iri"], r["other iri"]) for r in found["tensions"].records()} == set(rows)
