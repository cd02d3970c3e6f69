"""Decisions: read off a sheet, refused with what to do, applied to what the rules find now or find no more."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turtlebay.errors import AnnotationError
from turtlebay.model import from_json
from turtlebay.model import to_json as annotations_to_json
from turtlebay.review import read_review, rows_of, select_review, to_json

S = runpy.run_path(str(Path(__file__).with_name("test_review_sample.py")))
TEXT, make, decide, apply_to = S["TEXT"], S["make_annotations"], S["decide"], S["apply_to"]
RECOMMENDATIONS, RELATIONS, ENTITIES = S["RECOMMENDATIONS"], S["RELATIONS"], S["ENTITIES"]
MET = "The Pier Board met the Lamp Office in spring."


def fresh() -> list[dict[str, str]]:
    return [dict(row) for row in rows_of(make(), TEXT)[0]]


def row_of(rows: list[dict[str, str]], kind: str, **cells: str) -> dict[str, str]:
    return S["find_row"](rows, kind, **cells)


def problems(rows: list[dict[str, str]]) -> list[str]:
    return [str(problem) for problem in S["review_rows"](rows).problems]


def added(kind: str, **cells: str) -> dict[str, str]:
    base = {"recommendation": {"strength": "should", "endorsement": "one", "topics": "other", "action": "rest"}}
    return {"kind": kind, "key": "", "decision": "add", **base.get(kind, {}), **cells}


def by_action(outcome: object) -> dict[str, object]:
    return {item.action: item for item in outcome.annotations.recommendations}  # type: ignore[attr-defined]


def test_accepting_makes_it_a_persons_word_and_drops_the_confidence_of_the_rule() -> None:
    rows = fresh()
    row_of(rows, "recommendation", action="ask for brighter lamps").update({"decision": " Accept ", "reviewer": "Ada"})
    row_of(rows, "relation", predicate="partOf").update({"decision": "accept"})
    review = decide(rows)
    outcome = apply_to(review)
    item = by_action(outcome)["ask for brighter lamps"]
    assert (item.origin, item.confidence, item.rule) == ("person", None, "X-rule")
    assert [relation.origin for relation in outcome.annotations.relations] == ["person", None]
    assert by_action(outcome)["lend their boats"] == make().recommendations[1]
    assert review.decisions[0].who == "Ada"
    assert outcome.unmatched == ()


def test_rejecting_leaves_it_out() -> None:
    rows = fresh()
    row_of(rows, "recommendation", action="feed them").update({"decision": "reject", "note": "same sentence"})
    row_of(rows, "relation", predicate="partOf").update({"decision": "reject"})
    outcome = apply_to(decide(rows))
    assert set(by_action(outcome)) == {"ask for brighter lamps", "lend their boats", "pay the pilots"}
    assert [relation.predicate for relation in outcome.annotations.relations] == ["cooperatesWith"]


def test_editing_records_old_and_new_and_holds() -> None:
    rows = fresh()
    row_of(rows, "recommendation", action="lend their boats").update(
        {
            "decision": "edit",
            "action": "lend a boat each",
            "strength": "must",
            "addressees": "pier-board, pilots",
            "condition": "",
            "topics": "financing\nother",
        }
    )
    row_of(rows, "relation", predicate="partOf").update(
        {"decision": "edit", "predicate": "memberOf", "status": "proposed"}
    )
    review = decide(rows)
    changes = review.decisions[0].changes
    assert (changes["strength"].old, changes["strength"].new) == ("could", "must")
    assert (changes["condition"].old, changes["condition"].new) == ("if they can", None)
    outcome = apply_to(review)
    item = by_action(outcome)["lend a boat each"]
    assert (item.strength, item.addressees, item.condition) == ("must", ("pier-board", "pilots"), None)
    assert (item.topics, item.origin) == (("financing", "other"), "person")
    first = outcome.annotations.relations[0]
    assert (first.predicate, first.status, first.origin) == ("memberOf", "proposed", "person")


def test_a_review_is_stand_off_but_for_the_words_of_the_reviewer(tmp_path: Path) -> None:
    rows = fresh()
    for row in rows:
        row["decision"] = "accept"
    content = to_json(decide(rows))
    assert "lend their boats" not in content
    assert "if they can" not in content
    assert S["WORDS"][20:40] not in content
    path = tmp_path / "lanterns.review.json"
    path.write_text(content, encoding="utf-8")
    assert to_json(read_review(path)) == content
    rows.reverse()
    assert to_json(decide(rows)) == content


def test_adding_finds_the_words_in_the_text() -> None:
    rows = fresh()
    rows.append(added("recommendation", quote=MET.replace("met", "met "), addressees="pier-board"))
    rows.append(added("entity", id="spring", label="spring", type="Event"))
    rows.append(
        added("relation", quote=MET, subject="pier-board", predicate="participatesIn", object="spring", status="stated")
    )
    outcome = apply_to(decide(rows))
    item = by_action(outcome)["rest"]
    assert item.evidence.quote == MET
    assert (item.origin, item.rule, item.evidence.section) == ("person", None, "Moorings")
    assert outcome.annotations.recommendations[0] is item
    assert outcome.annotations.relations[0].object == "spring"
    assert [TEXT.quote(span) for span in outcome.annotations.entity_by_id["spring"].spans] == ["spring"]


def test_words_that_stand_twice_need_an_offset() -> None:
    quote = "Nothing else happened."
    second = S["WORDS"].rindex(quote)
    rows = [*fresh(), added("recommendation", quote=quote)]
    (problem,) = problems(rows)
    assert problem.startswith("row 11, column quote: these words stand in 2 places: ")
    assert f"{second}–{second + len(quote)}" in problem
    assert "column start" in problem
    rows[-1]["start"] = str(second)
    assert decide(rows).decisions[0].spans[0].start == second
    rows[-1] |= {"quote": "", "end": str(second + 7)}
    assert decide(rows).decisions[0].spans[0].end == second + 7


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"decision": "acept"}, "column decision: 'acept' is no decision. Did you mean accept?"),
        ({"strength": "must"}, "column strength: this was changed without a decision"),
        ({"strength": "must", "decision": "accept"}, "though the decision is accept"),
        ({"decision": "edit"}, "nothing in this row was changed"),
        ({"decision": "add"}, "clear the key"),
        ({"decision": "edit", "strength": "shuold"}, "Did you mean should?"),
        ({"decision": "edit", "strength": ""}, "column strength: this is empty"),
        ({"decision": "edit", "topics": "financng"}, "Did you mean financing?"),
        ({"decision": "edit", "topics": "other;mandates;peacekeeping;sanctions;children"}, "5 topics"),
        ({"decision": "edit", "addressees": "peer-board"}, "Did you mean pier-board?"),
        ({"decision": "edit", "action": "x" * 1001}, "this has 1,001 characters"),
        ({"decision": "accept", "start": "3"}, "column start: this was"),
        ({"decision": "accept", "quote": "Other words."}, "the quoted words were changed"),
        ({"kind": "proposal"}, "'proposal' is no kind of row"),
        ({"kind": "relation"}, "the key does not fit the row"),
        ({"as exported": "{}"}, "this was changed"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_row_and_column(cells: dict[str, str], told: str) -> None:
    rows = fresh()
    row_of(rows, "recommendation", action="ask for brighter lamps").update(cells)
    found = problems(rows)
    assert len(found) == 1
    assert found[0].startswith("row 2, column ")
    assert told in found[0]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (added("recommendation", quote="Not in here."), "not in the text"),
        (added("recommendation"), "there is no evidence"),
        (added("recommendation", start="5", end="x"), "'x' is no offset"),
        (added("recommendation", start="9", end="5"), "9–5 is no place in the text"),
        (added("recommendation", start="0", end="8", quote="Pilots"), "the text has other words at 0–8"),
        (added("relation", start="0", end="8", subject="pilots", predicate="partof", object="pilots", status="stated"),
         "Did you mean partOf?"),
        (added("entity", label="Lanterns", type="Place"), "such as lanterns"),
        (added("entity", label="Lanterns", id="Lan terns", type="Place"), "'Lan terns' is no id"),
        (added("entity", label="Lanterns", id="lanterns", type="Town"), "'Town' is not a name of the ontology"),
        (added("entity", label="Pier Board", id="board", type="Organ"), "these words name 'pier-board' already"),
        (added("entity", label="Lanterns", id="pier-board", type="Organ"), "'pier-board' is there already"),
        (added("entity", label="Lanterns", id="lanterns", type="Place", authority="no-such-one"), "column authority"),
        ({"kind": "recommendation", "quote": "x"}, "Write add, restore the key, or delete the row"),
    ],
)  # fmt: skip
def test_additions_that_cannot_be_used_are_told(cells: dict[str, str], told: str) -> None:
    assert any(told in problem and "row 11" in problem for problem in problems([*fresh(), cells]))


def test_a_relation_that_is_there_and_an_item_decided_twice_are_told() -> None:
    rows = fresh()
    quote = TEXT.quote(S["PART"])
    rows.append(
        added("relation", quote=quote, subject="lamp-office", predicate="partOf", object="pier-board", status="stated")
    )
    assert "is there already" in problems(rows)[0]
    rows = fresh()
    rows[0]["decision"] = "accept"
    rows.append(dict(rows[0]))
    assert "row 2 decides on the same item" in problems(rows)[0]


def test_a_sheet_of_another_text_is_an_error() -> None:
    text = S["Text"](characters="Other. " * 60, name="other")
    sheet = S["Sheet"](name="sheet.csv", rows=tuple(enumerate(fresh(), 2)))
    annotations = make().model_copy(update={"entities": (), "relations": (), "recommendations": ()})
    with pytest.raises(AnnotationError, match="exported from another text"):
        S["judge"](sheet, annotations, text, S["read_vocabulary"](), ())
    with pytest.raises(AnnotationError, match="belongs to another text"):
        S["apply_review"](annotations, decide(fresh()), text, S["read_vocabulary"]())


def test_merging_entities_moves_everything_over() -> None:
    rows = fresh()
    row_of(rows, "entity", id="lamp-office").update({"decision": "edit", "id": "pier-board"})
    outcome = apply_to(decide(rows))
    assert set(outcome.annotations.entity_by_id) == {"pier-board", "pilots"}
    spans = outcome.annotations.entity_by_id["pier-board"].spans
    assert len(spans) == len(ENTITIES[0].spans) + len(ENTITIES[1].spans)
    assert outcome.annotations.relations == ()
    ask = by_action(outcome)["ask for brighter lamps"]
    assert (ask.addressees, ask.counterparts) == (("pier-board",), ())


def test_renaming_mending_and_rejecting_entities() -> None:
    rows = fresh()
    row_of(rows, "entity", id="lamp-office").update({"decision": "edit", "id": "office-of-lamps", "type": "Organ"})
    row_of(rows, "entity", id="pilots").update({"decision": "reject"})
    row_of(rows, "recommendation", action="pay the pilots").update({"decision": "accept"})
    outcome = apply_to(decide(rows))
    assert outcome.annotations.entity_by_id["office-of-lamps"].type == "Organ"
    assert outcome.annotations.relations[0].subject == "office-of-lamps"
    assert by_action(outcome)["feed them"].addressees == ("office-of-lamps",)
    assert by_action(outcome)["lend their boats"].addressees == ()
    assert any("loses pilots from its counterparts" in notice for notice in outcome.notices)


def test_an_entity_that_becomes_a_place_cannot_act_any_more() -> None:
    rows = fresh()
    row_of(rows, "entity", id="pilots").update({"decision": "edit", "type": "Place"})
    assert by_action(apply_to(decide(rows)))["lend their boats"].addressees == ()


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ({"lamp-office": {"id": "pier-board", "label": "Board"}}, "merged into another"),
        ({"lamp-office": {"id": "pier-board"}, "pier-board": {"id": "lamp-office"}}, "circle"),
        ({"lamp-office": {"authority": "nowhere-to-be-found"}}, "column authority"),
    ],
)
def test_edits_of_entities_that_make_no_sense_are_told(edits: dict[str, dict[str, str]], told: str) -> None:
    rows = fresh()
    for name, cells in edits.items():
        row_of(rows, "entity", key=row_of(fresh(), "entity", id=name)["key"]).update({"decision": "edit", **cells})
    assert any(told in problem for problem in problems(rows))


def reviewed_all() -> object:
    rows = fresh()
    row_of(rows, "recommendation", action="ask for brighter lamps").update({"decision": "accept"})
    row_of(rows, "recommendation", action="lend their boats").update({"decision": "edit", "strength": "must"})
    row_of(rows, "recommendation", action="feed them").update({"decision": "reject"})
    row_of(rows, "relation", predicate="partOf").update({"decision": "accept"})
    row_of(rows, "relation", predicate="cooperatesWith").update({"decision": "reject"})
    rows.append(added("recommendation", quote=MET, addressees="pier-board"))
    return decide(rows)


def test_decisions_hold_where_newer_rules_read_fields_otherwise() -> None:
    newer = [
        item.model_copy(update={"strength": "could", "rule": "Y-rule", "id": "n" + item.id, "topics": ("mandates",)})
        for item in RECOMMENDATIONS
    ]
    outcome = apply_to(reviewed_all(), make(recommendations=newer))
    assert outcome.unmatched == ()
    assert by_action(outcome)["ask for brighter lamps"].strength == "should"
    assert by_action(outcome)["ask for brighter lamps"].topics == ("other",)
    assert by_action(outcome)["lend their boats"].strength == "must"
    assert by_action(outcome)["pay the pilots"].strength == "could"
    assert "feed them" not in by_action(outcome)


def test_what_newer_rules_do_not_find_stays_and_is_listed() -> None:
    outcome = apply_to(reviewed_all(), make(entities=ENTITIES[2:], relations=(), recommendations=()))
    told = [str(unmatched) for unmatched in outcome.unmatched]
    assert len(told) == 5
    assert all("the rules do not find it any more" in line for line in told)
    kept = by_action(outcome)
    assert kept["rest"].addressees == ("pier-board",)
    sentence = " ".join(TEXT.quote(S["ASK"]).split())
    assert kept[sentence].addressees == ("pier-board",)
    assert kept[sentence].origin == "person"
    assert outcome.annotations.relations[0].predicate == "partOf"
    assert outcome.annotations.entity_by_id["lamp-office"].label == "Lamp Office"
    assert "feed them" not in kept


def test_a_decision_on_one_of_two_is_not_taken_for_the_other() -> None:
    alone = [RECOMMENDATIONS[0], RECOMMENDATIONS[1], RECOMMENDATIONS[3]]
    rows = fresh()
    row_of(rows, "recommendation", action="pay the pilots").update({"decision": "reject"})
    outcome = apply_to(decide(rows), make(recommendations=alone))
    assert "feed them" in by_action(outcome)
    assert [u.decision.decision for u in outcome.unmatched] == ["reject"]
    rows = fresh()
    row_of(rows, "recommendation", action="feed them").update({"decision": "reject"})
    outcome = apply_to(decide(rows), make(recommendations=alone))
    assert "feed them" not in by_action(outcome)
    assert outcome.unmatched == ()


def test_a_sentence_whose_bounds_moved_keeps_its_decision() -> None:
    start, end = S["LEND"].key
    moved = S["recommend"]("m1", S["Span"](start=start, end=end - 1), "pilots", "lend their boats")
    outcome = apply_to(reviewed_all(), make(recommendations=(RECOMMENDATIONS[0], moved, *RECOMMENDATIONS[2:])))
    assert by_action(outcome)["lend their boats"].strength == "must"
    assert any(f"found at {start}..{end - 1} now" in notice for notice in outcome.notices)
    assert outcome.unmatched == ()


def test_what_was_added_is_not_there_twice_when_rules_find_it() -> None:
    met = S["recommend"]("n1", S["find_span"](MET), "pier-board", "meet")
    outcome = apply_to(reviewed_all(), make(recommendations=(met, *RECOMMENDATIONS)))
    assert "meet" not in by_action(outcome)
    assert "rest" in by_action(outcome)
    assert any("found by the rules as well" in notice for notice in outcome.notices)


def test_an_earlier_review_is_carried_on_in_the_next_sheet() -> None:
    review = reviewed_all()
    rows, lost = rows_of(make(), TEXT, review=review)
    assert lost == []
    assert to_json(decide(rows)) == to_json(review)
    _, lost = rows_of(make(relations=()), TEXT, review=review)
    assert [decision.kind for decision in lost] == ["relation", "relation"]


def test_where_two_reviewers_differ_the_later_one_wins_and_it_is_told() -> None:
    rows, other = fresh(), fresh()
    rows[0]["decision"], other[0]["decision"] = "accept", "reject"
    other[1]["decision"] = "accept"
    pairs = [(Path("a.review.json"), decide(rows)), (Path("b.review.json"), decide(other))]
    joined, notices = select_review(pairs, TEXT.sha256)
    assert joined is not None
    assert [decision.decision for decision in joined.decisions] == ["reject", "accept"]
    assert len(notices) == 1
    assert select_review(pairs, "0" * 64) == (None, [])


def test_origin_is_kept_in_annotation_files() -> None:
    annotations = apply_to(reviewed_all()).annotations
    assert from_json(annotations_to_json(annotations), name="x") == annotations
    assert {item.origin for item in annotations.recommendations} == {"person", None}


@pytest.mark.parametrize(
    "content",
    ['{"decisions": []}', "[]", "{", '{"made by": "turtlebay review", "document": "x", "sha256": "1"}',
     '{"made by": "turtlebay review", "document": "x", "sha256": "%s", "decisions": [{"kind": 1}]}' % ("0" * 64)],
)  # fmt: skip
def test_a_file_that_is_no_review_is_an_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.review.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"x\.review\.json"):
        read_review(path)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["", "accept", "reject", "edit"]), min_size=9, max_size=9),
    st.sets(st.sampled_from([0, 1, 2, 3])),
    st.sets(st.sampled_from([0, 1])),
)
def test_no_decision_is_ever_lost(verdicts: list[str], gone: set[int], cut: set[int]) -> None:
    rows = fresh()
    for row, verdict in zip(rows, verdicts, strict=True):
        row["decision"] = verdict
        if verdict == "edit":
            field, value = {"recommendation": ("strength", "must"), "relation": ("status", "stated")}.get(
                row["kind"], ("type", "Group")
            )
            row[field] = value if row[field] != value else {"must": "could", "stated": "proposed"}.get(value, "Organ")
    review = decide(rows)
    newer = make(
        recommendations=[item for number, item in enumerate(RECOMMENDATIONS) if number not in gone],
        relations=[item for number, item in enumerate(RELATIONS) if number not in cut],
    )
    outcome = apply_to(review, newer)
    confirmed = sum(d.kind == "recommendation" and d.decision != "reject" for d in review.decisions)
    assert sum(item.origin == "person" for item in outcome.annotations.recommendations) == confirmed
    listed = {unmatched.decision.key for unmatched in outcome.unmatched}
    kept = {row["key"] for row in rows_of(newer, TEXT)[0]}
    assert {d.key for d in review.decisions if d.key not in kept and d.of == 1} <= listed
    again = from_json(annotations_to_json(outcome.annotations), name="x")
    assert again == outcome.annotations
