"""The lines of a page, from the top down → its parts that are set in columns, with the gutters between these.

Where the page as a whole has no gutter, a part of it may: two columns under a title and an abstract that go across.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from loccit.readers._pdf_lines import Line

_COLUMN_LINES = 5
_FILLED = 0.55
"""Lines of running prose fill more than this share of their column; cells of a table do not."""
_NARROWEST = 9.0
"""So many sizes wide is the narrowest column: some twenty letters; cells with numbers are narrower."""
_CROSSED = (0.2, 0.45)
"""A strip that parts columns is crossed by fewer lines than this share of what stands elsewhere; where there is none
such, by more: a title with many authors over two columns, a wide figure."""
_CANDIDATES = 3
"""So many of the places where most lines begin are looked at, as left ends of a second column."""
_FULL = 0.8
"""A line so long, as a share of the longest of its column, may go on in the next one."""
_RUNNING = 0.3
"""Share of a column of prose, by the length of its lines, behind which a sentence runs on."""
_ENDED = re.compile(r"[.!?:;][\"'”’»)\]]*\s*\Z")
"""Takes `so.`, `so.”`; leaves `the` and `4`."""
_EMPTY = 1.9
"""Base lines so many sizes apart have an empty line between them."""
_MOST_EMPTY = 1
"""Columns of prose have no more empty lines at one height; rows of a table have."""


def parts_of(down: list[Line]) -> list[tuple[list[Line], list[float]]]:
    """The parts of a page in their order, each with the places of its gutters, [] where it is one column.

    `down` are the page's lines, sorted from the top down.
    """
    gutters = _gutters(down) if down else []
    if gutters or len(down) < 2 * _COLUMN_LINES:
        return [(down, gutters)]
    for place in _begins(down):
        first, last = _longest_beside(down, place)
        first = _behind_what_goes_across(down, first, place)
        part = down[first:last]
        if len(part) == len(down) or _is_in_rows(part) or not (gutters := _gutters(part)):
            continue
        if all(_runs_on(column) for column in _columns(part, gutters)):
            above, below = down[:first], down[last:]
            return [*([(above, [])] if above else []), (part, gutters), *(parts_of(below) if below else [])]
    return [(down, [])]


def _begins(lines: list[Line]) -> list[float]:
    """The places right of the left margin where most lines begin."""
    left = min(line.x0 for line in lines)
    size = median(line.size for line in lines)
    begins = Counter(round(line.x0) for line in lines if line.x0 > left + _NARROWEST * size)
    return [place - 0.3 * size for place, count in begins.most_common(_CANDIDATES) if count >= _COLUMN_LINES]


def _longest_beside(down: list[Line], place: float) -> tuple[int, int]:
    """The longest row of lines of which none goes across a place: its start and its end."""
    across = [-1, *(at for at, line in enumerate(down) if line.x0 < place < line.x1), len(down)]
    before, behind = max(pairwise(across), key=lambda ends: ends[1] - ends[0])
    return before + 1, behind


def _behind_what_goes_across(down: list[Line], first: int, place: float) -> int:
    """Where a row of lines begins without the last lines of the paragraph that goes across above it."""
    while 0 < first < len(down) - 1:
        above, line, below = down[first - 1 : first + 2]
        is_alone = line.x1 < place and line.base - below.base > 0.5 * line.size
        is_same = abs(line.x0 - above.x0) <= line.size and abs(line.size - above.size) <= 0.06 * above.size
        if not is_alone or not is_same or above.base - line.base > _EMPTY * line.size:
            break
        first += 1
    return first


def _is_in_rows(down: list[Line]) -> bool:
    """Whether empty lines go across the whole part, as between the rows of a table."""
    empty = sum(above.base - below.base > _EMPTY * above.size for above, below in pairwise(down))
    return empty > _MOST_EMPTY


def _columns(down: list[Line], gutters: list[float]) -> list[list[Line]]:
    ends = [float("-inf"), *gutters, float("inf")]
    return [[line for line in down if left <= line.x0 and line.x1 <= right] for left, right in pairwise(ends)]


def _runs_on(column: list[Line]) -> bool:
    """Whether sentences run on from line to line, as in prose and not in cells: behind a filled line that ends none
    stands no capital, number or sign."""
    enough = _FULL * max((line.x1 - line.x0 for line in column), default=0.0)
    running = [
        above.x1 - above.x0
        for above, below in pairwise(column)
        if above.x1 - above.x0 >= enough
        and not _ENDED.search(above.text)
        and below.text.lstrip()[:1].isalpha()
        and not below.text.lstrip()[:1].isupper()
    ]
    return len(running) >= _COLUMN_LINES and sum(running) >= _RUNNING * sum(line.x1 - line.x0 for line in column)


def _gutters(lines: list[Line]) -> list[float]:
    """Where columns of prose are parted: strips that few lines cross, with filled lines on both sides."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    size = median(line.size for line in lines)
    cells = max(int((right - left) / 2), 1)
    if len(lines) < 2 * _COLUMN_LINES or cells < 20 or cells > 5_000:
        return []
    covered = [0] * (cells + 1)
    for line in lines:
        for cell in range(max(int((line.x0 - left) / 2), 0), min(int((line.x1 - left) / 2), cells) + 1):
            covered[cell] += 1
    usual, narrowest = median(covered), _NARROWEST * size
    for crossed in _CROSSED:
        strips = [cell for cell in range(int(cells * 0.15), int(cells * 0.85)) if covered[cell] <= crossed * usual]
        runs = _runs(strips)
        clear = runs if crossed == _CROSSED[0] else [_clearest(strip, covered) for strip in runs]
        places = [left + strip[0] + strip[-1] + 1 for strip in clear if 2 * len(strip) >= 0.6 * size]
        if gutters := [place for place in places if _parts_prose(lines, place, narrowest)]:
            return gutters
    return []


def _clearest(strip: list[int], covered: list[int]) -> list[int]:
    """The longest part of a strip that hardly more lines cross than its clearest cell."""
    least = min(covered[cell] for cell in strip)
    return max(_runs([cell for cell in strip if covered[cell] <= 1.2 * least + 1]), key=len)


def _runs(cells: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for cell in cells:
        if runs and runs[-1][-1] == cell - 1:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return runs


def _parts_prose(lines: list[Line], place: float, narrowest: float) -> bool:
    """Whether both sides hold prose: lines as long as their column is wide, more than what stands beside them, and
    than what goes across."""
    across = sum(line.x0 < place < line.x1 for line in lines)
    for side in ([line for line in lines if line.x1 <= place], [line for line in lines if line.x0 >= place]):
        widths = [line.x1 - line.x0 for line in side]
        enough = max(_FILLED * max(widths, default=0.0), narrowest)
        filled = [width for width in widths if width >= enough]
        if len(filled) < max(_COLUMN_LINES, 2 * across) or 2 * sum(filled) < sum(widths):
            return False
    return True
