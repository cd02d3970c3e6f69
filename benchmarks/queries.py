"""Load and the shipped questions: embedded store, rdflib's memory store and the Oxigraph server, in one run.

    python benchmarks/queries.py [--sizes 10000,100000,1000000] [--rdflib 1000000] [--repeat 3]

The first document is the shipped one. The others are made from it, each with a text in our own words, a year and a
choice of its statements drawn by number, so that every run asks the same graph. A question counts with all its rows
read; one that takes over ten seconds is asked once. Compare the ratios, not the seconds: all stores ran on one machine.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "graph"))

from turtlebay.authority import read_authority, read_vocabulary  # noqa: E402
from turtlebay.graph import Graph, Report  # noqa: E402
from turtlebay.model import Text  # noqa: E402
from turtlebay.rdf import Question, graph_sections, iter_questions, open_store, run_query, to_turtle  # noqa: E402
from turtlebay.review.shipped import iter_reviewed  # noqa: E402

Times = dict[str, float]
say = partial(print, flush=True)


def main() -> None:
    """Print load, slowest and median question of each store at each size, then every question, then the start."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000", help="triples, with commas between")
    parser.add_argument("--rdflib", type=int, default=1_000_000, help="the largest size that rdflib is given")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    questions = list(iter_questions())
    say(f"Python {platform.python_version()}, {os.cpu_count()} cores; {len(questions)} questions with their defaults,")
    say(f"best of {options.repeat} each; times in milliseconds; x: how many times that of the embedded store")
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, options.sizes.split(",")):
            measure(size, questions, Path(folder), options.repeat, with_rdflib=size <= options.rdflib)
    command = [sys.executable, "-m", "turtlebay", "query", "who-is-asked", "--graph", str(ROOT / "output")]
    ask_shipped = partial(subprocess.check_output, command, env=os.environ | {"PYTHONPATH": str(ROOT / "graph")})
    say(f"\nstart: `query who-is-asked` on the shipped graph, in all {best(ask_shipped, options.repeat) * 1000:.0f} ms")


def measure(size: int, questions: list[Question], folder: Path, repeat: int, *, with_rdflib: bool) -> None:
    """Print what one size takes in every store; all must give as many rows to every question."""
    path = folder / f"{size}.ttl"
    documents, triples = write_documents(size, path)
    say(f"\n{triples:,} triples, {documents} documents, {path.stat().st_size / 1e6:.1f} MB of Turtle")
    columns: dict[str, Times] = {}
    rows: dict[str, int] = {}

    def add(name: str, load: float, ask: Callable[[str], int]) -> None:
        columns[name] = {"load": load}
        for question in questions:
            begin = time.perf_counter()
            found = ask(question.sparql)
            first = time.perf_counter() - begin
            if rows.setdefault(question.name, found) != found:
                raise SystemExit(f"{question.name}: {found} rows from {name}, {rows[question.name]} from embedded")
            more = repeat - 1 if first < 10 else 0
            columns[name][question.name] = min(first, best(partial(ask, question.sparql), more))

    store = open_store([path])
    add("embedded", best(lambda: open_store([path]), repeat), lambda sparql: len(run_query(store, sparql).rows))
    store.clear()
    with running_server() as url:
        if url:
            add("server", best(lambda: put(url, path), repeat), lambda sparql: len(ask_server(url, sparql)))
    if with_rdflib:
        import rdflib

        graph = rdflib.Graph()
        load = best(lambda: graph.parse(path, format="turtle"), 1)
        add("rdflib", load, lambda sparql: len(list(graph.query(sparql))))
    show(columns, list(rows))


def write_documents(size: int, path: Path) -> tuple[int, int]:
    """Write as many documents as come nearest to a number of triples; return how many, and the triples."""
    authority, vocabulary = read_authority(), read_vocabulary()

    def make(count: int) -> tuple[str, int]:
        reports = (Report(next(iter_reviewed())), *map(make_report, range(1, count)))
        sections = graph_sections(Graph(reports, authority, vocabulary))
        return to_turtle(sections), sum(len(section.triples) for section in sections)

    one, three = make(1)[1], make(3)[1]
    count = max(1, round((size - one) / ((three - one) / 2)) + 1)
    turtle, triples = make(count)
    path.write_text(turtle, encoding="utf-8")
    return count, triples


def make_report(number: int) -> Report:
    """Return a document that holds a choice of the reviewed report's statements over a text in our own words."""
    reviewed, draw = next(iter_reviewed()), random.Random(number)  # noqa: S311 - documents, not secrets
    phrases = [item.action for item in reviewed.recommendations]
    words = f"Report {number}.\n"
    while len(words) < (reviewed.document.characters or 1):
        words += f"The {draw.choice(reviewed.entities).label} should {draw.choice(phrases)}.\n"
    text = Text(characters=words, name=f"made-{number:05}")
    kept = draw.sample(reviewed.recommendations, len(phrases) * 3 // 4)
    document = {"id": text.name, "title": f"Report {number}", "date": str(1990 + draw.randrange(36))}
    known = {"sha256": text.sha256, "characters": len(text), "method": draw.choice(("review", "extraction"))}
    changes = [{"action": draw.choice(phrases), "confidence": draw.randrange(50, 100) / 100} for _ in kept]
    parts = {
        "document": reviewed.document.model_copy(update=document | known),
        "recommendations": tuple(i.model_copy(update=change) for i, change in zip(kept, changes, strict=True)),
        "relations": tuple(draw.sample(reviewed.relations, len(reviewed.relations) * 3 // 4)),
    }
    return Report(reviewed.model_copy(update=parts), text)


def best(run: Callable[[], object], repeat: int) -> float:
    """Return the seconds of the quickest of some runs; infinity for none."""
    quickest = math.inf
    for _ in range(repeat):
        begin = time.perf_counter()
        run()
        quickest = min(quickest, time.perf_counter() - begin)
    return quickest


@contextmanager
def running_server() -> Iterator[str]:
    """Run an empty Oxigraph server in memory and give its URL; nothing where it is not installed."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        say("The Oxigraph server is not installed here.")
        yield ""
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def put(url: str, path: Path) -> None:
    """Put a file on the server in place of the graph that is there."""
    headers = {"Content-Type": "text/turtle"}
    request = urllib.request.Request(f"{url}/store?default", path.read_bytes(), headers, method="PUT")  # noqa: S310
    urllib.request.urlopen(request, timeout=600).close()  # noqa: S310


def ask_server(url: str, sparql: str) -> list[ox.QuerySolution]:
    """Return the rows that the server gives as JSON, read as in any Python client."""
    data = urllib.parse.urlencode({"query": sparql}).encode()
    request = urllib.request.Request(f"{url}/query", data, {"Accept": "application/sparql-results+json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=600) as response:  # noqa: S310
        rows = ox.parse_query_results(response.read(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - every question is a SELECT
    return list(rows)


def show(columns: dict[str, Times], names: list[str]) -> None:
    """Print load, questions together and one by one, each with its ratio to the embedded store."""
    rows: dict[str, Times] = {"load": {store: times["load"] for store, times in columns.items()}}
    summaries: dict[str, Callable[[list[float]], float]] = {"median": statistics.median, "slowest": max, "all": sum}
    for summary, compute in summaries.items():
        rows[summary] = {store: compute([times[name] for name in names]) for store, times in columns.items()}
    rows |= {name: {store: times[name] for store, times in columns.items()} for name in names}
    say(f"{'':26}" + "".join(f"{store:>{10 if store == 'embedded' else 19}}" for store in columns))
    for name, row in rows.items():
        base = row["embedded"]
        others = "".join(f"{s * 1000:11.1f} {s / base:6.1f}x" for store, s in row.items() if store != "embedded")
        say(f"{name:26}{base * 1000:10.1f}{others}")


if __name__ == "__main__":
    main()
