"""Bits that say of a hash that it is not in a table, or that it may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LOW_BITS = 27
"""A hash's last bits; the five before them say which of several filters is its own."""

_BIT = tuple(1 << at for at in range(8))


class Filter:
    """The bits of one filter; their number is a power of two. A hash has two: of its first and of its last bits."""

    __slots__ = ("bits", "mask", "shift")

    def __init__(self, power: int) -> None:
        power = min(power, LOW_BITS)
        self.shift = LOW_BITS - power
        self.mask = (1 << power) - 1
        self.bits = bytearray(1 << power - 3)

    def add(self, entries: Iterable[int]) -> None:
        """Sets the bits of the hashes of entries."""
        bits, mask, shift = self.bits, self.mask, self.shift
        for entry in entries:
            hashed = entry >> 32
            at = hashed & mask
            bits[at >> 3] |= _BIT[at & 7]
            at = hashed >> shift & mask
            bits[at >> 3] |= _BIT[at & 7]


def passing(filters: Sequence[Filter], hashes: Iterable[int]) -> list[int]:
    """The hashes that may be there: all that are, and few others."""
    bits = [one.bits for one in filters]
    shifts, masks = [one.shift for one in filters], [one.mask for one in filters]
    if len({*shifts}) == 1:  # as nearly always; so most of the work is done by numbers that are at hand
        shift, mask = shifts[0], masks[0]
        first = [one for one in hashes if bits[one >> LOW_BITS][(at := one >> shift & mask) >> 3] >> (at & 7) & 1]
    else:
        first = [
            one
            for one in hashes
            if bits[n := one >> LOW_BITS][(at := one >> shifts[n] & masks[n]) >> 3] >> (at & 7) & 1
        ]
    return [one for one in first if bits[n := one >> LOW_BITS][(at := one & masks[n]) >> 3] >> (at & 7) & 1]
