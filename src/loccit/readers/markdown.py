"""Markdown → `Reading`: the text is the decoded file, with all its markup; the blocks are spans over it.

So offsets, lines and columns of a draft are those of its file. Signs of markup are `Reading.marks`: they stand in the
text and in no passage. Notes (`[^1]`) stay as they are written; a
definition with the paragraphs indented under it is one block with the cue `footnote-definition`.
"""

from __future__ import annotations

import re

from loccit.model import About, Claim, Reading, SourceBlock, Span
from loccit.readers._decode import decode
from loccit.readers._format import Format
from loccit.readers._markdown_blocks import blocks_of
from loccit.readers._markdown_front import claims_of_front_matter
from loccit.readers._markdown_marks import marks_of
from loccit.readers._markdown_tags import tagged

FORMAT = Format(
    "markdown",
    (".md", ".markdown", ".mkd", ".mdown", ".qmd", ".rmd"),
    ("text/markdown",),
    ("notes", "tables", "metadata", "lines"),
)

_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_SIGNS = (
    re.compile(rb"^#{1,6} \S", re.MULTILINE),
    re.compile(rb"^\[\^[^\]\s]+\]: ", re.MULTILINE),
    re.compile(rb"\]\(https?://"),
)
"""What hardly stands in a plain text: a heading `## x`, a definition `[^x]: `, a link `](https://`."""


def confidence(payload: bytes, about: About) -> int:
    """60 by name or media type; 5 for a file without a name that shows two signs of Markdown."""
    if about.name.lower().endswith(FORMAT.extensions) or about.media_type in FORMAT.media_types:
        return 60
    if about.name.lower().endswith((".txt", ".text")) or payload.startswith(b"<"):
        return 0
    head = payload[:20_000]
    return 5 if b"\0" not in head and sum(sign.search(head) is not None for sign in _SIGNS) > 1 else 0


def read(payload: bytes, about: About) -> Reading:
    """The decoded file with its blocks. Raises what `decode` raises."""
    decoded = decode(payload, about)
    blocks = blocks_of(decoded.text)
    marks, links = marks_of(decoded.text, blocks)
    more, targets = tagged(decoded.text, blocks)
    stated = claims_of_front_matter(decoded.text)
    if not any(claim.field == "title" for claim in stated):
        stated = (*stated, *_title(decoded.text, blocks, marks))
    return Reading(
        text=decoded.text,
        blocks=blocks,
        reader=FORMAT.reader,
        format=FORMAT.name,
        links=(*links, *more),
        targets=targets,
        claims=(*decoded.claims, *stated),
        findings=decoded.findings,
        marks=marks,
    )


def _title(text: str, blocks: tuple[SourceBlock, ...], marks: tuple[Span, ...]) -> tuple[Claim, ...]:
    """The heading that the text begins with, without signs and marks of notes."""
    first = next((block for block in blocks if "front-matter" not in block.cues), None)
    if first is None or first.kind != "heading":
        return ()
    signs = {place for mark in marks if mark.start < first.end for place in range(mark.start, mark.end)}
    said = "".join(text[place] for place in range(first.start, first.end) if place not in signs)
    words = " ".join(_NOTE.sub("", said).split())
    return (Claim("title", words, "first heading", first.start, first.end),) if words else ()
