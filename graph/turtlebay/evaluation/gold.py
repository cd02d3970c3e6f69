"""Read annotation files for comparison, each with the text that it annotates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from turtlebay.errors import InputError
from turtlebay.model import Annotations, Text, read_annotations

__all__ = ["Annotated", "find_text", "read_annotated", "with_quotes"]


@dataclass(frozen=True)
class Annotated:
    """Annotations with a quote for every statement, and the text that they are of."""

    name: str
    annotations: Annotations
    text: Text


def read_annotated(path: Path, text: Text) -> Annotated:
    """Read an annotation file of a text; offsets without words get their quotes."""
    return Annotated(path.stem, with_quotes(read_annotations(path), text), text)


def with_quotes(annotations: Annotations, text: Text) -> Annotations:
    """Return annotations that have a quote for every statement.

    Those that have them keep them as they are, also where the text has no such words: that is for the figures to say.
    """
    statements = [item.evidence for item in annotations.recommendations]
    statements += [item.evidence for item in annotations.relations]
    if all(evidence.quote is not None for evidence in statements):
        return annotations
    return annotations.locate(text)


def find_text(path: Path, texts: Sequence[Path] = ()) -> Path:
    """Return the text of an annotation file: of those given, else the one that it names, beside it.

    Of the files and folders given the one counts that has the name of the text, or of the annotation file; a single
    file counts whatever its name.
    """
    document = read_annotations(path).document
    names = [document.text] if document.text else []
    names += [path.with_suffix(".txt").name, f"{document.id}.txt"]
    if len(texts) == 1 and not texts[0].is_dir():
        return texts[0]
    for name in names:
        for given in texts or (path.parent,):
            candidate = given / name if given.is_dir() else given
            if candidate.name == Path(name).name and candidate.is_file():
                return candidate
    raise InputError(
        f"its text {names[0]} is not there", where=str(path), remedy="Put it beside the file, or name it with --text."
    )
