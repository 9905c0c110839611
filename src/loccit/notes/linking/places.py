"""Where links lead: the elements with ids, the blocks, and which links stand where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict

from loccit.model import Link, Reading, SourceBlock, Target

_MOST_CLASHES = 200
"""So many elements of one id are looked at; a text of so many chapters may have been joined of files."""
NEAR = 3
"""An id counts as a link's own if its element begins or ends within so many characters of the link."""


class Places:
    """The elements with an id, the blocks and the links of a reading, each found by where it stands."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.blocks = reading.blocks
        self.targets = reading.targets
        self._block_starts = [block.start for block in reading.blocks]
        self._by_anchor: dict[str, list[Target]] = defaultdict(list)
        for target in reading.targets:
            if target.anchor and len(self._by_anchor[target.anchor]) < _MOST_CLASHES:
                self._by_anchor[target.anchor].append(target)
        for link in reading.links:
            named = self._by_anchor[link.anchor] if link.anchor else []
            if link.anchor and len(named) < _MOST_CLASHES and not any(place.start == link.start for place in named):
                self._by_anchor[link.anchor].append(Target(link.anchor, link.start, link.end, link.cues))
        self.inner = sorted(
            (link for link in reading.links if link.target in self._by_anchor), key=lambda link: link.start
        )
        self._links = sorted(reading.links, key=lambda link: link.start)
        self._link_starts = [link.start for link in self._links]
        self._anchors = sorted((place.start, anchor) for anchor, named in self._by_anchor.items() for place in named)
        self._ends: dict[int, list[int]] = defaultdict(list)
        for target in reading.targets:
            if target.start < target.end:
                self._ends[target.start].append(target.end)
        self._leading: dict[str, list[Link]] = defaultdict(list)
        for link in self.inner:
            self._leading[link.target].append(link)

    def named(self, anchor: str) -> list[Target]:
        """The elements with that id; more than one where ids clash."""
        return self._by_anchor.get(anchor, [])

    def block_at(self, place: int) -> int | None:
        """The ordinal of the block that holds the place, or that begins next behind it."""
        at = bisect_right(self._block_starts, place) - 1
        if at >= 0 and place < self.blocks[at].end:
            return at
        return at + 1 if at + 1 < len(self.blocks) else None

    def block_before(self, place: int) -> SourceBlock | None:
        """The block that holds the place or ends before it."""
        at = bisect_right(self._block_starts, place) - 1
        return self.blocks[at] if at >= 0 else None

    def end_before(self, place: int) -> int:
        """The place itself; at the start of a block, the end of the block before it."""
        at = bisect_left(self._block_starts, place)
        is_start = at < len(self.blocks) and self.blocks[at].start == place
        return self.blocks[at - 1].end if is_start and at > 0 else place

    def ends_from(self, place: int) -> list[int]:
        """Where the elements end that begin at the place and show something."""
        return self._ends.get(place, [])

    def links_in(self, start: int, end: int) -> list[Link]:
        """The links that begin between the two places."""
        return self._links[bisect_left(self._link_starts, start) : bisect_left(self._link_starts, end)]

    def ways_back(self, link: Link) -> list[Link]:
        """The links that lead to where a link stands."""
        first = bisect_left(self._anchors, (link.start - NEAR, ""))
        last = bisect_left(self._anchors, (link.end + NEAR + 1, ""))
        names = dict.fromkeys(anchor for _, anchor in self._anchors[first:last])
        return [way for name in names for way in self._leading.get(name, []) if way is not link]

    def is_at(self, place: Target, link: Link) -> bool:
        """Whether an element is where a link stands: it touches the link, or holds it in the same block."""
        if place.start > link.end + NEAR or place.end < link.start - NEAR:
            return False
        block = self.block_before(link.start)
        if place.end - place.start <= (link.end - link.start) + 4 * NEAR:
            return block is self.block_before(place.start)
        return block is not None and block.start - NEAR <= place.start and place.end <= block.end + NEAR
