"""Check a graph against the shapes of the ontology folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from turtlebay.authority import read_turtle
from turtlebay.errors import InputError, RdfError
from turtlebay.rdf.prefixes import PREFIXES, shorten
from turtlebay.rdf.query import require_local_query
from turtlebay.rdf.rdflib_graph import triples_to_rdflib
from turtlebay.rdf.store import open_store
from turtlebay.rdf.turtle import natural_key
from turtlebay.resources import ontology_folder

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = ["Finding", "validate"]

SEVERITIES: Final = {"Violation": "violation", "Warning": "warning", "Info": "info"}
RANKS: Final = {name: rank for rank, name in enumerate(SEVERITIES.values())}

ALL: Final = (None, None, None, ox.DefaultGraph())


@dataclass(frozen=True)
class Finding:
    """One result of a shape: `severity` is violation, warning or info; what a result does not have is empty.

    `focus` and `value` are written in full, `path` and `shape` with prefixes.
    """

    severity: str
    focus: str
    path: str
    shape: str
    message: str
    value: str


def validate(data: ox.Store | Path, *, ontology: Path | None = None) -> list[Finding]:
    """Return what the shapes find in a graph, the gravest first, then by node.

    The graph is read together with the ontology and the schemes, so that classes and topics are known; nothing else is
    inferred, and what the shapes find in these alone is left out. The shapes are all files of `shapes/`.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError
    from rdflib import RDF, SH

    folder = ontology or ontology_folder()
    shapes = triples_to_rdflib(read_turtle(*sorted((folder / "shapes").glob("*.ttl"))).quads_for_pattern(*ALL))
    if not len(shapes):
        raise InputError("there are no shapes", where=str(folder / "shapes"), remedy="Take the whole ontology folder.")
    store = data if isinstance(data, ox.Store) else open_store([data])
    quads = set(store.quads_for_pattern(*ALL))
    background = read_turtle(folder / "turtlebay.ttl", folder / "schemes.ttl").quads_for_pattern(*ALL)
    try:
        # pySHACL would copy only the classes and properties of an `ont_graph`, and no concept of a scheme
        graph = triples_to_rdflib(quads.union(background), kind=_prepared_graph())
        _, report, text = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, inplace=True)
    except ReportableRuntimeError as error:
        raise RdfError(f"a shape cannot be used ({error})", where=str(folder / "shapes")) from error
    if isinstance(report, ReportableRuntimeError):
        raise RdfError(f"the shapes cannot be applied ({text})", where=str(folder / "shapes"))
    named = {str(end.value) for quad in quads for end in (quad.subject, quad.object) if not isinstance(end, ox.Triple)}
    # results that explain another one hang on sh:detail and are no findings of their own
    reports = list(report.subjects(RDF.type, SH.ValidationReport))
    results = [result for node in reports for result in report.objects(node, SH.result)]
    findings = {_finding(result, report, shapes) for result in results}
    return sorted((finding for finding in findings if finding.focus in named), key=_key)


def _prepared_graph() -> type[rdflib.Graph]:
    """Return a class of graph that parses each query once.

    pySHACL asks the same query for each node, and rdflib parses it each time: 17 s of the 18 s that a report of 65
    statements and 450 spans took.
    """
    import rdflib
    from rdflib.plugins.sparql import prepareQuery

    prepared: dict[str, Any] = {}

    class PreparedGraph(rdflib.Graph):
        def query(self, query_object: Any, *args: Any, **options: Any) -> Any:
            if not isinstance(query_object, str):
                return super().query(query_object, *args, **options)
            if query_object not in prepared:
                _require_query(query_object)
                prepared[query_object] = prepareQuery(query_object, initNs=dict(self.namespaces()))
            return super().query(prepared[query_object], *args, **options)

    return PreparedGraph


def _require_query(sparql: str) -> None:
    """Raise an error of ours: rdflib has a kind of exception for each way in which a query can be wrong."""
    require_local_query(sparql, "a query of the shapes")
    try:
        ox.Store().query(sparql)
    except SyntaxError as error:
        raise RdfError(f"a shape has a query that is not SPARQL ({error.msg})", where=sparql) from error


def _key(finding: Finding) -> tuple[object, ...]:
    place = (RANKS[finding.severity], natural_key(finding.focus))
    return (*place, finding.path, finding.shape, finding.message, natural_key(finding.value))


def _finding(result: Node, report: rdflib.Graph, shapes: rdflib.Graph) -> Finding:
    from rdflib import SH, BNode

    source = report.value(result, SH.sourceShape)
    while isinstance(source, BNode):  # a property or SPARQL constraint without a name: name the shape that has it
        source = next(shapes.subjects(None, source), None)
    severity = str(report.value(result, SH.resultSeverity)).removeprefix(PREFIXES["sh"])
    value = report.value(result, SH.value)
    return Finding(
        severity=SEVERITIES.get(severity, "violation"),
        focus=str(report.value(result, SH.focusNode)),
        path=_path(report, report.value(result, SH.resultPath)),
        shape="" if source is None else shorten(str(source)) or str(source),
        message=" ".join(sorted(str(message) for message in report.objects(result, SH.resultMessage))),
        value="" if value is None or isinstance(value, BNode) else str(value),
    )


def _path(report: rdflib.Graph, path: Node | None) -> str:
    """Return a path as SPARQL writes it."""
    from rdflib import RDF, SH, BNode
    from rdflib.collection import Collection

    if path is None:
        return ""
    if not isinstance(path, BNode):
        return shorten(str(path)) or f"<{path}>"

    def joined(node: Node, sign: str) -> str:
        return "(" + sign.join(_path(report, step) for step in Collection(report, node)) + ")"

    if report.value(path, RDF.first) is not None:
        return joined(path, "/")
    if (either := report.value(path, SH.alternativePath)) is not None:
        return joined(either, "|")
    signs = {SH.inversePath: "^{}", SH.zeroOrMorePath: "{}*", SH.oneOrMorePath: "{}+", SH.zeroOrOnePath: "{}?"}
    found = ((sign, report.value(path, name)) for name, sign in signs.items())
    return next((sign.format(_path(report, step)) for sign, step in found if step is not None), "")
