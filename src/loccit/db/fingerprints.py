"""Where each hash of a run of words stands, in two tables: what was filed lately, and the large one.

Hashes are spread evenly, so that a row put into a large tree touches a page of its own. Rows are therefore put into
`fingerprints_recent`, which is small enough to stay in memory, and go over to `fingerprints` in bulk: each time a
STRETCH of all hashes, whose rows then share their pages. What filing costs hardly grows with the archive.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlite_utils import Database

FROM = 2_000
"""Documents of a lower number are filed without moving anything: a small archive has the small table only."""
SIGN = 25_000
"""One hash in so many, when it is filed, is the sign to move the rows of its stretch."""
STRETCH = 2**27
"""Hashes in a stretch: a 32nd of all. So SIGN x 32 rows are in the small table on average."""

Place = tuple[int, int, bool]
"""A hash, the ordinal of the passage, and whether it stands in quotation marks."""

_TABLES = ("fingerprints_recent", "fingerprints")
_ROWS = 50
_FILE = [
    f"insert or ignore into fingerprints_recent values {', '.join(['(?, ?, ?, ?)'] * count)}"
    for count in range(_ROWS + 1)
]
"""The statement that files so many rows: one for many is half again as fast as one for each."""


def look_up(db: Database, hashes: Collection[int], *, in_marks: bool = False) -> Iterator[tuple[int, int, int, int]]:
    """The rows of some hashes, or of those only that stand in quotation marks."""
    wanted = str(sorted(set(hashes)))  # as JSON, in the order of the rows, so that neighbours are met on one page
    for table in _TABLES:
        if table == "fingerprints" and not db.execute("select 1 from fingerprints limit 1").fetchone():
            return
        # the planner would look among all rows
        source, where = (
            (f"{table} x indexed by {table}_marked", "and x.is_marked = 1") if in_marks else (f"{table} x", "")
        )
        yield from db.execute(
            "select x.hash, x.document_n, x.passage, x.is_marked"
            f" from json_each(?) wanted cross join {source} where x.hash = wanted.value {where}",
            [wanted],
        ).fetchall()


def file(db: Database, number: int, places: Iterable[Place]) -> None:
    """Files the places of the document of a number; moves stretches of the small table where it is time to."""
    filed = sorted(places)
    for at in range(0, len(filed), _ROWS):
        some = filed[at : at + _ROWS]
        values: list[int] = []
        for hashed, passage, is_marked in some:
            values += (hashed, number, passage, is_marked)
        db.execute(_FILE[len(some)], values)
    if number >= FROM:
        for hashed, _, _ in filed:
            if hashed % SIGN == 0:
                _move(db, hashed - hashed % STRETCH)


def take_out(db: Database, number: int, hashes: Iterable[int]) -> None:
    """Takes out the rows of a document, found by the hashes of its words."""
    places = [(hashed, number) for hashed in sorted(hashes)]
    for table in _TABLES:
        db.conn.executemany(f"delete from {table} where hash = ? and document_n = ?", places)


def _move(db: Database, first: int) -> None:
    """Moves the rows of one stretch to the large table."""
    stretch = [first, first + STRETCH]
    where = "from fingerprints_recent where hash >= ? and hash < ?"
    db.execute(f"insert or ignore into fingerprints select * {where}", stretch)
    db.execute(f"delete {where}", stretch)
