"""Where a marked-up source shows code: a mark in there is an example, and refers to nothing."""

from __future__ import annotations

import re

from loccit.model import Span
from loccit.notes.holes import joined

_FENCED = re.compile(r"^ {0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)", re.M | re.S)
"""Takes a block between lines of three or more back-ticks or tildes, or to the end; leaves one back-tick in a line."""
_INLINE = re.compile(r"(?<!`)(?P<ticks>`{1,2})(?!`)[^`\n]+(?P=ticks)(?!`)")
"""Takes `` `code` `` within a line; leaves a lone back-tick."""


def code_spans(text: str) -> tuple[Span, ...]:
    """The stretches of code in Markdown and its kin, sorted."""
    if "`" not in text and "~~~" not in text:
        return ()
    fenced = [Span(*found.span()) for found in _FENCED.finditer(text)]
    inline = [Span(*found.span()) for found in _INLINE.finditer(text)]
    return joined([*fenced, *inline])
