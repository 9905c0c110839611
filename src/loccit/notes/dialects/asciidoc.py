"""AsciiDoc: `footnote:[…]`, `footnote:name[…]`, `footnote:name[]` again, and the older `footnoteref:[name,…]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loccit.model import Reading, Span
from loccit.notes.evidence import Evidence
from loccit.notes.inline import Command, evidence_of
from loccit.notes.sources import is_source
from loccit.notes.taken import Taken
from loccit.text.fold import shown

SURENESS = 2
DIALECT = "AsciiDoc footnote:[…]"

_NOTE = re.compile(
    r"""(?<!\\)footnote(?P<old>ref)?:(?P<name>[\w-]*)
        \[(?P<words>(?:[^\]\\\nf]|f(?!ootnote(?:ref)?:)|\\.|\n(?!\s*\n))*)\]""",
    re.VERBOSE,
)
"""Takes `footnote:[a \\] b]` and `footnote:lamp[]`; leaves `\\footnote:[…]`, a note that a blank line breaks, and one
inside which another begins: what is never closed is looked through once."""


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """The notes of an AsciiDoc source."""
    if not is_source(reading) or ("footnote:" not in reading.text and "footnoteref:" not in reading.text):
        return None
    return evidence_of(reading.text, list(_commands(reading.text)), DIALECT, plain)


def plain(words: str) -> str:
    r"""A note's words without AsciiDoc's escapes.

    >>> plain(r"Built in Skarne [sic\].")
    'Built in Skarne [sic].'
    """
    return shown(words.replace("\\]", "]"))


def _commands(text: str) -> Iterator[Command]:
    for found in _NOTE.finditer(text):
        name, start = found["name"], found.start("words")
        if found["old"] and not name:
            given, comma, _ = found["words"].partition(",")
            name, start = given.strip(), start + len(given) + len(comma)
            has_words = bool(comma)
        else:
            has_words = bool(found["words"].strip()) or not name
        inner = Span(start, found.end("words")) if has_words else None
        yield Command(found.start(), found.end(), inner, name)
