"""Bits that say of a hash that it is not in a table, or that it may be.

Hashes are numbers of 32 bits with a sign. Of a window of hashes the smallest is kept, so that their first bits are
seldom set; what they are told apart by here are the last ones.
"""

from __future__ import annotations

from collections.abc import Iterable

SHARD_BITS = 8
SHARDS = 1 << SHARD_BITS
"""The last bits of a hash say in which shard it is: the number of its filter."""
MOST_BITS = 32 - SHARD_BITS

_BIT = tuple(1 << at for at in range(8))


class Filters:
    """A filter for each shard; the number of its bits is a power of two. A hash has two of them."""

    def __init__(self, powers: Iterable[int]) -> None:
        self._bits: list[bytearray] = []
        self._masks: list[int] = []
        for number, power in enumerate(powers):
            self.clear(number, power)

    def clear(self, number: int, power: int) -> None:
        """Makes one filter anew, empty and of two to the power of so many bits."""
        bits = bytearray(1 << min(power, MOST_BITS) - 3)
        self._bits[number : number + 1] = [bits]
        self._masks[number : number + 1] = [len(bits) - 1]

    def load(self, number: int, bits: bytes) -> None:
        """Sets the bits that one had when it was kept."""
        self._bits[number][:] = bits

    def of(self, number: int) -> bytearray:
        """The bits of one filter."""
        return self._bits[number]

    def add(self, number: int, entries: Iterable[int]) -> None:
        """Sets the bits of the hashes of a shard's entries."""
        bits, mask = self._bits[number], self._masks[number]
        for entry in entries:
            hashed = entry >> 32
            bits[hashed >> 11 & mask] |= _BIT[hashed >> 8 & 7]
            hashed ^= hashed >> 13
            bits[hashed >> 3 & mask] |= _BIT[hashed & 7]

    def passing(self, hashes: Iterable[int]) -> list[int]:
        """The hashes that may be there: all that are, and few others."""
        bits, masks = self._bits, self._masks
        if len({*masks}) == 1:  # as nearly always; so most of the work is done by numbers that are at hand
            mask = masks[0]
            first = [one for one in hashes if bits[one & 255][one >> 11 & mask] >> (one >> 8 & 7) & 1]
        else:
            first = [one for one in hashes if bits[one & 255][one >> 11 & masks[one & 255]] >> (one >> 8 & 7) & 1]
        return [one for one in first if bits[one & 255][(x := one ^ one >> 13) >> 3 & masks[one & 255]] >> (x & 7) & 1]
