"""HTML pages: the report itself, without the menus, cookie bars and footers around it.

    bytes ── encoding ──> characters ── selectolax ──> tree ── boilerplate ──> main part ── walk ──> Extract

Nothing is ever fetched, no script run and no entity of a document type defined by the page taken in: the parser is one
of HTML5, which knows only the names of the standard.
"""

from turtlebay.reading.html.page import read_html

__all__ = ["read_html"]
