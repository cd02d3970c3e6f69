"""What holds several reports at once, as many as a page can show: the page of the graph, the findings of the index."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, Final

from turtlebay import pages
from turtlebay.authority import read_authority, read_vocabulary
from turtlebay.corpus.products import Packed, Products
from turtlebay.corpus.running import pool
from turtlebay.graph import Graph, Report
from turtlebay.model import Text, from_json
from turtlebay.network.analysis import Table
from turtlebay.network.headlines import headlines

__all__ = ["SHOWN", "Overview", "make_overview", "newest"]

SHOWN: Final = 20_000
"""Entities and recommendations on the page of the graph: so many were measured to be ready within a second."""
CHUNK: Final = 1 << 20
FEW: Final = 20
"""So few reports are shown from here: to start a process takes as long."""


class Overview:
    """The page of the graph and the findings, made in a process of its own where that pays, while files are written.

    The page waits on disk: for as many nodes as it shows it has some forty million characters.
    """

    def __init__(self, parts: Sequence[Products], of: int, ontology: Path | None, *, apart: bool) -> None:
        """Begin; `of` is how many reports there are in all, `apart` allows another process."""
        self._folder = tempfile.TemporaryDirectory(prefix="turtlebay-")
        self._page = Path(self._folder.name, "graph.html")
        self._job = (list(parts), of, ontology, self._page)
        self._pool: ProcessPoolExecutor | None = None
        if apart and all(isinstance(part, Packed) for part in parts) and len(parts) > FEW:
            self._pool = pool(1)
            self._future = self._pool.submit(make_overview, *self._job)

    def __enter__(self) -> Overview:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def findings(self) -> list[Table]:
        """Wait for both, and return the findings."""
        if self._pool is None:
            return make_overview(*self._job)
        try:
            return self._future.result()
        except BrokenProcessPool:
            return make_overview(*self._job)

    def page(self) -> Iterator[str]:
        """Yield the page, once the findings are there."""
        with self._page.open(encoding="utf-8", newline="") as stream:
            while piece := stream.read(CHUNK):
                yield piece


def newest(metas: Sequence[dict[str, Any]]) -> list[int]:
    """Return the places of the newest reports that fit on the page, in their order; one fits always."""
    found: list[int] = []
    room = SHOWN
    for place, meta in sorted(enumerate(metas), key=lambda pair: (pair[1]["date"] or "", pair[1]["id"]), reverse=True):
        room -= meta["own actors"] + meta["own others"] + meta["recommendations"]
        if found and room < 0:
            break
        found.append(place)
    return sorted(found)


def make_overview(parts: Iterable[Products], of: int, ontology: Path | None, place: Path) -> list[Table]:
    """Write the page of these reports, which are some `of` so many, and return what their network says."""
    reports = tuple(_report(part) for part in parts)
    graph = Graph(reports, read_authority(ontology), read_vocabulary(ontology))
    place.write_bytes(pages.graph_page(graph, reports="reports", of=of).encode())
    return headlines(graph)


def _report(part: Products) -> Report:
    meta = json.loads(part["meta.json"])
    annotations = from_json(part["annotation.json"], name=meta["id"])
    if not meta["text at hand"]:
        return Report(annotations)
    return Report(annotations, Text(characters=part["text.txt"], name=meta["id"], pages=tuple(meta["pages"])))
