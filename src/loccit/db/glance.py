"""The archive at a glance: what the home page shows. Six rows a part; counts that stop; nothing grows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loccit.db.timeline import Timeline, timeline

ROWS = 6
"""Rows of each part of the home page."""
COUNTED = 100_000
"""Rows are read up to here, so that no archive makes the page slow; beyond it the page says so."""
STATE = "glance"
"""Where a published copy keeps what the home page shows, so that nothing is counted anew."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A name and how often it occurs; `share` is its part of the greatest, in per cent."""

    id: str | None
    name: str
    count: int
    share: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Glance:
    """The whole home page, as plain values."""

    counts: dict[str, int]
    timeline: Timeline | None
    publishers: tuple[Tally, ...]
    speakers: tuple[Tally, ...]
    unknown: int
    works: tuple[dict[str, Any], ...]
    findings: tuple[dict[str, Any], ...]
    newest: tuple[dict[str, Any], ...]


def glance(connection: sqlite3.Connection) -> Glance:
    """What the archive holds."""
    return Glance(
        counts={name: _count(connection, table) for name, table in _COUNTED.items()},
        timeline=timeline(connection),
        publishers=_tallies(connection, _PUBLISHERS),
        speakers=_tallies(connection, _SPEAKERS),
        unknown=int(connection.execute(_UNKNOWN, (COUNTED + 1,)).fetchone()[0]),
        works=_dicts(connection, _WORKS),
        findings=_dicts(connection, _FINDINGS),
        newest=_dicts(connection, _NEWEST),
    )


def stored_glance(connection: sqlite3.Connection) -> Mapping[str, Any] | None:
    """What a published copy knows of itself; None where the database is a living one."""
    row = connection.execute("select value from archive_state where key = ?", (STATE,)).fetchone()
    found: Mapping[str, Any] | None = json.loads(row[0]) if row else None
    return found


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(
        connection.execute(f"select count(*) from (select 1 from {table} limit ?)", (COUNTED + 1,)).fetchone()[0]
    )


def _tallies(connection: sqlite3.Connection, sql: str) -> tuple[Tally, ...]:
    rows = connection.execute(sql, (ROWS,)).fetchall()
    most = max((row["hits"] for row in rows), default=1)
    return tuple(
        Tally(row["id"], row["name"], row["hits"], max(1, round(100 * row["hits"] / most)), row["language"])
        for row in rows
    )


def _dicts(connection: sqlite3.Connection, sql: str) -> tuple[dict[str, Any], ...]:
    found = []
    for row in connection.execute(sql, (ROWS,)):
        values = dict(row)
        if "authors" in values:
            values["authors"] = json.loads(values["authors"])
        found.append(values)
    return tuple(found)


_COUNTED = {
    "documents": "documents",
    "passages": "passages",
    "notes": "notes",
    "quotations": "quotations",
    "speakers": "speakers",
    "works cited": "works",
}
_PUBLISHERS = f"""
select null as id, publisher as name, count(*) as hits, min(language) as language from (
  select publisher, language from documents limit {COUNTED})
where publisher is not null group by publisher order by hits desc, name limit ?
"""
_SPEAKERS = f"""
select s.id, s.name, h.hits, null as language from (
  select speaker_id, count(*) as hits from (
    select speaker_id from quotations where speaker_id is not null limit {COUNTED}) group by speaker_id
  order by hits desc limit ?
) h join speakers s on s.id = h.speaker_id order by h.hits desc, s.name
"""
_UNKNOWN = """
select count(*) from (
  select 1 from quotations where speaker_id is null and kind in ('direct', 'partial', 'block') limit ?)
"""
_WORKS = f"""
select w.id, w.title, w.authors, w.container, w.publisher, w.issued, w.document_id as held_as, h.hits,
  (select count(distinct document_id) from citations c where c.work_id = w.id) as documents,
  (select count(*) from citations c where c.work_id = w.id and c.kind not in ('full', 'comment')) as again
from (select work_id, count(*) as hits from (
    select work_id from citations where work_id is not null limit {COUNTED}) group by work_id
  order by hits desc limit ?) h join works w on w.id = h.work_id order by h.hits desc, w.title
"""
_FINDINGS = f"""
select code, count(*) as hits, count(distinct document_id) as documents, min(message) as example
from (select * from findings limit {COUNTED}) group by code order by hits desc, code limit ?
"""
_NEWEST = """
select d.id, d.title, d.publisher, d.published, d.language, d.authors,
  (select count(*) from passages p where p.document_id = d.id) as passages,
  (select count(*) from notes n where n.document_id = d.id) as notes
from documents d order by d.n desc limit ?
"""
