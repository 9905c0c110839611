"""The lines of a PDF's pages → the order in which they are read, and which of them are running heads and feet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from loccit.readers._pdf_gutters import parts_of
from loccit.readers._pdf_heads import lines_behind, without_numbers
from loccit.readers._pdf_lines import Line, Page

_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.)?\W{0,3}(\d{1,4}|[ivxlc]{1,7})\W{0,3}(?:(?:of|von|/)\s*\d{1,4})?", re.IGNORECASE
)
"""Takes `12`, `- 12 -`, `Page 3 of 9`, `xiv`; leaves `12 boats`."""
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]?|[*†‡§¶‖•◦▪–]{1,3}")
_LABEL_GAP = 4.0
"""So many sizes may stand between a label that hangs and its words."""
_EDGE = 3
"""So many lines from the top or the bottom of a page a running head may stand."""
_NEAR = 8.0
"""Points by which a running head may move from page to page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the column that it stands in: `left` and `right` are the column's ends."""

    line: Line
    column: int
    left: float
    right: float


def running_lines(pages: tuple[Page, ...]) -> dict[Line, str]:
    """The lines that repeat from page to page at the same place, and page numbers, each with its cue.

    What stands beside such a line, at a height where many pages have one, runs too: the head that names a chapter. So
    does what repeats behind such lines: a head under the stamp of a file.
    """
    places: dict[tuple[str, int], list[Line]] = defaultdict(list)
    raised = {page.number: _raised_labels(page) for page in pages}
    for page in pages:
        for line in _edge_lines(page):
            if _is_noted(line, raised[page.number]):
                continue
            places[without_numbers(line.text), round(line.base / _NEAR)].append(line)
    enough = 3 if len(pages) > 3 else 2
    running: dict[Line, str] = {}
    heights: Counter[int] = Counter()
    for (words, height), found in places.items():
        near = [line for step in (-1, 0, 1) for line in places.get((words, height + step), ())]
        if len({line.page for line in near}) < enough or not (words.strip("#-–— .") or _counts_up(near)):
            continue
        heights[height] += len(found)
        running.update((line, "") for line in found)
    beside = {(line.page, round(line.base)) for line in running}
    for (_, height), found in places.items():
        if heights[height] >= 3:
            running.update((line, "") for line in found if (line.page, round(line.base)) in beside)
    running.update((line, "") for line in lines_behind(pages, running.keys()) if not _is_noted(line, raised[line.page]))
    middle = {page.number: page.height / 2 for page in pages}
    return {line: _cue(line, middle[line.page]) for line in running}


def _raised_labels(page: Page) -> frozenset[str]:
    """What stands raised on a page: the marks of its notes, if it has any."""
    pieces = (piece for line in page.lines for piece in line.pieces if line.is_raised(piece))
    return frozenset(piece.text.strip() for piece in pieces)


def _is_noted(line: Line, raised: frozenset[str]) -> bool:
    """Whether a line refers to a note or is one, however often its like stands there: "12 Ibid., p. 40." """
    if any(line.is_raised(piece) for piece in line.pieces):
        return True
    first, _, words = line.text.strip().partition(" ")
    return bool(words) and first.strip("[]().") in raised


def _cue(line: Line, middle: float) -> str:
    if _PAGE_NUMBER.fullmatch(line.text.strip()):
        return "page-number"
    return "page-head" if line.base > middle else "page-foot"


def _edge_lines(page: Page) -> list[Line]:
    lines = sorted(page.lines, key=lambda line: line.base)
    return lines if len(lines) <= 2 * _EDGE else lines[:_EDGE] + lines[-_EDGE:]


def _counts_up(lines: list[Line]) -> bool:
    """Whether numbers that stand alone grow with the pages, as page numbers do."""
    numbered = sorted((line.page, _number(line.text)) for line in lines)
    steps = [after[1] - before[1] == after[0] - before[0] for before, after in pairwise(numbered)]
    return sum(steps) >= 0.6 * len(steps)


def _number(text: str) -> int:
    found = _PAGE_NUMBER.fullmatch(text.strip())
    if found is None:
        return 0
    if found[1].isdecimal():
        return int(found[1])
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    digits = [worth[letter] for letter in found[1].lower()]
    return sum(-value if value < after else value for value, after in pairwise([*digits, 0]))


def in_reading_order(lines: Iterable[Line]) -> tuple[Placed, ...]:
    """The lines of one page as they are read: down a column, then the next one; what spans columns stands between."""
    down = sorted(lines, key=lambda line: (-line.base, line.x0))
    order = [one for part, gutters in parts_of(down) for one in _in_columns(part, gutters)]
    return _with_common_ends(order)


def _in_columns(down: list[Line], gutters: list[float]) -> list[Placed]:
    """Lines in the columns that gutters part, in column 0 where there are none."""
    if not gutters:
        return list(_placed(_rows(down), 0))
    ends = [float("-inf"), *gutters, float("inf")]
    order: list[Placed] = []
    band: list[list[Line]] = [[] for _ in ends[1:]]
    for line in down:
        columns = [
            place for place in range(len(ends) - 1) if line.x0 < ends[place + 1] - 1 and line.x1 > ends[place] + 1
        ]
        if len(columns) == 1:
            band[columns[0]].append(line)
            continue
        order += _band(band)
        order += _placed([line], 0)
    return order + _band(band)


def _band(band: list[list[Line]]) -> list[Placed]:
    placed = [one for number, column in enumerate(band, 1) for one in _placed(_rows(column), number)]
    for column in band:
        column.clear()
    return placed


def _placed(lines: list[Line], column: int) -> tuple[Placed, ...]:
    if not lines:
        return ()
    left, right = _ends(lines)
    return tuple(Placed(line, column, left, right) for line in lines)


def _ends(lines: list[Line]) -> tuple[float, float]:
    """Where most lines begin and end: the margins, whatever single lines do."""
    rights = sorted(line.x1 for line in lines)
    begins = Counter(round(line.x0) for line in lines)
    often = [left for left, count in begins.items() if count >= max(2, len(lines) // 8)]
    return float(min(often, default=min(begins))), rights[int(0.95 * (len(rights) - 1))]


def _with_common_ends(order: list[Placed]) -> tuple[Placed, ...]:
    """The same with one left and right end for each column of the page, whatever band a line stands in."""
    ends = {
        column: _ends([one.line for one in order if one.column == column]) for column in {one.column for one in order}
    }
    return tuple(Placed(one.line, one.column, *ends[one.column]) for one in order)


def _rows(down: list[Line]) -> list[Line]:
    """Lines that stand on one base line from left to right, whatever small differences there are."""
    rows: list[list[Line]] = []
    for line in down:
        if rows and abs(rows[-1][0].base - line.base) < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in _with_label(sorted(row, key=lambda one: one.x0))]


def _with_label(row: list[Line]) -> list[Line]:
    """The row; a number or sign alone, with one line not far behind it, is a label and belongs to that line."""
    if len(row) != 2 or not _LABEL.fullmatch(row[0].text.strip()) or row[1].x0 - row[0].x1 > _LABEL_GAP * row[1].size:
        return row
    label, words = row
    first = replace(label.pieces[-1], text=label.pieces[-1].text.rstrip() + " ")
    pieces = (*label.pieces[:-1], first, *words.pieces)
    return [Line(pieces, words.page, words.base, words.size)]
