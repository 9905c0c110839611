"""Whose words a post of another site is that a page shows in its text: of whom the site's own markup names below it.

So is what a register behind a text says, which its editors wrote.

`— Ada Lind (@lind) 3 March 2021` stands under a tweet, `A post shared by Ada Lind (@lind)` under a picture. A post that
names nobody is nobody's: it is not by the author of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loccit.attribution.texts.floor import Floor
from loccit.attribution.texts.signed import Signed
from loccit.model import EMBEDDED_POST, REGISTER, Passage, SourceBlock

_POSTED = re.compile(r"(?P<dash>[—–-]\s*)?(?P<by>[^()@]{1,100}?)\s*\(@(?P<handle>\w[\w.]*)\)")
"""Who posted, as the sites print it in every language: takes `— Ada Lind (@lind) 3 March`, `geteilt von Ada (@ada)`."""
_BY = re.compile(r".*?(?:^|\s)(?:by|von|par|por|da|di|de|door|av|af|от|przez)\s+(?P<name>.+)", re.DOTALL)
"""What stands before a name that no dash sets off: takes `A post shared by Ada`."""
_AROUND = re.compile(r"^[^\w.]+|[^\w.]+$")
"""Pictures and marks around a name."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A post of another site: where its blocks stand, and who posted it; empty where nobody knows."""

    start: int
    end: int
    name: str


def embedded_in(text: str, blocks: Iterable[SourceBlock]) -> tuple[Embedded, ...]:
    """The posts of other sites among the blocks of a page; one ends where its poster is named, which is nobody's."""
    found: list[Embedded] = []
    begun: int | None = None
    for block in blocks:
        if EMBEDDED_POST not in block.cues:
            begun = None
            if REGISTER in block.cues:
                found.append(Embedded(block.start, block.end, ""))
            continue
        name = _poster(text[block.start : block.end])
        if begun is not None:
            found[-1] = replace(found[-1], end=block.start if name else block.end, name=name)
        if name or begun is None:
            found.append(Embedded(block.start, block.end, ""))
        begun = None if name else found[-1].start
    return tuple(found)


def _poster(words: str) -> str:
    """Who posted, if a block says it: the name, else the handle."""
    found = _POSTED.match(words)
    if found is None:
        return ""
    by = None if found["dash"] else _BY.fullmatch(found["by"])
    if not (found["dash"] or by):
        return ""
    name = _AROUND.sub("", by["name"] if by else found["by"])
    return name or f"@{found['handle']}"


def with_embedded(floor: Floor, passages: Sequence[Passage], posts: Sequence[Embedded]) -> Floor:
    """The same floor, in which who posted elsewhere has what the page shows of it."""
    if not posts:
        return floor
    starts = [post.start for post in posts]
    said: dict[int, Embedded] = {}
    for passage in passages:
        at = bisect_right(starts, passage.start) - 1
        if at >= 0 and passage.start < posts[at].end:
            said[passage.ordinal] = posts[at]
    named = {at: Signed((post.name,), "poster", "post") for at, post in said.items() if post.name}
    return replace(
        floor,
        signed={**{at: one for at, one in floor.signed.items() if at not in said}, **named},
        held={**floor.held, **dict.fromkeys(at for at in said if at not in named)},
        quoted={**floor.quoted, **{at: post.name for at, post in said.items()}},
    )
