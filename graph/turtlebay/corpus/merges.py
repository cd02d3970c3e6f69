"""What a person decided on actors that may be one: a table, read and applied before anything is written.

The build writes `tables/matches.csv`; who fills in its first column with `same` or `different` has a merges file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from turtlebay import iri
from turtlebay.errors import InputError
from turtlebay.model import Annotations
from turtlebay.sheets import read_rows

__all__ = ["COLUMNS", "DECISIONS", "Merges", "apply_merges", "read_merges"]

DECISIONS: Final = ("same", "different")
NEEDED: Final = ("decision", "actor", "same_as")
COLUMNS: Final = (
    *("decision", "score", "type", "actor", "actor_label", "actor_document"),
    *("same_as", "same_as_label", "same_as_document"),
)
"""Of `tables/matches.csv`; a merges file needs three of them."""
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
    header, rows = read_rows(path, COLUMNS)
    lacking = [name for name in NEEDED if name not in header]
    if lacking:
        raise InputError(f"has no column '{lacking[0]}'", where=str(path), remedy=REMEDY)
    return _decided(((line, dict(zip(header, cells, strict=False))) for line, cells in rows), str(path))


def _decided(rows: Iterable[tuple[int, dict[str, str]]], where: str) -> Merges:
    same: dict[str, tuple[str, str]] = {}
    different: set[frozenset[str]] = set()
    for line, row in rows:
        decision = row.get("decision", "").strip().lower()
        if not decision:
            continue
        actor, target = row.get("actor", "").strip(), row.get("same_as", "").strip()
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
        same[actor] = (target, row.get("same_as_label", "").strip())
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
