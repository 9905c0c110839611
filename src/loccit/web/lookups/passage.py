"""One passage and everything known about it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from loccit.db.search import cut_snippet
from loccit.model import Span
from loccit.web.lookups import changes, words
from loccit.web.lookups.changes import Before
from loccit.web.lookups.document import document, provenance
from loccit.web.lookups.fates import fate_of
from loccit.web.lookups.origins import Origins, origins
from loccit.web.lookups.values import Document, Fate, Provenance, Words, rows_as_dicts

PLACES = 20
"""So many other places of the same words are listed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Another place that shares words with a passage."""

    kind: str
    how: str
    score: float | None
    is_source: bool
    """Whether the other place is the earlier one."""
    id: str
    text: str | None
    document_id: str
    ordinal: int | None
    title: str | None
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class PassagePage:
    """A passage, its neighbours, its document, and where else its words stand."""

    words: Words
    document: Document
    section: dict[str, Any] | None
    passages: int
    before: tuple[str, str, int] | None
    after: tuple[str, str, int] | None
    pieces: int
    block: dict[str, Any] | None
    blocks: int
    elsewhere: tuple[Place, ...]
    origins: Origins | None
    reports: tuple[dict[str, Any], ...]
    findings: tuple[dict[str, Any], ...]
    corrections: tuple[dict[str, Any], ...]
    provenance: Provenance
    fate: Fate | None
    verified: str | None
    captures: tuple[Before, ...]


def passage_page(connection: sqlite3.Connection, identifier: str) -> PassagePage | None:
    """Everything that the page of a passage shows; None where there is no such passage."""
    found = words.passage(connection, identifier)
    about = document(connection, found.document_id) if found else None
    if found is None or about is None:
        return None
    keys = [identifier, *(quotation.id for quotation in found.quotations)]
    block = connection.execute(_BLOCK, (about.id, found.start)).fetchone()
    section = connection.execute(_SECTION, (found.section_id,)).fetchone()
    return PassagePage(
        words=found,
        document=about,
        section=dict(section) if section else None,
        passages=_one(connection, "select max(ordinal) + 1 from passages where document_id = ?", about.id) or 0,
        before=_neighbour(connection, about.id, found.ordinal - 1),
        after=_neighbour(connection, about.id, found.ordinal + 1),
        pieces=_one(connection, "select count(*) from passage_pieces where passage_id = ?", identifier) or 1,
        block=dict(block) if block else None,
        blocks=_one(connection, "select max(ordinal) + 1 from blocks where document_id = ?", about.id) or 0,
        elsewhere=elsewhere(connection, keys),
        origins=origins(connection, identifier),
        reports=rows_as_dicts(connection.execute(_REPORTS, (identifier,))),
        findings=rows_as_dicts(connection.execute(_FINDINGS, (about.id, found.end, found.start))),
        corrections=_corrections(connection, keys),
        provenance=provenance(connection, about),
        fate=fate_of(connection, identifier),
        verified=_one(connection, "select max(at) from events where what = ?", "verify"),
        captures=changes.before(connection, identifier),
    )


def elsewhere(connection: sqlite3.Connection, keys: list[str]) -> tuple[Place, ...]:
    """Other places that share words with a passage or its quotations: what `matches` says, and equal passages; those
    that are candidates only come last."""
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(_MATCHES.format(marks=marks), (*keys, *keys, PLACES * 2)).fetchall()
    equal = connection.execute(_EQUAL, (keys[0], PLACES)).fetchall()
    places: dict[str, Place] = {}
    for row in [*rows, *equal]:
        other = connection.execute(_OTHER[row["other"][:1]], (row["other"],)).fetchone()
        if other is None or row["other"] in keys or other["id"] == keys[0]:
            continue
        places.setdefault(
            other["id"],
            Place(
                row["kind"], row["how"], row["score"], bool(row["is_source"]), other["id"], _near(other, row["at"]),
                other["document_id"], other["ordinal"], other["title"], other["publisher"], other["published"],
            ),
        )  # fmt: skip
    return tuple(places.values())[:PLACES]


def _near(other: sqlite3.Row, at: int | None) -> str | None:
    """The words of another place about where the shared ones stand."""
    text = other["text"]
    if text is None or at is None:
        return text if text is None else cut_snippet(text, [])[0]
    place = min(max(at - other["start"], 0), len(text))
    return cut_snippet(text, [Span(place, place)])[0]


def _neighbour(connection: sqlite3.Connection, document_id: str, ordinal: int) -> tuple[str, str, int] | None:
    row = connection.execute(
        "select id, text, ordinal from passages where document_id = ? and ordinal = ?", (document_id, ordinal)
    ).fetchone()
    return (row[0], row[1], row[2]) if row else None


def _corrections(connection: sqlite3.Connection, keys: list[str]) -> tuple[dict[str, Any], ...]:
    marks = ", ".join("?" * len(keys))
    sql = f"select target_id, field, value, note from corrections where target_id in ({marks})"
    return rows_as_dicts(connection.execute(sql, keys))


def _one(connection: sqlite3.Connection, sql: str, value: str) -> Any:
    return connection.execute(sql, (value,)).fetchone()[0]


_BLOCK = """
select ordinal, kind, role, why from blocks where document_id = ? and start <= ? order by ordinal desc limit 1
"""
_SECTION = "select id, label, title, start from sections where id = ?"
_REPORTS = """
select a.text, a.cue, a.date, a.how, a.surface, s.id as source_id, s.name as source
from attributions a left join speakers s on s.id = a.source_id where a.passage_id = ? order by a.start
"""
_FINDINGS = """
select code, message from findings where document_id = ? and start < ? and "end" >= ? order by start limit 20
"""
_MATCHES = """
select * from (
  select kind, how, score, b_id as other, 1 as is_source, b_start as at from matches where a_id in ({marks})
  union all
  select kind, how, score, a_id, 0, a_start from matches where b_id in ({marks})
) order by how like '%candidate only%', score desc limit ?
"""
_EQUAL = """
select 'same_text' as kind, 'the same words, folded' as how, null as score, o.id as other, o.n < p.n as is_source,
  null as at
from passages p join passages o on o.key_hash = p.key_hash and o.id <> p.id where p.id = ? limit ?
"""
_PASSAGE = """
select p.id, {text} as text, {start} as start, p.document_id, p.ordinal, d.title, d.publisher, d.published
from {table} join documents d on d.id = p.document_id where {key} = ?
"""
_OTHER = {
    "p": _PASSAGE.format(text="p.text", start="p.start", table="passages p", key="p.id"),
    "q": _PASSAGE.format(
        text="q.text", start="q.start", table="quotations q join passages p on p.id = q.passage_id", key="q.id"
    ),
    "d": "select id, null as text, 0 as start, id as document_id, null as ordinal, title, publisher, published"
    " from documents where id = ?",
}
