"""What a block says when the marks and texts of notes are left out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from loccit.model import Block, Notes, SourceBlock, Span


def spans_without_holes(block: Block | SourceBlock, holes: tuple[Span, ...]) -> list[Span]:
    """The stretches of a block between the holes, blank ones too; their number is linear in the holes within it."""
    at = block.start
    spans: list[Span] = []
    for place in range(max(bisect_right(holes, Span(at, at)) - 1, 0), len(holes)):
        hole = holes[place]
        if hole.start >= block.end:
            break
        if hole.start > at:
            spans.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < block.end:
        spans.append(Span(at, block.end))
    return spans


def with_marks(notes: Notes, marks: tuple[Span, ...]) -> Notes:
    """The notes with signs of markup as further holes; holes stay sorted and do not overlap."""
    if not marks:
        return notes
    joined: list[Span] = []
    for span in sorted((*notes.holes, *marks)):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return replace(notes, holes=tuple(joined))


def without_holes(text: str, block: Block, notes: Notes) -> str:
    """The words of a block without markers and notes."""
    if not notes.holes:
        return text[block.start : block.end]
    return "".join([text[span.start : span.end] for span in spans_without_holes(block, notes.holes)])
