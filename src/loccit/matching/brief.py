"""Evidence for what is too short for the other rules, when nearly all else is settled: most of its words, in order.

A heading, a caption or a line of a list has so few words that one edited word changes much of it, and its neighbours
may have been edited too. Enough is that three of four words stand in order in one free place, and that no other open
ID and no other free place comes near; beside a settled neighbour three of five. Numbers tell rows of one list apart:
they must be the same. Or all of them run on inside one longer place, and stood nowhere else before: merged into it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from loccit.matching.anchors import Fate
from loccit.matching.spine import Spine
from loccit.text.align import align
from loccit.text.ngrams import hash_grams, say

LONGEST = 24
"""Words: longer IDs have runs enough for the other rules."""
LEAST = 3
"""So many words must be shared."""
WHOLE = 4
"""So many words an ID must have to be found again inside a longer place."""
KEPT, KEPT_BESIDE = 0.75, 0.6
"""So much of the longer side's words must be shared in order: anywhere, or beside a settled neighbour."""
RIVAL = 0.5
"""Another pair of one of the two that shares so much makes it doubtful: neither is taken."""
OFTEN = 8
"""A word or run in more places than this leads to none."""

_NUMBER = re.compile(r"\d+")


def anchor_brief(spine: Spine) -> None:
    """Settles short IDs whose words stand in one free place, the surest first."""
    olds = {
        old: words for old in range(len(spine.known)) if spine.is_open(old) and (words := _few(spine.old_words[old]))
    }
    if not olds:
        return
    free = (new for new, owner in enumerate(spine.owner_of) if owner is None)
    news = {new: words for new in free if (words := _few(spine.new_words[new]))}
    marks = sorted(_marks(olds, news), key=lambda mark: (-mark[0], mark[1], mark[2]))
    rivals: dict[tuple[str, int], int] = defaultdict(int)
    for _, old, new in marks:
        rivals["old", old] += 1
        rivals["new", new] += 1
    for share, old, new in marks:
        is_alone = rivals["old", old] == rivals["new", new] == 1
        is_enough = share >= KEPT or (share >= KEPT_BESIDE and _is_beside(spine, old, new))
        if is_alone and is_enough and _numbers(spine.old_words[old]) == _numbers(spine.new_words[new]):
            spine.settle(old, new, "most of its few words, nowhere else", share)
    _follow_inside(spine, {old: words for old, words in olds.items() if spine.is_open(old) and len(words) >= WHOLE})


def _follow_inside(spine: Spine, olds: Mapping[int, list[str]]) -> None:
    """Tells which of some short IDs run on inside one longer place, whole, where no other ID has the same words."""
    wanted = frozenset(hash_grams(words)[0] for words in olds.values())
    before, after = _standing(wanted, spine.old_words), _standing(wanted, spine.new_words)
    for old, words in olds.items():
        run, first = f" {' '.join(words)} ", hash_grams(words)[0]
        homes = [new for new, text in after[first] if run in text]
        if len(homes) == 1 and len(after[first]) < OFTEN and sum(run in text for _, text in before[first]) == 1:
            spine.recut(Fate(spine.known[old].id, "merged", "its words run on in one place", None, (homes[0],)), old)


def _standing(wanted: frozenset[int], texts: Sequence[str]) -> Mapping[int, list[tuple[int, str]]]:
    """For each gram that is wanted the texts that it stands in, OFTEN at most, by number, their words spaced."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for at, text in enumerate(texts if wanted else ()):
        said = say(text)
        for gram in wanted.intersection(hash_grams(said)):
            if len(found[gram]) < OFTEN:
                found[gram].append((at, f" {' '.join(said)} "))
    return found


def _few(text: str) -> list[str]:
    words = say(text)
    return words if LEAST <= len(words) <= LONGEST else []


def _marks(olds: dict[int, list[str]], news: dict[int, list[str]]) -> Iterator[tuple[float, int, int]]:
    """(share, old, new) of the pairs that have RIVAL or more of their words in common, in order."""
    where: dict[str, set[int]] = defaultdict(set)
    for new, words in news.items():
        for word in words:
            where[word].add(new)
    for old, words in olds.items():
        for new in {new for word in words if len(where.get(word, ())) <= OFTEN for new in where.get(word, ())}:
            shared = sum(run.size for run in align(words, news[new]))
            share = shared / max(len(words), len(news[new]))
            if share >= RIVAL and shared >= LEAST:
                yield share, old, new


def _is_beside(spine: Spine, old: int, new: int) -> bool:
    """Whether a neighbour on either side is settled as the neighbour on the other side."""
    return any(
        0 <= old + step < len(spine.known) and spine.place_of[old + step] == new + step and new + step >= 0
        for step in (-1, 1)
    )


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)
