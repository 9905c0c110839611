"""Ledger and database → what the database has seen of the history and the ledger does not hold.

A ledger loses its end by a disk that fails, a copy that stopped, an editor. What was cut off may be a withdrawal, and
then only the database knows of it: a database that is thrown away for such a ledger shows again what was withdrawn.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

from sqlite_utils import Database

from loccit.db import state
from loccit.db.connect import open_for_reading
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.ledger import FIRST, Acquisition, Event, Fate, Identifier, read_line, whole_bytes

_PIECE = 1 << 16
_EVENT = b'{"type":"event"'


@dataclass(slots=True)
class Told:
    """What a ledger holds, up to its last line end: the status, successors and version of each identifier, the numbers
    of acquisitions, the hashes of events. `gap` is the byte at which the chain of events breaks, else its end."""

    known: dict[str, tuple[str, tuple[str, ...], int]] = field(default_factory=dict)
    acquisitions: set[int] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    gap: int = 0
    before: str = FIRST
    behind: str | None = None


def ensure_whole(folder: Folder, db: Database) -> None:
    """Raises L002 where the database knows more of the history than the ledger, D001 where it is another ledger's.

    Costs no more than reading the ledger's last event, where all is well.
    """
    if fits(folder, db):
        return
    if knows_more(db, read_told(folder)):
        raise _behind(folder)
    raise LoccitError(
        "D001",
        "the database was not made from this ledger.",
        next_step="`loccit rebuild` makes it anew; the ledger has all that it knows.",
    )


def ensure_loses_nothing(folder: Folder) -> None:
    """Raises L002 where an archive's database, if it can be read, knows more than its ledger, and L001."""
    if folder.purging.exists():
        return
    try:
        with closing(open_for_reading(folder.database)) as db:
            db.execute("begin")  # a writer, if there is one, writes the ledger first
            state.last_event(db)
            if knows_more(db, read_told(folder)):
                raise _behind(folder)
    except sqlite3.Error:  # what cannot be asked knows nothing
        return
    except LoccitError as error:
        if error.code not in ("A001", "D001"):
            raise


def fits(folder: Folder, db: Database) -> bool:
    """Whether the lines that the database has seen are the ledger's first ones, as size and last event say."""
    seen = int(state.get_state(db, "ledger_bytes", "0"))
    if seen > whole_bytes(folder):
        return False
    number, hashed = state.last_event(db)
    return number == 0 or _last_event_before(folder, seen) == hashed


def knows_more(db: Database, told: Told) -> bool:
    """Whether the database has acquisitions or events that are not told, or more identifiers."""
    return (
        any(one not in told.acquisitions for (one,) in db.execute("select id from acquisitions"))
        or any(one not in told.events for (one,) in db.execute("select hash from events"))
        or db.execute("select count(*) from ledger").fetchone()[0] > len(told.known)
    )


def read_told(folder: Folder) -> Told:
    """What a ledger holds. Raises L001."""
    told = Told()
    previous, at = FIRST, 0
    for number, spelled in enumerate(_whole_lines(folder), 1):
        line = read_line(spelled.decode("utf-8", "surrogatepass"), at=f"line {number} of ledger.jsonl")
        if isinstance(line, Acquisition):
            told.acquisitions.add(line.id)
        elif isinstance(line, Identifier):
            told.known[line.id] = ("current", (), line.version)
        elif isinstance(line, Fate):
            told.known[line.id] = (line.status, line.successors, line.version)
        elif isinstance(line, Event):
            told.events.add(line.hash)
            if line.previous != previous and told.behind is None:
                told.gap, told.before, told.behind = at, previous, line.previous
            previous = line.hash
        at += len(spelled)
    if told.behind is None:
        told.gap, told.before = at, previous
    return told


def _behind(folder: Folder) -> LoccitError:
    return LoccitError(
        "L002",
        f"{folder.ledger} is behind: it lacks lines that the database has seen. Nothing was changed.",
        next_step="restore ledger.jsonl from a backup, or have `loccit verify --repair` write the lines anew from what"
        " the database knows.",
    )


def _whole_lines(folder: Folder) -> Iterator[bytes]:
    if folder.ledger.exists():
        with folder.ledger.open("rb") as stored:
            yield from (spelled for spelled in stored if spelled.endswith(b"\n"))


def _last_event_before(folder: Folder, end: int) -> str | None:
    """The hash of the last event that ends at a byte or before it; None where there is none, or no line ends there."""
    with folder.ledger.open("rb") as stored:
        behind = b""
        while end > 0:
            start = max(0, end - _PIECE)
            stored.seek(start, os.SEEK_SET)
            behind = stored.read(end - start) + behind
            if not behind.endswith(b"\n"):
                return None
            lines = behind.splitlines(keepends=True)
            whole = lines if start == 0 else lines[1:]
            for spelled in reversed(whole):
                if spelled.startswith(_EVENT):
                    line = read_line(spelled.decode("utf-8", "surrogatepass"))
                    return line.hash if isinstance(line, Event) else None
            behind, end = lines[0] if start else b"", start
    return None
