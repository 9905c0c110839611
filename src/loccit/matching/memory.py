"""An archive in memory: what the database must answer, in a few lines, for tests and measurements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import chain

from loccit.matching.archive import HOT, Filed, Posting
from loccit.matching.sketch import Sketch, Stretch


class MemoryArchive:
    """Keeps sketches and passages in dictionaries."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._places: dict[int, list[Posting]] = defaultdict(list)
        self._filed: dict[int, Filed] = {}
        self._stretches: dict[int, Sequence[Stretch]] = {}

    def with_key(self, key: int) -> int | None:
        """The number of the document added first that has these words."""
        return self._first.get(key)

    def postings(self, sketch: Sketch) -> Iterator[Posting]:
        """The places of each hash that is not hot, and of `others` those inside quotations."""
        for hashed in chain(sketch.grams, sketch.marked, sketch.others):
            places = self._places.get(hashed)
            if places and len(places) < HOT:
                yield from (one for one in places if one.is_marked or hashed not in sketch.others)

    def filed(self, numbers: Collection[int]) -> Mapping[int, Filed]:
        """The documents of these numbers, as far as they are there."""
        return {number: self._filed[number] for number in numbers if number in self._filed}

    def stretches(self, number: int, ordinals: Collection[int] | None = None) -> Sequence[Stretch]:
        """The passages of a document, all or those named."""
        return [one for one in self._stretches[number] if ordinals is None or one.ordinal in ordinals]

    def add(self, filed: Filed, sketch: Sketch, stretches: Sequence[Stretch], settled: Set[int]) -> None:
        """Files a document with the places of its sketch, but those in passages that are settled."""
        self._filed[filed.number] = filed
        self._stretches[filed.number] = stretches
        if sketch.key is not None:
            self._first.setdefault(sketch.key, filed.number)
        for is_marked, places in enumerate(sketch.without(settled)):
            for hashed, passage in places.items():
                if len(self._places[hashed]) < HOT:
                    self._places[hashed].append(Posting(hashed, filed.number, passage, bool(is_marked)))

    @property
    def size(self) -> int:
        """How many places are kept."""
        return sum(map(len, self._places.values()))
