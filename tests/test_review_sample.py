"""A text of our own with what rules would find in it, the sample of all tests of reviews; they load it with `runpy`."""

from __future__ import annotations

from collections.abc import Sequence

from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.model import Annotations, Entity, Recommendation, Relation, ReportInfo, Span, Text
from turtlebay.review import Judged, Outcome, Review, Sheet, apply_review, judge, read_csv, rows_of, to_csv  # noqa: F401

WORDS = (
    "Lanterns\n\n1. Moorings\n"
    "The Pier Board met the Lamp Office in spring. The Lamp Office is part of the Pier Board.\n"
    "The Pier Board should ask the Lamp\nOffice for brighter lamps. Pilots could lend their boats.\n\f"
    "The Pier Board must pay the pilots, and the Lamp Office must feed them.\n"
    "Nothing else happened. Nothing else happened.\n"
)
TEXT = Text(characters=WORDS, name="lanterns")


def find_span(words: str) -> Span:
    """Return the span of the first occurrence of some words."""
    start = WORDS.index(words)
    return Span(start=start, end=start + len(words))


PART = find_span("The Lamp Office is part of the Pier Board.")
ASK = find_span("The Pier Board should ask the Lamp\nOffice for brighter lamps.")
LEND = find_span("Pilots could lend their boats.")
PAY = find_span("The Pier Board must pay the pilots, and the Lamp Office must feed them.")


def recommend(name: str, span: Span, addressee: str, action: str, **more: object) -> Recommendation:
    """Return a recommendation as a rule makes it."""
    values = {"strength": "should", "endorsement": "unattributed", "topics": ("other",), "rule": "X-rule"} | more
    values |= {"id": name, "evidence": TEXT.evidence(span, "Moorings"), "addressees": (addressee,), "action": action}
    return Recommendation.model_validate(values)


def relate(subject: str, predicate: str, object_: str, span: Span, **more: object) -> Relation:
    """Return a relation as a rule makes it."""
    values = {"status": "stated", "rule": "X-tie", "confidence": 0.8} | more
    values |= {
        "subject": subject,
        "predicate": predicate,
        "object": object_,
        "evidence": TEXT.evidence(span, "Moorings"),
    }
    return Relation.model_validate(values)


def every(words: str) -> tuple[Span, ...]:
    """Return the spans of all occurrences of some words."""
    starts = [i for i in range(len(WORDS)) if WORDS.startswith(words, i)]
    return tuple(Span(start=i, end=i + len(words)) for i in starts)


ENTITIES = (
    Entity(id="lamp-office", label="Lamp Office", type="SecretariatUnit", spans=every("Lamp Office"), rule="X-name"),
    Entity(id="pier-board", label="Pier Board", type="Organ", spans=every("Pier Board"), rule="X-name"),
    Entity(id="pilots", label="pilots", type="Group", spans=every("ilots"), rule="X-name"),
)
RELATIONS = (
    relate("lamp-office", "partOf", "pier-board", PART),
    relate("pier-board", "cooperatesWith", "lamp-office", ASK, status="proposed", confidence=0.6),
)
RECOMMENDATIONS = (
    recommend("r1", ASK, "pier-board", "ask for brighter lamps", counterparts=("lamp-office",), confidence=0.9),
    recommend("r2", LEND, "pilots", "lend their boats", strength="could", condition="if they can"),
    recommend("r3", PAY, "pier-board", "pay the pilots", strength="must", counterparts=("pilots",)),
    recommend("r3-2", PAY, "lamp-office", "feed them", strength="must", counterparts=("pilots",)),
)


def make_annotations(
    entities: Sequence[Entity] = ENTITIES,
    relations: Sequence[Relation] = RELATIONS,
    recommendations: Sequence[Recommendation] = RECOMMENDATIONS,
) -> Annotations:
    """Return what rules find in the sample."""
    info = ReportInfo(
        id="lanterns", title="Lanterns", sha256=TEXT.sha256, characters=len(TEXT), method="extraction", date="2024"
    )
    return Annotations(
        document=info, entities=tuple(entities), relations=tuple(relations), recommendations=tuple(recommendations)
    ).locate(TEXT)


def find_row(rows: list[dict[str, str]], kind: str, **cells: str) -> dict[str, str]:
    """Return the one row with these cells."""
    (row,) = [r for r in rows if r["kind"] == kind and all(r.get(k) == v for k, v in cells.items())]
    return row


def review_rows(rows: list[dict[str, str]], annotations: Annotations | None = None) -> Judged:
    """Return the judgement of rows as if they had been read from a sheet."""
    sheet = Sheet(name="sheet.csv", rows=tuple(enumerate(rows, 2)))
    return judge(sheet, annotations or make_annotations(), TEXT, read_vocabulary(), read_authority().actors.keys())


def decide(rows: list[dict[str, str]]) -> Review:
    """Return the review of rows that have no problem."""
    judged = review_rows(rows)
    assert [str(problem) for problem in judged.problems] == []
    return judged.review


def apply_to(review: Review, annotations: Annotations | None = None) -> Outcome:
    """Return the sample, or other annotations of it, with a review applied."""
    outcome = apply_review(annotations or make_annotations(), review, TEXT, read_vocabulary(), lambda span: "Moorings")
    assert list(read_vocabulary().iter_problems(outcome.annotations)) == []
    return outcome


def test_the_sample_uses_only_names_of_the_ontology() -> None:
    assert list(read_vocabulary().iter_problems(make_annotations())) == []
    assert len(rows_of(make_annotations(), TEXT)[0]) == 9
