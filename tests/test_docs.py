"""What the documentation says is so: commands, output, versions, names, and what may not be in the tree."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import turtlebay as package
from turtlebay.authority.vocabulary import ontology_version
from turtlebay.cli import app

if TYPE_CHECKING:
    from conftest import CommandLine

CHECKOUT = Path(__file__).resolve().parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n\$ turtlebay (.+)\n((?:.*\n)*?)```", README)
MACHINE = re.compile(r"(?<![\w./:-])/(work|root|farm|home|tmp|Users)/")
LIMIT = 500
MODULES = sorted(
    found.name for found in pkgutil.walk_packages(package.__path__, "turtlebay.") if not found.name.endswith("__main__")
)


def tracked() -> list[Path]:
    """Return the files that are or would be committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("this is no Git checkout")
    return [CHECKOUT / name for name in listing.stdout.split("\0") if name and (CHECKOUT / name).is_file()]


def marked_command(name: str) -> str:
    found = re.search(rf"<!-- command: {name} -->\n```sh\n(.+)\n```\n", README)
    assert found is not None
    return found[1]


def test_readme_has_the_two_commands() -> None:
    assert marked_command("build") == "python -m pip install -e . && python build.py"
    assert marked_command("test") == 'python -m pip install -e ".[test]" && python -m pytest'


def test_every_command_is_in_the_readme() -> None:
    from typer.main import get_command

    commands = sorted(get_command(app).commands)  # type: ignore[attr-defined]
    assert len(commands) >= 5
    assert [name for name in commands if not re.search(rf"turtlebay {name}\b", README)] == []


def test_commands_of_the_readme_print_what_it_shows(turtlebay: CommandLine) -> None:
    """In an empty folder beside a copy of the examples; a line with … stands for anything."""
    shutil.copytree(CHECKOUT / "docs", "docs")
    assert len(CONSOLE) >= 5
    for line, expected in CONSOLE:
        outcome = turtlebay(*shlex.split(line))
        assert outcome.code == 0, (line, outcome.err)
        printed = [row.rstrip() for row in (outcome.out + outcome.err).splitlines()]
        for row in expected.splitlines():
            pattern = ".*".join(re.escape(part) for part in row.rstrip().split("…"))
            assert any(re.fullmatch(pattern, found) for found in printed), (line, row, printed)


def test_sparql_of_the_readme_is_answered(turtlebay: CommandLine) -> None:
    (sparql,) = re.findall(r"```sparql\n(.+?)```", README, flags=re.DOTALL)
    Path("must.rq").write_text(sparql, encoding="utf-8")
    outcome = turtlebay("query", "must.rq")
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) >= 5


def test_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.+?)```", README, flags=re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own file
    assert len(capsys.readouterr().out.splitlines()) >= 4


@pytest.mark.parametrize("page", sorted(CHECKOUT.glob("*.md")) + sorted((CHECKOUT / "docs").rglob("*.md")), ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_paths_of_the_readme_exist() -> None:
    section = README.partition("## Where things are")[2].partition("\n## ")[0]
    paths = re.findall(r"^\| `([^`]+)` \|", section, flags=re.MULTILINE)
    assert len(paths) >= 6
    for path in paths:
        assert (CHECKOUT / path).exists(), path


def test_decisions_are_dated_and_short() -> None:
    pages = sorted((CHECKOUT / "docs" / "decisions").glob("*.md"))
    assert len(pages) >= 5
    for page in pages:
        assert re.match(r"\d{4}-\d{2}-\d{2}-[a-z-]+\.md$", page.name)
        assert len(page.read_text(encoding="utf-8").splitlines()) <= 60


def test_versions_are_those_of_the_changelog() -> None:
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    newest = {
        section.split("\n")[0]: re.findall(r"^### \[(\d[\d.]*)\]", section, re.MULTILINE)[0] for section in sections
    }
    assert newest == {"Package": package.__version__, "Ontology": ontology_version()}


def test_public_names_are_listed_and_there() -> None:
    assert package.__all__ == sorted(package.__all__)
    homes = package._HOMES
    assert set(package.__all__) == {*homes, "__version__"}
    for name, home in homes.items():
        assert getattr(package, name) is getattr(importlib.import_module(f"turtlebay.{home}"), name)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        package.nonsense  # noqa: B018


@pytest.mark.parametrize("name", MODULES)
def test_public_names_of_a_module_exist(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, "a module says what it is"
    for public in getattr(module, "__all__", ()):
        assert hasattr(module, public), public


@pytest.mark.parametrize("name", ["turtlebay", *MODULES])
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_examples_are_there() -> None:
    finder = doctest.DocTestFinder()
    found = [example for name in MODULES for example in finder.find(importlib.import_module(name)) if example.examples]
    assert len(MODULES) >= 60
    assert len(found) >= 15


def test_modules_are_short() -> None:
    paths = [path for path in tracked() if path.suffix in (".py", ".js", ".css")]
    assert len(paths) >= 80
    long = {path.name: n for path in paths if (n := len(path.read_text(encoding="utf-8").splitlines())) > LIMIT}
    assert not long


def test_no_path_of_a_machine_is_in_the_tree() -> None:
    paths = [path for path in tracked() if path != Path(__file__) and path.name != "uv.lock"]
    assert len(paths) >= 200
    for path in paths:
        text = path.read_bytes().decode("utf-8", "replace")
        found = MACHINE.search(text)
        assert found is None, (path.name, text[max(0, found.start() - 40) : found.end() + 20] if found else "")
