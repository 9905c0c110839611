"""The signs of a page in a script of syllables → the same, each once, with the width that its glyphs have on the page.

Browsers state a syllable's letters once, for several glyphs; pdfium gives these letters to the first glyph, passes over
the others and over spaces drawn alone, and guesses a space at each gap that remains. The drawing itself knows better.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from unicodedata import category

from loccit.readers._pdf_drawn import Drawn, Letter

_NEAR = 10
"""So many signs apart stand a syllable and what only says it again."""
_MANY = 12
"""So many glyphs at most belong to one syllable, with the space behind it."""
_NARROW = 0.1
"""A gap of so many times the size shows a space that is drawn there."""
_INK = 0.01
"""What is narrower, in points, has no ink: a space."""


def whole_syllables(drawn: Iterable[Drawn], text_page: Any) -> Iterator[Drawn]:
    """Each sign once, as wide as its syllable is drawn; `text_page` is pypdfium2's."""
    return _with_gaps_filled(_without_echoes(list(drawn)), _Drawing(text_page))


def _without_echoes(drawn: list[Drawn]) -> list[Drawn]:
    """The same without the letters that stand twice, as where a browser says of a vowel sign's glyph too that it shows
    the whole syllable: they go back into the words before, or are far narrower than the first time."""
    kept: list[Drawn] = []
    at = 0
    while at < len(drawn):
        if echoed := _echo(kept[-_NEAR:], drawn[at : at + _NEAR]):
            at += echoed
        else:
            kept.append(drawn[at])
            at += 1
    return kept


def _echo(before: list[Drawn], following: list[Drawn]) -> int:
    """How many signs say again what stands just before them, 0 where they say something of their own."""
    one, last = following[0].letter, before[-1].letter if before else None
    for start in range(len(before) - 1, -1, -1):
        first = before[start].letter
        if before[start].sign != following[0].sign or first is None or one is None or last is None:
            continue
        again = [here.sign == there.sign for here, there in zip(before[start:], following, strict=False)]
        length = again.index(False) if False in again else len(again)
        goes_back = one.x0 < last.x0 - 0.1 * one.size
        is_narrow = one.x1 - one.x0 < 0.6 * (first.x1 - first.x0)
        is_marked = any(category(sign.sign)[0] == "M" for sign in following[1:length])
        if is_marked and (goes_back or is_narrow) and abs(one.x0 - first.x0) <= 1.5 * one.size:
            return length
    return 0


def _with_gaps_filled(drawn: list[Drawn], drawing: _Drawing) -> Iterator[Drawn]:
    """The same; a letter reaches as far as the glyphs that are drawn behind it without letters of their own, and a
    space drawn alone parts words."""
    has_space = False
    for one, following in zip(drawn, [*drawn[1:], None], strict=True):
        here = replace(one, after_space=one.after_space or has_space)
        has_space = False
        if following is None or one.letter is None or following.letter is None or one.letter.turn:
            yield here
            continue
        end, has_space = drawing.between(one, one.letter, following, following.letter)
        yield replace(here, letter=replace(one.letter, x1=end))


class _Drawing:
    """The words that a page draws, in the order of the file, with their left and right ends."""

    def __init__(self, text_page: Any) -> None:
        from pypdfium2 import raw

        self._raw, self._page = raw, text_page.raw
        self._ends: list[tuple[float, float]] = []
        self._order: dict[int | None, int] = {}
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        page = text_page.page.raw
        for number in range(raw.FPDFPage_CountObjects(page)):
            drawn = raw.FPDFPage_GetObject(page, number)
            if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFPageObj_GetBounds(
                drawn, left, bottom, right, top
            ):
                self._order[_address(drawn)] = len(self._ends)
                self._ends.append((left.value, right.value))

    def between(self, one: Drawn, here: Letter, following: Drawn, there: Letter) -> tuple[float, bool]:
        """Where the first letter ends with all that belongs to it, and whether a space is drawn behind it."""
        first, last = self._at(one.place), self._at(following.place)
        is_beside = there.x0 > here.x1 and abs(here.base - there.base) < here.size
        if first is None or last is None or not is_beside or not first + 1 < last <= first + _MANY:
            return here.x1, False
        unsaid = self._ends[first + 1 : last]
        inked = [right for left, right in unsaid if right - left > _INK and here.x0 < right < there.x0 + here.size]
        end = max(here.x1, min(max(inked, default=here.x1), there.x0))
        has_space = any(right - left <= _INK for left, right in unsaid)
        return end, has_space and there.x0 - end > _NARROW * here.size

    def _at(self, place: int) -> int | None:
        return self._order.get(_address(self._raw.FPDFText_GetTextObject(self._page, place)))


def _address(drawn: Any) -> int | None:
    return ctypes.cast(drawn, ctypes.c_void_p).value
