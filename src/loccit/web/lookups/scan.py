"""One reading of the index for one kind: how many hits, the best of them, and those that are counted by the filters.

Everything comes back in one row: between two rows Python waits for its lock, which is what a busy server lacks.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loccit.db.query import Query
from loccit.db.search import COUNTED, RANKED
from loccit.web.lookups.asking import PAGE, Asked, clauses


@dataclass(frozen=True, slots=True)
class Scan:
    """What a search finds of one kind.

    `total` stops one above RANKED; `best` are what orders a hit and its number in the index; `counted` are the numbers
    of the first COUNTED hits.
    """

    kind: str
    total: int
    best: tuple[tuple[Any, int], ...]
    counted: tuple[int, ...]


def scan(connection: sqlite3.Connection, kind: str, query: Query, asked: Asked, *, wanted: int = 0) -> Scan:
    """The hits of one kind, the best `wanted` of them in order."""
    score, direction = _ORDERS.get(asked.sort, _ORDERS["rank"]) if wanted else ("0", "")
    how = clauses(kind, asked, needs_rows="d." in score)
    sql = _SCAN.format(
        fts=how.fts, join=how.join, where=how.where, score=score.format(fts=how.fts), direction=direction
    )
    depth = RANKED + 1 if wanted else COUNTED
    row = connection.execute(sql, (query.match, *how.values, depth, wanted, COUNTED)).fetchone()
    best, counted = (json.loads(found) for found in row[1:])
    return Scan(kind, row[0], tuple((score, n) for score, n in best), tuple(counted))


def page_of(scans: Mapping[str, Scan], asked: Asked) -> list[tuple[Any, str, int]]:
    """The hits of the page asked for, of all kinds, in order: what orders them, their kind, their number."""
    found = [(score, kind, n) for kind, one in scans.items() for score, n in one.best]
    found.sort(key=lambda hit: hit[0], reverse=bool(_ORDERS.get(asked.sort, _ORDERS["rank"])[1]))
    end = depth_of(asked)
    return found[end - PAGE : end]


def depth_of(asked: Asked) -> int:
    """So many hits are put in order for the page asked for."""
    return min(asked.page * PAGE, RANKED)


_ORDERS = {
    "rank": ("bm25({fts})", ""),
    "newest": ("coalesce(d.published, '')", "desc"),
    "oldest": ("coalesce(d.published, '9999')", ""),
}
_SCAN = """
with hits as materialized (
  select {fts}.rowid as n, {score} as score from {fts} {join} where {fts} match ? {where} limit ?
)
select (select count(*) from hits),
  (select json_group_array(json_array(score, n)) from (select score, n from hits order by score {direction} limit ?)),
  (select json_group_array(n) from (select n from hits limit ?))
"""
