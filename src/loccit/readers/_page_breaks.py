"""Blocks of a hard-wrapped text → the same with paragraphs whole that a page's end tore, and what is no word of them.

A paragraph goes on behind a page's foot and head if it broke off within a sentence there and goes on in small letters
no deeper in the page. The foot and the head then lie inside its block, and are marks: they stand in the text and in
no passage. So do the signs `>` before the lines of a quotation in mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from loccit.model import SourceBlock, Span

_PROSE = frozenset(("paragraph", "line"))
_FURNITURE = frozenset(("page-head", "page-foot"))
_SENTENCE_ENDS = frozenset(".!?:;”\"'’)]。！？…")
_QUOTE_SIGNS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
"""Takes the `> ` of a line of mail, and `>> `; leaves `a > b`."""


def whole_paragraphs(blocks: Iterable[SourceBlock], text: str) -> tuple[tuple[SourceBlock, ...], tuple[Span, ...]]:
    """The blocks with paragraphs joined over pages, and the marks in them, sorted."""
    joined: list[SourceBlock] = []
    marks: list[Span] = []
    between: list[SourceBlock] = []
    for block in blocks:
        if _FURNITURE.intersection(block.cues):
            between.append(block)
            continue
        if between and joined and _goes_on(joined[-1], block, text):
            joined[-1] = _one(joined[-1], block)
            marks += [Span(running.start, running.end) for running in between]
        else:
            joined += [*between, block]
        between = []
        if block.kind == "quote":
            marks += [Span(*found.span()) for found in _QUOTE_SIGNS.finditer(text, block.start, block.end)]
    return (*joined, *between), tuple(marks)


def _goes_on(before: SourceBlock, block: SourceBlock, text: str) -> bool:
    """Whether a paragraph that a page's end broke off goes on in `block`."""
    if before.kind not in _PROSE or block.kind not in _PROSE or _indent(block) > _indent(before):
        return False
    return text[block.start].islower() and text[before.end - 1] not in _SENTENCE_ENDS


def _indent(block: SourceBlock) -> int:
    """How many columns the first line of a block is indented: where it goes on, no more than where it began."""
    return next((int(cue.removeprefix("indent:")) for cue in block.cues if cue.startswith("indent:")), 0)


def _one(before: SourceBlock, block: SourceBlock) -> SourceBlock:
    first = re.findall(r"\d+", before.locator)[0]
    last = re.findall(r"\d+", block.locator)[-1]
    return replace(before, kind="paragraph", end=block.end, locator=f"lines {first}-{last}")
