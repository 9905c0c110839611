"""Pages of a transcript with numbered lines, as they are printed → the same with each number a line by itself.

Sheets that show several pages (condensed transcripts) are parted into these, in their order.

Only pages with questions and answers are looked at: elsewhere a number before words is a list's, or a note's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from loccit.readers._pdf_lines import Line, Page

_NUMBERED = re.compile(r"\s*(?P<number>\d{1,2})(?P<space>\s+)(?=\S)")
_ALONE = re.compile(r"\s*\d{1,2}\s*\Z")
_ASKED = re.compile(r"\s*(?:\d{1,2}\s+)?[QA]\.?\s")
_PRINTED = re.compile(r"\s*(?:page\s*)?(\d{1,5})\s*\Z", re.IGNORECASE)
_FEWEST = 3
"""A page of a transcript has so many questions and answers."""
_RUN = 10
"""So far at least count the lines of a page."""
_ALIGNED = 6.0
"""Points by which numbers under one another may differ."""
_ABOVE = 2.6
"""So many line distances above its first line a page's own number may stand."""

Run = list[Line]


def with_numbers_apart(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages; those of transcripts with their lines' numbers apart, one page of them after the other."""
    return tuple(one for page in pages for one in (_parted(page) if _is_asked(page) else (page,)))


def _is_asked(page: Page) -> bool:
    found = (line for line in page.lines if _ASKED.match(line.text))
    return sum(1 for _, line in zip(range(_FEWEST), found, strict=False)) == _FEWEST


def _parted(page: Page) -> tuple[Page, ...]:
    """The pages of one sheet; the sheet where nothing shows that it holds several."""
    lines = tuple(part for line in page.lines for part in _apart(line))
    runs = list(_runs(lines))
    page = replace(page, lines=lines) if runs else page
    if len(runs) < 2:
        return (page,)
    held: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        held[_of_run(line, runs)].append(line)
    rest = held.pop(-1, [])
    found = [
        replace(page, lines=tuple(held[at]), turned=())
        for at in sorted(held, key=lambda at: _order(held[at], runs[at]))
    ]
    return (*found, replace(page, lines=tuple(rest))) if rest or page.turned else tuple(found)


def _apart(line: Line) -> Iterator[Line]:
    """A line that begins with a number, as two: where the words begin is reckoned from the letters before them."""
    first = line.pieces[0]
    match = _NUMBERED.match(line.text)
    if match is None or line.is_raised(first):
        yield line
    elif match.end() < len(first.text):
        at = first.x0 + (first.x1 - first.x0) * match.end() / len(first.text)
        end = first.x0 + (first.x1 - first.x0) * match.end("number") / len(first.text)
        yield Line((replace(first, text=match["number"], x1=end),), line.page, line.base, line.size)
        words = replace(first, text=first.text[match.end() :], x0=at)
        yield Line((words, *line.pieces[1:]), line.page, line.base, line.size)
    elif len(line.pieces) > 1:
        yield Line((replace(first, text=match["number"]),), line.page, line.base, line.size)
        yield Line(line.pieces[1:], line.page, line.base, line.size)
    else:
        yield line


def _runs(lines: Sequence[Line]) -> Iterator[Run]:
    """The numbers of the lines of each page on a sheet: one below the other, from 1 on, as far apart as lines are."""
    columns: list[Run] = []
    for line in sorted((one for one in lines if _ALONE.match(one.text)), key=lambda one: one.x1):
        if columns and line.x1 - columns[-1][-1].x1 <= _ALIGNED:
            columns[-1].append(line)
        else:
            columns.append([line])
    for column in columns:
        run: Run = []
        for line in sorted(column, key=lambda one: -one.base):
            number = int(line.text)
            if number == len(run) + 1:
                run.append(line)
            else:
                if _counts(run):
                    yield run
                run = [line] if number == 1 else []
        if _counts(run):
            yield run


def _counts(run: Run) -> bool:
    falls = [above.base - below.base for above, below in pairwise(run)]
    return len(run) >= _RUN and max(falls) <= 1.5 * median(falls)


def _of_run(line: Line, runs: Sequence[Run]) -> int:
    """The run beside whose numbers a line stands, nearest on its left; -1 for what stands above or below all."""
    best, left = -1, float("-inf")
    for at, run in enumerate(runs):
        fall = (run[0].base - run[-1].base) / (len(run) - 1)
        begins = min(one.x0 for one in run) - _ALIGNED
        if run[-1].base - fall < line.base < run[0].base + _ABOVE * fall and left < begins <= line.x0:
            best, left = at, begins
    return best


def _order(lines: Sequence[Line], run: Run) -> tuple[float, float, float]:
    """Where a page comes on its sheet: by its printed number, else down one column and then the next."""
    numbers = set(run)
    printed = [match for one in lines if one not in numbers and (match := _PRINTED.match(one.text))]
    above = [int(match[1]) for match in printed if len(printed) == 1]
    return (float(above[0]) if above else float("inf"), round(run[0].x0), -run[0].base)
