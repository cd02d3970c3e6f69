"""The ontology folder is the only source of names; who edits it changes what is known."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from turtlebay.authority import read_authority, read_turtle, read_vocabulary
from turtlebay.authority.vocabulary import class_name, ontology_version
from turtlebay.errors import AnnotationError, InputError, RdfError
from turtlebay.model import Annotations, Entity, Evidence, Recommendation, Relation, ReportInfo
from turtlebay.resources import ontology_folder

TYPES = (
    *("Organ", "SecretariatUnit", "InternationalOrganization", "RegionalOrganization", "Mission", "Post", "State"),
    *("Group", "NonGovernmentalOrganization", "Person", "Place", "Document", "Provision", "Event"),
)
PREDICATES = (
    *("partOf", "memberOf", "represents", "mandates", "locatedIn", "organizes", "participatesIn", "supports"),
    *("cooperatesWith", "reportsTo", "authorizes", "governs", "inTensionWith"),
)


@pytest.fixture
def own_ontology(tmp_path: Path) -> Path:
    """A copy of the ontology folder that a test may edit."""
    return Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))


def annotations(**changes: str) -> Annotations:
    names = {"type": "Organ", "predicate": "partOf", "status": "stated", "strength": "must"} | changes
    entities = (
        Entity(id="board", label="Board", type=names["type"]),
        Entity(id="charter", label="Charter", type="Document"),
    )
    quote = Evidence(quote="words")
    item = Recommendation(
        id="r1",
        evidence=quote,
        addressees=(names.get("addressee", "board"),),
        action="act",
        strength=names["strength"],
        endorsement=names.get("endorsement", "one"),
        topics=(names.get("topic", "other"),),
    )
    relation = Relation(
        subject="board", predicate=names["predicate"], object="charter", status=names["status"], evidence=quote
    )
    info = ReportInfo(id="notes", title="Notes")
    return Annotations(document=info, entities=entities, relations=(relation,), recommendations=(item,))


def test_vocabulary_holds_the_closed_lists_of_the_guidelines() -> None:
    vocabulary = read_vocabulary()
    assert vocabulary.types == set(TYPES)
    assert vocabulary.actor_types == set(TYPES[:10])
    assert vocabulary.predicates == set(PREDICATES)
    assert vocabulary.symmetric >= {"cooperatesWith", "inTensionWith"}
    assert vocabulary.strengths["must"] > vocabulary.strengths["should"] > vocabulary.strengths["could"] > 0
    assert vocabulary.endorsements == {"consensus", "many", "some", "one", "disputed", "unattributed"}
    assert vocabulary.statuses == {"stated", "proposed"}
    assert len(vocabulary.topics) == 41
    assert all(topic.triggers for name, topic in vocabulary.topics.items() if name != "other")


def test_class_of_a_group_has_another_name() -> None:
    assert (class_name("Group"), class_name("Organ")) == ("ActorGroup", "Organ")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"type": "Robot"}, "entity 'board': type 'Robot'"),
        ({"predicate": "likes"}, "relation 0: predicate 'likes'"),
        ({"status": "hoped"}, "relation 0: status 'hoped'"),
        ({"strength": "shall"}, "recommendation 'r1': strength 'shall'"),
        ({"endorsement": "all"}, "recommendation 'r1': endorsement 'all'"),
        ({"topic": "weather"}, "recommendation 'r1': topic 'weather'"),
        ({"addressee": "charter"}, "recommendation 'r1': 'charter' is a Document, which cannot act"),
    ],
)
def test_unknown_name_is_refused_with_its_place(changes: dict[str, str], problem: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        read_vocabulary().require(annotations(**changes), name="notes.json")
    assert str(caught.value).startswith(f"notes.json: {problem}")


def test_known_names_pass() -> None:
    assert read_vocabulary().require(annotations(), name="notes.json") == annotations()


def test_authority_is_complete_and_closed() -> None:
    authority = read_authority()
    assert len(authority.actors) >= 1000
    types = set(TYPES)
    for actor in authority.actors.values():
        assert actor.label
        assert actor.type in types
        for slug in (*actor.part_of, *actor.located_in, *actor.succeeds):
            assert slug in authority.actors, (actor.id, slug)


def test_safe_alias_names_one_actor() -> None:
    owners: dict[str, str] = {}
    for actor in read_authority().actors.values():
        for alias in actor.aliases:
            assert owners.setdefault(alias, actor.id) == actor.id, alias
    assert len(owners) >= 1000


def test_ambiguous_names_are_kept_apart() -> None:
    council = read_authority().actors["security-council"]
    assert "the Council" in council.contextual
    assert "the Council" not in council.aliases


def test_closure_leads_to_wholes_hosts_predecessors_and_successors() -> None:
    authority = read_authority()
    found = authority.closure(["fifth-committee", "department-of-peacekeeping-operations", "nobody-known"])
    assert found == tuple(sorted(found))
    assert {"general-assembly", "united-nations", "department-of-peace-operations"} <= set(found)
    assert "nobody-known" not in found
    assert authority.closure(found) == found


def test_edit_of_the_turtle_changes_what_is_known(own_ontology: Path) -> None:
    addition = """
act:harbour-board a tb:Organ ; skos:inScheme <https://w3id.org/turtlebay/actor> ;
    skos:prefLabel "Harbour Board"@en ; tb:partOf act:united-nations .
"""
    with (own_ontology / "actors.ttl").open("a", encoding="utf-8") as file:
        file.write(addition)
    board = read_authority(own_ontology).actors["harbour-board"]
    assert (board.label, board.type, board.part_of) == ("Harbour Board", "Organ", ("united-nations",))
    assert "harbour-board" not in read_authority().actors


@pytest.mark.parametrize("name", ["turtlebay.ttl", "schemes.ttl", "actors.ttl"])
def test_broken_turtle_names_file_line_and_column(name: str, own_ontology: Path) -> None:
    path = own_ontology / name
    lines = len(path.read_text(encoding="utf-8").splitlines())
    with path.open("a", encoding="utf-8") as file:
        file.write("<http://example.org/a> <http://example.org/b> .\n")
    with pytest.raises(RdfError, match=rf"{name}.*line {lines + 1}") as caught:
        (read_authority if name == "actors.ttl" else read_vocabulary)(own_ontology)
    assert caught.value.remedy


def test_folder_without_an_ontology_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RdfError, match=r"turtlebay\.ttl"):
        read_vocabulary(tmp_path)


def test_empty_ontology_is_refused(tmp_path: Path) -> None:
    for name in ("turtlebay.ttl", "schemes.ttl"):
        (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="lacks entity types"):
        read_vocabulary(tmp_path)


def test_version_comes_from_the_header(own_ontology: Path) -> None:
    assert ontology_version() == ontology_version(own_ontology) == "0.1.0"


def test_large_or_missing_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("# nothing\n", encoding="utf-8")
    monkeypatch.setattr("turtlebay.authority.turtle.MAX_BYTES", 3)
    with pytest.raises(RdfError, match="larger than 3 bytes"):
        read_turtle(path)
    with pytest.raises(RdfError, match="cannot be read"):
        read_turtle(tmp_path / "nowhere.ttl")
