"""The page of a PDF → its letters, each with the place and size that it is seen with, as pdfium tells them.

Lengths are points; x grows to the right, y upwards. Turned words stand where they do when the page is turned back, and
a page whose letters run to the left as its mirror shows it: so words, columns and margins run alike on all pages.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from loccit.readers._pdf_drawn import Drawn, Letter
from loccit.readers._pdf_ink import InkSizes, is_far_below
from loccit.readers._pdf_syllables import whole_syllables

_SLANTED = 0.02
"""Words that rise by less than this share of their length run straight, as on a page that was scanned askew."""
_ABOUT = 5.0
"""Degrees by which what is turned by a right angle may miss it."""
_DIGITS = frozenset("0123456789")
_DIGIT_HEIGHT = 0.7
"""How high a digit is, in sizes of its font."""


def letters_of(text_page: Any, page: tuple[float, float]) -> Iterator[Drawn]:
    """What a page shows, sign by sign. `text_page` is pypdfium2's, `page` its width and height in the file."""
    signs = tuple(_signs(text_page))
    letters = _Letters(text_page, page, signs)
    leftward = sum(map(_is_leftward, signs))
    if not leftward and any(map(_is_clustered, signs)):
        return whole_syllables(_drawn(signs, letters.at, letters.is_guessed), text_page)
    if not leftward:
        return _drawn(signs, letters.at)
    is_mirrored = 2 * leftward > sum(map(str.isalpha, signs))

    def at(place: int, sign: str) -> Letter | None:
        letter = letters.at(place, sign)
        if letter is None or letter.turn:
            return letter
        runs_back = sign.isalnum() and _is_leftward(sign) != is_mirrored
        x0, x1 = (page[0] - letter.x1, page[0] - letter.x0) if is_mirrored else (letter.x0, letter.x1)
        return replace(letter, x0=x0, x1=x1, runs_back=runs_back)

    return _as_written(_drawn(signs, at), is_mirrored=is_mirrored)


def _drawn(
    signs: tuple[str, ...],
    letter_at: Callable[[int, str], Letter | None],
    is_guessed: Callable[[int], bool] = lambda place: False,
) -> Iterator[Drawn]:
    """The signs with their places; `is_guessed` tells of a space that is none."""
    has_space = False
    for place, sign in enumerate(signs):
        if sign.isspace():
            has_space = has_space or (sign not in "\r\n" and not is_guessed(place))
            continue
        yield Drawn(sign, letter_at(place, sign), place, has_space)
        has_space = False


def _is_clustered(sign: str) -> bool:
    """Whether a letter is of a script whose syllables are one cluster of signs: Devanagari to Burmese, Khmer."""
    return "\u0900" <= sign <= "\u109f" or "\u1780" <= sign <= "\u17ff"


def _as_written(drawn: Iterable[Drawn], *, is_mirrored: bool) -> Iterator[Drawn]:
    """The same, with the letters of each leftward word in the order in which it is written, whatever that of the file.

    pdfium gives some words of Arabic as they are seen from the left.
    """
    word: list[Drawn] = []
    for one in drawn:
        goes_on = word and not one.after_space and _is_same_run(word[-1], one)
        if not goes_on:
            yield from _word_as_written(word, is_mirrored)
            word = []
        word.append(one)
    yield from _word_as_written(word, is_mirrored)


def _is_same_run(before: Drawn, one: Drawn) -> bool:
    if before.letter is None or one.letter is None or not (_is_leftward(before.sign) and _is_leftward(one.sign)):
        return False
    return abs(before.letter.base - one.letter.base) <= 0.5 * before.letter.size


def _word_as_written(word: list[Drawn], is_mirrored: bool) -> list[Drawn]:
    places = [one.letter.x0 if is_mirrored else -one.letter.x0 for one in word if one.letter is not None]
    if len(word) < 2 or len(places) < len(word):
        return word
    steps = [after - before for before, after in pairwise(places)]
    if min(steps) >= 0:
        return word
    order = range(len(word))
    if sum(step < 0 for step in steps) > sum(step > 0 for step in steps):
        order = order[::-1]  # letters of one ligature stand in one place
    written = [word[at] for at in sorted(order, key=places.__getitem__)]
    return [replace(one, after_space=word[0].after_space if one is written[0] else False) for one in written]


def _is_leftward(sign: str) -> bool:
    """Whether a letter is one of Hebrew, Arabic and the other scripts that run to the left."""
    return "\u0590" <= sign <= "\u08ff" or "\ufb1d" <= sign <= "\ufdff" or "\ufe70" <= sign <= "\ufefc"


class _Letters:
    """Asks pdfium where the letters of a page stand; sizes are asked once for each stretch that the file draws."""

    def __init__(self, text_page: Any, page: tuple[float, float], signs: tuple[str, ...]) -> None:
        from pypdfium2 import raw

        self._raw, self._page = raw, text_page.raw
        self._extent = page
        self._text_page, self._signs = text_page, signs
        self._ink: InkSizes | None = None
        self._turn = 0
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._drawn: int | None = None
        self._look = (0.0, 0.0)
        self._size = 0.0

    def at(self, place: int, sign: str) -> Letter | None:
        """Where `sign` stands that is at a place, None for one without extent, as those that pdfium makes itself."""
        raw, box = self._raw, self._box
        if not raw.FPDFText_GetLooseCharBox(self._page, place, box) or box.top <= box.bottom:
            return None
        if not raw.FPDFText_GetCharOrigin(self._page, place, self._x, self._y):
            return None
        look = (box.top - box.bottom, self._y.value)
        if look != self._look:  # the same font at the same height has the same size; pdfium is not asked again
            self._look = look
            drawn = ctypes.cast(raw.FPDFText_GetTextObject(self._page, place), ctypes.c_void_p).value
            if drawn != self._drawn or not drawn:
                self._drawn = drawn
                self._size = self._seen_size(place, box.top - box.bottom)
        if self._turn:
            return self._turned(box)
        if sign in _DIGITS:
            return self._digit(place, box.left, box.right)
        return Letter(box.left, box.right, self._y.value, self._size)

    def is_guessed(self, place: int) -> bool:
        """Whether the file draws no space here: pdfium sees gaps where a vowel sign has no width of its own."""
        return bool(self._raw.FPDFText_IsGenerated(self._page, place) == 1)

    def _digit(self, place: int, left: float, right: float) -> Letter:
        """A digit where it is seen: a font's own raised digits have the size and base line of the words around."""
        x0, x1, bottom, top = (ctypes.c_double() for _ in range(4))
        base, size = self._y.value, self._size
        if self._raw.FPDFText_GetCharBox(self._page, place, x0, x1, bottom, top):
            height = top.value - bottom.value
            if bottom.value > base + 0.2 * size and 0 < height < 0.6 * size:
                return Letter(left, right, bottom.value, height / _DIGIT_HEIGHT)
        return Letter(left, right, base, size)

    def _turned(self, box: Any) -> Letter:
        """A letter of words that do not run to the right, on the page when it is turned back."""
        (width, height), x, y = self._extent, self._x.value, self._y.value
        if self._turn == 90:
            return Letter(box.bottom, box.top, width - x, self._size, 90)
        if self._turn == 270:
            return Letter(height - box.top, height - box.bottom, x, self._size, 270)
        if self._turn == 180:
            return Letter(width - box.right, width - box.left, height - y, self._size, 180)
        along, across = math.cos(math.radians(self._turn)), math.sin(math.radians(self._turn))
        start = x * along + y * across
        return Letter(start, start + self._size, y * along - x * across, self._size, self._turn)

    def _seen_size(self, place: int, height: float) -> float:
        """The size of a sign whose box is so high: as stated, or as its font's ink tells where that is no size."""
        stated = self._size_at(place)
        if not is_far_below(stated, height):
            return stated or height
        self._ink = self._ink or InkSizes(self._text_page, self._signs)
        return self._ink.at(place, stated) or self._size or height

    def _size_at(self, place: int) -> float:
        raw, matrix = self._raw, self._matrix
        self._turn = 0
        if not raw.FPDFText_GetMatrix(self._page, place, matrix):
            return 0.0
        if abs(matrix.b) > _SLANTED * abs(matrix.a) or matrix.a < 0:
            self._turn = _quarter(math.degrees(math.atan2(matrix.b, matrix.a)))
        return float(raw.FPDFText_GetFontSize(self._page, place)) * math.hypot(matrix.c, matrix.d)


def _quarter(degrees: float) -> int:
    """Whole degrees from 0 to 359, those of a right angle where it is one but for some degrees.

    >>> _quarter(89.2), _quarter(-90.0), _quarter(45.3), _quarter(-0.5)
    (90, 270, 45, 0)
    """
    near = round(degrees / 90) * 90
    return (near if abs(degrees - near) < _ABOUT else round(degrees)) % 360


def _signs(text_page: Any) -> Iterator[str]:
    """The page's characters, one for each of pdfium's places."""
    from pypdfium2 import raw

    count = text_page.count_chars()
    text = text_page.get_text_range() if count else ""
    if len(text) == count:
        yield from text
        return
    for place in range(count):
        point = raw.FPDFText_GetUnicode(text_page.raw, place)
        yield "\ufffd" if 0xD800 <= point < 0xE000 or point > 0x10FFFF else chr(point)
