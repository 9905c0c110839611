"""Blocks with roles → passages: what can be cited, without the markers and texts of notes.

The contract's rule: one block is one passage; a block of more than LONG characters, notes left out, is cut at
sentence ends into parts of about PART, never inside a quotation or between a word and its note reference; where no
sentence ends, at white space, else at LONG.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from loccit.model import PASSAGE_ROLES, VERBATIM_ROLES, Block, Notes, Passage, Section, Span
from loccit.structure.stretches import spans_without_holes
from loccit.text.fold import seg_of, shown
from loccit.text.sentences import sentence_ends

LONG = 4_000
"""Above so many characters (notes left out) a block is cut."""
PART = 2_000
"""About how long the parts are then."""

_QUOTED = re.compile(r'“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|「[^「」]*」|『[^『』]*』|(?<!\w)"[^"]*"')
"""A stretch in quotation marks: takes `“no”`, `«non»`, `"no"`, leaves an opening mark without its partner."""
_WHITE = re.compile(r"\s+")


def cut_passages(
    text: str, blocks: tuple[Block, ...], sections: tuple[Section, ...], notes: Notes
) -> tuple[Passage, ...]:
    """The passages of a document in reading order."""
    starts = [section.start for section in sections]
    passages: list[Passage] = []
    for block in blocks:
        if block.role not in PASSAGE_ROLES:
            continue
        section = bisect_right(starts, block.start) - 1
        for pieces in _parts(text, _without_blank_ends(text, spans_without_holes(block, notes.holes))):
            passages.append(_passage(len(passages), section if section >= 0 else None, block, text, pieces))
    return tuple(passages)


def _passage(ordinal: int, section: int | None, block: Block, text: str, pieces: tuple[Span, ...]) -> Passage:
    raw = _raw(text, pieces)
    words = raw.strip() if block.role in VERBATIM_ROLES else shown(raw)
    start, end = pieces[0].start, pieces[-1].end
    return Passage(ordinal, section, block.role, words, seg_of(raw, words), pieces, start, end, block.locator)


def _raw(text: str, pieces: tuple[Span, ...]) -> str:
    return "".join([text[piece.start : piece.end] for piece in pieces])


def _without_blank_ends(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """The spans without those that are blank, and without white space, at either end of all."""
    first, last = 0, len(spans)
    while first < last and not text[spans[first].start : spans[first].end].strip():
        first += 1
    while last > first and not text[spans[last - 1].start : spans[last - 1].end].strip():
        last -= 1
    if first == last:
        return ()
    left, right = spans[first], spans[last - 1]
    start = left.end - len(text[left.start : left.end].lstrip())
    end = right.start + len(text[right.start : right.end].rstrip())
    if first == last - 1:
        return (Span(start, end),)
    return (Span(start, left.end), *spans[first + 1 : last - 1], Span(right.start, end))


def _parts(text: str, pieces: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """The pieces as one passage, or as several where they are too long for one."""
    if not pieces:
        return
    if pieces[-1].end - pieces[0].start <= LONG or sum(piece.end - piece.start for piece in pieces) <= LONG:
        yield pieces
        return
    at = 0
    for cut in (*_cuts(_raw(text, pieces)), None):
        part = _without_blank_ends(text, _between(pieces, at, cut))
        if part:
            yield part
        at = cut or 0


def _between(pieces: tuple[Span, ...], start: int, end: int | None) -> list[Span]:
    """The pieces from one place to another, both counted in the characters of all pieces put together."""
    spans: list[Span] = []
    before = 0
    for piece in pieces:
        left = max(start - before, 0) + piece.start
        right = piece.end if end is None else min(piece.start + end - before, piece.end)
        if left < right:
            spans.append(Span(left, right))
        before += piece.end - piece.start
    return spans


def _cuts(raw: str) -> Iterator[int]:
    """Where a long stretch is cut."""
    ends = [end for end in _outside_quotations(raw, sentence_ends(raw)) if end < len(raw)]
    gaps = [gap.start() for gap in _WHITE.finditer(raw)]
    at = 0
    while (left := len(raw) - at) > LONG:
        aim = at + left // max(2, round(left / PART))
        at = _nearest(ends, aim, at) or _nearest(gaps, aim, at) or at + LONG
        yield at


def _nearest(places: list[int], aim: int, at: int) -> int | None:
    """Of sorted places the one nearest to `aim` that makes a part of at most LONG characters behind `at`."""
    place = bisect_left(places, aim)
    near = [cut for cut in places[max(place - 1, 0) : place + 1] if at < cut <= at + LONG]
    return min(near, key=lambda cut: abs(cut - aim), default=None)


def _outside_quotations(raw: str, ends: Iterator[int]) -> Iterator[int]:
    """The ends that lie in no quotation; one longer than a passage may be protects nothing."""
    quoted = [found.span() for found in _QUOTED.finditer(raw) if found.end() - found.start() <= LONG]
    starts = [start for start, _ in quoted]
    for end in ends:
        place = bisect_left(starts, end) - 1
        if place < 0 or end >= quoted[place][1]:
            yield end
