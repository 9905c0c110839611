"""Passages with their quotations and notes: for the reader and for the page of one passage."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loccit.web.lookups.values import NOTE_LABEL, Cited, NoteAt, Quoted, Speaker, Words

NO_LABEL = "[?]"
"""What stands for a reference without a label that leads to no note."""
MANY = 400
"""SQLite's statement takes no more bound values at once than is always safe."""

_PASSAGES = """
select p.id, p.document_id, p.ordinal, p.role, p.text, p.start, p."end", p.locator, p.section_id, p.voice_how,
  v.id as voice_id, v.name as voice, v.kind as voice_kind
from passages p left join speakers v on v.id = p.voice_id
where {where} order by p.ordinal
"""
_QUOTATIONS = """
select q.id, q.text, q.kind, q.passage_id, q.start, q."end", q.surface, q.cue, q.how, q.continues_id,
  s.id as speaker_id, s.name as speaker, s.kind as speaker_kind,
  r.id as reporter_id, r.name as reporter, r.kind as reporter_kind
from quotations q left join speakers s on s.id = q.speaker_id left join speakers r on r.id = q.reported_by_id
where {where} order by q.ordinal
"""
_NOTES = f"""
select r.passage_id, r.label as printed, r.position, n.id, {NOTE_LABEL.format("n")} as label, n.text, n.how
from note_references r left join notes n on n.id = r.note_id
where r.passage_id in ({{marks}}) order by r.ordinal
"""
_CITATIONS = f"""
select c.id, c.note_id, c.kind, c.text, c.how, c.reason, c.work_id, w.title as work, w.container,
  w.document_id as held_as, {NOTE_LABEL.format("t")} as target_label, c.target_note_id, c.locator,
  (select count(*) - 1 from (select 1 from citations o where o.work_id = c.work_id limit 100)) as elsewhere
from citations c left join works w on w.id = c.work_id left join notes t on t.id = c.target_note_id
where c.note_id in ({{marks}}) order by c.note_id, c.ordinal
"""
_PIECES = 'select passage_id, start, "end" from passage_pieces where passage_id in ({marks}) order by 1, ordinal'


def passages_between(connection: sqlite3.Connection, document_id: str, start: int, end: int) -> tuple[Words, ...]:
    """The passages of a document that begin in a stretch of its text, with all that belongs to them."""
    where = "p.document_id = ? and p.start >= ? and p.start < ?"
    return _complete(connection, connection.execute(_PASSAGES.format(where=where), (document_id, start, end)))


def passage(connection: sqlite3.Connection, identifier: str) -> Words | None:
    """One passage with all that belongs to it."""
    found = _complete(connection, connection.execute(_PASSAGES.format(where="p.id = ?"), (identifier,)))
    return found[0] if found else None


def notes_by_id(connection: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> tuple[NoteAt, ...]:
    """Notes from rows with id, label, text and how, each with its citations; in the order given."""
    listed = list(rows)
    cited = citations_of(connection, [row["id"] for row in listed])
    return tuple(
        NoteAt(row["label"], 0, row["id"], row["text"], row["how"], citations=tuple(cited[row["id"]])) for row in listed
    )


def citations_of(connection: sqlite3.Connection, notes: Sequence[str]) -> dict[str, list[Cited]]:
    """The citations of each note."""
    found: dict[str, list[Cited]] = defaultdict(list)
    for row in _in_portions(connection, _CITATIONS, notes):
        found[row["note_id"]].append(
            Cited(
                row["id"], row["kind"], row["text"], row["how"], row["reason"], row["work_id"],
                row["work"] or row["container"], row["held_as"], row["target_label"], row["target_note_id"],
                row["locator"], max(row["elsewhere"], 0),
            )
        )  # fmt: skip
    return found


def quoted_from(row: sqlite3.Row) -> Quoted:
    """A quotation from a row of the look-up of quotations."""
    return Quoted(
        row["id"], row["text"], row["kind"], row["passage_id"], row["start"], row["end"],
        _speaker(row["speaker_id"], row["speaker"], row["speaker_kind"]),
        _speaker(row["reporter_id"], row["reporter"], row["reporter_kind"]),
        row["surface"], row["cue"], row["how"], row["continues_id"],
    )  # fmt: skip


def _complete(connection: sqlite3.Connection, found: Iterable[sqlite3.Row]) -> tuple[Words, ...]:
    rows = list(found)
    identifiers = [row["id"] for row in rows]
    quotations = _quotations(connection, identifiers)
    notes = _notes(connection, identifiers)
    pieces = _pieces(connection, list(quotations))
    return tuple(
        _words_from(
            row,
            tuple(_placed(row["text"], one, pieces[row["id"]]) for one in quotations.get(row["id"], ())),
            tuple(notes.get(row["id"], ())),
        )
        for row in rows
    )


def _words_from(row: sqlite3.Row, quotations: tuple[Quoted, ...], notes: tuple[NoteAt, ...]) -> Words:
    return Words(
        row["id"], row["document_id"], row["ordinal"], row["role"], row["text"], row["start"], row["end"],
        row["locator"], row["section_id"], _speaker(row["voice_id"], row["voice"], row["voice_kind"]),
        row["voice_how"], quotations, notes,
    )  # fmt: skip


def _speaker(identifier: str | None, name: str | None, kind: str | None) -> Speaker | None:
    return Speaker(identifier, name or identifier, kind or "person") if identifier else None


def _quotations(connection: sqlite3.Connection, passages: Sequence[str]) -> dict[str, list[Quoted]]:
    found: dict[str, list[Quoted]] = defaultdict(list)
    for row in _in_portions(connection, _QUOTATIONS.format(where="q.passage_id in ({marks})"), passages):
        found[row["passage_id"]].append(quoted_from(row))
    return found


def _notes(connection: sqlite3.Connection, passages: Sequence[str]) -> dict[str, list[NoteAt]]:
    rows = list(_in_portions(connection, _NOTES, passages))
    cited = citations_of(connection, [row["id"] for row in rows if row["id"]])
    found: dict[str, list[NoteAt]] = defaultdict(list)
    for row in rows:
        found[row["passage_id"]].append(
            NoteAt(
                row["printed"] or row["label"] or NO_LABEL, row["position"] or 0, row["id"], row["text"], row["how"],
                citations=tuple(cited.get(row["id"], ())),
            )
        )  # fmt: skip
    return found


def _pieces(connection: sqlite3.Connection, passages: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in _in_portions(connection, _PIECES, passages):
        found[row["passage_id"]].append((row["start"], row["end"]))
    return found


def _placed(text: str, quotation: Quoted, pieces: Sequence[tuple[int, int]]) -> Quoted:
    """The quotation with its place in the passage's text: of equal words the ones nearest to where it stands."""
    expected = sum(min(end, quotation.start) - start for start, end in pieces if start < quotation.start)
    places = []
    at = text.find(quotation.text) if quotation.text else -1
    while at >= 0:
        places.append(at)
        at = text.find(quotation.text, at + 1)
    return replace(quotation, position=min(places, key=lambda place: abs(place - expected), default=None))


def _in_portions(connection: sqlite3.Connection, statement: str, keys: Sequence[str]) -> Iterable[sqlite3.Row]:
    for at in range(0, len(keys), MANY):
        some = keys[at : at + MANY]
        yield from connection.execute(statement.format(marks=", ".join("?" * len(some))), tuple(some))
