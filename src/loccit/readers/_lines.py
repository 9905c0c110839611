"""A text → its lines, with where they stand and how they are laid out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from loccit.model import SourceBlock

_LINE = re.compile(r"([^\r\n\f]*)(\r\n|[\r\n\f]|\Z)")
"""A line and its end; a form feed ends a line too, but counts none. Linear: no character is looked at twice."""
_BULLET = re.compile(r"[•◦▪▫‣⁃●○■□►➢➤✓✔·∙][ \t\xa0]+|[*+-][ \t\xa0]+(?=[^\s*+-])")
"""A sign before an item: takes `• Home`, `- first`, leaves `— No, she said`, `* * *`, `-arms`."""
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)])[ \t\xa0]+\S")
"""A number before an item: takes `1. June`, `a) one`, `(iv) four`, leaves `1.5 metres`, `IV. Heading`."""
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S|[|+][-=]{2,}|^[ \t]*[|]")
"""What is lined up: takes `Port     12`, `+---+`, `| a`, leaves a sentence.  Two spaces after a stop."""
_DIGITS = re.compile(r"\d+")
_NUMBER_ALONE = re.compile(r"[\W_]*(?:page\s*)?\d{1,4}[\W_]*\Z", re.IGNORECASE)
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its words, their span, its indentation in columns; `page` counts form feeds."""

    number: int
    start: int
    end: int
    words: str
    indent: int
    follows_blank: bool
    page: int

    @property
    def width(self) -> int:
        """The column where the line ends."""
        return self.indent + len(self.words)


def lines_of(text: str) -> list[Line]:
    """Every line that is not blank; numbers count from 1 as editors do (CR LF, LF and CR end a line)."""
    lines: list[Line] = []
    number, page, blank = 1, 0, False
    for found in _LINE.finditer(text):
        body, ending = found.groups()
        words = body.strip()
        if words:
            before = len(body) - len(body.lstrip())
            indent = before + (_TAB - 1) * body.count("\t", 0, before) if before else 0
            start = found.start() + before
            lines.append(Line(number, start, start + len(words), words, indent, blank, page))
        blank = not words and (blank or bool(ending) or bool(body))
        if ending == "\f":
            page, blank = page + 1, True
        elif ending:
            number += 1
    return lines


def is_bullet(words: str) -> bool:
    """Whether a line begins with the sign of a list's item."""
    return _BULLET.match(words) is not None


def is_numbered(words: str) -> bool:
    """Whether a line begins with the number or letter of a list's item."""
    return _NUMBER.match(words) is not None


def is_lined_up(words: str) -> bool:
    """Whether a line holds columns or drawn lines."""
    return _COLUMNS.search(words) is not None


def page_furniture(lines: list[Line]) -> dict[int, str]:
    """The first and last lines of pages that return, or are page numbers, by their place in `lines`."""
    if not lines or lines[-1].page < 2:
        return {}
    edges: dict[int, str] = {}
    for place, line in enumerate(lines):
        if place == 0 or lines[place - 1].page != line.page:
            edges[place] = "page-head"
        if place + 1 == len(lines) or lines[place + 1].page != line.page:
            edges.setdefault(place, "page-foot")
    shapes = {place: _DIGITS.sub("#", lines[place].words) for place in edges}
    many = Counter((edges[place], shape) for place, shape in shapes.items())
    return {
        place: cue
        for place, cue in edges.items()
        if many[cue, shapes[place]] >= 3 or _NUMBER_ALONE.match(lines[place].words)
    }


def block_of(lines: list[Line], kind: str, *, level: int = 0, cues: tuple[str, ...] = ()) -> SourceBlock:
    """The block of one line or of several that belong together."""
    first, last = lines[0], lines[-1]
    locator = f"line {first.number}" if len(lines) == 1 else f"lines {first.number}-{last.number}"
    return SourceBlock(kind, first.start, last.end, level=level, locator=locator, cues=cues)
