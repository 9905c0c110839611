"""The sentence that a token stands in: where it begins, and where it ends."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right

from loccit.check.words.tokens import Tokens, is_word
from loccit.text.sentences import sentence_ends


def sentence_start(source: Tokens, at: int) -> int:
    """The first token of the sentence that token `at` stands in."""
    begin = _sentence(source, at)[0]
    first = bisect_left(source.starts, begin)
    while first < at and not is_word(source.keys[first]):
        first += 1
    return first


def sentence_end(source: Tokens, at: int) -> int:
    """The end of the sentence that token `at` stands in, its stop included."""
    return bisect_left(source.starts, _sentence(source, at)[1])


def _sentence(source: Tokens, at: int) -> tuple[int, int]:
    place = source.starts[at]
    ends = _ends(source.text)
    after = bisect_right(ends, place)
    return (ends[after - 1] if after else 0), (ends[after] if after < len(ends) else len(source.text))


@functools.lru_cache(maxsize=512)
def _ends(text: str) -> list[int]:
    return list(sentence_ends(text))
