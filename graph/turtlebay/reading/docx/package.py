"""The parts of a Word file: unpacked no further than they may be large, parsed without any entity."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from turtlebay.errors import InputError

__all__ = ["MOST_XML", "Package"]

MOST_XML: Final = 64 * 1024 * 1024
"""Bytes of one part, unpacked; a report of 500 pages has 10 MB."""
DEEPEST: Final = 400
"""Elements inside each other; tables in text boxes in tables reach 60."""
MOST_PARTS: Final = 20_000
MEND: Final = "Open it in Word or LibreOffice and save it again as .docx"


class Package:
    """An open Word file."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            names = self._zip.namelist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise InputError(
                f"the Word file is damaged or cut off ({error})", where=where, remedy="Get it again, or save it anew"
            ) from None
        if len(names) > MOST_PARTS:
            raise InputError(f"the Word file has {len(names):,} parts", where=where, remedy=MEND)
        self._names = {name.lower().lstrip("/"): name for name in names}

    def part(self, name: str) -> Element | None:
        """Return the root element of a part; nothing where the file has no such part."""
        actual = self._names.get(name)
        return None if actual is None else self._parse(self._unpack(actual), name)

    def _unpack(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(MOST_XML + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise InputError(f"{name} in the Word file is damaged ({error})", where=self._where, remedy=MEND) from None
        except (RuntimeError, NotImplementedError) as error:
            raise InputError(f"{name} can't be unpacked ({error})", where=self._where, remedy=MEND) from None
        if len(data) > MOST_XML:
            problem = f"{name} unpacks to more than {MOST_XML // 1024**2} MB"
            raise InputError(problem, where=self._where, remedy="Split the report, if it is one")
        return data

    def _parse(self, data: bytes, name: str) -> Element:
        builder, parser = TreeBuilder(), expat.ParserCreate(namespace_separator="}")
        depth = 0

        def refuse(*_: object) -> None:
            # No Word file has one, and it is the only way to define entities.
            raise InputError(f"{name} has a document type declaration", where=self._where, remedy=MEND)

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST:
                raise InputError(f"{name} nests more than {DEEPEST} elements", where=self._where, remedy=MEND)
            builder.start(_name(tag), {_name(name): value for name, value in attributes.items()})

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            builder.end(_name(tag))

        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse
        parser.EntityDeclHandler = refuse
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = builder.data
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise InputError(f"{name} in the Word file is no XML ({error})", where=self._where, remedy=MEND) from None
        return builder.close()


def _name(name: str) -> str:
    """Return a name as ElementTree writes it, with the namespace between braces."""
    return "{" + name if "}" in name else name
