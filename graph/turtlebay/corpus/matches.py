"""Actors of different reports that bear one name, proposed to a person as one; nothing here makes them one."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from turtlebay import iri
from turtlebay.corpus.merges import COLUMNS
from turtlebay.network import to_csv
from turtlebay.scratch import open_scratch

__all__ = ["Matches", "name_key", "score"]

SAME_TYPE: Final = 0.3
DESCRIBED: Final = "Group"
MORE_WORDS: Final = 0.1
MOST_WORDS: Final = 4
SHARED_FORMS: Final = 0.3
ROWS: Final = 1_000


def name_key(name: str) -> str:
    """Return what two spellings of a name have in common: letters and digits, without case, accents and article.

    >>> name_key("The Lake-Chad  Basin Commission") == name_key("Lake Chad Basin Commission")
    True
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = re.findall(r"\w+", bare.casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def score(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """Return how much speaks for two actors with one name being one, between 0 and 1: an order to read in, no share.

    A type that agrees counts 0.3, but for groups, whose names describe ("the armed forces"); each word of the shared
    name 0.1 up to four, since a long name seldom has two bearers; and the part of the forms of the one with fewer that
    the other has too, 0.3.
    """
    forms, others = (set(map(name_key, actor["names"])) for actor in (one, other))
    words = min(MOST_WORDS, len(name_key(one["label"]).split()))
    shared = len(forms & others) / min(len(forms), len(others))
    alike = one["type"] == other["type"] != DESCRIBED
    return float(round(SAME_TYPE * alike + MORE_WORDS * words + SHARED_FORMS * shared, 2))


class Matches:
    """Actors that only one report knows, gathered by name. They wait in a file of SQLite's, however many they are."""

    def __init__(self, different: frozenset[frozenset[str]] = frozenset()) -> None:
        """Begin without any; pairs in `different` are not proposed."""
        self.different = different
        self.database = open_scratch("actor (key TEXT, document TEXT, iri TEXT, facts TEXT)")

    def add(self, document: str, actors: Iterable[Mapping[str, Any]], kinds: frozenset[str]) -> None:
        """Add the actors of a report; only those that it alone has, of one of these kinds, count."""
        rows = (
            (name_key(actor["label"]), document, actor["iri"], json.dumps(actor))
            for actor in actors
            if actor["type"] in kinds and iri.is_of(actor["iri"], document)
        )
        self.database.executemany("INSERT INTO actor VALUES (?, ?, ?, ?)", rows)

    def pieces(self) -> Iterator[str]:
        """Yield the table as CSV: each actor beside the first that bears its name, the likeliest first."""
        yield to_csv(COLUMNS, ())
        self.database.execute("CREATE TABLE pair (score REAL, actor TEXT, same_as TEXT, row TEXT)")
        found = self.database.execute(
            "SELECT key, document, facts FROM actor WHERE key IN "
            "(SELECT key FROM actor WHERE key <> '' GROUP BY key HAVING COUNT(DISTINCT document) > 1) "
            "ORDER BY key, document, iri"
        )
        for _, group in groupby(found, key=lambda row: row[0]):
            self._pair((document, json.loads(facts)) for _, document, facts in group)
        pairs = self.database.execute("SELECT row FROM pair ORDER BY score DESC, actor, same_as")
        while rows := pairs.fetchmany(ROWS):
            yield "".join(row for (row,) in rows)

    def _pair(self, actors: Iterator[tuple[str, Mapping[str, Any]]]) -> None:
        first, one = next(actors)
        for document, other in actors:
            if document == first or frozenset((one["iri"], other["iri"])) in self.different:
                continue
            value = score(one, other)
            row = ("", value, other["type"], other["iri"], other["label"], document, one["iri"], one["label"], first)
            text = to_csv(None, [row], verbatim=True)
            self.database.execute("INSERT INTO pair VALUES (?, ?, ?, ?)", (value, other["iri"], one["iri"], text))

    def close(self) -> None:
        """Delete what waits on disk."""
        self.database.close()
