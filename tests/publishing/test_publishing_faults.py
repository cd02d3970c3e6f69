"""A store that is busy, breaks off, stalls, refuses or loses something."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest

from turtlebay.errors import OutputError
from turtlebay.publishing.payload import SHARED

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

GRAPHS = [SHARED, "https://w3id.org/turtlebay/graph/harbour-notes", "https://w3id.org/turtlebay/graph/other-notes"]
ONE = '<urn:s> <urn:p> "one" .\n'

Store = Any
Handler = Any


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_store_is_tried_again(status: int, store: Store, one: Path, send: Any, quick: Any) -> None:
    left = iter([status, status])
    store.answer = lambda handler, method, graph: next(left, None) if method == "PUT" else None
    waits: list[float] = []
    assert send(store.url + "?default", one, quick(sleep=waits.append))[0].proved
    assert waits == [0.5, 1.0]
    assert store.methods("PUT") == ["PUT"] * 3


@pytest.mark.parametrize(
    ("value", "expected"), [("7", 7.0), ("100000", 60.0), ("Thu, 01 Jan 2015 00:00:00 GMT", 0.0), ("soon", 0.5)]
)
def test_a_store_says_when_to_try_again(
    value: str, expected: float, store: Store, one: Path, send: Any, quick: Any
) -> None:
    left = iter([1])

    def answer(handler: Handler, method: str, graph: str) -> int | None:
        if next(left, None) is None:
            return None
        handler.reply(503, Retry_After=value)
        return 0

    store.answer = answer
    waits: list[float] = []
    send(store.url + "?default", one, quick(sleep=waits.append))
    assert waits == [expected]


@pytest.mark.parametrize("status", [400, 403, 404, 413, 415, 501])
def test_a_refusal_is_not_tried_again(status: int, store: Store, one: Path, send: Any) -> None:
    store.answer = lambda handler, method, graph: status if method == "PUT" else None
    with pytest.raises(OutputError, match=f"answered {status}: as told"):
        send(store.url + "?default", one)
    assert store.methods("PUT") == ["PUT"]


def test_a_connection_that_breaks_is_tried_again(store: Store, one: Path, send: Any, quick: Any) -> None:
    left = iter(["cut", "half"])

    def answer(handler: Handler, method: str, graph: str) -> int | None:
        fault = next(left, None) if method == "GET" else None
        if fault == "half":
            handler.wfile.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/n-triples\r\nContent-Length: 99\r\n\r\n<urn:"
            )
        if fault:
            handler.close_connection = True
        return 0 if fault else None

    store.answer = answer
    said: list[str] = []
    assert send(store.url + "?default", one, quick(say=said.append))[0].proved
    assert len(said) == 2
    assert all("no answer" in line for line in said)


def test_no_store_at_all_is_said_after_the_last_try(one: Path, store: Store, send: Any, quick: Any) -> None:
    url = f"http://127.0.0.1:{store.server_port + 0}/store?default"
    store.server_close()
    waits: list[float] = []
    with pytest.raises(OutputError, match="no answer"):
        send(url, one, quick(sleep=waits.append, retries=2))
    assert waits == [0.5, 1.0]


@pytest.mark.parametrize("drip", [False, True])
def test_a_store_that_stalls_meets_the_time_limit(drip: bool, store: Store, one: Path, send: Any, quick: Any) -> None:
    stop = threading.Event()

    def answer(handler: Handler, method: str, graph: str) -> int:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/n-triples\r\nContent-Length: 9999\r\n\r\n")
        while drip and not stop.wait(0.05):
            handler.wfile.write(b"#")
        stop.wait(5)
        handler.close_connection = True
        return 0

    store.answer = answer
    begin = time.monotonic()
    with pytest.raises(OutputError, match="timed out"):
        send(store.url + "?default", one, quick(timeout=0.4, retries=0))
    assert time.monotonic() - begin < 3
    stop.set()


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("spoil", [True, False])
def test_nothing_is_left_half_replaced(there: bool, spoil: bool, store: Store, source: Path, send: Any) -> None:
    old = dict.fromkeys(GRAPHS, ONE) if there else {}
    store.graphs = dict(old)
    failing = GRAPHS[1]

    def answer(handler: Handler, method: str, graph: str) -> int | None:
        sent = store.requests[-1][2]
        if method == "PUT" and graph == failing and sent != ONE:
            if spoil:
                store.graphs[graph] = sent[: len(sent) // 2]
            return 507
        return None

    store.answer = answer
    with pytest.raises(OutputError, match=r"answered 507.*every graph has its old content"):
        send(store.url, source)
    assert store.graphs == old


def test_a_graph_that_cannot_be_given_back_is_named(store: Store, source: Path, send: Any) -> None:
    def answer(handler: Handler, method: str, graph: str) -> int | None:
        return 507 if graph == GRAPHS[1] and method == "PUT" else 409 if method == "DELETE" else None

    store.answer = answer
    with pytest.raises(OutputError, match=f"what is now in {GRAPHS[1]}, {SHARED} is not known"):
        send(store.url, source)


def test_a_store_that_drops_triples_is_found_out(store: Store, source: Path, send: Any) -> None:
    real = store.answer

    def answer(handler: Handler, method: str, graph: str) -> int | None:
        if method == "PUT":
            store.graphs[graph] = "".join(store.requests[-1][2].splitlines(True)[:-1])
            handler.reply(204)
            return 0
        return real(handler, method, graph)

    store.answer = answer
    outcomes = send(store.url, source)
    assert [o.missing for o in outcomes] == [1, 1, 1]
    assert not any(o.proved for o in outcomes)


def test_a_store_that_cannot_be_read_is_counted_by_sparql(store: Store, source: Path, send: Any) -> None:
    store.answer = lambda handler, method, graph: 405 if method == "GET" else None
    assert all(o.found is None and not o.proved for o in send(store.url, source))
    counted = send(store.url, source, query=store.url.replace("/store", "/sparql"))
    assert all(o.proved and o.found == o.sent for o in counted)


def test_a_page_instead_of_rdf_is_no_graph(store: Store, one: Path, send: Any) -> None:
    def answer(handler: Handler, method: str, graph: str) -> int | None:
        if method == "GET":
            handler.reply(200, b"<urn:a> oops", "text/turtle")
            return 0
        return None

    store.answer = answer
    with pytest.raises(OutputError, match="not RDF"):
        send(store.url + "?default", one)
    assert store.methods("PUT") == []


def test_blank_nodes_are_never_added_twice(store: Store, tmp_path: Path, send: Any) -> None:
    path = tmp_path / "blank.nt"
    path.write_text('_:x <urn:p> "a" .\n', encoding="utf-8")
    store.answer = lambda handler, method, graph: 503 if method == "POST" else None
    with pytest.raises(OutputError, match="503"):
        send(store.url + "?default", path, add=True)
    assert store.methods("POST") == ["POST"]
    store.answer = lambda handler, method, graph: None
    send(store.url + "?default", path)
    assert send(store.url + "?default", path)[0].action == "unchanged", (
        "blank nodes are compared as RDFC-1.0 names them"
    )
