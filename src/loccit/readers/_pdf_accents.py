"""Words of a PDF whose accents are signs of their own, as old TeX fonts draw them → the same in letters of one sign."""

from __future__ import annotations

import re
from unicodedata import normalize

_MARKS = dict(
    zip("´`¨ˆ˜ˇ˚¯˙˝˘¸", "\u0301\u0300\u0308\u0302\u0303\u030c\u030a\u0304\u0307\u030b\u0306\u0327", strict=True)
)
_ABOVE = re.compile(r"(?:[´¨ˆ˜ˇ˚¯˙˝˘]|(?<=[^\W\d_])`)(?=[^\W\d_])[^\W\d_]")
"""Takes `´e` of `S´en´egal`, `¨o`, and a grave inside a word; leaves a backtick before a word."""
_BELOW = re.compile(r"[^\W\d_]¸")
_DOTLESS = {"ı": "i", "ȷ": "j"}


def with_accents(words: str) -> str:
    """The words, each accent on the letter that it was drawn for, where the two are a letter.

    >>> with_accents("S´en´egal, Schr¨odinger, Franc¸ois, na¨ıve, `code`")
    'Sénégal, Schrödinger, François, naïve, `code`'
    """
    if _MARKS.keys().isdisjoint(words):
        return words
    words = _ABOVE.sub(lambda found: _joined(found[0][1], found[0][0], found[0]), words)
    return _BELOW.sub(lambda found: _joined(found[0][0], found[0][1], found[0]), words)


def _joined(letter: str, mark: str, drawn: str) -> str:
    whole = normalize("NFC", _DOTLESS.get(letter, letter) + _MARKS[mark])
    return whole if len(whole) == 1 else drawn
