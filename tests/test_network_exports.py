"""The network for other programs: each format read back by networkx or by the rules of its format."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from turtlebay.graph import Graph
from turtlebay.marks import Mark
from turtlebay.model import from_json
from turtlebay.network import to_networkx
from turtlebay.network.cells import harmless
from turtlebay.network.cytoscape import to_cytoscape
from turtlebay.network.exchange import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Scope, to_exchange
from turtlebay.network.flat import to_flat
from turtlebay.network.gexf import to_gexf
from turtlebay.network.neo4j import to_neo4j
from turtlebay.network.pajek import to_pajek
from turtlebay.network.reading import graph_of
from turtlebay.pages import graph_marks, graph_page
from turtlebay.pages.palette import BLUE
from turtlebay.pipeline import Built

if TYPE_CHECKING:
    from conftest import CommandLine, Outcome

SCOPES = list(Scope)
HOSTILE = '=HYPERLINK("x") \x00\x0b\x1b[2J \u202e <b>&amp; "quoted" \\ \ufffe ]]> | `x`'
SPACE = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def hostile(**document: Any) -> Graph:
    """Two reports whose words try to break every format, with two actors of one label and a statement made twice."""
    files = []
    for name, info in (("one", {"date": "2010-02"}), ("two", {"date": "2012"})):
        relation = {"subject": "a", "predicate": "supports", "object": "b", "status": "stated", "start": 1, "end": 4}
        file = {
            "document": {"id": name, "title": HOSTILE, **info, **document},
            "entities": [
                {"id": "a", "label": "Same " + HOSTILE, "type": "Organ", "authority": "xx-a"},
                {"id": "b", "label": "Same " + HOSTILE, "type": "State"},
                {"id": "c", "label": "-1+1", "type": "Place"},
            ],
            "relations": [relation, relation, {**relation, "status": "proposed", "predicate": "inTensionWith"}],
            "recommendations": [
                {
                    "id": "r1",
                    "start": 5,
                    "end": 9,
                    "addressees": ["a", "b"],
                    "places": ["c"],
                    "action": HOSTILE,
                    "condition": HOSTILE,
                    "strength": "must",
                    "endorsement": "one",
                    "topics": ["mandates", "other"],
                    "rule": "@rule",
                    "confidence": 0.75,
                }
            ],
        }
        files.append(from_json(json.dumps(file), name=name))
    return graph_of(files)


@pytest.fixture(params=["reviewed", "hostile"])
def graph(request: pytest.FixtureRequest, reviewed: Built) -> Graph:
    return reviewed.graph if request.param == "reviewed" else hostile()


@pytest.mark.parametrize("scope", SCOPES)
def test_ids_are_unique_and_attributes_have_their_declared_types(graph: Graph, scope: Scope) -> None:
    network = to_exchange(graph, scope)
    ids = [node.id for node in network.nodes] + [edge.id for edge in network.edges]
    assert len(set(ids)) == len(ids) >= 5
    known = {node.id for node in network.nodes}
    assert all({edge.source, edge.target} <= known for edge in network.edges)
    for items, declared in ((network.nodes, NODE_ATTRIBUTES), (network.edges, EDGE_ATTRIBUTES)):
        for item in items:
            assert {name: type(value) for name, value in item.attributes.items()}.items() <= declared.items()


def test_statements_are_those_of_the_projection(graph: Graph) -> None:
    network, projected = to_exchange(graph), to_networkx(graph)
    assert [node.id for node in network.nodes] == list(projected)
    assert Counter((e.source, e.target, e.id) for e in network.edges) == Counter(list(projected.edges(keys=True)))


def test_actors_have_one_weighted_tie_for_each_layer() -> None:
    network = to_exchange(hostile(), Scope.actors)
    assert len(network.nodes) == 3
    # b is another actor in each report; what one report says twice at one place counts once
    assert Counter((edge.label, edge.weight) for edge in network.edges) == Counter(
        {("stated", 1): 2, ("tension", 1): 2, ("co-addressed", 1): 2}
    )
    shared = [node for node in network.nodes if node.id.endswith("xx-a")]
    assert shared[0].dates == ("2010-02", "2012")
    assert shared[0].attributes["addressed"] == 2


@pytest.mark.parametrize("scope", SCOPES)
def test_gexf_reads_back(graph: Graph, scope: Scope) -> None:
    network, text = to_exchange(graph, scope), to_gexf(graph, scope)
    back = nx.read_gexf(io.BytesIO(text.encode()), version="1.3")
    assert set(back) == {node.id for node in network.nodes}
    for node in network.nodes:
        data = back.nodes[node.id]
        assert data["label"] == node.label
        assert {name: data[name] for name in node.attributes} == node.attributes
        assert len(data.get("spells", ())) == len(node.dates)
    edges = {data["id"]: (frozenset((one, other)), data) for one, other, data in back.edges(data=True)}
    assert len(edges) == len(network.edges)
    for edge in network.edges:
        ends, data = edges[edge.id]
        assert ends == {edge.source, edge.target}
        assert {name: data[name] for name in edge.attributes} == edge.attributes
        assert data["weight"] == edge.weight


def test_gexf_declares_what_it_uses_and_dates_are_days(graph: Graph) -> None:
    root = ElementTree.fromstring(to_gexf(graph))  # noqa: S314
    element = root.find(f"{SPACE}graph")
    assert element is not None
    assert (element.get("mode"), element.get("timeformat")) == ("dynamic", "date")
    for kind in ("node", "edge"):
        declared = {
            a.get("id")
            for a in element.iterfind(f"{SPACE}attributes[@class='{kind}']/{SPACE}attribute")
            if a.get("type")
        }
        used = {
            a.get("for") for a in element.iterfind(f"{SPACE}{kind}s/{SPACE}{kind}/{SPACE}attvalues/{SPACE}attvalue")
        }
        assert used
        assert used <= declared
    spells = list(element.iter(f"{SPACE}spell"))
    assert len(spells) >= 5
    for spell in spells:
        assert date.fromisoformat(spell.get("start", "")) <= date.fromisoformat(spell.get("end", ""))


def test_gexf_of_reports_without_a_date_is_static() -> None:
    text = to_gexf(hostile(date=None))
    assert 'mode="static"' in text
    assert "<spell" not in text


def test_marks_are_written_where_they_are_known() -> None:
    node = to_exchange(hostile()).nodes[0].id
    marks = {node: Mark(1.5, -2, 7, "#0072B2"), "http://example.org/none": Mark(9, 9, 9, "#000000")}
    back = nx.read_gexf(io.BytesIO(to_gexf(hostile(), marks=marks).encode()), version="1.3")
    assert [n for n, data in back.nodes(data=True) if "viz" in data] == [node]
    # y grows upwards in Gephi and downwards on a screen
    viz = back.nodes[node]["viz"]
    assert viz["position"] == {"x": 1.5, "y": 2, "z": 0}
    assert viz["size"] == 7
    assert {name: viz["color"][name] for name in "rgb"} == {"r": 0, "g": 0x72, "b": 0xB2}
    nodes = json.loads(to_cytoscape(hostile(), marks=marks))["elements"]["nodes"]
    assert [n["position"] for n in nodes if "position" in n] == [{"x": 1.5, "y": -2}]


@pytest.mark.parametrize("scope", SCOPES)
def test_gexf_of_the_command_has_places_and_colours_of_the_page(
    turtlebay: CommandLine, reviewed: Built, scope: Scope
) -> None:
    assert turtlebay("analyze", "--export", "gexf", "--ties", scope.value, "-o", "found.gexf").code == 0
    text = Path("found.gexf").read_text(encoding="utf-8")
    assert text == to_gexf(reviewed.graph, scope, marks=graph_marks(reviewed.graph))
    root = ElementTree.fromstring(text)  # noqa: S314
    nodes = list(root.iter(f"{SPACE}node"))
    assert len(nodes) == len(to_exchange(reviewed.graph, scope).nodes)
    for node in nodes:
        assert [child.tag for child in node if child.tag.startswith(VIZ)] == [
            f"{VIZ}{name}" for name in ("color", "position", "size")
        ]
        colour, position, size = (node.find(f"{VIZ}{name}") for name in ("color", "position", "size"))
        assert colour is not None
        assert position is not None
        assert size is not None
        assert sorted(colour.attrib) == ["b", "g", "r"]
        assert all(re.fullmatch(r"[0-9]{1,3}", value) and int(value) < 256 for value in colour.attrib.values())
        assert sorted(position.attrib) == ["x", "y", "z"]
        assert all(re.fullmatch(r"(?!-0$)-?[0-9]+(\.[0-9]+)?", value) for value in position.attrib.values())
        assert float(size.get("value", 0)) > 0
    back = nx.read_gexf(io.BytesIO(text.encode()), version="1.3")
    places = {(data["viz"]["position"]["x"], data["viz"]["position"]["y"]) for _, data in back.nodes(data=True)}
    assert len(places) == len(back)
    council = back.nodes["https://w3id.org/turtlebay/actor/security-council"]["viz"]
    assert f"#{council['color']['r']:02X}{council['color']['g']:02X}{council['color']['b']:02X}" == BLUE
    assert council["size"] == max(data["viz"]["size"] for _, data in back.nodes(data=True))


def test_marks_are_those_of_the_graph_page(reviewed: Built) -> None:
    marks = graph_marks(reviewed.graph)
    drawn = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', graph_page(reviewed.graph))[1])  # type: ignore[index]
    nodes = {node["id"]: node for node in drawn["nodes"] if node["kind"] != "nobody"}
    assert len(nodes) >= 100
    report = "https://w3id.org/turtlebay/doc/istanbul-retreat-2010"
    assert set(marks) == {f"https://w3id.org/turtlebay/{key}" for key in nodes} | {report}
    for key, node in nodes.items():
        mark = marks[f"https://w3id.org/turtlebay/{key}"]
        assert (mark.x, mark.y, mark.size) == (node["x"], node["y"], node["size"])
    assert marks[report].y > max(mark.y for name, mark in marks.items() if name != report)


def test_every_node_of_many_reports_and_of_a_large_graph_has_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in (2000, 3):
        monkeypatch.setattr("turtlebay.pages.marks.DRAWN", limit)
        marks = graph_marks(hostile())
        assert set(marks) == {node.id for node in to_exchange(hostile()).nodes}
        assert len({(mark.x, mark.y) for mark in marks.values()}) == len(marks)


@pytest.mark.parametrize("scope", SCOPES)
def test_pajek_reads_back(graph: Graph, scope: Scope) -> None:
    network, text = to_exchange(graph, scope), to_pajek(graph, scope)
    back = nx.parse_pajek(text)
    assert back.is_directed() == network.directed
    assert len(back) == len(network.nodes)
    number = {node.id: str(place) for place, node in enumerate(network.nodes, start=1)}
    found = Counter(
        (back.nodes[one]["id"], back.nodes[other]["id"], data["weight"]) for one, other, data in back.edges(data=True)
    )
    wanted = Counter((number[e.source], number[e.target], float(e.weight)) for e in network.edges)
    if network.directed:
        assert found == wanted
    else:
        assert sum(found.values()) == sum(wanted.values())
    assert all(data["l"] for *_, data in back.edges(data=True))


@pytest.mark.parametrize("scope", SCOPES)
def test_cytoscape_reads_back(graph: Graph, scope: Scope) -> None:
    network, text = to_exchange(graph, scope), to_cytoscape(graph, scope)
    back = nx.cytoscape_graph(json.loads(text))
    assert isinstance(back, nx.MultiDiGraph if network.directed else nx.MultiGraph)
    for node in network.nodes:
        data = back.nodes[node.id]
        assert data["name"] == node.label
        assert {name: data[name] for name in node.attributes} == node.attributes
    assert {key for *_, key in back.edges(keys=True)} == {edge.id for edge in network.edges}
    for element in json.loads(text)["elements"]["edges"]:
        assert isinstance(element["data"]["id"], str)
        assert element["data"]["interaction"]


@pytest.mark.parametrize("scope", SCOPES)
def test_csv_files_read_back_with_every_attribute(graph: Graph, scope: Scope) -> None:
    network, files = to_exchange(graph, scope), to_flat(graph, scope)
    nodes, edges = (list(csv.DictReader(io.StringIO(files[name]))) for name in ("nodes.csv", "edges.csv"))
    assert [row["Id"] for row in nodes] == [node.id for node in network.nodes]
    assert [(row["Source"], row["Target"], row["Id"]) for row in edges] == [
        (edge.source, edge.target, edge.id) for edge in network.edges
    ]
    for row, edge in zip(edges, network.edges, strict=True):
        filled = {name for name in EDGE_ATTRIBUTES if row[name]}
        assert filled == {name for name, value in edge.attributes.items() if value != ""}
    back = nx.MultiDiGraph()
    back.add_edges_from((row["Source"], row["Target"], row["Id"]) for row in edges)
    assert back.number_of_edges() == len(network.edges)


@pytest.mark.parametrize("scope", SCOPES)
def test_neo4j_files_hold_all_and_the_script_names_their_columns(graph: Graph, scope: Scope) -> None:
    network, files = to_exchange(graph, scope), to_neo4j(graph, scope)
    nodes, edges = (list(csv.DictReader(io.StringIO(files[n]))) for n in ("nodes.csv", "relationships.csv"))
    ids = [row["iri:ID"] for row in nodes]
    assert len(set(ids)) == len(ids) == len(network.nodes)
    assert {row[end] for row in edges for end in (":START_ID", ":END_ID")} <= set(ids)
    assert len({row["id"] for row in edges}) == len(edges) == len(network.edges)
    script = files["import.cypher"]
    columns = {*nodes[0], *edges[0]}
    used = set(re.findall(r"row\.`([^`]+)`", script)) | set(re.findall(r"row\.(\w+)", script))
    assert used <= columns
    assert columns - used <= {":LABEL", ":TYPE"}
    for row in edges:
        assert re.fullmatch(r"[A-Z0-9_]+", row[":TYPE"])
        assert f"WHERE row.`:TYPE` = '{row[':TYPE']}'" in script
    for row in nodes:
        assert f"WHERE row.`:LABEL` = '{row[':LABEL']}'" in script
    assert "\\" not in files["nodes.csv"] + files["relationships.csv"]


def test_no_file_has_control_characters_or_cells_that_run() -> None:
    tree = hostile()
    files = [to_gexf(tree), to_pajek(tree), to_cytoscape(tree), *to_flat(tree).values(), *to_neo4j(tree).values()]
    for text in files:
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text)
    tables = [*to_flat(tree).values(), *(t for n, t in to_neo4j(tree).items() if n.endswith(".csv"))]
    cells = [cell for table in tables for row in csv.reader(io.StringIO(table)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert any(cell.startswith("'=") for cell in cells)
    assert any(cell.startswith("'@rule") for cell in cells)


def test_exports_are_the_same_for_every_hash_seed(run_python: Callable[..., Outcome]) -> None:
    code = (
        "import runpy, sys, hashlib\n"
        "m = runpy.run_path(sys.argv[1]); g = m['hostile']()\n"
        "for scope in m['SCOPES']:\n"
        "    for name in ('to_gexf', 'to_pajek', 'to_cytoscape', 'to_flat', 'to_neo4j'):\n"
        "        print(hashlib.sha256(repr(m[name](g, scope)).encode()).hexdigest())\n"
    )
    (outcome,) = {run_python("-c", code, __file__, PYTHONHASHSEED=seed) for seed in ("0", "1", "77")}
    assert outcome.code == 0, outcome.err
    assert len(set(outcome.out.split())) == 10


def test_a_formula_behind_a_control_character_is_found() -> None:
    assert harmless("\x00=1+1") == "'=1+1"
    assert harmless("\u202e@x") == "'@x"
    assert harmless(-1) == -1


def test_pajek_labels_stay_unique_where_one_looks_like_the_other_made_unique() -> None:
    names = ["Same", "Same", "Same (doc/actor/a)"]
    entities = [{"id": i, "label": label, "type": "Organ"} for i, label in zip("abc", names, strict=True)]
    data = {"document": {"id": "x", "title": "X"}, "entities": entities, "relations": [], "recommendations": []}
    graph = graph_of([from_json(json.dumps(data).replace("doc/actor", "x/actor"), name="x")])
    assert len(nx.parse_pajek(to_pajek(graph))) == 4
