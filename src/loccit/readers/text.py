"""Plain text → `Reading`: one block a paragraph, offsets that index the decoded file."""

from __future__ import annotations

import re

from loccit.model import About, Reading, SourceBlock
from loccit.readers._format import Format

FORMAT = Format("text", (".txt", ".text"), ("text/plain",), ("notes", "lines"))

_LINE = re.compile(r"\S[^\r\n]*")


def confidence(payload: bytes, about: About) -> int:
    """1 for whatever may be text."""
    return 1 if b"\0" not in payload[:4096] else 0


def read(payload: bytes, about: About) -> Reading:
    """One block a line that is not blank."""
    text = payload.decode("utf-8", "replace")
    blocks = tuple(
        SourceBlock("line", found.start(), found.start() + len(found.group().rstrip()), locator=f"line {number}")
        for number, found in enumerate(_LINE.finditer(text), 1)
    )
    return Reading(text=text, blocks=blocks, reader=FORMAT.reader, format=FORMAT.name)
