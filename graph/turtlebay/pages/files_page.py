"""The list of the files of each report, where there are too many for the index: by kind, with a box to find one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from turtlebay.pages.assets import make_environment, policy, script, style

__all__ = ["FILES", "address_of", "files_page"]

FILES = "files.html"
PIECE = 500
"""So many links, or other parts of the page, are written at once: there is one list for each file of a report."""


def files_page(kinds: Sequence[tuple[str, str, Sequence[str]]]) -> Iterator[str]:
    """Give the page in pieces; each kind is a folder's name, a line on its use, and the paths of the files in it."""
    sheet, source = style("common.css", "index.css"), script("files.js")
    stream = (
        make_environment()
        .get_template("files.html")
        .stream(
            policy=policy(scripts=(source,), styles=(sheet,)),
            sheet=sheet,
            script=source,
            number=sum(len(paths) for _, _, paths in kinds),
            kinds=kinds,
            address=address_of,
        )
    )
    stream.enable_buffering(PIECE)
    yield from stream


def address_of(path: str) -> str:
    """Return the address of a file or folder of the results: a path below them, never another scheme or host.

    A folder is where its files are listed.

    >>> address_of("tables/a b.csv"), address_of("texts/")
    ('./tables/a%20b.csv', './files.html#texts')
    """
    if path.endswith("/"):
        return f"./{FILES}#{quote(path.strip('/'))}"
    return "./" + quote(path.lstrip("/"))
