"""The archive as lines for other programs, and what they found as rows of `matches`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from loccit.db.sameness import SavedArchive
from loccit.matching.passim import PassimDocument, Reuse, to_passim

TABLES = ("documents", "passages", "notes", "quotations")
"""What is exported, in this order."""


def count_private(db: Database) -> int:
    """How many documents are private: exported only when that is said."""
    return int(db.execute("select count(*) from documents where rights = 'private'").fetchone()[0])


def lines_of(db: Database, table: str, *, with_private: bool) -> Iterator[str]:
    """One of TABLES as JSON Lines: a row each, without line end, with `type` before its columns. Arrays are arrays."""
    cursor = db.execute(_LINES[table].format(documents=_documents(with_private)))
    names = [column[0] for column in cursor.description]
    for row in cursor:
        fields = dict(zip(names, row, strict=True))
        for name in _ARRAYS:
            if isinstance(fields.get(name), str):
                fields[name] = json.loads(fields[name])
        yield _spelled({"type": table[:-1], **fields})


def passim_lines(db: Database, *, with_private: bool) -> Iterator[str]:
    """Every document as a line of passim's input; `series` is the document that it only repeats."""
    archive = SavedArchive(db)
    rows = db.execute(_PASSIM.format(documents=_documents(with_private))).fetchall()
    for number, identifier, series, date, title in rows:
        text = db.execute("select text from documents where n = ?", [number]).fetchone()[0]
        document = PassimDocument(identifier, series, date or "", title or "", text, archive.stretches(number))
        yield to_passim(document)


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of matches that were given: those that were `added`, and how many were `known` before, or name
    documents or places that are `unknown` here."""

    added: tuple[Reuse, ...]
    known: int
    unknown: int


def save_reuse(db: Database, found: Iterable[Reuse]) -> Saved:
    """Writes what passim found into `matches`, each once.

    A side that lies within a passage gets its ID, any other that of its document. The caller holds the transaction.
    """
    added: list[Reuse] = []
    known = unknown = 0
    for one in found:
        sides = _side(db, one.a_id, one.a_start, one.a_end), _side(db, one.b_id, one.b_start, one.b_end)
        if sides[0] is None or sides[1] is None:
            unknown += 1
            continue
        place = (*sides, one.a_start, one.a_end, one.b_start, one.b_end)
        if db.execute(_KNOWN, place).fetchone():
            known += 1
            continue
        db.execute("insert into matches values ('reuse', ?, ?, ?, ?, ?, ?, ?, ?)", [*place, one.score, one.how])
        added.append(one)
    return Saved(tuple(added), known, unknown)


def _side(db: Database, document: str, start: int, end: int) -> str | None:
    """The passage that a span lies in, else the document; None where there is no such document or place."""
    row = db.execute("select length(text) from documents where id = ?", [document]).fetchone()
    if row is None or end > row[0] or start >= end:
        return None
    inside = db.execute(
        'select id from passages where document_id = ? and start <= ? and "end" >= ? limit 1', [document, start, end]
    ).fetchone()
    return str(inside[0]) if inside else document


def _documents(with_private: bool) -> str:
    """The documents that may be exported, as a subquery: never those that were withdrawn."""
    private = "" if with_private else " and d.rights <> 'private'"
    return (
        "(select d.* from documents d where not exists (select 1 from ledger l where l.id = d.id"
        f" and l.status = 'withdrawn'){private})"
    )


def _spelled(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False)


_ARRAYS = ("authors",)
_LINES = {
    "documents": "select id, sha256, title, authors, publisher, series, published, updated, language, place, url,"
    " rights, format, text from {documents} order by n",
    "passages": "select p.id, p.document_id, p.ordinal, s.label as section_label, s.title as section_title, p.role,"
    ' p.voice_id, v.name as voice, p.text, p.start, p."end", p.locator from passages p'
    " join {documents} d on d.id = p.document_id left join sections s on s.id = p.section_id"
    " left join speakers v on v.id = p.voice_id order by d.n, p.ordinal",
    "notes": 'select x.id, x.document_id, x.ordinal, x.label, x.text, x.start, x."end", x.how from notes x'
    " join {documents} d on d.id = x.document_id order by d.n, x.ordinal",
    "quotations": 'select q.id, q.document_id, q.passage_id, q.note_id, q.start, q."end", q.text, q.kind,'
    " q.speaker_id, s.name as speaker, q.surface, q.cue, q.reported_by_id, q.how from quotations q"
    " join {documents} d on d.id = q.document_id left join speakers s on s.id = q.speaker_id order by d.n, q.ordinal",
}
_PASSIM = """
select d.n, d.id, coalesce(h.id, d.id),
  coalesce(d.published, (select min(captured_at) from versions v where v.document_id = d.id)), d.title
from {documents} d left join sketches s on s.document_n = d.n left join documents h on h.n = s.head order by d.n
"""
_KNOWN = """
select 1 from matches where a_id = ? and b_id = ? and a_start is ? and a_end is ? and b_start is ? and b_end is ?
"""
