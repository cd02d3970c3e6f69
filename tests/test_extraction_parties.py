"""Addressees, counterparts, topics and the explanation of extraction, on sentences of our own."""

from __future__ import annotations

import pytest

from turtlebay.authority import Topic, read_authority, read_vocabulary
from turtlebay.extraction import Extraction, extract
from turtlebay.extraction.cues import CUES
from turtlebay.extraction.explain import explain
from turtlebay.extraction.parties.addressees import FORMS
from turtlebay.extraction.topics import OTHER, Topics
from turtlebay.model import ReportInfo, Text
from turtlebay.reading import Layout, lay_out


def extracted(text: str) -> tuple[Extraction, Layout]:
    layout = lay_out(Text(characters=text, name="note"))
    info = ReportInfo(id="note", title="A note")
    return extract(layout, info, read_authority(), read_vocabulary()), layout


FORUM = "The World Bank met the River Safety Commission and the Forest Trade Board in May. "
BANK, RIVER, FOREST = "world-bank", "river-safety-commission", "forest-trade-board"

ALONE = ("none", "stem", "opening", "named-before")
"""Forms that depend on where a text ends."""

ADDRESSEES = (
    # form, text, addressees of the last recommendation
    ("subject", "The River Safety Commission should meet monthly.", {RIVER}),
    ("subject", "The River Safety Commission and the Forest Trade Board should meet monthly.", {RIVER, FOREST}),
    ("subject", "The River Safety Commission, above all in dry years, could pay more attention to wells.", {RIVER}),
    ("subject", "Given its small budget, the World Bank should concentrate on wells.", {BANK}),
    ("subject", "The River Safety Commission's secretariat should grow.", {RIVER}),
    ("agent", "Wells should be inspected by the River Safety Commission.", {RIVER}),
    ("agent", "This requires continual engagement by the World Bank.", {BANK}),
    ("for-to", "There is a need for the World Bank to listen.", {BANK}),
    ("for-to", "It is essential for the World Bank to publish its data.", {BANK}),
    (
        "between",
        "More regular consultations between the World Bank and the Forest Trade Board would be useful.",
        {BANK, FOREST},
    ),
    ("object", "Several members urged the World Bank to fund small wells.", {BANK}),
    ("object", "We call on the World Bank and the Forest Trade Board to publish their accounts.", {BANK, FOREST}),
    ("object", "The panel recommends that the World Bank double its fund.", {BANK}),
    ("antecedent", "The World Bank is slow, and it should hire more staff.", {BANK}),
    ("previous-subject", "The World Bank is never alone. It must work with many others.", {BANK}),
    ("inherited", "The World Bank should open a fund. Smaller towns should be included as well.", {BANK}),
    ("offered", "Such visits offer the World Bank an opportunity to learn from farmers.", {BANK}),
    ("possessor", "The chairs could be invited to World Bank meetings.", {BANK}),
    ("up-to", "It would be helpful if the World Bank published its model.", {BANK}),
    ("stem", "The World Bank should:\n\n- open a fund for wells;\n- train local engineers.", {BANK}),
    (
        "stem",
        "Recommendations addressed to the World Bank emphasized the need to:\n\n- open a fund;\n- train staff.",
        {BANK},
    ),
    ("stem", "We issued three recommendations to the World Bank:\n\n- Open a fund.\n- Train staff.", {BANK}),
    ("stem", "We ask the World Bank to:\n\nOpen a fund.\n\nTrain local engineers.", {BANK}),
    ("stem", "1. We call on the World Bank to grow by:\n   1. Opening a fund.\n   2. Training staff.", {BANK}),
    ("opening", "# Recommendations\n\n- The World Bank to open a fund.\n- World Bank to train staff.", {BANK}),
    ("opening", "The panel recommends:\n\n- That, where wise, the World Bank open a fund;", {BANK}),
    (
        "between",
        "There is a need for better ties between the World Bank’s River Safety Commission and the Forest Trade Board.",
        {RIVER, FOREST},
    ),
    ("subject", "The World Bank Charter must be known. The World Bank Framework must grow.", {BANK}),
    ("subject", "# Recommendations\n\n- The World Bank shall be obliged to open a fund.\n- Rest.", {BANK}),
    ("told", "We have made a recommendation to the World Bank that it open a fund.", {BANK}),
    ("named-before", "To the World Bank\n\nOpen a fund for wells.\n\nTrain local engineers.", {BANK}),
    ("none", "Use of pumps within the World Bank should require a permit.", set()),
    ("none", "The panel recommended that rural cooperatives have equal access to wells.", set()),
    ("none", "Clinics should receive more vaccines.", set()),
    ("none", "Mandates should be clear.", set()),
)


@pytest.mark.parametrize(
    ("form", "text", "expected"), ADDRESSEES, ids=[f"{c[0]}-{i}" for i, c in enumerate(ADDRESSEES)]
)
def test_addressees(form: str, text: str, expected: set[str]) -> None:
    found, _ = extracted(text if form in ALONE else text + "\n\n" + FORUM)
    last = found.annotations.recommendations[-1]
    assert set(last.addressees) == expected
    assert found.parties[last.id].source == form


COUNTERPARTS = (
    ("The World Bank should work more closely with the River Safety Commission.", {RIVER}),
    ("The River Safety Commission could be given a role by the World Bank.", {RIVER}),
    ("The World Bank could learn from the River Safety Commission's methods.", {RIVER}),
    ("The World Bank, in consultation with the River Safety Commission, should dig wells.", {RIVER}),
    ("In cooperation with the River Safety Commission, the World Bank must dig wells.", {RIVER}),
    ("The World Bank should meet twice, as the River Safety Commission noted.", set()),
    ("The World Bank should avoid rules such as the River Safety Commission's.", set()),
)


@pytest.mark.parametrize(("text", "expected"), COUNTERPARTS)
def test_counterparts(text: str, expected: set[str]) -> None:
    found, _ = extracted(text + "\n\n" + FORUM)
    assert set(found.annotations.recommendations[0].counterparts) == expected


def test_each_level_of_government_is_asked_for_itself() -> None:
    found, _ = extracted("We call on the federal, regional and local governments to dig wells.")
    assert found.annotations.recommendations[0].addressees == (
        "federal-government",
        "regional-governments",
        "local-governments",
    )


def test_countries_are_the_member_states_of_a_text_that_speaks_of_them() -> None:
    found, _ = extracted("Countries should dig more wells. Few Member States do.")
    assert found.annotations.recommendations[0].addressees == ("member-states",)


def test_authorities_are_those_of_the_country_that_a_text_is_about() -> None:
    found, _ = extracted(
        "Kenya is dry. Kenya has few wells. Kenya grows. The panel recommended that the authorities dig."
    )
    assert found.annotations.recommendations[0].addressees == ("government-of-kenya",)


def test_name_that_is_asked_is_an_actor() -> None:
    found, _ = extracted("The board recommends that RiverRail mend its bridges. We urge Elder Rovers to wait.")
    assert [item.addressees for item in found.annotations.recommendations] == [("riverrail",), ("elder-rovers",)]


def test_country_that_is_asked_is_a_state_among_places() -> None:
    text = "Rain fell in Kenya. Roads cross Kenya. Kenya will need to dig more wells. Maize grows in Kenya."
    found, _ = extracted(text)
    assert found.annotations.recommendations[0].addressees == ("kenya",)


def test_nobody_is_addressee_and_counterpart_at_once() -> None:
    found, _ = extracted("The World Bank should ask the World Bank to report to the World Bank.\n\n" + FORUM)
    item = found.annotations.recommendations[0]
    assert not set(item.addressees) & set(item.counterparts)


def test_every_form_belongs_to_a_cue() -> None:
    assert set(FORMS) <= {cue.id for cue in CUES}


def test_places_limit_a_recommendation() -> None:
    found, _ = extracted("The World Bank should dig more wells in Kenya. Rain is rare in Kenya.")
    assert found.annotations.recommendations[0].places == ("kenya",)


def test_same_text_gives_the_same_annotations() -> None:
    text = FORUM + "The World Bank should act. The Forest Trade Board could follow."
    assert extracted(text)[0].annotations == extracted(text)[0].annotations


# -- topics ----------------------------------------------------------------------------------------------------------

SCHEME = {
    "water": Topic("water", "Water", None, ("well", "river*", "drinking water")),
    "money": Topic("money", "Money", None, ("budget", "fund")),
    "loans": Topic("loans", "Loans", "money", ("soft loan",)),
    OTHER: Topic(OTHER, "Other", None, ()),
}


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        ("Dig more wells.", "", ("water",)),
        ("Riverine towns need care.", "", ("water",)),
        ("Nothing fits here.", "", (OTHER,)),
        ("Wellness matters.", "", (OTHER,)),
        ("Give soft loans from the budget.", "", ("loans", "money")),
        ("Act now.", "Budgets and funds", ("money",)),
        ("Clean drinking-water for all.", "", ("water",)),
    ],
)
def test_topics_by_triggers(text: str, around: str, expected: tuple[str, ...]) -> None:
    assert Topics(SCHEME).find(text, around) == expected


def test_leading_topic_stands_in_where_nothing_speaks() -> None:
    topics = Topics(SCHEME)
    topics.about(["A river rose.", "The river fell.", "One well dried.", "They slept."])
    assert topics.find("Act now.", "") == ("water",)


def test_no_more_than_three_topics_are_given() -> None:
    scheme = {name: Topic(name, name, None, (name,)) for name in ("ants", "bees", "cats", "dogs")}
    assert len(Topics(scheme).find("ants bees cats dogs", "")) == 3


# -- explanation -----------------------------------------------------------------------------------------------------


def test_explanation_names_rules_stops_and_sources() -> None:
    text = "The World Bank should act. It should be noted that rain fell. Rain fell."
    found, layout = extracted(text)
    lines = list(explain(layout, found))
    assert any(line.lstrip().startswith("+ C-should") for line in lines)
    assert any("stopped by M-seen" in line for line in lines)
    assert any("addressees: world-bank (from subject)" in line for line in lines)
    assert next(line for line in lines if line[0].isdigit()).startswith("0–26  The World Bank")


def test_every_recommendation_is_explained() -> None:
    found, layout = extracted(
        FORUM + "The World Bank should act.\n\n## Recommendations\n\n- Dig more wells.\n- Train staff.\n"
    )
    text = "\n".join(explain(layout, found))
    assert len(found.annotations.recommendations) == 3
    assert all(f"= {item.id}:" in text for item in found.annotations.recommendations)


def test_confidence_is_a_share() -> None:
    found, _ = extracted(FORUM + "The World Bank should act. It could help if wells were dug.")
    assert all(0 < (item.confidence or 0) <= 1 for item in found.annotations.recommendations)
