"""Org: `[fn:x]` in the text, `[fn:x] …` at the start of a line, `[fn:x: …]` and `[fn:: …]` in the middle of one.

A definition ends, by Org's syntax, before the next definition, the next headline, or two blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loccit.model import Reading, Span
from loccit.notes.brackets import closings
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.sources import is_source
from loccit.notes.taken import Taken

SURENESS = 2
DIALECT = "Org [fn:1]"

_DEFINITION = re.compile(
    r"^\[fn:(?P<label>[\w-]+)\][ \t]*(?P<words>(?:(?!\n\[fn:[\w-]+\]|\n\*+[ ]|\n[ \t]*\n[ \t]*\n)[\s\S])*)", re.M
)
_MARK = re.compile(r"\[fn:(?P<label>[\w-]*)(?P<colon>:)?")


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """Marks, definitions and inline notes of an Org source."""
    text = reading.text
    if not is_source(reading) or "[fn:" not in text:
        return None
    bodies = list(_definitions(text))
    heads = {body.whole.start for body in bodies}
    marks = []
    ends = closings(text, "[")
    for number, found in enumerate(_MARK.finditer(text)):
        end = ends.get(found.start())
        if end is None or found.start() in heads:
            continue
        label = found["label"]
        key = label or f"inline {number}"
        if found["colon"]:
            whole = Span(found.start(), end)
            bodies.append(Body(found.end(), end - 1, whole, label, key, DIALECT, label, is_inline=True))
            end = found.end()
        elif text[found.end() : found.end() + 1] != "]":
            continue
        marks.append(Mark(found.start(), end, label, key, DIALECT))
    return Evidence(DIALECT, tuple(marks), tuple(bodies)) if marks or bodies else None


def _definitions(text: str) -> Iterator[Body]:
    for found in _DEFINITION.finditer(text):
        start, end = found.span("words")
        end = start + len(text[start:end].rstrip())
        if start < end:
            yield Body(start, end, Span(found.start(), end), found["label"], found["label"], DIALECT, found["label"])
