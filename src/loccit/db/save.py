"""Rows of a document into the database, and out again, inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from loccit.db.keys import Keys
from loccit.db.rows import COLUMNS, SHARED, Row, Rows, rows_of
from loccit.model import Parsed

ROWS_PER_DOCUMENT = 1_000_000
"""Integer ids are `documents.n` times this, plus the place in the document: the same after every rebuild."""
_RELATIVE = {
    "sections": (0, 2),
    "passages": (4,),
    "citations": (0, 10),
    "cross_references": (0, 7),
    "attributions": (0,),
}
"""Which columns of a table hold relative integer ids."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One document as read from one original, ready to be saved. `ordinal` counts captures from 1."""

    parsed: Parsed
    keys: Keys
    sha256: str
    ordinal: int
    rights: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """The integers of a document's rows in the search index: its own, those of its passages and of its notes."""

    document: int
    passages: tuple[int, ...]
    notes: tuple[int, ...]


def _insert(table: str, columns: str, or_ignore: str = "") -> str:
    marks = ", ".join("?" * (columns.count(",") + 1))
    return f"insert {or_ignore} into {table} ({columns}) values ({marks})"


_INSERT = {
    **{table: _insert(table, columns) for table, columns in COLUMNS.items()},
    **{table: _insert(table, columns, "or ignore") for table, columns in SHARED.items()},
}


def save(db: Database, capture: Capture, numbers: Numbers) -> None:
    """Writes all rows of a document's newest capture. The caller holds the transaction."""
    write(db, rows_of(capture.parsed, capture.keys, capture.sha256), numbers, rights=capture.rights)


def write(db: Database, rows: Rows, numbers: Numbers, *, rights: str) -> None:
    """Writes rows that were made elsewhere, with the numbers that only the writer knows."""
    for table, some in rows.tables:
        numbered = list(_numbered(table, some, numbers, rights))
        db.conn.executemany(_INSERT[table], numbered)
        if table in _INDEX:
            db.conn.executemany(_INDEX[table], [_indexed(table, row) for row in numbered])


_INDEX = {
    "passages": "insert into passages_fts(rowid, text) values (?, ?)",
    "notes": "insert into notes_fts(rowid, text) values (?, ?)",
    "documents": "insert into documents_fts(rowid, title, authors, publisher, headings) values (?, ?, ?, ?, ?)",
}


def _indexed(table: str, row: Row) -> Row:
    """What the search index gets of a row: what its view (`passages_indexed` and so on) says."""
    if table == "documents":
        seg = json.loads(row[17])
        return row[1], seg["title"], seg["authors"], seg["publisher"], seg["headings"]
    text, seg = (row[8], row[10]) if table == "passages" else (row[5], row[6])
    return row[1], text if seg is None else seg


def _numbered(table: str, rows: tuple[Row, ...], numbers: Numbers, rights: str) -> Iterator[Row]:
    """The rows with `n`, absolute integer ids and rights filled in."""
    base = numbers.document * ROWS_PER_DOCUMENT
    if table == "documents":
        row = rows[0]
        yield (row[0], numbers.document, *row[2:12], rights, *row[13:])
        return
    given = {"passages": numbers.passages, "notes": numbers.notes}.get(table)
    places = _RELATIVE.get(table, ())
    if given is None and not places:
        yield from rows
        return
    for at, row in enumerate(rows):
        filled = list(row)
        if given is not None:
            filled[1] = given[at]
        for place in places:
            if filled[place] is not None:
                filled[place] += base
        yield tuple(filled)


def remove(db: Database, document_id: str) -> None:
    """Takes a document's rows out, but not its captures (`versions`), acquisitions, or lines of the ledger."""
    if not db.execute("select 1 from documents where id = ?", [document_id]).fetchone():
        return
    db.execute(
        "delete from passage_pieces where passage_id in (select id from passages where document_id = :document)",
        {"document": document_id},
    )
    shared = {
        "speaker": db.execute(_SPEAKERS_OF, [document_id]).fetchall(),
        "work": db.execute(_WORKS_OF, [document_id]).fetchall(),
    }
    for table in (
        "attributions", "quotations", "cross_references", "citations", "note_references", "notes", "passages",
        "speaker_names", "sections", "blocks", "claims", "findings",
    ):  # fmt: skip
        db.execute(f"delete from {table} where document_id = :document", {"document": document_id})
    db.execute(
        "delete from matches where a_id = :document and kind in ('repeat', 'pull_quote')", {"document": document_id}
    )
    db.execute("delete from documents where id = :document", {"document": document_id})
    for kind, some in shared.items():
        db.conn.executemany(_FORGET[kind], some)


_SPEAKERS_OF = "select distinct speaker_id from speaker_names where document_id = ?"
_WORKS_OF = "select distinct work_id from citations where document_id = ? and work_id is not null"
_FORGET = {
    "speaker": "delete from speakers where id = ?1 and not exists (select 1 from speaker_names where speaker_id = ?1)",
    "work": "delete from works where id = ?1 and not exists (select 1 from citations where work_id = ?1)",
}
