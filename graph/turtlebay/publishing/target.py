"""What the URL of a graph store means: which graph of it, and how each graph is addressed there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

import pyoxigraph as ox

from turtlebay.errors import UsageError

__all__ = ["Target", "is_loopback", "read_target", "require_same_host"]

DEFAULT = "default"


@dataclass(frozen=True)
class Target:
    """A graph store. `graph` is the one graph that everything goes to: an IRI, or "" for the default graph.

    None means that each report goes to a named graph of its own.
    """

    endpoint: str
    graph: str | None = None

    def url(self, graph: str) -> str:
        """Return the URL of a graph: indirect identification, Graph Store Protocol, 4.2."""
        query = f"graph={quote(graph, safe='')}" if graph else DEFAULT
        return self.endpoint + ("&" if "?" in self.endpoint else "?") + query


def read_target(url: str) -> Target:
    """Return what a URL means; `?default` and `?graph=IRI` name the one graph to write.

    >>> read_target("https://store.example/data?graph=urn:x:y").graph
    'urn:x:y'
    """
    parts = _split(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    named = [value for name, value in pairs if name == "graph"]
    default = [name for name, _ in pairs if name == DEFAULT]
    others = [pair for pair in pairs if pair[0] not in ("graph", DEFAULT)]
    endpoint = urlunsplit((parts.scheme, parts.netloc, quote(parts.path or "/", "/%:@!$&'()*+,;=~"), "", ""))
    if others:
        endpoint += "?" + "&".join(urlencode([pair]) if pair[1] else quote(pair[0], safe="") for pair in others)
    if len(named) + len(default) > 1:
        raise UsageError("the URL names more than one graph", where=url, remedy="Leave one ?graph= or ?default.")
    if not named:
        return Target(endpoint, "" if default else None)
    try:
        return Target(endpoint, ox.NamedNode(named[0]).value)
    except ValueError as error:
        raise UsageError(
            f"'{named[0]}' is no IRI ({error})", where=url, remedy="Write ?graph=https://example.org/graph."
        ) from error


def require_same_host(url: str, target: Target) -> str:
    """Return the URL of a SPARQL endpoint on the host of a graph store; passwords must not go to another one."""
    parts, store = _split(url), urlsplit(target.endpoint)
    if (parts.scheme, parts.netloc) != (store.scheme, store.netloc):
        raise UsageError("--query is on another host", where=url, remedy=f"Name an endpoint of {store.netloc}.")
    return url


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine."""
    return host in ("localhost", "::1") or host.startswith("127.")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UsageError(f"not a URL ({error})", where=url, remedy="Write https://HOST/PATH.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise UsageError("not the URL of a graph store", where=url, remedy="Write https://HOST/PATH.")
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            "a password on the command line is seen by everybody on this machine",
            where=f"{parts.scheme}://…@{parts.hostname}",
            remedy="Set TURTLEBAY_USER and TURTLEBAY_PASSWORD, or use --netrc FILE.",
        )
    if any(not c.isprintable() or c.isspace() for c in url):
        raise UsageError(
            "the URL has spaces or control characters", where=url, remedy="Write them as %20 and the like."
        )
    return parts
