"""The names that annotations may use, read from the ontology and its schemes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.authority.turtle import read_turtle, values
from turtlebay.errors import AnnotationError, InputError
from turtlebay.model import Annotations
from turtlebay.resources import ontology_folder

__all__ = ["Topic", "Vocabulary", "class_name", "ontology_version", "read_vocabulary"]

RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"

RENAMED: Final = {"Group": "ActorGroup"}
"""Types whose class has another name than the guidelines: beside `foaf:Group`, a plain Group would mislead."""


def class_name(entity_type: str) -> str:
    """Return the local name of the class of an entity type."""
    return RENAMED.get(entity_type, entity_type)


@dataclass(frozen=True)
class Topic:
    """A topic with the phrases that suggest it."""

    id: str
    label: str
    broader: str | None
    triggers: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The closed lists of the guidelines: entity types, predicates, scales and topics."""

    types: frozenset[str]
    actor_types: frozenset[str]
    predicates: frozenset[str]
    symmetric: frozenset[str]
    strengths: Mapping[str, int]
    endorsements: frozenset[str]
    statuses: frozenset[str]
    topics: Mapping[str, Topic]

    def iter_problems(self, annotations: Annotations) -> Iterator[str]:
        """Yield one sentence for each name that the ontology does not know."""
        types = {entity.id: entity.type for entity in annotations.entities}
        for entity in annotations.entities:
            if entity.type not in self.types:
                yield f"entity '{entity.id}': type '{entity.type}' is not in the ontology"
        for number, relation in enumerate(annotations.relations):
            if relation.predicate not in self.predicates:
                yield f"relation {number}: predicate '{relation.predicate}' is not in the ontology"
            if relation.status not in self.statuses:
                yield f"relation {number}: status '{relation.status}' is neither of {sorted(self.statuses)}"
        for item in annotations.recommendations:
            if item.strength not in self.strengths:
                yield f"recommendation '{item.id}': strength '{item.strength}' is none of {sorted(self.strengths)}"
            if item.endorsement not in self.endorsements:
                yield (
                    f"recommendation '{item.id}': endorsement '{item.endorsement}' is none of "
                    f"{sorted(self.endorsements)}"
                )
            for topic in item.topics:
                if topic not in self.topics:
                    yield f"recommendation '{item.id}': topic '{topic}' is not in the topic scheme"
            for actor in (*item.addressees, *item.counterparts):
                if types[actor] not in self.actor_types:
                    yield f"recommendation '{item.id}': '{actor}' is a {types[actor]}, which cannot act"

    def require(self, annotations: Annotations, *, name: str) -> Annotations:
        """Return the annotations unchanged; an `AnnotationError` where a name is unknown."""
        problems = list(self.iter_problems(annotations))
        if problems:
            more = f" ({len(problems) - 1} more such places follow)" if len(problems) > 1 else ""
            raise AnnotationError(problems[0] + more, where=name, remedy="Use a name of the guidelines.")
        return annotations


@lru_cache(maxsize=4)
def read_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Read the closed lists from `turtlebay.ttl` and `schemes.ttl` of an ontology folder (default: the shipped one)."""
    folder = folder or ontology_folder()
    store = read_turtle(folder / "turtlebay.ttl", folder / "schemes.ttl")
    unnamed = {class_iri: name for name, class_iri in ((k, iri.term(v)) for k, v in RENAMED.items())}

    def below(parent: str) -> list[str]:
        found = store.quads_for_pattern(None, ox.NamedNode(RDFS + "subClassOf"), ox.NamedNode(iri.term(parent)), None)
        return [q.subject.value for q in found if isinstance(q.subject, ox.NamedNode)]

    def local(term: str) -> str:
        return unnamed.get(term, term.removeprefix(iri.TERMS))

    actor_types = frozenset(local(c) for c in below("Actor"))
    types = (frozenset(local(c) for c in below("Entity")) | actor_types) - {"Actor"}
    related = ox.NamedNode(iri.term("relatedTo"))
    properties = store.quads_for_pattern(None, ox.NamedNode(RDFS + "subPropertyOf"), related, None)
    predicates = {local(q.subject.value) for q in properties if isinstance(q.subject, ox.NamedNode)}
    symmetric = store.quads_for_pattern(
        None,
        ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        ox.NamedNode("http://www.w3.org/2002/07/owl#SymmetricProperty"),
        None,
    )
    vocabulary = Vocabulary(
        types=types,
        actor_types=actor_types,
        predicates=frozenset(predicates - {"succeeds"}),
        symmetric=frozenset(local(q.subject.value) for q in symmetric if isinstance(q.subject, ox.NamedNode)),
        strengths={name: _rank(store, node) for name, node in _concepts(store, "strength")},
        endorsements=frozenset(name for name, _ in _concepts(store, "endorsement")),
        statuses=frozenset(name for name, _ in _concepts(store, "status")),
        topics={
            name: Topic(
                id=name,
                label=(values(store, node, SKOS + "prefLabel") or [name])[0],
                broader=next((v.rsplit("/", 1)[1] for v in values(store, node, SKOS + "broader")), None),
                triggers=tuple(values(store, node, iri.term("trigger"))),
            )
            for name, node in _concepts(store, "topic")
        },
    )
    if not (vocabulary.types and vocabulary.predicates and vocabulary.strengths and vocabulary.topics):
        raise InputError(
            "the ontology lacks entity types, relations, strengths or topics",
            where=str(folder),
            remedy="Start from a copy of the ontology folder that comes with turtlebay.",
        )
    return vocabulary


def ontology_version(folder: Path | None = None) -> str:
    """Return the `owl:versionInfo` of an ontology folder (default: the shipped one)."""
    store = read_turtle((folder or ontology_folder()) / "turtlebay.ttl")
    versions = values(store, ox.NamedNode(iri.BASE), "http://www.w3.org/2002/07/owl#versionInfo")
    return versions[0] if versions else "unknown"


def _concepts(store: ox.Store, scheme: str) -> list[tuple[str, ox.NamedNode]]:
    found = store.quads_for_pattern(
        None, ox.NamedNode(SKOS + "inScheme"), ox.NamedNode(f"{iri.BASE}/{scheme}"), ox.DefaultGraph()
    )
    nodes = [q.subject for q in found if isinstance(q.subject, ox.NamedNode)]
    return sorted((node.value.rsplit("/", 1)[1], node) for node in nodes)


def _rank(store: ox.Store, node: ox.NamedNode) -> int:
    return int((values(store, node, iri.term("rank")) or ["0"])[0])
