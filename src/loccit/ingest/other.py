"""Another archive, as an import reads it: checked, never written to, its ledger indexed beside memory."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from loccit.db import state
from loccit.db.connect import open_for_reading
from loccit.db.schema import ensure_known
from loccit.errors import LoccitError, UsageError
from loccit.folder import Folder, sync_directory
from loccit.ingest.behind import ensure_loses_nothing
from loccit.ingest.verify import history_faults
from loccit.ledger import Acquisition, Event, Fate, Identifier, Line, lines, read_line, spell
from loccit.store import Fault

_MINOR = frozenset(("bag_open", "original_unlisted"))
"""Faults that lose nothing: every original is still compared with its hash."""
_TOLD = 3
"""So many faults are named in the message."""


class OtherArchive:
    """The history of another archive, by document. It holds a temporary database that goes with it."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._index = sqlite3.connect("", isolation_level=None)  # an unnamed file: memory where that is enough
        self._index.executescript(_SCHEMA)
        self._index.execute("begin")
        for number, line in enumerate(lines(folder)):
            self._add(number, line)
        self._index.execute("commit")

    def close(self) -> None:
        """Forgets the index."""
        self._index.close()

    def documents(self) -> list[str]:
        """Its documents in the order in which they came."""
        rows = self._index.execute("select document from arrivals where document <> '' group by 1 order by min(n)")
        return [row[0] for row in rows.fetchall()]

    def arrivals_of(self, document: str) -> list[Acquisition]:
        """The arrivals of a document's captures, in order; with '' those of originals that are no document."""
        rows = self._index.execute("select spelled from arrivals where document = ? order by n", [document])
        return [line for (spelled,) in rows.fetchall() if isinstance(line := read_line(spelled), Acquisition)]

    def lines_of(self, document: str) -> list[Line]:
        """What its ledger says of the identifiers that were first given in a document, in order."""
        rows = self._index.execute("select spelled from told where document = ? order by n", [document])
        return [read_line(spelled) for (spelled,) in rows.fetchall()]

    def is_document(self, identifier: str) -> bool:
        """Whether it has a document of this ID."""
        return self._index.execute("select 1 from told where id = ? limit 1", [identifier]).fetchone() is not None

    def keys_of(self, document: str) -> list[str] | None:
        """What tells that a capture is one of this document, as its database has it; None where that is not there, or
        not what the ledger says."""
        try:
            with closing(open_for_reading(self.folder.database)) as db:
                if state.get_state(db, "ledger_bytes") != str(self.folder.ledger.stat().st_size):
                    return None
                rows = db.execute("select key from capture_keys where document_id = ? order by key desc", [document])
                return [row[0] for row in rows.fetchall()]
        except (LoccitError, sqlite3.Error):
            return None

    def _add(self, number: int, line: Line) -> None:
        if isinstance(line, Acquisition):
            self._index.execute("insert into arrivals values (?, ?, ?)", (number, line.document or "", spell(line)))
        elif isinstance(line, Identifier):
            self._tell(number, line.document or line.id, line)
        elif isinstance(line, Fate):
            home = self._index.execute("select document from told where id = ? limit 1", [line.id]).fetchone()
            self._tell(number, str(home[0]) if home else "", line)
        else:
            assert isinstance(line, Event)  # the chain of events stays whole in the copy of the ledger

    def _tell(self, number: int, document: str, line: Identifier | Fate) -> None:
        self._index.execute("insert into told values (?, ?, ?, ?)", (number, document, line.id, spell(line)))


def open_other(folder: Folder, ours: Folder) -> OtherArchive:
    """Checks an archive that is to be imported, and reads its history.

    Raises C001 where it is the same, A004 where a later version made it, A005 where it has faults.
    """
    if folder.root.resolve() == ours.root.resolve():
        raise UsageError("C001", f"{folder.root} is this archive itself.", next_step="name another one.")
    if folder.database.is_file():
        _ensure_version(folder)
    faults = [fault for fault in history_faults(folder) if fault.code not in _MINOR] or list(_lost_lines(folder))
    if faults:
        told = "; ".join(f"{one.subject} {one.message}" for one in faults[:_TOLD])
        more = f"; and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
        raise LoccitError(
            "A005", f"{folder.root} has faults: {told}{more}.",
            next_step=f"`loccit -a {folder.root} verify` names all; mend it, or import a backup; nothing was changed.",
        )  # fmt: skip
    return OtherArchive(folder)


def _lost_lines(folder: Folder) -> Iterator[Fault]:
    """A ledger that lacks what its database knows may lack withdrawals."""
    try:
        ensure_loses_nothing(folder)
    except LoccitError as error:
        yield Fault("ledger_behind", folder.ledger.name, "lacks lines that its database has seen")
        assert error.code == "L002"


def copy_ledger(path: Path, target: Path, home: Path) -> None:
    """Copies a ledger in one step, by way of a file in `home`."""
    temporary = home / target.name
    with path.open("rb") as before, temporary.open("wb") as after:
        while piece := before.read(1 << 20):
            after.write(piece)
        after.flush()
        os.fsync(after.fileno())
    os.replace(temporary, target)
    sync_directory(target.parent)


def _ensure_version(folder: Folder) -> None:
    try:
        with closing(open_for_reading(folder.database)) as db:
            ensure_known(db)
    except LoccitError as error:
        if error.code != "D001":  # its ledger is what counts
            raise
    except sqlite3.Error:
        return


_SCHEMA = """
create table arrivals (n integer primary key, document text not null, spelled text not null);
create index arrivals_document on arrivals(document, n);
create table told (n integer primary key, document text not null, id text not null, spelled text not null);
create index told_document on told(document, n);
create index told_id on told(id);
"""
