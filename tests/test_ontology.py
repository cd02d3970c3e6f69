"""Both RDF libraries read the ontology folder alike, its own rules accept it, and its questions are answered."""

import csv
import json
import re
from functools import cache
from pathlib import Path

import owlrl
import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Namespace, URIRef
from rdflib.compare import isomorphic

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology"
RESEARCH = Path(__file__).resolve().parents[2] / "shared" / "research"
TB = Namespace("https://w3id.org/turtlebay#")
ACTOR = Namespace("https://w3id.org/turtlebay/actor/")
TOPIC = Namespace("https://w3id.org/turtlebay/topic/")
SCHEME = URIRef("https://w3id.org/turtlebay/actor")
TURTLE = sorted(ONTOLOGY.rglob("*.ttl"))
QUERIES = sorted((ONTOLOGY / "queries").glob("*.rq"))
RULES = sorted((ONTOLOGY / "rules").glob("*.rq"))
BASE = ("turtlebay.ttl", "schemes.ttl", "alignments/near-terms.ttl")
SMALL = (
    "examples/common.ttl",
    "examples/statement-shape-valid-01.ttl",
    "examples/relation-statement-shape-valid-01.ttl",
)
SLUG = "https://w3id.org/turtlebay/doc/istanbul-retreat-2010"

# A graph in which every question but cq17 finds something. What it says is made up; the tests need its form only.
STAND_OFF = """
@prefix a: <https://w3id.org/turtlebay/actor/> . @prefix d: <{slug}/> . @prefix t: <https://w3id.org/turtlebay/topic/> .
@prefix s: <https://w3id.org/turtlebay/status/> . @prefix e: <https://w3id.org/turtlebay/endorsement/> .
@prefix tb: <https://w3id.org/turtlebay#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<{slug}> a tb:Document ; dcterms:title "One"@en ; dcterms:issued "2010" ; dcterms:hasFormat d:text .
d:text a tb:Text . d:run a tb:ExtractionRun .
<{slug}/text#char=0,9> a tb:Evidence ; oa:hasSource d:text ; oa:hasSelector <{slug}/text#char=0,9&position> .
<{slug}/text#char=0,9&position> a oa:TextPositionSelector ; oa:start 0 ; oa:end 9 .
d:mention a tb:Mention ; oa:hasBody a:united-nations-assistance-mission-in-afghanistan ;
    oa:hasTarget <{slug}/text#char=0,9> .
<{slug}/rec/r05> a tb:Recommendation ; tb:inDocument <{slug}> ; tb:addressee a:security-council ; tb:action "try one" ;
    tb:counterpart a:fifth-committee ; tb:strength <https://w3id.org/turtlebay/strength/could> ;
    tb:endorsement e:consensus ;
    tb:topic t:financing , t:mandates ; tb:limitedTo a:afghanistan ; tb:condition "if possible" ; tb:confidence 0.5 ;
    tb:evidence <{slug}/text#char=0,9> ; prov:wasGeneratedBy d:run .
<{slug}/rec/r06> a tb:Recommendation ; tb:inDocument <{slug}> ; tb:action "try another" ;
    tb:endorsement e:unattributed ; tb:evidence <{slug}/text#char=0,9> .
d:one a tb:RelationStatement ; tb:subject a:turkey ; tb:predicate tb:organizes ;
    tb:object a:security-council-istanbul-retreat ; tb:status s:stated ;
    tb:inDocument <{slug}> ; tb:evidence <{slug}/text#char=0,9> .
d:two a tb:RelationStatement ; tb:subject a:turkey ; tb:predicate tb:inTensionWith ; tb:object a:security-council ;
    tb:status s:proposed ; tb:inDocument <{slug}> ; tb:evidence <{slug}/text#char=0,9> .
d:three a tb:RelationStatement ; tb:subject a:turkey ; tb:predicate tb:governs ;
    tb:object a:regional-and-subregional-organizations ; tb:status s:proposed ;
    tb:inDocument <{slug}> ; tb:evidence <{slug}/text#char=0,9> .
d:later a tb:Document ; dcterms:title "Two"@en ; dcterms:hasFormat d:other .
d:again a tb:Recommendation ; tb:inDocument d:later ; tb:addressee a:security-council ; tb:topic t:financing ;
    tb:action "try it again" ; tb:strength <https://w3id.org/turtlebay/strength/must> ; tb:echoes <{slug}/rec/r05> .
d:echo a tb:Echo ; tb:subject d:again ; tb:object <{slug}/rec/r05> ; tb:score 0.8 ;
    tb:subjectEvidence <{slug}/text#char=0,9> ; tb:objectEvidence <{slug}/text#char=0,9> .
""".replace("{slug}", SLUG)


@cache
def graph_of(*names: str) -> rdflib.Graph:
    """Parse files of the ontology into one graph; callers must not change it."""
    graph = rdflib.Graph()
    for name in names:
        graph.parse(ONTOLOGY / name, format="turtle")
    return graph


@cache
def questioned() -> tuple[rdflib.Graph, pyoxigraph.Store]:
    graph, store = rdflib.Graph(), pyoxigraph.Store()
    for name in (*BASE, "actors.ttl"):
        graph.parse(ONTOLOGY / name, format="turtle")
        store.load(path=str(ONTOLOGY / name), format=pyoxigraph.RdfFormat.TURTLE)
    graph.parse(data=STAND_OFF, format="turtle")
    store.load(STAND_OFF, format=pyoxigraph.RdfFormat.TURTLE)
    return graph, store


def rows_of(query: str, graph: rdflib.Graph) -> list[str]:
    return [
        " ".join("" if term is None else str(term) for term in row)
        for row in graph.query(query)
        if isinstance(row, tuple)
    ]


def oxigraph_rows_of(query: str, store: pyoxigraph.Store) -> list[str]:
    found = store.query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [" ".join("" if term is None else str(getattr(term, "value", term)) for term in row) for row in found]


def table(name: str) -> list[dict[str, str]]:
    path = RESEARCH / name
    if not path.exists():
        pytest.skip(f"{path.name} is not at hand")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_sets_have_their_least_size() -> None:
    assert len(TURTLE) >= 4 + 3 + 55
    assert len(QUERIES) >= 32
    assert len(RULES) >= 16
    assert len(set(graph_of("actors.ttl").subjects(SKOS.inScheme, SCHEME))) >= 1021
    assert len(set(graph_of("schemes.ttl").subjects(TB.trigger))) >= 41


def test_ontology_is_data_only() -> None:
    assert not list(ONTOLOGY.rglob("*.py"))


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: str(path.relative_to(ONTOLOGY)))
def test_both_libraries_read_the_same_number_of_triples(path: Path) -> None:
    name = str(path.relative_to(ONTOLOGY))
    assert len(graph_of(name)) == len(set(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))) > 0
    assert "CC BY 4.0" in path.read_text(encoding="utf-8") or path.parent.name == "examples"


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.stem)
def test_rule_finds_nothing(rule: Path) -> None:
    query = rule.read_text(encoding="utf-8")
    assert re.match(r"# title: .+\n# why: .+\n\n", query)
    assert rows_of(query, graph_of(*BASE, "actors.ttl", *SMALL)) == []


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("safe-name-shared", "act:x skos:inScheme <https://w3id.org/turtlebay/actor> ; skos:altLabel 'UNSC'@en ."),
        ("exact-match-used-twice", "act:x skos:exactMatch <http://www.wikidata.org/entity/Q37470> ."),
        ("part-of-cycle", "act:united-nations tb:partOf act:fifth-committee ."),
        ("dangling-iri", "act:united-nations tb:partOf act:nowhere ."),
        ("undeclared-term", "act:united-nations tb:partof act:fifth-committee ."),
        ("unlabelled-term", "tb:bare a <http://www.w3.org/2002/07/owl#Class> ."),
        ("statement-without-evidence", "act:x a tb:Recommendation ."),
        ("two-kinds-of-entity", "act:security-council a tb:Post ."),
    ],
)
def test_rule_finds_what_it_is_for(rule: str, broken: str) -> None:
    prefixes = f"@prefix act: <{ACTOR}> . @prefix tb: <{TB}> . @prefix skos: <{SKOS}> .\n"
    graph = rdflib.Graph().parse(data=prefixes + broken, format="turtle") + graph_of(*BASE, "actors.ttl")
    assert rows_of((ONTOLOGY / "rules" / f"{rule}.rq").read_text(encoding="utf-8"), graph)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_question_is_answered_alike_by_both_engines(path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    head = r"# title: .+\n# question: .+\?\n# why: .+\.\n# name: [a-z-]+\n(# parameter: [a-z-]+ = .+ — .+\n)*\nPREFIX "
    assert re.match(head, query)
    assert "SELECT" in query
    assert "\nORDER BY " in query
    if "?quote" in query:
        assert "?start ?end" in query
        assert "OPTIONAL { ?evidence tb:quote ?quote }" in query
    graph, store = questioned()
    rows = rows_of(query, graph)
    assert rows == oxigraph_rows_of(query, store)
    assert bool(rows) is (not path.stem.startswith("cq17-"))


def test_every_term_is_described_once() -> None:
    graph = graph_of("turtlebay.ttl")
    terms = {s for s in graph.subjects(RDF.type) if str(s).startswith(str(TB))}
    assert len(terms) >= 70
    for term in terms:
        for described in (RDFS.label, RDFS.comment, RDFS.isDefinedBy):
            assert len(list(graph.objects(term, described))) == 1, (term, described)
    assert not list(graph.triples((None, OWL.imports, None)))
    assert not list(graph.triples((None, TB.alignedWith, None)))


def test_closure_has_no_error_and_does_not_infer_a_proposal() -> None:
    graph = rdflib.Graph() + graph_of("turtlebay.ttl", "schemes.ttl", *SMALL)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    act = Namespace("https://w3id.org/turtlebay/doc/water-talks/actor/")
    assert (act["dam-office"], TB.relatedTo, act["basin-council"]) in graph
    for relation in (TB.cooperatesWith, TB.relatedTo):
        assert (act["dam-office"], relation, act["farmers-league"]) not in graph
    assert not [o for o in graph.objects() if "ErrorMessage" in str(o)]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_context_carries_a_graph_there_and_back() -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    terms = {str(s)[len(TB) :] for s in graph_of("turtlebay.ttl").subjects(RDF.type) if str(s).startswith(str(TB))}
    assert terms <= set(context)
    graph = graph_of(*SMALL)
    text = graph.serialize(format="json-ld", context=context)
    assert '"http' not in "".join(re.findall(r'"[^"]*":', text))
    assert isomorphic(graph, rdflib.Graph().parse(data=text, format="json-ld"))


def test_authority_holds_what_the_table_holds() -> None:
    graph = graph_of("actors.ttl")
    shortened = (
        "office-of-the-special-representative-of-the-secretary-general-for-children",
        "security-council-istanbul-retreat-at",
    )
    for row in table("actors.tsv"):
        if row["id"].startswith(shortened):
            continue
        actor = ACTOR[row["id"]]
        assert [str(o) for o in graph.objects(actor, SKOS.prefLabel)] == [row["label"]]
        kind = "ActorGroup" if row["type"] == "Group" else row["type"]
        assert set(graph.objects(actor, RDF.type)) == {TB[kind]}
        safe = {str(o) for o in graph.objects(actor, SKOS.altLabel)}
        other = {str(o) for p in (TB.contextualLabel, TB.adjective) for o in graph.objects(actor, p)}
        assert safe <= set(filter(None, row["aliases"].split("|"))) <= safe | other, row["id"]
        if "adjective=" in row["source"]:
            assert row["aliases"].split("|")[-1] in {str(o) for o in graph.objects(actor, TB.adjective)}
        for column, source in (("unbis", "unbis"), ("eurovoc", "eurovoc")):
            if row[column]:
                match = SKOS.closeMatch if f"{source}~" in row["source"] else SKOS.exactMatch
                assert (actor, match, URIRef(row[column])) in graph
        assert len(list(graph.objects(actor, TB.iso3))) == bool(row["iso3"])


@pytest.mark.parametrize("name", ["the Council", "SC", "ADB", "Congo", "WHO", "missions", "UNOSOM", "the Commission"])
def test_ambiguous_name_is_never_safe(name: str) -> None:
    graph = graph_of("actors.ttl")
    assert list(graph.subjects(TB.contextualLabel, rdflib.Literal(name)))
    assert not list(graph.subjects(SKOS.altLabel, rdflib.Literal(name, lang="en")))


def test_topics_hold_what_the_table_holds() -> None:
    graph = graph_of("schemes.ttl")
    for row in table("topics.tsv"):
        topic = TOPIC[row["id"]]
        assert {str(o) for o in graph.objects(topic, TB.trigger)} >= set(filter(None, row["triggers"].split("|")))
        assert str(graph.value(topic, SKOS.prefLabel)) == row["label"]
        for source in ("unbis", "eurovoc"):
            kinds = [kind for kind in row[f"{source}_match"].split("|") if kind]
            for iri, kind in zip(filter(None, row[source].split("|")), kinds, strict=True):
                assert (topic, SKOS[f"{kind}Match"], URIRef(iri)) in graph
