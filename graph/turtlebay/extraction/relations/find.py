"""Find the relations of a document: sentence by sentence, each pair and predicate once for each status."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from turtlebay.authority import Authority
from turtlebay.extraction.mentions import Mentions
from turtlebay.extraction.parties import Parties
from turtlebay.extraction.relations.acts import ACTS
from turtlebay.extraction.relations.belonging import BELONGING
from turtlebay.extraction.relations.constraint import CONSTRAINT
from turtlebay.extraction.relations.events import Events
from turtlebay.extraction.relations.exchange import EXCHANGE
from turtlebay.extraction.relations.gatherings import GATHERINGS, Gatherings
from turtlebay.extraction.relations.known import KNOWN, iter_known
from turtlebay.extraction.relations.mandating import MANDATES
from turtlebay.extraction.relations.measured import confidence_of
from turtlebay.extraction.relations.name_rules import NAMES
from turtlebay.extraction.relations.names import NameReader
from turtlebay.extraction.relations.patterns import Pattern
from turtlebay.extraction.relations.proposed import PROPOSED, iter_proposed
from turtlebay.extraction.relations.skeleton import Skeleton, make_skeleton, numbers_of
from turtlebay.extraction.relations.standing import STANDING
from turtlebay.extraction.relations.ties import SYMMETRIC, Rule, Tie
from turtlebay.extraction.units import Unit
from turtlebay.reading import Layout

__all__ = ["PATTERNS", "RULES", "find_relations", "iter_ties"]

OWNED: Final = re.compile(
    r"(?P<whole>‹[OUIRNM]:\d+›)['’]s? (?:[\w-]+ )?(?P<owned>‹G:\d+›)|(?P<group>‹G:\d+›) (?:of|from) (?:\w+ "
    r")?(?P<of>‹[OUIRNM]:\d+›)"
)
PATTERNS: Final[tuple[Pattern, ...]] = (*BELONGING, *STANDING, *ACTS, *MANDATES, *EXCHANGE, *CONSTRAINT)
RULES: Final[tuple[Rule, ...]] = (*(p.rule for p in PATTERNS), *NAMES, *KNOWN, *GATHERINGS, *PROPOSED)


def find_relations(
    layout: Layout, mentions: Mentions, authority: Authority, recommended: list[tuple[Unit, Parties]]
) -> list[Tie]:
    """Return relations in order of place, each pair and predicate once for each status.

    A relation is kept where it is first found; of several rules in one sentence the most trusted is named. One sentence
    cannot both state and propose the same: the more trusted reading counts, of two alike the proposal, which says less.
    """
    kept: dict[tuple[str, str, str, str], Tie] = {}
    for tie in iter_ties(layout, mentions, authority, recommended):
        if tie.subject == tie.object:
            continue
        subject, object_ = tie.subject, tie.object
        if tie.predicate in SYMMETRIC and (object_, tie.predicate, subject, tie.status) in kept:
            subject, object_ = object_, subject
        place = (subject, tie.predicate, object_, tie.status)
        earlier = kept.get(place)
        if earlier is None or (-tie.sentence, tie.confidence) > (-earlier.sentence, earlier.confidence):
            kept[place] = tie
    settled: dict[tuple[int, str, str, str], Tie] = {}
    for tie in kept.values():
        one = (tie.sentence, tie.subject, tie.predicate, tie.object)
        settled[one] = max(settled.get(one, tie), tie, key=lambda t: (t.confidence, t.status == "proposed"))
    return sorted(settled.values(), key=lambda t: (t.sentence, t.subject, t.predicate, t.object))


def iter_ties(
    layout: Layout, mentions: Mentions, authority: Authority, recommended: list[tuple[Unit, Parties]]
) -> Iterator[Tie]:
    """Yield what each rule finds, in order of sentences; a relation that two rules find comes twice."""
    reader = NameReader(mentions, authority)
    events = Events(mentions, layout.clean.characters)
    gatherings = Gatherings(mentions, events.main)
    forms = {form: key for key in sorted(mentions.entities) for form in sorted(mentions.entities[key].forms)}
    namesakes: dict[str, list[str]] = {}
    for post, body in reader.iter_namesakes():
        namesakes.setdefault(body, []).append(post)
    read: set[tuple[str, str]] = set()
    units: dict[int, list[tuple[Unit, Parties]]] = {}
    for unit, parties in recommended:
        units.setdefault(unit.sentence, []).append((unit, parties))
    for number, sentence in enumerate(layout.sentences):
        inside = mentions.within(sentence.start, sentence.end)

        def tie(rule: str, subject: str, predicate: str, object_: str, status: str = "stated", at: int = number) -> Tie:
            return Tie(subject, predicate, object_, status, at, rule, confidence_of(rule))

        for mention in (*inside, *mentions.works_within(sentence.start, sentence.end)):
            form = layout.clean.characters[mention.start : mention.end]
            if (mention.key, form) not in read:
                read.add((mention.key, form))
                for post in namesakes.pop(mention.key, ()):
                    yield tie("N-namesake", post, "represents", mention.key)
                for name in reader.read(mention.key, form):
                    yield tie(name.rule, name.subject, name.predicate, name.object)
        inside = events.with_references(sentence.text, sentence.start, inside)
        skeleton = make_skeleton(sentence.text, sentence.start, inside, mentions)
        here = units.get(number, [])
        for rule, subject, predicate, object_ in gatherings.iter_ties(skeleton):
            yield tie(rule, subject, predicate, object_)
        if len(inside) > 1:
            for rule, subject, predicate, object_ in iter_known(
                dict.fromkeys(m.key for m in inside), sentence.text, forms, mentions, authority
            ):
                yield tie(rule, subject, predicate, object_)
            for match in OWNED.finditer(skeleton.plain):
                whole, owned = (
                    (match.group("whole") or match.group("of")),
                    (match.group("owned") or match.group("group")),
                )
                (left_number,), (right_number,) = numbers_of(whole), numbers_of(owned)
                form = layout.clean.characters[inside[right_number].start : inside[right_number].end]
                for name in reader.read_owned(inside[left_number].key, inside[right_number].key, form):
                    yield tie(name.rule, name.subject, name.predicate, name.object)
            cues = [unit.cue[0] for unit, _ in here]
            for pattern in PATTERNS:
                for pair in pattern.iter_matches(skeleton):
                    left, right = inside[pair.subject], inside[pair.object]
                    proposes = pattern.dynamic and any(cue <= max(left.start, right.start) for cue in cues)
                    status = "proposed" if proposes else "stated"
                    yield tie(pattern.rule.id, left.key, pattern.rule.predicate, right.key, status)
        for place, (unit, parties) in enumerate(here):
            after = here[place + 1][0] if place + 1 < len(here) else None
            low, high = _numbers(unit, after, skeleton)
            for found in iter_proposed(unit, parties, skeleton, mentions, low, high):
                yield tie(found.rule, found.subject, found.predicate, found.object, found.status)


def _numbers(unit: Unit, after: Unit | None, skeleton: Skeleton) -> tuple[int, int]:
    """Return the range of the numbers of the mentions between the start of a unit's clause and the next unit's."""
    start = (unit.clause or (unit.start, unit.end))[0]
    end = after.clause[0] if after is not None and after.clause is not None else unit.end
    starts = [m.start for m in skeleton.mentions]
    return bisect_left(starts, start), bisect_left(starts, end)
