"""Publish an output folder: whole or not at all, and never over files that are not ours."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from turtlebay.errors import OutputError
from turtlebay.graph import Graph
from turtlebay.review import Outcome

__all__ = ["MANIFEST", "counts", "manifest", "publish", "require_ours", "stale_files", "write_file"]

MANIFEST: Final = "manifest.json"
MAKER: Final = "turtlebay"


def counts(graph: Graph) -> dict[str, int]:
    """Return the figures that a person asks for first."""
    annotations = [report.annotations for report in graph.reports]
    relations = [relation for a in annotations for relation in a.relations]
    actor_types = graph.vocabulary.actor_types
    items = [item for a in annotations for item in a.recommendations]
    return {
        "documents": len(graph.reports),
        "recommendations": len(items),
        "recommendations with an addressee": sum(bool(item.addressees) for item in items),
        "actors": sum(node.type in actor_types for node in graph.nodes.values()),
        "other entities": sum(node.type not in actor_types for node in graph.nodes.values()),
        "relations stated": sum(relation.status == "stated" for relation in relations),
        "relations proposed": sum(relation.status == "proposed" for relation in relations),
        "mentions": sum(len(entity.spans) for a in annotations for entity in a.entities),
    }


def manifest(
    graph: Graph,
    files: Mapping[str, str],
    *,
    version: str,
    ontology_version: str,
    reviews: Sequence[tuple[str, Outcome]] = (),
) -> str:
    """Return the manifest: versions, documents, counts, and a digest of every file. No clock, no machine.

    Where decisions of people were applied it lists, by report, those that matched nothing.
    """
    data: dict[str, Any] = {
        "made by": MAKER,
        "version": version,
        "ontology version": ontology_version,
        "documents": [
            {
                "id": report.id,
                "title": report.annotations.document.title,
                "sha256": report.annotations.document.sha256,
                "characters": report.annotations.document.characters,
                "method": report.annotations.document.method,
                "text at hand": report.text is not None,
            }
            for report in graph.reports
        ],
        **({"reviews": [_review(*pair) for pair in reviews]} if reviews else {}),
        "counts": counts(graph),
        "triples": files["graph.nt"].count("\n"),
        "files": {
            name: {"sha256": hashlib.sha256(content.encode()).hexdigest(), "bytes": len(content.encode())}
            for name, content in sorted(files.items())
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _review(report: str, outcome: Outcome) -> dict[str, Any]:
    annotations = outcome.annotations
    statements = [item.origin for item in annotations.recommendations]
    statements += [item.origin for item in annotations.relations]
    return {
        "id": report,
        "statements of a person": statements.count("person"),
        "decisions that matched nothing": [str(unmatched) for unmatched in outcome.unmatched],
        "notices": list(outcome.notices),
    }


def publish(files: Mapping[str, str], folder: Path) -> None:
    """Write all files to a new folder beside `folder`, then put it in its place in one step.

    A folder that is not empty must be one of ours and hold nothing else: its manifest says what we wrote.
    """
    folder = folder.absolute()
    require_ours(folder)
    try:
        staged = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror})", where=str(folder), remedy="Choose another folder with -o."
        ) from error
    try:
        for name, content in files.items():
            path = staged / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
        staged.chmod(0o755)
        _swap(staged, folder)
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror})",
            where=str(folder),
            remedy="Nothing was changed. Free some space or choose another folder.",
        ) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


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
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    if not isinstance(data, dict) or data.get("made by") != MAKER or not isinstance(data.get("files"), dict):
        return set()
    return {MANIFEST, *data["files"]}


def _swap(staged: Path, folder: Path) -> None:
    """Put the staged folder in the place of the old one; on failure the old one stays."""
    if not folder.exists():
        staged.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent)) / "old"
    try:
        folder.rename(old)
        staged.rename(folder)
    finally:
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(old.parent, ignore_errors=True)


def stale_files(files: Mapping[str, str], folder: Path) -> list[str]:
    """Return one line for each file of `folder` that differs from what a build would write."""
    lines = []
    for name, content in sorted(files.items()):
        path = folder / name
        if not path.is_file():
            lines.append(f"{name}: missing")
        elif path.read_bytes() != content.encode():
            lines.append(f"{name}: differs")
    if folder.is_dir():
        present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        lines.extend(f"{name}: not part of the build" for name in sorted(present - set(files)))
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
