"""One original: how it came, and what was read from it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from loccit.web.lookups.values import rows_as_dicts


@dataclass(frozen=True, slots=True)
class OriginalPage:
    """An original: how it came, and which captures were read from it. `rights` are those of all its documents."""

    sha256: str
    original: dict[str, Any]
    acquisitions: tuple[dict[str, Any], ...]
    captures: tuple[dict[str, Any], ...]
    verified: str | None
    is_open: bool


def original_page(connection: sqlite3.Connection, sha256: str) -> OriginalPage | None:
    """An original; None where the archive keeps no bytes of that hash."""
    row = connection.execute("select * from originals where sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    captures = rows_as_dicts(connection.execute(_CAPTURES, (sha256,)))
    return OriginalPage(
        sha256, dict(row), rows_as_dicts(connection.execute(_CAME, (sha256,))), captures,
        verified=connection.execute("select max(at) from events where what = 'verify'").fetchone()[0],
        is_open=bool(captures) and all(capture["is_open"] for capture in captures),
    )  # fmt: skip


def withdrawn_document(connection: sqlite3.Connection, sha256: str) -> str | None:
    """The document that an original is or was a capture of, where that was withdrawn."""
    row = connection.execute(_WITHDRAWN, (sha256,)).fetchone()
    return str(row[0]) if row else None


_CAPTURES = """
select v.document_id, v.ordinal, v.captured_at, d.title, d.publisher, d.rights, d.sha256 = v.sha256 as is_newest,
  d.rights = 'open' and v.rights is 'open' and not exists (
    select 1 from ledger l where l.document_id = d.id and l.status = 'withdrawn') and not exists (
    select 1 from acquisitions a join versions w on w.sha256 = a.sha256 join ledger l on l.document_id = w.document_id
    where (l.status = 'withdrawn' or w.rights is not 'open')
      and instr(a.note, 'in the container sha256 ' || v.sha256)) as is_open
from versions v join documents d on d.id = v.document_id where v.sha256 = ? order by v.document_id limit 50
"""
_WITHDRAWN = """
select l.id from versions v join ledger l on l.id = v.document_id
where v.sha256 = ? and l.status = 'withdrawn' order by l.id limit 1
"""
_CAME = "select name, url, retrieved_at, added_at, note from acquisitions where sha256 = ? order by id limit 100"
