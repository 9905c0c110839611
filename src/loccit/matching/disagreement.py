"""Sentences of different documents about the same thing whose figures differ: put side by side, and nobody is judged.

Two sentences are about the same thing when they share rare words (names above all), and two figures when they count,
rank or date the same. Precision comes before recall: what is not plainly comparable is not compared.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from loccit.matching.circumstances import are_apart, are_strange, nearness
from loccit.matching.figures import Figure
from loccit.matching.likeness import NEARLY_ALL, Common, are_others, differ, likeness
from loccit.matching.statements import (
    STEM,
    Sentence,
    Statement,
    are_other_speakers,
    are_plain,
    capitals,
    count_alike,
    read_statement,
)  # fmt: skip

__all__ = ["Sentence", "Suggestion", "are_other_speakers", "suggest_disagreements"]

OFTEN = 64
"""A word in more sentences than this leads to none: it is what all the documents are about."""
SURE, UNSURE = 1.25, 0.5
"""How much more two figures weigh where another figure of the sentences agrees, or their fate; and how much less where
two differ and none agrees: then they may be two events."""
FOREIGN, SOME_NAMES = 0.33, 4
"""Two sentences tell of two things where more than this part of their names (SOME_NAMES at least) stands nowhere in the
other's document."""
OF_AN_EVENT = frozenset(("count", "sum", "share", "time", "date", "month"))
"""Kinds that are compared within one event only; a rank or a year may be told by the way."""
EACH = 2
"""One figure of one sentence is suggested so many times: where ten others differ from it, two say so."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two figures that may contradict each other. `shared` are the words that both sentences are about, the rarest
    first; `score` is higher the more of them there are and the rarer they are (no probability)."""

    kind: str
    a: Sentence
    b: Sentence
    a_figure: Figure
    b_figure: Figure
    shared: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Alone:
    """One passage that alone is asked about, by number: of its stems how many of the `total` passages of the archive
    have them (the sentences given were chosen by its words, so that these are in most of them)."""

    passage: int
    often: Mapping[str, int]
    total: int


def suggest_disagreements(
    sentences: Iterable[Sentence],
    *,
    limit: int = 20,
    names_of: Callable[[int], Set[str]] | None = None,
    alone: Alone | None = None,
) -> list[Suggestion]:
    """The likeliest disagreements among some sentences, the best first, at most one of a kind for a pair of sentences.

    For one document of a large archive give its sentences and those that a search for its names finds. `names_of` gives
    the stems of all words in capitals of a document; without it those of the sentences given count. With `alone` one
    passage is compared with all others, and these not among themselves.
    """
    stated = [one for sentence in sentences if (one := read_statement(sentence))]
    frequency = Counter(stem for one in stated for stem in one.about)
    total = alone.total if alone else len(stated)
    often = {**frequency, **(alone.often if alone else {})}
    subjects = _Subjects(
        weight={stem: math.log((total + 1) / count) for stem, count in often.items()},
        names=frozenset(word[:STEM] for one in stated for word in capitals(one.sentence.text, first=False)),
        more=_group_more(stated),
        said=names_of or _names_in(stated),
        rarest=max(0.1, math.log((total + 1) / 2)),
    )
    pairs = _pairs_with(alone.passage, stated) if alone else _pairs(stated, frequency)
    found = [suggestion for one, other in pairs for suggestion in _differences(one, other, subjects)]
    found.sort(key=lambda one: (-one.score, one.a.document, one.a.start, one.b.document, one.b.start))
    return _told_once(found)[:limit]


@dataclass(frozen=True, slots=True)
class _Subjects:
    """How rare each stem is (`rarest` one that two sentences alone share), which stems are written as names somewhere
    within a sentence, the figures of each document that come on top of others, and what each document names."""

    weight: dict[str, float]
    names: frozenset[str]
    more: Mapping[int, Sequence[Figure]]
    said: Callable[[int], Set[str]]
    rarest: float


def _group_more(stated: Iterable[Statement]) -> Mapping[int, Sequence[Figure]]:
    grouped: dict[int, list[Figure]] = defaultdict(list)
    for one in stated:
        grouped[one.sentence.document].extend(one.more)
    return grouped


def _names_in(stated: Iterable[Statement]) -> Callable[[int], Set[str]]:
    grouped: dict[int, set[str]] = defaultdict(set)
    for one in stated:
        grouped[one.sentence.document] |= one.names
    return grouped.__getitem__


def _pairs(stated: Sequence[Statement], frequency: Counter[str]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of sentences of different documents that share a word that is not everywhere."""
    where: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(stated):
        shared = sorted({other for stem in one.about if frequency[stem] <= OFTEN for other in where[stem]})
        for other in shared:
            if _are_comparable(stated[other], one):
                yield stated[other], one
        for stem in one.about:
            where[stem].append(at)


def _pairs_with(passage: int, stated: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """The sentences of one passage with all others."""
    for one in stated:
        for other in stated if one.sentence.passage == passage else ():
            if _are_comparable(one, other) and not one.about.keys().isdisjoint(other.about):
                yield one, other


def _are_comparable(one: Statement, other: Statement) -> bool:
    """Two documents; or two passages of one document that both put an adjective into marks."""
    if one.sentence.document != other.sentence.document:
        return True
    is_elsewhere = one.sentence.passage != other.sentence.passage
    return is_elsewhere and all(any(figure.kind == "wording" for figure in some.figures) for some in (one, other))


def _differences(one: Statement, other: Statement, subjects: _Subjects) -> Iterator[Suggestion]:
    """The likeliest difference of each kind."""
    kinds = {figure.kind for figure in one.figures}
    if not any(figure.kind in kinds for figure in other.figures) or are_apart(one, other):
        return
    shared = sorted(one.about.keys() & other.about.keys(), key=lambda stem: (-subjects.weight[stem], stem))
    weight = sum(subjects.weight[stem] for stem in shared)
    common = Common(
        frozenset(shared),
        len(subjects.names & one.names & other.names),
        _overlap(one, other, subjects),
        weight / subjects.rarest,
        _agree(one, other),
    )
    is_a_copy = one.sentence.document != other.sentence.document and one.sentence.family == other.sentence.family
    if is_a_copy and common.overlap < NEARLY_ALL:
        return
    found = [
        (told * weight, ours, theirs)
        for ours in one.figures
        for theirs in other.figures
        if (told := _told((one, ours), (other, theirs), common))
        and not (_has(other, ours) or _has(one, theirs) or _add_up((one, ours), (other, theirs), subjects))
    ]
    if found and common.overlap < NEARLY_ALL and _are_foreign(one, other, subjects):
        found = [mark for mark in found if mark[1].kind not in OF_AN_EVENT or mark[1].fate]
    is_doubtful = len({ours.start for _, ours, _ in found if ours.kind == "count"}) > 1
    sure = SURE if common.agree else UNSURE if is_doubtful else 1.0
    words = tuple(one.about[stem] for stem in shared)
    for kind in sorted({ours.kind for _, ours, _ in found}):
        best, ours, theirs = max((mark for mark in found if mark[1].kind == kind), key=lambda mark: mark[0])
        yield Suggestion(kind, one.sentence, other.sentence, ours, theirs, words, best * sure)


def _are_foreign(one: Statement, other: Statement, subjects: _Subjects) -> bool:
    """Whether many names of two sentences stand nowhere in the other's document."""
    ours, theirs = one.names & subjects.names, other.names & subjects.names
    missing = len(ours - subjects.said(other.sentence.document)) + len(theirs - subjects.said(one.sentence.document))
    named = len(ours) + len(theirs)
    return named >= SOME_NAMES and missing > FOREIGN * named


def _told(one: tuple[Statement, Figure], other: tuple[Statement, Figure], common: Common) -> float:
    """How far two figures of two sentences tell of one thing and differ; 0 where not."""
    (stated, ours), (told, theirs) = one, other
    if ours.kind != theirs.kind or not differ(ours, theirs):
        return 0.0
    if stated.sentence.document == told.sentence.document and ours.kind != "wording":
        return 0.0
    like = likeness(ours, theirs, common)
    if not like or are_strange(one, other, overlap=common.overlap):
        return 0.0
    if ours.kind == "count":
        like *= nearness(one, other)
    return like * SURE if ours.fate and ours.fate == theirs.fate else like


def _overlap(one: Statement, other: Statement, subjects: _Subjects) -> float:
    def weigh(stems: Iterable[str]) -> float:
        return sum(subjects.weight[stem] for stem in stems)

    return weigh(one.about.keys() & other.about.keys()) / max(0.1, min(weigh(one.about), weigh(other.about)))


def _agree(one: Statement, other: Statement) -> bool:
    """Whether both state the same figure of the same thing: the surest sign that they tell of one event."""
    return any(
        ours.kind == theirs.kind == "count" and ours.value == theirs.value and count_alike(ours, theirs) >= 2
        for ours in one.figures
        for theirs in other.figures
    )


def _has(stated: Statement, figure: Figure) -> bool:
    """Whether a sentence states the same figure too, of a like thing, or one that may be the same (`about 140`)."""
    same = [one for one in (*stated.figures, *stated.more) if one.kind == figure.kind and _may_be(one, figure)]
    if any((figure.kind != "count" or count_alike(one, figure)) and not are_others(one, figure) for one in same):
        return True
    if figure.kind == "month" and figure.value[:3] in stated.times.months:
        return True
    # the same number of another noun, or of none: `64 of the 122 seats`
    return figure.kind == "count" and len(figure.value) > 1 and figure.value in stated.numbers


def _may_be(one: Figure, other: Figure) -> bool:
    return one.value == other.value or ("about" in (one.hedge, other.hedge) and not differ(one, other))


def _add_up(one: tuple[Statement, Figure], other: tuple[Statement, Figure], subjects: _Subjects) -> bool:
    """Whether one number is the other with what its document says came on top (`ten`, then `twenty more`: 30)."""
    for (stated, ours), (_, theirs) in ((one, other), (other, one)):
        for more in subjects.more.get(stated.sentence.document, ()):
            is_like = more.kind == ours.kind == theirs.kind == "count" and bool(count_alike(more, theirs))
            if is_like and are_plain(more, ours, theirs) and int(ours.value) + int(more.value) == int(theirs.value):
                return True
    return False


def _told_once(found: Sequence[Suggestion]) -> list[Suggestion]:
    """Without what was told for the same figures of the same two texts, or of copies of them, whichever comes first,
    and without what was told of a like thing; one figure of one sentence stands in EACH of them at most."""
    told: set[tuple[object, ...]] = set()
    times: Counter[tuple[int, int]] = Counter()
    kept = []
    for one in found:
        sides = frozenset(((one.a.family, one.a_figure.value), (one.b.family, one.b_figure.value)))
        values = frozenset((one.a_figure.value, one.b_figure.value))
        keys = {(one.kind, sides)} | {(one.kind, values, word[:STEM]) for word in _thing(one)}
        places = [(side.document, side.start + figure.start) for side, figure in _sides(one)]
        if told.isdisjoint(keys) and all(times[place] < EACH for place in places):
            kept.append(one)
            times.update(places)
        told |= keys
    return kept


def _sides(one: Suggestion) -> tuple[tuple[Sentence, Figure], ...]:
    return (one.a, one.a_figure), (one.b, one.b_figure)


def _thing(one: Suggestion) -> Sequence[str]:
    """The rarest words that both sentences are about, and the nouns that both figures count."""
    return (*one.shared[:3], *(word for word in one.a_figure.of if word in one.b_figure.of))
