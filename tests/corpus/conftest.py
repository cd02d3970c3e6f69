"""A corpus of short reports in our own words, builds of it in processes of their own, and what may befall them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BODIES = ("Harbour Board", "Lighthouse Council", "Ferry Office", "Pilots' Guild", "Tide Commission", "Quay Assembly")
VERBS = ("publish", "review", "extend", "repair", "discuss", "fund", "simplify", "translate")
THINGS = ("its tables", "the northern pier", "the rules on buoys", "the winter timetable", "the fees", "its reports")
LINKS = ("together with the Security Council", "every year", "before spring", "in consultation with the European Union")


def report_text(number: int) -> str:
    """Return a report that no other number gives."""
    lines = [f"Notes of meeting {number}", "", "The Tide Commission is part of the Quay Assembly.", ""]
    for step in range(4 + number % 5):
        place = number * 7 + step * 5
        who, verb = BODIES[place % len(BODIES)], VERBS[(place + step) % len(VERBS)]
        what, how = THINGS[(place + number) % len(THINGS)], LINKS[(place + 2 * step) % len(LINKS)]
        modal = ("should", "must", "might wish to")[(number + step) % 3]
        lines.append(f"The {who} {modal} {verb} {what} {how}, as item {number}.{step} says.")
    return "\n".join(lines) + "\n"


def write_corpus(folder: Path, number: int) -> Path:
    """Write so many reports, some of them in folders below, and return the folder."""
    for n in range(number):
        path = folder / ("" if n % 3 else f"year-{1990 + n % 4}") / f"notes-{n:03}.{'md' if n % 5 == 0 else 'txt'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report_text(n), encoding="utf-8")
    return folder


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their paths below it."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


class End(NamedTuple):
    """What a build came to."""

    code: int
    out: str
    err: str


class Build:
    """`turtlebay build` in a process of its own."""

    def __init__(self, *arguments: str | Path, cwd: Path, limit: Callable[[], None] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "turtlebay", "build", *map(str, arguments)],
            cwd=cwd,
            env=os.environ | {"PYTHONPATH": str(ROOT / "graph")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=limit,
        )

    def end(self) -> End:
        out, err = self.process.communicate(timeout=300)
        return End(self.process.returncode, out, err)

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)


@pytest.fixture(scope="session")
def make_corpus() -> Callable[[Path, int], Path]:
    """Write so many reports into a folder."""
    return write_corpus


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], dict[str, bytes]]:
    """Read all files of a folder."""
    return read_files


@pytest.fixture(scope="session")
def build() -> Iterator[Callable[..., Build]]:
    """Start a build; none outlives the tests."""
    builds: list[Build] = []

    def start(*arguments: str | Path, cwd: Path, limit: Callable[[], None] | None = None) -> Build:
        builds.append(Build(*arguments, cwd=cwd, limit=limit))
        return builds[-1]

    yield start
    for one in builds:
        one.process.kill()


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty reports; not to be changed."""
    return write_corpus(tmp_path_factory.mktemp("thirty") / "corpus", 30)


@pytest.fixture(scope="session")
def serial(corpus: Path, tmp_path_factory: pytest.TempPathFactory, build: Callable[..., Build]) -> Path:
    """The folder of results of that corpus, made in one process."""
    folder = tmp_path_factory.mktemp("serial")
    outcome = build(corpus, "-o", "out", "--jobs", "1", cwd=folder).end()
    assert outcome.code == 0, outcome.err
    return folder / "out"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None] | None]]:
    """A folder on a disk of 3 MB, and what to begin a process with.

    Where nothing may be mounted, a limit on the size of files takes the place of the small disk: the system refuses to
    write all the same.
    """
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    yield folder, None if mounted else limit_files
    if mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def limit_files() -> None:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
