"""Joining another archive: its originals and arrivals are taken over, and every ID of both stays valid.

A document that is new here comes with its lines of the ledger as they are. One that is here too (the same bytes, or a
capture of the same page) keeps the IDs that it has here; those of the other archive are taken where none stands, or
are `moved` to them. What either archive withdrew stays withdrawn. The other's ledger is kept whole under its hash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from loccit import ids, store
from loccit.clock import utc_now
from loccit.db import state
from loccit.db.connect import open_for_reading
from loccit.db.withheld import is_withdrawn, purged_hashes
from loccit.folder import Folder
from loccit.ingest.apply import apply
from loccit.ingest.captures import write_capture
from loccit.ingest.documents import about_of
from loccit.ingest.imported import take_kept
from loccit.ingest.join_people import add_entries, correction_entries, ensure_can_grow, source_entries
from loccit.ingest.join_plan import Decision, Plan, histories_of, plan_join
from loccit.ingest.other import OtherArchive, copy_ledger, open_other
from loccit.ingest.people import read_people
from loccit.ingest.prepare import Job, prepare
from loccit.ingest.reconcile import lines_of_missing, withdrawn_there
from loccit.ingest.replay import catch_up
from loccit.ingest.rights import captures_of, in_captures, narrowest, rights_of
from loccit.ingest.said import said_of
from loccit.ingest.session import open_archive
from loccit.ingest.withdraw import withdraw_in
from loccit.ingest.workers import Workers
from loccit.ingest.writer import BATCH, Entry, Writer
from loccit.ledger import Acquisition, Fate, Identifier, Line, append, spell
from loccit.matching.anchors import Known
from loccit.parse import parse

BYTES = 24_000_000
"""So many bytes of originals are set down before they are put in place and their lines are written."""


@dataclass(slots=True)
class Joined:
    """What an import did (or would do). `counts`: documents that are new, captures, same, originals, acquisitions; and
    of IDs: adopted, moved, other (split, merged, gone), withdrawn, renamed."""

    ledger: str
    counts: dict[str, int]
    is_known: bool = False
    messages: list[str] = field(default_factory=list)


def join(folder: Folder, root: Path, *, workers: int = 2, on_document: Callable[[], None] = lambda: None) -> Joined:
    """Takes another archive over. What was interrupted is completed by doing it again; twice is once.

    Raises C001, A004, A005 before anything is changed; S003 for an original that changed while it was read.
    """
    other_folder = Folder(root)
    for path in (folder.sources, folder.corrections):
        ensure_can_grow(path)
    with closing(open_other(other_folder, folder)) as other:
        hashed = store.hash_file(other_folder.ledger)
        with open_archive(folder) as writer, Workers(workers) as pool:
            if _is_imported(writer, hashed):
                return Joined(hashed, Plan().counts(), is_known=True)
            joined = _Joining(writer, pool, other, hashed).run(on_document)
        joined.messages += writer.messages
    return joined


def preview_join(folder: Folder, root: Path) -> Joined:
    """What `join` would do; nothing is written."""
    other_folder = Folder(root)
    with closing(open_other(other_folder, folder)) as other, closing(open_for_reading(folder.database)) as db:
        return Joined(store.hash_file(other_folder.ledger), plan_join(folder, db, read_people(folder), other).counts())


def _is_imported(writer: Writer, hashed: str) -> bool:
    row = writer.db.execute("select 1 from events where what = 'import' and detail ->> '$.ledger' = ?", [hashed])
    return row.fetchone() is not None


class _Joining:
    """One run of `join`."""

    def __init__(self, writer: Writer, workers: Workers, other: OtherArchive, hashed: str) -> None:
        self.writer = writer
        self.workers = workers
        self.other = other
        self.hashed = hashed
        self.day = utc_now()[:10]
        self.theirs = read_people(other.folder)
        self.told: Counter[str] = Counter()
        self.messages: list[str] = []
        self.hide: list[tuple[str, str]] = []
        self.purged = purged_hashes(writer.db)
        self.next_id = writer.next_acquisition()

    def run(self, on_document: Callable[[], None]) -> Joined:
        """Everything, in the order in which a kill harms least: what is written first is completed by the next run."""
        folder, theirs = self.writer.folder, self.theirs
        self._keep_ledgers()
        plan = plan_join(folder, self.writer.db, theirs, self.other)
        entries = source_entries(plan, self.writer.people, theirs)
        add_entries(folder, folder.sources, entries, f"from the archive that was imported on {self.day}")
        self.writer.people = read_people(folder)
        self._take_over(plan)
        catch_up(self.writer, self.workers, on_document=on_document)
        self._join_known(plan, on_document)
        for reason, group in self._to_hide():
            self.told["withdrawn"] += len(withdraw_in(self.writer, self.workers, group, reason).hidden)
        self._take_corrections()
        take_kept(folder, self.other.folder, self.writer.db)
        counts = {**plan.counts(), **{name: self.told[name] for name in _TOLD}}
        detail = {"ledger": self.hashed, "name": self.other.folder.root.resolve().parent.name, "counts": counts}
        self.writer.record("import", detail)
        return Joined(self.hashed, counts, messages=self.messages)

    # ---- what is new here --------------------------------------------------------------------------------------

    def _take_over(self, plan: Plan) -> None:
        """Originals and lines of documents that are new here, and of what is no document, a batch at a time."""
        batch: list[str] = []
        hashes: list[str] = []
        size = 0
        for count, one in enumerate(plan.fresh(), 1):
            if isinstance(one, Decision):
                size += sum(self._set_down(sha256, hashes) for sha256 in one.captures)
                batch += [spell(line) for line in self._lines_of(one)]
            elif one.sha256 not in self.purged:
                size += self._set_down(one.sha256, hashes)
                batch.append(spell(self._renumbered(one, self._document_of(one))))
            if count % BATCH == 0 or size > BYTES:
                self._write(hashes, batch)
                size = 0
        self._write(hashes, batch)

    def _document_of(self, one: Acquisition) -> str | None:
        found = state.document_of(self.writer.db, one.sha256)
        return found[0] if found else None

    def _set_down(self, sha256: str, hashes: list[str]) -> int:
        """Copies an original to where it waits for its batch; its size in bytes."""
        here, there = (home.root / store.payload_path(sha256) for home in (self.writer.folder, self.other.folder))
        if here.exists() or not there.exists():
            return 0
        payload = store.read_original(self.other.folder, sha256)
        hashes.append(store.set_down(self.writer.folder, payload))
        return len(payload)

    def _write(self, hashes: list[str], batch: list[str]) -> None:
        store.keep(self.writer.folder, hashes)
        if batch:
            append(self.writer.folder, batch)
        hashes.clear()
        batch.clear()

    def _lines_of(self, decision: Decision) -> Iterator[Line]:
        """The lines of a document that is new here, as they are; but for IDs that name something else here."""
        told = self.other.lines_of(decision.document)
        given = [line.id for line in told if isinstance(line, Identifier)]
        taken = state.taken(self.writer.db, given)
        renamed = {one: self._rename(one) for one in given if one in taken and one[0] not in "sw"}
        for arrival in decision.arrivals:
            yield self._renumbered(arrival, renamed.get(decision.document, decision.document))
        for line in told:
            if isinstance(line, Identifier) and line.id in taken and line.id not in renamed:
                continue  # a speaker or a work that is known here too
            yield _with_names(line, renamed)

    def _rename(self, identifier: str) -> str:
        fresh = ids.mint(
            identifier[0], identifier, self.hashed, is_taken=lambda one: state.is_given(self.writer.db, one)
        )
        self.told["renamed"] += 1
        self.messages.append(f"{identifier} names something else here; what it names there is {fresh} here.")
        return fresh

    def _renumbered(self, one: Acquisition, document: str | None) -> Acquisition:
        self.next_id += 1
        return replace(one, id=self.next_id - 1, document=document)

    # ---- what is here too --------------------------------------------------------------------------------------

    def _join_known(self, plan: Plan, on_document: Callable[[], None]) -> None:
        self.next_id = self.writer.next_acquisition()
        for decision in plan.decisions:
            if decision.twin is None:
                continue
            if not decision.is_settled:
                self._take_captures(decision, decision.twin)
                self._reconcile(decision, decision.twin)
                on_document()
            there = withdrawn_there(self.writer.db, histories_of(self.other, decision.document), decision.twin)
            self.hide += [one for one in there if one not in self.hide]

    def _take_captures(self, decision: Decision, twin: str) -> None:
        db = self.writer.db
        waiting = []
        for arrival in decision.arrivals:
            one = replace(self._renumbered(arrival, twin), given=self._given(arrival, decision, twin))
            if arrival.sha256 in decision.captures and not state.has_original(db, arrival.sha256):
                self._take_capture(one, decision, twin)
            elif state.has_original(db, arrival.sha256):
                waiting.append(Entry(one))
            else:
                self.next_id -= 1  # its bytes are not there, or were purged here
        if waiting:
            self.writer.write(waiting)

    def _given(self, arrival: Acquisition, decision: Decision, twin: str) -> dict[str, str]:
        """What was said when it came there; nothing gets more rights by it than it had there, or than ours have."""
        given = {name: value for name, value in arrival.given.items() if name != "rights"}
        if arrival.sha256 not in decision.captures:
            return given
        captures = in_captures(self.other.arrivals_of(decision.document))
        there = rights_of(self.theirs, decision.document, captures)[arrival.sha256]
        here = rights_of(self.writer.people, twin, captures_of(self.writer.db, twin))
        return {**given, "rights": narrowest([there, *list(here.values())[-1:]])}

    def _take_capture(self, one: Acquisition, decision: Decision, twin: str) -> None:
        payload = store.read_original(self.other.folder, one.sha256)
        about = about_of(one, said_of(self.writer.db, self.writer.people, one, twin))
        prepared = prepare(Job(self.writer.folder, payload, about, twin))
        if prepared.rows is None:
            self.writer.write([Entry(replace(one, document=None), prepared)] if prepared.is_kept else [])
            return
        missing = self._missing(decision)
        adopted = {kind: [known for known in some if known.exact] for kind, some in missing.items()}
        write_capture(self.writer, Entry(one, prepared), parse(payload, about=about), twin, adopted=adopted)
        self.told["adopted"] += sum(map(len, missing.values())) - sum(map(len, self._missing(decision).values()))

    def _missing(self, decision: Decision) -> dict[str, list[Known]]:
        """The IDs that the other archive gave to parts of a document and this one has not, by kind."""
        found: dict[str, list[Known]] = {}
        known = histories_of(self.other, decision.document)
        taken = state.taken(self.writer.db, list(known))
        for key, one in known.items():
            if key not in taken and one.given.kind != "document" and one.has_place:
                found.setdefault(one.given.kind, []).append(one.known())
        return found

    def _reconcile(self, decision: Decision, twin: str) -> None:
        """Says of every ID of the other archive that is not known here what it is here."""
        lines, counts = lines_of_missing(self.writer, self.other.lines_of(decision.document), decision.document, twin)
        if lines:
            append(self.writer.folder, map(spell, lines))
            catch_up(self.writer, self.workers)
        self.told.update(counts)

    # ---- what belongs to all -----------------------------------------------------------------------------------

    def _to_hide(self) -> Iterator[tuple[str, list[str]]]:
        """What was withdrawn there and is shown here, by the reason."""
        reasons = dict.fromkeys(reason for _, reason in self.hide)
        for reason in reasons:
            some = [one for one, why in self.hide if why == reason and not is_withdrawn(self.writer.db, one)]
            if some:
                yield reason, some

    def _take_corrections(self) -> None:
        folder = self.writer.folder
        entries, differing = correction_entries(self.writer.db, self.writer.people, self.theirs)
        add_entries(folder, folder.corrections, entries, f"from the archive that was imported on {self.day}")
        self.messages += [f"corrections.yml says something else of {one} there; ours stays." for one in differing]
        if entries:
            self.writer.people = read_people(folder)
            apply(self.writer)

    def _keep_ledgers(self) -> None:
        """Keeps the other's ledger whole under its hash, and those that it keeps of others."""
        home = self.writer.folder.ledgers
        home.mkdir(exist_ok=True)
        theirs = sorted(self.other.folder.ledgers.glob("*.jsonl")) if self.other.folder.ledgers.is_dir() else []
        for path, name in [(self.other.folder.ledger, self.hashed), *((one, one.stem) for one in theirs)]:
            if not (home / f"{name}.jsonl").exists():
                copy_ledger(path, home / f"{name}.jsonl", self.writer.folder.temporary)


_TOLD = ("adopted", "moved", "other", "withdrawn", "renamed")


def _with_names(line: Line, renamed: dict[str, str]) -> Line:
    if not renamed:
        return line
    if isinstance(line, Identifier):
        return replace(line, id=renamed.get(line.id, line.id), document=renamed.get(line.document or "", line.document))
    if isinstance(line, Fate):
        successors = tuple(renamed.get(one, one) for one in line.successors)
        return replace(line, id=renamed.get(line.id, line.id), successors=successors)
    return line
