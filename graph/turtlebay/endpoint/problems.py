"""What went wrong, as an HTTP answer that a person can read: one status, one plain sentence, one thing to do."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from turtlebay.characters import BIDI

__all__ = ["ProblemError", "problem_response"]


class ProblemError(Exception):
    """A request that cannot be answered as it stands."""

    def __init__(self, status: int, text: str, headers: Mapping[str, str] | None = None) -> None:
        self.status = status
        self.text = text
        self.headers = dict(headers or {})
        super().__init__(status, text)


async def problem_response(request: Request, error: Exception) -> Response:
    """Return the answer for an error, as plain text: nothing of what was sent can act in it."""
    assert isinstance(error, ProblemError)  # noqa: S101 - registered for these alone
    text = "".join(c if (c.isprintable() and c not in BIDI) or c == "\n" else "\ufffd" for c in error.text)
    return Response(text.rstrip("\n") + "\n", error.status, headers=error.headers, media_type="text/plain")
