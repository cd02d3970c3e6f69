"""Read Turtle files into the embedded store, with errors that name file, line and column."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from turtlebay.errors import RdfError

__all__ = ["read_turtle", "values"]

MAX_BYTES = 512_000_000


def read_turtle(*paths: Path) -> ox.Store:
    """Return a store with the triples of all files in its default graph."""
    store = ox.Store()
    for path in paths:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise RdfError(f"larger than {MAX_BYTES:,} bytes", where=str(path), remedy="Split it.")
            store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
        except SyntaxError as error:
            raise RdfError(
                f"not Turtle: {error.msg}", where=str(path), remedy="Mend the place named and run again."
            ) from error
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else error
            raise RdfError(
                f"cannot be read ({reason})",
                where=str(path),
                remedy="Start from a copy of the shipped ontology folder.",
            ) from error
    return store


def values(store: ox.Store, subject: ox.NamedNode, *predicates: str) -> list[str]:
    """Return the objects of a subject as strings, sorted, over all given predicates."""
    found: Iterable[str] = (
        quad.object.value
        for predicate in predicates
        for quad in store.quads_for_pattern(subject, ox.NamedNode(predicate), None, ox.DefaultGraph())
        if isinstance(quad.object, ox.NamedNode | ox.Literal)
    )
    return sorted(found)
