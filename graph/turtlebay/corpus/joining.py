"""Lines of N-Triples and objects of JSON-LD of many reports as one file each, in an order that all builds share."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from turtlebay import iri, rdf
from turtlebay.corpus.products import Products
from turtlebay.corpus.recurrence import Recurrence
from turtlebay.rdf.turtle import natural_key

__all__ = ["iter_jsonld", "iter_ntriples"]

Meta = dict[str, Any]


def iter_ntriples(
    metas: Sequence[Meta], parts: Sequence[Products], shared: set[str], recurrence: Recurrence
) -> Iterator[list[str]]:
    """Yield all lines in one order: those that several reports may have, and between them each report's own.

    Lines that begin with the IRI of a report stand together but for those of the report itself: `doc/a>` comes after
    `doc/a0/`. So each report has two places among the shared lines.
    """
    places = {f"<{iri.document(meta['id'])}{end}": number for number, meta in enumerate(metas) for end in "/>"}
    among: dict[str, set[str]] = defaultdict(set)
    around: list[str] = []
    for line in shared:
        name = line[: line.find("/", len(iri.document("")) + 1) + 1]
        if name in places:
            among[name].add(line)
        else:
            around.append(line)
    around.sort()
    done = 0
    for place in sorted(places):
        until = bisect_left(around, place, done)
        yield around[done:until]
        number, more = places[place], among.get(place, ())
        own = [line for line in parts[number]["own.nt"].splitlines(keepends=True) if line.startswith(place)]
        again = recurrence.triples_of(metas[number]["id"]) if place.endswith("/") else []
        yield sorted({*own, *more, *(f"{triple} .\n" for triple in again)}) if more or again else own
        done = until
    yield around[done:]


def iter_jsonld(
    metas: Sequence[Meta], parts: Sequence[Products], shared: set[str], recurrence: Recurrence, ontology: Path | None
) -> Iterator[str]:
    """Yield the objects of what reports share and of each report, in the order of names as far as one report goes."""
    quads = ox.parse("".join(sorted(shared)), format=ox.RdfFormat.N_TRIPLES)
    objects = rdf.jsonld_objects((quad.triple for quad in quads), ontology=ontology)
    first = natural_key(metas[0]["jsonld name"]) if metas else ([], "")
    before = [text for name, text in objects if natural_key(name) < first]
    after = [text for name, text in objects if natural_key(name) >= first]

    def iter_own() -> Iterator[str]:
        for meta, part in zip(metas, parts, strict=True):
            yield part["graph.jsonld"]
            yield from (text for _, text in rdf.jsonld_objects(recurrence.triples_of(meta["id"]), ontology=ontology))

    mark = rdf.jsonld_head(ontology)
    for text in chain(before, iter_own(), after):
        yield f"{mark}\n{text}"
        mark = ","
    yield rdf.JSONLD_END
