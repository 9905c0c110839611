"""The words of all passages of a text → the hashes of its grams, and which of them are kept, by arrays of numpy.

The hashes are those of `ngrams.hash_grams`, CRC-32. A CRC is linear: that of a run of bytes is the sum (exclusive or)
of what each byte adds to it, which depends on how many bytes follow. So the sums of words are put together to those of
pairs, and these to those of grams, all words of a text at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from loccit.text.ngrams import GRAM, WINDOW

LONG = 256
"""Bytes of a gram, with the space before it, up to which its hash is summed up; longer ones are hashed one by one."""
BLOCK = 65_536
"""Words whose bytes are looked at together, each as several numbers."""

_Grams = NDArray[np.int64]
"""Grams as numbers: their hash, with its sign, in the first 32 bits, then two bits of a rank, and the passage."""
_Sums = NDArray[np.uint32]
_RANK = 30
_PASSAGE = (1 << _RANK) - 1
_SPACE = ord(" ")


def winnow(
    said: Sequence[Sequence[str]], marked: Iterable[tuple[int, int, int]], ordinals: Sequence[int]
) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """The hashes of grams that are kept, each with the ordinal of the first of the passages that it is kept of.

    1. Those `marked`: of a passage, by its place in `said`, the grams from a first one to a last + 1.
    2. Of each window of WINDOW grams the smallest (Schleimer, Wilkerson, Aiken 2003), all in a passage with fewer: some
       two of five. Any GRAM + WINDOW - 1 words that two texts share in order leave one of them in both.
    3. Of each two neighbours the smaller: two of three, of which any GRAM + 1 shared words leave one.

    None is told twice: what is in one of them is not in those behind it.
    """
    counts = np.array([len(words) or 1 for words in said], np.int64)
    passages = np.repeat(np.arange(len(said)), counts)
    is_whole = passages[GRAM - 1 :] == passages[: 1 - GRAM]
    is_marked = np.zeros(len(is_whole), np.bool_)
    starts = np.cumsum(counts) - counts
    for passage, first, last in marked:
        is_marked[starts[passage] + first : starts[passage] + last] = True
    grams = hash_all(said)[is_whole] << 32 | passages[: len(is_whole)][is_whole]
    kept = _first_of_each([grams[is_marked[is_whole]], *_smallest(grams)])
    hashes, places, ranks = kept >> 32, np.array(ordinals, np.int64)[kept & _PASSAGE], kept >> _RANK & 3
    quoted, windows, pairs = (
        dict(zip(hashes[of].tolist(), places[of].tolist(), strict=True)) for of in (ranks == rank for rank in range(3))
    )
    return quoted, windows, pairs


def hash_all(said: Sequence[Sequence[str]]) -> _Grams:
    """The hash of every GRAM words in a row, those of two passages too; a passage without words counts as one."""
    text = "".join([" " + " ".join(words) for words in said]).encode("utf-8", "surrogatepass")
    letters = np.frombuffer(text, np.uint8)
    starts = (letters == _SPACE).nonzero()[0]
    if len(starts) < GRAM:
        return np.zeros(0, np.int64)
    ends = np.append(starts[1:], len(text))
    sizes = ends - starts
    blocks = [slice(at, at + BLOCK) for at in range(0, len(starts), BLOCK)]
    words = np.concatenate([_summed(letters, starts[block], ends[block]) for block in blocks])
    pairs, pair_sizes = _joined(words[:-1], words[1:], sizes[1:]), sizes[:-1] + sizes[1:]
    sums, gram_sizes = _joined(pairs[:-2], pairs[2:], pair_sizes[2:]), pair_sizes[:-2] + pair_sizes[2:]
    hashes: _Grams = (sums ^ _AROUND.take(gram_sizes, mode="clip")).astype(np.int64) - 0x80000000
    for at in (gram_sizes > LONG).nonzero()[0].tolist():
        hashes[at] = crc32(text[starts[at] + 1 : starts[at] + gram_sizes[at]]) - 0x80000000
    return hashes


def _table() -> NDArray[np.uint32]:
    """What a byte adds to a sum, by the number of bytes behind it, from 4 fewer than none, and the byte itself.

    Before it is taken in, a byte stands in the last of the four bytes of the sum, and moves on with each that follows.
    """
    step = np.array([crc32(bytes([byte])) ^ crc32(b"\0") for byte in range(256)], np.uint32)
    rows = [np.arange(256, dtype=np.uint32) << 24]
    while len(rows) < LONG + 4:
        rows.append(rows[-1] >> 8 ^ step[rows[-1] & 255])
    return np.concatenate(rows)


_TABLE = _table()
_AROUND = np.array([0, *(crc32(bytes(size)) ^ _TABLE[(size + 4) * 256 + _SPACE] for size in range(LONG))], np.uint32)
"""The difference between the sum of a gram with the space before it, of so many bytes, and the CRC without that."""


def _summed(letters: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> _Sums:
    """The sums of stretches of bytes, each of which begins where the one before ends."""
    first, last = int(starts[0]), int(ends[-1])
    rows = (ends + 3).repeat(ends - starts) - np.arange(first, last)
    return np.bitwise_xor.reduceat(_TABLE.take((rows << 8) + letters[first:last], mode="clip"), starts - first)


_PLACES = np.array([[0], [-256], [-512], [-768]])


def _joined(sums: _Sums, following: _Sums, sizes: NDArray[np.int64]) -> _Sums:
    """The sums of runs with those that follow them, which are of so many bytes: the four bytes of a sum move on."""
    letters = sums.astype("<u4", copy=False).view(np.uint8).reshape(-1, 4).T
    found: _Sums = following ^ np.bitwise_xor.reduce(_TABLE.take((sizes + 3 << 8) + _PLACES + letters, mode="clip"))
    return found


def _smallest(grams: _Grams) -> tuple[_Grams, _Grams]:
    """The smallest of each window in a passage; and of each two neighbours."""
    passages = grams & _PASSAGE
    pairs = np.minimum(grams[1:], grams[:-1])
    windows = np.minimum(pairs[2:], pairs[:-2])[passages[WINDOW - 1 :] == passages[: 1 - WINDOW]]
    few = grams[(np.bincount(passages) < WINDOW)[passages]]
    return np.concatenate([windows, few]), pairs[passages[1:] == passages[:-1]]


def _first_of_each(ranks: Sequence[_Grams]) -> _Grams:
    """Of each hash the first, by rank and then by passage."""
    grams = np.concatenate([some[_is_other(some)] | rank << _RANK for rank, some in enumerate(ranks)])
    grams.sort()
    return grams[_is_other(grams >> 32)]


def _is_other(numbers: _Grams) -> NDArray[np.bool_]:
    """Which numbers are not the same as the one before."""
    found = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=found[1:])
    return found
