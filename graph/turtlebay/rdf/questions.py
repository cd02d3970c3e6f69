"""The questions that the ontology was made to answer: SPARQL files that say in words what they ask and why."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from turtlebay.errors import InputError, RdfError, UsageError
from turtlebay.rdf.parameters import Parameter, bind_parameters, read_parameters
from turtlebay.resources import ontology_folder

__all__ = ["Question", "find_question", "iter_questions"]

HEAD: Final = re.compile(r"#\s*(title|question|why|name|parameter):\s*(.*)")


@dataclass(frozen=True)
class Question:
    """One question; `name` is that of its file, such as `cq01-who-should-act`, and `alias` reads like a command."""

    name: str
    title: str
    question: str
    why: str
    sparql: str
    alias: str = ""
    parameters: tuple[Parameter, ...] = ()

    @property
    def usage(self) -> str:
        """The shortest call with all parameters: `recommendations-to --actor security-council`."""
        return " ".join([self.alias or self.name, *(f"--{p.name} {p.example}" for p in self.parameters)])

    def bind(self, values: Mapping[str, Sequence[str]]) -> str:
        """Return the query with values for parameters by name; see `bind_parameters`."""
        return bind_parameters(self.sparql, self.parameters, values, where=self.alias or self.name)


def iter_questions(folder: Path | None = None) -> Iterator[Question]:
    """Yield the questions of a folder (default: the shipped ones), by name."""
    folder = folder or ontology_folder() / "queries"
    for path in sorted(folder.glob("*.rq")):
        yield _read_question(path)


def find_question(name: str, folder: Path | None = None) -> Question:
    """Return a question by its number (`1`, `cq01`), its name, its alias, or a part of the name that no other has."""
    known = {question.name: question for question in iter_questions(folder)}
    wanted = name.strip().lower().removesuffix(".rq")
    if wanted in known:
        return known[wanted]
    aliases = {question.alias: question for question in known.values() if question.alias}
    if wanted in aliases:
        return aliases[wanted]
    if number := re.fullmatch(r"(?:cq)?0*([0-9]{1,6})", wanted):
        found = [n for n in known if re.match(rf"cq0*{number[1]}(?![0-9])", n)]
    else:
        found = [n for n in known if wanted and wanted in n]
    if len(found) == 1:
        return known[found[0]]
    if found:
        raise UsageError(f"'{name}' fits {len(found)} questions", remedy=f"Choose one of {', '.join(found)}.")
    parts = {part: full for full in known for part in (full, full.partition("-")[2], *full.split("-"))}
    parts |= {alias: alias for alias in aliases}
    close = dict.fromkeys(parts[part] for part in difflib.get_close_matches(wanted, parts, n=3, cutoff=0.6))
    remedy = f"Did you mean {' or '.join(close)}?" if close else f"Known are {', '.join(known) or 'none'}."
    raise UsageError(f"there is no question '{name}'", remedy=remedy)


def _read_question(path: Path) -> Question:
    """Read the comments at the head; a comment that starts no field goes on with the one before it."""
    try:
        sparql = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise RdfError(f"not UTF-8 at byte {error.start}", where=str(path)) from error
    fields: dict[str, str] = {}
    field = ""
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        if head := HEAD.match(line):
            field = head[1]
            fields[field] = head[2].strip()
        elif field:
            fields[field] = f"{fields[field]} {line.lstrip('# ').strip()}".strip()
    missing = [name for name in ("title", "question", "why") if not fields.get(name)]
    if missing:
        raise RdfError(
            f"the query lacks '# {missing[0]}:' at its head",
            where=str(path),
            remedy="Begin the file with comments '# title:', '# question:' and '# why:'.",
        )
    return Question(
        path.stem,
        fields["title"],
        fields["question"],
        fields["why"],
        sparql,
        fields.get("name", ""),
        read_parameters(sparql, where=str(path)),
    )
