"""Read what verification needs from a SPARQL 1.1 query endpoint, page by page, or say why that cannot be done.

Only the triples that a check looks at are asked for, from the default graph and from every named one. Reading ends with
an empty page, so that a store that cuts its answers short hides nothing; a row that comes twice means that another one
may be missing, since pages tile the whole.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

import pyoxigraph as ox

from turtlebay.errors import InputError, OutputError
from turtlebay.publishing.client import Client, Response
from turtlebay.publishing.credentials import read_credentials
from turtlebay.publishing.target import read_target, require_same_host
from turtlebay.rdf.facts import Facts

__all__ = ["is_url", "read_facts"]

PAGE: Final = 10_000
MAX_TRIPLES: Final = 3_000_000
MAX_BYTES: Final = 1 << 27
"""Of one answer. The 5,060 rows of the Istanbul report, without quotes, are 1.3 MB."""

JSON: Final = ("application/sparql-results+json", "application/json")
REMEDY: Final = "Check that this is the URL of a SPARQL endpoint and that it runs, or verify a file of the graph."

# Virtuoso sorts 10,000 rows at most, but any number in a subquery.
QUERY: Final = """PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX tb: <https://w3id.org/turtlebay#>
SELECT ?s ?p ?o WHERE { { SELECT DISTINCT ?s ?p ?o WHERE {
  VALUES ?p {
    rdf:type dcterms:hasFormat tb:sha256 tb:characterCount tb:inDocument tb:evidence tb:cue tb:quote tb:section tb:page
    tb:echoes tb:subject tb:object tb:subjectEvidence tb:objectEvidence
    oa:hasSource oa:hasSelector oa:start oa:end oa:exact oa:prefix oa:suffix oa:hasBody oa:hasTarget
  }
  { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }
  FILTER(?p != rdf:type || ?o IN (
    tb:Text, tb:Evidence, tb:Mention, tb:Statement, tb:Recommendation, tb:RelationStatement, tb:Echo,
    oa:TextPositionSelector, oa:TextQuoteSelector
  ))
} ORDER BY ?s ?p ?o } }
"""


def is_url(name: str) -> bool:
    """Say whether a name is meant as the URL of an endpoint, not as a file.

    >>> is_url("https://store.example/sparql"), is_url("output/graph.ttl")
    (True, False)
    """
    return re.match(r"https?://", name, re.IGNORECASE) is not None


def read_facts(
    url: str,
    *,
    netrc_file: Path | None = None,
    timeout: float = 300.0,
    allow_http: bool = False,
    say: Callable[[str], None] = lambda line: None,
) -> Facts:
    """Return the facts that verification looks at; `timeout` is in seconds and holds for each request and for all."""
    url = _require_url(url)
    credentials = read_credentials(urlsplit(url).hostname or "", netrc_file=netrc_file)
    client = Client(credentials, timeout=timeout, retries=2, allow_http=allow_http, max_bytes=MAX_BYTES, say=say)
    deadline = time.monotonic() + timeout
    triples: set[ox.Triple] = set()
    while page := _read_page(url, client, len(triples)):
        before = len(triples)
        triples.update(page)
        if len(triples) != before + len(page):
            problem = "its pages overlap: it changes while it is read, or heeds no OFFSET"
            raise InputError(problem, where=url, remedy="Run again, or verify a file of the graph.")
        if before and any(isinstance(end, ox.BlankNode) for t in triples for end in (t.subject, t.object)):
            problem = "it has blank nodes, which cannot be followed from one answer to the next"
            raise InputError(problem, where=url, remedy="Verify a file of the graph.")
        if len(triples) > MAX_TRIPLES:
            raise InputError(f"it has more than {MAX_TRIPLES:,} triples to verify", where=url, remedy=REMEDY)
        if time.monotonic() > deadline:
            raise InputError(f"not read within {timeout:g} seconds", where=url, remedy="Allow more with --timeout.")
    return Facts(sorted(triples, key=str))


def _require_url(url: str) -> str:
    parts = urlsplit(require_same_host(url, read_target(url)))
    try:
        host = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError("it names no host", where=url, remedy=REMEDY) from error
    kept = "/%:@!$&'()*+,;=~?"
    return urlunsplit((parts.scheme, host, quote(parts.path or "/", kept), quote(parts.query, kept), ""))


def _read_page(url: str, client: Client, offset: int) -> list[ox.Triple]:
    body = urlencode({"query": f"{QUERY}LIMIT {PAGE} OFFSET {offset}\n"}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    try:
        response = client.request("POST", url, body=body, headers=headers)
    except OutputError as error:
        raise InputError(error.problem, where=error.where, remedy=REMEDY) from error
    _require_results(response)
    try:
        solutions = ox.parse_query_results(response.body, format=ox.QueryResultsFormat.JSON)
        if isinstance(solutions, ox.QueryBoolean):
            raise ValueError("a truth value")
        return [_triple(solution["s"], solution["p"], solution["o"]) for solution in solutions]
    except (SyntaxError, ValueError, KeyError) as error:
        raise InputError(f"its answer is no table of triples ({error})", where=url, remedy=REMEDY) from error


def _triple(subject: object, name: object, end: object) -> ox.Triple:
    if not isinstance(subject, ox.NamedNode | ox.BlankNode) or not isinstance(name, ox.NamedNode):
        raise ValueError("a row has no subject or predicate")
    if not isinstance(end, ox.NamedNode | ox.BlankNode | ox.Literal):
        raise ValueError("a row has no object")
    return ox.Triple(subject, name, end)


def _require_results(response: Response) -> None:
    if not 200 <= response.status < 300:
        remedy = REMEDY
        if response.status in (401, 403):
            remedy = "Set TURTLEBAY_USER and TURTLEBAY_PASSWORD, or TURTLEBAY_TOKEN, or use --netrc FILE."
        said = f": {response.text.rstrip('.')}" if response.text else ""
        raise InputError(f"it answered {response.status}{said}", where=response.url, remedy=remedy)
    if response.content_type not in JSON:
        problem = f"its answer is {response.content_type}, not a SPARQL result"
        raise InputError(problem, where=response.url, remedy=REMEDY)
