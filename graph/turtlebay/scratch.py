"""Rows that wait on disk until they are asked for, so that memory does not grow with their number."""

from __future__ import annotations

import sqlite3
from typing import Final

__all__ = ["open_scratch"]

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
