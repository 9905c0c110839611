"""The blocks of a page that lie in posts, with the cues that say whose words they are.

`poster:Ada Lind` stands on the words of a post, `quoted:Jon Holm` on what it quotes, both without a name where nobody
is known; `post-line` on what only tells of a post: who, when, counts, controls, signatures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from loccit.model import SourceBlock
from loccit.readers._html_writer import Stretch

LINE = "post-line"
"""The cue of what tells of a post."""
POSTER, QUOTED = "poster:", "quoted:"
"""What the cues begin with that name whose words a block is: of who posted it, and of whom that quotes; without a name
behind it nobody knows."""


class Part(NamedTuple):
    """What an element is in a post: the cue of the blocks inside; `parts` says that it is a block of its own,
    `lays_out` that it is a table in which posts stand, and no rows of data."""

    cue: str
    parts: bool = False
    lays_out: bool = False


def with_posts(
    text: str, blocks: Sequence[SourceBlock], stretches: Sequence[Stretch], stated: Mapping[int, str]
) -> tuple[SourceBlock, ...]:
    """The blocks with what the innermost stretch of a post says of them that holds at least half of the block; where no
    post was found, what is `stated` of a block."""
    told = {**stated, **_told(blocks, [one for one in stretches if one.what == "post" and one.start is not None])}
    for at in range(1, len(blocks) - 1) if told else ():
        if told.get(at, "").startswith(POSTER) and _introduces(text, blocks, told, at):
            told[at] = LINE
    return tuple(
        replace(block, cues=(*block.cues, told[at])) if at in told else block for at, block in enumerate(blocks)
    )


def _told(blocks: Sequence[SourceBlock], stretches: Sequence[Stretch]) -> dict[int, str]:
    """What stretches, which lie in one another or apart, say of blocks, by the place of the block."""
    ordered = sorted(stretches, key=lambda one: one.start or 0)
    told: dict[int, str] = {}
    around: list[Stretch] = []
    reached = 0
    for at, block in enumerate(blocks if ordered else ()):
        while reached < len(ordered) and (ordered[reached].start or 0) <= block.start:
            around = [one for one in around[-_NESTED:] if (one.end or 0) > (ordered[reached].start or 0)]
            around.append(ordered[reached])
            reached += 1
        behind = reached
        while behind < len(ordered) and (ordered[behind].start or 0) < block.end:
            behind += 1
        for one in reversed((*around[-_NESTED:], *ordered[reached:behind])):
            held = min(block.end, one.end or 0) - max(block.start, one.start or 0)
            if 2 * held >= block.end - block.start:
                told[at] = one.cues[0]
                break
    return told


_NESTED = 100
"""So many stretches around a block are looked at."""


def _introduces(text: str, blocks: Sequence[SourceBlock], told: Mapping[int, str], at: int) -> bool:
    """Whether a block is what stands between a name and what its owner says: `says:`."""
    words = text[blocks[at].start : blocks[at].end]
    return told.get(at - 1) == LINE and at + 1 in told and len(words) <= _SHORT and words.endswith(":")


_SHORT = 15
