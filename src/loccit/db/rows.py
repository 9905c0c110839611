"""`Parsed` → rows, as plain values. Pure, so that the processes that read can make them.

Numbers that only the writer knows are relative here: integer ids count from 1 inside the document, and `n` is 0.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loccit.db.keys import Keys
from loccit.model import Parsed
from loccit.text.fold import key_hash, search_form, seg_of

Row = tuple[Any, ...]

COLUMNS = {
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
    "reason, how, locator",
    "cross_references": 'id, document_id, passage_id, note_id, text, start, "end", section_id, reason, '
    "target_passage_id, target_note_id",
    "quotations": 'id, document_id, ordinal, passage_id, note_id, start, "end", text, kind, speaker_id, surface, cue, '
    "reported_by_id, continues_id, how",
    "attributions": 'id, document_id, passage_id, start, "end", text, source_id, surface, source_kind, cue, date, how',
    "findings": 'document_id, code, message, start, "end"',
    "matches": "kind, a_id, b_id, a_start, a_end, b_start, b_end, score, how",
}
"""The columns of each table whose rows belong to one document."""
SHARED = {
    "speakers": "id, name, kind",
    "works": "id, title, authors, container, publisher, issued, type, url, number, language, csl",
}
"""The columns of the tables whose rows several documents share."""


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one document, by table, in the order in which they are written."""

    document: str
    tables: tuple[tuple[str, tuple[Row, ...]], ...]

    def of(self, table: str) -> tuple[Row, ...]:
        """The rows of one table."""
        return next((rows for name, rows in self.tables if name == table), ())


def rows_of(parsed: Parsed, keys: Keys, sha256: str) -> Rows:
    """The rows of a document as read from the original `sha256`; `rights` is left to the writer."""
    made = ((table, tuple(rows)) for table, rows in _tables(parsed, keys, sha256))
    return Rows(keys.document, tuple((table, rows) for table, rows in made if rows))


def words_hash(parsed: Parsed) -> int:
    """Equal for two documents that say the same words in the same order, whatever their bytes and typography."""
    return key_hash("\n".join(passage.text for passage in parsed.passages) or parsed.text)


def _tables(parsed: Parsed, keys: Keys, sha256: str) -> Iterator[tuple[str, list[Row]]]:
    yield "documents", [_document_row(parsed, keys, sha256)]
    yield "speakers", [(key, one.name, one.kind) for key, one in zip(keys.speakers, parsed.speakers, strict=True)]
    yield "works", list(_work_rows(parsed, keys))
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
            (1 + s.ordinal, keys.document, _plus(s.parent), s.ordinal, s.label, s.title, s.start, s.end)
            for s in parsed.sections
        ],
    )
    yield "speaker_names", list(_name_rows(parsed, keys))
    yield from _passage_rows(parsed, keys)
    yield from _note_rows(parsed, keys)
    yield from _said_rows(parsed, keys)
    yield "findings", [(keys.document, f.code, f.message, f.start, f.end) for f in parsed.findings]
    yield "matches", list(_repeat_rows(parsed, keys))


def _document_row(parsed: Parsed, keys: Keys, sha256: str) -> Row:
    about = parsed.described
    seg = {
        "title": search_form(about.title or ""),
        "authors": search_form("; ".join(about.authors)),
        "publisher": search_form(about.publisher or ""),
        "headings": search_form(" · ".join(section.title for section in parsed.sections)),
    }
    return (
        keys.document, 0, sha256, about.title, json.dumps(about.authors, ensure_ascii=False),
        about.publisher, about.series, about.published, about.updated, about.language, about.place, about.url,
        None, parsed.notes.dialect, parsed.format, parsed.reader, words_hash(parsed),
        json.dumps(seg, ensure_ascii=False), parsed.text,
    )  # fmt: skip


def _name_rows(parsed: Parsed, keys: Keys) -> Iterator[Row]:
    for key, speaker in zip(keys.speakers, parsed.speakers, strict=True):
        forms = speaker.forms or ()
        yield from ((key, keys.document, form.name, form.title) for form in forms)
        if not any(form.name == speaker.name for form in forms):
            yield key, keys.document, speaker.name, ""


def _work_rows(parsed: Parsed, keys: Keys) -> Iterator[Row]:
    for key, work in zip(keys.works, parsed.works, strict=True):
        authors = json.dumps(work.authors, ensure_ascii=False)
        yield (
            key, work.title, authors, work.container, work.publisher, work.issued, work.type, work.url, work.number,
            work.language, work.csl,
        )  # fmt: skip


def _passage_rows(parsed: Parsed, keys: Keys) -> Iterator[tuple[str, list[Row]]]:
    named = list(zip(keys.passages, parsed.passages, strict=True))
    yield "passages", [
        (
            key, 0, keys.document, p.ordinal, _plus(p.section), p.role, _at(keys.speakers, p.voice),
            p.voice_how, p.text, key_hash(p.text), p.seg, p.start, p.end, p.locator,
        )
        for key, p in named
    ]  # fmt: skip
    yield (
        "passage_pieces",
        [(key, place, piece.start, piece.end) for key, p in named for place, piece in enumerate(p.pieces)],
    )


def _note_rows(parsed: Parsed, keys: Keys) -> Iterator[tuple[str, list[Row]]]:
    found = parsed.notes
    yield (
        "notes",
        [
            (key, 0, keys.document, m.ordinal, m.label, m.text, seg_of(m.text, m.text), m.start, m.end, m.how)
            for key, m in zip(keys.notes, found.notes, strict=True)
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
            1 + c.ordinal, keys.notes[c.note], keys.document, c.ordinal, c.text, c.start, c.end,
            _at(keys.works, c.work), c.kind, _at(keys.notes, c.target_note), _plus(c.target), c.reason, c.how,
            c.locator,
        )
        for c in parsed.citations
    ]  # fmt: skip


def _said_rows(parsed: Parsed, keys: Keys) -> Iterator[tuple[str, list[Row]]]:
    yield "cross_references", [
        (
            1 + place, keys.document, _at(keys.passages, x.passage), _at(keys.notes, x.note), x.text, x.start,
            x.end, _plus(x.section), x.reason, _at(keys.passages, x.target_passage), _at(keys.notes, x.target_note),
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
            1 + place, keys.document, _at(keys.passages, a.passage), a.start, a.end, a.text,
            _at(keys.speakers, a.source), a.surface, a.source_kind, a.cue, a.date, a.how,
        )
        for place, a in enumerate(parsed.attributions)
    ]  # fmt: skip


def _repeat_rows(parsed: Parsed, keys: Keys) -> Iterator[Row]:
    """Repeats and pull quotes inside the document: a is the copy, named by its document with offsets."""
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


def _plus(ordinal: int | None) -> int | None:
    """A relative integer id: they count from 1."""
    return None if ordinal is None else 1 + ordinal
