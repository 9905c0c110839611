"""The numbers that a source's paragraphs bear (`20.`, `[20]`, Word's own) → those by which one can cite them.

A document holds other numbers too: of short lists, of quoted judgments, of dates. The one series that runs through it
is the longest that rises; a number counts where it belongs to that series and nothing else could stand in its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loccit.structure.dates import month_named

HEAD = 32
"""Characters at the head of a paragraph among which its number stands."""
_COUNTED = re.compile(r", number (?P<number>(?P<whole>\d+(?:\.\d+)*)\S*)\Z")
"""The number in a locator of Word: takes `paragraph 57, number 20(b)`; leaves `paragraph 57, item (b)`."""
_TYPED = re.compile(r"\[(?P<bracketed>\d{1,4})\](?=\s)|(?P<stopped>\d{1,4}(?:\.\d{1,3}){0,3})\.\s+(?P<word>[^\W\d_]*)")
"""A number typed at the head: takes `20. The`, `[20] The`, `3.4. The`; leaves `20 boats`, `[20]` of a note."""
_POINTED = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,3})\s+(?=[^\W\d_])")
"""One with a point in it and none behind: takes `3.4 The`; leaves `3,4 metres`."""
_FEWEST = 3
_STEP = 2
"""By so much the series may rise: a paragraph that is no passage, or was struck out, leaves a gap."""

Number = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage of a document: its place in the order, its locator, and the first HEAD characters of its text."""

    ordinal: int
    locator: str
    head: str


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paragraph with its number as one cites it, the figures of it by which it is ordered, and the locator of one
    whose number Word counts."""

    ordinal: int
    number: str
    figures: Number
    counted: str = ""

    def is_within(self, whole: _Numbered) -> bool:
        """Whether it is a part of a numbered paragraph: `20(b)` of `20`, or the rest of one that was cut."""
        if not self.counted or self.figures != whole.figures:
            return False
        return not _is_whole(self) or self.counted == whole.counted


def own_numbers(paragraphs: Iterable[Paragraph]) -> dict[int, str]:
    """The number of each paragraph that has one in the source's own series, by ordinal: `20`, `3.4`, `20(b)`."""
    numbered = [one for one in map(_numbered, paragraphs) if one is not None]
    certain = _in_steps(_on_the_rise(_begun(numbered)))
    if len(certain) < _FEWEST:
        return {}
    series = {one.ordinal for one in certain}
    found: dict[int, str] = {}
    last: _Numbered | None = None
    for one in numbered:
        if one.ordinal in series:
            last = one
        if last is not None and (one is last or one.is_within(last)):
            found[one.ordinal] = one.number
    return found


def _numbered(paragraph: Paragraph) -> _Numbered | None:
    if counted := _COUNTED.search(paragraph.locator):
        return _Numbered(paragraph.ordinal, counted["number"], _figures(counted["whole"]), paragraph.locator)
    if typed := _TYPED.match(paragraph.head):
        number = typed["bracketed"] or typed["stopped"]
        is_date = bool(typed["word"]) and month_named(typed["word"]) is not None
        return None if is_date else _Numbered(paragraph.ordinal, number, _figures(number))
    pointed = _POINTED.match(paragraph.head)
    return _Numbered(paragraph.ordinal, pointed["number"], _figures(pointed["number"])) if pointed else None


def _figures(number: str) -> Number:
    return tuple(int(part) for part in number.split("."))


def _is_whole(one: _Numbered) -> bool:
    return not one.number.endswith(")")


def _begun(numbered: Sequence[_Numbered]) -> list[_Numbered]:
    """Those that begin a numbered paragraph, without the other parts of one that was cut."""
    whole = [one for one in numbered if _is_whole(one)]
    return [one for before, one in zip([None, *whole], whole, strict=False) if not (before and one.is_within(before))]


def _on_the_rise(numbered: Sequence[_Numbered]) -> list[_Numbered]:
    """Those without which the longest rising series would be shorter."""
    ranks = {figures: rank for rank, figures in enumerate(sorted({one.figures for one in numbered}))}
    rising = [ranks[one.figures] for one in numbered]
    before = _lengths(rising)
    behind = _lengths([-rank for rank in reversed(rising)])[::-1]
    longest = max(before, default=0)
    on = [at for at in range(len(numbered)) if before[at] + behind[at] == longest + 1]
    rivals = Counter(before[at] for at in on)
    return [numbered[at] for at in on if rivals[before[at]] == 1]


def _lengths(values: Sequence[int]) -> list[int]:
    """How long the longest rising series is that ends at each value."""
    lowest: list[int] = []
    lengths = []
    for value in values:
        place = bisect_left(lowest, value)
        lowest[place : place + 1] = [value]
        lengths.append(place + 1)
    return lengths


def _in_steps(series: Sequence[_Numbered]) -> list[_Numbered]:
    """Those that another one follows, or goes before, by a small step."""
    steps = [_is_step(one.figures, other.figures) for one, other in pairwise(series)]
    return [one for at, one in enumerate(series) if any(steps[max(at - 1, 0) : at + 1])]


def _is_step(one: Number, other: Number) -> bool:
    """Whether one number may follow another: `20` and `21`, `3.4` and `3.6`, `3.9` and `4.1`, `3` and `3.1`."""
    at = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), len(one))
    risen = other[at] - one[at] if at < len(one) and at < len(other) else 0
    return risen <= _STEP and all(figure <= _STEP for figure in other[at + 1 if risen else at :])
