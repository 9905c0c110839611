"""Entries of fingerprints as blobs: packed numbers of 8 bytes, and chunks of them that fill a page each.

An entry is the hash (32 bits, with its sign), the number of the place (31 bits, from 1) and whether that stands in
marks (1 bit): `entry >> 32` is the hash.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable

PLACES = (1 << 31) - 1
"""The greatest number of a place."""
ENTRY = 8
"""Bytes of an entry, the lowest first."""
CHUNK = 500
"""Entries of a chunk that is one page. A chunk is never smaller, so that it is written over in its place."""
_EMPTY = bytes(ENTRY * CHUNK)


def pack(entries: Iterable[int]) -> bytes:
    """Entries as a blob."""
    return _even(array("q", entries)).tobytes()


def unpack(blob: bytes) -> array[int]:
    """The entries of a blob."""
    entries = array("q")
    entries.frombytes(blob)
    return _even(entries)


def make_chunk(packed: bytes, before: bytes = b"") -> bytes:
    """A chunk that holds packed entries behind those of the chunk `before`: their count, they, and zeros to the end.

    >>> entries_of(make_chunk(pack([7]), make_chunk(pack([9, 8])))).tolist()
    [9, 8, 7]
    """
    kept = before[ENTRY : ENTRY + ENTRY * _count(before)] if before else b""
    entries = kept + packed
    return struct.pack("<Q", len(entries) // ENTRY) + entries + _EMPTY[len(entries) :]


def entries_of(chunk: bytes) -> array[int]:
    """The entries of a chunk."""
    return unpack(chunk[ENTRY : ENTRY + ENTRY * _count(chunk)])


def find_in_chunk(chunk: bytes, hashed: int) -> list[int]:
    """The entries of one hash in a chunk."""
    return find_in(chunk, hashed, ENTRY, ENTRY + ENTRY * _count(chunk))


def find_in(blob: bytes, hashed: int, start: int = 0, end: int = sys.maxsize) -> list[int]:
    """The entries of one hash in a blob of entries, which are in any order."""
    wanted = struct.pack("<i", hashed)
    found = []
    at = blob.find(wanted, start, end)
    while at >= 0:
        if at % ENTRY == ENTRY // 2:
            found.append(int.from_bytes(blob[at - ENTRY // 2 : at + ENTRY // 2], "little", signed=True))
        at = blob.find(wanted, at + 1, end)
    return found


def _count(chunk: bytes) -> int:
    return int.from_bytes(chunk[:ENTRY], "little")


def _even(entries: array[int]) -> array[int]:
    if sys.byteorder == "big":
        entries.byteswap()
    return entries
