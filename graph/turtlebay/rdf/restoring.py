"""Annotations made again from a graph in RDF, for one that somebody loaded, merged or was sent without its folder.

What a graph says comes back whole; words only where the graph has quotes. Not in a graph, and so not here: the order
of the file, the name of the text file, the rule that found an entity, the report's own id and label for an entity of
the authority, and an entity of the authority that the report neither places nor uses.
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
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
PLACE: Final = "tb:evidence ?where . ?where oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end ."
EXTRAS: Final = """OPTIONAL { ?where tb:section ?section } OPTIONAL { ?where tb:page ?page }
  OPTIONAL { ?where tb:quote ?quote } OPTIONAL { ?from tb:rule ?rule } OPTIONAL { ?from tb:confidence ?confidence }
  OPTIONAL { ?from prov:wasGeneratedBy/a ?run FILTER ( ?run IN ( tb:Review, tb:ExtractionRun ) ) }"""
DOCUMENTS: Final = """SELECT ?document ?id ?title ?subtitle ?publisher ?date ?sha256 ?characters {
  ?document a tb:Document ; dcterms:hasFormat ?text ; dcterms:identifier ?id ; dcterms:title ?title .
  OPTIONAL { ?document dcterms:alternative ?subtitle }
  OPTIONAL { ?text tb:sha256 ?sha256 } OPTIONAL { ?text tb:characterCount ?characters }
  OPTIONAL { ?document dc11:publisher ?publisher } OPTIONAL { ?document dcterms:issued ?date } } ORDER BY ?id"""
RELATIONS: Final = f"""SELECT ?document ?subject ?predicate ?object ?status ?start ?end ?section ?page ?quote ?rule
  ?confidence ?run {{
  ?statement tb:inDocument ?document ; tb:subject ?subject ; tb:predicate ?predicate ; tb:object ?object ;
    tb:status/skos:notation ?status ; {PLACE}
  {EXTRAS.replace("?from", "?statement")} }}
  ORDER BY ?document ?start ?statement"""
RECOMMENDATIONS: Final = f"""SELECT ?document ?node ?id ?action ?strength ?endorsement ?condition ?start ?end
  ?section ?page ?quote ?rule ?confidence ?run ?cue_start ?cue_end {{
  ?node a tb:Recommendation ; tb:inDocument ?document ; dcterms:identifier ?id ; tb:action ?action ;
    tb:strength/skos:notation ?strength ; tb:endorsement/skos:notation ?endorsement ; {PLACE}
  OPTIONAL {{ ?node tb:condition ?condition }}
  OPTIONAL {{ ?node tb:cue/oa:hasSelector ?cue . ?cue oa:start ?cue_start ; oa:end ?cue_end }}
  {EXTRAS.replace("?from", "?node")} }}
  ORDER BY ?document ?start ?node"""
ROLES: Final = {
    "addressees": "tb:addressee",
    "counterparts": "tb:counterpart",
    "places": "tb:limitedTo",
    "topics": "tb:topic/skos:notation",
}
MENTIONS: Final = """SELECT DISTINCT ?document ?entity ?start ?end ?quote {
  ?mention a tb:Mention ; oa:hasBody ?entity ; oa:hasTarget ?evidence .
  ?evidence oa:hasSource/^dcterms:hasFormat ?document ; oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end
  OPTIONAL { ?evidence tb:quote ?quote } } ORDER BY ?document ?entity ?start"""
REPLACED: Final = "SELECT ?own ?entity { ?own dcterms:isReplacedBy ?entity } ORDER BY ?own"
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
    own_of: dict[str, list[str]] = defaultdict(list)
    for entity in kinds:
        own_of[entity.rpartition("/actor/")[0]].append(entity)
    replaced: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows(store, REPLACED):
        replaced[row["own"].rpartition("/actor/")[0]].setdefault(row["entity"], row["own"])
    relations, items, spans, forms = _statements(store)
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
        for entity in (*own_of[document], *replaced[document]):
            used.setdefault(entity, [])
        method = _settle_origins([*relations[document], *items[document]])
        slugs = {entity: _slug(replaced[document].get(entity, entity)) for entity in used}
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
                    "same_as": entity if entity in replaced[document] and entity != iri.authority_actor(slug) else None,
                    "mentions": forms[document][entity],
                    "spans": [{"start": start, "end": end} for start, end in places],
                }
            )
        data = {
            "document": row | {"method": method},
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


def _settle_origins(items: list[dict[str, Any]]) -> str | None:
    """Return the method of a report and say of which statements a person's word stands, where both kinds occur.

    A report that a person went over is an extraction with statements of a person, as the review of it writes it.
    """
    runs = [item.pop("run", "").removeprefix(iri.TERMS) for item in items]
    if "ExtractionRun" not in runs:
        return "review" if "Review" in runs else None
    for item, run in zip(items, runs, strict=True):
        if run == "Review":
            item["origin"] = "person"
    return "extraction"


Spans = dict[str, dict[str, list[list[int]]]]
Forms = dict[str, dict[str, list[str]]]


def _statements(store: ox.Store) -> tuple[Statements, Statements, Spans, Forms]:
    """Return relations, recommendations, and the spans and forms of mentions, by document."""
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
    spans: Spans = defaultdict(lambda: defaultdict(list))
    forms: Forms = defaultdict(lambda: defaultdict(list))
    for row in _rows(store, MENTIONS):
        spans[row["document"]][row["entity"]].append([int(row["start"]), int(row["end"])])
        known = forms[row["document"]][row["entity"]]
        if "quote" in row and row["quote"] not in known:
            known.append(row["quote"])
    return relations, items, spans, forms


def _evident(row: dict[str, str]) -> dict[str, Any]:
    """Return the row with its offsets, and what is known of them, as evidence."""
    found: dict[str, Any] = dict(row)
    evidence: dict[str, Any] = {"span": {"start": int(found.pop("start")), "end": int(found.pop("end"))}}
    evidence |= {name: found.pop(name) for name in ("section", "page", "quote") if name in found}
    if "confidence" in found:
        found["confidence"] = float(found["confidence"])
    if "cue_start" in found:
        found["cue"] = {"start": int(found.pop("cue_start")), "end": int(found.pop("cue_end"))}
    return {**found, "evidence": evidence}


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
