"""The pages of a PDF → lines: what stands on one base line without a wide gap, with its place and size.

Lengths are points (1/72 inch); x grows to the right, y upwards, as in the PDF itself.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

WIDE = 1.5
"""A gap of so many times the size parts two lines that stand side by side: cells, columns."""
_WORD_GAP = 0.2
"""Where pdfium sees no space between two pieces of a line, a gap of so many times the size is one."""
_SAME_SIZE = 0.08
_SAME_BASE = 0.08
_ONE_LINE = 0.55
"""Pieces whose base lines differ by less than this share of the size belong to one line (a raised mark does)."""
_BOLD = 600
_DIGITS = frozenset("0123456789")
_DIGIT_HEIGHT = 0.7
"""How high a digit is, in sizes of its font."""
_PRIVATE = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf02d": "-",
    "\x02": "-",
    "\ufffe": "-",
    "\0": "\ufffd",
}
"""Signs of symbol fonts as the page shows them; pdfium's marks for a hyphen at a line's end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one size on one base line."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    is_bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces side by side. `base` and `size` are those of its largest words; `page` counts from 1."""

    pieces: tuple[Piece, ...]
    page: int
    base: float
    size: float

    @property
    def x0(self) -> float:
        """The left end."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return self.pieces[-1].x1

    @property
    def text(self) -> str:
        """The words of all pieces; raised ones stand without a space where the page shows none."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_bold(self) -> bool:
        """Whether all words of the main size are bold."""
        return all(piece.is_bold for piece in self.pieces if piece.size >= self.size * 0.9)

    def is_raised(self, piece: Piece) -> bool:
        """Whether a piece is a small one above the base line, as the mark of a note is."""
        return piece.size <= self.size * 0.88 and piece.base >= self.base + self.size * 0.12


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its height and width, its lines in the order of the file."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


def lines_of(text_page: Any, number: int) -> tuple[Line, ...]:
    """The lines of a page in the order in which the file draws them. `text_page` is pypdfium2's."""
    lines: list[Line] = []
    held: list[Piece] = []
    for piece in _pieces(text_page):
        if held and _joins(held, piece):
            if piece.x0 - held[-1].x1 > _WORD_GAP * piece.size and not held[-1].text.endswith(" "):
                held[-1] = replace(held[-1], text=held[-1].text + " ")
            held.append(piece)
        else:
            if held:
                lines.append(_line(held, number))
            held = [piece]
    if held:
        lines.append(_line(held, number))
    return tuple(line for line in lines if line.text.strip())


def _joins(held: list[Piece], piece: Piece) -> bool:
    last = held[-1]
    size = max(max(before.size for before in held), piece.size)
    base = next(before.base for before in held if before.size == max(one.size for one in held))
    return abs(piece.base - base) <= _ONE_LINE * size and -0.4 * size <= piece.x0 - last.x1 <= WIDE * size


def _line(held: list[Piece], page: int) -> Line:
    main = max(held, key=lambda piece: (round(piece.size, 1), len(piece.text)))
    return Line(tuple(held), page, main.base, main.size)


class _Growing:
    """A piece that grows letter by letter."""

    def __init__(self, sign: str, letter: _Letter, place: int) -> None:
        self.signs = [sign]
        self.place = place
        self.first = self.last = letter
        self.x1 = letter.x1

    def takes(self, letter: _Letter) -> bool:
        """Whether the next letter belongs to it; two letters of one ligature stand in one place."""
        size = self.first.size
        return (
            abs(letter.size - size) <= _SAME_SIZE * size
            and abs(letter.base - self.first.base) <= _SAME_BASE * size
            and letter.x0 >= self.last.x0 - 0.1 * size
            and letter.x0 - self.x1 <= WIDE * size
        )

    def take(self, signs: tuple[str, ...], letter: _Letter) -> None:
        """Adds a letter, with the space before it."""
        self.signs += signs
        self.last = letter
        self.x1 = max(self.x1, letter.x1)


@dataclass(frozen=True, slots=True)
class _Letter:
    """Where one letter stands."""

    x0: float
    x1: float
    base: float
    size: float


class _Letters:
    """Asks pdfium where the letters of a page stand; sizes are asked once for each stretch that the file draws."""

    def __init__(self, text_page: Any) -> None:
        from pypdfium2 import raw

        self._raw, self._page = raw, text_page.raw
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._drawn: int | None = None
        self._look = (0.0, 0.0)
        self._size = 0.0

    def at(self, place: int, sign: str) -> _Letter | None:
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
                self._size = self._size_at(place) or box.top - box.bottom
        if sign in _DIGITS:
            return self._digit(place, box.left, box.right)
        return _Letter(box.left, box.right, self._y.value, self._size)

    def _digit(self, place: int, left: float, right: float) -> _Letter:
        """A digit where it is seen: a font's own raised digits have the size and base line of the words around."""
        x0, x1, bottom, top = (ctypes.c_double() for _ in range(4))
        base, size = self._y.value, self._size
        if self._raw.FPDFText_GetCharBox(self._page, place, x0, x1, bottom, top):
            height = top.value - bottom.value
            if bottom.value > base + 0.2 * size and 0 < height < 0.6 * size:
                return _Letter(left, right, bottom.value, height / _DIGIT_HEIGHT)
        return _Letter(left, right, base, size)

    def _size_at(self, place: int) -> float:
        raw, matrix = self._raw, self._matrix
        if not raw.FPDFText_GetMatrix(self._page, place, matrix):
            return 0.0
        return float(raw.FPDFText_GetFontSize(self._page, place)) * math.hypot(matrix.c, matrix.d)


def _pieces(text_page: Any) -> Iterator[Piece]:
    letters = _Letters(text_page)
    growing: _Growing | None = None
    has_space = False
    for place, sign in enumerate(_signs(text_page)):
        if sign.isspace():
            has_space = has_space or sign not in "\r\n"
            continue
        sign = _PRIVATE.get(sign, sign)
        letter = letters.at(place, sign)
        if letter is None:
            if growing is not None:  # a hyphen that pdfium made itself has no box
                growing.signs.append(sign)
        elif growing is not None and growing.takes(letter):
            is_apart = has_space or letter.x0 - growing.x1 > _WORD_GAP * letter.size
            growing.take((" ", sign) if is_apart else (sign,), letter)
        else:
            if growing is not None:
                yield _finished(growing, text_page, has_space)
            growing = _Growing(sign, letter, place)
        has_space = False
    if growing is not None:
        yield _finished(growing, text_page, False)


def _finished(growing: _Growing, text_page: Any, has_space: bool) -> Piece:
    words = "".join(growing.signs) + (" " if has_space else "")
    bold = _is_bold(text_page, growing.place)
    first = growing.first
    return Piece(words, first.x0, growing.x1, first.base, first.size, bold)


def _is_bold(text_page: Any, place: int) -> bool:
    from pypdfium2 import raw

    if raw.FPDFText_GetFontWeight(text_page.raw, place) >= _BOLD:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page.raw, place, name, 128, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


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
