r"""LaTeX: `\footnote{…}`, `\endnote{…}`, `\sidenote{…}`, and `\footnotemark` with `\footnotetext{…}` in order."""

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
DIALECT = r"LaTeX \footnote{…}"

_WORDS = ("\\foot", "\\endnote", "\\sidenote", "\\marginnote")
_COMMAND = re.compile(
    r"\\(?:(?P<note>(?:foot|end|side|margin)note|footcite|thanks)|(?P<mark>(?:foot|end)notemark)"
    r"|(?P<text>(?:foot|end)notetext))(?![A-Za-z])\s*(?:\[(?P<number>[^\]\n]{0,40})\])?\s*"
)
r"""Takes `\footnote{`, `\footnote[3]{`, `\footnotemark`; leaves `\footnotesize` and `\footnotetext` as a note."""
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_WITH_WORDS = re.compile(r"\\(?:emph|text\w{2}|textsc|enquote|uline|mbox|url|nolinkurl)\{([^{}]*)\}")
_LINKED = re.compile(r"\\href\{[^{}]*\}\{([^{}]*)\}")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_DASHES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", "\u00a0"))


def find(reading: Reading, taken: Taken) -> Evidence | None:
    r"""The notes of a LaTeX source, comments left out."""
    text = reading.text
    if not is_source(reading) or not any(word in text for word in _WORDS):
        return None
    return evidence_of(text, list(_commands(text)), DIALECT, plain)


def plain(words: str) -> str:
    r"""A note's words without LaTeX's marks.

    >>> plain(r"\emph{Dues} \& tolls, pp.~3--4")
    'Dues & tolls, pp. 3–4'
    """
    words = _WITH_WORDS.sub(r"\1", _LINKED.sub(r"\1", _WITH_WORDS.sub(r"\1", words)))
    for sign, shown_as in _DASHES:
        words = words.replace(sign, shown_as)
    return shown(_ESCAPED.sub(r"\1", words))


def _commands(text: str) -> Iterator[Command]:
    """The commands in order; the n-th `\\footnotetext` without a number belongs to the n-th `\\footnotemark`."""
    ends = closings(text, "{")
    comments = Taken(tuple(Span(*found.span()) for found in _COMMENT.finditer(text)))
    count = {"mark": 0, "text": 0}
    for found in _COMMAND.finditer(text):
        if comments.holds(*found.span()):
            continue
        if found["mark"]:
            count["mark"] += 1
            yield Command(found.start(), found.end("number") + 1 if found["number"] else found.end("mark"), None,
                          found["number"] or f"mark {count['mark']}")  # fmt: skip
            continue
        end = ends.get(found.end())
        if end is None:
            continue
        name = ""
        if found["text"]:
            count["text"] += 1
            name = found["number"] or f"mark {count['text']}"
        yield Command(found.start(), end, Span(found.end() + 1, end - 1), name, is_definition=bool(found["text"]))
