"""What the writer asks and notes beside the rows of documents: originals, acquisitions, the mirror of the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from loccit.db.save import Capture, Numbers
from loccit.ledger import FIRST, Acquisition, Event, Fate, Identifier

_MANY = 500


def get_state(db: Database, key: str, default: str = "") -> str:
    """A value of `archive_state`."""
    row = db.execute("select value from archive_state where key = ?", [key]).fetchone()
    return str(row[0]) if row else default


def set_state(db: Database, key: str, value: str) -> None:
    """Notes a value in `archive_state`."""
    db.execute(
        "insert into archive_state(key, value) values (?, ?) on conflict(key) do update set value = excluded.value",
        [key, value],
    )


def next_number(db: Database, kind: str, count: int) -> int:
    """Takes `count` integers for rows of the search index; the first of them. They follow the ledger's order."""
    first = int(get_state(db, f"next_{kind}", "1"))
    set_state(db, f"next_{kind}", str(first + count))
    return first


def document_of(db: Database, sha256: str) -> tuple[str, int] | None:
    """The document and the capture's ordinal that an original is, if it is one."""
    row = db.execute("select document_id, ordinal from versions where sha256 = ?", [sha256]).fetchone()
    return (row[0], row[1]) if row else None


def has_original(db: Database, sha256: str) -> bool:
    """Whether the archive keeps these bytes."""
    return db.execute("select 1 from originals where sha256 = ?", [sha256]).fetchone() is not None


def documents_with_words(db: Database, words_hash: int, *, before: int) -> list[str]:
    """Documents that say the same words and came before the one with the number `before`, the first first."""
    rows = db.execute("select id from documents where words_hash = ? and n < ? order by n", [words_hash, before])
    return [row[0] for row in rows.fetchall()]


def taken(db: Database, identifiers: Sequence[str]) -> set[str]:
    """Those of the identifiers that were given before."""
    found: set[str] = set()
    for at in range(0, len(identifiers), _MANY):
        some = identifiers[at : at + _MANY]
        marks = ", ".join("?" * len(some))
        found.update(row[0] for row in db.execute(f"select id from ledger where id in ({marks})", some).fetchall())
    return found


def add_original(db: Database, sha256: str, size: int, media_type: str | None, path: str) -> None:
    """The row of an original; one that is there stays."""
    db.execute("insert or ignore into originals values (?, ?, ?, ?)", [sha256, size, media_type, path])


def add_acquisition(db: Database, one: Acquisition) -> None:
    """The row of an acquisition."""
    db.execute(
        "insert or ignore into acquisitions(id, sha256, name, url, retrieved_at, added_at, note)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [one.id, one.sha256, one.name, one.url, one.retrieved_at, one.added_at, one.note],
    )


def add_version(db: Database, capture: Capture) -> None:
    """The row of a capture; the newest has its text in `documents`."""
    db.execute(
        "insert or replace into versions(document_id, ordinal, sha256, captured_at, text) values (?, ?, ?, ?, null)",
        [capture.keys.document, capture.ordinal, capture.sha256, capture.captured_at],
    )


def mirror_identifiers(db: Database, given: Iterable[tuple[str, str, str | None, int, int | None]]) -> None:
    """The rows of `ledger` for identifiers just given: id, kind, document, version, number in the search index.

    Selectors stay in the file while an identifier is current.
    """
    db.conn.executemany(
        "insert or ignore into ledger(id, kind, document_id, status, successors, version, n)"
        " values (?, ?, ?, 'current', '[]', ?, ?)",
        list(given),
    )


def mirror_fate(db: Database, fate: Fate, known: Identifier | None) -> None:
    """What became of an identifier; from the moment it is not current, its selectors are in the table."""
    keeps = fate.status != "current" and known is not None
    selectors = (
        [known.exact, known.prefix, known.suffix, known.start, known.end, known.hash] if keeps and known else [None] * 6
    )
    db.execute(
        "update ledger set status = ?, successors = ?, version = ?, exact = ?, prefix = ?, suffix = ?, start = ?,"
        ' "end" = ?, hash = ? where id = ?',
        [fate.status, json.dumps(fate.successors), fate.version, *selectors, fate.id],
    )


def add_event(db: Database, event: Event) -> None:
    """The row of an event."""
    detail = json.dumps(event.detail, ensure_ascii=False, sort_keys=True)
    db.execute(
        "insert or ignore into events values (?, ?, ?, ?, ?, ?)",
        [event.id, event.at, event.what, detail, event.previous, event.hash],
    )


def last_event(db: Database) -> tuple[int, str]:
    """Number and hash of the last event; 0 and the first hash where there is none."""
    row = db.execute("select id, hash from events order by id desc limit 1").fetchone()
    return (row[0], row[1]) if row else (0, FIRST)


def give_numbers(db: Database, passages: int, notes: int) -> Numbers:
    """Integers for a document that is new to the archive."""
    first = next_number(db, "passage", passages)
    first_note = next_number(db, "note", notes)
    return Numbers(
        next_number(db, "document", 1),
        tuple(range(first, first + passages)),
        tuple(range(first_note, first_note + notes)),
    )
