"""Read a graph back from the annotations of output folders, with the authority, as the build made it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.errors import AnnotationError, InputError, UsageError
from turtlebay.graph import Graph, Report
from turtlebay.model import Annotations, read_annotations

__all__ = ["graph_of", "read_graph"]


def read_graph(
    paths: Iterable[Path], *, restored: Iterable[tuple[Annotations, Path]] = (), ontology: Path | None = None
) -> Graph:
    """Return the graph of annotation files and of output folders.

    `restored` are annotations from elsewhere, with the file that they come from. A report that is given twice, word for
    word, counts once; two different ones with one id are an error.
    """
    found: dict[str, tuple[Annotations, Path]] = {}
    read = ((read_annotations(file), file) for path in paths for file in _files(path))
    for one, file in chain(read, restored):
        earlier = found.setdefault(one.document.id, (one, file))
        if earlier[0] != one:
            raise InputError(
                f"is another version of the report '{one.document.id}' in {earlier[1]}",
                where=str(file),
                remedy="Leave one of the two out, or give the report a name of its own and build it again.",
            )
    return graph_of((one for one, _ in found.values()), ontology=ontology)


def graph_of(annotations: Iterable[Annotations], *, ontology: Path | None = None) -> Graph:
    """Return the graph of annotations, in the order of their ids; an error where a name or an offset is missing."""
    vocabulary = read_vocabulary(ontology)
    reports = []
    for one in sorted(annotations, key=lambda one: one.document.id):
        name = one.document.id
        vocabulary.require(one, name=name)
        evidence = [*(r.evidence for r in one.relations), *(r.evidence for r in one.recommendations)]
        if any(proof.span is None for proof in evidence):
            raise AnnotationError(
                "the annotations have quotes without offsets",
                where=name,
                remedy="Build the report first: turtlebay build REPORT, then name the output folder.",
            )
        reports.append(Report(one))
    if not reports:
        raise InputError("there is no report to analyse", remedy="Name an output folder: turtlebay build writes one.")
    return Graph(tuple(reports), read_authority(ontology), vocabulary)


def _files(path: Path) -> Iterator[Path]:
    if not os.path.exists(path):  # noqa: PTH110 - this one never raises
        raise InputError("does not exist", where=str(path), remedy="Name an output folder, such as output.")
    if path.is_file() and path.suffix == ".json":
        yield path
        return
    if path.is_file():
        raise UsageError(
            "is neither a graph nor annotations",
            where=str(path),
            remedy="Name an output folder, a graph such as the graph.ttl in it, or an annotation file (.json).",
        )
    files = sorted((path / "annotations").glob("*.json"))
    if not files:
        raise InputError(
            "holds no annotations/*.json", where=str(path), remedy="Name the output folder of turtlebay build."
        )
    yield from files
