"""The characters of an HTML page: byte order mark, then what the page says of itself, then a guess."""

from __future__ import annotations

import codecs
import re
from typing import Final

from turtlebay.reading.decoding import MARKS, decode

__all__ = ["decode_html"]

WITHIN: Final = 4096
"""Bytes; the standard asks for the first 1,024, real pages put it later."""
DECLARED: Final = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
XML: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
WIDER: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers read instead (WHATWG Encoding Standard, section 4.2)."""


def decode_html(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a page and the notices about them.

    >>> decode_html(b'<meta charset="iso-8859-1">caf\\xe9', "a.html")[0][-4:]
    'café'
    """
    marked = any(data.startswith(mark) for mark, _, _ in MARKS)
    found = None if marked else XML.match(data[:WITHIN].lstrip()) or DECLARED.search(data[:WITHIN])
    codec = _codec(found[1].decode("ascii", "replace")) if found else None
    if codec is None or codec == "utf-8":
        try:
            return (data.decode("utf-8"), ()) if codec else decode(data, where)
        except UnicodeDecodeError:
            # The page says UTF-8 and is not: what it is can still be plain from its bytes.
            return decode(data, where)
    characters = data.decode(codec, errors="replace")
    broken = characters.count("\ufffd")
    notice = f"{broken} places could not be decoded as {codec}, the encoding that the page names"
    return characters, (notice,) if broken else ()


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
        b"".decode(found)
    except (LookupError, ValueError):
        return None
    # A page whose declaration can be read byte by byte is no UTF-16, whatever it says.
    return "utf-8" if found.startswith(("utf-16", "utf-32")) else WIDER.get(found, found)
