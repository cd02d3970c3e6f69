"""The prefixes of everything that turtlebay writes and shows, and the short names that they give."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from turtlebay import iri

__all__ = ["PREFIXES", "RDF", "XSD", "shorten"]

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Final = {
    "act": iri.authority_actor(""),
    "bibo": "http://purl.org/ontology/bibo/",
    "dc11": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "doc": iri.document(""),
    "endorsement": iri.concept("endorsement", ""),
    "eurovoc": "http://eurovoc.europa.eu/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "np": "http://www.nanopub.org/nschema#",
    "npx": "http://purl.org/nanopub/x/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "status": iri.concept("status", ""),
    "strength": iri.concept("strength", ""),
    "tb": iri.TERMS,
    "tbs": iri.BASE + "/shapes#",
    "topic": iri.concept("topic", ""),
    "unbis": "http://metadata.un.org/thesaurus/",
    "vann": "http://purl.org/vocab/vann/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": XSD,
}

LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
"""Local names that Turtle, SPARQL and JSON-LD all take without an escape."""

BY_LENGTH: Final = sorted(((space, prefix) for prefix, space in PREFIXES.items()), key=lambda pair: -len(pair[0]))


@lru_cache(maxsize=8192)
def shorten(value: str) -> str | None:
    """Return the prefixed name of an IRI, or None where no prefix gives a plain one.

    >>> shorten("https://w3id.org/turtlebay/actor/security-council")
    'act:security-council'
    >>> shorten("https://w3id.org/turtlebay/doc/a-report/rec/r01") is None
    True
    """
    for space, prefix in BY_LENGTH:
        if value.startswith(space):
            local = value[len(space) :]
            return f"{prefix}:{local}" if LOCAL.fullmatch(local) else None
    return None
