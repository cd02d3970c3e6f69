"""One job in one process: ask the store, write the answer into a file, say how it went.

Time and memory are limits of the operating system on this process, so that they hold inside the engine too.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Final, TypeVar

import pyoxigraph as ox

from turtlebay.endpoint.dataset import Dataset
from turtlebay.endpoint.jobs import Job, Limits, Outcome
from turtlebay.endpoint.negotiation import HTML, RDF, RESULTS, Offer, choose, media_types
from turtlebay.endpoint.resource import description, resource_page
from turtlebay.endpoint.results import ROW_WRITERS, truth
from turtlebay.endpoint.triples import serialize
from turtlebay.errors import TurtlebayError, UsageError
from turtlebay.rdf import PREFIXES
from turtlebay.rdf.query import require_local_query, syntax_problem

__all__ = ["answer", "closed_to_the_outside", "confine"]

FIGURES: Final = {
    "triples": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "subjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
    "objects": "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?s a ?c }",
}
FIGURE: Final = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


OUT_OF_MEMORY: Final = "The question was stopped for want of memory. Name more of what you look for, or add a LIMIT."

Item = TypeVar("Item", ox.QuerySolution, ox.Triple)


class _NotAcceptableError(Exception):
    """Nothing that the client takes can hold this answer."""


def confine(limits: Limits) -> None:
    """Bind this process to its limits: it dies at the end of its time, wherever it is."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statistics = Path("/proc/self/statm")
    if statistics.exists():
        held = int(statistics.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + limits.memory_bytes,) * 2)


def answer(dataset: Dataset, job: Job, limits: Limits, body: IO[bytes]) -> Outcome:
    """Do a job and write what it gives into the body; what the asker did wrong is an outcome too."""
    try:
        if job.kind == "figures":
            return Outcome(200, figures=dict(_iter_figures(dataset)))
        return (_query if job.kind == "query" else _resource)(dataset, job, limits, body)
    except _NotAcceptableError as error:
        return Outcome(406, problem=str(error))
    except TurtlebayError as error:
        return Outcome(400, problem=str(error))
    except MemoryError:
        return Outcome(503, problem=OUT_OF_MEMORY)


def _query(dataset: Dataset, job: Job, limits: Limits, body: IO[bytes]) -> Outcome:
    require_local_query(job.text, "query")
    try:
        with closed_to_the_outside():
            result = dataset.store.query(
                job.text,
                prefixes=dict(PREFIXES),
                default_graph=None
                if job.default_graphs is None
                else [ox.NamedNode(name) for name in job.default_graphs],
                named_graphs=None if job.named_graphs is None else [ox.NamedNode(name) for name in job.named_graphs],
            )
            if isinstance(result, ox.QueryBoolean):
                offer = _offer(job, RESULTS, "ASK")
                body.write(truth(bool(result), offer.media).encode())
                return Outcome(200, offer.content_type, form="ask", rows=1)
            if isinstance(result, ox.QuerySolutions):
                offer = _offer(job, RESULTS, "SELECT")
                rows, cut = _take(result, limits)
            else:
                offer = _offer(job, RDF, "CONSTRUCT or DESCRIBE")
                triples, cut = _take(_distinct(result), limits)
    except SyntaxError as error:
        raise syntax_problem(error, "query") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"the query failed ({error})", where="query") from error
    if isinstance(result, ox.QuerySolutions):
        columns = [variable.value for variable in result.variables]
        try:
            for chunk in ROW_WRITERS[offer.media](columns, rows, job.more if cut else ""):
                body.write(chunk.encode())
        except UsageError as error:
            raise _NotAcceptableError(f"{error}") from error
        return Outcome(200, offer.content_type, form="select", rows=len(rows), cut=cut)
    body.write(_serialized(triples, offer, f"cut after {len(triples)} triples, see {job.more}" if cut else ""))
    return Outcome(200, offer.content_type, form="construct", rows=len(triples), cut=cut)


def _resource(dataset: Dataset, job: Job, limits: Limits, body: IO[bytes]) -> Outcome:
    offers = (*RDF, HTML)
    found = description(dataset, job.text, limits.rows)
    if not found.triples:
        return Outcome(404, problem=f"Nothing is known of <{job.text}>.")
    offer = _offer(job, offers, "a description")
    if offer is HTML:
        body.write(resource_page(dataset, found).encode())
    else:
        notice = f"cut after {len(found.triples)} triples" if found.cut else ""
        body.write(_serialized(found.triples, offer, notice))
    return Outcome(200, offer.content_type, form="resource", rows=len(found.triples), cut=found.cut)


def _serialized(triples: list[ox.Triple], offer: Offer, notice: str) -> bytes:
    try:
        return serialize(triples, offer.media, notice=notice)
    except (TurtlebayError, ValueError) as error:
        raise _NotAcceptableError(f"{offer.media} cannot hold this answer ({error}). Take text/turtle.") from error


def _iter_figures(dataset: Dataset) -> Iterator[tuple[str, int]]:
    for name, sparql in FIGURES.items():
        yield name, _count(dataset.store.query(sparql))
    for graph in dataset.graphs:
        yield graph, _count(dataset.store.query(FIGURE, named_graphs=[ox.NamedNode(graph)]))


def _count(result: object) -> int:
    assert isinstance(result, ox.QuerySolutions)  # noqa: S101 - all figures are SELECT
    value = next(result)["n"]
    return int(value.value) if isinstance(value, ox.Literal) else 0


def _offer(job: Job, offers: tuple[Offer, ...], form: str) -> Offer:
    if job.media:
        named = next((offer for offer in offers if offer.media == job.media), None)
        if named is None:
            raise _NotAcceptableError(f"The answer to {form} does not come as {job.media}: take {media_types(offers)}.")
        return named
    # a browser that names HTML wants the page, any other client of no preference wants data
    found = choose(job.accept, offers)
    if found is None:
        raise _NotAcceptableError(
            f"The answer to {form} comes as {media_types(offers)}. Name one of these in the Accept header."
        )
    return found


def _take(items: Iterable[Item], limits: Limits) -> tuple[list[Item], bool]:
    """Return as many items as the limits allow, and whether there are more.

    What a term weighs in the answer is its length and some marks around it; that is near enough to keep one huge
    literal in ten thousand rows from filling a disk.
    """
    taken: list[Item] = []
    weight = 0
    source = iter(items)
    for item in islice(source, limits.rows):
        weight += sum(len(term.value) if isinstance(term, ox.NamedNode | ox.Literal) else 40 for term in item if term)
        if weight > limits.result_bytes:
            return taken, True
        taken.append(item)
    return taken, next(source, None) is not None


def _distinct(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """A graph is a set (RDF 1.1 Concepts, section 3), and the engine may give the same triple many times."""
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


@contextmanager
def closed_to_the_outside() -> Iterator[None]:
    """Let the engine open no file and no connection, should a query ever name one in words that we do not know."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
