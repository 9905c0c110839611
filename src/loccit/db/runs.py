"""Entries of many documents at once: runs, each in order, which are written once and merged now and then.

Keys are spread evenly. So a key itself says in which row of a run its entries stand, each row a page of the database,
and in which word of the run's filter its bits. A filter says of nearly every key that is not there that it is not, so
that a row is read only where something is likely to be found. Its pages are read when a key first asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from loccit.db.packed import ENTRY, Entries, merged, of_keys, pack, unpack

FAN = 4
"""So many runs of one size become one of the next."""
SMALLEST = 262_144
"""Entries of a run of the first size; those of the next have FAN times as many, and so on."""
IN_ROW, IN_WORD = 440, 3
"""Entries of a row, so that it seldom is longer than a page, and for each word (64 bits) of a filter, on average."""
PAGE = 512
"""Words of a filter in a row of `fingerprint_filters`."""
PART = 262_144
"""Entries that are merged at a time."""


class Runs:
    """All runs of an archive, as its one writer sees them."""

    def __init__(self, db: Database) -> None:
        self._db = db
        rows = db.execute("select number, count from fingerprint_runs order by number").fetchall()
        self._runs = [_Run(db, *row) for row in rows]

    def look_up(self, keys: Entries) -> Iterator[Entries]:
        """The entries of some keys, which are in order; an array for each run that may have any."""
        bits = _bits_of(keys) if self._runs else keys
        for run in self._runs:
            passing = keys[run.may_have(keys, bits)]
            if len(passing):
                yield of_keys(unpack(b"".join(run.rows_of(passing).values())), passing)

    def take(self, entries: Entries) -> None:
        """Makes a run of entries, which are in order, and of all runs that are due to be merged with them."""
        due = self._due(len(entries))
        made = _Run(self._db, 1 + max((run.number for run in self._runs), default=0), len(entries) + _count(due))
        parts = 1 + made.count // PART
        pulled = [run.pull(parts) for run in due]
        for part in range(1, parts + 1):
            entries = merged([entries, *map(next, pulled)])
            entries = made.put(entries, (part << 32) // parts)
        made.save()
        for run in due:
            run.forget()
        self._runs = [run for run in self._runs if run not in due] + [made]

    def take_out(self, keys: Entries, is_kept: Callable[[Entries], NDArray[np.bool_]]) -> None:
        """Takes out those entries of some keys that are not kept."""
        bits = _bits_of(keys)
        for run in self._runs:
            for number, blob in run.rows_of(keys[run.may_have(keys, bits)]).items():
                entries = unpack(blob)
                kept = entries[is_kept(entries)]
                if len(kept) < len(entries):
                    self._db.execute("update fingerprints set entries = ? where id = ?", [pack(kept), number])

    def _due(self, count: int) -> list[_Run]:
        """The runs that so many new entries are merged with: those of a size where they are FAN, the smallest first."""
        due: list[_Run] = []
        while True:
            size = _size(count + _count(due))
            same = [run for run in self._runs if run not in due and _size(run.count) == size]
            if len(same) < FAN - 1:
                return due
            due += same


class _Run:
    """A row of `fingerprint_runs`: a run of so many entries when it was made."""

    def __init__(self, db: Database, number: int, count: int) -> None:
        self._db = db
        self.number = number
        self.count = count
        self._rows = 1 + count // IN_ROW
        self._words = np.zeros((1 + count // IN_WORD // PAGE, PAGE), np.uint64)
        self._is_read = np.zeros(len(self._words), np.bool_)
        self._unread = len(self._words)

    def may_have(self, keys: Entries, bits: Entries) -> NDArray[np.bool_]:
        """Which of the keys may be there: all that are, and of the others one in a hundred."""
        words = _part(keys, self._words.size)
        if self._unread:
            pages = np.unique(words // PAGE)
            self._read(pages[~self._is_read[pages]])
        found: NDArray[np.bool_] = self._words.reshape(-1)[words] & bits == bits
        return found

    def rows_of(self, keys: Entries) -> dict[int, bytes]:
        """The rows in which some keys may be, by their identifiers, in order."""
        wanted = self.number << 32 | np.unique(_part(keys, self._rows))
        return dict(self._db.execute(_ROWS, [str(wanted.tolist())]).fetchall())

    def put(self, entries: Entries, end: int) -> Entries:
        """Files entries, which are in order, up to the last row that has only keys before the end; gives the others."""
        rows = _part(entries >> 32, self._rows)
        count = int(rows.searchsorted(end * self._rows >> 32))
        rows, entries, rest = rows[:count], entries[:count], entries[count:]
        keys = entries >> 32
        np.bitwise_or.at(self._words.reshape(-1), _part(keys, self._words.size), _bits_of(keys))
        starts = np.diff(rows, prepend=rows[:1] + 1).nonzero()[0]
        blob, bounds = pack(entries), [*(ENTRY * starts).tolist(), ENTRY * count]
        blobs = (blob[first:last] for first, last in pairwise(bounds))
        numbers = (self.number << 32 | rows[starts]).tolist()
        self._db.conn.executemany("insert into fingerprints values (?, ?)", zip(numbers, blobs, strict=True))
        return rest

    def pull(self, parts: int) -> Iterator[Entries]:
        """Takes out all entries in so many steps, each time the rows that begin before the end of a further part."""
        first = 0
        for part in range(1, parts + 1):
            last = (part << 32) // parts * self._rows >> 32
            span = [self.number << 32 | first, self.number << 32 | last]
            rows = self._db.execute(f"select entries {_SPAN} order by id", span).fetchall()
            self._db.execute(f"delete {_SPAN}", span)
            yield unpack(b"".join([row[0] for row in rows]))
            first = last + 1

    def save(self) -> None:
        """Keeps what is known of a run of which all entries are filed."""
        self._db.execute("insert into fingerprint_runs values (?, ?)", [self.number, self.count])
        pages = [(self.number << 32 | page, pack(words)) for page, words in enumerate(self._words)]
        self._db.conn.executemany("insert into fingerprint_filters values (?, ?)", pages)
        self._unread = 0

    def forget(self) -> None:
        """Takes out what is known of a run that has no entries left."""
        self._db.execute("delete from fingerprint_runs where number = ?", [self.number])
        span = [self.number << 32, (self.number + 1 << 32) - 1]
        self._db.execute("delete from fingerprint_filters where id between ? and ?", span)

    def _read(self, pages: NDArray[np.int64]) -> None:
        """Reads some pages of the filter."""
        if len(pages):
            rows = self._db.execute(_FILTERS, [str((self.number << 32 | pages).tolist())]).fetchall()
            self._words[pages] = unpack(b"".join([row[0] for row in rows])).reshape(-1, PAGE)
            self._is_read[pages] = True
            self._unread -= len(pages)


_SPAN = "from fingerprints where id between ? and ?"
_ROWS = "select x.id, x.entries from json_each(?) wanted cross join fingerprints x where x.id = wanted.value"
_FILTERS = "select x.words from json_each(?) wanted cross join fingerprint_filters x where x.id = wanted.value"

_TWO_BITS = np.array([1 << at % 64 | 1 << at // 64 for at in range(4096)], np.uint64)


def _bits_of(keys: Entries) -> Entries:
    """The bits that a key sets in a word of a filter: four of 64, chosen by the first bits of a product."""
    mixed = keys * 0x9E3779B97F4A7C15
    found: Entries = _TWO_BITS[mixed >> 52] | _TWO_BITS[mixed >> 40 & 4095]
    return found


def _part(keys: Entries, parts: int) -> NDArray[np.int64]:
    """In which of so many parts of all keys each key is."""
    return (keys * parts >> 32).view(np.int64)


def _count(runs: list[_Run]) -> int:
    return sum(run.count for run in runs)


def _size(count: int) -> int:
    """The size of a run of so many entries: 0 below FAN times SMALLEST, 1 below FAN times that, and so on."""
    size = 0
    while count >= FAN * SMALLEST:
        count //= FAN
        size += 1
    return size
