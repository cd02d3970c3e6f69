"""A Word file as a whole: its paragraphs, tables and boxes in the order of the body, its notes after them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from turtlebay.errors import InputError
from turtlebay.reading.composition import Composition, Extract, note_mark, tidy
from turtlebay.reading.docx.package import Package
from turtlebay.reading.docx.runs import NOTES, find_boxes, read_words, rename_strict
from turtlebay.reading.docx.styles import Numbering, Place, Styles, W, attribute

__all__ = ["read_docx"]

WRAPPERS: Final = frozenset(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body", "hyperlink")
)
LONGEST_CELL: Final = 2_000
MOST_PARTS: Final = 3
"""Paragraphs; a cell with more arranges a page and is no datum of a table."""


@dataclass
class _Paragraph:
    words: str
    level: int = 0
    marker: str = ""
    depth: int = 0


def read_docx(data: bytes, where: str) -> Extract:
    """Return the text of a Word file."""
    package = Package(data, where)
    root = package.part("word/document.xml")
    if root is None:
        raise InputError(
            "the file has no document inside (word/document.xml)",
            where=where,
            remedy="Save it again as .docx from Word",
        )
    parts = {name: package.part(f"word/{name}.xml") for name in ("styles", "numbering", "footnotes", "endnotes")}
    for part in (root, *parts.values()):
        if part is not None:
            rename_strict(part)
    walk = _Walk(Styles.read(parts["styles"]), Numbering(parts["numbering"]))
    body = root.find(W + "body")
    if body is not None:
        walk.write(body)
    walk.write_notes({kind: parts[kind] for kind in ("footnotes", "endnotes")})
    text = walk.composition.finish()
    if not text.strip():
        raise InputError("the Word file holds no text", where=where, remedy="If it holds pictures of pages, give a PDF")
    return Extract(text)


class _Walk:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.composition = Composition()
        self._styles, self._numbering = styles, numbering
        self._notes: dict[tuple[str, str], int] = {}

    def write(self, node: Element) -> None:
        """Write the blocks inside an element."""
        for block in _iter_blocks(node):
            if block.tag == W + "tbl":
                self._write_table(block)
                continue
            self._write_paragraph(self._read_paragraph(block))
            for box in find_boxes(block):
                self.write(box)

    def write_notes(self, parts: dict[str, Element | None]) -> None:
        """Write the notes that were referred to, in the order of their numbers."""
        texts: dict[tuple[str, str], str] = {}
        for kind, part in parts.items():
            for note in part if part is not None else ():
                words = tidy(" ".join(read_words(block, lambda *_: "") for block in note.iter(W + "p")))
                texts[kind, attribute(note, "id")] = words
        for key, number in list(self._notes.items()):
            if texts.get(key):
                self.composition.note(str(number), texts[key])

    def _mark(self, kind: str, name: str) -> str:
        key = (NOTES[kind], name)
        return note_mark(str(self._notes.setdefault(key, len(self._notes) + 1)))

    def _read_paragraph(self, node: Element) -> _Paragraph:
        settings = node.find(W + "pPr")
        named = settings.find(W + "pStyle") if settings is not None else None
        style = attribute(named, "val") if named is not None else ""
        words = tidy(read_words(node, self._mark))
        if not words or self._styles.is_contents(style):
            return _Paragraph("")
        level = self._styles.heading_level(style, settings)
        place: Place | None = self._styles.place(style, settings)
        marker = self._numbering.next_marker(place) if place else ""
        return _Paragraph(words, level, marker, place.level if place else 0)

    def _write_paragraph(self, paragraph: _Paragraph) -> None:
        words, marker = paragraph.words, paragraph.marker
        if not words:
            return
        if paragraph.level:
            numbered = f"{marker} {words}" if marker not in ("", "-") else words
            self.composition.heading(numbered, paragraph.level)
        elif marker:
            self.composition.item(words, marker=marker, level=paragraph.depth)
        else:
            self.composition.paragraph(words)

    def _write_table(self, table: Element) -> None:
        rows = [list(_iter_cells(row)) for row in _iter_rows(table)]
        if max(map(len, rows), default=0) < 2:
            for row in rows:
                for cell in row:
                    self.write(cell)
            return
        for row in rows:
            if any(_arranges(cell) for cell in row):
                for cell in row:
                    self.write(cell)
                continue
            cells = [self._cell_words(cell) for cell in row]
            if any(cells):
                self.composition.row(cells)

    def _cell_words(self, cell: Element) -> str:
        parts: list[str] = []
        for block in _iter_blocks(cell):
            if block.tag == W + "tbl":
                parts += [self._cell_words(inner) for row in _iter_rows(block) for inner in _iter_cells(row)]
                continue
            found = self._read_paragraph(block)
            if found.words:
                parts.append(f"{found.marker} {found.words}" if found.marker not in ("", "-") else found.words)
            parts += [self._cell_words(box) for box in find_boxes(block)]
        return " ".join(filter(None, parts))


def _arranges(cell: Element) -> bool:
    """Say whether a cell holds a page's worth of paragraphs."""
    filled = [
        block for block in _iter_blocks(cell) if block.tag == W + "tbl" or read_words(block, lambda *_: "").strip()
    ]
    return len(filled) > MOST_PARTS


def _iter_blocks(node: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of an element, through all that may wrap them."""
    for child in node:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in WRAPPERS:
            yield from _iter_blocks(child)


def _iter_rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in WRAPPERS:
            yield from _iter_rows(child)


def _iter_cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in WRAPPERS:
            yield from _iter_cells(child)
