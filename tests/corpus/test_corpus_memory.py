"""What a build holds in memory does not grow with its reports, but for a line or two on each."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from turtlebay.building import Settings, render_report
from turtlebay.corpus import assemble
from turtlebay.echoes import Request, iter_links
from turtlebay.pipeline import annotate
from turtlebay.rdf.prefixes import shorten

FEW = 60
NAME = "notes-00000"
A_REPORT = 3_000
"""Bytes that each further report may take; with all of its requests, links and actors it took nineteen thousand."""
BOUNDS = (
    *("corpus.overview.SHOWN", "corpus.assembly.IN_MEMORY", "corpus.matches.ROWS"),
    *("network.actor_table.ROWS", "pages.figures.WAITING", "echoes.search.AT_HAND"),
)
A_REQUEST = 200
"""Bytes that each further request may take; held in memory, each took two thousand."""


class Renamed(Mapping[str, str]):
    """Parts in which a report goes by another name, each made when it is asked for."""

    def __init__(self, parts: Mapping[str, str], name: str) -> None:
        self.parts, self.name = parts, name

    def __getitem__(self, name: str) -> str:
        return self.parts[name].replace(NAME, self.name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)


class Counted:
    """What takes the files and keeps their sizes alone."""

    def __init__(self) -> None:
        self.written = 0

    def append(self, name: str, text: str) -> None:
        self.written += len(text)


@pytest.fixture(autouse=True)
def tracing() -> Iterator[None]:
    """Count what is allocated all along: what a cache of bounded size lets go was counted when it came."""
    tracemalloc.start()
    for place in range(10_000):
        shorten(f"https://w3id.org/turtlebay/actor/{place:080}")
    yield
    tracemalloc.stop()


def peak_of(work: Callable[[], object]) -> int:
    """Return how many bytes some work held at its peak, beside what was there before."""
    gc.collect()
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    work()
    return tracemalloc.get_traced_memory()[1] - before


@pytest.fixture
def parts(tmp_path: Path, make_corpus: Callable[[Path, int], Path]) -> Mapping[str, str]:
    (path,) = make_corpus(tmp_path / "corpus", 1).rglob("*.*")
    found = render_report(annotate(path, document=NAME).report, Settings())
    assert found["asked.json"].count(NAME) >= 4
    return found


def test_joining_holds_a_line_of_each_report(parts: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    # what has a bound of its own fills up early, so that the rest shows
    for bound in BOUNDS:
        monkeypatch.setattr(f"turtlebay.{bound}", 10)
    peaks, written = [], []
    for number in (FEW, FEW, 4 * FEW):  # once for what is loaded or kept from the first time on
        reports = [Renamed(parts, f"notes-{place:05}") for place in range(number)]
        sink = Counted()
        peaks.append(peak_of(lambda reports=reports, sink=sink: assemble(reports, sink)))  # type: ignore[misc]
        written.append(sink.written)
    assert written[2] >= 3 * written[1]
    assert peaks[2] - peaks[1] <= 3 * FEW * A_REPORT, peaks


def test_search_for_echoes_holds_no_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("turtlebay.echoes.search.AT_HAND", 10)

    def ask(number: int) -> Iterator[Request]:
        for place in range(number):
            action = f"publish the levels of river {place % 40} and of lake {place % 30}"
            yield Request(f"r{place:05}", f"doc-{place // 5:05}", "2010", action, (f"actor/board-{place % 7}",))

    links = [0, 0, 0]

    def search(place: int, number: int) -> None:
        links[place] = sum(1 for _ in iter_links(ask(number)))

    peaks = [peak_of(lambda n=n, p=p: search(p, n)) for p, n in enumerate((500, 500, 2000))]  # type: ignore[misc]
    assert links[2] >= 4 * links[1] >= 2000
    assert peaks[2] - peaks[1] <= 1500 * A_REQUEST, peaks
