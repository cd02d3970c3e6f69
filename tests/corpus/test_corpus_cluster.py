"""A Dask cluster does the same work: a real scheduler, two workers, one of them killed half-way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import CommandLine

PATIENCE = 60


class Cluster:
    """A scheduler and two workers of one thread, each in a process of its own on this machine."""

    def __init__(self, folder: Path, checkout: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {"PYTHONPATH": str(checkout / "graph")}
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self._wait(self.file.is_file)
        self.address: str = json.loads(self.file.read_text(encoding="utf-8"))["address"]
        options = ("--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        self.workers = [self._start("worker", *options) for _ in range(2)]
        self._wait(lambda: (folder / "scheduler.log").read_text().count("Register worker") >= 2)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{arguments[0]}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments, "--scheduler-file", str(self.file)],
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process

    def _wait(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline, [p.read_text()[-2000:] for p in self.folder.glob("*.log")]
            time.sleep(0.05)

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Iterator[Cluster]:
    one = Cluster(tmp_path_factory.mktemp("cluster"), checkout)
    yield one
    one.stop()


def test_worker_that_is_killed_changes_no_byte(
    corpus: Path,
    serial: Path,
    tmp_path: Path,
    cluster: Cluster,
    build: Callable[..., Any],
    contents: Callable[[Path], dict[str, bytes]],
) -> None:
    one = build(corpus, "-o", "out", "--scheduler", cluster.address, cwd=tmp_path)
    deadline = time.monotonic() + PATIENCE
    while len(list((tmp_path / ".turtlebay_cache").rglob("*.zip"))) < 4:
        assert one.process.poll() is None, one.end()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    cluster.workers[0].kill()
    outcome = one.end()
    assert (outcome.code, outcome.err) == (0, "")
    assert "from 30 reports" in outcome.out
    assert cluster.workers[0].poll() is not None
    assert contents(tmp_path / "out") == contents(serial)


def test_bad_files_on_a_cluster_stop_no_other(tmp_path: Path, cluster: Cluster, build: Callable[..., Any]) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "good.txt").write_text("The Harbour Board should rest.\n", encoding="utf-8")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    outcome = build(folder, "-o", "out", "--scheduler", cluster.address, cwd=tmp_path).end()
    assert outcome.code == 1
    assert "from 1 report" in outcome.out
    assert "cut.pdf: the PDF is damaged" in outcome.err


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("tcp://127.0.0.1:1", "no Dask scheduler answers"),
        ("tcp://127.0.0.1:99999", "no Dask scheduler answers"),
        ("nonsense", "is no address of a Dask scheduler"),
        ("ftp://127.0.0.1:1", "is no address of a Dask scheduler"),
    ],
)
def test_scheduler_that_does_not_answer_is_an_error(
    address: str, message: str, tmp_path: Path, build: Callable[..., Any]
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "good.txt").write_text("The Harbour Board should rest.\n", encoding="utf-8")
    outcome = build(folder, "-o", "out", "--scheduler", address, cwd=tmp_path).end()
    assert (outcome.code, outcome.out) == (3, "")
    assert f"{address}: {message}" in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_scheduler_needs_reports(turtlebay: CommandLine) -> None:
    outcome = turtlebay("build", "--scheduler", "tcp://127.0.0.1:1")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--scheduler needs reports" in outcome.err
