"""Run SPARQL over a graph; a query reads this graph and nothing else, and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from turtlebay.errors import RdfError, UsageError
from turtlebay.rdf.answers import Answer
from turtlebay.rdf.prefixes import PREFIXES

__all__ = ["require_local_query", "run_query", "syntax_problem"]

UPDATES: Final = frozenset({"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"})
FORMS: Final = frozenset({"ASK", "CONSTRUCT", "DESCRIBE", "SELECT"})

TOKEN: Final = re.compile(
    r"""
    <[^<>"{}|^`\\\s]*>                                                # IRI
  | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''   # long strings
  | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'                     # strings
  | \#[^\n\r]*                                                        # comment
  | [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*                            # variable, language
  | (?P<prefix>[\w.-]*):(?:[\w.:%-]|\\.)*                              # prefixed name, blank node
  | (?P<word>\w+)
  """,
    re.VERBOSE | re.DOTALL,
)
"""What may hold the letters of a keyword without being one, and the words that are left."""

PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def run_query(store: ox.Store, sparql: str, *, where: str = "query") -> Answer:
    """Return the answer to a query over the default graph; `where` names the query in errors.

    The usual prefixes (`tb:`, `act:`, `skos:` and the rest of `PREFIXES`) need no declaration. Updates are refused,
    and so is SERVICE, with which a query could send what it reads to another machine.
    """
    require_local_query(sparql, where)
    try:
        result = store.query(sparql, prefixes=dict(PREFIXES))
        if isinstance(result, ox.QueryBoolean):
            return Answer("truth", truth=bool(result))
        if isinstance(result, ox.QueryTriples):
            return Answer("triples", triples=tuple(dict.fromkeys(result)))
        columns = tuple(variable.value for variable in result.variables)
        rows = tuple(tuple(solution[column] for column in columns) for solution in result)
        return Answer("table", columns=columns, rows=rows)
    except SyntaxError as error:
        raise syntax_problem(error, where) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise RdfError(f"the query failed ({error})", where=where) from error


def syntax_problem(error: SyntaxError, where: str) -> RdfError:
    """Return what the engine says of a query that it cannot parse, with line and column."""
    place = PLACE.fullmatch(error.msg)
    return RdfError(
        f"not SPARQL: {place[3] if place else error.msg}",
        where=f"{where}:{place[1]}:{place[2]}" if place else where,
        remedy="Mend the query at the line and column named.",
    )


def require_local_query(sparql: str, where: str) -> None:
    """Raise where a query would ask another machine or change anything."""
    # SPARQL allows escaped letters outside strings too, and not every engine reads them alike
    for spelling in (sparql, _without_escapes(sparql)):
        words = list(_iter_words(spelling))
        # the engine wants no space around keywords: `5SERVICE<…>` and `SERVICE:x` both ask another machine
        if any("SERVICE" in word for word in words):
            raise UsageError(
                "SERVICE would ask another machine",
                where=where,
                remedy="Strike it and load what you need into the graph; a prefix of that name needs another one.",
            )
        verb = next((word for word in words if word in UPDATES | FORMS), "")
        if verb in UPDATES:
            raise UsageError(
                f"{verb} would change the graph, and queries only read",
                where=where,
                remedy="Change the annotations or the ontology, then build the graph again.",
            )


def _iter_words(sparql: str) -> Iterator[str]:
    """Yield the words outside strings, IRIs, local names, variables and comments, in capitals."""
    for token in TOKEN.finditer(sparql):
        if word := token["word"] or token["prefix"]:
            yield word.upper()


def _without_escapes(sparql: str) -> str:
    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        return chr(code) if code < 0x110000 else ""

    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", character, sparql)
