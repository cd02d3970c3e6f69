"""What was made of each report, kept by the content that it was made from.

An entry is found by a digest of everything that can change it: the bytes and the name of the file, the code, the
ontology, the decisions on it. So an entry is never out of date; it can only be no longer asked for. Entries are moved
in whole: a build that is killed leaves those that it finished, and the next one goes on from there.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from turtlebay.errors import OutputError
from turtlebay.output import write_file
from turtlebay.resources import ontology_folder

__all__ = ["NAME", "Cache", "digest_of", "made_by"]

NAME: Final = ".turtlebay_cache"
SIGNATURE: Final = "Signature: 8a477f597d28d172789f06886806bc55\n"
"""The first line of a `CACHEDIR.TAG`, by which backup programs know a folder that they need not keep."""
READERS: Final = ("pypdfium2", "selectolax")
"""Libraries that decide which characters a file gives."""


class Cache:
    """A folder of entries, each one file, beside the output that is made of them."""

    def __init__(self, folder: Path, *, ontology: Path | None = None) -> None:
        """Make the folder if need be; entries of another code or ontology are removed."""
        self.root = folder
        self.folder = folder / made_by(ontology)[:16]
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write(folder / "CACHEDIR.TAG", SIGNATURE + "# Made by turtlebay; it can be deleted.\n")
            self._write(folder / ".gitignore", "*\n")
            for other in folder.iterdir():
                if other.is_dir() and other != self.folder and len(other.name) == 16:
                    shutil.rmtree(other, ignore_errors=True)
        except OSError as error:
            raise self._unwritable(error.strerror) from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other build use the folder, until this process ends; a system without such locks lets all."""
        try:
            import fcntl
        except ImportError:  # Windows
            yield
            return
        with (self.root / "lock").open("ab") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise OutputError(
                    "another build is using it", where=str(self.root), remedy="Wait for it, or name another --cache."
                ) from error
            yield

    def path(self, key: str, kind: str = "zip") -> Path:
        """Return where an entry stands, or would stand."""
        return self.folder / key[:2] / f"{key}.{kind}"

    def store(self, key: str, content: bytes, kind: str = "zip") -> Path:
        """Keep an entry, in one step."""
        path = self.path(key, kind)
        try:
            path.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise self._unwritable(error.strerror) from error
        self._write(path, content)
        return path

    def read(self, key: str, kind: str) -> bytes | None:
        """Return a small entry, or nothing where there is none."""
        try:
            return self.path(key, kind).read_bytes()
        except OSError:
            return None

    def _write(self, path: Path, content: str | bytes) -> None:
        try:
            write_file(path, content)
        except OutputError as error:
            cause = error.__cause__
            raise self._unwritable(cause.strerror if isinstance(cause, OSError) else error.problem) from cause

    def _unwritable(self, reason: str | None) -> OutputError:
        remedy = "Free some space or choose another --cache."
        return OutputError(f"cannot be written ({reason})", where=str(self.root), remedy=remedy)


def digest_of(*parts: Any) -> str:
    """Return the SHA-256 of values that JSON can hold."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


@lru_cache(maxsize=4)
def made_by(ontology: Path | None = None) -> str:
    """Return a digest of this package, of the libraries that decide what a file says, and of an ontology folder."""
    package = Path(__file__).resolve().parent.parent
    folders = (_folder_digest(package), _folder_digest(ontology or ontology_folder()))
    return digest_of(folders, [version(name) for name in READERS])


def _folder_digest(folder: Path) -> str:
    """Return a digest of the names and the content of all files in a folder."""
    files = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and "__pycache__" not in name:
            files.append((name, hashlib.sha256(path.read_bytes()).hexdigest()))
    return digest_of(files)
