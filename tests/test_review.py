"""The reviewed annotation of the Istanbul report says what the annotated report says, in none of its words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.model import Annotations, Text, read_annotations
from turtlebay.review import find_reviewed, iter_reviewed
from turtlebay.review.shipped import FOLDER

NAME = "istanbul-retreat-2010"
SIZES = {"entities": 108, "relations": 110, "recommendations": 74}
WINDOW = 12
RUN = 10
"""Words that an action may share with its sentence: a list of bodies alone takes nine."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@pytest.fixture(scope="module")
def gold(shared: Path) -> Annotations:
    """The annotated report with offsets."""
    path = shared / "gold" / f"{NAME}.json"
    return read_annotations(path).locate(read_text(path.with_suffix(".txt")))


@pytest.fixture(scope="module")
def shipped() -> Annotations:
    """The reviewed annotation that comes with the package."""
    return next(found for found in iter_reviewed() if found.document.id == NAME)


def read_text(path: Path) -> Text:
    return Text(characters=path.read_text(encoding="utf-8"), name=path.stem)


def words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def bare(form: str) -> str:
    """Return a form without case, line breaks and article."""
    return re.sub(r"^(the|a|an) ", "", " ".join(form.lower().split()))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    sequence = words(text)
    return {tuple(sequence[i : i + length]) for i in range(len(sequence) - length + 1)}


def test_shipped_folder_holds_reviewed_annotations_only() -> None:
    found = list(iter_reviewed())
    assert [a.document.id for a in found] == sorted(path.stem for path in FOLDER.glob("*.json"))
    assert len(found) >= 1
    for one in found:
        assert one.document.method == "review"
        assert find_reviewed(one.document.sha256 or "") is one
    assert find_reviewed("0" * 64) is None


def test_sizes(shipped: Annotations) -> None:
    assert {name: len(getattr(shipped, name)) for name in SIZES} == SIZES


def test_digest_is_that_of_the_text(shipped: Annotations, istanbul: Path) -> None:
    text = read_text(istanbul)
    assert (shipped.document.sha256, shipped.document.characters) == (text.sha256, len(text))


def test_every_entity_is_there_with_its_type_and_its_mentions(
    shipped: Annotations, gold: Annotations, istanbul: Path
) -> None:
    text = read_text(istanbul)
    assert [(e.id, e.type) for e in shipped.entities] == [(e.id, e.type) for e in gold.entities]
    for entity, expected in zip(shipped.entities, gold.entities, strict=True):
        assert entity.spans, entity.id
        found = {bare(text.quote(span)) for span in entity.spans}
        forms = {bare(form) for form in expected.mentions}
        assert found & forms, entity.id
        keys = [span.key for span in entity.spans]
        assert keys == sorted(set(keys)), entity.id


def test_every_relation_is_there_at_its_place(shipped: Annotations, gold: Annotations) -> None:
    def rows(annotations: Annotations) -> list[tuple[Any, ...]]:
        return [(r.subject, r.predicate, r.object, r.status, r.evidence.place.key) for r in annotations.relations]

    assert rows(shipped) == rows(gold)


def test_every_recommendation_is_there_at_its_place(shipped: Annotations, gold: Annotations) -> None:
    fields = ("id", "addressees", "counterparts", "strength", "endorsement", "topics", "places")
    for found, expected in zip(shipped.recommendations, gold.recommendations, strict=True):
        assert found.evidence.place == expected.evidence.place, found.id
        for field in fields:
            assert getattr(found, field) == getattr(expected, field), (found.id, field)
        assert (found.condition is None) is (expected.condition is None), found.id
        assert found.evidence.section, found.id
        if found.cue is not None:
            assert found.evidence.place.covers(found.cue), found.id


def test_actions_are_in_our_own_words(shipped: Annotations, gold: Annotations) -> None:
    for found, expected in zip(shipped.recommendations, gold.recommendations, strict=True):
        assert words(found.action) != words(expected.action), found.id
        shared_runs = runs(found.action, RUN) & runs(expected.evidence.quote or "", RUN)
        assert not shared_runs, (found.id, shared_runs)


def test_no_words_of_the_report_are_in_the_file(istanbul: Path) -> None:
    raw = (FOLDER / f"{NAME}.json").read_text(encoding="utf-8")
    assert '"quote"' not in raw
    assert not any(entity["mentions"] for entity in json.loads(raw)["entities"])
    report = runs(istanbul.read_text(encoding="utf-8"), WINDOW)
    assert len(report) >= 3000
    assert not runs(raw, WINDOW) & report


def test_authority_knows_the_actors(shipped: Annotations) -> None:
    authority = read_authority()
    mapped = [entity for entity in shipped.entities if entity.authority]
    assert len(mapped) >= 90
    for entity in mapped:
        assert entity.authority in authority.actors, entity.id
    for entity in shipped.entities:
        if entity.authority is None:
            assert entity.id not in authority.actors, entity.id


def test_names_are_those_of_the_ontology(shipped: Annotations) -> None:
    assert list(read_vocabulary().iter_problems(shipped)) == []


def test_quotes_return_with_the_text(shipped: Annotations, gold: Annotations, istanbul: Path) -> None:
    located = shipped.locate(read_text(istanbul))
    quotes = [item.evidence.quote for item in (*located.recommendations, *located.relations)]
    assert quotes == [item.evidence.quote for item in (*gold.recommendations, *gold.relations)]
    assert located.without_words() == shipped
