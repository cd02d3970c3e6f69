"""What is sent, and that a second time nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from turtlebay.errors import InputError, UsageError
from turtlebay.publishing.payload import SHARED

if TYPE_CHECKING:
    from conftest import CommandLine

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

GRAPHS = [SHARED, "https://w3id.org/turtlebay/graph/harbour-notes", "https://w3id.org/turtlebay/graph/other-notes"]
ONE = '<urn:s> <urn:p> "one" .\n'
TWO = '<urn:s> <urn:p> "two" .\n'

Store = Any
Handler = Any


def test_each_report_goes_to_its_graph_and_all_triples_arrive(store: Store, source: Path, send: Any) -> None:
    outcomes = send(store.url, source)
    assert [o.graph for o in outcomes] == GRAPHS == sorted(store.graphs, key=GRAPHS.index)
    assert all(o.action == "written" and o.proved for o in outcomes)
    found = {q.triple for text in store.graphs.values() for q in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)}
    assert found > {q.triple for q in ox.parse(path=str(source))}
    assert all(h["Content-Type"] == "text/turtle" for h in store.headers_seen if "Content-Type" in h)


def test_a_second_time_nothing_is_sent(store: Store, source: Path, send: Any) -> None:
    send(store.url, source)
    before, store.requests = dict(store.graphs), []
    assert {o.action for o in send(store.url, source)} == {"unchanged"}
    assert set(store.methods()) == {"GET"}
    assert store.graphs == before


def test_only_the_graph_that_differs_is_sent(store: Store, source: Path, send: Any) -> None:
    send(store.url, source)
    store.graphs[GRAPHS[1]] += TWO
    store.requests = []
    assert [o.action for o in send(store.url, source)] == ["unchanged", "written", "unchanged"]
    assert store.methods("PUT", "POST") == ["PUT"]
    assert TWO not in store.graphs[GRAPHS[1]]


def test_adding_keeps_what_is_there(store: Store, one: Path, two: Path, send: Any) -> None:
    url = store.url + "?graph=urn:g"
    send(url, one)
    assert send(url, two, add=True)[0].proved
    assert store.graphs["urn:g"] == ONE + TWO
    assert send(url, two, add=True)[0].action == "unchanged"
    assert store.methods("PUT", "POST") == ["PUT", "POST"]


def test_numbers_that_a_store_rewrites_are_the_same(store: Store, tmp_path: Path, send: Any) -> None:
    path = tmp_path / "n.nt"
    decimal = '"%s"^^<http://www.w3.org/2001/XMLSchema#%s>'
    path.write_text(f"<urn:s> <urn:p> {decimal % ('0.50', 'decimal')} .\n", encoding="utf-8")
    url = store.url + "?default"
    send(url, path)
    store.graphs[""] = f"<urn:s> <urn:p> {decimal % ('0.5', 'decimal')} .\n"
    assert send(url, path)[0].action == "unchanged"


def test_a_dry_run_only_reads(store: Store, source: Path, send: Any) -> None:
    outcomes = send(store.url, source, dry_run=True)
    assert [o.action for o in outcomes] == ["would be written"] * 3
    assert set(store.methods()) == {"GET"}


def test_named_graphs_of_a_file_stay_apart(store: Store, tmp_path: Path, send: Any) -> None:
    path = tmp_path / "mine.nq"
    path.write_text('<urn:a> <urn:p> "x" <urn:g> .\n<urn:a> <urn:p> "y" .\n', encoding="utf-8")
    assert [o.graph for o in send(store.url, path)] == [SHARED, "urn:g"]


@pytest.mark.parametrize(
    ("content", "error"), [("", InputError), ("<urn:a> <urn:p> .\n", InputError), ("<urn:a> <urn:p> 'x' .", UsageError)]
)
def test_what_cannot_be_planned_sends_nothing(
    content: str, error: type[Exception], store: Store, tmp_path: Path, send: Any
) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error):
        send(store.url, path)
    assert store.requests == []


def test_command_tells_what_became_of_each_graph(turtlebay: CommandLine, store: Store, source: Path) -> None:
    dry = turtlebay("publish", store.url, source, "--dry-run")
    assert dry.code == 0
    assert "3 graphs would be written; nothing was sent" in dry.err
    first = turtlebay("publish", store.url, source)
    assert first.code == 0
    assert first.out.count("written") == 3
    again = turtlebay("publish", store.url, source)
    assert again.code == 0
    assert "nothing was sent" in again.err
    assert again.out.count("unchanged") == 3


def test_command_fails_where_something_is_missing(turtlebay: CommandLine, store: Store, one: Path) -> None:
    def answer(handler: Handler, method: str, graph: str) -> int | None:
        return 204 if method == "PUT" else None

    store.answer = answer
    outcome = turtlebay("publish", store.url + "?default", one)
    assert outcome.code == 1
    assert "differs in 1 triple" in outcome.err


def test_command_shows_no_control_characters_of_a_store(turtlebay: CommandLine, store: Store, one: Path) -> None:
    store.answer = lambda handler, method, graph: 400 if method == "PUT" else None
    outcome = turtlebay("publish", store.url + "?default", one, "--retries", "0")
    assert outcome.code == 3
    assert "as told" in outcome.err
    assert "\x1b" not in outcome.err
