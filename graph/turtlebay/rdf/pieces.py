"""Text that is written piece by piece, with a head that is known only at the end."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import Final

__all__ = ["head_first"]

IN_MEMORY: Final = 16_000_000
CHUNK: Final = 1 << 20


def head_first(head: Callable[[], str], body: Iterable[str]) -> Iterator[str]:
    """Yield a head and then the body; the head is asked for when the whole body is known.

    Turtle and RDF/XML name at their beginning the prefixes that they use. The body waits in memory, or on disk where
    it is long.
    """
    with tempfile.SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="", prefix="turtlebay-") as spool:
        for piece in body:
            spool.write(piece)
        yield head()
        spool.seek(0)
        while piece := spool.read(CHUNK):
            yield piece
