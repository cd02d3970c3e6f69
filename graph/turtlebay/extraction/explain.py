"""Say for every sentence which rules fired, which were stopped and by what, and where the parties came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from turtlebay.extraction.cues import CUES
from turtlebay.extraction.extractor import Extraction
from turtlebay.extraction.forms import FORMS
from turtlebay.extraction.unit import Judged
from turtlebay.model import Recommendation, Relation
from turtlebay.reading import Layout

__all__ = ["explain"]

CLAUSES = {cue.id: cue.guideline for cue in CUES} | {form.id: form.guideline for form in FORMS}
SHOWN = 100
"""Characters of a sentence that are shown; its offsets say where the rest is."""


def explain(layout: Layout, extraction: Extraction) -> Iterator[str]:
    """Yield lines, a few for each sentence: its offsets and words, what made it a recommendation or did not.

    `+` is a rule that fired, `-` one that was stopped, `=` what came of it, `~` a relation.
    """
    items: dict[int, list[Recommendation]] = defaultdict(list)
    for item in extraction.annotations.recommendations:
        items[item.evidence.place.start].append(item)
    ties: dict[int, list[Relation]] = defaultdict(list)
    for relation in extraction.annotations.relations:
        ties[relation.evidence.place.start].append(relation)
    for judged in extraction.judged:
        sentence = layout.sentences[judged.sentence]
        words = sentence.text if len(sentence.text) <= SHOWN else sentence.text[: SHOWN - 1] + "…"
        yield f"{sentence.span.start}–{sentence.span.end}  {words}"
        yield from _verdict(judged)
        for side in layout.sides(sentence):
            for item in items.get(side.start, ()):
                yield from _result(item, extraction)
            for relation in ties.get(side.start, ()):
                yield (
                    f"    ~ {relation.subject} {relation.predicate} {relation.object} ({relation.status}) "
                    f"by {relation.rule}, confidence {relation.confidence}"
                )


def _verdict(judged: Judged) -> Iterator[str]:
    if judged.unit is not None and not judged.decision.hits:
        yield f"    + {judged.unit.rule} ({judged.note}; guidelines {CLAUSES[judged.unit.rule]})"
    for hit in judged.decision.hits:
        yield f"    + {hit.cue.id} ({hit.cue.strength}; guidelines {hit.cue.guideline}) at character {hit.start}"
    for stop in judged.decision.stops:
        yield f"    - {stop.cue} at character {stop.start}, stopped by {stop.by}"
    if judged.unit is None and not judged.decision.stops and judged.note.startswith("X-"):
        yield f"    - set aside by {judged.note}"


def _result(item: Recommendation, extraction: Extraction) -> Iterator[str]:
    parties = extraction.parties[item.id]
    who = ", ".join(item.addressees) or "nobody named"
    yield f"    = {item.id}: {item.strength}, {item.endorsement}, confidence {item.confidence}, by {item.rule}"
    yield f"      addressees: {who} (from {parties.source})"
    if item.counterparts:
        yield f"      counterparts: {', '.join(item.counterparts)}"
