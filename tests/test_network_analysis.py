"""Findings of the network: against small graphs computed by hand, and against networkx."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from turtlebay import iri
from turtlebay.graph import Graph
from turtlebay.model import from_json
from turtlebay.network.analysis import Material, Table, analyze, iter_tables
from turtlebay.network.analysis.brokerage import ROLES, brokerage, structural_holes
from turtlebay.network.analysis.centrality import SEED, betweenness, pagerank
from turtlebay.network.analysis.groups import communities
from turtlebay.network.analysis.resampling import DRAWS, TOP
from turtlebay.network.analysis.sensitivity import kendall
from turtlebay.network.analysis.table import ranks
from turtlebay.network.reading import graph_of
from turtlebay.pipeline import Built

if TYPE_CHECKING:
    from conftest import Outcome

TYPES = {"a": "Organ", "b": "Organ", "c": "Organ", "d": "State", "e": "State", "f": "Group"}


def annotations(
    name: str, relations: list[tuple[str, ...]], asks: list[dict[str, Any]], **document: Any
) -> dict[str, Any]:
    """Return an annotation file as data; a relation is subject, predicate, object, status and perhaps confidence."""
    return {
        "document": {"id": name, "title": name.title(), **document},
        "entities": [{"id": e, "label": e.upper(), "type": t, "authority": f"xx-{e}"} for e, t in TYPES.items()],
        "relations": [
            {
                **dict(zip(("subject", "predicate", "object", "status"), relation, strict=False)),
                **({"confidence": float(relation[4])} if len(relation) > 4 else {}),
                "start": 10 * place,
                "end": 10 * place + 5,
            }
            for place, relation in enumerate(relations)
        ],
        "recommendations": [
            {
                "id": f"r{place:02}",
                "start": 1000 + 10 * place,
                "end": 1005 + 10 * place,
                "action": "act",
                "strength": "should",
                "endorsement": "unattributed",
                "topics": ["mandates"],
                **ask,
            }
            for place, ask in enumerate(asks)
        ],
    }


def graph(*files: dict[str, Any]) -> Graph:
    return graph_of(from_json(json.dumps(file), name="file") for file in files)


def house() -> Graph:
    """A triangle a, b, c with a tail c, d, e; wishes, tensions and recommendations beside it."""
    stated = [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("d", "e")]
    relations: list[tuple[str, ...]] = [(one, "supports", other, "stated") for one, other in stated]
    relations += [("a", "inTensionWith", "e", "stated"), ("b", "inTensionWith", "f", "stated")]
    relations += [("e", "cooperatesWith", "a", "proposed", "0.6"), ("c", "reportsTo", "d", "proposed", "0.8")]
    asks: list[dict[str, Any]] = [
        {"addressees": ["a"], "counterparts": ["d"], "strength": "must", "endorsement": "consensus"},
        {"addressees": ["a", "b", "c"], "topics": ["mandates", "financing"], "endorsement": "disputed"},
        {"topics": ["financing"], "strength": "could", "confidence": 0.7},
        {"addressees": ["f"], "topics": ["financing"], "condition": "in spring"},
    ]
    return graph(annotations("house", relations, asks, date="2010-05", publisher="Quay Club"))


def corpus(seed: int = 7, reports: int = 4) -> Graph:
    """Several reports drawn by a seed."""
    dice = random.Random(seed)  # noqa: S311
    files = []
    for number in range(reports):
        relations = []
        for two in combinations(TYPES, 2):
            if dice.random() < 0.4:
                predicate = dice.choice(["supports", "cooperatesWith", "inTensionWith"])
                status = "stated" if predicate == "inTensionWith" else dice.choice(["stated", "proposed"])
                relations.append((two[0], predicate, two[1], status, f"{dice.randint(4, 10) / 10}"))
        asks = [
            {"addressees": dice.sample(list(TYPES), dice.randint(0, 3)), "topics": [dice.choice(["mandates", "other"])]}
            for _ in range(6)
        ]
        files.append(annotations(f"report-{number}", relations, asks, date=str(2000 + number)))
    return graph(*files)


def tables(of: Graph) -> dict[str, Table]:
    return {table.id: table for table in analyze(of)}


def actor(name: str) -> str:
    return iri.authority_actor(f"xx-{name}")


def column(table: Table, key: str, *values: str) -> dict[Any, Any]:
    """Return one column, or a tuple of several, by the value of another."""
    rows = table.records()
    return {row[key]: row[values[0]] if len(values) == 1 else tuple(row[v] for v in values) for row in rows}


@pytest.fixture(scope="module")
def found(reviewed: Built) -> dict[str, Table]:
    return tables(reviewed.graph)


def test_every_table_has_title_meaning_caveat_and_even_rows() -> None:
    for of in (house(), corpus()):
        found = analyze(of)
        assert len({table.id for table in found}) == len(found) >= 25
        for table in found:
            assert table.title
            assert table.meaning.endswith(".")
            assert table.caveat.rstrip().endswith(".")
            assert all(len(row) == len(table.columns) for row in table.rows)
            assert set(table.bars) <= set(table.columns)
            assert len(set(table.columns)) == len(table.columns)


def test_degree_betweenness_and_holes_of_the_house_as_by_hand() -> None:
    table = tables(house())["actors-stated"]
    assert column(table, "actor", "rank", "partners") == {
        "C": ("1", 3),
        "A": ("2=", 2),
        "B": ("2=", 2),
        "D": ("2=", 2),
        "E": ("5", 1),
    }
    # c lies between a, b and d, e: 4 of 6 pairs; d between e and three others
    assert column(table, "actor", "betweenness") == {"C": 0.6667, "D": 0.5, "A": 0.0, "B": 0.0, "E": 0.0}
    assert column(table, "actor", "betweenness rank")["A"] == "3="
    holes = column(table, "actor", "effective size", "constraint")
    assert holes["C"][0] == 2.3333
    assert holes["A"] == (1.0, 1.0069)  # (1/2 + 1/2 * 1/3)^2 + (1/2 + 1/2 * 1/2)^2
    assert holes["D"] == (2.0, 0.5)
    assert holes["E"] == (1.0, 1.0)


def test_brokerage_of_the_house_as_by_hand() -> None:
    table = tables(house())["brokerage"]
    rows = column(table, "actor", "paths", *ROLES)
    assert rows == {"C": (2, 0, 0, 2, 0, 0), "D": (1, 0, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("xxx", "coordinator"),
        ("yxx", "gatekeeper"),
        ("xxy", "representative"),
        ("xyx", "consultant"),
        ("xyz", "liaison"),
    ],
)
def test_each_brokerage_role_has_its_groups(groups: str, role: str) -> None:
    path: nx.DiGraph[str] = nx.DiGraph([("1", "2"), ("2", "3")])
    assert brokerage(path, lambda node: groups[int(node) - 1])["2"] == Counter({role: 1})


def test_a_path_that_an_arc_closes_and_a_way_back_are_no_brokerage() -> None:
    network: nx.DiGraph[str] = nx.DiGraph([("1", "2"), ("2", "3"), ("1", "3"), ("2", "1")])
    assert brokerage(network, lambda node: "x")["2"] == Counter()


@pytest.mark.parametrize("seed", range(6))
def test_measures_agree_with_networkx_and_brute_force(seed: int) -> None:
    source = nx.gnp_random_graph(18, 0.16, seed=seed, directed=True)
    network: nx.DiGraph[str] = nx.relabel_nodes(source, {n: f"n{n:02}" for n in source})
    for one, other in network.edges:
        network.edges[one, other]["weight"] = (int(one[1:]) * int(other[1:])) % 3 + 1
    plain = network.to_undirected()
    scores = betweenness(plain)
    assert scores.scores == pytest.approx(nx.betweenness_centrality(plain))
    assert (scores.sources, scores.error) == (18, 0.0)
    holes = structural_holes(plain)
    constraint, size = nx.constraint(plain), nx.effective_size(plain)
    assert len(holes) >= 10
    assert {n: h.constraint for n, h in holes.items()} == pytest.approx({n: constraint[n] for n in holes})
    assert {n: h.effective_size for n, h in holes.items()} == pytest.approx({n: size[n] for n in holes})
    group = {node: "xyz"[int(node[1:]) % 3] for node in network}
    expected: dict[str, int] = Counter()
    for node in network:
        for a in network.predecessors(node):
            for c in network.successors(node):
                expected[node] += a != c and not network.has_edge(a, c)
    assert {n: sum(c.values()) for n, c in brokerage(network, group.__getitem__).items()} == dict(expected) | {
        n: 0 for n in network if n not in expected
    }
    rank = pagerank(network)
    assert sum(rank.values()) == pytest.approx(1)
    for node in network:  # the equation that defines PageRank
        stranded = sum(rank[n] for n in network if not network.out_degree(n))
        given = sum(
            rank[s] * network.edges[s, node]["weight"] / network.out_degree(s, weight="weight")
            for s in network.predecessors(node)
        )
        assert rank[node] == pytest.approx(0.15 / 18 + 0.85 * (stranded / 18 + given), abs=1e-8)


def test_sampled_betweenness_states_its_error() -> None:
    source = nx.barabasi_albert_graph(300, 2, seed=3)
    network: nx.Graph[str] = nx.relabel_nodes(source, {n: f"n{n:03}" for n in source})
    exact, sampled = betweenness(network), betweenness(network, budget=100_000)
    assert 30 <= sampled.sources < sampled.nodes == 300
    assert sampled.error > 0
    worst = max(abs(exact.scores[n] - sampled.scores[n]) for n in network)
    assert worst < 4 * sampled.error
    assert sampled == betweenness(network, budget=100_000)


def test_equal_scores_share_a_rank() -> None:
    assert ranks({"a": 1 / 3, "b": 0.333333, "c": 0.2}) == {"a": "1=", "b": "1=", "c": "3"}
    assert ranks({}) == {}


def test_wished_ties_of_the_house_as_by_hand() -> None:
    found = tables(house())
    rows = [
        (r["effect"], r["one"], r["other"], r["proposed"], r["recommendations"]) for r in found["ties-wished"].records()
    ]
    assert rows == [("mend", "A", "E", 1, 0), ("create", "A", "D", 0, 1), ("strengthen", "C", "D", 1, 0)]
    assert column(found["gains"], "actor", "rank", "partners stated", "partners new", "partners then") == {
        "A": ("1", 2, 2, 4),
        "D": ("2=", 2, 1, 3),
        "E": ("2=", 1, 1, 2),
    }
    assert [(r["addressed"], r["one"], r["other"]) for r in found["tensions"].records()] == [
        ("no", "B", "F"),
        ("yes", "A", "E"),
    ]


def test_pairs_apart_of_the_house_as_by_hand() -> None:
    rows = tables(house())["apart"].records()
    # b and f are in tension; a, b and c are asked together; a and d in one recommendation, c and d have a tie
    assert {(r["one"], r["other"]): (r["shared topics"], r["likeness"], r["linked through others"]) for r in rows} == {
        ("A", "F"): (1, 0.5, "no"),
        ("C", "F"): (1, 0.5, "no"),
        ("B", "D"): (1, 0.5, "yes"),
    }


def test_recommendations_of_the_house_as_by_hand() -> None:
    found = tables(house())
    assert column(found["by-addressee"], "addressee", "rank", "recommendations", "must", "should", "could") == {
        "A": ("1", 2, 1, 1, 0),
        "B": ("2=", 1, 0, 1, 0),
        "C": ("2=", 1, 0, 1, 0),
        "F": ("2=", 1, 0, 1, 0),
    }
    assert column(found["by-strength"], "strength", "recommendations", "share") == {
        "must": (1, 0.25),
        "should": (2, 0.5),
        "could": (1, 0.25),
    }
    assert column(found["by-endorsement"], "endorsement", "recommendations")["disputed"] == 1
    assert column(found["specificity"], "recommendation", "recommendations") == {
        "names an addressee": 3,
        "names a body, and not only a group": 2,
        "names a counterpart": 1,
        "names a place": 0,
        "sets a condition": 1,
    }
    assert [r["id"] for r in found["unaddressed"].records()] == ["r02"]
    first = found["asked-by"].records()[0]
    assert (first["publisher"], first["addressee"], first["recommendations"], first["disputed"]) == (
        *("Quay Club", "A", 2, 1),
    )
    pairs = [
        (r["one"], r["other"], r["recommendations"], r["weight"]) for r in found["shared-recommendations"].records()
    ]
    assert pairs == [("A", "B", 1, 0.5), ("A", "C", 1, 0.5), ("B", "C", 1, 0.5)]


def test_cores_and_communities_find_the_triangle_and_the_two_cliques() -> None:
    # the wish of e and a closes the tail to a ring; without it d and e hang on one tie each
    assert column(tables(house())["cores"], "actor", "core") == {"A": 2, "B": 2, "C": 2, "D": 2, "E": 2}
    tail = [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("d", "e")]
    lone = graph(annotations("lone", [(one, "supports", other, "stated") for one, other in tail], []))
    assert column(tables(lone)["cores"], "actor", "core") == {"A": 2, "B": 2, "C": 2, "D": 1, "E": 1}
    cliques: nx.Graph[str] = nx.Graph()
    for names in ("abcd", "wxyz"):
        cliques.add_edges_from(combinations(names, 2), weight=1)
    cliques.add_edge("a", "z", weight=1)
    assert communities(cliques) == [list("abcd"), list("wxyz")]
    # 12 of 13 ties inside, half of the ends in each: 12/13 - 2 * (1/2)^2
    from turtlebay.network.analysis.groups import _modularity

    assert _modularity(cliques, communities(cliques)) == round(12 / 13 - 0.5, 4)
    assert _modularity(cliques, communities(cliques)) == pytest.approx(
        nx.community.modularity(cliques, communities(cliques)), abs=1e-4
    )


def test_one_grouping_of_a_large_network_says_that_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "over 10 seeded runs" in tables(house())["communities"].meaning
    monkeypatch.setattr("turtlebay.network.analysis.groups.SMALL", 3)
    table = tables(house())["communities"]
    assert "one seeded run, and how stable they are is not tried" in table.meaning
    assert {row["stability"] for row in table.records()} == {None}


def test_confidence_thresholds_leave_out_the_unsure_and_keep_the_reviewed() -> None:
    table = tables(house())["confidence"]
    assert column(table, "confidence", "recommendations", "ties") == {
        0.0: (4, 9),
        0.5: (4, 9),
        0.6: (4, 9),
        0.7: (4, 8),
        0.8: (3, 8),
        0.9: (3, 7),
    }


def test_kendall_allows_for_ties() -> None:
    assert kendall({"a": 1, "b": 2}, {"a": 2, "b": 1}) == -1
    # 5 of 6 pairs part in both rankings: 5 / sqrt(5 * 6)
    assert kendall({"a": 1, "b": 1, "c": 2, "d": 3}, {"a": 1, "b": 2, "c": 3, "d": 4}) == round(5 / 30**0.5, 4)
    assert kendall({"a": 1, "b": 1}, {"a": 1, "b": 2}) is None


def test_leaving_a_report_out_moves_ranks_as_by_hand() -> None:
    one = annotations("one", [], [{"addressees": ["a"]}, {"addressees": ["a"]}, {"addressees": ["b"]}])
    two = annotations("two", [], [{"addressees": ["b"]}, {"addressees": ["c"]}])
    table = tables(graph(one, two))["stability-addressed"]
    # without `one` b and c lead and a is not there (behind the two); without `two` a leads b, and c is not there
    assert column(table, "actor", "rank", "score", "best left out", "worst left out") == {
        "A": ("1=", 2, 1, 3),
        "B": ("1=", 2, 1, 2),
        "C": ("3", 1, 1, 3),
    }
    for row in table.records():
        assert 1 <= row["low"] <= row["high"]  # type: ignore[operator]
        assert 0 <= row["first"] <= 1  # type: ignore[operator]


def crowd(reports: int) -> Graph:
    """Reports on sixty actors, of whom a few have many partners and most have one or two."""
    dice = random.Random(reports)  # noqa: S311
    names = [f"n{place:02}" for place in range(60)]
    files = []
    for number in range(reports):
        file = annotations(f"report-{number}", [], [])
        file["entities"] = [{"id": n, "label": n, "type": "Organ", "authority": f"xx-{n}"} for n in names]
        same = {"predicate": "supports", "status": "stated"}
        pairs = [(names[int(60 * dice.random() ** 3)], dice.choice(names)) for _ in range(150 // reports)]
        file["relations"] = [
            {**dict(zip(("subject", "object"), two, strict=True)), **same, "start": 9 * place, "end": 9 * place + 5}
            for place, two in enumerate(pairs)
            if two[0] != two[1]
        ]
        files.append(file)
    return graph(*files)


@pytest.mark.parametrize("reports", [1, 5])
def test_resampled_ranks_are_those_that_counting_everybody_gives(reports: int) -> None:
    crowded = crowd(reports)
    units: dict[str, list[tuple[str, str]]] = {report.id: [] for report in crowded.reports} if reports > 1 else {}
    for tie in Material.of(crowded).ties:
        units.setdefault(tie.report if reports > 1 else tie.id, []).append((tie.source, tie.target))
    known = [units[name] for name in sorted(units)]

    def ranked(chosen: Iterable[int]) -> dict[str, int]:
        partners: dict[str, set[str]] = {}
        for one, other in (two for unit in chosen for two in known[unit]):
            partners.setdefault(one, set()).add(other)
            partners.setdefault(other, set()).add(one)
        found = ranks({name: float(len(others)) for name, others in partners.items()})
        return {name: int(found[name].rstrip("=")) if name in found else len(found) + 1 for name in whole or found}

    whole: dict[str, int] = {}
    whole = ranked(range(len(known)))
    dice = random.Random(SEED)  # noqa: S311
    drawn = [ranked(dice.choices(range(len(known)), k=len(known))) for _ in range(DRAWS)]
    left = [ranked(set(range(len(known))) - {unit}) for unit in range(len(known))]
    rows = tables(crowded)["stability-partners"].records()
    assert len(rows) == TOP
    for row in rows:
        name = str(row["actor iri"])
        assert int(str(row["rank"]).rstrip("=")) == whole[name]
        assert str(row["rank"]).endswith("=") == (list(whole.values()).count(whole[name]) > 1)
        places = sorted(draw[name] for draw in drawn)
        assert (row["low"], row["high"]) == (places[9], places[190])
        assert row["first"] == round(places.count(1) / DRAWS, 4)
        if reports > 1:
            assert row["best left out"] == min(ranks_[name] for ranks_ in left)
            assert row["worst left out"] == max(ranks_[name] for ranks_ in left)


def test_tables_come_one_by_one_in_the_order_of_the_whole() -> None:
    first = next(iter_tables(house()))
    assert first == analyze(house())[0]


def test_reports_merge_on_shared_actors_and_count_a_statement_once() -> None:
    twice = [("a", "supports", "b", "stated"), ("b", "supports", "c", "stated")]
    file = annotations("one", twice, [])
    file["relations"].append(file["relations"][0])
    material = Material.of(graph(file, annotations("two", twice[:1], [])))
    assert len(material.ties) == 3
    assert material.layer("stated").edges[actor("a"), actor("b")]["weight"] == 2


def test_a_graph_without_anything_has_tables_without_rows() -> None:
    empty = annotations("empty", [], [])
    empty["entities"] = []
    found = tables(graph(empty))
    assert [table.id for table in found.values() if table.rows] == [
        *("by-strength", "by-endorsement", "specificity", "confidence"),
    ]
    assert found["by-strength"].rows[0] == ("must", 0, None)


def test_the_istanbul_report_says_what_a_reader_of_it_expects(found: dict[str, Table]) -> None:
    for table in ("actors-stated", "actors-proposed", "by-addressee", "gains", "brokerage", "stability-addressed"):
        assert found[table].records()[0][found[table].columns[1]] == "Security Council"
    open_ = [row for row in found["tensions"].records() if row["addressed"] == "no"]
    assert [(row["one"], row["other"]) for row in open_] == [("General Assembly", "Security Council")]


def test_findings_are_the_same_for_every_hash_seed(run_python: Callable[..., Outcome]) -> None:
    code = (
        "import runpy, sys, hashlib\n"
        "from turtlebay import reviewed_graph\n"
        "m = runpy.run_path(sys.argv[1])\n"
        "from turtlebay.network.rendering import tables_json\n"
        "for g in (m['house'](), m['corpus'](), reviewed_graph().graph):\n"
        "    print(hashlib.sha256(tables_json(m['analyze'](g), []).encode()).hexdigest())\n"
    )
    found = {run_python("-c", code, __file__, PYTHONHASHSEED=seed) for seed in ("0", "1", "77")}
    (outcome,) = found
    assert outcome.code == 0, outcome.err
    assert len(set(outcome.out.split())) == 3


def test_analysis_needs_no_numeric_library(run_python: Callable[..., Outcome]) -> None:
    code = (
        "import sys\n"
        "for name in ('numpy', 'scipy', 'pandas', 'matplotlib'): sys.modules[name] = None\n"
        "from turtlebay import reviewed_graph\n"
        "from turtlebay.network.analysis import analyze\n"
        "print(len(analyze(reviewed_graph().graph)))\n"
    )
    outcome = run_python("-c", code)
    assert outcome.code == 0, outcome.err
    assert int(outcome.out) >= 25
    assert sys.modules.get("scipy") is None
