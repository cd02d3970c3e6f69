"""Open a graph for questions: from files, from a folder, or straight from reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from turtlebay.errors import InputError, RdfError, UsageError
from turtlebay.graph import Graph
from turtlebay.rdf.triples import graph_sections

__all__ = ["FORMATS", "iter_quads", "open_store"]

FORMATS: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
MAX_BYTES: Final = 512_000_000
ENTITY: Final = re.compile(rb"<!ENTITY\s[^>]*?(\"[^\"]*\"|'[^']*')", re.DOTALL)
MAX_ENTITY: Final = 1000


def open_store(source: Graph | Iterable[Path]) -> ox.Store:
    """Return a store with all triples in its default graph, whichever named graph a file keeps them in.

    A folder stands for the `graph.ttl` in it. Relative IRIs are resolved only against a base that the file names.
    """
    store = ox.Store()
    if isinstance(source, Graph):
        store.bulk_extend(ox.Quad(*triple) for section in graph_sections(source) for triple in section.triples)
        return store
    paths = list(source)
    if not paths:
        raise UsageError("no graph given", remedy="Name a graph file, or a folder with a graph.ttl.")
    for path in paths:
        store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in iter_quads(path))
    return store


def iter_quads(path: Path) -> Iterator[ox.Quad]:
    """Yield the quads of a file as it has them, or of the `graph.ttl` in a folder, without reading it whole."""
    path = path / "graph.ttl" if path.is_dir() else path
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise UsageError(
            f"the ending '{path.suffix}' names no RDF format",
            where=str(path),
            remedy=f"Use one of {', '.join(FORMATS)}.",
        )
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"larger than {MAX_BYTES} bytes", where=str(path))
        if form == ox.RdfFormat.RDF_XML:
            _require_flat_entities(path)
        yield from ox.parse(path=str(path), format=form, rename_blank_nodes=True)
    except SyntaxError as error:
        place = f"{path}:{error.lineno}:{error.offset}" if error.lineno else str(path)
        raise RdfError(error.msg, where=place, remedy="Mend the place named and run again.") from error
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror or error})", where=str(path), remedy="Give a graph that exists."
        ) from error
    except ValueError as error:
        raise RdfError(f"cannot be read ({error})", where=str(path)) from error


def _require_flat_entities(path: Path) -> None:
    """Refuse RDF/XML whose entities are built of entities: nine lines of that become gigabytes in the parser."""
    for value in ENTITY.findall(path.read_bytes()):
        if b"&" in value or len(value) > MAX_ENTITY:
            raise RdfError(
                "the XML has entities made of other entities, or very long ones",
                where=str(path),
                remedy="Write the names out, or convert the file to Turtle.",
            )
