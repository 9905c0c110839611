"""SQL functions for everybody's queries: `cite(id, form)`, `passage_url(id)`, `fold(text)`, `resolve(id)`.

They look things up through the connection that asks, read-only, and answer NULL where there is nothing to say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from loccit import ids
from loccit.cite import DEFAULT
from loccit.db.query import parse_query
from loccit.text.fold import folded
from loccit.web.citing import in_sql
from loccit.web.lookups.fates import fate_of

NOTHING = '""'
"""An FTS5 expression that finds nothing: for a query without words."""


def add_functions(connection: sqlite3.Connection) -> None:
    """Gives a connection its functions."""
    connection.create_function("fold", 1, _or_null(folded), deterministic=True)
    connection.create_function("escape_fts", 1, match_expression, deterministic=True)
    connection.create_function("passage_url", 1, _or_null(page_address), deterministic=True)
    connection.create_function("resolve", 1, _or_null(lambda words: resolve(connection, words)))
    connection.create_function("cite", 1, _or_null(lambda words: in_sql(connection, words, DEFAULT)))
    connection.create_function("cite", 2, lambda words, form: in_sql(connection, str(words or ""), str(form or "")))


def match_expression(words: object) -> str:
    """What Datasette's own search boxes send to the index: the same query language as the search page's."""
    return parse_query(str(words if words is not None else "")).match or NOTHING


def page_address(words: str) -> str | None:
    """The address of an identifier's page, below the archive's own.

    >>> page_address("ptrb01mktp")
    '/p/ptrb01mktp'
    """
    identifier = ids.normalize(words)
    kind = identifier[:1]
    return f"/{kind}/{identifier}" if ids.is_valid(identifier) and kind in "pdnsw" else None


def resolve(connection: sqlite3.Connection, words: str) -> str | None:
    """The identifier that holds today: itself, or its one successor; NULL where there is none, or several."""
    identifier = ids.normalize(words)
    seen: set[str] = set()
    while identifier not in seen:
        seen.add(identifier)
        fate = fate_of(connection, identifier)
        if fate is None:
            return None
        if fate.status in ("current", "edited") or (fate.status == "moved" and not fate.successors):
            return identifier
        if len(fate.successors) != 1:
            return None
        identifier = fate.successors[0]
    return None


def _or_null(function: Callable[[str], Any]) -> Callable[[object], Any]:
    def answer(value: object) -> Any:
        return None if value is None else function(str(value))

    return answer
