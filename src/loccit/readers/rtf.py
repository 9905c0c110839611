"""Rich Text Format (RTF) → `Reading`: the words of the page, with foot- and endnotes behind them.

Read here and not by a library: those on PyPI drop the notes or glue them into the sentence.
"""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading
from loccit.readers import _limits
from loccit.readers._compose import Composer
from loccit.readers._format import Format
from loccit.readers._outlined import with_true_headings
from loccit.readers._rtf_text import RtfText, words_between
from loccit.readers._rtf_tokens import group_end

FORMAT = Format("rtf", (".rtf",), ("application/rtf", "text/rtf"), ("notes", "tables", "metadata", "links"))

_FACT = re.compile(r"\{\\(title|author)\b ?")
"""Begins a statement in the group `\\info`: takes `{\\title Tides}`."""
_FIELDS = {"title": "title", "author": "authors"}
_LONGEST_INFO = 20_000


def confidence(payload: bytes, about: About) -> int:
    """95 for the signature."""
    return 95 if payload[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf") else 0


def read(payload: bytes, about: About) -> Reading:
    """The document with its notes. Raises `UnreadableError` (R104 too large, R107 no words, R110 too deep)."""
    _limits.hold_markup(len(payload), about.name, most=_limits.PACKED_MARKUP)
    source = payload.decode("latin-1")
    composer = Composer(FORMAT, about.name)
    composer.claims += _claims(source, about.name)
    text = RtfText(source, composer, about.name)
    text.write()
    return with_true_headings(composer.reading(), text.headings)


def _claims(source: str, name: str) -> list[Claim]:
    """Title and author as the group `\\info` states them."""
    start = source.find("{\\info", 0, 200_000)
    end = group_end(source, start + 1, min(len(source), start + _LONGEST_INFO)) if start >= 0 else start
    claims = []
    for found in _FACT.finditer(source, max(start, 0), max(end, 0)):
        words = words_between(source, found.end(), group_end(source, found.end(), end), name)
        if words:
            claims.append(Claim(_FIELDS[found[1]], words, f"RTF {found[1]}"))
    return claims
