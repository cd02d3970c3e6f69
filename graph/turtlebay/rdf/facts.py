"""The two kinds of file that verification trusts: a graph and a text, read without the rest of this package."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Self

import pyoxigraph as ox

from turtlebay.errors import InputError, RdfError

__all__ = ["Facts", "read_text"]

TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ENDINGS: Final = (".ttl", ".nt", ".nq", ".trig", ".jsonld")
INTEGER: Final = "http://www.w3.org/2001/XMLSchema#integer"

Node = ox.NamedNode | ox.BlankNode | ox.Literal


class Facts:
    """All triples of a graph, by subject and by object; literals by their value."""

    def __init__(self, triples: Iterable[ox.Quad | ox.Triple]) -> None:
        self.by_subject: dict[str, dict[str, list[Node]]] = {}
        self.by_object: dict[tuple[str, str], list[str]] = {}
        for triple in triples:
            if isinstance(triple.subject, ox.Triple) or isinstance(triple.object, ox.Triple):
                continue
            subject, name = triple.subject.value, triple.predicate.value
            ends = self.by_subject.setdefault(subject, {}).setdefault(name, [])
            if triple.object not in ends:
                ends.append(triple.object)
                self.by_object.setdefault((name, triple.object.value), []).append(subject)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the facts of a file, whichever named graph it keeps them in."""
        form = ox.RdfFormat.from_extension(path.suffix[1:].lower()) if path.suffix.lower() in ENDINGS else None
        if form is None:
            remedy = f"Give the graph as one of {', '.join(ENDINGS)}."
            raise InputError("not a graph that can be verified", where=str(path), remedy=remedy)
        try:
            return cls(ox.parse(path=str(path), format=form))
        except SyntaxError as error:
            raise RdfError(error.msg, where=str(path), remedy="Mend the place named and run again.") from error
        except (OSError, ValueError) as error:
            raise InputError(f"cannot be read as a graph ({error})", where=str(path)) from error

    def values(self, subject: str, name: str) -> list[str]:
        """Return the objects of a subject, as strings, in the order of the file."""
        return [end.value for end in self.by_subject.get(subject, {}).get(name, [])]

    def subjects(self, name: str, value: str) -> list[str]:
        """Return the subjects that have this object."""
        return self.by_object.get((name, value), [])

    def of_type(self, *classes: str) -> list[str]:
        """Return the nodes of any of these classes, sorted."""
        return sorted({node for name in classes for node in self.subjects(TYPE, name)})

    def integer(self, subject: str, name: str) -> int | None:
        """Return the one integer of a property; None where there is none, several, or something else."""
        ends = self.by_subject.get(subject, {}).get(name, [])
        if len(ends) != 1 or not isinstance(ends[0], ox.Literal) or ends[0].datatype.value != INTEGER:
            return None
        return int(ends[0].value) if re.fullmatch(r"[0-9]{1,18}", ends[0].value) else None


def read_text(path: Path) -> str:
    """Return the characters of a text file as the reader does: no byte order mark, every line end a line feed."""
    try:
        characters = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 at byte {error.start}", where=str(path), remedy="Give the plain text that was read."
        ) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    return characters.replace("\r\n", "\n").replace("\r", "\n")
