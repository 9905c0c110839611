"""Adding: files, folders and containers become originals, acquisitions and documents."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from loccit.clock import utc_now
from loccit.db import state
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.ingest.documents import about_of
from loccit.ingest.outcome import Outcome, Summary
from loccit.ingest.prepare import Job, Prepared
from loccit.ingest.session import open_archive
from loccit.ingest.walk import Arrival, readable_name, walk
from loccit.ingest.workers import Promise, Workers
from loccit.ingest.writer import BATCH, Entry, Writer
from loccit.ledger import Acquisition

IN_FLIGHT = 8
"""Files a worker may be ahead of the writer."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the person who adds files says of them."""

    url: str | None = None
    retrieved_at: str | None = None
    note: str | None = None
    rights: str | None = None
    encoding: str | None = None
    workers: int = field(default_factory=lambda: max(1, min(8, os.cpu_count() or 1)))

    def given(self) -> dict[str, str]:
        """What the ledger keeps of it, so that a rebuild does the same again."""
        said = {"rights": self.rights, "encoding": self.encoding}
        return {name: value for name, value in said.items() if value}


@dataclass(slots=True)
class _Waiting:
    """A file on its way: known already, refused, or being read by a worker."""

    arrival: Arrival
    sha256: str | None = None
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

    `on_file` hears of each file when it is written for good. Raises LockedError, and S002 where nothing can be written.
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
        self.in_batch: dict[str, str | None] = {}

    def run(self, paths: list[str]) -> None:
        """Reads ahead as far as memory allows, and writes in the order of the paths."""
        waiting: deque[_Waiting] = deque()
        for arrival in walk(paths, self.writer.folder):
            waiting.append(self._start(arrival))
            if len(waiting) >= self.options.workers * IN_FLIGHT:
                self._finish(waiting.popleft())
        while waiting:
            self._finish(waiting.popleft())
        self._write()

    def _start(self, arrival: Arrival) -> _Waiting:
        name = readable_name(arrival.name)
        if arrival.why:
            return _Waiting(arrival, outcome=Outcome(name, "skipped", message=f"{arrival.why}."))
        try:
            payload = _read(arrival)
        except OSError as fault:
            return _Waiting(arrival, outcome=_vanished(name, fault))
        sha256 = hashlib.sha256(payload).hexdigest()
        if sha256 in self.in_batch or state.has_original(self.writer.db, sha256):
            return _Waiting(arrival, sha256)
        self.in_batch[sha256] = None
        about = about_of(self._acquisition(sha256, name), self.writer.people)
        return _Waiting(arrival, sha256, promise=self.workers.submit(Job(self.writer.folder, payload, about)))

    def _finish(self, one: _Waiting) -> None:
        if one.outcome is not None:
            self._hold(None, one.outcome)
            return
        assert one.sha256 is not None
        name = readable_name(one.arrival.name)
        acquisition = self._acquisition(one.sha256, name)
        if one.promise is None:
            self._hold_duplicate(acquisition)
            return
        prepared = one.promise.result()
        if prepared.error is not None:
            self._hold_refused(acquisition, prepared, prepared.error)
            return
        self._hold(Entry(acquisition, prepared), _outcome_of(name, prepared))

    def _acquisition(self, sha256: str, name: str) -> Acquisition:
        said = self.options
        return Acquisition(
            self.next_id, sha256, name, self.added_at, said.url, said.retrieved_at, said.note, given=said.given()
        )

    def _hold_duplicate(self, acquisition: Acquisition) -> None:
        if acquisition.sha256 in self.in_batch:
            self._write()  # so that the document it equals is there to be named
        document = state.document_of(self.writer.db, acquisition.sha256)
        of = document[0] if document else None
        message = f"same bytes as {of}." if of else "same bytes as an original that is no document."
        outcome = Outcome(acquisition.name, "same_bytes", acquisition.sha256, of, of, message=message)
        self._hold(Entry(replace(acquisition, document=of)), outcome)

    def _hold_refused(self, acquisition: Acquisition, prepared: Prepared, error: LoccitError) -> None:
        outcome = Outcome(
            acquisition.name, "unreadable", prepared.sha256, code=error.code, message=error.message,
            next_step=error.next_step,
        )  # fmt: skip
        self._hold(Entry(acquisition, prepared) if prepared.is_kept else None, outcome)
        if not prepared.is_kept:
            self.in_batch.pop(prepared.sha256, None)

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
            told = self._with_relation(outcome)
            self.summary.outcomes.append(told)
            self.on_file(told)
        self.batch.clear()
        self.in_batch = {sha256: None for sha256 in self.in_batch if not state.has_original(self.writer.db, sha256)}

    def _with_relation(self, outcome: Outcome) -> Outcome:
        """A document that repeats another is told so."""
        if outcome.status != "new" or outcome.document_id is None:
            return outcome
        found = self.writer.relation(outcome.document_id)
        if found is None:
            return outcome
        kind, other = found
        status = "same_text" if kind == "same_text" else outcome.status
        return replace(outcome, status=status, of=other, message=f"{_RELATIONS[kind]} {other}.")


_RELATIONS = {
    "same_text": "same words, in other bytes, as",
    "near_duplicate": "nearly the same as",
    "contains": "contains",
    "updated_version": "looks like another capture of",
}


def _read(arrival: Arrival) -> bytes:
    if arrival.path is None:
        return sys.stdin.buffer.read()
    with open(arrival.path, "rb") as source:
        return source.read()


def _vanished(name: str, fault: OSError) -> Outcome:
    return Outcome(
        name, "unreadable", code="S001", message=f"{name} cannot be read ({fault.strerror}).",
        next_step="see that it is there and that you may read it; then add it again.",
    )  # fmt: skip


def _outcome_of(name: str, prepared: Prepared) -> Outcome:
    assert prepared.rows is not None
    assert prepared.keys is not None
    return Outcome(
        name, "new", prepared.sha256, prepared.keys.document, passages=len(prepared.keys.passages),
        notes=len(prepared.keys.notes), findings=len(prepared.rows.of("findings")),
    )  # fmt: skip
