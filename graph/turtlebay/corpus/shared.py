"""The lines of N-Triples that several reports may have: each once, in order, and by subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from turtlebay.scratch import open_scratch

__all__ = ["SharedLines"]


class SharedLines:
    """Lines, each with its end. They wait on disk: relations of shared actors grow with the reports."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        """Begin with some."""
        self._database = open_scratch("line (text TEXT PRIMARY KEY) WITHOUT ROWID")
        self.add(lines)

    def add(self, lines: Iterable[str]) -> None:
        """Add lines, some of which may be there."""
        self._database.executemany("INSERT OR IGNORE INTO line VALUES (?)", ((line,) for line in lines))

    def __iter__(self) -> Iterator[str]:
        """Yield all lines in the order of their characters."""
        return (text for (text,) in self._database.execute("SELECT text FROM line ORDER BY text"))

    def subjects(self) -> list[ox.NamedNode | ox.BlankNode]:
        """Return what the lines are about."""
        found = dict.fromkeys(line.partition(" ")[0] for line in self)
        return [ox.NamedNode(name[1:-1]) if name.startswith("<") else ox.BlankNode(name[2:]) for name in found]

    def about(self, subject: ox.NamedNode | ox.BlankNode) -> list[str]:
        """Return the lines about a subject, in order."""
        # the next character after the space that ends a subject is "!"
        between = (f"{subject} ", f"{subject}!")
        found = self._database.execute("SELECT text FROM line WHERE text >= ? AND text < ? ORDER BY text", between)
        return [text for (text,) in found]

    def close(self) -> None:
        """Delete what waits on disk."""
        self._database.close()
