"""Find the reviewed annotation of a text by its digest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from turtlebay.model import Annotations, read_annotations

__all__ = ["find_reviewed", "iter_reviewed"]

FOLDER: Final = Path(__file__).resolve().parent.parent / "reviewed"


def iter_reviewed() -> Iterator[Annotations]:
    """Yield the reviewed annotations in the order of their ids."""
    yield from _all().values()


def find_reviewed(sha256: str) -> Annotations | None:
    """Return the reviewed annotation of the text with this digest, or nothing."""
    return next((a for a in _all().values() if a.document.sha256 == sha256), None)


@cache
def _all() -> dict[str, Annotations]:
    return {path.stem: read_annotations(path) for path in sorted(FOLDER.glob("*.json"))}
