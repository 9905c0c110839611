"""Typst: `#footnote[…]`, with a label `<x>` behind it, and `#footnote(<x>)` or `@x` where it is referred to again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loccit.model import Reading, Span
from loccit.notes.brackets import closings
from loccit.notes.evidence import Evidence
from loccit.notes.inline import Command, evidence_of
from loccit.notes.sources import is_source
from loccit.notes.taken import Taken
from loccit.text.fold import shown

SURENESS = 2
DIALECT = "Typst #footnote[…]"

_NOTE = re.compile(r"#footnote\[")
_LABEL = re.compile(r"[ \t]*<(?P<name>[\w:.-]+)>")
_AGAIN = re.compile(r"#footnote\(<(?P<name>[\w:.-]+)>\)|@(?P<at>[\w:.-]*\w)")
_ESCAPED = re.compile(r"\\(.)")
_CONTENT = re.compile(r"#(?:emph|strong|smallcaps|link\([^()]*\))\[([^\[\]]*)\]")


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """The notes of a Typst source."""
    text = reading.text
    if not is_source(reading) or "#footnote[" not in text:
        return None
    first = list(_notes(text))
    names = {command.name for command in first if command.name}
    again = [
        Command(found.start(), found.end(), None, found["name"] or found["at"])
        for found in _AGAIN.finditer(text)
        if (found["name"] or found["at"]) in names or found["name"]
    ]
    return evidence_of(text, sorted([*first, *again], key=lambda command: command.start), DIALECT, plain)


def plain(words: str) -> str:
    r"""A note's words without Typst's marks.

    >>> plain(r"#emph[Dues], https:/\/skarne.example")
    'Dues, https://skarne.example'
    """
    return shown(_ESCAPED.sub(r"\1", _CONTENT.sub(r"\1", words)))


def _notes(text: str) -> Iterator[Command]:
    ends = closings(text, "[")
    for found in _NOTE.finditer(text):
        end = ends.get(found.end() - 1)
        if end is not None:
            label = _LABEL.match(text, end)
            name = label["name"] if label else ""
            yield Command(found.start(), label.end() if label else end, Span(found.end(), end - 1), name)
