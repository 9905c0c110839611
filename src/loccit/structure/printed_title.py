"""The line that is a text's title → claims of it and of the series before it; another line where it names something
else: the journal, the house that a report comes from."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import resources

from loccit.model import Block, Claim, Reading
from loccit.structure import cues
from loccit.structure.stretches import spans_without_holes
from loccit.text.fold import shown

_SERIES = re.compile(r"(?P<number>[A-Z]{1,5}[-/ ]?\d{2,6}(?:[-/]\d{1,4})?)\s*[|:–—-]\s+(?=\S)")
"""A number before the title: takes `CO21069 | Title`, `WP 12/2020: Title`, leaves `Apollo 11: a history`."""
_SITE = re.compile(r"\s+\|\s[^|]*\Z")
"""A site's name behind the title: takes ` | Skarne Gazette`, leaves ` – an end of winter`."""
_BULLET = re.compile(r"[•◦▪·»›>]\s*")
_VOLUME = re.compile(
    r"[\s,]*(?:vol(?:ume|umen)?\.?|bd\.?|band|t\.|tome|tomo|том)?\s*\d{1,4}\s*(?:[(,:]|no\.?\s|nr\.?\s|№)",
    re.IGNORECASE,
)
"""What stands behind the name of a journal in its running head: takes ` 43 (2010)`, `, Vol. 7, No. 2`."""
_MARK = re.compile(r"\s*[*†‡§¶∗⋆$]+\Z")
"""The mark of a note behind a title."""
_YEAR = re.compile(r"\W*(?:1[4-9]|20)\d\d\W*")
_BELOW = 2
_BEGUN = 2
"""Words with which the name of a house begins."""
_SHORT = 80
"""Characters of a line on a title page."""
_HEAD = 40
"""Blocks from the beginning in which a first page stands."""
_PROSE = 200
"""Characters from which a block is a paragraph of the text."""


def printed_title(reading: Reading, blocks: Sequence[Block], how: str) -> Iterator[Claim]:
    """The title, without the number of a series before it, which is a claim of its own."""
    text = reading.text
    block = next((block for block in blocks if block.role == "title"), None)
    if block is None or _names_somebody(text, blocks, block):
        return
    if _names_journal(text, blocks, block):
        yield Claim(
            "series", shown(text[block.start : block.end]), "a journal's name over the title", block.start, block.end
        )
        block = _next_heading(text, blocks, block)
    elif reading.format != "text" and _names_a_body(text[block.start : block.end]):
        block = _as_large(text, blocks, block) or block
    if block is None:
        return
    words = text[block.start : block.end]
    before = _BULLET.match(words)
    numbered = _SERIES.match(words)
    start = block.start + (numbered.end() if numbered else before.end() if before else 0)
    site = _SITE.search(text, start, block.end)
    end = site.start() if site and 3 * (block.end - site.start()) < block.end - start else block.end
    spans = spans_without_holes(replace(block, start=start, end=end), reading.marks)
    yield Claim("title", shown("".join(text[span.start : span.end] for span in spans)), how, start, end)
    if numbered:
        end = block.start + len(numbered["number"])
        yield Claim("series", numbered["number"], "before the title", block.start, end)


def _names_somebody(text: str, blocks: Sequence[Block], title: Block) -> bool:
    """Whether a title page holds a name, a line and a year: the name is the author's, or the book is of that person."""
    below = [text[block.start : block.end].strip() for block in blocks[title.ordinal + 1 : title.ordinal + 3]]
    return (
        len(below) == _BELOW
        and cues.is_name(text[title.start : title.end])
        and len(below[0]) <= _SHORT
        and _YEAR.fullmatch(below[1]) is not None
    )


def _names_a_body(words: str) -> bool:
    """Whether words begin with what a house is called: takes `National Institute of Ice`, leaves `To the Institute`."""
    first = [word.strip(".,") for word in words.split()[:_BEGUN]]
    return any(word.lower() in _bodies() for word in first if word[:1].isupper()) and ":" not in words


@functools.cache
def _bodies() -> frozenset[str]:
    """Words with which houses are named that publish reports."""
    listed = resources.files(__package__).joinpath("data/bodies.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in listed if not line.startswith("#") for word in line.split())


def _names_journal(text: str, blocks: Sequence[Block], title: Block) -> bool:
    """Whether a line of the first page is the title and the number of a volume."""
    words = text[title.start : title.end].strip()
    for block in blocks[:_HEAD]:
        at = text.find(words, block.start, block.end) if block is not title else -1
        if at >= 0 and _VOLUME.match(text, at + len(words), block.end):
            return True
    return False


def _next_heading(text: str, blocks: Sequence[Block], title: Block) -> Block | None:
    """The one heading above the text that is larger than all others below the title."""
    below = _headings_below(text, blocks, title)
    largest = [block for block in below if block.level == min(other.level for other in below)]
    if len(largest) != 1:
        return None
    mark = _MARK.search(text, largest[0].start, largest[0].end)
    return replace(largest[0], end=mark.start()) if mark else largest[0]


def _as_large(text: str, blocks: Sequence[Block], title: Block) -> Block | None:
    """Headings as large as the title that stand apart from it in a row, as one block."""
    below = [block for block in _headings_below(text, blocks, title) if block.level == title.level]
    if not below or below[0].ordinal == title.ordinal + 1:
        return None
    row = [block for place, block in enumerate(below) if block.ordinal == below[0].ordinal + place]
    return replace(row[0], end=row[-1].end)


def _headings_below(text: str, blocks: Sequence[Block], title: Block) -> list[Block]:
    """The headings between a title and the first paragraph."""
    found: list[Block] = []
    for block in blocks[title.ordinal + 1 : title.ordinal + _HEAD]:
        if block.role == "body" and block.end - block.start > _PROSE:
            break
        if block.role == "heading":
            found.append(block)
    return found
