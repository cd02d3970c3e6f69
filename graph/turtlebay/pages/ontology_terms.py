"""The ontology as its page shows it: terms with what surrounds them, read from the Turtle files of the folder."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.authority import read_turtle
from turtlebay.rdf.prefixes import PREFIXES

__all__ = ["QUERIES", "Constraint", "Example", "Ontology", "Term", "read_ontology"]

QUERIES: Final = {
    "Entity": "SELECT ?entity WHERE { ?entity a/rdfs:subClassOf* tb:Entity }",
    "Actor": "SELECT ?actor WHERE { ?actor a/rdfs:subClassOf+ tb:Actor }",
    "Statement": "SELECT ?statement WHERE { ?statement a/rdfs:subClassOf tb:Statement }",
    "Link": "SELECT ?link WHERE { ?link a/rdfs:subClassOf tb:Link }",
    "relatedTo": "SELECT ?from ?relation ?to WHERE {\n  ?relation rdfs:subPropertyOf tb:relatedTo .\n"
    "  ?from ?relation ?to\n}",
    "partOfTransitive": "# asserted is tb:partOf; the path walks up what tb:partOfTransitive entails\n"
    "SELECT ?part ?whole WHERE {\n  ?relation rdfs:subPropertyOf tb:partOfTransitive .\n"
    "  ?part ?relation ?direct . ?direct tb:partOf* ?whole\n}",
}
"""Terms that stand above others are for queries, not for assertion, so that is how they are shown."""

RDFS: Final = PREFIXES["rdfs"]
OWL: Final = PREFIXES["owl"]
SH: Final = PREFIXES["sh"]
TYPE: Final = PREFIXES["rdf"] + "type"
LEVELS: Final = (("must", "violation"), ("should", "warning"), ("could", "note"))
PREFIX: Final = re.compile(r"^@prefix\s+([\w-]*):\s*<([^>]*)>\s*\.\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Constraint:
    """What a shape asks: its name, how severe it is, and its message."""

    shape: str
    severity: str
    message: str


@dataclass(frozen=True)
class Example:
    """A piece of Turtle or SPARQL that uses a term, and the file that it comes from."""

    words: str
    source: str
    syntax: str = "Turtle"


@dataclass(frozen=True)
class Term:
    """A class or property; other terms by their prefixed names."""

    name: str
    kind: str
    label: str
    comment: str
    features: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    disjoint: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    starts_here: tuple[str, ...]
    leads_here: tuple[str, ...]
    aligned: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    example: Example

    @property
    def iri(self) -> str:
        """The whole IRI."""
        return iri.TERMS + self.name


@dataclass(frozen=True)
class Ontology:
    """Everything that the page tells."""

    head: dict[str, str]
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    links: tuple[tuple[str, str, str], ...]
    """Class, property and class, from the shapes and from domains and ranges."""
    prefixes: dict[str, str]
    schemes: ox.Store

    def shorten(self, value: str) -> str:
        """Return the prefixed name of an IRI, or the IRI."""
        return _shorten(value, self.prefixes)

    def expand(self, name: str) -> str:
        """Return the IRI of a prefixed name."""
        prefix, _, local = name.partition(":")
        return self.prefixes[prefix] + local if prefix in self.prefixes else name


def read_ontology(folder: Path) -> Ontology:
    """Read the ontology, its alignments, shapes, schemes and examples."""
    shapes = [folder / "shapes" / f"{level}.ttl" for level, _ in LEVELS]
    turtle = [folder / "turtlebay.ttl", folder / "schemes.ttl", *sorted((folder / "alignments").glob("*.ttl")), *shapes]
    prefixes: dict[str, str] = {}
    for path in turtle:
        prefixes |= dict(PREFIX.findall(_text(path)))
    prefixes = dict(sorted(prefixes.items()))
    store = read_turtle(folder / "turtlebay.ttl", *sorted((folder / "alignments").glob("*.ttl")))
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    back: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in store:
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode | ox.Triple):
            facts[quad.subject.value][quad.predicate.value].append(quad.object.value)
            back[quad.object.value][quad.predicate.value].append(quad.subject.value)
    rules, links = _read_shapes(shapes, prefixes)
    blocks = list(_iter_blocks(folder))

    def names(found: list[str]) -> tuple[str, ...]:
        return tuple(sorted(_shorten(value, prefixes) for value in found))

    terms = []
    for value in facts:
        if not value.startswith(iri.TERMS) or RDFS + "label" not in facts[value]:
            continue
        own, its = facts[value], back[value]
        name = value.removeprefix(iri.TERMS)
        kinds = {kind.removeprefix(OWL) for kind in own[TYPE]}
        kind = next(k for k in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty") if k in kinds)
        term = Term(
            name=name,
            kind=kind,
            label=own[RDFS + "label"][0],
            comment=own[RDFS + "comment"][0],
            features=tuple(sorted(k.removesuffix("Property").lower() for k in kinds - {kind})),
            above=names(own[RDFS + "subClassOf"] + own[RDFS + "subPropertyOf"]),
            below=names(its[RDFS + "subClassOf"] + its[RDFS + "subPropertyOf"]),
            disjoint=names(list({*own[OWL + "disjointWith"], *its[OWL + "disjointWith"]})),
            domain=names(own[RDFS + "domain"]),
            range=names(own[RDFS + "range"]),
            starts_here=names(its[RDFS + "domain"]),
            leads_here=names(its[RDFS + "range"]),
            aligned=names(own[iri.TERMS + "alignedWith"]),
            constraints=tuple(dict.fromkeys(rules[value])),
            example=_find_example(name, blocks),
        )
        terms.append(term)
        if kind == "ObjectProperty":
            links |= {(d, f"tb:{name}", r) for d in term.domain for r in term.range}
        elif kind == "DatatypeProperty":
            links |= {(d, f"tb:{name}", r) for d in term.domain for r in term.range or ("xsd:string",)}
    head_of = facts[iri.TERMS.removesuffix("#")]
    terms.sort(key=lambda term: (term.name.lower(), term.name))
    return Ontology(
        head={_shorten(name, prefixes): values[0] for name, values in sorted(head_of.items())},
        classes=tuple(term for term in terms if term.kind == "Class"),
        properties=tuple(term for term in terms if term.kind != "Class"),
        links=tuple(sorted(links)),
        prefixes=prefixes,
        schemes=read_turtle(folder / "schemes.ttl"),
    )


def _shorten(value: str, prefixes: dict[str, str]) -> str:
    fitting = [(len(space), prefix) for prefix, space in prefixes.items() if value.startswith(space)]
    if not fitting:
        return value
    length, prefix = max(fitting)
    return f"{prefix}:{value[length:]}"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _read_shapes(
    paths: list[Path], prefixes: dict[str, str]
) -> tuple[dict[str, list[Constraint]], set[tuple[str, str, str]]]:
    """Return the constraints by the class or property that they are on, and the links between classes."""
    found: dict[str, set[Constraint]] = defaultdict(set)
    links = set()
    for path, (_, severity) in zip(paths, LEVELS, strict=True):
        rows = read_turtle(path).query(
            "SELECT ?shape ?target ?path ?class ?message { ?shape a sh:NodeShape . { ?shape sh:property ?part . "
            "?part sh:message ?message OPTIONAL { ?part sh:path ?path FILTER isIRI(?path) } "
            "OPTIONAL { ?part sh:class ?class } } UNION { ?shape sh:sparql/sh:message ?message } "
            "OPTIONAL { ?shape sh:targetClass ?target } }",
            prefixes={"sh": SH},
        )
        assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - a SELECT
        for row in rows:
            shape, target, of, cls, message = (getattr(row[n], "value", "") for n in range(5))
            constraint = Constraint(_shorten(shape, prefixes), severity, message)
            for value in (target, of):
                if value:
                    found[value].add(constraint)
            if target and of and cls:
                links.add((_shorten(target, prefixes), _shorten(of, prefixes), _shorten(cls, prefixes)))
    order = [severity for _, severity in LEVELS]
    return defaultdict(
        list,
        {k: sorted(v, key=lambda c: (order.index(c.severity), c.shape, c.message)) for k, v in found.items()},
    ), links


def _iter_blocks(folder: Path) -> Iterator[tuple[int, Example]]:
    """Yield the pieces of the files, with how good a file is as a source of examples."""
    examples = folder / "examples"
    sources = [*sorted(examples.glob("*-valid-*.ttl")), examples / "common.ttl", examples / "usage.ttl"]
    files = [(0, path) for path in sources]
    files += [(1, folder / "schemes.ttl"), (1, folder / "actors.ttl")]
    files += [(2, path) for path in sorted((folder / "alignments").glob("*.ttl"))]
    for rank, path in files:
        body = PREFIX.sub("", _text(path))
        body = "\n".join(line for line in body.splitlines() if not line.startswith("#"))
        pieces = body.splitlines() if rank == 2 else re.split(r"\n\s*\n", body)
        for piece in pieces:
            if piece.strip():
                yield rank, Example(piece.strip("\n"), path.relative_to(folder).as_posix())


def _find_example(name: str, blocks: list[tuple[int, Example]]) -> Example:
    """Return the shortest piece of the best source that uses a term."""
    if name in QUERIES:
        return Example(QUERIES[name], "", "SPARQL")
    used = re.compile(rf"(?<![\w:-])tb:{re.escape(name)}(?![\w-])")
    fitting = [(rank, len(block.words), block.source, block) for rank, block in blocks if used.search(block.words)]
    if not fitting:
        return Example("", "")
    return min(fitting, key=lambda row: row[:3])[3]
