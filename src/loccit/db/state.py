"""What the writer asks and notes beside the rows of documents: originals, acquisitions, the mirror of the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from loccit.clock import in_utc
from loccit.ledger import FIRST, Acquisition, Event, Fate, Identifier

_MANY = 500
BY_TIME = "coalesce(v.captured_at, (select min(a.added_at) from acquisitions a where a.sha256 = v.sha256))"
"""By what captures (`versions v`) are ordered: when they were made, else when they came, which was no earlier."""


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


def has_met(db: Database, sha256: str) -> bool:
    """Whether these bytes came before, whatever became of them."""
    return has_original(db, sha256) or document_of(db, sha256) is not None


def documents_with_words(db: Database, words_hash: int, *, before: int) -> list[str]:
    """Documents that say the same words and came before the one with the number `before`, the first first."""
    rows = db.execute("select id from documents where words_hash = ? and n < ? order by n", [words_hash, before])
    return [row[0] for row in rows.fetchall()]


def taken(db: Database, identifiers: Sequence[str]) -> set[str]:
    """Those of the identifiers that were given before."""
    found: set[str] = set()
    for at in range(0, len(identifiers), _MANY):
        some = padded(identifiers[at : at + _MANY])
        marks = ", ".join("?" * len(some))
        found.update(row[0] for row in db.execute(f"select id from ledger where id in ({marks})", some).fetchall())
    return found


def padded(values: Sequence[Any]) -> list[Any]:
    """The values, the last one repeated up to one of a few lengths, so that few statements have to be prepared."""
    length = next(size for size in (0, 4, 16, 64, 200, _MANY) if size >= len(values))
    return [*values, *([values[-1]] * (length - len(values)) if values else [])]


def add_original(db: Database, sha256: str, size: int, media_type: str | None, path: str) -> None:
    """The row of an original; one that is there stays."""
    db.execute("insert or ignore into originals values (?, ?, ?, ?)", [sha256, size, media_type, path])


def add_acquisition(db: Database, one: Acquisition) -> None:
    """The row of an acquisition."""
    db.execute(
        "insert or ignore into acquisitions(id, sha256, name, url, retrieved_at, added_at, note, given)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            one.id,
            one.sha256,
            one.name,
            one.url,
            in_utc(one.retrieved_at),
            one.added_at,
            one.note,
            json.dumps(one.given),
        ],
    )


def is_another_arrival(db: Database, one: Acquisition) -> bool:
    """Whether the number of an acquisition is another's already."""
    row = db.execute("select sha256, added_at from acquisitions where id = ?", [one.id]).fetchone()
    return row is not None and tuple(row) != (one.sha256, one.added_at)


def is_another_event(db: Database, one: Event) -> bool:
    """Whether the number of an event is another's already."""
    row = db.execute("select hash from events where id = ?", [one.id]).fetchone()
    return row is not None and row[0] != one.hash


def acquisitions_of(db: Database, sha256: str) -> list[Acquisition]:
    """The arrivals of an original, the first first."""
    rows = db.execute(
        "select id, name, added_at, url, retrieved_at, note, given from acquisitions where sha256 = ? order by id",
        [sha256],
    ).fetchall()
    return [
        Acquisition(
            id=number, sha256=sha256, name=name, added_at=added_at, url=url, retrieved_at=retrieved_at, note=note,
            given=json.loads(given),
        )
        for number, name, added_at, url, retrieved_at, note, given in rows
    ]  # fmt: skip


def add_version(
    db: Database,
    document_id: str,
    sha256: str,
    *,
    captured_at: str | None,
    text: str | None = None,
    rights: str | None = None,
) -> int:
    """The row of a capture, numbered in order of arrival; the newest has its text in `documents`. Gives its number.

    `captured_at` is None where nobody knows it; a capture that is here already takes the earliest that is told.
    `rights` are noted later where they are None (`ingest.rights`).
    """
    row = db.execute(
        "select ordinal, captured_at from versions where document_id = ? and sha256 = ?", [document_id, sha256]
    ).fetchone()
    if row:
        if captured_at and (row[1] is None or captured_at < row[1]):
            db.execute(_HEAR, [captured_at, document_id, sha256])
        return int(row[0])
    ordinal = next_ordinal(db, document_id)
    db.execute(
        "insert into versions(document_id, ordinal, sha256, captured_at, text, rights) values (?, ?, ?, ?, ?, ?)",
        [document_id, ordinal, sha256, captured_at, text, rights],
    )
    return ordinal


_HEAR = "update versions set captured_at = ? where document_id = ? and sha256 = ?"


def next_ordinal(db: Database, document_id: str) -> int:
    """The number that a document's next capture gets."""
    return int(
        db.execute(
            "select coalesce(max(ordinal), 0) + 1 from versions where document_id = ?", [document_id]
        ).fetchone()[0]
    )


def newest_capture_time(db: Database, document_id: str) -> str | None:
    """When the capture that a document shows was made, else when it came; None where it has none."""
    row = db.execute(f"select max({BY_TIME}) from versions v where document_id = ?", [document_id]).fetchone()
    return str(row[0]) if row and row[0] else None


def newest_capture(db: Database, document_id: str) -> tuple[str, int] | None:
    """sha256 and ordinal of the capture that a document shows: the latest `BY_TIME`, then the latest arrival."""
    row = db.execute(
        f"select sha256, ordinal from versions v where document_id = ? order by {BY_TIME} desc, ordinal desc limit 1",
        [document_id],
    ).fetchone()
    return (row[0], row[1]) if row else None


def mirror_identifiers(db: Database, given: Iterable[tuple[str, str, str | None, int, int | None]]) -> None:
    """The rows of `ledger` for identifiers just given: id, kind, document, version, number in the search index.

    Selectors stay in the file while an identifier is current.
    """
    db.conn.executemany(
        "insert or ignore into ledger(id, kind, document_id, status, successors, version, n)"
        " values (?, ?, ?, 'current', '[]', ?, ?)",
        list(given),
    )


def mirror_fate(db: Database, fate: Fate) -> None:
    """What became of an identifier. `fill_selectors` follows for those that have no place any more."""
    db.execute(
        "update ledger set status = ?, successors = ?, version = ? where id = ?",
        [fate.status, json.dumps(fate.successors), fate.version, fate.id],
    )


def fill_selectors(db: Database, known: Identifier) -> None:
    """Keeps an identifier's words and context in the table, for one that is not in the text any more."""
    db.execute(
        'update ledger set exact = ?, prefix = ?, suffix = ?, start = ?, "end" = ?, hash = ? where id = ?',
        [known.exact, known.prefix, known.suffix, known.start, known.end, known.hash, known.id],
    )


def places_of(db: Database, document_id: str) -> dict[str, int | None]:
    """The identifiers that have a place in a document (itself, passages, notes, quotations), with their numbers."""
    rows = db.execute(
        "select id, n from ledger where document_id = ? and (status in ('current', 'edited')"
        " or status = 'moved' and successors = '[]') and kind in ('document', 'passage', 'note', 'quotation')",
        [document_id],
    )
    return dict(rows.fetchall())


def withdrawn_parts(db: Database, document_id: str) -> dict[str, int | None]:
    """The identifiers of a document's parts that were withdrawn, with their numbers."""
    rows = db.execute(
        "select id, n from ledger where document_id = ? and status = 'withdrawn' and kind <> 'document'", [document_id]
    )
    return dict(rows.fetchall())


def clear_state(db: Database, key: str) -> None:
    """Forgets a value of `archive_state`."""
    db.execute("delete from archive_state where key = ?", [key])


def documents_owning(db: Database, identifiers: Iterable[str]) -> list[str]:
    """The documents that identifiers belong to, in the order in which they were given."""
    found = {}
    for one in identifiers:
        row = db.execute(
            "select d.id, d.n from ledger l join ledger d on d.id = coalesce(l.document_id, l.id) where l.id = ?", [one]
        ).fetchone()
        found.update({row[0]: row[1]} if row else {})
    return sorted(found, key=lambda one: found[one] or 0)


def with_late_parts(db: Database) -> list[str]:
    """Withdrawn documents that were given identifiers afterwards, as an import does: they are withdrawn too."""
    rows = db.execute(
        "select distinct part.document_id from ledger d join ledger part on part.document_id = d.id"
        " where d.kind = 'document' and d.status = 'withdrawn' and part.status <> 'withdrawn'"
        " and part.kind in ('document', 'passage', 'note', 'quotation')"
    )
    return [row[0] for row in rows.fetchall()]


def number_of(db: Database, document_id: str) -> int:
    """A document's number, which it keeps even where it has no row."""
    row = db.execute("select n from ledger where id = ?", [document_id]).fetchone()
    return int(row[0]) if row and row[0] else 0


def is_given(db: Database, identifier: str) -> bool:
    """Whether an identifier was ever given."""
    return db.execute("select 1 from ledger where id = ?", [identifier]).fetchone() is not None


def lose_shared(db: Database) -> None:
    """Notes that the IDs of all speakers and works without a row are gone. (Triggers note what changes later.)"""
    for kind in ("speaker", "work"):
        db.execute(
            "update ledger set status = 'gone' where kind = ? and status = 'current'"
            f" and not exists (select 1 from {kind}s shared where shared.id = ledger.id)",
            [kind],
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
