"""How much memory a query may take, whatever its SQL says: by value, by row, by answer, and over all of SQLite."""

from __future__ import annotations

import sqlite3
from typing import Any

from loccit.db.connect import LONGEST_VALUE

HEAP = 768_000_000
"""All connections of this process together, in bytes: what SQLite itself may hold at a time."""
MAPPED = 1_000_000_000
"""So much of the database file is read through the system's memory of files, which all connections share."""
COLUMNS = 200
"""Columns of one answer; each may be as long as LONGEST_VALUE."""
LARGEST_RESULT = 64_000_000
"""Characters and bytes that the rows of one answer may hold together."""


def limit(connection: sqlite3.Connection) -> None:
    """Sets the limits on a connection; a query that passes one of them ends with an error, and nothing else does."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, COLUMNS)
    connection.execute(f"pragma hard_heap_limit = {HEAP}")
    connection.execute(f"pragma mmap_size = {MAPPED}")
    connection.row_factory = _Counter()


class _Counter:
    """Makes rows, and counts what the rows of the cursor at work hold together."""

    def __init__(self) -> None:
        self.cursor: Any = None
        self.held = 0

    def __call__(self, cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        if cursor is not self.cursor:
            self.cursor, self.held = cursor, 0
        for value in values:
            if value.__class__ is str or value.__class__ is bytes:
                self.held += len(value)
        if self.held > LARGEST_RESULT:
            self.cursor = None
            raise sqlite3.OperationalError(
                f"the answer holds more than {LARGEST_RESULT:,} characters; ask for fewer rows, or for substr(text, …)"
            )
        return sqlite3.Row(cursor, values)
