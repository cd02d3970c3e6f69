"""RDF/XML with our prefixes, block by block.

pyoxigraph has a writer too, but it lets through what no XML parser takes: control characters, and an empty local name
where a property ends in a slash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from turtlebay.errors import OutputError
from turtlebay.rdf.order import Block
from turtlebay.rdf.pieces import head_first
from turtlebay.rdf.prefixes import BY_LENGTH, PREFIXES, RDF, XSD
from turtlebay.rdf.turtle import Term, property_key, term_key

__all__ = ["iter_rdfxml"]

UNWRITABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0, production 2 (Char), leaves out: neither as it is nor as a reference."""

NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")
SPLIT: Final = re.compile(r"(.+[^A-Za-z0-9_.-])[0-9.-]*([A-Za-z_][A-Za-z0-9_.-]*)\Z", re.DOTALL)
RESERVED: Final = frozenset(
    RDF + name
    for name in (
        *("RDF", "Description", "ID", "about", "resource", "nodeID", "datatype", "parseType", "li"),
        *("aboutEach", "aboutEachPrefix", "bagID"),
    )
)
"""RDF/XML 1.1, 6.2.7: names that are no property elements there."""

REMEDY: Final = "Write Turtle, N-Triples or JSON-LD instead."


def iter_rdfxml(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield RDF/XML 1.1, one element for each block; graphs are left out."""
    used = {"rdf"}

    def head() -> str:
        spaces = "".join(f'\n    xmlns:{prefix}="{PREFIXES[prefix]}"' for prefix in sorted(used))
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'

    return head_first(head, _iter_body(blocks, used))


def _iter_body(blocks: Iterable[Block], used: set[str]) -> Iterator[str]:
    for block in blocks:
        about = "rdf:nodeID" if isinstance(block.subject, ox.BlankNode) else "rdf:about"
        lines = [f"\n  <rdf:Description {about}={_attribute(block.subject.value, block)}>\n"]
        ordered = sorted(block.triples, key=lambda t: (property_key(t.predicate.value), term_key(t.object)))
        lines += (f"    {_property(triple, block, used)}\n" for triple in ordered)
        yield "".join([*lines, "  </rdf:Description>\n"])
    yield "\n</rdf:RDF>\n"


def _property(triple: ox.Triple, block: Block, used: set[str]) -> str:
    name, space = _element_name(triple.predicate.value, used)
    value: Term = triple.object
    if isinstance(value, ox.NamedNode):
        return f"<{name}{space} rdf:resource={_attribute(value.value, block)}/>"
    if isinstance(value, ox.BlankNode):
        return f"<{name}{space} rdf:nodeID={_attribute(value.value, block)}/>"
    if isinstance(value, ox.Triple) or value.direction is not None:
        raise OutputError("RDF/XML 1.1 has no triple terms and no directions of text", remedy=REMEDY)
    mark = ""
    if value.language:
        mark = f" xml:lang={quoteattr(value.language)}"
    elif value.datatype.value != XSD + "string":
        mark = f" rdf:datatype={_attribute(value.datatype.value, block)}"
    return f"<{name}{space}{mark}>{escape(_writable(value.value, block), {chr(13): '&#13;'})}</{name}>"


def _element_name(iri: str, used: set[str]) -> tuple[str, str]:
    """Return the name of a property element, and the declaration of its namespace where that is none of ours."""
    if iri in RESERVED:
        raise OutputError(f"RDF/XML cannot write the property {iri}", remedy=REMEDY)
    for space, prefix in BY_LENGTH:
        if iri.startswith(space) and NAME.match(iri, len(space)):
            used.add(prefix)
            return f"{prefix}:{iri[len(space) :]}", ""
    parts = SPLIT.match(iri)
    if parts is None:
        raise OutputError(f"RDF/XML cannot write the property {iri}, which ends in no name", remedy=REMEDY)
    space = iri[: -len(parts[2])]
    return f"ns:{parts[2]}", f" xmlns:ns={quoteattr(space)}"


def _attribute(value: str, block: Block) -> str:
    return quoteattr(_writable(value, block))


def _writable(value: str, block: Block) -> str:
    if found := UNWRITABLE.search(value):
        code = ord(found[0])
        raise OutputError(f"XML cannot hold the character U+{code:04X}", where=block.subject.value, remedy=REMEDY)
    return value
