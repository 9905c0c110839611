"""Plain-text drafts: paragraphs between empty lines, or lines where there are none."""

from __future__ import annotations

import re
from bisect import bisect_right

from loccit.check.drafts._draft import Draft, Mask, Stretch, line_starts, paragraphs

EXTENSIONS = (".txt", ".text")

_GROUP = re.compile(r"[\[(][^\[\]()\n]{0,200}?@[pdnq][0-9A-Za-z]{7,10}[^\[\]()\n]{0,200}?[\])]")
"""Takes `[@ptrb01mktp]` and `(see @ptrb01mktp)`."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_SIGN = 2
"""Characters of `> `."""
_QUOTED_LINE = re.compile(r"^>[ \t]?", re.MULTILINE)


def read(source: str, name: str) -> Draft:
    """A draft without markup."""
    mask = Mask(source)
    mask.hide(_GROUP, mentions=True)
    mask.hide(_ADDRESS, mentions=True)
    mask.take_mentions()
    quoted = [found.start() for found in _QUOTED_LINE.finditer(mask.text)]
    mask.hide(_QUOTED_LINE)
    mask.mentions.sort(key=lambda one: one.start)
    stretches = tuple(_kind(one, quoted) for one in _stretches(mask.text))
    return Draft(name, source, mask.text, stretches, tuple(mask.mentions), (), line_starts(source))


def _kind(stretch: Stretch, quoted: list[int]) -> Stretch:
    """A paragraph as a block quotation, where its first line begins with `>`, as in letters."""
    at = bisect_right(quoted, stretch.start) - 1
    is_quote = at >= 0 and stretch.start - quoted[at] <= _SIGN
    return Stretch("quote", stretch.start, stretch.end) if is_quote else stretch


def _stretches(text: str) -> list[Stretch]:
    if "\n\n" in text or "\r\n\r\n" in text:
        return paragraphs(text)
    return [Stretch("body", found.start(), found.end()) for found in re.finditer(r"[^\s\u2060][^\n]*", text)]
