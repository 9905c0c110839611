"""Lines of a hard-wrapped text (a book, a mail, an RFC) → the paragraphs that they make."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from loccit.model import SourceBlock
from loccit.readers._lines import Line, block_of, is_bullet, is_lined_up, is_numbered, page_furniture
from loccit.readers._running_heads import running_heads
from loccit.readers._torn import is_torn
from loccit.text.asked_lines import asked_lines

_SENTENCE_ENDS = (".", "!", "?", ":", ";", "”", '"', "’", "。", "！", "？", "…", ")")
_QUOTE_SIGNS = re.compile(r"(?:>[ \t]?)*")
_WIDEST = 120
_NARROWEST = 30
_FEWEST_TORN = 4
_TORN_SHARE = 20
"""One of so many lines at least ends within a word where this alone tells a wrapped text."""
_AROUND = 6
"""So many lines before and behind one tell how wide it could be where a text has several widths."""
_ROOM = 3
"""A line counts as full though so many columns were left: writers' editors differ in what they count."""


def wrapped_width(lines: list[Line]) -> int | None:
    """The column at which a text's lines were wrapped, None where one line is one paragraph (or a menu's item).

    The evidence is between lines: where the next line's first word would have had room, nobody wrapped. Half of
    the pairs of neighbours must show that there was no room, and half of those must break off within a sentence.
    """
    pairs = [(one, other) for one, other in itertools.pairwise(lines) if not other.follows_blank]
    if len(pairs) < 3 or 5 * len(pairs) < len(lines):
        return None
    widths = sorted(line.width for line in lines)
    width = widths[min(len(widths) - 1, len(widths) * 19 // 20)]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = [one for one, other in pairs if _is_full(one, other, width)]
    torn = sum(not line.words.endswith(_SENTENCE_ENDS) for line in full)
    return width if 2 * len(full) >= len(pairs) and 2 * torn > len(full) else None


def are_torn(lines: list[Line]) -> bool:
    """Whether so many lines end within a word that they were wrapped, be it at several widths (notes, columns)."""
    pairs = [(one, other) for one, other in itertools.pairwise(lines) if not other.follows_blank]
    torn = sum(is_torn(one.words, other.words) for one, other in pairs)
    return torn >= _FEWEST_TORN and _TORN_SHARE * torn >= len(pairs)


def paragraphs(lines: list[Line], width: int | None) -> Iterator[SourceBlock]:
    """One block a paragraph, list item, quoted stretch, or drawn figure; page heads and feet by themselves.

    Without a width lines are as wide as those around them.
    """
    furniture = running_heads(lines) | page_furniture(lines)
    for run in _runs(lines, furniture):
        if len(run) == 1 and run[0] in furniture:
            yield block_of([lines[run[0]]], "line", cues=(furniture[run[0]],))
            continue
        yield from blocks_of_run([lines[place] for place in run], width)


def blocks_of_run(run: list[Line], width: int | None) -> Iterator[SourceBlock]:
    """The blocks of lines with no blank line between: a drawn figure, or paragraphs wrapped at a width in columns."""
    if len(run) > 1 and _is_drawn(run):
        yield block_of(run, "code", cues=("columns",))
    else:
        yield from (_judged(part) for part in _split(run, width))


def _is_drawn(stretch: list[Line]) -> bool:
    """Whether most lines of a stretch hold columns or drawn lines, and not labels of a hearing far before the words."""
    if 5 * sum(is_lined_up(line.words) for line in stretch) < 3 * len(stretch):
        return False
    return not asked_lines([line.words for line in stretch])


def _runs(lines: list[Line], furniture: dict[int, str]) -> Iterator[list[int]]:
    """Lines with no blank line between; a page's head or foot is a run of its own."""
    run: list[int] = []
    for place, line in enumerate(lines):
        if run and (line.follows_blank or place in furniture or run[-1] in furniture):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _split(run: list[Line], width: int | None) -> Iterator[list[Line]]:
    """A run's paragraphs, by indentation, signs of lists, and lines that ended before they were full."""
    part = [run[0]]
    for line, full_at in zip(run[1:], _widths(run, width), strict=True):
        if _begins(line, part, full_at):
            yield part
            part = []
        part.append(line)
    yield part


def _widths(run: list[Line], width: int | None) -> list[int]:
    """The column at which each line of a run but the last is full."""
    if width is None:
        around = (run[max(0, at - _AROUND) : at + _AROUND + 1] for at in range(len(run) - 1))
        return [sorted(line.width for line in near)[-2 if len(near) > 2 else -1] for near in around]
    widest = max(line.width for line in run)
    return [widest if 5 * widest >= 3 * width and len(run) > 2 else width] * (len(run) - 1)


def _begins(line: Line, part: list[Line], width: int) -> bool:
    """Whether `line` begins a paragraph behind those of `part`."""
    before = part[-1]
    if is_torn(before.words, line.words):
        return False
    if is_bullet(line.words) or (is_numbered(line.words) and before.words.endswith(_SENTENCE_ENDS)):
        return True
    if ">" in (line.words[0], before.words[0]) and _quoted(line) != _quoted(before):
        return True
    full = _is_full(before, line, width)
    if line.indent != before.indent and not (len(part) == 1 and full):
        return line.indent > before.indent or not full or len(part) > 1
    if full:
        return False
    return before.words.endswith(_SENTENCE_ENDS) or not _said(line)[:1].islower()


def _said(line: Line) -> str:
    """The words of a line without the signs of a quotation in mail."""
    return line.words.lstrip("> \t") if line.words[0] == ">" else line.words


def _quoted(line: Line) -> tuple[int, bool]:
    """How deep a line of mail is quoted, and whether it holds more than the signs of that."""
    signs = _QUOTE_SIGNS.match(line.words)
    return (signs.group().count(">"), signs.end() < len(line.words)) if signs else (0, True)


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word had no room behind `line`."""
    word = next(iter(_said(following).split(maxsplit=1)), "")
    return line.width + 1 + len(word) > width - _ROOM or len(word) > width


def _judged(part: list[Line]) -> SourceBlock:
    first = part[0].words
    indent = (f"indent:{part[0].indent}",) if part[0].indent else ()
    if first.startswith(">"):
        return block_of(part, "quote", cues=indent)
    if is_bullet(first):
        return block_of(part, "list_item", level=1, cues=("bullet", *indent))
    if is_numbered(first):
        return block_of(part, "paragraph" if len(part) > 1 else "line", cues=("number", *indent))
    return block_of(part, "paragraph" if len(part) > 1 else "line", cues=indent)
