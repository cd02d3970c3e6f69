"""Which files of a call are reports, and what the document in each is called."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from turtlebay.errors import InputError
from turtlebay.reading.kinds import ENDINGS, READ

__all__ = ["Found", "Source", "find_sources"]


@dataclass(frozen=True)
class Source:
    """A file, and the words that its document is named after: its name, in a folder its path below the folder."""

    path: Path
    name: str


@dataclass(frozen=True)
class Found:
    """The reports of a call in the order of their names, and how many other files the folders hold."""

    sources: tuple[Source, ...]
    others: int = 0


def find_sources(paths: Iterable[Path]) -> Found:
    """Return the files that are named, and those of the kinds that are read in the folders that are named.

    Folders are searched to any depth. Links to folders are not followed, and what begins with a dot is left alone, so
    that a corpus is what a person sees in it. A file that is reached twice counts once.
    """
    found: dict[str, Source] = {}
    others = 0
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - this one never raises
            found.setdefault(os.path.abspath(path), Source(path, path.stem))  # noqa: PTH100 - a link stays a link
            continue
        for file in _iter_files(path):
            if file.suffix.lower() not in ENDINGS:
                others += 1
                continue
            name = file.relative_to(path).with_suffix("").as_posix()
            found.setdefault(os.path.abspath(file), Source(file, name))  # noqa: PTH100
    if not found:
        where = ", ".join(map(str, paths))
        raise InputError("there is no report in it", where=where, remedy=f"Read are {READ}.")
    return Found(tuple(sorted(found.values(), key=lambda source: (source.name, str(source.path)))), others)


def _iter_files(folder: Path) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise InputError(
            f"cannot be read ({error.strerror})", where=str(error.filename), remedy="Check its permissions."
        ) from error

    for place, folders, files in os.walk(folder, onerror=stop):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(files) if not name.startswith("."))
