"""What a search asks of the index: its conditions, and counts that stop."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from loccit.db.query import Query

PAGE = 20
"""Hits on one page."""
SORTS = {"rank": "best first", "newest": "newest first", "oldest": "oldest first"}
KINDS = {"passage": "Passages", "note": "Notes"}
FILTERS = {
    "document": "Document", "publisher": "Publisher", "speaker": "Speaker", "year": "Year", "author": "Author",
    "language": "Language", "role": "Part of the text",
}  # fmt: skip
"""The filters with their names, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search asks for. Values of one filter widen it, different filters narrow it."""

    words: str = ""
    kind: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    sort: str = "rank"
    page: int = 1

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are searched: both, unless one was asked for."""
        return tuple(kind for kind in KINDS if kind in self.kind) or tuple(KINDS)


@dataclass(frozen=True, slots=True)
class Clauses:
    """The parts of a statement about one kind: its index, the join it needs, its condition with its values."""

    fts: str
    join: str
    where: str
    values: tuple[Any, ...]


def clauses(kind: str, asked: Asked, *, needs_rows: bool = False) -> Clauses:
    """How one kind is searched; without filters the index alone is asked, unless the rows are needed."""
    table = f"{kind}s"
    conditions = list(_conditions(kind, asked))
    join = _JOIN.format(table=table) if conditions or needs_rows else ""
    where = "".join(f" and {condition}" for condition, _ in conditions)
    return Clauses(f"{table}_fts", join, where, tuple(value for _, values in conditions for value in values))


def count(connection: sqlite3.Connection, kind: str, query: Query, asked: Asked, limit: int) -> int:
    """How many hits of one kind there are, counted up to one above `limit`."""
    how = clauses(kind, asked)
    sql = _COUNT.format(fts=how.fts, join=how.join, where=how.where)
    return int(connection.execute(sql, (query.match, *how.values, limit + 1)).fetchone()[0])


_JOIN = "join {table} p on p.n = {table}_fts.rowid join documents d on d.id = p.document_id"
_COUNT = "select count(*) from (select 1 from {fts} {join} where {fts} match ? {where} limit ?)"


def _conditions(kind: str, asked: Asked) -> Iterable[tuple[str, tuple[str, ...]]]:
    simple = (
        ("p.document_id", asked.document), ("d.publisher", asked.publisher), ("substr(d.published, 1, 4)", asked.year),
        ("d.language", asked.language),
    )  # fmt: skip
    for column, values in simple:
        if values:
            yield f"{column} in ({marks(values)})", values
    if asked.author:
        yield f"exists (select 1 from json_each(d.authors) a where a.value in ({marks(asked.author)}))", asked.author
    if asked.role:
        yield (f"p.role in ({marks(asked.role)})", asked.role) if kind == "passage" else ("0", ())
    if asked.speaker:
        column = "passage_id" if kind == "passage" else "note_id"
        said = f"select {column} from quotations where speaker_id in ({marks(asked.speaker)})"
        voiced = f" or p.voice_id in ({marks(asked.speaker)})" if kind == "passage" else ""
        yield f"(p.id in ({said}){voiced})", asked.speaker * (2 if voiced else 1)


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" * len(values))
