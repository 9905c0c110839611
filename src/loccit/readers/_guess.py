"""Bytes that say nothing of their encoding → the encodings that fit them, the likeliest first.

A naive guess by letters: under each encoding the bytes must decode without a fault, and a character beyond ASCII is
as likely as its rank in a language's list (`data/letters.txt`). The mean is taken over bytes, so that encodings of
one byte a character and of two compare.
"""

from __future__ import annotations

import codecs
import functools
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass
from importlib import resources

SAMPLE = 16_000
"""So many bytes of lines with characters beyond ASCII decide."""

_ASCII = bytes(range(128))
_HANGUL = math.log(1 / 900)
_KANA = math.log(1 / 150)
_HAN = math.log(1 / 6_000)
_LETTER = math.log(1 / 1_000)
_MARK = math.log(1 / 2_000)
_NEVER = math.log(1e-6)


@dataclass(frozen=True, slots=True)
class _Language:
    """The letters of one language by how likely they are, and the encodings it is written in."""

    code: str
    encodings: tuple[str, ...]
    letters: dict[str, float]


def likely_encodings(payload: bytes) -> list[tuple[str, float]]:
    """The encodings that fit the bytes, the likeliest first, each with its mean log likelihood a byte.

    >>> likely_encodings("Der Übermut tut selten gut, schön wär’s".encode("cp1252"))[0][0]
    'cp1252'
    """
    sample = _lines_beyond_ascii(payload)
    high = max(1, len(sample.translate(None, _ASCII)))
    found: dict[str, float] = {}
    for place, language in enumerate(_languages()):
        for encoding in language.encodings:
            counts = _characters(sample, encoding)
            if counts is not None:
                score = sum(_weight(letter, language) * many for letter, many in counts.items()) / high
                found[encoding] = max(found.get(encoding, -math.inf), score - place * 1e-6)
    return sorted(found.items(), key=lambda pair: -pair[1])


def _lines_beyond_ascii(payload: bytes) -> bytes:
    """Lines with bytes beyond ASCII, about SAMPLE bytes; a line end is no part of a character in these encodings."""
    lines: list[bytes] = []
    size = 0
    for line in payload[: 64 * SAMPLE].splitlines():
        if not line.isascii():
            lines.append(line[:SAMPLE])
            size += len(lines[-1])
            if size >= SAMPLE:
                break
    return b"\n".join(lines)


@functools.lru_cache(maxsize=64)
def _characters(sample: bytes, encoding: str) -> Counter[str] | None:
    """How often each character beyond ASCII stands in the sample; None where the bytes do not fit."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample, final=False)
    except UnicodeDecodeError:
        return None
    return Counter(letter for letter in text if letter > "\x7f")


def _weight(letter: str, language: _Language) -> float:
    known = language.letters.get(letter)
    if known is not None:
        return known
    if "가" <= letter <= "힣":
        return _HANGUL if language.code == "ko" else _HAN
    if "\u3041" <= letter <= "\u30ff":
        return _KANA if language.code == "ja" else _HAN
    if "\u4e00" <= letter <= "\u9fff":
        return _HAN if language.code in ("zh", "zt", "ja") else 2 * _LETTER
    if "\x80" <= letter <= "\x9f" or unicodedata.category(letter) in ("Co", "Cn", "Cc"):
        return _NEVER
    return _LETTER if letter.isalpha() else _MARK


@functools.cache
def _languages() -> tuple[_Language, ...]:
    lines = resources.files(__package__).joinpath("data/letters.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(_Language(code, tuple(encodings.split()), _ranked(letters)) for code, encodings, letters in rows)


def _ranked(letters: str) -> dict[str, float]:
    """Zipf's law over the list, nine tenths of the whole."""
    total = sum(1 / rank for rank in range(2, len(letters) + 2))
    return {letter: math.log(0.9 / rank / total) for rank, letter in reversed(list(enumerate(letters, 2)))}
