"""What the pages show, as values: each is a row of the archive with what a reader needs beside it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

PART = 2_000
"""A document's page holds so many passages; a longer document has several."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is known about a document; `authors` is a tuple of names."""

    id: str
    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    series: str | None
    published: str | None
    updated: str | None
    language: str | None
    place: str | None
    url: str | None
    rights: str
    note_dialect: str | None
    format: str | None
    reader: str | None
    sha256: str

    @property
    def name(self) -> str:
        """The title, or what stands for it."""
        return self.title or f"Untitled document {self.id}"

    @property
    def source(self) -> str:
        """Publisher and series: "Ansgar Institute, Briefing 14"."""
        return ", ".join(part for part in (self.publisher, self.series) if part)


DOCUMENT_COLUMNS = (
    "id, title, authors, publisher, series, published, updated, language, place, url, rights, note_dialect, format, "
    "reader, sha256"
)


def document_of(row: sqlite3.Row) -> Document:
    """A document from a row with DOCUMENT_COLUMNS."""
    fields = {name: row[name] for name in Document.__slots__}
    return Document(**{**fields, "authors": names_of(row["authors"])})


def names_of(array: str | None) -> tuple[str, ...]:
    """The names in a JSON array; none where it is not one."""
    try:
        names = json.loads(array or "[]")
    except ValueError:
        return ()
    return tuple(str(name) for name in names) if isinstance(names, list) else ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks."""

    id: str
    name: str
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, with its place in the text that it stands in (None where it cannot be told)."""

    id: str
    text: str
    kind: str
    passage_id: str | None
    start: int
    end: int
    speaker: Speaker | None
    reported_by: Speaker | None
    surface: str | None
    cue: str | None
    how: str
    continues_id: str | None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """One mention of a work in a note, and what it was taken for."""

    id: int
    kind: str
    text: str
    how: str
    reason: str | None
    work_id: str | None
    work: str | None
    held_as: str | None
    target_label: str | None
    target_note_id: str | None
    locator: str | None = None
    elsewhere: int = 0
    """How often the work is cited besides; counted up to 99."""


NOTE_LABEL = "case {0}.label when '' then '[' || ({0}.ordinal + 1) || ']' else {0}.label end"
"""A note's label, to be filled with the table's name; where the source prints none its number, in brackets: ours."""


@dataclass(frozen=True, slots=True)
class NoteAt:
    """A note at the place that refers to it. `id` and `text` are None where the reference leads nowhere.

    A label in brackets is not the source's (`NOTE_LABEL`).
    """

    label: str
    position: int
    id: str | None
    text: str | None
    how: str | None
    language: str | None = None
    citations: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A passage with everything that belongs to its words."""

    id: str
    document_id: str
    ordinal: int
    role: str
    text: str
    start: int
    end: int
    locator: str | None
    section_id: int | None
    voice: Speaker | None
    voice_how: str | None
    quotations: tuple[Quoted, ...] = ()
    notes: tuple[NoteAt, ...] = ()

    @property
    def notes_once(self) -> tuple[NoteAt, ...]:
        """Its notes, each once, however often the words refer to it."""
        once: dict[str, NoteAt] = {}
        for note in self.notes:
            once.setdefault(note.id or note.label, note)
        return tuple(once.values())

    @property
    def outgrown(self) -> bool:
        """Whether its notes, set in a margin half as broad, are longer than the passage itself.

        A line of the margin holds some 33 characters, one of the text 60; what a citation means takes three lines.
        """
        lines = sum(len(note.text or "") / 33 + 3 * len(note.citations) + 1 for note in self.notes_once)
        return 0.75 * lines > len(self.text) / 60 + 2


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an identifier that was once given. `words` are its last ones, where they may be shown."""

    id: str
    kind: str
    document_id: str | None
    status: str
    successors: tuple[str, ...]
    version: int
    words: str | None
    prefix: str | None = None
    suffix: str | None = None
    hash: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """The way from bytes to a document: its original, how it came, and who read it."""

    sha256: str
    size: int | None
    media_type: str | None
    path: str | None
    acquisitions: tuple[dict[str, Any], ...] = ()
    versions: tuple[dict[str, Any], ...] = ()
    corrections: tuple[dict[str, Any], ...] = field(default=())


def place_of(document_id: str, passage_id: str, ordinal: int) -> str:
    """Where a passage stands in its document's page: the right part of a long one."""
    part = ordinal // PART + 1
    return f"/d/{document_id}{'' if part == 1 else f'?part={part}'}#{passage_id}"


def bare_title(label: str, title: str) -> str:
    """A heading without its number, where the number stands in both.

    >>> bare_title("IV.C", "C. The fee"), bare_title("", "Overview")
    ('The fee', 'Overview')
    """
    number = label.rpartition(".")[2] or label
    for printed in (label, number):
        rest = title.removeprefix(printed)
        if printed and rest != title and rest[:1] in " .):\u2003\t":
            return rest.lstrip(" .):\u2003\t") or title
    return title


def section_name(label: str | None, title: str | None) -> str:
    """A section as a line about a passage names it: "IV.C The fee"."""
    return " ".join(part for part in (label, bare_title(label or "", title or "")) if part)


def rows_as_dicts(rows: Iterable[sqlite3.Row]) -> tuple[dict[str, Any], ...]:
    """Rows as plain dictionaries, for templates and JSON."""
    return tuple(dict(row) for row in rows)
