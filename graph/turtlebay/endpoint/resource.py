"""Everything known of one IRI: as triples, and as a page with links that lead on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pyoxigraph as ox

from turtlebay import iri
from turtlebay.endpoint.dataset import Dataset
from turtlebay.endpoint.negotiation import RDF
from turtlebay.rdf import PREFIXES, escape_controls, shorten
from turtlebay.rdf.answers import Term
from turtlebay.rdf.prefixes import BY_LENGTH
from turtlebay.rdf.turtle import natural_key, property_key, term_key

if TYPE_CHECKING:
    import jinja2

__all__ = ["Description", "description", "load_templates", "local_address", "resource_page"]

FRAGMENTS: Final = "SELECT DISTINCT ?part WHERE {{ ?part ?property ?value FILTER(STRSTARTS(STR(?part), {start})) }}"
LABELS: Final = (
    *("rdfs:label", "skos:prefLabel", "dcterms:title", "tb:action", "skos:notation", "tb:quote", "dcterms:identifier"),
)
MOST_INCOMING: Final = 1000
"""Rows of a page that show what points to a node; the data has them all."""


@dataclass(frozen=True)
class Description:
    """What is known of an IRI: its own triples, those of its fragments (`IRI#…`), and those that point to it.

    Of a named graph it is first of all what the graph holds.
    """

    iri: str
    parts: tuple[ox.NamedNode, ...]
    triples: list[ox.Triple]
    cut: bool


@dataclass(frozen=True)
class Value:
    """One value on the page: words, and where they lead if anywhere."""

    text: str
    address: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Part:
    """The IRI itself or a fragment of it, with its properties and values."""

    anchor: str
    iri: str
    label: str
    rows: list[tuple[Value, list[Value]]]
    incoming: list[tuple[Value, list[Value]]]
    more: int


def description(dataset: Dataset, name: str, limit: int) -> Description:
    """Return what is known of an IRI, its own triples first, at most `limit` triples."""
    parts = [ox.NamedNode(name)]
    if name in dataset.pages:
        found = dataset.store.query(FRAGMENTS.format(start=ox.Literal(name + "#")))
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - it is a SELECT
        nodes = {row["part"] for row in found}
        parts += sorted((node for node in nodes if isinstance(node, ox.NamedNode)), key=lambda n: natural_key(n.value))
    default = ox.DefaultGraph()
    held = dataset.store.quads_for_pattern(None, None, None, parts[0]) if name in dataset.graphs else iter(())
    outgoing = (dataset.store.quads_for_pattern(part, None, None, default) for part in parts)
    incoming = (dataset.store.quads_for_pattern(None, None, part, default) for part in parts)
    found_triples = dict.fromkeys(quad.triple for quad in chain(held, chain.from_iterable(chain(outgoing, incoming))))
    triples = list(islice(found_triples, limit))
    return Description(name, tuple(parts), triples, len(triples) < len(found_triples))


def resource_page(dataset: Dataset, found: Description) -> str:
    """Return the page of a description as HTML."""
    outgoing: dict[Term, dict[str, list[Term]]] = {}
    incoming: dict[Term, dict[str, list[Term]]] = {}
    parts = set(found.parts)
    for triple in found.triples:
        if triple.subject in parts:
            outgoing.setdefault(triple.subject, {}).setdefault(triple.predicate.value, []).append(triple.object)
        if triple.object in parts:
            incoming.setdefault(triple.object, {}).setdefault(triple.predicate.value, []).append(triple.subject)
    name = found.iri
    return (
        load_templates()
        .get_template("resource.html")
        .render(
            title=_label(dataset, found.parts[0]),
            iri=name,
            parts=[
                part
                for part in (_part(dataset, node, outgoing, incoming, name) for node in found.parts)
                if part.rows or part.incoming or part.iri == name
            ],
            formats=[(offer.ending, local_address(name) + offer.ending, offer.media) for offer in RDF],
            cut=found.cut,
            held=len(found.triples) if name in dataset.graphs else 0,
        )
    )


def local_address(name: str) -> str:
    """Return where this server tells of an IRI: a path for one of ours, the IRI itself for any other.

    >>> local_address("https://w3id.org/turtlebay/doc/a-report/text#char=5,9")
    '/turtlebay/doc/a-report/text#char=5,9'
    >>> local_address("https://w3id.org/turtlebays")
    'https://w3id.org/turtlebays'
    """
    if name != iri.BASE and not name.startswith((iri.BASE + "/", iri.TERMS)):
        return name
    path, mark, fragment = name.removeprefix(iri.BASE).partition("#")
    return f"/turtlebay{quote(path, safe='/%:@!$&()*+,;=~')}{mark}{fragment}"


@cache
def load_templates() -> jinja2.Environment:
    """Return the environment of our pages: everything escaped, an undefined name an error."""
    import jinja2

    loader = jinja2.PackageLoader("turtlebay.endpoint", "templates")
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)


def _part(
    dataset: Dataset,
    node: ox.NamedNode,
    outgoing: dict[Term, dict[str, list[Term]]],
    incoming: dict[Term, dict[str, list[Term]]],
    page: str,
) -> Part:
    rows = [(_property(name), _values(dataset, values)) for name, values in _sorted(outgoing.get(node, {}))]
    sources = list(_sorted(incoming.get(node, {})))
    shown: list[tuple[Value, list[Value]]] = []
    left = MOST_INCOMING
    for name, values in sources:
        if left > 0:
            shown.append((_property(name), _values(dataset, values[:left])))
            left -= len(values)
    label = _label(dataset, node) if node.value != page else ""
    more = max(0, sum(len(values) for _, values in sources) - MOST_INCOMING)
    return Part(node.value.removeprefix(page).lstrip("#"), node.value, label, rows, shown, more)


def _sorted(properties: dict[str, list[Term]]) -> Iterator[tuple[str, list[Term]]]:
    for name in sorted(properties, key=property_key):
        yield name, sorted(properties[name], key=term_key)


def _property(name: str) -> Value:
    return Value(shorten(name) or name, _address(name))


def _values(dataset: Dataset, values: Iterable[Term]) -> list[Value]:
    return [_value(dataset, value) for value in values]


def _value(dataset: Dataset, value: Term) -> Value:
    if isinstance(value, ox.NamedNode):
        label = _label(dataset, value)
        short = _short(value.value)
        return Value(label, _address(value.value), short if short != label else "")
    if isinstance(value, ox.Literal):
        datatype = value.datatype.value
        plain = value.language or datatype.endswith("#string")
        return Value(value.value, mark=value.language or ("" if plain else shorten(datatype) or datatype))
    return Value(str(value))


def _label(dataset: Dataset, node: ox.NamedNode) -> str:
    """Return the first label that there is, in English if it can be had; else the short name of the IRI."""
    for name in LABELS:
        prefix, _, local = name.partition(":")
        found = [
            quad.object
            for quad in dataset.store.quads_for_pattern(node, ox.NamedNode(PREFIXES[prefix] + local), None, None)
            if isinstance(quad.object, ox.Literal)
        ]
        if found:
            best = min(found, key=lambda literal: (not (literal.language or "en").startswith("en"), literal.value))
            return escape_controls(best.value) or node.value
    return _short(node.value)


def _short(name: str) -> str:
    short = shorten(name)
    space, prefix = next((pair for pair in BY_LENGTH if name.startswith(pair[0])), ("", ""))
    return short or (f"{prefix}:{name[len(space) :]}" if prefix else name)


def _address(name: str) -> str:
    """Return a link target: nothing but http(s), so that no value of a graph becomes a script."""
    return local_address(name) if name.startswith(("https://", "http://")) else ""
