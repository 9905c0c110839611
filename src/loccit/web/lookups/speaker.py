"""One speaker: all words given to them, through whom they were heard, and what is doubtful and not counted."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import Any

from loccit.web.lookups.values import rows_as_dicts

PAGE = 20
"""Quotations on one page."""
SAMPLE = 5_000
"""So many of somebody's quotations are counted by outlet; more are said to be more."""
AT_FIRST_HAND = "first"
"""The filter for words that no outlet stands between."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What of somebody's words is shown: heard through whom, of which kind, and which page."""

    through: str = ""
    kind: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """A speaker with one page of their words."""

    id: str
    name: str
    kind: str
    quotations: int
    documents: int
    reports: int
    titles: tuple[str, ...]
    names: tuple[dict[str, Any], ...]
    through: tuple[dict[str, Any], ...]
    kinds: tuple[dict[str, Any], ...]
    said: tuple[dict[str, Any], ...]
    has_next: bool
    reported: tuple[dict[str, Any], ...]
    perhaps: tuple[dict[str, Any], ...]
    corrections: tuple[dict[str, Any], ...]
    is_capped: bool
    narrowed: Narrowed


def speaker_page(connection: sqlite3.Connection, identifier: str, narrowed: Narrowed) -> SpeakerPage | None:
    """A speaker; None where there is none of that name."""
    row = connection.execute("select id, name, kind from speakers where id = ?", (identifier,)).fetchone()
    if row is None:
        return None
    counts = connection.execute(_COUNTS, (identifier, SAMPLE + 1)).fetchone()
    said = _said(connection, identifier, narrowed)
    through = list(connection.execute(_THROUGH, (identifier, SAMPLE)))
    most = max((one["hits"] for one in through), default=1)
    return SpeakerPage(
        row["id"], row["name"], row["kind"],
        quotations=counts["quotations"],
        documents=counts["documents"],
        reports=int(connection.execute(_REPORTS, (identifier, SAMPLE)).fetchone()[0]),
        titles=tuple(one[0] for one in connection.execute(_TITLES, (identifier,))),
        names=rows_as_dicts(connection.execute(_NAMES, (identifier,))),
        through=tuple({**dict(one), "share": max(1, round(100 * one["hits"] / most))} for one in through),
        kinds=rows_as_dicts(connection.execute(_KINDS, (identifier, SAMPLE))),
        said=said[:PAGE],
        has_next=len(said) > PAGE,
        reported=rows_as_dicts(connection.execute(_REPORTED, (identifier,))) if narrowed == Narrowed() else (),
        perhaps=rows_as_dicts(connection.execute(_PERHAPS, (identifier, identifier))) if narrowed.page == 1 else (),
        corrections=rows_as_dicts(connection.execute(_CORRECTIONS, (identifier, identifier, identifier))),
        is_capped=counts["quotations"] > SAMPLE,
        narrowed=replace(narrowed),
    )  # fmt: skip


def _said(connection: sqlite3.Connection, identifier: str, narrowed: Narrowed) -> tuple[dict[str, Any], ...]:
    conditions, values = ["q.speaker_id = ?"], [identifier]
    if narrowed.through == AT_FIRST_HAND:
        conditions.append("q.reported_by_id is null")
    elif narrowed.through:
        conditions.append("q.reported_by_id = ?")
        values.append(narrowed.through)
    if narrowed.kind:
        conditions.append("q.kind = ?")
        values.append(narrowed.kind)
    sql = _SAID.format(where=" and ".join(conditions))
    found = rows_as_dicts(connection.execute(sql, (*values, PAGE + 1, (narrowed.page - 1) * PAGE)))
    return tuple({**one, "wordings": _wordings(connection, one["id"])} for one in found)


def _wordings(connection: sqlite3.Connection, identifier: str) -> tuple[dict[str, Any], ...]:
    return rows_as_dicts(connection.execute(_WORDINGS, (identifier, identifier)))


_COUNTS = """
select count(*) as quotations, count(distinct document_id) as documents
from (select document_id from quotations where speaker_id = ? limit ?)
"""
_REPORTS = "select count(*) from (select 1 from attributions where source_id = ? limit ?)"
_TITLES = """
select title from speaker_names where speaker_id = ? and title <> '' group by title order by count(*) desc limit 3
"""
_NAMES = """
select n.name, n.title, count(*) as documents, min(d.language) as language
from speaker_names n join documents d on d.id = n.document_id
where n.speaker_id = ? group by n.name order by documents desc, n.name limit 12
"""
_THROUGH = """
select r.id, r.name, count(*) as hits from (
  select reported_by_id from quotations where speaker_id = ? limit ?
) q left join speakers r on r.id = q.reported_by_id group by r.id order by r.id is null, hits desc limit 12
"""
_KINDS = """
select kind, count(*) as hits from (select kind from quotations where speaker_id = ? limit ?) group by kind
order by hits desc
"""
_SAID = """
select q.id, q.text, q.kind, q.cue, q.how, q.surface, q.continues_id, q.passage_id, q.note_id, q.document_id,
  p.ordinal, d.title, d.publisher, d.published, d.language, r.id as through_id, r.name as through
from quotations q join documents d on d.id = q.document_id
  left join passages p on p.id = q.passage_id left join speakers r on r.id = q.reported_by_id
where {where} order by coalesce(d.published, '9999'), d.n, q.ordinal limit ? offset ?
"""
_WORDINGS = """
select m.kind, m.how, o.id, o.text, o.passage_id, d.title, d.publisher, d.published, d.id as document_id from (
  select kind, how, b_id as other from matches where a_id = ?
  union all select kind, how, a_id from matches where b_id = ?
) m join quotations o on o.id = m.other join documents d on d.id = o.document_id
where m.kind in ('same_quotation', 'quotation_variant') limit 8
"""
_REPORTED = """
select a.text, a.cue, a.how, a.passage_id, a.document_id, d.title, d.publisher, d.published, d.language
from attributions a join documents d on d.id = a.document_id where a.source_id = ?
order by coalesce(d.published, '9999'), d.n, a.start limit 100
"""
_CORRECTIONS = """
select c.target_id, c.field, c.value, c.note, d.title from corrections c left join documents d on d.id = c.value
where c.target_id = ? or (c.field = 'same_as' and c.value = ?) or (c.field = 'apart' and c.value in (
  select n.document_id from speaker_names n join speakers s on s.id = n.speaker_id where n.speaker_id = ?
    and s.name = (select name from speakers where id = c.target_id)))
"""
_PERHAPS = """
select q.id, q.text, q.surface, q.how, q.passage_id, d.title, d.publisher, d.published, d.language
from quotations q join documents d on d.id = q.document_id
where q.speaker_id is null and q.kind in ('direct', 'partial', 'block')
  and q.document_id in (select document_id from speaker_names where speaker_id = ? limit 200)
  and q.surface in (select name from speaker_names where speaker_id = ?) limit 10
"""
