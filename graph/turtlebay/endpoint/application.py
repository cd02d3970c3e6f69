"""The web application: which path leads where, and what happens around every request."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from turtlebay.endpoint.addresses import Addresses
from turtlebay.endpoint.crew import Crew
from turtlebay.endpoint.exchange import CUT, Exchange
from turtlebay.endpoint.framing import Framing
from turtlebay.endpoint.jobs import Limits
from turtlebay.endpoint.operations import Operations
from turtlebay.endpoint.problems import ProblemError, problem_response

__all__ = ["make_application"]


def make_application(
    crew: Crew, limits: Limits, graphs: tuple[str, ...], *, origin: str, write: Callable[[str], None] | None
) -> Starlette:
    """Return the application.

    `origin` is the one whose pages may ask from a browser, `*` for all, empty for none; `write` takes the log.
    """
    exchange = Exchange(crew, limits, graphs)
    operations, addresses = Operations(exchange), Addresses(exchange)
    cors = Middleware(
        CORSMiddleware,
        allow_origins=[origin] if origin else [],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["*"],
        expose_headers=[CUT, "Link", "Retry-After"],
        max_age=86400,
    )
    return Starlette(
        routes=[
            Route("/", addresses.page),
            Route("/sparql", operations.query, methods=["GET", "POST"]),
            Route("/query", operations.query, methods=["GET", "POST"]),
            Route("/questions", operations.questions),
            Route("/questions/{name}", operations.question),
            Route("/health", operations.health),
            Route("/.well-known/void", operations.void),
            Route("/static/{name}", addresses.static),
            Route("/{path:path}", addresses.resource),
        ],
        middleware=[Middleware(Framing, write=write), cors],
        exception_handlers={ProblemError: problem_response, HTTPException: _http_problem},
    )


async def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for these alone
    allowed = dict(error.headers or {})
    text = f"{request.method} is not possible here." if error.status_code == 405 else str(error.detail)
    if "Allow" in allowed:
        # it comes from a set, whose order differs from start to start
        allowed["Allow"] = ", ".join(sorted(allowed["Allow"].split(", ")))
        text += f" Use {allowed['Allow']}."
    return await problem_response(request, ProblemError(error.status_code, text, allowed))
