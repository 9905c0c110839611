"""Everything that the archive knows of one identifier, as one JSON value: what `loccit show` prints."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from sqlite_utils import Database

from loccit import ids
from loccit.db.withheld import why_withdrawn
from loccit.errors import LoccitError

Found = dict[str, Any]


def show(connection: sqlite3.Connection, words: str) -> Found:
    """What is known of an identifier, however it is written. Raises C002 (status 1) for one that was never given.

    One that has no place in the newest capture answers with its fate, its successors and its old words.
    """
    identifier = ids.normalize(words)
    known = _one(
        connection, "select kind, status, successors, document_id, version from ledger where id = ?", identifier
    )
    if known is None:
        raise _never_given(connection, words, identifier)
    answer = {
        "id": identifier,
        "kind": known["kind"],
        "status": known["status"],
        "successors": json.loads(known["successors"]),
    }
    details = _KINDS[known["kind"]](connection, identifier)
    if details is None:
        details = _old_words(connection, identifier)
    corrections = _all(connection, "select field, value, note from corrections where target_id = ?", identifier)
    return {**answer, **details, **({"corrections": corrections} if corrections else {})}


def _never_given(connection: sqlite3.Connection, words: str, identifier: str) -> LoccitError:
    def is_known(one: str) -> bool:
        return connection.execute("select 1 from ledger where id = ?", (one,)).fetchone() is not None

    near = ids.nearest(identifier, is_known) if len(identifier) in range(ids.LENGTH - 1, ids.LENGTH + 2) else []
    next_step = f"did you mean {' or '.join(near)}?" if near else "`loccit search WORDS` finds identifiers."
    return LoccitError("C002", f"{words!r} was never given.", next_step=next_step, status=1)


def _passage(connection: sqlite3.Connection, identifier: str) -> Found | None:
    row = _one(connection, _PASSAGE, identifier)
    if row is None:
        return None
    at = (row["document_id"], row["ordinal"])
    around = "select id, text from passages where document_id = ? and ordinal {} ? order by ordinal {} limit 1"
    return {
        **_without(row, "n", "seg", "key_hash"),
        "before": _one(connection, around.format("<", "desc"), *at),
        "after": _one(connection, around.format(">", "asc"), *at),
        "notes": [
            {**note, "citations": _all(connection, _CITATIONS_OF_NOTE, note["id"])}
            for note in _all(connection, _NOTES_OF_PASSAGE, identifier)
        ],
        "cross_references": _all(connection, f"{_CROSSINGS} where x.passage_id = ? order by x.start", identifier),
        "quotations": _all(connection, f"{_QUOTATIONS} where q.passage_id = ? order by q.ordinal", identifier),
        "attributions": _all(connection, _ATTRIBUTIONS, identifier),
        "matches": _all(connection, "select * from matches where a_id = ?1 or b_id = ?1 limit 100", identifier),
        "block": _one(connection, _BLOCK, row["document_id"], row["start"]),
        "document": _document_line(connection, row["document_id"]),
        "provenance": _provenance(connection, row["document_id"]),
    }


def _document(connection: sqlite3.Connection, identifier: str) -> Found | None:
    row = _one(connection, "select * from documents where id = ?", identifier)
    if row is None:
        return None
    counts = _one(connection, "select passages, notes, quotations from document_overview where id = ?", identifier)
    return {
        **_without(row, "n", "seg", "text", "words_hash"),
        "authors": json.loads(row["authors"]),
        "characters": len(row["text"]),
        **(counts or {}),
        "sections": _all(
            connection, "select label, title, start from sections where document_id = ? order by ordinal", identifier
        ),
        "claims": _all(connection, "select field, value, how from claims where document_id = ?", identifier),
        "findings": _all(
            connection, 'select code, message, start, "end" from findings where document_id = ?', identifier
        ),
        "matches": _all(connection, "select * from matches where a_id = ?1 or b_id = ?1 limit 100", identifier),
        "provenance": _provenance(connection, identifier),
    }


def _note(connection: sqlite3.Connection, identifier: str) -> Found | None:
    row = _one(connection, "select * from notes where id = ?", identifier)
    if row is None:
        return None
    return {
        **_without(row, "n", "seg"),
        "references": _all(connection, _REFERENCES_OF_NOTE, identifier),
        "citations": _all(connection, _CITATIONS_OF_NOTE, identifier),
        "cross_references": _all(connection, f"{_CROSSINGS} where x.note_id = ? order by x.start", identifier),
        "pointing": _all(connection, _POINTING, identifier),
        "document": _document_line(connection, row["document_id"]),
        "provenance": _provenance(connection, row["document_id"]),
    }


def _quotation(connection: sqlite3.Connection, identifier: str) -> Found | None:
    row = _one(connection, f"{_QUOTATIONS} where q.id = ?", identifier)
    if row is None:
        return None
    return {
        **row,
        "passage": _one(connection, "select id, text from passages where id = ?", row["passage_id"]),
        "matches": _all(connection, "select * from matches where a_id = ?1 or b_id = ?1 limit 100", identifier),
        "document": _document_line(connection, row["document_id"]),
        "provenance": _provenance(connection, row["document_id"]),
    }


def _speaker(connection: sqlite3.Connection, identifier: str) -> Found | None:
    row = _one(connection, "select name, kind as speaker_kind from speakers where id = ?", identifier)
    if row is None:
        return None
    return {
        **row,
        "names": _all(
            connection, "select distinct name, title, document_id from speaker_names where speaker_id = ?", identifier
        ),
        "quotations": _all(
            connection, f"{_QUOTATIONS} where q.speaker_id = ? order by d.published, q.ordinal limit 500", identifier
        ),
        "attributions": _all(connection, _REPORTS, identifier),
    }


def _work(connection: sqlite3.Connection, identifier: str) -> Found | None:
    row = _one(connection, "select * from works where id = ?", identifier)
    if row is None:
        return None
    return {
        **_without(row, "id"),
        "authors": json.loads(row["authors"]),
        "csl": json.loads(row["csl"]) if row["csl"] else None,
        "citations": _all(
            connection,
            "select c.document_id, d.title as document, c.note_id, c.text, c.kind from citations c"
            " join documents d on d.id = c.document_id where c.work_id = ? limit 500",
            identifier,
        ),
    }


_KINDS: dict[str, Callable[[sqlite3.Connection, str], Found | None]] = {
    "passage": _passage,
    "document": _document,
    "note": _note,
    "quotation": _quotation,
    "speaker": _speaker,
    "work": _work,
}

_PASSAGE = """
select p.*, s.label as section_label, s.title as section_title, v.name as voice
from passages p left join sections s on s.id = p.section_id left join speakers v on v.id = p.voice_id
where p.id = ?
"""
_NOTES_OF_PASSAGE = """
select r.label, r.position, n.id, n.text
from note_references r left join notes n on n.id = r.note_id where r.passage_id = ? order by r.ordinal
"""
_QUOTATIONS = """
select q.id, q.text, q.kind, q.speaker_id, s.name as speaker, q.surface, q.cue, q.reported_by_id,
  r.name as reported_by, q.continues_id, q.how, q.passage_id, q.note_id, q.document_id, d.title as document_title
from quotations q join documents d on d.id = q.document_id
left join speakers s on s.id = q.speaker_id left join speakers r on r.id = q.reported_by_id
"""
_ATTRIBUTIONS = """
select a.text, a.source_id, s.name as source, a.surface, a.source_kind, a.cue, a.date, a.how
from attributions a left join speakers s on s.id = a.source_id where a.passage_id = ? order by a.start
"""
_FINDINGS = 'select code, message, start, "end" from findings where document_id = ?'
_REPORTS = "select passage_id, document_id, text, cue, date, how from attributions where source_id = ? limit 500"
_REFERENCES_OF_NOTE = """
select r.label, r.position, r.passage_id, p.text as passage
from note_references r left join passages p on p.id = r.passage_id where r.note_id = ? order by r.ordinal
"""
_CITATIONS_OF_NOTE = """
select c.text, c.kind, c.work_id, w.title, w.document_id as archived_as, c.locator, c.target_note_id, c.reason, c.how
from citations c left join works w on w.id = c.work_id where c.note_id = ? order by c.ordinal
"""
_CROSSINGS = """
select x.text, s.label as section_label, s.title as section_title, x.target_passage_id, x.target_note_id, x.reason
from cross_references x left join sections s on s.id = x.section_id
"""
_POINTING = """
select n.id as note_id, n.label, c.text, c.kind, c.how from citations c join notes n on n.id = c.note_id
where c.target_note_id = ? order by n.ordinal limit 50
"""
_BLOCK = """
select ordinal, kind, role, why, locator from blocks
where document_id = ? and start <= ? order by start desc limit 1
"""
_ARRIVALS = """
select v.ordinal as capture, v.captured_at, a.name, a.url, a.retrieved_at, a.added_at, a.note, o.sha256, o.size,
  o.media_type
from versions v join originals o on o.sha256 = v.sha256 join acquisitions a on a.sha256 = v.sha256
where v.document_id = ? order by a.id
"""


def _provenance(connection: sqlite3.Connection, document: str) -> Found:
    reader = _one(connection, "select sha256, format, reader from documents where id = ?", document)
    return {**(reader or {}), "acquisitions": _all(connection, _ARRIVALS, document)}


def _document_line(connection: sqlite3.Connection, document: str) -> Found | None:
    row = _one(
        connection, "select id, title, authors, publisher, published, url, rights from documents where id = ?", document
    )
    return {**row, "authors": json.loads(row["authors"])} if row else None


def _old_words(connection: sqlite3.Connection, identifier: str) -> Found:
    """What an identifier without a place said, where, and whether its words may still be shown."""
    row = _one(
        connection,
        'select document_id, version, status, exact as text, prefix, suffix, start, "end", hash from ledger'
        " where id = ?",
        identifier,
    )
    if row is None or row["status"] != "withdrawn":
        return _without(row, "status", "hash") if row else {}
    why = why_withdrawn(Database(connection), identifier)
    told = {"withdrawn_at": why[0], "reason": why[1]} if why else {}
    return {"document_id": row["document_id"], "hash": row["hash"], **told}


def _one(connection: sqlite3.Connection, sql: str, *values: Any) -> Found | None:
    cursor = connection.execute(sql, values)
    row = cursor.fetchone()
    return dict(zip((column[0] for column in cursor.description), row, strict=True)) if row else None


def _all(connection: sqlite3.Connection, sql: str, *values: Any) -> list[Found]:
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _without(row: Found, *names: str) -> Found:
    return {name: value for name, value in row.items() if name not in names}
