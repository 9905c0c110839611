"""The one writer: originals, manifest, ledger, database, in that order, up to 100 documents at a time."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from loccit import ids, store
from loccit.clock import utc_now
from loccit.db import state
from loccit.db.connect import leave_wal, open_for_writing
from loccit.db.keys import mint_keys
from loccit.db.save import Capture, Numbers, save
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.ingest.lock import writing
from loccit.ingest.prepare import Prepared, spelled_identifiers
from loccit.ledger import Acquisition, Identifier, append, make_event, set_torn_line_aside, spell
from loccit.model import Finding, Parsed

BATCH = 100
"""Documents a transaction."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One arrival to write: its acquisition, and what was made of its bytes if they are new to the archive."""

    acquisition: Acquisition
    prepared: Prepared | None = None
    rights: str = "private"


class Writer:
    """An archive that is held for writing. Made by `open_archive`."""

    def __init__(self, folder: Folder, db: Database) -> None:
        self.folder = folder
        self.db = db
        self.messages: list[str] = []

    def write(self, entries: Sequence[Entry]) -> None:
        """Writes a batch for good: when it returns, a power cut loses nothing of it."""
        ready = list(self._without_collisions(entries))
        store.keep(self.folder, [e.prepared.sha256 for e in ready if e.prepared and e.prepared.is_kept])
        lines = [line for entry in ready for line in self._ledger_lines(entry)]
        size = append(self.folder, lines)
        with self.db.atomic():
            for entry in ready:
                self._save(entry)
            state.set_state(self.db, "ledger_bytes", str(size))

    def record(self, what: str, detail: dict[str, Any]) -> None:
        """Adds an event to the chain."""
        number, previous = state.last_event(self.db)
        event = make_event(number + 1, utc_now(), what, detail, previous)
        size = append(self.folder, [spell(event)])
        with self.db.atomic():
            state.add_event(self.db, event)
            state.set_state(self.db, "ledger_bytes", str(size))

    def next_acquisition(self) -> int:
        """The number of the next acquisition."""
        return int(self.db.execute("select coalesce(max(id), 0) + 1 from acquisitions").fetchone()[0])

    def same_words(self, document_id: str) -> list[str]:
        """Documents added before that say the same words in other bytes, the first first."""
        row = self.db.execute("select words_hash, n from documents where id = ?", [document_id]).fetchone()
        return state.documents_with_words(self.db, row[0], before=row[1]) if row else []

    def close(self) -> None:
        """Writes the bag's tags, and leaves one database file behind."""
        size, count = self.db.execute("select coalesce(sum(size), 0), count(*) from originals").fetchone()
        store.close_bag(self.folder, size=size, count=count, day=utc_now()[:10])
        if not leave_wal(self.db):
            self.messages.append("a reader holds the database; it stays in WAL mode until the next command.")
        self.db.close()

    def _without_collisions(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """Mints anew where an identifier of a batch was given to something else before."""
        fresh = [entry.prepared.keys for entry in entries if entry.prepared and entry.prepared.keys]
        wanted = [key for keys in fresh for key in keys.owned()]
        known = state.taken(self.db, wanted)
        if not known and len(set(wanted)) == len(wanted):
            yield from entries
            return
        met = set(known)
        for entry in entries:
            if entry.prepared and entry.prepared.keys and not met.isdisjoint(entry.prepared.keys.owned()):
                entry = replace(entry, prepared=_renamed(entry.prepared, met))
            if entry.prepared and entry.prepared.keys:
                met.update(entry.prepared.keys.owned())
            yield entry

    def _ledger_lines(self, entry: Entry) -> Iterator[str]:
        prepared = entry.prepared
        yield spell(entry.acquisition)
        if prepared is None or prepared.parsed is None or prepared.keys is None:
            return
        yield from prepared.ledger_lines
        shared = dict(_shared_names(prepared))
        known = state.taken(self.db, list(shared))
        for identifier, kind in shared.items():
            if identifier not in known:
                yield spell(Identifier(identifier, kind, prepared.keys.document))

    def _save(self, entry: Entry) -> None:
        prepared = entry.prepared
        if prepared is not None:
            path = store.payload_path(prepared.sha256)
            if prepared.is_kept:
                state.add_original(self.db, prepared.sha256, prepared.size, prepared.media_type, path)
            if prepared.parsed is not None and prepared.keys is not None:
                self._save_document(entry, prepared, prepared.parsed)
            elif prepared.error is not None and prepared.is_kept:
                self._save_refusal(prepared, prepared.error)
        state.add_acquisition(self.db, entry.acquisition)

    def _save_document(self, entry: Entry, prepared: Prepared, parsed: Parsed) -> None:
        assert prepared.keys is not None
        capture = Capture(
            parsed=parsed, keys=prepared.keys, sha256=prepared.sha256, ordinal=1,
            captured_at=entry.acquisition.retrieved_at or entry.acquisition.added_at, rights=entry.rights,
        )  # fmt: skip
        numbers = state.give_numbers(self.db, len(prepared.keys.passages), len(prepared.keys.notes))
        save(self.db, capture, numbers)
        state.add_version(self.db, capture)
        state.mirror_identifiers(self.db, _mirrored(prepared, numbers))

    def _save_refusal(self, prepared: Prepared, error: LoccitError) -> None:
        code = "too_long" if error.code in ("R103", "R104") else "read_in_part"
        finding = Finding(code, f"{prepared.sha256}: {error.message}")
        self.db.execute("insert into findings values (null, ?, ?, null, null)", [finding.code, finding.message])


@contextmanager
def open_archive(folder: Folder) -> Iterator[Writer]:
    """Holds an archive for writing, after setting right what an interrupted command left behind.

    A full disk or a folder that may not be written ends it with S002; what was written stays.
    """
    try:
        with writing(folder):
            is_torn = set_torn_line_aside(folder)
            store.recover(folder)
            writer = Writer(folder, open_for_writing(folder.database))
            if is_torn:
                writer.messages.append("a torn last line of the ledger was set aside as ledger.jsonl.torn.")
            try:
                yield writer
            finally:
                writer.close()
    except OSError as fault:
        raise _cannot_write(folder, fault.strerror or str(fault), is_full=fault.errno == errno.ENOSPC) from fault
    except sqlite3.OperationalError as fault:
        is_full = "full" in str(fault)
        raise _cannot_write(folder, str(fault), is_full=is_full) from fault


def _cannot_write(folder: Folder, why: str, *, is_full: bool) -> LoccitError:
    return LoccitError(
        "S002",
        f"{folder.root} cannot be written ({why}). What was added before stays added.",
        next_step="free some space, and run the command again."
        if is_full
        else "see who owns the folder, and run the command again.",
    )


def _renamed(prepared: Prepared, met: set[str]) -> Prepared:
    assert prepared.parsed is not None
    assert prepared.keys is not None
    document = prepared.keys.document
    if document in met:
        document = ids.mint("d", prepared.sha256, is_taken=met.__contains__)
    keys = mint_keys(prepared.parsed, document, is_taken=met.__contains__)
    lines = spelled_identifiers(prepared.parsed, keys, prepared.sha256, version=1)
    return replace(prepared, keys=keys, ledger_lines=lines)


def _shared_names(prepared: Prepared) -> Iterator[tuple[str, str]]:
    assert prepared.keys is not None
    yield from ((key, "speaker") for key in prepared.keys.speakers)
    yield from ((key, "work") for key in prepared.keys.works)


def _mirrored(prepared: Prepared, numbers: Numbers) -> Iterator[tuple[str, str, str | None, int, int | None]]:
    keys = prepared.keys
    assert keys is not None
    yield keys.document, "document", keys.document, 1, numbers.document
    yield from ((key, "passage", keys.document, 1, n) for key, n in zip(keys.passages, numbers.passages, strict=True))
    yield from ((key, "note", keys.document, 1, n) for key, n in zip(keys.notes, numbers.notes, strict=True))
    yield from ((key, "quotation", keys.document, 1, None) for key in keys.quotations)
    yield from ((key, kind, keys.document, 1, None) for key, kind in _shared_names(prepared))
