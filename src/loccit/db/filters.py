"""Bits that say of a hash that it is not in a table, or that it may be.

Hashes are numbers of 32 bits with a sign. Of a window of hashes the smallest is kept, so that their first bits are
seldom set; what they are told apart by here are the last ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SHARD_BITS = 5
SHARDS = 1 << SHARD_BITS
"""The last bits of a hash say in which shard it is: the number of its filter."""
MOST_BITS = 32 - SHARD_BITS

_BIT = tuple(1 << at for at in range(8))


class Filter:
    """The bits of one shard's filter; their number is a power of two. A hash has two of them."""

    __slots__ = ("bits", "mask")

    def __init__(self, power: int) -> None:
        self.bits = bytearray(1 << min(power, MOST_BITS) - 3)
        self.mask = len(self.bits) - 1

    def add(self, entries: Iterable[int]) -> None:
        """Sets the bits of the hashes of entries."""
        bits, mask = self.bits, self.mask
        for entry in entries:
            hashed = entry >> 32
            bits[hashed >> 8 & mask] |= _BIT[hashed >> 5 & 7]
            hashed ^= hashed >> 13
            bits[hashed >> 3 & mask] |= _BIT[hashed & 7]


def passing(filters: Sequence[Filter], hashes: Iterable[int]) -> list[int]:
    """The hashes that may be there: all that are, and few others."""
    bits, masks = [one.bits for one in filters], [one.mask for one in filters]
    if len({*masks}) == 1:  # as nearly always; so most of the work is done by numbers that are at hand
        mask = masks[0]
        first = [one for one in hashes if bits[one & 31][one >> 8 & mask] >> (one >> 5 & 7) & 1]
    else:
        first = [one for one in hashes if bits[one & 31][one >> 8 & masks[one & 31]] >> (one >> 5 & 7) & 1]
    return [one for one in first if bits[one & 31][(x := one ^ one >> 13) >> 3 & masks[one & 31]] >> (x & 7) & 1]
