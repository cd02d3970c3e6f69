"""A folder of results appears whole or not at all, and nothing that is not ours is ever touched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from turtlebay import __version__, output
from turtlebay.authority.vocabulary import ontology_version
from turtlebay.building import Settings, render_report, write_folder
from turtlebay.errors import OutputError
from turtlebay.pipeline import Built, graph_files

OLD = {"graph.ttl": "# old\n", "tables/actors.csv": "iri\n"}
NEW = {"graph.ttl": "# new\n", "documents/notes.ttl": "# notes\n"}


def with_manifest(files: dict[str, str]) -> dict[str, str]:
    rows = {name: {"sha256": "", "bytes": len(content)} for name, content in files.items()}
    return files | {output.MANIFEST: json.dumps({"made by": output.MAKER, "files": rows})}


def digests(files: dict[str, str]) -> dict[str, str]:
    return {name: hashlib.sha256(content.encode()).hexdigest() for name, content in files.items()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An output folder that an earlier build has left."""
    output.publish(with_manifest(OLD), tmp_path / "out")
    return tmp_path / "out"


def test_new_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    output.publish(with_manifest(NEW), tmp_path / "out")
    assert contents(tmp_path / "out") == with_manifest(NEW)
    assert names(tmp_path) == ["out"]


def test_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    output.publish(with_manifest(NEW), tmp_path / "out")
    assert contents(tmp_path / "out") == with_manifest(NEW)


def test_later_build_replaces_the_earlier_one(folder: Path) -> None:
    output.publish(with_manifest(NEW), folder)
    assert contents(folder) == with_manifest(NEW)
    assert not (folder / "tables").exists()
    assert names(folder.parent) == ["out"]


def test_line_ends_are_written_as_they_are(tmp_path: Path) -> None:
    output.publish({"a.txt": "one\ntwo\r\n"}, tmp_path / "out")
    assert (tmp_path / "out" / "a.txt").read_bytes() == b"one\ntwo\r\n"


def test_file_that_was_closed_is_written_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "MOST_OPEN", 2)
    with output.Staged(tmp_path / "out") as staged:
        for number in range(12):
            staged.append(f"{number % 4}.txt", f"line {number} é\n")
        said = staged.files
        staged.publish()
    written = {name: (tmp_path / "out" / name).read_bytes() for name in said}
    assert written["3.txt"].decode() == "line 3 é\nline 7 é\nline 11 é\n"
    for name, content in written.items():
        assert said[name] == {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def test_failure_while_writing_leaves_the_old_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin, written = Path.open, []

    def fail_at_the_second(path: Path, mode: str = "r", **more: Any) -> IO[Any]:
        if mode == "ab":
            written.append(path)
            if len(written) == 2:
                raise OSError(28, "No space left on device")
        return begin(path, mode, **more)

    monkeypatch.setattr(Path, "open", fail_at_the_second)
    with pytest.raises(OutputError, match="No space left on device"):
        output.publish(with_manifest(NEW), folder)
    monkeypatch.undo()
    assert len(written) == 2
    assert contents(folder) == with_manifest(OLD)
    assert names(folder.parent) == ["out"]


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), KeyboardInterrupt()])
def test_failure_between_the_two_renames_brings_the_old_folder_back(
    error: BaseException, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename: Callable[[Path, Path], Path] = Path.rename

    def fail_into_place(path: Path, target: Path) -> Path:
        if target == folder and path.name != "old":
            raise error
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_into_place)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        output.publish(with_manifest(NEW), folder)
    monkeypatch.undo()
    assert contents(folder) == with_manifest(OLD)
    assert names(folder.parent) == ["out"]


@pytest.mark.parametrize("name", ["thesis.doc", "tables/mine.csv", ".hidden", "graph.ttl/deep", "empty/"])
def test_foreign_thing_among_ours_is_refused_and_kept(name: str, folder: Path) -> None:
    if name == "graph.ttl/deep":
        (folder / "graph.ttl").unlink()
    if name.endswith("/"):
        (folder / name).mkdir()
    else:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(OutputError, match="holds files that turtlebay did not make") as caught:
        output.publish(with_manifest(NEW), folder)
    assert name.rstrip("/") in str(caught.value)
    assert contents(folder) == before
    assert (folder / name).exists()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"files": {"mine.txt": {}}}', '{"made by": "turtlebay", "files": 5}'])
def test_folder_with_a_manifest_that_is_not_ours_is_refused(text: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / output.MANIFEST).write_text(text, encoding="utf-8")
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"mine\.txt"):
        output.publish(with_manifest(NEW), out)
    assert (out / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_link_in_the_folder_is_refused_and_its_target_kept(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("mine", encoding="utf-8")
    (folder / "link").symlink_to(tmp_path / "mine")
    with pytest.raises(OutputError, match="did not make: link"):
        output.publish(with_manifest(NEW), folder)
    assert (folder / "link" / "thesis.doc").is_file()


@pytest.mark.parametrize("kind", ["link", "dangling link", "file", "inside a file", "no parent", "long name"])
def test_place_that_can_hold_no_folder_is_refused(kind: str, tmp_path: Path) -> None:
    place, mine = tmp_path / "out", tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.doc").write_text("mine", encoding="utf-8")
    if kind == "link":
        place.symlink_to(mine)
    elif kind == "dangling link":
        place.symlink_to(tmp_path / "nowhere")
    elif kind == "file":
        place.write_text("mine", encoding="utf-8")
    elif kind == "inside a file":
        place = mine / "thesis.doc" / "out"
    elif kind == "no parent":
        place = tmp_path / "a" / "b"
    else:
        place = tmp_path / ("x" * 300)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OutputError) as caught:
        output.publish(with_manifest(NEW), place)
    assert str(place) in str(caught.value)
    assert caught.value.remedy
    assert sorted(tmp_path.rglob("*")) == before
    assert contents(mine) == {"thesis.doc": "mine"}


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder that even root cannot write")
def test_folder_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(OutputError, match="cannot be written") as caught:
        output.publish(with_manifest(NEW), Path("/proc/out"))
    assert "Choose another folder" in str(caught.value)


def test_folder_one_stands_in_is_not_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (folder, folder / "tables"):
        monkeypatch.chdir(place)
        with pytest.raises(OutputError, match="is the folder you are in"):
            output.publish(with_manifest(NEW), folder)
    assert contents(folder) == with_manifest(OLD)


def test_stale_files_are_named(folder: Path) -> None:
    (folder / "graph.ttl").write_text("# edited\n", encoding="utf-8")
    (folder / "tables" / "actors.csv").unlink()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    assert output.stale_files(digests(with_manifest(OLD)), folder) == [
        "graph.ttl: differs",
        "tables/actors.csv: missing",
        "mine.txt: not part of the build",
    ]


def test_fresh_folder_is_not_stale(folder: Path) -> None:
    assert output.stale_files(digests(with_manifest(OLD)), folder) == []


def test_manifest_has_digests_counts_and_no_clock(reviewed: Built, tmp_path: Path) -> None:
    files = graph_files(reviewed.graph)
    parts = [render_report(report, Settings()) for report in reviewed.graph.reports]
    for name in ("one", "two"):
        write_folder(parts, tmp_path / name, Settings())
    text = (tmp_path / "one" / output.MANIFEST).read_text(encoding="utf-8")
    data = json.loads(text)
    assert (data["version"], data["ontology version"]) == (__version__, ontology_version())
    assert data["triples"] == len(files["graph.nt"].splitlines()) >= 5000
    assert data["counts"]["recommendations"] == 74
    assert data["counts"]["relations stated"] + data["counts"]["relations proposed"] == 110
    assert set(data["files"]) == set(files)
    for name, row in data["files"].items():
        assert row["sha256"] == hashlib.sha256(files[name].encode()).hexdigest()
    assert text == (tmp_path / "two" / output.MANIFEST).read_text(encoding="utf-8")
    assert not {"date", "time", "host", "user", "path"} & set(data)


def test_one_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o600)
    output.write_file(path, "new\n")
    assert path.read_bytes() == b"new\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["a.json"]


def test_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    output.write_file(tmp_path / "link.json", "new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text(encoding="utf-8") == "new"


def test_device_is_written_to_and_not_replaced() -> None:
    output.write_file(Path("/dev/null"), "new")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("place", [".", "nowhere/a.json", "x" * 300])
def test_file_that_cannot_be_written_is_refused(place: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        output.write_file(tmp_path / place, "new")
    assert caught.value.remedy
    assert names(tmp_path) == []
