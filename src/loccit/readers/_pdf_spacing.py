"""Which pages are set with wide gaps between all their lines (double spacing), and how wide those are.

Opinions of courts, theses and drafts are set so. There a gap as wide as the one between the paragraphs of other
documents is that between any two lines; what tells is that the sentence runs on behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from statistics import median

from loccit.readers._pdf_lines import Line
from loccit.readers._pdf_order import Placed

_FEWEST = 3
"""A page with so many sentences that run on from line to line tells its own spacing."""
_WIDEST = 3.2
"""Distances of base lines, in sizes, beyond this are no spacing of lines: triple spacing is 3.5."""
_NEARLY = 0.1
"""Share of the usual distance by which one may differ from it."""
_COMMON = 0.5
"""Where so many pages are set wide, the rest of a page that begins with a narrow title or quotation may be too."""
_HALF = 0.5
"""A line of prose is longer than this share of its column, however ragged."""
_STRETCHED = 3.0
"""So many sizes wide may be a gap between two sentences of a justified line."""
_SHORT = 0.1
"""A line that ends so much of the column's width before its right end is short."""
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\d*\s*\Z")
"""Takes `so.`, `so.”`, `so.12`; leaves `the` and `Mr`."""
_QUOTES = "“‘\"'(["
_LEADERS = re.compile(r"\.{4}|(?:\. ){3}|…{2}")
"""What leads to a page number in a table of contents: takes `Tides .... 7`, `Tides . . . . 7`."""


class Spacing:
    """How far apart, in sizes, the lines of each page stand where that is wider than `narrow`, a gap that lines have
    in most documents."""

    def __init__(self, lines: Iterable[Placed], narrow: float) -> None:
        self._wide: dict[int, float] = {}
        self._narrow = narrow
        steps: dict[int, list[float]] = defaultdict(list)
        for above, below in pairwise(lines):
            if above.line.page == below.line.page and above.column == below.column and _runs_on(above, below):
                steps[above.line.page].append(step_of(above, below))
        for page, on_page in steps.items():
            usual = median(on_page)
            near = sum(abs(step - usual) <= _NEARLY * usual for step in on_page)
            if len(on_page) >= _FEWEST and narrow < usual <= _WIDEST and 2 * near >= len(on_page):
                self._wide[page] = usual
        self._few = {page for page, on_page in steps.items() if len(on_page) < _FEWEST}
        self._usual = median(self._wide.values()) if self._wide else 0.0
        self._is_common = len(self._wide) >= _COMMON * len(steps)

    def whole(self, lines: Iterable[Placed]) -> list[Placed]:
        """The same lines; on pages so set, the parts of a justified line with a wide gap between its sentences (common
        in the type of typewriters) are one line, where that fills the column."""
        wholes: list[Placed] = []
        for one in lines:
            if wholes and one.line.page in self._wide and _fills_up(wholes[-1], one):
                wholes[-1] = replace(one, line=_one_line(wholes[-1].line, one.line))
            else:
                wholes.append(one)
        return wholes

    def goes_on(self, before: Placed | None, above: Placed, below: Placed) -> bool:
        """Whether the gap between two lines, wider than `narrow`, is the spacing of their page, and a paragraph may go
        on behind it; `before` is the line of the paragraph before both, if there is one."""
        page = above.line.page
        is_mixed = page not in self._wide and page not in self._few
        if is_mixed and not (self._is_common and _is_prose(above)):
            return False
        wide = self._wide.get(page, self._usual)
        if not wide or abs(step_of(above, below) - wide) > _NEARLY * wide or _LEADERS.search(above.line.text):
            return False
        if before is not None and before.line.page == page and 0 < step_of(before, above) <= self._narrow:
            return False
        return not is_short(above) or below.line.text.lstrip(_QUOTES)[:1].islower()


def step_of(above: Placed, below: Placed) -> float:
    """The distance of two base lines, in sizes of the upper one."""
    return (above.line.base - below.line.base) / above.line.size


def is_short(one: Placed) -> bool:
    """Whether a line ends well before the right end of its column, as the last one of a paragraph does."""
    return one.line.x1 < one.right - max(_SHORT * (one.right - one.left), 2 * one.line.size)


def ends_sentence(text: str) -> bool:
    """Whether a line's words may end a paragraph."""
    return _SENTENCE_END.search(text) is not None


def _is_prose(one: Placed) -> bool:
    """Whether a line is as long as those of prose, and leaves its sentence open."""
    return one.line.x1 - one.line.x0 >= _HALF * (one.right - one.left) and not ends_sentence(one.line.text)


def _runs_on(above: Placed, below: Placed) -> bool:
    """Whether a sentence clearly goes on from a line to the one below: a filled line that ends none, and no indent."""
    size = above.line.size
    if size <= 1 or abs(size - below.line.size) > 0.06 * size or not 0.8 < step_of(above, below) <= _WIDEST:
        return False
    is_level = abs(below.line.x0 - above.line.x0) <= 0.8 * size
    begins_anew = below.line.text.lstrip(_QUOTES)[:1].isupper()
    return is_level and not is_short(above) and not begins_anew and not ends_sentence(above.line.text)


def _fills_up(first: Placed, second: Placed) -> bool:
    """Whether a line goes on to the very right end of the column, behind a gap, the one that begins at its left."""
    size, gap = first.line.size, second.line.x0 - first.line.x1
    if first.line.page != second.line.page or first.column != second.column or not 0 < gap <= _STRETCHED * size:
        return False
    begins, ends = first.line.x0 - first.left, first.right - second.line.x1
    is_level = abs(step_of(first, second)) < 0.1 and abs(second.line.size - size) <= 0.06 * size
    return is_level and begins <= 0.5 * size and ends <= 0.5 * size


def _one_line(first: Line, second: Line) -> Line:
    last = replace(first.pieces[-1], text=first.pieces[-1].text.rstrip() + " ")
    return Line((*first.pieces[:-1], last, *second.pieces), second.page, second.base, second.size)
