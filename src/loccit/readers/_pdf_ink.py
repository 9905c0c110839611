"""The signs of a page → the size of fonts that state none, from the height of their letters' ink.

A Type 3 font draws its glyphs in units of its own: of the bitmaps that dvips made, pdfium knows the width of one dot, a
quarter of a point, as size, and a box for each letter that is as high as its ink.
"""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Sequence
from statistics import mean, median
from typing import Any

_FAR_BELOW = 3.0
"""A letter so many times as high as its font's stated size shows that the size is none."""
_HEIGHTS = {"acemnorsuvwxz": 0.44, "bdfhklABCDEFGHIJKLMNOPQRSTUVWXYZ": 0.69, "0123456789": 0.66}
"""How far letters reach above the base line, in sizes: the mean of Computer Modern and Times."""
_HEIGHT_OF = {letter: height for letters, height in _HEIGHTS.items() for letter in letters}


def is_far_below(size: float, height: float) -> bool:
    """Whether a stated size is no size of a letter with a box so high."""
    return 0 < _FAR_BELOW * size < height


class InkSizes:
    """What the ink of a page's letters says of its fonts."""

    def __init__(self, text_page: Any, signs: Sequence[str]) -> None:
        """`text_page` is pypdfium2's; `signs` are its characters, one for each of pdfium's places."""
        from pypdfium2 import raw

        self._raw, self._page = raw, text_page.raw
        self._box = [ctypes.c_double() for _ in range(4)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        heights: dict[int | None, dict[float, list[float]]] = defaultdict(lambda: defaultdict(list))
        for place, sign in enumerate(signs):
            if share := _HEIGHT_OF.get(sign):
                heights[self._font(place)][share].append(self._height(place))
        self._sizes = {
            font: mean(median(reached) / share for share, reached in seen.items()) for font, seen in heights.items()
        }

    def at(self, place: int, stated: float) -> float:
        """The size, in points, of the font that draws a sign, 0.0 where the page shows none of its letters upright;
        `stated` is the size that the file states."""
        return max(stated * self._sizes.get(self._font(place), 0.0), 0.0)

    def _height(self, place: int) -> float:
        """How far a letter reaches above its base line, in sizes as stated; 0.0 where that is unknown."""
        raw, page, matrix = self._raw, self._page, self._raw.FS_MATRIX()
        known = raw.FPDFText_GetMatrix(page, place, matrix) and raw.FPDFText_GetCharBox(page, place, *self._box)
        if not known or not raw.FPDFText_GetCharOrigin(page, place, self._x, self._y):
            return 0.0
        stated = raw.FPDFText_GetFontSize(page, place) * math.hypot(matrix.c, matrix.d)
        return (self._box[3].value - self._y.value) / stated if stated else 0.0

    def _font(self, place: int) -> int | None:
        drawn = self._raw.FPDFText_GetTextObject(self._page, place)
        return ctypes.cast(self._raw.FPDFTextObj_GetFont(drawn), ctypes.c_void_p).value if drawn else None
