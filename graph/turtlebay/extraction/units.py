"""Cut a text into the units that recommend, by the genre of each block: prose, list, table, resolution, review.

A unit is a sentence or a list item (guidelines, section 3, "Unit"); an operative paragraph of a resolution, and a
sentence that asks different things of different actors, give one unit for each, all with the same words as evidence.

    block ── furniture, contents, references ──> nothing
          ── row of a table ──> tables           ── operative paragraph ──> resolutions
          ── item that ends in states ──> reviews ── item, label, imperative ──> listing
          ── any other sentence ──> detection, then clauses
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from turtlebay.extraction.bare import find_bare_items, find_rows
from turtlebay.extraction.clauses import split_clauses
from turtlebay.extraction.detection import Decision, Scene, Stop, detect
from turtlebay.extraction.imperatives import find_opening
from turtlebay.extraction.listing import LIST_CONFIDENCE, list_unit
from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.resolutions import OPERATIVE, PREAMBLE, is_resolution, operative_units
from turtlebay.extraction.reviews import find_state, is_review, review_units
from turtlebay.extraction.stems import introduces, is_full, is_whole, make_stem
from turtlebay.extraction.syntax import acting_head
from turtlebay.extraction.tables import Columns, is_row, read_columns, row_units
from turtlebay.extraction.unit import Judged, Stem, Unit
from turtlebay.extraction.verbs import BASES
from turtlebay.extraction.zones import CONTENTS, find_zones
from turtlebay.reading import Block, Layout, Sentence

__all__ = ["Judged", "Stem", "Unit", "find_units"]

RECENT: Final = 3
"""So many sentences back a recommendation still lends its design to the next (guidelines, settled cases)."""
STRENGTHS: Final = {"could": "could", "should": "should", "ought to": "should"}
ENTRY: Final = re.compile(r"^\W*(?:\[?\d{1,3}\]?\.? )?[A-Z][\w’'-]+,? (?:[A-Z]\.,? ?)+.{0,120}\((?:19|20)\d\d[a-z]?\)")
"""An entry of a list of references: a surname, initials, a year in brackets."""
TITLED: Final = re.compile(
    r"\W*[A-Z][\w’'-]*(?: (?:[\W\d]*[A-Z][\w’'”\"-]*|a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)){1,11}[.:”\"]*"
)
"""A short sentence all of whose words are capitalised like those of a title."""
THAT: Final = re.compile(r"\W*(?:\w{1,3}\W+)?(?:(?:further|also|and) )?that (?:the )?", re.IGNORECASE)
TOLD: Final = re.compile(r"['’]?(?: \([^)]{1,40}\))?,? to (?:\w{2,20}ly )?")
LONGEST_HEADING: Final = 200


def find_units(layout: Layout, mentions: Mentions) -> tuple[list[Unit], list[Judged]]:
    """Return the units that recommend, in order of place, and the verdict on every sentence."""
    return _Finder(layout, mentions).run()


class _Finder:
    def __init__(self, layout: Layout, mentions: Mentions) -> None:
        self.layout = layout
        self.mentions = mentions
        self.characters = layout.clean.characters
        self.zones = find_zones(layout)
        self.first: dict[int, int] = {}
        self.last: dict[int, int] = {}
        for number, sentence in enumerate(layout.sentences):
            self.first.setdefault(sentence.block, number)
            self.last[sentence.block] = number
        self.bare = find_bare_items(layout)
        self.rows = find_rows(layout)
        self.bare.update(
            (index, before) for index, before in self.rows.items() if before is not None and index not in self.bare
        )
        self.led = {block.stem for block in layout.blocks if block.stem is not None and block.kind == "item"}
        self.led.update(self.bare.values())
        self.resolution = is_resolution(layout)
        self.state = find_state(layout, mentions) if (review := is_review(layout)) else None
        self.review = review
        self.columns: Columns | None = None
        self.row = -2
        self.stems: dict[int, Stem] = {}
        self.waiting: dict[int, tuple[int, Unit]] = {}
        self.units: list[Unit] = []
        self.judged: list[Judged] = []
        self.recent: tuple[int, int] = (-9, -9)

    def run(self) -> tuple[list[Unit], list[Judged]]:
        for number, sentence in enumerate(self.layout.sentences):
            self._judge(number, sentence)
        for block, (place, unit) in self.waiting.items():
            # No item below recommends, so the stem speaks for itself.
            self.units.append(unit)
            self.judged[place] = Judged(unit.sentence, unit.decision, f"stem of block {block}, no item counts", unit)
        self.units.extend(self._headings())
        self.units.sort(key=lambda unit: (unit.start, unit.clause or (0, 0)))
        return self.units, self.judged

    def _judge(self, number: int, sentence: Sentence) -> None:
        block = self.layout.blocks[sentence.block]
        opens = number == self.first[sentence.block]
        zone = self.zones[sentence.block]
        if reason := self._left_out(sentence, block):
            self._keep(number, Decision((), (Stop("any", 0, reason),)), reason, [])
        elif is_row(block, self.characters):
            self._keep(number, Decision(), "row of a table", self._row(number, sentence, block) if opens else [])
        elif self.review and (found := self._review(number, block)):
            self._keep(number, Decision(), "list of a review", found if opens else [])
        elif PREAMBLE.match(sentence.text) and sentence.text.rstrip().endswith((",", ":")) and not zone.recommending:
            self._keep(number, Decision((), (Stop("any", 0, "X-preamble"),)), "X-preamble", [])
        elif self.resolution and opens and self._operates(number, sentence):
            self._keep(number, Decision(), "operative paragraph", list(operative_units(number, sentence)))
        else:
            self._judge_words(number, sentence, block, opens=opens)

    def _judge_words(self, number: int, sentence: Sentence, block: Block, *, opens: bool) -> None:
        zone = self.zones[sentence.block]
        stem = self._stem_of(sentence.block)
        in_row = sentence.block in self.rows
        if opens and (in_row or (block.kind == "item" and self._is_subjunctive(sentence))):
            zone = replace(zone, recommending=True)
        decision = detect(sentence.text, self._scene(number, sentence))
        listed = list_unit(number, sentence, block, zone, stem, decision, opens=opens)
        asks = (listed is not None and is_whole(sentence.text)) or is_full(sentence.text, decision)
        if self._introduces(number, sentence) and not asks:
            self._wait(number, sentence, decision, stem)
            return
        if listed is not None and listed.rule == "L-imperative" and self._is_run_in(number, sentence, opens=opens):
            self._keep(number, decision, "X-run-in", [])
            return
        if listed is not None and (listed.rule != "L-actor-to" or self._is_told(sentence, listed)):
            self._keep(number, decision, "list", [listed])
            return
        self._keep(number, decision, "prose", self._prose(number, sentence, decision, stem, zone.agent))

    def _is_run_in(self, number: int, sentence: Sentence, *, opens: bool) -> bool:
        """Say whether a sentence titles the one after it: *Mend the Nets. The board should buy new rope.*"""
        if not opens or number == self.last[sentence.block] or TITLED.fullmatch(sentence.text) is None:
            return False
        after = self.layout.sentences[number + 1]
        return detect(after.text, self._scene(number + 1, after)).best is not None

    def _is_subjunctive(self, sentence: Sentence) -> bool:
        """Say whether an item asks by its mood alone: *that the assembly issue a warning*."""
        that = THAT.match(sentence.text)
        ends = [end for start, end in self._actors(sentence) if that is not None and start == that.end()]
        verb = re.match(r" (?:\w{2,20}ly )?([a-z]+)\b", sentence.text[ends[0] : ends[0] + 50]) if ends else None
        return verb is not None and verb.group(1) in BASES

    def _is_told(self, sentence: Sentence, unit: Unit) -> bool:
        """Say whether an actor stands right before the infinitive: *The ministry to publish the plan*."""
        at = unit.cue[0] - sentence.start
        before = [end for _, end in self._actors(sentence) if end <= at]
        if before:
            return any(TOLD.fullmatch(sentence.text, end, at) for end in before)
        return acting_head(re.sub(r" to (?:\w{2,20}ly )?$", "", sentence.text[:at]))

    def _operates(self, number: int, sentence: Sentence) -> bool:
        return OPERATIVE.match(sentence.text) is not None and not self._introduces(number, sentence)

    def _left_out(self, sentence: Sentence, block: Block) -> str | None:
        """Return why a sentence is no part of what the report says, if it is none."""
        if block.furniture:
            return "X-furniture"
        if self.zones[sentence.block].dead or ENTRY.match(sentence.text[:300]):
            return "X-references"
        return "X-contents" if CONTENTS.search(sentence.text[-200:]) else None

    def _prose(
        self, number: int, sentence: Sentence, decision: Decision, stem: Stem | None, agent: tuple[int, int] | None
    ) -> list[Unit]:
        best = decision.best
        if best is None:
            return []
        parts = split_clauses(sentence.text, decision, self._actors(sentence))
        # A suggestion in the form of a question is a mild one.
        strength = "could" if sentence.text.rstrip().endswith("?") else best.cue.strength
        if best.cue.id == "C-includes" and self.units:
            # What a course includes is asked as strongly as the course.
            strength = self.units[-1].strength
        rows: list[tuple[int, int, str, tuple[int, int] | None]] = [(best.start, best.end, strength, None)]
        if parts:
            rows = [
                (hit.start, hit.end, STRENGTHS.get(sentence.text[hit.start : hit.end].lower(), "must"), (low, high))
                for hit, low, high in parts
            ]
        return [
            Unit(
                sentence.start,
                sentence.end,
                sentence.text,
                number,
                "prose",
                best.cue.id,
                strength,
                (sentence.start + low, sentence.start + high),
                best.cue.rank,
                decision,
                stem,
                (sentence.start + clause[0], sentence.start + clause[1]) if clause else None,
                agent,
                confidence=decision.confidence,
            )
            for low, high, strength, clause in rows
        ]

    def _keep(self, number: int, decision: Decision, note: str, units: list[Unit]) -> None:
        self.units.extend(units)
        self.judged.append(Judged(number, decision, note, units[0] if units else None))
        if units:
            block = self.layout.sentences[number].block
            self.recent = (block, number)
            stem = self.bare.get(block, self.layout.blocks[block].stem)
            if stem is not None:
                self.waiting.pop(stem, None)

    def _actors(self, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        inside = self.mentions.within(sentence.start, sentence.end)
        return tuple((m.start - sentence.start, m.end - sentence.start) for m in inside if self.mentions.acts(m))

    def _scene(self, number: int, sentence: Sentence) -> Scene:
        block, last = self.recent
        recent = sentence.block - block <= 1 and number - last <= RECENT
        return Scene(self._actors(sentence), recent, self.zones[sentence.block].recommending)

    # -- lists -------------------------------------------------------------------------------------------------------

    def _introduces(self, number: int, sentence: Sentence) -> bool:
        """Say whether a sentence is the stem of the list that follows; it is no recommendation then (settled cases)."""
        return sentence.block in self.led and number == self.last[sentence.block] and introduces(sentence.text)

    def _wait(self, number: int, sentence: Sentence, decision: Decision, stem: Stem | None) -> None:
        """Keep a stem back: it counts only if none of its items does."""
        units = self._prose(number, sentence, decision, stem, self.zones[sentence.block].agent)
        self._keep(number, decision, "X-stem", [])
        if units:
            self.waiting[sentence.block] = (len(self.judged) - 1, units[0])

    def _stem_of(self, index: int) -> Stem | None:
        block = self.layout.blocks[index]
        stem = self.bare.get(index, block.stem if block.kind == "item" else None)
        if stem is None or stem not in self.last:
            return None
        if stem not in self.stems:
            number = self.last[stem]
            sentence = self.layout.sentences[number]
            scene = Scene(self._actors(sentence), self._scene(number, sentence).after_recommendation or number > 0)
            asks = self.zones[stem].recommending and is_whole(sentence.text)
            self.stems[stem] = make_stem(sentence.start, sentence.end, sentence.text, scene, asks=asks)
        return self.stems[stem]

    def _headings(self) -> list[Unit]:
        """Imperative headings in a part of recommendations: *1. Train the judges* above its argument."""
        found = []
        for index, block in enumerate(self.layout.blocks):
            zone = self.zones[index]
            if block.kind != "heading" or not zone.recommending or block.end - block.start > LONGEST_HEADING:
                continue
            text = self.characters[block.start : block.end]
            opening = find_opening(text)
            if opening is None or opening.kind != "imperative" or len(text.split()) < 3 or CONTENTS.search(text):
                continue
            number = self.first.get(index + 1)
            if number is None or self._restated(number):
                continue
            cue = (block.start + opening.start, block.start + opening.end)
            found.append(
                Unit(
                    block.start, block.end, text, number, "item", "L-heading", "should", cue, 1, Decision(),
                    agent=zone.agent, confidence=LIST_CONFIDENCE["L-heading"],
                )
            )  # fmt: skip
        return found

    def _restated(self, number: int) -> bool:
        """Say whether the sentence below a heading asks in full what the heading asks in short."""
        opening = find_opening(self.layout.sentences[number].text)
        unit = self.judged[number].unit
        return opening is not None and opening.kind == "imperative" and unit is not None

    # -- other genres ------------------------------------------------------------------------------------------------

    def _review(self, number: int, block: Block) -> list[Unit]:
        return list(review_units(number, block, self.layout, self.state))

    def _row(self, number: int, sentence: Sentence, block: Block) -> list[Unit]:
        text = self.characters[block.start : block.end]
        if sentence.block != self.row + 1:
            self.columns = read_columns(text)
        self.row = sentence.block
        return list(row_units(number, block, text, self.columns))
