"""What a person decided on actors that may be one: a table, read and applied before anything is written.

The build writes `tables/matches.csv`; who fills in its first column with `same` or `different` has a merges file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from turtlebay import iri
from turtlebay.errors import InputError
from turtlebay.model import Annotations

__all__ = ["DECISIONS", "Merges", "apply_merges", "read_merges"]

MAX_BYTES: Final = 64_000_000
DECISIONS: Final = ("same", "different")
NEEDED: Final = ("decision", "actor", "same_as")
REMEDY: Final = "Take tables/matches.csv of a build, and write same or different into its first column."


@dataclass(frozen=True)
class Merges:
    """Decisions on pairs: by the IRI of an actor of one report the IRI and the label that it goes by."""

    same: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()

    def of(self, document: str) -> dict[str, tuple[str, str]]:
        """Return what was decided on the actors of a report."""
        return {name: target for name, target in self.same.items() if iri.is_of(name, document)}


def read_merges(path: Path) -> Merges:
    """Read a merges file; rows without a decision count as not decided."""
    where = str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"has more than {MAX_BYTES:,} bytes", where=where, remedy="Leave undecided rows out.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=where, remedy="Name a merges file.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start}", where=where, remedy="Save it as UTF-8.") from error
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        lacking = [name for name in NEEDED if name not in (rows.fieldnames or ())]
        if lacking:
            raise InputError(f"has no column '{lacking[0]}'", where=where, remedy=REMEDY)
        return _decided(((rows.line_num, row) for row in rows), where)
    except csv.Error as error:
        raise InputError(f"is no table ({error})", where=where, remedy="Save it as CSV.") from error


def _decided(rows: Iterable[tuple[int, dict[str, str | None]]], where: str) -> Merges:
    same: dict[str, tuple[str, str]] = {}
    different: set[frozenset[str]] = set()
    for line, row in rows:
        decision = (row["decision"] or "").strip().lower()
        if not decision:
            continue
        actor, target = (row["actor"] or "").strip(), (row["same_as"] or "").strip()
        place = f"{where}, line {line}"
        if decision not in DECISIONS:
            raise InputError(f"'{decision}' is no decision", where=place, remedy="Write same or different.")
        for name in (actor, target):
            if not iri.is_actor(name):
                raise InputError(f"'{name}' is no actor of a graph of ours", where=place, remedy=REMEDY)
        if decision == "different":
            different.add(frozenset((actor, target)))
            continue
        if iri.authority_slug(actor):
            raise InputError(f"'{actor}' is shared by all reports", where=place, remedy="Swap actor and same_as.")
        known = same.get(actor)
        if known is not None and known[0] != target:
            raise InputError(f"'{actor}' is said to be two others", where=place, remedy="Decide for one of them.")
        same[actor] = (target, (row.get("same_as_label") or "").strip())
    return Merges({name: _settle(name, same, where) for name in sorted(same)}, frozenset(different))


def _settle(name: str, same: Mapping[str, tuple[str, str]], where: str) -> tuple[str, str]:
    """Follow decisions to the actor that goes by its own name."""
    seen = {name}
    target, label = same[name]
    while target in same:
        if target in seen:
            raise InputError(f"'{name}' comes back to itself", where=where, remedy="Decide which of them stays.")
        seen.add(target)
        target, label = same[target]
    return target, label


def apply_merges(annotations: Annotations, merges: Mapping[str, tuple[str, str]]) -> Annotations:
    """Return annotations whose entities go by the actors that a person decided they are.

    One that is an entity of the authority, of which the report names no other, becomes that; else it keeps its id and
    goes by the other IRI.
    """
    taken = {entity.authority for entity in annotations.entities if entity.authority}
    entities = []
    for entity in annotations.entities:
        target, label = merges.get(iri.local_actor(annotations.document.id, entity.id), ("", ""))
        slug = iri.authority_slug(target)
        change: dict[str, str] = {"label": label} if label else {}
        if not target or entity.authority:
            change = {}
        elif slug and slug not in taken:
            taken.add(slug)
            change["authority"] = slug
        else:
            change["same_as"] = target
        entities.append(entity.model_copy(update=change) if change else entity)
    return annotations.model_copy(update={"entities": tuple(entities)})
