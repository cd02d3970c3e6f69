"""The query operation of the SPARQL 1.1 Protocol, case by case from https://www.w3.org/TR/sparql11-protocol/.

The cases are our own; each names the section that it rests on. A real server answers on the loopback interface.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

if TYPE_CHECKING:
    from conftest import Endpoint, Reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
JSON = "application/sparql-results+json"
ASK = "ASK { <http://example.org/kite> <http://example.org/flies> 'high' }"
WHERE_IS_IT = "SELECT ?where WHERE { ?kite <http://example.org/in> ?where } ORDER BY ?where"
IN_WHICH = "SELECT ?where WHERE { GRAPH ?graph { ?kite <http://example.org/in> ?where } } ORDER BY ?where"
FIRST, SECOND = "http://example.org/first", "http://example.org/second"


def is_true(reply: Reply) -> bool:
    assert reply.status == 200, reply.text
    return json.loads(reply.text)["boolean"] is True


def values(reply: Reply) -> list[str]:
    assert reply.status == 200, reply.text
    return [row["where"]["value"] for row in json.loads(reply.text)["results"]["bindings"]]


# 2.1 Query operation: three ways to send one


def test_get_with_the_query_in_the_address(small_endpoint: Endpoint) -> None:
    """2.1.1 query via GET."""
    assert is_true(small_endpoint.ask("GET", f"/sparql?query={quote(ASK)}"))


def test_get_needs_no_content_type_and_ignores_a_body(small_endpoint: Endpoint) -> None:
    """2.1, table: GET has no request content type and no message body."""
    reply = small_endpoint.ask("GET", f"/sparql?query={quote(ASK)}", "query=ASK {}", Content_Type="text/plain")
    assert is_true(reply)


def test_post_of_a_form(small_endpoint: Endpoint) -> None:
    """2.1.2 query via POST with URL-encoded parameters."""
    assert is_true(small_endpoint.ask("POST", "/sparql", urlencode({"query": ASK}), Content_Type=FORM))


def test_post_of_a_form_with_a_charset(small_endpoint: Endpoint) -> None:
    """2.1.2; media type parameters are case-insensitive (RFC 9110, 8.3.1)."""
    kind = 'Application/X-WWW-Form-Urlencoded; Charset="UTF-8"'
    assert is_true(small_endpoint.ask("POST", "/sparql", urlencode({"query": ASK}), Content_Type=kind))


def test_post_of_the_query_itself(small_endpoint: Endpoint) -> None:
    """2.1.3 query via POST directly."""
    assert is_true(small_endpoint.ask("POST", "/sparql", ASK, Content_Type=QUERY))


@pytest.mark.parametrize("kind", [f"{QUERY}; charset=UTF-8", f"{QUERY};charset=utf-8", QUERY.upper()])
def test_post_of_the_query_itself_in_utf_8(small_endpoint: Endpoint, kind: str) -> None:
    """2.1.3: the query string is Unicode in UTF-8."""
    sparql = 'ASK { FILTER(STRLEN("Çığır 🪁") = 7) }'
    assert is_true(small_endpoint.ask("POST", "/sparql", sparql.encode(), Content_Type=kind))


def test_a_query_is_decoded_once(small_endpoint: Endpoint) -> None:
    """2.1.1: parameters are percent-encoded (RFC 3986), a plus sign stands for a space."""
    sparql = 'ASK{FILTER("%2B+é"="%2B" || STRLEN("%2B+é")=5)}'
    assert is_true(small_endpoint.ask("GET", f"/sparql?{urlencode({'query': sparql})}"))


def test_unknown_parameters_are_let_pass(small_endpoint: Endpoint) -> None:
    """2.1: services may take parameters of their own; clients send them to all."""
    assert is_true(small_endpoint.ask("GET", f"/sparql?{urlencode({'output': 'xml', 'query': ASK, 'timeout': ''})}"))


# 2.1.4 Specifying an RDF dataset


def by_get(server: Endpoint, sparql: str, *graphs: tuple[str, str]) -> Reply:
    return server.ask("GET", f"/sparql?{urlencode([('query', sparql), *graphs])}")


def by_form(server: Endpoint, sparql: str, *graphs: tuple[str, str]) -> Reply:
    return server.ask("POST", "/sparql", urlencode([("query", sparql), *graphs]), Content_Type=FORM)


def by_body(server: Endpoint, sparql: str, *graphs: tuple[str, str]) -> Reply:
    return server.ask("POST", f"/sparql?{urlencode(graphs)}", sparql, Content_Type=QUERY)


WAYS = pytest.mark.parametrize("ask", [by_get, by_form, by_body])


@WAYS
def test_default_dataset(small_endpoint: Endpoint, ask) -> None:  # type: ignore[no-untyped-def]
    """2.1.4: without a dataset, the service has one of its own: here all triples, and the graphs by name."""
    assert values(ask(small_endpoint, WHERE_IS_IT)) == ["first", "second"]
    assert values(ask(small_endpoint, IN_WHICH)) == ["first", "second"]


@WAYS
def test_one_default_graph(small_endpoint: Endpoint, ask) -> None:  # type: ignore[no-untyped-def]
    """2.1.4: default-graph-uri sets the default graph, and then there are no named graphs."""
    dataset = [("default-graph-uri", FIRST)]
    assert values(ask(small_endpoint, WHERE_IS_IT, *dataset)) == ["first"]
    assert values(ask(small_endpoint, IN_WHICH, *dataset)) == []


@WAYS
def test_several_default_graphs_are_merged(small_endpoint: Endpoint, ask) -> None:  # type: ignore[no-untyped-def]
    """2.1.4, with the merge of SPARQL 1.1 Query, 13.2.1."""
    dataset = [("default-graph-uri", FIRST), ("default-graph-uri", SECOND)]
    assert values(ask(small_endpoint, WHERE_IS_IT, *dataset)) == ["first", "second"]


@WAYS
def test_named_graphs_alone(small_endpoint: Endpoint, ask) -> None:  # type: ignore[no-untyped-def]
    """2.1.4: named-graph-uri without default-graph-uri leaves the default graph empty (Query, 13.2)."""
    dataset = [("named-graph-uri", SECOND)]
    assert values(ask(small_endpoint, IN_WHICH, *dataset)) == ["second"]
    assert values(ask(small_endpoint, WHERE_IS_IT, *dataset)) == []


@WAYS
def test_default_and_named_graphs(small_endpoint: Endpoint, ask) -> None:  # type: ignore[no-untyped-def]
    """2.1.4, a full dataset."""
    dataset = [("default-graph-uri", FIRST), ("named-graph-uri", FIRST), ("named-graph-uri", SECOND)]
    assert values(ask(small_endpoint, WHERE_IS_IT, *dataset)) == ["first"]
    assert values(ask(small_endpoint, IN_WHICH, *dataset)) == ["first", "second"]


@WAYS
def test_dataset_of_the_request_overrides_the_query(small_endpoint: Endpoint, ask) -> None:  # type: ignore[no-untyped-def]
    """2.1.4: if both name a dataset, the one of the protocol request is used."""
    sparql = WHERE_IS_IT.replace("WHERE", f"FROM <{FIRST}> WHERE", 1)
    assert values(ask(small_endpoint, sparql)) == ["first"]
    assert values(ask(small_endpoint, sparql, ("default-graph-uri", SECOND))) == ["second"]
    named = IN_WHICH.replace("WHERE", f"FROM NAMED <{FIRST}> WHERE", 1)
    assert values(ask(small_endpoint, named, ("named-graph-uri", SECOND))) == ["second"]


@pytest.mark.parametrize("graph", ["http://example.org/third", "relative", "", "http://example.org/a b", "<b>"])
@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_that_is_not_served_is_refused(small_endpoint: Endpoint, parameter: str, graph: str) -> None:
    """2.1.4: a service may refuse a dataset with 400."""
    reply = by_get(small_endpoint, ASK, (parameter, graph))
    assert reply.status == 400
    assert "graph" in reply.text


# 2.1.5 and 2.1.6: the response


@pytest.mark.parametrize(
    ("sparql", "accept", "media"),
    [
        ("SELECT * {}", JSON, JSON),
        ("SELECT * {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("SELECT * {}", "text/csv", "text/csv"),
        ("SELECT * {}", "text/tab-separated-values", "text/tab-separated-values"),
        ("ASK {}", JSON, JSON),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("ASK {}", "text/csv", "text/csv"),
        ("DESCRIBE <http://example.org/kite>", "text/turtle", "text/turtle"),
        ("DESCRIBE <http://example.org/kite>", "application/n-triples", "application/n-triples"),
        ("CONSTRUCT { <a:a> <a:b> 1 } {}", "application/rdf+xml", "application/rdf+xml"),
        ("CONSTRUCT { <a:a> <a:b> 1 } {}", "application/ld+json", "application/ld+json"),
        ("SELECT * {}", "*/*", JSON),
        ("CONSTRUCT { <a:a> <a:b> 1 } {}", "*/*", "text/turtle"),
        ("SELECT * {}", "text/*", "text/csv"),
        ("SELECT * {}", f"{JSON};q=0.2, text/csv;q=0.9", "text/csv"),
        ("SELECT * {}", f"text/csv;q=0, {JSON};q=0.1", JSON),
        ("SELECT * {}", f"image/png, {JSON};q=0.001", JSON),
        ("SELECT * {}", "application/json", JSON),
        ("SELECT * {}", "", JSON),
    ],
)
def test_the_answer_comes_as_asked(small_endpoint: Endpoint, sparql: str, accept: str, media: str) -> None:
    """2.1.5 accepted response formats, 2.1.6 success responses; RFC 9110, 12.5.1."""
    reply = small_endpoint.query(sparql, accept=accept)
    assert (reply.status, reply.media) == (200, media), reply.text
    assert "Accept" in reply.headers["vary"]
    assert int(reply.headers["content-length"]) == len(reply.body)


@pytest.mark.parametrize("sparql", ["SELECT * {}", "ASK {}", "DESCRIBE <a:a>", "CONSTRUCT WHERE { ?a ?b ?c }"])
@pytest.mark.parametrize("accept", ["image/png", "text/html", "*/*;q=0", "nonsense"])
def test_nothing_acceptable_is_406(small_endpoint: Endpoint, sparql: str, accept: str) -> None:
    """2.1.5 leaves this to HTTP content negotiation (RFC 9110, 15.5.7)."""
    reply = small_endpoint.query(sparql, accept=accept)
    assert reply.status == 406
    assert "Accept header" in reply.text


def test_accept_may_be_spread_over_lines(small_endpoint: Endpoint) -> None:
    """RFC 9110, 5.3: several lines of one header are one list."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", small_endpoint.port, timeout=30)
    connection.putrequest("GET", f"/sparql?query={quote('SELECT * {}')}")
    connection.putheader("Accept", "image/png")
    connection.putheader("Accept", "text/csv")
    connection.endheaders()
    response = connection.getresponse()
    assert (response.status, response.getheader("content-type")) == (200, "text/csv; charset=utf-8")
    connection.close()


def test_head_is_get_without_a_body(small_endpoint: Endpoint) -> None:
    """RFC 9110, 9.3.2."""
    reply = small_endpoint.ask("HEAD", f"/sparql?query={quote(ASK)}")
    assert (reply.status, reply.media, reply.body) == (200, JSON, b"")


# 2.1.7 Failure responses


@pytest.mark.parametrize(
    ("sparql", "place"),
    [
        ("ASK { ?s ?p }", "1:14"),
        ("SELECT *\nWHERE {\n  ?s ?p ?o ?o }", "3:16"),
        ("", "1:1"),
        ("nonsense", "1:9"),
        ("SELECT ?undeclared:x {}", "1:"),
        ("ASK { <relative> ?p ?o }", ""),
        ("ASK { ?s ?p '\x00' ", ""),
    ],
)
def test_malformed_queries_are_400_with_their_place(small_endpoint: Endpoint, sparql: str, place: str) -> None:
    """2.1.7: 400 if the query is no legal sequence of characters of the grammar."""
    reply = small_endpoint.query(sparql)
    assert (reply.status, reply.media) == (400, "text/plain")
    assert reply.text.startswith(f"query:{place}"), reply.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"])
def test_other_methods_are_405(small_endpoint: Endpoint, method: str) -> None:
    """2.1: a query is sent with GET or POST; RFC 9110, 15.5.6: Allow names the methods."""
    reply = small_endpoint.ask(method, f"/sparql?query={quote(ASK)}")
    assert reply.status == 405
    assert {"GET", "POST"} <= set(reply.headers["allow"].split(", "))


@pytest.mark.parametrize("pairs", [[], [("default-graph-uri", FIRST)], [("query", ASK), ("query", ASK)]])
def test_exactly_one_query(small_endpoint: Endpoint, pairs: list[tuple[str, str]]) -> None:
    """2.1, table: the parameter query is there exactly once."""
    assert small_endpoint.ask("POST", "/sparql", urlencode(pairs), Content_Type=FORM).status == 400
    assert not pairs or small_endpoint.ask("GET", f"/sparql?{urlencode(pairs)}").status == 400
    both = small_endpoint.ask("POST", f"/sparql?{urlencode({'query': ASK})}", ASK, Content_Type=QUERY)
    assert both.status == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data; boundary=x", "", "query"])
def test_other_media_types_are_415(small_endpoint: Endpoint, kind: str) -> None:
    """2.1.2 and 2.1.3 name the two content types of a POST."""
    headers = {"Content_Type": kind} if kind else {}
    reply = small_endpoint.ask("POST", "/sparql", urlencode({"query": ASK}).encode(), **headers)
    assert reply.status == 415
    assert QUERY in reply.headers["accept-post"]


@pytest.mark.parametrize("kind", [f"{QUERY}; charset=UTF-16", f"{QUERY}; charset=latin1", f"{FORM}; charset=utf-7"])
def test_other_character_sets_are_415(small_endpoint: Endpoint, kind: str) -> None:
    """2.1.3: the body is UTF-8."""
    assert small_endpoint.ask("POST", "/sparql", ASK.encode("utf-16"), Content_Type=kind).status == 415


def test_a_compressed_body_is_415(small_endpoint: Endpoint) -> None:
    """RFC 9110, 15.5.16."""
    reply = small_endpoint.ask("POST", "/sparql", ASK, Content_Type=QUERY, Content_Encoding="gzip")
    assert reply.status == 415


@pytest.mark.parametrize("body", [b"ASK { # \xff\n}", "ASK {}".encode("utf-16"), b"\xed\xa0\x80"])
def test_bytes_that_are_no_utf_8_are_400(small_endpoint: Endpoint, body: bytes) -> None:
    """2.1.3 and 2.1.7."""
    assert small_endpoint.ask("POST", "/sparql", body, Content_Type=QUERY).status == 400
    encoded = "query=" + quote(body)
    assert small_endpoint.ask("GET", f"/sparql?{encoded}").status == 400
    assert small_endpoint.ask("POST", "/sparql", encoded, Content_Type=FORM).status == 400


# 2.2 Update operation: there is none here


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "LOAD <http://127.0.0.1:1/>",
        "PREFIX a: <a:> WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused_and_change_nothing(small_endpoint: Endpoint, sparql: str) -> None:
    """2.2: this endpoint has no update operation, in whichever way one is sent."""
    before = small_endpoint.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text
    assert small_endpoint.query(sparql).status == 400
    assert small_endpoint.ask("POST", "/sparql", sparql, Content_Type=QUERY).status == 400
    assert small_endpoint.ask("POST", "/sparql", urlencode({"update": sparql}), Content_Type=FORM).status == 400
    assert small_endpoint.ask("POST", "/sparql", sparql, Content_Type="application/sparql-update").status == 415
    assert small_endpoint.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text == before


@pytest.mark.parametrize("call", ["SERVICE <{}>", "SERVICE SILENT <{}>", r"\u0053ERVICE <{}>"])
def test_federation_is_refused(small_endpoint: Endpoint, call: str) -> None:
    """SPARQL 1.1 Federated Query, section 5: a service may refuse; no connection is made."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.3)
        where = call.replace("{}", f"http://127.0.0.1:{trap.getsockname()[1]}/")
        assert small_endpoint.query(f"SELECT * {{ {where} {{ ?s ?p ?o }} }}").status == 400
        with pytest.raises(TimeoutError):
            trap.accept()


# 4 Policy: from the pages of others


def test_pages_of_others_may_ask_from_a_browser(small_endpoint: Endpoint) -> None:
    """Fetch standard, 3.3: CORS protocol; the header that says a result is cut can be read."""
    reply = small_endpoint.ask("GET", f"/sparql?query={quote(ASK)}", Origin="https://example.org")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "X-Result-Cut" in reply.headers["access-control-expose-headers"]
    assert "access-control-allow-credentials" not in reply.headers
    preflight = small_endpoint.ask(
        "OPTIONS",
        "/sparql",
        Origin="https://example.org",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )
    assert preflight.status == 200
    assert "POST" in preflight.headers["access-control-allow-methods"]
    refused = small_endpoint.ask("GET", "/sparql?query=x", Origin="https://example.org")
    assert (refused.status, refused.headers["access-control-allow-origin"]) == (400, "*")


def test_pages_of_others_can_be_kept_out(start_endpoint) -> None:  # type: ignore[no-untyped-def]
    closed = start_endpoint("small.trig", "--cors", "none")
    reply = closed.ask("GET", f"/sparql?query={quote(ASK)}", Origin="https://example.org")
    assert is_true(reply)
    assert "access-control-allow-origin" not in reply.headers
