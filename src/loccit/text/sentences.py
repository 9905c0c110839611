"""A text → its sentences, as spans. A rule, not a model: where it is in doubt the sentence goes on."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib import resources

from loccit.model import Span

_END = re.compile(
    r"""(?<![.!?…։؟۔။।॥。！？｡])
        (?P<stop>[.!?…։؟۔။।॥]++|[。！？｡]++)        # what ends a sentence
        (?P<close>["'”’»›)\]」』）]*+)              # marks and brackets that close behind it
        (?=(?P<gap>\s+)|\Z|(?<=[。！？｡])|(?<=[。！？｡][」』）”’]))  # white space, the end, or nothing (Chinese)
    """,
    re.VERBOSE,
)
"""Where a sentence may end: takes `said.” He`, `了。她`, leaves `3.5`, `example.org`, `U.N.’s`."""
_LAST_WORD = re.compile(r"(?:[^\W\d_][\w'’-]*\.)*[^\W_][\w'’-]*\Z")
_OPENERS = "\"'“‘«‹([「『（—–- "
_LOOK_BACK = 40


def sentence_ends(text: str) -> Iterator[int]:
    """Where sentences end, in code points: behind the stop and the marks that close with it.

    >>> list(sentence_ends("Gen. Soe left. He said “no.” Then 3.5 ships."))
    [14, 28, 44]
    """
    for found in _END.finditer(text):
        if _is_end(text, found):
            yield found.end()


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of `text[start:end]` without the white space between them; together they are all of its words."""
    stretch = text[start:end]
    at = 0
    for stop in sentence_ends(stretch):
        yield from _words(stretch, at, stop, start)
        at = stop
    yield from _words(stretch, at, len(stretch), start)


def _words(stretch: str, at: int, stop: int, offset: int) -> Iterator[Span]:
    words = stretch[at:stop]
    left = len(words) - len(words.lstrip())
    if left < len(words):
        yield Span(offset + at + left, offset + at + len(words.rstrip()))


def _is_end(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like an end is one: not behind an abbreviation or initial, not before a small letter."""
    if found["gap"] is None:
        return True
    following = text[found.end("gap") : found.end("gap") + 8].lstrip(_OPENERS)[:1]
    if following.islower():
        return False
    if found["stop"] != "." or found["close"]:
        return True
    last = _LAST_WORD.search(text[max(0, found.start() - _LOOK_BACK) : found.start()])
    return last is None or not _is_short_form(last.group())


def _is_short_form(word: str) -> bool:
    """Whether a word before a stop is an initial or a known abbreviation: takes `J`, `U.S`, `Gen`, leaves `I`."""
    if len(word) == 1:
        return word.isalpha() and word != "I"
    return word.lower() in _abbreviations()


@functools.cache
def _abbreviations() -> frozenset[str]:
    lines = resources.files(__package__).joinpath("data/abbreviations.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
