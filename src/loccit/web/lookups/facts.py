"""What the filters of a search say of documents, kept by the connection that asks until the database changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from typing import NamedTuple

from loccit.web.lookups.values import names_of

KEPT = 20_000
"""Documents remembered at a time, some hundred bytes each."""
_MANY = 400


class Fact(NamedTuple):
    """By what a document can be filtered; `year` has four digits."""

    publisher: str | None
    year: str | None
    language: str | None
    authors: tuple[str, ...]


class Facts:
    """The facts of one connection: it alone can tell whether another has written."""

    def __init__(self) -> None:
        self.version = -1
        self.kept: dict[str, Fact] = {}

    def of(self, connection: sqlite3.Connection, documents: Collection[str]) -> Mapping[str, Fact]:
        """The facts of some documents."""
        version = connection.execute("pragma data_version").fetchone()[0]
        if version != self.version or len(self.kept) + len(documents) > KEPT:
            self.version, self.kept = version, {}
        lacking = [identifier for identifier in documents if identifier not in self.kept]
        for at in range(0, len(lacking), _MANY):
            some = lacking[at : at + _MANY]
            for row in connection.execute(_FACTS.format(marks=", ".join("?" * len(some))), some):
                self.kept[row["id"]] = Fact(row["publisher"], row["year"], row["language"], names_of(row["authors"]))
        return self.kept


_FACTS = """
select id, publisher, substr(published, 1, 4) as year, language, authors from documents where id in ({marks})
"""
