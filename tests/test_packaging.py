"""The wheel holds the package, its reviewed annotations and the whole ontology, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from turtlebay import __version__
from turtlebay.resources import ontology_folder

TOP = {
    *(".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "build.py"),
    *("docs", "graph", "ontology", "output", "pyproject.toml", "tests"),
}
LATER = {"benchmarks", "uv.lock"}


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout, built without a download."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ["pip", "wheel", str(checkout), "--no-deps", "--no-build-isolation", "--quiet", "-w", str(folder)]
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("turtlebay-*.whl"))


def files_under(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(folder).parts)
    }


@pytest.mark.slow
def test_wheel_holds_package_and_ontology_and_nothing_else(wheel: Path, checkout: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    package = {f"turtlebay/{name}" for name in files_under(checkout / "graph" / "turtlebay")}
    ontology = {f"turtlebay/ontology/{name}" for name in files_under(checkout / "ontology")}
    assert len(package) >= 60
    assert len(ontology) >= 100
    information = {name for name in names if name.startswith(f"turtlebay-{__version__}.dist-info/")}
    assert names == package | ontology | information
    assert f"turtlebay-{__version__}.dist-info/licenses/LICENSE" in information


@pytest.mark.slow
def test_wheel_alone_builds_and_answers(wheel: Path, tmp_path: Path) -> None:
    """The unpacked wheel is the only turtlebay on the path, and the folder is empty."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "empty").mkdir()

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "turtlebay", *arguments],
            cwd=tmp_path / "empty",
            env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "Usage:" in run("--help")
    assert "Built out/ from 1 report:" in run("build", "-o", "out")
    assert "Security Council" in run("query", "cq02", "-g", "out")
    assert run("build", "--check", "-o", "out").endswith("files are fresh\n")


def test_checkout_finds_its_own_ontology(checkout: Path) -> None:
    assert ontology_folder() == checkout / "ontology"


def test_no_python_lies_in_the_ontology(checkout: Path) -> None:
    """One such file would make the editable install fail: hatchling cannot map a prefix in dev mode."""
    assert not list((checkout / "ontology").rglob("*.py"))


def test_top_level_is_the_agreed_one(checkout: Path) -> None:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("this is no Git checkout")
    top = {name.split("/")[0] for name in listing.stdout.splitlines()}
    assert top >= TOP
    assert top <= TOP | LATER


def test_project_says_what_it_needs(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "turtlebay"
    assert project["scripts"] == {"turtlebay": "turtlebay.cli:main"}
    assert project["requires-python"] == ">=3.11"
    assert set(project["optional-dependencies"]) >= {"test", "all"}
    needs = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert all(">=" in need and "==" not in need for need in needs)
