"""Entities: each rule with examples of our own that it must and must not take."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from turtlebay.authority import read_authority
from turtlebay.extraction import naming
from turtlebay.extraction.acronyms import find_definitions
from turtlebay.extraction.actors import find_mentions
from turtlebay.extraction.lexicon import HEAD_TYPES
from turtlebay.extraction.mentions import Find, Mentions, slug, without_overlap
from turtlebay.extraction.names import NameIndex, tokenize
from turtlebay.extraction.naming import NAMING
from turtlebay.extraction.patterns import head_of, iter_named
from turtlebay.extraction.persons import iter_persons
from turtlebay.extraction.rules import Form
from turtlebay.model import Text
from turtlebay.reading import lay_out


def mentions_of(text: str) -> Mentions:
    return find_mentions(lay_out(Text(characters=text, name="note")), read_authority())


def named(text: str) -> dict[str, tuple[str, set[str]]]:
    """Return type and forms of each entity of a text, by key."""
    return {key: (draft.type, set(draft.forms)) for key, draft in mentions_of(text).entities.items()}


CASES = (
    # rule, text, expected (key, type, a form that must be among its mentions)
    (
        "A-authority",
        "The World Bank lent more money to farmers.",
        ("world-bank", "InternationalOrganization", "World Bank"),
    ),
    ("A-authority", "WORLD BANK and FAO signed.", ("world-bank", "InternationalOrganization", "WORLD BANK")),
    (
        "A-government",
        "The Kenyan government replied. Rain fell in Kenya. Crops failed in Kenya.",
        ("government-of-kenya", "State", "Kenyan government"),
    ),
    (
        "N-definition",
        "The Board for Clean Rivers (BCR) met. Then the BCR voted.",
        ("board-for-clean-rivers", "Organ", "BCR"),
    ),
    ("N-definition", "The World Bank (the Bank) lent. ", ("world-bank", "InternationalOrganization", "World Bank")),
    ("N-acronym", "Nobody answered. ZQX should answer by May.", ("zqx", "Organ", "ZQX")),
    (
        "N-organ",
        "They wrote to the River Safety Commission in May.",
        ("river-safety-commission", "Organ", "River Safety Commission"),
    ),
    (
        "N-nongovernmentalorganization",
        "It was paid for by the Lantern Foundation.",
        ("lantern-foundation", "NonGovernmentalOrganization", "Lantern Foundation"),
    ),
    ("N-post", "A letter by the Minister of Forests was read.", ("minister-of-forests", "Post", "Minister of Forests")),
    (
        "N-document",
        "It rests on the Lisbon Water Charter.",
        ("lisbon-water-charter", "Document", "Lisbon Water Charter"),
    ),
    ("N-event", "It was agreed at the Delta Conference.", ("delta-conference", "Event", "Delta Conference")),
    ("N-person", "It was opened by Ms Ada Brook, who left.", ("ada-brook", "Person", "Ada Brook")),
    (
        "N-resolution",
        "It recalls resolution 9876 (2031) on rivers.",
        ("security-council-resolution-9876-2031", "Document", "resolution 9876 (2031)"),
    ),
    ("N-provision", "This follows from Article 77 of the text.", ("article-77", "Provision", "Article 77")),
    (
        "N-law",
        "It is banned by international humanitarian law.",
        ("international-humanitarian-law", "Provision", "international humanitarian law"),
    ),
    ("G-head", "Most of the water goes to rural cooperatives.", ("rural-cooperatives", "Group", "rural cooperatives")),
    (
        "G-of-body",
        "The River Safety Commission met. River Safety Commission officials left early.",
        ("river-safety-commission-officials", "Group", "River Safety Commission officials"),
    ),
    ("G-bare", "Managers should publish the plan.", ("managers", "Group", "Managers")),
    (
        "G-those",
        "Those with seats on both boards should vote.",
        ("those-with-seats-on-both-boards", "Group", "Those with seats on both boards"),
    ),
    (
        "N-proposed",
        "One might ask a separate special envoy to go.",
        ("separate-special-envoy", "Post", "separate special envoy"),
    ),
    ("N-itself", "This report covers May.", ("note", "Document", "This report")),
    ("N-single", "In June Congress voted on it.", ("congress", "Organ", "Congress")),
    (
        "N-owned",
        "The River Safety Commission’s final comments came late.",
        ("final-comments-of-the-river-safety-commission", "Document", "River Safety Commission’s final comments"),
    ),
    (
        "N-owned",
        "It lists the recommendations of the River Safety Commission.",
        (
            "recommendations-of-the-river-safety-commission",
            "Document",
            "recommendations of the River Safety Commission",
        ),
    ),
    (
        "N-cited",
        "See World Bank, “How Rivers Pay for Themselves”, May 2031.",
        ("how-rivers-pay-for-themselves", "Document", "How Rivers Pay for Themselves"),
    ),
    (
        "N-cited",
        "See World Bank, Roads and Rivers of the North (Geneva, 2031), p. 3.",
        ("roads-and-rivers-of-the-north", "Document", "Roads and Rivers of the North"),
    ),
    (
        "N-paragraph",
        "Resolution 9876 (2031), para. 6, says so.",
        ("resolution-9876-2031-para-6", "Provision", "Resolution 9876 (2031), para. 6"),
    ),
    (
        "G-of-body",
        "The River Safety Commission met. Officials from the River Safety Commission left.",
        ("officials-from-the-river-safety-commission", "Group", "Officials from the River Safety Commission"),
    ),
    ("N-process", "Rain did not stop the peace process.", ("peace-process", "Event", "peace process")),
    ("N-process", "It was a year of free and fair elections.", ("elections", "Event", "free and fair elections")),
    (
        "N-administration",
        "It began under the Ash and Oak administrations.",
        ("ash-administration", "Organ", "Ash"),
    ),
    ("N-person", "In May President Brook left.", ("brook", "Person", "Brook")),
    ("N-place", "Planes land at Elder Airport again.", ("elder-airport", "Place", "Elder Airport")),
    ("N-acronym", "It was told to ZQX, which has a say.", ("zqx", "Organ", "ZQX")),
)


@pytest.mark.parametrize(("rule", "text", "expected"), CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)])
def test_rule_finds_its_entity(rule: str, text: str, expected: tuple[str, str, str]) -> None:
    key, kind, form = expected
    found = named(text)
    assert key in found, sorted(found)
    assert found[key][0] == kind
    assert form in found[key][1]


def _name(value: Form | str) -> str | None:
    return value.id if isinstance(value, Form) else None


def test_every_rule_has_its_clause_and_examples() -> None:
    written = {
        rule
        for path in Path(naming.__file__).parent.glob("*.py")
        for rule in re.findall(r'"([ANG]-[a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert {form.id for form in NAMING} == written | {f"N-{kind.lower()}" for kind in HEAD_TYPES.values()}
    assert all(form.guideline.startswith("1") and form.yes and form.no for form in NAMING)


@pytest.mark.parametrize(("form", "text"), [(form, text) for form in NAMING for text in form.yes], ids=_name)
def test_rule_takes_its_example(form: Form, text: str) -> None:
    assert form.id in {draft.rule for draft in mentions_of(text).entities.values()}


@pytest.mark.parametrize(("form", "text"), [(form, text) for form in NAMING for text in form.no], ids=_name)
def test_rule_leaves_its_counterexample(form: Form, text: str) -> None:
    assert form.id not in {draft.rule for draft in mentions_of(text).entities.values()}


NOTHING = (
    "The second half of the year was dry.",
    "It can support host of ideas.",
    "In the Meantime they waited.",
    "However, Rain fell.",
    "The growth of trade slowed in spring.",
    "A report of the weather came late.",
    "The process of drying takes a week.",
    "The ZQX scale goes up to nine.",
    "The new administration of drugs is simple.",
    "They offer Postal Services.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_plain_prose_names_nobody(text: str) -> None:
    assert not named(text)


def test_short_name_goes_to_the_entity_spoken_of_last() -> None:
    text = (
        "The River Safety Commission met. The Commission voted. The Forest Trade Commission met. The Commission slept."
    )
    found = mentions_of(text)
    keys = [m.key for m in found.mentions]
    assert keys == ["river-safety-commission"] * 2 + ["forest-trade-commission"] * 2


def test_the_government_is_that_of_the_one_country_whose_government_is_named() -> None:
    found = mentions_of("The Government met in Kenya. Norway was told. It was signed by the Government of Kenya.")
    assert [m.key for m in found.mentions] == ["kenya", "kenya", "norway", "kenya"]


def test_the_government_of_no_country_is_one_of_its_own() -> None:
    assert "government" in named("The Government met. The Government of Kenya and the Government of Norway agreed.")


def test_owner_of_a_document_stays_what_acts() -> None:
    found = mentions_of("The River Safety Commission’s comments should be short.")
    assert [m.key for m in found.mentions] == ["river-safety-commission"]
    assert [m.key for m in found.nested] == ["comments-of-the-river-safety-commission"]


def test_surname_is_the_person_named_in_full() -> None:
    found = mentions_of("Ms Ada Brook spoke. Later President Brook left.")
    assert [m.key for m in found.mentions] == ["ada-brook", "ada-brook"]


def test_name_ends_before_a_comma_and_and() -> None:
    found = named("Kenya spoke for the Alliance to Save Rivers, and Norway spoke for the Forest Trade Commission.")
    assert {"alliance-to-save-rivers", "norway"} <= set(found)


def test_two_committees_are_two_entities() -> None:
    found = named("The Committee on Seeds met. The Committee on Roads met.")
    assert {"committee-on-seeds", "committee-on-roads"} <= set(found)


def test_country_is_a_place_where_nobody_acts() -> None:
    assert named("Rain fell in Norway. Roads were built in Norway.")["norway"][0] == "Place"


def test_country_is_a_state_where_it_acts() -> None:
    assert named("Norway called for a vote. Norway proposed a fund.")["norway"][0] == "State"


def test_verb_before_a_group_is_no_modifier() -> None:
    assert "host-communities" in named("They support host communities.")


def test_variants_of_one_name_are_one_entity() -> None:
    found = named("The Global Fund for Rivers and Lakes opened. The Global Fund for Rivers grew.")
    assert [key for key in found if key.startswith("global-fund")] == ["global-fund-for-rivers-and-lakes"]


def test_name_does_not_run_over_a_full_stop() -> None:
    assert set(named("He wrote to the Department of Seeds. Every farmer knew.")) == {"department-of-seeds"}


def test_names_joined_by_and_are_two() -> None:
    found = named("It was sent to the Forest Trade Commission and the River Safety Board.")
    assert {"forest-trade-commission", "river-safety-board"} <= set(found)


def test_list_of_led_missions_is_the_class_of_missions() -> None:
    assert "un-missions" in named("It helps DPA- and DPKO-led missions.")


def test_country_in_the_name_of_a_mission_is_nested() -> None:
    found = mentions_of("The United Nations Mission in South Sudan grew.")
    assert "south-sudan" in {m.key for m in found.nested}
    assert "south-sudan" not in {m.key for m in found.mentions}
    assert "sudan" not in found.entities


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("The Board of Trade", "board-of-trade"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("…", "unnamed"),
        ("A/RES/1", "a-res-1"),
    ],
)
def test_slug(label: str, expected: str) -> None:
    assert slug(label) == expected


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_slug_is_an_id_for_any_label(label: str) -> None:
    assert slug(label).replace("-", "").isalnum()


def test_definition_needs_the_letters_of_its_long_form() -> None:
    assert find_definitions("The Board of Audit (XYZ) met.") == []
    assert [d.short for d in find_definitions("The Peace Support Office (PSO) met.")] == ["PSO"]


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Office for Forest Affairs", "office"),
        ("Peace Support Office", "office"),
        ("Red Bicycle", None),
        ("Ministries of Trade", "ministry"),
    ],
)
def test_head_of_a_name(words: str, head: str | None) -> None:
    assert head_of(words) == head


def test_owner_in_initials_is_split_off() -> None:
    sentence = "It praised ABC’s Global Initiative."
    assert [sentence[f.start : f.end] for f in iter_named(sentence, 0)] == ["Global Initiative"]


def test_person_ends_before_the_post() -> None:
    text = "Mr Ola Berg President spoke."
    assert [text[f.start : f.end] for f in iter_persons(text)] == []


def test_overlap_keeps_the_longest() -> None:
    finds = [Find(0, 5, "a", 0), Find(0, 9, "b", 3), Find(10, 12, "c", 1), Find(10, 12, "d", 0)]
    assert [f.key for f in without_overlap(finds)] == ["b", "d"]


def test_index_reads_over_hyphens_and_line_breaks() -> None:
    index = NameIndex.of(read_authority())
    text = "the Secretary General of the United Nations"
    spans = [
        text[s:e]
        for s, e, names in index.iter_matches(text, tokenize(text))
        if any(n.actor == "secretary-general" for n in names)
    ]
    assert spans


@given(st.text(alphabet="AaBb .,'’()-\n\tÉ1", max_size=300))
@settings(max_examples=100, deadline=None)
def test_mentions_never_overlap(text: str) -> None:
    if not text.strip():
        return
    found = mentions_of(text).mentions
    assert all(a.end <= b.start for a, b in pairwise(found))
