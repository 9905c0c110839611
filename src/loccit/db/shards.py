"""The large tables of fingerprints: pieces of entries that wait, and chunks of a page each, by shard.

The last eight bits of a hash are its shard, the `chunk_bits` before them its chunk there. Of each shard there are two
filters, one of its chunks and one of what waits. They are kept in memory, so that a look-up reads a page only where it
is likely to find something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import astuple, dataclass

from sqlite_utils import Database

from loccit.db.filters import MOST_BITS, SHARD_BITS, SHARDS, Filters
from loccit.db.packed import PLACES, entries_of, find_in, find_in_chunk, make_chunk, pack, unpack

MEAN = 440
"""Entries in a shard's chunks on average, before there are twice as many chunks."""
FILED_BITS, WAITING_BITS, LEAST_BITS = 12, 10, 15
"""Bits for each chunk in the filter of the chunks, and in the filter of what waits (at least), as powers of two."""
FEWEST, PART = 524_288, 16
"""So many entries may wait, or one of so many of all that are in chunks."""


@dataclass(slots=True)
class _Shard:
    """A row of `fingerprint_shards`: `filed` entries are in chunks, `waiting` in `pieces` (numbered from 0)."""

    number: int
    chunk_bits: int = 0
    filed: int = 0
    waiting: int = 0
    pieces: int = 0


class Shards:
    """All shards of an archive."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._shards = [_Shard(number) for number in range(SHARDS)]
        for row in db.execute("select * from fingerprint_shards").fetchall():
            self._shards[row[0]] = _Shard(*row)
        self._is_empty = not any(one.pieces or one.filed for one in self._shards)
        self._filed = Filters(one.chunk_bits + FILED_BITS for one in self._shards)
        self._waiting = Filters(map(_power_of_waiting, self._shards))
        for number, bits in db.execute("select id, bits from fingerprint_filters").fetchall():
            (self._filed if number < SHARDS else self._waiting).load(number % SHARDS, bits)
        self._pieces: dict[int, list[bytes]] = {}

    def look_up(self, hashes: Collection[int]) -> list[int]:
        """The entries of some hashes."""
        found: list[int] = []
        if self._is_empty:
            return found
        likely = [(self._chunk_id(one), one) for one in self._filed.passing(hashes)]
        chunks = self._chunks({number for number, _ in likely})
        for number, one in likely:
            if number in chunks:
                found += find_in_chunk(chunks[number], one)
        for one in self._waiting.passing(hashes):
            for piece in self._pieces_of(one % SHARDS):
                found += find_in(piece, one)
        return found

    def take(self, entries: Iterable[int]) -> None:
        """Parts entries by shard, to wait there; where too many wait, moves the shards in which most do to chunks."""
        self._is_empty = False
        parts: list[list[int]] = [[] for _ in range(SHARDS)]
        for entry in entries:
            parts[(entry >> 32) % SHARDS].append(entry)
        for shard, part in zip(self._shards, parts, strict=True):
            if part:
                self._let_wait(shard, part)
        waiting = sum(one.waiting for one in self._shards)
        most = max(FEWEST, sum(one.filed for one in self._shards) // PART)
        for shard in sorted(self._shards, key=lambda one: -one.waiting):
            if waiting <= most:
                break
            waiting -= shard.waiting
            self._move(shard)
        self._save()

    def take_out(self, hashes: Collection[int], spans: Collection[tuple[int, int]]) -> None:
        """Takes out the entries of some hashes whose places are in one of the spans."""

        def is_kept(entry: int) -> bool:
            return entry >> 32 not in hashes or not any(one <= entry >> 1 & PLACES <= other for one, other in spans)

        for number, chunk in self._chunks({self._chunk_id(one) for one in self._filed.passing(hashes)}).items():
            entries = entries_of(chunk)
            kept = list(filter(is_kept, entries))
            if len(kept) < len(entries):
                self._db.execute(_UPDATE, [make_chunk(pack(kept)), number])
                self._shards[number >> 32].filed -= len(entries) - len(kept)
        for number in {one % SHARDS for one in self._waiting.passing(hashes)}:
            shard = self._shards[number]
            for place, piece in enumerate(self._pieces_of(number)):
                entries = unpack(piece)
                kept = list(filter(is_kept, entries))
                if len(kept) < len(entries):
                    self._db.execute(_KEEP_PIECE, [number << 32 | place, pack(kept)])
                    shard.waiting -= len(entries) - len(kept)
            del self._pieces[number]
        self._save()

    def _chunk_id(self, hashed: int) -> int:
        number = hashed % SHARDS
        return number << 32 | hashed >> SHARD_BITS & (1 << self._shards[number].chunk_bits) - 1

    def _chunks(self, numbers: Iterable[int]) -> dict[int, bytes]:
        """Those of some chunks that are there."""
        return dict(self._db.execute(_CHUNKS, [str(sorted(numbers))]).fetchall())

    def _pieces_of(self, number: int) -> list[bytes]:
        """What waits in a shard, read once."""
        if number not in self._pieces:
            rows = self._db.execute(_PIECES, _range(number)).fetchall()
            self._pieces[number] = [row[0] for row in rows]
        return self._pieces[number]

    def _let_wait(self, shard: _Shard, entries: list[int]) -> None:
        piece = pack(entries)
        self._db.execute(_KEEP_PIECE, [shard.number << 32 | shard.pieces, piece])
        if shard.number in self._pieces:
            self._pieces[shard.number].append(piece)
        self._waiting.add(shard.number, entries)
        shard.pieces += 1
        shard.waiting += len(entries)

    def _move(self, shard: _Shard) -> None:
        """Puts what waits in a shard into its chunks."""
        bits = shard.chunk_bits
        while shard.filed + shard.waiting > MEAN << bits and bits < MOST_BITS - FILED_BITS:
            bits += 1
        if bits > shard.chunk_bits:
            self._grow(shard, bits)
        entries = unpack(b"".join(self._pieces_of(shard.number)))
        parts = self._by_chunk(shard, entries)
        chunks = self._chunks(parts)
        updates = [(make_chunk(pack(parts[number]), chunk), number) for number, chunk in chunks.items()]
        self._db.conn.executemany(_UPDATE, updates)
        inserts = [(number, make_chunk(pack(some))) for number, some in parts.items() if number not in chunks]
        self._db.conn.executemany(_INSERT, inserts)
        self._filed.add(shard.number, entries)
        self._db.execute(_KEEP_FILTER, [shard.number, self._filed.of(shard.number)])
        self._db.execute("delete from fingerprints_waiting where id between ? and ?", _range(shard.number))
        self._pieces[shard.number] = []
        self._waiting.clear(shard.number, _power_of_waiting(shard))
        shard.filed, shard.waiting, shard.pieces = shard.filed + len(entries), 0, 0

    def _grow(self, shard: _Shard, bits: int) -> None:
        """Parts each chunk of a shard by more bits: the numbers of its parts end in its own, which one of them has."""
        self._filed.clear(shard.number, bits + FILED_BITS)
        before, shard.chunk_bits = shard.chunk_bits, bits
        for place in range(1 << before):
            for number, chunk in self._chunks([shard.number << 32 | place]).items():
                entries = entries_of(chunk)
                self._filed.add(shard.number, entries)
                self._db.execute("delete from fingerprints where id = ?", [number])
                parts = self._by_chunk(shard, entries)
                self._db.conn.executemany(_INSERT, [(part, make_chunk(pack(some))) for part, some in parts.items()])

    def _by_chunk(self, shard: _Shard, entries: Iterable[int]) -> dict[int, list[int]]:
        """Entries of one shard by the identifier of their chunk."""
        found: dict[int, list[int]] = defaultdict(list)
        first, shift, mask = shard.number << 32, 32 + SHARD_BITS, (1 << shard.chunk_bits) - 1
        for entry in entries:
            found[first | entry >> shift & mask].append(entry)
        return found

    def _save(self) -> None:
        shards = [astuple(one) for one in self._shards]
        self._db.conn.executemany("insert or replace into fingerprint_shards values (?, ?, ?, ?, ?)", shards)
        waiting = [(SHARDS + number, self._waiting.of(number)) for number in range(SHARDS)]
        self._db.conn.executemany(_KEEP_FILTER, waiting)


_CHUNKS = "select x.id, x.entries from json_each(?) wanted cross join fingerprints x where x.id = wanted.value"
_INSERT = "insert into fingerprints values (?, ?)"
_UPDATE = "update fingerprints set entries = ? where id = ?"
_PIECES = "select entries from fingerprints_waiting where id between ? and ? order by id"
_KEEP_PIECE = "insert into fingerprints_waiting values (?, ?) on conflict (id) do update set entries = excluded.entries"
_KEEP_FILTER = "insert into fingerprint_filters values (?, ?) on conflict (id) do update set bits = excluded.bits"


def _power_of_waiting(shard: _Shard) -> int:
    return max(LEAST_BITS, shard.chunk_bits + WAITING_BITS)


def _range(number: int) -> tuple[int, int]:
    """The first and the last identifier that the rows of a shard can have."""
    return number << 32, (number + 1 << 32) - 1
