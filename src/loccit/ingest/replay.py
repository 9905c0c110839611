"""The ledger → the database: its lines are mirrored, and the documents that they name are read again.

The way of `rebuild`, and of the writer that finds lines which a kill kept from the database.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sqlite_utils import Database

from loccit import readers, store
from loccit.clock import in_utc
from loccit.db import state
from loccit.db.keys import Keys
from loccit.db.sameness import forget_relations_of_other, is_filed, later_sharing, refile_relations
from loccit.db.withheld import is_withdrawn, make_room, resting_on, take_out, withhold_parts
from loccit.db.works import link_works
from loccit.ingest.documents import (
    about_of,
    file_again,
    give_numbers,
    keep_keys_of_withdrawn,
    kinds_of,
    note_keys,
    save_document,
)
from loccit.ingest.histories import WITHDRAWN, known_of, settle
from loccit.ingest.imported import restore
from loccit.ingest.naming import Naming, name_again
from loccit.ingest.prepare import Job, Prepared, identifiers_of, media_type_of, named
from loccit.ingest.rights import note_missing_rights
from loccit.ingest.said import said_of
from loccit.ingest.workers import Promise, Workers
from loccit.ingest.writer import BATCH, Writer, note_refusal
from loccit.ledger import Acquisition, Event, Fate, Identifier, Line, append, forked, lines, spell
from loccit.matching.anchors import Known
from loccit.model import About, Parsed
from loccit.parse import parse

_LINES = 5_000
IN_FLIGHT = 16
_UNDER_WAY = "catching_up"
"""The state that says that documents are still to be read, and whose relations are to be found again then."""


def catch_up(writer: Writer, workers: Workers, *, on_document: Callable[[], None] = lambda: None) -> int:
    """Brings the database up to the ledger: mirrors the lines it has not seen, reads again what lacks its rows.

    Returns how many documents were read.
    """
    db = writer.db
    seen = int(state.get_state(db, "ledger_bytes", "0"))
    size = writer.folder.ledger.stat().st_size if writer.folder.ledger.exists() else 0
    if size != seen:
        with db.atomic():
            rested = mirror(writer, start=seen)
            rested.update(json.loads(state.get_state(db, _UNDER_WAY, "[]")))
            state.set_state(db, _UNDER_WAY, json.dumps(sorted(rested)))
            state.set_state(db, "ledger_bytes", str(size))
    elif not state.get_state(db, _UNDER_WAY):
        return 0
    count = read_missing(writer, workers, on_document=on_document)
    with db.atomic():
        waiting = json.loads(state.get_state(db, _UNDER_WAY))
        refile_relations(db, resting_on(db, {*waiting, *later_sharing(db, waiting)}))
        restore(writer.folder, db)
        note_missing_rights(db, writer.people)
        state.lose_shared(db)
        state.clear_state(db, _UNDER_WAY)
    return count


def mirror(writer: Writer, *, start: int = 0) -> set[int]:
    """Writes what the ledger's lines from a byte on say into `acquisitions`, `versions`, `ledger` and `events`, and
    takes out the rows of what was withdrawn. Gives the numbers of documents whose relations rested on these."""
    lost: set[str] = set()
    decided: set[str] = set()
    stream = lines(writer.folder, start)
    while some := list(islice(stream, _LINES)):
        for line in _identifiers_first(writer.db, some):
            _mirror_line(writer, line)
            if isinstance(line, Fate):
                lost.update([line.id] if line.successors or line.status not in ("current", "edited", "moved") else ())
                decided.update([line.id] if line.at else ())
    documents = state.documents_owning(writer.db, decided)
    late = [one for one in state.with_late_parts(writer.db) if one not in documents]
    if late:
        settle(writer.db, writer.folder, late)
    if lost or documents:
        settle(writer.db, writer.folder, documents, lost)
    bereft = take_out(writer.db, documents)
    for document in documents:
        if is_withdrawn(writer.db, document):
            keep_keys_of_withdrawn(writer.db, document)
    return {*bereft.relations, *(state.number_of(writer.db, one) for one in documents)}


def read_missing(writer: Writer, workers: Workers, *, on_document: Callable[[], None] = lambda: None) -> int:
    """Reads every document anew that has captures but no rows, and every original that is no document; how many."""
    waiting: deque[tuple[str, Acquisition, Promise]] = deque()
    done: list[tuple[str, Acquisition, Prepared]] = []
    count = 0
    for document_id, sha256 in _to_read(writer.db):
        first = state.acquisitions_of(writer.db, sha256)[0]
        about = _about(writer, first, document_id)
        payload = store.read_original(writer.folder, sha256)
        job = Job(writer.folder, payload, about, document_id or None, sets_down=False)
        waiting.append((document_id, first, workers.submit(job)))
        while len(waiting) >= IN_FLIGHT:
            done.append(_finished(waiting.popleft()))
        if len(done) >= BATCH:
            count += _save_batch(writer, done, on_document)
            done.clear()
    done.extend(_finished(one) for one in waiting)
    return count + _save_batch(writer, done, on_document)


def write_naming(writer: Writer, parsed: Parsed, sha256: str, naming: Naming, *, version: int) -> None:
    """Puts the fates and the newly minted identifiers of a document read anew into the ledger, then into its mirror."""
    kinds = {identifier: kind for kind, identifier in naming.minted}
    shared = {one: kind for one, kind in kinds_of(naming.keys).items() if kind in ("document", "speaker", "work")}
    fresh = {**kinds, **{one: kind for one, kind in shared.items() if not state.is_given(writer.db, one)}}
    spelled = [spell(fate) for fate in naming.fates]
    spelled += [spell(one) for one in _minted_lines(parsed, sha256, naming.keys, fresh, version)]
    if not spelled:
        return
    size = append(writer.folder, spelled)
    with writer.db.atomic():
        for fate in naming.fates:
            state.mirror_fate(writer.db, fate)
        give_numbers(writer.db, naming.keys, version=version, fresh=fresh)
        if any(fate.status == WITHDRAWN for fate in naming.fates):
            settle(writer.db, writer.folder, [naming.keys.document])
        state.set_state(writer.db, "ledger_bytes", str(size))


def _minted_lines(
    parsed: Parsed, sha256: str, keys: Keys, fresh: Mapping[str, str], version: int
) -> Iterator[Identifier]:
    yield from (one for one in identifiers_of(parsed, keys, sha256, version) if one.id in fresh)
    yield from (Identifier(one, kind, keys.document, version) for one, kind in fresh.items() if one[0] in "sw")


def _save_batch(writer: Writer, done: list[tuple[str, Acquisition, Prepared]], on_document: Callable[[], None]) -> int:
    """Saves documents read again, each with the identifiers that the ledger has for it."""
    strangers = {one[0] for one in done if one[2].keys and not _is_as_known(writer.db, one[2].keys)}
    known = known_of(writer.folder, strangers - {""}) if strangers else {}
    with writer.db.atomic():
        for document_id, first, prepared in done:
            if prepared.keys is not None and document_id in strangers:
                prepared = _named_anew(writer, first, prepared, known.get(document_id, {}))
            _save_one(writer, first, prepared)
    for _ in done:
        on_document()
    return sum(prepared.rows is not None for _, _, prepared in done)


def _save_one(writer: Writer, first: Acquisition, prepared: Prepared) -> None:
    """The rows of one document read again, or the finding that it still is none."""
    if prepared.rows is None or prepared.keys is None:
        note_refusal(writer.db, prepared)
        return
    document_id = prepared.keys.document
    state.add_version(writer.db, document_id, prepared.sha256, captured_at=first.retrieved_at)
    _keep_earlier_texts(writer, document_id, prepared.sha256)
    is_waiting = state.number_of(writer.db, document_id) in json.loads(state.get_state(writer.db, _UNDER_WAY, "[]"))
    if is_waiting:
        make_room(writer.db, document_id, {"s": prepared.keys.speakers, "w": prepared.keys.works})
    save_document(writer.db, prepared.rows, prepared.keys, first=first, people=writer.people)
    withhold_parts(writer.db, document_id)
    note_keys(writer.db, document_id, first, prepared.rows)
    link_works(writer.db, document_id)
    if not is_waiting and not is_filed(writer.db, document_id):
        file_again(writer.db, document_id, prepared)


def _about(writer: Writer, one: Acquisition, document_id: str) -> About:
    """What is known from outside of the bytes of an arrival; `document_id` is empty where they are no document."""
    said = said_of(writer.db, writer.people, one, document_id) if document_id else ()
    return about_of(one, said or writer.people.of_source(one.name, one.sha256))


def _keep_earlier_texts(writer: Writer, document_id: str, shown: str) -> None:
    """The texts of a document's captures but the one shown; where rows of another are there, they make room."""
    forget_relations_of_other(writer.db, document_id, shown)
    writer.db.execute("update versions set text = null where document_id = ? and sha256 = ?", [document_id, shown])
    if state.withdrawn_parts(writer.db, document_id):
        return
    rows = writer.db.execute(
        "select sha256 from versions where document_id = ? and sha256 <> ? and text is null", [document_id, shown]
    ).fetchall()
    for (sha256,) in rows:
        one = state.acquisitions_of(writer.db, sha256)[0]
        text = readers.read(store.read_original(writer.folder, sha256), _about(writer, one, document_id)).text
        writer.db.execute(
            "update versions set text = ? where document_id = ? and sha256 = ?", [text, document_id, sha256]
        )


def _named_anew(
    writer: Writer, first: Acquisition, prepared: Prepared, known: Mapping[str, Sequence[Known]]
) -> Prepared:
    """A document whose parts are not those that the ledger knows: known identifiers stay with their words."""
    assert prepared.keys is not None
    about = _about(writer, first, prepared.keys.document)
    parsed = parse(store.read_original(writer.folder, prepared.sha256), about=about)
    newest = state.newest_capture(writer.db, prepared.keys.document)
    version = newest[1] if newest else 1
    naming = name_again(
        parsed, prepared.keys.document, known, version=version, is_taken=lambda one: state.is_given(writer.db, one),
    )  # fmt: skip
    write_naming(writer, parsed, prepared.sha256, naming, version=version)
    _keep_lost_words(writer.db, naming.fates, {one.id: one for some in known.values() for one in some})
    return named(prepared, parsed, naming.keys, version=version)


def _keep_lost_words(db: Database, fates: Iterable[Fate], known: Mapping[str, Known]) -> None:
    """The last words of what has no place any more stand in the mirror; those of what has one again do not."""
    for fate in fates:
        before = known[fate.id]
        is_placed = fate.status in ("current", "edited", "moved")
        words = (None,) * 5 if is_placed else (before.exact, before.prefix, before.suffix, before.start, before.end)
        if fate.status != WITHDRAWN:
            exact, prefix, suffix, start, end = words
            state.fill_selectors(
                db, Identifier(fate.id, "", None, exact=exact, prefix=prefix, suffix=suffix, start=start, end=end)
            )


def _is_as_known(db: Database, keys: Keys) -> bool:
    """Whether the ledger has exactly these identifiers for a document, and its speakers and works too."""
    owned = set(keys.owned())
    if set(state.places_of(db, keys.document)) != owned:
        withdrawn = owned.intersection(state.withdrawn_parts(db, keys.document))
        if not withdrawn or set(state.places_of(db, keys.document)) | withdrawn != owned:
            return False
    shared = [*keys.speakers, *keys.works]
    return state.taken(db, shared) == set(shared)


def _to_read(db: Database) -> list[tuple[str, str]]:
    """Document and sha256 of each newest capture whose rows are missing, in the order in which these came; then the
    originals that are no document (no document), but those of containers."""
    documents = db.execute(
        "select l.id, d.sha256 from ledger l left join documents d on d.id = l.id"
        " where l.kind = 'document' and l.status <> 'withdrawn'"
    ).fetchall()
    captures = [(row[0], state.newest_capture(db, row[0]), row[1]) for row in documents]
    missing = [(document, newest[0]) for document, newest, shown in captures if newest and newest[0] != shown]
    order = dict(db.execute("select sha256, min(id) from acquisitions group by sha256").fetchall())
    others = db.execute(
        "select sha256 from originals o where not exists (select 1 from versions v where v.sha256 = o.sha256)"
        " and not exists (select 1 from findings f where f.document_id is null"
        " and f.message like 'original ' || o.sha256 || '%')"
        " and not exists (select 1 from acquisitions a where a.sha256 = o.sha256 and a.given ->> '$.holds' = 'files')"
    ).fetchall()
    missing.sort(key=lambda one: order.get(one[1], 0))
    return [*missing, *sorted((("", row[0]) for row in others), key=lambda one: order.get(one[1], 0))]


def _finished(one: tuple[str, Acquisition, Promise]) -> tuple[str, Acquisition, Prepared]:
    document_id, first, promise = one
    return document_id, first, promise.result()


def _identifiers_first(db: Database, some: list[Line]) -> Iterable[Line]:
    """The lines but the identifiers, which are mirrored in one go before them."""
    numbered = []
    for line in some:
        if isinstance(line, Identifier):
            n = state.next_number(db, line.kind, 1) if line.kind in ("document", "passage", "note") else None
            numbered.append((line.id, line.kind, line.document, line.version, n))
    state.mirror_identifiers(db, numbered)
    return (line for line in some if not isinstance(line, Identifier))


def _mirror_line(writer: Writer, line: Line) -> None:
    db = writer.db
    if isinstance(line, Acquisition):
        path = store.payload_path(line.sha256)
        there = writer.folder.root / path
        if there.exists():  # what was purged is no original any more
            state.add_original(db, line.sha256, there.stat().st_size, media_type_of(line.name), path)
        if state.is_another_arrival(db, line):
            raise forked(f"arrival {line.id}")
        state.add_acquisition(db, line)
        if line.document:
            state.add_version(db, line.document, line.sha256, captured_at=in_utc(line.retrieved_at))
    elif isinstance(line, Fate):
        state.mirror_fate(db, line)
    elif isinstance(line, Event):
        if state.is_another_event(db, line):
            raise forked(f"event {line.id}")
        state.add_event(db, line)
