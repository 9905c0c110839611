"""Blocks with roles → passages: what can be cited, without the markers and texts of notes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from loccit.model import PASSAGE_ROLES, VERBATIM_ROLES, Block, Notes, Passage, Section, Span
from loccit.text.fold import seg_of, shown

LONG = 4_000
"""Above so many characters (notes left out) a block is cut."""
PART = 2_000
"""About how long the parts are then."""


def cut_passages(
    text: str, blocks: tuple[Block, ...], sections: tuple[Section, ...], notes: Notes
) -> tuple[Passage, ...]:
    """The passages of a document in reading order."""
    starts = [section.start for section in sections]
    passages: list[Passage] = []
    for block in blocks:
        if block.role not in PASSAGE_ROLES:
            continue
        pieces = tuple(_without_holes(text, block, notes.holes))
        raw = "".join(text[piece.start : piece.end] for piece in pieces)
        words = raw.strip() if block.role in VERBATIM_ROLES else shown(raw)
        if not words:
            continue
        at = bisect_right(starts, block.start) - 1
        passages.append(
            Passage(
                ordinal=len(passages),
                section=at if at >= 0 else None,
                role=block.role,
                text=words,
                seg=seg_of(raw, words),
                pieces=pieces,
                start=pieces[0].start,
                end=pieces[-1].end,
                locator=block.locator,
            )
        )
    return tuple(passages)


def _without_holes(text: str, block: Block, holes: tuple[Span, ...]) -> Iterator[Span]:
    """The stretches of a block between the holes, white space at their outer ends left out."""
    at = block.start
    first = bisect_right(holes, Span(block.start, block.start))
    for hole in holes[max(first - 1, 0) :]:
        if hole.start >= block.end:
            break
        if hole.end <= at:
            continue
        if text[at : hole.start].strip():
            yield Span(at, hole.start)
        at = max(at, hole.end)
    if text[at : block.end].strip():
        yield Span(at, block.end)
