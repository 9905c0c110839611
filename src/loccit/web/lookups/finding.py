"""What is odd in the sources, by code."""

from __future__ import annotations

import sqlite3
from typing import Any

from loccit.web.lookups.values import rows_as_dicts

PAGE = 25
"""Rows on one page."""


def finding_codes(connection: sqlite3.Connection) -> tuple[dict[str, Any], ...]:
    """The codes of all findings with how often they occur."""
    return rows_as_dicts(connection.execute(_CODES))


def findings(connection: sqlite3.Connection, code: str, after: int) -> tuple[tuple[dict[str, Any], ...], int | None]:
    """A page of findings of one code, behind the row `after`; and the row that the next page follows."""
    rows = connection.execute(_FINDINGS, (code, after, PAGE + 1)).fetchall()
    return rows_as_dicts(rows[:PAGE]), rows[PAGE - 1]["place"] if len(rows) > PAGE else None


_CODES = """
select code, count(*) as hits, count(distinct document_id) as documents from findings group by code
order by hits desc, code
"""
_FINDINGS = """
select f.rowid as place, f.code, f.message, f.start, f.document_id, d.title, d.publisher, d.published, (
  select p.id from passages p where p.document_id = f.document_id and p.start <= f.start
  order by p.start desc limit 1) as passage_id
from findings f left join documents d on d.id = f.document_id
where f.code = ? and f.rowid > ? order by f.rowid limit ?
"""
