"""From a laid-out text to annotations: the order of the steps, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from turtlebay.authority import Authority, Vocabulary
from turtlebay.extraction.actors import find_mentions
from turtlebay.extraction.endorsement import find_endorsement
from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.parties import Context, Parties, find_parties
from turtlebay.extraction.phrases import find_condition, make_action
from turtlebay.extraction.relations import find_relations
from turtlebay.extraction.topics import Topics
from turtlebay.extraction.units import Judged, Unit, find_units
from turtlebay.model import Annotations, Entity, Evidence, Recommendation, Relation, ReportInfo, Span
from turtlebay.reading import Layout, Sentence

__all__ = ["Extraction", "extract"]


@dataclass(frozen=True)
class Extraction:
    """The annotations, and the verdict on every sentence for explanation."""

    annotations: Annotations
    judged: tuple[Judged, ...]
    parties: dict[str, Parties]


def extract(layout: Layout, info: ReportInfo, authority: Authority, vocabulary: Vocabulary) -> Extraction:
    """Extract entities, relations and recommendations by rules; the same text gives the same annotations."""
    mentions = find_mentions(layout, authority, title=info.title)
    units, judged = find_units(layout, mentions)
    recommended = _with_parties(layout, units, mentions)
    recommended = _join_equal(recommended)
    topics = Topics(vocabulary.topics)
    topics.about(sentence.text for sentence in layout.sentences)
    items: list[Recommendation] = []
    by_id: dict[str, Parties] = {}
    taken: dict[str, int] = {}
    for unit, parties in recommended:
        evidence = _evidence_of(layout, unit)
        base = f"r{evidence.place.start}"
        taken[base] = taken.get(base, 0) + 1
        name = base if taken[base] == 1 else f"{base}-{taken[base]}"
        by_id[name] = parties
        around = " ".join(filter(None, (evidence.section, unit.stem.text if unit.stem else None)))
        low, high = unit.clause or (unit.start, unit.end)
        words = layout.clean.characters[low:high]
        items.append(
            Recommendation(
                id=name,
                evidence=evidence,
                addressees=parties.addressees,
                counterparts=parties.counterparts,
                action=make_action(unit),
                strength=unit.strength,
                endorsement=_endorsement(layout, unit),
                topics=topics.find(words, around),
                places=_places(unit, mentions, parties),
                condition=find_condition(words),
                cue=layout.clean.span(*unit.cue),
                rule=unit.rule,
                confidence=unit.confidence,
            )
        )
    relations = [
        Relation(
            subject=tie.subject,
            predicate=tie.predicate,
            object=tie.object,
            status=tie.status,
            evidence=_evidence(layout, layout.sentences[tie.sentence]),
            rule=tie.rule,
            confidence=tie.confidence,
        )
        for tie in find_relations(layout, mentions, authority, recommended)
    ]
    document = info.model_copy(
        update={"sha256": layout.text.sha256, "characters": len(layout.text), "method": "extraction"}
    )
    annotations = Annotations(
        document=document,
        entities=_entities(layout, mentions),
        relations=tuple(relations),
        recommendations=tuple(items),
    )
    return Extraction(annotations, tuple(judged), by_id)


def _with_parties(layout: Layout, units: list[Unit], mentions: Mentions) -> list[tuple[Unit, Parties]]:
    context = Context()
    rows = []
    for unit in units:
        block = layout.sentences[unit.sentence].block
        previous = layout.sentences[unit.sentence - 1] if unit.sentence else None
        near = (previous.start, previous.end) if previous is not None and previous.block == block else None
        rows.append((unit, find_parties(unit, mentions, context, near, block, layout.clean.characters)))
    return rows


def _join_equal(rows: list[tuple[Unit, Parties]]) -> list[tuple[Unit, Parties]]:
    """Clauses of one operative paragraph with the same addressees are one recommendation (guidelines, unit).

    A later clause that names nobody goes on with the one before it.
    """
    joined: dict[tuple[int, tuple[str, ...], int], tuple[Unit, Parties]] = {}
    last: tuple[int, tuple[str, ...], int] = (-1, (), 0)
    for unit, parties in rows:
        key = (unit.sentence, parties.addressees, 0 if unit.mode == "operative" else len(joined) + 1)
        if unit.mode == "operative" and not parties.addressees and last[0] == unit.sentence:
            key = last
        last = key
        if key not in joined:
            joined[key] = (unit, parties)
            continue
        first, earlier = joined[key]
        both = tuple(dict.fromkeys((*earlier.counterparts, *parties.counterparts)))
        joined[key] = (first, Parties(earlier.addressees, both, earlier.source))
    return list(joined.values())


def _endorsement(layout: Layout, unit: Unit) -> str:
    """A resolution speaks for itself; elsewhere the form of the list or the words of the sentence say who does."""
    if unit.endorsement is not None:
        return unit.endorsement
    return "unattributed" if unit.mode == "operative" else find_endorsement(unit.text, _before(layout, unit))


def _evidence_of(layout: Layout, unit: Unit) -> Evidence:
    """A unit rests on its sentence; a heading that recommends, or a cell of a table, on its own words."""
    sentence = layout.sentences[unit.sentence]
    if (
        sentence.start <= unit.start
        and unit.end <= sentence.end
        and unit.end - unit.start == sentence.end - sentence.start
    ):
        return _evidence(layout, sentence)
    span = layout.clean.span(unit.start, unit.end)
    return layout.text.evidence(span, layout.section_of(span))


def _evidence(layout: Layout, sentence: Sentence) -> Evidence:
    """Evidence for a sentence; where page furniture splits it, the longer side (guidelines, settled cases)."""
    span = max(layout.sides(sentence), key=lambda side: (side.length, -side.start))
    return layout.text.evidence(span, layout.section_of(span))


def _before(layout: Layout, unit: Unit) -> str:
    if unit.sentence == 0:
        return ""
    previous = layout.sentences[unit.sentence - 1]
    return previous.text if previous.block == layout.sentences[unit.sentence].block else ""


def _places(unit: Unit, mentions: Mentions, parties: Parties) -> tuple[str, ...]:
    low, high = unit.clause or (unit.start, unit.end)
    found = (m.key for m in mentions.within(low, high) if mentions.entities[m.key].type == "Place")
    return tuple(k for k in dict.fromkeys(found) if k not in parties.addressees)


def _entities(layout: Layout, mentions: Mentions) -> tuple[Entity, ...]:
    spans: dict[str, list[Span]] = {}
    for mention in sorted((*mentions.mentions, *mentions.nested), key=lambda m: (m.start, m.end)):
        spans.setdefault(mention.key, []).append(layout.clean.span(mention.start, mention.end))
    rows = []
    for key in sorted(spans):
        draft = mentions.entities[key]
        forms = dict.fromkeys(layout.text.quote(span) for span in spans[key])
        rows.append(
            Entity(
                id=key,
                label=draft.label,
                type=draft.type,
                mentions=tuple(forms),
                spans=tuple(spans[key]),
                authority=draft.authority,
                rule=draft.rule,
            )
        )
    return tuple(rows)
