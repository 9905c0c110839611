"""`words ((the note))`: a note in two round brackets where it is referred to, in plain text and some wikis' sources.

One such pair may be anything; three in a text, each close to the word before it, are a habit.
"""

from __future__ import annotations

import re

from loccit.model import Reading, Span
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.sources import is_source
from loccit.notes.taken import Taken

SURENESS = 7
DIALECT = "((…)) in the line"

_NOTE = re.compile(r"(?<=[\w.,;:!?”\"'’)\]])(?P<gap>[ ]?)\(\((?P<words>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)\)")
"""Takes `ice.((See the log (1911).))`; leaves `((a))` alone in a line, and brackets in brackets of a formula."""
_HABIT, _LEAST_WORDS = 3, 2


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """The notes in two round brackets, numbered by their order."""
    if "((" not in reading.text or not is_source(reading):
        return None
    found = [one for one in _NOTE.finditer(reading.text) if len(one["words"].split()) >= _LEAST_WORDS]
    found = [one for one in found if not taken.holds(*one.span())]
    if len(found) < _HABIT:
        return None
    marks = tuple(Mark(one.end("gap"), one.start("words"), "", str(at), DIALECT) for at, one in enumerate(found, 1))
    bodies = tuple(
        Body(*one.span("words"), Span(one.end("gap"), one.end()), "", str(at), DIALECT, is_inline=True)
        for at, one in enumerate(found, 1)
    )
    return Evidence(DIALECT, marks, bodies)
