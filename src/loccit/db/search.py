"""Full-text search: documents and sections by title, then passages and notes, ranked, the words marked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from loccit.db.query import Query, parse_query
from loccit.model import Span
from loccit.text.units import find_terms

RANKED = 5_000
"""Of a very common word the first so many hits are ranked; the answer says so."""
COUNTED = 1_000
"""Hits are counted up to here; beyond it is "1,000+"."""
SNIPPET = 240
"""About how many characters of a passage an answer shows."""
TITLES = 5
"""At most so many documents and sections stand before the passages."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search. `speaker` is a name, in any form that a document has it, or an ID.

    `after` and `before` are ISO dates, ends included.
    """

    document: str | None = None
    speaker: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    after: str | None = None
    before: str | None = None
    role: str | None = None
    kinds: tuple[str, ...] = ("document", "section", "passage", "note")


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer. `snippet` is the source's own words; `marks` are places in it."""

    id: str
    kind: str
    passage_id: str | None
    document_id: str
    title: str | None
    section: str | None
    snippet: str
    marks: tuple[Span, ...]
    text: str
    rank: float
    url: str

    def as_json(self) -> dict[str, Any]:
        """The object that `search --json` prints."""
        return {
            "id": self.id, "kind": self.kind, "passage_id": self.passage_id, "document_id": self.document_id,
            "title": self.title, "section": self.section, "snippet": self.snippet,
            "marks": [[mark.start, mark.end] for mark in self.marks], "text": self.text, "rank": self.rank,
            "url": self.url,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answers:
    """The hits of a search. `total` counts passages and notes up to COUNTED; `is_capped` says it stopped there."""

    query: Query
    total: int
    is_capped: bool
    hits: tuple[Hit, ...]

    def as_json(self) -> dict[str, Any]:
        """The object that `search --json` prints."""
        results = [hit.as_json() for hit in self.hits]
        return {"query": self.query.words, "total": self.total, "capped": self.is_capped, "results": results}


@dataclass(frozen=True, slots=True)
class _Where:
    """A condition over `p` (passages or notes) and `d` (documents), with its values."""

    sql: str
    values: tuple[Any, ...]


def search(
    connection: sqlite3.Connection, words: str, *, filters: Filters | None = None, limit: int = 20, offset: int = 0
) -> Answers:
    """What the archive holds for the words; any input is safe. Passages and notes count, titles stand before them."""
    filters = filters or Filters()
    query = parse_query(words)
    if query.match is None:
        return Answers(query, 0, is_capped=False, hits=())
    ranked = _ranked(connection, query, filters, offset + limit)
    total = sum(_count(connection, kind, query, filters) for kind in ("passage", "note") if kind in filters.kinds)
    titles = _titles(connection, query, filters) if offset == 0 else []
    total += len(titles)
    hits = [*titles, *(_hit(connection, kind, n, rank, query) for rank, kind, n in ranked[offset : offset + limit])]
    return Answers(query, min(total, COUNTED), total > COUNTED, tuple(hits[:limit]))


def _ranked(
    connection: sqlite3.Connection, query: Query, filters: Filters, wanted: int
) -> list[tuple[float, str, int]]:
    rows = [
        (rank, kind, n)
        for kind in ("passage", "note")
        if kind in filters.kinds
        for n, rank in connection.execute(*_statement(kind, query, filters, _RANK, (RANKED, wanted)))
    ]
    return sorted(rows)


_RANK = """
select rowid, score from (
  select {fts}.rowid as rowid, bm25({fts}) as score from {fts} {join} where {fts} match ? {where} limit ?
) order by score limit ?
"""
_COUNT = "select count(*) from (select 1 from {fts} {join} where {fts} match ? {where} limit ?)"


def _count(connection: sqlite3.Connection, kind: str, query: Query, filters: Filters) -> int:
    statement = _statement(kind, query, filters, _COUNT, (COUNTED + 1,))
    return int(connection.execute(*statement).fetchone()[0])


def _statement(
    kind: str, query: Query, filters: Filters, template: str, limits: tuple[int, ...]
) -> tuple[str, tuple[Any, ...]]:
    table = "passages" if kind == "passage" else "notes"
    where = _where(kind, filters)
    join = ""
    if where.sql:
        join = f"join {table} p on p.n = {table}_fts.rowid join documents d on d.id = p.document_id"
    sql = template.format(fts=f"{table}_fts", join=join, where=where.sql)
    return sql, (query.match, *where.values, *limits)


def _where(kind: str, filters: Filters) -> _Where:
    conditions: list[tuple[str, tuple[Any, ...]]] = []
    simple = (
        ("d.id = ?", filters.document), ("d.publisher = ?", filters.publisher), ("d.language = ?", filters.language),
        ("d.published >= ?", filters.after), ("substr(d.published, 1, length(?)) <= ?", filters.before),
    )  # fmt: skip
    for condition, value in simple:
        if value is not None:
            conditions.append((condition, (value,) * condition.count("?")))
    if filters.author is not None:
        conditions.append(("exists (select 1 from json_each(d.authors) a where a.value = ?)", (filters.author,)))
    if filters.role is not None:
        conditions.append(("p.role = ?", (filters.role,)) if kind == "passage" else ("? = 'note'", (filters.role,)))
    if filters.speaker is not None:
        spoken = _SPOKEN if kind == "passage" else _SPOKEN_IN_NOTE
        conditions.append((spoken, (filters.speaker,) * spoken.count("?")))
    values = tuple(value for _, some in conditions for value in some)
    return _Where("".join(f" and {condition}" for condition, _ in conditions), values)


_SPEAKER = (
    "select id from speakers where id = ? or name = ? collate nocase"
    " union select speaker_id from speaker_names where name = ? collate nocase"
)
_SPOKEN = (
    f"p.id in (select passage_id from quotations where speaker_id in ({_SPEAKER})"
    f" union all select id from passages where voice_id in ({_SPEAKER}))"
)
_SPOKEN_IN_NOTE = f"p.id in (select note_id from quotations where speaker_id in ({_SPEAKER}))"


def _titles(connection: sqlite3.Connection, query: Query, filters: Filters) -> list[Hit]:
    """Documents whose title, authors or publisher answer, and sections whose heading does."""
    if filters.role or filters.speaker or not {"document", "section"} & set(filters.kinds):
        return []
    where = _where("document", Filters(**{**_plain(filters), "role": None, "speaker": None}))
    rows = connection.execute(
        "select d.id, d.title, d.authors, rank from documents_fts join documents d on d.n = documents_fts.rowid"
        f" where documents_fts match ? {where.sql} order by rank limit ?",
        (query.match, *where.values, TITLES),
    ).fetchall()
    hits: list[Hit] = []
    for identifier, title, authors, rank in rows:
        by_name = find_terms(f"{title or ''} {' '.join(json.loads(authors))}", list(query.terms))
        if by_name and "document" in filters.kinds:
            hits.append(_title_hit("document", identifier, identifier, title, None, title or "", rank, query))
        if "section" in filters.kinds:
            hits.extend(_sections(connection, identifier, title, rank, query))
    return hits[:TITLES]


def _sections(connection: sqlite3.Connection, document: str, title: str | None, rank: float, query: Query) -> list[Hit]:
    rows = connection.execute(
        "select id, label, title, (select p.id from passages p where p.document_id = s.document_id"
        " and p.start >= s.start order by p.start limit 1) from sections s where document_id = ? order by ordinal",
        (document,),
    )
    return [
        _title_hit("section", str(identifier), document, title, label or heading, heading, rank, query, first)
        for identifier, label, heading, first in rows
        if all(find_terms(heading, [term]) for term in query.terms)
    ]


def _title_hit(
    kind: str, identifier: str, document: str, title: str | None, section: str | None, words: str, rank: float,
    query: Query, first: str | None = None,
) -> Hit:  # fmt: skip
    marks = tuple(find_terms(words, list(query.terms)))
    url = f"/d/{document}" + (f"#{first}" if first else "")
    return Hit(identifier, kind, first, document, title, section, words, marks, words, rank, url)


_HIT = {
    "passage": "select p.id, p.id, p.document_id, d.title, s.label, s.title, p.text from passages p"
    " join documents d on d.id = p.document_id left join sections s on s.id = p.section_id where p.n = ?",
    "note": "select p.id, (select passage_id from note_references r where r.note_id = p.id limit 1), p.document_id,"
    " d.title, null, null, p.text from notes p join documents d on d.id = p.document_id where p.n = ?",
}


def _hit(connection: sqlite3.Connection, kind: str, n: int, rank: float, query: Query) -> Hit:
    row = connection.execute(_HIT[kind], (n,)).fetchone()
    identifier, passage, document, title, label, heading, text = row
    marks = find_terms(text, list(query.terms))
    snippet, within = cut_snippet(text, marks)
    section = " ".join(part for part in (label, heading) if part) or None
    url = f"/{identifier[0]}/{identifier}"
    return Hit(identifier, kind, passage, document, title, section, snippet, within, text, rank, url)


def cut_snippet(text: str, marks: list[Span], length: int = SNIPPET) -> tuple[str, tuple[Span, ...]]:
    """About `length` characters of a text round its first marks, cut at spaces, with `…` where it goes on."""
    if len(text) <= length * 1.25:
        return text, tuple(marks)
    first = marks[0].start if marks else 0
    start = max(0, min(first - length // 3, len(text) - length))
    end = min(len(text), start + length)
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > first else end
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    within = tuple(
        Span(max(mark.start, start) + shift, min(mark.end, end) + shift)
        for mark in marks
        if mark.start < end and mark.end > start
    )
    return before + text[start:end] + after, within


def marked(hit: Hit, mark: Callable[[str], str]) -> str:
    """A hit's snippet with its marks made visible by `mark`."""
    parts: list[str] = []
    at = 0
    for place in hit.marks:
        parts += [hit.snippet[at : place.start], mark(hit.snippet[place.start : place.end])]
        at = place.end
    return "".join([*parts, hit.snippet[at:]])


def _plain(filters: Filters) -> dict[str, Any]:
    return {name: getattr(filters, name) for name in Filters.__slots__}
