"""Bytes that say nothing of their encoding → the encodings that fit them, the likeliest first.

A naive guess by letters: under each encoding the bytes must decode without a fault; then each language that is
written in it says how likely the characters beyond ASCII are (by rank, `data/letters.txt`), and how likely it is that
so many, or so few, of the letters are beyond ASCII. So one `£` in an English book makes it no Russian one. Letters of
another script inside a Latin word, alone, or capitals behind small ones speak against an encoding.
"""

from __future__ import annotations

import codecs
import functools
import itertools
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from importlib import resources

SAMPLE = 16_000
"""So many bytes of lines with characters beyond ASCII decide."""

_ASCII = bytes(range(128))
_LATIN = bytes([*range(65, 91), *range(97, 123)])
_HANGUL = math.log(1 / 900)
_KANA = math.log(1 / 150)
_HAN = math.log(1 / 6_000)
_LETTER = math.log(1 / 1_000)
_MARK = math.log(1 / 2_000)
_NEVER = math.log(1e-6)
_ODD = math.log(1e-4)
"""What a letter costs that stands as hardly any does: another script's in a Latin word, a capital in a word."""
_ALONE = math.log(1 / 20)
_NO_MORE = 5
"""Latin letters that count against a language of another script, for each of its words: it quotes, names, codes."""
_QUOTED = 20
"""With more Latin letters than these for each of its own a text is in Latin letters, and quotes the other script."""
_RARE = {
    "mac_roman": -4.0, "mac_cyrillic": -4.0, "cp850": -4.0, "cp866": -2.0, "iso8859_15": -1.0, "iso8859_2": -1.0,
    "iso8859_7": -1.0, "iso8859_5": -2.0, "iso8859_8": -1.0, "iso8859_6": -1.0, "koi8_u": -0.5, "cp1258": -4.0,
}  # fmt: skip
"""How much rarer files in these are than in the first of each alphabet."""
_OTHER = "[\u0370-\u1dff\u2500-\u25ff\u2c00-\ud7ff\uf900-\ufdff\uff61-\uffdc]"
_IN_LATIN = re.compile(f"(?<=[A-Za-z]){_OTHER}|{_OTHER}(?=[A-Za-z])")
_BY_ITSELF = re.compile(
    rf"(?<!{_OTHER}){_OTHER}(?!{_OTHER})|(?<!\w)(?![àáâéèêóòôíìöåøæÀÁÉÈÊÓÖÅØª])[\u00aa-\u024f](?<=[^\W_])(?!\w)"
    r"|(?<=\d)[\u00c0-\u024f]|[\u00c0-\u024f](?=\d)"
)
"""Takes the `œ` of "œ of a mile", the `Ł` of "Ł40"; leaves "à la mode"."""
_RUN = re.compile("[^\x00-\x7f]+")
_IN_A_WORD = re.compile(
    "(?<=[^\\W\\d_])[\u00a2-\u00a9\u00ac\u00ae-\u00b1\u00b4\u00b6\u00b8\u00bc-\u00be\u00d7\u00f7](?=[^\\W\\d_])"
)
"""A sign inside a word: takes the `÷` of `à÷à`, leaves that of "6 ÷ 3"."""
_CASES = re.compile(r"[^\W\d_]{2,}")
_SHORT = 2_000
_WIDE = frozenset(("zh", "zt", "ja", "ko"))
"""Languages whose characters stand beside Latin letters, and alone."""


@dataclass(frozen=True, slots=True)
class _Language:
    """The letters of one language by how likely they are, the encodings it is written in, and the share of letters
    beyond ASCII; `is_latin` where they stand among Latin ones."""

    code: str
    encodings: tuple[str, ...]
    share: float
    letters: dict[str, float]

    @property
    def is_latin(self) -> bool:
        """Whether its letters beyond ASCII stand in words with Latin ones."""
        return self.share < 0.5


@dataclass(frozen=True, slots=True)
class _Characters:
    """The characters beyond ASCII of a sample in one encoding: how often each, how many, in how many words of a script
    of their own; and what speaks against the encoding."""

    many: Counter[str]
    count: int
    runs: int
    against: float


def likely_encodings(payload: bytes) -> list[tuple[str, float]]:
    """The encodings that fit the bytes, the likeliest first, each with its mean log likelihood a byte.

    >>> likely_encodings("Der Übermut tut selten gut, schön wär’s".encode("cp1252"))[0][0]
    'cp1252'
    """
    sample = _lines_beyond_ascii(payload)
    high = max(1, len(sample.translate(None, _ASCII)))
    latin = _latin_beside(payload, high)
    found: dict[str, float] = {}
    for language in _languages():
        for encoding in language.encodings:
            characters = _characters(sample, encoding)
            if characters is not None:
                score = _score(characters, language, latin) + _RARE.get(encoding, 0.0)
                found[encoding] = max(found.get(encoding, -math.inf), score / high)
    return sorted(found.items(), key=lambda pair: -pair[1])


def _score(characters: _Characters, language: _Language, latin: float) -> float:
    """The log likelihood of the sample's characters beyond ASCII, and of so many Latin letters beside them."""
    own = sum(_weight(letter, language) * many for letter, many in characters.many.items())
    beside = latin if language.is_latin else min(latin, _NO_MORE * characters.runs)
    shares = characters.count * math.log(language.share) + beside * math.log(1 - language.share)
    stands_beside = language.code in _WIDE and latin < _QUOTED * characters.count
    return own + shares + (0.0 if stands_beside else characters.against)


def _latin_beside(payload: bytes, high: int) -> float:
    """How many Latin letters the text has for each byte beyond ASCII, times those of the sample."""
    whole = payload[: 64 * SAMPLE]
    beyond = max(1, len(whole.translate(None, _ASCII)))
    return (len(whole) - len(whole.translate(None, _LATIN))) * high / beyond


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
def _characters(sample: bytes, encoding: str) -> _Characters | None:
    """The characters beyond ASCII in the sample; None where the bytes do not fit."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample, final=False)
    except UnicodeDecodeError:
        return None
    many = Counter(letter for letter in text if letter > "\x7f")
    odd = sum(_changes_of_case(word) for word in _CASES.findall(text[:_SHORT]))
    odd += len(_IN_LATIN.findall(text)) + len(_IN_A_WORD.findall(text))
    runs = sum(1 for _ in _RUN.finditer(text))
    return _Characters(many, sum(many.values()), runs, odd * _ODD + len(_BY_ITSELF.findall(text)) * _ALONE)


def _changes_of_case(word: str) -> int:
    """How many capitals beyond ASCII stand behind a small letter."""
    if word.islower() or word.isascii() or word.istitle():
        return 0
    return sum(one.islower() and other.isupper() and other > "\x7f" for one, other in itertools.pairwise(word))


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
    return tuple(
        _Language(code, tuple(encodings.split()), int(share) / 1_000, _ranked(letters))
        for code, encodings, share, letters in rows
    )


def _ranked(letters: str) -> dict[str, float]:
    """Zipf's law over the list, nine tenths of the whole."""
    total = sum(1 / rank for rank in range(2, len(letters) + 2))
    return {letter: math.log(0.9 / rank / total) for rank, letter in reversed(list(enumerate(letters, 2)))}
