"""Numbered lines of a transcript → its turns and paragraphs, and the marks in them that are no words.

A turn begins with a label (`Q.`, `MR. PELL:`), a paragraph deeper in the page than the lines that go on. What stands
above the first turn (the cover, who appears) is a block a line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loccit.model import SourceBlock, Span
from loccit.readers._numbered_lines import NumberedLine
from loccit.text.asked_lines import asked_lines, is_colloquy

_CENTRED = 2
"""So many columns deeper than the lines that go on, or more, begins a paragraph."""
_LONGEST_ASIDE = 12
"""So many lines at most has a remark in brackets."""
_SENTENCE_ENDS = (".", "!", "?", ":", "”", '"', ")", "--", "—")


@dataclass(slots=True)
class _Part:
    """The lines of a block that is being made, and the heads of pages between them."""

    lines: list[NumberedLine] = field(default_factory=list)
    between: list[NumberedLine] = field(default_factory=list)


def turns(lines: Sequence[NumberedLine]) -> tuple[tuple[SourceBlock, ...], tuple[Span, ...]]:
    """The blocks of a numbered text, and the numbers inside them as marks, sorted.

    Blocks of turns and their paragraphs have the cue `turn`, numbers before the first word of a block the cue
    `line-number`. Every line lies in a block.
    """
    blocks: list[SourceBlock] = []
    marks: list[Span] = []
    for part, is_turn in _parts(lines):
        found, inside = _blocks(part, is_turn=is_turn)
        blocks += found
        marks += inside
    return tuple(blocks), tuple(marks)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where lines that go on begin, how wide full lines are, which lines begin turns, and whether all is capitals."""

    margin: int
    width: int
    labelled: frozenset[int]
    is_capital: bool
    first: int
    """The place of the first turn."""


def _layout(lines: Sequence[NumberedLine]) -> _Layout:
    words = [one.words for one in lines]
    asked = asked_lines(words)
    labelled = frozenset(asked) | {at for at, one in enumerate(words) if is_colloquy(one)}
    first = min(asked, default=0)
    is_capital = 2 * sum(map(str.isupper, words)) > len(words)
    plain = (one for at, one in enumerate(lines) if one.words[:1].islower() or (is_capital and at not in labelled))
    columns = Counter(one.column for one in plain if one.words)
    widths = sorted(one.column + len(one.words) for one in lines if one.words)
    begin = frozenset(
        at for at in labelled if at >= first or not words[at].endswith(":") or words[at].startswith("BY ")
    )
    return _Layout(
        columns.most_common(1)[0][0] if columns else 0,
        widths[len(widths) * 19 // 20] if widths else 0,
        begin,
        is_capital,
        min(begin, default=0),
    )


def _parts(lines: Sequence[NumberedLine]) -> Iterator[tuple[_Part, bool]]:
    """The lines of each block; and whether it stands among the turns."""
    layout = _layout(lines)
    part = _Part()
    for at, line in enumerate(lines):
        if line.furniture:
            part.between.append(line)
            continue
        if part.lines and _begins(at, line, part, layout):
            yield _without_between(part), _is_turn(part, at, layout)
            part = _Part(between=part.between)
            yield from _heads(part)
            part = _Part()
        elif not part.lines and part.between:
            yield from _heads(part)
            part = _Part()
        part.lines += [*part.between, line]
        part.between = []
    if part.lines:
        yield _without_between(part), _is_turn(part, len(lines), layout)
    yield from _heads(part)


def _heads(part: _Part) -> Iterator[tuple[_Part, bool]]:
    for one in part.between:
        yield _Part([one]), False


def _without_between(part: _Part) -> _Part:
    return _Part(part.lines)


def _is_turn(part: _Part, end: int, layout: _Layout) -> bool:
    """Whether a block that ends before a line is a turn's, and no line set in the middle of the page."""
    begins_behind = end > layout.first
    words = part.lines[0].words
    return begins_behind and bool(words) and (layout.is_capital or not _is_capital(words))


def _begins(at: int, line: NumberedLine, part: _Part, layout: _Layout) -> bool:
    """Whether a line begins a block behind those of a part."""
    last = next((one for one in reversed(part.lines) if not one.furniture), part.lines[-1])
    opening = part.lines[0].words
    if last.words.endswith((" OF", " OF:")) and line.words.isupper():
        return False
    if at <= layout.first or at in layout.labelled or not line.words or not last.words:
        return True
    if last.words.endswith(":") and not last.words.startswith("BY ") and is_colloquy(last.words):
        return False
    is_short = len(part.lines) <= _LONGEST_ASIDE
    if is_short and opening.startswith(("(", "[")) and not any(one.words.endswith((")", "]")) for one in part.lines):
        return False
    ends = last.words.endswith(_SENTENCE_ENDS)
    is_full = last.column + len(last.words) + 1 + len(line.words.split()[0]) > layout.width - 3
    if abs(line.column - layout.margin) >= _CENTRED and line.column != last.column:
        return line.column > layout.margin or ends
    if line.words.startswith("(") and ends:
        return True
    if not layout.is_capital and (_is_capital(line.words) or _is_capital(opening)):
        return ends or not is_full
    return not is_full and ends and not line.words[0].islower()


def _is_capital(words: str) -> bool:
    """Whether a line is set in capitals, as the heading of a part is, and is no turn."""
    return words.isupper() and sum(map(str.isalpha, words)) > 3 and not words.endswith((".", "?")) and ":" not in words


def _blocks(part: _Part, *, is_turn: bool) -> tuple[list[SourceBlock], list[Span]]:

    first, last = part.lines[0], part.lines[-1]
    if first.furniture:
        return [SourceBlock("line", first.lead, first.tail, locator=_locator(first, last), cues=(first.furniture,))], []
    found: list[SourceBlock] = []
    if first.lead < first.start or not first.words:
        end = first.start if first.words else first.tail
        found.append(SourceBlock("line", first.lead, end, locator=_locator(first, first), cues=("line-number",)))
    if not first.words:
        return found, []
    cues = ("turn",) if is_turn else ()
    kind = "paragraph" if is_turn or len(part.lines) > 1 else "line"
    found.append(SourceBlock(kind, first.start, last.end, locator=_locator(first, last), cues=cues))
    marks = [Span(one.lead, one.start) for one in part.lines[1:] if one.lead < one.start]
    marks += [Span(one.end, one.tail) for one in part.lines[:-1] if one.end < one.tail]
    marks += [Span(one.start, one.end) for one in part.lines if one.furniture]
    if last.end < last.tail:
        found.append(SourceBlock("line", last.end, last.tail, locator=_locator(last, last), cues=("line-number",)))
    return found, sorted(marks)


def _locator(first: NumberedLine, last: NumberedLine) -> str:
    """`page 12, lines 3-9` as it is printed; `page 12, line 24, to page 13, line 2` over pages."""
    ends = [f"page {one.page}" if one.page else "" for one in (first, last)]
    if first.page != last.page:
        both = (
            ", ".join(filter(None, (end, one.number and f"line {one.number}")))
            for end, one in zip(ends, (first, last), strict=True)
        )
        return ", to ".join(both)
    if not first.number or not last.number:
        return ends[0]
    lines = f"line {first.number}" if first.number == last.number else f"lines {first.number}-{last.number}"
    return ", ".join(filter(None, (ends[0], lines)))
