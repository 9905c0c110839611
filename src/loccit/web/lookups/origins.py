"""How many documents hold the words of a passage, how many origins these have, and the chain that says why."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sqlite_utils import Database

from loccit.db.compared import find_asked, origins_of
from loccit.matching.independence import Tie

MOST = 16
"""So many documents are gone through for a page."""

Titles = dict[int, tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Holder:
    """A document that holds the words: its ID and title, and how it is tied to the first (nothing: it is the first).
    `kinds` are those of `matches`, with the reason of each."""

    id: str
    title: str | None
    kinds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """`summary` as in "in 3 documents, 1 origin"; for each origin the documents that hold the words from it, itself
    the first."""

    summary: str
    families: tuple[tuple[Holder, ...], ...]


def origins(connection: sqlite3.Connection, identifier: str) -> Origins | None:
    """The origins of a passage's words; None where they stand in its own document only."""
    db = Database(connection)
    found, titles = origins_of(db, find_asked(db, identifier), most=MOST)
    if found.documents < 2:
        return None
    families = tuple(
        (
            Holder(*titles[origin.document]),
            *(
                Holder(*titles[follower], tuple(_reason(tie, titles) for tie in chain))
                for follower, chain in zip(origin.followers, origin.chains, strict=True)
            ),
        )
        for origin in found.origins
    )
    return Origins(str(found), families)


def _reason(tie: Tie, titles: Titles) -> tuple[str, str]:
    return tie.kind, f"{titles[tie.a][0]} with {titles[tie.b][0]}: {tie.how}"
