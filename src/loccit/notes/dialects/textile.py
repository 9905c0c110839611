"""Textile: `word[1]` in the text and `fn1. …` at the start of a paragraph, which a blank line ends."""

from __future__ import annotations

import re

from loccit.model import Reading, Span
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.sources import is_source
from loccit.notes.taken import Taken

SURENESS = 2
DIALECT = "Textile [1], fn1."

_MARK = re.compile(r"(?<=[^\s\[])\[(?P<label>\d{1,4})!?\]")
"""Takes `tide[1]` and `tide.[2!]`; leaves `[1]` behind a space."""
_DEFINITION = re.compile(
    r"^fn(?P<label>\d{1,4})(?:\([^)\n]{0,60}\)|\{[^}\n]{0,200}\})?\^?\.{1,2}[ \t]+"
    r"(?P<words>\S[^\n]*(?:\n[^\n]*\S[^\n]*)*)",
    re.M,
)
"""Takes `fn1. See the ledger.` and its further lines, `fn1^. …`, `fn1(small). …`; leaves `fn1 is a key`."""


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """Marks and definitions of a Textile source; a number that no note has is none of a note."""
    if reading.format != "textile" or not is_source(reading):
        return None
    bodies = tuple(
        Body(*found.span("words"), Span(*found.span()), found["label"], found["label"], DIALECT)
        for found in _DEFINITION.finditer(reading.text)
    )
    known = {body.key for body in bodies}
    marks = tuple(
        Mark(found.start(), found.end(), found["label"], found["label"], DIALECT)
        for found in _MARK.finditer(reading.text)
        if found["label"] in known
    )
    return Evidence(DIALECT, marks, bodies) if bodies else None
