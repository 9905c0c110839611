"""One cited work, and the places that cite it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from loccit.web.lookups.values import NOTE_LABEL, names_of, rows_as_dicts

PAGE = 25
"""Rows on one page."""


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A cited work with one page of the places that cite it."""

    id: str
    work: dict[str, Any]
    citations: int
    documents: int
    places: tuple[dict[str, Any], ...]
    has_next: bool
    page: int


def work_page(connection: sqlite3.Connection, identifier: str, page: int) -> WorkPage | None:
    """A cited work; None where there is none of that name."""
    row = connection.execute("select * from works where id = ?", (identifier,)).fetchone()
    if row is None:
        return None
    counts = connection.execute(_CITED, (identifier,)).fetchone()
    places = rows_as_dicts(connection.execute(_PLACES, (identifier, PAGE + 1, (page - 1) * PAGE)))
    work = {**dict(row), "authors": names_of(row["authors"])}
    return WorkPage(identifier, work, counts[0], counts[1], places[:PAGE], len(places) > PAGE, page)


_CITED = """
select count(*), count(distinct document_id) from (select document_id from citations where work_id = ? limit 5000)
"""
_PLACES = f"""
select c.id, c.kind, c.text, c.how, n.id as note_id, {NOTE_LABEL.format("n")} as label, n.text as note,
  d.id as document_id, d.title, d.publisher, d.published, d.language,
  (select r.passage_id from note_references r where r.note_id = n.id and r.passage_id is not null limit 1) as passage_id
from citations c join notes n on n.id = c.note_id join documents d on d.id = c.document_id
where c.work_id = ? order by coalesce(d.published, '9999'), d.n, c.ordinal limit ? offset ?
"""
