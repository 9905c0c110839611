"""Markdown → `Reading`: the text is the decoded file, with all its markup; the blocks are spans over it.

So offsets, lines and columns of a draft are those of its file. Notes (`[^1]`) stay as they are written; a
definition with the paragraphs indented under it is one block with the cue `footnote-definition`.
"""

from __future__ import annotations

import re

from loccit.model import About, Reading
from loccit.readers._decode import decode
from loccit.readers._format import Format
from loccit.readers._markdown_blocks import blocks_of
from loccit.readers._markdown_front import claims_of_front_matter

FORMAT = Format(
    "markdown",
    (".md", ".markdown", ".mkd", ".mdown", ".qmd", ".rmd"),
    ("text/markdown",),
    ("notes", "tables", "metadata", "lines"),
)

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
    return Reading(
        text=decoded.text,
        blocks=blocks_of(decoded.text),
        reader=FORMAT.reader,
        format=FORMAT.name,
        claims=(*decoded.claims, *claims_of_front_matter(decoded.text)),
        findings=decoded.findings,
    )
