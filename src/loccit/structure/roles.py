"""Every block gets a role and the reason for it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from loccit.model import Block, Notes, Reading, Span
from loccit.structure.line_roles import assign_line_roles
from loccit.structure.markup import assign_markup_roles
from loccit.structure.pull_quotes import mark_pull_quotes
from loccit.structure.repeats import mark_repeats
from loccit.text.asked_lines import asked_lines

_PLAIN = ("text",)
"""The formats in which nothing but the words and their layout says what a block is for."""
SPOKEN = frozenset(("subtitles", "ttml", "whisper"))
"""The formats that hold what was said: no line is about the text, and what is said twice is no copy."""


def assign_roles(reading: Reading, notes: Notes) -> tuple[Block, ...]:
    """The blocks of a reading, each with its role and why; none is left out, none is added."""
    assign = assign_line_roles if reading.format in _PLAIN else assign_markup_roles
    blocks = as_notes(reading, _without_noteless(assign(reading, notes), notes), notes)
    if reading.format in SPOKEN:
        return blocks
    marked = mark_pull_quotes(reading.text, mark_repeats(reading.text, blocks, notes), notes)
    return marked if marked == blocks else _with_turns(reading, blocks, marked)


def _with_turns(reading: Reading, blocks: tuple[Block, ...], marked: tuple[Block, ...]) -> tuple[Block, ...]:
    """The marked blocks, but questions and answers of a hearing as they were: who says again what was said speaks."""
    turns = asked_lines([reading.text[block.start : block.end] for block in blocks])
    if not turns:
        return marked
    rows = zip(blocks, marked, strict=True)
    return tuple(block if at in turns and block.role == "body" else one for at, (block, one) in enumerate(rows))


def _without_noteless(blocks: tuple[Block, ...], notes: Notes) -> tuple[Block, ...]:
    """The same; what its markup calls a note is text where no note holds any of it: its words would be nowhere."""
    if not any(block.role == "note" for block in blocks):
        return blocks
    spans = _joined(sorted(Span(note.start, note.end) for note in notes.notes))
    ends = [span.end for span in spans]

    def is_noteless(block: Block) -> bool:
        at = bisect_right(ends, block.start)
        return block.role == "note" and not (at < len(spans) and spans[at].start < block.end)

    why = "a note by its markup, and none that can be told"
    return tuple(replace(block, role="body", why=why) if is_noteless(block) else block for block in blocks)


def as_notes(reading: Reading, blocks: tuple[Block, ...], notes: Notes) -> tuple[Block, ...]:
    """Blocks that hold nothing but a note, its mark, or what is cut out with it, get the role `note`."""
    spans = _joined(sorted([*(Span(note.start, note.end) for note in notes.notes), *notes.holes]))
    if not spans:
        return blocks
    starts = [span.start for span in spans]
    return tuple(
        replace(block, role="note", why="a note, and nothing else", same_as=None)
        if _is_covered(reading.text, block, spans, starts)
        else block
        for block in blocks
    )


def _joined(spans: list[Span]) -> list[Span]:
    """Sorted spans with those that overlap made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def _is_covered(text: str, block: Block, spans: list[Span], starts: list[int]) -> bool:
    """Whether all characters of a block that are not white space lie in the spans."""
    at = block.start
    place = max(bisect_right(starts, at) - 1, 0)
    while at < block.end:
        if place >= len(spans) or text[at : min(spans[place].start, block.end)].strip():
            return False
        at = max(at, spans[place].end)
        place += 1
    return True
