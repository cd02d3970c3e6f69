"""Every IRI has an address that answers, people get pages and programs get data; and the endpoint describes itself."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from turtlebay import iri
from turtlebay.endpoint.resource import local_address

if TYPE_CHECKING:
    from conftest import Endpoint, Reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
MEDIA = {
    "text/turtle": (".ttl", ox.RdfFormat.TURTLE),
    "application/n-triples": (".nt", ox.RdfFormat.N_TRIPLES),
    "application/rdf+xml": (".rdf", ox.RdfFormat.RDF_XML),
    "application/ld+json": (".jsonld", ox.RdfFormat.JSON_LD),
}
COUNCIL = f"{iri.BASE}/actor/security-council"
TEXT = f"{iri.BASE}/doc/istanbul-retreat-2010/text"


def parsed(reply: Reply) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(reply.body, format=MEDIA[reply.media][1])}


def follow(server: Endpoint, path: str, accept: str) -> Reply:
    reply = server.ask("GET", path, Accept=accept)
    assert reply.status == 303, reply.text
    assert "Accept" in reply.headers["vary"]
    return server.ask("GET", reply.headers["location"], Accept=accept)


def iris_of(server: Endpoint, pattern: str) -> list[str]:
    reply = server.query(f'SELECT DISTINCT ?s {{ {pattern} FILTER(STRSTARTS(STR(?s), "{iri.BASE}/")) }} ORDER BY ?s')
    return [row[0] for row in csv.reader(io.StringIO(reply.text, newline=""))][1:]


@pytest.mark.parametrize("prefix", ["/turtlebay", ""])
@pytest.mark.parametrize("media", MEDIA)
def test_an_actor_as_data(endpoint: Endpoint, prefix: str, media: str) -> None:
    """Cool URIs for the Semantic Web, 4.2: 303 to a document about a thing that is none."""
    reply = endpoint.ask("GET", f"{prefix}/actor/security-council", Accept=media)
    assert (reply.status, reply.headers["location"]) == (303, f"/turtlebay/actor/security-council{MEDIA[media][0]}")
    reply = endpoint.ask("GET", reply.headers["location"])
    assert (reply.status, reply.media) == (200, media)
    assert reply.headers["link"] == f'<{COUNCIL}>; rel="describes"'
    node = ox.NamedNode(COUNCIL)
    found = parsed(reply)
    asked = endpoint.query(
        f"CONSTRUCT {{ ?s ?p ?o }} {{ ?s ?p ?o FILTER(?s = <{COUNCIL}> || ?o = <{COUNCIL}>) }}",
        accept="application/n-triples",
    )
    assert found == parsed(asked)
    assert {triple.subject == node for triple in found} == {True, False}


def test_an_actor_as_a_page(endpoint: Endpoint) -> None:
    reply = follow(endpoint, "/turtlebay/actor/security-council", BROWSER)
    assert (reply.status, reply.media) == (200, "text/html")
    assert "script" not in reply.headers["content-security-policy"]
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<h1><bdi>Security Council</bdi></h1>" in reply.text
    assert "What points to it" in reply.text
    for ending in (".ttl", ".nt", ".rdf", ".jsonld"):
        assert f'href="/turtlebay/actor/security-council{ending}"' in reply.text


def test_the_links_of_a_page_all_lead_somewhere(endpoint: Endpoint) -> None:
    page = endpoint.ask("GET", "/turtlebay/actor/security-council.html").text
    links = sorted({link.partition("#")[0] for link in re.findall(r'href="(/turtlebay[^"]*)"', page)})
    assert len(links) > 20
    for link in links:
        assert endpoint.ask("GET", link, Accept=BROWSER).status in (200, 303), link


@pytest.mark.parametrize(
    "pattern",
    [
        "?s a tb:Recommendation",
        "?s a tb:RelationStatement",
        "?s a skos:Concept",
        "?s skos:inScheme <https://w3id.org/turtlebay/actor>",
        "?s a tb:Mention",
        "?r prov:wasGeneratedBy ?s",
    ],
)
def test_every_kind_of_thing_has_an_address(endpoint: Endpoint, pattern: str) -> None:
    names = [name for name in iris_of(endpoint, pattern) if "#" not in name]
    for name in names[:2]:
        reply = follow(endpoint, name.removeprefix("https://w3id.org"), "text/turtle")
        assert ox.NamedNode(name) in {triple.subject for triple in parsed(reply)}
    assert names or "Mention" in pattern


def test_the_ontology_is_a_document_with_its_terms(endpoint: Endpoint) -> None:
    """A term is a fragment, which no request carries: the ontology answers for all of them."""
    for path in ("/turtlebay", "/turtlebay/"):
        reply = endpoint.ask("GET", path, Accept="text/turtle")
        assert reply.status == 200
        subjects = {triple.subject for triple in parsed(reply)}
        assert {ox.NamedNode(iri.BASE), ox.NamedNode(iri.term("Recommendation"))} <= subjects
    page = endpoint.ask("GET", "/turtlebay", Accept=BROWSER)
    assert (page.status, page.media) == (200, "text/html")
    for name in ("Recommendation", "addressee", "Organ"):
        assert f'<section id="{name}">' in page.text
    assert endpoint.ask("GET", "/turtlebay/ontology.ttl").media == "text/turtle"


def test_evidence_is_a_fragment_of_its_text(endpoint: Endpoint) -> None:
    """RFC 5147: `text#char=start,end`."""
    evidence = next(name for name in iris_of(endpoint, "?r tb:evidence ?s") if name.startswith(TEXT + "#char="))
    reply = follow(endpoint, TEXT.removeprefix("https://w3id.org"), "text/turtle")
    assert ox.NamedNode(evidence) in {triple.subject for triple in parsed(reply)}
    page = follow(endpoint, TEXT.removeprefix("https://w3id.org"), BROWSER)
    assert f'<section id="{evidence.partition("#")[2]}">' in page.text


def test_a_named_graph_answers_with_what_it_holds(endpoint: Endpoint) -> None:
    name = iri.graph("istanbul-retreat-2010")
    reply = follow(endpoint, name.removeprefix("https://w3id.org"), "application/n-triples")
    counted = endpoint.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}").text.split()[1]
    assert len(parsed(reply)) == int(counted) > 1000


@pytest.mark.parametrize(
    "path", ["/turtlebay/actor/nobody", "/actor/", "/turtlebay/x.ttl", "/favicon.ico", "/robots.txt"]
)
@pytest.mark.parametrize("accept", [BROWSER, "text/turtle"])
def test_what_is_unknown_is_404(endpoint: Endpoint, path: str, accept: str) -> None:
    reply = endpoint.ask("GET", path, Accept=accept)
    assert (reply.status, reply.media) == (404, "text/plain")
    assert "Nothing is known" in reply.text


def test_no_format_of_ours_is_406(endpoint: Endpoint) -> None:
    assert endpoint.ask("GET", "/turtlebay/actor/security-council", Accept="image/png").status == 406


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/turtlebay/actor/security-council", "/.well-known/void", "/health"])
def test_addresses_are_only_read(endpoint: Endpoint, method: str, path: str) -> None:
    reply = endpoint.ask(method, path, b"")
    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")


def test_values_never_become_markup(start_endpoint, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """HTML in a literal, a label, a datatype or an IRI is shown as text, and only http(s) becomes a link."""
    bad = '</bdi><script>window.canary=1</script><img src="x" onerror="window.canary=1">'
    escaped = bad.replace('"', '\\"')
    (tmp_path / "bad.ttl").write_text(
        f'<{iri.BASE}/doc/bad> <http://www.w3.org/2000/01/rdf-schema#label> "{escaped}" ;\n'
        f'  <javascript:alert(1)> <javascript:alert(2)> , <data:text/html,x> , "x"^^<x:%3Cscript%3E> ;\n'
        f"  <http://example.org/p> <http://example.org/'onmouseover='x> .\n",
        encoding="utf-8",
    )
    page = start_endpoint("bad.ttl").ask("GET", "/turtlebay/doc/bad.html").text
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;window.canary=1&lt;/script&gt;" in page
    assert set(re.findall(r'href="([a-z]+):', page)) == {"http"}
    assert 'href="http://example.org/&#39;onmouseover=&#39;x"' in page


@pytest.mark.parametrize(
    ("name", "address"),
    [
        (iri.BASE, "/turtlebay"),
        (iri.term("addressee"), "/turtlebay#addressee"),
        (f"{iri.BASE}/doc/a b", "/turtlebay/doc/a%20b"),
        (f"{iri.BASE}/doc/ç?x", "/turtlebay/doc/%C3%A7%3Fx"),
        ("https://w3id.org/turtlebays/x", "https://w3id.org/turtlebays/x"),
    ],
)
def test_addresses_of_iris(name: str, address: str) -> None:
    assert local_address(name) == address


# Descriptions


@pytest.mark.parametrize("media", MEDIA)
def test_the_service_describes_itself(endpoint: Endpoint, media: str) -> None:
    """SPARQL 1.1 Service Description, section 2: at the endpoint, when nothing is asked; 3.2.1: an sd:Service."""
    reply = endpoint.ask("GET", "/sparql", Accept=media)
    assert (reply.status, reply.media) == (200, media)
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in parsed(reply))
    found = store.query(
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#> "
        "SELECT ?endpoint ?n ?graph ?size { ?service a sd:Service ; sd:endpoint ?endpoint ; "
        "sd:supportedLanguage sd:SPARQL11Query ; sd:defaultDataset ?data . ?data sd:defaultGraph/void:triples ?n ; "
        "sd:namedGraph [ sd:name ?graph ; sd:graph/void:triples ?size ] }"
    )
    assert isinstance(found, ox.QuerySolutions)
    row = next(found)
    assert row["endpoint"].value == f"{endpoint.address}/sparql"
    assert row["n"].value == endpoint.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text.split()[1]
    assert row["graph"].value == iri.graph("istanbul-retreat-2010")
    assert int(row["size"].value) > 1000
    assert not store.query("ASK { ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }")


def test_a_browser_at_the_endpoint_gets_the_query_page(endpoint: Endpoint) -> None:
    reply = endpoint.ask("GET", "/sparql", Accept=BROWSER)
    assert (reply.status, reply.headers["location"]) == (303, "/")
    assert endpoint.ask("GET", "/sparql", Accept="image/png").status == 406


def test_the_dataset_is_described_where_void_says(endpoint: Endpoint) -> None:
    """VoID, 7.2: /.well-known/void; 3: statistics; DCAT 3: a data service that serves it."""
    reply = endpoint.ask("GET", "/.well-known/void")
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in parsed(reply))
    found = store.query(
        "PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcat: <http://www.w3.org/ns/dcat#> "
        "SELECT * { ?set a void:Dataset , dcat:Dataset ; void:sparqlEndpoint ?where ; void:triples ?triples ; "
        "void:distinctSubjects ?subjects ; void:properties ?properties ; void:classes ?classes . "
        "?service a dcat:DataService ; dcat:endpointURL ?where ; dcat:servesDataset ?set }"
    )
    assert isinstance(found, ox.QuerySolutions)
    row = next(found)
    for name, sparql in {
        "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }",
        "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    }.items():
        assert row[name].value == endpoint.query(sparql).text.split()[1]


def test_health(endpoint: Endpoint) -> None:
    found = json.loads(endpoint.ask("GET", "/health").text)
    assert found["status"] == "ok"


# Shipped questions by name


def test_questions_are_listed_and_all_run(endpoint: Endpoint) -> None:
    listed = json.loads(endpoint.ask("GET", "/questions").text)
    assert len(listed) >= 25
    for question in listed:
        reply = endpoint.ask("GET", f"/questions/{question['name']}", Accept="text/csv, text/turtle;q=0.9")
        assert reply.status == 200, f"{question['name']}: {reply.text}"


def test_a_question_takes_parameters_as_terms(endpoint: Endpoint) -> None:
    question = next(one for one in json.loads(endpoint.ask("GET", "/questions").text) if one["parameters"])
    name, parameter = question["name"], question["parameters"][0]["name"]
    usual = endpoint.ask("GET", f"/questions/{name}.csv")
    nobody = endpoint.ask("GET", f"/questions/{name}.csv?{parameter}=nobody-at-all")
    assert (usual.media, nobody.media) == ("text/csv", "text/csv")
    assert len(usual.body) > len(nobody.body)
    assert endpoint.ask("GET", f"/questions/{name}.csv?{parameter}=%7D%20DROP%20ALL").status == 400
    assert endpoint.ask("GET", f"/questions/{name}.csv?nonsense=1").status == 400
    text = endpoint.ask("GET", f"/questions/{name}?{parameter}=turkey", Accept="application/sparql-query")
    assert text.media == "application/sparql-query"
    assert "/turkey>" in text.text
    assert endpoint.ask("GET", "/questions/none-of-these").status == 404
