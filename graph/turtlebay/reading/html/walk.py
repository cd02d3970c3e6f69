"""The elements of a page as headings, paragraphs, items, rows and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from turtlebay.reading.composition import Composition, note_mark, tidy
from turtlebay.reading.html.boilerplate import is_hidden
from turtlebay.reading.numbering import written_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

__all__ = ["Walk"]

BLOCKS: Final = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|d[lt]|fieldset|figcaption|figure"
    r"|footer|form|h[1-6r]|header|hgroup|legend|li|main|[ou]l|p|pre|section|summary|table|tbody|t[dhr]|tfoot|thead"
)
HEADING: Final = re.compile(r"h([1-6])")
NOTE_ID: Final = re.compile(
    r"_?(?:fn|ftn|edn|footnote|endnote|cite[_-]note|note|sdfootnote)[-_:]?(?:.{0,40}?[-_:])?(\d{1,4})(?:sym)?",
    re.IGNORECASE,
)
NOTE_LINK: Final = re.compile(r"#_?(?:fn|ftn|edn|footnote|endnote|cite[_-]note|note|sdfootnote)", re.IGNORECASE)
NUMBER: Final = re.compile(r"[\[(]?(\d{1,3}|\*{1,3}|[†‡§])[\])]?")
BACK: Final = re.compile(r"^(?:[\[(]?(?:\d{1,3}|\*{1,3})[\])]?\.?|[↑^↩])\s*|\s*(?:↩︎?|↑|\^|⏎)\ufe0e?$")
BREAK: Final = re.compile(r"\n\s*\n|\n(?=\s*(?:[•‣▪●○–-]\s|\(?[a-z0-9]{1,3}[.)]\s))")
LONGEST_CELL: Final = 1_500
MOST_CELLS: Final = 40
UNITS: Final = re.compile(r"(?:\d|\b(?:m|km|cm|CO))$")


@dataclass(slots=True)
class _List:
    """An open list: the number of the next item and how it is written."""

    ordered: bool
    next: int = 1
    style: str = "1"
    note: bool = False


class Walk:
    """Goes through a tree without recursion, since a hostile page may nest its elements without end."""

    def __init__(self) -> None:
        self._composition = Composition()
        self._words: list[str] = []
        self._lists: list[_List] = []
        self._marker: tuple[str, int] | None = None
        self._level = 0
        self._note = ""
        self._notes: list[tuple[str, str]] = []

    def write(self, root: LexborNode, *, title: str = "") -> str:
        """Return the text of an element, under a heading where one is given."""
        if title := tidy(title):
            self._composition.heading(title, 1)
        for node, entering in _steps(root):
            tag = node.tag or ""
            if tag == "-text":
                if entering:
                    self._words.append(node.text_content or "")
            elif entering:
                self._enter(node, tag)
            else:
                self._leave(node, tag)
        self._flush()
        for label, words in self._notes:
            self._composition.note(label, words)
        return self._composition.finish()

    def _enter(self, node: LexborNode, tag: str) -> None:
        if tag == "br":
            self._words.append("\n")
        elif tag == "sup":
            self._words.append(_reference(node, "".join(self._words[-3:])))
        elif tag == "table":
            self._flush()
            for cells in _rows(node):
                self._composition.row(cells)
        if not BLOCKS.fullmatch(tag):
            return
        self._flush()
        if found := HEADING.fullmatch(tag):
            self._level = int(found[1])
        elif tag in ("ol", "ul"):
            self._lists.append(_open_list(node, tag))
        elif tag == "li":
            self._open_item(node)
        if label := _note_label(node, tag):
            self._note = label

    def _open_item(self, node: LexborNode) -> None:
        row = self._lists[-1] if self._lists else _List(ordered=False)
        value = node.attributes.get("value") or ""
        if value.isdigit() and len(value) < 6:
            row.next = int(value)
        marker = written_number(row.next, row.style) + "." if row.ordered else "-"
        self._marker = (marker, max(0, len(self._lists) - 1))
        row.next += 1

    def _leave(self, node: LexborNode, tag: str) -> None:
        if not BLOCKS.fullmatch(tag):
            return
        self._flush()
        if HEADING.fullmatch(tag):
            self._level = 0
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = None
        if _note_label(node, tag):
            self._note = ""

    def _flush(self) -> None:
        """Write the words gathered so far as a block."""
        raw = "".join(self._words)
        self._words = []
        for part in BREAK.split(raw):
            words = tidy(part)
            if not words:
                continue
            if self._note:
                self._notes.append((self._note, BACK.sub("", BACK.sub("", words)) or words))
            elif self._level:
                self._composition.heading(words, self._level)
            elif self._marker is not None:
                self._composition.item(words, marker=self._marker[0], level=self._marker[1])
                self._marker = None
            else:
                self._composition.paragraph(words)


def _steps(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node when it begins and when it ends; what is written whole (a table of data) is not entered."""
    stack: list[tuple[LexborNode, bool]] = [(root, True)]
    while stack:
        node, entering = stack.pop()
        if entering and node.tag not in ("-text", "-comment", "-document") and is_hidden(node) and node is not root:
            continue
        yield node, entering
        if not entering or node.tag in ("-text", "-comment"):
            continue
        stack.append((node, False))
        if (node.tag == "sup" and _reference(node, "")) or (node.tag == "table" and _rows(node)):
            continue
        child = node.last_child
        while child is not None:
            stack.append((child, True))
            child = child.prev


def _reference(node: LexborNode, before: str) -> str:
    """Return the mark of a note for a raised number or a raised link to a note; nothing for other raised text."""
    words = node.text(deep=True).strip()
    found = NUMBER.fullmatch(words)
    if found is None:
        return ""
    link = node.css_first("a[href]")
    if link is None and UNITS.search(before):
        return words
    return note_mark(found[1])


def _note_label(node: LexborNode, tag: str) -> str:
    """Return the number of the note that an element is, or nothing."""
    if tag not in ("li", "p", "div", "aside", "dd"):
        return ""
    attributes = node.attributes
    found = NOTE_ID.fullmatch(attributes.get("id") or "")
    if found is None and attributes.get("role") not in ("doc-footnote", "doc-endnote"):
        if tag in ("p", "div"):
            anchor = node.css_first("a[name],a[id]")
            named = (anchor.attributes.get("name") or anchor.attributes.get("id") or "") if anchor else ""
            found = NOTE_ID.fullmatch(named)
            back = anchor is not None and (anchor.attributes.get("href") or "").startswith("#")
            begins = anchor is not None and node.text(deep=True).lstrip().startswith(
                anchor.text(deep=True).strip() or "\0"
            )
            return found[1] if found and back and begins and "ref" not in named.lower() else ""
        return ""
    return found[1] if found else "*"


def _open_list(node: LexborNode, tag: str) -> _List:
    start = node.attributes.get("start") or ""
    style = node.attributes.get("type") or "1"
    return _List(
        tag == "ol", int(start) if start.isdigit() and len(start) < 6 else 1, style if style in "1aAiI" else "1"
    )


def _rows(table: LexborNode) -> list[list[str]]:
    """Return the cells of a table of data; nothing for one that only arranges a page."""
    if table.css_first("table") not in (None, table) or len(table.css("table")) > 1:
        return []
    if table.css_first("h1,h2,h3,h4") is not None and not table.css_first("th"):
        return []
    rows: list[list[str]] = []
    for row in table.css("tr"):
        cells = [tidy(_cell_text(cell)) for cell in row.css("td,th")]
        if len(cells) > MOST_CELLS or any(len(cell) > LONGEST_CELL for cell in cells):
            return []
        if any(cells):
            rows.append(cells)
    widest = max((len([cell for cell in row if cell]) for row in rows), default=0)
    return rows if widest > 1 else []


def _cell_text(cell: LexborNode) -> str:
    parts: list[str] = []
    for node, entering in _steps(cell):
        tag = node.tag or ""
        if tag == "-text":
            if entering:
                parts.append(node.text_content or "")
        elif tag == "sup" and entering:
            parts.append(_reference(node, "".join(parts[-3:])))
        elif BLOCKS.fullmatch(tag) or tag == "br":
            parts.append(" ")
    return "".join(parts)
