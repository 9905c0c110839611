"""Words that were cut otherwise: paragraphs that were split, merged, or parted at other places.

The words of a gap are laid side by side as one sequence each; where they run on across the old borders or the new
ones, the borders moved and the words did not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from loccit.matching.anchors import Fate
from loccit.matching.spine import Gap, Spine
from loccit.text.align import align, similarity
from loccit.text.ngrams import say

RUN = 3
"""A shared run shorter than so many words may be chance."""
FOUND = 0.8
"""So much of an ID's words must be found again for it to have been split or merged."""
KEPT, HALF, ENOUGH = 0.97, 0.5, 60
"""A passage that grew or shrank: nearly all words of the shorter side, half of the ID's own, and 60 characters."""
WHOLE = 0.9
"""Two that share so much of each other are one passage, edited; neither split nor merged."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How many words of which ID stand in which place: `words[old, new]`; and the lengths of both, in words."""

    words: dict[tuple[int, int], int]
    old_length: dict[int, int]
    new_length: dict[int, int]

    def of_old(self, old: int, new: int) -> float:
        """The share of the ID's words that stand in the place."""
        return self.words.get((old, new), 0) / max(1, self.old_length[old])

    def of_new(self, old: int, new: int) -> float:
        """The share of the place's words that come from the ID."""
        return self.words.get((old, new), 0) / max(1, self.new_length[new])


def follow_cuts(spine: Spine) -> None:
    """Finds the IDs that were split or merged, gap by gap."""
    for gap in list(spine.gaps()):
        if gap.new and not _are_a_pair(spine, gap):
            _follow(spine, gap, share_words(spine, gap))


def _are_a_pair(spine: Spine, gap: Gap) -> bool:
    """Whether a gap holds one ID and one place of about its length: there is nothing to have been cut."""
    if len(gap.old) != 1 or len(gap.new) != 1:
        return False
    short, long = sorted((len(spine.old_words[gap.old[0]]), len(spine.new_words[gap.new[0]])))
    return 5 * short >= 3 * long  # so near in length that the rule for edited words can decide


def share_words(spine: Spine, gap: Gap) -> Shares:
    """Which words of a gap stand where."""
    ours = [say(spine.old_words[old]) for old in gap.old]
    theirs = [say(spine.new_words[new]) for new in gap.new]
    words: dict[tuple[int, int], int] = defaultdict(int)
    old_borders, new_borders = _borders(ours), _borders(theirs)
    for run in align([word for said in ours for word in said], [word for said in theirs for word in said]):
        if run.size < RUN and not _fills(run.a, run.size, old_borders):
            continue
        at = 0
        while at < run.size:
            i = bisect_right(old_borders, run.a + at) - 1
            j = bisect_right(new_borders, run.b + at) - 1
            step = min(old_borders[i + 1] - run.a, new_borders[j + 1] - run.b, run.size) - at
            words[gap.old[i], gap.new[j]] += step
            at += step
    return Shares(
        words=dict(words),
        old_length={old: len(said) for old, said in zip(gap.old, ours, strict=True)},
        new_length={new: len(said) for new, said in zip(gap.new, theirs, strict=True)},
    )


def _follow(spine: Spine, gap: Gap, shares: Shares) -> None:
    places: dict[int, list[int]] = defaultdict(list)
    guests: dict[int, list[int]] = defaultdict(list)
    for old, new in sorted(shares.words):
        places[old].append(new)
        guests[new].append(old)
    for old in gap.old:
        fate = _fate(spine, old, shares, places.get(old, []), guests)
        if fate:
            spine.recut(fate, old)
    for old in gap.old:
        home = next((new for new in places.get(old, []) if _holds_it(spine, shares, old, new)), None)
        if home is not None and spine.is_free(old, home):
            alike = similarity(spine.old_words[old], spine.new_words[home])
            spine.settle(old, home, "its words, and more beside them", alike)


def _fate(spine: Spine, old: int, shares: Shares, found: list[int], guests: dict[int, list[int]]) -> Fate | None:
    """Split or merged, where the words say so; None where they do not."""
    share = sum(shares.of_old(old, new) for new in found)
    if share < FOUND:
        return None
    home = [new for new in found if shares.of_old(old, new) >= FOUND]
    if len(found) > 1 and (not home or all(shares.of_new(old, new) >= FOUND for new in found)):
        return Fate(spine.known[old].id, "split", "its words run on in several places", None, tuple(found), share)
    if home and not _is_one(shares, old, home[0]) and _has_others(shares, home[0], guests[home[0]], old):
        if spine.stood_in(old, home[0], guests[home[0]]):
            return None
        return Fate(spine.known[old].id, "merged", "its words run on in one place", None, (home[0],), share)
    return None


def _is_one(shares: Shares, old: int, new: int) -> bool:
    return shares.of_old(old, new) >= WHOLE and shares.of_new(old, new) >= WHOLE


def _has_others(shares: Shares, new: int, guests: Iterable[int], old: int) -> bool:
    """Whether another ID's words went into the place as well."""
    return any(guest != old and shares.of_old(guest, new) >= 0.5 for guest in guests)


def _holds_it(spine: Spine, shares: Shares, old: int, new: int) -> bool:
    """Whether a place grew or shrank: one side holds nearly all the words of the other, and enough of them."""
    share = max(shares.of_old(old, new), shares.of_new(old, new))
    enough = min(len(spine.old_words[old]), len(spine.new_words[new])) >= ENOUGH
    return share >= KEPT and shares.of_old(old, new) >= HALF and enough


def _borders(said: list[list[str]]) -> list[int]:
    borders = [0]
    for words in said:
        borders.append(borders[-1] + len(words))
    return borders


def _fills(start: int, size: int, borders: list[int]) -> bool:
    """Whether a run is a whole short passage, not a stray word of a longer one."""
    at = bisect_right(borders, start) - 1
    return borders[at] == start and borders[at + 1] == start + size
