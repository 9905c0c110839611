"""Which paragraphs that begin as a note do are no note: the text goes on in them.

So it is where a page's last note and the next page's first words came to be one paragraph.
"""

from __future__ import annotations

from statistics import median

from loccit.notes.numbering.heads import Head
from loccit.notes.numbering.pairing import Marks, Tied

_FEWEST = 4
_LONG, _TIMES = 1_500, 10
"""From so many characters, and so many times the length in the middle, a paragraph is doubted."""
_SURELY_LONG, _SURELY_TIMES = 4_000, 20
"""From here it is the text's, whatever stands in it, if its label is a plain one."""
_PLAIN = frozenset((".", ")", " "))
"""Styles of labels in which a text's own paragraphs are numbered too."""
_NEXT_ONES = 5
"""A mark whose number is up to so much above a note's belongs to the text behind that note."""


def swallowing(tied: Tied, marks: Marks) -> frozenset[int]:
    """The places of the heads whose paragraph holds more than a note: far longer than the others, with the marks of the
    next notes in it; or longer by far, with a plain number."""
    lengths = [head.end - head.words for head in tied.heads]
    if len(lengths) < _FEWEST or max(lengths) < _LONG:
        return frozenset()
    usual = median(lengths)
    return frozenset(
        place
        for place, (head, length) in enumerate(zip(tied.heads, lengths, strict=True))
        if head.style != "worded"
        and length >= max(_LONG, _TIMES * usual)
        and (_is_prose(head, length, usual) or _has_next_marks(head, tied, marks))
    )


def _is_prose(head: Head, length: int, usual: float) -> bool:
    """Whether a paragraph with a plain number is so long that the number must be the paragraph's."""
    return head.style in _PLAIN and not head.under_heading and length >= max(_SURELY_LONG, _SURELY_TIMES * usual)


def _has_next_marks(head: Head, tied: Tied, marks: Marks) -> bool:
    if not head.label.isdigit():
        return False
    number = int(head.label)
    following = frozenset(str(number + step) for step in range(1, _NEXT_ONES + 1))
    seen = marks.of(tied.mark_style, following)
    return any(mark.label in following and head.words <= mark.start < head.end for mark in seen)
