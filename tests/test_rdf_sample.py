"""A small report of our own, the sample of all tests of `turtlebay.rdf`; they load it with `runpy`."""

from __future__ import annotations

from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.graph import Graph, Report
from turtlebay.model import Annotations, Entity, Evidence, Recommendation, Relation, ReportInfo, Span, Text

WORDS = (
    "Notes of a day by the sea 🐢\n\n1. Harbours\n"
    "The Council met the “Lantern Group” in Istanbul. The Lantern Group is part of the Tide Office.\n"
    "The Council should ask the Lantern\nGroup for a map, where funds allow.\f"
    'The Tide Office could work with the Council on "night tides" \\ safe berths.\n'
)
TEXT = Text(characters=WORDS, name="harbour-notes.txt")


def find_span(words: str, start: int = 0) -> Span:
    """Return the span of the first occurrence of some words."""
    begin = WORDS.index(words, start)
    return Span(start=begin, end=begin + len(words))


MET = find_span("The Council met the “Lantern Group” in Istanbul.")
PART = find_span("The Lantern Group is part of the Tide Office.")
ASK = find_span("The Council should ask the Lantern\nGroup for a map, where funds allow.")
WORK = find_span('The Tide Office could work with the Council on "night tides" \\ safe berths.')
HEADING = "1. Harbours"


def make_annotations(*, action: str = "ask the Lantern Group for a map", method: str | None = "review") -> Annotations:
    """Return the annotations of the sample, with quotes and offsets."""
    return Annotations(
        document=ReportInfo(
            id="harbour-notes",
            title="Notes of a day by the sea",
            subtitle="Harbours",
            publisher="The Lantern Press",
            date="2024-05",
            sha256=TEXT.sha256,
            characters=len(TEXT),
            method=method,
        ),
        entities=(
            Entity(
                id="council",
                label="the Council",
                type="Organ",
                authority="security-council",
                spans=(find_span("The Council"), find_span("The Council", ASK.start)),
            ),
            Entity(id="istanbul", label="Istanbul", type="Place", authority="istanbul", spans=(find_span("Istanbul"),)),
            Entity(
                id="lantern-group",
                label="Lantern Group",
                type="Group",
                spans=(find_span("Lantern Group"), find_span("Lantern\nGroup")),
            ),
            Entity(id="tide-office", label="Tide Office", type="SecretariatUnit", spans=(find_span("Tide Office"),)),
        ),
        relations=(
            Relation(
                subject="lantern-group",
                predicate="partOf",
                object="tide-office",
                status="stated",
                evidence=TEXT.evidence(PART, HEADING),
            ),
            Relation(
                subject="tide-office",
                predicate="cooperatesWith",
                object="council",
                status="proposed",
                evidence=TEXT.evidence(WORK, HEADING),
                rule="rel-work-with",
                confidence=0.5,
            ),
        ),
        recommendations=(
            Recommendation(
                id="r01",
                evidence=TEXT.evidence(ASK, HEADING),
                addressees=("council",),
                counterparts=("lantern-group",),
                action=action,
                strength="should",
                endorsement="unattributed",
                topics=("analysis-and-planning", "consultation"),
                places=("istanbul",),
                condition="where funds allow",
                cue=find_span("should"),
                rule="modal-should",
                confidence=0.9,
            ),
            Recommendation(
                id="r02",
                evidence=TEXT.evidence(WORK, HEADING),
                addressees=("tide-office",),
                counterparts=("council",),
                action="work with the Council on safe berths",
                strength="could",
                endorsement="some",
                topics=("partnerships",),
            ),
        ),
    )


def make_report(*, with_text: bool = True, annotations: Annotations | None = None) -> Report:
    """Return the sample; without the text it is stand-off."""
    annotations = annotations or make_annotations()
    return Report(annotations, TEXT) if with_text else Report(annotations.without_words())


def make_second() -> Report:
    """Return another report, which names the same Council and has a group of the same name."""
    text = Text(characters="The Council must hear the Lantern Group.", name="second.txt")
    span = Span(start=0, end=len(text))
    annotations = Annotations(
        document=ReportInfo(id="other-notes", title="Other notes", sha256=text.sha256, characters=len(text)),
        entities=(
            Entity(id="security-council", label="Council", type="Organ", authority="security-council"),
            Entity(id="lantern-group", label="The Lanterns", type="Group"),
        ),
        relations=(),
        recommendations=(
            Recommendation(
                id="r01",
                evidence=Evidence(span=span, quote=text.quote(span)),
                addressees=("security-council",),
                action="hear the Lantern Group",
                strength="must",
                endorsement="unattributed",
                topics=("consultation",),
            ),
        ),
    )
    return Report(annotations, text)


def make_graph(*reports: Report) -> Graph:
    """Return a graph of reports, by default of the sample with its text."""
    return Graph(reports or (make_report(),), read_authority(), read_vocabulary())


def test_the_sample_uses_only_names_of_the_ontology() -> None:
    for report in (make_report(), make_second()):
        assert list(read_vocabulary().iter_problems(report.annotations)) == []


def test_the_sample_holds_what_breaks_writers() -> None:
    assert all(mark in WORDS for mark in ("🐢", "“", '"', "\\", "\f", "\n"))
