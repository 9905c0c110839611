"""One document's newest capture → its rows, with what people say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlite_utils import Database

from loccit.db import state
from loccit.db.keys import Keys
from loccit.db.rows import Rows
from loccit.db.sameness import SavedArchive, file_relations
from loccit.db.save import Numbers, remove, write
from loccit.ingest.correct import correct
from loccit.ingest.people import People, Said
from loccit.ingest.prepare import Prepared
from loccit.ingest.rights import note_rights
from loccit.ingest.said import said_of
from loccit.ledger import Acquisition
from loccit.matching.capture import even_url
from loccit.matching.sketch import make_sketch
from loccit.model import About
from loccit.text.fold import folded


def about_of(one: Acquisition, said: Sequence[Said]) -> About:
    """What is known from outside of an arrival: its name and address, and what people say (`said_of`)."""
    encoding = _first("encoding", said) or one.given.get("encoding")
    return About(
        name=one.name, url=_first("url", said) or one.url, encoding=encoding,
        given=tuple(claim for one_said in said for claim in one_said.claims()),
    )  # fmt: skip


def save_document(db: Database, rows: Rows, keys: Keys, *, first: Acquisition, people: People) -> None:
    """Writes (or writes anew) the rows of a document. The caller holds the transaction."""
    remove(db, keys.document)
    write(db, rows, _numbers(db, keys), rights="private")
    note_rights(db, people, keys.document)
    parted = correct(db, keys, people)
    said = said_of(db, people, first, keys.document)
    digest = people.digest(said, (*keys.owned(), *parted, *keys.speakers, *keys.works))
    note_digest(db, keys.document, digest, [one for one in keys.speakers if one in people.corrections])


def file_again(db: Database, document_id: str, prepared: Prepared) -> None:
    """Files what a document that was known before says, without what was withdrawn from it."""
    sketch, stretches = prepared.sketch, prepared.stretches
    if state.withdrawn_parts(db, document_id):
        number = db.execute("select n from documents where id = ?", [document_id]).fetchone()[0]
        stretches = tuple(SavedArchive(db).stretches(number))
        sketch = make_sketch(stretches)
    if sketch is not None:
        file_relations(db, document_id, sketch, stretches)


def give_numbers(db: Database, keys: Keys, *, version: int, fresh: Mapping[str, str]) -> None:
    """Notes the identifiers that are new (ID → kind) in the mirror of the ledger, with numbers for the index."""
    rows = []
    for kind in ("document", "passage", "note", "quotation", "speaker", "work"):
        new = [identifier for identifier, its_kind in fresh.items() if its_kind == kind]
        first = state.next_number(db, kind, len(new)) if kind in ("document", "passage", "note") and new else None
        rows += [
            (identifier, kind, keys.document, version, None if first is None else first + place)
            for place, identifier in enumerate(new)
        ]
    state.mirror_identifiers(db, rows)


def kinds_of(keys: Keys) -> dict[str, str]:
    """Every identifier of a document and its parts with its kind, in the order of the ledger."""
    named = (
        ("passage", keys.passages), ("note", keys.notes), ("quotation", keys.quotations),
        ("speaker", keys.speakers), ("work", keys.works),
    )  # fmt: skip
    return {keys.document: "document", **{one: kind for kind, some in named for one in some}}


def keys_of(one: Acquisition, rows: Rows) -> list[str]:
    """What may tell that a capture is one of the same document, the strongest first; behind it what may tell that it
    is not."""
    row = rows.of("documents")[0]
    title, publisher, url = row[3], row[5], row[11]
    keys = _keys_of_arrival(one)
    if url:
        keys.insert(0, f"u:{even_url(url)}")
    if title and publisher:
        keys.append(f"t:{folded(title).casefold()}\x1f{folded(publisher).casefold()}")
        keys += [f"i:{claim[2]}" for claim in rows.of("claims") if claim[1] == "identifier"]
    return list(dict.fromkeys(keys))


def note_keys(db: Database, document_id: str, one: Acquisition, rows: Rows) -> None:
    """Keeps the keys of a document for later arrivals: of the capture that it shows, and of every arrival of any."""
    db.execute("delete from capture_keys where document_id = ?", [document_id])
    captures = db.execute("select sha256 from versions where document_id = ?", [document_id]).fetchall()
    arrivals = [arrival for (sha256,) in captures for arrival in state.acquisitions_of(db, sha256)]
    keys = keys_of(one, rows) + [key for arrival in arrivals for key in _keys_of_arrival(arrival)]
    _add_keys(db, document_id, keys)


def note_arrival(db: Database, one: Acquisition) -> None:
    """Keeps the keys of one more arrival of bytes that are archived."""
    if one.document:
        _add_keys(db, one.document, _keys_of_arrival(one))


def keep_keys_of_withdrawn(db: Database, document_id: str) -> None:
    """Keeps what tells that a capture of a withdrawn document came: how its captures came, not what they say."""
    db.execute("delete from capture_keys where document_id = ?", [document_id])
    for (sha256,) in db.execute("select sha256 from versions where document_id = ?", [document_id]).fetchall():
        for arrival in state.acquisitions_of(db, sha256):
            _add_keys(db, document_id, _keys_of_arrival(arrival))


def _keys_of_arrival(one: Acquisition) -> list[str]:
    keys = [f"u:{even_url(one.url)}"] if one.url else []
    return [*keys, f"p:{one.given['path']}"] if one.given.get("path") else keys


def _add_keys(db: Database, document_id: str, keys: list[str]) -> None:
    db.conn.executemany("insert or ignore into capture_keys values (?, ?)", [(key, document_id) for key in keys])


def note_digest(db: Database, document_id: str, digest: str, speakers: Iterable[str] = ()) -> None:
    """Remembers what people said of a document when its rows were made, so that `apply` knows what changed.

    `speakers` are those of whom they said something: joined or parted, their rows stand under another ID.
    """
    key = f"people:{document_id}"
    if digest:
        state.set_state(db, key, " ".join([digest, *dict.fromkeys(speakers)]))
    else:
        db.execute("delete from archive_state where key = ?", [key])


def _numbers(db: Database, keys: Keys) -> Numbers:
    known = state.places_of(db, keys.document)
    if not known.keys() >= {*keys.passages, *keys.notes}:
        known |= state.withdrawn_parts(db, keys.document)
    return Numbers(known[keys.document] or 0, _of(known, keys.passages), _of(known, keys.notes))


def _of(known: Mapping[str, int | None], some: Iterable[str]) -> tuple[int, ...]:
    return tuple(known[one] or 0 for one in some)


def _first(field: str, said: Sequence[Said]) -> str | None:
    return next((value for one in said if (value := one.value(field)) is not None), None)
