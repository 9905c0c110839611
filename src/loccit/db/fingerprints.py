"""Where each hash of a run of words stands: what is asked while a document is added, and what is filed of it.

A place of a hash is an *entry*, a number of 64 bits: 32 of the hash, 31 that name the passage, 1 for quotation marks.
Hashes are spread evenly, so that entries put into a large table one by one
touch a page each. They go there in three steps, in bulk:

1. `fingerprints_recent`: the entries of a document as they were filed, one row. The writer has them in a dictionary.
2. `fingerprints_waiting`: FULL of them are parted by *shard*, the last bits of the hash.
3. `fingerprints`: when many wait, shards in which most wait go over to *chunks* of a page each, by further bits.

Of 2 and 3 the writer has filters in memory, which say of nearly every hash that is not there that it is not; so runs of
words that nobody used before are not looked for. `shards` holds both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from itertools import groupby
from operator import itemgetter
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from loccit.db.packed import PLACES, pack, unpack
from loccit.db.shards import Shards

FULL = 65_536
"""Entries that are kept as they were filed: they are read when fingerprints of an archive are first asked for."""


def look_up(db: Database, hashes: Collection[int], *, in_marks: bool = False) -> Iterator[tuple[int, int, int, int]]:
    """The rows of some hashes (hash, document, passage, is marked), or of those only that stand in quotation marks."""
    entries = _shelf(db).look_up({*hashes})
    if in_marks:
        entries = [entry for entry in entries if entry & 1]
    wanted = str(sorted({entry >> 1 & PLACES for entry in entries}))
    named = {place: rest for place, *rest in db.execute(_OF_PLACES, [wanted]).fetchall()} if entries else {}
    for entry in entries:
        first, document = named[entry >> 1 & PLACES]
        yield entry >> 32, document, (entry >> 1 & PLACES) - first, entry & 1


def file(db: Database, number: int, grams: Mapping[int, int], marked: Mapping[int, int]) -> None:
    """Files the hashes of the document of a number, each with the ordinal of its passage; `marked` stand in marks."""
    if grams or marked:
        first = db.execute("select coalesce(max(last), 0) + 1 from fingerprint_places").fetchone()[0]
        last = first + max(max(some.values(), default=0) for some in (grams, marked))
        db.execute("insert into fingerprint_places values (?, ?, ?)", [first, last, number])
        entries = {hashed: hashed << 32 | first + passage << 1 for hashed, passage in grams.items()}
        entries.update({hashed: hashed << 32 | first + passage << 1 | 1 for hashed, passage in marked.items()})
        _shelf(db).file(number, entries)


def take_out(db: Database, number: int, hashes: Iterable[int]) -> None:
    """Takes out the rows of a document, found by the hashes of its words."""
    spans = db.execute("select first, last from fingerprint_places where document_n = ?", [number]).fetchall()
    if spans:
        _shelf(db).take_out(number, {*hashes}, spans)
        db.execute("delete from fingerprint_places where document_n = ?", [number])


def refile(db: Database, rows: Iterable[tuple[int, int, int, int]]) -> None:
    """Files rows (document, hash, passage, is marked) that come document by document."""
    for number, some in groupby(rows, key=itemgetter(0)):
        places: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for _, hashed, passage, is_marked in some:
            places[is_marked][hashed] = passage
        file(db, number, *places)


_OF_PLACES = """
select wanted.value, of.first, of.document_n from json_each(?) wanted cross join fingerprint_places of
where of.first = (select max(first) from fingerprint_places where first <= wanted.value)
"""


class _Shelf:
    """The entries of an archive, as one writer sees them: the recent ones in memory, the others through `Shards`."""

    def __init__(self, db: Database, changes: int) -> None:
        self._db = db
        self.changes = changes
        self._recent: dict[int, int] = {}
        self._further: dict[int, list[int]] = {}  # of a hash with several recent entries, all but one
        self._count = 0
        self._shards = Shards(db)
        for (entries,) in db.execute("select entries from fingerprints_recent order by document_n").fetchall():
            self._remember({entry >> 32: entry for entry in unpack(entries)})

    def look_up(self, hashes: Set[int]) -> list[int]:
        found = self._shards.look_up(hashes)
        recent = self._recent.keys() & hashes
        found += [self._recent[one] for one in recent]
        for one in recent & self._further.keys():
            found += self._further[one]
        return found

    def file(self, number: int, entries: dict[int, int]) -> None:
        self._note_change()
        self._db.execute("insert into fingerprints_recent values (?, ?)", [number, pack(entries.values())])
        self._remember(entries)
        if self._count >= FULL:
            self._shards.take([*self._recent.values(), *(one for some in self._further.values() for one in some)])
            self._db.execute("delete from fingerprints_recent")
            self._recent, self._further, self._count = {}, {}, 0

    def take_out(self, number: int, hashes: Collection[int], spans: Collection[tuple[int, int]]) -> None:
        self._note_change()
        if self._db.execute("delete from fingerprints_recent where document_n = ?", [number]).rowcount:
            _shelves.pop(self._db)  # loaded anew without it
        else:
            self._shards.take_out(hashes, spans)

    def _remember(self, entries: dict[int, int]) -> None:
        for one in self._recent.keys() & entries.keys():
            self._further.setdefault(one, []).append(self._recent[one])
        self._recent.update(entries)
        self._count += len(entries)

    def _note_change(self) -> None:
        self.changes += 1
        self._db.execute("update fingerprint_changes set count = ? where id = 1", [self.changes])


_shelves: WeakKeyDictionary[Database, _Shelf] = WeakKeyDictionary()
"""What is in memory of a database, as long as it is open: loading it for each document would be most of the work."""


def _shelf(db: Database) -> _Shelf:
    """What is in memory; loaded anew where it is not what the database says (a transaction was rolled back)."""
    changes = db.execute("select count from fingerprint_changes where id = 1").fetchone()[0]
    shelf = _shelves.get(db)
    if shelf is None or shelf.changes != changes:
        shelf = _shelves[db] = _Shelf(db, changes)
    return shelf
