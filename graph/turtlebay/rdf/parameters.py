"""Parameters of questions: a leading `VALUES` block whose terms a caller may replace.

A value becomes a term first, checked as one, and only the written form of that term enters the query; no text of a
caller is ever pasted into SPARQL.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from turtlebay.errors import RdfError, UsageError
from turtlebay.rdf.prefixes import PREFIXES, XSD
from turtlebay.rdf.query import TOKEN

__all__ = ["Parameter", "bind_parameters", "parameter_terms", "read_parameters", "unknown_names"]

HEAD: Final = re.compile(r"([a-z][a-z-]*)\s*=\s*(.+?)\s+—\s+(.+)", re.DOTALL)
FIELD: Final = re.compile(r"[a-z]+:\s")
DECLARATION: Final = re.compile(r"^\s*PREFIX\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE | re.MULTILINE)
PUNCTUATION: Final = re.compile(rf"(?P<mark>[{{}}])|{TOKEN.pattern}", TOKEN.flags)
ABSOLUTE: Final = re.compile(r"(?:https?://|urn:).+", re.IGNORECASE | re.DOTALL)
NUMBERS: Final = {
    XSD + "integer": re.compile(r"[+-]?[0-9]{1,30}"),
    XSD + "decimal": re.compile(r"[+-]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})"),
}


@dataclass(frozen=True)
class Parameter:
    """A variable of a question that a caller may set; `default` is what the question asks with otherwise."""

    name: str
    default: tuple[ox.NamedNode | ox.Literal, ...]
    written: str
    """The default as the question writes it, such as `act:security-council`."""
    description: str

    @property
    def example(self) -> str:
        """The first default as a caller may write it: the end of a name, or the text in quotation marks."""
        first = self.default[0]
        if isinstance(first, ox.NamedNode):
            return re.split(r"[/#]", first.value)[-1]
        return f'"{first.value}"' if set(first.value) & set(" '") else first.value


def read_parameters(sparql: str, *, where: str = "query") -> tuple[Parameter, ...]:
    """Return the parameters that comments at the head of a query describe: `# parameter: name = terms — description`.

    The query must begin with the same terms, as `VALUES ?name { terms }`. A comment that starts no field goes on with
    the one before it.
    """
    texts: list[str] = []
    within = False
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        content = line[1:].strip()
        if FIELD.match(content):
            within = content.startswith("parameter:")
            if within:
                texts.append(content.partition(":")[2].strip())
        elif within:
            texts[-1] = f"{texts[-1]} {content}"
    return tuple(_read_parameter(text, sparql, where) for text in texts)


def _read_parameter(text: str, sparql: str, where: str) -> Parameter:
    remedy = "Write '# parameter: actor = act:turkey — what it is', and VALUES ?actor { act:turkey } in the query."
    head = HEAD.fullmatch(text)
    if head is None:
        raise RdfError(f"'{text}' describes no parameter", where=where, remedy=remedy)
    name, written, description = head[1], " ".join(head[2].split()), " ".join(head[3].split())
    blocks = [sparql[start:end] for start, end in _iter_blocks(name, sparql)]
    if not blocks:
        raise RdfError(f"the query has no VALUES ?{_variable(name)}", where=where, remedy=remedy)
    default = _terms(written, sparql, where)
    if not default or any(_terms(block, sparql, where) != default for block in blocks):
        raise RdfError(f"the parameter {name} has another default than its VALUES", where=where, remedy=remedy)
    return Parameter(name, default, written, description)


def bind_parameters(
    sparql: str, parameters: Sequence[Parameter], values: Mapping[str, Sequence[str]], *, where: str = "question"
) -> str:
    """Return a query with the values of a caller in place of the defaults.

    A value is an IRI, a prefixed name, or the last part of a name like the default's: `turkey` for `act:turkey`.
    Where the default is a literal, it is the text or the number itself.
    """
    for name, terms in parameter_terms(sparql, parameters, values, where=where).items():
        written = " ".join(map(str, terms))
        for start, end in reversed(list(_iter_blocks(name, sparql))):
            sparql = f"{sparql[:start]} {written} {sparql[end:]}"
    return sparql


def parameter_terms(
    sparql: str, parameters: Sequence[Parameter], values: Mapping[str, Sequence[str]], *, where: str = "question"
) -> dict[str, tuple[ox.NamedNode | ox.Literal, ...]]:
    """Return the terms that the values of a caller mean, by parameter."""
    known = {parameter.name: parameter for parameter in parameters}
    prefixes = PREFIXES | dict(DECLARATION.findall(sparql))
    found: dict[str, tuple[ox.NamedNode | ox.Literal, ...]] = {}
    for name, given in values.items():
        if name not in known:
            names = ", ".join(f"--{parameter}" for parameter in known)
            remedy = f"Known are {names}." if names else "This question has no parameters."
            raise UsageError(f"there is no parameter --{name}", where=where, remedy=remedy)
        if not given:
            raise UsageError(f"--{name} has no value", where=where, remedy=f"Try --{name} {known[name].example}.")
        found[name] = tuple(_term(value, known[name], prefixes, where) for value in given)
    return found


def unknown_names(store: ox.Store, terms: Iterable[ox.NamedNode | ox.Literal]) -> dict[str, list[str]]:
    """Return the IRIs among terms of which a graph says nothing, each with names in it that look alike."""
    unknown: dict[str, list[str]] = {}
    for term in terms:
        if not isinstance(term, ox.NamedNode) or _is_known(store, term):
            continue
        space = term.value[: max(term.value.rfind("/"), term.value.rfind("#")) + 1]
        subjects = {quad.subject.value for quad in store if isinstance(quad.subject, ox.NamedNode)}
        names = sorted(name.removeprefix(space) for name in subjects if name.startswith(space))
        unknown[term.value] = difflib.get_close_matches(term.value.removeprefix(space), names, n=3, cutoff=0.7)
    return unknown


def _is_known(store: ox.Store, term: ox.NamedNode) -> bool:
    patterns = ((term, None, None), (None, None, term), (None, term, None))
    return any(next(store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)


def _term(value: str, parameter: Parameter, prefixes: Mapping[str, str], where: str) -> ox.NamedNode | ox.Literal:
    first = parameter.default[0]
    try:
        if isinstance(first, ox.NamedNode):
            return ox.NamedNode(_expand(value.strip(), first.value, prefixes))
        if first.language:
            return ox.Literal(value, language=first.language)
        number = NUMBERS.get(first.datatype.value)
        if number is not None:
            if number.fullmatch(value) is None:
                raise ValueError(f"no {first.datatype.value.removeprefix(XSD)}")
            return ox.Literal(format(Decimal(value), "f"), datatype=first.datatype)
        return ox.Literal(value, datatype=first.datatype)
    except ValueError as error:
        raise UsageError(
            f"{value!r} cannot be --{parameter.name} ({error})",
            where=where,
            remedy=f"Give something like {parameter.written}.",
        ) from error


def _expand(value: str, default: str, prefixes: Mapping[str, str]) -> str:
    if value.startswith("<") and value.endswith(">"):
        return value[1:-1]
    if ABSOLUTE.fullmatch(value):
        return value
    prefix, colon, local = value.partition(":")
    if colon:
        if prefix not in prefixes:
            raise ValueError(f"the prefix '{prefix}:' is not known")
        return prefixes[prefix] + local
    if not value:
        raise ValueError("it is empty")
    space = default[: max(default.rfind("/"), default.rfind("#")) + 1]
    # names of classes and properties have capitals; slugs have none, and hyphens for spaces
    return space + (value if space.endswith("#") else "-".join(value.lower().split()))


def _iter_blocks(name: str, sparql: str) -> Iterator[tuple[int, int]]:
    """Yield the places between the braces of each `VALUES ?name { … }`, outside strings and comments."""
    variable = _variable(name)
    tokens = [token for token in PUNCTUATION.finditer(sparql) if not token[0].startswith("#")]
    for word, named, opening in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word[0].upper() == "VALUES" and named[0] in (f"?{variable}", f"${variable}") and opening["mark"] == "{":
            ends = (token.start() for token in tokens if token.start() > opening.start() and token["mark"] == "}")
            if (end := next(ends, None)) is not None:
                yield opening.end(), end


def _variable(name: str) -> str:
    return name.replace("-", "_")


def _terms(written: str, sparql: str, where: str) -> tuple[ox.NamedNode | ox.Literal, ...]:
    """Return terms as SPARQL writes them, read by the engine itself."""
    prefixes = PREFIXES | dict(DECLARATION.findall(sparql))
    try:
        found = ox.Store().query(f"SELECT ?x {{ VALUES ?x {{ {written} }} }}", prefixes=prefixes)
    except SyntaxError as error:
        raise RdfError(f"'{written}' is no list of terms", where=where) from error
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - a SELECT gives nothing else
    return tuple(row[0] for row in found if isinstance(row[0], ox.NamedNode | ox.Literal))
