"""Is everything what it was? Originals, bag, ledger, events, database and index, all faults together."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from loccit import ids, store
from loccit.db import state
from loccit.db.connect import open_for_reading
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.ledger import FIRST, FORKED, Acquisition, Event, Identifier, event_hash, lines, whole_bytes
from loccit.store import Fault

_INDEXES = ("passages_fts", "notes_fts", "documents_fts")
_IN_MEMORY = 1_000_000_000
"""A database up to so many bytes is copied into memory to check its index, which SQLite does by a write."""


_FROM_DATABASE = "restore ledger.jsonl from a backup, or `loccit verify --repair` writes the lines from the database"


@dataclass(slots=True)
class Seen:
    """What the ledger holds, for comparing. `is_whole`: it was read to its end, but for a torn last line."""

    acquisitions: int = 0
    events: int = 0
    identifiers: int = 0
    last_hash: str = FIRST
    is_whole: bool = False


def verify(folder: Folder, *, on_step: Callable[[str], None] = lambda _: None) -> list[Fault]:
    """Everything that is wrong, each with what it is about; empty where all is well. Nothing is changed.

    Says that nothing changed since ingest; it proves neither who wrote a source nor that it is true.
    """
    seen = Seen()
    faults = history_faults(folder, seen, on_step)
    on_step("database")
    try:
        db = open_for_reading(folder.database)
    except LoccitError as error:
        return [*faults, Fault("database_missing", "archive.db", f"{error.message} Next: {error.next_step}")]
    try:
        faults += _database_faults(db, folder, seen)
        on_step("index")
        faults += _index_faults(db, folder)
    except sqlite3.DatabaseError as fault:
        faults.append(Fault("database_damaged", "archive.db", f"{fault}; `loccit rebuild` makes it anew"))
    finally:
        db.close()
    return faults


def history_faults(
    folder: Folder, seen: Seen | None = None, on_step: Callable[[str], None] = lambda _: None
) -> list[Fault]:
    """Everything that is wrong with originals and ledgers, from which the rest can be made; `seen` counts lines."""
    on_step("originals")
    faults = list(store.faults(folder))
    if folder.purging.exists():
        faults.insert(0, Fault("purge_open", folder.purging.name, "is there: a purge did not come to its end"))
    on_step("ledger")
    try:
        faults += _ledger_faults(folder, seen or Seen())
    except LoccitError as error:
        faults.append(Fault("ledger_unreadable", "ledger.jsonl", error.message))
    for path in sorted(folder.ledgers.glob("*.jsonl")) if folder.ledgers.is_dir() else ():
        if store.hash_file(path) != path.stem:
            faults.append(Fault("ledger_changed", f"ledgers/{path.name}", "is not what it was when it was imported"))
    return faults


def _ledger_faults(folder: Folder, seen: Seen) -> Iterator[Fault]:
    given: set[str] = set()
    arrived: dict[int, str] = {}
    end = whole_bytes(folder)
    torn = (folder.ledger.stat().st_size if folder.ledger.exists() else 0) - end
    for line in lines(folder, end=end):
        if isinstance(line, Acquisition):
            seen.acquisitions += 1
            if arrived.setdefault(line.id, line.sha256) != line.sha256:
                yield Fault(
                    "ledger_forked", f"arrival {line.id}", f"stands twice: two histories in one ledger; {FORKED}"
                )
        elif isinstance(line, Identifier):
            seen.identifiers += 1
            if not ids.is_valid(line.id):
                yield Fault("ledger_changed", line.id, "is no identifier: its line in the ledger was changed")
            if line.id in given:
                yield Fault("ledger_changed", line.id, "was given twice")
            given.add(line.id)
        elif isinstance(line, Event):
            seen.events += 1
            expected = event_hash(line.id, line.at, line.what, line.detail, line.previous)
            if line.previous != seen.last_hash or line.hash != expected:
                yield Fault("events_changed", f"event {line.id}", "does not fit the chain of events")
            seen.last_hash = line.hash
    seen.is_whole = True
    if torn:
        told = f"has a torn last line of {torn:,} bytes; the next command that writes sets it aside"
        yield Fault("ledger_torn", "ledger.jsonl", told)


def _database_faults(db: Database, folder: Folder, seen: Seen) -> Iterator[Fault]:
    for row in db.execute("pragma integrity_check(20)").fetchall():
        if row[0] != "ok":
            yield Fault("database_damaged", "archive.db", f"{row[0]}; `loccit rebuild` makes it anew")
    expected = {"acquisitions": seen.acquisitions, "events": seen.events, "ledger": seen.identifiers}
    for table, count in expected.items() if seen.is_whole else ():
        found = db.execute(f"select count(*) from {table}").fetchone()[0]
        if found > count:
            yield Fault("ledger_behind", table, f"has {found:,} rows where the ledger has {count:,}; {_FROM_DATABASE}")
        elif found != count:
            yield Fault(
                "database_behind", table,
                f"has {found:,} rows where the ledger has {count:,}; `loccit rebuild` mends it",
            )  # fmt: skip
    yield from _document_faults(db)
    size, known = whole_bytes(folder), int(state.get_state(db, "ledger_bytes", "0"))
    if known < size:
        yield Fault("database_behind", "ledger.jsonl", "has lines that the database has not seen; `loccit rebuild`")
    elif known > size:
        yield Fault(
            "ledger_behind", "ledger.jsonl",
            f"ends at byte {size:,}, and the database has seen {known:,} bytes; {_FROM_DATABASE}",
        )  # fmt: skip


def _document_faults(db: Database) -> Iterator[Fault]:
    """Identifiers without their rows, and rows without their identifier."""
    for kind in ("document", "passage", "note", "quotation"):
        table = f"{kind}s"
        rows = db.execute(
            f"select id from ledger where kind = ? and (status in ('current', 'edited')"
            f" or status = 'moved' and successors = '[]') and id not in (select id from {table}) limit 5",
            [kind],
        ).fetchall()
        yield from (Fault("row_missing", row[0], f"stands in the ledger, but not in {table}") for row in rows)
        rows = db.execute(f"select id from {table} where id not in (select id from ledger) limit 5").fetchall()
        yield from (Fault("row_unknown", row[0], f"stands in {table}, but not in the ledger") for row in rows)


def _index_faults(db: Database, folder: Folder) -> Iterator[Fault]:
    if folder.database.stat().st_size > _IN_MEMORY:
        yield Fault("index_unchecked", "archive.db", "is too large to copy; its index was not checked")
        return
    copy = sqlite3.connect(":memory:")
    try:
        assert db.conn is not None
        db.conn.backup(copy)
        for index in _INDEXES:
            try:
                copy.execute(f"insert into {index}({index}, rank) values ('integrity-check', 1)")
            except sqlite3.DatabaseError:
                yield Fault("index_damaged", index, "does not agree with its table; `loccit rebuild` makes it anew")
    finally:
        copy.close()
