"""The pages of a PDF → lines: what stands on one base line without a wide gap, with its place and size.

Lengths are points (1/72 inch); x grows to the right, y upwards, as in the PDF itself.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import category

from loccit.readers._pdf_accents import with_accents
from loccit.readers._pdf_drawn import Letter
from loccit.readers._pdf_letters import letters_of
from loccit.readers._pdf_raised import with_marks_in_place

WIDE = 1.5
"""A gap of so many times the size parts two lines that stand side by side: cells, columns."""
_WORD_GAP = 0.2
"""Where pdfium sees no space between two pieces of a line, a gap of so many times the size is one."""
_SAME_SIZE = 0.08
_SAME_BASE = 0.08
_ONE_LINE = 0.55
"""Pieces whose base lines differ by less than this share of the size belong to one line (a raised mark does)."""
_BOLD = 600
_RUN = 25.0
"""So many sizes long may be what runs against the direction of its page."""
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
    """Words of one size on one base line. `turn` is how far they are turned to the left, in degrees; their places
    are those on the page when it is turned back."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    is_bold: bool
    turn: int = 0


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
    turned: tuple[Line, ...] = ()
    """Lines that run another way than most words of the page: a stamp in its margin, the scale of a figure."""


def page_of(text_page: Any, number: int, size: tuple[float, float]) -> Page:
    """The lines of a page in the order in which the file draws them, as they stand when most of them are upright.

    `text_page` is pypdfium2's; `size` is the width and height of the page as its file lays it out.
    """
    pieces = tuple(_pieces(text_page, size))
    letters: Counter[int] = Counter()
    for piece in pieces:
        letters[piece.turn] += len(piece.text)
    upright = max(letters, key=lambda turn: (letters[turn], -turn), default=0)
    width, height = size if upright % 180 == 0 else (size[1], size[0])
    lines = _lines([piece for piece in pieces if piece.turn == upright], number)
    turned = [piece for piece in pieces if piece.turn != upright]
    return Page(number, width, height, lines, _lines(turned, number))


def _lines(pieces: list[Piece], number: int) -> tuple[Line, ...]:
    lines: list[Line] = []
    held: list[Piece] = []
    for piece in pieces:
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
    if last.turn != piece.turn:
        return False
    size = max(max(before.size for before in held), piece.size)
    base = next(before.base for before in held if before.size == max(one.size for one in held))
    return abs(piece.base - base) <= _ONE_LINE * size and -0.4 * size <= piece.x0 - last.x1 <= WIDE * size


def _line(held: list[Piece], page: int) -> Line:
    main = max(held, key=lambda piece: (round(piece.size, 1), len(piece.text)))
    return Line(tuple(held), page, main.base, main.size)


class _Growing:
    """A piece that grows letter by letter."""

    def __init__(self, sign: str, letter: Letter, place: int) -> None:
        self.signs = [sign]
        self.place = self.end = place
        self.first = self.last = letter
        self.x1 = letter.x1

    def takes(self, letter: Letter, sign: str) -> bool:
        """Whether the next letter belongs to it; two letters of one ligature stand in one place."""
        size = self.first.size
        if letter.turn != self.first.turn or abs(letter.size - size) > _SAME_SIZE * size:
            return False
        if abs(letter.base - self.first.base) <= _SAME_BASE * size:
            if letter.x0 >= self.last.x0 - 0.1 * size and letter.x0 - self.x1 <= WIDE * size:
                return True
            if letter.runs_back or self.last.runs_back:
                return self.first.x0 - size <= letter.x0 <= self.x1 + _RUN * size
        is_near = abs(letter.x0 - self.last.x0) <= size and abs(letter.base - self.first.base) <= size
        return is_near and category(sign)[0] == "M"

    def take(self, signs: tuple[str, ...], letter: Letter, place: int) -> None:
        """Adds a letter, with the space before it."""
        self.signs += signs
        self.end = place
        if abs(letter.base - self.first.base) <= _SAME_BASE * self.first.size:  # a vowel sign stands above or below
            self.last = letter
        self.x1 = max(self.x1, letter.x1)


def _pieces(text_page: Any, page: tuple[float, float]) -> Iterator[Piece]:
    growing: _Growing | None = None
    for drawn in with_marks_in_place(letters_of(text_page, page)):
        sign, letter = _PRIVATE.get(drawn.sign, drawn.sign), drawn.letter
        if letter is None:
            if growing is not None:  # a hyphen that pdfium made itself has no box
                growing.signs.append(sign)
        elif growing is not None and growing.takes(letter, sign):
            is_apart = drawn.after_space or (letter.x0 - growing.x1 > _WORD_GAP * letter.size and not letter.runs_back)
            growing.take((" ", sign) if is_apart else (sign,), letter, drawn.place)
        else:
            if growing is not None:
                yield _finished(growing, text_page, drawn.after_space)
            growing = _Growing(sign, letter, drawn.place)
    if growing is not None:
        yield _finished(growing, text_page, False)


def _finished(growing: _Growing, text_page: Any, has_space: bool) -> Piece:
    words = with_accents("".join(growing.signs)) + (" " if has_space else "")
    bold = _is_bold(text_page, growing.place) and (len(words) < 2 or _is_bold(text_page, growing.end))
    first = growing.first
    return Piece(words, first.x0, growing.x1, first.base, first.size, bold, first.turn)


def _is_bold(text_page: Any, place: int) -> bool:
    from pypdfium2 import raw

    if raw.FPDFText_GetFontWeight(text_page.raw, place) >= _BOLD:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page.raw, place, name, 128, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()
