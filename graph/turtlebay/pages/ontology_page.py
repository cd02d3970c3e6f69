"""The page of the ontology, made from its files: terms, diagram, alignments, scales with their cues, topics.

python -m turtlebay.pages.ontology_page > docs/ontology.html
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from markupsafe import Markup, escape

from turtlebay import iri
from turtlebay.extraction.cues import CUES
from turtlebay.pages.assets import make_environment, policy, style
from turtlebay.pages.ontology_diagram import draw
from turtlebay.pages.ontology_terms import Example, Ontology, read_ontology
from turtlebay.resources import ontology_folder

__all__ = ["ATTRIBUTIONS", "VOCABULARIES", "to_ontology_page"]

VOCABULARIES: Final = {
    "org": "The Organization Ontology (ORG)",
    "prov": "PROV-O",
    "oa": "Web Annotation",
    "skos": "SKOS",
    "undo": "United Nations Document Ontology (UNDO)",
    "schema": "schema.org",
    "foaf": "FOAF",
    "dcterms": "Dublin Core terms",
    "odrl": "ODRL",
    "rico": "Records in Contexts",
    "lkifa": "LKIF Core, legal action",
    "lkife": "LKIF Core, expression",
    "lrmlmm": "LegalRuleML metamodel",
    "nif": "NLP Interchange Format",
    "allot": "Akoma Ntoso, ALLOT",
    "rdf": "RDF",
}
"""Names of the vocabularies that terms lead to, those that people ask for first."""

ATTRIBUTIONS: Final = {
    "consensus": "Participants agreed that the harbour should have a second pilot.",
    "many": "Many speakers said that the pier should be painted.",
    "some": "Several speakers called for a fund.",
    "one": "One speaker said that the ferry should run on Sundays.",
    "disputed": "The views differed on whether the ferry should run on Sundays.",
    "unattributed": "The ferry should run on Sundays.",
}
"""A sentence of our own for each endorsement; a test has the extractor read them."""

MATCHES: Final = {"exactMatch": "exact", "closeMatch": "close", "broadMatch": "broader", "relatedMatch": "related"}


def to_ontology_page(folder: Path | None = None) -> str:
    """Return the page as HTML: one file that loads nothing, the same for the same ontology."""
    ontology = read_ontology(folder or ontology_folder())
    ours = {term.name for term in (*ontology.classes, *ontology.properties)}
    sheet = style("common.css", "ontology.css")
    concepts = _concepts(ontology)

    def link(name: str) -> Markup:
        prefix, _, local = name.partition(":")
        if prefix == "tb" and local in ours:
            return Markup('<a href="#{0}"><code>{1}</code></a>').format(local, name)
        if name.startswith("https://") or prefix in ontology.prefixes:
            return Markup('<a href="{0}" rel="noreferrer"><code>{1}</code></a>').format(ontology.expand(name), name)
        return Markup("<code>{0}</code>").format(name)

    def marked(example: Example, name: str) -> Markup:
        parts = re.split(rf"((?<![\w:-])tb:{re.escape(name)}(?![\w-]))", example.words)
        return Markup("").join(
            Markup("<mark>{0}</mark>").format(p) if n % 2 else escape(p) for n, p in enumerate(parts)
        )

    links = {*ontology.links} | {("tb:Document", "dcterms:hasFormat", "tb:Text")}
    page = make_environment().get_template("ontology.html")
    return page.render(
        policy=policy(styles=(sheet,)),
        sheet=sheet,
        head=ontology.head,
        iri=iri.TERMS.removesuffix("#"),
        classes=ontology.classes,
        properties=ontology.properties,
        diagram=draw(links, {f"tb:{term.name}": term.above for term in ontology.classes}),
        link=link,
        marked=marked,
        vocabularies=_vocabularies(ontology),
        strengths=concepts["strength"],
        endorsements=concepts["endorsement"],
        statuses=concepts["status"],
        topics=concepts["topic"],
        cues=[cue for cue in CUES if cue.yes],
        attributions=ATTRIBUTIONS,
        prefixes=ontology.prefixes,
    )


def _vocabularies(ontology: Ontology) -> list[tuple[str, str, str, list[tuple[str, str, str]]]]:
    """Return prefix, name, namespace and the pairs of terms, with what ties them, by vocabulary."""
    pairs: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for term in (*ontology.classes, *ontology.properties):
        for how, names in (
            ("narrower than", term.above),
            ("near to", term.aligned),
            ("starts from", term.domain),
            ("leads to", term.range),
        ):
            for name in names:
                pairs[name.partition(":")[0]].add((f"tb:{term.name}", how, name))
    for start, name, end in ontology.links:
        if start.startswith("tb:"):
            pairs[name.partition(":")[0]].add((start, f"with {end} at its end, has", name))
    return [(p, name, ontology.prefixes[p], sorted(pairs[p])) for p, name in VOCABULARIES.items() if pairs[p]]


def _concepts(ontology: Ontology) -> dict[str, list[dict[str, Any]]]:
    """Return the concepts of each scheme, the strongest first, others by label."""
    found: dict[str, list[dict[str, Any]]] = {}
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ontology.schemes:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            facts[quad.subject.value][ontology.shorten(quad.predicate.value)].append(quad.object.value)
    for value, own in facts.items():
        for scheme in own["skos:inScheme"]:
            row = {
                "iri": value,
                "name": own["skos:notation"][0],
                "label": own["skos:prefLabel"][0],
                "definition": own["skos:definition"][0],
                "rank": int(own["tb:rank"][0]) if own["tb:rank"] else None,
                "triggers": sorted(own["tb:trigger"]),
                "broader": sorted(v.rsplit("/", 1)[1] for v in own["skos:broader"]),
                "matches": [(how, ontology.shorten(m)) for k, how in MATCHES.items() for m in sorted(own["skos:" + k])],
            }
            found.setdefault(scheme.rsplit("/", 1)[1], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (-(row["rank"] or 0), row["label"]))
    return found


if __name__ == "__main__":
    sys.stdout.buffer.write(to_ontology_page().encode("utf-8"))
