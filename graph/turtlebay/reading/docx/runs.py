"""The words of a paragraph: its runs, through insertions, links and content controls, without what was deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from turtlebay.reading.docx.styles import STRICT, W, attribute

__all__ = ["NOTES", "find_boxes", "read_words", "rename_strict"]

MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHOICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SKIPPED: Final = frozenset(
    W + name
    for name in ("del", "moveFrom", "pPr", "rt", "instrText", "delText", "fldData", "comment", "txbxContent", "sdtPr")
)
NOTES: Final = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
SIGNS: Final = {
    "tab": " ",
    "br": " ",
    "cr": " ",
    "ptab": " ",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
OFF: Final = ("0", "false", "off")


def read_words(paragraph: Element, mark: Callable[[str, str], str]) -> str:
    """Return the words of a paragraph; `mark` gives the mark of a note from the kind of its reference and its id."""
    parts: list[str] = []
    stack: list[Element] = [paragraph]
    while stack:
        node = stack.pop()
        if node.tag in (W + "t", MATH + "t"):
            parts.append(node.text or "")
            continue
        if node.tag in SKIPPED or (node.tag == W + "r" and _is_hidden(node)):
            continue
        if node.tag.startswith(W):
            name = node.tag[len(W) :]
            if name in SIGNS:
                parts.append(SIGNS[name])
            elif name in NOTES:
                parts.append(mark(name, attribute(node, "id")))
        stack.extend(reversed(_children(node)))
    return "".join(parts)


def find_boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes that are anchored in a paragraph."""
    stack: list[Element] = [paragraph]
    while stack:
        node = stack.pop()
        if node.tag == W + "txbxContent":
            yield node
        elif node.tag not in (W + "del", W + "moveFrom"):
            stack.extend(reversed(_children(node)))


def _children(node: Element) -> list[Element]:
    """Return the children of a node; of several versions of the same thing, the first."""
    if node.tag == CHOICE + "AlternateContent":
        return list(node)[:1]
    return list(node)


def _is_hidden(run: Element) -> bool:
    settings = run.find(W + "rPr")
    hidden = settings.find(W + "vanish") if settings is not None else None
    return hidden is not None and attribute(hidden, "val") not in OFF


def rename_strict(root: Element) -> None:
    """Give a file that was saved as "Strict Open XML" the names of the usual kind."""
    if root.tag.startswith(STRICT):
        for node in root.iter():
            if node.tag.startswith(STRICT):
                node.tag = W + node.tag[len(STRICT) :]
            for name in [name for name in node.attrib if name.startswith(STRICT)]:
                node.set(W + name[len(STRICT) :], node.attrib.pop(name))
