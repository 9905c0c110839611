"""Words of the archive that are spelled nearly like one that was not found."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from loccit.text.units import units

_READ = 4_000
"""Words of the index that are compared with one that was not found."""
_SHORT = 4
"""Words with fewer letters are left alone; up to twice as many may have one slip, longer ones two."""


def did_you_mean(connection: sqlite3.Connection, words: str) -> str | None:
    """The same search with words that the archive holds in place of those it does not; None where nothing is near."""
    path = next((row[2] for row in connection.execute("pragma database_list") if row[1] == "main"), "")
    if not path:
        return None
    # on a connection of its own: a temporary table on that of Datasette shows on its pages as a further database
    with contextlib.closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as own:
        own.execute("create virtual table temp.loccit_words using fts5vocab(main, passages_fts, row)")
        return _spelled(own, words)


def _spelled(connection: sqlite3.Connection, words: str) -> str | None:
    said = words
    for unit in units(words):
        if len(unit.key) < _SHORT or _stands(connection, unit.key):
            continue
        nearest = _nearest(connection, unit.key)
        if nearest:
            said = said.replace(words[unit.start : unit.end], nearest)
    return said if said != words else None


def _stands(connection: sqlite3.Connection, word: str) -> bool:
    return connection.execute("select 1 from temp.loccit_words where term = ?", (word,)).fetchone() is not None


def _nearest(connection: sqlite3.Connection, word: str) -> str | None:
    rows = connection.execute(
        "select term, doc from temp.loccit_words where term >= ? and term < ? limit ?",
        (word[:2], word[:2] + "\U0010ffff", _READ),
    )
    allowed = 1 if len(word) <= 2 * _SHORT else 2
    near = []
    for term, passages in rows:
        if abs(len(term) - len(word)) <= allowed:
            slips = distance(word, term, allowed)
            if slips <= allowed:
                near.append((slips, -passages, term))
    return min(near)[2] if near else None


def distance(one: str, other: str, limit: int) -> int:
    """Slips between two words: a letter wrong, missing, too many, or two neighbours swapped; above `limit` any number.

    >>> distance("harbuor", "harbour", 2), distance("licence", "license", 2)
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, above, row = row, before, [place]
        for at, found in enumerate(other, 1):
            slips = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != found))
            is_swap = place > 1 and at > 1 and letter == other[at - 2] and found == one[place - 2]
            row.append(min(slips, above[at - 2] + 1) if is_swap else slips)
        if min(row) > limit:
            return limit + 1
    return row[-1]
