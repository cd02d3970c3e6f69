"""What a build is told, and what it came to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from turtlebay.corpus import About, Merges
from turtlebay.review import Review

__all__ = ["Failed", "Outcomes", "Settings", "Tell"]

Tell = Callable[[str, int, int], None]
"""Is told what is done now, of how many reports, and of how many it has to be."""


@dataclass(frozen=True)
class Settings:
    """How reports are built: what changes the result, then what does not."""

    ontology: Path | None = None
    reviews: tuple[tuple[Path, Review], ...] = ()
    about: About = field(default_factory=About)
    merges: Merges = field(default_factory=Merges)
    jobs: int = 1
    cache: Path | None = None
    """Where the parts of reports are kept; beside the output unless told otherwise."""
    scheduler: str = ""
    """The address of a Dask scheduler, whose workers then do the work."""


@dataclass(frozen=True)
class Failed:
    """A file that gave nothing, and why."""

    path: Path
    problem: str


@dataclass(frozen=True)
class Outcomes:
    """What a build came to: its manifest, and what a person should know."""

    manifest: Mapping[str, Any]
    notices: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()
    kept: int = 0
    """Reports that were taken as an earlier build had made them."""
    fresh: bool = False
    """Nothing was written, as the folder holds just this already."""
    stale: tuple[str, ...] = ()
    """For a check: one line for each file that differs."""
