"""Which stretches of a paragraph stand in quotation marks: the outermost ones, with what is between the marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from loccit.check.drafts import FILL
from loccit.text.quotes import Quoted, pair_marks

_INNER = re.compile(r"“[^“”\"]{0,500}(?:(?<![^\s(“])\"(?=\S)[^“”\"]{1,500}(?<=\S)\"(?!\w)[^“”\"]{0,500}){1,5}”")
"""Takes `“the "failing state" of concern”`, leaves `“It is," he said. "So it is.”`."""
_STRAIGHT_INNER = re.compile(
    r"(?P<head>(?<![^\s(])\"(?=\S)[^\"“”]{1,500}(?<=[\s(]))\"(?P<words>(?=\S)[^\"“”]{1,500})\"\"(?!\w)"
)
"""Takes `"It is "no harbour""`, where the last two marks close both."""
_LINK_INSIDE = re.compile(rf"\[([^\[\]]*)\](?={FILL}{{8,}})")
"""A link among the words of a quotation, its address hidden: takes `the [fixed fee](https://papers.example/fee)`."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A quoted stretch, marks included; `inner_start` to `inner_end` without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def marked_stretches(text: str) -> list[Marked]:
    """The outermost quoted stretches of a paragraph; a mark without partner opens nothing.

    Two apostrophes are a mark here: what a draft may quote is looked up, and what is not found is told.

    >>> [(one.start, one.end) for one in marked_stretches("He said “no ‘buts’ here”.")]
    [(8, 24)]
    """
    found = []
    pairing = pair_marks(_without_inner(text), doubled=True)
    lost = [place for place in pairing.unpaired if text[place] == "“" and text[place - 1 : place] != "\n"]
    for one in pairing.stretches:
        if one.closed and one.depth == 0 and one.end - one.start > 2:
            width = 2 if text[one.end - 2 : one.end] == "''" else 1
            start, size = _last_opened(one, lost)
            found.append(Marked(start, one.end, start + size, one.end - width))
    return found


def _last_opened(one: Quoted, lost: list[int]) -> tuple[int, int]:
    """Where a stretch begins, and how long its mark is: at the last of two marks that one mark closes, for the first
    was never closed."""
    at = bisect_left(lost, one.end)
    if one.mark == "“" and at and lost[at - 1] > one.start:
        return lost[at - 1], 1
    return one.start, len(one.mark)


def _without_inner(text: str) -> str:
    """The text without straight marks in pairs between curly ones: those of the source, inside the draft's."""
    if '""' in text:
        text = _STRAIGHT_INNER.sub(lambda found: f'{found["head"]}{FILL}{found["words"]}{FILL}"', text)
    if "“" not in text or '"' not in text:
        return text
    return _INNER.sub(lambda found: found.group().replace('"', FILL), text)


def without_links(words: str) -> str:
    """A quotation's words without the brackets of the links in it."""
    return _LINK_INSIDE.sub(rf"{FILL}\1{FILL}", words) if FILL in words else words
