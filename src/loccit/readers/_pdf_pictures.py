"""A page of a PDF → whether it is a picture with a stamp: what a scanner saw is not read, what a court, a library or a
shop printed over its margin is.

Three signs together: pictures fill the page; all words are drawn over them, and can be seen (a program that reads
pictures puts its words under them, or makes them invisible); and hardly any of the words stand outside the margins.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from loccit.readers._pdf_lines import Page

_FEW = 300
"""A stamp has fewer characters; of pages with more nothing is asked."""
_FILLED = 0.8
"""Share of the page that scans fill; a figure with its caption under it fills less."""
_MARGIN = 0.125
"""Share of the height that is a margin, at the top and at the bottom."""
_OUTSIDE = 0.25
"""Share of the characters that may stand elsewhere: a date, a name typed into a form."""
_MOST = 2_000
"""So many things of a page are looked at; a scan has few."""
_NESTED = 4
_INVISIBLE = 3
"""ISO 32000-1, table 106: text that is neither filled nor stroked."""


def is_stamped_picture(pdf_page: Any, read: Page) -> bool:
    """Whether the page is a picture of which only a stamp was read; `pdf_page` is pypdfium2's."""
    lengths = [(len(line.text.strip()), line.base) for line in read.lines]
    total = sum(length for length, _ in lengths)
    if not 0 < total < _FEW:
        return False
    low, high = _MARGIN * read.height, (1 - _MARGIN) * read.height
    inside = sum(length for length, base in lengths if low < base < high)
    return inside <= _OUTSIDE * total and _is_filled_first(pdf_page)


def _is_filled_first(pdf_page: Any) -> bool:
    """Whether pictures fill the page, and words are drawn only behind the first of them, and can be seen."""
    from pypdfium2 import raw

    width, height = pdf_page.get_size()
    filled = 0.0
    for drawn in islice(pdf_page.get_objects(max_depth=_NESTED), _MOST):
        if drawn.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn.get_bounds()
            filled += (right - left) * (top - bottom)
        elif drawn.type == raw.FPDF_PAGEOBJ_TEXT and (
            not filled or raw.FPDFTextObj_GetTextRenderMode(drawn.raw) == _INVISIBLE
        ):
            return False
    return bool(filled >= _FILLED * width * height)
