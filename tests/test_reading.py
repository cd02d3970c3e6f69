"""Blocks and sentences of short texts, and what holds for any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from turtlebay.model import Span, Text
from turtlebay.reading import Layout, lay_out
from turtlebay.reading.sentences import split_sentences


def read(characters: str) -> Layout:
    return lay_out(Text(characters=characters, name="sample"))


def words(layout: Layout) -> list[str]:
    return [sentence.text for sentence in layout.sentences]


def kinds(layout: Layout) -> list[tuple[str, str]]:
    return [(block.kind, layout.clean.characters[block.start : block.end]) for block in layout.blocks]


# Re-flow


def test_wrapped_lines_are_one_sentence_traced_to_its_characters() -> None:
    layout = read("Title\n\nThe ferry should\nleave at dawn. It\nmay wait.\n")
    assert words(layout) == ["The ferry should leave at dawn.", "It may wait."]
    first = layout.sentences[0]
    assert layout.text.quote(first.span) == "The ferry should\nleave at dawn."
    assert layout.clean.characters[first.start : first.end] == first.text


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("The har-\nbour is full.", "The harbour is full."),
        ("The har\u00ad\nbour is full.", "The harbour is full."),
        ("The well-known pier and the well-\nknown quay.", "The well-known pier and the well-known quay."),
        ("Both dry-\nand wet docks.", "Both dry- and wet docks."),
        ("The Vice-\nChair spoke.", "The Vice-Chair spoke."),
        ("From 1998-\n2003 it rained.", "From 1998-2003 it rained."),
        ("The tide rose -\nas it does.", "The tide rose - as it does."),
    ],
)
def test_hyphen_at_a_line_end(written: str, read_as: str) -> None:
    assert words(read(written)) == [read_as]


def test_page_heads_and_numbers_are_left_out_inside_a_sentence() -> None:
    layout = read(
        "The port should mend all of the broken\n\n4 HARBOUR REVIEW\n\ncranes. The lamps work well on most of\n\n"
        "5 HARBOUR REVIEW\n\nthe quays.\n"
    )
    assert words(layout) == [
        "The port should mend all of the broken cranes.",
        "The lamps work well on most of the quays.",
    ]
    assert [layout.text.quote(side) for side in layout.sides(layout.sentences[0])] == [
        "The port should mend all of the broken",
        "cranes.",
    ]
    assert "4 HARBOUR REVIEW" in layout.text.quote(layout.sentences[0].span)


def test_a_page_head_glued_to_a_word_is_cut_off_it() -> None:
    layout = read(
        "2 HARBOUR REVIEW\n\nNets are not too burden7 HARBOUR REVIEW\n\nsome today.\n\n9 HARBOUR REVIEW\n\nEnd of it."
    )
    assert words(layout)[0] == "Nets are not too burdensome today."


def test_forms_of_the_united_nations_are_left_out() -> None:
    layout = read(
        "The Council asks the ferries and all the other boats of the\n3/9\n\n21-00001\n\n\n\nX/2021/77\n\n"
        "Harbour Board to slow down, and thanks the crews for all that\n/...\n\n\n\nX/2021/77\nEnglish\nPage 4\n\n"
        "they did;\n"
    )
    assert words(layout) == [
        "The Council asks the ferries and all the other boats of the Harbour Board to slow down, "
        "and thanks the crews for all that they did;"
    ]


def test_a_number_or_symbol_within_a_paragraph_stays() -> None:
    assert words(read("The harbour counted in all\n12\nboats, see\nX/2021/77\nfor more.")) == [
        "The harbour counted in all 12 boats, see X/2021/77 for more."
    ]


def test_footnotes_stand_apart_after_the_body() -> None:
    layout = read(
        "1. The pilots may rest on every second cross\n__________________\n\n1\nSee the log of the year.\n2\n"
        "Ibid., p. 4.\n\n21-00001\n\n3/9\n\ning. 2 They like it. 3\n"
    )
    assert words(layout) == [
        "The pilots may rest on every second cross ing.",
        "They like it.",
        "See the log of the year.",
        "Ibid., p. 4.",
    ]
    assert [block.furniture for block in layout.blocks] == [False, True, True]
    note = layout.sentences[2]
    assert layout.clean.at(note.span.start) == note.start


def test_a_drawn_line_without_notes_sets_nothing_apart() -> None:
    layout = read("The first part ends.\n\n_______________\n\nThe second part starts here.\n")
    assert not any(block.furniture for block in layout.blocks)
    assert words(layout) == ["The first part ends.", "The second part starts here."]


def test_a_sentence_goes_on_across_a_blank_line_and_a_false_bullet() -> None:
    layout = read("- The crews like the smell of a\n\n- harbour. It is old.\n- Boats rest.\n")
    assert words(layout) == ["The crews like the smell of a harbour.", "It is old.", "Boats rest."]


def test_markdown_marks_are_dropped_from_the_clean_text_alone() -> None:
    layout = read("## The *old* pier\n\nThe **board** must see [the plan](http://x.test/a_b) at once.\n")
    assert kinds(layout) == [("heading", "The old pier"), ("paragraph", "The board must see the plan at once.")]
    assert layout.text.quote(layout.sentences[0].span).startswith("The **board** must")
    assert layout.blocks[0].level == 2


def test_lines_of_nothing_but_marks_are_no_blocks() -> None:
    layout = read("[^1]:\n---\nBoats sink.\n\n<!-- a -->\n\n**Piers**\n\n``` ```")
    assert kinds(layout) == [("paragraph", "Boats sink."), ("heading", "Piers")]


# Blocks


def test_items_know_their_stem_marker_and_level() -> None:
    layout = read(
        "Steps\n\nThe board should:\n\n1. Buy ropes, namely:\n   - (old) hemp;\n   - new nylon;\n2. Sell the hull.\n\n"
        "All agreed.\n"
    )
    found = [(block.kind, block.marker, block.level, block.stem) for block in layout.blocks]
    assert found == [
        ("heading", "", 0, None),
        ("paragraph", "", 0, None),
        ("item", "1.", 0, 1),
        ("item", "-", 1, 2),
        ("item", "-", 1, 2),
        ("item", "2.", 0, 1),
        ("paragraph", "", 0, None),
    ]
    assert {block.heading for block in layout.blocks[1:]} == {0}
    assert layout.text.quote(layout.sentences[-2].span) == "Sell the hull."


def test_a_deeper_list_begins_with_its_first_number() -> None:
    layout = read("1. Buy ropes, namely:\n   1. hemp;\n   2. nylon;\n2. Sell the hull.\n")
    assert [(block.level, block.stem) for block in layout.blocks] == [(0, None), (1, 0), (1, 0), (0, None)]


def test_numbers_of_one_style_go_on_at_any_indent() -> None:
    layout = read("1. Buy ropes.\n   2. Sell the hull.\n3. Rest.\n")
    assert [block.level for block in layout.blocks] == [0, 0, 0]


def test_lines_beside_a_line_that_is_a_paragraph_are_paragraphs() -> None:
    long = "The board met at the pier and spoke of the tide. " * 7
    layout = read(
        f"{long.strip()}\nSell the old boat before the winter.\nMend the nets that the storm of March tore.\n"
    )
    assert [block.kind for block in layout.blocks] == ["paragraph"] * 3


def test_lines_with_a_markdown_break_are_items_of_a_list_without_bullets() -> None:
    layout = read(
        "A plan could hold such things as\n\nnaming its goal,  \ncounting its boats, and  \nmending its nets.\n"
    )
    assert [block.kind for block in layout.blocks] == ["paragraph", "item", "item", "item"]
    assert {block.stem for block in layout.blocks[1:]} == {0}


@pytest.mark.parametrize("marker", ["7.", "103.", "(a)", "(iv)", "•", "–", "*", "n", "Ø.", "1.2"])
def test_a_marker_is_no_part_of_the_sentence(marker: str) -> None:
    layout = read(f"{marker} The board should meet at the pier.\n")
    assert words(layout) == ["The board should meet at the pier."]
    assert layout.blocks[0].marker == marker


def test_a_quantity_is_no_marker() -> None:
    layout = read("The fund holds\n1.2 million and more.\n")
    assert not any(block.marker for block in layout.blocks)


def test_a_number_alone_on_its_line_marks_the_paragraph_below() -> None:
    layout = read("7.\nThanks the crews;\n8.\n\nAsks the pilots to rest;\n")
    assert [(block.marker, block.kind) for block in layout.blocks] == [("7.", "item"), ("8.", "item")]


def test_a_wrapped_line_that_begins_like_an_item_is_none() -> None:
    layout = read(
        "The pilots should read with great care all that stands in paragraph\n"
        "12. (c) of the plan, and the crews should read the older paragraph\n14. Nothing else of it concerns them.\n"
    )
    assert len(layout.blocks) == 1


@pytest.mark.parametrize(
    "characters",
    [
        "Old piers\n\nThey creak.",
        "OLD PIERS\nThey creak.",
        "Old piers\n=========\n\nThey creak.",
        "# Old piers\nThey creak.",
        "**Old piers**\n\nThey creak.",
    ],
)
def test_headings(characters: str) -> None:
    layout = read(characters)
    assert [block.kind for block in layout.blocks] == ["heading", "paragraph"]
    section = layout.section_of(layout.sentences[0].span)
    assert section is not None
    assert section.lower() == "old piers"


def test_headings_between_paragraphs_that_no_blank_line_parts() -> None:
    text = (
        "The crews met at the old pier and talked about the weather for most of\n"
        "the day, as they are used to do in spring.\n"
        "The Talks\nMs Ahl, who leads the crews, said that the weather would be better next\n"
        "year than it is now.\n"
    )
    assert [block.kind for block in read(text).blocks] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "characters", ["The board should:\n\n- Meet", "Boats must be painted\n\nAll of them.", "We paint boats;"]
)
def test_what_asks_or_ends_in_a_stop_is_no_heading(characters: str) -> None:
    assert read(characters).blocks[0].kind == "paragraph"


@pytest.mark.parametrize("label", ["Recommendation 3:", "Recommendation 3.", "Action 12 –"])
def test_a_labelled_line_is_one_sentence_and_no_heading(label: str) -> None:
    layout = read(f"Boats\n\nThey sink.\n\n{label} Mend the hulls\n\nThis helps.\n")
    assert words(layout) == ["They sink.", f"{label} Mend the hulls", "This helps."]


def test_no_section_above_the_first_heading() -> None:
    assert read("Boats sank.\n\nPiers\n\nThey rot.").section_of(Span(start=0, end=4)) is None


# Sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. B. Holm of the U.S. Navy met Gen. Ruiz.",
        "See para. 5 and Art. IV of the plan, vol. 2, No. 7.",
        "Some boats (e.g. ferries, i.e. Big ones) sank.",
        "The line rose by 3.5 per cent vs. 2.1 per cent before.",
        "H.E. Ms. Ahl spoke, cf. Annex 2.",
        "They asked, what now? and left.",
        "First, mend the nets; second, paint; and third, rest.",
    ],
)
def test_one_sentence(sentence: str) -> None:
    both = f"{sentence} Then they left."
    assert [both[a:b] for a, b in split_sentences(both, 0, len(both))] == [sentence, "Then they left."]


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        ("It joined the U.N. The rest left.", ["It joined the U.N.", "The rest left."]),
        ("They said “we stay.” Some left.", ["They said “we stay.”", "Some left."]),
        ("It ended.3 The rest left.", ["It ended.", "The rest left."]),
        ("It ended.² The rest left.", ["It ended.", "The rest left."]),
        ("It ended.[4] The rest left.", ["It ended.", "The rest left."]),
        ("In 2014. 12 boats left.", ["In 2014.", "12 boats left."]),
        ("See Annex C. Boats left.", ["See Annex C.", "Boats left."]),
        ("Why? Nobody knows! (It rained.) Well …", ["Why?", "Nobody knows!", "(It rained.)", "Well …"]),
    ],
)
def test_sentences(characters: str, expected: list[str]) -> None:
    assert [characters[a:b] for a, b in split_sentences(characters, 0, len(characters))] == expected


# Any text

MIXED = st.lists(
    st.one_of(
        st.sampled_from(
            ["\n", "\n\n", "- ", "* ", "1. ", "(a) ", "Boats", "sink", "The pier.", ":", ";", "-\n", "**", "_", "\\",
             "[a](b)", "_________\n", "1\n", "3/9\n", "X/2021/7\n", "\f", "\t", "  \n", "# ", "> ", "| a |\n", "---\n",
             "===\n", "12 OLD PIERS\n", "13 OLD PIERS\n", "piers14 OLD PIERS\n", "[^1]: ", "\u00ad", "\r\n", "\u2028"]
        ),
        st.text(max_size=4),
    ),
    min_size=1,
    max_size=40,
).map("".join).filter(bool)  # fmt: skip


@given(MIXED)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_laid_out_and_traced(characters: str) -> None:
    layout = read(characters)
    clean = layout.clean
    assert len(clean.characters) == len(clean.offsets)
    for character, offset in zip(clean.characters, clean.offsets, strict=True):
        assert character == characters[offset] or (character.isspace() and not characters[offset].isalnum())
    assert all(before.end <= after.start for before, after in pairwise(layout.blocks))
    body = [sentence for sentence in layout.sentences if not layout.blocks[sentence.block].furniture]
    for before, after in pairwise(body):
        assert before.end <= after.start
        assert before.span.end <= after.span.start
    for sentence in layout.sentences:
        block = layout.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert sentence.span == clean.span(sentence.start, sentence.end)
        assert sentence.span.end <= len(characters)
        assert sentence.text == sentence.text.strip() != ""
        assert clean.characters[sentence.start : sentence.end] == sentence.text
        assert clean.at(sentence.span.start) <= sentence.start
        sides = layout.sides(sentence)
        assert (sides[0].start, sides[-1].end) == (sentence.span.start, sentence.span.end)
        assert layout.section_of(sentence.span) is None or layout.blocks[sentence.block].heading is not None
    for block in layout.blocks:
        assert block.stem is None or block.kind == "item"
        assert block.heading is None or layout.blocks[block.heading].kind == "heading"


@pytest.mark.parametrize(
    "characters",
    [
        "The board should meet. " * 220_000,
        "a" * 5_000_000,
        "[a](" * 250_000,
        "*_" * 500_000,
        "> " * 500_000,
        "-\n" * 100_000,
    ],
    ids=["sentences", "letters", "links", "emphasis", "quotes", "bullets"],
)
def test_time_grows_with_the_length_alone(characters: str) -> None:
    begun = time.perf_counter()
    read(characters)
    # About 3 s at most on one slow core; anything quadratic takes hours.
    assert time.perf_counter() - begun < 40
