"""The order of the stages: read, extract, review, graph, then files. Nothing else knows it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.errors import UsageError
from turtlebay.extraction import Extraction, extract
from turtlebay.graph import Graph, Report
from turtlebay.model import ReportInfo, to_json
from turtlebay.reading import Layout, lay_out, read_report
from turtlebay.review import SUFFIX, Outcome, Review, apply_review, find_reviewed, iter_reviewed, select_review

__all__ = ["Built", "build_graph", "extract_report", "graph_files", "reviewed_graph"]


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


def build_graph(
    paths: Sequence[Path],
    *,
    ontology: Path | None = None,
    reviews: Sequence[tuple[Path, Review]] = (),
    advance: Callable[[Path], None] = lambda path: None,
) -> Built:
    """Return the graph of reports.

    A text that one of `reviews` is of is extracted from, and the decisions are applied. A text that is one of the
    reviewed ones of the package takes that annotation, which gains its quotes; any other is extracted from. `advance`
    is called after each report.
    """
    reports: list[Report] = []
    outcomes: list[tuple[str, Outcome]] = []
    digests: set[str] = set()
    notices: list[str] = []
    sources: dict[str, Path] = {}
    for path in paths:
        read = read_report(path)
        notices.extend(f"{path.name}: {notice}" for notice in read.notices)
        digests.add(read.text.sha256)
        reviewed = find_reviewed(read.text.sha256)
        review, differing = select_review(reviews, read.text.sha256)
        notices.extend(f"{path.name}: {notice}" for notice in differing)
        beside = path.with_name(path.stem + SUFFIX)
        if review is None and os.path.isfile(beside):  # noqa: PTH113 - this one never raises
            notices.append(f"{path.name}: {beside.name} lies beside it and is not used; give it with --review")
        if review is not None:
            layout = lay_out(read.text)
            found = _extract(layout, path, ontology).annotations
            outcome = apply_review(found, review, read.text, read_vocabulary(ontology), layout.section_of)
            annotations = outcome.annotations
            outcomes.append((annotations.document.id, outcome))
            notices.extend(f"{path.name}: review: {notice}" for notice in _review_notices(review, outcome))
            if reviewed is not None:
                notices.append(f"{path.name}: your review is used, and not the annotation that comes with turtlebay")
        elif reviewed is not None:
            annotations = reviewed.locate(read.text)
            notices.append(f"{path.name}: recognised as '{reviewed.document.id}', the reviewed annotation is used")
        else:
            annotations = _extract(lay_out(read.text), path, ontology).annotations
            if not annotations.recommendations:
                notices.append(f"{path.name}: no recommendation was found; is it a report in English?")
        earlier = sources.setdefault(annotations.document.id, path)
        if earlier is not path:
            raise UsageError(
                f"'{earlier.name}' and '{path.name}' would both be the document '{annotations.document.id}'",
                remedy="Rename one of the files, or leave one out if they hold the same report.",
            )
        reports.append(Report(annotations, read.text))
        advance(path)
    reports.sort(key=lambda report: report.id)
    notices.extend(
        f"{name.name}: not used: it reviews '{review.document}', a text that is not among the reports "
        f"(SHA-256 {review.sha256[:12]}…)"
        for name, review in reviews
        if review.sha256 not in digests
    )
    return Built(_graph(reports, ontology), tuple(notices), tuple(sorted(outcomes, key=lambda pair: pair[0])))


def _review_notices(review: Review, outcome: Outcome) -> list[str]:
    """Return what a person should know of the decisions on a report: first how many, then each that met nothing."""
    number, lost = len(review.decisions), len(outcome.unmatched)
    head = f"{number} {'decision' if number == 1 else 'decisions'}, {lost} without a match in what the rules find now"
    return [head, *map(str, outcome.unmatched), *outcome.notices]


def extract_report(path: Path, *, ontology: Path | None = None) -> tuple[Extraction, Layout, tuple[str, ...]]:
    """Return what extraction alone finds in a report, its layout, and the notices of reading."""
    read = read_report(path)
    layout = lay_out(read.text)
    return _extract(layout, path, ontology), layout, read.notices


def graph_files(graph: Graph, *, ontology: Path | None = None) -> dict[str, str]:
    """Return the files of an output folder by their relative paths, without the manifest."""
    from turtlebay import network, pages, rdf
    from turtlebay.network.headlines import headlines

    sections = rdf.graph_sections(graph, ontology=ontology)
    files = {
        "graph.ttl": rdf.to_turtle(sections),
        "graph.nt": rdf.to_ntriples(sections),
        "graph.jsonld": rdf.to_jsonld(sections, ontology=ontology),
        "network.graphml": network.to_graphml(graph),
        "tables/actors.csv": network.actors_csv(graph),
        "tables/recommendations.csv": network.recommendations_csv(graph),
        "tables/relations.csv": network.relations_csv(graph),
        "graph.html": pages.graph_page(graph, reports="reports"),
    }
    for report in graph.reports:
        files[f"documents/{report.id}.ttl"] = rdf.to_turtle(rdf.document_sections(report, graph))
        files[f"annotations/{report.id}.json"] = to_json(report.annotations)
        files[f"reports/{report.id}.html"] = pages.report_page(graph, report.id)
        if report.text is not None:
            files[f"texts/{report.id}.txt"] = report.text.characters
    files["index.html"] = pages.index_page(graph, _descriptions(files), headlines(graph))
    return dict(sorted(files.items()))


def _descriptions(files: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, DESCRIPTIONS.get(name) or DESCRIPTIONS[name.split("/")[0] + "/"]) for name in sorted(files)]


DESCRIPTIONS = {
    "graph.ttl": "everything in one Turtle file: load this into a triple store",
    "graph.nt": "the same triples, one a line, for bulk loading and comparing",
    "graph.jsonld": "the same triples as JSON-LD, with the context inside",
    "graph.html": "the interactive graph: who is asked to do what, and by whom",
    "network.graphml": "the network for Gephi, Cytoscape or networkx",
    "tables/actors.csv": "actors with identifiers and how often each is addressed",
    "tables/recommendations.csv": "recommendations with addressees, strength, topics and evidence",
    "tables/relations.csv": "relations, stated and proposed, with their evidence",
    "documents/": "one report alone, as Turtle",
    "annotations/": "the annotation of one report, as JSON",
    "reports/": "one report to read, its recommendations marked in the text or listed by section",
    "texts/": "the text of one report as it was read, which every offset counts in",
}


def _graph(reports: list[Report], ontology: Path | None) -> Graph:
    vocabulary = read_vocabulary(ontology)
    for report in reports:
        vocabulary.require(report.annotations, name=report.id)
    return Graph(tuple(reports), read_authority(ontology), vocabulary)


def _extract(layout: Layout, path: Path, ontology: Path | None) -> Extraction:
    info = ReportInfo(id=slug_of(path), text=_readable(path.name), title=_title(layout, path))
    return extract(layout, info, read_authority(ontology), read_vocabulary(ontology))


def slug_of(path: Path) -> str:
    """Return the id of the document in a file: its name as a slug."""
    from turtlebay.extraction.mentions import slug

    return slug(path.stem)


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
