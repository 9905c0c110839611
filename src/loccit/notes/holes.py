"""Stretches that are no words of a passage, with the white space that belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from loccit.model import Span

_CLOSING = frozenset(",.;:!?)]}”’»…、。，．；：！？）」』")
"""What stands close to the word before it, so that a space before a mark may not be left there."""
_PLACE = attrgetter("start", "end")
_INLINE_SPACE = " \t\u00a0\u2002\u2003\u2009\u202f"


def hole(text: str, start: int, end: int) -> Span:
    """The stretch from `start` to `end`, with the spaces before it where they would be left over.

    They are left over before another space, before a closing mark and at the end; between two words one space stays,
    so no word is glued.

    >>> hole("signed in 1911 [2], and", 15, 18)
    Span(start=14, end=18)
    >>> hole("signed [2]in 1911", 7, 10)
    Span(start=7, end=10)
    """
    follows = text[end : end + 1]
    if not follows or follows.isspace() or follows in _CLOSING:
        while start > 0 and text[start - 1] in _INLINE_SPACE:
            start -= 1
    return Span(start, end)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches, sorted, those that touch or overlap made one, empty ones left out.

    >>> joined([Span(5, 9), Span(1, 3), Span(2, 4), Span(7, 7)])
    (Span(start=1, end=4), Span(start=5, end=9))
    """
    result: list[Span] = []
    for span in sorted(spans, key=_PLACE):
        if span.start >= span.end:
            continue
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def without(start: int, end: int, holes: Iterable[Span]) -> Iterator[Span]:
    """The stretches from `start` to `end` that no hole covers; holes are sorted and do not overlap.

    >>> list(without(0, 10, [Span(2, 4), Span(8, 12)]))
    [Span(start=0, end=2), Span(start=4, end=8)]
    """
    at = start
    for cut in holes:
        if cut.end <= at:
            continue
        if cut.start >= end:
            break
        if cut.start > at:
            yield Span(at, cut.start)
        at = cut.end
    if at < end:
        yield Span(at, end)
