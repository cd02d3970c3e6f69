"""What all tests share: the annotated reports beside the checkout, the command line, and that CI skips nothing."""

from __future__ import annotations

import http.client
import io
import os
import re
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from turtlebay.pipeline import Built

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"

NOTES = """Harbour notes

Lessons

The Harbour Board met in spring and looked back at a quiet year. The Harbour Board should publish its
tide tables every month. The Board could ask the Security Council for advice where funds allow.

Recommendations

- Train the pilots before winter.
- Mend the north pier.
"""
"""A report of our own: a heading, prose with two recommendations, and a list of two more."""


@dataclass(frozen=True)
class Outcome:
    """What a run of the command line came to."""

    code: int
    out: str
    err: str


class CommandLine(Protocol):
    def __call__(self, *arguments: str | Path, stdin: bytes | None = None) -> Outcome: ...


SMALL = """@prefix : <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:kite :flies "high" ; :colour "rot"@de , "red"@en ; :length 3 ; :owner _:somebody .
:kite :note "<script>window.canary=1</script><img src=x onerror=window.canary=1>" ; :odd "tab\\tbell\\u0007\\u202E" .
:first { :kite :in "first" }
:second { :kite :in "second" }
"""
"""A dataset of our own: a default graph with every kind of term, and two named graphs, which it holds as well."""


@dataclass(frozen=True)
class Reply:
    """What a server answered; the names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


class Endpoint:
    """`turtlebay serve` in a process of its own, at a port that was free."""

    def __init__(self, folder: Path, *arguments: str | Path) -> None:
        self.folder = folder
        self.log = folder / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "turtlebay", "serve", *map(str, arguments), "--port", "0"],
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(CHECKOUT / "graph")},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 60
        while not (found := re.search(r"http://[0-9.]+:([0-9]+)/", self.log.read_text())):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise AssertionError(f"the server did not start: {self.log.read_text()}")
            time.sleep(0.02)
        self.address, self.port = found[0].rstrip("/"), int(found[1])

    def ask(
        self, method: str, path: str, body: bytes | str | None = None, timeout: float = 60, **headers: str
    ) -> Reply:
        """Send one request on a connection of its own; the names of headers are written with underscores."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)) as connection:
            connection.request(method, path, body, {key.replace("_", "-"): value for key, value in headers.items()})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, found, response.read())

    def query(self, sparql: str, *, accept: str = "text/csv", timeout: float = 60, **parameters: str) -> Reply:
        """Send a query with GET."""
        values = urllib.parse.urlencode({"query": sparql} | parameters)
        return self.ask("GET", f"/sparql?{values}", Accept=accept, timeout=timeout)

    def stop(self) -> int:
        """End the server as a service manager does, and return its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(timeout=60)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected answers anew")
    parser.addoption(
        "--update-quality", action="store_true", help="record today's figures and inputs; floors only rise"
    )
    parser.addoption("--lower-floors", action="store_true", help="with --update-quality: let floors sink as well")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    return _refuse_skip(report, item.nodeid)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    report = yield
    return _refuse_skip(report, collector.nodeid)


def _refuse_skip(report, name):  # type: ignore[no-untyped-def]
    """Turn a skip into a failure where TURTLEBAY_CI is set: there, everything that a test needs is at hand."""
    if os.environ.get("TURTLEBAY_CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{name} may not be skipped in CI: {reason}"
    return report


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds the README."""
    return CHECKOUT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated reports beside the checkout; a test that needs it is skipped in a lone clone."""
    if not (SHARED / "gold" / "score.py").is_file():
        pytest.skip("the annotated reports are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def istanbul(shared: Path) -> Path:
    """The text of the report whose reviewed annotation comes with the package."""
    return shared / "gold" / "istanbul-retreat-2010.txt"


@pytest.fixture(scope="session")
def reviewed() -> Built:
    """The graph of the reviewed annotations, as `python build.py` makes it."""
    from turtlebay.pipeline import reviewed_graph

    return reviewed_graph()


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A short report of our own in a file."""
    path = tmp_path / "harbour-notes.txt"
    path.write_text(NOTES, encoding="utf-8")
    return path


@pytest.fixture
def turtlebay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Run the command line in this process, from a folder of its own; an error that is not expected fails the test."""
    from turtlebay.cli import main

    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def run(*arguments: str | Path, stdin: bytes | None = None) -> Outcome:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as caught:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        code = caught.value.code
        return Outcome(code if isinstance(code, int) else int(code is not None), out, err)

    return run


@pytest.fixture
def run_python(tmp_path: Path) -> Callable[..., Outcome]:
    """Run Python in a process of its own, with this checkout's package on its path."""

    def run(*arguments: str | Path, cwd: Path = tmp_path, stdin: bytes = b"", **environment: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=cwd,
            env=os.environ | {"PYTHONPATH": str(CHECKOUT / "graph")} | environment,
            input=stdin,
            capture_output=True,
            timeout=300,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def small_endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A server of the small dataset, with limits that a test can reach."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "small.trig").write_text(SMALL, encoding="utf-8")
    server = Endpoint(folder, "small.trig", "--time-limit", "2", "--row-limit", "500", "--workers", "2")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A server of the reviewed reports, as `turtlebay serve` starts it in a folder without results."""
    server = Endpoint(tmp_path_factory.mktemp("reviewed"))
    yield server
    server.stop()


@pytest.fixture
def start_endpoint(tmp_path: Path) -> Iterator[Callable[..., Endpoint]]:
    """Start servers with other arguments; all are stopped after the test."""
    servers: list[Endpoint] = []
    (tmp_path / "small.trig").write_text(SMALL, encoding="utf-8")

    def start(*arguments: str | Path) -> Endpoint:
        servers.append(Endpoint(tmp_path, *arguments))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()
