"""Work on many files, in this process, in several, or on a cluster; what comes out is the same.

A file that breaks the work is reported and the others go on. One that ends the very process (for want of memory, by a
crash in a library) is tried once more alone, so that it takes no other with it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import Final

from turtlebay.errors import TurtlebayError

__all__ = ["Done", "Task", "Work", "attempt", "pool", "run"]

AHEAD: Final = 2
"""Files that wait for each process, so that none stands idle."""
FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What code raises that is at fault itself; on one file that must not cost the others."""
BYTES_AHEAD: Final = 64 * 1024 * 1024
"""No further file is read while so many bytes wait."""


@dataclass(frozen=True)
class Task:
    """A file to work on: its bytes as they were when its key was made, and what a person knows of it."""

    number: int
    path: Path
    id: str
    data: bytes
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """What became of a file: packed parts and the digest of its text, or why there are none.

    `lasting` says of a failure that the file itself is at fault, so that another try would end alike.
    """

    number: int
    content: bytes = b""
    text: str = ""
    problem: str = ""
    lasting: bool = False


Work = Callable[[Task], Done]


def attempt(work: Work, task: Task) -> Done:
    """Do the work; whatever goes wrong is what became of the file."""
    try:
        return work(task)
    except TurtlebayError as error:
        problem = str(error)
        return Done(
            task.number, problem=problem if str(task.path) in problem else f"{task.path}: {problem}", lasting=True
        )
    except MemoryError:
        return Done(task.number, problem=f"{task.path}: it takes more memory than there is")
    except FAULTS as error:
        problem = f"{task.path}: a fault of turtlebay ({type(error).__name__}: {error}); please report it"
        return Done(task.number, problem=problem)


def run(work: Work, tasks: Iterable[Task], *, jobs: int = 1) -> Iterator[Done]:
    """Yield what becomes of each file, in the order in which they are done."""
    if jobs == 1:
        for task in tasks:
            yield attempt(work, task)
        return
    waiting = iter(tasks)
    suspects: list[Task] = []
    more = True
    while more:
        more = False
        with pool(jobs) as processes:
            for item in _through(processes, work, waiting, jobs * AHEAD):
                if isinstance(item, Done):
                    yield item
                else:
                    more = True
                    suspects.append(item)
        while suspects:
            yield _alone(work, suspects.pop(0))


def _through(processes: ProcessPoolExecutor, work: Work, waiting: Iterator[Task], most: int) -> Iterator[Done | Task]:
    """Yield what is done; where a process ended, all tasks that were under way, and nothing more."""
    running: dict[Future[Done], Task] = {}
    broken = False
    while True:
        while not broken and len(running) < most and sum(len(t.data) for t in running.values()) <= BYTES_AHEAD:
            task = next(waiting, None)
            if task is None:
                break
            try:
                running[processes.submit(attempt, work, task)] = task
            except BrokenProcessPool:
                broken = True
                yield task
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            task = running.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                broken = True
                yield task


def _alone(work: Work, task: Task) -> Done:
    with pool(1) as processes:
        try:
            return processes.submit(attempt, work, task).result()
        except BrokenProcessPool:
            problem = f"{task.path}: the process that read it ended at once, as it does for want of memory"
            return Done(task.number, problem=problem)


def pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of processes that end with this one."""
    # a fresh interpreter for each process: nothing of this one, such as the thread of a progress bar, is copied
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """See to it that this process ends with the one that started it, also when that is killed, and not before.

    Who presses Ctrl-C stops the first one, which then ends the others.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait_for([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
