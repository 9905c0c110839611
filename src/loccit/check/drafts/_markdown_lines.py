"""The lines of a Markdown draft, put together into paragraphs, block quotations, list items and notes.

`take_stretches` gives these of a mask whose inline markup is hidden; it hides the signs at the beginnings of lines and
indented code, with the identifiers and calls that stand in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TypeVar

from loccit.check.drafts._draft import Call, Mask, Mention, Stretch, blank

_Mark = TypeVar("_Mark", Mention, Call)
_NOTE_START = re.compile(r"[ ]{0,3}\[\^([^\]\s\[]{1,100})\]:[ \t]?")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ \t]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,4}[.)])[ \t]+")
_CODE = 4
"""Columns by which code is indented."""
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]")


def take_stretches(mask: Mask) -> list[Stretch]:
    """The paragraphs, line by line; the signs at the beginnings of lines are hidden."""
    lines = _Lines()
    at = 0
    for line in mask.text.split("\n"):
        lines.take(line, at)
        at += len(line) + 1
    lines.end_paragraph()
    mask.text = "\n".join(lines.shown)
    mask.mentions = _outside(mask.mentions, lines.code)
    mask.calls = _outside(mask.calls, lines.code)
    return lines.stretches


def _outside(marks: list[_Mark], code: list[tuple[int, int]]) -> list[_Mark]:
    """What does not stand in indented code; both are in order."""
    if not code:
        return marks
    starts = [start for start, _ in code]
    return [one for one in marks if not _is_in(one.start, starts, code)]


def _is_in(place: int, starts: list[int], code: list[tuple[int, int]]) -> bool:
    at = bisect_right(starts, place) - 1
    return at >= 0 and place < code[at][1]


def _columns(indent: str) -> int:
    """How far a line is indented; a tab goes to the next column of four."""
    return len(indent.expandtabs(_CODE))


class _Lines:
    """The state between lines: the paragraph that is open, and the note that indented lines belong to."""

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self.shown: list[str] = []
        self.note = ""
        self.open: tuple[str, int, int] | None = None
        self.is_after_blank = True
        self.item = 0
        self.code: list[tuple[int, int]] = []

    def take(self, line: str, at: int) -> None:
        """Reads one line that begins at offset `at`."""
        if not line.strip(" \t\r\u2060"):
            self.end_paragraph()
            if line.strip() and self._is_code(line):
                self.code.append((at, at + len(line)))
            self.is_after_blank = True
            self.shown.append(line)
            return
        started, kind = self._sign(line)
        if kind == "quote" and not line[started:].strip(" \t\r\u2060"):
            self.end_paragraph()
            self.shown.append(blank(line))
            return
        body = blank(line[:started]) + line[started:]
        if self._is_code(line):
            self.end_paragraph()
            self.code.append((at, at + len(line)))
            body = blank(line)
        else:
            self._extend(kind, at + started, at + len(line.rstrip()))
        self.shown.append(body)
        self.is_after_blank = False

    def _sign(self, line: str) -> tuple[int, str]:
        """How much of a line is a sign, and the kind of its paragraph."""
        note = _NOTE_START.match(line)
        if note:
            self.end_paragraph()
            self.note = note.group(1)
            return note.end(), "note"
        if self.note and not line.startswith(("    ", "\t")) and self.is_after_blank:
            self.note = ""
        if self.note:
            return len(line) - len(line.lstrip()), "note"
        inside = self._indent_in_list(line)
        quote = _QUOTE.match(line, inside)
        if quote:
            return self._listed(line, quote.end()), "quote"
        item = _ITEM.match(line) or _HEADING.match(line)
        if item:
            self.end_paragraph()
            self.item = _columns(item.group()) if item.re is _ITEM else 0
            return item.end(), "body"
        is_lazy = self.open is not None and self.open[0] == "quote"
        return inside, "quote" if is_lazy else "body"

    def _listed(self, line: str, begin: int) -> int:
        """Behind the sign of a list item inside a block quotation."""
        item = _ITEM.match(line, begin)
        if item is None:
            return begin
        self.end_paragraph()
        return item.end()

    def _indent_in_list(self, line: str) -> int:
        """How many characters of a line are the indentation of its list item; a line without any ends the list."""
        indent = len(line) - len(line.lstrip(" \t"))
        if indent == 0 and self.is_after_blank:
            self.item = 0
        return indent if self.item and _columns(line[:indent]) < self.item + _CODE else 0

    def _is_code(self, line: str) -> bool:
        if not self.is_after_blank or self.note or _ITEM.match(line):
            return False
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        return _columns(indent) >= (self.item + _CODE if self.item else _CODE)

    def _extend(self, kind: str, start: int, end: int) -> None:
        if self.open is not None and self.open[0] != kind:
            self.end_paragraph()
        self.open = (kind, self.open[1] if self.open else start, end)

    def end_paragraph(self) -> None:
        """Closes the open paragraph."""
        if self.open is not None:
            kind, start, end = self.open
            self.stretches.append(Stretch(kind, start, end, self.note if kind == "note" else ""))
            self.open = None
