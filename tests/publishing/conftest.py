"""A graph store that tests play: it fails, stalls, lies, asks for passwords and redirects."""

from __future__ import annotations

import http.server
import re
import runpy
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from turtlebay.publishing import Client, Credentials, Outcome, plan, publish, read_target
from turtlebay.rdf import graph_sections, to_turtle

SAMPLE = runpy.run_path(str(Path(__file__).parents[1] / "test_rdf_sample.py"))
ONE = '<urn:s> <urn:p> "one" .\n'
TWO = '<urn:s> <urn:p> "two" .\n'


class Store(http.server.ThreadingHTTPServer):
    """A graph store in memory. `answer` may take over a request: it returns a status, or None to let it through."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.graphs: dict[str, str] = {}
        self.requests: list[tuple[str, str, str]] = []
        self.headers_seen: list[dict[str, str]] = []
        self.answer: Callable[[Handler, str, str], int | None] = lambda handler, method, graph: None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/store"

    def methods(self, *wanted: str) -> list[str]:
        return [method for method, _, _ in self.requests if not wanted or method in wanted]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Store

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        query = urlsplit(self.path).query
        graph = parse_qs(query).get("graph", [""])[0]
        self.server.requests.append((self.command, graph, body))
        self.server.headers_seen.append(dict(self.headers))
        status = self.server.answer(self, self.command, graph)
        if status is not None:
            if status:
                self.reply(status, b"as told\x1b[2J")
            return
        graphs = self.server.graphs
        if self.path.startswith("/sparql"):
            named = re.search(r"GRAPH <(.*?)>", parse_qs(body)["query"][0])
            count = len(graphs.get(named[1] if named else "", "").splitlines())
            self.reply(200, b'{"results":{"bindings":[{"n":{"value":"%d"}}]}}' % count, "application/json")
        elif self.command == "GET":
            if graph in graphs:
                self.reply(200, graphs[graph].encode(), "application/n-triples")
            else:
                self.reply(404)
        elif self.command == "PUT":
            graphs[graph] = body
            self.reply(201)
        elif self.command == "POST":
            graphs[graph] = "".join(sorted({*graphs.get(graph, "").splitlines(True), *body.splitlines(True)}))
            self.reply(204)
        else:
            self.reply(204 if graphs.pop(graph, None) is not None else 404)

    do_GET = do_PUT = do_POST = do_DELETE = handle_any  # noqa: N815

    def reply(self, status: int, body: bytes = b"", kind: str = "text/plain", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


def serve() -> Iterator[Store]:
    server = Store()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "graph.ttl"
    graph = SAMPLE["make_graph"](SAMPLE["make_report"](), SAMPLE["make_second"]())
    path.write_text(to_turtle(graph_sections(graph)), encoding="utf-8")
    return Path(path)


@pytest.fixture
def one(tmp_path: Path) -> Path:
    path = tmp_path / "one.nt"
    path.write_text(ONE, encoding="utf-8")
    return path


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "two.nt"
    path.write_text(TWO, encoding="utf-8")
    return path


store = pytest.fixture(serve, name="store")
other_store = pytest.fixture(serve, name="other_store")


@pytest.fixture
def quick() -> Callable[..., Client]:
    """Make a client that waits for nobody."""

    def make(credentials: Credentials | None = None, **options: Any) -> Client:
        return Client(credentials, **{"timeout": 5.0, "sleep": lambda seconds: None, **options})

    return make


@pytest.fixture
def send(quick: Callable[..., Client]) -> Callable[..., list[Outcome]]:
    """Publish a file to a URL."""

    def run(url: str, path: Path, client: Client | None = None, **options: Any) -> list[Outcome]:
        target = read_target(url)
        return publish(plan(path, target), target, client or quick(), **options)

    return run
