"""The action as readers see it first, and the condition; sentences of our own."""

from __future__ import annotations

import re

import pytest

from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.phrases import find_condition, make_action
from turtlebay.extraction.units import find_units
from turtlebay.extraction.verbs import GERUNDS, NOUNS, PARTICIPLES, guess_base
from turtlebay.model import Text
from turtlebay.reading import lay_out


def actions(text: str) -> list[str]:
    units, _ = find_units(lay_out(Text(characters=text, name="own")), Mentions({}, (), ()))
    return [make_action(unit) for unit in units]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("The board should meet every month.", "meet every month"),
        ("The board should also meet in the provinces.", "meet in the provinces"),
        ("The board should not sell the boat.", "not sell the boat"),
        ("The board must, in any case, publish its accounts.", "publish its accounts"),
        ("The board needs to hire two auditors, since the old ones left.", "hire two auditors"),
        ("The board should hire auditors, which would restore trust in the fund.", "hire auditors"),
        ("The board should publish all of its accounts because trust has gone.", "publish all of its accounts"),
        ("Rules should be updated.", "update rules"),
        ("The old rules should be updated by the Ministry of Trade.", "update the old rules"),
        ("As a first step, the old rules should be repealed.", "repeal the old rules"),
        ("The channel must be dredged by 2027.", "dredge the channel by 2027"),
        ("Two seats could be reserved for the islands.", "reserve two seats for the islands"),
        ("The mayor could be invited to the board.", "invite the mayor to the board"),
        ("Three years after the flood, the dam should be rebuilt.", "rebuild the dam"),
        ("Clinics should receive more nurses.", "give clinics more nurses"),
        ("The islands should be given two seats.", "give the islands two seats"),
        ("Firms should be able to share what they know.", "enable firms to share what they know"),
        ("Plans should regularly be reviewed.", "regularly review plans"),
        ("Donors could do more to fund schools.", "do more to fund schools"),
        ("The office could do a better job of listening.", "do a better job of listening"),
        ("More could be done for small farms.", "do more for small farms"),
        ("It may be time for the board to step back.", "step back"),
        ("It is time to close the mine.", "close the mine"),
        ("It is essential to train judges.", "train judges"),
        ("It is vital that the board meet in public.", "meet in public"),
        ("It is vital that the fund be doubled.", "double the fund"),
        ("It is crucial for banks to lend again.", "lend again"),
        ("There is a need to train judges.", "train judges"),
        ("There is a need for the board to open its books.", "open its books"),
        ("There is an urgent need for better maps.", "ensure better maps"),
        ("Closer coordination between agencies is crucial.", "ensure closer coordination between agencies"),
        ("Training more judges would be useful.", "train more judges"),
        ("Rural clinics need more nurses.", "give rural clinics more nurses"),
        ("We need a law that protects witnesses.", "pursue a law that protects witnesses"),
        ("The rules on tax need improvement.", "improve the rules on tax"),
        ("Speakers stressed the importance of training local staff.", "train local staff"),
        ("Speakers stressed the importance of ratification of the pact.", "ratify the pact"),
        ("The panel recommends that the fund be doubled.", "double the fund"),
        ("The panel recommends that the agency publish its data.", "publish its data"),
        (
            "We recommend that the Secretary of Trade direct the office to audit ports.",
            "direct the office to audit ports",
        ),
        ("We recommend closing the mine.", "close the mine"),
        ("We urge the mayor to act at once.", "act at once"),
        ("We call on all states to pay their dues.", "pay their dues"),
        ("Members called for a ban on such loans.", "pursue a ban on such loans"),
        ("Members called for closer ties with the union.", "ensure closer ties with the union"),
        ("Members called for the creation of a fund.", "create a fund"),
        ("Some urged better use of the old harbour.", "better use the old harbour"),
        ("One delegate advised against moving the office.", "refrain from moving the office"),
        ("One speaker suggested that the fee could be halved.", "halve the fee"),
        ("I appeal to both sides to lay down their arms.", "lay down their arms"),
        ("Another proposal was for the board to vote.", "vote"),
        ("The renewal offers an opportunity to redraw the map.", "redraw the map"),
        ("There could be more frequent visits to the border.", "ensure more frequent visits to the border"),
        ("This would argue for a smaller board.", "pursue a smaller board"),
        ("There is no longer any excuse to hide these accounts.", "not hide these accounts"),
        ("We would like to see the fund grow.", "grow"),
        ("It is up to the provinces to repair these roads.", "repair these roads"),
        ("There is some work to be done to link the two lists.", "link the two lists"),
    ],
)
def test_action_is_a_short_infinitive(sentence: str, action: str) -> None:
    assert actions(sentence) == [action]


def test_actions_of_items_follow_their_form() -> None:
    text = (
        "The inspectors recommend:\n\n- Hiring two engineers, setting limits and closing the old dock;\n"
        "- better maps of the delta; and\n- Sell the old boat.\n"
    )
    assert actions(text) == [
        "hire two engineers, set limits and close the old dock",
        "ensure better maps of the delta",
        "sell the old boat",
    ]


@pytest.mark.parametrize(
    ("item", "action"),
    [
        ("Do not train the pilots before winter.", "not train the pilots before winter"),
        ("Don’t sell the pier.", "not sell the pier"),
        ("Never close the harbour at night.", "never close the harbour at night"),
        ("Do not knowingly delay the ferry.", "not delay the ferry"),
        ("Not merely repair the light but move it.", "repair the light but move it"),
        ("Do not only repair the light.", "repair the light"),
    ],
)
def test_negated_imperative_keeps_its_negation(item: str, action: str) -> None:
    assert actions(f"Recommendations\n\n1. {item}\n\n2. Publish the tables.\n")[0] == action


def test_action_that_was_left_out_is_no_row_of_dots() -> None:
    assert actions("The Board should …\n") == ["act"]


def test_actions_of_a_resolution() -> None:
    text = (
        "1. Urges all states to sign the pact;\n\n2. Requests the Secretary to report within six months, and calls "
        "upon "
        "donors to fund the survey;\n\n3. Demands that all parties cease fire;\n\n4. Decides that the tolls shall be "
        "abolished;\n"
    )
    assert actions(text) == [
        "sign the pact",
        "report within six months",
        "fund the survey",
        "cease fire",
        "abolish the tolls",
    ]


def test_actions_of_two_clauses_are_two() -> None:
    text = "The ministry should dredge the channel, and the ferry companies must train their crews."
    assert actions(text) == ["dredge the channel", "train their crews"]


def test_action_is_bounded_and_never_empty() -> None:
    (action,) = actions("The board should " + "write down every word of every speech and " * 60 + "rest.")
    assert len(action) <= 310
    assert action.endswith("…")
    for text in ("The board should:", "They should.", "We must."):
        assert all(actions(text))


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("If possible, the board should meet.", "If possible"),
        ("Where rates fall, the board should meet.", "Where rates fall"),
        ("The board should meet where appropriate.", "where appropriate"),
        ("The board should meet, as necessary, in May.", "as necessary"),
        ("The board should meet unless the chair objects.", "unless the chair objects"),
        ("The board should meet when the rates fall again.", "when the rates fall again"),
        ("The board, especially during a drought, should meet.", "especially during a drought"),
        ("Absent good reasons, the files should be opened.", "Absent good reasons"),
        ("The board should meet by the end of 2027.", None),
        ("The board should meet.", None),
    ],
)
def test_condition_is_what_limits_when_it_applies(sentence: str, condition: str | None) -> None:
    assert find_condition(sentence) == condition


def test_forms_lead_back_to_their_verbs() -> None:
    assert len(PARTICIPLES) > 850
    assert len(GERUNDS) > 850
    for form, base in (
        ("planned", "plan"),
        ("taken", "take"),
        ("ratified", "ratify"),
        ("opened", "open"),
        ("agreed", "agree"),
    ):
        assert PARTICIPLES[form] == base
    for form, base in (("planning", "plan"), ("taking", "take"), ("opening", "open"), ("merging", "merge")):
        assert GERUNDS[form] == base
    for form, base in (
        ("ratification", "ratify"),
        ("creation", "create"),
        ("removal", "remove"),
        ("investment", "invest"),
    ):
        assert NOUNS[form] == base
    assert guess_base("influenced") == "influence"
    assert guess_base("table") is None


def test_phrases_do_not_run_away_on_a_long_line() -> None:
    for text in ("a " * 9000, "to act " * 2500, ", and " * 3000, "for the " * 2500, "x" * 18000):
        assert find_condition(text) is None
        for words in actions(f"The board should {text}."):
            assert re.search(r"\S", words)
