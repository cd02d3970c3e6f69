"""Triple stores and parsers of other people, each in a folder of its own and on loopback only.

`.ci/stores/install.sh` installs what is not a Python package. Where a store is missing a test is skipped, and in CI it
fails (see `tests/conftest.py`).
"""

from __future__ import annotations

import functools
import http.server
import os
import runpy
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from turtlebay.graph import Graph
from turtlebay.rdf import graph_sections, iter_questions, open_store, run_query, to_ntriples, to_turtle

if TYPE_CHECKING:
    from turtlebay.pipeline import Built
    from turtlebay.rdf import Question

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPTS = CHECKOUT / ".ci" / "stores"
SAMPLE = runpy.run_path(str(CHECKOUT / "tests" / "test_rdf_sample.py"))
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "int", "nonNegativeInteger")}

Row = tuple[str, ...]


@dataclass(frozen=True)
class Material:
    """A graph of three reports, one stand-off and two with their words, in files and as triples."""

    folder: Path
    turtle: Path
    ntriples: Path
    triples: frozenset[ox.Triple]
    store: ox.Store

    def rows(self, question: Question) -> list[Row]:
        """The answer of the embedded store."""
        return [canonical(row) for row in run_query(self.store, question.sparql).rows]


def canonical(row: Sequence[object]) -> Row:
    """Return a row with numbers by their value: stores write 0.5 and 1 in their own ways."""
    return tuple(_value(term) for term in row)


def _value(term: object) -> str:
    if isinstance(term, ox.Literal) and term.datatype.value in NUMBERS:
        return f"number {Decimal(term.value).normalize():f}"
    return "" if term is None else str(term)


def read_rows(results: bytes, form: ox.QueryResultsFormat) -> list[Row]:
    """Return the rows of a SELECT in one of the formats of SPARQL."""
    parsed = ox.parse_query_results(results, format=form)
    assert isinstance(parsed, ox.QuerySolutions)
    return [canonical([row[variable] for variable in parsed.variables]) for row in parsed]


@pytest.fixture(scope="session")
def material(reviewed: Built, tmp_path_factory: pytest.TempPathFactory) -> Material:
    """The reviewed report, and the two samples of other tests, whose words hold all that breaks a writer."""
    samples = (SAMPLE["make_report"](), SAMPLE["make_second"]())
    reports = sorted((*reviewed.graph.reports, *samples), key=lambda report: report.id)
    graph = Graph(tuple(reports), reviewed.graph.authority, reviewed.graph.vocabulary)
    sections = graph_sections(graph)
    folder = tmp_path_factory.mktemp("material")
    (folder / "graph.ttl").write_text(to_turtle(sections), encoding="utf-8")
    (folder / "graph.nt").write_text(to_ntriples(sections), encoding="utf-8")
    triples = frozenset(triple for section in sections for triple in section.triples)
    assert len(triples) > 8000
    return Material(folder, folder / "graph.ttl", folder / "graph.nt", triples, open_store(graph))


@pytest.fixture(scope="session")
def protocol() -> SimpleNamespace:
    """What tests ask servers with."""
    return SimpleNamespace(ask=ask, send=send, read_rows=read_rows)


@pytest.fixture(scope="session")
def questions() -> list[Question]:
    """All shipped questions."""
    found = list(iter_questions())
    assert len(found) >= 30
    return found


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(url: str, query: str, *, accept: str = "application/sparql-results+json", **parameters: str) -> bytes:
    """Return the answer of a SPARQL 1.1 Protocol endpoint to a query (2.1.2, by POST)."""
    data = urllib.parse.urlencode({"query": query, **parameters}).encode()
    request = urllib.request.Request(url, data=data, headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=120) as response:
        return bytes(response.read())


def send(method: str, url: str, body: bytes | None, content_type: str = "", opener: Any = urllib.request) -> int:
    """Send a request and return the status."""
    headers = {"Content-Type": content_type} if content_type else {}
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    with (opener.open if hasattr(opener, "open") else opener.urlopen)(request, timeout=120) as response:
        return int(response.status)


class DigestFirst(urllib.request.HTTPDigestAuthHandler):
    """Digest authentication that asks for the challenge without a body.

    A server may close before it has read a long body that it will not take; then its challenge is lost.
    """

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        if request.data is not None and not request.has_header(self.auth_header):
            bare = urllib.request.Request(request.full_url, method=request.get_method(), data=b"")
            try:
                urllib.request.urlopen(bare, timeout=120).close()
            except urllib.error.HTTPError as error:
                with error:
                    challenge = error.headers.get("WWW-Authenticate", "").partition(" ")[2]
                values = urllib.request.parse_keqv_list(urllib.request.parse_http_list(challenge))
                answer = self.get_authorization(request, values)
                if answer:
                    request.add_unredirected_header(self.auth_header, f"Digest {answer}")
        return request


@contextmanager
def running(command: Sequence[str | Path], ready: str, log: Path) -> Iterator[None]:
    """Run a server until the test is done; wait until a URL of it answers."""
    with log.open("wb") as stream, subprocess.Popen(list(map(str, command)), stdout=stream, stderr=stream) as process:
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(ready, timeout=5).close()
                    break
                except urllib.error.HTTPError:
                    break
                except OSError:
                    if process.poll() is not None:
                        break
                    time.sleep(0.1)
            assert process.poll() is None, log.read_text(errors="replace")[-2000:]
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture(scope="session")
def files_by_http(material: Material) -> Iterator[str]:
    """The folder of the graph at a URL, for SPARQL's LOAD."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        extensions_map = {".ttl": "text/turtle", ".nt": "application/n-triples"}  # noqa: RUF012

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(material.folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def oxigraph() -> str:
    """The command of the Oxigraph server, a package of its own beside the library."""
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if found is None:
        pytest.skip("the oxigraph server is not installed")
    return found


@pytest.fixture
def oxigraph_server(oxigraph: str, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty Oxigraph server in memory."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    with running([oxigraph, "serve", "--bind", f"127.0.0.1:{port}"], f"{url}/query", tmp_path / "oxigraph.log"):
        yield url


@dataclass(frozen=True)
class Virtuoso:
    """A running Virtuoso: its URL, and its SQL port for the bulk loader."""

    url: str
    sql_port: int
    folder: Path

    @property
    def opener(self) -> urllib.request.OpenerDirector:
        """An opener that knows the password of a new Virtuoso; it asks for digest authentication."""
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, self.url, "dba", "dba")
        return urllib.request.build_opener(DigestFirst(passwords))

    def sql(self, command: str) -> str:
        """Run a command as `isql-vt` does."""
        done = subprocess.run(
            ["isql-vt", f"127.0.0.1:{self.sql_port}", "dba", "dba", "VERBOSE=OFF", f"EXEC={command}"],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "Error" not in done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def virtuoso(material: Material, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    """Virtuoso 7 of Debian."""
    if shutil.which("virtuoso-t") is None:
        pytest.skip("virtuoso-opensource-7-bin is not installed")
    folder = tmp_path_factory.mktemp("virtuoso")
    sql_port, http_port = free_port(), free_port()
    url = f"http://127.0.0.1:{http_port}"
    command = [SCRIPTS / "virtuoso.sh", folder, str(sql_port), str(http_port), material.folder]
    with running(command, f"{url}/sparql", folder / "out.log"):
        yield Virtuoso(url, sql_port, folder)


@pytest.fixture(scope="session")
def jena() -> Callable[..., bytes]:
    """Run a class of Jena; its standard output comes back."""
    if shutil.which("java") is None or not Path("/usr/share/java/jena-core.jar").is_file():
        pytest.skip("libapache-jena-java is not installed")

    def run(*arguments: str | Path) -> bytes:
        done = subprocess.run(
            [SCRIPTS / "jena.sh", *arguments], capture_output=True, timeout=300, check=False, env=os.environ.copy()
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
        return done.stdout

    return run
