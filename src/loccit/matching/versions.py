"""Two captures of a document → what was changed between them, the changes that matter most first.

A change is *silent* where the newer capture does not own up to any (`notices` is empty); the list is the same then.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from importlib import resources

from loccit.matching.anchors import Anchoring, Fate, Known, Place
from loccit.text.diff import KINDS, Edit, changed_kinds, diff
from loccit.text.fold import folded


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one passage between two captures.

    `status` is its fate (`edited`, `split`, `merged`, `moved`, `gone`), or `added` with no `id`. `was` and `now` are
    the words on either side; `edits` (offsets in those two) and `kinds` say what differs: none where the words are
    the same at another place. `is_cited`: somebody cites the passage. `place` and `successors` are ordinals in the
    newer capture.
    """

    id: str | None
    status: str
    was: str
    now: str
    edits: tuple[Edit, ...]
    kinds: tuple[str, ...]
    is_cited: bool
    place: int | None = None
    successors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, the gravest first; and what the newer capture says of changes itself."""

    changes: tuple[Change, ...]
    notices: tuple[str, ...]


def compare_captures(
    known: Sequence[Known], places: Sequence[Place], anchoring: Anchoring, *, cited: Set[str] = frozenset()
) -> Comparison:
    """What changed between the capture that `known` describes and the one that was cut into `places`.

    `anchoring` is what `reanchor` said of the two. Order: cited passages first; then by the gravest kind of change
    (negation, number, date, name …), what is gone before what was added; then in the order of the text.
    """
    old = {one.id: one for one in known}
    changes = [_change(old[fate.id], fate, places, cited) for fate in anchoring.fates if fate.status != "current"]
    changes += [_addition(place, places[place].text) for place in _additions(anchoring)]
    order = {one.id: at for at, one in enumerate(sorted(known, key=lambda one: one.start))}
    kept = [change for change in changes if change.kinds or change.status != "edited"]
    kept.sort(key=lambda change: _gravity(change, order))
    return Comparison(tuple(kept), tuple(change.now for change in kept if change.id is None and is_notice(change.now)))


def is_notice(words: str) -> bool:
    """Whether a passage owns up to a change.

    >>> is_notice("Correction: an earlier version gave the wrong date.")
    True
    """
    low = folded(words).lower()
    return len(low) < 1_000 and any(notice in low for notice in _notices())


def _change(one: Known, fate: Fate, places: Sequence[Place], cited: Set[str]) -> Change:
    there = fate.successors if fate.place is None else (fate.place,)
    now = "\n\n".join(places[ordinal].text for ordinal in there)
    edits = () if fate.status in ("gone", "merged") else diff(one.exact, now)
    kinds = ("other",) if fate.status == "gone" else changed_kinds(edits)
    return Change(one.id, fate.status, one.exact, now, edits, kinds, one.id in cited, fate.place, fate.successors)


def _addition(place: int, words: str) -> Change:
    return Change(None, "added", "", words, (), ("other",), False, place)


def _additions(anchoring: Anchoring) -> list[int]:
    """The places that no ID stands at and that no split or merged ID led to."""
    led = {place for fate in anchoring.fates for place in fate.successors}
    return [place for place in anchoring.vacant if place not in led]


def _gravity(change: Change, order: Mapping[str, int]) -> tuple[bool, int, bool, int]:
    worst = min((KINDS.index(kind) for kind in change.kinds), default=len(KINDS))
    return not change.is_cited, worst, change.id is None, order.get(change.id or "", change.place or 0)


@functools.cache
def _notices() -> tuple[str, ...]:
    file = resources.files("loccit.matching").joinpath("data/change_notices.txt")
    return tuple(_phrases(file.read_text("utf-8").splitlines()))


def _phrases(lines: Iterable[str]) -> Iterable[str]:
    return (folded(line) for line in lines if line and not line.startswith("#"))
