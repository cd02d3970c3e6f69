"""The authority: actors, places, documents, provisions and events that are known before a report is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.authority.turtle import read_turtle
from turtlebay.authority.vocabulary import RENAMED, SKOS
from turtlebay.resources import ontology_folder

__all__ = ["Authority", "KnownActor", "read_authority"]

PREFIX: Final = iri.authority_actor("")


@dataclass(frozen=True)
class KnownActor:
    """One entry. `aliases` name it anywhere, `contextual` only where a document uses them so, `adjectives` only
    before a word such as *government*."""

    id: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    contextual: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    located_in: tuple[str, ...] = ()
    succeeds: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Authority:
    """All entries by slug, with the triples they were read from."""

    actors: Mapping[str, KnownActor]
    store: ox.Store

    @cached_property
    def _successors(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for slug in sorted(self.actors):
            for earlier in self.actors[slug].succeeds:
                found[earlier].append(slug)
        return found

    def closure(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return the given slugs and all that they lead to: wholes, hosts, predecessors and successors, sorted.

        Successors are among them so that advice to a body that is gone finds the one that answers for it today.
        """
        todo, done = list(slugs), set[str]()
        while todo:
            slug = todo.pop()
            if slug in done or slug not in self.actors:
                continue
            done.add(slug)
            actor = self.actors[slug]
            todo.extend((*actor.part_of, *actor.located_in, *actor.succeeds, *self._successors.get(slug, ())))
        return tuple(sorted(done))


@lru_cache(maxsize=4)
def read_authority(folder: Path | None = None) -> Authority:
    """Read `actors.ttl` of an ontology folder (default: the shipped one)."""
    folder = folder or ontology_folder()
    store = read_turtle(folder / "actors.ttl")
    unnamed = {iri.term(v): k for k, v in RENAMED.items()}
    properties = {
        iri.term("acronym"): "acronyms",
        iri.term("contextualLabel"): "contextual",
        iri.term("adjective"): "adjectives",
        iri.term("partOf"): "part_of",
        iri.term("locatedIn"): "located_in",
        iri.term("succeeds"): "succeeds",
        SKOS + "altLabel": "aliases",
        SKOS + "prefLabel": "label",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": "type",
    }
    fields: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        name = properties.get(quad.predicate.value)
        if name is None or not isinstance(quad.subject, ox.NamedNode) or isinstance(quad.object, ox.BlankNode):
            continue
        if quad.subject.value.startswith(PREFIX) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            value = quad.object.value
            value = unnamed.get(value, value.removeprefix(iri.TERMS)) if name == "type" else value.removeprefix(PREFIX)
            fields[quad.subject.value.removeprefix(PREFIX)][name].append(value)
    actors = {}
    for slug in sorted(fields):
        row = {name: tuple(sorted(found)) for name, found in fields[slug].items()}
        labels, types = row.pop("label", ()), row.pop("type", ())
        if labels and types:
            actors[slug] = KnownActor(id=slug, label=labels[0], type=types[0], **row)
    return Authority(actors=actors, store=store)
