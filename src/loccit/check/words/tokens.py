"""Words and marks of a text as they are compared, with their places.

Comparison is by tokens: a word (with its apostrophes and hyphens), a number (with its points), or one mark. So no
match can begin or end inside a word or a number. What the published folds even out is evened out here.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from loccit.text.character_references import in_place
from loccit.text.fold import folded

_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Kana, Han
)
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
"""Characters that nobody sees: soft hyphens, zero-width ones, marks of direction; and what markup became."""
_LETTER = rf"[^\W_{_SPACELESS}]"
_TOKEN = re.compile(
    rf"""
      \d+(?:[.,:]\d+)+                                              # 4.2  7,000  5:40
    | {_LETTER}(?:{_LETTER}|[{INVISIBLE}\u0300-\u036f]|['’ʼ＇‐‑‒–-](?=[{INVISIBLE}]*{_LETTER}))*   # don’t  north-west
    | \[\s*(?:\.{{3,}}|…|\.(?:\s\.){{2}})\s*\] | \(\s*(?:\.{{3,}}|…)\s*\)          # […]  (...)
    | \.{{3,}} | \.(?:[ \u00a0]\.){{2,3}} | …+                       # ...  . . .  …
    | -{{2,3}}                                                       # -- for a dash
    | [^\s{INVISIBLE}]                                               # any other mark, and scripts without spaces
    """,
    re.VERBOSE,
)
"""Takes `4.2`, `don’t`, `[…]`, `“`; leaves white space and what nobody sees."""
INVISIBLE_ONE = re.compile(f"[{INVISIBLE}]")
ELLIPSIS = "…"
CLOSING = frozenset('.,;:"')
"""What house styles move in and out of closing marks, and the marks themselves."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: `keys` as they are compared, `starts` and `ends` in code points of the text."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def words(self, first: int, last: int) -> str:
        """The text from token `first` up to `last`, as it stands, white space closed up."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split()) if first < last else ""


@functools.lru_cache(maxsize=1024)
def tokens(text: str) -> Tokens:
    """The tokens of a text.

    >>> tokens("He paid “4.2 million” …").keys
    ('He', 'paid', '"', '4.2', 'million', '"', '…')
    """
    found = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(in_place(text))]
    return Tokens(
        text,
        tuple(_key(word) for word, _, _ in found),
        tuple(start for _, start, _ in found),
        tuple(end for _, _, end in found),
    )


def evened(text: str) -> str:
    """The words of a text as they are compared: folded, and œ and æ as two letters.

    >>> evened("Œuvre, ŒUVRE, anæmic")
    'Oeuvre, OEUVRE, anaemic'
    """
    plain = folded(INVISIBLE_ONE.sub("", text))
    return plain if plain.isascii() else _LIGATURE.sub(_as_two, plain)


def _as_two(ligature: re.Match[str]) -> str:
    two = _AS_TWO[ligature.group().lower()]
    behind = ligature.string[ligature.end() : ligature.end() + 1]
    return two if ligature.group().islower() else two.upper() if behind.isupper() else two.capitalize()


_LIGATURE = re.compile("[œæŒÆ]")
_AS_TWO = {"œ": "oe", "æ": "ae"}


def is_word(key: str) -> bool:
    """Whether a token is a word or a number, not a mark."""
    return key[0].isalnum() or key[-1].isalnum()


def is_number(key: str) -> bool:
    """Whether a token is a number in digits."""
    return key[0].isdigit()


@functools.lru_cache(maxsize=65536)
def _key(word: str) -> str:
    if "…" in word or "..." in word or word.startswith((". .", ".\u00a0.")):
        return ELLIPSIS
    plain = evened(word)
    if plain in ("'", "''"):
        return '"'  # single marks for double ones inside a quotation: every house style turns them round
    if set(plain) == {"-"}:
        return "-"
    return plain or word
