"""A note's text → the stretches that may each cite one work: sentences, cut at semicolons and between works."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from loccit.model import Span
from loccit.notes.citing.joining import joined_sentences
from loccit.notes.citing.words import back_words, signals
from loccit.text.sentences import sentences

_JOIN = re.compile(r"(?:and|und|et|y|и|as well as|sowie|ainsi que|or)(?:,)?\s+", re.I)
_NEXT_WORK = re.compile(
    r"(?<=[\d)”\"»])(?P<gap>,?\s+(?:and|und|et|y|и|as well as)(?:\s+in)?\s+)(?=[“\"«]|"
    r"(?:[A-ZÀ-Þ]\S+ ){1,3}[A-ZÀ-Þ]\S+, [“\"«‘])"
)
"""Between two works without a semicolon: takes `2019, and “Ice”`; leaves `Tveit and Holm, “Ice”`."""
_COMPARED = re.compile(r"(?<=[\d)”\"»])(?P<gap>,?\s+with\s+)(?=(?:[A-ZÀ-Þ]\S+ ){1,3}[A-ZÀ-Þ*]\S*, |[“\"«])")
"""Takes `Compare Aas, Fog (1931), with Karin Moe, Lamps`."""
_ADDRESSES = re.compile(r"(?<=[\w/])(?P<gap>,?\s+(?:and|und|et|y|и)\s+)(?=https?://)")
_AFTER_BACK = re.compile(r"\.\s+(?=[A-ZÀ-Þ“\"«‘А-Я])(?![SСC]\. ?\d)")
"""Takes `Ibid. On the dues`; leaves `Там же. С. 36`, `Ebd. S. 2`."""
_MARKS, _BRACKETS = re.compile(r"[“”«»()\[\]\"]"), re.compile(r"[()\[\]]")
_LEFT = "“«(["


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a note: `start` to `end` without signal and joining word; `is_signalled` says that one stood there."""

    start: int
    end: int
    is_signalled: bool
    sentence: int


def stretches(words: str) -> Iterator[Stretch]:
    """The stretches of a note, in order; offsets count in `words`."""
    for number, sentence in enumerate(_sentences(words)):
        is_signalled = False
        for part in _parts(words, sentence):
            start, end, signalled = _bare(words, part)
            is_signalled = is_signalled or signalled
            if start < end:
                yield Stretch(start, end, is_signalled, number)


def _sentences(words: str) -> Iterator[Span]:
    """Sentences; one ends behind `Ibid.` and `op. cit.` too, where a capital follows."""
    for sentence in joined_sentences(words, list(sentences(words))):
        start = sentence.start
        for found in back_words().finditer(words, sentence.start, sentence.end):
            after = _AFTER_BACK.match(words, found.end() - 1, sentence.end)
            if after:
                yield Span(start, found.end())
                start = after.end()
        if start < sentence.end:
            yield Span(start, sentence.end)


def _parts(words: str, sentence: Span) -> Iterator[Span]:
    """A sentence cut at its semicolons outside quotation marks and brackets, and between works."""
    start = sentence.start
    for cut in _cuts(words, sentence):
        yield Span(start, cut.start)
        start = cut.end
    yield Span(start, sentence.end)


def _cuts(words: str, sentence: Span) -> list[Span]:
    """The semicolons and joining words at which one work ends and the next begins."""
    places = [Span(at, at + 1) for at in _places_of(";", words, sentence)]
    for form in (_NEXT_WORK, _COMPARED, _ADDRESSES):
        places += [Span(*found.span("gap")) for found in form.finditer(words, sentence.start, sentence.end)]
    if not places:
        return []
    opened = _opened(words, sentence, _MARKS)
    if opened[-1][1]:
        opened = _opened(words, sentence, _BRACKETS)
    starts = [at for at, _ in opened]
    return sorted(cut for cut in places if opened[bisect_left(starts, cut.start) - 1][1] == 0)


def _places_of(sign: str, words: str, sentence: Span) -> Iterator[int]:
    at = words.find(sign, sentence.start, sentence.end)
    while at >= 0:
        yield at
        at = words.find(sign, at + 1, sentence.end)


def _opened(words: str, sentence: Span, marks: re.Pattern[str]) -> list[tuple[int, int]]:
    """How many quotation marks and brackets are open behind each of them; the first entry is the start."""
    depth, is_straight = 0, False
    opened = [(sentence.start - 1, 0)]
    for found in marks.finditer(words, sentence.start, sentence.end):
        sign = found.group()
        if sign == '"':
            is_straight = not is_straight
        else:
            depth = depth + 1 if sign in _LEFT else max(0, depth - 1)
        opened.append((found.start(), depth + is_straight))
    return opened


def _bare(words: str, part: Span) -> tuple[int, int, bool]:
    """A part without the joining word and the signal before it."""
    text = words[part.start : part.end]
    end = part.start + len(text.rstrip())
    start = part.start + len(text) - len(text.lstrip())
    join = _JOIN.match(words, start, end)
    if join:
        start = join.end()
    signalled = False
    while found := signals().match(words, start, end):
        start, signalled = found.end(), True
    return start, end, signalled
