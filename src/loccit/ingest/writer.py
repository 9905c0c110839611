"""The one writer: originals, manifest, ledger, database, in that order, up to 100 documents at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from loccit import ids, store
from loccit.clock import in_utc, utc_now
from loccit.db import state
from loccit.db.connect import leave_wal, open_for_writing
from loccit.db.keys import Keys, mint_keys
from loccit.db.sameness import file_relations
from loccit.db.works import link_works
from loccit.folder import Folder
from loccit.ingest.documents import about_of, give_numbers, kinds_of, note_arrival, note_keys, save_document
from loccit.ingest.people import People
from loccit.ingest.prepare import Prepared, named
from loccit.ingest.rights import note_rights
from loccit.ledger import Acquisition, Identifier, append, make_event, spell
from loccit.parse import parse

BATCH = 100
"""Documents a transaction."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One arrival to write: its acquisition, and what was made of its bytes if they are new to the archive."""

    acquisition: Acquisition
    prepared: Prepared | None = None


class Writer:
    """An archive that is held for writing. Made by `session.open_archive`."""

    def __init__(self, folder: Folder, people: People, database: Path | None = None) -> None:
        self.folder = folder
        self.people = people
        self.db: Database = open_for_writing(database or folder.database)
        self.messages: list[str] = []

    def write(self, entries: Sequence[Entry]) -> None:
        """Writes a batch for good: when it returns, a power cut loses nothing of it."""
        ready = [_with_document(entry) for entry in self._without_collisions(entries)]
        store.keep(self.folder, [e.prepared.sha256 for e in ready if e.prepared and e.prepared.is_kept])
        size = append(self.folder, self._ledger_lines(ready))
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

    def relation(self, document_id: str) -> tuple[str, str] | None:
        """How a document just added repeats another, and which; None where it does not."""
        row = self.db.execute("select words_hash, n from documents where id = ?", [document_id]).fetchone()
        same = state.documents_with_words(self.db, row[0], before=row[1]) if row else []
        if same:
            return "same_text", same[0]
        found = self.db.execute(
            "select kind, b_id from matches where a_id = ? and a_start is null order by score desc limit 1",
            [document_id],
        ).fetchone()
        if found and found[0] == "same_text":
            return "near_duplicate", found[1]  # its prose is; its tables say something else
        return (found[0], found[1]) if found else None

    def close(self) -> None:
        """Writes the bag's tags, and leaves one database file behind."""
        self.close_bag()
        if not leave_wal(self.db):
            self.messages.append("a reader holds the database; it stays in WAL mode until the next command.")
        self.db.close()

    def close_bag(self) -> None:
        """Writes the bag's tags: how much it holds, and the hashes of the files that say so."""
        size, count = self.db.execute("select coalesce(sum(size), 0), count(*) from originals").fetchone()
        store.close_bag(self.folder, size=size, count=count, day=utc_now()[:10])

    def _without_collisions(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """Mints anew where an identifier of a batch was given to something else before."""
        wanted = [key for e in entries if e.prepared and e.prepared.keys for key in e.prepared.keys.owned()]
        met = state.taken(self.db, wanted)
        if not met and len(set(wanted)) == len(wanted):
            yield from entries
            return
        for entry in entries:
            keys = entry.prepared.keys if entry.prepared else None
            if entry.prepared and keys and not met.isdisjoint(keys.owned()):
                entry = replace(entry, prepared=_renamed(self.folder, entry, self.people, met))
                keys = entry.prepared.keys if entry.prepared else None
            met.update(keys.owned() if keys else ())
            yield entry

    def _ledger_lines(self, entries: Sequence[Entry]) -> Iterator[str]:
        """Each acquisition, then the identifiers of its document, then those of speakers and works not met before."""
        shared = [one for e in entries if e.prepared and e.prepared.keys for one in _shared(e.prepared.keys)]
        met = state.taken(self.db, shared)
        for entry in entries:
            yield spell(entry.acquisition)
            if entry.prepared is None or entry.prepared.keys is None:
                continue
            yield from entry.prepared.ledger_lines
            keys = entry.prepared.keys
            for identifier in _shared(keys):
                if identifier not in met:
                    kind = "speaker" if identifier in keys.speakers else "work"
                    yield spell(Identifier(identifier, kind, keys.document))
                    met.add(identifier)

    def _save(self, entry: Entry) -> None:
        prepared = entry.prepared
        if prepared is not None and prepared.is_kept:
            path = store.payload_path(prepared.sha256)
            state.add_original(self.db, prepared.sha256, prepared.size, prepared.media_type, path)
        state.add_acquisition(self.db, entry.acquisition)
        if prepared is None:
            self._save_arrival(entry.acquisition)
            return
        if prepared.rows is not None and prepared.keys is not None:
            one, keys = entry.acquisition, prepared.keys
            ordinal = state.add_version(self.db, keys.document, prepared.sha256, captured_at=in_utc(one.retrieved_at))
            give_numbers(self.db, keys, version=ordinal, fresh=kinds_of(keys))
            save_document(self.db, prepared.rows, keys, first=one, people=self.people)
            note_keys(self.db, keys.document, one, prepared.rows)
            link_works(self.db, keys.document)
            if prepared.sketch is not None:
                file_relations(self.db, keys.document, prepared.sketch, prepared.stretches)
        elif prepared.error is not None:
            note_refusal(self.db, prepared)

    def _save_arrival(self, one: Acquisition) -> None:
        """What one more arrival of bytes that are archived tells of the capture that they are."""
        note_arrival(self.db, one)
        if one.document is None:
            return
        state.add_version(self.db, one.document, one.sha256, captured_at=in_utc(one.retrieved_at))
        if one.given.get("rights"):
            note_rights(self.db, self.people, one.document)


def note_refusal(db: Database, prepared: Prepared) -> None:
    """The finding of an original that is kept, but is no document."""
    assert prepared.error is not None
    code = "too_long" if prepared.error.code in ("R103", "R104") else "read_in_part"
    message = f"original {prepared.sha256}: {prepared.error.message}"
    db.execute("delete from findings where document_id is null and message = ?", [message])
    db.execute("insert into findings values (null, ?, ?, null, null)", [code, message])


def _shared(keys: Keys) -> tuple[str, ...]:
    """The identifiers that other documents may bear too."""
    return (*keys.speakers, *keys.works)


def _with_document(entry: Entry) -> Entry:
    if entry.prepared is None or entry.prepared.keys is None:
        return entry
    return replace(entry, acquisition=replace(entry.acquisition, document=entry.prepared.keys.document))


def _renamed(folder: Folder, entry: Entry, people: People, met: set[str]) -> Prepared:
    """A document whose identifiers collide with others': read again, and minted beside what is there."""
    assert entry.prepared is not None
    prepared = entry.prepared
    payload = (folder.temporary / prepared.sha256).read_bytes()
    one = entry.acquisition
    parsed = parse(payload, about=about_of(one, people.of_source(one.name, one.sha256)))
    document = ids.mint("d", prepared.sha256, is_taken=met.__contains__)
    return named(prepared, parsed, mint_keys(parsed, document, is_taken=met.__contains__), version=1)
