"""The fingerprints of an archive as its one writer sees them: the recent ones in memory, the others through `Runs`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from loccit.db.packed import Entries, keys_of, merged, of_keys, pack, places_of, told, turned, unpack
from loccit.db.runs import PART, SMALLEST, Runs


class Shelf:
    """The entries of all documents; `changes` is what `fingerprint_changes` said when they were loaded."""

    def __init__(self, db: Database, changes: int) -> None:
        self._db = db
        self.changes = changes
        self._runs = Runs(db)
        recent = db.execute("select entries from fingerprints_recent").fetchall()
        self._recent = [merged([unpack(row[0]) for row in recent])] if recent else []
        """Each in order, and twice as long as the next: so they are few, however many documents there are."""

    def look_up(self, hashes: Collection[int]) -> list[tuple[int, int, int]]:
        """The entries of hashes, each of which is asked for once: the hash, the number of its place, 1 if in marks."""
        keys = keys_of(hashes)
        keys.sort()
        found = chain((of_keys(some, keys) for some in self._recent), self._runs.look_up(keys))
        return [one for some in found if len(some) for one in told(some)]

    def file(self, number: int, first: int, grams: Mapping[int, int], marked: Mapping[int, int]) -> None:
        """Files the hashes of a document, each with the ordinal of its passage; `first` is the number of its places."""
        self._note_change()
        entries = np.concatenate([_entries(grams), _entries(marked) | 1]) + (first << 1)
        entries.sort()
        self._db.execute("insert into fingerprints_recent values (?, ?)", [number, pack(entries)])
        self._remember(entries)
        if sum(map(len, self._recent)) >= SMALLEST:
            self._runs.take(merged(self._recent))
            self._db.execute("delete from fingerprints_recent")
            self._recent = []

    def take_out(self, number: int, hashes: Collection[int], spans: Sequence[tuple[int, int]]) -> None:
        """Takes out the hashes of a document, whose places lie in the spans."""
        self._note_change()
        if self._db.execute("delete from fingerprints_recent where document_n = ?", [number]).rowcount:
            self._recent = [some[_are_outside(some, spans)] for some in self._recent]
        else:
            self._runs.take_out(np.sort(keys_of(hashes)), lambda entries: _are_outside(entries, spans))

    def _remember(self, entries: Entries) -> None:
        while self._recent and len(self._recent[-1]) < 2 * len(entries):
            entries = merged([self._recent.pop(), entries])
        self._recent.append(entries)

    def _note_change(self) -> None:
        self.changes += 1
        self._db.execute("update fingerprint_changes set count = ? where id = 1", [self.changes])


def refile(db: Database, blobs: Iterable[bytes]) -> None:
    """Files blobs of entries that have the hash as it is, with its sign, in the place of the key."""
    runs = Runs(db)
    some: list[Entries] = []
    count = 0
    for blob in blobs:
        old = unpack(blob)
        old = old[places_of(old) > 0]  # the end of a page may be empty
        some.append(turned((old >> 32).astype(np.uint32).view(np.int32)) << 32 | old & (1 << 32) - 1)
        count += len(old)
        if count >= PART:
            runs.take(np.sort(np.concatenate(some)))
            some, count = [], 0
    if count:
        runs.take(np.sort(np.concatenate(some)))


def _entries(places: Mapping[int, int]) -> Entries:
    """Entries of hashes with ordinals in the place of numbers, outside of marks."""
    return keys_of(places) << 32 | np.fromiter(places.values(), np.uint64, len(places)) << 1


def _are_outside(entries: Entries, spans: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which entries have no place in any of the spans."""
    places = places_of(entries)
    found: NDArray[np.bool_] = ~np.any([(first <= places) & (places <= last) for first, last in spans], axis=0)
    return found
