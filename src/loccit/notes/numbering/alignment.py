"""Marks and heads of notes → which belong together: the most, in one order, each mark before its note."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from loccit.notes.numbering.heads import Head
from loccit.notes.numbering.marks import Sighting

_REACH = 60
"""A mark is compared with so many of the next notes that bear its label: as many chapters may restart the count."""
_NEARNESS = 1e-5
"""What nearness is worth beside one more pair: it only decides between equals."""


def aligned(marks: Sequence[Sighting], heads: Sequence[Head], favour: dict[int, float]) -> dict[int, int]:
    """The pairs (place of the mark, place of the head in the sequences) of the heaviest common order.

    Every mark comes before its note, and where one mark comes before another, so do their notes; so numbers may
    restart, with the notes at each chapter's end or all at the text's. `favour` adds weight to heads (by group).
    """
    by_label: dict[str, list[int]] = defaultdict(list)
    for place, head in enumerate(heads):
        by_label[head.label].append(place)
    span = max((head.start for head in heads), default=1) or 1
    best = _Best(len(heads))
    steps: list[tuple[int, int, int]] = []
    for place, mark in enumerate(marks):
        fitting = by_label.get(mark.label, [])
        first = bisect_right(fitting, mark.start, key=lambda at: heads[at].start)
        found = []
        for at in fitting[first : first + _REACH]:
            score, step = best.below(at)
            weight = mark.weight + favour.get(heads[at].group, 0.0)
            nearness = _NEARNESS * (1 - (heads[at].start - mark.start) / span)
            found.append((at, score + weight + nearness, step))
        for at, score, before in found:
            steps.append((place, at, before))
            best.put(at, score, len(steps) - 1)
    return _traced(steps, best.below(len(heads))[1])


class _Best:
    """The best score of a chain that ends at one of the first heads: a Fenwick tree of maxima."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 2)

    def below(self, at: int) -> tuple[float, int]:
        """The best score among the heads before `at`, and the step that reached it."""
        best = (0.0, -1)
        while at > 0:
            if self._tree[at][0] > best[0]:
                best = self._tree[at]
            at -= at & -at
        return best

    def put(self, at: int, score: float, step: int) -> None:
        """Remembers a chain that ends at the head `at`."""
        at += 1
        while at < len(self._tree):
            if score > self._tree[at][0]:
                self._tree[at] = (score, step)
            at += at & -at


def _traced(steps: list[tuple[int, int, int]], step: int) -> dict[int, int]:
    pairs: dict[int, int] = {}
    while step >= 0:
        mark, head, step = steps[step]
        pairs[mark] = head
    return pairs
