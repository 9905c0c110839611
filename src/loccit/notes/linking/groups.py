"""Marks that are printed together, `[18,88,89]` → the stretch of each group, with its brackets and what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loccit.model import Span
from loccit.notes.evidence import Mark

_BETWEEN = re.compile(r"[\s\u00a0]{0,3}(?:[,;،、–—‑-]|to|and|&)?[\s\u00a0]{0,3}")
"""What parts two marks of a group: takes `, `, `–`, `and`; leaves `, see`."""
_PAIRS = frozenset(("[]", "()", "{}"))


def grouped(text: str, marks: Sequence[Mark]) -> tuple[Span, ...]:
    """The stretches of two marks and more with nothing but commas and dashes between them, brackets round them
    included; `marks` in the order of the text. What is left of such a group is no words: `[,]`.

    >>> grouped("as said [1, 2] of", [Mark(9, 10, "1", "a", ""), Mark(12, 13, "2", "b", "")])
    (Span(start=8, end=14),)
    """
    return tuple(_with_brackets(text, group) for group in _runs(text, marks))


def _runs(text: str, marks: Sequence[Mark]) -> Iterator[Span]:
    start = end = -1
    several = False
    for mark in marks:
        if mark.start >= mark.end:
            continue
        if start >= 0 and mark.start > end and _BETWEEN.fullmatch(text, end, mark.start):
            end, several = mark.end, True
            continue
        if several:
            yield Span(start, end)
        start, end, several = mark.start, mark.end, False
    if several:
        yield Span(start, end)


def _with_brackets(text: str, group: Span) -> Span:
    if text[group.start - 1 : group.start] + text[group.end : group.end + 1] in _PAIRS:
        return Span(group.start - 1, group.end + 1)
    return group
