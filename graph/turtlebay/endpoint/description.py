"""What the endpoint says of itself: the service description of SPARQL 1.1, and the dataset as VoID and DCAT.

https://www.w3.org/TR/sparql11-service-description/ · https://www.w3.org/TR/void/ · https://www.w3.org/TR/vocab-dcat-3/
Every node has an IRI under the address of the endpoint, so nothing here is a blank node.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from turtlebay import __version__, iri
from turtlebay.rdf.prefixes import PREFIXES, RDF, XSD

__all__ = ["dataset_triples", "service_triples"]

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
DCAT: Final = "http://www.w3.org/ns/dcat#"
FORMATS: Final = "http://www.w3.org/ns/formats/"
RESULT_FORMATS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)
COUNTS: Final = {
    "triples": "triples",
    "subjects": "distinctSubjects",
    "objects": "distinctObjects",
    "properties": "properties",
    "classes": "classes",
}
VOCABULARIES: Final = (iri.TERMS, PREFIXES["skos"], PREFIXES["oa"], PREFIXES["prov"], PREFIXES["dcterms"])
TYPE: Final = RDF + "type"
TITLE: Final = "turtlebay: who should do what, according to policy reports"


def service_triples(base: str, figures: Mapping[str, int], graphs: tuple[str, ...]) -> list[ox.Triple]:
    """Return the service description (section 3): what the service speaks, writes, and holds.

    `base` is the address of the server, without a slash at its end.
    """
    service, dataset = f"{base}/sparql#service", f"{base}/.well-known/void#sparql-dataset"
    found = [
        _link(service, TYPE, SD + "Service"),
        _link(service, SD + "endpoint", f"{base}/sparql"),
        _link(service, SD + "supportedLanguage", SD + "SPARQL11Query"),
        *(_link(service, SD + "resultFormat", FORMATS + name) for name in RESULT_FORMATS),
        _link(service, SD + "defaultDataset", dataset),
        _link(dataset, TYPE, SD + "Dataset"),
        _link(dataset, SD + "defaultGraph", f"{base}/.well-known/void#default-graph"),
        _link(f"{base}/.well-known/void#default-graph", TYPE, SD + "Graph"),
        _count(f"{base}/.well-known/void#default-graph", "triples", figures["triples"]),
    ]
    for number, graph in enumerate(graphs, start=1):
        named, content = (f"{base}/.well-known/void#{part}-{number}" for part in ("named-graph", "graph"))
        found += [
            _link(dataset, SD + "namedGraph", named),
            _link(named, TYPE, SD + "NamedGraph"),
            _link(named, SD + "name", graph),
            _link(named, SD + "graph", content),
            _link(content, TYPE, SD + "Graph"),
            _count(content, "triples", figures[graph]),
        ]
    return found


def dataset_triples(base: str, figures: Mapping[str, int]) -> list[ox.Triple]:
    """Return the dataset as VoID and DCAT: its size, its vocabularies, and where to ask it.

    No licence is stated, since the reports in a graph are not ours to license.
    """
    dataset, service = f"{base}/.well-known/void#dataset", f"{base}/sparql#service"
    document = f"{base}/.well-known/void"
    return [
        _link(document, TYPE, VOID + "DatasetDescription"),
        _link(document, PREFIXES["foaf"] + "primaryTopic", dataset),
        _link(dataset, TYPE, VOID + "Dataset"),
        _link(dataset, TYPE, DCAT + "Dataset"),
        _words(dataset, PREFIXES["dcterms"] + "title", TITLE),
        _words(
            dataset,
            PREFIXES["dcterms"] + "description",
            f"A graph made by turtlebay {__version__}; each statement is tied to the words that it rests on.",
        ),
        _link(dataset, VOID + "sparqlEndpoint", f"{base}/sparql"),
        _link(dataset, PREFIXES["foaf"] + "homepage", f"{base}/"),
        _link(dataset, VOID + "exampleResource", iri.BASE),
        ox.Triple(ox.NamedNode(dataset), ox.NamedNode(VOID + "uriSpace"), ox.Literal(iri.BASE)),
        *(_link(dataset, VOID + "vocabulary", vocabulary) for vocabulary in VOCABULARIES),
        *(_count(dataset, name, figures[key]) for key, name in COUNTS.items()),
        _link(service, TYPE, DCAT + "DataService"),
        _words(service, PREFIXES["dcterms"] + "title", "SPARQL 1.1 endpoint"),
        _link(service, DCAT + "endpointURL", f"{base}/sparql"),
        _link(service, DCAT + "endpointDescription", f"{base}/sparql"),
        _link(service, PREFIXES["dcterms"] + "conformsTo", "https://www.w3.org/TR/sparql11-protocol/"),
        _link(service, DCAT + "servesDataset", dataset),
    ]


def _link(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))


def _words(subject: str, predicate: str, words: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(words, language="en"))


def _count(subject: str, name: str, number: int) -> ox.Triple:
    value = ox.Literal(str(number), datatype=ox.NamedNode(XSD + "integer"))
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(VOID + name), value)
