"""Opening the database: for the one writer, and for readers."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from loccit.db.schema import migrate
from loccit.errors import LoccitError

LONGEST_VALUE = 64_000_000
"""SQLite's limit on one value, in bytes: above any text that is a document, below what would exhaust a server."""

WAL_PAGES = 8_000
"""Pages (4 KB) that gather in the log before they are written to their places: pages that every document touches, such
as those of indexes, are so written once for many documents."""

MAPPED = 2_000_000_000
"""Bytes of the file that the writer reads as mapped memory (SQLite's most): each document looks for words on thousands
of pages, and copying them out of the system's cache took longer than looking. Memory is used only as far as the system
has some to spare."""


def open_for_writing(path: Path) -> Database:
    """The database with this version's schema, in WAL mode. Raises D001, A004."""
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=30, cached_statements=500)
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma cache_size = -32000")
        connection.execute(f"pragma mmap_size = {MAPPED}")
        connection.execute(f"pragma wal_autocheckpoint = {WAL_PAGES}")
        db = Database(connection)
        migrate(db)
    except sqlite3.Error as fault:
        raise _cannot(path, fault) from fault
    return db


def open_for_reading(path: Path) -> Database:
    """The database, read-only, never as immutable: an `add` may be under way. Raises A001, D001."""
    if not path.is_file():
        raise LoccitError(
            "A001", f"there is no database at {path}.", next_step="`loccit rebuild` makes it anew from the bag."
        )
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=30)
        known = connection.execute("select count(*) from sqlite_master where name = 'ledger'").fetchone()
    except sqlite3.Error as fault:
        raise _cannot(path, fault) from fault
    if not known[0]:  # `sqlite3` makes an empty file wherever it is pointed to
        connection.close()
        raise LoccitError(
            "A001", f"{path} is no archive's database.", next_step="`loccit rebuild` makes it anew from the bag."
        )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    return Database(connection)


def leave_wal(db: Database, *, patience: int = 5) -> bool:
    """Checkpoints and goes back to one file; False where a reader holds it for longer than `patience` seconds."""
    try:
        db.execute(f"pragma busy_timeout = {patience * 1000}")
        db.execute("pragma wal_checkpoint(truncate)")
        return bool(db.execute("pragma journal_mode = delete").fetchone()[0] == "delete")
    except sqlite3.OperationalError:
        return False


def _cannot(path: Path, fault: sqlite3.Error) -> LoccitError:
    return LoccitError(
        "D001", f"{path} cannot be opened ({fault}).", next_step="`loccit rebuild` makes it anew from the bag."
    )
