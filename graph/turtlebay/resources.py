"""Find the ontology folder: inside an installed package, or beside `graph/` in a checkout. Nothing else knows where."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from turtlebay.errors import InputError

__all__ = ["ontology_folder"]


@cache
def ontology_folder() -> Path:
    """Return the folder that holds the ontology, the schemes, the authority, the shapes and the questions."""
    package = Path(__file__).resolve().parent
    for folder in (package / "ontology", package.parent.parent / "ontology"):
        if (folder / "turtlebay.ttl").is_file():
            return folder
    raise InputError("the ontology folder is missing from this installation", remedy="Install turtlebay again.")
