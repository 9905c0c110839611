"""The database anew from the bag and the ledger: into `archive.db.new`, checked, then renamed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from loccit import store
from loccit.db.connect import leave_wal
from loccit.folder import Folder
from loccit.ingest.behind import ensure_loses_nothing
from loccit.ingest.lock import writing
from loccit.ingest.people import read_people
from loccit.ingest.purge import end_purge, is_purging, purge_files
from loccit.ingest.replay import catch_up
from loccit.ingest.session import TORN, told_as_errors
from loccit.ingest.workers import Workers
from loccit.ingest.writer import Writer
from loccit.ledger import set_torn_line_aside


def rebuild(
    folder: Folder,
    *,
    workers: int = 2,
    on_document: Callable[[], None] = lambda: None,
    on_message: Callable[[str], None] = lambda _: None,
) -> int:
    """Makes the database anew; the old one serves until the new one is whole. Returns how many documents it has.

    With the readers that made it: the same rows. With others the originals are read anew, and known identifiers
    stay with their words. Raises S001 or S003 for an original that is missing or changed, L001, L002 where the database
    that is there knows more than the ledger, LockedError.
    """
    people = read_people(folder)
    fresh = Path(f"{folder.database}.new")
    with told_as_errors(folder), writing(folder), Workers(workers) as pool:
        ensure_loses_nothing(folder)
        if set_torn_line_aside(folder):
            on_message(TORN)
        store.recover(folder)
        _remove(fresh)
        is_interrupted = is_purging(folder)
        if is_interrupted:
            purge_files(folder)
        writer = Writer(folder, people, fresh)
        try:
            count = catch_up(writer, pool, on_document=on_document)
            size, originals = writer.db.execute("select coalesce(sum(size), 0), count(*) from originals").fetchone()
            if originals or is_interrupted:
                store.close_bag(folder, size=size, count=originals, day=_last_day(writer))
            leave_wal(writer.db)
        finally:
            writer.db.close()
        _put_in_place(folder, fresh)
        if is_interrupted:
            end_purge(folder)
    return count


def _last_day(writer: Writer) -> str:
    row = writer.db.execute("select max(added_at) from acquisitions").fetchone()
    return str(row[0] or "")[:10]


def _put_in_place(folder: Folder, fresh: Path) -> None:
    for leftover in ("-wal", "-shm"):
        Path(f"{folder.database}{leftover}").unlink(missing_ok=True)
    fresh.replace(folder.database)


def _remove(database: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{database}{ending}").unlink(missing_ok=True)
