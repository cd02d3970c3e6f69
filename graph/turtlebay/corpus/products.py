"""What a build makes of one report alone, ready to be joined with that of the others.

Nothing here depends on another report. So the parts can be made in any process, in any order, and be kept; what is
left for the whole corpus is to write them one after another.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from turtlebay import iri, network, pages, rdf
from turtlebay.authority import Authority, Vocabulary
from turtlebay.corpus.recurrence import ask_rows
from turtlebay.errors import InputError
from turtlebay.graph import Graph, Report
from turtlebay.model import to_json

__all__ = ["Packed", "Products", "pack", "render", "unpack"]

DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP file can hold: no clock in what is kept."""

Products = Mapping[str, str]
"""Parts by name; `meta.json` is what the other reports' parts are joined by."""


def render(
    report: Report,
    authority: Authority,
    vocabulary: Vocabulary,
    *,
    ontology: Path | None = None,
    more: Mapping[str, Any] | None = None,
) -> Products:
    """Return the parts that a build makes of one report; `more` joins what its `meta.json` says.

    `document.ttl`, `annotation.json`, `report.html` and, where the text is at hand, `text.txt` are files of the output
    folder. The others are joined: `graph.ttl`, `graph.jsonld` and the tables by writing them one after another,
    `own.nt`, `shared.nt` and what ends in `.json` with an eye to what several reports say.
    """
    graph = Graph((report,), authority, vocabulary)
    alone = rdf.document_sections(report, graph)
    among = [_without_known_labels(section) for section in alone]
    document, body, prefixes = _write_turtle(alone, among)
    triples = list(dict.fromkeys(triple for section in among for triple in section.triples))
    lines: dict[bool, list[str]] = {True: [], False: []}
    mine = []
    for triple in triples:
        is_own = isinstance(triple.subject, ox.NamedNode) and iri.is_of(triple.subject.value, report.id)
        lines[is_own].append(f"{triple} .\n")
        if is_own:
            mine.append(triple)
    objects = rdf.jsonld_objects(mine, ontology=ontology)
    parts = {
        "document.ttl": document,
        "annotation.json": to_json(report.annotations),
        "report.html": pages.report_page(graph, report.id),
        "graph.ttl": body,
        "graph.jsonld": ",\n".join(text for _, text in objects),
        "own.nt": "".join(sorted(lines[True])),
        "shared.nt": "".join(sorted(lines[False])),
        "recommendations.csv": network.recommendations_csv(graph, header=False),
        "relations.csv": network.relations_csv(graph, header=False),
        "actors.json": _dump(network.actor_counts(graph)),
        "network.json": _dump(network.graphml_fragment(graph)),
        "figures.json": _dump(pages.count_figures(graph)),
        "asked.json": _dump(ask_rows(report)),
    }
    if report.text is not None:
        parts["text.txt"] = report.text.characters
    parts["meta.json"] = _dump(
        {**_meta(report, graph), "prefixes": sorted(prefixes), "jsonld name": objects[0][0], **(more or {})}
    )
    return parts


def _without_known_labels(section: rdf.Section) -> rdf.Section:
    """Return a section without the labels that the authority's part of the whole graph has already."""
    label = rdf.PREFIXES["skos"] + "prefLabel"
    known = iri.authority_actor("")
    kept = tuple(t for t in section.triples if t.predicate.value != label or not str(t.subject).startswith(f"<{known}"))
    return section if len(kept) == len(section.triples) else replace(section, triples=kept)


def _write_turtle(alone: list[rdf.Section], among: list[rdf.Section]) -> tuple[str, str, set[str]]:
    """Return the Turtle of a report alone, its body among others, and the prefixes of that; equal sections once."""
    bodies: list[list[str]] = [[], []]
    prefixes: list[set[str]] = [set(), set()]
    base = ""
    for pair in zip(alone, among, strict=True):
        first, used = rdf.turtle_body([pair[0]], base)
        second, needed = (first, used) if pair[0] is pair[1] else rdf.turtle_body([pair[1]], base)
        for place, (text, names) in enumerate(((first, used), (second, needed))):
            bodies[place].append(text)
            prefixes[place] |= names
        base = pair[0].base
    document, body = ("\n".join(texts) for texts in bodies)
    return f"{rdf.write_prefixes(prefixes[0])}\n{document}", body, prefixes[1]


def _meta(report: Report, graph: Graph) -> dict[str, Any]:
    info = report.annotations.document
    relations = Counter(relation.status for relation in report.annotations.relations)
    items = report.annotations.recommendations
    actor_types = graph.vocabulary.actor_types
    own = [node.type in actor_types for node in graph.nodes.values() if iri.is_of(node.iri, report.id)]
    return {
        "id": report.id,
        "title": info.title,
        "date": info.date,
        "sha256": info.sha256,
        "characters": info.characters,
        "method": info.method,
        "text at hand": report.text is not None,
        "pages": report.text.pages if report.text else (),
        "recommendations": len(items),
        "with an addressee": sum(bool(item.addressees) for item in items),
        "stated": relations["stated"],
        "proposed": relations["proposed"],
        "mentions": sum(len(entity.spans) for entity in report.annotations.entities),
        "authority": sorted(entity.authority for entity in report.annotations.entities if entity.authority),
        "shared": {node.iri: node.type for node in graph.nodes.values() if not iri.is_of(node.iri, report.id)},
        "entities": [entity.id for entity in report.annotations.entities],
        "own actors": own.count(True),
        "own others": own.count(False),
    }


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pack(parts: Products) -> bytes:
    """Return parts as one compressed file; the same parts give the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in sorted(parts.items()):
            archive.writestr(zipfile.ZipInfo(name, DATE), text.encode(), zipfile.ZIP_DEFLATED, compresslevel=1)
    return content.getvalue()


@dataclass(frozen=True)
class Packed(Mapping[str, str]):
    """Parts in a file, each read when it is asked for and proved by its checksum."""

    path: Path

    def __getitem__(self, name: str) -> str:
        try:
            with zipfile.ZipFile(self.path) as archive:
                return archive.read(name).decode()
        except (OSError, zipfile.BadZipFile, zlib.error) as error:
            raise InputError(
                f"what was kept of a report is damaged ({error})",
                where=str(self.path),
                remedy="Delete that file and build again.",
            ) from error

    def __iter__(self) -> Iterator[str]:
        with zipfile.ZipFile(self.path) as archive:
            yield from archive.namelist()

    def __len__(self) -> int:
        return sum(1 for _ in self)


def unpack(path: Path) -> Packed | None:
    """Return the parts in a file, or nothing where there is none that is whole."""
    try:
        with zipfile.ZipFile(path) as archive:
            whole = "meta.json" in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return None
    return Packed(path) if whole else None
