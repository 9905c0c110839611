"""Code in Markdown, which is no text: between fences, and between backticks."""

from __future__ import annotations

import re
from itertools import accumulate

from loccit.check.drafts._draft import blank

_FENCE = re.compile(r"^[ \t>]*+(?P<fence>`{3,}+|~{3,}+)(?P<rest>[^\n]*)$", re.MULTILINE)
_TICKS = re.compile(r"`+")
_ENDS = re.compile(r"\n[ \t]*\n|\n[ ]{0,3}(?:\[\^[^\]\s]+\]:|#{1,6}[ \t]|[-+*][ \t]|\d{1,4}[.)][ \t])")
"""What ends a paragraph or begins a note, a heading or an entry: no code goes on over it."""
_LOOK_AHEAD = 30
"""Runs of backticks further on among which the end of inline code is looked for."""


def without_fenced_code(text: str) -> str:
    """Code between fences; one that nothing closes is none."""
    fences = list(_FENCE.finditer(text))
    closing = [_closes(fence) for fence in fences]
    longest = list(accumulate(reversed(closing), lambda one, other: (max(one[0], other[0]), max(one[1], other[1]))))
    parts, at, place = [], 0, 0
    while place < len(fences) - 1:
        kind = "`~".index(fences[place]["fence"][0])
        size = len(fences[place]["fence"])
        if longest[len(fences) - 2 - place][kind] >= size:
            end = next(k for k in range(place + 1, len(fences)) if closing[k][kind] >= size)
            parts += [text[at : fences[place].start()], blank(text[fences[place].start() : fences[end].end()])]
            at, place = fences[end].end(), end
        place += 1
    return "".join([*parts, text[at:]])


def _closes(fence: re.Match[str]) -> tuple[int, int]:
    """How long a fence of backticks, or of tildes, a line can close; 0 where it says more than that."""
    if fence["rest"].strip(" \t\r`~"):
        return 0, 0
    return (len(fence["fence"]), 0) if fence["fence"][0] == "`" else (0, len(fence["fence"]))


def without_inline_code(text: str) -> str:
    """Code between runs of as many backticks, inside one paragraph, note or entry."""
    ticks = [(found.start(), found.end()) for found in _TICKS.finditer(text)]
    parts, at, run = [], 0, 0
    while run < len(ticks):
        start, end = ticks[run]
        ahead = range(run + 1, min(run + _LOOK_AHEAD, len(ticks)))
        closing = next((k for k in ahead if ticks[k][1] - ticks[k][0] == end - start), None)
        if closing is not None and not _ENDS.search(text, end, ticks[closing][0]):
            parts += [text[at:start], blank(text[start : ticks[closing][1]])]
            at, run = ticks[closing][1], closing
        run += 1
    return "".join([*parts, text[at:]])
