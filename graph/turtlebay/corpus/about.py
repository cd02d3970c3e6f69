"""What a person knows of reports and their files do not say: a table with title, date and publisher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from turtlebay.errors import InputError
from turtlebay.model import Annotations
from turtlebay.sheets import read_rows

__all__ = ["About", "read_about", "tell_about"]

KNOWN: Final = ("title", "subtitle", "publisher", "date")
REMEDY: Final = f"Give it a column 'file' and any of {', '.join(KNOWN)}."


@dataclass(frozen=True)
class About:
    """What is known of reports, by the name of the file, or by its path below the folder that is built."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, name: str, path: Path) -> dict[str, str]:
        """Return what is known of a file; `name` is its path below the folder, without the ending."""
        for key in (f"{name}{path.suffix}", name, path.name, path.stem):
            if key in self.rows:
                return dict(self.rows[key])
        return {}

    def unused(self, files: Mapping[str, Path]) -> list[str]:
        """Return the rows that are of none of these files, given by name."""
        used = {key for name, path in files.items() for key in (f"{name}{path.suffix}", name, path.name, path.stem)}
        return [key for key in self.rows if key not in used]


def read_about(path: Path) -> About:
    """Read a table of reports, a row each."""
    header, lines = read_rows(path, ("file", *KNOWN))
    columns = [name for name in header if name in KNOWN]
    if "file" not in header or not columns:
        raise InputError("is no table of reports", where=str(path), remedy=REMEDY)
    rows: dict[str, dict[str, str]] = {}
    for line, cells in lines:
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        name = row.get("file", "")
        facts = {column: row[column] for column in columns if row.get(column)}
        if name in rows:
            raise InputError(f"'{name}' has two rows", where=f"{path}, line {line}", remedy="Leave one out.")
        if name and facts:
            rows[name] = facts
    return About(rows)


def tell_about(annotations: Annotations, facts: Mapping[str, str], *, where: str) -> Annotations:
    """Return annotations whose document has what a person knows of it; an error where that cannot be."""
    if not facts:
        return annotations
    try:
        info = type(annotations.document).model_validate(annotations.document.model_dump() | dict(facts))
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = ".".join(map(str, problem["loc"]))
        raise InputError(
            f"the table of reports has '{facts.get(name, '')}' as its {name} ({problem['msg']})",
            where=where,
            remedy="Write dates as 2010, 2010-04 or 2010-04-22.",
        ) from error
    return annotations.model_copy(update={"document": info})
