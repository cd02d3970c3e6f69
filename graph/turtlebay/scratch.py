"""Rows that wait on disk until they are asked for, so that memory does not grow with their number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from turtlebay.errors import OutputError

__all__ = ["open_scratch", "require_room"]

CACHE: Final = 2_000
"""What SQLite keeps in memory of one file, and of rows that it sorts, in kB. What is smaller never gets to the disk."""


def open_scratch(*tables: str) -> sqlite3.Connection:
    """Return an empty database with these tables, given as what follows CREATE TABLE; it goes with whoever closes it.

    Its file is in the temporary folder and has no name, so that also a process that is killed leaves nothing.
    """
    database = sqlite3.connect("")
    database.execute(f"PRAGMA cache_size = -{CACHE}")
    database.execute("PRAGMA journal_mode = OFF")
    for table in tables:
        database.execute(f"CREATE TABLE {table}")
    return database


@contextmanager
def require_room() -> Iterator[None]:
    """Raise an `OutputError` where what waits cannot be kept."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise OutputError(
            f"what waits to be written cannot be kept ({getattr(error, 'strerror', None) or error})",
            remedy="Free some space in the temporary folder, or name another one in TMPDIR.",
        ) from error
