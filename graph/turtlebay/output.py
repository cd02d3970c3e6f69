"""Publish an output folder: whole or not at all, and never over files that are not ours."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from turtlebay import iri
from turtlebay.errors import OutputError

__all__ = [
    "MANIFEST",
    "Staged",
    "counts",
    "manifest",
    "publish",
    "read_manifest",
    "require_ours",
    "stale_files",
    "write_file",
]

MANIFEST: Final = "manifest.json"
MAKER: Final = "turtlebay"
MOST_OPEN: Final = 32
"""Files that are open at a time; a corpus has thousands."""
DOCUMENTED: Final = ("id", "title", "sha256", "characters", "method", "text at hand")
COUNTED: Final = (
    *("documents", "recommendations", "recommendations with an addressee", "actors", "other entities"),
    *("relations stated", "relations proposed", "mentions"),
)


def counts(metas: Collection[Mapping[str, Any]], actor_types: Set[str]) -> dict[str, int]:
    """Return the figures that a person asks for first, of reports of which `meta.json` says what it counted."""
    found: Counter[str] = Counter()
    shared: dict[str, str] = {}
    for meta in metas:
        shared = {**meta["shared"], **shared}
        found["documents"] += 1
        found["recommendations"] += meta["recommendations"]
        found["recommendations with an addressee"] += meta["with an addressee"]
        found["actors"] += meta["own actors"]
        found["other entities"] += meta["own others"]
        found["relations stated"] += meta["stated"]
        found["relations proposed"] += meta["proposed"]
        found["mentions"] += meta["mentions"]
    ids = {meta["id"] for meta in metas}
    for name, kind in shared.items():
        if iri.document_of(name) in ids:
            continue  # counted where it is at home
        found["actors" if kind in actor_types else "other entities"] += 1
    return {name: found[name] for name in COUNTED}


def manifest(
    metas: Sequence[Mapping[str, Any]],
    files: Mapping[str, Mapping[str, str | int]],
    *,
    actor_types: Set[str],
    triples: int,
    version: str,
    ontology_version: str,
    **more: Any,
) -> str:
    """Return the manifest: versions, documents, counts, and what `Staged.files` says of every file.

    No clock, no machine. Where decisions of people were applied it lists, by report, those that matched nothing; `more`
    joins it where it says anything.
    """
    reviews = [meta["review"] for meta in metas if meta.get("review")]
    data: dict[str, Any] = {
        "made by": MAKER,
        "version": version,
        "ontology version": ontology_version,
        "documents": [{name: meta[name] for name in DOCUMENTED} for meta in metas],
        **({"reviews": reviews} if reviews else {}),
        **{name: value for name, value in more.items() if value},
        "counts": counts(metas, actor_types),
        "triples": triples,
        "files": {name: files[name] for name in sorted(files)},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


class _Open:
    """A file that is written, with what the manifest says of it so far; one that was closed is read once more.

    Of a file that is closed only the digest in letters stays: thousands of unfinished ones, each a small piece of
    memory between the large ones of reports, keep the system from using these again.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.stream = path.open("ab")
        self.size = self.stream.tell()
        with path.open("rb") as before:
            self.digest = hashlib.file_digest(before, "sha256")

    def write(self, content: bytes) -> None:
        """Add to the end."""
        self.stream.write(content)
        self.digest.update(content)
        self.size += len(content)


class Staged:
    """A new folder beside an output folder, which takes its place in one step or leaves nothing.

    `files` says of each file in it its SHA-256 and how many bytes it has. A folder that is not empty is replaced only
    if it is one of ours and holds nothing else: its manifest says what we wrote.
    """

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        """Make the new folder; `folder` is where it will stand.

        Who knows to be the only one that writes there says `alone`: what a killed build left is then put right.
        """
        self.folder = folder.absolute()
        self.alone = alone
        try:
            if alone:
                self._put_right()
            require_ours(self.folder)
            if alone:
                self.place = self._beside("staged")
                self.place.mkdir()
            else:
                self.place = Path(tempfile.mkdtemp(prefix=f".{self.folder.name}-", dir=self.folder.parent))
        except OSError as error:
            raise OutputError(
                f"cannot be written ({error.strerror})", where=str(folder), remedy="Choose another folder with -o."
            ) from error
        self._closed: dict[str, tuple[str, int]] = {}
        self._open: dict[str, _Open] = {}

    def __enter__(self) -> Staged:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what cannot be written now is thrown away anyhow
            self._close()
        shutil.rmtree(self.place, ignore_errors=True)

    @property
    def files(self) -> dict[str, dict[str, str | int]]:
        """What is written so far, by path below the folder."""
        known = self._closed | {name: (file.digest.hexdigest(), file.size) for name, file in self._open.items()}
        return {name: {"sha256": digest, "bytes": size} for name, (digest, size) in sorted(known.items())}

    def append(self, name: str, text: str) -> None:
        """Add text to a file, which is there from its first text on."""
        try:
            self._file(name).write(text.encode())
        except OSError as error:
            raise self._unwritable(error) from error

    def publish(self) -> None:
        """Put the folder in its place."""
        try:
            self._close()
            self.place.chmod(0o755)
            old = self._beside("old") if self.alone else None
            if old is not None:
                old.mkdir()
            _swap(self.place, self.folder, old)
        except OSError as error:
            raise self._unwritable(error) from error

    def _beside(self, what: str) -> Path:
        return self.folder.parent / f".{self.folder.name}.turtlebay-{what}"

    def _put_right(self) -> None:
        old = self._beside("old")
        if (old / "old").is_dir() and not self.folder.exists():
            (old / "old").rename(self.folder)
        for left in (old, self._beside("staged")):
            shutil.rmtree(left, ignore_errors=True)

    def _file(self, name: str) -> _Open:
        file = self._open.pop(name, None)
        if file is None:
            if len(self._open) >= MOST_OPEN:
                self._close_one(next(iter(self._open)))
            file = _Open(self.place / name)
            self._closed.pop(name, None)
        # the one used last stands last
        self._open[name] = file
        return file

    def _close_one(self, name: str) -> None:
        file = self._open.pop(name)
        file.stream.close()
        self._closed[name] = (file.digest.hexdigest(), file.size)

    def _close(self) -> None:
        for name in list(self._open):
            self._close_one(name)

    def _unwritable(self, error: OSError) -> OutputError:
        return OutputError(
            f"cannot be written ({error.strerror})",
            where=str(self.folder),
            remedy="Nothing was changed. Free some space or choose another folder.",
        )


def publish(files: Mapping[str, str], folder: Path) -> None:
    """Write all files to a new folder beside `folder`, then put it in its place in one step."""
    with Staged(folder) as staged:
        for name, content in files.items():
            staged.append(name, content)
        staged.publish()


def require_ours(folder: Path) -> None:
    """Raise an `OutputError` if the folder cannot be made, or if it holds something that turtlebay did not make."""
    folder = folder.absolute()
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise OutputError("is no folder", where=str(folder), remedy="Choose another folder with -o.")
        if not folder.parent.is_dir():
            raise OutputError(
                "the folder around it does not exist", where=str(folder), remedy=f"Make {folder.parent} first."
            )
        if Path.cwd().is_relative_to(folder):
            raise OutputError(
                "is the folder you are in, and would be replaced",
                where=str(folder),
                remedy="Name one inside it: -o out",
            )
        foreign = sorted(_present(folder) - _written(folder))
    except OSError as error:
        raise OutputError(
            f"cannot be used ({error.strerror})", where=str(folder), remedy="Choose another folder with -o."
        ) from error
    if foreign:
        some = ", ".join(foreign[:3]) + (" …" if len(foreign) > 3 else "")
        raise OutputError(
            f"holds files that turtlebay did not make: {some}",
            where=str(folder),
            remedy="Nothing was changed. Choose another folder with -o, or move these files.",
        )


def _present(folder: Path) -> set[str]:
    """Return all that would be lost with a folder: files, links, and folders without anything in them."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir() or not any(path.iterdir())
    }


def _written(folder: Path) -> set[str]:
    files = read_manifest(folder).get("files")
    return {MANIFEST, *files} if files is not None else set()


def _swap(staged: Path, folder: Path, beside: Path | None) -> None:
    """Put the staged folder in the place of the old one, which goes `beside` first; on failure the old one stays."""
    beside = beside or Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    old = beside / "old"
    try:
        if not folder.exists():
            staged.rename(folder)
            return
        folder.rename(old)
        staged.rename(folder)
    finally:
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(beside, ignore_errors=True)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return what the manifest of an output folder says; nothing where the folder is none of ours."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    ours = isinstance(data, dict) and data.get("made by") == MAKER and isinstance(data.get("files"), dict)
    return data if ours else {}


def stale_files(digests: Mapping[str, str], folder: Path) -> list[str]:
    """Return one line for each file of `folder` that differs from what a build would write, by its SHA-256."""
    lines = []
    for name, digest in sorted(digests.items()):
        path = folder / name
        if not path.is_file():
            lines.append(f"{name}: missing")
            continue
        with path.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
                lines.append(f"{name}: differs")
    if folder.is_dir():
        present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        lines.extend(f"{name}: not part of the build" for name in sorted(present - set(digests)))
    return lines


def write_file(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Write one file in one step: to a temporary name beside it, then over it. Long content may come in pieces.

    A link is followed; a device or a pipe is written to and not replaced.
    """
    pieces = [content] if isinstance(content, str | bytes) else content
    data = (piece.encode() if isinstance(piece, str) else piece for piece in pieces)
    try:
        if path.is_dir():
            raise OutputError("is a folder", where=str(path), remedy="Name a file.")
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.writelines(data)
            return
        target = path.resolve()
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
        handle, name = tempfile.mkstemp(prefix=".turtlebay-", dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.writelines(data)
            temporary.chmod(mode)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror})", where=str(path), remedy="Choose another place with -o."
        ) from error
