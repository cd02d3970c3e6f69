"""Reports as RDF: write it, read it, question it, check it.

    graph ── graph_sections ──► to_turtle, to_ntriples, to_jsonld, to_rdflib
    files ─ export ───────────► any syntax, named graphs, triple terms of RDF 1.2, nanopublications
      │
      └──── open_store ───────► run_query ──► Answer (CSV, TSV, JSON, Turtle, lines for a terminal)
                            └─► validate ──► findings of the shapes
    files ─ verify ───────────► failures: every quote and offset proved against the text, apart from the writer
    endpoint ─ remote ─► facts, which `verify` takes in the place of a file

Nothing here imports rdflib or pySHACL before it is needed.
"""

from turtlebay.rdf.answers import Answer, escape_controls
from turtlebay.rdf.echoes import echo_section
from turtlebay.rdf.exporting import Exported, export
from turtlebay.rdf.jsonld import JSONLD_END, jsonld_head, jsonld_names, jsonld_objects, to_jsonld
from turtlebay.rdf.parameters import Parameter, bind_parameters, parameter_terms, read_parameters, unknown_names
from turtlebay.rdf.prefixes import PREFIXES, shorten
from turtlebay.rdf.query import run_query
from turtlebay.rdf.questions import Question, find_question, iter_questions
from turtlebay.rdf.rdflib_graph import to_rdflib
from turtlebay.rdf.store import FORMATS, open_store
from turtlebay.rdf.triples import Section, document_sections, document_triples, graph_sections, shared_sections
from turtlebay.rdf.turtle import to_ntriples, to_turtle, turtle_body, write_prefixes
from turtlebay.rdf.validation import Finding, validate
from turtlebay.rdf.verification import Failure, VerificationReport, verify

__all__ = [
    "FORMATS",
    "JSONLD_END",
    "PREFIXES",
    "Answer",
    "Exported",
    "Failure",
    "Finding",
    "Parameter",
    "Question",
    "Section",
    "VerificationReport",
    "bind_parameters",
    "document_sections",
    "document_triples",
    "echo_section",
    "escape_controls",
    "export",
    "find_question",
    "graph_sections",
    "iter_questions",
    "jsonld_head",
    "jsonld_names",
    "jsonld_objects",
    "open_store",
    "parameter_terms",
    "read_parameters",
    "run_query",
    "shared_sections",
    "shorten",
    "to_jsonld",
    "to_ntriples",
    "to_rdflib",
    "to_turtle",
    "turtle_body",
    "unknown_names",
    "validate",
    "verify",
    "write_prefixes",
]
