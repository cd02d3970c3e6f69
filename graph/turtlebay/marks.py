"""How a node is drawn, said once: the pages compute it, and files for other programs carry it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["UNMARKED", "Mark", "Marks"]


@dataclass(frozen=True)
class Mark:
    """A place and a look. `x` grows to the right and `y` downwards, as on a screen; `size` is the radius in the same
    unit; `colour` is written `#rrggbb`."""

    x: float
    y: float
    size: float
    colour: str


Marks = Mapping[str, Mark]
"""Marks by the IRI of what they stand for."""

UNMARKED: Final[Marks] = {}
