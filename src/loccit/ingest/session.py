"""Holding an archive for writing, from setting right what a kill left behind to the last fsync."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from loccit import store
from loccit.db.connect import leave_wal
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.ingest.behind import ensure_whole
from loccit.ingest.lock import writing
from loccit.ingest.people import People, read_people
from loccit.ingest.purge import end_purge, is_purging, purge_files, purge_rows
from loccit.ingest.replay import catch_up
from loccit.ingest.rights import note_missing_rights
from loccit.ingest.workers import Workers
from loccit.ingest.writer import Writer
from loccit.ledger import set_torn_line_aside

TORN = "a torn last line of the ledger was set aside as ledger.jsonl.torn."


@contextmanager
def open_archive(folder: Folder) -> Iterator[Writer]:
    """Holds an archive for writing, after setting right what an interrupted command left behind.

    A full disk or a folder that may not be written ends it with S002; what was written stays. Raises LockedError
    where another process writes, Y001 where a file that people write has a fault, L002 where the ledger lacks lines
    that the database has seen.
    """
    people = read_people(folder)
    with told_as_errors(folder), writing(folder):
        writer = _open_writer(folder, people)
        try:
            is_torn = set_torn_line_aside(folder)
            store.recover(folder)
            if is_purging(folder):
                complete_purge(writer)
                writer.messages.append("a purge that was interrupted was completed.")
            if is_torn:
                writer.messages.append(TORN)
            with Workers(1) as here:
                done = catch_up(writer, here)
            if done:
                writer.messages.append(f"{done} documents that an interrupted command left behind were done again.")
            note_missing_rights(writer.db, people)
            yield writer
        finally:
            writer.close()


def _open_writer(folder: Folder, people: People) -> Writer:
    """The writer of an archive whose ledger and database are of one history; a purge under way changes both."""
    writer = Writer(folder, people)
    try:
        if not is_purging(folder):
            ensure_whole(folder, writer.db)
    except LoccitError:
        leave_wal(writer.db)
        writer.db.close()
        raise
    return writer


def complete_purge(writer: Writer) -> None:
    """Does what `purging.json` names, from the first step to the last."""
    purge_files(writer.folder)
    purge_rows(writer.folder, writer.db)
    writer.close_bag()
    end_purge(writer.folder)


@contextmanager
def told_as_errors(folder: Folder) -> Iterator[None]:
    """Turns what the system says of a full or closed disk into an error with the next step."""
    try:
        yield
    except OSError as fault:
        raise _cannot_write(folder, fault.strerror or str(fault), is_full=fault.errno == errno.ENOSPC) from fault
    except sqlite3.OperationalError as fault:
        raise _cannot_write(folder, str(fault), is_full="full" in str(fault)) from fault


def _cannot_write(folder: Folder, why: str, *, is_full: bool) -> LoccitError:
    return LoccitError(
        "S002",
        f"{folder.root} cannot be written ({why}). What was added before stays added.",
        next_step="free some space, and run the command again."
        if is_full
        else "see who owns the folder, and run the command again.",
    )
