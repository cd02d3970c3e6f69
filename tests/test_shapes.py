"""Each shape lets its valid example pass, and its invalid example fails for that shape and no other."""

import re
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH, Namespace
from rdflib.term import Node

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology"
TB = Namespace("https://w3id.org/turtlebay#")
TBS = Namespace("https://w3id.org/turtlebay/shapes#")
SEVERITIES = {"must": SH.Violation, "should": SH.Warning, "could": SH.Info}
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*-0?.ttl"))
DOCUMENT = "https://w3id.org/turtlebay/doc/water-talks"
STATED_AND_PROPOSED = f"""
@prefix act: <{DOCUMENT}/actor/> . @prefix tb: <{TB}> . @prefix status: <https://w3id.org/turtlebay/status/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
act:dam-office tb:partOf act:basin-council .
<{DOCUMENT}/stmt/p> a tb:RelationStatement ; tb:inDocument <{DOCUMENT}> ; tb:subject act:dam-office ;
    tb:predicate tb:partOf ; tb:object act:basin-council ; tb:status status:proposed ;
    tb:evidence <{DOCUMENT}/text#char=48,92> .
"""


@cache
def shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in SEVERITIES:
        graph.parse(ONTOLOGY / "shapes" / f"{name}.ttl", format="turtle")
    return graph


@cache
def base() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in ("turtlebay.ttl", "schemes.ttl", "examples/common.ttl"):
        graph.parse(ONTOLOGY / name, format="turtle")
    return graph


def node_shape_of(shape: Node, graph: rdflib.Graph) -> Node:
    """Climb from a property shape to the node shape that owns it."""
    while (owner := graph.value(predicate=SH.property, object=shape)) is not None:
        shape = owner
    return shape


def failed_shapes(data: rdflib.Graph, *, meta: bool = False) -> dict[str, set[Node]]:
    """Return the names of the node shapes that a graph fails, each with the severities of its results."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(), advanced=True, meta_shacl=meta, inplace=True)
    assert isinstance(report, rdflib.Graph)
    found: dict[str, set[Node]] = {}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source, severity = report.value(result, SH.sourceShape), report.value(result, SH.resultSeverity)
        assert source is not None
        assert severity is not None
        assert report.value(result, SH.resultMessage) is not None
        found.setdefault(str(node_shape_of(source, shapes())).removeprefix(str(TBS)), set()).add(severity)
    return found


def kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def names_of(file: str) -> list[str]:
    graph = rdflib.Graph().parse(ONTOLOGY / "shapes" / f"{file}.ttl", format="turtle")
    return sorted(str(s).removeprefix(str(TBS)) for s in graph.subjects(RDF.type, SH.NodeShape))


def all_names() -> dict[str, str]:
    return {kebab(name): name for file in SEVERITIES for name in names_of(file)}


def test_sets_have_their_least_size() -> None:
    assert [len(names_of(file)) >= least for file, least in (("must", 12), ("should", 8), ("could", 7))] == [True] * 3
    assert len(EXAMPLES) >= 54


@pytest.mark.parametrize("file", SEVERITIES)
def test_shapes_are_named_after_their_file_and_speak_in_its_severity(file: str) -> None:
    ending = {"must": "Shape", "should": "ShouldShape", "could": "CouldShape"}[file]
    assert all(name.endswith(ending) for name in names_of(file))
    graph = rdflib.Graph().parse(ONTOLOGY / "shapes" / f"{file}.ttl", format="turtle")
    for shape in {*graph.objects(None, SH.property), *graph.subjects(RDF.type, SH.NodeShape)}:
        assert graph.value(shape, SH.severity, default=SH.Violation) == SEVERITIES[file]
    for constraint in {*graph.objects(None, SH.property), *graph.objects(None, SH.sparql)}:
        assert re.fullmatch(r"[A-Z].{15,}\.", str(graph.value(constraint, SH.message)))


def test_every_example_belongs_to_a_shape_and_every_shape_has_two() -> None:
    expected = {f"{name}-{kind}-01.ttl" for name in all_names() for kind in ("valid", "invalid")}
    assert {path.name for path in EXAMPLES} == expected


def test_base_meets_every_shape_and_shapes_meet_shacl() -> None:
    assert failed_shapes(base(), meta=True) == {}


def test_authority_meets_what_it_must_and_should() -> None:
    data = rdflib.Graph() + base()
    data.parse(ONTOLOGY / "actors.ttl", format="turtle")
    assert {name for name in failed_shapes(data) if not name.endswith("CouldShape")} == set()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_fails_exactly_its_own_shape(path: Path) -> None:
    data = rdflib.Graph() + base()
    data.parse(path, format="turtle")
    shape, kind = path.stem.removesuffix("-01").rsplit("-", 1)
    name = all_names()[shape]
    file = next((file for file in ("should", "could") if file in shape.split("-")), "must")
    assert failed_shapes(data) == ({} if kind == "valid" else {name: {SEVERITIES[file]}})


@pytest.mark.parametrize(
    ("addition", "allowed"),
    [
        ("", False),
        ("act:dam-office skos:inScheme <https://w3id.org/turtlebay/actor> .", True),
        (
            f"<{DOCUMENT}/stmt/s> tb:status status:stated ; tb:subject act:dam-office ; tb:predicate tb:partOf ; "
            "tb:object act:basin-council .",
            True,
        ),
    ],
    ids=["nothing else", "the authority has it", "the text states it elsewhere"],
)
def test_proposed_relation_is_asserted_only_for_another_reason(addition: str, allowed: bool) -> None:
    data = rdflib.Graph() + base()
    data.parse(data=STATED_AND_PROPOSED + addition, format="turtle")
    assert ("RelationStatementShape" not in failed_shapes(data)) is allowed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tb:characterCount 207", "tb:characterCount 150"),
        ('tb:quote "should"', 'tb:quote "shoulder"'),
        ("oa:start 111", "oa:start 110"),
    ],
)
def test_span_that_does_not_fit_its_text_is_a_violation(old: str, new: str) -> None:
    text = (ONTOLOGY / "examples" / "common.ttl").read_text(encoding="utf-8")
    assert old in text
    data = rdflib.Graph().parse(data=text.replace(old, new), format="turtle")
    data += rdflib.Graph().parse(ONTOLOGY / "turtlebay.ttl", format="turtle")
    assert SH.Violation in failed_shapes(data).get("EvidenceShape", set())
