"""A newer capture of an archived document: recognised, attached, and every ID it had anchored anew.

What a capture is stands in the contract and in ADR 27: a person says so; or the same address, path, or title and
publisher, nothing that speaks against it, and enough of the shorter text's word 4-grams in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

from loccit import store
from loccit.clock import in_utc
from loccit.db import state
from loccit.db.rows import Rows
from loccit.db.sameness import forget_relations
from loccit.db.withheld import is_withdrawn, withhold_parts
from loccit.db.works import link_works
from loccit.errors import LoccitError
from loccit.folder import Folder
from loccit.ingest.documents import about_of, file_again, give_numbers, kinds_of, note_arrival, note_keys, save_document
from loccit.ingest.histories import WITHDRAWN, known_of, settle
from loccit.ingest.imported import restore
from loccit.ingest.naming import Naming, name_again
from loccit.ingest.people import read_people
from loccit.ingest.prepare import Prepared, identifiers_of, named
from loccit.ingest.rights import note_rights
from loccit.ingest.said import said_of
from loccit.ingest.writer import Entry, Writer
from loccit.ledger import Acquisition, Fate, Identifier, append, spell
from loccit.matching.anchors import CONTEXT, Known
from loccit.matching.capture import ADDRESS, PATH, TITLE, Arrival, is_capture, least_shared, shared_part
from loccit.model import Parsed
from loccit.parse import parse

_WHY = {"u": ADDRESS, "p": PATH, "t": TITLE}
_MANY = 50
"""So many documents under one key are compared, the latest ones: a series may have thousands under its title."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An archived document that something says an arrival may be a capture of; `shares` whether the words agree, and
    nothing else speaks against it (`is_apart`: another address, day, name or form does).

    The words of one that was withdrawn are not asked here: `captures_withdrawn` does.
    """

    document_id: str
    why: str
    shares: bool
    is_withdrawn: bool = False
    is_apart: bool = False

    def told(self) -> str:
        """Why an arrival is no capture of it."""
        if self.is_apart:
            return f"{self.why} as {self.document_id}, but another address, day, name or form"
        return f"same name, other text: {self.why} as {self.document_id}"


def find_earlier(db: Database, keys: list[str], rows: Rows) -> Earlier | None:
    """The document that an arrival is a capture of, or whose name it has with other words; None where neither.

    `keys` are its `keys_of`.
    """
    ours = [row[8] for row in rows.of("passages")]
    published, form = rows.of("documents")[0][7], rows.of("documents")[0][14]
    others: Earlier | None = None
    for key in keys:
        shares: list[tuple[float, str]] = []
        for document, least in candidates(db, key, keys, published, form):
            if least is None:
                others = others or Earlier(document, _WHY[key[0]], shares=False, is_apart=True)
                continue
            theirs = passages_of(db, document)
            share = shared_part(ours, theirs)
            if share >= least:
                shares.append((share, document))
            others = others or Earlier(
                document, _WHY[key[0]], shares=False, is_withdrawn=not theirs and is_withdrawn(db, document)
            )
        if shares:
            return Earlier(max(shares, key=lambda one: one[0])[1], _WHY[key[0]], shares=True)
    return others


def candidates(
    db: Database, key: str, keys: Iterable[str], published: str | None, form: str | None
) -> Iterator[tuple[str, float | None]]:
    """The documents under a key, the latest first, each with how much they must share; None where it is no capture.

    `keys`, `published` and `form` (its format) are those of the arrival.
    """
    if key[0] not in _WHY:
        return
    ours = Arrival(_after("u:", keys), published=published, names=_after("i:", keys), form=form)
    for document, their_day, their_form in db.execute(_UNDER_KEY, [key, _MANY]).fetchall():
        rows = db.execute("select key from capture_keys where document_id = ?", [document]).fetchall()
        their_keys = [row[0] for row in rows]
        theirs = Arrival(_after("u:", their_keys), published=their_day, names=_after("i:", their_keys), form=their_form)
        yield document, least_shared(_WHY[key[0]], ours, theirs)


def passages_of(db: Database, document_id: str) -> list[str]:
    """The texts of a document's passages."""
    return [row[0] for row in db.execute("select text from passages where document_id = ?", [document_id]).fetchall()]


def _after(sort: str, keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key[2:] for key in keys if key.startswith(sort))


_UNDER_KEY = """
select k.document_id, d.published, d.format from capture_keys k left join documents d on d.id = k.document_id
where k.key = ? order by d.n desc limit ?
"""


def captures_withdrawn(folder: Folder, db: Database, document_id: str, rows: Rows) -> bool:
    """Whether an arrival says what a withdrawn document said; one that was purged cannot be compared."""
    newest = state.newest_capture(db, document_id)
    if newest is None or not state.has_original(db, newest[0]):
        return False
    one = state.acquisitions_of(db, newest[0])[0]
    try:
        about = about_of(one, said_of(db, read_people(folder), one, document_id))
        parsed = parse(store.read_original(folder, newest[0]), about=about)
    except LoccitError:
        return False
    return is_capture([row[8] for row in rows.of("passages")], [passage.text for passage in parsed.passages])


def known_places(db: Database, document_id: str) -> dict[str, list[Known]]:
    """Every ID of a document by kind, with its words and surroundings in the capture that is saved; and those
    without a place, with their last words."""
    text = (db.execute("select text from documents where id = ?", [document_id]).fetchone() or ("",))[0]
    known: dict[str, list[Known]] = {}
    for kind in ("passage", "note", "quotation"):
        rows = db.execute(
            f'select t.id, t.text, t.start, t."end", l.status from {kind}s t join ledger l on l.id = t.id'
            " where t.document_id = ? order by t.ordinal",
            [document_id],
        ).fetchall()
        known[kind] = [
            Known(key, words, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end, status)
            for key, words, start, end, status in rows
        ]
        known[kind] += _placeless(db, document_id, kind)
    return known


def write_capture(
    writer: Writer,
    entry: Entry,
    parsed: Parsed,
    document_id: str,
    *,
    adopted: Mapping[str, Sequence[Known]] | None = None,
) -> dict[str, int]:
    """Attaches a capture to its document, for good; returns how many IDs had which fate (`current` left out).

    One that is older than what the document shows is kept as a version, and changes no ID. `adopted` are the IDs that
    another archive gave to its parts.
    """
    assert entry.prepared is not None
    db, one = writer.db, replace(entry.acquisition, document=document_id)
    store.keep(writer.folder, [entry.prepared.sha256] if entry.prepared.is_kept else [])
    captured_at = in_utc(one.retrieved_at)
    came = captured_at or one.added_at
    newest = state.newest_capture_time(db, document_id)
    if newest is not None and came < newest:
        size = append(writer.folder, [spell(one)])
        with db.atomic():
            _add_arrival(db, one, entry.prepared)
            text = None if state.withdrawn_parts(db, document_id) else parsed.text
            state.add_version(db, document_id, one.sha256, captured_at=captured_at, text=text)
            note_arrival(db, one)
            note_rights(db, writer.people, document_id)
            state.set_state(db, "ledger_bytes", str(size))
        return {"older": 1}
    version = state.next_ordinal(db, document_id)
    naming = name_again(
        parsed, document_id, _known(writer, document_id), version=version,
        is_taken=lambda identifier: state.is_given(db, identifier), adopted=adopted,
    )  # fmt: skip
    done = named(entry.prepared, parsed, naming.keys, version=version)
    fresh = {identifier: kind for kind, identifier in naming.minted}
    fresh |= {key: kind for key, kind in kinds_of(naming.keys).items() if not state.is_given(db, key)}
    size = append(writer.folder, [spell(one), *_lines(naming, parsed, one.sha256, fresh, version)])
    with db.atomic():
        _add_arrival(db, one, done)
        state.add_version(db, document_id, one.sha256, captured_at=captured_at)
        _keep_lost_words(db, document_id, naming.fates)
        set_aside(db, document_id)
        give_numbers(db, naming.keys, version=version, fresh=fresh)
        if any(fate.status == WITHDRAWN for fate in naming.fates):
            settle(db, writer.folder, [document_id])
        _save(writer, done, one)
        state.set_state(db, "ledger_bytes", str(size))
    return _told(naming)


def _known(writer: Writer, document_id: str) -> Mapping[str, Sequence[Known]]:
    """The IDs of a document that are to be anchored: of what was withdrawn only the ledger has the words."""
    if not state.withdrawn_parts(writer.db, document_id):
        return known_places(writer.db, document_id)
    return known_of(writer.folder, [document_id])[document_id]


def _told(naming: Naming) -> dict[str, int]:
    seen = Counter(fate.status for fate in naming.fates if fate.status != "current")
    return {**seen, **({"new": len(naming.minted)} if naming.minted else {})}


def _lines(naming: Naming, parsed: Parsed, sha256: str, fresh: Mapping[str, str], version: int) -> Iterator[str]:
    yield from (spell(fate) for fate in naming.fates)
    for identifier in identifiers_of(parsed, naming.keys, sha256, version):
        if identifier.id in fresh:
            yield spell(identifier)
    for key, kind in fresh.items():
        if kind in ("speaker", "work"):
            yield spell(Identifier(key, kind, naming.keys.document, version))


def _save(writer: Writer, done: Prepared, one: Acquisition) -> None:
    assert done.rows is not None
    assert done.keys is not None
    save_document(writer.db, done.rows, done.keys, first=one, people=writer.people)
    withhold_parts(writer.db, done.keys.document)
    note_keys(writer.db, done.keys.document, one, done.rows)
    link_works(writer.db, done.keys.document)
    file_again(writer.db, done.keys.document, done)
    restore(writer.folder, writer.db, done.keys.document)


def _add_arrival(db: Database, one: Acquisition, prepared: Prepared) -> None:
    path = store.payload_path(prepared.sha256)
    state.add_original(db, prepared.sha256, prepared.size, prepared.media_type, path)
    state.add_acquisition(db, one)


def _keep_lost_words(db: Database, document_id: str, fates: Iterable[Fate]) -> None:
    """What became of each ID, and the last words of those that have no place any more."""
    known = {one.id: one for some in known_places(db, document_id).values() for one in some}
    for fate in fates:
        state.mirror_fate(db, fate)
        before = known.get(fate.id)
        if before is not None and fate.status not in ("current", "edited", "moved"):
            state.fill_selectors(
                db,
                Identifier(
                    fate.id, "", document_id, exact=before.exact, prefix=before.prefix, suffix=before.suffix,
                    start=before.start, end=before.end,
                ),
            )  # fmt: skip


def set_aside(db: Database, document_id: str) -> None:
    """Keeps the text of the capture that a document showed so far, before a newer one takes its place."""
    db.execute(
        "update versions set text = (select text from documents d where d.id = versions.document_id)"
        " where document_id = ? and sha256 = (select sha256 from documents d where d.id = versions.document_id)",
        [document_id],
    )
    forget_relations(db, document_id)


def _placeless(db: Database, document_id: str, kind: str) -> Iterator[Known]:
    rows = db.execute(
        'select id, exact, prefix, suffix, start, "end", status from ledger where document_id = ? and kind = ?'
        " and status in ('split', 'merged', 'gone') and exact is not null",
        [document_id, kind],
    ).fetchall()
    for key, exact, prefix, suffix, start, end, status in rows:
        yield Known(key, exact, prefix or "", suffix or "", start or 0, end or 0, status)
