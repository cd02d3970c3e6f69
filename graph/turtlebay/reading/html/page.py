"""An HTML page as a whole: decode, parse, take the main part, write it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from turtlebay.errors import InputError
from turtlebay.reading.composition import Extract
from turtlebay.reading.html.boilerplate import remove_boilerplate
from turtlebay.reading.html.encoding import decode_html
from turtlebay.reading.html.walk import Walk

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["read_html"]


def _title(tree: LexborHTMLParser, root: LexborNode) -> str:
    """Return the heading of the page where it stands outside of the main part."""
    found = tree.css_first("h1") if root.css_first("h1") is None else None
    return found.text(deep=True) if found is not None else ""


def read_html(data: bytes, where: str) -> Extract:
    """Return the text of a page."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise InputError(
            "reading HTML pages needs selectolax", where=where, remedy="Install it: python -m pip install selectolax"
        ) from None
    characters, notices = decode_html(data, where)
    # A zero byte ends the text for the parser.
    tree = LexborHTMLParser(characters.replace("\0", ""))
    root = remove_boilerplate(tree)
    text = Walk().write(root, title=_title(tree, root)) if root is not None else ""
    if not text.strip():
        raise InputError(
            "the page holds no text of its own; it may be drawn by a script",
            where=where,
            remedy="Open it in a browser, then save what is shown as text or print it as PDF",
        )
    return Extract(text, (), notices)
