"""The findings in `docs/findings` are what the queries beside them answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from turtlebay import reviewed_graph
from turtlebay.rdf import open_store

CHECKOUT = Path(__file__).resolve().parents[1]
PAGE = (CHECKOUT / "docs" / "findings" / "istanbul-retreat-2010.md").read_text(encoding="utf-8")
SECTIONS = re.findall(r"^## (.+)\n((?:(?!^## ).*\n)*?)```sparql\n((?:.*\n)+?)```\n", PAGE, re.MULTILINE)
PREFIXES = re.search(r"```sparql-prefixes\n((?:.*\n)+?)```", PAGE)


def test_page_has_its_findings() -> None:
    assert len(SECTIONS) == len(re.findall(r"^```sparql$", PAGE, re.MULTILINE)) >= 8


@pytest.mark.parametrize(("title", "prose", "query"), SECTIONS, ids=[section[0] for section in SECTIONS])
def test_finding_is_what_its_query_answers(title: str, prose: str, query: str) -> None:
    assert PREFIXES is not None
    said = [int(number) for number in re.findall(r"\*\*(\d+)\*\*", prose)]
    (row,) = open_store(reviewed_graph().graph).query(PREFIXES[1] + query)  # type: ignore[union-attr,misc]
    assert said == [int(value.value) for value in row], title
