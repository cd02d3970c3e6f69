"""JSON-LD with the context of the ontology folder written into the file, so that no reader fetches anything.

This is the part of JSON-LD compaction that the context needs: prefixes, terms with a type, a language or a set. A
term that uses more (lists, indexes, reverse properties) is left alone, and its property keeps a prefixed name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from turtlebay.errors import InputError, RdfError
from turtlebay.rdf.order import Block
from turtlebay.rdf.prefixes import LOCAL, RDF, XSD
from turtlebay.rdf.triples import Section
from turtlebay.rdf.turtle import in_order, natural_key, property_key
from turtlebay.resources import ontology_folder

__all__ = ["JSONLD_END", "iter_jsonld", "jsonld_head", "jsonld_names", "jsonld_objects", "to_jsonld"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

PREFIX_ENDS: Final = tuple(":/?#[]@")
JSONLD_END: Final = "\n ]\n}\n"
SAFE_INTEGER: Final = 2**53
"""Above it a JavaScript reader would round."""


def to_jsonld(sections: Iterable[Section], *, ontology: Path | None = None) -> str:
    """Return JSON-LD: one object for each subject, by IRI; keys and values always in the same order."""
    triples = (triple for section in sections for triple in section.triples)
    objects = ",\n".join(text for _, text in jsonld_objects(triples, ontology=ontology))
    return f"{jsonld_head(ontology)}\n{objects}{JSONLD_END}" if objects else f"{jsonld_head(ontology)}]\n}}\n"


def iter_jsonld(blocks: Iterable[Block], *, ontology: Path | None = None) -> Iterator[str]:
    """Yield the same JSON-LD block by block, in the order of the blocks, which need to be grouped by graph.

    A named graph is an object that has an `@graph` of its own (JSON-LD 1.1, 4.9).
    """
    context = _read_context((ontology or ontology_folder()) / "context.jsonld")
    yield jsonld_head(ontology)
    comma = ""
    for name, group in groupby(blocks, lambda block: block.graph):
        if isinstance(name, ox.DefaultGraph):
            for block in group:
                yield f"{comma}\n{_indented(_object(context.name(block.subject), block.triples, context), 2)}"
                comma = ","
            continue
        key, value = json.dumps(context.keyword("@id")), json.dumps(context.name(name), ensure_ascii=False)
        yield f'{comma}\n  {{\n   {key}: {value},\n   "@graph": ['
        inner = ""
        for block in group:
            yield f"{inner}\n{_indented(_object(context.name(block.subject), block.triples, context), 4)}"
            inner = ","
        yield "\n   ]\n  }"
        comma = ","
    yield JSONLD_END


def jsonld_head(ontology: Path | None = None) -> str:
    """Return what JSON-LD begins with: the context, and the opening of its list of objects."""
    context = _read_context((ontology or ontology_folder()) / "context.jsonld")
    head = json.dumps(context.source, ensure_ascii=False, indent=1).replace("\n", "\n ")
    return f'{{\n "@context": {head},\n "@graph": ['


def jsonld_objects(triples: Iterable[ox.Triple], *, ontology: Path | None = None) -> list[tuple[str, str]]:
    """Return the objects of triples, each as its name and its JSON as it stands in the list, by name."""
    context = _read_context((ontology or ontology_folder()) / "context.jsonld")
    subjects: dict[str, list[ox.Triple]] = {}
    for triple in triples:
        subjects.setdefault(context.name(triple.subject), []).append(triple)
    names = sorted(subjects, key=natural_key)
    return [(name, _indented(_object(name, subjects[name], context), 2)) for name in names]


def jsonld_names(subjects: Iterable[ox.NamedNode | ox.BlankNode], *, ontology: Path | None = None) -> list[str]:
    """Return the names by which JSON-LD calls subjects, in the order given."""
    context = _read_context((ontology or ontology_folder()) / "context.jsonld")
    return [context.name(subject) for subject in subjects]


def _indented(row: Mapping[str, Any], depth: int) -> str:
    return " " * depth + _dump(row, "\n" + " " * depth)


def _dump(value: Any, line: str) -> str:
    """Return JSON as `json.dumps` with an indent of one gives it, which for large files it does five times slower."""
    if isinstance(value, str | int):
        return json.dumps(value, ensure_ascii=False)
    inner = line + " "
    if isinstance(value, list):
        return f"[{inner}" + f",{inner}".join(_dump(item, inner) for item in value) + f"{line}]"
    pairs = (f"{json.dumps(key, ensure_ascii=False)}: {_dump(item, inner)}" for key, item in value.items())
    return f"{{{inner}" + f",{inner}".join(pairs) + f"{line}}}"


@dataclass(frozen=True)
class _Rule:
    """How a term of the context writes the values of its property."""

    term: str
    type: str | None
    language: str | None
    always_list: bool


@dataclass(frozen=True)
class _Context:
    source: Mapping[str, Any]

    @cached_property
    def prefixes(self) -> list[tuple[str, str]]:
        found = []
        for term, rule in self.source.items():
            space = rule if isinstance(rule, str) else None
            if isinstance(rule, dict) and rule.get("@prefix") is True:
                space = rule.get("@id")
            if isinstance(space, str) and "://" in space and space.endswith(PREFIX_ENDS) and term[:1] != "@":
                found.append((space, term))
        return sorted(found, key=lambda pair: -len(pair[0]))

    @cached_property
    def rules(self) -> dict[str, list[_Rule]]:
        language = self.source.get("@language")
        found: dict[str, list[_Rule]] = {}
        for term, rule in self.source.items():
            fields = {"@id": rule} if isinstance(rule, str) else rule if isinstance(rule, dict) else {}
            target = self.expand(str(fields.get("@id", term)))
            container = fields.get("@container")
            plain = not set(fields) - {"@id", "@type", "@language", "@container", "@prefix", "@protected"}
            if term[:1] == "@" or ":" not in target or not plain or container not in (None, "@set", ["@set"]):
                continue
            coerced = fields.get("@type")
            coerced = self.expand(coerced) if isinstance(coerced, str) else None
            spoken = None if coerced else fields.get("@language", language)
            found.setdefault(target, []).append(_Rule(term, coerced, spoken, container is not None))
        return found

    def expand(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        space = self.source.get(prefix)
        if isinstance(space, dict):
            space = space.get("@id")
        return space + local if colon and isinstance(space, str) and not local.startswith("//") else name

    def keyword(self, name: str) -> str:
        return next((term for term, rule in self.source.items() if rule == name), name)

    def name(self, term: Term) -> str:
        """Return the shortest name of a node that needs no more than the prefixes."""
        if not isinstance(term, ox.NamedNode):
            return str(term)
        value = term.value
        for space, prefix in self.prefixes:
            if value.startswith(space) and LOCAL.fullmatch(value, len(space)):
                return f"{prefix}:{value[len(space) :]}"
        return value

    def word(self, term: Term) -> str:
        """Return the name of a class or property: the term of the context, if there is one."""
        name = term.value if isinstance(term, ox.NamedNode) else ""
        return next((rule.term for rule in self.rules.get(name, ())), self.name(term))

    def value(self, value: Term, rule: _Rule) -> Any:
        """Return a value as its term writes it; in full where the term says something else."""
        if isinstance(value, ox.NamedNode | ox.BlankNode):
            if rule.type == "@vocab":
                return self.word(value)
            return self.name(value) if rule.type == "@id" else {self.keyword("@id"): self.name(value)}
        if not isinstance(value, ox.Literal):
            raise RdfError("JSON-LD has no triple terms", remedy="Write Turtle instead.")
        if value.direction is not None:
            raise RdfError("this JSON-LD cannot keep the direction of a text", remedy="Write Turtle instead.")
        datatype = value.datatype.value
        if value.language:
            fits = rule.type is None and (rule.language or "").lower() == value.language
            return value.value if fits else {"@value": value.value, "@language": value.language}
        if datatype == XSD + "integer" and rule.type in (None, datatype) and _is_safe_integer(value.value):
            return int(value.value)
        if rule.type == datatype or (datatype == XSD + "string" and rule.type is rule.language is None):
            return value.value
        typed = {} if datatype == XSD + "string" else {"@type": self.name(value.datatype)}
        return {"@value": value.value, **typed}

    def rule(self, predicate: str, value: Term) -> _Rule:
        """Return the term that writes a value shortest, or a rule without one."""
        rules = self.rules.get(predicate)
        if rules is None:
            return _Rule(self.name(ox.NamedNode(predicate)), None, self.source.get("@language"), False)
        if len(rules) == 1:
            return rules[0]
        return min(rules, key=lambda rule: isinstance(self.value(value, rule), dict))


def _object(name: str, triples: Iterable[ox.Triple], context: _Context) -> dict[str, Any]:
    properties: dict[str, dict[Term, None]] = {}
    for triple in triples:
        properties.setdefault(triple.predicate.value, {})[triple.object] = None
    row: dict[str, Any] = {context.keyword("@id"): name}
    for predicate in sorted(properties, key=property_key):
        values = in_order(properties[predicate])
        if predicate == RDF + "type":
            names = [context.word(value) for value in values]
            row[context.keyword("@type")] = names if len(names) > 1 else names[0]
            continue
        for value in values:
            rule = context.rule(predicate, value)
            row.setdefault(rule.term, []).append(context.value(value, rule))
            if not rule.always_list and len(values) == 1:
                row[rule.term] = row[rule.term][0]
    return row


def _is_safe_integer(value: str) -> bool:
    return (
        len(value) < 17
        and value.lstrip("-").isdecimal()
        and str(int(value)) == value
        and abs(int(value)) < SAFE_INTEGER
    )


def _read_context(path: Path) -> _Context:
    try:
        return _parse_context(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise RdfError(
            "not a JSON-LD context of one object", where=str(path), remedy='Write {"@context": {...}}.'
        ) from error


@lru_cache(maxsize=2)
def _parse_context(text: str) -> _Context:
    """Return the context that a text holds, the same object for the same text, so that what it works out is kept."""
    source = json.loads(text)["@context"]
    if not isinstance(source, dict):
        raise TypeError
    return _Context(source)
