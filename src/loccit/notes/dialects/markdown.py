"""Markdown: `[^label]` in the text, `[^label]: …` at the start of a line, and `^[…]` in the middle of one.

The forms of pandoc, GitHub, PHP Markdown Extra, Python-Markdown and markdown-it: a definition goes on in lines that
follow it without a gap, and in indented paragraphs; labels are compared without case (CommonMark's rule for labels).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loccit.model import Reading, Span
from loccit.notes.brackets import closings
from loccit.notes.evidence import Body, Evidence, Mark
from loccit.notes.taken import Taken
from loccit.notes.verbatim import code_spans

SURENESS = 2
DIALECT = "Markdown [^1]"
INLINE = "Markdown ^[…]"

_DEFINITION = re.compile(
    r"""
    ^[ ]{0,3}\[\^(?P<label>[^\]\s\[]{1,80})\]:[ \t]*        # the label, at the start of a line
    (?P<words>[^\n]*                                          # the first line
        (?:\n(?![ ]{0,3}\[\^[^\]\s]+\]:)[ \t]*\S[^\n]*        # lines that follow at once
          |(?:\n[ \t]*)+\n(?:[ ]{4}|\t)[ \t]*\S[^\n]*         # indented ones behind a gap
        )*
    )
    """,
    re.M | re.X,
)
"""Takes `[^a]: Words⏎more words⏎⏎    and a paragraph`; leaves a paragraph that follows without indentation."""
_MARK = re.compile(r"(?<![\\\w])\[\^(?P<label>[^\]\s\[]{1,80})\](?!:)|(?<=\w)\[\^(?P<glued>[^\]\s\[]{1,80})\]")
"""Takes `word.[^a]` and `[^a][^b]`; leaves `\\[^a]` and the definition `[^a]:` at the start of a line."""
_INLINE = re.compile(r"(?<!\\)\^\[(?!\^)")


def find(reading: Reading, taken: Taken) -> Evidence | None:
    """Marks, definitions and inline notes; nothing without a definition, since `[^a-z]` is a pattern elsewhere."""
    text = reading.text
    has_marks, has_inline = "[^" in text, "^[" in text
    if not has_marks and not (has_inline and reading.format == "markdown"):
        return None
    taken_by_code = Taken(code_spans(text))
    bodies = tuple(_definitions(text, taken, taken_by_code)) if has_marks else ()
    marks: tuple[Mark, ...] = ()
    if bodies or reading.format == "markdown":
        marks = tuple(_marks(text, bodies, taken, taken_by_code))
    if has_inline and (bodies or reading.format == "markdown"):
        inline = tuple(_inline(text, taken, taken_by_code))
        bodies += inline
        marks += tuple(Mark(body.whole.start, body.start, "", body.key, INLINE) for body in inline)
    return Evidence(DIALECT, marks, bodies) if marks or bodies else None


def _definitions(text: str, *taken: Taken) -> Iterator[Body]:
    met: set[str] = set()
    for found in _DEFINITION.finditer(text):
        key = found["label"].casefold()
        if key in met or any(other.holds(*found.span()) for other in taken):
            continue
        met.add(key)
        start, end = found.span("words")
        end = start + len(text[start:end].rstrip())
        indent = len(found.group()) - len(found.group().lstrip())
        yield Body(start, end, Span(found.start() + indent, end), found["label"], key, DIALECT, found["label"])


def _marks(text: str, bodies: tuple[Body, ...], *taken: Taken) -> Iterator[Mark]:
    heads = {body.whole.start for body in bodies}
    for found in _MARK.finditer(text):
        if found.start() in heads or any(other.holds(*found.span()) for other in taken):
            continue
        label = found["label"] or found["glued"]
        yield Mark(found.start(), found.end(), label, label.casefold(), DIALECT)


def _inline(text: str, *taken: Taken) -> Iterator[Body]:
    ends = closings(text, "[")
    for number, found in enumerate(_INLINE.finditer(text)):
        end = ends.get(found.end() - 1)
        if end is None or any(other.holds(found.start(), end) for other in taken):
            continue
        yield Body(found.end(), end - 1, Span(found.start(), end), "", f"^[{number}", INLINE, is_inline=True)
