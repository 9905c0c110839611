"""A search as the page shows it: ranked passages and notes, filters with counts, and what was perhaps meant.

Costs do not grow with the archive: hits are counted up to COUNTED, ranked among the first RANKED, and the counts of
the filters are taken over the first COUNTED hits.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loccit.db.query import Query, parse_query
from loccit.db.search import COUNTED, RANKED, Filters, Hit, cut_snippet, search
from loccit.model import Span
from loccit.text.units import find_terms
from loccit.web.lookups import asking, choices
from loccit.web.lookups.asking import FILTERS, KINDS, PAGE, Asked
from loccit.web.lookups.choices import Group
from loccit.web.lookups.facts import Facts
from loccit.web.lookups.scan import depth_of, page_of, scan
from loccit.web.lookups.values import NOTE_LABEL, place_of, section_name

SECTION = 80
"""Characters of a section's name that a hit shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage or note that answers."""

    id: str
    kind: str
    passage_id: str | None
    document_id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    section: str | None
    role: str | None
    snippet: str
    marks: tuple[Span, ...]
    rank: float
    place: str
    speakers: tuple[tuple[str, str], ...]
    notes: int

    @property
    def role_name(self) -> str | None:
        """The part of the text, where it is no plain one."""
        return None if self.role in (None, "body", "note") else self.role.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that the page of a search shows."""

    asked: Asked
    query: Query
    total: int
    is_capped: bool
    is_ranked_in_part: bool
    titles: tuple[Hit, ...]
    hits: tuple[Found, ...]
    groups: tuple[Group, ...]
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def has_next(self) -> bool:
        """Whether there is another page."""
        return self.asked.page * PAGE < min(self.total if not self.is_capped else RANKED, RANKED)


def answer(connection: sqlite3.Connection, asked: Asked, facts: Facts | None = None) -> Answer:
    """What the archive holds for a search; any input is safe."""
    query = parse_query(asked.words)
    if query.match is None:
        return Answer(asked, query, 0, is_capped=False, is_ranked_in_part=False, titles=(), hits=(), groups=())
    scans = {kind: scan(connection, kind, query, asked, wanted=depth_of(asked)) for kind in asked.kinds}
    total = sum(one.total for one in scans.values())
    return Answer(
        asked, query, min(total, COUNTED), is_capped=total > COUNTED,
        is_ranked_in_part=any(one.total > RANKED for one in scans.values()),
        titles=_titles(connection, asked),
        hits=tuple(_hits(connection, page_of(scans, asked), query)),
        groups=choices.groups(connection, query, asked, tuple(scans.values()), facts or Facts()),
        counts={
            kind: scans[kind].total if kind in scans else asking.count(connection, kind, query, asked, COUNTED)
            for kind in KINDS
        },
    )  # fmt: skip


def _titles(connection: sqlite3.Connection, asked: Asked) -> tuple[Hit, ...]:
    if asked.page > 1 or asked.kind or any(getattr(asked, name) for name in FILTERS):
        return ()
    filters = Filters(kinds=("document", "section"))
    return search(connection, asked.words, filters=filters, limit=5).hits


# ---- the hits --------------------------------------------------------------------------------------------------------

_PASSAGES = """
select p.n, p.id, p.id as passage_id, p.ordinal, p.document_id, p.role, p.text, d.title, d.publisher, d.published,
  d.language, s.label, s.title as heading,
  (select count(*) from note_references r where r.passage_id = p.id) as notes,
  (select json_group_array(json_array(v.id, v.name)) from (
    select distinct s.id, s.name from quotations q join speakers s on s.id = q.speaker_id where q.passage_id = p.id
    limit 3) v) as said
from passages p join documents d on d.id = p.document_id left join sections s on s.id = p.section_id
where p.n in ({marks})
"""
_NOTES = f"""
select n.n, n.id, p.id as passage_id, p.ordinal, n.document_id, 'note' as role, n.text, d.title, d.publisher,
  d.published, d.language, {NOTE_LABEL.format("n")} as label, null as heading, 0 as notes, '[]' as said
from notes n join documents d on d.id = n.document_id left join passages p on p.id = (
  select passage_id from note_references r where r.note_id = n.id limit 1)
where n.n in ({{marks}})
"""


def _hits(connection: sqlite3.Connection, ranked: list[tuple[Any, str, int]], query: Query) -> Iterator[Found]:
    rows = {}
    for kind, statement in (("passage", _PASSAGES), ("note", _NOTES)):
        numbers = [n for _, one, n in ranked if one == kind]
        if numbers:
            found = connection.execute(statement.format(marks=asking.marks(numbers)), numbers)
            rows.update({(kind, row["n"]): row for row in found})
    for rank, kind, n in ranked:
        yield _found(rows[kind, n], kind, rank, query)


def _found(row: sqlite3.Row, kind: str, rank: Any, query: Query) -> Found:
    snippet, marks = cut_snippet(row["text"], find_terms(row["text"], list(query.terms)))
    section = f"note {row['label']}" if kind == "note" else _short(section_name(row["label"], row["heading"]))
    if row["passage_id"]:
        place = place_of(row["document_id"], row["passage_id"] if kind == "passage" else row["id"], row["ordinal"])
    else:
        place = f"/n/{row['id']}"
    return Found(
        row["id"], kind, row["passage_id"], row["document_id"], row["title"], row["publisher"], row["published"],
        row["language"], section or None, row["role"], snippet, marks, rank if isinstance(rank, float) else 0.0, place,
        tuple((identifier, name) for identifier, name in json.loads(row["said"])), row["notes"],
    )  # fmt: skip


def _short(section: str) -> str:
    """A section's name; some pages make a heading of a whole paragraph."""
    return section if len(section) <= SECTION else f"{section[:SECTION].rpartition(' ')[0]} …"
