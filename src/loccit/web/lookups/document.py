"""A document as one reads it: its head, its outline, and its blocks in reading order, a stretch at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from loccit.model import PASSAGE_ROLES
from loccit.text.fold import shown
from loccit.web.lookups import words
from loccit.web.lookups.values import (
    DOCUMENT_COLUMNS,
    PART,
    Document,
    NoteAt,
    Provenance,
    Words,
    document_of,
    rows_as_dicts,
)

STRETCH = 200
"""Blocks asked for at once, so that memory does not grow with the document."""
SHOWN_ASIDE = 3_000
"""So many characters of a group of blocks set aside are printed."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading in the outline; `depth` counts from 0, `part` is the page of a long document that holds it."""

    id: int
    label: str
    title: str
    start: int
    depth: int
    part: int

    @property
    def anchor(self) -> str:
        """Its name in the page."""
        return f"at{self.start}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the text; `section` is None where the outline leaves it out."""

    text: str
    section: Section | None
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Aside:
    """Blocks set aside one after the other for the same role: furniture, repeats, titles."""

    role: str
    reasons: tuple[str, ...]
    texts: tuple[str, ...]
    repeats: str | None
    is_cut: bool
    kind: str = "aside"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage to be read; `new_voice` says that somebody else begins to speak."""

    words: Words
    is_new_voice: bool
    block_kind: str
    level: int
    kind: str = "passage"


Item = Heading | Aside | Paragraph


@dataclass(frozen=True, slots=True)
class Head:
    """Everything of a document but its text."""

    document: Document
    outline: tuple[Section, ...]
    provenance: Provenance
    counts: dict[str, int]
    findings: tuple[dict[str, object], ...]
    voices: tuple[str, ...]
    loose_notes: tuple[NoteAt, ...]
    parts: int


def document(connection: sqlite3.Connection, identifier: str) -> Document | None:
    """What is known about a document."""
    row = connection.execute(f"select {DOCUMENT_COLUMNS} from documents where id = ?", (identifier,)).fetchone()
    return document_of(row) if row else None


def head(connection: sqlite3.Connection, identifier: str) -> Head | None:
    """A document without its text; None where there is none of that name."""
    about = document(connection, identifier)
    if about is None:
        return None
    counts = _counts(connection, identifier)
    return Head(
        document=about,
        outline=outline(connection, identifier),
        provenance=provenance(connection, about),
        counts=counts,
        findings=rows_as_dicts(connection.execute(_FINDINGS, (identifier,))),
        voices=tuple(row[0] for row in connection.execute(_VOICES, (identifier,))),
        loose_notes=words.notes_by_id(connection, connection.execute(_LOOSE_NOTES, (identifier,))),
        parts=max(1, -(-counts["passages"] // PART)),
    )


def outline(connection: sqlite3.Connection, identifier: str) -> tuple[Section, ...]:
    """The sections of a document in reading order, each with its depth and the part of the page that holds it."""
    rows = connection.execute(_SECTIONS, (identifier,)).fetchall()
    firsts = dict(connection.execute(_FIRSTS, (identifier,)).fetchall()) if rows else {}
    depths: dict[int | None, int] = {None: -1}
    for row in rows:
        depths[row["id"]] = depths.get(row["parent_id"], -1) + 1
    found: list[Section] = []
    next_first = max(firsts.values(), default=0)
    for row in reversed(rows):
        next_first = firsts.get(row["id"], next_first)
        part = next_first // PART + 1
        found.append(Section(row["id"], row["label"], row["title"], row["start"], depths[row["id"]], part))
    return tuple(reversed(found))


def provenance(connection: sqlite3.Connection, about: Document) -> Provenance:
    """The original of a document, how it came, its captures, and what a person said of it."""
    original = connection.execute(
        "select size, media_type, path from originals where sha256 = ?", (about.sha256,)
    ).fetchone()
    size, media_type, path = tuple(original) if original else (None, None, None)
    return Provenance(
        about.sha256, size, media_type, path,
        acquisitions=rows_as_dicts(connection.execute(_ACQUISITIONS, (about.sha256,))),
        versions=rows_as_dicts(connection.execute(_VERSIONS, (about.id,))),
        corrections=rows_as_dicts(connection.execute(_CORRECTIONS, (about.id,))),
    )  # fmt: skip


def part_of(connection: sqlite3.Connection, identifier: str, part: int) -> tuple[int, int]:
    """The blocks, first and last but one, that a part of a document's page holds."""
    last = connection.execute("select coalesce(max(ordinal), -1) + 1 from blocks where document_id = ?", (identifier,))
    edges = [_block_of(connection, identifier, (part - 1) * PART), _block_of(connection, identifier, part * PART)]
    first = 0 if part == 1 else edges[0]
    end = int(last.fetchone()[0])
    return (end if first is None else first, end if edges[1] is None else edges[1])


def items(
    connection: sqlite3.Connection, identifier: str, blocks: tuple[int, int], sections: dict[int, Section]
) -> list[Item]:
    """The blocks of a document, first and last but one, as they are read. `sections` are named by their start."""
    rows = connection.execute(_BLOCKS, (identifier, *blocks)).fetchall()
    if not rows:
        return []
    begin, finish = rows[0]["start"], rows[-1]["end"]
    text = connection.execute(_SLICE, (begin + 1, finish - begin, identifier)).fetchone()[0] or ""
    repeats = {row[0]: row[1] for row in connection.execute(_REPEATS, (identifier, begin, finish))}
    passages = list(words.passages_between(connection, identifier, begin, finish))
    found: list[Item] = []
    for role, group in groupby(rows, key=lambda row: _grouped(row["role"])):
        alike = list(group)
        if role == "passage":
            found.extend(_paragraphs(alike, passages))
        elif role == "heading":
            found.extend(_heading(_slice(text, row, begin), sections.get(row["start"])) for row in alike)
        elif role != "note":
            found.append(_aside(role, alike, [_slice(text, row, begin) for row in alike], repeats))
    return [*found, *_left(passages)]


def with_voices(found: list[Item], before: str | None, usual: tuple[str, ...]) -> tuple[list[Item], str | None]:
    """The items with the places marked where somebody else begins to speak; and whose words came last.

    `usual` are the names that need no mark at the beginning: the document's own.
    """
    marked: list[Item] = []
    for item in found:
        if isinstance(item, Paragraph):
            voice = item.words.voice
            if voice and voice.name != before and not (before is None and voice.name in usual):
                item = replace(item, is_new_voice=True)
            before = voice.name if voice else before
        marked.append(item)
    return marked, before


def _grouped(role: str) -> str:
    return "passage" if role in PASSAGE_ROLES else role


def _paragraphs(blocks: list[sqlite3.Row], passages: list[Words]) -> Iterator[Paragraph]:
    """The passages that begin in the blocks; they are taken out of `passages`."""
    for block in blocks:
        while passages and passages[0].start < block["end"]:
            yield Paragraph(passages.pop(0), is_new_voice=False, block_kind=block["kind"], level=block["level"])


def _heading(words: str, section: Section | None) -> Heading:
    """A heading; where the text may not be shown, the outline still names it."""
    titles = (section.label, section.title) if section else ()
    return Heading(shown(words) or " ".join(title for title in titles if title), section)


def _left(passages: list[Words]) -> Iterator[Paragraph]:
    yield from (Paragraph(one, is_new_voice=False, block_kind="paragraph", level=0) for one in passages)


def _slice(text: str, row: sqlite3.Row, begin: int) -> str:
    return text[row["start"] - begin : row["end"] - begin]


def _aside(role: str, blocks: list[sqlite3.Row], texts: list[str], repeats: dict[int, str]) -> Aside:
    kept: list[str] = []
    length = 0
    for text in texts:
        if length > SHOWN_ASIDE:
            break
        kept.append(shown(text)[: SHOWN_ASIDE - length + 1])
        length += len(kept[-1])
    reasons = tuple(dict.fromkeys(row["why"] for row in blocks if row["why"]))
    repeated = next((repeats[row["start"]] for row in blocks if row["start"] in repeats), None)
    return Aside(role, reasons[:3], tuple(text for text in kept if text), repeated, length > SHOWN_ASIDE)


def _block_of(connection: sqlite3.Connection, identifier: str, ordinal: int) -> int | None:
    """The block in which the passage of that ordinal begins."""
    row = connection.execute(_BLOCK_OF, (identifier, ordinal)).fetchone()
    return int(row[0]) if row and row[0] is not None else None


def _counts(connection: sqlite3.Connection, identifier: str) -> dict[str, int]:
    counts = {
        table: int(
            connection.execute(f"select count(*) from {table} where document_id = ?", (identifier,)).fetchone()[0]
        )
        for table in ("passages", "notes", "quotations", "blocks")
    }
    length = connection.execute("select length(text) from documents where id = ?", (identifier,)).fetchone()[0]
    marks = ", ".join("?" * len(PASSAGE_ROLES))
    aside = connection.execute(
        f"select count(*) from blocks where document_id = ? and role not in ({marks}, 'heading', 'note')",
        (identifier, *sorted(PASSAGE_ROLES)),
    ).fetchone()[0]
    return {**counts, "characters": int(length), "aside": int(aside)}


_SECTIONS = """
select id, parent_id, label, title, start from sections where document_id = ? order by ordinal limit 2000
"""
_FIRSTS = """
select section_id, min(ordinal) from passages where document_id = ? and section_id is not null group by section_id
"""
_ACQUISITIONS = """
select name, url, retrieved_at, added_at, note from acquisitions where sha256 = ? order by id limit 20
"""
_VERSIONS = "select ordinal, sha256, captured_at from versions where document_id = ? order by ordinal desc limit 50"
_CORRECTIONS = "select target_id, field, value, note from corrections where target_id = ?"
_FINDINGS = 'select code, message, start, "end" from findings where document_id = ? order by start limit 50'
_VOICES = """
select distinct v.name from passages p join speakers v on v.id = p.voice_id where p.document_id = ? limit 50
"""
_LOOSE_NOTES = """
select n.id, n.label, n.text, n.how from notes n where n.document_id = ? and not exists (
  select 1 from note_references r where r.note_id = n.id and r.passage_id is not null)
order by n.ordinal limit 500
"""
_BLOCKS = """
select ordinal, kind, level, role, why, same_as, start, "end" from blocks
where document_id = ? and ordinal >= ? and ordinal < ? order by ordinal
"""
_SLICE = "select substr(text, ?, ?) from documents where id = ?"
_REPEATS = """
select a_start, b_id from matches
where a_id = ? and kind in ('repeat', 'pull_quote') and a_start >= ? and a_start < ?
"""
_BLOCK_OF = """
select b.ordinal from passages p join blocks b on b.document_id = p.document_id and b.start <= p.start
where p.document_id = ? and p.ordinal = ? order by b.start desc limit 1
"""
