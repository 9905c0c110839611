"""The signs of a page → the same, with raised numbers that the file draws behind their whole line in their places.

Some word processors draw a line without its note marks first, and leave gaps for them. What stands in such a gap of the
words drawn just before, small and raised, is read there, and not as a line of its own between two lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loccit.readers._pdf_drawn import Drawn, Letter

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3})[\])]?")
_LONGEST = 5
_SAME = 0.08
"""Share of the size by which size and base line of one run's letters may differ."""
_SMALLER = 0.88
_RAISED = (0.12, 0.55)
"""A mark stands so many sizes of its line above the base line of that."""
_SLACK = 0.1
"""So many sizes may a mark reach over the letters beside it."""
_IN_FRONT = 0.75
"""So many sizes at most before its line stands the mark that begins it; numbers of lines stand farther off."""
_SPACE = 0.2
_MOST = 20
"""Marks of one line."""


def with_marks_in_place(drawn: Iterable[Drawn]) -> Iterator[Drawn]:
    """Every sign once; only marks change their place in the order."""
    runs: list[list[Drawn]] = []
    taken = 0
    for run in _runs(drawn):
        at = _place_in(runs[-1], run) if runs and taken < _MOST and _is_mark(run) else None
        if at is None:
            runs.append(run)
            taken = 0
        else:
            runs[-1][at:at] = run if at and _is_apart(runs[-1][at - 1], run[0]) else _joined(run)
            taken += 1
    for run in runs:
        yield from run


def _runs(drawn: Iterable[Drawn]) -> Iterator[list[Drawn]]:
    """Signs of one size on one base line, as the file draws them one after the other."""
    run: list[Drawn] = []
    first: Letter | None = None
    for one in drawn:
        here = one.letter
        if run and first and here and (not _is_level(first, here) or _begins_mark(run, here)):
            yield run
            run, first = [], None
        run.append(one)
        first = first or here
    if run:
        yield run


def _is_level(first: Letter, here: Letter) -> bool:
    most = _SAME * first.size
    return here.turn == first.turn and abs(here.size - first.size) <= most and abs(here.base - first.base) <= most


def _begins_mark(run: list[Drawn], here: Letter) -> bool:
    """Whether a sign stands far behind what may be a mark: two marks of one line, drawn one after the other."""
    last = run[-1].letter
    return last is not None and _is_mark(run) and here.x0 - last.x1 > here.size


def _is_mark(run: list[Drawn]) -> bool:
    return len(run) <= _LONGEST and _MARK.fullmatch("".join(one.sign for one in run)) is not None


def _place_in(run: list[Drawn], mark: list[Drawn]) -> int | None:
    """Before which sign of the run the mark stands; None where it is none of that line, or finds no gap."""
    first, last = mark[0].letter, mark[-1].letter
    letters = [one.letter for one in run if one.letter]
    if first is None or last is None or not letters:
        return None
    main = max(letters, key=lambda letter: letter.size)
    lowest, highest = (main.base + share * main.size for share in _RAISED)
    if first.turn != main.turn or first.size > _SMALLER * main.size or not lowest <= first.base <= highest:
        return None
    slack = _SLACK * main.size
    for at, one in enumerate(run):
        here, before = one.letter, run[at - 1].letter if at else None
        if here is None or last.x1 > here.x0 + slack:
            continue
        begins = before.x1 - slack if before else here.x0 - _IN_FRONT * main.size
        if (before or not at) and begins <= (first.x0 if before else last.x1):
            return at
    return None


def _is_apart(before: Drawn, mark: Drawn) -> bool:
    """Whether a space parts the mark from the sign before it."""
    left, here = before.letter, mark.letter
    return left is None or here is None or here.x0 - left.x1 > _SPACE * left.size


def _joined(mark: list[Drawn]) -> list[Drawn]:
    """The mark without a space before it: the end of the line behind which it was drawn is none."""
    return [replace(mark[0], after_space=False), *mark[1:]]
