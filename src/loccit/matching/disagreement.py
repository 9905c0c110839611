"""Sentences of different documents about the same thing whose figures differ: put side by side, and nobody is judged.

Two sentences are about the same thing when they share rare words (names above all), and two figures when they count,
rank or date the same. Precision comes before recall: what is not plainly comparable is not compared.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loccit.matching.figures import Figure
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
from loccit.text.ngrams import say

__all__ = ["Sentence", "Suggestion", "are_other_speakers", "suggest_disagreements"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SCALES = {"t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9}
OFTEN = 64
"""A word in more sentences than this leads to none: it is what all the documents are about."""
FEW, SOME, MOST = 3, 0.3, 0.5
"""Words that two sentences share at least; and the share of what the shorter one is about, by weight."""
TIMES = 10
"""Two numbers of which one is more than so many times the other count other things, or at another time."""
AROUND = 60
"""Code points before and behind a figure in which its own words stand: what is done to the thing that it counts."""
MEASURES = frozenset(("point", "miles", "mile", "kilom", "feet", "foot", "meter", "metre", "degre", "inche", "acres"))
"""Stems of units: so many of them are true of many things, so that nearly all else must be shared."""


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


def suggest_disagreements(sentences: Iterable[Sentence], *, limit: int = 20) -> list[Suggestion]:
    """The likeliest disagreements among some sentences, the best first, at most one for a pair of sentences.

    For one document of a large archive give its sentences and those that a search for its names finds.
    """
    stated = [one for sentence in sentences if (one := read_statement(sentence))]
    frequency = Counter(stem for one in stated for stem in one.about)
    subjects = _Subjects(
        weight={stem: math.log((len(stated) + 1) / count) for stem, count in frequency.items()},
        names=frozenset(word[:STEM] for one in stated for word in capitals(one.sentence.text, first=False)),
        more=_group_more(stated),
    )
    pairs = _pairs(stated, frequency)
    found = [best for one, other in pairs if (best := _best(one, other, subjects))]
    found.sort(key=lambda one: (-one.score, one.a.document, one.a.start, one.b.document, one.b.start))
    return _told_once(found)[:limit]


@dataclass(frozen=True, slots=True)
class _Subjects:
    """How rare each stem is, which stems are written as names somewhere within a sentence, and the figures of each
    document that come on top of others."""

    weight: dict[str, float]
    names: frozenset[str]
    more: Mapping[int, Sequence[Figure]]


def _group_more(stated: Iterable[Statement]) -> Mapping[int, Sequence[Figure]]:
    grouped: dict[int, list[Figure]] = defaultdict(list)
    for one in stated:
        grouped[one.sentence.document].extend(one.more)
    return grouped


def _pairs(stated: Sequence[Statement], frequency: Counter[str]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of sentences of different families that share a word that is not everywhere."""
    where: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(stated):
        shared = sorted({other for stem in one.about if frequency[stem] <= OFTEN for other in where[stem]})
        for other in shared:
            if _are_comparable(stated[other], one):
                yield stated[other], one
        for stem in one.about:
            where[stem].append(at)


def _are_comparable(one: Statement, other: Statement) -> bool:
    """Two families; or two passages of one document that both put an adjective into marks."""
    if one.sentence.family != other.sentence.family:
        return True
    is_one_text = one.sentence.document == other.sentence.document and one.sentence.passage != other.sentence.passage
    return is_one_text and all(any(figure.kind == "wording" for figure in some.figures) for some in (one, other))


def _best(one: Statement, other: Statement, subjects: _Subjects) -> Suggestion | None:
    kinds = {figure.kind for figure in one.figures}
    if not any(figure.kind in kinds for figure in other.figures) or _are_apart(one, other):
        return None
    shared = sorted(one.about.keys() & other.about.keys(), key=lambda stem: -subjects.weight[stem])
    common = _Common(
        frozenset(shared),
        len(subjects.names & one.names & other.names),
        _overlap(one, other, subjects),
        _agree(one, other),
    )
    found = []
    for ours in one.figures:
        for theirs in other.figures:
            if one.sentence.document == other.sentence.document and ours.kind != "wording":
                continue
            likeness = _likeness(ours, theirs, common)
            if likeness and ours.kind == "count":
                likeness *= _nearness((one, ours), (other, theirs))
            if likeness and not (
                _has(other, ours) or _has(one, theirs) or _add_up((one, ours), (other, theirs), subjects)
            ):
                found.append((likeness * sum(subjects.weight[stem] for stem in shared), ours, theirs))
    if not found:
        return None
    best, ours, theirs = max(found, key=lambda mark: mark[0])
    words = tuple(one.about[stem] for stem in shared)
    return Suggestion(ours.kind, one.sentence, other.sentence, ours, theirs, words, best)


@dataclass(frozen=True, slots=True)
class _Common:
    """What two sentences share: stems, how many of them names, the share (by weight) of the one that has fewer, and
    whether a figure of a thing is the same in both."""

    stems: frozenset[str]
    names: int
    overlap: float
    agree: bool


def _are_apart(one: Statement, other: Statement) -> bool:
    """Whether both tell of a span of years, and no year is in both."""
    if one.years is None or other.years is None:
        return False
    (first, last), (then, until) = one.years, other.years
    return last < then or until < first


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
    """Whether a sentence states the same figure too, of a like thing."""
    same = [one for one in stated.figures if one.kind == figure.kind and one.value == figure.value]
    if any((figure.kind != "count" or count_alike(one, figure)) and not _are_others(one, figure) for one in same):
        return True
    # the same number of another noun, or of none: `64 of the 122 seats`
    return figure.kind == "count" and len(figure.value) > 1 and figure.value in stated.numbers


def _nearness(one: tuple[Statement, Figure], other: tuple[Statement, Figure]) -> float:
    """How near two counts are in size and in the words around them; 0 where nothing but the noun is shared there."""
    values = sorted(_size(figure.value) for _, figure in (one, other))
    if values[0] * TIMES < values[1]:
        return 0.0
    ours, theirs = (_around(stated, figure) for stated, figure in (one, other))
    shared = (ours & theirs) - {word[:STEM] for word in one[1].of}
    near = 1.0 + 0.2 * len(shared) + 0.1 * values[0] / max(values[1], 1.0)
    return near if shared or count_alike(one[1], other[1]) > 1 else 0.0


def _around(stated: Statement, figure: Figure) -> set[str]:
    """The stems of what a sentence is about that stand near a figure."""
    text = stated.sentence.text
    near = f"{text[max(0, figure.start - AROUND) : figure.start]} {text[figure.end : figure.end + AROUND]}"
    return {word[:STEM] for word in say(near)} & stated.about.keys()


def _size(value: str) -> float:
    """A number as it is compared, `1.7 b` too; 0 where it is none."""
    number, _, scale = value.partition(" ")
    try:
        return float(number) * _SCALES.get(scale, 1.0)
    except ValueError:
        return 0.0


def _add_up(one: tuple[Statement, Figure], other: tuple[Statement, Figure], subjects: _Subjects) -> bool:
    """Whether one number is the other with what its document says came on top (`ten`, then `twenty more`: 30)."""
    for (stated, ours), (_, theirs) in ((one, other), (other, one)):
        for more in subjects.more.get(stated.sentence.document, ()):
            is_like = more.kind == ours.kind == theirs.kind == "count" and bool(count_alike(more, theirs))
            if is_like and are_plain(more, ours, theirs) and int(ours.value) + int(more.value) == int(theirs.value):
                return True
    return False


def _are_others(ours: Figure, theirs: Figure) -> bool:
    """Whether two sums, shares or counts are of different names."""
    is_sum = ours.kind in ("sum", "share", "count")
    return is_sum and bool(ours.whose) and bool(theirs.whose) and not ours.whose & theirs.whose


def _likeness(ours: Figure, theirs: Figure, common: _Common) -> float:
    """How far two figures tell of the same thing, 0 where they do not."""
    if ours.kind != theirs.kind or _are_others(ours, theirs):
        return 0.0
    if ours.kind == "wording":
        return 2.0 if ours.of == theirs.of and len(common.stems) >= FEW and common.names >= 1 else 0.0
    alike = count_alike(ours, theirs)
    if ours.kind in ("count", "time"):
        is_sure = alike >= 2 and not _units(ours)
        is_plain = common.overlap >= (SOME if is_sure else MOST) and (alike >= 2 or (alike == 1 and common.names >= 2))
        if _units(ours) != _units(theirs):
            return 0.0
        return 1.0 + alike / 2 if is_plain and common.names >= 1 else 0.0
    if ours.kind == "rank":
        is_told = alike or {word[:STEM] for word in (*ours.of, *theirs.of)} & common.stems
        return 1.5 if is_told and common.names >= 1 else 0.0
    if ours.kind == "year":
        return 1.5 if common.agree else 0.0
    if ours.kind == "month":
        is_near = ours.value[4:] == theirs.value[4:] and _months_apart(ours.value, theirs.value) <= 1
        return 1.0 if is_near and len(common.stems) >= FEW and common.names >= 1 else 0.0
    is_of_one = ours.kind == "sum" and bool(ours.whose & theirs.whose) and common.names >= 2
    enough = len(common.stems) >= FEW and common.names >= 1 and (is_of_one or common.overlap >= MOST)
    same_month = ours.kind != "date" or ours.value.split()[-1] == theirs.value.split()[-1]
    return 1.0 if enough and same_month else 0.0


def _units(figure: Figure) -> tuple[str, ...]:
    """The unit that a figure is in, with what stands before it (`nautical miles`); nothing where it counts things."""
    stems = [word[:STEM] for word in figure.of[:2]]
    return tuple(stems[: next((at + 1 for at, stem in enumerate(stems) if stem in MEASURES), 0)])


def _months_apart(one: str, other: str) -> int:
    return abs(_MONTHS.index(one[:3]) - _MONTHS.index(other[:3]))


def _told_once(found: Sequence[Suggestion]) -> list[Suggestion]:
    """Without what was told for the same figures of the same two texts, or of copies of them, whichever comes first."""
    told: set[tuple[object, ...]] = set()
    kept = []
    for one in found:
        values = frozenset((one.a_figure.value, one.b_figure.value))
        sides = frozenset(((one.a.family, one.a_figure.value), (one.b.family, one.b_figure.value)))
        keys = {(one.kind, sides), (one.kind, values, one.shared[:3])}
        if told.isdisjoint(keys):
            kept.append(one)
        told |= keys
    return kept
