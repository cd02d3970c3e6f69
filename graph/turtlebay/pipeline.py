"""The order of the stages: read, extract, review, graph. Nothing else knows it; `building` makes files of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.errors import UsageError
from turtlebay.extraction import Extraction, extract
from turtlebay.graph import Graph, Report
from turtlebay.model import ReportInfo
from turtlebay.reading import Layout, lay_out, read_report
from turtlebay.review import SUFFIX, Outcome, Review, apply_review, find_reviewed, iter_reviewed, select_review

__all__ = [
    "Annotated",
    "Built",
    "annotate",
    "build_graph",
    "extract_report",
    "graph_files",
    "review_beside",
    "reviewed_graph",
    "slug_of",
    "unused_reviews",
]


@dataclass(frozen=True)
class Built:
    """A graph, with what a person should know of how it came about."""

    graph: Graph
    notices: tuple[str, ...]
    reviews: tuple[tuple[str, Outcome], ...] = ()
    """Pairs of a report's id and what became of the decisions on it."""


def reviewed_graph(*, ontology: Path | None = None) -> Built:
    """Return the graph of the reviewed annotations that come with the package, without any text."""
    reports = [Report(annotations) for annotations in iter_reviewed()]
    return Built(_graph(reports, ontology), ())


@dataclass(frozen=True)
class Annotated:
    """One report with its annotations, what a person should know of it, and what became of the decisions on it."""

    report: Report
    notices: tuple[str, ...]
    outcome: Outcome | None = None


def build_graph(
    paths: Sequence[Path],
    *,
    ontology: Path | None = None,
    reviews: Sequence[tuple[Path, Review]] = (),
    advance: Callable[[Path], None] = lambda path: None,
) -> Built:
    """Return the graph of reports, as `annotate` reads each. `advance` is called after each report."""
    found: dict[str, tuple[Path, Annotated]] = {}
    notices: list[str] = []
    for path in paths:
        one = annotate(path, ontology=ontology, reviews=reviews)
        earlier, _ = found.setdefault(one.report.id, (path, one))
        if earlier is not path:
            raise UsageError(
                f"'{earlier.name}' and '{path.name}' would both be the document '{one.report.id}'",
                remedy="Rename one of the files, or leave one out if they hold the same report.",
            )
        notices.extend(one.notices)
        if one.outcome is None:
            notices.extend(review_beside(path))
        advance(path)
    reports = [found[name][1].report for name in sorted(found)]
    notices.extend(unused_reviews(reviews, {report.text.sha256 for report in reports if report.text}))
    outcomes = ((name, found[name][1].outcome) for name in sorted(found))
    return Built(_graph(reports, ontology), tuple(notices), tuple((name, o) for name, o in outcomes if o))


def annotate(
    path: Path,
    data: bytes | None = None,
    *,
    document: str | None = None,
    ontology: Path | None = None,
    reviews: Sequence[tuple[Path, Review]] = (),
) -> Annotated:
    """Read a report and return it with its annotations.

    A text that one of `reviews` is of is extracted from, and the decisions are applied. A text that is one of the
    reviewed ones of the package takes that annotation, which gains its quotes; any other is extracted from, and its
    document called `document` (the name of the file unless told otherwise). `data` are the bytes of the file where they
    are at hand.
    """
    read = read_report(path, data)
    notices = list(read.notices)
    reviewed = find_reviewed(read.text.sha256)
    review, differing = select_review(reviews, read.text.sha256)
    notices.extend(differing)
    outcome = None
    if review is not None:
        layout = lay_out(read.text)
        found = _extract(layout, path, document, ontology).annotations
        outcome = apply_review(found, review, read.text, read_vocabulary(ontology), layout.section_of)
        annotations = outcome.annotations
        notices.extend(f"review: {notice}" for notice in _review_notices(review, outcome))
        if reviewed is not None:
            notices.append("your review is used, and not the annotation that comes with turtlebay")
    elif reviewed is not None:
        annotations = reviewed.locate(read.text)
        notices.append(f"recognised as '{reviewed.document.id}', the reviewed annotation is used")
    else:
        annotations = _extract(lay_out(read.text), path, document, ontology).annotations
        if not annotations.recommendations:
            notices.append("no recommendation was found; is it a report in English?")
    read_vocabulary(ontology).require(annotations, name=annotations.document.id)
    return Annotated(Report(annotations, read.text), tuple(f"{path.name}: {notice}" for notice in notices), outcome)


def review_beside(path: Path) -> list[str]:
    """Return a notice where a review lies beside a report of which none was used."""
    beside = path.with_name(path.stem + SUFFIX)
    if not os.path.isfile(beside):  # noqa: PTH113 - this one never raises
        return []
    return [f"{path.name}: {beside.name} lies beside it and is not used; give it with --review"]


def unused_reviews(reviews: Sequence[tuple[Path, Review]], digests: Set[str]) -> list[str]:
    """Return a notice for each review of a text that is not among the reports, whose digests are given."""
    return [
        f"{name.name}: not used: it reviews '{review.document}', a text that is not among the reports "
        f"(SHA-256 {review.sha256[:12]}…)"
        for name, review in reviews
        if review.sha256 not in digests
    ]


def _review_notices(review: Review, outcome: Outcome) -> list[str]:
    """Return what a person should know of the decisions on a report: first how many, then each that met nothing."""
    number, lost = len(review.decisions), len(outcome.unmatched)
    head = f"{number} {'decision' if number == 1 else 'decisions'}, {lost} without a match in what the rules find now"
    return [head, *map(str, outcome.unmatched), *outcome.notices]


def extract_report(path: Path, *, ontology: Path | None = None) -> tuple[Extraction, Layout, tuple[str, ...]]:
    """Return what extraction alone finds in a report, its layout, and the notices of reading."""
    read = read_report(path)
    layout = lay_out(read.text)
    return _extract(layout, path, None, ontology), layout, read.notices


def graph_files(graph: Graph, *, ontology: Path | None = None) -> dict[str, str]:
    """Return the files of an output folder by their relative paths, without the manifest."""
    from turtlebay.corpus import assemble, render

    files: dict[str, list[str]] = {}

    class Memory:
        def append(self, name: str, text: str) -> None:
            files.setdefault(name, []).append(text)

    parts = [render(report, graph.authority, graph.vocabulary, ontology=ontology) for report in graph.reports]
    assemble(parts, Memory(), ontology=ontology)
    return {name: "".join(files[name]) for name in sorted(files)}


def _graph(reports: list[Report], ontology: Path | None) -> Graph:
    vocabulary = read_vocabulary(ontology)
    for report in reports:
        vocabulary.require(report.annotations, name=report.id)
    return Graph(tuple(reports), read_authority(ontology), vocabulary)


def _extract(layout: Layout, path: Path, document: str | None, ontology: Path | None) -> Extraction:
    info = ReportInfo(id=document or slug_of(path.stem), text=_readable(path.name), title=_title(layout, path))
    return extract(layout, info, read_authority(ontology), read_vocabulary(ontology))


def slug_of(name: str) -> str:
    """Return the id of the document in a file, or of one that has this name below a folder, as a slug."""
    from turtlebay.extraction.mentions import slug

    return slug(name)


def _title(layout: Layout, path: Path) -> str:
    """The first heading, where one stands before the first sentence; else the name of the file."""
    first = layout.sentences[0].block if layout.sentences else len(layout.blocks)
    for block in layout.blocks[:first]:
        words = layout.clean.characters[block.start : block.end].strip()
        if block.kind == "heading" and 3 <= len(words) <= 300:
            return words
    return _readable(path.stem)


def _readable(name: str) -> str:
    """Return the name of a file as text: bytes in it that are no UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")
