"""Relations: every rule on its own examples, then status, form and growth (guidelines, section 2)."""

from __future__ import annotations

import time

import pytest

from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.extraction import extract, extractor
from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.relations import Tie, find
from turtlebay.extraction.relations.measured import MEASURED, confidence_of
from turtlebay.extraction.relations.skeleton import join_rows, make_skeleton
from turtlebay.extraction.relations.ties import SYMMETRIC, Rule
from turtlebay.model import Annotations, ReportInfo, Text
from turtlebay.reading import lay_out

RULES = {rule.id: rule for rule in find.RULES}
YES = [(rule, text) for rule in find.RULES for text in rule.yes]
NO = [(rule, text) for rule in find.RULES for text in rule.no]


def _annotations(text: str) -> Annotations:
    info = ReportInfo(id="own", text="own.txt", title="Own example")
    return extract(lay_out(Text(characters=text, name="own")), info, read_authority(), read_vocabulary()).annotations


def _triples(text: str) -> set[tuple[str, str, str, str]]:
    return {(r.subject, r.predicate, r.object, r.status) for r in _annotations(text).relations}


@pytest.fixture
def ties(monkeypatch: pytest.MonkeyPatch) -> list[Tie]:
    """What each rule yields while the real extraction runs, before equal relations are joined."""
    seen: list[Tie] = []

    def record(*given: object) -> list[Tie]:
        seen[:] = [tie for tie in find.iter_ties(*given) if tie.subject != tie.object]  # type: ignore[arg-type]
        return find.find_relations(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(extractor, "find_relations", record)
    return seen


def test_every_rule_has_examples_of_both_kinds_a_clause_and_a_measurement() -> None:
    assert len(find.RULES) == len(RULES) >= 100
    assert set(MEASURED) == set(RULES)
    predicates = read_vocabulary().predicates
    for rule in find.RULES:
        assert rule.yes, rule.id
        assert rule.no, rule.id
        assert rule.guideline.startswith("2"), rule.id
        assert rule.predicate in predicates, rule.id


@pytest.mark.parametrize(("rule", "text"), YES, ids=[rule.id for rule, _ in YES])
def test_rule_finds_its_example(rule: Rule, text: str, ties: list[Tie]) -> None:
    found = _annotations(text)
    here = [tie for tie in ties if tie.rule == rule.id]
    assert here
    assert {tie.predicate for tie in here} == {rule.predicate}
    kept = {(r.subject, r.predicate, r.object) for r in found.relations}
    for tie in here:
        mirrored = tie.predicate in SYMMETRIC and (tie.object, tie.predicate, tie.subject) in kept
        assert mirrored or (tie.subject, tie.predicate, tie.object) in kept


@pytest.mark.parametrize(("rule", "text"), NO, ids=[rule.id for rule, _ in NO])
def test_rule_leaves_its_counterexample(rule: Rule, text: str, ties: list[Tie]) -> None:
    _annotations(text)
    assert [tie for tie in ties if tie.rule == rule.id] == []


def test_recommended_course_is_proposed_and_fact_inside_it_is_stated() -> None:
    found = _triples("The Security Council should consult the Fifth Committee of the General Assembly.")
    assert ("security-council", "cooperatesWith", "fifth-committee", "proposed") in found
    assert ("fifth-committee", "partOf", "general-assembly", "stated") in found


def test_every_member_of_a_row_is_tied() -> None:
    found = _triples("The Security Council should consult the African Union, ECOWAS and the World Bank.")
    partners = {o for s, p, o, _ in found if (s, p) == ("security-council", "cooperatesWith")}
    assert partners == {"african-union", "economic-community-of-west-african-states", "world-bank"}


def test_symmetric_relation_is_marked_once() -> None:
    text = "The African Union works with the World Bank. The World Bank works with the African Union."
    assert len([1 for _, p, _, _ in _triples(text) if p == "cooperatesWith"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The African Union did not support the World Bank.",
        "The African Union never briefs the World Bank.",
        "The African Union is not a member of the World Bank.",
        "The African Union, unlike the World Bank, met in May.",
    ],
)
def test_negation_and_contrast_tie_nothing(text: str) -> None:
    assert _triples(text) == set()


def test_infinitive_belongs_to_the_actor_that_is_enabled() -> None:
    found = _triples("The Security Council should enable the African Union to work with the World Bank.")
    assert ("security-council", "cooperatesWith", "world-bank", "proposed") not in found
    assert ("african-union", "cooperatesWith", "world-bank", "proposed") in found


def test_meeting_is_taken_up_by_its_noun() -> None:
    text = "The Oslo Conference was short. The conference was attended by the African Union and the World Bank."
    found = _triples(text)
    assert ("african-union", "participatesIn", "oslo-conference", "stated") in found
    assert ("world-bank", "participatesIn", "oslo-conference", "stated") in found


def test_evidence_is_a_sentence_of_the_text_and_confidence_that_of_the_rule() -> None:
    text = "Talks went on. The African Union works with the World Bank. It rained."
    (relation,) = _annotations(text).relations
    assert relation.evidence.quote == "The African Union works with the World Bank."
    assert relation.confidence == confidence_of(str(relation.rule))


def test_confidence_is_in_steps_of_a_twentieth_inside_the_scale() -> None:
    for rule in RULES:
        assert 0 < confidence_of(rule) < 1
        assert (20 * confidence_of(rule)) % 1 == pytest.approx(0)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("‹S:0›, ‹S:1› and ‹R:2› met.", "‹SR:0+1+2› met."),
        ("‹O:0› and other ‹G:1› met.", "‹OG:0+1› met."),
        ("‹O:0› met, and ‹G:1› left.", "‹O:0› met, and ‹G:1› left."),
        ("‹R:0›, and ‹S:1› spoke.", "‹R:0›, and ‹S:1› spoke."),
        ("‹D:0› and ‹O:1› differ.", "‹D:0› and ‹O:1› differ."),
        ("‹G:0›, Ms ‹H:1› and Mr ‹H:2›, met.", "‹G:0›, Ms ‹H:1+2›, met."),
    ],
)
def test_names_in_a_row_are_one_token(text: str, joined: str) -> None:
    assert join_rows(text) == joined


def test_skeleton_is_safe_from_its_own_signs() -> None:
    skeleton = make_skeleton("A ‹O:7› sign", 0, (), Mentions({}, (), ()))
    assert skeleton.bare == "A <O:7> sign"


@pytest.mark.slow
def test_time_grows_with_the_text_and_no_faster() -> None:
    line = "The African Union, ECOWAS and the World Bank should consult the Security Council in Kabul. "

    def seconds(times: int) -> float:
        start = time.process_time()
        _annotations(line * times)
        return time.process_time() - start

    seconds(20)
    assert seconds(1600) < 14 * seconds(200)


def test_one_sentence_does_not_both_state_and_propose_the_same() -> None:
    text = "Regular consultations between the Security Council and the Harbour Board would be a useful supplement.\n"
    found = [(s, p, o) for s, p, o, _ in _triples(text)]
    assert len(found) == len(set(found))
    assert ("security-council", "cooperatesWith", "harbour-board", "proposed") in _triples(text)
