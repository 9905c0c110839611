"""Text → its words with their places, and the hashes of its word 4-grams: what alignment and matching look at.

A word here is what two prints of one sentence have in common: letters and digits, in lower case, with what a line end
tore joined. Marks, dashes and spaces part words and are no part of them. In scripts without spaces each syllable or
character is a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize
from zlib import crc32

GRAM = 4
"""Words in a gram: the shortest run of words that is seldom shared by chance."""
WINDOW = 4
"""Grams in a winnowing window: a shared run of GRAM + WINDOW - 1 words always shares a selected gram."""

_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:-[ \t]*\r?\n[ \t]*[a-z]+)*")
"""Takes `harbour`, `re-⏎gime` as one word; leaves `_`, and parts `well-known` and `don't` in two."""
_ALPHABETIC_WORD = re.compile(r"[^\W_]+(?:[-‐][ \t]*\r?\n[ \t]*[a-zß-ÿа-я][^\W_]*)*")
"""The same for any alphabet, where nothing of `_SPECIAL` occurs."""

_TOGETHER = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Kana, Han
_SYLLABIC = "\u0e01-\u0e3a\u0e40-\u0ed9\u1000-\u1049\u104c-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff\u1780-\u17d3\u17e0-\u17e9"
_INSIDE = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
_INSIDE += "\u00ad\u200b-\u200d\u2060"
WITHOUT_SPACES = re.compile(f"[{_TOGETHER}{_SYLLABIC}]")
"""A character of the scripts in which a word here is less than a word: one character, one syllable."""
_SPECIAL = re.compile(f"[{_TOGETHER}{_SYLLABIC}{_INSIDE}]")
_WORD = re.compile(
    rf"[{_TOGETHER}]"
    rf"|[{_SYLLABIC}](?:(?!\w)[{_SYLLABIC}])*"  # Thai, Lao, Myanmar, Khmer: a letter with its vowel signs
    rf"|[^\W_{_TOGETHER}{_SYLLABIC}](?:[^\W_{_TOGETHER}{_SYLLABIC}]|[{_INSIDE}])*"
    r"(?:[-‐\u00ad][ \t]*\r?\n[ \t]*[a-zß-ÿа-я][^\W_]*)*"
)
_MARKS = "“”’‘–—…"
"""What makes most English texts more than ASCII. It parts words, as spaces do."""
_ASCII_SAID = "".join(chr(at).lower() if chr(at).isalnum() else " " for at in range(128)).encode().ljust(256)
"""Each byte of a text in ASCII as it is compared: a table is three times as fast as the pattern."""
_ALL_PLAIN = re.compile("[a-z0-9ß-öø-ÿā-ıĵ-ľł-ňŋ-ž\u03ac-\u03ce\u0430-\u045f]*")
"""Letters that are compared as they are: takes `été1990`, leaves `ﬁn` and what a line end tore."""
_NOT_SAID = re.compile("[\\s\u00ad\u200b-\u200d\u2060\u064b-\u065f‐-]+")
"""What a word loses before it is compared: the hyphen and line end that tore it, invisible characters, harakat."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: `said[i]` (as compared) stands at `starts[i]` to `ends[i]` (code points)."""

    said: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.said)


def find_words(text: str) -> Words:
    """The words of `text` with their places.

    >>> find_words("The re-\\ngime’s U.N. seat").said
    ['the', 'regime', 's', 'u', 'n', 'seat']
    """
    spans = [found.span() for found in _pattern(text).finditer(text)]
    said = _evened([text[start:end] for start, end in spans], text)
    return Words(said, [start for start, _ in spans], [end for _, end in spans])


def say(text: str) -> list[str]:
    """The words of `text` as compared, without their places.

    >>> say("“Sixty-two ships,” she said.")
    ['sixty', 'two', 'ships', 'she', 'said']
    """
    if "\n" not in text:
        for mark in () if text.isascii() else _MARKS:
            text = text.replace(mark, " ")
        if text.isascii():
            return text.encode().translate(_ASCII_SAID).decode().split()
    return _evened(_pattern(text).findall(text), text)


def hash_grams(said: Sequence[str]) -> list[int]:
    """A number of 32 bits (signed, so that SQLite keeps it in four bytes) for each run of GRAM words, in order.

    The same on every machine. Two runs that differ get one number once in four thousand million: what is found by
    it is a candidate, to be compared word by word.
    """
    runs = map(" ".join, zip(said, said[1:], said[2:], said[3:], strict=False))
    try:
        return [one - 0x80000000 for one in map(crc32, map(str.encode, runs))]
    except UnicodeEncodeError:
        runs = map(" ".join, zip(said, said[1:], said[2:], said[3:], strict=False))
        return [crc32(run.encode("utf-8", "surrogatepass")) - 0x80000000 for run in runs]


def _pattern(text: str) -> re.Pattern[str]:
    if text.isascii():
        return _ASCII_WORD
    return _WORD if _SPECIAL.search(text) else _ALPHABETIC_WORD


def _evened(words: list[str], text: str) -> list[str]:
    """The words of a text in the one form in which they are compared."""
    if text.isascii():
        said = [word.lower() for word in words]
        return [_NOT_SAID.sub("", word) if "\n" in word else word for word in said] if "\n" in text else said
    said = [word.lower() for word in words]
    if _ALL_PLAIN.fullmatch("".join(said)):
        return said
    return [
        word if word.isascii() and word.isalnum() else _NOT_SAID.sub("", normalize("NFKC", word)).lower()
        for word in said
    ]
