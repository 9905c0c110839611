"""Sentences of different documents about the same thing whose figures differ: put side by side, and nobody is judged.

Two sentences are about the same thing when they share rare words (names above all), and two figures when they count,
rank or date the same. Precision comes before recall: what is not plainly comparable is not compared.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from loccit.matching.figures import Figure, find_figures
from loccit.text.diff import is_word_of
from loccit.text.ngrams import find_words, say

STEM = 5
"""Two words that begin with the same so many letters are one (`supply`, `supplier`)."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DIGITS = re.compile(r"\d+")
OFTEN = 64
"""A word in more sentences than this leads to none: it is what all the documents are about."""
FEW, SOME, MOST = 3, 0.3, 0.5
"""Words that two sentences share at least; and the share of what the shorter one is about, by weight."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage. `family` is the document that its document only repeats (itself where none): what
    two copies say differently is told by their diff. `start` is where it begins in the document's text."""

    document: int
    family: int
    passage: int
    start: int
    text: str


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
class _Stated:
    """A sentence with figures; `about` gives for each stem the word it is of."""

    sentence: Sentence
    figures: tuple[Figure, ...]
    about: dict[str, str]


def suggest_disagreements(sentences: Iterable[Sentence], *, limit: int = 20) -> list[Suggestion]:
    """The likeliest disagreements among some sentences, the best first, at most one for a pair of sentences.

    For one document of a large archive give its sentences and those that a search for its names finds.
    """
    stated = [one for sentence in sentences if (one := _read(sentence))]
    frequency = Counter(stem for one in stated for stem in one.about)
    subjects = _Subjects(
        weight={stem: math.log((len(stated) + 1) / count) for stem, count in frequency.items()},
        names=frozenset(stem for one in stated for stem in _names(one.sentence.text)),
    )
    pairs = _pairs(stated, frequency)
    found = [best for one, other in pairs if (best := _best(one, other, subjects))]
    found.sort(key=lambda one: (-one.score, one.a.document, one.a.start, one.b.document, one.b.start))
    return _told_once(found)[:limit]


@dataclass(frozen=True, slots=True)
class _Subjects:
    """How rare each stem is, and which stems are written as names somewhere within a sentence."""

    weight: dict[str, float]
    names: frozenset[str]


def are_other_speakers(one: str | None, other: str | None) -> bool:
    """Whether one quotation is given to two speakers in two documents: both are named, and no word of the one name is
    in the other (`Torvik` and `Ebba Torvik` are one; who is unknown disagrees with nobody).

    >>> are_other_speakers("Ebba Torvik", "harbour master Torvik"), are_other_speakers("Ebba Torvik", "Nils Brand")
    (False, True)
    """
    if not one or not other:
        return False
    a, b = ({word for word in say(name) if len(word) > 1 and word not in _stop_words()} for name in (one, other))
    return bool(a) and bool(b) and not a & b


def _read(sentence: Sentence) -> _Stated | None:
    figures = tuple(find_figures(sentence.text))
    if not figures:
        return None
    about: dict[str, str] = {}
    for word in say(sentence.text):
        if len(word) > 2 and not word.isdigit() and word not in _stop_words() and not is_word_of("date", word):
            about.setdefault(word[:STEM], word)
    return _Stated(sentence, figures, about)


def _names(text: str) -> Iterator[str]:
    words = find_words(text)
    for said, start in zip(words.said, words.starts, strict=True):
        if start and text[start].isupper():
            yield said[:STEM]


def _pairs(stated: Sequence[_Stated], frequency: Counter[str]) -> Iterator[tuple[_Stated, _Stated]]:
    """Pairs of sentences of different families that share a word that is not everywhere."""
    where: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(stated):
        shared = sorted({other for stem in one.about if frequency[stem] <= OFTEN for other in where[stem]})
        for other in shared:
            if stated[other].sentence.family != one.sentence.family:
                yield stated[other], one
        for stem in one.about:
            where[stem].append(at)


def _best(one: _Stated, other: _Stated, subjects: _Subjects) -> Suggestion | None:
    shared = sorted(one.about.keys() & other.about.keys(), key=lambda stem: -subjects.weight[stem])
    common = _Common(
        frozenset(shared), len(subjects.names & set(shared)), _overlap(one, other, subjects), _agree(one, other)
    )
    found = []
    for ours in one.figures:
        for theirs in other.figures:
            likeness = _likeness(ours, theirs, common)
            if likeness and not _has(other, ours) and not _has(one, theirs):
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


def _overlap(one: _Stated, other: _Stated, subjects: _Subjects) -> float:
    def weigh(stems: Iterable[str]) -> float:
        return sum(subjects.weight[stem] for stem in stems)

    return weigh(one.about.keys() & other.about.keys()) / max(0.1, min(weigh(one.about), weigh(other.about)))


def _agree(one: _Stated, other: _Stated) -> bool:
    """Whether both state the same figure of the same thing: the surest sign that they tell of one event."""
    return any(
        ours.kind == theirs.kind == "count" and ours.value == theirs.value and _count_alike(ours, theirs) >= 2
        for ours in one.figures
        for theirs in other.figures
    )


def _has(stated: _Stated, figure: Figure) -> bool:
    """Whether a sentence states the same figure too, of a like thing."""
    same = [one for one in stated.figures if one.kind == figure.kind and one.value == figure.value]
    return any(figure.kind != "count" or _count_alike(one, figure) for one in same)


def _count_alike(ours: Figure, theirs: Figure) -> int:
    """How many words of what they count are the same; 0 where both name a type (`B-29`) and not the same one."""
    a, b = {word[:STEM].rstrip("s") for word in ours.of}, {word[:STEM].rstrip("s") for word in theirs.of}
    types = [{digits.group() for stem in stems if (digits := _DIGITS.search(stem))} for stems in (a, b)]
    return 0 if types[0] != types[1] and any(types) else len(a & b)


def _likeness(ours: Figure, theirs: Figure, common: _Common) -> float:
    """How far two figures tell of the same thing, 0 where they do not."""
    if ours.kind != theirs.kind:
        return 0.0
    alike = _count_alike(ours, theirs)
    if ours.kind in ("count", "time"):
        is_plain = alike >= 2 or (alike == 1 and common.names >= 2 and common.overlap >= SOME)
        return 1.0 + alike / 2 if is_plain and common.names >= 1 else 0.0
    if ours.kind == "rank":
        is_told = alike or {word[:STEM] for word in (*ours.of, *theirs.of)} & common.stems
        return 1.5 if is_told and common.names >= 1 else 0.0
    if ours.kind == "year":
        return 1.5 if common.agree else 0.0
    if ours.kind == "month":
        is_near = ours.value[4:] == theirs.value[4:] and _months_apart(ours.value, theirs.value) <= 1
        return 1.0 if is_near and len(common.stems) >= FEW and common.names >= 1 else 0.0
    enough = len(common.stems) >= FEW and common.names >= 1 and common.overlap >= MOST
    same_month = ours.kind != "date" or ours.value.split()[-1] == theirs.value.split()[-1]
    return 1.0 if enough and same_month else 0.0


def _months_apart(one: str, other: str) -> int:
    return abs(_MONTHS.index(one[:3]) - _MONTHS.index(other[:3]))


def _told_once(found: Sequence[Suggestion]) -> list[Suggestion]:
    """Without what the same figures of the same passages were told for already."""
    told = set()
    kept = []
    for one in found:
        key = (one.kind, one.a.document, one.a_figure.value, one.b.document, one.b_figure.value)
        if key not in told:
            told.add(key)
            kept.append(one)
    return kept


@functools.cache
def _stop_words() -> frozenset[str]:
    file = resources.files("loccit.matching").joinpath("data/stop_words.txt")
    return frozenset(
        word for line in file.read_text("utf-8").splitlines() if not line.startswith("#") for word in line.split()
    )
