"""IRIs come from content alone, and no two things share one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from turtlebay import iri
from turtlebay.rdf import shorten

slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
offsets = st.integers(0, 10**7)
SAFE = re.compile(r"https://w3id\.org/turtlebay[A-Za-z0-9/#=,&._-]*")


def test_public_names_make_strings() -> None:
    functions = [name for name in iri.__all__ if not name.isupper()]
    assert len(functions) >= 15
    assert all(callable(getattr(iri, name)) for name in functions)


@given(slugs, slugs, slugs, offsets, offsets)
def test_all_iris_are_different_and_need_no_escape(doc: str, one: str, other: str, start: int, length: int) -> None:
    end = start + length + 1
    made = [
        iri.authority_actor(one),
        iri.comparison(),
        iri.concept("topic", one),
        iri.document(doc),
        iri.echo((doc, one), (other, one)),
        iri.evidence(doc, start, end),
        iri.local_actor(doc, one),
        iri.mention(doc, start, end),
        iri.position_selector(doc, start, end),
        iri.quote_selector(doc, start, end),
        iri.recommendation(doc, one),
        iri.run(doc, "review"),
        iri.statement(doc, one, "partOf", other, start),
        iri.term("Evidence"),
        iri.text(doc),
    ]
    assert len(set(made)) == len(made)
    assert all(SAFE.fullmatch(name) for name in made)


@given(st.tuples(slugs, slugs, slugs, offsets), st.tuples(slugs, slugs, slugs, offsets))
def test_different_statements_have_different_iris(
    one: tuple[str, str, str, int], other: tuple[str, str, str, int]
) -> None:
    names = [iri.statement(doc, subject, "partOf", object_, start) for doc, subject, object_, start in (one, other)]
    assert (names[0] == names[1]) is (one == other)


def test_evidence_is_a_fragment_of_its_text() -> None:
    name = iri.evidence("harbour-notes", 3, 7)
    assert name == iri.text("harbour-notes") + "#char=3,7"
    assert iri.position_selector("harbour-notes", 3, 7) == name + "&position"


def test_terms_live_in_one_namespace() -> None:
    assert shorten(iri.term("addressee")) == "tb:addressee"
    assert iri.TERMS == iri.BASE + "#"
