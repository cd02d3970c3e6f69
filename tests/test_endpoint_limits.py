"""What one client can do to the others: nothing. Limits, hostile input, many at once, and the end of the server."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

if TYPE_CHECKING:
    from conftest import Endpoint

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(12)) + " }"
SORTED = "SELECT * { " + " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(12)) + " } ORDER BY ?c0"
MANY = "SELECT ?a0 ?b1 ?a2 { " + " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(6)) + " }"
FORM = "application/x-www-form-urlencoded"


def workers(server: Endpoint) -> list[int]:
    """The processes that answer questions at this moment: children of the first process, but for the HTTP server."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    return [int(child) for child in children][1:]


def wait_until(condition: Callable[[], bool], seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def test_cross_product_of_four_patterns_is_stopped_and_the_next_question_answered(
    endpoint: Endpoint, start_endpoint
) -> None:  # type: ignore[no-untyped-def]
    """On the reviewed graph: four free patterns over thousands of triples would take longer than anyone lives."""
    server = start_endpoint("--time-limit", "1.5", "--workers", "1")
    sparql = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    start = time.monotonic()
    reply = server.query(sparql)
    took = time.monotonic() - start
    assert (reply.status, reply.media) == (503, "text/plain")
    assert "stopped after 1.5 s" in reply.text
    assert 1.4 < took < 4
    start = time.monotonic()
    assert server.query("ASK {}").text == "true\r\n"
    assert time.monotonic() - start < 1
    assert wait_until(lambda: workers(server) == [])


def test_sorting_and_grouping_are_stopped_as_well(small_endpoint: Endpoint) -> None:
    for sparql in (SORTED, ENDLESS):
        start = time.monotonic()
        assert small_endpoint.query(sparql).status == 503
        assert time.monotonic() - start < 5
    assert small_endpoint.query("ASK {}").status == 200


def test_memory_is_limited_too(start_endpoint) -> None:  # type: ignore[no-untyped-def]
    server = start_endpoint("small.trig", "--memory-limit", "64", "--time-limit", "60")
    reply = server.query(SORTED)
    assert reply.status == 503
    assert "memory" in reply.text
    assert server.query("ASK {}").status == 200


def test_who_hangs_up_ends_the_work(start_endpoint) -> None:  # type: ignore[no-untyped-def]
    server = start_endpoint("small.trig", "--time-limit", "60")
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert wait_until(lambda: len(workers(server)) == 1)
    assert wait_until(lambda: workers(server) == [])


@pytest.mark.parametrize(
    "media",
    ["text/csv", "text/tab-separated-values", "application/sparql-results+json", "application/sparql-results+xml"],
)
def test_a_big_result_is_cut_with_a_clear_signal(small_endpoint: Endpoint, media: str) -> None:
    reply = small_endpoint.query(MANY, accept=media)
    assert (reply.status, reply.headers["x-result-cut"]) == (200, "500")
    if media.endswith("json"):
        found = json.loads(reply.text)
        assert len(found["results"]["bindings"]) == 500
        assert found["head"]["link"] == [f"{small_endpoint.address}/#limits"]
    elif media.endswith("xml"):
        assert reply.text.count("<result>") == 500
        assert f'<link href="{small_endpoint.address}/#limits"/>' in reply.text
    else:
        table = csv.reader(io.StringIO(reply.text, newline=""), "excel" if media == "text/csv" else "excel-tab")
        assert len(list(table)) == 501


def test_cut_triples_are_still_a_graph(small_endpoint: Endpoint) -> None:
    sparql = "CONSTRUCT { ?s ?p ?n } WHERE { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f BIND(RAND() AS ?n) }"
    for media, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/n-triples", ox.RdfFormat.N_TRIPLES)):
        reply = small_endpoint.query(sparql, accept=media)
        assert reply.headers["x-result-cut"] == "500"
        assert reply.text.startswith("# cut after 500 triples")
        assert sum(1 for _ in ox.parse(reply.body, format=form)) == 500


def test_a_result_of_just_the_limit_is_not_called_cut(small_endpoint: Endpoint) -> None:
    reply = small_endpoint.query(MANY + " LIMIT 500")
    assert reply.text.count("\r\n") == 501
    assert "x-result-cut" not in reply.headers


def test_a_few_huge_rows_are_cut_by_their_weight(start_endpoint) -> None:  # type: ignore[no-untyped-def]
    server = start_endpoint("small.trig", "--time-limit", "30")
    doubled = "".join(f" BIND(CONCAT(?w{i}, ?w{i}) AS ?w{i + 1})" for i in range(20))
    sparql = f'SELECT ?w20 {{ ?s ?p ?o . ?a ?b ?c . ?d ?e ?f BIND("0123456789ABCDEF" AS ?w0){doubled} }}'
    reply = server.query(sparql)
    assert reply.status == 200
    assert 0 < int(reply.headers["x-result-cut"]) < 10
    assert len(reply.body) < 130_000_000


@pytest.mark.parametrize(
    "sparql", ["ASK " + "{" * 20_000 + "}" * 20_000, "ASK { FILTER(" + "(" * 9000 + "1" + ")" * 9000 + ") }"]
)
def test_nesting_that_breaks_the_engine_breaks_nothing_else(small_endpoint: Endpoint, sparql: str) -> None:
    reply = small_endpoint.ask("POST", "/sparql", sparql, Content_Type="application/sparql-query")
    assert reply.status in (400, 500, 503)
    assert reply.media == "text/plain"
    assert small_endpoint.query("ASK {}").status == 200


def test_twenty_at_once_all_get_their_own_answer(endpoint: Endpoint) -> None:
    def ask(number: int) -> str:
        return endpoint.query(f"SELECT ({number} AS ?n) (COUNT(*) AS ?all) {{ ?s ?p ?o }}").text.split()[1]

    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(ask, range(20)))
    assert [int(line.split(",")[0]) for line in found] == list(range(20))
    assert len({line.split(",")[1] for line in found}) == 1


def test_slow_questions_do_not_stop_health_pages_and_descriptions(small_endpoint: Endpoint) -> None:
    with ThreadPoolExecutor(2) as pool:
        slow = [pool.submit(small_endpoint.query, ENDLESS) for _ in range(2)]
        assert wait_until(lambda: len(workers(small_endpoint)) == 2)
        start = time.monotonic()
        assert json.loads(small_endpoint.ask("GET", "/health").text)["status"] == "ok"
        assert small_endpoint.ask("GET", "/").status == 200
        assert time.monotonic() - start < 1
        assert [one.result().status for one in slow] == [503, 503]


def test_too_many_at_once_are_told_to_come_again(start_endpoint) -> None:  # type: ignore[no-untyped-def]
    """RFC 9110, 15.6.4: 503 with Retry-After, once a turn has not come within the time of one question."""
    server = start_endpoint("small.trig", "--time-limit", "1", "--workers", "1")
    with ThreadPoolExecutor(6) as pool:
        replies = list(pool.map(lambda _: server.query(ENDLESS), range(6)))
    assert {reply.status for reply in replies} == {503}
    busy = [reply for reply in replies if "retry-after" in reply.headers]
    assert busy
    assert all("Ask again" in reply.text for reply in busy)
    assert server.query("ASK {}").status == 200


def test_the_engine_of_a_worker_can_reach_nobody() -> None:
    """The second lock behind the refusal of SERVICE: the process may open no connection while it asks the engine."""
    from turtlebay.endpoint.worker import closed_to_the_outside

    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.3)
        sparql = f"SELECT * {{ SERVICE <http://127.0.0.1:{trap.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        with pytest.raises(OSError, match="Too many open files"), closed_to_the_outside():
            list(ox.Store().query(sparql))  # type: ignore[arg-type]
        with pytest.raises(TimeoutError):
            trap.accept()


# Hostile input


def raw(server: Endpoint, data: bytes, seconds: float = 20) -> bytes:
    """Send bytes and return all that comes back until the server hangs up."""
    found = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=seconds) as client:
        try:
            client.sendall(data)
            while part := client.recv(65536):
                found += part
        except ConnectionError:
            pass
    return found


def test_a_huge_body_is_413_before_it_is_read(small_endpoint: Endpoint) -> None:
    """RFC 9110, 15.5.14."""
    head = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\nContent-Length: 9999999999\r\n\r\n"
    found = raw(small_endpoint, head.encode() + b"query=")
    assert found.startswith(b"HTTP/1.1 413 ")
    assert b"larger than 1,000,000 bytes" in found


def test_a_huge_body_in_chunks_is_413_when_it_is_too_large(small_endpoint: Endpoint) -> None:
    head = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\nTransfer-Encoding: chunked\r\n\r\n"
    found = raw(small_endpoint, head.encode() + (b"10000\r\n" + b"a" * 65536 + b"\r\n") * 20)
    assert found.startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /sparql?query=" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 40_000 + b"\r\n",
        b"\x00\x01\x02\x03\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: nonsense\r\n\r\n",
    ],
    ids=["target", "header", "headers", "binary", "bytes", "length", "encoding"],
)
def test_broken_http_is_a_400_and_a_closed_connection(small_endpoint: Endpoint, request_line: bytes) -> None:
    found = raw(small_endpoint, request_line)
    assert found.startswith(b"HTTP/1.1 4") or found == b""
    assert small_endpoint.ask("GET", "/health").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/%ff",
        "/turtlebay/%0d%0aX:%20y",
        "/../../etc/passwd",
        "/static/../cli.py",
        "/static/%2e%2e%2fserver.py",
        "/%3Cscript%3E",
        "//example.org/",
        "/turtlebay/a b".replace(" ", "%20"),
    ],
)
def test_odd_paths_are_404_as_plain_text(small_endpoint: Endpoint, path: str) -> None:
    reply = small_endpoint.ask("GET", path, Accept="*/*")
    assert (reply.status, reply.media) == (404, "text/plain")
    assert "x" not in reply.headers


@pytest.mark.parametrize("host", ["<script>", "a b", 'x"y', "evil.example/path?", "[::1", ""])
def test_a_host_that_is_none_is_not_repeated(small_endpoint: Endpoint, host: str) -> None:
    reply = small_endpoint.ask("GET", "/sparql", Host=host, Accept="application/n-triples")
    assert reply.status in (200, 400)
    if reply.status == 200:
        assert f"<http://127.0.0.1:{small_endpoint.port}/sparql#service>" in reply.text


def test_what_is_said_of_a_bad_query_is_inert(small_endpoint: Endpoint) -> None:
    reply = small_endpoint.query("ASK { <script>alert(1)</script> \x1b[2J \u202e }")
    assert (reply.status, reply.media) == (400, "text/plain")
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in reply.headers["content-security-policy"]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", reply.text)


def test_parameters_beyond_counting_are_400(small_endpoint: Endpoint) -> None:
    body = "&".join(["a=b"] * 5000 + [urlencode({"query": "ASK {}"})])
    assert small_endpoint.ask("POST", "/sparql", body, Content_Type=FORM).status == 400


def test_a_body_that_ends_early_ends_the_request(small_endpoint: Endpoint) -> None:
    with socket.create_connection(("127.0.0.1", small_endpoint.port), timeout=10) as client:
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\n"
            b"Content-Type: application/sparql-query\r\nContent-Length: 50\r\n\r\nASK"
        )
        client.shutdown(socket.SHUT_WR)
        client.recv(4096)
    assert small_endpoint.query("ASK {}").status == 200


@pytest.mark.slow
def test_a_head_that_never_ends_is_given_up(small_endpoint: Endpoint) -> None:
    start = time.monotonic()
    heads = (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n", b"GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /h")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda head: raw(small_endpoint, head, seconds=30), heads))
    assert found[:3] == [b"", b"", b""]
    assert found[3].startswith(b"HTTP/1.1 200")
    assert time.monotonic() - start < 25


# Log, health, start and stop


def test_the_log_tells_neither_the_query_nor_who_asked(start_endpoint) -> None:  # type: ignore[no-untyped-def]
    server = start_endpoint("small.trig")
    server.query('SELECT * { ?s ?p "my secret illness" } LIMIT 5')
    server.ask("POST", "/sparql", urlencode({"query": "ASK { <urn:another:secret> ?p ?o }"}), Content_Type=FORM)
    server.ask("GET", "/actor/%1b%5b2Jx?secret=1")
    assert server.stop() == 0
    log = server.log.read_text()
    lines = [line for line in log.splitlines() if re.match(r"\d{4}-\d\d-\d\dT", line)]
    assert len(lines) == 3
    assert re.fullmatch(r"\S+ GET /sparql 200 \d+ms \d+B query=[0-9a-f]{8} form=select rows=0", lines[0])
    assert re.fullmatch(r"\S+ POST /sparql 200 \d+ms \d+B query=[0-9a-f]{8} form=ask rows=1", lines[1])
    assert "secret" not in log
    assert "127.0.0.1" not in "".join(lines)
    assert "\x1b" not in log


def test_the_log_can_be_left_out(start_endpoint) -> None:  # type: ignore[no-untyped-def]
    server = start_endpoint("small.trig", "--no-access-log")
    server.query("ASK {}")
    server.stop()
    assert "GET" not in server.log.read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_lets_running_answers_finish(start_endpoint, number: int) -> None:  # type: ignore[no-untyped-def]
    server = start_endpoint("small.trig", "--time-limit", "1.5")
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(server.query, ENDLESS)
        assert wait_until(lambda: len(workers(server)) == 1)
        server.process.send_signal(number)
        time.sleep(0.4)
        with pytest.raises(ConnectionRefusedError):
            server.ask("GET", "/health")
        assert running.result().status == 503
    assert server.process.wait(timeout=10) == 0


@pytest.mark.parametrize("delay", [0, 0.05, 0.2])
def test_a_signal_just_after_the_start_is_heard(start_endpoint, delay: float) -> None:  # type: ignore[no-untyped-def]
    server = start_endpoint("small.trig")
    time.sleep(delay)
    assert server.stop() == 0


def test_a_second_signal_does_not_wait(start_endpoint) -> None:  # type: ignore[no-untyped-def]
    server = start_endpoint("small.trig", "--time-limit", "60")
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(server.query, ENDLESS)
        assert wait_until(lambda: len(workers(server)) == 1)
        worker = workers(server)[0]
        for _ in range(2):
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.3)
        assert server.process.wait(timeout=10) != 0
        assert isinstance(running.exception(timeout=10), OSError | Exception)
    assert wait_until(lambda: not Path(f"/proc/{worker}/exe").exists())


def test_nothing_is_left_when_the_first_process_is_killed(start_endpoint) -> None:  # type: ignore[no-untyped-def]
    server = start_endpoint("small.trig", "--time-limit", "2")
    assert server.ask("GET", "/health").status == 200
    http_server = int(Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()[0])
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    assert wait_until(lambda: not Path(f"/proc/{http_server}/exe").exists())


def test_an_address_in_use_is_one_line_and_exit_3(small_endpoint: Endpoint, run_python) -> None:  # type: ignore[no-untyped-def]
    outcome = run_python("-m", "turtlebay", "serve", "--port", str(small_endpoint.port))
    assert outcome.code == 3
    assert f"cannot listen at 127.0.0.1 port {small_endpoint.port}" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_broken_graph_is_never_served(run_python, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "half.ttl").write_text("<a:a> <a:b> <a:c> .\n<a:a> <a:b", encoding="utf-8")
    outcome = run_python("-m", "turtlebay", "serve", "half.ttl", "--port", "0")
    assert outcome.code == 3
    assert "half.ttl:2:" in outcome.err


@pytest.mark.parametrize(
    "arguments", [("--time-limit", "0"), ("--row-limit", "0"), ("--port", "70000"), ("--cors", "x")]
)
def test_wrong_options_are_exit_2(turtlebay, arguments: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert turtlebay("serve", *arguments).code == 2


def test_missing_packages_are_named(turtlebay, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    outcome = turtlebay("serve")
    assert outcome.code == 2
    assert "pip install 'turtlebay[serve]'" in outcome.err


def test_a_system_without_fork_is_told_so(turtlebay, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.delattr("os.fork")
    outcome = turtlebay("serve")
    assert outcome.code == 2
    assert "WSL" in outcome.err


def test_nothing_is_imported_for_serving_before_it_is_needed(run_python) -> None:  # type: ignore[no-untyped-def]
    code = (
        "import sys, turtlebay.cli;"
        "print([m for m in ('starlette', 'uvicorn', 'turtlebay.endpoint') if m in sys.modules])"
    )
    assert run_python("-c", code).out.strip() == "[]"
