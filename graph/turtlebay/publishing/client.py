"""HTTP as publishing needs it: certificates checked, time limits, retries that wait, no redirect to another host."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

from turtlebay import __version__
from turtlebay.errors import OutputError, UsageError
from turtlebay.publishing.credentials import Authenticator, Credentials
from turtlebay.publishing.target import is_loopback

__all__ = ["Client", "Response"]

RETRIED: Final = frozenset({429, 500, 502, 503, 504})
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
KEEPING_METHOD: Final = frozenset({307, 308})
MAX_REDIRECTS: Final = 5
MAX_BYTES: Final = 1 << 30
CHUNK: Final = 1 << 16
LONGEST_WAIT: Final = 60.0


@dataclass(frozen=True)
class Response:
    """The answer of a server."""

    status: int
    content_type: str
    body: bytes
    url: str

    @property
    def text(self) -> str:
        """The first words of the body, for a message."""
        return " ".join(self.body[:2000].decode("utf-8", "replace").split())[:300]


class Client:
    """Speaks with the host of one URL.

    `timeout` is in seconds and holds for each try as a whole, not for each packet. A request is tried again after a
    broken connection, 429 or a 5xx, after 0.5, 1, 2 … seconds or when the server's `Retry-After` says.
    """

    def __init__(
        self,
        credentials: Credentials | None = None,
        *,
        timeout: float = 300.0,
        retries: int = 4,
        allow_http: bool = False,
        max_bytes: int = MAX_BYTES,
        sleep: Callable[[float], None] = time.sleep,
        say: Callable[[str], None] = lambda line: None,
    ) -> None:
        self._authenticator = Authenticator(credentials)
        self._timeout = timeout
        self._retries = retries
        self._allow_http = allow_http
        self._max_bytes = max_bytes
        self._sleep = sleep
        self._say = say

    def request(
        self,
        method: str,
        url: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        repeatable: bool = True,
    ) -> Response:
        """Return the answer to a request, after retries where it may be `repeatable`; any status may come back."""
        for attempt in range(self._retries + 1):
            last = attempt == self._retries or not repeatable
            try:
                response, wait = self._follow(method, url, body, dict(headers or {}))
            except (OSError, http.client.HTTPException) as error:
                if isinstance(error, ssl.SSLCertVerificationError):
                    remedy = "Nothing was sent. Name the certificates to trust in SSL_CERT_FILE."
                    raise OutputError(
                        f"its certificate is refused ({error.verify_message})", where=url, remedy=remedy
                    ) from error
                problem = f"no answer ({_reason(error)})"
                if last:
                    remedy = "Check that the store runs and that the URL is right."
                    raise OutputError(problem, where=url, remedy=remedy) from error
                wait = None
            else:
                if last or response.status not in RETRIED:
                    return response
                problem = f"answered {response.status}"
            pause = min(wait if wait is not None else 0.5 * 2**attempt, LONGEST_WAIT)
            self._say(f"{url} {problem}; trying again in {pause:g} s")
            self._sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _follow(
        self, method: str, url: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[Response, float | None]:
        """Send a request and follow redirects on the same host, answering a challenge on the way."""
        origin = _origin(url)
        for _ in range(MAX_REDIRECTS + 1):
            response, location, challenges, wait = self._send(method, url, body, headers)
            if response.status == 401 and self._authenticator.learn(challenges):
                response, location, challenges, wait = self._send(method, url, body, headers)
            if response.status not in REDIRECTS or not location:
                return response, wait
            following = urljoin(url, location)
            if _origin(following) != origin or (method != "GET" and response.status not in KEEPING_METHOD):
                raise OutputError(
                    f"it redirects to {following}, and neither data nor passwords follow there",
                    where=url,
                    remedy="Publish to that URL itself if you trust it.",
                )
            url = following
        raise OutputError("it redirects in a circle", where=url, remedy="Check the URL.")

    def _send(
        self, method: str, url: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[Response, str, list[str], float | None]:
        parts = urlsplit(url)
        uri = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        secret = self._authenticator.header(method, uri)
        host = parts.hostname or ""
        if secret and parts.scheme == "http" and not self._allow_http and not is_loopback(host):
            raise UsageError(
                "the password would travel unencrypted",
                where=url,
                remedy="Use https, or say --allow-http if nobody else is on the way.",
            )
        deadline = time.monotonic() + self._timeout
        connection = (
            http.client.HTTPSConnection(host, parts.port, timeout=self._timeout, context=ssl.create_default_context())
            if parts.scheme == "https"
            else http.client.HTTPConnection(host, parts.port, timeout=self._timeout)
        )
        sent = {"User-Agent": f"turtlebay/{__version__}", **headers}
        if secret:
            sent["Authorization"] = secret
        try:
            # a server may refuse and close before it has read the body; its answer says why
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.request(method, uri, body=body, headers=sent)
            channel = connection.sock  # a server that closes takes it from the connection, though not from the answer
            answer = connection.getresponse()
            content = _read(answer, channel, deadline, self._max_bytes if answer.status < 300 else CHUNK)
        finally:
            connection.close()
        if len(content) > self._max_bytes:
            problem = f"its answer is larger than {self._max_bytes} bytes"
            raise OutputError(problem, where=url, remedy="Verify with --query.")
        response = Response(answer.status, answer.headers.get_content_type(), content, url)
        challenges = answer.headers.get_all("WWW-Authenticate") or []
        return response, answer.headers.get("Location", ""), challenges, _wait(answer.headers.get("Retry-After"))


def _read(answer: http.client.HTTPResponse, channel: socket.socket | None, deadline: float, limit: int) -> bytes:
    """Read a body up to a limit; the deadline also holds against a server that sends a byte now and then."""
    chunks: list[bytes] = []
    size = 0
    while size <= limit:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        if channel is not None:
            channel.settimeout(left)
        chunk = answer.read1(CHUNK)
        if not chunk:
            # a body that ends before its Content-Length is no answer (RFC 9112, 8)
            if answer.length:
                raise http.client.IncompleteRead(b"", answer.length)
            break
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "timed out"
    if isinstance(error, http.client.IncompleteRead):
        return "it broke off"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _wait(value: str | None) -> float | None:
    """Return the seconds of a `Retry-After`: a number or a date (RFC 9110, 10.2.3)."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None
