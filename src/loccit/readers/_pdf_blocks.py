"""Placed lines → paragraphs, headings, list items and rows: which lines belong together, over columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from loccit.readers._pdf_lines import Line
from loccit.readers._pdf_order import Placed
from loccit.readers._pdf_spacing import Spacing, ends_sentence, is_short, step_of

_BULLET = re.compile(r"(?:[•◦▪▫‣⁃➢·●○■□–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_BULLET_ALONE = re.compile(r"(?:[•◦▪▫‣⁃➢·●○■□–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s*\Z")
_LARGER = 1.12
_OFTEN = 0.25
"""The largest type that sets so much of the text is that of the prose, though the notes may be longer."""
_HEADING_LENGTH = 200
_INDENT = 0.8
_HANGING = 4.0


@dataclass(slots=True)
class Stretch:
    """Lines that make one block. A row holds its cells as lines."""

    kind: str
    lines: list[Line]
    level: int = 0
    cues: tuple[str, ...] = ()
    last: Placed | None = field(default=None)
    before: Placed | None = field(default=None)
    """The line before the last one."""


class Typography:
    """What the document's type says: the size of its prose, the sizes of its headings, its line distance."""

    def __init__(self, lines: Iterable[Line]) -> None:
        sizes: Counter[float] = Counter()
        bold = plain = 0
        for line in lines:
            length = len(line.text)
            sizes[round(line.size * 2) / 2] += length
            bold += length if line.is_bold else 0
            plain += 0 if line.is_bold else length
        usual = sizes.most_common(1)[0][0] if sizes else 12.0
        share = _OFTEN * sum(sizes.values())
        self.body = max(
            (size for size, count in sizes.items() if count >= share and size <= 1.5 * usual), default=usual
        )
        self._larger = sorted((size for size in sizes if size > self.body * _LARGER), reverse=True)
        self.has_plain = plain > bold

    def heading_level(self, line: Line) -> int:
        """1 to 6 for type larger than the prose, or bold; 0 for prose."""
        size = round(line.size * 2) / 2
        if size in self._larger:
            return min(self._larger.index(size) + 1, 6)
        if self.has_plain and line.is_bold and line.size > self.body * 0.95:
            return min(len(self._larger) + 1, 6)
        return 0


def stretches_of(placed: Iterable[Placed], typography: Typography) -> list[Stretch]:
    """The blocks of the whole document, in order. A paragraph may run on in the next column or page."""
    lines = list(placed)
    narrow = _leading(lines) * 1.3 + 0.1
    spacing = Spacing(lines, narrow)
    lines = spacing.whole(lines)
    stretches: list[Stretch] = []
    at = 0
    while at < len(lines):
        cells = _cells(lines, at)
        if len(cells) > 1:
            at += len(cells)
            stretches.append(_row(cells, typography))
            continue
        one = lines[at]
        at += 1
        level = typography.heading_level(one.line)
        if stretches and _goes_on(stretches[-1], one, level, narrow, spacing):
            stretches[-1].lines.append(one.line)
            stretches[-1].before, stretches[-1].last = stretches[-1].last, one
        else:
            stretches.append(_begin(one, level))
    return _settled(stretches)


def _row(cells: list[Placed], typography: Typography) -> Stretch:
    """Lines side by side: the cells of a row; a bullet and its words; the number of a heading and its words."""
    lines = [cell.line for cell in cells]
    levels = {typography.heading_level(line) for line in lines}
    if levels != {0} and len(levels) == 1:
        return Stretch("heading", lines, levels.pop(), last=cells[-1])
    if _BULLET_ALONE.match(lines[0].text):
        return Stretch("list_item", lines, 1, ("bullet",), cells[-1])
    return Stretch("row", lines, last=cells[-1])


def _begin(one: Placed, level: int) -> Stretch:
    if level:
        return Stretch("heading", [one.line], level, last=one)
    if _BULLET.match(one.line.text):
        return Stretch("list_item", [one.line], 1, ("bullet",), one)
    return Stretch("paragraph", [one.line], last=one)


def _settled(stretches: list[Stretch]) -> list[Stretch]:
    """A row without another row beside it is a paragraph; a heading as long as prose is prose in bold."""
    for place, stretch in enumerate(stretches):
        if stretch.kind == "row":
            near = stretches[max(place - 1, 0) : place + 2]
            if sum(other.kind in ("row", "cells") for other in near) < 2:
                stretch.kind = "cells"
        elif stretch.kind == "heading" and sum(len(line.text) for line in stretch.lines) > _HEADING_LENGTH:
            stretch.kind, stretch.level, stretch.cues = "paragraph", 0, ("bold",)
    for stretch in stretches:
        stretch.kind = "paragraph" if stretch.kind == "cells" else stretch.kind
    return stretches


def _cells(lines: list[Placed], at: int) -> list[Placed]:
    """The lines on the base line of this one, side by side."""
    first = lines[at]
    cells = [first]
    for one in lines[at + 1 :]:
        same = one.line.page == first.line.page and one.column == first.column
        if not same or abs(one.line.base - first.line.base) > 0.4 * first.line.size or one.line.x0 < cells[-1].line.x1:
            break
        cells.append(one)
    return cells


def _leading(lines: list[Placed]) -> float:
    """The usual distance of two base lines, in sizes of the upper one."""
    steps = [
        (above.line.base - below.line.base) / above.line.size
        for above, below in pairwise(lines)
        if above.line.page == below.line.page and above.column == below.column and above.line.size > 1
    ]
    near = [step for step in steps if 0.8 < step < 2.2]
    return median(near) if near else 1.2


def _goes_on(stretch: Stretch, one: Placed, level: int, narrow: float, spacing: Spacing) -> bool:
    """Whether the line belongs to the stretch before it; `narrow` is the widest gap that lines usually have."""
    last = stretch.last
    if last is None or stretch.kind == "row" or stretch.level * (stretch.kind == "heading") != level:
        return False
    above, line = last.line, one.line
    if abs(above.size - line.size) > 0.06 * above.size or _BULLET.match(line.text):
        return False
    if above.page != line.page or last.column != one.column:
        spans_columns = above.page == line.page and last.column == 0
        return not level and not spans_columns and _runs_over(last, one)
    step = step_of(last, one)
    if step <= 0 or (step > narrow and (level or not spacing.goes_on(stretch.before, last, one))):
        return False
    return bool(level) or not _is_new(stretch, last, one)


def _runs_over(last: Placed, one: Placed) -> bool:
    """Whether a paragraph goes on in the next column or page."""
    text = last.line.text.strip()
    begins_small = one.line.text.lstrip("“‘\"'(")[:1].islower()
    is_full = last.line.x1 > last.right - 3 * last.line.size
    is_indented = one.line.x0 > one.left + _INDENT * one.line.size
    is_at_end = is_short(last) and ends_sentence(text)  # so the rest of a long note on the next page is none of it
    return (begins_small and not is_at_end) or (is_full and not is_indented and not ends_sentence(text))


def _is_new(stretch: Stretch, last: Placed, one: Placed) -> bool:
    """Whether a line in the same column begins a paragraph: by its indent, or by the short line above it."""
    above, line = last.line, one.line
    size = line.size
    indent, before = line.x0 - one.left, above.x0 - last.left
    if stretch.kind == "list_item" and len(stretch.lines) == 1:
        return not 0 <= line.x0 - above.x0 < _HANGING * size and ends_sentence(above.text)
    if len(stretch.lines) == 1 and abs(before) < _INDENT * size and indent > _HANGING * size:
        return ends_sentence(above.text)
    if line.x0 - above.x0 > _INDENT * size and stretch.kind != "list_item" and len(stretch.lines) > 1:
        return True
    if line.x0 - above.x0 > _INDENT * size and ends_sentence(above.text):
        return True
    if above.x0 - line.x0 > _INDENT * size and len(stretch.lines) > 1:
        return True
    return is_short(last) and ends_sentence(above.text)
