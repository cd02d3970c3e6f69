"""Annotations made again from a graph in RDF, as far as the network needs them: without words, cues and mentions.

For a graph that somebody loaded, merged or was sent, without the output folder that it comes from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph as ox
from pydantic import ValidationError

from turtlebay import iri
from turtlebay.authority.vocabulary import RENAMED
from turtlebay.errors import RdfError
from turtlebay.model import Annotations

__all__ = ["restore"]

PREFIXES: Final = {
    "tb": iri.TERMS,
    "dc11": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
PLACE: Final = "tb:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end ."
DOCUMENTS: Final = """SELECT ?document ?id ?title ?publisher ?date {
  ?document a tb:Document ; dcterms:hasFormat ?text ; dcterms:identifier ?id ; dcterms:title ?title .
  OPTIONAL { ?document dc11:publisher ?publisher } OPTIONAL { ?document dcterms:issued ?date } } ORDER BY ?id"""
RELATIONS: Final = f"""SELECT ?document ?subject ?predicate ?object ?status ?start ?end ?rule ?confidence {{
  ?statement tb:inDocument ?document ; tb:subject ?subject ; tb:predicate ?predicate ; tb:object ?object ;
    tb:status/skos:notation ?status ; {PLACE}
  OPTIONAL {{ ?statement tb:rule ?rule }} OPTIONAL {{ ?statement tb:confidence ?confidence }} }}
  ORDER BY ?document ?start ?statement"""
RECOMMENDATIONS: Final = f"""SELECT ?document ?node ?id ?action ?strength ?endorsement ?condition ?start ?end ?rule
  ?confidence {{
  ?node a tb:Recommendation ; tb:inDocument ?document ; dcterms:identifier ?id ; tb:action ?action ;
    tb:strength/skos:notation ?strength ; tb:endorsement/skos:notation ?endorsement ; {PLACE}
  OPTIONAL {{ ?node tb:condition ?condition }}
  OPTIONAL {{ ?node tb:rule ?rule }} OPTIONAL {{ ?node tb:confidence ?confidence }} }}
  ORDER BY ?document ?start ?node"""
ROLES: Final = {
    "addressees": "tb:addressee",
    "counterparts": "tb:counterpart",
    "places": "tb:limitedTo",
    "topics": "tb:topic/skos:notation",
}
MENTIONS: Final = """SELECT DISTINCT ?document ?entity ?start ?end {
  ?mention a tb:Mention ; oa:hasBody ?entity ; oa:hasTarget ?evidence .
  ?evidence oa:hasSource/^dcterms:hasFormat ?document ; oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end
  } ORDER BY ?document ?entity ?start"""
KINDS: Final = "SELECT ?entity ?kind ?label { ?entity a ?kind ; skos:prefLabel ?label } ORDER BY ?entity ?kind ?label"


def restore(store: ox.Store, known: dict[str, str], types: frozenset[str], *, where: str) -> list[Annotations]:
    """Return the annotations of every report in a store; `known` are the types of the authority by slug.

    Where an entity has two types, one is the authority's and the other that of the reports, which counts.
    """
    documents = list(_rows(store, DOCUMENTS))
    labels: dict[str, str] = {}
    kinds: dict[str, list[str]] = defaultdict(list)
    unnamed = {value: key for key, value in RENAMED.items()}
    for row in _rows(store, KINDS):
        name = row["kind"].removeprefix(iri.TERMS)
        labels.setdefault(row["entity"], row["label"])
        if unnamed.get(name, name) in types:
            kinds[row["entity"]].append(unnamed.get(name, name))
    relations, items, spans = _statements(store)
    found = []
    for row in documents:
        document = row.pop("document")
        used: dict[str, list[list[int]]] = dict(sorted(spans[document].items()))
        for relation in relations[document]:
            used.setdefault(relation["subject"], [])
            used.setdefault(relation["object"], [])
        for item in items[document]:
            for entity in (*item["addressees"], *item["counterparts"], *item["places"]):
                used.setdefault(entity, [])
        slugs = {entity: _slug(entity) for entity in used}
        local = {slug for entity, slug in slugs.items() if entity != iri.authority_actor(slug)}
        # an id is part of the IRI of a local entity; one of the authority may have any
        slugs |= {e: f"authority-{s}" for e, s in slugs.items() if s in local and e == iri.authority_actor(s)}
        entities = []
        for entity, places in used.items():
            slug = _slug(entity)
            own = [kind for kind in kinds[entity] if kind != known.get(slug)] or kinds[entity]
            entities.append(
                {
                    "id": slugs[entity],
                    "label": labels.get(entity, slug),
                    "type": own[0] if own else "",
                    "authority": slug if entity == iri.authority_actor(slug) else None,
                    "spans": [{"start": start, "end": end} for start, end in places],
                }
            )
        data = {
            "document": row,
            "entities": entities,
            "relations": [
                {**relation, **{end: slugs[relation[end]] for end in ("subject", "object")}}
                for relation in relations[document]
            ],
            "recommendations": [
                {**item, **{role: [slugs[e] for e in item[role]] for role in ROLES if role != "topics"}}
                for item in items[document]
            ],
        }
        try:
            found.append(Annotations.model_validate(data))
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            place = ".".join(map(str, problem["loc"]))
            raise RdfError(
                f"the report '{row['id']}' is not whole ({place}: {problem['msg']})",
                where=where,
                remedy="Name the output folder that the graph comes from.",
            ) from error
    return found


Statements = dict[str, list[dict[str, Any]]]


def _statements(store: ox.Store) -> tuple[Statements, Statements, dict[str, dict[str, list[list[int]]]]]:
    """Return relations, recommendations and the spans of mentions, by document."""
    relations: Statements = defaultdict(list)
    for row in _rows(store, RELATIONS):
        relations[row.pop("document")].append(_evident(row) | {"predicate": row["predicate"].removeprefix(iri.TERMS)})
    roles: dict[str, dict[str, list[str]]] = {}
    for name, path in ROLES.items():
        roles[name] = defaultdict(list)
        for row in _rows(store, f"SELECT DISTINCT ?node ?value {{ ?node a tb:Recommendation ; {path} ?value }}"):
            roles[name][row["node"]].append(row["value"])
    items: Statements = defaultdict(list)
    for row in _rows(store, RECOMMENDATIONS):
        node, document = row.pop("node"), row.pop("document")
        items[document].append(_evident(row) | {name: sorted(values[node]) for name, values in roles.items()})
    spans: dict[str, dict[str, list[list[int]]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows(store, MENTIONS):
        spans[row["document"]][row["entity"]].append([int(row["start"]), int(row["end"])])
    return relations, items, spans


def _evident(row: dict[str, str]) -> dict[str, Any]:
    """Return the row with its offsets as evidence."""
    span = {"start": int(row.pop("start")), "end": int(row.pop("end"))}
    confidence = {"confidence": float(row.pop("confidence"))} if "confidence" in row else {}
    return {**row, **confidence, "evidence": {"span": span}}


def _slug(entity: str) -> str:
    return entity.rsplit("/", 1)[1] if "/" in entity else entity


def _rows(store: ox.Store, sparql: str) -> Iterator[dict[str, str]]:
    """Yield solutions as text by variable, without what is unbound."""
    found = store.query(sparql, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - every query here is a SELECT
    names = [variable.value for variable in found.variables]
    for solution in found:
        cells = {name: solution[name] for name in names}
        yield {n: cell.value for n, cell in cells.items() if isinstance(cell, ox.NamedNode | ox.Literal)}
