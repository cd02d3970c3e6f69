"""Triples in the four formats that the endpoint sends them in."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from turtlebay.endpoint.results import NOT_XML
from turtlebay.errors import UsageError
from turtlebay.rdf import PREFIXES, Section, to_jsonld, to_ntriples, to_turtle

__all__ = ["serialize"]


def serialize(triples: Sequence[ox.Triple], media: str, *, notice: str = "") -> bytes:
    """Return triples in a format by its media type; a notice is a comment at the head where the format has comments."""
    sections = [Section("", tuple(triples))]
    comment = f"# {notice}\n" if notice else ""
    if media == "text/turtle":
        return (comment + to_turtle(sections)).encode()
    if media == "application/n-triples":
        return (comment + to_ntriples(sections)).encode()
    if media == "application/ld+json":
        return to_jsonld(sections).encode()
    for triple in triples:
        if isinstance(triple.object, ox.Literal) and NOT_XML.search(triple.object.value):
            # the serializer would write it all the same, and no parser would take it
            raise UsageError("a value holds a control character, and XML cannot")
    written = ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES)
    assert written is not None  # noqa: S101 - without an output, the bytes are returned
    return written
