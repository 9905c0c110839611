"""Who has the floor on a page of posts: each post is its poster's, what it quotes is whose the quotation names.

The cues come with the blocks of a page (`poster:Ada Lind`, `quoted:Jon Holm`, without a name where nobody knows).
Between posts, and on a page that holds little else, nothing is said by whom the document states as its author.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from loccit.attribution.texts.floor import Floor
from loccit.attribution.texts.signed import Signed
from loccit.model import Passage, SourceBlock

POSTER, QUOTED, _LINE = "poster:", "quoted:", "post-line"
POST, QUOTATION = "post", "block quote"
"""The rules by which a passage is whose the post is, or whose the quotation is."""
_T = TypeVar("_T")
_ARTICLE = 700
"""Characters of text above posts, or below, that are a text of their own."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A block of words in a post: where it stands, whose they are (empty: nobody knows), and which post it is in."""

    start: int
    end: int
    name: str
    post: int
    is_quoted: bool = False


def posted_in(blocks: Iterable[SourceBlock]) -> tuple[Posted, ...]:
    """The blocks that are words of posts, by the cues of a page's blocks."""
    found: list[Posted] = []
    post, is_open = 0, False
    for block in blocks:
        cue = next((cue for cue in block.cues if cue.startswith((POSTER, QUOTED, _LINE))), _LINE)
        is_quoted = cue.startswith(QUOTED)
        if cue == _LINE:
            post, is_open = post + is_open, False
            continue
        name = cue.partition(":")[2]
        if found and is_open and not is_quoted and name != _poster(found, post):
            post += 1
        found.append(Posted(block.start, block.end, name, post, is_quoted))
        is_open = True
    return tuple(found)


def _poster(found: Sequence[Posted], post: int) -> str | None:
    """Who the words of a post that came last are from."""
    return next((one.name for one in reversed(found) if one.post == post and not one.is_quoted), None)


def with_posts(floor: Floor, passages: Sequence[Passage], posted: Sequence[Posted]) -> Floor:
    """The same floor, in which who posted has their posts."""
    places = _places(passages, posted)
    if not places:
        return floor
    own = {at: one for at, one in places.items() if not one.is_quoted or passages[at].role != "block_quote"}
    outside = _nobodys(passages, places)
    touched = places.keys() | outside
    signed = {at: one for at, one in floor.signed.items() if at not in touched}
    signed |= {at: Signed((one.name,), "poster", _rule(one)) for at, one in own.items() if one.name}
    held = {at: turn for at, turn in floor.held.items() if at not in touched}
    held |= dict.fromkeys(at for at, one in own.items() if not one.name)
    interview = floor.interview
    if interview and any(interview.first <= at <= interview.last for at in places):
        interview = None
    return replace(
        floor,
        labels=[None if at in touched else label for at, label in enumerate(floor.labels)],
        hearing=_without(floor.hearing, touched),
        interview=interview,
        signed=signed,
        letters=floor.letters - touched | _begins(places),
        going_on=floor.going_on - touched,
        held=held | dict.fromkeys(outside),
        above=_without(floor.above, touched),
        dashed=_without(floor.dashed, touched),
        quoted={at: one.name for at, one in places.items() if at not in own},
    )


def _rule(one: Posted) -> str:
    return QUOTATION if one.is_quoted else POST


def _without(by_ordinal: Mapping[int, _T], ordinals: Iterable[int]) -> dict[int, _T]:
    left_out = frozenset(ordinals)
    return {at: value for at, value in by_ordinal.items() if at not in left_out}


def _places(passages: Sequence[Passage], posted: Sequence[Posted]) -> dict[int, Posted]:
    """The passages that are words of posts, by ordinal."""
    starts = [one.start for one in posted]
    found: dict[int, Posted] = {}
    for passage in passages if posted else ():
        at = bisect_right(starts, passage.start) - 1
        if at >= 0 and passage.start < posted[at].end:
            found[passage.ordinal] = posted[at]
    return found


def _begins(places: Mapping[int, Posted]) -> frozenset[int]:
    """The passages with which posts begin."""
    begins: dict[int, int] = {}
    for at, one in places.items():
        begins.setdefault(one.post, at)
    return frozenset(begins.values())


def _nobodys(passages: Sequence[Passage], places: Mapping[int, Posted]) -> frozenset[int]:
    """The passages outside posts that no stated author may be said to have written: those between posts, and those
    above and below that are too little to be a text of their own."""
    first, last = min(places), max(places)
    above = sum(len(one.text) for one in passages[:first])
    below = sum(len(one.text) for one in passages[last + 1 :])
    within = range(0 if above < _ARTICLE else first, len(passages) if below < _ARTICLE else last + 1)
    return frozenset(at for at in within if at not in places)
