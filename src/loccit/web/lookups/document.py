"""A document without its text: what is known about it, its outline, and where it comes from."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from loccit.db.state import BY_TIME
from loccit.model import PASSAGE_ROLES
from loccit.web.lookups import words
from loccit.web.lookups.values import (
    DOCUMENT_COLUMNS,
    NOTE_LABEL,
    PART,
    Document,
    NoteAt,
    Provenance,
    bare_title,
    document_of,
    rows_as_dicts,
)

_LEADERS = re.compile(r"(?:[ \t]?[.·…_]){4,}\s*[0-9ivxlc]{0,6}\s*\Z")
"""Takes the end of `Resilience........ 15` and `Preface . . . . . xi`; leaves `And then ...`."""
SHORT = 4
"""Letters of a section's number that stand before its title in the outline."""


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
    def number(self) -> str:
        """The last part of its label, where it is short enough to stand before the title."""
        last = self.label.rpartition(".")[2]
        return last if len(last) <= SHORT else ""

    @property
    def bare_title(self) -> str:
        """The title without the number before it, and without the dots that lead to a page's number behind it."""
        title = bare_title(self.label, self.title) if self.number else self.title
        return _LEADERS.sub("", title) or title

    @property
    def anchor(self) -> str:
        """Its name in the page."""
        return f"at{self.start}"


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
_VERSIONS = f"""
select ordinal, sha256, captured_at from versions v where document_id = ?
order by {BY_TIME} desc, ordinal desc limit 50
"""
_CORRECTIONS = "select target_id, field, value, note from corrections where target_id = ?"
_FINDINGS = 'select code, message, start, "end" from findings where document_id = ? order by start limit 50'
_VOICES = """
select distinct v.name from passages p join speakers v on v.id = p.voice_id where p.document_id = ? limit 50
"""
_LOOSE_NOTES = f"""
select n.id, {NOTE_LABEL.format("n")} as label, n.text, n.how from notes n where n.document_id = ? and not exists (
  select 1 from note_references r where r.note_id = n.id and r.passage_id is not null)
order by n.ordinal limit 500
"""
