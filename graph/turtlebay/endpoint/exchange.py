"""What the routes share: have a job done as long as somebody waits for it, and send what it gave."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from turtlebay.endpoint.crew import BusyError, Crew, Delivery
from turtlebay.endpoint.framing import note
from turtlebay.endpoint.jobs import Job, Limits
from turtlebay.endpoint.negotiation import Offer, choose, media_types
from turtlebay.endpoint.problems import ProblemError

__all__ = ["CUT", "Exchange", "accept", "base_address", "require_offer", "sent"]

CUT: Final = "X-Result-Cut"
"""Header of an answer that ends at a limit of ours: how many rows or triples it has."""
HOST: Final = re.compile(r"(?:[A-Za-z0-9_.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
CHUNK: Final = 1 << 16


@dataclass
class Exchange:
    """The crew, the limits and the dataset that all routes work with."""

    crew: Crew
    limits: Limits
    graphs: tuple[str, ...]
    _figures: dict[str, int] = field(default_factory=dict)

    async def do(self, request: Request, job: Job) -> Delivery:
        """Have a job done; who hangs up ends it."""
        work = asyncio.ensure_future(self.crew.do(job))
        gone = asyncio.ensure_future(_until_gone(request))
        try:
            await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                return work.result()
            raise ProblemError(499, "Nobody waits for the answer any more.")
        except BusyError as error:
            again = {"Retry-After": "5"}
            raise ProblemError(503, "Too many questions at once. Ask again in a few seconds.", again) from error
        finally:
            gone.cancel()
            if not work.done():
                work.cancel()
                with suppress(asyncio.CancelledError):
                    (await work).body.close()

    async def figures(self, request: Request) -> dict[str, int]:
        """Return the counts of the dataset; they are counted once, when first asked for."""
        if not self._figures:
            delivery = await self.do(request, Job("figures"))
            delivery.body.close()
            if delivery.outcome.status != 200:
                raise ProblemError(delivery.outcome.status, delivery.outcome.problem)
            self._figures = delivery.outcome.figures
        return self._figures


def sent(request: Request, delivery: Delivery, headers: dict[str, str] | None = None) -> Response:
    """Return the answer of a job; its body is streamed from the file, which is closed at the end."""
    outcome = delivery.outcome
    if outcome.form:
        note(request.scope, form=outcome.form, rows=outcome.rows)
    if outcome.status != 200:
        delivery.body.close()
        raise ProblemError(outcome.status, outcome.problem)
    length = delivery.body.seek(0, 2)
    delivery.body.seek(0)
    own = {"Content-Type": outcome.content_type, "Content-Length": str(length), "Vary": "Accept"}
    cut = {CUT: str(outcome.rows)} if outcome.cut else {}
    return StreamingResponse(_chunks(delivery), headers=own | cut | (headers or {}))


def accept(request: Request) -> str | None:
    """Return the Accept header; one that is spread over several lines is one list (RFC 9110, 5.3)."""
    return ", ".join(request.headers.getlist("accept")) or None


def require_offer(request: Request, offers: tuple[Offer, ...]) -> Offer:
    """Return the offer that the client likes best; raise where it likes none (RFC 9110, 15.5.7)."""
    offer = choose(accept(request), offers)
    if offer is None:
        raise ProblemError(406, f"This comes as {media_types(offers)}. Name one of these in the Accept header.")
    return offer


def base_address(request: Request) -> str:
    """Return the address of this server as the client knows it; a host name that is none is not repeated."""
    host = request.headers.get("host", "")
    if not HOST.fullmatch(host):
        server = request.scope.get("server") or ("localhost", None)
        host = f"{server[0]}:{server[1]}" if server[1] else str(server[0])
    return f"{request.scope['scheme']}://{host}"


async def _chunks(delivery: Delivery) -> AsyncIterator[bytes]:
    with delivery.body as body:
        while chunk := body.read(CHUNK):
            yield chunk


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
