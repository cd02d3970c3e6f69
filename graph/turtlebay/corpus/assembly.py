"""The files of an output folder, written from the parts of one report after another.

However many reports there are, no more than one stands in memory at a time, with what they share. Only the page of the
graph holds several: as many of the newest as a browser shows well.
"""

from __future__ import annotations

import json
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final, Protocol

import pyoxigraph as ox

from turtlebay import iri, network, pages, rdf
from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.corpus.matches import Matches
from turtlebay.corpus.products import Products
from turtlebay.corpus.recurrence import MOST_REQUESTS, find_corpus_echoes
from turtlebay.graph import Graph, Report
from turtlebay.model import Text, from_json
from turtlebay.network.headlines import headlines
from turtlebay.rdf.turtle import natural_key

__all__ = ["Assembled", "Sink", "assemble"]

Meta = dict[str, Any]

SHOWN: Final = 20_000
"""Entities and recommendations on the page of the graph: so many were measured to be ready within a second."""
LISTED: Final = 50
"""Reports whose files the index names one by one."""
CHUNK: Final = 1 << 20
IN_MEMORY: Final = 8_000_000
"""Characters that wait in memory before they wait on disk."""

DESCRIPTIONS: Final = {
    "graph.ttl": "everything in one Turtle file: load this into a triple store",
    "graph.nt": "the same triples, one a line, for bulk loading and comparing",
    "graph.jsonld": "the same triples as JSON-LD, with the context inside",
    "graph.html": "the interactive graph: who is asked to do what, and by whom",
    "network.graphml": "the network for Gephi, Cytoscape or networkx",
    "tables/actors.csv": "actors with identifiers and how often each is addressed",
    "tables/matches.csv": "actors of different reports that bear one name, for a person to decide on",
    "tables/recommendations.csv": "recommendations with addressees, strength, topics and evidence",
    "tables/relations.csv": "relations, stated and proposed, with their evidence",
    "documents/": "one report alone, as Turtle",
    "annotations/": "the annotation of one report, as JSON",
    "reports/": "one report to read, its recommendations marked in the text or listed by section",
    "texts/": "the text of one report as it was read, which every offset counts in",
}
SEVERAL: Final = ("tables/matches.csv",)
"""Files that only several reports give."""
ALONE: Final = {
    "document.ttl": "documents/{}.ttl",
    "annotation.json": "annotations/{}.json",
    "report.html": "reports/{}.html",
    "text.txt": "texts/{}.txt",
}
"""Files of one report, by the part that each is."""


class Sink(Protocol):
    """What takes the files: text is added to the end of a file, which is there from its first text on."""

    def append(self, name: str, text: str) -> None:
        """Add text to a file, by its path below the folder."""


@dataclass(frozen=True)
class Assembled:
    """What is known of the reports that were joined, in their order, and how many triples they gave."""

    metas: tuple[Meta, ...]
    triples: int


def assemble(
    parts: Sequence[Products],
    sink: Sink,
    *,
    different: frozenset[frozenset[str]] = frozenset(),
    ontology: Path | None = None,
    advance: Callable[[int], None] = lambda done: None,
) -> Assembled:
    """Write the files of reports, given in the order of their ids; the manifest is left to the caller.

    `different` are pairs of actors that a person said are two. `advance` is told how many reports are written.
    """
    metas = [json.loads(part["meta.json"]) for part in parts]
    authority, vocabulary = read_authority(ontology), read_vocabulary(ontology)
    slugs = {slug for meta in metas for slug in meta["authority"]}
    known = rdf.shared_sections(authority, authority.closure(slugs), ontology=ontology)
    merged = frozenset(name for meta in metas for name in meta["shared"] if "/doc/" in name)
    figures = pages.Figures(frozenset(pages.short_id(name) for name in merged))
    asked = sum(meta["recommendations"] for meta in metas)
    several = len(parts) > 1 and asked <= MOST_REQUESTS
    echoes = [find_corpus_echoes(parts, [meta["id"] for meta in metas])] if several else []
    shared = {f"{triple} .\n" for section in (*known, *echoes) for triple in section.triples}

    body, prefixes = rdf.turtle_body(known)
    tail, more = rdf.turtle_body(section for section in echoes if section.triples)
    head = rdf.write_prefixes(prefixes.union(more, *(meta["prefixes"] for meta in metas)))
    sink.append("graph.ttl", "\n".join(text for text in (head, body) if text))
    sink.append("tables/recommendations.csv", network.recommendations_csv(_empty(ontology)))
    sink.append("tables/relations.csv", network.relations_csv(_empty(ontology)))
    with ExitStack() as stack:
        actors = stack.enter_context(closing(network.ActorTable(authority, vocabulary.actor_types)))
        matches = stack.enter_context(closing(Matches(different)))
        nodes, edges = (stack.enter_context(_spool()) for _ in range(2))
        keys: dict[str, None] = {}
        common: dict[str, str] = {}
        for number, (meta, part) in enumerate(zip(metas, parts, strict=True), 1):
            sink.append("graph.ttl", "\n" + part["graph.ttl"])
            for name in ("recommendations", "relations"):
                sink.append(f"tables/{name}.csv", part[f"{name}.csv"])
            for name in _alone(meta):
                sink.append(ALONE[name].format(meta["id"]), part[name])
            shared.update(part["shared.nt"].splitlines(keepends=True))
            counted = json.loads(part["actors.json"])
            actors.add(meta["id"], counted, shared=merged)
            matches.add(meta["id"], counted, vocabulary.actor_types)
            figures.add(json.loads(part["figures.json"]))
            fragment: network.Fragment = json.loads(part["network.json"])
            keys |= dict.fromkeys(fragment["keys"])
            common = fragment["shared"] | common
            nodes.write(fragment["own"])
            edges.write(fragment["edges"])
            advance(number)
        if tail:
            sink.append("graph.ttl", "\n" + tail)
        _send(sink, "tables/actors.csv", actors.pieces())
        if len(parts) > 1:
            _send(sink, "tables/matches.csv", matches.pieces())
        _send(sink, "network.graphml", [network.graphml_head(keys), *(common[name] for name in sorted(common))])
        for spool in (nodes, edges):
            spool.seek(0)
            _send(sink, "network.graphml", iter(lambda spool=spool: spool.read(CHUNK), ""))  # type: ignore[misc]
        sink.append("network.graphml", network.GRAPHML_END)
    triples = _write_ntriples(metas, parts, shared, sink)
    _write_jsonld(metas, parts, shared, sink, ontology)
    shown = [place for place, _ in sorted(_newest(metas))]
    graph = Graph(tuple(_report(parts[place]) for place in shown), authority, vocabulary)
    sink.append("graph.html", pages.graph_page(graph, reports="reports", of=len(parts)))
    index = pages.index_of(figures, vocabulary, _descriptions(metas), headlines(graph), len(shown))
    sink.append("index.html", index)
    return Assembled(tuple(metas), triples)


def _empty(ontology: Path | None) -> Graph:
    return Graph((), read_authority(ontology), read_vocabulary(ontology))


def _spool() -> IO[str]:
    return tempfile.SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="", prefix="turtlebay-")


def _send(sink: Sink, name: str, pieces: Iterable[str]) -> None:
    for piece in pieces:
        sink.append(name, piece)


def _alone(meta: Meta) -> list[str]:
    return [name for name in ALONE if name != "text.txt" or meta["text at hand"]]


def _write_ntriples(metas: Sequence[Meta], parts: Sequence[Products], shared: set[str], sink: Sink) -> int:
    """Write all lines in one order and return how many there are.

    Lines that begin with the IRI of a report stand together but for those of the report itself: `doc/a>` comes after
    `doc/a0/`. So each report has two places among the shared lines.
    """
    places: dict[str, tuple[int, set[str]]] = {}
    for number, meta in enumerate(metas):
        for end in "/>":
            places[f"<{iri.document(meta['id'])}{end}"] = (number, set())
    around: list[str] = []
    for line in shared:
        name = line[: line.find("/", len(iri.document("")) + 1) + 1]
        if name in places:
            places[name][1].add(line)
        else:
            around.append(line)
    around.sort()
    done = total = 0
    for place in sorted(places):
        until = bisect_left(around, place, done)
        _send(sink, "graph.nt", around[done:until])
        number, foreign = places[place]
        own = [line for line in parts[number]["own.nt"].splitlines(keepends=True) if line.startswith(place)]
        lines = sorted({*own, *foreign}) if foreign else own
        sink.append("graph.nt", "".join(lines))
        total += len(lines)
        done = until
    _send(sink, "graph.nt", around[done:])
    return total + len(around)


def _write_jsonld(
    metas: Sequence[Meta], parts: Sequence[Products], shared: set[str], sink: Sink, ontology: Path | None
) -> None:
    """Write what reports share and the objects of each report, in the order of names as far as one report goes."""
    quads = ox.parse("".join(sorted(shared)), format=ox.RdfFormat.N_TRIPLES)
    objects = rdf.jsonld_objects((quad.triple for quad in quads), ontology=ontology)
    first = natural_key(metas[0]["jsonld name"]) if metas else ([], "")
    before = [text for name, text in objects if natural_key(name) < first]
    after = [text for name, text in objects if natural_key(name) >= first]
    comma = rdf.jsonld_head(ontology)
    for text in chain(before, (part["graph.jsonld"] for part in parts), after):
        sink.append("graph.jsonld", f"{comma}\n{text}")
        comma = ","
    sink.append("graph.jsonld", rdf.JSONLD_END)


def _newest(metas: Sequence[Meta]) -> list[tuple[int, Meta]]:
    """Return the newest reports that fit on the page of the graph; one fits always."""
    found: list[tuple[int, Meta]] = []
    room = SHOWN
    for pair in sorted(enumerate(metas), key=lambda pair: (pair[1]["date"] or "", pair[1]["id"]), reverse=True):
        room -= pair[1]["own actors"] + pair[1]["own others"] + pair[1]["recommendations"]
        if found and room < 0:
            break
        found.append(pair)
    return found


def _report(part: Products) -> Report:
    meta = json.loads(part["meta.json"])
    annotations = from_json(part["annotation.json"], name=meta["id"])
    if not meta["text at hand"]:
        return Report(annotations)
    return Report(annotations, Text(characters=part["text.txt"], name=meta["id"], pages=tuple(meta["pages"])))


def _descriptions(metas: Sequence[Meta]) -> list[tuple[str, str]]:
    names = [name for name in DESCRIPTIONS if not name.endswith("/") and (name not in SEVERAL or len(metas) > 1)]
    if len(metas) > LISTED:
        folders = {ALONE[name].partition("/")[0] + "/" for meta in metas for name in _alone(meta)}
        names.extend(folders)
    else:
        names.extend(ALONE[name].format(meta["id"]) for meta in metas for name in _alone(meta))
    return [(name, DESCRIPTIONS.get(name) or DESCRIPTIONS[name.split("/")[0] + "/"]) for name in sorted(names)]
