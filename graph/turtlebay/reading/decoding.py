"""Bytes to characters: decode a report, or say at which byte that fails and what to do.

What is fixed here is what every offset counts in: a byte order mark is dropped, `\\r\\n` and a lone `\\r` become `\\n`,
and nothing else is changed.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from turtlebay.errors import InputError
from turtlebay.reading.codepages import guess_code_page

__all__ = ["MARKS", "decode"]

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH: Final = re.compile(rb"[\x80-\xff]")
CONVERT: Final = "Give the report as text, Markdown, HTML, PDF or DOCX; plain text is best saved"


def decode(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a file and the notices about them.

    >>> decode(b"\\xef\\xbb\\xbfOne\\r\\ntwo", "a.txt")
    ('One\\ntwo', ())
    """
    for mark, codec, label in MARKS:
        if data.startswith(mark):
            characters = _decode_marked(data[len(mark) :], codec, label, len(mark), where)
            return _one_line_end(characters), () if codec == "utf-8" else (f"decoded as {label}",)
    if (zero := data.find(b"\0")) >= 0:
        raise InputError(
            f"byte 0x00 at offset {zero} shows that this is a binary file or UTF-16 without a byte order mark",
            where=where,
            remedy=CONVERT + " in UTF-8",
        )
    try:
        return _one_line_end(data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        characters, notice = _decode_legacy(data, error, where)
        return _one_line_end(characters), (notice,)


def _decode_marked(data: bytes, codec: str, label: str, skipped: int, where: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise InputError(
            f"the byte order mark says {label}, but the bytes at offset {error.start + skipped} "
            f"({_show(data, error.start)}) are not {label}",
            where=where,
            remedy="Save the file as UTF-8",
        ) from None


def _decode_legacy(data: bytes, error: UnicodeDecodeError, where: str) -> tuple[str, str]:
    place = f"byte 0x{data[error.start]:02X} at offset {error.start}"
    high = len(HIGH.findall(data))
    # A file that is UTF-8 for the most part is a damaged one: another code page would garble all its other letters.
    if sum(map(len, MULTIBYTE.findall(data))) * 2 >= high:
        raise InputError(
            f"{place} ({_show(data, error.start)}) breaks UTF-8, in which the rest is written",
            where=where,
            remedy="Mend or remove it and save the file as UTF-8",
        )
    page = guess_code_page(data)
    if page is None:
        raise InputError(
            f"{place} ({_show(data, error.start)}) is not UTF-8, and no other encoding is plain from the text",
            where=where,
            remedy="Save the file as UTF-8",
        )
    return data.decode(page.codec), (
        f"decoded as {page.label}: {place} is not UTF-8; if letters look wrong, save the file as UTF-8"
    )


def _one_line_end(characters: str) -> str:
    return characters.replace("\r\n", "\n").replace("\r", "\n")


def _show(data: bytes, offset: int) -> str:
    return data[offset : offset + 4].hex(" ").upper()
