"""What `turtlebay export` writes, read by parsers that share no code with ours: rapper, serdi, riot and N3.js.

rdflib is not strict enough to be one of them: it lets a bad IRI and a bad integer pass.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from turtlebay.rdf import export, graph_sections, to_ntriples
from turtlebay.syntaxes import Syntax

pytestmark = pytest.mark.stores

MODULES = Path(__file__).resolve().parents[2] / "build" / "stores" / "node_modules"
READ_WITH_N3 = """
const fs = require('fs'), N3 = require('n3');
const format = {ttl: 'Turtle', nt: 'N-Triples', nq: 'N-Quads', trig: 'TriG'}[process.argv[2]];
const quads = new N3.Parser({format}).parse(fs.readFileSync(process.argv[1], 'utf8'));
const writer = new N3.Writer(process.stdout, {format: 'N-Quads', end: false});
quads.forEach(quad => writer.addQuad(quad));
writer.end();
"""

RAPPER = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "trig": "trig", "rdfxml": "rdfxml"}
SERDI = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "trig": "trig"}
RIOT = {"ttl": "TTL", "nt": "NT", "nq": "NQ", "trig": "TriG", "rdfxml": "RDF/XML"}
N3 = ("ttl", "nt", "nq", "trig")
HAS_NODE = shutil.which("node") is not None

READERS = [
    *(("rapper", syntax) for syntax in RAPPER),
    *(("serdi", syntax) for syntax in SERDI),
    *(("riot", syntax) for syntax in RIOT),
    *(("n3", syntax) for syntax in N3 if HAS_NODE),
]
WITH_GRAPHS = [(reader, syntax) for reader, syntax in READERS if syntax in ("nq", "trig")]


@pytest.fixture
def read(jena: Any) -> Callable[[str, str, Path], set[ox.Quad]]:
    """Read a file with one of the parsers, strictly; give back its quads."""

    def parse(reader: str, syntax: str, path: Path) -> set[ox.Quad]:
        if reader == "riot":
            if syntax in ("ttl", "nt"):
                jena("riotcmd.riot", "--validate", f"--syntax={RIOT[syntax]}", path)
            output = jena("riotcmd.riot", "--check", "--strict", f"--syntax={RIOT[syntax]}", "--output=NQ", path)
            return set(ox.parse(output, format=ox.RdfFormat.N_QUADS))
        command = {
            "rapper": ["rapper", "-q", "-i", RAPPER.get(syntax, ""), "-o", "nquads", path.as_uri()],
            "serdi": ["serdi", "-i", SERDI.get(syntax, ""), "-o", "nquads", path],
            "n3": ["node", "-e", READ_WITH_N3, path, syntax],
        }[reader]
        if shutil.which(str(command[0])) is None or (reader == "n3" and not (MODULES / "n3").is_dir()):
            pytest.skip(f"{reader} is not installed")
        environment = os.environ | {"NODE_PATH": str(MODULES)}
        done = subprocess.run(list(map(str, command)), capture_output=True, timeout=120, check=False, env=environment)
        assert done.returncode == 0, done.stderr.decode(errors="replace")[-1000:]
        assert not done.stderr.strip(), done.stderr.decode(errors="replace")[-1000:]
        return set(ox.parse(done.stdout, format=ox.RdfFormat.N_QUADS))

    return parse


@pytest.fixture(scope="module")
def plain(reviewed: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reviewed graph alone: RDF/XML cannot hold the form feed in the words of the sample."""
    path = tmp_path_factory.mktemp("plain") / "graph.nt"
    path.write_text(to_ntriples(graph_sections(reviewed.graph)), encoding="utf-8")
    return Path(path)


def write(source: Path, syntax: str, folder: Path, **options: bool) -> Path:
    path = folder / f"graph.{syntax}"
    path.write_text("".join(export(source, Syntax(syntax), **options).pieces), encoding="utf-8")
    return path


def test_sets_have_their_least_size() -> None:
    assert len(READERS) >= 15
    assert len(WITH_GRAPHS) >= 6


@pytest.mark.parametrize(("reader", "syntax"), READERS)
def test_reader_finds_the_same_triples(
    reader: str, syntax: str, material: Any, plain: Path, read: Any, tmp_path: Path
) -> None:
    source = plain if syntax == "rdfxml" else material.turtle
    expected = {ox.Quad(*q.triple) for q in ox.parse(path=str(source))}
    assert read(reader, syntax, write(source, syntax, tmp_path)) == expected
    assert len(expected) > 8000


@pytest.mark.parametrize(("reader", "syntax"), WITH_GRAPHS)
@pytest.mark.parametrize("option", ["named_graphs", "nanopublications"])
def test_reader_finds_the_same_graphs(
    option: str, reader: str, syntax: str, material: Any, read: Any, tmp_path: Path
) -> None:
    path = write(material.turtle, syntax, tmp_path, **{option: True})
    form = ox.RdfFormat.from_extension(syntax)
    expected = set(ox.parse(path=str(path), format=form))
    assert len({quad.graph_name for quad in expected}) >= 4
    assert read(reader, syntax, path) == expected


@pytest.mark.skipif(not HAS_NODE, reason="Node is not installed")
@pytest.mark.parametrize("syntax", N3)
def test_n3_reads_triple_terms(syntax: str, material: Any, read: Any, tmp_path: Path) -> None:
    path = write(material.turtle, syntax, tmp_path, rdf12=True)
    expected = set(ox.parse(path=str(path), format=ox.RdfFormat.from_extension(syntax)))
    terms = [quad for quad in expected if isinstance(quad.object, ox.Triple)]
    assert len(terms) > 100
    assert read("n3", syntax, path) == expected


@pytest.mark.parametrize("reader", ["rapper", "serdi", "riot"])
def test_strict_readers_refuse_what_rdflib_lets_pass(reader: str, read: Any, tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("<http://example.org/a b> <http://example.org/p> 'x' .\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        read(reader, "ttl", path)
