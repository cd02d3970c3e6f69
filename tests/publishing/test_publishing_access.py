"""Passwords, redirects, certificates and URLs: what goes where, and what never does."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import ssl
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from turtlebay.errors import InputError, OutputError, UsageError
from turtlebay.publishing import Credentials, read_credentials, read_target
from turtlebay.publishing.credentials import Authenticator
from turtlebay.publishing.payload import Payload, comparable
from turtlebay.publishing.target import require_same_host

if TYPE_CHECKING:
    from conftest import CommandLine

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

ONE = '<urn:s> <urn:p> "one" .\n'

Store = Any
Handler = Any


def basic(handler: Handler) -> bool:
    expected = "Basic " + base64.b64encode("käthe:p:w".encode()).decode()
    return handler.headers.get("Authorization") == expected


def bearer(handler: Handler) -> bool:
    return handler.headers.get("Authorization") == "Bearer t0ken"


def digest(handler: Handler, algorithm: str, nonce: str) -> bool:
    header = handler.headers.get("Authorization", "")
    if not header.startswith("Digest "):
        return False
    fields = dict(re.findall(r'(\w+)="?([^",]*)"?', header))

    def hashed(text: str) -> str:
        return hashlib.new({"MD5": "md5", "SHA-256": "sha256"}[algorithm], text.encode()).hexdigest()

    one, two = hashed("käthe:the realm:p:w"), hashed(f"{handler.command}:{handler.path}")
    expected = hashed(f"{one}:{nonce}:{fields['nc']}:{fields['cnonce']}:auth:{two}")
    return fields["response"] == expected and fields["uri"] == handler.path and fields["nonce"] == nonce


def test_basic_is_sent_only_when_asked_for(store: Store, one: Path, send: Any, quick: Any) -> None:
    def answer(handler: Handler, method: str, graph: str) -> int | None:
        if method == "GET" or basic(handler):
            return None
        handler.reply(401, WWW_Authenticate='Basic realm="x"')
        return 0

    store.answer = answer
    assert send(store.url + "?default", one, quick(Credentials("käthe", "p:w")))[0].proved
    assert "Authorization" not in store.headers_seen[0]
    assert store.methods("PUT") == ["PUT", "PUT"]


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
def test_digest_answers_each_request_and_a_nonce_that_went_stale(
    algorithm: str, store: Store, one: Path, send: Any, quick: Any
) -> None:
    nonces = ["first", "second"]
    count = 0

    def answer(handler: Handler, method: str, graph: str) -> int | None:
        nonlocal count
        count += 1
        if count == 3:
            nonces.pop(0)
        if digest(handler, algorithm, nonces[0]):
            return None
        stale = ", stale=true" if "Authorization" in handler.headers else ""
        challenge = f'Digest realm="the realm", nonce="{nonces[0]}", qop="auth,auth-int", algorithm={algorithm}{stale}'
        handler.reply(401, WWW_Authenticate=f'Basic realm="b", {challenge}')
        return 0

    store.answer = answer
    assert send(store.url + "?default", one, quick(Credentials("käthe", "p:w")))[0].proved


def test_the_example_of_the_standard_has_its_response() -> None:
    """RFC 2617, 3.5, without the client's nonce: RFC 2069 style."""
    known = Authenticator(Credentials("Mufasa", "Circle Of Life"))
    assert known.learn(['Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5c"'])
    header = known.header("GET", "/dir/index.html")
    assert header is not None
    assert 'response="670fd8c2df070c60b045671b8b24ff02"' in header
    assert 'opaque="5c"' in header


def test_a_token_is_sent_at_once(store: Store, one: Path, send: Any, quick: Any) -> None:
    store.answer = lambda handler, method, graph: None if bearer(handler) else 401
    assert send(store.url + "?default", one, quick(Credentials(token="t0ken")))[0].proved  # noqa: S106


@pytest.mark.parametrize("challenge", ['Basic realm="x"', 'Digest realm="x", nonce="n", qop="auth"', "Negotiate", ""])
def test_a_wrong_password_is_tried_once(challenge: str, store: Store, one: Path, send: Any, quick: Any) -> None:
    def answer(handler: Handler, method: str, graph: str) -> int:
        handler.reply(401, b"no", WWW_Authenticate=challenge)
        return 0

    store.answer = answer
    with pytest.raises(OutputError, match="answered 401") as caught:
        send(store.url + "?default", one, quick(Credentials("me", "s3cret")))
    assert "TURTLEBAY_USER" in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert len(store.requests) <= 2


def test_no_password_travels_unencrypted_to_another_machine(
    store: Store, one: Path, monkeypatch: pytest.MonkeyPatch, send: Any, quick: Any
) -> None:
    monkeypatch.setattr("turtlebay.publishing.client.is_loopback", lambda host: False)
    with pytest.raises(UsageError, match="unencrypted"):
        send(store.url + "?default", one, quick(Credentials(token="t0ken")))  # noqa: S106
    assert store.requests == []
    assert send(store.url + "?default", one, quick(Credentials(token="t0ken"), allow_http=True))[0].proved  # noqa: S106


def test_credentials_come_from_the_environment_or_a_netrc_file(tmp_path: Path) -> None:
    path = tmp_path / "netrc"
    path.write_text('machine store.example login me password "x y"\ndefault login you password z\n', encoding="utf-8")
    everything = {"TURTLEBAY_TOKEN": "t", "TURTLEBAY_USER": "u", "TURTLEBAY_PASSWORD": "p", "NETRC": str(path)}
    assert read_credentials("store.example", environment=everything) == Credentials(token="t")  # noqa: S106
    del everything["TURTLEBAY_TOKEN"]
    assert read_credentials("store.example", environment=everything) == Credentials("u", "p")
    assert read_credentials("a.example", environment={"NETRC": str(path)}) == Credentials("you", "z")
    found = read_credentials("store.example", netrc_file=path, environment={})
    assert found is not None
    assert (found.user, found.password) == ("me", "x y")
    assert "password" not in repr(Credentials("u", "p", "t"))
    assert read_credentials("store.example", environment={}) is None


@pytest.mark.parametrize(("content", "said"), [(None, "cannot be read"), ("machine", "not a netrc file")])
def test_a_netrc_file_that_is_none_is_named(content: str | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "netrc"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_credentials("store.example", netrc_file=path, environment={})


def test_a_token_of_two_lines_cannot_forge_a_header() -> None:
    with pytest.raises(UsageError, match="TURTLEBAY_TOKEN"):
        read_credentials("h", environment={"TURTLEBAY_TOKEN": "a\r\nX-Evil: b"})


# ---- where it goes


def test_a_redirect_on_the_same_host_is_followed(store: Store, one: Path, send: Any) -> None:
    def answer(handler: Handler, method: str, graph: str) -> int | None:
        if handler.path.startswith("/store"):
            handler.reply(307, Location=handler.path.replace("/store", "/new"))
            return 0
        return None

    store.answer = answer
    assert send(store.url + "?default", one)[0].proved
    assert store.graphs == {"": ONE}


@pytest.mark.parametrize(("status", "method"), [(301, "PUT"), (302, "PUT"), (303, "PUT")])
def test_a_redirect_that_would_lose_the_body_is_not_followed(
    status: int, method: str, store: Store, one: Path, send: Any
) -> None:
    def answer(handler: Handler, asked: str, graph: str) -> int | None:
        if asked == method:
            handler.reply(status, Location="/new?default")
            return 0
        return None

    store.answer = answer
    with pytest.raises(OutputError, match="redirects to"):
        send(store.url + "?default", one)


def test_neither_data_nor_passwords_follow_to_another_host(
    store: Store, other_store: Store, one: Path, send: Any, quick: Any
) -> None:
    def answer(handler: Handler, method: str, graph: str) -> int:
        handler.reply(307, Location=other_store.url + "?default")
        return 0

    store.answer = answer
    with pytest.raises(OutputError, match="neither data nor passwords follow"):
        send(store.url + "?default", one, quick(Credentials(token="t0ken")))  # noqa: S106
    assert other_store.requests == []


def test_a_redirect_in_a_circle_ends(store: Store, one: Path, send: Any) -> None:
    def answer(handler: Handler, method: str, graph: str) -> int:
        handler.reply(308, Location=handler.path)
        return 0

    store.answer = answer
    with pytest.raises(OutputError, match="circle"):
        send(store.url + "?default", one)


def test_a_certificate_that_nobody_vouches_for_is_refused(
    store: Store, one: Path, tmp_path: Path, send: Any, quick: Any
) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    store.socket = context.wrap_socket(store.socket, server_side=True)
    with pytest.raises(OutputError, match="certificate is refused"):
        send(store.url.replace("http:", "https:") + "?default", one, quick(Credentials(token="t0ken")))  # noqa: S106
    assert store.requests == []


@pytest.mark.parametrize(
    ("url", "endpoint", "graph"),
    [
        ("https://h.example/s", "https://h.example/s", None),
        ("https://h.example", "https://h.example/", None),
        ("https://h.example/s?default", "https://h.example/s", ""),
        ("https://h.example/s?graph=urn:a:b", "https://h.example/s", "urn:a:b"),
        ("https://h.example/s?graph=http%3A%2F%2Fa.example%2F%C3%BC", "https://h.example/s", "http://a.example/ü"),
        ("https://h.example/s?no_transaction&graph=urn:a:b", "https://h.example/s?no_transaction", "urn:a:b"),
        ("https://h.example/s?key=a%26b", "https://h.example/s?key=a%26b", None),
        ("http://[::1]:80/ü", "http://[::1]:80/%C3%BC", None),
    ],
)
def test_a_url_says_which_graph(url: str, endpoint: str, graph: str | None) -> None:
    target = read_target(url)
    assert (target.endpoint, target.graph) == (endpoint, graph)


def test_the_iri_of_a_graph_is_escaped_in_the_url() -> None:
    assert read_target("http://h.example/s").url("urn:a?b&c=d#e") == "http://h.example/s?graph=urn%3Aa%3Fb%26c%3Dd%23e"
    assert read_target("http://h.example/s?k=v").url("") == "http://h.example/s?k=v&default"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://h.example/", "not the URL"),
        ("h.example", "not the URL"),
        ("http://", "not the URL"),
        ("http://h.example:99999/", "not a URL"),
        ("http://[x/", "not a URL"),
        ("http://me:secret@h.example/", "seen by everybody"),
        ("http://h.example/?default&graph=urn:a:b", "more than one graph"),
        ("http://h.example/?graph=relative", "no IRI"),
        ("http://h.example/a b", "spaces"),
        ("http://h.example/a\u200b", "spaces"),
    ],
)
def test_a_url_that_is_none_is_refused(url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        read_target(url)
    assert "secret" not in str(caught.value)


def test_counting_stays_on_the_same_host() -> None:
    target = read_target("http://h.example/s")
    assert require_same_host("http://h.example/q", target) == "http://h.example/q"
    with pytest.raises(UsageError, match="another host"):
        require_same_host("http://other.example/q", target)


def test_payloads_are_ntriples_in_one_order() -> None:
    triples = [ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(str(n))) for n in range(9)]
    assert Payload("", frozenset(triples)).body == "".join(f"{t} .\n" for t in triples).encode()
    assert comparable(triples) == comparable(reversed(triples))


def test_command_takes_its_password_from_the_environment(
    turtlebay: CommandLine, store: Store, one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.answer = lambda handler, method, graph: None if bearer(handler) else 401
    assert turtlebay("publish", store.url + "?default", one).code == 3
    monkeypatch.setenv("TURTLEBAY_TOKEN", "t0ken")
    outcome = turtlebay("publish", store.url + "?default", one)
    assert outcome.code == 0
    assert "t0ken" not in outcome.out + outcome.err
