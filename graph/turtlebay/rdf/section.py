"""Triples under one heading, as people read them in a file."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

__all__ = ["Section"]


@dataclass(frozen=True)
class Section:
    """Triples under one heading. `base` is the IRI that most of their names begin with, if there is one."""

    title: str
    triples: tuple[ox.Triple, ...]
    base: str = ""
