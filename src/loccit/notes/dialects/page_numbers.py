"""Numbers of printed pages in the middle of a text: no notes, but no words either, so they leave holes.

Books on the web keep them where a page ended, in the middle of a sentence: `the[32] harbour`, with an id `Page_32`
or a class `pagenum`. A number that is a block of its own stays one.
"""

from __future__ import annotations

import re
from bisect import bisect_right

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
    spans = []
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
