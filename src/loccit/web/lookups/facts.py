"""What the filters of a search say of passages and notes, kept until the database changes.

To look up a thousand hits anew at every search takes longer than to find and rank them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from loccit.web.lookups.values import names_of

KEPT = {"document": 20_000, "passage": 200_000, "note": 50_000}
"""So many of each are remembered at a time, with about 100 bytes each (a document some hundreds)."""


class Fact(NamedTuple):
    """By what a passage or note can be filtered; `year` has four digits. Equal ones are one."""

    document: str
    role: str | None
    publisher: str | None
    year: str | None
    language: str | None
    author: tuple[str, ...]
    speaker: tuple[str, ...]


_Of = tuple[str | None, str | None, str | None, tuple[str, ...]]
"""What is known of a document: publisher, year, language, authors."""


class Facts:
    """The facts of one state of the database, for all who ask at once: what is full is begun anew, never emptied."""

    def __init__(self) -> None:
        self._documents: dict[str, _Of] = {}
        self._kept: dict[str, dict[int, Fact]] = {"passage": {}, "note": {}}
        self._same: dict[Fact, Fact] = {}

    def of(self, connection: sqlite3.Connection, kind: str, numbers: Sequence[int]) -> list[Fact]:
        """The facts of passages or notes by their numbers in the index."""
        kept = self._kept[kind]
        lacking = [number for number in numbers if number not in kept]
        if lacking and len(kept) + len(lacking) > KEPT[kind]:
            kept, lacking, self._same = {}, list(numbers), {}
            self._kept[kind] = kept
        if lacking:
            kept.update(self._read(connection, kind, lacking))
        return [kept[number] for number in numbers if number in kept]

    def _read(self, connection: sqlite3.Connection, kind: str, numbers: Sequence[int]) -> Iterator[tuple[int, Fact]]:
        rows = [tuple(row) for row in connection.execute(_ROWS[kind], (json.dumps(numbers),))]
        identifiers = {row[1] for row in rows}
        documents = self._documents_of(connection, identifiers)
        in_notes = _spoken_in_notes(connection, identifiers) if kind == "note" else {}
        same = self._same
        for number, document, role, speakers, note in rows:
            spoken = speakers or in_notes.get(note)
            by = tuple(sorted(set(spoken.split(",")))) if spoken else ()
            fact = Fact(document, role, *documents[document], by)
            yield number, same.setdefault(fact, fact)

    def _documents_of(self, connection: sqlite3.Connection, identifiers: Collection[str]) -> Mapping[str, _Of]:
        known = self._documents
        lacking = [identifier for identifier in identifiers if identifier not in known]
        if len(known) + len(lacking) > KEPT["document"]:
            known, lacking = {}, list(identifiers)
            self._documents = known
        for identifier, publisher, year, language, authors in connection.execute(_DOCUMENTS, (json.dumps(lacking),)):
            known[identifier] = publisher, year, language, names_of(authors)
        return known


def _spoken_in_notes(connection: sqlite3.Connection, documents: Collection[str]) -> dict[str, str]:
    """The speakers in notes: in all notes of the documents, since quotations are not indexed by note."""
    return dict(connection.execute(_IN_NOTES, (json.dumps(list(documents)),)).fetchall())


_ROWS = {
    "passage": """
select p.n, p.document_id, p.role, (
    select group_concat(speaker_id) from (
      select q.speaker_id from quotations q where q.passage_id = p.id union all select p.voice_id)),
  null
from passages p where p.n in (select value from json_each(?))
""",
    "note": "select n, document_id, null, null, id from notes where n in (select value from json_each(?))",
}
_DOCUMENTS = """
select id, publisher, substr(published, 1, 4) as year, language, authors from documents
where id in (select value from json_each(?))
"""
_IN_NOTES = """
select note_id, group_concat(speaker_id) from quotations
where document_id in (select value from json_each(?)) and note_id is not null and speaker_id is not null
group by note_id
"""
