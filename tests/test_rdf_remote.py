"""`turtlebay verify URL`: a graph in a store is proved as one in a file is, and a store may be broken in every way."""

from __future__ import annotations

import http.server
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from turtlebay.errors import InputError, UsageError
from turtlebay.rdf import remote, verify

if TYPE_CHECKING:
    from conftest import CommandLine, Endpoint

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

NOTES = Path(__file__).resolve().parents[1] / "docs" / "examples" / "harbour-notes.md"
RESULTS = "application/sparql-results+json"


@pytest.fixture
def built(turtlebay: CommandLine, tmp_path: Path) -> Path:
    assert turtlebay("build", NOTES, "--output", tmp_path / "harbour").code == 0
    return tmp_path / "harbour"


class Server(http.server.ThreadingHTTPServer):
    """A server that answers as the test says: status, media type and body for the text of a query."""

    daemon_threads = True
    answer: Callable[[str], tuple[int, str, bytes]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/sparql"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        status, media, answer = self.server.answer(parse_qs(body)["query"][0])
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


def engine(store: ox.Store, cap: int = 10**9) -> Callable[[str], tuple[int, str, bytes]]:
    """Answer from a store; `cap` cuts an answer short without a word, as some servers do."""

    def answer(query: str) -> tuple[int, str, bytes]:
        query = re.sub(r"LIMIT ([0-9]+)", lambda found: f"LIMIT {min(cap, int(found[1]))}", query)
        solutions = store.query(query)
        assert isinstance(solutions, ox.QuerySolutions)
        return 200, RESULTS, solutions.serialize(format=ox.QueryResultsFormat.JSON) or b""

    return answer


def load(folder: Path, graph: str = "") -> ox.Store:
    store = ox.Store()
    name = ox.NamedNode(graph) if graph else None
    store.load(path=str(folder / "graph.nt"), format=ox.RdfFormat.N_TRIPLES, to_graph=name)
    return store


def tell(triples: int, *, end: str = "x") -> bytes:
    """Return an answer with rows that differ."""
    node = {"type": "uri", "value": "urn:p"}
    rows = [{"s": node, "p": node, "o": {"type": "literal", "value": f"{end}{n}"}} for n in range(triples)]
    return json.dumps({"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": rows}}).encode()


def test_a_served_graph_is_proved_as_its_file_is(
    turtlebay: CommandLine, built: Path, start_endpoint: Callable[..., Endpoint]
) -> None:
    url = start_endpoint(built).address + "/sparql"
    there, here = turtlebay("verify", url, NOTES), turtlebay("verify", built, NOTES)
    assert (there.code, here.code) == (0, 0)
    assert there.out == here.out == ""
    assert there.err.removeprefix(url) == here.err.removeprefix(str(built))
    assert "0 failures; proved 1 text" in there.err


def test_another_text_fails_there_as_here(
    turtlebay: CommandLine, built: Path, start_endpoint: Callable[..., Endpoint], tmp_path: Path
) -> None:
    tampered = tmp_path / "notes.md"
    tampered.write_bytes(NOTES.read_bytes().replace(b"spring", b"summer"))
    url = start_endpoint(built).address + "/sparql"
    there, here = turtlebay("verify", url, tampered), turtlebay("verify", built, tampered)
    assert (there.code, here.code) == (1, 1)
    assert there.out == here.out
    assert "no text of the graph has the digest" in there.out


def test_a_changed_quote_in_the_store_is_named(
    turtlebay: CommandLine, built: Path, start_endpoint: Callable[..., Endpoint]
) -> None:
    graph = built / "graph.ttl"
    words = graph.read_text(encoding="utf-8")
    graph.write_text(words.replace('tb:quote "train its', r'tb:quote "\u001B[2Jtrain its'), encoding="utf-8")
    outcome = turtlebay("verify", start_endpoint(built).address + "/sparql", NOTES)
    assert outcome.code == 1
    assert "318–349" in outcome.out
    assert "\x1b" not in outcome.out
    assert "\\x1b[2J" in outcome.out


@pytest.mark.parametrize("graph", ["", "https://w3id.org/turtlebay/graph/harbour-notes"])
@pytest.mark.parametrize("cap", [10**9, 50])
def test_named_graphs_and_short_answers_hide_nothing(cap: int, graph: str, server: Server, built: Path) -> None:
    server.answer = engine(load(built, graph), cap)
    assert verify(remote.read_facts(server.url), [NOTES]) == verify(built, [NOTES])


def test_the_istanbul_report_is_proved_at_an_endpoint(
    turtlebay: CommandLine, endpoint: Endpoint, istanbul: Path
) -> None:
    outcome = turtlebay("verify", endpoint.address + "/sparql", istanbul)
    assert outcome.code == 0
    assert re.search(r"0 failures; proved 1 text, 5[0-9]{2} spans", outcome.err)


ANSWERS: dict[str, tuple[int, str, bytes, str]] = {
    "a page": (200, "text/html", b"<html>\x1b[2J", "its answer is text/html, not a SPARQL result"),
    "nothing": (404, "text/plain", b"no\x1b[2J such thing.", r"it answered 404: no\x1b[2J such thing. Check"),
    "locked": (401, "text/plain", b"", "TURTLEBAY_USER"),
    "cut short": (200, RESULTS, tell(3)[:-9], "no table of triples"),
    "no JSON": (200, RESULTS, b"\xff\x00", "no table of triples"),
    "nested": (200, RESULTS, b"[" * 200_000, "no table of triples"),
    "other JSON": (200, "application/json", b'{"a": 1}', "no table of triples"),
    "a truth": (200, RESULTS, b'{"head": {}, "boolean": true}', "no table of triples"),
    "other columns": (200, RESULTS, b'{"head":{"vars":["x"]},"results":{"bindings":[{}]}}', "no table of triples"),
    "literal subject": (
        200,
        RESULTS,
        tell(1).replace(b'"s": {"type": "uri"', b'"s": {"type": "literal"'),
        "no table of triples",
    ),
    "the same again": (200, RESULTS, tell(3), "its pages overlap"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_bad_answer_is_one_clear_line(name: str, turtlebay: CommandLine, server: Server) -> None:
    status, media, body, problem = ANSWERS[name]
    server.answer = lambda query: (status, media, body)
    outcome = turtlebay("verify", server.url, NOTES)
    assert outcome.code == 3
    assert problem in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert "\x1b" not in outcome.err


def test_a_dead_port_is_said_to_be_dead(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/sparql"
        with pytest.raises(InputError, match="no answer"):
            remote.read_facts(url, timeout=5)


def test_what_is_too_large_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MAX_BYTES", 1000)
    server.answer = lambda query: (200, RESULTS, tell(100))
    with pytest.raises(InputError, match="larger than 1000 bytes"):
        remote.read_facts(server.url)
    monkeypatch.setattr(remote, "MAX_BYTES", 100_000)
    monkeypatch.setattr(remote, "MAX_TRIPLES", 99)
    with pytest.raises(InputError, match="more than 99 triples"):
        remote.read_facts(server.url)


def test_a_store_without_end_ends(server: Server) -> None:
    def answer(query: str) -> tuple[int, str, bytes]:
        time.sleep(0.05)
        return 200, RESULTS, tell(1, end=query.rpartition(" ")[2].strip())

    server.answer = answer
    with pytest.raises(InputError, match=r"not read within 0\.3 seconds"):
        remote.read_facts(server.url, timeout=0.3)


def test_blank_nodes_are_followed_within_one_answer_only(server: Server, built: Path) -> None:
    store = ox.Store()
    lines = (built / "graph.nt").read_text(encoding="utf-8")
    blank = re.sub(r"<([^>]*)#char=([0-9]+),([0-9]+)&position>", r"_:p\2x\3", lines)
    assert blank != lines
    store.load(blank, format=ox.RdfFormat.N_TRIPLES)
    server.answer = engine(store)
    assert verify(remote.read_facts(server.url), [NOTES]).passed
    server.answer = engine(store, 50)
    with pytest.raises(InputError, match="blank nodes"):
        remote.read_facts(server.url)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://", UsageError),
        ("http://host:0/sparql", UsageError),
        ("http://host:99999/", UsageError),
        ("http://name:secret@host/sparql", UsageError),
        ("http://host/a b", UsageError),
        ("http://a..b/sparql", InputError),
    ],
)
def test_a_url_that_is_none_is_refused(url: str, kind: Any) -> None:
    with pytest.raises(kind) as caught:
        remote.read_facts(url, timeout=1)
    assert "secret" not in str(caught.value)


def test_a_query_in_the_url_is_kept(server: Server, built: Path) -> None:
    server.answer = engine(load(built))
    assert verify(remote.read_facts(server.url + "/é?name=é&x"), [NOTES]).passed
