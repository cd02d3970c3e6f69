"""The RDF syntaxes that turtlebay writes, by name; in a module of its own, so that help needs no RDF library."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

__all__ = ["Syntax", "syntax_of"]


class Syntax(StrEnum):
    """The RDF syntaxes that turtlebay writes, by the usual ending of a file."""

    ttl = "ttl"
    nt = "nt"
    nq = "nq"
    trig = "trig"
    jsonld = "jsonld"
    rdfxml = "rdfxml"


ENDINGS: Final = {f".{syntax}": syntax for syntax in Syntax} | {".rdf": Syntax.rdfxml, ".xml": Syntax.rdfxml}


def syntax_of(path: Path) -> Syntax | None:
    """Return the syntax that the ending of a file names.

    >>> syntax_of(Path("graph.rdf"))
    <Syntax.rdfxml: 'rdfxml'>
    """
    return ENDINGS.get(path.suffix.lower())
