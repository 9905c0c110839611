"""The rule for edited words: when an ID may stay at a place that says something else."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from loccit.matching.recut import share_words
from loccit.matching.spine import SHORT, Gap, Spine
from loccit.text.align import similarity
from loccit.text.ngrams import hash_grams, say

LONG = 60
"""From so many characters on, words that are nearly the same need no context."""
SAME, SAME_SHORT, ALIKE = 0.97, 0.9, 0.75
"""Similarity in characters (twice the longest common subsequence over both lengths)."""
STRONG, FAR_LONG = 0.85, 100
"""In its gap, and so long and so alike, a passage needs no context (both neighbours may have been edited too)."""
CERTAIN, LIKELY = 0.6, 0.2
"""Context beyond chance, 0 to 1. In plain similarity of characters these are .8 and .6."""
CLOSE = 0.03
"""Two answers whose marks differ by less are equally good: neither is taken."""
FEW, IN_COMMON = 6, 0.4
"""Two texts of FEW different words or more are compared only if they have such a share of them in common."""
NEIGHBOURS = 3
OWN = 0.07
"""So much more alike than each other's neighbours two texts must be: else what they share is a pattern of the list."""
ALL_PAIRS = 256
"""Up to so many pairs in a gap all are compared; above, those that share a run of words."""


def is_same_place(alike: float, around: float, length: int) -> bool:
    """Whether edited words are the same passage still; `length` is of the shorter, in characters.

    Measured on edited captures: it keeps over 98 % of the edited and re-attaches under 1 % of the deleted passages;
    without a minimum 19 % of the deleted ones are attached to something else.
    """
    if alike >= SAME and length >= LONG:
        return True
    if length < SHORT:
        return (alike >= SAME_SHORT and around >= CERTAIN) or (alike >= ALIKE and around >= 1)
    if alike >= STRONG and length >= FAR_LONG:
        return True
    return alike >= ALIKE and around >= LIKELY


def anchor_edited(spine: Spine) -> None:
    """Settles edited passages gap by gap, the most alike first."""
    for gap in list(spine.gaps()):
        if gap.new:
            _settle_best(spine, _marks(spine, gap), "edited words between the same neighbours")


def anchor_moved(spine: Spine) -> None:
    """Settles what is nearly the same (SAME, LONG) but in another gap; only where one answer stands out."""
    olds = [old for gap in spine.gaps() for old in gap.old if len(spine.old_words[old]) >= LONG]
    if not olds:
        return
    where: dict[int, set[int]] = defaultdict(set)
    for new, words in enumerate(spine.new_words):
        if spine.owner_of[new] is None and len(words) >= LONG:
            for gram in set(hash_grams(say(words))):
                where[gram].add(new)
    marks = []
    for old in olds:
        for new in _sharing(hash_grams(say(spine.old_words[old])), where):
            alike = _alike(spine.old_words[old], spine.new_words[new])
            if alike >= SAME:
                marks.append((alike, alike, old, new))
    _settle_best(spine, marks, "nearly the same words elsewhere", in_order=False)


def _marks(spine: Spine, gap: Gap) -> list[tuple[float, float, int, int]]:
    """(mark, similarity, old, new) of the pairs of a gap that the rule accepts."""
    if len(gap.old) * len(gap.new) > ALL_PAIRS:
        pairs = sorted(share_words(spine, gap).words)
    else:
        pairs = list(_worth_comparing(spine, gap))
    marks = []
    for old, new in pairs:
        ours, theirs = spine.old_words[old], spine.new_words[new]
        alike = _alike(ours, theirs)
        if alike < ALIKE:
            continue
        around = spine.context(old, new)
        if is_same_place(alike, around, min(len(ours), len(theirs))) and _is_its_own(spine, old, new, alike):
            marks.append((alike + around / 4, alike, old, new))
    return marks


def _is_its_own(spine: Spine, old: int, new: int, alike: float) -> bool:
    """Whether two texts are more than rows of one list, which share its pattern but not their content.

    Where one is nearly as alike to the other's neighbours, the words that the neighbours have not must agree.
    """
    olds, news = _neighbours(spine.old_words, old), _neighbours(spine.new_words, new)
    ours, theirs = spine.old_words[old], spine.new_words[new]
    pairs = [(words, theirs) for words in olds] + [(ours, words) for words in news]
    if all(alike - _alike(*pair) > OWN for pair in pairs if _have_in_common(*pair)):
        return True
    return _keeps_own_words(ours, theirs, olds) and _keeps_own_words(theirs, ours, news)


def _keeps_own_words(words: str, there: str, neighbours: list[str]) -> bool:
    """Whether half of the words that fewer than half of the neighbours have are on the other side too."""
    said = [set(say(neighbour)) for neighbour in neighbours]
    own = {word for word in set(say(words)) if 2 * sum(word in other for other in said) < len(said)}
    return len(own & set(say(there))) * 2 > len(own)


def _neighbours(words: list[str], at: int) -> list[str]:
    return words[max(0, at - NEIGHBOURS) : at] + words[at + 1 : at + 1 + NEIGHBOURS]


def _worth_comparing(spine: Spine, gap: Gap) -> Iterator[tuple[int, int]]:
    """The pairs of a gap that share some of their words, or are too short to tell."""
    for old in gap.old:
        for new in gap.new:
            if _have_in_common(spine.old_words[old], spine.new_words[new]):
                yield old, new


def _have_in_common(a: str, b: str) -> bool:
    """Whether two texts share some of their words, or are too short to tell."""
    ours, theirs = set(a.split()), set(b.split())
    fewer = min(len(ours), len(theirs))
    return fewer < FEW or len(ours & theirs) >= fewer * IN_COMMON


def _settle_best(spine: Spine, marks: list[tuple[float, float, int, int]], how: str, *, in_order: bool = True) -> None:
    """Settles pairs from the best mark down: where neither side has another answer as good, and none is crossed."""
    marks.sort(key=lambda mark: (-mark[0], mark[2], mark[3]))
    rivals: dict[tuple[str, int], list[tuple[float, int]]] = defaultdict(list)
    for mark, _, old, new in marks:
        rivals["old", old].append((mark, new))
        rivals["new", new].append((mark, old))
    taken: list[tuple[int, int]] = []
    for mark, alike, old, new in marks:
        if not spine.is_free(old, new):
            continue
        others = [spine.owner_of[there] is None for other, there in rivals["old", old] if mark - other < CLOSE]
        others += [spine.is_open(there) for other, there in rivals["new", new] if mark - other < CLOSE]
        if sum(others) > 2:  # the pair itself counts on both sides
            continue
        at = bisect_left(taken, (old, new))
        if in_order and (_crosses(taken, at, new)):
            continue
        taken.insert(at, (old, new))
        spine.settle(old, new, how, alike)


def _crosses(taken: list[tuple[int, int]], at: int, new: int) -> bool:
    """Whether a pair that would stand at `at` among those taken does not keep their order."""
    return (at > 0 and taken[at - 1][1] > new) or (at < len(taken) and taken[at][1] < new)


def _alike(ours: str, theirs: str) -> float:
    """Similarity in characters, 0 where the lengths alone forbid ALIKE."""
    short, long = sorted((len(ours), len(theirs)))
    if 2 * short < ALIKE * (short + long):
        return 0.0
    return similarity(ours, theirs)


def _sharing(grams: list[int], where: dict[int, set[int]]) -> Iterator[int]:
    """The places that share at least a third of the grams, the common ones left out of the count."""
    counts: dict[int, int] = defaultdict(int)
    for gram in grams:
        places = where.get(gram, ())
        if len(places) <= 8:
            for new in places:
                counts[new] += 1
    return (new for new, count in sorted(counts.items()) if 3 * count >= len(grams))
