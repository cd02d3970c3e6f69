"""Options that a question brings along, such as `--actor turkey`: told apart from its name."""

from __future__ import annotations

from collections.abc import Sequence

from turtlebay.errors import UsageError

__all__ = ["split_parameters"]


def split_parameters(arguments: Sequence[str]) -> tuple[str | None, dict[str, list[str]]]:
    """Return the one argument that is no option, and the values of options by name, in the order given.

    >>> split_parameters(["recommendations-to", "--actor", "turkey", "--actor=chad"])
    ('recommendations-to', {'actor': ['turkey', 'chad']})
    """
    names: list[str] = []
    values: dict[str, list[str]] = {}
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if not argument.startswith("-") or argument == "-":
            names.append(argument)
            continue
        name, equals, value = argument.removeprefix("--").partition("=")
        if not argument.startswith("--") or not name:
            raise UsageError(f"there is no option {argument}", remedy="See turtlebay query --help.")
        if not equals:
            if not waiting:
                raise UsageError(f"--{name} has no value", remedy=f"Write --{name} VALUE.")
            value = waiting.pop(0)
        values.setdefault(name, []).append(value)
    if len(names) > 1:
        remedy = f"Put it in quotation marks, or ask one question at a time: {names[0]}"
        raise UsageError(f"'{names[1]}' is one word too many", remedy=remedy)
    return (names[0] if names else None), values
