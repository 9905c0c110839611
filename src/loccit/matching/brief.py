"""The last evidence: what is too short for the other rules, when nearly all else is settled, by most of its words.

A heading, a caption or a line of a list has so few words that one edited word changes much of it, and its neighbours
may have been edited too. Enough is one of these; numbers tell rows of one list apart, so none may contradict:

- three of four words stand in order in one free place, three of five beside a settled neighbour, and no other open ID
  and no other free place comes near;
- half of them stand between the same two neighbours, one of them a word that no other short passage has;
- three of five of them, where a word of its own ties it to one place of its gap;
- it is a row of a table that came again with other numbers: three rows or more, whose other words are the same;
- all of them run on inside one longer place, and stood nowhere else before: merged into it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from loccit.matching.anchors import Fate
from loccit.matching.spine import Spine
from loccit.text.align import align, longest_rising
from loccit.text.ngrams import hash_grams, say

LONGEST = 24
"""Words: longer IDs have runs enough for the other rules."""
LEAST = 3
"""So many words must be shared, or one less where these are a passage's own."""
WHOLE = 4
"""So many words an ID must have to be found again inside a longer place."""
KEPT, KEPT_BESIDE, KEPT_BETWEEN = 0.75, 0.6, 0.5
"""So much of the longer side's words must be shared in order: anywhere, beside a settled neighbour, or where nothing
else is open between two of them."""
RIVAL = 0.5
"""Another pair of one of the two that shares so much makes it doubtful: neither is taken."""
OFTEN = 8
"""A word or run in more places than this leads to none."""
ROUNDS = 3
"""What is settled is a neighbour of what is not: so many times the short ones are asked."""

OWN = 4
"""Characters that a word has at least that is the own one of a passage."""
ROWS = 3
"""So many rows make a table."""


def anchor_brief(spine: Spine) -> None:
    """Settles short IDs whose words stand in one free place, the surest first."""
    for _ in range(ROUNDS):
        olds = {old: few for old, words in enumerate(spine.old_words) if spine.is_open(old) and (few := _few(words))}
        if not olds or not _settle(spine, olds):
            break
    left = {old: words for old, words in olds.items() if spine.is_open(old) and len(words) >= WHOLE}
    _follow_inside(spine, left)


def _settle(spine: Spine, olds: Mapping[int, list[str]]) -> int:
    """How many of some short IDs found their place in one round."""
    settled = 0
    free = (new for new, owner in enumerate(spine.owner_of) if owner is None)
    news = {new: words for new in free if (words := _few(spine.new_words[new]))}
    own = _own_words(spine)
    marks = sorted(_marks(olds, news, own), key=lambda mark: (-mark[0], mark[1], mark[2]))
    rivals: dict[tuple[str, int], int] = defaultdict(int)
    for _, old, new in marks:
        rivals["old", old] += 1
        rivals["new", new] += 1
    for share, old, new in marks:
        is_alone = rivals["old", old] == rivals["new", new] == 1
        is_enough = share >= KEPT or (share >= KEPT_BESIDE and _is_beside(spine, old, new))
        if is_alone and is_enough and spine.is_free(old, new):
            spine.settle(old, new, "most of its few words, nowhere else", share)
            settled += 1
    for old, words in olds.items():
        between = _place_between(spine, old) if spine.is_open(old) else None
        if between in news and _is_still(words, news[between], own):
            share, _ = _share(words, news[between])
            spine.settle(old, between, "some of its few words, between the same neighbours", share)
            settled += 1
    return settled + _settle_told(spine) + _settle_rows(spine)


def _own_words(spine: Spine) -> frozenset[str]:
    """The words, no numbers, that stand in one short passage on either side at most."""
    often = Counter(word for texts in (spine.old_words, spine.new_words) for word in _said_once(texts))
    return frozenset(word for word, times in often.items() if times == 2)


def _said_once(texts: Sequence[str]) -> Iterator[str]:
    times = Counter(word for text in texts for word in set(_few(text)))
    return (word for word, count in times.items() if count == 1 and len(word) >= OWN and not word.isdigit())


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
    return words if 0 < len(words) <= LONGEST else []


def _marks(
    olds: Mapping[int, list[str]], news: Mapping[int, list[str]], own: frozenset[str]
) -> Iterator[tuple[float, int, int]]:
    """(share, old, new) of the pairs that have RIVAL or more of their words in common, in order, and no number that
    contradicts: numbers tell the rows of one list apart."""
    where: dict[str, set[int]] = defaultdict(set)
    for new, words in news.items():
        for word in words:
            where[word].add(new)
    for old, words in olds.items():
        for new in {new for word in words if len(where.get(word, ())) <= OFTEN for new in where.get(word, ())}:
            share, shared = _share(words, news[new])
            is_told = shared >= LEAST or len(own.intersection(words, news[new])) == shared == LEAST - 1
            if share >= RIVAL and is_told and _numbers_agree(words, news[new]):
                yield share, old, new


def _share(ours: Sequence[str], theirs: Sequence[str]) -> tuple[float, int]:
    shared = sum(run.size for run in align(ours, theirs))
    return shared / max(len(ours), len(theirs)), shared


def _numbers_agree(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one side has all the numbers of the other: one may have been left out or put in, none changed."""
    few, many = sorted((_numbers(ours), _numbers(theirs)), key=Counter.total)
    return few <= many


def _numbers(words: Sequence[str]) -> Counter[str]:
    return Counter(word for word in words if word.isdigit())


def _is_still(ours: Sequence[str], theirs: Sequence[str], own: frozenset[str]) -> bool:
    """Whether of two short passages at one place half of the words are the same, and these are not anybody's."""
    share, shared = _share(ours, theirs)
    is_told = shared >= LEAST - 1 or not own.isdisjoint({*ours} & {*theirs})
    return share >= KEPT_BETWEEN and is_told and _numbers_agree(ours, theirs)


def _settle_told(spine: Spine) -> int:
    """How many were settled of the short IDs of which one word stands in no other of their gap, as in one place of it
    on the other side; where three of five words are the same, in the same order of rows."""
    settled = 0
    for gap in list(spine.gaps()):
        ours = {old: words for old in gap.old if (words := _few(spine.old_words[old]))}
        theirs = {new: words for new in gap.new if (words := _few(spine.new_words[new]))}
        pairs = sorted(_told_apart(ours, theirs))
        pairs = [pairs[at] for at in longest_rising([new for _, new in pairs])]
        for old, new in pairs:
            share, _ = _share(ours[old], theirs[new])
            spine.settle(old, new, "most of its few words, between the same neighbours", share)
        settled += len(pairs)
    return settled


def _told_apart(ours: Mapping[int, list[str]], theirs: Mapping[int, list[str]]) -> Iterator[tuple[int, int]]:
    """The pairs of a gap that a word of their own ties, and no word to another."""
    where = [_standing_once(ours), _standing_once(theirs)]
    ties = {(old, where[1][word]) for word, old in where[0].items() if word in where[1]}
    times = Counter(side for old, new in ties for side in (("old", old), ("new", new)))
    for old, new in ties:
        is_alone = times["old", old] == times["new", new] == 1
        if is_alone and _share(ours[old], theirs[new])[0] >= KEPT_BESIDE and _numbers_agree(ours[old], theirs[new]):
            yield old, new


def _standing_once(texts: Mapping[int, list[str]]) -> Mapping[str, int]:
    often = Counter(word for words in texts.values() for word in set(words))
    return {
        word: at
        for at, words in texts.items()
        for word in words
        if often[word] == 1 and len(word) >= OWN and not word.isdigit()
    }


def _settle_rows(spine: Spine) -> int:
    """How many rows were settled of tables that came again with other numbers: ROWS of a gap, and half of those that
    are open in it, say the same but for their numbers, each once, in the same order."""
    settled = 0
    for gap in list(spine.gaps()):
        ours = _labels(spine.old_words, gap.old)
        theirs = _labels(spine.new_words, gap.new)
        pairs = [(old, theirs[label]) for label, old in ours.items() if label in theirs]
        pairs = [pairs[at] for at in longest_rising([new for _, new in pairs])]
        if len(pairs) >= max(ROWS, len(gap.old) / 2):
            for old, new in pairs:
                alike, _ = _share(say(spine.old_words[old]), say(spine.new_words[new]))
                spine.settle(old, new, "a row with other numbers, in its turn", alike)
            settled += len(pairs)
    return settled


def _labels(texts: Sequence[str], gap: Sequence[int]) -> Mapping[tuple[str, ...], int]:
    """What the short passages of a gap say beside their numbers, where one alone says it."""
    labels = [(tuple(word for word in _few(texts[at]) if not word.isdigit()), at) for at in gap]
    often = Counter(label for label, _ in labels)
    return {label: at for label, at in labels if label and often[label] == 1}


def _place_between(spine: Spine, old: int) -> int | None:
    """The free place whose neighbours the neighbours of an open ID are settled at; either may be the first or last."""
    if old:
        before = spine.place_of[old - 1]
        new = None if before is None else before + 1
    else:
        new = 0
    if new is None or new >= len(spine.places) or spine.owner_of[new] is not None:
        return None
    after = old + 1 < len(spine.known)
    if after != (new + 1 < len(spine.places)) or (after and spine.place_of[old + 1] != new + 1):
        return None
    return new


def _is_beside(spine: Spine, old: int, new: int) -> bool:
    """Whether a neighbour on either side is settled as the neighbour on the other side."""
    return any(
        0 <= old + step < len(spine.known) and spine.place_of[old + step] == new + step and new + step >= 0
        for step in (-1, 1)
    )
