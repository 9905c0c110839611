"""Rich Text Format (RTF) → `Reading`: the words of the page, with foot- and endnotes behind them.

Read here and not by a library: those on PyPI drop the notes or glue them into the sentence.
"""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading
from loccit.readers import _limits
from loccit.readers._compose import Composer
from loccit.readers._format import Format
from loccit.readers._rtf_text import RtfText

FORMAT = Format("rtf", (".rtf",), ("application/rtf", "text/rtf"), ("notes", "tables", "metadata", "links"))

_FACTS = {"title": "title", "author": "authors"}
_FACT = re.compile(r"\{\\(title|author) ([^{}\\]{1,500})\}")
"""Takes `{\\title Tides}` of the group `\\info`; leaves one with control words in it."""


def confidence(payload: bytes, about: About) -> int:
    """95 for the signature."""
    return 95 if payload[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf") else 0


def read(payload: bytes, about: About) -> Reading:
    """The document with its notes. Raises `UnreadableError` (R104 too large, R107 no words, R110 too deep)."""
    _limits.hold_markup(len(payload), about.name, most=_limits.PACKED_MARKUP)
    source = payload.decode("latin-1")
    composer = Composer(FORMAT, about.name)
    start = source.find("\\info", 0, 200_000)
    for name, words in _FACT.findall(source[start : start + 5_000]) if start >= 0 else ():
        composer.claims.append(Claim(_FACTS[name], words.strip(), f"RTF {name}"))
    RtfText(source, composer, about.name).write()
    return composer.reading()
