"""Where notes end that only their labels mark: with their block, or with the blocks that can be nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from loccit.model import Reading, SourceBlock
from loccit.notes.headings import is_notes_heading
from loccit.notes.numbering.heads import Head
from loccit.notes.numbering.pairing import Tied

_LONGEST_MORE = 6_000
_PICTURE = re.compile(r"\s*\[(?:Illustration|Music|Picture|Image|Figure|Map)\b", re.I)
_FULL, _WIDEST = 45, 100
"""Characters of a line that may have been broken for its length; a longer one is a paragraph."""
_SET_IN = 2
_USUAL = 0.6
"""Notes stand at the ends of chapters if so large a share of their groups is followed by a gap."""


def ends_of(reading: Reading, tied: Tied) -> list[int]:
    """The end of each note.

    A note goes on up to the next one if that was due already: its mark stands above this note, so no text comes
    between. The last note of a group goes on up to the gap that parts chapters, where groups usually end at one.
    """
    return _Lengths(reading, tied).ends()


class _Lengths:
    """The blocks of a reading and the heads of its notes."""

    def __init__(self, reading: Reading, tied: Tied) -> None:
        self._text = reading.text
        self._blocks = reading.blocks
        self._starts = [block.start for block in reading.blocks]
        self._heads = tied.heads
        self._mark_of = {head: tied.marks[mark].start for mark, head in tied.pairs.items()}
        self._marks = sorted(mark.start for mark in tied.marks)

    def ends(self) -> list[int]:
        """The end of each note, in their order."""
        at_chapters = self._stand_at_chapter_ends()
        return [self._end(place, head, at_chapters=at_chapters) for place, head in enumerate(self._heads)]

    def _end(self, place: int, head: Head, *, at_chapters: bool) -> int:
        if head.style == "worded":
            return head.end
        limit = self._heads[place + 1].start if place + 1 < len(self._heads) else len(self._text)
        head = replace(head, end=self._wrapped(head, limit))
        if self._is_due(place) and not self._restarts(place):
            return self._last_of(self._more(head.end, limit), head.end)
        if at_chapters:
            return self._last_of(self._up_to_a_gap(head.end, limit), head.end)
        return head.end

    def _wrapped(self, head: Head, limit: int) -> int:
        """The end of a note whose lines nobody joined: a full line goes on in the next one, and what is set in as far
        as the words of a note that is set in belongs to it, as its verses do."""
        at = bisect_right(self._starts, head.start) - 1
        end = head.end
        while at + 1 < len(self._blocks) and self._blocks[at + 1].start < limit:
            line, behind = self._blocks[at], self._blocks[at + 1]
            if behind.kind == "heading" or not self._goes_on(head, line.end, behind):
                break
            at, end = at + 1, behind.end
        return end

    def _goes_on(self, head: Head, end: int, behind: SourceBlock) -> bool:
        """Whether the block behind is more of the stretch that ends at `end`."""
        breaks = self._text.count("\n", end, behind.start)
        column = self._column(behind.start)
        if breaks == 1:
            return self._column(end) <= _WIDEST and (self._column(end) >= _FULL or column > head.indent)
        is_deeper = self._is_set_in(head) and column >= self._column(head.words)
        return breaks == 2 and is_deeper and not self._has_mark(behind)

    def _is_set_in(self, head: Head) -> bool:
        """Whether a note stands deeper than the text above it."""
        above = bisect_left(self._starts, head.start) - 1
        return head.indent >= _SET_IN and above >= 0 and self._column(self._blocks[above].start) < head.indent

    def _column(self, place: int) -> int:
        return place - (self._text.rfind("\n", 0, place) + 1)

    def _is_due(self, place: int) -> bool:
        """Whether the note behind was referred to before this one began."""
        return self._mark_of.get(place + 1, len(self._text)) < self._heads[place].start

    def _restarts(self, place: int) -> bool:
        """Whether the count begins anew behind the note: what stands between is a heading."""
        own, following = self._heads[place].label, self._heads[place + 1].label
        return own.isdigit() and following.isdigit() and int(following) <= int(own)

    def _more(self, end: int, limit: int) -> tuple[SourceBlock, ...]:
        """All blocks between two notes; none if one of them is a heading, or they are too long to be a note."""
        blocks = self._between(end, limit)
        is_more = all(block.kind != "heading" and "page-head" not in block.cues for block in blocks)
        return blocks if is_more and blocks and blocks[-1].end - end < _LONGEST_MORE else ()

    def _up_to_a_gap(self, end: int, limit: int) -> list[SourceBlock]:
        """The blocks up to a gap of two empty lines; none if there is no gap, a heading or a mark before it."""
        kept: list[SourceBlock] = []
        for block in self._between(end, min(limit, end + _LONGEST_MORE)):
            if self._has_gap(block.start):
                return kept
            if (
                block.kind == "heading"
                or self._has_mark(block)
                or is_notes_heading(self._text[block.start : block.end])
            ):
                return []
            kept.append(block)
        return []

    def _stand_at_chapter_ends(self) -> bool:
        """Whether what follows a group of notes is, as a rule, a gap."""
        last = [place for place in range(len(self._heads)) if not self._is_due(place)]
        behind = [block[0].start for place in last if (block := self._between(self._heads[place].end, len(self._text)))]
        return len(behind) > 1 and sum(self._has_gap(start) for start in behind) >= _USUAL * len(behind)

    def _between(self, start: int, end: int) -> tuple[SourceBlock, ...]:
        return self._blocks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _has_gap(self, start: int) -> bool:
        before = self._text[max(0, start - 24) : start]
        return before[len(before.rstrip()) :].count("\n") > 2

    def _has_mark(self, block: SourceBlock) -> bool:
        at = bisect_right(self._marks, block.start - 1)
        return at < len(self._marks) and self._marks[at] < block.end

    def _last_of(self, blocks: Sequence[SourceBlock], end: int) -> int:
        """The end of the last block, pictures behind it left out."""
        words = [block for block in blocks if not _PICTURE.match(self._text, block.start)]
        return words[-1].end if words else end
