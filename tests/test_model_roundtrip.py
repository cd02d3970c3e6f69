"""Model → RDF → model: what a graph says of a report comes back whole, and what it does not say is named here.

`NOT_SAID` is the list of all that RDF leaves out on purpose; `as_said` takes exactly that away before comparing.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from turtlebay import iri
from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.graph import Graph, Report
from turtlebay.model import Annotations, Entity, Recommendation, Relation, Text, from_json, read_annotations
from turtlebay.model.annotation import ReportInfo
from turtlebay.network.reading import graph_of
from turtlebay.rdf import graph_sections, to_turtle
from turtlebay.rdf.restoring import restore
from turtlebay.review import iter_reviewed

NOT_SAID = {
    "order of entities, relations, recommendations, and of the values within them": "RDF has none",
    "document.text": "the name of a file, not of the report",
    "entity.rule": "the rule that found a name is for tracing an extraction",
    "entity.id and entity.label where the authority knows the entity": "its IRI and label stand for both",
    "entity.mentions without a place": "a form is a quote of a span",
    "an entity of the authority that no span and no statement ties to the report": "it is the authority's",
    "relations of the same ends, name and start": "they are one statement; the last test says what becomes of them",
    "origin that repeats the method of the document": "one run stands for both",
}

WORDS = (
    "The River Board runs the lock office. The River Board should ask the pilots, if the water is low. Paint the pier."
)
SENTENCES = ("The River Board runs the lock office.", "The River Board should ask the pilots, if the water is low.")


def span(words: str, nth: int = 0) -> list[int]:
    start = -1
    for _ in range(nth + 1):
        start = WORDS.index(words, start + 1)
    return [start, start + len(words)]


def at(words: str) -> dict[str, Any]:
    start, end = span(words)
    return {"start": start, "end": end, "quote": words, "section": "Findings", "page": 2}


FULL: dict[str, Any] = {
    "document": {
        "id": "river-review",
        "title": "River “review” \\ 2020",
        "subtitle": "Who minds the locks?",
        "publisher": "Quay Club",
        "date": "2020-05",
        "sha256": Text(characters=WORDS, name="river").sha256,
        "characters": len(WORDS),
        "method": "extraction",
    },
    "entities": [
        {
            "id": "river-board",
            "label": "River Board",
            "type": "Organ",
            "mentions": ["River Board"],
            "spans": [span("River Board"), span("River Board", 1)],
        },
        {"id": "lock-office", "label": "Lock Office", "type": "SecretariatUnit"},
        {"id": "pilots", "label": "Pilots", "type": "Group", "mentions": ["pilots"], "spans": [span("pilots")]},
        {"id": "pier", "label": "Pier", "type": "Place"},
        {"id": "nobody", "label": "Named, used by no statement", "type": "Person"},
        {"id": "council", "label": "Security Council", "type": "Organ", "authority": "security-council"},
        {"id": "trust", "label": "Pier Trust", "type": "Organ", "same_as": f"{iri.BASE}/doc/quays/actor/the-trust"},
    ],
    "relations": [
        {
            "subject": "river-board",
            "predicate": "organizes",
            "object": "lock-office",
            "status": "stated",
            "rule": "V-runs",
            "confidence": 0.85,
            **at(SENTENCES[0]),
        },
        {
            "subject": "pilots",
            "predicate": "reportsTo",
            "object": "council",
            "status": "proposed",
            "origin": "person",
            "confidence": 1.0,
            **at(SENTENCES[1]),
        },
    ],
    "recommendations": [
        {
            "id": "r01",
            "addressees": ["council", "river-board"],
            "counterparts": ["pilots"],
            "action": 'ask the "pilots"\nfirst',
            "strength": "should",
            "endorsement": "many",
            "topics": ["consultation", "mandates"],
            "places": ["pier"],
            "condition": "if the water is low",
            "cue": span("should"),
            "rule": "C-should",
            "confidence": 0.95,
            **at(SENTENCES[1]),
        },
        {
            "id": "r02",
            "action": "paint the pier",
            "strength": "must",
            "endorsement": "unattributed",
            "topics": ["other"],
            "origin": "person",
            **at("Paint the pier."),
        },
    ],
}


def there_and_back(graph: Graph) -> Annotations:
    """Return the one report of a graph as it is after it was Turtle."""
    store = ox.Store()
    store.bulk_load(io.BytesIO(to_turtle(graph_sections(graph)).encode()), format=ox.RdfFormat.TURTLE)
    known = {slug: actor.type for slug, actor in read_authority().actors.items()}
    (found,) = restore(store, known, read_vocabulary().types, where="test")
    return found


def as_said(one: Annotations, *, drop_unplaced: bool = False) -> dict[str, Any]:
    """Return annotations as data, sorted and by IRI, without what `NOT_SAID` names."""
    report = Report(one)
    document = one.document.model_dump(exclude={"text"})
    method = document["method"]
    authority = read_authority().actors

    def statement(item: Relation | Recommendation) -> dict[str, Any]:
        data = item.model_dump()
        data["origin"] = {"person": "review", "rule": "extraction"}.get(data["origin"] or "", method)
        for role in ("addressees", "counterparts", "places"):
            if role in data:
                data[role] = sorted(report.iri_of(entity) for entity in data[role])
        for end in ("subject", "object"):
            if end in data:
                data[end] = report.iri_of(data[end])
        if "topics" in data:
            data["topics"] = sorted(data["topics"])
        return data

    def entity(found: Entity) -> dict[str, Any]:
        data = found.model_dump(exclude={"id", "rule"})
        known = authority.get(found.authority or "")
        data["label"] = known.label if known else data["label"]
        data["mentions"] = sorted(data["mentions"]) if found.spans else []
        data["spans"] = sorted((s["start"], s["end"]) for s in data["spans"])
        return data | {"iri": report.iri_of(found.id)}

    used = {e for r in one.relations for e in (r.subject, r.object)}
    used |= {e for r in one.recommendations for e in (*r.addressees, *r.counterparts, *r.places)}
    kept = [e for e in one.entities if not drop_unplaced or e.spans or e.id in used or not e.authority]
    key = json.dumps
    return {
        "document": document,
        "entities": sorted(map(entity, kept), key=key),
        "relations": sorted(map(statement, one.relations), key=key),
        "recommendations": sorted(map(statement, one.recommendations), key=key),
    }


def graph(one: Annotations, text: Text | None) -> Graph:
    return Graph((Report(one, text),), read_authority(), read_vocabulary())


def test_full_document_fills_every_field() -> None:
    one = from_json(json.dumps(FULL), name="river")
    left_out = {"text", "rule"}
    for model, items in (
        (ReportInfo, [one.document]),
        (Entity, one.entities),
        (Relation, one.relations),
        (Recommendation, one.recommendations),
    ):
        for field in set(model.model_fields) - (left_out if model in (ReportInfo, Entity) else set()):
            assert any(getattr(item, field) for item in items), f"{model.__name__}.{field}"


def test_full_document_comes_back_whole() -> None:
    one = from_json(json.dumps(FULL), name="river")
    assert as_said(there_and_back(graph(one, Text(characters=WORDS, name="river")))) == as_said(one)


def test_without_the_text_only_words_are_missing() -> None:
    one = from_json(json.dumps(FULL), name="river").without_words()
    assert as_said(there_and_back(graph(one, None))) == as_said(one)


def test_a_second_journey_changes_nothing() -> None:
    one = from_json(json.dumps(FULL), name="river")
    text = Text(characters=WORDS, name="river")
    first = there_and_back(graph(one, text))
    assert there_and_back(graph(first, text)) == first


def test_reviewed_reports_come_back_whole() -> None:
    reports = list(iter_reviewed())
    assert reports
    for one in reports:
        assert as_said(there_and_back(graph_of([one]))) == as_said(one)


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", ["arria-water-2025", "gdc-zero-draft-2024", "istanbul-retreat-2010", "resolution-2779-2025"]
)
def test_gold_annotations_come_back_whole(name: str, shared: Path) -> None:
    text = Text(characters=(shared / "gold" / f"{name}.txt").read_text(encoding="utf-8"), name=name)
    one = read_annotations(shared / "gold" / f"{name}.json").locate(text)
    assert as_said(there_and_back(graph(one, text))) == as_said(one)


def test_what_is_not_said_is_lost_and_only_that() -> None:
    data = json.loads(json.dumps(FULL))
    data["document"]["text"] = "river.txt"
    data["entities"][0]["rule"] = "N-board"
    data["entities"][3]["mentions"] = ["pier"]
    data["entities"].append({"id": "chad", "label": "Chad", "type": "State", "authority": "chad"})
    one = from_json(json.dumps(data), name="river")
    back = there_and_back(graph(one, Text(characters=WORDS, name="river")))
    assert back.document.text is None
    by_iri = {Report(back).iri_of(entity.id): entity for entity in back.entities}
    assert by_iri[iri.local_actor("river-review", "river-board")].rule is None
    assert by_iri[iri.local_actor("river-review", "pier")].mentions == ()
    assert by_iri[iri.authority_actor("security-council")].id == "security-council"
    assert iri.authority_actor("chad") not in by_iri, "an entity of the authority that nothing places or uses"
    assert as_said(back) == as_said(one, drop_unplaced=True)


def test_relations_that_share_a_statement_are_not_told_apart() -> None:
    """A limit that is known: the IRI of a statement has the start of its span alone, so two of one start are one."""
    first = FULL["relations"][0]
    for change, number in ({}, 2), ({"end": 20, "confidence": 0.5}, 5):
        twin = {key: value for key, value in (first | change).items() if key != "quote" or not change}
        one = from_json(json.dumps(FULL | {"relations": [*FULL["relations"], twin]}), name="river").without_words()
        assert len(one.relations) == 3
        assert len(there_and_back(graph(one, None)).relations) == number
