"""Turtle for people, and N-Triples for machines; both give the same bytes for the same triples.

pyoxigraph's own Turtle writer is fast, but it escapes every slash and comma of our IRIs and keeps the order it is
given. Here each subject is one block, `a` comes first, names are relative to the IRI of their report (`@base`), and
evidence stands in the order of the text, so that one changed fact is one changed line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from turtlebay.rdf.prefixes import PREFIXES, RDF, XSD, shorten
from turtlebay.rdf.triples import Section

__all__ = [
    "Term",
    "in_order",
    "natural_key",
    "property_key",
    "term_key",
    "to_ntriples",
    "to_turtle",
    "turtle_body",
    "write_block",
    "write_heading",
    "write_prefixes",
    "write_term",
]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

WIDTH: Final = 120
RULE: Final = "# " + "-" * 76

ORDER: Final = (
    *("dcterms:title", "dcterms:alternative", "skos:prefLabel", "rdfs:label", "skos:altLabel", "rdfs:comment"),
    *("dc11:publisher", "dcterms:issued", "dcterms:identifier", "dcterms:hasFormat"),
    *("tb:addressee", "tb:counterpart", "tb:action", "tb:strength", "tb:endorsement", "tb:topic", "tb:limitedTo"),
    *("tb:condition", "tb:subject", "tb:predicate", "tb:object", "tb:status"),
    *("oa:hasBody", "oa:hasTarget", "tb:quote", "oa:prefix", "oa:exact", "oa:suffix", "oa:start", "oa:end"),
    *("tb:sha256", "tb:characterCount", "oa:hasSource", "tb:section", "tb:page", "oa:hasSelector"),
    *("tb:score", "tb:subjectEvidence", "tb:objectEvidence"),
    *("tb:inDocument", "tb:evidence", "tb:cue", "tb:rule", "tb:confidence", "prov:wasGeneratedBy"),
)
"""Properties in the order in which people read them; all others follow by name."""
RANK: Final = {RDF + "type": -1} | {
    PREFIXES[name.partition(":")[0]] + name.partition(":")[2]: rank for rank, name in enumerate(ORDER)
}

BARE: Final = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
"""Literals that Turtle takes without quotes."""

RELATIVE: Final = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:#[A-Za-z0-9_.,=&-]*)?")
"""References that no parser reads as anything but a name under the base: no colon, no dot segment, never empty."""

UNSEEN: Final = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
)
ESCAPES: Final = {
    **{code: f"\\u{code:04X}" for code in UNSEEN},
    **{
        ord(character): escape
        for character, escape in zip('"\\\n\r\t', ('\\"', "\\\\", "\\n", "\\r", "\\t"), strict=True)
    },
}
"""What would end the string or the line, or show the reader another order than the file has."""


def natural_key(value: str) -> tuple[list[str], str]:
    """Return a sort key that reads digits as numbers, so that r2 comes before r10 and offsets follow the text.

    >>> sorted(["r10", "r2"], key=natural_key)
    ['r2', 'r10']
    """
    return [part.zfill(18) if part.isdigit() else part for part in re.split(r"([0-9]+)", value)], value


def to_ntriples(sections: Iterable[Section]) -> str:
    """Return N-Triples, one line a triple, sorted."""
    return "".join(sorted({f"{triple} .\n" for section in sections for triple in section.triples}))


def to_turtle(sections: Iterable[Section]) -> str:
    """Return Turtle with the prefixes that are used, a heading for each section, and one block for each subject."""
    body, used = turtle_body(sections)
    head = write_prefixes(used)
    return f"{head}\n{body}" if head else body


def turtle_body(sections: Iterable[Section], base: str = "") -> tuple[str, set[str]]:
    """Return the Turtle of sections without the declarations of its prefixes, and these prefixes.

    Bodies can stand one after another, a line feed between them, under the declarations that any of them needs. `base`
    is the one that holds where this one begins.
    """
    used: set[str] = set()
    blocks: list[str] = []
    for section in sections:
        if section.title:
            blocks.append(write_heading(section.title))
        if section.base and section.base != base:
            base = section.base
            blocks.append(f"@base <{base}> .\n")
        blocks.extend(_iter_blocks(section, base, used))
    return "\n".join(blocks), used


def _iter_blocks(section: Section, base: str, used: set[str]) -> Iterable[str]:
    subjects: dict[Term, dict[str, list[Term]]] = {}
    for triple in dict.fromkeys(section.triples):
        subjects.setdefault(triple.subject, {}).setdefault(triple.predicate.value, []).append(triple.object)
    for subject in sorted(subjects, key=term_key):
        yield write_block(subject, subjects[subject], base, used)


def write_block(subject: Term, properties: Mapping[str, list[Term]], base: str, used: set[str]) -> str:
    """Return all that is said of a subject as one statement of Turtle; the prefixes that it takes join `used`."""
    lines = []
    for name in sorted(properties, key=property_key):
        verb = "a" if name == RDF + "type" else write_term(ox.NamedNode(name), base, used)
        objects = [write_term(found, base, used) for found in in_order(properties[name])]
        line = f"{verb} {' , '.join(objects)}"
        if len(line) >= WIDTH and len(objects) > 1:
            line = f"{verb}\n        " + " ,\n        ".join(objects)
        lines.append(line)
    return f"{write_term(subject, base, used)} " + " ;\n    ".join(lines) + " .\n"


def write_heading(title: str) -> str:
    """Return a comment that parts one section from the next; no title can leave it."""
    words = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    return f"{RULE}\n# {words}\n{RULE}\n"


def write_prefixes(used: Iterable[str]) -> str:
    """Return the declarations of prefixes, one a line."""
    names = sorted(used)
    width = max((len(prefix) for prefix in names), default=0) + 1
    return "".join(f"@prefix {prefix + ':':{width}} <{PREFIXES[prefix]}> .\n" for prefix in names)


def property_key(predicate: str) -> tuple[int, str]:
    """Return a sort key that puts `a` first, then properties in the order in which people read them."""
    return RANK.get(predicate, len(RANK)), predicate


def in_order(terms: Collection[Term]) -> Collection[Term]:
    """Return terms by their key; most properties have one value, which needs none."""
    return terms if len(terms) < 2 else sorted(terms, key=term_key)


def term_key(term: Term) -> tuple[int, tuple[list[str], str], str]:
    """Return a sort key: IRIs, then literals, then what has no name."""
    if isinstance(term, ox.NamedNode):
        return 0, natural_key(term.value), ""
    if isinstance(term, ox.Literal):
        return 1, natural_key(term.value), str(term)
    return 2, natural_key(str(term)), ""


def write_term(term: Term, base: str, used: set[str]) -> str:
    """Return a term as Turtle, as short as the base and the prefixes allow; the prefixes that it takes join `used`."""
    if isinstance(term, ox.NamedNode):
        return _write_iri(term.value, base, used)
    if isinstance(term, ox.Triple):
        parts = (write_term(part, base, used) for part in (term.subject, term.predicate, term.object))
        return f"<<( {' '.join(parts)} )>>"
    if not isinstance(term, ox.Literal):
        return str(term)
    bare = BARE.get(term.datatype.value)
    if bare is not None and bare.fullmatch(term.value):
        return term.value
    # what follows the last quotation mark: nothing, a language with or without a direction, or a datatype
    mark = str(term).rpartition('"')[2]
    if mark.startswith("^^"):
        mark = "^^" + _write_iri(term.datatype.value, "", used)
    return f'"{term.value.translate(ESCAPES)}"{mark}'


def _write_iri(value: str, base: str, used: set[str]) -> str:
    short = shorten(value)
    if short is not None:
        used.add(short.partition(":")[0])
        return short
    if base and value.startswith(base) and RELATIVE.fullmatch(value, len(base)):
        return f"<{value[len(base) :]}>"
    return f"<{value}>"
