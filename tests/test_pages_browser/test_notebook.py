"""A notebook that is really run shows the graph, and what it shows works in a browser's frame."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHECKOUT = Path(__file__).resolve().parents[2]

CELLS = (
    "import sys; sys.path.insert(0, GRAPH)",
    "from turtlebay import reviewed_graph\ngraph = reviewed_graph().graph",
    # A graph shows itself; where it does not yet, the frame is asked for.
    "from IPython.display import HTML\nfrom turtlebay.pages import notebook_frame\n"
    "graph if hasattr(graph, '_repr_html_') else HTML(notebook_frame(graph))",
)


RUN = """
import sys, nbclient, nbformat
notebook = nbformat.read(sys.argv[1], as_version=4)
nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
nbformat.write(notebook, sys.argv[1])
"""
"""In a process of its own: a kernel is spoken to over sockets, which are closed to tests."""


@pytest.mark.slow
def test_a_notebook_shows_the_graph(browser: Browser, tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    if not all(find_spec(name) for name in ("nbclient", "ipykernel")):
        pytest.skip("nbclient or ipykernel is missing")
    cells = [nbformat.v4.new_code_cell(cell.replace("GRAPH", repr(str(CHECKOUT / "graph")))) for cell in CELLS]
    path = tmp_path / "graph.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    names = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    environment = {**os.environ, **dict.fromkeys(names, str(tmp_path))}
    subprocess.run([sys.executable, "-c", RUN, path], env=environment, check=True, capture_output=True)
    notebook = nbformat.read(path, as_version=4)
    shown = next(out["data"]["text/html"] for out in notebook.cells[-1].outputs if "text/html" in out.get("data", {}))
    assert shown.startswith("<iframe ")

    file = tmp_path / "cell.html"
    file.write_text(f'<!doctype html><meta charset="utf-8"><title>Cell</title>{shown}', encoding="utf-8")
    page = browser.new_page()
    requests: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(file.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready='1']", state="attached")
    frame.fill("#search", "Security Council")
    frame.press("#search", "Enter")
    assert "Security Council" in frame.locator("#panel h2").inner_text()
    assert [url for url in requests if not url.startswith(("file:", "about:"))] == []
    assert problems == []
    page.close()
