"""The last evidence: words that went elsewhere, changed, turned round, or into another passage.

What is compared are the runs of four words that an ID and a place have in common, wherever both stand. Words that are
gone seldom leave half of their runs to something else, so this needs no context; but it needs length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from loccit.matching.anchors import Fate
from loccit.matching.spine import Spine
from loccit.text.ngrams import hash_grams, say

LEAST = 8
"""Runs that an ID must have: eleven words."""
ALIKE = 0.6
"""So much of the runs of both must be shared for the ID to stand at the place (twice the shared over both counts)."""
FOUND = 0.65
"""So much of the runs of an ID must stand in one place that others came into, or in places that hold little else."""
CLOSE = 0.05
"""Two answers that differ by less are equally good: neither is taken."""
OFTEN = 8
"""A run in more places than this leads to none."""


@dataclass(frozen=True, slots=True)
class _Runs:
    """The runs of the IDs that are open and of all places, and how many of them each pair shares; `places` are those
    that share any with an ID."""

    old: Mapping[int, Set[int]]
    new: Mapping[int, Set[int]]
    shared: Mapping[tuple[int, int], int]
    places: Mapping[int, list[int]]

    def of_old(self, old: int, new: int) -> float:
        return self.shared[old, new] / len(self.old[old])

    def of_new(self, old: int, new: int) -> float:
        return self.shared[old, new] / max(1, len(self.new[new]))

    def alike(self, old: int, new: int) -> float:
        return 2 * self.shared[old, new] / (len(self.old[old]) + len(self.new[new]))


def follow_far(spine: Spine) -> None:
    """Settles what has most of its runs at one place; tells what was merged or split far away."""
    runs = _find_runs(spine)
    if not runs.shared:
        return
    for old, new, alike in _best(spine, runs):
        spine.settle(old, new, "the same runs of words, in another place or order", alike)
    guests: dict[int, list[int]] = defaultdict(list)
    for old, new in sorted(runs.shared):
        if spine.is_open(old) and runs.of_old(old, new) >= FOUND:
            guests[new].append(old)
    for old in runs.old:
        fate = _fate(spine, runs, old, guests) if spine.is_open(old) else None
        if fate:
            spine.recut(fate, old)


def _find_runs(spine: Spine) -> _Runs:
    olds = {old: set(hash_grams(say(words))) for old, words in enumerate(spine.old_words) if spine.is_open(old)}
    olds = {old: grams for old, grams in olds.items() if len(grams) >= LEAST}
    if not olds:
        return _Runs({}, {}, {}, {})
    news = {new: set(hash_grams(say(words))) for new, words in enumerate(spine.new_words)}
    where: dict[int, list[int]] = defaultdict(list)
    for new, grams in news.items():
        for gram in grams:
            where[gram].append(new)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for old, grams in olds.items():
        for gram in grams:
            found = where.get(gram, [])
            for new in found if len(found) <= OFTEN else ():
                shared[old, new] += 1
    places: dict[int, list[int]] = defaultdict(list)
    for old, new in sorted(shared):
        places[old].append(new)
    return _Runs(olds, news, dict(shared), places)


def _best(spine: Spine, runs: _Runs) -> Iterator[tuple[int, int, float]]:
    """The pairs that are alike, each side with no other answer as good."""
    marks = sorted(
        ((runs.alike(old, new), old, new) for old, new in runs.shared if runs.alike(old, new) >= ALIKE - CLOSE),
        key=lambda mark: (-mark[0], mark[1], mark[2]),
    )
    rivals: dict[tuple[str, int], list[float]] = defaultdict(list)
    for alike, old, new in marks:
        if spine.is_free(old, new):
            rivals["old", old].append(alike)
            rivals["new", new].append(alike)
    for alike, old, new in marks:
        near = [other for side in (("old", old), ("new", new)) for other in rivals[side] if other > alike - CLOSE]
        if alike >= ALIKE and len(near) == 2 and spine.is_free(old, new):  # itself, on both sides
            yield old, new, alike


def _fate(spine: Spine, runs: _Runs, old: int, guests: Mapping[int, list[int]]) -> Fate | None:
    """Split or merged, where the runs say so of one answer only."""
    places = runs.places.get(old, [])
    homes = [new for new in places if runs.of_old(old, new) >= FOUND]
    if len(homes) == 1 and (spine.owner_of[homes[0]] is not None or len(guests[homes[0]]) > 1):
        if spine.stood_in(old, homes[0], guests[homes[0]]):
            return None
        share = runs.of_old(old, homes[0])
        return Fate(spine.known[old].id, "merged", "its words run on in one place", None, (homes[0],), share)
    parts = [new for new in places if spine.owner_of[new] is None and runs.of_new(old, new) >= FOUND]
    share = sum(runs.of_old(old, new) for new in parts)
    if not homes and len(parts) > 1 and FOUND <= share <= 1:
        return Fate(spine.known[old].id, "split", "its words run on in several places", None, tuple(parts), share)
    return None
