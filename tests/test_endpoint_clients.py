"""Programs that people use: SPARQLWrapper, rdflib's own store, and the standard library."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Endpoint

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

SELECT = "SELECT ?colour { ?s <http://example.org/colour> ?colour } ORDER BY ?colour"
CONSTRUCT = "CONSTRUCT WHERE { ?s <http://example.org/colour> ?colour }"


@pytest.fixture(params=["GET", "POST-form", "POST-body"])
def wrapper(request: pytest.FixtureRequest, small_endpoint: Endpoint) -> Any:
    module = pytest.importorskip("SPARQLWrapper")
    found = module.SPARQLWrapper(f"{small_endpoint.address}/sparql")
    found.setMethod(module.GET if request.param == "GET" else module.POST)
    found.setRequestMethod(module.POSTDIRECTLY if request.param == "POST-body" else module.URLENCODED)
    return found


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_select(wrapper: Any, form: str) -> None:
    wrapper.setReturnFormat(form)
    wrapper.setQuery(SELECT)
    found = wrapper.queryAndConvert()
    if form == "json":
        assert [row["colour"]["value"] for row in found["results"]["bindings"]] == ["red", "rot"]
    elif form == "xml":
        assert [node.firstChild.nodeValue for node in found.getElementsByTagName("literal")] == ["red", "rot"]
    else:
        assert found.decode().split() == (
            ["colour", "red", "rot"] if form == "csv" else ["?colour", '"red"@en', '"rot"@de']
        )


@pytest.mark.parametrize("form", ["json", "xml"])
def test_sparqlwrapper_ask(wrapper: Any, form: str) -> None:
    wrapper.setReturnFormat(form)
    wrapper.setQuery("ASK { ?s ?p 'high' }")
    found = wrapper.queryAndConvert()
    assert found["boolean"] is True if form == "json" else "true" in found.toxml()


@pytest.mark.parametrize("form", ["turtle", "xml", "rdf+xml", "json-ld"])
@pytest.mark.parametrize("sparql", [CONSTRUCT, "DESCRIBE <http://example.org/kite>"])
def test_sparqlwrapper_graphs(wrapper: Any, sparql: str, form: str) -> None:
    wrapper.setReturnFormat(form)
    wrapper.setQuery(sparql.replace("DESCRIBE <", "CONSTRUCT WHERE { <").replace("kite>", "kite> ?p 'high' }"))
    found = wrapper.queryAndConvert()
    if isinstance(found, bytes):
        assert b"kite" in found
    else:
        assert len(found) in (1, 2)


def test_sparqlwrapper_names_graphs(wrapper: Any) -> None:
    wrapper.setReturnFormat("json")
    wrapper.addDefaultGraph("http://example.org/first")
    wrapper.setQuery("SELECT ?where { ?s <http://example.org/in> ?where }")
    assert [row["where"]["value"] for row in wrapper.queryAndConvert()["results"]["bindings"]] == ["first"]


def test_sparqlwrapper_tells_of_mistakes(wrapper: Any) -> None:
    from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

    wrapper.setQuery("SELECT * {")
    with pytest.raises(QueryBadFormed, match="not SPARQL"):
        wrapper.query()


def test_rdflib_asks_as_a_store(small_endpoint: Endpoint) -> None:
    import rdflib
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = rdflib.Graph(SPARQLStore(f"{small_endpoint.address}/sparql", returnFormat="json"))
    assert sorted(str(row[0]) for row in graph.query(SELECT)) == ["red", "rot"]
    kite = rdflib.URIRef("http://example.org/kite")
    assert (kite, rdflib.URIRef("http://example.org/length"), rdflib.Literal(3)) in graph


def test_the_standard_library_follows_an_iri_to_its_data(endpoint: Endpoint) -> None:
    request = urllib.request.Request(
        f"{endpoint.address}/turtlebay/actor/security-council", headers={"Accept": "application/ld+json"}
    )
    with urllib.request.urlopen(request, timeout=30) as reply:
        assert reply.url.endswith("/actor/security-council.jsonld")
        assert reply.headers.get_content_type() == "application/ld+json"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{endpoint.address}/turtlebay/actor/nobody", timeout=30)
