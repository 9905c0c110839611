"""Blocks, links and notes, told one after another → a `Reading`: one text, with spans over it.

A reader of structured markup walks its tree and tells a `Composer` what it meets. The composer keeps what the
contract asks for: blocks parted by one empty line, white space closed up, the text of a note that stands inside
another block (or in another part of the file) behind the body, in the order of the references, one block each.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from loccit.model import Claim, Finding, Link, Reading, SourceBlock, Target
from loccit.readers import _limits
from loccit.readers._format import Format

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
"""Takes what markup means as one space; leaves a no-break space."""
_HYPHENS = "-‐¬⸗\u00ad"
"""What is printed where a line's end tears a word."""
GAP = "\n\n"
"""What stands between two blocks."""
Spanned = TypeVar("Spanned", Link, Target)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A note whose text comes behind the body."""

    anchor: str
    cues: tuple[str, ...]
    locator: str
    write: Callable[[], None]


class Composer:
    """Builds one `Reading`. The text only grows; a place once given stays what it is."""

    def __init__(self, form: Format, name: str) -> None:
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []
        self._form = form
        self._name = name
        self._parts: list[str] = []
        self._length = 0
        self._last = "\n"
        self._blocks: list[SourceBlock] = []
        self._links: list[Link] = []
        self._targets: list[Target] = []
        self._waiting: deque[_Waiting] = deque()
        self._block: SourceBlock | None = None
        self._first_link = self._first_target = 0
        self._in_one = self._joins = False

    @property
    def place(self) -> int:
        """Where the next character will stand."""
        if self._block is not None:
            return max(self._length, self._block.start)
        return self._length + len(GAP) if self._length else 0

    # -- blocks

    def begin(
        self, kind: str, *, level: int = 0, locator: str = "", cues: tuple[str, ...] = (), verbatim: bool = False
    ) -> None:
        """Starts a block; an open one ends. Inside a note, which is one block, it starts a line."""
        if self._in_one:
            self.break_line()
            return
        self.end()
        start = self._length + (len(GAP) if self._length else 0)
        self._block = SourceBlock(kind, start, start, level, locator, cues)
        self._first_link, self._first_target = len(self._links), len(self._targets)
        self._verbatim = verbatim

    @contextmanager
    def one_block(
        self, kind: str, *, level: int = 0, locator: str = "", cues: tuple[str, ...] = (), verbatim: bool = False
    ) -> Iterator[None]:
        """Whatever begins inside is a line of one block: a note, a row."""
        self.begin(kind, level=level, locator=locator, cues=cues, verbatim=verbatim)
        outer, self._in_one = self._in_one, True
        yield
        self._in_one = outer
        self.end()

    def end(self) -> None:
        """Ends the open block, if there is one; a block without words leaves no trace."""
        block = self._block
        if block is None or self._in_one:
            return
        self._block, self._joins = None, False
        if self._length > block.start:
            self._trim(block.start)
        self._last = "\n"
        self._clip()
        if self._length > block.start:
            self._blocks.append(replace(block, end=self._length, linked=self._linked(block.start)))

    @property
    def is_open(self) -> bool:
        """Whether words have a block to go to."""
        return self._block is not None

    def take(self, reading: Reading, locator: str) -> bool:
        """Puts the blocks of another reading here, their locators behind `locator`; not inside a note or a row, and
        nothing without words: False then."""
        if self._in_one or not reading.text:
            return False
        self.end()
        at = self.place
        self._parts += [GAP, reading.text] if at else [reading.text]
        self._length, self._last = at + len(reading.text), "\n"
        _limits.hold_text(self._length, self._name)
        for block in reading.blocks:
            where = f"{locator} {block.locator}".rstrip()
            self._blocks.append(replace(block, start=block.start + at, end=block.end + at, locator=where))
        self._links += (replace(one, start=one.start + at, end=one.end + at) for one in reading.links)
        self._targets += (replace(one, start=one.start + at, end=one.end + at) for one in reading.targets)
        self.findings += reading.findings
        return True

    def next_line_or_end(self) -> None:
        """A paragraph ends: the block, or the line of a note or a row."""
        if self._in_one:
            self.break_line()
        else:
            self.end()

    # -- words

    def say(self, words: str) -> None:
        """Adds words to the open block (a paragraph begins where none is open), runs of white space as one space."""
        if self._joins:
            words = words.lstrip()
            self._joins = not words
            self._drop_hyphen(words)
        if not self._verbatim_now:
            words = _SPACES.sub(" ", words)
            if self._is_empty:
                words = words.lstrip()
            elif self._last in " \n\t":
                words = words.lstrip(" ")
        elif self._is_empty:
            words = words.lstrip("\r\n")
        if words:
            self._write(words)

    def break_line(self) -> None:
        """A line break inside the block; none at its beginning."""
        if self._block is not None and not self._is_empty and self._last not in "\n\t" and not self._joins:
            self._write("\n")

    def join_words(self) -> None:
        """A line or page ends inside a word: white space to either side of here is none, nor is the hyphen there."""
        if self._block is None or self._is_empty or self._verbatim_now:
            return
        self._trim(self._block.start)
        self._last, self._joins = self._parts[-1][-1], True
        self._clip_last()

    def cell(self, *, close: bool = False) -> None:
        """Parts two cells of a row (`close`: without the white space before); an empty first cell leaves no mark."""
        if self._block is not None and not self._is_empty:
            if close:
                self._trim(self._block.start)
                self._clip_last()
            self._write("\t")

    # -- links and targets

    def link(self, start: int, target: str, *, anchor: str = "", cues: tuple[str, ...] = ()) -> None:
        """A link from `start` to here; `start` is a `place` given before."""
        here = self.place
        self._links.append(Link(min(start, here), here, target, anchor, cues))

    def target(self, start: int, anchor: str, *, cues: tuple[str, ...] = ()) -> None:
        """An element with an id, from `start` to here."""
        here = self._length if self._length >= start else self.place
        self._targets.append(Target(anchor, min(start, here), here, cues))

    def wait(self, anchor: str, write: Callable[[], None], *, cues: tuple[str, ...] = (), locator: str = "") -> None:
        """A note whose words `write` will tell behind the body."""
        self._waiting.append(_Waiting(anchor, cues, locator, write))

    def flush_notes(self) -> None:
        """Tells the notes that wait, one block each; those that they refer to come behind them."""
        self.end()
        while self._waiting:
            note = self._waiting.popleft()
            with self.one_block("paragraph", locator=note.locator, cues=note.cues):
                start = self.place
                note.write()
                self.target(start, note.anchor, cues=note.cues)

    def find(self, code: str, message: str) -> None:
        """A finding; the same one is told once."""
        finding = Finding(code, message)
        if finding not in self.findings:
            self.findings.append(finding)

    def reading(self) -> Reading:
        """The whole. Raises `UnreadableError` (R107) where there is no text at all."""
        self.flush_notes()
        if not self._length:
            _limits.refuse("R107", self._name, "holds no text.", "leave it out, or add what it shows as text.")
        end = self._length
        return Reading(
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            reader=self._form.reader,
            format=self._form.name,
            links=tuple(sorted((_within(link, end) for link in self._links), key=lambda link: link.start)),
            targets=tuple(_within(target, end) for target in self._targets),
            claims=tuple(self.claims),
            findings=tuple(self.findings),
        )

    # -- below

    _verbatim = False

    @property
    def _verbatim_now(self) -> bool:
        return self._verbatim and self._block is not None

    @property
    def _is_empty(self) -> bool:
        return self._block is None or self._length <= self._block.start

    def _write(self, words: str) -> None:
        if self._block is None:
            self.begin("paragraph")
        assert self._block is not None
        if self._length < self._block.start:
            self._parts.append(GAP)
            self._length += len(GAP)
        self._parts.append(words)
        self._length += len(words)
        self._last = words[-1]
        _limits.hold_text(self._length, self._name)

    def _drop_hyphen(self, words: str) -> None:
        """Takes the hyphen of a torn word off the end, where `words` go on in lower case."""
        before = self._parts[-1][-2:-1] or "".join(self._parts[-2:-1])[-1:]
        if self._last in _HYPHENS and words[:1].islower() and before.isalpha():
            self._parts[-1] = self._parts[-1][:-1]
            if not self._parts[-1]:
                self._parts.pop()
            self._length -= 1
            self._last = before
            self._clip_last()

    def _trim(self, start: int) -> None:
        """Takes white space off the end; what is left is nothing if the block held white space alone."""
        while self._length > start and (self._parts[-1] == "" or self._parts[-1][-1].isspace()):
            words = self._parts.pop()
            self._length -= len(words)
            words = words.rstrip()
            if words:
                self._parts.append(words)
                self._length += len(words)
        if self._length == start and self._parts and self._parts[-1] == GAP:
            self._parts.pop()
            self._length -= len(GAP)

    def _clip(self) -> None:
        """Links and targets of the block that ends reach no further than the text."""
        for at in range(self._first_link, len(self._links)):
            self._links[at] = _within(self._links[at], self._length)
        for at in range(self._first_target, len(self._targets)):
            self._targets[at] = _within(self._targets[at], self._length)

    def _clip_last(self) -> None:
        """The same for those at the end of the text alone."""
        for at in range(len(self._links) - 1, self._first_link - 1, -1):
            if self._links[at].end <= self._length:
                break
            self._links[at] = _within(self._links[at], self._length)
        for at in range(len(self._targets) - 1, self._first_target - 1, -1):
            if self._targets[at].end <= self._length:
                break
            self._targets[at] = _within(self._targets[at], self._length)

    def _linked(self, start: int) -> float:
        """The share of the block's characters inside links that are no note references."""
        links = (link for link in self._links[self._first_link :] if "doc-noteref" not in link.cues)
        return round(min(sum(link.end - link.start for link in links) / (self._length - start), 1.0), 3)


def _within(spanned: Spanned, end: int) -> Spanned:
    if spanned.end <= end:
        return spanned
    return replace(spanned, start=min(spanned.start, end), end=end)
