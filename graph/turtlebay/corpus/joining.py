"""Lines of N-Triples and objects of JSON-LD of many reports as one file each, in an order that all builds share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from turtlebay import iri, rdf
from turtlebay.corpus.gathering import Meta
from turtlebay.corpus.products import Products
from turtlebay.corpus.recurrence import Recurrence
from turtlebay.corpus.shared import SharedLines
from turtlebay.rdf.turtle import natural_key

__all__ = ["iter_jsonld", "iter_ntriples"]

TOGETHER: Final = 10
"""Shared subjects whose objects are made at a time."""


def iter_ntriples(
    metas: Sequence[Meta], parts: Sequence[Products], shared: SharedLines, recurrence: Recurrence
) -> Iterator[list[str]]:
    """Yield all lines in one order: those that several reports may have, and between them each report's own.

    Lines that begin with the IRI of a report stand together but for those of the report itself: `doc/a>` comes after
    `doc/a0/`. So each report has two places among the shared lines.
    """
    places = {f"<{iri.document(meta['id'])}{end}": number for number, meta in enumerate(metas) for end in "/>"}
    lines = iter(shared)
    line = next(lines, None)
    for place in sorted(places):
        while line is not None and line < place:
            yield [line]
            line = next(lines, None)
        more = set()
        while line is not None and place.endswith("/") and line.startswith(place):
            more.add(line)
            line = next(lines, None)
        number = places[place]
        own = [line for line in parts[number]["own.nt"].splitlines(keepends=True) if line.startswith(place)]
        again = recurrence.lines_of(metas[number]["id"]) if place.endswith("/") else []
        yield sorted({*own, *more, *again}) if more or again else own
    if line is not None:
        yield from ([rest] for rest in chain([line], lines))


def iter_jsonld(
    metas: Sequence[Meta], parts: Sequence[Products], shared: SharedLines, recurrence: Recurrence, ontology: Path | None
) -> Iterator[str]:
    """Yield the objects of what reports share and of each report, in the order of names as far as one report goes."""
    first = natural_key(metas[0]["jsonld name"]) if metas else ([], "")
    names = rdf.jsonld_names(shared.subjects(), ontology=ontology)
    keys = dict(zip(shared.subjects(), map(natural_key, names), strict=True))
    subjects = sorted(keys, key=keys.__getitem__)

    def iter_shared(subjects: Sequence[ox.NamedNode | ox.BlankNode]) -> Iterator[str]:
        for start in range(0, len(subjects), TOGETHER):
            lines = (line for subject in subjects[start : start + TOGETHER] for line in shared.about(subject))
            quads = ox.parse("".join(lines), format=ox.RdfFormat.N_TRIPLES)
            yield from (text for _, text in rdf.jsonld_objects((quad.triple for quad in quads), ontology=ontology))

    def iter_own() -> Iterator[str]:
        for meta, part in zip(metas, parts, strict=True):
            yield part["graph.jsonld"]
            if again := recurrence.objects_of(meta["id"]):
                yield again

    before = iter_shared([subject for subject in subjects if keys[subject] < first])
    after = iter_shared([subject for subject in subjects if keys[subject] >= first])
    mark = rdf.jsonld_head(ontology)
    for text in chain(before, iter_own(), after):
        yield f"{mark}\n{text}"
        mark = ","
    yield rdf.JSONLD_END
