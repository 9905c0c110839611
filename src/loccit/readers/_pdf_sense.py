"""The words of a PDF's pages → whether they can be words of any script at all.

A text layer says what its fonts say of their glyphs. Where they say nothing, or were made before Unicode, a reader gets
private signs, letters of several scripts in one word, or letters that stand for others: `7KH` for `The`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import category, normalize

_ENOUGH = 30
"""A page of fewer words tells nothing."""
_SENSELESS = 1 / 3
"""From this share of senseless words a page is: formulas, code and tables of abbreviations have up to .29, the
declaration of human rights in 510 languages and scripts up to .2."""
_SHORTEST = 3
"""Letters of the shortest word that has to be sayable."""
_EDGES = ".,;:!?\"'()[]{}<>«»“”„‘’‚‹›-–—…*/|&%+=•·§†‡@#$^~`_\\"
_VOWELS = {"latin": frozenset("aeiouyæœøıəǝɛɔɨɩʊʋʌ"), "cyrillic": frozenset("аеёиоуыэюяіїєўјъӕәөүұ")}
_CONSONANTS = 5
"""Hardly a word has so many consonants in a row (`Angstschweiß`)."""
_SYMBOL_INSIDE = re.compile(r"[^\W\d_][\]\[{}|\\<>;\"][^\W\d_]")
"""Takes `s]Gb` and `kf7\\ok`; leaves `size=12`; code has few such words."""
_ADDRESS = re.compile(r"://|www\.|@[\w-]+\.\w")
_MIXABLE = 0x590
"""From Hebrew to Khmer a word's letters are of one script, but for ASCII that stands beside."""


def is_senseless(words: Iterable[str]) -> bool:
    """Whether most of a page's words can be none."""
    found = [word for word in words if any(sign.isalpha() or category(sign)[0] == "C" for sign in word)]
    return len(found) >= _ENOUGH and sum(map(_is_no_word, found)) >= _SENSELESS * len(found)


@lru_cache(maxsize=50_000)
def _is_no_word(word: str) -> bool:
    """Whether the signs between two spaces are no word: `\\ue032\\ue011`, `கᾷᾐ`, `WKH`, `clwsf`."""
    if any(category(sign) in ("Cc", "Co", "Cn") or sign == "\ufffd" for sign in word):
        return True
    core = word.strip(_EDGES)
    if _ADDRESS.search(core):
        return False
    return (
        _is_mixed(core)
        or _SYMBOL_INSIDE.search(core) is not None
        or any(_is_unsayable(part) for part in re.findall(r"[^\W\d_]+", core))
    )


def _is_mixed(word: str) -> bool:
    blocks = {_block(sign) for sign in word if ord(sign) >= 0xC0 and category(sign)[0] in "LM"} - {""}
    return len(blocks) > 1 and not blocks <= {"latin", "cyrillic", "greek"}


def _block(sign: str) -> str:
    """The script of a letter, as far as words do not mix it; '' for signs that stand with any."""
    point = ord(sign)
    if point < 0x250 or 0x1E00 <= point < 0x1F00:
        return "latin"
    if 0x370 <= point < 0x400 or 0x1F00 <= point < 0x2000:
        return "greek"
    if 0x400 <= point < 0x530:
        return "cyrillic"
    if 0x590 <= point < 0x8FF:
        return "leftward"
    if 0x900 <= point < 0xE00:
        return str(point // 0x80)
    return "thai to khmer" if 0xE00 <= point < 0x10A0 or 0x1780 <= point < 0x1800 else ""


def _is_unsayable(letters: str) -> bool:
    if len(letters) < _SHORTEST:
        return False
    plain = normalize("NFD", letters.lower())
    script = "latin" if plain[0] < "\u0370" else "cyrillic" if "\u0400" <= plain[0] < "\u0530" else ""
    vowels = _VOWELS.get(script)
    if vowels is None:
        return False
    run = longest = 0
    for sign in plain:
        if category(sign)[0] == "M":
            continue
        run = 0 if sign in vowels else run + 1
        longest = max(longest, run)
    return longest >= min(_CONSONANTS, len(letters))
