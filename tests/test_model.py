"""Spans, evidence, texts and annotation files: the invariants hold on construction, and files survive a round trip."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from turtlebay.errors import AnnotationError, InputError
from turtlebay.model import (
    Annotations,
    Entity,
    Evidence,
    Recommendation,
    Relation,
    ReportInfo,
    Span,
    Text,
    from_json,
    read_annotations,
    to_json,
)
from turtlebay.model.text import CONTEXT

GOLD = 8
WORDS = "The pilots should rest. 🐢 The pilots should rest. Others may wait."
TEXT = Text(characters=WORDS, name="pilots.txt")
FIRST, SECOND = Span(start=0, end=23), Span(start=26, end=49)

letters = st.characters(exclude_categories=("Cs",))
texts = st.text(letters, min_size=1, max_size=60).map(lambda words: Text(characters=words, name="any.txt"))


@st.composite
def located(draw: st.DrawFn) -> tuple[Text, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start=start, end=draw(st.integers(start + 1, len(text))))


def item(name: str, **fields: Any) -> Recommendation:
    given = {"action": "rest", "strength": "should", "endorsement": "unattributed", "topics": ("other",)} | fields
    return Recommendation(id=name, **given)


def annotations(**fields: Any) -> Annotations:
    given = {
        "document": ReportInfo(id="pilots", title="Pilots"),
        "entities": (Entity(id="pilots", label="Pilots", type="Group", mentions=("The pilots",)),),
        "relations": (),
        "recommendations": (item("r1", evidence=Evidence(quote="The pilots should rest."), addressees=("pilots",)),),
    }
    return Annotations(**(given | fields))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (0, 0)])
def test_span_that_covers_nothing_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end)


@pytest.mark.parametrize("start", ["0", 0.0, True, None])
def test_offset_must_be_a_whole_number(start: object) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=3)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [FIRST, Evidence(span=FIRST), TEXT, annotations()])
def test_values_are_frozen(value: Any) -> None:
    with pytest.raises(ValidationError):
        setattr(value, next(iter(type(value).model_fields)), None)


def test_span_covers_itself_and_what_lies_inside() -> None:
    assert FIRST.covers(FIRST)
    assert FIRST.covers(Span(start=4, end=10))
    assert not FIRST.covers(Span(start=4, end=24))


def test_evidence_needs_words_or_a_place() -> None:
    with pytest.raises(ValidationError, match="a quote, or a start and an end"):
        Evidence(section="Rest")


def test_quote_must_be_as_long_as_its_span() -> None:
    with pytest.raises(ValidationError, match=r"span 0\.\.23 has 23"):
        Evidence(span=FIRST, quote="The pilots")


def test_evidence_without_offsets_says_so() -> None:
    with pytest.raises(AnnotationError, match="no offsets"):
        _ = Evidence(quote="The pilots").place


def test_offsets_count_code_points() -> None:
    assert TEXT.quote(SECOND) == TEXT.quote(FIRST) == "The pilots should rest."
    assert WORDS[24] == "🐢"


def test_span_past_the_end_names_text_and_offsets() -> None:
    with pytest.raises(AnnotationError, match=r"pilots\.txt: the span 60\.\.99 .* 66 characters"):
        TEXT.quote(Span(start=60, end=99))


@given(located())
def test_quote_is_the_text_at_its_span(pair: tuple[Text, Span]) -> None:
    text, span = pair
    evidence = text.evidence(span)
    before, after = text.context(span)
    assert evidence.quote == text.characters[span.start : span.end]
    assert len(before) == min(CONTEXT, span.start)
    assert text.characters[: span.start].endswith(before)
    assert text.characters[span.end :].startswith(after)


@given(located())
def test_located_annotations_survive_json_with_and_without_words(pair: tuple[Text, Span]) -> None:
    text, span = pair
    whole = annotations(recommendations=(item("r1", evidence=Evidence(span=span), cue=span),)).locate(text)
    assert from_json(to_json(whole), name="any") == whole
    bare = whole.without_words()
    assert from_json(to_json(bare), name="any") == bare
    assert bare.locate(text).recommendations == whole.recommendations
    assert text.quote(span) == whole.recommendations[0].evidence.quote


@given(st.dictionaries(st.sampled_from(["action", "condition", "rule"]), st.text(letters, min_size=1, max_size=40)))
def test_any_words_survive_json(fields: dict[str, str]) -> None:
    value = annotations(recommendations=(item("r1", evidence=Evidence(span=FIRST), confidence=0.5, **fields),))
    assert from_json(to_json(value), name="any") == value


def test_equal_quotes_take_their_places_in_order() -> None:
    quote = Evidence(quote="The pilots should rest.")
    found = annotations(recommendations=(item("r1", evidence=quote), item("r2", evidence=quote))).locate(TEXT)
    assert [r.evidence.place for r in found.recommendations] == [FIRST, SECOND]


def test_two_statements_may_share_the_one_place_of_their_quote() -> None:
    quote = Evidence(quote="Others may wait.")
    found = annotations(recommendations=(item("r1", evidence=quote), item("r2", evidence=quote))).locate(TEXT)
    assert found.recommendations[0].evidence == found.recommendations[1].evidence


def test_locate_refuses_another_text() -> None:
    digest = Text(characters="Other words.", name="other").sha256
    with pytest.raises(AnnotationError, match="belong to another text"):
        annotations(document=ReportInfo(id="pilots", title="Pilots", sha256=digest)).locate(TEXT)


def test_locate_refuses_a_quote_that_is_not_there() -> None:
    missing = annotations(recommendations=(item("r1", evidence=Evidence(quote="The cooks should rest.")),))
    with pytest.raises(AnnotationError, match=r"pilots\.txt: recommendation 0: the quote is not in the text"):
        missing.locate(TEXT)


def test_locate_refuses_offsets_that_do_not_fit_the_quote() -> None:
    moved = Evidence(span=Span(start=1, end=24), quote="The pilots should rest.")
    with pytest.raises(AnnotationError, match=r"at 1\.\.24 differs from the quote"):
        annotations(recommendations=(item("r1", evidence=moved),)).locate(TEXT)


@pytest.mark.parametrize("folder", ["gold", "gold/more"])
def test_gold_file_survives_a_round_trip(shared: Path, folder: str) -> None:
    paths = sorted((shared / folder).glob("*.json"))
    assert len(paths) >= GOLD // 2
    for path in paths:
        raw = path.read_text(encoding="utf-8")
        read = read_annotations(path)
        assert json.loads(to_json(read)) == json.loads(raw), path.name
        text = Text(characters=path.with_suffix(".txt").read_text(encoding="utf-8"), name=path.stem)
        whole = read.locate(text)
        assert from_json(to_json(whole), name=path.name) == whole
        bare = whole.without_words()
        assert '"quote"' not in to_json(bare)
        assert from_json(to_json(bare), name=path.name) == bare
        again = bare.locate(text)
        assert (again.relations, again.recommendations) == (whole.relations, whole.recommendations)
        assert len(whole.recommendations) >= 10


GOOD: dict[str, Any] = json.loads(to_json(annotations().locate(TEXT)))
GOOD["relations"] = [
    {"subject": "pilots", "predicate": "memberOf", "object": "pilots", "status": "stated", "start": 24, "end": 30}
]


def broken(kind: str, **fields: Any) -> dict[str, Any]:
    return GOOD | {kind: [GOOD[kind][0] | fields]}


BROKEN = [
    (broken("recommendations", start=-5), "recommendation 0 'r1' at offset -5"),
    (broken("recommendations", end=0), "must end after it starts"),
    (broken("recommendations", quote="rest"), "the quote has 4 characters, its span 0..23 has 23"),
    (broken("recommendations", start="0"), "recommendation 0 'r1' at offset 0"),
    (broken("recommendations", addressees=["cooks"]), "recommendation 'r1' uses 'cooks'"),
    (broken("recommendations", counterparts=["cooks"]), "recommendation 'r1' uses 'cooks'"),
    (broken("recommendations", places=["cooks"]), "recommendation 'r1' uses 'cooks'"),
    (broken("recommendations", topics=[]), "recommendation 0 'r1' at offset 0: topics"),
    (broken("recommendations", action=""), "recommendation 0 'r1' at offset 0: action"),
    (broken("recommendations", confidence=1.5), "recommendation 0 'r1' at offset 0: confidence"),
    (broken("recommendations", confidence=float("nan")), "recommendation 0 'r1' at offset 0: confidence"),
    (broken("recommendations", colour="red"), "recommendation 0 'r1' at offset 0: colour"),
    (broken("recommendations", cue=[1]), "recommendation 0 'r1' at offset 0: cue"),
    (broken("relations", object="cooks"), "relation 0 uses 'cooks'"),
    (broken("relations", end=24), "relation 0 at offset 24"),
    (broken("entities", id="Not A Slug"), "entity 0 'Not A Slug': id"),
    (broken("entities", spans=[[4, 2]]), "entity 0 'pilots': spans.0"),
    (GOOD | {"entities": GOOD["entities"] * 2}, "entity 'pilots' is declared twice"),
    (GOOD | {"recommendations": GOOD["recommendations"] * 2}, "recommendation 'r1' is declared twice"),
    (GOOD | {"entities": 5}, "entities"),
    (GOOD | {"entities": [5]}, "entity 0"),
    (GOOD | {"document": {"id": "pilots"}}, "document.title"),
    (GOOD | {"document": GOOD["document"] | {"date": "spring"}}, "document.date"),
    ({key: GOOD[key] for key in GOOD if key != "relations"}, "relations"),
    ([], "the top is no object"),
]


@pytest.mark.parametrize(("data", "place"), BROKEN)
def test_error_of_a_broken_file_names_file_item_and_offset(data: Any, place: str, tmp_path: Path) -> None:
    path = tmp_path / "pilots.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(AnnotationError) as caught:
        read_annotations(path)
    assert str(caught.value).startswith("pilots.json: ")
    assert place in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "not JSON at line 1, column 1"),
        (b'{"document": {},\n "entities": [}', "not JSON at line 2, column 15"),
        (b"\xff{}", "not UTF-8 at byte 0"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"document": 1' + b"0" * 5000 + b"}", "not JSON that can be used"),
        (b'{"document": {}, "document": {}}', "the key 'document' stands twice"),
        (
            b'{"document": {"id": "a", "title": "\\ud800"}, "entities": [], "relations": [], "recommendations": []}',
            "title",
        ),
    ],
)
def test_file_that_is_no_annotation_is_refused(raw: bytes, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(raw)
    with pytest.raises(AnnotationError, match=problem):
        read_annotations(path)


def test_annotation_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text(to_json(annotations()), encoding="utf-8-sig")
    assert read_annotations(path) == annotations()


@pytest.mark.parametrize("name", [".", "nowhere.json"])
def test_missing_file_or_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_annotations(tmp_path / name)


def test_one_actor_is_one_entity() -> None:
    twins = tuple(Entity(id=name, label=name, type="Organ", authority="security-council") for name in ("a", "b"))
    with pytest.raises(ValidationError, match="one actor is one entity"):
        annotations(entities=twins, recommendations=())


def test_relation_keeps_its_order_of_keys_and_its_evidence() -> None:
    relation = Relation(
        subject="pilots", predicate="memberOf", object="pilots", status="stated", evidence=Evidence(span=FIRST)
    )
    raw = to_json(annotations(relations=(relation,)))
    assert list(json.loads(raw)["relations"][0]) == ["start", "end", "subject", "predicate", "object", "status"]
    assert raw.endswith("}\n")
