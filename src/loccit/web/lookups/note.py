"""One note, and what points at it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from loccit.web.lookups.document import document
from loccit.web.lookups.values import NOTE_LABEL, Document, NoteAt, Words, rows_as_dicts
from loccit.web.lookups.words import notes_by_id, passage


@dataclass(frozen=True, slots=True)
class NotePage:
    """A note, the passage that refers to it, and the citations elsewhere that point back to it."""

    note: NoteAt
    ordinal: int
    notes: int
    document: Document
    words: Words | None
    pointing: tuple[dict[str, Any], ...]
    crossings: tuple[dict[str, Any], ...]
    findings: tuple[dict[str, Any], ...]


def note_page(connection: sqlite3.Connection, identifier: str) -> NotePage | None:
    """A note; None where there is none of that name."""
    row = connection.execute(_NOTE, (identifier,)).fetchone()
    about = document(connection, row["document_id"]) if row else None
    if row is None or about is None:
        return None
    place = connection.execute(_PLACE, (identifier,)).fetchone()
    return NotePage(
        note=notes_by_id(connection, [row])[0],
        ordinal=row["ordinal"],
        notes=int(connection.execute("select count(*) from notes where document_id = ?", (about.id,)).fetchone()[0]),
        document=about,
        words=passage(connection, place[0]) if place else None,
        pointing=rows_as_dicts(connection.execute(_POINTING, (about.id, identifier))),
        crossings=rows_as_dicts(connection.execute(_CROSSINGS, (about.id, identifier))),
        findings=rows_as_dicts(connection.execute(_FOUND, (about.id, row["end"], row["start"]))),
    )


_NOTE = f"""
select n.id, n.document_id, n.ordinal, {NOTE_LABEL.format("n")} as label, n.text, n.how, n.start, n."end" from notes n
where n.id = ?
"""
_PLACE = "select passage_id from note_references where note_id = ? and passage_id is not null order by ordinal limit 1"
_POINTING = f"""
select c.kind, c.text, c.how, n.id, {NOTE_LABEL.format("n")} as label from citations c join notes n on n.id = c.note_id
where c.document_id = ? and c.target_note_id = ? order by n.ordinal limit 50
"""
_CROSSINGS = f"""
select x.text, x.reason, s.label, s.title, s.start, x.target_passage_id, x.target_note_id,
  {NOTE_LABEL.format("n")} as target_label
from cross_references x left join sections s on s.id = x.section_id left join notes n on n.id = x.target_note_id
where x.document_id = ? and x.note_id = ? limit 20
"""
_FOUND = """
select code, message from findings where document_id = ? and start < ? and "end" >= ? order by start limit 20
"""
