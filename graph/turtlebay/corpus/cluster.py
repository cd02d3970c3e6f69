"""The same work on a Dask cluster: another engine under the same tasks, nothing home-made."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from turtlebay.corpus.running import BYTES_AHEAD, Done, Task, Work, attempt
from turtlebay.errors import InputError, UsageError

__all__ = ["run_on_cluster"]

CONNECT_SECONDS: Final = 15
SCHEMES: Final = ("tcp", "tls", "ucx", "ws", "wss")
REMEDY: Final = "Start one with `dask scheduler`, and name its address, such as tcp://10.0.0.1:8786."
AHEAD: Final = 4
"""Tasks under way for each thread of the cluster, so that the network does not keep it waiting."""


def run_on_cluster(work: Work, tasks: Iterable[Task], address: str) -> Iterator[Done]:
    """Yield what becomes of each file, worked on by the workers of a Dask scheduler at this address.

    Dask gives the files of a worker that is gone to another one; a file that ends several workers is reported. The
    workers need the same turtlebay, which they check themselves.
    """
    try:
        from distributed import Client, as_completed
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise UsageError(
            "a cluster needs Dask's distributed", remedy='Install it: pip install "turtlebay[cluster]".'
        ) from None
    _require_answer(address)
    # a worker that is lost is no news for a person: its files go to another
    logging.getLogger("distributed").setLevel(logging.ERROR)
    logging.getLogger("distributed.client").setLevel(logging.ERROR)
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError("no Dask scheduler answers", where=address, remedy=REMEDY) from error
    with client:
        waiting = iter(tasks)
        most = max(1, sum(client.nthreads().values())) * AHEAD
        running: dict[str, Task] = {}
        done = as_completed(loop=client.loop)
        exhausted = False

        def fill() -> None:
            nonlocal exhausted
            while (
                not exhausted
                and len(running) < most
                and sum(len(task.data) for task in running.values()) <= BYTES_AHEAD
            ):
                task = next(waiting, None)
                if task is None:
                    exhausted = True
                    return
                # pure=False: the key is of this task alone, as the same bytes may stand in two files
                future = client.submit(attempt, work, task, pure=False)
                running[str(future.key)] = task
                done.add(future)

        fill()
        while running:
            future = next(done)
            task = running.pop(str(future.key))
            try:
                yield future.result()
            except KilledWorker:
                problem = f"{task.path}: the workers that read it ended, as they do for want of memory"
                yield Done(task.number, problem=problem)
            future.release()
            fill()


def _require_answer(address: str) -> None:
    """Raise an `InputError` if nothing listens there: Dask's own client would take a minute to find out."""
    try:
        parts = urlsplit(address)
        place = (parts.hostname or "", parts.port or 0)
        if parts.scheme not in SCHEMES or not all(place):
            raise InputError("is no address of a Dask scheduler", where=address, remedy=REMEDY)
        socket.create_connection(place, timeout=CONNECT_SECONDS).close()
    except (OSError, ValueError) as error:
        raise InputError("no Dask scheduler answers", where=address, remedy=REMEDY) from error
