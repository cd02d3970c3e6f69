"""Units by genre: lists under stems, labels, headings, tables, resolutions, reviews, clauses; texts of our own."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from turtlebay import extract_report
from turtlebay.extraction import forms
from turtlebay.extraction.forms import FORMS
from turtlebay.extraction.mentions import Draft, Mention, Mentions
from turtlebay.extraction.rules import Form
from turtlebay.extraction.units import Judged, Unit, find_units
from turtlebay.model import Text
from turtlebay.reading import Layout, lay_out


def mark(layout: Layout, actors: dict[str, str]) -> Mentions:
    """Mark every place of the given words as a mention of the given type."""
    rows: list[Mention] = []
    drafts = {}
    for words, kind in actors.items():
        key = words.lower().replace(" ", "-")
        drafts[key] = Draft(key, words, kind, None, "test")
        start = layout.clean.characters.find(words)
        while start >= 0:
            rows.append(Mention(start, start + len(words), key))
            start = layout.clean.characters.find(words, start + 1)
    rows.sort(key=lambda row: row.start)
    return Mentions(drafts, tuple(rows), tuple(row.start for row in rows))


def read(text: str, **actors: str) -> tuple[list[Unit], list[Judged], Layout]:
    layout = lay_out(Text(characters=text, name="own"))
    named = {words.replace("_", " "): kind for words, kind in actors.items()}
    units, judged = find_units(layout, mark(layout, named))
    return units, judged, layout


def starts(units: list[Unit], count: int = 2) -> list[str]:
    return [" ".join(unit.text.split()[:count]) for unit in units]


# -- lists -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stem", "strength"),
    [
        ("The ministry should:", "should"),
        ("The ministry must:", "must"),
        ("Speakers emphasized the need to:", "must"),
        ("The group recommends that the ministry take these steps:", "should"),
        ("Participants made the following proposals to:", "could"),
        ("We call on the ministry to:", "should"),
        ("States are encouraged to:", "could"),
        ("The panel made the following recommendations:", "should"),
        ("We urge donors to:", "should"),
        ("Our key asks of the next government are to:", "should"),
    ],
)
def test_items_take_the_strength_of_their_stem(stem: str, strength: str) -> None:
    units, _, _ = read(
        f"{stem}\n\n- Train the new judges.\n- Publish every ruling within a week.\n- Open two more courts.\n"
    )
    assert starts(units, 1) == ["Train", "Publish", "Open"]
    assert {unit.strength for unit in units} == {strength}
    assert {unit.mode for unit in units} == {"item"}
    assert all(unit.stem is not None and unit.stem.text == stem for unit in units)


@pytest.mark.parametrize(
    "stem",
    [
        "The aims of the workshop were to:",
        "The ministry has taken the following steps:",
        "The survey covered these topics:",
        "The agenda of the meeting was to:",
        "The law already requires firms to:",
    ],
)
def test_items_of_other_lists_do_not_count(stem: str) -> None:
    units, _, _ = read(f"{stem}\n\n- Review the year.\n- Discuss the new forms.\n- Meet the new staff.\n")
    assert units == []


def test_imperatives_in_paragraphs_of_their_own_are_items_of_a_stem() -> None:
    units, _, _ = read("We ask the board to:\n\nSell the boat.\n\nMend the nets.\n\nThe boat is old.\n")
    assert starts(units, 1) == ["Sell", "Mend"]
    assert {unit.mode for unit in units} == {"item"}


def test_imperatives_after_a_full_stop_are_no_list() -> None:
    units, _, _ = read("The board met at noon.\n\nMend the nets.\n")
    assert units == []


def test_heading_that_names_somebody_asks_where_an_imperative_follows() -> None:
    units, _, _ = read("To the Ministry of Boats\n\nSell the old boat.\n\nMend the nets before winter.\n")
    assert starts(units, 1) == ["Sell", "Mend"]
    units, _, _ = read("To the Lighthouse\n\nThe path is steep.\n\nIt leads past the harbour.\n")
    assert units == []


def test_later_imperatives_of_an_item_count_under_a_stem() -> None:
    units, _, _ = read("The panel recommends the following steps:\n\n- Sell the boat. Also, mend the nets.\n- Rest.\n")
    assert "Also," in starts(units, 1)


def test_announced_recommendations_count_whatever_the_stem_speaks_of() -> None:
    units, _, _ = read(
        "After its findings of May the panel issued the following three recommendations:\n\n- Sell it.\n"
    )
    assert starts(units, 1) == ["Sell"]
    assert {unit.strength for unit in units} == {"should"}


def test_statement_after_a_name_is_no_actor_with_an_infinitive() -> None:
    units, _, _ = read(
        "# Recommendations\n\n- The board issues papers to address gaps.\n- The board to address the gaps.\n",
        board="Organ",
    )
    assert starts(units, 3) == ["The board to"]


def test_operative_paragraphs_count_under_a_heading_of_recommendations() -> None:
    units, _, _ = read(
        "Recommendations\n\n1. RECOMMENDS that the fleet be renewed;\n\n2. HIGHLIGHTS the need to mend the nets;\n\n"
        "3. CALLS ON the ministry to report;\n"
    )
    assert [unit.strength for unit in units] == ["should", "must", "should"]
    assert {unit.mode for unit in units} == {"operative"}


def test_stem_counts_itself_only_where_no_item_does() -> None:
    units, judged, _ = read("The board should do three things:\n\n- a quiet river\n- the old town\n- its walls\n")
    assert [unit.rule for unit in units] in (["C-should"], ["L-noun"] * 3)
    units, judged, _ = read(
        "The board should take three steps:\n\n- Sell the boat.\n- Open the gate.\n- Repair the wall.\n"
    )
    assert starts(units, 1) == ["Sell", "Open", "Repair"]
    assert judged[0].note == "X-stem"


def test_gerund_and_noun_items_count_under_a_stem_that_asks() -> None:
    units, _, _ = read(
        "The inspectors recommend:\n\n- hiring two engineers;\n- a second pump for the lower town; and\n- "
        "better maps.\n"
    )
    assert [unit.rule for unit in units] == ["L-gerund", "L-noun", "L-noun"]


def test_items_that_state_facts_do_not_count_under_a_stem_that_asks() -> None:
    units, _, _ = read(
        "The inspectors recommend:\n\n- hiring two engineers;\n- The pump is old.\n- The maps were lost.\n"
    )
    assert [unit.rule for unit in units] == ["L-gerund"]


def test_imperatives_count_under_a_heading_of_recommendations_only() -> None:
    body = "Train the new judges and publish every ruling.\n\nThe court was opened in spring by the old mayor.\n"
    inside, _, _ = read(f"# Recommendations\n\n{body}")
    outside, _, _ = read(f"# History of the court\n\n{body}")
    assert starts(inside, 1) == ["Train"]
    assert outside == []


def test_zone_ends_at_a_heading_of_another_kind() -> None:
    units, _, _ = read(
        "# Recommendations\n\n1. Train the new judges.\n2. Open a second court.\n\n# Annex: forms\n\n1. State your "
        "name.\n2. Sign the form.\n"
    )
    assert starts(units, 1) == ["Train", "Open"]


def test_heading_on_past_recommendations_opens_no_zone() -> None:
    units, _, _ = read("# Implementation of previous recommendations\n\n- Train the judges.\n- Open a court.\n")
    assert units == []


def test_later_sentences_of_an_item_are_judged_by_their_words() -> None:
    units, _, _ = read(
        "# Recommendations\n\n1. Train the new judges. They know too little of water law. The court should pay for "
        "this.\n"
        "2. Open a second court. The first is full.\n"
    )
    assert starts(units, 2) == ["Train the", "The court", "Open a"]


def test_labelled_recommendations_count() -> None:
    units, _, _ = read(
        "Recommendation 14: The Department should keep a register of complaints.\n\n"
        "Recommendation 15: Establish a single complaints body.\n\n"
        "Recommendation 16: That the council publish its minutes.\n"
    )
    assert len(units) == 3
    assert [unit.strength for unit in units] == ["should"] * 3


def test_imperative_headings_in_a_zone_count_and_their_argument_does_not() -> None:
    units, _, _ = read(
        "# Recommendations\n\n## 1. Build a shared register of ships\n\nThe two lists are old. They were made in "
        "haste.\n\n"
        "## 2. Train the coastguard\n\nIts boats are new, its crews are not.\n"
    )
    assert [unit.rule for unit in units] == ["L-heading", "L-heading"]


def test_heading_that_names_the_addressee_is_handed_on() -> None:
    units, _, layout = read(
        "# Recommendations\n\n## To the Ministry of Health\n\n- Train nurses in the delta.\n- Open two clinics.\n\n"
        "## To donors\n\n- Fund the plan in full.\n- Send no more old drugs.\n"
    )
    names = [layout.clean.characters[slice(*unit.agent)] if unit.agent else None for unit in units]
    assert names == ["Ministry of Health"] * 2 + ["donors"] * 2


def test_actor_and_infinitive_is_an_item() -> None:
    units, _, _ = read(
        "# Action points\n\n- Ministry to publish the plan by March.\n- Both banks to share their lists.\n"
    )
    assert [unit.rule for unit in units] == ["L-actor-to", "L-actor-to"]


def test_purpose_before_the_advice_is_not_taken_for_an_imperative() -> None:
    units, _, _ = read(
        "# Recommendations\n\nTo improve safety on the river, we recommend that the Port Authority train its pilots.\n",
        Port_Authority="Organ",
    )
    assert [unit.rule for unit in units] == ["C-recommend"]


# -- what is left out ------------------------------------------------------------------------------------------------


def test_references_and_contents_are_left_out() -> None:
    units, judged, _ = read(
        "# Contents\n\nWhat the board should do .......... 12\n\n# Findings\n\nThe board should meet.\n\n# "
        "References\n\n"
        "Smith, J. (2010) Why the board should meet. Leeds: Moor Press.\n\n"
        "Okafor, B. (2012) States must pay: an essay. London: Hill Press.\n"
    )
    assert [unit.text for unit in units] == ["The board should meet."]
    assert len(judged) >= 3


# -- tables ----------------------------------------------------------------------------------------------------------


def test_table_of_recommendations_gives_its_cells_and_the_column_of_actors() -> None:
    units, _, layout = read(
        "The plan in short:\n\n| No. | Recommendation | Responsible |\n|---|---|---|\n"
        "| 1 | Train the new judges | Ministry of Justice |\n| 2 | The court should open on Saturdays | Court board |\n"
        "| 3 | Sell the old boat | Harbour office |\n"
    )
    assert [unit.text for unit in units] == [
        "Train the new judges",
        "The court should open on Saturdays",
        "Sell the old boat",
    ]
    agents = [layout.clean.characters[slice(*unit.agent)] for unit in units if unit.agent]
    assert agents == ["Ministry of Justice", "Court board", "Harbour office"]


def test_table_of_figures_gives_nothing() -> None:
    units, _, _ = read("| Year | Boats | Crews |\n|---|---|---|\n| 2001 | 12 | 40 |\n| 2002 | 14 | 44 |\n")
    assert units == []


# -- resolutions -----------------------------------------------------------------------------------------------------

RESOLUTION = """The River Assembly,

Recalling its resolution 12 of 1999,

Stressing the need to keep the delta open to all,

1. Urges all states to sign the pact;

2. Requests the Secretary to report within six months, and calls upon donors to fund the survey;

3. Welcomes the new survey;

4. Decides that the ferry towns shall share the cost;

5. Decides to remain seized of the matter.
"""


def test_resolution_leaves_the_preamble_out_and_takes_what_asks() -> None:
    units, judged, _ = read(RESOLUTION)
    assert [(unit.mode, unit.strength) for unit in units] == [
        ("operative", "should"),
        ("operative", "should"),
        ("operative", "should"),
        ("operative", "must"),
    ]
    assert [j.note for j in judged].count("X-preamble") >= 2


def test_paragraph_with_two_requests_gives_a_clause_for_each() -> None:
    units, _, layout = read(RESOLUTION)
    second, third = units[1], units[2]
    assert second.start == third.start
    assert second.clause is not None
    assert third.clause is not None
    assert layout.clean.characters[slice(*third.clause)].startswith("calls upon donors")


def test_sub_clauses_of_an_operative_paragraph_are_items() -> None:
    units, _, _ = read(
        "1. Urges all states:\n\n(a) To sign the pact;\n\n(b) To fund the survey;\n\n(c) To train pilots;\n\n"
        "2. Welcomes the survey;\n\n3. Requests the Secretary to report;\n\n4. Notes the letter;\n"
    )
    assert [unit.mode for unit in units] == ["item", "item", "item", "operative"]
    assert {unit.strength for unit in units} == {"should"}


# -- Universal Periodic Review ---------------------------------------------------------------------------------------

REVIEW = """Report of the Working Group on the Universal Periodic Review

Ruritania

The recommendations listed below enjoy the support of Ruritania:

6.1 Ratify the pact on rivers (Norway);

6.2 Train its police in the law of arrest (Chile, Ghana);

6.3 Continue to build schools for girls in the north (Cuba) (Togo);

6.4 Take measures to end child labour. In particular, inspect the mines (Spain);

6.5 Adopt a law on the press (Bosnia and Herzegovina);

6.6 Strengthen the office of the ombudsman (Peru).
"""


def test_review_list_gives_the_state_and_counts_those_that_recommend() -> None:
    units, _, layout = read(REVIEW, Ruritania="State")
    assert len(units) == 6
    assert {unit.mode for unit in units} == {"upr"}
    assert [unit.endorsement for unit in units] == ["one", "some", "some", "one", "one", "one"]
    assert {layout.clean.characters[slice(*unit.agent)] for unit in units if unit.agent} == {"Ruritania"}
    assert units[3].text.startswith("Take measures")
    assert "inspect the mines" in units[3].text


LISTED = (
    "12.1 Sign the pact on lights (Norway);",
    "12.2 Ratify the treaty on buoys and its first protocol (Chile, Peru);",
    "12.3 Open the northern harbour to small boats (Côte d’Ivoire);",
    "12.4 Publish the tide tables every month (Iran (Islamic Republic of));",
    "12.5 Train the pilots of every port (the former Yugoslav Republic of Macedonia);",
    "12.6 Repair the light at the cape (Venezuela (Bolivarian Republic of)) (Spain);",
)


@pytest.mark.parametrize("between", ["\n", "\n\n", " "])
@pytest.mark.parametrize("head", ["", "# Universal Periodic Review of Iceland\n\n"])
def test_list_of_a_review_however_it_is_set(between: str, head: str, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(head + between.join(LISTED) + "\n", encoding="utf-8")
    annotations = extract_report(path)[0].annotations
    quotes = [item.evidence.quote for item in annotations.recommendations]
    assert [" ".join((quote or "").split()) for quote in quotes] == [item[5:] for item in LISTED]
    assert [item.endorsement for item in annotations.recommendations] == ["one", "some", "one", "one", "one", "some"]
    asked = {item.addressees for item in annotations.recommendations}
    assert asked == ({("iceland",)} if head else {()})


def test_few_numbered_items_among_prose_are_no_review(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    prose = "The winter was long and the harbour stayed closed. " * 30
    path.write_text(prose + "\n\n" + "\n\n".join(LISTED) + "\n", encoding="utf-8")
    rules = {item.rule for item in extract_report(path)[0].annotations.recommendations}
    assert "U-recommendation" not in rules


def test_two_recommendations_of_one_sentence_with_one_addressee_are_two(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# Universal Periodic Review of Iceland\n\n" + "\n".join(LISTED) + "\n", encoding="utf-8")
    assert len(extract_report(path)[0].annotations.recommendations) == len(LISTED)


def test_states_in_brackets_elsewhere_make_no_review() -> None:
    units, _, _ = read("The team went to the coast (Norway).\n\nIt then went to the hills (Chile).\n")
    assert units == []


# -- clauses and neighbours ------------------------------------------------------------------------------------------


def test_two_subjects_with_their_own_modals_give_two_units() -> None:
    units, _, layout = read(
        "The Harbour Board should dredge the channel, and the Ferry Union must train its crews.",
        Harbour_Board="Organ",
        Ferry_Union="Group",
    )
    assert [unit.strength for unit in units] == ["should", "must"]
    clauses = [layout.clean.characters[slice(*unit.clause)] for unit in units if unit.clause]
    assert clauses[0].startswith("The Harbour Board")
    assert clauses[1].startswith("the Ferry Union")
    assert units[0].start == units[1].start


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Board should dredge the channel and must train its crews.",
        "The Harbour Board should dredge the channel, and it should train its crews.",
        "The Harbour Board should dredge the channel, and the work should be done by May.",
        "The Harbour Board should dredge the channel, and the Harbour Board must train its crews.",
    ],
)
def test_one_subject_gives_one_unit(sentence: str) -> None:
    units, _, _ = read(sentence, Harbour_Board="Organ")
    assert len(units) == 1


def test_design_counts_after_a_recommendation_only() -> None:
    after, _, _ = read(
        "The town should open a fund. The fund would report to the Harbour Board.", Harbour_Board="Organ"
    )
    alone, _, _ = read("The town has a fund. The fund would report to the Harbour Board.", Harbour_Board="Organ")
    assert len(after) == 2
    assert alone == []


def test_suggestion_in_the_form_of_a_question_is_mild() -> None:
    units, _, _ = read("Perhaps a law should settle this?")
    assert [unit.strength for unit in units] == ["could"]


def test_units_come_in_order_and_lie_in_the_text() -> None:
    units, judged, layout = read(RESOLUTION + "\n# Recommendations\n\n- Open the gate.\n- Sell the boat.\n")
    assert [unit.start for unit in units] == sorted(unit.start for unit in units)
    assert len(judged) == len(layout.sentences)
    for unit in units:
        assert layout.clean.characters[unit.start : unit.end] == unit.text
        assert unit.start <= unit.cue[0] < unit.cue[1] <= unit.end
        assert 0.3 <= unit.confidence <= 0.95


def test_time_grows_with_the_text_and_no_faster() -> None:
    page = (
        "The board should meet every month. It met twice. If rates fall, donors could pool their funds. The law "
        "requires a "
        "licence.\n\nSpeakers stressed the need to:\n\n- Train judges.\n- Open courts.\n\n"
    )

    def seconds(copies: int) -> float:
        layout = lay_out(Text(characters=page * copies, name="own"))
        mentions = Mentions({}, (), ())
        start = time.process_time()
        find_units(layout, mentions)
        return time.process_time() - start

    small = max(seconds(60), 0.01)
    assert seconds(600) < 25 * small


# -- every rule of this kind -----------------------------------------------------------------------------------------


def _rules_in(text: str, tmp_path: Path) -> set[str]:
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    return {item.rule or "" for item in extract_report(path)[0].annotations.recommendations}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_form_takes_its_examples_and_leaves_the_others(form: Form, tmp_path: Path) -> None:
    assert form.guideline.startswith("3")
    assert len(form.yes) * len(form.no) > 0
    assert all(form.id in _rules_in(text, tmp_path) for text in form.yes)
    assert not any(form.id in _rules_in(text, tmp_path) for text in form.no)


def test_every_rule_that_goes_by_place_is_listed() -> None:
    written = {
        rule
        for path in Path(forms.__file__).parent.glob("*.py")
        for rule in re.findall(r'"([LRUB]-[a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert {form.id for form in FORMS} == written
