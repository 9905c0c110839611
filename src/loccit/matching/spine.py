"""What is settled while a document is re-anchored, and the first evidence: the same words.

The *spine* is the longest chain of settled IDs that stand in the same order on both sides; a *gap* is what lies between
two of its neighbours, and the only place where weaker evidence may look.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from loccit.matching.anchors import Fate, Known, Place, context_of, evened
from loccit.text.align import longest_rising, similarity
from loccit.text.fold import folded
from loccit.text.ngrams import hash_grams, say

SHORT = 40
"""Below so many characters, the same words alone do not make the same place."""
ALONE = 16
"""Below so many characters, the same words alone do not make the same place, even where they stand once."""
NEAR = 32
"""Characters of context that must be equal where only one side is asked."""
ARRIVED = 0.5
"""So many of the runs of what was merged into a place must not have stood there before."""
BY_CHANCE = 0.5
"""The similarity, in characters, that two unrelated stretches of one language have (measured .45 to .52)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The unsettled IDs and places between two neighbours of the spine, as indices in reading order."""

    old: tuple[int, ...]
    new: tuple[int, ...]


class Spine:
    """Known IDs (by index `old`) and places (by ordinal `new`), and which of them belong together so far."""

    def __init__(self, known: list[Known], places: list[Place], text: str) -> None:
        self.known = known
        self.places = places
        self.old_words = [folded(one.exact) for one in known]
        self.new_words = [folded(place.text) for place in places]
        self.place_of: list[int | None] = [None] * len(known)
        self.owner_of: list[int | None] = [None] * len(places)
        self._text = text
        self._settled: dict[int, tuple[str, float]] = {}
        self._cut: dict[int, Fate] = {}
        self._around: dict[int, tuple[str, str]] = {}

    def settle(self, old: int, new: int, how: str, score: float = 1.0) -> None:
        """The ID at `old` stands at `new` from now on; both must be free."""
        if not self.is_free(old, new):
            raise ValueError(f"{self.known[old].id} or place {new} is settled already")
        self.place_of[old] = new
        self.owner_of[new] = old
        self._settled[old] = how, score

    def recut(self, fate: Fate, old: int) -> None:
        """The ID at `old` has no place of its own any more: it was split or merged."""
        self._cut[old] = fate

    def is_free(self, old: int, new: int) -> bool:
        """Whether neither is settled."""
        return self.is_open(old) and self.owner_of[new] is None

    def is_open(self, old: int) -> bool:
        """Whether nothing is known of the ID's fate yet."""
        return self.place_of[old] is None and old not in self._cut

    def stood_in(self, old: int, new: int, guests: Iterable[int]) -> bool:
        """Whether what an ID says stood as often before in the ID that a place belongs to, or where it belongs to
        none, in a longer one of its `guests`: a copy that stays is no merging."""
        ours, owner = set(hash_grams(say(self.old_words[old]))), self.owner_of[new]
        longer = (one for one in guests if len(self.old_words[one]) > len(self.old_words[old]))
        there = Counter(hash_grams(say(self.new_words[new])))
        for other in longer if owner is None else (owner,):
            before = Counter(hash_grams(say(self.old_words[other])))
            if sum(there[gram] > before[gram] for gram in ours) < ARRIVED * len(ours):
                return True
        return False

    def anchor_same_words(self) -> None:
        """Settles what says the same: by offsets, by standing once, by its context, by its turn in a gap."""
        place_at = {(place.start, place.end): new for new, place in enumerate(self.places)}
        for old, one in enumerate(self.known):
            new = place_at.get((one.start, one.end))
            if new is not None and self.old_words[old] == self.new_words[new] and self.is_free(old, new):
                self.settle(old, new, "same offsets")
        if None not in self.place_of:
            return
        words = (self.old_words.__getitem__, self.new_words.__getitem__)
        self._pair_single(*words, "same words, found once", least=ALONE)
        self._pair_single(
            lambda old: (words[0](old), *self._old_around(old)),
            lambda new: (words[1](new), *self._new_around(new)),
            "same words in the same context",
        )
        for gap in list(self.gaps()):
            self._pair_in_turn(gap)

    def gaps(self) -> Iterator[Gap]:
        """The gaps that hold an unsettled ID, from first to last."""
        chain = [(old, self.place_of[old]) for old in self._in_order()]
        first, left = 0, 0
        for old, new in [*chain, (len(self.known), len(self.places))]:
            assert new is not None
            olds = tuple(one for one in range(first, old) if self.is_open(one))
            if olds:
                yield Gap(olds, tuple(one for one in range(left, new) if self.owner_of[one] is None))
            first, left = old + 1, new + 1

    def context(self, old: int, new: int) -> float:
        """How alike what stands around both is, 0 (no more than by chance) to 1: the mean of the two sides.

        A neighbour that is settled as the neighbour on the other side counts as a side that is equal.
        """
        ours, theirs = self._old_around(old), self._new_around(new)
        before = 1.0 if self._are_neighbours(old - 1, new - 1) else _beyond_chance(ours[0], theirs[0])
        after = 1.0 if self._are_neighbours(old + 1, new + 1) else _beyond_chance(ours[1], theirs[1])
        return (before + after) / 2

    def fates(self) -> Iterator[Fate]:
        """What became of each ID."""
        in_order = set(self._in_order())
        for old, one in enumerate(self.known):
            new = self.place_of[old]
            if old in self._cut:
                yield self._cut[old]
            elif new is None:
                yield Fate(one.id, "gone", "no place has its words", score=0.0)
            else:
                same = self.old_words[old] == self.new_words[new]
                status = "moved" if old not in in_order else "current" if same else "edited"
                how, score = self._settled[old]
                yield Fate(one.id, status, how, new, score=score)

    def _in_order(self) -> list[int]:
        settled = [old for old, new in enumerate(self.place_of) if new is not None]
        return [settled[at] for at in longest_rising([self.place_of[old] or 0 for old in settled])]

    def _pair_single(
        self, old_key: Callable[[int], Hashable], new_key: Callable[[int], Hashable], how: str, *, least: int = 0
    ) -> None:
        """Settles each open ID with the one free place of the same key, where the key stands once on either side."""
        olds: dict[Hashable, list[int]] = defaultdict(list)
        news: dict[Hashable, list[int]] = defaultdict(list)
        for new in range(len(self.places)):
            if self.owner_of[new] is None and len(self.new_words[new]) >= least:
                news[new_key(new)].append(new)
        for old in range(len(self.known)):
            if self.is_open(old) and len(self.old_words[old]) >= least:
                olds[old_key(old)].append(old)
        for key, ours in olds.items():
            theirs = news.get(key, ())
            if len(ours) == len(theirs) == 1:
                self.settle(ours[0], theirs[0], how)

    def _pair_in_turn(self, gap: Gap) -> None:
        """In a gap, words that stand as often on either side belong together in their order."""
        olds: dict[str, list[int]] = defaultdict(list)
        news: dict[str, list[int]] = defaultdict(list)
        for old in gap.old:
            olds[self.old_words[old]].append(old)
        for new in gap.new:
            news[self.new_words[new]].append(new)
        for words, ours in olds.items():
            theirs = news.get(words, [])
            if len(ours) == len(theirs):
                for old, new in zip(ours, theirs, strict=True):
                    self.settle(old, new, "same words, in their turn")

    def _are_neighbours(self, old: int, new: int) -> bool:
        return 0 <= old < len(self.known) and new >= 0 and self.place_of[old] == new

    def _old_around(self, old: int) -> tuple[str, str]:
        one = self.known[old]
        return evened(one.prefix)[-NEAR:], evened(one.suffix)[:NEAR]

    def _new_around(self, new: int) -> tuple[str, str]:
        if new not in self._around:
            place = self.places[new]
            before, after = context_of(self._text, place.start, place.end)
            self._around[new] = evened(before)[-NEAR:], evened(after)[:NEAR]
        return self._around[new]


def _beyond_chance(a: str, b: str) -> float:
    if not a and not b:
        return 1.0
    return max(0.0, (similarity(a, b) - BY_CHANCE) / (1 - BY_CHANCE))
