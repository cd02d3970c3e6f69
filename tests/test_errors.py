"""Every error is a leaf of one small tree, with an exit code and a way out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from turtlebay import errors
from turtlebay.errors import TurtlebayError, UsageError

CLASSES = [getattr(errors, name) for name in errors.__all__]


def test_tree_in_the_docstring_is_the_tree_in_the_code() -> None:
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")
    assert sorted([*drawn, "TurtlebayError"]) == sorted(errors.__all__)
    assert all(issubclass(kind, TurtlebayError) for kind in CLASSES)
    defined = {kind.__name__ for kind in vars(errors).values() if isinstance(kind, type)}
    assert defined == set(errors.__all__)


@pytest.mark.parametrize("kind", CLASSES)
def test_exit_code_tells_usage_from_unusable_input(kind: type[TurtlebayError]) -> None:
    assert kind.exit_code == (2 if kind is UsageError else 3)


@pytest.mark.parametrize(
    ("where", "remedy", "expected"),
    [
        ("a.txt", "Save it.", "a.txt: is broken. Save it."),
        ("a.txt", "", "a.txt: is broken"),
        ("", "Save it.", "is broken. Save it."),
        ("", "", "is broken"),
    ],
)
def test_message_says_where_what_and_what_to_do(where: str, remedy: str, expected: str) -> None:
    error = TurtlebayError("is broken", where=where, remedy=remedy)
    assert str(error) == expected
    assert (error.problem, error.where, error.remedy) == ("is broken", where, remedy)


def test_no_module_catches_everything(checkout: Path) -> None:
    modules = sorted((checkout / "graph").rglob("*.py"))
    assert len(modules) >= 40
    for module in modules:
        source = module.read_text(encoding="utf-8")
        assert not re.search(r"except\s*:|except Exception\b", source), module.name
