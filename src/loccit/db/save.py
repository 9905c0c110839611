"""`Parsed` → rows, and out again. A document's rows are written in one go, inside the caller's transaction."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from loccit.db.keys import Keys
from loccit.model import Parsed
from loccit.text.fold import key_hash, search_form, seg_of

ROWS_PER_DOCUMENT = 1_000_000
"""Integer ids are `documents.n` times this, plus the place in the document: the same after every rebuild."""

Row = tuple[Any, ...]


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


_COLUMNS = {
    "documents": "id, n, sha256, title, authors, publisher, series, published, updated, language, place, url, rights, "
    "note_dialect, format, reader, words_hash, seg, text",
    "claims": 'document_id, field, value, start, "end", how',
    "blocks": 'document_id, ordinal, kind, level, role, why, same_as, start, "end", locator',
    "sections": 'id, document_id, parent_id, ordinal, label, title, start, "end"',
    "speaker_names": "speaker_id, document_id, name, title",
    "passages": "id, n, document_id, ordinal, section_id, role, voice_id, voice_how, text, key_hash, seg, start, "
    '"end", locator',
    "passage_pieces": 'passage_id, ordinal, start, "end"',
    "notes": 'id, n, document_id, ordinal, label, text, seg, start, "end", how',
    "note_references": 'document_id, ordinal, label, note_id, passage_id, position, start, "end"',
    "citations": 'id, note_id, document_id, ordinal, text, start, "end", work_id, kind, target_note_id, target_id, '
    "reason, how",
    "cross_references": 'id, document_id, passage_id, note_id, text, start, "end", section_id, reason',
    "quotations": 'id, document_id, ordinal, passage_id, note_id, start, "end", text, kind, speaker_id, surface, cue, '
    "reported_by_id, continues_id, how",
    "attributions": 'id, document_id, passage_id, start, "end", text, source_id, surface, source_kind, cue, date, how',
    "findings": 'document_id, code, message, start, "end"',
    "matches": "kind, a_id, b_id, a_start, a_end, b_start, b_end, score, how",
}
_SHARED = {
    "speakers": "id, name, kind",
    "works": "id, title, authors, container, publisher, issued, type, url, number, language, csl",
}


def _insert(table: str, columns: str, or_ignore: str = "") -> str:
    marks = ", ".join("?" * (columns.count(",") + 1))
    return f"insert {or_ignore} into {table} ({columns}) values ({marks})"


_INSERT = {
    **{table: _insert(table, columns) for table, columns in _COLUMNS.items()},
    **{table: _insert(table, columns, "or ignore") for table, columns in _SHARED.items()},
}


def save(db: Database, capture: Capture, numbers: Numbers) -> None:
    """Writes all rows of a document's newest capture. The caller holds the transaction."""
    for table, rows in _rows(capture, numbers):
        if rows:
            db.conn.executemany(_INSERT[table], rows)


def remove(db: Database, document_id: str) -> None:
    """Takes a document's rows out, but not its captures (`versions`), acquisitions, or lines of the ledger."""
    if not db.execute("select 1 from documents where id = ?", [document_id]).fetchone():
        return
    db.execute(
        "delete from passage_pieces where passage_id in (select id from passages where document_id = :document)",
        {"document": document_id},
    )
    speakers = db.execute(
        "select distinct speaker_id from speaker_names where document_id = ?", [document_id]
    ).fetchall()
    for table in (
        "attributions", "quotations", "cross_references", "citations", "note_references", "notes", "passages",
        "speaker_names", "sections", "blocks", "claims", "findings",
    ):  # fmt: skip
        db.execute(f"delete from {table} where document_id = :document", {"document": document_id})
    db.execute(
        "delete from matches where a_id = :document and kind in ('repeat', 'pull_quote')", {"document": document_id}
    )
    db.execute("delete from documents where id = :document", {"document": document_id})
    db.conn.executemany(
        "delete from speakers where id = ? and not exists (select 1 from speaker_names where speaker_id = speakers.id)",
        speakers,
    )


def words_hash(parsed: Parsed) -> int:
    """Equal for two documents that say the same words in the same order, whatever their bytes and typography."""
    return key_hash("\n".join(passage.text for passage in parsed.passages) or parsed.text)


def _rows(capture: Capture, numbers: Numbers) -> Iterator[tuple[str, list[Row]]]:
    parsed, keys = capture.parsed, capture.keys
    first = numbers.document * ROWS_PER_DOCUMENT + 1
    yield "documents", [_document_row(capture, numbers.document)]
    yield "speakers", [(key, one.name, one.kind) for key, one in zip(keys.speakers, parsed.speakers, strict=True)]
    yield "works", list(_work_rows(capture))
    yield "claims", [(keys.document, c.field, c.value, c.start, c.end, c.how) for c in parsed.claims]
    yield (
        "blocks",
        [
            (keys.document, b.ordinal, b.kind, b.level, b.role, b.why, b.same_as, b.start, b.end, b.locator)
            for b in parsed.blocks
        ],
    )
    yield (
        "sections",
        [
            (first + s.ordinal, keys.document, _plus(first, s.parent), s.ordinal, s.label, s.title, s.start, s.end)
            for s in parsed.sections
        ],
    )
    yield "speaker_names", list(_name_rows(capture))
    yield from _passage_rows(capture, numbers)
    yield from _note_rows(capture, numbers)
    yield from _said_rows(capture, first)
    yield "findings", [(keys.document, f.code, f.message, f.start, f.end) for f in parsed.findings]
    yield "matches", list(_repeat_rows(capture))


def _document_row(capture: Capture, n: int) -> Row:
    parsed, about = capture.parsed, capture.parsed.described
    seg = {
        "title": search_form(about.title or ""),
        "authors": search_form("; ".join(about.authors)),
        "publisher": search_form(about.publisher or ""),
        "headings": search_form(" · ".join(section.title for section in parsed.sections)),
    }
    return (
        capture.keys.document, n, capture.sha256, about.title, json.dumps(about.authors, ensure_ascii=False),
        about.publisher, about.series, about.published, about.updated, about.language, about.place, about.url,
        capture.rights, parsed.notes.dialect, parsed.format, parsed.reader, words_hash(parsed),
        json.dumps(seg, ensure_ascii=False), parsed.text,
    )  # fmt: skip


def _name_rows(capture: Capture) -> Iterator[Row]:
    for key, speaker in zip(capture.keys.speakers, capture.parsed.speakers, strict=True):
        forms = speaker.forms or ()
        yield from ((key, capture.keys.document, form.name, form.title) for form in forms)
        if not any(form.name == speaker.name for form in forms):
            yield key, capture.keys.document, speaker.name, ""


def _work_rows(capture: Capture) -> Iterator[Row]:
    for key, work in zip(capture.keys.works, capture.parsed.works, strict=True):
        authors = json.dumps(work.authors, ensure_ascii=False)
        yield (
            key, work.title, authors, work.container, work.publisher, work.issued, work.type, work.url, work.number,
            work.language, work.csl,
        )  # fmt: skip


def _passage_rows(capture: Capture, numbers: Numbers) -> Iterator[tuple[str, list[Row]]]:
    keys, first = capture.keys, numbers.document * ROWS_PER_DOCUMENT + 1
    named = list(zip(keys.passages, numbers.passages, capture.parsed.passages, strict=True))
    yield "passages", [
        (
            key, n, keys.document, p.ordinal, _plus(first, p.section), p.role, _at(keys.speakers, p.voice),
            p.voice_how, p.text, key_hash(p.text), p.seg, p.start, p.end, p.locator,
        )
        for key, n, p in named
    ]  # fmt: skip
    yield (
        "passage_pieces",
        [(key, place, piece.start, piece.end) for key, _, p in named for place, piece in enumerate(p.pieces)],
    )


def _note_rows(capture: Capture, numbers: Numbers) -> Iterator[tuple[str, list[Row]]]:
    keys, found, first = capture.keys, capture.parsed.notes, numbers.document * ROWS_PER_DOCUMENT + 1
    named = list(zip(keys.notes, numbers.notes, found.notes, strict=True))
    yield (
        "notes",
        [
            (key, n, keys.document, m.ordinal, m.label, m.text, seg_of(m.text, m.text), m.start, m.end, m.how)
            for key, n, m in named
        ],
    )
    yield "note_references", [
        (
            keys.document, r.ordinal, r.label, _at(keys.notes, r.note), _at(keys.passages, r.passage), r.position,
            r.start, r.end,
        )
        for r in found.references
    ]  # fmt: skip
    yield "citations", [
        (
            first + c.ordinal, keys.notes[c.note], keys.document, c.ordinal, c.text, c.start, c.end,
            _at(keys.works, c.work), c.kind, _at(keys.notes, c.target_note), _plus(first, c.target), c.reason, c.how,
        )
        for c in capture.parsed.citations
    ]  # fmt: skip


def _said_rows(capture: Capture, first: int) -> Iterator[tuple[str, list[Row]]]:
    parsed, keys = capture.parsed, capture.keys
    yield "cross_references", [
        (
            first + place, keys.document, _at(keys.passages, x.passage), _at(keys.notes, x.note), x.text, x.start,
            x.end, _plus(first, x.section), x.reason,
        )
        for place, x in enumerate(parsed.cross_references)
    ]  # fmt: skip
    yield "quotations", [
        (
            key, keys.document, q.ordinal, _at(keys.passages, q.passage), _at(keys.notes, q.note), q.start, q.end,
            q.text, q.kind, _at(keys.speakers, q.speaker), q.surface, q.cue, _at(keys.speakers, q.reported_by),
            _at(keys.quotations, q.continues), q.how,
        )
        for key, q in zip(keys.quotations, parsed.quotations, strict=True)
    ]  # fmt: skip
    yield "attributions", [
        (
            first + place, keys.document, _at(keys.passages, a.passage), a.start, a.end, a.text,
            _at(keys.speakers, a.source), a.surface, a.source_kind, a.cue, a.date, a.how,
        )
        for place, a in enumerate(parsed.attributions)
    ]  # fmt: skip


def _repeat_rows(capture: Capture) -> Iterator[Row]:
    """Repeats and pull quotes inside the document: a is the copy, named by its document with offsets."""
    parsed, keys = capture.parsed, capture.keys
    ends = [passage.end for passage in parsed.passages]
    for block in parsed.blocks:
        if block.same_as is None or block.role not in ("repeat", "pull_quote"):
            continue
        source = parsed.blocks[block.same_as]
        at = bisect_left(ends, source.start + 1)
        stands_there = at < len(ends) and parsed.passages[at].start < source.end
        other = keys.passages[at] if stands_there else keys.document
        yield (
            block.role, keys.document, other, block.start, block.end, source.start, source.end, None, block.why,
        )  # fmt: skip


def _at(keys: tuple[str, ...], ordinal: int | None) -> str | None:
    return None if ordinal is None else keys[ordinal]


def _plus(first: int, ordinal: int | None) -> int | None:
    return None if ordinal is None else first + ordinal
