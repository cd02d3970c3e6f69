"""The scripts of the pages by themselves: they parse, they pass the linter, their pure functions do as they say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from turtlebay.pages.assets import GRAPH_SCRIPTS, REPORT_SCRIPTS, script

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE.parent / "graph" / "turtlebay" / "pages" / "templates"
CHECKS = HERE / "test_pages_js"

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="Node is missing")


def run(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=HERE.parent, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout.decode()


def test_each_script_belongs_to_a_page_and_stays_short() -> None:
    found = {path.name for path in TEMPLATES.glob("*.js")}
    assert found == {*GRAPH_SCRIPTS, *REPORT_SCRIPTS, "files.js", "index.js"}
    assert len(found) >= 20
    for path in TEMPLATES.iterdir():
        assert len(path.read_text(encoding="utf-8").splitlines()) < 500, path.name


@needs_node
@pytest.mark.parametrize("names", [GRAPH_SCRIPTS, REPORT_SCRIPTS, ("dom.js", "index.js"), ("files.js",)])
def test_scripts_of_a_page_parse_together(names: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "page.js"
    file.write_text(str(script(*names)), encoding="utf-8")
    run("node", "--check", file)


@needs_node
def test_pure_functions() -> None:
    assert "# fail 0" in run("node", "--test", "--test-reporter=tap", CHECKS / "units.test.mjs")


@needs_node
def test_linter_has_nothing_to_say() -> None:
    linter = CHECKS / "node_modules" / ".bin" / "eslint"
    if not linter.exists():
        pytest.skip("eslint is missing; run npm ci in tests/test_pages_js")
    run(linter, "--config", CHECKS / "eslint.config.mjs", "--max-warnings", "0", TEMPLATES)
