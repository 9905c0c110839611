"""Adding: files, folders and containers become originals, acquisitions and documents."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sqlite_utils import Database

from loccit import ids
from loccit.clock import in_utc, utc_now
from loccit.db import state
from loccit.db.withheld import is_withdrawn, purged_hashes
from loccit.errors import LoccitError, UsageError
from loccit.folder import Folder
from loccit.ingest.captures import Earlier, captures_withdrawn, find_earlier, write_capture
from loccit.ingest.documents import about_of, keys_of
from loccit.ingest.outcome import Outcome, Summary
from loccit.ingest.people import People
from loccit.ingest.prepare import Job, Prepared
from loccit.ingest.reordered import show_newest
from loccit.ingest.rights import captures_of, rights_of
from loccit.ingest.said import said_of
from loccit.ingest.session import open_archive
from loccit.ingest.sources import Source, open_sources
from loccit.ingest.telling import outcome_of, repeating, same_bytes, unreadable, with_rights, withdrawn
from loccit.ingest.walk import walk
from loccit.ingest.workers import Promise, Workers
from loccit.ingest.writer import BATCH, Entry, Writer
from loccit.ledger import Acquisition
from loccit.parse import parse

IN_FLIGHT = 100
"""Files a worker may be ahead of the writer, so that it has work while a batch is written …"""
BYTES_IN_FLIGHT = 24_000_000
"""… as long as they are no more bytes than this together, which bounds the memory."""

A_PERSON = "a person's word"


@dataclass(frozen=True, slots=True)
class Options:
    """What the person who adds files says of them.

    `version_of`: they are captures of this document; `is_new`: they are none of any. `members_only` keeps no container.
    `retrieved_at` is ISO 8601, in UTC where it has no zone; anything else raises UsageError (C001).
    """

    url: str | None = None
    retrieved_at: str | None = None
    note: str | None = None
    rights: str | None = None
    encoding: str | None = None
    version_of: str | None = None
    is_new: bool = False
    members_only: bool = False
    workers: int = field(default_factory=lambda: max(1, min(8, os.cpu_count() or 1)))

    def __post_init__(self) -> None:
        if self.retrieved_at is not None and in_utc(self.retrieved_at) is None:
            raise UsageError(
                "C001", f"{self.retrieved_at!r} is no time that can be kept.",
                next_step="write it as 2021-06-15T07:02Z, 2021-06-15T09:02+02:00, or the day alone: 2021-06-15.",
            )  # fmt: skip

    def given(self) -> dict[str, str]:
        """What the ledger keeps of it, so that a rebuild does the same again."""
        said = {"rights": self.rights, "encoding": self.encoding}
        return {name: value for name, value in said.items() if value}


@dataclass(slots=True)
class _Waiting:
    """A source on its way: known already, refused, or being read."""

    source: Source
    sha256: str = ""
    size: int = 0
    outcome: Outcome | None = None
    promise: Promise | None = None


def add(
    folder: Folder,
    paths: list[str],
    options: Options | None = None,
    *,
    on_file: Callable[[Outcome], None] = lambda _: None,
) -> Summary:
    """Adds files to the archive; one that cannot be read never stops the others.

    `on_file` hears of each file when it is written for good. Raises LockedError, S002 where nothing can be written,
    C002 where `version_of` names no document.
    """
    options = options or Options()
    with open_archive(folder) as writer, Workers(options.workers) as workers:
        adding = _Adding(writer, workers, options, on_file)
        adding.run(paths)
        if adding.summary.counts()["skipped"] < len(adding.summary.outcomes):
            writer.record("add", {"counts": adding.summary.counts()})
    adding.summary.messages.extend(writer.messages)
    return adding.summary


class _Adding:
    """One run of `add`."""

    def __init__(self, writer: Writer, workers: Workers, options: Options, on_file: Callable[[Outcome], None]) -> None:
        self.writer = writer
        self.workers = workers
        self.options = options
        self.on_file = on_file
        self.summary = Summary()
        self.next_id = writer.next_acquisition()
        self.added_at = utc_now()
        self.batch: list[tuple[Entry | None, Outcome]] = []
        self.in_batch: set[str] = set()
        self.keys: set[str] = set()
        self.refused: dict[str, LoccitError] = {}
        """Why bytes that came in this run are neither a document nor kept."""
        self.in_flight = 0
        self.purged = purged_hashes(writer.db)
        self.version_of = document_named(writer.db, options.version_of) if options.version_of else None

    def run(self, paths: list[str]) -> None:
        """Reads ahead as far as memory allows, and writes in the order of the paths."""
        waiting: deque[_Waiting] = deque()
        arrivals = walk(paths, self.writer.folder)
        for source in open_sources(arrivals, members_only=self.options.members_only):
            waiting.append(self._start(source))
            self.in_flight += waiting[-1].size
            while len(waiting) >= self.options.workers * IN_FLIGHT or self.in_flight > BYTES_IN_FLIGHT:
                self.in_flight -= waiting[0].size
                self._finish(waiting.popleft())
        while waiting:
            self._finish(waiting.popleft())
        self._write()

    def _start(self, source: Source) -> _Waiting:
        if source.why is not None:
            return _Waiting(source, outcome=Outcome(source.name, "skipped", message=source.why))
        if source.error is not None:
            return _Waiting(source, outcome=unreadable(source.name, None, source.error))
        sha256 = hashlib.sha256(source.payload).hexdigest()
        if sha256 in self.in_batch or sha256 in self.purged or state.has_met(self.writer.db, sha256):
            return _Waiting(replace(source, payload=b""), sha256)
        self.in_batch.add(sha256)
        about = about_of(self._acquisition(sha256, source), self.writer.people.of_source(source.name, sha256))
        job = Job(self.writer.folder, source.payload, about, is_document=source.is_document)
        size, source = len(source.payload), replace(source, payload=b"")
        return _Waiting(source, sha256, size, promise=self.workers.submit(job))

    def _finish(self, one: _Waiting) -> None:
        if one.outcome is not None:
            self._hold(None, one.outcome)
            return
        acquisition = self._acquisition(one.sha256, one.source)
        if one.promise is None:
            self._hold_duplicate(acquisition)
            return
        prepared = one.promise.result()
        if prepared.error is not None:
            self._hold_refused(acquisition, prepared, prepared.error)
        elif prepared.rows is None:
            told = "a container; the files in it are documents of their own."
            self._hold(Entry(acquisition, prepared), Outcome(acquisition.name, "container", one.sha256, message=told))
        else:
            self._hold_document(acquisition, prepared)

    def _acquisition(self, sha256: str, source: Source) -> Acquisition:
        said = self.options
        given = said.given() | ({"path": source.path} if source.path else {})
        given |= {} if source.is_document else {"holds": "files"}
        note = "; ".join(part for part in (said.note, source.note) if part) or None
        return Acquisition(
            self.next_id, sha256, source.name, self.added_at, source.url or said.url,
            in_utc(said.retrieved_at or self._stated_time(sha256, source) or source.retrieved_at), note, given=given,
        )  # fmt: skip

    def _stated_time(self, sha256: str, source: Source) -> str | None:
        said = self.writer.people.of_source(source.name, sha256)
        return next((value for one in said if (value := one.value("retrieved_at"))), None)

    def _hold_document(self, acquisition: Acquisition, prepared: Prepared) -> None:
        """A document that is new, or a capture of one that is archived."""
        outcome = outcome_of(acquisition.name, prepared)
        entry = Entry(acquisition, prepared)
        earlier = self._earlier(acquisition, prepared)
        if earlier is not None and earlier.is_withdrawn:
            assert prepared.rows is not None
            if captures_withdrawn(self.writer.folder, self.writer.db, earlier.document_id, prepared.rows):
                self._hold(None, withdrawn(self.writer.db, acquisition.name, prepared.sha256, earlier))
                return
        if earlier is not None and earlier.shares:
            self._hold_capture(entry, earlier)
            return
        if earlier is not None:
            outcome = replace(outcome, message=earlier.told())
        self._hold(entry, outcome)

    def _earlier(self, acquisition: Acquisition, prepared: Prepared) -> Earlier | None:
        if self.options.is_new:
            return None
        said = self.version_of or said_version(self.writer.db, self.writer.people, acquisition)
        if said:
            return Earlier(said, A_PERSON, shares=True)
        assert prepared.rows is not None
        keys = keys_of(acquisition, prepared.rows)
        if any(key in self.keys for key in keys if not key.startswith("i:")):
            self._write()  # so that the document it may be a capture of is there to be compared
        self.keys.update(keys)
        return find_earlier(self.writer.db, keys, prepared.rows)

    def _hold_capture(self, entry: Entry, earlier: Earlier) -> None:
        self._write()
        assert entry.prepared is not None
        said = said_of(self.writer.db, self.writer.people, entry.acquisition, earlier.document_id)
        about = about_of(entry.acquisition, said)
        payload = (self.writer.folder.temporary / entry.prepared.sha256).read_bytes()
        fates = write_capture(self.writer, entry, parse(payload, about=about), earlier.document_id)
        self.next_id += 1
        told = ", ".join(f"{count} {what}" for what, count in fates.items()) or "no passage changed"
        message = f"{told} ({earlier.why})."
        self._tell(
            replace(
                outcome_of(entry.acquisition.name, entry.prepared), status="newer_capture",
                document_id=earlier.document_id, of=earlier.document_id, message=message,
            )
        )  # fmt: skip

    def _hold_duplicate(self, acquisition: Acquisition) -> None:
        if refused := self.refused.get(acquisition.sha256):
            self._hold(None, unreadable(acquisition.name, acquisition.sha256, refused))
            return
        if acquisition.sha256 in self.in_batch:
            self._write()  # so that the document it equals is there to be named
        document = state.document_of(self.writer.db, acquisition.sha256)
        of = document[0] if document else None
        if acquisition.sha256 in self.purged or (of and is_withdrawn(self.writer.db, of)):
            is_there = state.has_original(self.writer.db, acquisition.sha256)
            told = withdrawn(self.writer.db, acquisition.name, acquisition.sha256, Earlier(of or "", "", shares=False))
            self._hold(Entry(replace(acquisition, document=of)) if is_there else None, told)
            return
        acquisition = replace(acquisition, document=of)
        told = same_bytes(acquisition.name, acquisition.sha256, of, version_of=self.version_of)
        if of and acquisition.given.get("rights"):
            self._write()  # so that the wish counts that came last
            told = with_rights(told, *self._rights(of, acquisition), acquisition.given["rights"])
        self._hold(Entry(acquisition), told)
        if of and acquisition.retrieved_at:
            self._write()
            show_newest(self.writer, of)

    def _rights(self, document: str, acquisition: Acquisition) -> tuple[str, str]:
        """What may be shown of the capture whose bytes came again, before and after."""
        captures = captures_of(self.writer.db, document)
        before = rights_of(self.writer.people, document, captures)[acquisition.sha256]
        added = [[*some, acquisition] if some[0].sha256 == acquisition.sha256 else some for some in captures]
        return before, rights_of(self.writer.people, document, added)[acquisition.sha256]

    def _hold_refused(self, acquisition: Acquisition, prepared: Prepared, error: LoccitError) -> None:
        outcome = unreadable(acquisition.name, prepared.sha256, error)
        self._hold(Entry(acquisition, prepared) if prepared.is_kept else None, outcome)
        if not prepared.is_kept:
            self.in_batch.discard(prepared.sha256)
            self.refused[prepared.sha256] = error

    def _hold(self, entry: Entry | None, outcome: Outcome) -> None:
        self.batch.append((entry, outcome))
        if entry is not None:
            self.next_id += 1
        if len(self.batch) >= BATCH:
            self._write()

    def _write(self) -> None:
        entries = [entry for entry, _ in self.batch if entry is not None]
        if entries:
            self.writer.write(entries)
        for _, outcome in self.batch:
            self._tell(self._with_relation(outcome))
        self.batch.clear()
        self.keys.clear()
        self.in_batch = {sha256 for sha256 in self.in_batch if not state.has_original(self.writer.db, sha256)}

    def _tell(self, outcome: Outcome) -> None:
        self.summary.outcomes.append(outcome)
        self.on_file(outcome)

    def _with_relation(self, outcome: Outcome) -> Outcome:
        """A document that repeats another is told so."""
        if outcome.status != "new" or outcome.document_id is None:
            return outcome
        found = self.writer.relation(outcome.document_id)
        if found is None:
            return outcome
        return repeating(outcome, *found)


def said_version(db: Database, people: People, arrival: Acquisition) -> str | None:
    """The document that an arrival is a capture of, as sources.yml says. Raises C002."""
    said = people.of_source(arrival.name, arrival.sha256)
    named = next((value for one in said if (value := one.value("version_of"))), None)
    return document_named(db, named) if named else None


def document_named(db: Database, words: str) -> str:
    """The document that somebody names. Raises C002."""
    identifier = ids.normalize(words)
    if db.execute("select 1 from documents where id = ?", [identifier]).fetchone():
        return identifier
    raise UsageError("C002", f"{words!r} is no document here.", next_step="`loccit search WORDS` finds documents.")
