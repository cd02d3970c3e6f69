"""The process that keeps the loaded graph: it forks the server once, and one worker for each job.

It has one thread and never speaks HTTP, which makes forking safe. The server asks over a socket: `J` with the files of
a job, `K` to kill one; the answer is `E` with the status in which the worker ended. A worker finds its job in a file
without a name and leaves its outcome there.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import selectors
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Final

from turtlebay.endpoint.dataset import Dataset
from turtlebay.endpoint.jobs import Job, Limits
from turtlebay.endpoint.resource import load_templates
from turtlebay.endpoint.worker import answer, confine
from turtlebay.errors import OutputError, UsageError

__all__ = ["MESSAGE", "require_packages", "serve"]

MESSAGE: Final = struct.Struct("!cIi")
"""A kind, the number of a job, and the status it ended with."""
CRASHED: Final = 70
ENDINGS: Final = frozenset({signal.SIGTERM, signal.SIGINT})


def serve(
    dataset: Dataset,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    origin: str = "*",
    access_log: bool = True,
    say: Callable[[str], None] = print,
) -> int:
    """Serve a dataset until a signal ends it; return the exit code. Port 0 takes any that is free."""
    require_packages()
    limits = limits or Limits()
    listening = _listen(host, port)
    load_templates().get_template("resource.html")
    # a signal that comes before both processes are ready for it waits until they are
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    ours, theirs = socket.socketpair()
    address = listening.getsockname()
    shown = f"[{address[0]}]" if ":" in address[0] else address[0]
    say(f"http://{shown}:{address[1]}/")
    # what is loaded is never collected, so that no worker copies its pages only to look at them
    gc.collect()
    gc.freeze()
    sys.stdout.flush()
    sys.stderr.flush()
    server = os.fork()
    if server == 0:
        _leave(lambda: _run_server(ours, theirs, listening, limits, origin, access_log, dataset.graphs))
    theirs.close()
    listening.close()
    return _Keeper(dataset, limits, ours, server).run()


def require_packages() -> None:
    """Raise where a package of the extra `serve` is missing."""
    for package in ("starlette", "uvicorn"):
        if importlib.util.find_spec(package) is None:
            raise UsageError(f"the endpoint needs the package {package}", remedy="Run: pip install 'turtlebay[serve]'")


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except (OSError, OverflowError) as error:
        raise OutputError(
            f"cannot listen at {host} port {port} ({error})", remedy="Choose another with --host and --port."
        ) from error
    return listening


def _run_server(
    ours: socket.socket,
    theirs: socket.socket,
    listening: socket.socket,
    limits: Limits,
    origin: str,
    access_log: bool,
    graphs: tuple[str, ...],
) -> None:
    from turtlebay.endpoint.server import run

    ours.close()
    run(theirs, listening, limits, origin=origin, access_log=access_log, graphs=graphs)


def _leave(work: Callable[[], None]) -> None:
    """Work in a process just forked and end it, whatever happens, without going back to what the parent was at."""
    code = CRASHED
    try:
        work()
        code = 0
    finally:
        if code:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


class _Keeper:
    """The loop that forks, kills and reaps."""

    def __init__(self, dataset: Dataset, limits: Limits, control: socket.socket, server: int) -> None:
        self.dataset = dataset
        self.limits = limits
        self.control = control
        self.server = server
        self.workers: dict[int, int] = {}
        """Jobs by the process that does them; a process is here until it is reaped, so its number is no other's."""
        self.woken, self.wake = socket.socketpair()
        for end in (self.woken, self.wake):
            end.setblocking(False)
        self.stopping = False

    def run(self) -> int:
        """Serve until the server process ends, and return its exit code."""
        signals = (*ENDINGS, signal.SIGCHLD)
        earlier = {number: signal.signal(number, _note) for number in signals}
        signal.set_wakeup_fd(self.wake.fileno(), warn_on_full_buffer=False)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
        try:
            with selectors.DefaultSelector() as selector:
                selector.register(self.control, selectors.EVENT_READ, self._obey)
                selector.register(self.woken, selectors.EVENT_READ, self._wake_up)
                code: int | None = None
                while code is None:
                    for key, _ in selector.select():
                        if not key.data():
                            selector.unregister(key.fileobj)
                    code = self._reap()
            return code
        finally:
            for process in self.workers:
                os.kill(process, signal.SIGKILL)
            signal.set_wakeup_fd(-1)
            for number, handler in earlier.items():
                signal.signal(number, handler)

    def _wake_up(self) -> bool:
        """Read which signals came. At the first to end, the server finishes what it is at; a second will not wait."""
        came = self.woken.recv(4096)
        if ENDINGS & set(came):
            os.kill(self.server, signal.SIGKILL if self.stopping else signal.SIGTERM)
            self.stopping = True
        return True

    def _obey(self) -> bool:
        """Do what the server asks; return False when it will ask nothing more."""
        message, files, _, _ = socket.recv_fds(self.control, MESSAGE.size, 2)
        if len(message) < MESSAGE.size:
            return False
        kind, number, _ = MESSAGE.unpack(message)
        if kind == b"K":
            for process, job in self.workers.items():
                if job == number:
                    os.kill(process, signal.SIGKILL)
            return True
        try:
            process = os.fork()
        except OSError:
            self._tell(number, CRASHED << 8)
        else:
            if process == 0:
                _leave(lambda: self._work(*files))
            self.workers[process] = number
        finally:
            for file in files:
                os.close(file)
        return True

    def _work(self, job_file: int, body_file: int) -> None:
        signal.set_wakeup_fd(-1)
        # the end of the server is the server's to arrange: who asked before it still gets an answer
        for number in ENDINGS:
            signal.signal(number, signal.SIG_IGN)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self.control.close()
        confine(self.limits)
        with os.fdopen(job_file, "r+b") as job, os.fdopen(body_file, "wb") as body:
            outcome = answer(self.dataset, Job.from_json(job.read()), self.limits, body)
            body.flush()
            job.seek(0)
            job.truncate()
            job.write(outcome.to_json())

    def _reap(self) -> int | None:
        """Report the workers that ended; return the exit code of the server once it has ended."""
        while True:
            try:
                process, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return CRASHED
            if process == 0:
                return None
            if process == self.server:
                return 0 if self.stopping and status == 0 else CRASHED
            self._tell(self.workers.pop(process), status)

    def _tell(self, number: int, status: int) -> None:
        try:
            self.control.sendall(MESSAGE.pack(b"E", number, status))
        except OSError:
            # the server is gone; the loop ends as soon as it is reaped
            return


def _note(number: int, frame: FrameType | None) -> None:
    """Do nothing: the number of the signal reaches the loop through the wake-up socket."""
