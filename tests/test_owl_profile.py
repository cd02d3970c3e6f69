"""The ontology and the graph stay inside OWL 2 DL and OWL 2 RL.

The ontology uses so little of OWL that both can be read off its triples: no class expression but a named class, which
OWL 2 RL allows on either side (OWL 2 Profiles, 4.2.3); every name declared, and none of two kinds that exclude each
other (OWL 2 Structural Specification, 5.8.1); no axiom that asks a transitive property to be simple (11.2).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest

CHECKOUT: Final = Path(__file__).resolve().parents[1]
ONTOLOGY: Final = CHECKOUT / "ontology" / "turtlebay.ttl"

OWL: Final = "http://www.w3.org/2002/07/owl#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
TB: Final = "https://w3id.org/turtlebay#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
PROPERTIES: Final = ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
DECLARING: Final = {
    OWL + kind for kind in (*PROPERTIES, "Class", "Ontology", "SymmetricProperty", "TransitiveProperty")
}
AXIOMS: Final = {
    RDF + "type", RDFS + "subClassOf", RDFS + "subPropertyOf", RDFS + "domain", RDFS + "range", OWL + "disjointWith",
}  # fmt: skip
BUILT_IN: Final = {RDFS + name for name in ("label", "comment", "isDefinedBy", "seeAlso")} | {OWL + "versionInfo"}
RL_DATATYPES: Final = {
    XSD + name for name in ("string", "integer", "nonNegativeInteger", "decimal", "boolean", "anyURI")
}


def read(path: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(path)))


@pytest.fixture(scope="module")
def triples() -> list[ox.Quad]:
    return read(ONTOLOGY)


@pytest.fixture(scope="module")
def kinds(triples: list[ox.Quad]) -> dict[str, set[str]]:
    """Return the names of each kind."""
    found: dict[str, set[str]] = {}
    for quad in triples:
        if quad.predicate.value == RDF + "type":
            found.setdefault(quad.object.value.removeprefix(OWL), set()).add(quad.subject.value)  # type: ignore[union-attr]
    return found


def test_only_named_things_and_few_axioms(triples: list[ox.Quad], kinds: dict[str, set[str]]) -> None:
    annotations = kinds["AnnotationProperty"] | BUILT_IN | {OWL + "versionIRI"}
    for quad in triples:
        assert isinstance(quad.subject, ox.NamedNode), quad
        assert not isinstance(quad.object, ox.BlankNode), quad
        assert quad.predicate.value in AXIOMS | annotations, quad
        if quad.predicate.value == RDF + "type":
            assert quad.object.value in DECLARING, quad  # type: ignore[union-attr]
    assert len(triples) >= 400


def test_axioms_are_about_declared_names_of_the_right_kind(triples: list[ox.Quad], kinds: dict[str, set[str]]) -> None:
    classes = kinds["Class"]
    data, objects = kinds["DatatypeProperty"], kinds["ObjectProperty"]
    for quad in triples:
        one, other = str(quad.subject.value), str(quad.object.value)  # type: ignore[union-attr]
        match quad.predicate.value.removeprefix(RDFS).removeprefix(OWL):
            case "subClassOf" | "disjointWith":
                assert {one, other} <= classes, quad
            case "subPropertyOf":
                assert {one, other} <= objects or {one, other} <= data or one in kinds["AnnotationProperty"], quad
            case "domain":
                assert one in data | objects, quad
                assert other in classes, quad
            case "range":
                assert (one in objects and other in classes) or (one in data and other in RL_DATATYPES), quad


def test_no_name_is_of_two_kinds_that_exclude_each_other(kinds: dict[str, set[str]]) -> None:
    for at, kind in enumerate(PROPERTIES):
        for other in PROPERTIES[at + 1 :]:
            assert not kinds[kind] & kinds[other], (kind, other)
    assert kinds["TransitiveProperty"] | kinds["SymmetricProperty"] <= kinds["ObjectProperty"]


@pytest.mark.parametrize("name", ["output/graph.ttl", "ontology/actors.ttl", "ontology/schemes.ttl"])
def test_assertions_use_properties_as_declared(name: str, kinds: dict[str, set[str]]) -> None:
    facts = [quad for quad in read(CHECKOUT / name) if quad.predicate.value.startswith(TB)]
    for quad in facts:
        kind = "DatatypeProperty" if isinstance(quad.object, ox.Literal) else "ObjectProperty"
        assert quad.predicate.value in kinds["AnnotationProperty"] | kinds[kind], quad
    assert facts
