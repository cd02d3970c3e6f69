"""The server's side of the keeper: hand a job over, wait for its end, and never run more at once than allowed."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import IO, Final

from turtlebay.endpoint.jobs import Job, Limits, Outcome
from turtlebay.endpoint.keeper import MESSAGE

__all__ = ["BusyError", "Crew", "Delivery"]

GRACE: Final = 2.0
"""Seconds that a worker has beyond its own limit before the keeper is asked to kill it."""


class BusyError(Exception):
    """Too many questions are waiting for their turn."""


@dataclass(frozen=True)
class Delivery:
    """The outcome of a job, and the file that holds the body; whoever takes it closes it."""

    outcome: Outcome
    body: IO[bytes]


class Crew:
    """Workers on call. `lost` is called when the keeper is gone."""

    def __init__(self, control: socket.socket, limits: Limits, *, lost: Callable[[], None]) -> None:
        self.limits = limits
        self.alive = True
        self.waiting = 0
        self._control = control
        self._lost = lost
        self._heard = b""
        self._numbers = count(1)
        self._ends: dict[int, asyncio.Future[int]] = {}
        self._turn = asyncio.Semaphore(limits.parallel)
        asyncio.get_running_loop().add_reader(control, self._hear)

    async def do(self, job: Job) -> Delivery:
        """Have a job done; to be cancelled kills the worker.

        Raise BusyError where too many wait already, or where the turn does not come within the time of one question.
        """
        if self.waiting >= self.limits.waiting or not self.alive:
            raise BusyError
        self.waiting += 1
        try:
            async with asyncio.timeout(self.limits.seconds):
                await self._turn.acquire()
        except TimeoutError as error:
            raise BusyError from error
        finally:
            self.waiting -= 1
        body = tempfile.TemporaryFile()  # noqa: SIM115 - goes to the caller
        try:
            with tempfile.TemporaryFile() as task:
                task.write(job.to_json())
                task.seek(0)
                status = await self._run(task, body)
                task.seek(0)
                outcome = self._outcome(status, task.read())
            body.seek(0)
            return Delivery(outcome, body)
        except BaseException:
            body.close()
            raise
        finally:
            self._turn.release()

    async def _run(self, task: IO[bytes], body: IO[bytes]) -> int:
        """Return the status that the worker ended with."""
        number = next(self._numbers) & 0xFFFFFFFF
        end: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._ends[number] = end
        try:
            socket.send_fds(self._control, [MESSAGE.pack(b"J", number, 0)], [task.fileno(), body.fileno()])
            async with asyncio.timeout(self.limits.seconds + GRACE):
                return await end
        except TimeoutError:
            return signal.SIGKILL
        finally:
            del self._ends[number]
            if not end.done() or end.cancelled():
                self._control.sendall(MESSAGE.pack(b"K", number, 0))

    def _hear(self) -> None:
        """Read which workers ended, and with what."""
        news = self._control.recv(MESSAGE.size * 64)
        if not news:
            self.alive = False
            asyncio.get_running_loop().remove_reader(self._control)
            for end in self._ends.values():
                end.cancel()
            self._lost()
            return
        self._heard += news
        while len(self._heard) >= MESSAGE.size:
            _, number, status = MESSAGE.unpack(self._heard[: MESSAGE.size])
            self._heard = self._heard[MESSAGE.size :]
            waiting = self._ends.get(number)
            if waiting is not None and not waiting.done():
                waiting.set_result(status)

    def _outcome(self, status: int, left: bytes) -> Outcome:
        """Return what the worker says, or what its death says."""
        if status == 0:
            return Outcome.from_json(left)
        killer = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if killer in (signal.SIGALRM, signal.SIGKILL):
            return Outcome(503, problem=f"The question was stopped after {self.limits.seconds:g} s. {NARROWER}")
        if killer == signal.SIGABRT:
            most = self.limits.memory_bytes // 1_000_000
            return Outcome(503, problem=f"The question was stopped at {most} MB of memory. {NARROWER}")
        return Outcome(
            500, problem="The engine could not work this out. Is the query nested very deeply? Write it flatter."
        )


NARROWER: Final = "Name more of what you look for, or add a LIMIT."
