"""axe-core on every page, in both themes: no finding that it calls serious or critical."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from turtlebay.graph import Graph
from turtlebay.network.headlines import headlines
from turtlebay.pages import files_page, graph_page, index_page, report_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Kites = Callable[..., Graph]
HERE = Path(__file__).resolve().parent
MODULES = Path(os.environ.get("TURTLEBAY_NODE_MODULES", HERE.parent / "test_pages_js" / "node_modules"))
AXE = MODULES / "axe-core" / "axe.min.js"

STATES = {
    "graph": ("graph.html", ""),
    "recommendation": ("graph.html", "#node=doc/kites/rec/r1"),
    "path": ("graph.html", "#node=doc/kites/actor/field&from=doc/kites/actor/owners"),
    "table": ("graph.html", "#table=recommendations"),
    "actors": ("graph.html", "#table=actors&node=actor/weather-desk"),
    "report": ("reports/kites.html", "#r1"),
    "index": ("index.html", ""),
    "files": ("files.html", ""),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(
    browser: Browser, tmp_path: Path, kites: Kites, state: str, width: int, scheme: str
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is missing; run npm ci in tests/test_pages_js")
    graph = kites()
    name, fragment = STATES[state]
    (tmp_path / "reports").mkdir()
    (tmp_path / "graph.html").write_bytes(graph_page(graph, reports="reports").encode())
    (tmp_path / "reports" / "kites.html").write_bytes(report_page(graph, "kites").encode())
    (tmp_path / "index.html").write_bytes(
        index_page(graph, [("graph.html", "a"), ("reports/kites.html", "b")], headlines(graph)).encode()
    )
    listed = files_page([("reports/", "to read", ["reports/kites.html"])])
    (tmp_path / "files.html").write_text("".join(listed), encoding="utf-8")
    # The policy of the page keeps even axe out; only for this test it is set aside.
    context = browser.new_context(
        viewport={"width": width, "height": 740}, bypass_csp=True, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto((tmp_path / name).as_uri() + fragment)
    page.wait_for_timeout(150)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)")
    serious = [
        (v["id"], v["impact"], [n["html"][:120] for n in v["nodes"]][:3])
        for v in found
        if v["impact"] in {"serious", "critical"}
    ]
    assert serious == []
    context.close()
