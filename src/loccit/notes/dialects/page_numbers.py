"""Numbers of printed pages in the middle of a text: no notes, but no words either, so they leave holes.

Books on the web keep them where a page ended, in the middle of a sentence: `the[32] harbour`, with an id `Page_32`
or a class `pagenum`. Plain texts keep them in brackets, `the {32} harbour`: these count up by one from page to page,
in almost equal steps, and none of them is the label of a note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean, pstdev

from loccit.model import Reading, Span
from loccit.notes.evidence import Evidence
from loccit.notes.taken import Taken

SURENESS = 0

_SAYS_PAGE = re.compile(r"(?<![\w-])(?:page-?(?:num(?:ber)?|no|break)|doc-pagebreak|pagenum\w*|pb)(?![\w-])", re.I)
_PAGE_ID = re.compile(r"(?:page|pg|p|pagenum|seite|pb)[_-]?(?:\d+|[ivxlc]+)[a-z]?", re.I)
_NUMBER = re.compile(r"[\[({]?\s*(?:(?:Pg|Page|p\.?|S\.?|Seite)[ .\u00a0]*)?(?:\d{1,4}|[ivxlc]{1,8})\s*[\])}]?", re.I)
"""Takes `[32]`, `[Pg 32]`, `xiv`, `{7}`; leaves `Chapter 7`."""


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """The stretches of page numbers that stand among words."""
    starts = [block.start for block in reading.blocks]
    spans = _in_brackets(reading.text)
    for target in reading.targets:
        if not 0 < target.end - target.start <= 12:
            continue
        if not (_PAGE_ID.fullmatch(target.anchor) or _SAYS_PAGE.search(" ".join(target.cues))):
            continue
        block = reading.blocks[max(bisect_right(starts, target.start) - 1, 0)]
        is_whole = block.start >= target.start and block.end <= target.end
        if not is_whole and _NUMBER.fullmatch(reading.text, target.start, target.end):
            spans.append(_with_brackets(reading.text, target.start, target.end))
    return Evidence("", (), (), tuple(spans)) if spans else None


def _with_brackets(text: str, start: int, end: int) -> Span:
    around = text[start - 1 : start] + text[end : end + 1]
    return Span(start - 1, end + 1) if around in ("[]", "()", "{}") else Span(start, end)


_IN_BRACKETS = {
    "[": re.compile(r"\[(?:(?:Pg|Page|p|S)\.? ?)?(?P<page>\d{1,4})\]"),
    "{": re.compile(r"\{(?:(?:Pg|Page|p|S)\.? ?)?(?P<page>\d{1,4})\}"),
}
"""Takes `[32]`, `{Pg 32}`; leaves `[Pl. 3]`."""
_LEAST_PAGES, _LEAST_PAGE, _UNEVEN, _LOST = 20, 800, 0.5, 3
"""So many pages, of so many characters, in steps whose deviation is at most so large a part of the mean; so many
page numbers in a row may be lost, where a chapter begins or a plate stands."""
_STARTS = 40


def _in_brackets(text: str) -> list[Span]:
    """The numbers of pages in a text that prints them in brackets; none where the numbers are those of notes."""
    for sign, pattern in _IN_BRACKETS.items():
        seen = list(pattern.finditer(text)) if text.count(sign) >= _LEAST_PAGES else []
        pages = max((_counted(seen, first) for first in range(min(_STARTS, len(seen)))), key=len, default=[])
        if _are_pages(pages, Counter(found["page"] for found in seen)):
            return [Span(*found.span()) for found in pages]
    return []


def _counted(seen: Sequence[re.Match[str]], first: int) -> list[re.Match[str]]:
    """The numbers that count up from one of them, each at least half a page behind the one before."""
    run = [seen[first]]
    for found in seen[first + 1 :]:
        step = int(found["page"]) - int(run[-1]["page"])
        if 0 < step <= _LOST and found.start() - run[-1].start() >= _LEAST_PAGE // 2:
            run.append(found)
    return run


def _are_pages(run: Sequence[re.Match[str]], count: Counter[str]) -> bool:
    """Whether numbers stand as evenly as pages do, and are not, for the most part, printed again before notes."""
    if len(run) < _LEAST_PAGES or sum(count[found["page"]] > 1 for found in run) > 0.5 * len(run):
        return False
    steps = [
        (second.start() - first.start()) / (int(second["page"]) - int(first["page"])) for first, second in pairwise(run)
    ]
    return mean(steps) >= _LEAST_PAGE and pstdev(steps) <= _UNEVEN * mean(steps)
