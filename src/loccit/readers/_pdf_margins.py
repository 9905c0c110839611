"""The numbers that some pages print beside their lines (manuscripts, proofs, pleadings): no words of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from loccit.readers._pdf_lines import Line, Page

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NUMBER = re.compile(r"[A-Z]?\d{1,4}[A-Z]?")
"""Takes `12`, `S31`, `31S`; leaves `12.`, `(3)`."""
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,5}", re.IGNORECASE)
_FEWEST = 5
"""A page with numbered lines has so many of them."""
_PAGES = 2
_ALIGNED = 3.0
"""Points by which numbers under one another may differ, at their left or right ends."""
_UNEVEN = 0.15
"""Share of the usual distance of two numbers by which most distances may differ from it."""
_NEARLY_ALL = 0.9
_PROSE = 0.5
"""Most lines beside line numbers are longer than this share of the longest; cells of a table are not."""


def numbers_of_lines(pages: Sequence[Page]) -> frozenset[Line]:
    """The numbers of lines, on pages that have a column of them; none where fewer than two pages do.

    They stand outside of all other words, count up at even distances, and what they stand beside is prose: the first
    column of a table is none such.
    """
    found = [numbers for page in pages if (numbers := _numbers(page))]
    return frozenset(line for numbers in found for line in numbers) if len(found) >= _PAGES else frozenset()


def heads_of_numbered(pages: Sequence[Page], numbers: frozenset[Line]) -> frozenset[Line]:
    """The numbers of pages that stand alone above the first numbered line, or below the last, of a page."""
    found: set[Line] = set()
    for page in pages if numbers else ():
        bases = [line.base for line in page.lines if line in numbers]
        if bases:
            outside = (line for line in page.lines if not min(bases) - 1 <= line.base <= max(bases) + 1)
            found.update(line for line in outside if _PAGE_NUMBER.fullmatch(line.text.strip()))
    return frozenset(found)


def _numbers(page: Page) -> list[Line]:
    """The column of numbers on one page; those at its feet and heads that stand elsewhere are none of it."""
    alone = sorted((line for line in page.lines if _NUMBER.fullmatch(line.text.strip())), key=lambda line: -line.base)
    others = [line for line in page.lines if not _NUMBER.fullmatch(line.text.strip())]
    if len(alone) < _FEWEST or len(others) < _FEWEST or not _is_prose(others):
        return []
    columns = (_under_one_another(alone, end) for end in (_left, _right))
    fitting = [column for column in columns if _is_column(column) and _is_outside(column, others)]
    return max(fitting, key=len, default=[])


def _left(line: Line) -> float:
    return line.x0


def _right(line: Line) -> float:
    return line.x1


def _under_one_another(lines: list[Line], end: Callable[[Line], float]) -> list[Line]:
    """The lines whose left or right end lies where that of most does."""
    usual = median(map(end, lines))
    return [line for line in lines if abs(end(line) - usual) <= _ALIGNED]


def _is_outside(column: list[Line], others: list[Line]) -> bool:
    """Whether nearly all that is no number stands on one side of the column."""
    first, last = min(line.x0 for line in column), max(line.x1 for line in column)
    behind, before = (sum(line.x0 >= last for line in others), sum(line.x1 <= first for line in others))
    return max(behind, before) >= _NEARLY_ALL * len(others)


def _is_column(numbers: list[Line]) -> bool:
    """Whether numbers count up by one step, and lie as far apart as lines do."""
    if len(numbers) < _FEWEST:
        return False
    counted = [int(line.text.strip().strip(_LETTERS)) for line in numbers]
    steps = [below - above for above, below in pairwise(counted)]
    falls = [above.base - below.base for above, below in pairwise(numbers)]
    usual, step = median(falls), median(steps)
    even = [abs(fall - usual) <= _UNEVEN * usual for fall in falls]
    return step in (1, 2, 5, 10) and steps.count(int(step)) >= 0.9 * len(steps) and sum(even) >= 0.7 * len(even)


def _is_prose(lines: list[Line]) -> bool:
    widths = [line.x1 - line.x0 for line in lines]
    return median(widths) >= _PROSE * max(widths)
