"""The projection, its GraphML and the CSV tables."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest

from turtlebay import iri
from turtlebay.authority import Authority, KnownActor, Topic, Vocabulary
from turtlebay.graph import Graph, Report
from turtlebay.model import Text, from_json
from turtlebay.network import actors_csv, recommendations_csv, relations_csv, to_graphml, to_networkx

SENTENCES = (
    "The harbour board runs the lighthouse office.",
    "The harbour board should ask the pilots before it moves a buoy.",
    "Somebody must paint the pier.",
)
WORDS = " ".join(SENTENCES)
EXACT_MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"


def raw_annotations(**changes: Any) -> dict[str, Any]:
    """Return a small annotation file as data; `changes` go into its first recommendation."""
    return {
        "document": {"id": "harbour-2020", "title": "Harbour review", "publisher": "Quay Club", "date": "2020-05"},
        "entities": [
            {
                "id": "board",
                "label": "Harbour board",
                "type": "Organ",
                "authority": "harbour-board",
                "spans": [[0, 17]],
            },
            {"id": "office", "label": "Lighthouse office", "type": "SecretariatUnit"},
            {"id": "pilots", "label": "Pilots", "type": "Group"},
            {"id": "pier", "label": "Pier", "type": "Place"},
        ],
        "relations": [
            {
                "subject": "board",
                "predicate": "organizes",
                "object": "office",
                "status": "stated",
                "quote": SENTENCES[0],
            },
            {
                "subject": "board",
                "predicate": "organizes",
                "object": "office",
                "status": "stated",
                "quote": SENTENCES[0],
            },
            {
                "subject": "board",
                "predicate": "cooperatesWith",
                "object": "pilots",
                "status": "proposed",
                "quote": SENTENCES[1],
                "rule": "verb-ask",
                "confidence": 0.8,
            },
        ],
        "recommendations": [
            {
                "id": "r01",
                "quote": SENTENCES[1],
                "addressees": ["board"],
                "counterparts": ["pilots"],
                "action": "ask the pilots",
                "strength": "should",
                "endorsement": "unattributed",
                "topics": ["consultation"],
                "condition": "before a buoy moves",
                "section": "2",
                **changes,
            },
            {
                "id": "r02",
                "quote": SENTENCES[2],
                "action": "paint the pier",
                "strength": "must",
                "endorsement": "consensus",
                "topics": ["other"],
                "places": ["pier"],
            },
        ],
    }


def harbour(*, with_text: bool = True, **changes: Any) -> Graph:
    text = Text(characters=WORDS, name="harbour")
    located = from_json(json.dumps(raw_annotations(**changes)), name="harbour").locate(text)
    store = ox.Store()
    for match in ("http://www.wikidata.org/entity/Q1", "http://eurovoc.europa.eu/22"):
        board = ox.NamedNode(iri.authority_actor("harbour-board"))
        store.add(ox.Quad(board, ox.NamedNode(EXACT_MATCH), ox.NamedNode(match)))
    known = KnownActor(id="harbour-board", label="Board of the Harbour", type="Organ", acronyms=("BH",))
    vocabulary = Vocabulary(
        types=frozenset({"Organ", "SecretariatUnit", "Group", "Place"}),
        actor_types=frozenset({"Organ", "SecretariatUnit", "Group"}),
        predicates=frozenset({"organizes", "cooperatesWith"}),
        symmetric=frozenset({"cooperatesWith"}),
        strengths={"could": 1, "should": 2, "must": 3},
        endorsements=frozenset({"unattributed", "consensus"}),
        statuses=frozenset({"stated", "proposed"}),
        topics={"consultation": Topic("consultation", "Consultation", None, ())},
    )
    report = Report(located, text if with_text else None)
    return Graph((report,), Authority(actors={"harbour-board": known}, store=store), vocabulary)


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


def test_projection_has_every_entity_recommendation_and_report() -> None:
    network = to_networkx(harbour())
    kinds = sorted(kind for _, kind in network.nodes(data="kind"))
    assert kinds == ["entity"] * 4 + ["recommendation"] * 2 + ["report"]
    board = network.nodes[iri.authority_actor("harbour-board")]
    assert board == {"kind": "entity", "layer": "actor", "label": "Board of the Harbour", "type": "Organ"}
    assert network.nodes[iri.local_actor("harbour-2020", "pier")]["layer"] == "context"


def test_edges_have_unique_ids_that_are_their_keys() -> None:
    network = to_networkx(harbour())
    ids = [data["id"] for *_, data in network.edges(data=True)]
    assert ids == [key for *_, key in network.edges(keys=True)]
    assert len(set(ids)) == len(ids) == 8


def test_relations_carry_status_and_evidence() -> None:
    network = to_networkx(harbour())
    proposed = [data for *_, data in network.edges(data=True) if data["status"] == "proposed"]
    start = WORDS.index(SENTENCES[1])
    assert [(d["predicate"], d["start"], d["end"]) for d in proposed] == [
        ("cooperatesWith", start, start + len(SENTENCES[1]))
    ]


def test_roles_lead_from_the_recommendation_to_the_entity() -> None:
    network = to_networkx(harbour())
    node = iri.recommendation("harbour-2020", "r01")
    found = {data["predicate"]: target for _, target, data in network.out_edges(node, data=True)}
    assert found["addressee"] == iri.authority_actor("harbour-board")
    assert found["counterpart"] == iri.local_actor("harbour-2020", "pilots")
    assert found["inDocument"] == iri.document("harbour-2020")


def test_graphml_reads_back_as_the_projection() -> None:
    graph = harbour()
    network, back = to_networkx(graph), nx.parse_graphml(to_graphml(graph), force_multigraph=True)
    assert dict(back.nodes(data=True)) == dict(network.nodes(data=True))
    assert sorted(back.edges(keys=True)) == sorted(network.edges(keys=True))


def test_graphml_is_xml_whatever_the_text_holds() -> None:
    hostile = "tide \x00\x0b\x1f\ufffe & <board> ]]> \u202e"
    root = ElementTree.fromstring(to_graphml(harbour(action=hostile)))  # noqa: S314
    texts = [element.text or "" for element in root.iter() if element.tag.endswith("data")]
    assert "tide  & <board> ]]> \u202e" in texts


def test_recommendations_table_has_names_iris_and_evidence() -> None:
    first, second = rows(recommendations_csv(harbour()))
    assert first["addressees"] == "Board of the Harbour"
    assert first["counterpart_iris"] == iri.local_actor("harbour-2020", "pilots")
    assert first["quote"] == SENTENCES[1] == WORDS[int(first["start"]) : int(first["end"])]
    assert (first["section"], first["condition"]) == ("2", "before a buoy moves")
    assert (second["addressees"], second["places"]) == ("", "Pier")
    assert len(first["text_sha256"]) == 64


def test_tables_hold_no_quote_without_the_text() -> None:
    graph = harbour(with_text=False)
    for table in (recommendations_csv(graph), relations_csv(graph)):
        assert all(row["quote"] == "" and row["start"] for row in rows(table))
        assert not any(sentence in table for sentence in SENTENCES)


def test_actors_table_counts_and_names_other_vocabularies() -> None:
    table = rows(actors_csv(harbour()))
    assert [row["label"] for row in table] == ["Board of the Harbour", "Lighthouse office", "Pilots"]
    board = table[0]
    assert (board["authority"], board["wikidata"], board["eurovoc"], board["unbis"]) == (
        "harbour-board",
        "Q1",
        "22",
        "",
    )
    counts = ("times_addressed", "times_counterpart", "mentions", "stated_relations", "proposed_relations")
    assert [board[name] for name in counts] == ["1", "0", "1", "2", "1"]


def test_relations_table_keeps_rule_and_confidence() -> None:
    last = rows(relations_csv(harbour()))[-1]
    assert (last["status"], last["rule"], last["confidence"]) == ("proposed", "verb-ask", "0.8")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_cell_that_would_run_as_a_formula_is_defused(start: str) -> None:
    table = recommendations_csv(harbour(action=f'{start}HYPERLINK("x")'))
    assert rows(table)[0]["action"] == f'\'{start}HYPERLINK("x")'


def test_cells_with_quotes_commas_and_line_breaks_read_back() -> None:
    action = 'ask "all", or\nnone'
    assert rows(recommendations_csv(harbour(action=action)))[0]["action"] == action


def test_exports_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import runpy, sys; m = runpy.run_path(sys.argv[1]); g = m['harbour']();"
        "names = ('to_graphml', 'actors_csv', 'recommendations_csv', 'relations_csv');"
        "sys.stdout.write(''.join(m[name](g) for name in names))"
    )
    found = set()
    for seed in ("0", "1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        run = subprocess.run([sys.executable, "-c", code, __file__], env=environment, capture_output=True, check=True)
        found.add(run.stdout)
    assert len(found) == 1
    assert found != {b""}


@pytest.mark.shared
def test_real_report_projects_whole() -> None:
    from turtlebay.authority import read_authority, read_vocabulary
    from turtlebay.model import read_annotations

    gold = Path(__file__).resolve().parents[2] / "shared" / "gold"
    if not gold.is_dir():
        pytest.skip("the annotated reports are not beside the checkout")
    name = "istanbul-retreat-2010"
    text = Text(characters=(gold / f"{name}.txt").read_text(encoding="utf-8"), name=name)
    located = read_annotations(gold / f"{name}.json").locate(text)
    graph = Graph((Report(located, text),), read_authority(), read_vocabulary())
    network = to_networkx(graph)
    relations = [data for *_, data in network.edges(data=True) if data["kind"] == "relation"]
    assert len(relations) == len(located.relations)
    assert len(rows(recommendations_csv(graph))) == len(located.recommendations)
    ElementTree.fromstring(to_graphml(graph))  # noqa: S314
