"""DokuWiki: `((…))` in the middle of a paragraph."""

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
DIALECT = "DokuWiki ((…))"

_NOTE = re.compile(r"\(\((?!\()(?P<words>(?:[^()\n]|\((?!\()|\)(?!\))|\n(?!\s*\n))+)\)\)")
"""Takes `((See (in part) p. 3))`; leaves `((` that another or a blank line follows before it is closed."""
_AS_IT_IS = re.compile(r"<(?P<tag>nowiki|code|file)\b[^>]*>.*?</(?P=tag)>|%%.*?%%", re.DOTALL)
_SIGNS = re.compile(r"(?<!:)//|\*\*|__|''")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """The notes of a DokuWiki source."""
    if reading.format != "dokuwiki" or not is_source(reading) or "((" not in reading.text:
        return None
    return evidence_of(reading.text, list(_commands(reading.text)), DIALECT, plain)


def plain(words: str) -> str:
    """A note's words without wiki markup.

    >>> plain("//Dues// of [[port|the port]]")
    'Dues of the port'
    """
    return shown(_SIGNS.sub("", _LINK.sub(r"\1", words)))


def _commands(text: str) -> Iterator[Command]:
    as_it_is = Taken(tuple(Span(*found.span()) for found in _AS_IT_IS.finditer(text)))
    for found in _NOTE.finditer(text):
        if not as_it_is.holds(*found.span()):
            yield Command(found.start(), found.end(), Span(*found.span("words")), "")
