"""Read a report from a file of any kind; its characters are fixed from here on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from turtlebay.errors import InputError
from turtlebay.model import Text
from turtlebay.reading.composition import Extract
from turtlebay.reading.decoding import decode
from turtlebay.reading.kinds import READ, Kind, find_kind

__all__ = ["LARGEST", "LARGEST_FILES", "ReadReport", "read_bytes", "read_report"]

LARGEST: Final = 16 * 1024 * 1024
"""Bytes of text. A thousand pages are about 3 MB; laying out takes some 75 bytes of memory for each character."""
LARGEST_FILES: Final[dict[Kind, int]] = {
    "text": LARGEST,
    "html": LARGEST,
    "pdf": 256 * 1024 * 1024,
    "docx": 128 * 1024 * 1024,
}
"""Bytes. Files that hold pictures are larger than their text."""
BLANK: Final = "\ufeff\u200b \t\n\f\v\x00\xa0"


@dataclass(frozen=True)
class ReadReport:
    """The text of a report, and what a reader should know about how it was read."""

    text: Text
    notices: tuple[str, ...]


def read_report(path: Path, data: bytes | None = None) -> ReadReport:
    """Read a report of plain text, Markdown, HTML, PDF or DOCX; what the content is wins over the name.

    `data` are the bytes of the file where they are at hand already; the path then only names it.
    """
    where = str(path)
    if data is None:
        data = read_bytes(path)
    found = find_kind(data, path.suffix, where)
    if len(data) > LARGEST_FILES[found.kind]:
        raise _too_large(len(data), LARGEST_FILES[found.kind], where)
    extract = _extract(found.kind, data, where)
    if not extract.characters.strip(BLANK):
        raise InputError("the file holds no text", where=where, remedy="Give a file that holds the report")
    text = Text(characters=extract.characters, name=_name(path), pages=extract.pages)
    return ReadReport(text=text, notices=(*found.notices, *extract.notices))


def _extract(kind: Kind, data: bytes, where: str) -> Extract:
    if kind == "text":
        characters, notices = decode(data, where)
        return Extract(characters, (), notices)
    from turtlebay.reading.process import read_apart

    return read_apart(kind, data, where)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file of a report, if it is no larger than one may be."""
    where = str(path)
    if path.is_dir():
        raise InputError("this is a folder", where=where, remedy=f"Name one file; read are {READ}")
    try:
        size, most = path.stat().st_size, max(LARGEST_FILES.values())
        if size > (LARGEST if path.suffix.lower() in (".txt", ".md") else most):
            raise _too_large(size, LARGEST if path.suffix.lower() in (".txt", ".md") else most, where)
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file", where=where, remedy="Check the path") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"the file cannot be read ({reason})", where=where, remedy="Check its permissions") from error
    if not data:
        raise InputError("the file is empty", where=where, remedy="Give a file that holds the report")
    return data


def _too_large(size: int, most: int, where: str) -> InputError:
    return InputError(
        f"the file has {size:,} bytes, more than the {most:,} that are read",
        where=where,
        remedy="Split it into its reports",
    )


def _name(path: Path) -> str:
    return re.sub(r"[^\w.]+", "-", path.stem.lower()).strip("-.") or "report"
