"""Send graphs to a store: only what differs, undone where something fails, and proved by reading it back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlencode

import pyoxigraph as ox

from turtlebay.errors import OutputError, TurtlebayError
from turtlebay.publishing.client import Client, Response
from turtlebay.publishing.payload import Payload, comparable
from turtlebay.publishing.target import Target

__all__ = ["Outcome", "publish"]

Action = Literal["unchanged", "would be written", "written"]

FORMS: Final = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "text/rdf+n3": ox.RdfFormat.TURTLE,
    "text/n3": ox.RdfFormat.N3,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
ACCEPT: Final = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
UNREADABLE: Final = frozenset({400, 403, 405, 406, 501})
"""A store that answers so may still take a PUT: reading is optional in practice."""


@dataclass(frozen=True)
class Outcome:
    """What became of one graph. `found` counts the triples in the store afterwards, None where that is not known."""

    graph: str
    action: Action
    sent: int
    found: int | None
    missing: int = 0

    @property
    def proved(self) -> bool:
        """Say whether all that was sent is there, as far as the store lets one see."""
        return self.found is not None and self.missing == 0


@dataclass(frozen=True)
class _Kept:
    """A graph as the store had it: None where there was none. `known` is False where it cannot be read."""

    known: bool
    triples: frozenset[ox.Triple] | None = None


def publish(
    payloads: Sequence[Payload],
    target: Target,
    client: Client,
    *,
    add: bool = False,
    dry_run: bool = False,
    query: str | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> list[Outcome]:
    """Send payloads, each to its graph: in the place of what is there, or with `add` to join it.

    A graph that holds the same already is left alone. Where a graph fails, those that were written before it get their
    old content back. Counts are of triples, by reading the graph, and by SPARQL where a `query` endpoint is given.
    """
    before = [_read(target.url(payload.graph), client) for payload in payloads]
    same = [_holds(kept, payload, exactly=not add) for kept, payload in zip(before, payloads, strict=True)]
    written: list[tuple[Payload, _Kept]] = []
    for payload, kept, unchanged in zip(payloads, before, same, strict=True):
        if unchanged or dry_run:
            continue
        say(f"sending {len(payload.triples):,} triples to {payload.graph or 'the default graph'}")
        try:
            _write(target.url(payload.graph), payload, client, add=add)
        except TurtlebayError as error:
            raise OutputError(
                f"{error.problem}; {_undo([*written, (payload, kept)], target, client)}",
                where=error.where,
                remedy=error.remedy,
            ) from error
        written.append((payload, kept))
    outcomes = []
    for payload, kept, unchanged in zip(payloads, before, same, strict=True):
        action: Action = "unchanged" if unchanged else "would be written" if dry_run else "written"
        after = kept if unchanged or dry_run else _read(target.url(payload.graph), client)
        outcomes.append(_outcome(payload, action, after, _count(query, payload, client) if query else None, add=add))
    return outcomes


def _outcome(payload: Payload, action: Action, after: _Kept, counted: int | None, *, add: bool) -> Outcome:
    wanted = comparable(payload.triples)
    there = comparable(after.triples or ()) if after.known else None
    found = len(there) if there is not None else counted
    if counted is not None and there is not None:
        found = min(counted, len(there))
    missing = 0
    if there is not None:
        missing = len(wanted - there) + (0 if add else len(there - wanted))
    if counted is not None and (counted < len(wanted) or (not add and counted != len(wanted))):
        missing = max(missing, abs(len(wanted) - counted))
    return Outcome(payload.graph, action, len(wanted), found, missing)


def _holds(kept: _Kept, payload: Payload, *, exactly: bool) -> bool:
    if kept.triples is None:
        return False
    wanted, there = comparable(payload.triples), comparable(kept.triples)
    return wanted == there if exactly else wanted <= there


def _read(url: str, client: Client) -> _Kept:
    """Read a graph: Graph Store Protocol, 5.2; a graph that is not there may be 404 or empty."""
    response = client.request("GET", url, headers={"Accept": ACCEPT})
    if response.status in (404, 410):
        return _Kept(known=True)
    if response.status in UNREADABLE:
        return _Kept(known=False)
    _require(response, "cannot be read")
    form = FORMS.get(response.content_type)
    if form is None:
        return _Kept(known=False)
    try:
        quads = ox.parse(response.body, format=form, base_iri=url)
        return _Kept(known=True, triples=frozenset(quad.triple for quad in quads) or None)
    except (SyntaxError, ValueError) as error:
        raise OutputError(
            f"its answer is not RDF ({error})", where=url, remedy="Check that it is a graph store."
        ) from error


def _write(url: str, payload: Payload, client: Client, *, add: bool, repeatable: bool = True) -> None:
    """PUT replaces a graph and may be sent again; POST joins it (Graph Store Protocol, 5.3 and 5.5)."""
    response = client.request(
        "POST" if add else "PUT",
        url,
        body=payload.body,
        headers={"Content-Type": "text/turtle"},
        repeatable=repeatable and not (add and payload.has_blank_nodes),
    )
    _require(response, "does not take the graph")


def _undo(written: Sequence[tuple[Payload, _Kept]], target: Target, client: Client) -> str:
    """Give graphs their old content back, the last first, and say what came of it.

    The one that failed is among them: a store may have taken a part of it. Each is tried once, since a store that is
    gone would keep a person waiting for every graph.
    """
    failed = []
    for payload, kept in reversed(written):
        url = target.url(payload.graph)
        try:
            if not kept.known:
                failed.append(payload.graph)
            elif kept.triples is None:
                response = client.request("DELETE", url, repeatable=False)
                if response.status not in (404, 410):
                    _require(response, "cannot be removed")
            else:
                _write(url, Payload(payload.graph, kept.triples), client, add=False, repeatable=False)
        except TurtlebayError:
            failed.append(payload.graph)
    if not failed:
        return "every graph has its old content"
    names = ", ".join(name or "the default graph" for name in failed)
    return f"what is now in {names} is not known"


def _count(query: str, payload: Payload, client: Client) -> int:
    pattern = f"GRAPH {ox.NamedNode(payload.graph)} {{ ?s ?p ?o }}" if payload.graph else "?s ?p ?o"
    body = urlencode({"query": f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"}).encode()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/sparql-results+json",
    }
    response = client.request("POST", query, body=body, headers=headers)
    _require(response, "does not answer the count")
    try:
        return int(json.loads(response.body)["results"]["bindings"][0]["n"]["value"])
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise OutputError("its answer is no SPARQL result", where=query, remedy="Check --query.") from error


def _require(response: Response, problem: str) -> None:
    if 200 <= response.status < 300:
        return
    remedy = "Try again later, or ask whoever runs the store."
    if response.status in (401, 403):
        remedy = "Set TURTLEBAY_USER and TURTLEBAY_PASSWORD, or TURTLEBAY_TOKEN, or use --netrc FILE."
    said = f": {response.text}" if response.text else ""
    raise OutputError(f"{problem}, it answered {response.status}{said}", where=response.url, remedy=remedy)
