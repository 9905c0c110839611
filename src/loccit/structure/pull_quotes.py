"""Display quotes: blocks that say again, set apart, what a paragraph near by says. They get the role `pull_quote`.

For all formats, behind the repeats. A pull quote stands by itself between paragraphs: brackets for a subject,
ellipses, first or last words left out, now and then a word lost or changed without a sign. What nothing sets apart must
be there word for word, but in a scraped text, which has lost what did: rules and plans say much the same of two things,
and both are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loccit.model import Block, Notes
from loccit.structure.stretches import without_holes

_LONGEST = 400
"""Characters of a display quote."""
_PARAGRAPH = 60
"""From so many characters on a block is a paragraph; no display quote stands above the first one."""
_NEAR, _NEAR_APART = 6, 14
"""A display quote stands at most so many blocks away from what it repeats; farther where it is set apart."""
_FEWEST, _FEWEST_APART = 5, 6
"""Words of a display quote; what a page sets apart holds fewer only in quotation marks."""
_TEXTS = frozenset(("body", "block_quote", "list_item", "standfirst"))

_MARKS = "\"'“”„«»‘’‹›「『"
_BRACKETED = re.compile(r"\[[^\[\]]{0,80}\]")
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Said:
    """A block and its words in small letters; `apart`: its element or its role sets it apart from the paragraphs;
    `quoted`: it begins with a quotation mark."""

    block: Block
    words: str
    apart: bool
    quoted: bool


def mark_pull_quotes(text: str, blocks: tuple[Block, ...], notes: Notes) -> tuple[Block, ...]:
    """The blocks, display quotes with the role `pull_quote` and the block whose words they repeat."""
    said = _said(text, blocks, notes)
    first = next((at for at, one in enumerate(said) if len(one.words) >= _PARAGRAPH and not one.apart), 0)
    repeated = {block.same_as for block in blocks}
    wholes: dict[int, int] = {}
    for at, one in enumerate(said):
        block = one.block
        if at <= first or len(one.words) > _LONGEST or block.ordinal in repeated or block.role not in _QUOTES:
            continue
        if text.endswith(":", block.start, block.end):
            continue  # it leads to what stands below
        near = _repeated_near(at, said, edited=_is_edited(text, block))
        if near is not None and near not in wholes:
            wholes[block.ordinal] = near
            repeated.add(near)
    return tuple(_as_pull_quote(block, wholes.get(block.ordinal)) for block in blocks) if wholes else blocks


_QUOTES = frozenset(("body", "block_quote", "boilerplate"))
"""The roles among which display quotes are; those of a page's own furniture are found by what they repeat."""


def _said(text: str, blocks: Sequence[Block], notes: Notes) -> list[_Said]:
    """The texts of a document and, between its first and last one, what a page sets apart."""
    texts = [block.ordinal for block in blocks if block.role in ("body", "block_quote")]
    if not texts:
        return []
    inside = blocks[texts[0] : texts[-1] + 1]
    return [_one_said(text, block, notes) for block in inside if block.role in _TEXTS or _may_be_a_quote(block)]


def _one_said(text: str, block: Block, notes: Notes) -> _Said:
    words = " ".join(_words(without_holes(text, block, notes)))
    apart = block.kind == "quote" or block.role not in _TEXTS
    return _Said(block, words, apart, text[block.start] in _MARKS)


def _may_be_a_quote(block: Block) -> bool:
    """Whether what was taken for furniture stands there as a paragraph of its own."""
    return block.role == "boilerplate" and block.why != "hidden" and block.kind in ("paragraph", "quote")


def _as_pull_quote(block: Block, whole: int | None) -> Block:
    if whole is None:
        return block
    return replace(block, role="pull_quote", same_as=whole, why=f"says again what block {whole} says")


def _is_edited(text: str, block: Block) -> bool:
    return bool(_ELLIPSIS.search(text, block.start, block.end) or _BRACKETED.search(text, block.start, block.end))


def _repeated_near(at: int, said: Sequence[_Said], *, edited: bool) -> int | None:
    """The ordinal of the block near by that holds the words of the one at `at`, and more."""
    own, apart = said[at].words.split(), said[at].apart
    if (
        len(own) < (_FEWEST_APART if apart and not said[at].quoted else _FEWEST)
        or own[0].isdigit()
        or 6 * sum(map(str.isdigit, own)) > len(own)
    ):
        return None
    enough, room = _asked_of(len(own), apart=apart, edited=edited)
    is_whole = not (apart or edited or said[at].quoted or said[at].block.kind == "line")
    probes = [" ".join(own[place : place + 2]) for place in (len(own) // 4, len(own) // 2, 3 * len(own) // 4)]
    for other in _around(at, len(said), _NEAR_APART if apart else _NEAR):
        longer = said[other].words
        if said[other].block.role not in _TEXTS or (said[other].block.kind == "quote" and not apart):
            continue
        if len(longer) > room * len(said[at].words) and sum(map(longer.__contains__, probes)) > 1:
            words = longer.split()
            if is_whole and said[at].words not in longer:
                continue  # a sentence of the text that is much like another
            if len(set(own).intersection(words)) >= enough * len(set(own)) and _share_in_order(own, words) >= enough:
                return said[other].block.ordinal
    return None


def _asked_of(many: int, *, apart: bool, edited: bool) -> tuple[float, float]:
    """The share of a display quote's words that must stand in the other block, and how long that must be beside it.

    Where the markup sets the quote apart, one word in six may be lost or changed without a sign.
    """
    enough, room = (0.85, 0.95) if edited else (0.9, 1.2)
    if not apart:
        return enough, room
    return (min(enough, 1 - 1 / many) if many >= 6 else enough), room


def _around(at: int, many: int, far: int) -> Iterator[int]:
    for distance in range(1, far + 1):
        for other in (at + distance, at - distance):
            if 0 <= other < many:
                yield other


def _share_in_order(own: Sequence[str], longer: Sequence[str]) -> float:
    """The share of `own` that stands in `longer` in order, with at most a dozen other words between two of them."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(longer):
        places.setdefault(word, []).append(place)
    best = 0
    for start in [place for word in own[:3] for place in places.get(word, ())][:12]:
        at, found = start - 1, 0
        for word in own:
            for place in places.get(word, ()):
                if place > at:
                    if place <= at + 12:
                        at, found = place, found + 1
                    break
        best = max(best, found)
    return best / len(own)


def _words(raw: str) -> list[str]:
    """The words in small letters; what stands in brackets is an editor's."""
    return _WORD.findall((_BRACKETED.sub(" ", raw) if "[" in raw else raw).lower())
