"""A ledger that lost lines which its database has seen → the same ledger with these lines, in one step."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing

from loccit.db import state
from loccit.db.connect import open_for_writing
from loccit.errors import LoccitError
from loccit.folder import Folder, sync_directory
from loccit.ingest.behind import Told, knows_more, read_told
from loccit.ingest.lock import writing
from loccit.ingest.people import read_people
from loccit.ingest.recalled import recall
from loccit.ledger import Event, Line, set_torn_line_aside, spell

_PIECE = 1 << 20


def write_lost_lines(folder: Folder) -> int:
    """Writes anew the lines that only the database knows; how many, none where it knows nothing more.

    They stand where the chain of events breaks, else at the end. Raises D001 for a database that cannot be read, L001
    for a ledger that cannot, L002 where the events of both do not make one chain, LockedError.
    """
    if not folder.database.is_file() or folder.purging.exists():
        return 0
    people = read_people(folder)
    with writing(folder), closing(open_for_writing(folder.database)) as db:
        told = read_told(folder)
        if not knows_more(db, told):
            return 0
        lines = list(recall(folder, db, people, told))
        _ensure_chain(folder, told, [one for one in lines if isinstance(one, Event)])
        set_torn_line_aside(folder)
        size = _insert(folder, told.gap, lines)
        with db.atomic():
            state.set_state(db, "ledger_bytes", str(size))
    return len(lines)


def _ensure_chain(folder: Folder, told: Told, events: Sequence[Event]) -> None:
    previous = told.before
    is_chain = True
    for one in events:
        is_chain = is_chain and one.previous == previous
        previous = one.hash
    if not is_chain or told.behind not in (None, previous):
        raise LoccitError(
            "L002",
            f"{folder.ledger} lacks lines, and the database does not know all of them. Nothing was changed.",
            next_step="restore ledger.jsonl from a backup. Without one: move archive.db away and `loccit rebuild`; what"
            " the ledger lost, withdrawals too, is lost then.",
        )


def _insert(folder: Folder, place: int, lines: Sequence[Line]) -> int:
    """Puts lines at a byte of the ledger, so that a kill leaves the old one or the new one; its size in bytes."""
    folder.temporary.mkdir(exist_ok=True)
    folder.ledger.touch()
    temporary = folder.temporary / folder.ledger.name
    with folder.ledger.open("rb") as before, temporary.open("wb") as after:
        while before.tell() < place:
            after.write(before.read(min(_PIECE, place - before.tell())))
        after.write("".join(map(spell, lines)).encode("utf-8", "surrogatepass"))
        while piece := before.read(_PIECE):
            after.write(piece)
        after.flush()
        os.fsync(after.fileno())
        size = after.tell()
    os.replace(temporary, folder.ledger)
    sync_directory(folder.root)
    return size
