"""Running lines that stand behind others: under the stamp of a file a journal's head, its number and side changing.

What a page shows first may be a line that a program put over all others. So the row behind lines that are known to run
is looked at in its turn, and held to more: most pages have one like it at that height.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from statistics import mode

from loccit.readers._pdf_lines import Line, Page

_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")
_ROWS = 2
"""So many rows behind the outermost ones may run too."""
_LEVEL = 0.4
"""Lines whose base lines differ by less than this share of the size stand side by side."""
_MOST = 3
"""Lines of a row that may run: a head has a left side, a middle, and a right side; a table has more cells."""
_FEWEST = 3
"""So many pages have the same words."""
_NEAR = 3.0
"""Points by which such a row may move from page to page."""
_MAJORITY = 0.6
"""Share of the pages with a row at that height, and of these with words that others have too."""


def without_numbers(words: str) -> str:
    """What the words of a running line have in common on all pages.

    >>> without_numbers("492 Tides of Skarne "), without_numbers("Page xiv")
    ('# tides of skarne', 'page #')
    """
    return _NUMBERS.sub("#", words.strip()).lower()


def lines_behind(pages: Sequence[Page], running: Collection[Line]) -> frozenset[Line]:
    """The lines that run behind those of `running`, or beside them, seen from the top and from the bottom."""
    found: set[Line] = set()
    if len(pages) < _FEWEST or not running:
        return frozenset()
    known = set(running)
    for is_top in (True, False):
        for _ in range(_ROWS):
            rows = [row for page in pages if (row := _row_behind(page, known, is_top=is_top))]
            alike = _alike(rows, len(pages))
            found.update(alike)
            known |= alike
    return frozenset(found)


def _row_behind(page: Page, running: set[Line], *, is_top: bool) -> list[Line]:
    """The first row that does not run as a whole, if a row before it or a part of it does; none if it is a table's."""
    has_running = False
    for row in _rows(page, is_top=is_top):
        runs = [line in running for line in row]
        has_running = has_running or any(runs)
        if not all(runs):
            return row if has_running and len(row) <= _MOST else []
    return []


def _rows(page: Page, *, is_top: bool) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda line: line.base, reverse=is_top):
        if rows and abs(rows[-1][0].base - line.base) < _LEVEL * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _alike(rows: list[list[Line]], pages: int) -> set[Line]:
    """The lines of the rows that say the same on several pages, where most pages have such a row at one height."""
    if not rows:
        return set()
    height = mode(round(row[0].base) for row in rows)
    near = [row for row in rows if abs(row[0].base - height) <= _NEAR]
    words = [without_numbers("\t".join(line.text for line in row)) for row in near]
    often = Counter(said for said in words if _WORD.search(said))
    alike = [row for row, said in zip(near, words, strict=True) if often[said] >= _FEWEST]
    if len(near) < _MAJORITY * pages or len(alike) < _MAJORITY * len(near):
        return set()
    return {line for row in alike for line in row}
