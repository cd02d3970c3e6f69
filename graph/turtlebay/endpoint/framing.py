"""What every answer has in common: headers that keep content from acting, and one line in the access log.

A line tells time, method, path, status, milliseconds, bytes and, of a query, its form, its rows and a short digest. It
tells neither the text of the query nor who asked: both can be personal data, and neither is needed to run a server.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from turtlebay.rdf import escape_controls

__all__ = ["Framing", "note"]

NOTES: Final = "turtlebay.notes"
INERT: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For data: a browser that takes an answer for a page lets nothing in it act."""
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
LONGEST_PATH: Final = 200


def note(scope: Scope, **notes: Any) -> None:
    """Keep something about a request for its line in the log."""
    scope.setdefault(NOTES, {}).update(notes)


def digest(query: str) -> str:
    """Return a short name for a query, the same each time it is asked.

    >>> digest("ASK {}")
    '819ea91e'
    """
    return hashlib.sha256(query.encode()).hexdigest()[:8]


class Framing:
    """Middleware around all routes."""

    def __init__(self, app: ASGIApp, write: Callable[[str], None] | None = None) -> None:
        self.app = app
        self.write = write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Frame one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start = time.perf_counter()
        status = size = 0

        async def framed(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", INERT)
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, framed)
        finally:
            if self.write is not None:
                self.write(_line(scope, status, size, time.perf_counter() - start))


def _line(scope: Scope, status: int, size: int, seconds: float) -> str:
    now = time.strftime("%Y-%m-%dT%H:%M:%S%z")
    path = escape_controls(scope["path"])[:LONGEST_PATH]
    notes = "".join(f" {name}={value}" for name, value in scope.get(NOTES, {}).items())
    return f"{now} {scope['method']} {path} {status or 'gone'} {seconds * 1000:.0f}ms {size}B{notes}"
