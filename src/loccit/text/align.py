"""Two sequences → where they say the same, in order: for re-anchoring, near duplicates, and word diffs.

`align` gives the runs that both share; `similarity` one number. Both are near-linear: runs that stand once in either
side part the work, and what is left between them is small or is given up, never compared cell by cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

EXACT_CELLS = 1_000_000
"""Up to so many pairs of words the longest common subsequence is found exactly (30 ms at most)."""

WIDEST = 4
"""Words in the first anchors that are looked for; then half as many."""
CHUNK = 1_000
"""Where nothing stands once, so many words of either side are compared at a time."""
LONG_TEXT = 16_000
"""Above so many differing characters on both sides together, similarity is counted in words."""
EFFORT = 64
"""So many times the words of both sides may be looked through for anchors, before the rest is given up."""


@dataclass(frozen=True, slots=True)
class Run:
    """`size` words that stand at `a` in the one sequence and at `b` in the other."""

    a: int
    b: int
    size: int


class Box(NamedTuple):
    """What is left to be compared: `a0` to `a1` of the one side, `b0` to `b1` of the other. `width` is how many words
    an anchor must have to be looked for; at 0 there is none, and the box is worked off from its start."""

    a0: int
    a1: int
    b0: int
    b1: int
    width: int

    @property
    def cells(self) -> int:
        return (self.a1 - self.a0) * (self.b1 - self.b0)


def align(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """The runs that both sequences share, in the order of both; they do not overlap.

    >>> align("the quay was closed".split(), "the old quay was open".split())
    [Run(a=0, b=0, size=1), Run(a=1, b=2, size=2)]
    """
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(word, len(numbers)) for word in a]
    right = [numbers.setdefault(word, len(numbers)) for word in b]
    pairs: list[tuple[int, int]] = []
    todo = [Box(0, len(left), 0, len(right), WIDEST)]
    effort = EFFORT * (len(left) + len(right))
    while todo:
        box = _peel(left, right, todo.pop(), pairs)
        if box.cells <= EXACT_CELLS:
            pairs.extend(_common_subsequence(left, right, box))
        elif box.width == 0:
            head = Box(box.a0, min(box.a1, box.a0 + CHUNK), box.b0, min(box.b1, box.b0 + CHUNK), 0)
            pairs.extend(_common_subsequence(left, right, head))
            todo.append(Box(head.a1, box.a1, head.b1, box.b1, 0))
        else:
            effort -= box.a1 - box.a0 + box.b1 - box.b0
            anchors = _anchors(left, right, box) if effort > 0 else []
            pairs.extend(anchors)
            todo.extend(_between(anchors, box) if anchors else [box._replace(width=box.width // 2)])
    return _runs(sorted(pairs))


def similarity(a: str, b: str) -> float:
    """How much two texts share, 0 to 1: twice the longest common subsequence over both lengths, in characters.

    Beyond LONG_TEXT characters (what both begin and end with left out) words are counted instead.

    >>> similarity("7,000 tonnes", "70,000 tonnes")
    0.96
    """
    if a == b:
        return 1.0
    head = _common_head(a, b)
    tail = _common_tail(a[head:], b[head:])
    ours, theirs = a[head : len(a) - tail], b[head : len(b) - tail]
    if len(ours) + len(theirs) > LONG_TEXT:
        return _similarity_in_words(a.split(), b.split())
    return 2 * (head + tail + _bits_in_common(ours, theirs)) / (len(a) + len(b))


def common_length(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest common subsequence of two short sequences (quadratic, but 30 pairs at a time)."""
    head = _common_head(a, b)
    tail = _common_tail(a[head:], b[head:])
    return head + tail + _bits_in_common(a[head : len(a) - tail], b[head : len(b) - tail])


def _similarity_in_words(a: list[str], b: list[str]) -> float:
    return 2 * sum(run.size for run in align(a, b)) / (len(a) + len(b))


def _bits_in_common(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest common subsequence (Hyyrö 2004: a row of the table is the bits of one number)."""
    if len(a) > len(b):
        a, b = b, a
    places: dict[str, int] = {}
    for at, word in enumerate(a):
        places[word] = places.get(word, 0) | 1 << at
    mask = row = (1 << len(a)) - 1
    for word in b:
        hits = row & places.get(word, 0)
        if hits:
            row = ((row + hits) | (row - hits)) & mask
    return len(a) - row.bit_count()


def _common_head(a: Sequence[str], b: Sequence[str]) -> int:
    """How many characters or words both begin with; halving, so that slices do the comparing."""
    least, most = 0, min(len(a), len(b))
    while least < most:
        middle = (least + most + 1) // 2
        if a[least:middle] == b[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _common_tail(a: Sequence[str], b: Sequence[str]) -> int:
    least, most = 0, min(len(a), len(b))
    while least < most:
        middle = (least + most + 1) // 2
        if a[len(a) - middle : len(a) - least] == b[len(b) - middle : len(b) - least]:
            least = middle
        else:
            most = middle - 1
    return least


def _peel(left: list[int], right: list[int], box: Box, pairs: list[tuple[int, int]]) -> Box:
    """The box without the words that both sides begin and end with; those go to `pairs`."""
    a0, a1, b0, b1, width = box
    while a0 < a1 and b0 < b1 and left[a0] == right[b0]:
        pairs.append((a0, b0))
        a0 += 1
        b0 += 1
    while a0 < a1 and b0 < b1 and left[a1 - 1] == right[b1 - 1]:
        a1 -= 1
        b1 -= 1
        pairs.append((a1, b1))
    return Box(a0, a1, b0, b1, width)


def _common_subsequence(left: list[int], right: list[int], box: Box) -> list[tuple[int, int]]:
    """The pairs of one longest common subsequence: the rows of `_bits_in_common`, kept and walked back."""
    ours, theirs = left[box.a0 : box.a1], right[box.b0 : box.b1]
    places: dict[int, int] = {}
    for at, word in enumerate(ours):
        places[word] = places.get(word, 0) | 1 << at
    mask = row = (1 << len(ours)) - 1
    rows = [row]
    for word in theirs:
        hits = row & places.get(word, 0)
        row = ((row + hits) | (row - hits)) & mask
        rows.append(row)
    pairs: list[tuple[int, int]] = []
    i, j = len(ours) - 1, len(theirs) - 1
    while i >= 0 and j >= 0:
        if ours[i] == theirs[j]:
            pairs.append((box.a0 + i, box.b0 + j))
            i -= 1
            j -= 1
        elif rows[j + 1] >> i & 1:
            i -= 1
        else:
            j -= 1
    return pairs


def _anchors(left: list[int], right: list[int], box: Box) -> list[tuple[int, int]]:
    """Runs of words that stand once in either side, as far as they keep the order (patience)."""
    a0, a1, b0, b1, width = box
    ours = _once(left, a0, a1, width)
    theirs = _once(right, b0, b1, width)
    shared = sorted((at, theirs[run]) for run, at in ours.items() if run in theirs)
    return [shared[at] for at in longest_rising([there for _, there in shared])]


def _once(words: list[int], start: int, end: int, width: int) -> dict[tuple[int, ...], int]:
    found: dict[tuple[int, ...], int] = {}
    often: set[tuple[int, ...]] = set()
    for at in range(start, end - width + 1):
        run = tuple(words[at : at + width])
        if run in found:
            often.add(run)
        found[run] = at
    for run in often:
        del found[run]
    return found


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """The places of one longest strictly rising subsequence.

    >>> longest_rising([3, 1, 2, 9, 4])
    [1, 2, 4]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        if length == len(tails):
            tails.append(number)
            ends.append(at)
        else:
            tails[length] = number
            ends[length] = at
        before.append(ends[length - 1] if length else -1)
    chain: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _between(anchors: list[tuple[int, int]], box: Box) -> list[Box]:
    a0, a1, b0, b1, width = box
    boxes = []
    for at, there in anchors:
        boxes.append(Box(a0, at, b0, there, width))
        a0, b0 = at + 1, there + 1
    return [*boxes, Box(a0, a1, b0, b1, width)]


def _runs(pairs: list[tuple[int, int]]) -> list[Run]:
    runs: list[Run] = []
    for at, there in pairs:
        last = runs[-1] if runs else None
        if last and last.a + last.size == at and last.b + last.size == there:
            runs[-1] = Run(last.a, last.b, last.size + 1)
        else:
            runs.append(Run(at, there, 1))
    return runs
