"""Who cites what: documents, the works they cite, and how often, the most cited first and bounded."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

MOST_CITING, MOST_CITED = 16, 24
"""So many documents and works are shown; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Node:
    """A document or a cited work: its identifier, its name, and the document of the archive that a work is."""

    id: str
    name: str
    held_as: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A document that cites a work, and how often; comments are not counted."""

    citing: Node
    cited: Node
    citations: int


@dataclass(frozen=True, slots=True)
class WhoCitesWhat:
    """The ties that are shown, the strongest first, and how many works and documents there are in all."""

    ties: tuple[Tie, ...]
    documents: int
    works: int


def of_archive(connection: sqlite3.Connection) -> WhoCitesWhat:
    """The works that most documents cite, and those that are held here, with the documents that cite them most."""
    counts = connection.execute(_COUNTS).fetchone()
    ties = _ties(connection.execute(_OF_ARCHIVE, {"works": MOST_CITED, "rows": _ROWS}).fetchall())
    return WhoCitesWhat(_bounded(ties), counts[0], counts[1])


def of_document(connection: sqlite3.Connection, identifier: str) -> WhoCitesWhat:
    """The works that a document cites most, and the documents here that cite it."""
    rows = connection.execute(_OF_DOCUMENT, {"id": identifier, "works": MOST_CITED}).fetchall()
    rows += connection.execute(_CITING_IT, {"id": identifier, "documents": MOST_CITING}).fetchall()
    counts = connection.execute(_COUNTS_OF_ONE, {"id": identifier}).fetchone()
    return WhoCitesWhat(_ties(rows), counts[1], counts[0])


def _ties(rows: list[sqlite3.Row]) -> tuple[Tie, ...]:
    return tuple(
        Tie(
            Node(row["document_id"], row["document"] or row["document_id"]),
            Node(row["work_id"], row["work"] or row["work_id"], row["held_as"]),
            row["citations"],
        )
        for row in rows
    )


def _bounded(ties: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """The ties of the documents that have most of them."""
    weight: dict[str, int] = {}
    for tie in ties:
        weight[tie.citing.id] = weight.get(tie.citing.id, 0) + tie.citations
    kept = set(sorted(weight, key=lambda one: (-weight[one], one))[:MOST_CITING])
    return tuple(tie for tie in ties if tie.citing.id in kept)


_ROWS = 2_000
_COUNTS = """
select count(distinct document_id), count(distinct work_id) from citations
where work_id is not null and kind <> 'comment'
"""
_OF_ARCHIVE = """
with shown as (
  select c.work_id, count(distinct c.document_id) as documents, count(*) as citations
  from citations c where c.work_id is not null and c.kind <> 'comment'
  group by c.work_id order by documents desc, citations desc, c.work_id limit :works
)
select c.document_id, d.title as document, c.work_id, coalesce(w.title, w.container, w.url) as work,
  w.document_id as held_as, count(*) as citations
from shown s join citations c on c.work_id = s.work_id join documents d on d.id = c.document_id
  join works w on w.id = c.work_id
where c.kind <> 'comment'
group by c.document_id, c.work_id order by s.documents desc, s.citations desc, c.work_id, citations desc limit :rows
"""
_OF_DOCUMENT = """
select c.document_id, d.title as document, c.work_id, coalesce(w.title, w.container, w.url) as work,
  w.document_id as held_as, count(*) as citations
from citations c join documents d on d.id = c.document_id join works w on w.id = c.work_id
where c.document_id = :id and c.kind <> 'comment'
group by c.work_id order by citations desc, min(c.ordinal) limit :works
"""
_CITING_IT = """
select c.document_id, d.title as document, w.id as work_id, coalesce(w.title, w.container, w.url) as work,
  w.document_id as held_as, count(*) as citations
from works w join citations c on c.work_id = w.id join documents d on d.id = c.document_id
where w.document_id = :id and c.document_id <> :id and c.kind <> 'comment'
group by c.document_id, w.id order by citations desc, d.n limit :documents
"""
_COUNTS_OF_ONE = """
select
  (select count(distinct work_id) from citations where document_id = :id and work_id is not null and kind <> 'comment'),
  (select count(distinct c.document_id) from works w join citations c on c.work_id = w.id
    where w.document_id = :id and c.document_id <> :id and c.kind <> 'comment')
"""
