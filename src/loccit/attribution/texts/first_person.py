"""Words by which people speak of themselves, and address others."""

from __future__ import annotations

import functools
import re

from loccit.attribution.sentence.language import interview_lines

_LETTERS = re.compile(r"[^\W\d_]+(?:['’](?:m|ve|d|ll|re)\b)?")


def says_i(words: str, language: str | None) -> bool:
    """Whether words in a language speak of who says them: `I`, `our`."""
    return has_any(words, words_of("first", (language or "en").replace("_", "-").split("-")[0].lower()))


def has_any(words: str, wanted: frozenset[str]) -> bool:
    """Whether one of the wanted words stands among the others."""
    return any(word in wanted for word in _LETTERS.findall(words.replace("’", "'")))


@functools.cache
def words_of(kind: str, code: str) -> frozenset[str]:
    """The words of the `first` or the `second` person in a language, English ones where it has no list."""
    found = {line.split()[0]: frozenset(line.split()[1:]) for line in interview_lines()[kind]}
    words = found.get(code, found["en"])
    return words | {word[0].upper() + word[1:] for word in words}
