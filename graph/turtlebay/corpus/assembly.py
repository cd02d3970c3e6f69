"""The files of an output folder, written from the parts of one report after another.

However many reports there are, no more than one stands in memory at a time; of the others there are a title, a date and
some counts. What they share, and what they say of each other, waits on disk. Only the page of the graph holds several:
as many of the newest as a browser shows well.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Protocol

from turtlebay import iri, network, pages, rdf
from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.corpus.gathering import Meta, gather
from turtlebay.corpus.joining import iter_jsonld, iter_ntriples
from turtlebay.corpus.matches import Matches
from turtlebay.corpus.overview import Overview, newest
from turtlebay.corpus.products import Products
from turtlebay.corpus.recurrence import Recurrence
from turtlebay.corpus.shared import SharedLines
from turtlebay.graph import Graph

__all__ = ["Assembled", "Sink", "assemble"]

ECHO_PREFIXES: Final = frozenset(("prov", "tb"))
LISTED: Final = 50
"""Up to so many reports, the index names their files one by one; beyond, a page of its own does."""
CHUNK: Final = 1 << 20
IN_MEMORY: Final = 1_000_000
"""Characters that wait in memory before they wait on disk."""

DESCRIPTIONS: Final = {
    "graph.ttl": "everything in one Turtle file: load this into a triple store",
    "graph.nt": "the same triples, one a line, for bulk loading and comparing",
    "graph.jsonld": "the same triples as JSON-LD, with the context inside",
    "graph.html": "the interactive graph: who is asked to do what, and by whom",
    "manifest.json": "what was read and counted, and a digest of each file",
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
    jobs: int = 1,
    advance: Callable[[int], None] = lambda done: None,
) -> Assembled:
    """Write the files of reports, given in the order of their ids; the manifest is left to the caller.

    `different` are pairs of actors that a person said are two, `jobs` how many processes may be at work. `advance` is
    told how many reports are written.
    """
    gathered = gather(parts)
    metas, merged = gathered.metas, gathered.merged
    shown = newest(metas)
    authority, vocabulary = read_authority(ontology), read_vocabulary(ontology)
    known = rdf.shared_sections(authority, authority.closure(gathered.slugs), ontology=ontology)
    figures = pages.Figures(frozenset(pages.short_id(name) for name in merged))
    with ExitStack() as stack:
        recurrence = stack.enter_context(closing(Recurrence()))
        if len(parts) > 1:
            recurrence.find(parts, [meta["id"] for meta in metas])
        known.extend(section for section in [recurrence.section()] if section.triples)
        known_lines = (f"{triple} .\n" for section in known for triple in section.triples)
        shared = stack.enter_context(closing(SharedLines(known_lines)))

        body, prefixes = rdf.turtle_body(known)
        prefixes.update(gathered.prefixes, ECHO_PREFIXES if recurrence.any else ())
        head = rdf.write_prefixes(prefixes)
        sink.append("graph.ttl", "\n".join(text for text in (head, body) if text))
        sink.append("tables/recommendations.csv", network.recommendations_csv(_empty(ontology)))
        sink.append("tables/relations.csv", network.relations_csv(_empty(ontology)))

        overview = stack.enter_context(
            Overview([parts[place] for place in shown], len(parts), ontology, apart=jobs > 1)
        )
        actors = stack.enter_context(closing(network.ActorTable(authority, vocabulary.actor_types)))
        matches = stack.enter_context(closing(Matches(different)))
        nodes, edges = (stack.enter_context(_spool()) for _ in range(2))
        keys: dict[str, None] = {}
        common: dict[str, str] = {}
        for number, (meta, part) in enumerate(zip(metas, parts, strict=True), 1):
            sink.append("graph.ttl", "\n" + part["graph.ttl"])
            asked = recurrence.say(meta["id"], ontology=ontology)
            again = rdf.Section(f"{meta['id']}: what it asks again", tuple(asked))
            if again.triples:
                sink.append("graph.ttl", "\n" + rdf.turtle_body([again], iri.document(meta["id"]) + "/")[0])
            for name in ("recommendations", "relations"):
                sink.append(f"tables/{name}.csv", part[f"{name}.csv"])
            for name in _alone(meta):
                sink.append(ALONE[name].format(meta["id"]), part[name])
            shared.add(part["shared.nt"].splitlines(keepends=True))
            counted = json.loads(part["actors.json"])
            actors.add(meta["id"], counted, shared=merged)
            matches.add(meta["id"], counted, vocabulary.actor_types)
            figures.add(json.loads(part["figures.json"]))
            fragment: network.Fragment = json.loads(part["network.json"])
            keys |= dict.fromkeys(fragment["keys"])
            for name, node in fragment["shared"].items():
                common.setdefault(name, node)
            nodes.write(fragment["own"])
            edges.write(fragment["edges"])
            advance(number)
        _send(sink, "tables/actors.csv", actors.pieces())
        if len(parts) > 1:
            _send(sink, "tables/matches.csv", matches.pieces())
        _send(sink, "network.graphml", [network.graphml_head(keys), *(common[name] for name in sorted(common))])
        for spool in (nodes, edges):
            spool.seek(0)
            _send(sink, "network.graphml", iter(lambda spool=spool: spool.read(CHUNK), ""))  # type: ignore[misc]
        sink.append("network.graphml", network.GRAPHML_END)
        triples = 0
        for lines in iter_ntriples(metas, parts, shared, recurrence):
            triples += len(lines)
            sink.append("graph.nt", "".join(lines))
        _send(sink, "graph.jsonld", iter_jsonld(metas, parts, shared, recurrence, ontology))
        findings = overview.findings()
        _send(sink, "graph.html", overview.page())
        if len(metas) > LISTED:
            _send(sink, pages.FILES, pages.files_page(_kinds(metas)))
        sink.append("index.html", pages.index_of(figures, vocabulary, _descriptions(metas), findings, len(shown)))
    return Assembled(metas, triples)


def _empty(ontology: Path | None) -> Graph:
    return Graph((), read_authority(ontology), read_vocabulary(ontology))


def _spool() -> IO[str]:
    return tempfile.SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="", prefix="turtlebay-")


def _send(sink: Sink, name: str, pieces: Iterable[str]) -> None:
    for piece in pieces:
        sink.append(name, piece)


def _alone(meta: Meta) -> list[str]:
    return [name for name in ALONE if name != "text.txt" or meta["text at hand"]]


def _kinds(metas: Sequence[Meta]) -> list[tuple[str, str, list[str]]]:
    """Return the folders of files of one report, each with a line on its use and the paths in it."""
    kinds = {path.partition("/")[0] + "/": name for name, path in ALONE.items()}
    return [
        (folder, DESCRIPTIONS[folder], [ALONE[name].format(meta["id"]) for meta in metas if name in _alone(meta)])
        for folder, name in kinds.items()
    ]


def _descriptions(metas: Sequence[Meta]) -> list[tuple[str, str]]:
    names = [name for name in DESCRIPTIONS if not name.endswith("/") and (name not in SEVERAL or len(metas) > 1)]
    found = [(name, DESCRIPTIONS[name]) for name in names]
    kinds = [(folder, use, paths) for folder, use, paths in _kinds(metas) if paths]
    if len(metas) > LISTED:
        number = sum(len(paths) for _, _, paths in kinds)
        found.append((pages.FILES, f"each of the {number:,} files of one report, by kind"))
        found.extend((folder, use) for folder, use, _ in kinds)
    else:
        found.extend((path, use) for _, use, paths in kinds for path in paths)
    return sorted(found)
