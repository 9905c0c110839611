"""Blocks of a page that was made of a source of markup → the lines of that source on which their words begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import normalize

from loccit.model import SourceBlock

_WORDS = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_LENGTHS = (60, 24, 12, 6)
"""So many letters of a block are looked for, the most first: signs of markup and commands may stand between words."""
_SURE = 12
"""A find of so many letters tells how far the page has come; a shorter one may stand anywhere near."""
_SCANNED = 500_000_000
"""So many letters are looked through in vain for one document: a source whose page says other words is given up."""
_TRIES = 20
_REACH = 4_000
"""Letters within which a short find is believed."""


def with_lines(blocks: Sequence[SourceBlock], text: str, source: str) -> tuple[SourceBlock, ...]:
    """The blocks with locators like `line 12`, counted from 1; '' where their words do not stand in the source.

    Words are compared by their letters without accents, which a source may write as commands.
    """
    lines = _Lines(source)
    return tuple(replace(block, locator=lines.of(text[block.start : block.end])) for block in blocks)


class _Lines:
    """The letters of a source, and how far its page has been told."""

    def __init__(self, source: str) -> None:
        found = list(_WORDS.finditer(source))
        words = [_folded(word.group()) for word in found]
        self._letters = "".join(words)
        self._places = [word.start() for word in found]
        self._begins = [0]
        for word in words:
            self._begins.append(self._begins[-1] + len(word))
        self._breaks = [found.end() for found in re.finditer(r"\r\n|\n|\r", source)]
        self._at = 0
        self._left = _SCANNED

    def of(self, words: str) -> str:
        """The locator of a block that says these words; the page may give it a number, and a note's mark at its end."""
        folded = [_folded(word) for word in _WORDS.findall(words[: 4 * _LENGTHS[0]])]
        whole = "".join(folded)
        for letters in (whole, whole.rstrip("0123456789"), "".join(folded[1:])):
            for length in _LENGTHS:
                if not letters or (length < _LENGTHS[0] and len(letters) <= length):
                    continue
                if (place := self._found(letters[:length])) >= 0:
                    return self._line(place)
        return ""

    def _found(self, letters: str) -> int:
        """Where letters stand, behind what was found before; else, as a note told at the end, before it; else -1."""
        if len(letters) < _SURE:
            return self._found_short(letters)
        if self._left < 0:
            return -1
        place = self._word_at(letters, self._at, len(self._letters))
        if place >= 0:
            self._at = place
            return place
        self._left -= len(self._letters)
        return self._word_at(letters, 0, self._at)

    def _found_short(self, letters: str) -> int:
        """Where few letters stand: near, or as whole words, the only ones of their kind."""
        place = self._word_at(letters, self._at, self._at + _REACH)
        if place >= 0 or self._left < 0:
            return place
        self._left -= len(self._letters)
        place = self._word_at(letters, 0, len(self._letters), whole=True)
        return place if self._word_at(letters, place + 1, len(self._letters), whole=True) < 0 else -1

    def _word_at(self, letters: str, start: int, end: int, *, whole: bool = False) -> int:
        """The first place from `start` where letters stand at a word's beginning (`whole`: and end), of the first
        few where they stand at all."""
        for _ in range(_TRIES):
            place = self._letters.find(letters, start, end)
            if place < 0 or (self._parts(place) and not (whole and not self._parts(place + len(letters)))):
                return place
            start = place + 1
        return -1

    def _parts(self, place: int) -> bool:
        """Whether one word ends and another begins here."""
        return self._begins[bisect_right(self._begins, place) - 1] == place

    def _line(self, place: int) -> str:
        start = self._places[bisect_right(self._begins, place) - 1]
        return f"line {bisect_right(self._breaks, start) + 1}"


def _folded(word: str) -> str:
    return _MARKS.sub("", normalize("NFKD", word)).casefold()
