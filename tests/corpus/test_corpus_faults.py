"""What may befall a build: it is killed, a process of it is, the disk is full, nothing may be written, another runs."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

Build = Callable[..., Any]
Contents = Callable[[Path], dict[str, bytes]]
CACHE = ".turtlebay_cache"
PATIENCE = 60


def entries(folder: Path) -> int:
    return len(list((folder / CACHE).rglob("*.zip")))


def wait_until(true: Callable[[], Any], build: Any = None) -> Any:
    """Wait for something to be so, and return it; an error where it takes too long or the build is over before."""
    deadline = time.monotonic() + PATIENCE
    while not (found := true()):
        assert time.monotonic() < deadline, "waited too long"
        assert build is None or build.process.poll() is None, build.end()
        time.sleep(0.01)
    return found


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in ("out", CACHE))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_while_reading_it_goes_on_from_there(
    jobs: str, corpus: Path, serial: Path, tmp_path: Path, build: Build, contents: Contents
) -> None:
    first = build(corpus, "-o", "out", "--jobs", jobs, cwd=tmp_path)
    wait_until(lambda: entries(tmp_path) >= 6, first)
    children = first.children()
    assert len(children) >= (2 if jobs == "2" else 0)
    first.process.kill()
    assert first.end().code == -9
    assert not (tmp_path / "out").exists()
    wait_until(lambda: not any(child.is_running() and child.status() != "zombie" for child in children))
    done = entries(tmp_path)
    assert 6 <= done < 30
    second = build(corpus, "-o", "out", "--jobs", jobs, cwd=tmp_path).end()
    assert (second.code, second.err) == (0, "")
    assert f"({done} reports kept from before)" in second.out
    assert contents(tmp_path / "out") == contents(serial)
    assert leftovers(tmp_path) == []


def test_interrupted_by_hand_it_says_so_and_goes_on_later(
    corpus: Path, serial: Path, tmp_path: Path, checkout: Path, build: Build, contents: Contents
) -> None:
    command = [sys.executable, "-m", "turtlebay", "build", str(corpus), "-o", "out", "--jobs", "2"]
    environment = os.environ | {"PYTHONPATH": str(checkout / "graph")}
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    wait_until(lambda: entries(tmp_path) >= 3)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does it, to all processes
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode not in (0, None)
    assert out == b""
    assert b"Traceback" not in err
    assert not (tmp_path / "out").exists()
    second = build(corpus, "-o", "out", "--jobs", "2", cwd=tmp_path).end()
    assert (second.code, second.err) == (0, "")
    assert contents(tmp_path / "out") == contents(serial)
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("before", [True, False])
def test_killed_while_writing_it_leaves_the_last_results(
    before: bool, corpus: Path, serial: Path, tmp_path: Path, build: Build, contents: Contents
) -> None:
    few = tmp_path / "few"
    shutil.copytree(corpus / "year-1990", few)
    if before:
        assert build(few, "-o", "out", cwd=tmp_path).end().code == 0
        old = contents(tmp_path / "out")
    shutil.rmtree(few)
    first = build(corpus, "-o", "out", cwd=tmp_path)
    wait_until(lambda: list(tmp_path.glob(".out.turtlebay-staged/*")), first)
    first.process.kill()
    assert first.end().code == -9
    assert (tmp_path / "out").exists() == before
    if before:
        assert contents(tmp_path / "out") == old
    assert leftovers(tmp_path) == [".out.turtlebay-staged"]
    second = build(corpus, "-o", "out", cwd=tmp_path).end()
    assert (second.code, second.err) == (0, "")
    assert "(30 reports kept from before)" in second.out
    assert contents(tmp_path / "out") == contents(serial)
    assert leftovers(tmp_path) == []


def test_killed_between_the_two_renames_it_is_put_right(
    corpus: Path, serial: Path, tmp_path: Path, build: Build, contents: Contents
) -> None:
    few = tmp_path / "few"
    shutil.copytree(corpus / "year-1990", few)
    assert build(few, "-o", "out", cwd=tmp_path).end().code == 0
    old = contents(tmp_path / "out")
    aside = tmp_path / ".out.turtlebay-old"
    aside.mkdir()
    (tmp_path / "out").rename(aside / "old")
    outcome = build(few, "-o", "out", cwd=tmp_path).end()
    assert outcome.code == 0
    assert contents(tmp_path / "out") == old
    assert leftovers(tmp_path) == ["few"]


def test_process_that_is_killed_costs_no_report(
    corpus: Path, serial: Path, tmp_path: Path, build: Build, contents: Contents
) -> None:
    one = build(corpus, "-o", "out", "--jobs", "2", cwd=tmp_path)
    wait_until(lambda: entries(tmp_path) >= 3, one)
    workers = [child for child in one.children() if "spawn_main" in " ".join(child.cmdline())]
    assert len(workers) == 2
    psutil.Process(workers[0].pid).kill()
    outcome = one.end()
    assert (outcome.code, outcome.err) == (0, "")
    assert contents(tmp_path / "out") == contents(serial)


def test_file_that_ends_every_process_is_listed_and_the_others_are_built(tmp_path: Path, build: Build) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for n in range(8):
        (corpus / f"good-{n}.txt").write_text(f"The Harbour Board should rest {n} times.\n", encoding="utf-8")
    (corpus / "heavy.txt").write_text("The Harbour Board should rest. " * 60_000, encoding="utf-8")
    outcome = build(corpus, "-o", "out", "--jobs", "2", cwd=tmp_path, limit=limit_memory).end()
    assert outcome.code == 1, outcome
    assert "from 8 reports" in outcome.out
    assert "1 file left out:" in outcome.err
    assert "heavy.txt: " in outcome.err
    assert "memory" in outcome.err
    assert "Traceback" not in outcome.err


def limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (700 * 1024**2, 700 * 1024**2))


def test_full_disk_leaves_the_last_results(
    corpus: Path, small_disk: tuple[Path, Callable[[], None] | None], tmp_path: Path, build: Build, contents: Contents
) -> None:
    disk, limit = small_disk
    few = tmp_path / "few"
    few.mkdir()
    shutil.copy(corpus / "notes-001.txt", few)
    assert build(few, "-o", "out", cwd=disk).end().code == 0
    old = contents(disk / "out")
    outcome = build(corpus, "-o", "out", cwd=disk, limit=limit).end()
    assert (outcome.code, outcome.out) == (3, "")
    [line] = outcome.err.splitlines()
    assert "cannot be written (" in line
    assert "Free some space" in line
    assert contents(disk / "out") == old
    assert leftovers(disk) == []
    assert build(few, "-o", "out", cwd=disk).end().code == 0


def test_full_disk_of_what_is_kept_is_told(
    corpus: Path, small_disk: tuple[Path, Callable[[], None] | None], tmp_path: Path, build: Build
) -> None:
    disk, limit = small_disk
    if limit is None:
        (disk / "filler").write_bytes(b"\0" * (3 * 1024**2 - 8192))
    outcome = build(corpus, "-o", "out", "--cache", disk / "cache", cwd=tmp_path, limit=limit).end()
    assert outcome.code == 3
    assert "cannot be written (" in outcome.err
    assert "choose another --cache" in outcome.err
    assert not (tmp_path / "out").exists()


def test_place_that_cannot_be_written_is_refused_before_any_work(corpus: Path, tmp_path: Path, build: Build) -> None:
    for place in ("/proc/out", tmp_path / "nowhere" / "out"):
        outcome = build(corpus, "-o", place, cwd=tmp_path).end()
        assert (outcome.code, outcome.out) == (3, "")
        assert len(outcome.err.splitlines()) == 1
    outcome = build(corpus, "-o", "out", "--cache", "/proc/cache", cwd=tmp_path).end()
    assert outcome.code == 3
    assert "choose another --cache" in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_read_only_results_stay_as_they_are(
    corpus: Path, small_disk: tuple[Path, Callable[[], None] | None], tmp_path: Path, build: Build, contents: Contents
) -> None:
    disk, limit = small_disk
    few = tmp_path / "few"
    few.mkdir()
    shutil.copy(corpus / "notes-001.txt", few)
    assert build(few, "-o", "out", cwd=disk).end().code == 0
    old = contents(disk / "out")
    shutil.copy(corpus / "notes-002.txt", few)
    with read_only(disk, mounted=limit is None):
        again = build(few, "-o", disk / "out", "--cache", tmp_path / "cache", cwd=tmp_path).end()
        assert (again.code, again.out) == (3, "")
        assert len(again.err.splitlines()) == 1
        assert "cannot be" in again.err
        assert contents(disk / "out") == old
    assert build(few, "-o", "out", cwd=disk).end().code == 0


@contextmanager
def read_only(disk: Path, *, mounted: bool) -> Iterator[None]:
    """Let nobody write there, not even the user that may do everything."""
    command = ["mount", "-o", "remount,{}", str(disk)] if mounted else ["chattr", "{}i", str(disk)]
    for mark in ("ro", "rw") if mounted else ("+", "-"):
        subprocess.run([part.replace("{}", mark) for part in command], check=True)
        if mark in ("ro", "+"):
            yield


def test_two_builds_at_once_do_not_meet(
    corpus: Path, serial: Path, tmp_path: Path, build: Build, contents: Contents
) -> None:
    first = build(corpus, "-o", "out", "--jobs", "1", cwd=tmp_path)
    wait_until(lambda: entries(tmp_path) >= 1, first)
    second = build(corpus, "-o", "out", cwd=tmp_path).end()
    assert second.code == 3
    assert "another build is using it. Wait for it" in second.err
    assert first.end().code == 0
    assert contents(tmp_path / "out") == contents(serial)


def test_terminal_shows_progress_and_a_pipe_does_not(
    corpus: Path, tmp_path: Path, build: Build, checkout: Path
) -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "turtlebay", "build", str(corpus), "-o", "out", "--jobs", "2"]
    environment = os.environ | {"PYTHONPATH": str(checkout / "graph"), "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=follower)
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:  # the other end is closed
            break
        shown += piece
    os.close(leader)
    out = process.communicate(timeout=PATIENCE)[0]
    assert process.returncode == 0
    for words in ("reading reports", "30/30", "a second", "0:00:0", "writing"):
        assert words in shown.decode(), words
    assert b"reading" not in out
    piped = build(corpus, "-o", "again", "--cache", "other", cwd=tmp_path).end()
    assert (piped.code, piped.err) == (0, "")
    assert "reading" not in piped.out
