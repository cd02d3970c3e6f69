"""What `docs/stores.md` claims of each store is what the tests of this folder do."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent
PAGE = (FOLDER.parents[1] / "docs" / "stores.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| \[(.+?)\]\(#.+?\) \| (.+?) \|", PAGE, re.MULTILINE))
TESTED = {"Oxigraph": "oxigraph", "rdflib": "rdflib", "Virtuoso": "virtuoso", "Jena TDB2": "jena"}
OTHERS = {"Fuseki", "RDF4J", "GraphDB", "Stardog", "QLever", "Blazegraph", "Neptune", "Neo4j"}


def test_every_store_is_there_with_what_its_claim_rests_on() -> None:
    assert set(ROWS) == TESTED.keys() | OTHERS
    for name, basis in ROWS.items():
        assert basis.startswith("**tested**" if name in TESTED else "from its documentation"), name


def test_every_tested_store_has_its_tests() -> None:
    files = {path.stem.removeprefix("test_stores_") for path in FOLDER.glob("test_stores_*.py")}
    assert files == set(TESTED.values()) | {"docs", "parsers"}


def test_every_link_leads_to_a_heading() -> None:
    anchors = {
        re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-") for head in re.findall(r"^## (.+)$", PAGE, re.M)
    }
    links = set(re.findall(r"\]\(#(.+?)\)", PAGE))
    assert links <= anchors
    assert len(links) >= 11
