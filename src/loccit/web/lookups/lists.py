"""The lists of documents, speakers and works, a page at a time: each begins behind the last row of the one before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from loccit.web.lookups.values import names_of

PAGE = 50
"""Rows on one page."""
TOP = 200
"""So many rows of a list by number are shown; by name there is no end."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a page; `after` names the last one, None where no row follows."""

    rows: tuple[dict[str, Any], ...]
    after: str | None = None


def documents(connection: sqlite3.Connection, filters: dict[str, str], *, sort: str, after: str) -> Rows:
    """Documents under filters (publisher, author, language, rights, year from, year to), in one of DOCUMENT_SORTS."""
    column, is_descending = DOCUMENT_SORTS[sort]
    conditions, values = _document_conditions(filters)
    return _page(
        connection, _DOCUMENTS, conditions, values, column=column, is_descending=is_descending, after=after, key="d.n"
    )


def speakers(connection: sqlite3.Connection, *, beginning: str, sort: str, after: str) -> Rows:
    """Speakers by name, or the TOP most quoted."""
    if sort == "quoted":
        return Rows(_dicts(connection.execute(_MOST_QUOTED, (TOP,))))
    conditions, values = (["s.name like ? escape '\\'"], [_beginning(beginning)]) if beginning else ([], [])
    return _page(
        connection, _SPEAKERS, conditions, values, column="s.name", is_descending=False, after=after, key="s.id"
    )


def works(connection: sqlite3.Connection, *, beginning: str, sort: str, after: str) -> Rows:
    """Works by title, or the TOP most cited."""
    if sort == "cited":
        return Rows(_dicts(connection.execute(_MOST_CITED, (TOP,))))
    conditions, values = (["w.title like ? escape '\\'"], [_beginning(beginning)]) if beginning else ([], [])
    return _page(
        connection, _WORKS, conditions, values, column="coalesce(w.title, '')", is_descending=False, after=after,
        key="w.id",
    )  # fmt: skip


DOCUMENT_SORTS = {
    "newest": ("coalesce(d.published, '')", True),
    "oldest": ("coalesce(d.published, '9999')", False),
    "title": ("coalesce(d.title, '')", False),
    "arrival": ("d.n", True),
}


def _document_conditions(filters: dict[str, str]) -> tuple[list[str], list[Any]]:
    known = {
        "publisher": "d.publisher = ?",
        "author": "exists (select 1 from json_each(d.authors) a where a.value = ?)",
        "language": "d.language = ?",
        "rights": "d.rights = ?",
        "from": "substr(d.published, 1, 4) >= ?",
        "to": "substr(d.published, 1, 4) <= ?",
    }
    chosen = [(sql, filters[name]) for name, sql in known.items() if filters.get(name)]
    return [sql for sql, _ in chosen], [value for _, value in chosen]


def _page(
    connection: sqlite3.Connection, select: str, conditions: list[str], values: list[Any], *, column: str,
    is_descending: bool, after: str, key: str,
) -> Rows:  # fmt: skip
    """One page by `column` and then `key`, behind the row that `after` names."""
    place = _read(after)
    direction, sign = ("desc", "<") if is_descending else ("asc", ">")
    if place is not None:
        conditions = [*conditions, f"({column}, {key}) {sign} (?, ?)"]
        values = [*values, *place]
    where = " and ".join(conditions) or "1"
    sort = f"{column} as sort_value, {key} as sort_key"
    order = f" order by {column} {direction}, {key} {direction} limit ?"
    sql = select.format(where=where, sort=sort) + order
    rows = connection.execute(sql, (*values, PAGE + 1)).fetchall()
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Rows(
        _dicts(rows[:PAGE]), json.dumps([last["sort_value"], last["sort_key"]], ensure_ascii=False) if last else None
    )


def _read(after: str) -> tuple[Any, Any] | None:
    """The place that an address names; None where it names none that makes sense."""
    try:
        value, key = json.loads(after)
    except (TypeError, ValueError):
        return None
    return (value, key) if isinstance(value, str | int) and isinstance(key, str | int) else None


def _beginning(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _dicts(rows: Sequence[sqlite3.Row] | sqlite3.Cursor) -> tuple[dict[str, Any], ...]:
    found = []
    for row in rows:
        values = dict(row)
        values.pop("sort_value", None)
        values.pop("sort_key", None)
        if "authors" in values:
            values["authors"] = names_of(values["authors"])
        found.append(values)
    return tuple(found)


_DOCUMENTS = """
select {sort}, d.id, d.title, d.authors, d.publisher, d.series, d.published, d.language, d.rights,
  (select count(*) from passages p where p.document_id = d.id) as passages,
  (select count(*) from notes n where n.document_id = d.id) as notes
from documents d where {where}
"""
_SPEAKERS = """
select {sort}, s.id, s.name, s.kind, (select count(*) from quotations q where q.speaker_id = s.id) as quotations
from speakers s where {where}
"""
_MOST_QUOTED = """
select s.id, s.name, s.kind, h.quotations from (
  select speaker_id, count(*) as quotations from quotations where speaker_id is not null group by speaker_id
  order by quotations desc limit ?
) h join speakers s on s.id = h.speaker_id order by h.quotations desc, s.name
"""
_WORKS = """
select {sort}, w.id, w.title, w.authors, w.container, w.publisher, w.issued, w.type, w.document_id as held_as,
  (select count(*) from citations c where c.work_id = w.id) as citations
from works w where {where}
"""
_MOST_CITED = """
select w.id, w.title, w.authors, w.container, w.publisher, w.issued, w.type, w.document_id as held_as, h.citations
from (select work_id, count(*) as citations from citations where work_id is not null group by work_id
  order by citations desc limit ?) h join works w on w.id = h.work_id order by h.citations desc, w.title
"""
