"""Blocks whose words stand twice: copies get the role `repeat` and, as `same_as`, the block that they repeat.

For all formats, behind the first judgement of roles. The first of two equal blocks is the text; a teaser that breaks
off is a repeat of the whole wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loccit.model import Block, Notes
from loccit.structure.stretches import without_holes
from loccit.text.fold import folded

KEPT = frozenset(
    ("title", "byline", "date", "dateline", "standfirst", "heading", "body", "list_item", "block_quote", "caption",
     "about_author", "notice")
)  # fmt: skip
"""The roles whose second copy is a repeat. Furniture stays furniture; rows of tables and code say things twice."""
LONG = 60
"""From so many characters on equal words alone make a repeat; below, the neighbours must be repeats too."""
_UNDER = frozenset(("standfirst", "body", "list_item", "block_quote", "table", "code", "pull_quote"))
"""What stands under a heading."""
_BEGINNING = 40
"""A teaser shares at least so many characters with the block that it breaks off from."""
_SHORT_COPIES = {("caption", "caption"), ("title", "title"), ("title", "heading"), ("title", "body")}
"""First and second role of what is a copy however short it is."""

_BROKEN_OFF = re.compile(
    r"\s*\[?\(?\.\s?\.\s?\.\)?\]?\s*(?:(?:read|learn|see|more|mehr|weiter|lire)\b.{0,20})?\Z", re.IGNORECASE
)
"""How a teaser ends: takes `geopolitical int ...`, `the port… Read more`, leaves `the end.`"""


def mark_repeats(text: str, blocks: tuple[Block, ...], notes: Notes) -> tuple[Block, ...]:
    """The blocks, those whose words stood before with the role `repeat` and the block that they repeat."""
    words = [
        "" if block.role in ("table", "code", "note") else folded(without_holes(text, block, notes)) for block in blocks
    ]
    first: dict[str, int] = {}
    same: dict[int, tuple[int, str]] = {}
    for at, said in enumerate(words):
        seen = first.get(said, at)
        if seen == at:
            if said and blocks[at].role in KEPT:
                first[said] = at
        elif len(said) >= LONG or _names_a_picture_or_title(blocks[seen], blocks[at]):
            same[at] = (seen, "same words as")
    for at in _refrains(same, blocks):
        del same[at]
    same.update(_broken_off(words, same))
    if same:
        same.update(_between_repeats(words, [block.role in KEPT for block in blocks], same))
        for at in _that_head_text(words, same, blocks):
            del same[at]
    if not same:
        return blocks
    return tuple(_as_repeat(block, same) if at in same else block for at, block in enumerate(blocks))


def _as_repeat(block: Block, same: dict[int, tuple[int, str]]) -> Block:
    whole = _whole_of(block.ordinal, same)
    return replace(block, role="repeat", same_as=whole, why=f"{same[block.ordinal][1]} block {whole}")


def _refrains(same: dict[int, tuple[int, str]], blocks: Sequence[Block]) -> list[int]:
    """Copies that are part of the text: what stands three times and more among paragraphs that stand once, as the
    question does that is put to one guest after the other."""
    many = Counter(first for first, _ in same.values())
    return [
        at
        for at, (first, _) in same.items()
        if many[first] > 1 and all(_is_text(near, same, blocks) for near in (at - 1, at + 1))
    ]


def _is_text(at: int, same: dict[int, tuple[int, str]], blocks: Sequence[Block]) -> bool:
    return (
        0 <= at < len(blocks) and at not in same and blocks[at].role in ("body", "list_item", "heading", "block_quote")
    )


def _that_head_text(words: Sequence[str], same: dict[int, tuple[int, str]], blocks: Sequence[Block]) -> list[int]:
    """Headings that say again what an earlier one said, "Background", and under which text stands that is no copy.

    Above the text a heading may say the title again.
    """
    texts = [block.ordinal for block in blocks if block.role in _UNDER and block.ordinal not in same]
    first, heads_text, kept = texts[0] if texts else len(blocks), False, []
    for at in range(len(blocks) - 1, first, -1):
        role = blocks[at].role
        if role == "heading" and len(words[at]) < LONG and heads_text and at in same:
            kept.append(at)
        if role == "heading":
            heads_text = heads_text and (at not in same or at in kept)
        elif role in _UNDER:
            heads_text = at not in same
    return kept


def _names_a_picture_or_title(one: Block, other: Block) -> bool:
    return (one.role, other.role) in _SHORT_COPIES


def _broken_off(words: Sequence[str], same: dict[int, tuple[int, str]]) -> dict[int, tuple[int, str]]:
    """Teasers: what stands before an ellipsis is the beginning of another block."""
    cut = {at: _BROKEN_OFF.sub("", said) for at, said in enumerate(words) if ".." in said[-40:] or ". ." in said[-40:]}
    cut = {at: said for at, said in cut.items() if len(said) >= _BEGINNING and said != words[at]}
    if not cut:
        return {}
    beginnings: dict[str, list[int]] = {}
    for at, said in enumerate(words):
        if len(said) > _BEGINNING and at not in same:
            beginnings.setdefault(said[:_BEGINNING], []).append(at)
    return {
        at: (whole, "breaks off from")
        for at, said in cut.items()
        for whole in beginnings.get(said[:_BEGINNING], ())[:1]
        if whole != at and words[whole].startswith(said) and len(words[whole]) > len(said)
    }


def _between_repeats(
    words: Sequence[str], kept: Sequence[bool], same: dict[int, tuple[int, str]]
) -> dict[int, tuple[int, str]]:
    """Short blocks beside repeats that stood, in the same order, beside what those repeat; furniture is passed by."""
    found: dict[int, tuple[int, str]] = {}
    for step in (1, -1):
        for start in sorted(same) if step > 0 else sorted(same, reverse=True):
            at, copy = start + step, same[start][0] + step
            while 0 <= at < len(words) and 0 <= copy < len(words) and at not in same and at not in found and at > copy:
                if not words[at]:
                    at += step
                elif not words[copy]:
                    copy += step
                elif words[at] == words[copy]:
                    found[at] = (copy, "same words, in the same place, as")
                    at, copy = at + step, copy + step
                elif not kept[at] or not kept[copy]:
                    at, copy = (at if kept[at] else at + step), (copy if kept[copy] else copy + step)
                else:
                    break
    return found


def _whole_of(at: int, same: dict[int, tuple[int, str]]) -> int:
    """The block that is no copy, behind the copies of copies."""
    for _ in range(len(same)):
        if at not in same:
            break
        at = same[at][0]
    return at
