"""The query operation of the SPARQL 1.1 Protocol: from an HTTP request to a job.

https://www.w3.org/TR/sparql11-protocol/, section 2.1. Its three ways: GET (2.1.1), POST with URL-encoded parameters
(2.1.2), POST of the query itself (2.1.3).
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import ClientDisconnect, Request

from turtlebay.endpoint.jobs import Job, Limits
from turtlebay.endpoint.problems import ProblemError

__all__ = ["Parameters", "read_parameters", "to_job"]

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
BODY_SECONDS: Final = 20.0
"""A client that takes longer to send a query is not sending one."""
MOST_FIELDS: Final = 200


@dataclass(frozen=True)
class Parameters:
    """The parameters of a request, each with all its values in order."""

    pairs: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter."""
        return tuple(value for key, value in self.pairs if key == name)


async def read_parameters(request: Request, limits: Limits) -> Parameters:
    """Return the parameters of the address, and those of the body with a POST."""
    pairs = _decode(request.scope["query_string"], "the address")
    if request.method != "POST":
        return Parameters(pairs)
    media = _require_media(request)
    body = await _read_body(request, limits)
    if media == FORM:
        return Parameters(pairs + _decode(body, "the form"))
    return Parameters((*pairs, ("query", _utf8(body, "the query"))))


def to_job(parameters: Parameters, graphs: Collection[str], accept: str | None, more: str) -> Job:
    """Return the job of a query operation.

    There must be exactly one `query` (2.1, table 1). Graphs named here set the dataset, whatever the query says itself
    (2.1.4); one that is not served is refused, since an empty answer would look like a true one.
    """
    if parameters.all("update"):
        raise ProblemError(400, "This endpoint only reads: there is no update operation. Send a query.")
    queries = parameters.all("query")
    if len(queries) != 1:
        found = f"There are {len(queries)} queries" if queries else "There is no query"
        raise ProblemError(400, f"{found} in the request. Send exactly one, as the parameter 'query'.")
    default, named = parameters.all("default-graph-uri"), parameters.all("named-graph-uri")
    for name in (*default, *named):
        _require_graph(name, graphs)
    explicit = bool(default or named)
    return Job(
        "query",
        queries[0],
        accept=accept,
        default_graphs=default if explicit else None,
        named_graphs=named if explicit else None,
        more=more,
    )


def _require_graph(name: str, graphs: Collection[str]) -> None:
    try:
        ox.NamedNode(name)
    except ValueError as error:
        raise ProblemError(400, f"'{name}' names no graph: it is no absolute IRI.") from error
    if name not in graphs:
        known = "\n".join(f"  {graph}" for graph in sorted(graphs)[:100])
        raise ProblemError(400, f"There is no graph <{name}> here. " + (f"Known are:\n{known}" if known else ""))


def _require_media(request: Request) -> str:
    """Return the media type of the body; anything but UTF-8 is refused (2.1.3: the query is UTF-8)."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise ProblemError(415, "Send the body as it is, without a Content-Encoding.", {"Accept-Encoding": "identity"})
    media, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    if media == UPDATE:
        raise ProblemError(415, "This endpoint only reads: there is no update operation. Send a query.")
    if media not in (FORM, QUERY):
        given = f"the media type {media}" if media else "no Content-Type"
        raise ProblemError(415, f"The body has {given}. Use {QUERY} or {FORM}.", {"Accept-Post": f"{QUERY}, {FORM}"})
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(" \"'") not in ("utf-8", "utf8", "us-ascii"):
            raise ProblemError(415, f"The body is said to be {value.strip()}. Send it as UTF-8.")
    return media


async def _read_body(request: Request, limits: Limits) -> bytes:
    declared = request.headers.get("content-length", "")
    too_large = ProblemError(413, f"The body is larger than {limits.request_bytes:,} bytes.", {"Connection": "close"})
    if declared.isdecimal() and int(declared[:20]) > limits.request_bytes:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limits.request_bytes:
                    raise too_large
    except TimeoutError as error:
        raise ProblemError(408, "The body did not arrive in time.", {"Connection": "close"}) from error
    except ClientDisconnect as error:
        raise ProblemError(400, "The body ended early.", {"Connection": "close"}) from error
    return bytes(body)


def _decode(data: bytes, where: str) -> tuple[tuple[str, str], ...]:
    try:
        return tuple(
            parse_qsl(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
        )
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"The parameters in {where} are not percent-encoded UTF-8.") from error
    except ValueError as error:
        raise ProblemError(400, f"There are more than {MOST_FIELDS} parameters in {where}.") from error


def _utf8(data: bytes, what: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"{what.capitalize()} is not UTF-8 at byte {error.start}.") from error
