"""What kind of file a report is: by its content first, and by its name where the content does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from turtlebay.errors import InputError

__all__ = ["ENDINGS", "READ", "Kind", "find_kind"]

Kind = Literal["text", "html", "pdf", "docx"]

READ: Final = "plain text (.txt), Markdown (.md), HTML (.html), PDF (.pdf) and Word (.docx)"
ENDINGS: Final[dict[str, Kind]] = {
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
NAMES: Final[dict[Kind, str]] = {
    "text": "plain text",
    "html": "an HTML page",
    "pdf": "a PDF file",
    "docx": "a Word file",
}
FOREIGN: Final = (
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file (.doc) or an encrypted one", "Save it in Word as .docx"),
    (b"{\\rtf", "an RTF file", "Save it as .docx or plain text"),
    (b"\x1f\x8b", "a gzip file", "Unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip file", "Unpack it first"),
    (b"Rar!", "a RAR file", "Unpack it first"),
    (b"\x89PNG", "a PNG image", "Run text recognition over it first"),
    (b"\xff\xd8\xff", "a JPEG image", "Run text recognition over it first"),
    (b"II*\0", "a TIFF image", "Run text recognition over it first"),
    (b"MM\0*", "a TIFF image", "Run text recognition over it first"),
    (b"%!PS", "a PostScript file", "Convert it to PDF first: ps2pdf report.ps report.pdf"),
)
PDF_WITHIN: Final = 1024
"""Bytes; readers accept the signature of a PDF file anywhere in the first so many."""
HTML_START: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html\b|<(?:html|head|body)\b)",
    re.IGNORECASE | re.DOTALL,
)
HTML_WITHIN: Final = 4096


@dataclass(frozen=True)
class Found:
    """The kind of a file, and what to say where its name claims another."""

    kind: Kind
    notices: tuple[str, ...] = ()


def find_kind(data: bytes, ending: str, where: str) -> Found:
    """Return the kind of a file from its bytes and the ending of its name.

    >>> find_kind(b"<!DOCTYPE html><p>Not found", ".pdf", "a.pdf").kind
    'html'
    """
    claimed = ENDINGS.get(ending.lower())
    kind = _sniff(data, claimed, where)
    if claimed is None or claimed == kind:
        return Found(kind)
    said = f"the name says {NAMES[claimed]}, the content is {NAMES[kind]} and was read as that"
    if claimed == "pdf" and kind == "html":
        said += "; a download that failed often leaves an error page"
    return Found(kind, (said,))


def _sniff(data: bytes, claimed: Kind | None, where: str) -> Kind:
    if b"%PDF-" in data[:PDF_WITHIN]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data, where)
    for signature, name, remedy in FOREIGN:
        if data.startswith(signature):
            raise InputError(f"this is {name}, not text", where=where, remedy=f"{remedy}; read are {READ}")
    head = _ascii(data[:HTML_WITHIN])
    if HTML_START.match(head) or claimed == "html":
        return "html"
    if claimed == "docx" or (claimed == "pdf" and (b"\0" in data[:PDF_WITHIN] or not data[:PDF_WITHIN].strip())):
        remedy = "Get it again; the download may have failed"
        raise InputError(f"this is not {NAMES[claimed]}: it does not begin like one", where=where, remedy=remedy)
    return "text"


def _sniff_zip(data: bytes, where: str) -> Kind:
    # The names of its parts stand in clear at the end of a ZIP file, and at the start of each part.
    if b"word/" in data[:65_536] or b"word/" in data[-1_048_576:]:
        return "docx"
    name = "a ZIP file"
    if b"opendocument" in data[:200]:
        name = "an OpenDocument file"
    elif b"epub" in data[:200]:
        name = "an EPUB book"
    elif b"xl/" in data[-1_048_576:]:
        name = "an Excel workbook"
    elif b"ppt/" in data[-1_048_576:]:
        name = "a PowerPoint file"
    raise InputError(
        f"this is {name}, no Word file", where=where, remedy=f"Save it as one of those that are read: {READ}"
    )


def _ascii(head: bytes) -> bytes:
    """Return the first bytes without a byte order mark and without the zero bytes of UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
