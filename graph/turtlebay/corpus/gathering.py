"""What has to be known of all reports before the first is written: little of each, and what they share once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from turtlebay.corpus.products import Products

__all__ = ["Gathered", "Meta", "gather"]

Meta = dict[str, Any]

KEPT: Final = (
    *("id", "title", "date", "sha256", "characters", "method", "text at hand", "jsonld name"),
    *("recommendations", "with an addressee", "own actors", "own others", "stated", "proposed", "mentions"),
)
"""What is kept of the `meta.json` of each report."""


@dataclass(frozen=True)
class Gathered:
    """What reports say, in their order.

    In `metas` each `shared` holds what no earlier report names: together these are all.
    """

    metas: tuple[Meta, ...]
    slugs: frozenset[str]
    """Actors of the authority."""
    merged: frozenset[str]
    """IRIs of actors of single reports that others name too."""
    prefixes: frozenset[str]


def gather(parts: Iterable[Products]) -> Gathered:
    """Read the `meta.json` of each report, one after another."""
    metas: list[Meta] = []
    slugs: set[str] = set()
    prefixes: set[str] = set()
    seen: set[str] = set()
    for part in parts:
        meta: Meta = json.loads(part["meta.json"])
        shared = {name: kind for name, kind in meta["shared"].items() if name not in seen}
        seen.update(shared)
        slugs.update(meta["authority"])
        prefixes.update(meta["prefixes"])
        review = {"review": meta["review"]} if "review" in meta else {}
        metas.append({name: meta[name] for name in KEPT} | {"shared": shared} | review)
    merged = frozenset(name for name in seen if "/doc/" in name)
    return Gathered(tuple(metas), frozenset(slugs), merged, frozenset(prefixes))
