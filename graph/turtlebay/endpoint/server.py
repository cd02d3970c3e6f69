"""The HTTP process: uvicorn with bounds on what one client can hold up."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
from typing import Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from turtlebay.endpoint.application import make_application
from turtlebay.endpoint.crew import Crew
from turtlebay.endpoint.jobs import Limits
from turtlebay.endpoint.keeper import ENDINGS

__all__ = ["run"]

HEAD_SECONDS: Final = 15.0
"""For a request line and headers to arrive; a query in an address is a few kilobytes."""
STALL_SECONDS: Final = 60.0
"""For a client to take some of an answer."""
LARGEST_HEAD: Final = 64 * 1024
CONNECTIONS: Final = 512


def run(
    control: socket.socket,
    listening: socket.socket,
    limits: Limits,
    *,
    origin: str,
    access_log: bool,
    graphs: tuple[str, ...],
) -> None:
    """Serve HTTP until SIGTERM; what is being answered then is finished first."""
    # A terminal sends Ctrl-C to its whole group. The keeper passes it on once, so it must not come here as well.
    os.setpgid(0, 0)
    # uvicorn raises the signal again when it has shut down in order; to ignore it instead would lose one that waits
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, frame: None)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    asyncio.run(_serve(control, listening, limits, origin, access_log, graphs))


async def _serve(
    control: socket.socket,
    listening: socket.socket,
    limits: Limits,
    origin: str,
    access_log: bool,
    graphs: tuple[str, ...],
) -> None:
    def lost() -> None:
        server.should_exit = server.force_exit = True

    crew = Crew(control, limits, lost=lost)
    config = uvicorn.Config(
        make_application(crew, limits, graphs, origin=origin, write=_write if access_log else None),
        loop="asyncio",
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=int(limits.seconds) + 5,
    )
    server = _Server(config)
    await server.serve(sockets=[listening])


def _write(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


class _Server(uvicorn.Server):
    """A server that hears of its end from the moment when it can end in order."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then let in the signals that the keeper held back."""
        await super().startup(sockets=sockets)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)


class _Protocol(H11Protocol):
    """HTTP/1.1 that gives up on a connection which neither finishes its request nor takes its answer."""

    _patience: asyncio.TimerHandle | None = None
    _stall: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Expect a whole head soon."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(HEAD_SECONDS, transport.abort)

    def data_received(self, data: bytes) -> None:
        """Stop the clock when a head is whole; start it when a new one begins."""
        super().data_received(data)
        between = self.cycle is None or self.cycle.response_complete
        if not between:
            self._calm()
        elif self._patience is None:
            self._patience = self.loop.call_later(HEAD_SECONDS, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the clocks."""
        self._calm()
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Expect the client to take something soon."""
        super().pause_writing()
        self._stall = self.loop.call_later(STALL_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop the clock."""
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None
        super().resume_writing()

    def _calm(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
