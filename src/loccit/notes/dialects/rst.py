"""reStructuredText: `[1]_`, `[#]_`, `[#name]_`, `[*]_`, `[Name2001]_` and `.. [1] …` with an indented body.

Numbers that the program gives (`[#]_`, `[*]_`) are tied in their order, as docutils does it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loccit.model import Reading, Span
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.sources import is_source
from loccit.notes.taken import Taken

SURENESS = 2
DIALECT = "reStructuredText [1]_"

_LABEL = r"\d+|\#[\w.-]*|\*|[A-Za-z][\w.-]*"
_MARK = re.compile(rf"(?<![\\`\w])\[(?P<label>{_LABEL})\]_(?!\w)")
"""Takes `word [1]_` and `[#]_,`; leaves `\\[1]_` and ``` ``[1]_`` ```."""
_DEFINITION = re.compile(
    rf"^(?P<indent>[ \t]*)\.\.[ ]\[(?P<label>{_LABEL})\][ \t]*"
    r"(?P<words>[^\n]*(?:\n(?:[ \t]*\n)*(?P=indent)[ \t]+\S[^\n]*)*)",
    re.M,
)


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """Marks and definitions of a reStructuredText source."""
    if not is_source(reading) or "]_" not in reading.text or ".. [" not in reading.text:
        return None
    bodies = tuple(_bodies(reading.text))
    wholes = Taken(tuple(Span(body.whole.start, body.start) for body in bodies))
    marks = tuple(mark for mark in _marks(reading.text) if not wholes.holds(mark.start, mark.end))
    return Evidence(DIALECT, marks, bodies) if bodies else None


def _marks(text: str) -> Iterator[Mark]:
    count: Counter[str] = Counter()
    for found in _MARK.finditer(text):
        label = found["label"]
        yield Mark(found.start(), found.end(), label, _key(label, count), DIALECT)


def _bodies(text: str) -> Iterator[Body]:
    count: Counter[str] = Counter()
    for found in _DEFINITION.finditer(text):
        start, end = found.span("words")
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = max(first, start + len(words.rstrip()))
        label = found["label"]
        whole = Span(found.end("indent"), last)
        yield Body(first, last, whole, label, _key(label, count), DIALECT, label)


def _key(label: str, count: Counter[str]) -> str:
    """The label; for those that the program numbers, the label with its place."""
    if label not in ("#", "*"):
        return label.casefold()
    count[label] += 1
    return f"{label} {count[label]}"
