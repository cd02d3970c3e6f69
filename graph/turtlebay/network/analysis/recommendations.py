"""Recommendations: to whom, how firmly, with whose support, on what and where; and what nobody is asked to do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from turtlebay.network.analysis.material import Ask, Material
from turtlebay.network.analysis.table import Cell, Table, ordered, ranks, rounded

__all__ = ["iter_recommendation_tables"]

AGREEMENT = ("consensus", "many", "some", "one", "disputed", "unattributed")


def iter_recommendation_tables(material: Material) -> Iterator[Table]:
    """Yield counts by addressee, strength, endorsement, topic and place, who asks whom, and the open ends."""
    yield _by_entity(
        material,
        *("by-addressee", "Who is asked to act", "addressee"),
        lambda ask: ask.addressees,
        meaning="How many recommendations are addressed to each actor, and how firmly they speak.",
        caveat="A recommendation to several addressees counts for each of them.",
    )
    yield _by_entity(
        material,
        *("by-place", "Where recommendations apply", "place"),
        lambda ask: ask.places,
        meaning="How many recommendations are limited to each place.",
        caveat="Most recommendations name no place and hold everywhere; those are not in this table.",
    )
    yield _by_topic(material)
    yield _firmness(material)
    yield _endorsement(material)
    yield _specificity(material)
    yield _asked_by(material)
    yield _asked_about(material)
    yield _unaddressed(material)


def _strengths(material: Material) -> list[str]:
    scale = material.graph.vocabulary.strengths
    return sorted(scale, key=lambda name: (-scale[name], name))


def _spread(asks: Sequence[Ask], values: Sequence[str], of: Callable[[Ask], str]) -> list[int]:
    counts = Counter(map(of, asks))
    return [counts[value] for value in values]


def _strength(ask: Ask) -> str:
    return ask.item.strength


def _endorsed(ask: Ask) -> str:
    return ask.item.endorsement


def _collect(asks: Iterable[Ask], of: Callable[[Ask], Iterable[str]]) -> dict[str, list[Ask]]:
    found: dict[str, list[Ask]] = defaultdict(list)
    for ask in asks:
        for name in dict.fromkeys(of(ask)):
            found[name].append(ask)
    return found


def _by_entity(
    material: Material,
    id_: str,
    title: str,
    noun: str,
    of: Callable[[Ask], Iterable[str]],
    *,
    meaning: str,
    caveat: str,
) -> Table:
    found = _collect(material.asks, of)
    scores = {name: float(len(asks)) for name, asks in found.items()}
    place, strengths = ranks(scores), _strengths(material)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            *(place[name], material.label(name), name, material.type(name), len(found[name])),
            *_spread(found[name], strengths, _strength),
            len({ask.report for ask in found[name]}),
        )
        for name in ordered(found, scores)
    )
    return Table(
        id=id_,
        title=title,
        meaning=meaning,
        caveat=caveat,
        columns=("rank", noun, f"{noun} iri", "type", "recommendations", *strengths, "reports"),
        rows=rows,
        bars=(noun, *strengths),
    )


def _by_topic(material: Material) -> Table:
    found = _collect(material.asks, lambda ask: ask.item.topics)
    scores = {name: float(len(asks)) for name, asks in found.items()}
    place, strengths = ranks(scores), _strengths(material)
    topics = material.graph.vocabulary.topics
    rows: list[tuple[Cell, ...]] = []
    for name in ordered(found, scores):
        spread = _spread(found[name], strengths, _strength)
        voices = Counter(map(_endorsed, found[name]))
        label = topics[name].label if name in topics else name
        rows.append((place[name], label, name, len(found[name]), *spread, voices["consensus"], voices["disputed"]))
    return Table(
        id="by-topic",
        title="What recommendations are about",
        meaning="How many recommendations concern each topic, how firmly they speak, and on how many the reports "
        "note consensus or dispute.",
        caveat="A recommendation has up to four topics and counts for each; a broader topic does not include "
        "what only a narrower one has.",
        columns=("rank", "topic", "topic id", "recommendations", *strengths, "consensus", "disputed"),
        rows=tuple(rows),
        bars=("topic", *strengths),
    )


def _firmness(material: Material) -> Table:
    strengths = _strengths(material)
    rows = tuple(_share(name, _spread(material.asks, [name], _strength)[0], material) for name in strengths)
    return Table(
        id="by-strength",
        title="How firmly recommendations speak",
        meaning="How many recommendations leave no choice (must), advise (should) or offer (could).",
        caveat="The words make the strength; a polite report may mean should where it writes could.",
        columns=("strength", "recommendations", "share"),
        rows=rows,
        bars=("strength", "recommendations"),
    )


def _share(name: str, number: int, material: Material) -> tuple[Cell, ...]:
    return (name, number, rounded(number / len(material.asks)) if material.asks else None)


def _endorsement(material: Material) -> Table:
    known = sorted(material.graph.vocabulary.endorsements, key=lambda e: (*_place(e), e))
    strengths = _strengths(material)
    rows = tuple(
        (
            *_share(name, len(asks), material),
            *_spread(asks, strengths, _strength),
            sum(not ask.addressees for ask in asks),
        )
        for name in known
        for asks in [[ask for ask in material.asks if ask.item.endorsement == name]]
    )
    return Table(
        id="by-endorsement",
        title="Consensus against dispute",
        meaning="Who stands behind the recommendations: all participants, many, some, one, or nobody named; and "
        "which are disputed.",
        caveat="Unattributed may be the authors' own view or one that nobody contradicted; it is no consensus.",
        columns=("endorsement", "recommendations", "share", *strengths, "without addressee"),
        rows=rows,
        bars=("endorsement", "recommendations"),
    )


def _place(endorsement: str) -> tuple[int]:
    return (AGREEMENT.index(endorsement) if endorsement in AGREEMENT else len(AGREEMENT),)


def _specificity(material: Material) -> Table:
    def single(ask: Ask) -> bool:
        return any(material.type(node) != "Group" for node in ask.addressees)

    tests: tuple[tuple[str, Callable[[Ask], bool]], ...] = (
        ("names an addressee", lambda ask: bool(ask.addressees)),
        ("names a body, and not only a group", single),
        ("names a counterpart", lambda ask: bool(ask.counterparts)),
        ("names a place", lambda ask: bool(ask.places)),
        ("sets a condition", lambda ask: bool(ask.item.condition)),
    )
    rows = tuple(_share(label, sum(map(test, material.asks)), material) for label, test in tests)
    return Table(
        id="specificity",
        title="How specific recommendations are",
        meaning="How many recommendations say who, with whom, where and under which condition.",
        caveat="Naming is not clarity: a named body may be asked for something vague, and the reverse.",
        columns=("recommendation", "recommendations", "share"),
        rows=rows,
        bars=("recommendation", "recommendations"),
    )


def _asked_by(material: Material) -> Table:
    info = (report.annotations.document for report in material.graph.reports)
    voice = {one.id: one.publisher or one.title for one in info}
    found = Counter((voice[a.report], node) for a in material.asks for node in a.addressees)
    loud = [a for a in material.asks if a.item.endorsement == "disputed"]
    disputed = Counter((voice[a.report], node) for a in loud for node in a.addressees)
    rows = tuple(
        (asker, material.label(node), node, found[asker, node], disputed[asker, node])
        for asker, node in sorted(found, key=lambda key: (-found[key], key))
    )
    return Table(
        id="asked-by",
        title="Who is asked by whom",
        meaning="How often the reports of one publisher ask one actor to do something.",
        caveat="The publisher passes on what others said; where a report has no publisher, its title stands here.",
        columns=("publisher", "addressee", "addressee iri", "recommendations", "disputed"),
        rows=rows,
    )


def _asked_about(material: Material) -> Table:
    found = Counter(
        (node, other) for ask in material.asks for node in ask.addressees for other in ask.counterparts if node != other
    )
    rows = tuple(
        (material.label(node), node, material.label(other), other, found[node, other])
        for node, other in sorted(found, key=lambda key: (-found[key], key))
    )
    return Table(
        id="asked-with",
        title="With whom actors are asked to deal",
        meaning="How often an addressee is asked to consult, involve, support or report to a counterpart.",
        caveat="The recommendation asks the addressee; whether the counterpart wants it is not said.",
        columns=("addressee", "addressee iri", "counterpart", "counterpart iri", "recommendations"),
        rows=rows,
    )


def _unaddressed(material: Material) -> Table:
    scale = material.graph.vocabulary.strengths
    found = [ask for ask in material.asks if not ask.addressees]
    found.sort(key=lambda ask: (-scale.get(ask.item.strength, 0), ask.report, ask.item.evidence.place.key, ask.id))
    rows = tuple(
        (
            *(ask.item.strength, ask.item.endorsement, ask.item.action, "; ".join(sorted(ask.item.topics))),
            *(ask.report, ask.item.id, ask.id),
        )
        for ask in found
    )
    return Table(
        id="unaddressed",
        title="What nobody is asked to do",
        meaning=f"{len(found):,} of {len(material.asks):,} recommendations name no addressee, the firmest first: "
        "advice that is likely to stay undone.",
        caveat="A reader may know who is meant; the table only holds what the sentence and its heading say.",
        columns=("strength", "endorsement", "action", "topics", "report", "id", "recommendation iri"),
        rows=rows,
    )
