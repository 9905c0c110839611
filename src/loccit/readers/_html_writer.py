"""Runs of characters → one text with blocks, and the spans of links and elements over it.

White space is what a browser shows: runs become one space, `<br>` a line end, two of them a new block. A separator
is written only when words follow, so no span begins or ends with white space of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from loccit.model import SourceBlock

Locate = Callable[[], str]
"""Gives the locator of the block that begins."""
PARTED = "\n\n"
"""What stands between two blocks."""

_RUN = re.compile(r"[ \t\n\r\f]+")
_SPACE = " \t\n\r\f"


class Style(NamedTuple):
    """What an element hands down to the text in it; a tuple, as hundreds of a page differ from another in one field."""

    kind: str = "paragraph"
    level: int = 0
    cues: tuple[str, ...] = ()
    lists: int = 0
    pre: bool = False
    hidden: bool = False
    linked: bool = False
    bold: bool = False
    italic: bool = False
    raised: bool = False
    row: bool = False
    flat: bool = False
    """Everything inside is one block: paragraphs become lines (a table's row, a note carried in an attribute)."""


@dataclass(slots=True)
class Stretch:
    """The span of an element while it is being written; `start` is None as long as it holds no text."""

    what: str
    anchor: str = ""
    target: str = ""
    cues: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    carried: str = ""
    locator: str = ""


class Writer:
    """Collects the text. `say` adds characters, `part` ends a block, `open` and `close` bound a stretch."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.blocks: list[SourceBlock] = []
        self._start: int | None = None
        self._space = ""
        self._breaks = 0
        self._waiting: list[Stretch] = []
        self._style = Style()
        self._locator = ""
        self._extra: list[str] = []
        self._counts = [0, 0, 0, 0]

    @property
    def in_block(self) -> bool:
        """Whether the block that is open has words."""
        return self._start is not None

    def say(self, text: str, style: Style, locate: Locate) -> None:
        """Adds what `text` shows in `style`."""
        if style.pre:
            self._say_verbatim(text.replace("\r\n", "\n").replace("\r", "\n"), style, locate)
            return
        words = _RUN.sub(" ", text)
        bare = words.strip(" ")
        if not bare or (self._start is None and not bare.strip()):
            self._space = self._space or " " if words and self._start is not None else self._space
            return
        if words[0] == " ":
            self._space = self._space or " "
        self._write(bare, style, locate)
        if words[-1] == " ":
            self._space = " "

    def cue(self, *cues: str) -> None:
        """What an element inside a block says of the whole block."""
        self._extra.extend(cues)

    def line_end(self, flat: bool = False) -> None:
        """A `<br>`, or the edge of a block that may not part the block around it (`flat`)."""
        self._breaks = 1 if flat else self._breaks + 1

    def tab(self) -> None:
        """The edge between two cells of a row."""
        if self._start is not None:
            self._space = self._space.strip(" ") + "\t"

    def part(self) -> None:
        """Ends the block."""
        if self._start is not None:
            total, linked, bold, italic = (max(count, 0) for count in self._counts)
            marks = [name for name, count in (("bold", bold), ("italic", italic)) if count >= 0.95 * total]
            style = self._style
            cues = dict.fromkeys((*style.cues, *self._extra, *marks))
            share = round(linked / total, 3) if total else 0.0
            self.blocks.append(
                SourceBlock(style.kind, self._start, self.length, style.level, self._locator, tuple(cues), share)
            )
        self._start, self._space, self._breaks, self._counts = None, "", 0, [0, 0, 0, 0]
        self._extra = []

    def open(self, stretch: Stretch) -> None:
        """Begins a stretch at the next word."""
        self._waiting.append(stretch)

    def close(self, stretch: Stretch) -> None:
        """Ends a stretch behind the last word; one without words is a point."""
        if stretch.start is not None:
            stretch.end = self.length
        elif self._start is not None:
            stretch.start = stretch.end = self.length
            if self._waiting and self._waiting[-1] is stretch:  # elements nest: the last opened is the first closed
                self._waiting.pop()

    def finish(self) -> str:
        """Ends the last block, sets what still waits to the end, and gives the text."""
        self.part()
        for stretch in self._waiting:
            stretch.start = stretch.end = self.length
        self._waiting = []
        return "".join(self.pieces)

    def _say_verbatim(self, text: str, style: Style, locate: Locate) -> None:
        if self._start is None:
            text = text.lstrip("\n") if text.strip() else ""
        bare = text.rstrip(_SPACE)
        if bare:
            self._write(bare, style, locate)
        self._space = (self._space if not bare else "") + text[len(bare) :] if self._start is not None else ""

    def _write(self, words: str, style: Style, locate: Locate) -> None:
        if self._breaks > 1 and not style.flat and not style.pre:
            self.part()
        if self._start is None:
            self._begin(style, locate)
        elif self._breaks and "\t" not in self._space:
            self._put("\n" * (self._breaks if style.pre else 1))
        elif self._space:
            self._put(self._space)
        self._space, self._breaks = "", 0
        if self._waiting:
            for stretch in self._waiting:
                stretch.start = self.length
            self._waiting = []
        self._put(words)
        self._count(len(words), style)

    def _begin(self, style: Style, locate: Locate) -> None:
        if self.length:
            self._put(PARTED)
        self._start, self._style, self._locator = self.length, style, locate()

    def _put(self, characters: str) -> None:
        self.pieces.append(characters)
        self.length += len(characters)

    def _count(self, width: int, style: Style) -> None:
        counts = self._counts
        counts[0] += width
        counts[1] += width if style.linked else 0
        counts[2] += width if style.bold else 0
        counts[3] += width if style.italic else 0
