"""Blocks of a PDF → the same; the scattered words of a figure or of a table torn apart are one block, a row of cells.

Labels of a diagram, the ticks of its axes, letters that a program set one by one: each of them alone says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from loccit.readers._pdf_blocks import Stretch

_FEWEST = 4
"""So many scraps in a row are a figure; fewer may be a number of a chapter, a name under a letter."""
_LONGEST = 24
"""Characters of a scrap."""
_TINY = 3
"""Letters of the scraps that half of a figure's are: single letters, units, numbers of ticks."""
_TICK = 5
"""Characters of a cell that may be a number at an axis; a run of more rows than other scraps is a table."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_BULLETS = frozenset("•◦▪▫‣⁃➢·●○■□")


def gathered(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The blocks, each run of scraps as one row, each bullet that stands alone with the words behind it."""
    kept: list[Stretch] = []
    run: list[Stretch] = []
    for stretch in stretches:
        if run and not (_is_scrap(stretch) and _page(stretch) == _page(run[-1])):
            kept += _as_row(run)
            run = []
        if _is_scrap(stretch):
            run.append(stretch)
        elif kept and stretch.kind == "paragraph" and _is_bullet(kept[-1]) and _page(kept[-1]) == _page(stretch):
            bullet = kept.pop()
            kept.append(Stretch("list_item", [*bullet.lines, *stretch.lines], 1, ("bullet",), stretch.last))
        else:
            kept.append(stretch)
    return kept + _as_row(run)


def _as_row(run: list[Stretch]) -> list[Stretch]:
    tiny = sum(sum(map(str.isalpha, _words(stretch))) <= _TINY for stretch in run)
    rows = sum(stretch.kind == "row" and not _is_torn(stretch) for stretch in run)
    if len(run) < _FEWEST or 2 * tiny < len(run) or 2 * rows > len(run):
        return run
    return [Stretch("row", [line for stretch in run for line in stretch.lines], 0, ("figure",), run[-1].last)]


def _is_scrap(stretch: Stretch) -> bool:
    """Whether a block is no sentence and no row of a table: `Time [s]`, `0.4`, `B`, the cells `t`, `i`, `d`."""
    if stretch.kind == "row":
        return all(len(line.text.strip()) <= _TICK for line in stretch.lines)
    words = _words(stretch)
    if stretch.kind not in ("paragraph", "list_item") or not words or len(words) > _LONGEST or _is_bullet(stretch):
        return False
    return len(_WORD.findall(words)) <= 1


def _is_torn(stretch: Stretch) -> bool:
    """Whether the cells of a row are single letters."""
    return len(stretch.lines) > 2 and all(len(line.text.strip()) == 1 for line in stretch.lines)


def _is_bullet(stretch: Stretch) -> bool:
    return _words(stretch) in _BULLETS


def _words(stretch: Stretch) -> str:
    return " ".join(line.text.strip() for line in stretch.lines)


def _page(stretch: Stretch) -> int:
    return stretch.lines[0].page
