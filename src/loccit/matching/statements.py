"""A sentence → what it states: its figures, the words that it is about, the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loccit.matching.figures import MONTH, Figure, find_figures
from loccit.matching.lists import stop_words
from loccit.matching.wordings import find_standings, find_wordings
from loccit.text.diff import is_word_of
from loccit.text.ngrams import find_words, say

STEM = 5
"""Two words that begin with the same so many letters are one (`supply`, `supplier`)."""
LONGEST = 500
"""Code points: what is longer is no sentence, but several that nothing parts, and shares words with anything."""
_OF_TIME = frozenset(("date", "month", "year"))
_YEAR = r"((?:1[5-9]|20)\d\d)"
_SPAN = re.compile(rf"\b(?:[Ff]rom|[Bb]etween)\s{_YEAR}\s(?:to|and|until)\s{_YEAR}\b|\b{_YEAR}\s?[-–]\s?{_YEAR}\b")
"""Takes `from 2001 to 2021` and `1989-1999`."""
_DAY = re.compile(
    r"(?<!said )(?<!says )(?<!told )(?<!announced )(?<!reported )(?<!said on )(?<!announced on )(?<!reported on )"
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_CLOCK = re.compile(r"\b(\d{1,2}[:.]\d\d)\s?[ap]\.?m\b")
_MONTH = re.compile(rf"\b{MONTH}(?![a-z])")
_IN_A_YEAR = re.compile(rf"\b{_YEAR}\b")
_TITLE = re.compile(r"“[^“”]*”|\"[^\"]*\"")
"""The titles of what a note cites: they were true on the day of that source."""
_DIGITS = re.compile(r"\d+")
_NUMBERS = re.compile(r"\d+(?:,\d{3})*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, or of a note (`passage` is below 0 then): its dates are those of sources, and not
    compared. `family` is the document that its document only repeats (itself where none): of copies only sentences that
    are nearly the same are compared. `start` is where it begins in the document's text."""

    document: int
    family: int
    passage: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Times:
    """When that was of which a sentence tells: days of the week (not those on which somebody said so), hours by the
    clock, months by three letters, years."""

    days: frozenset[str]
    hours: frozenset[str]
    months: frozenset[str]
    years: frozenset[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with figures. `about` gives for each stem the word it is of. `more` are the figures that come on top
    of others, `names` the stems of words in capitals, `numbers` all numbers in digits, of whatever; `times` all
    that says when it was; `years` the span of them that it tells of."""

    sentence: Sentence
    figures: tuple[Figure, ...]
    about: dict[str, str]
    more: tuple[Figure, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    times: Times
    years: tuple[int, int] | None = None


def read_statement(sentence: Sentence) -> Statement | None:
    """What a sentence states; None where it has no figure, or is none."""
    if len(sentence.text) > LONGEST:
        return None
    every = list(find_figures(sentence.text))
    if sentence.passage < 0:
        titles = [found.span() for found in _TITLE.finditer(sentence.text)]
        every = [one for one in every if one.kind not in _OF_TIME and not _is_inside(one, titles)]
    figures = (*_added_up(every), *find_wordings(sentence.text), *find_standings(sentence.text))
    more = tuple(figure for figure in every if figure.is_more)
    if not figures and not more:
        return None
    about: dict[str, str] = {}
    counted = {word for one in every for word in say(sentence.text[one.start : one.end])}
    for word in say(sentence.text):
        if (
            len(word) > 2
            and word not in counted
            and not word.isdigit()
            and word not in stop_words()
            and not _is_of_a_figure(word)
        ):
            about.setdefault(word[:STEM], word)
    names = frozenset(word[:STEM] for word in capitals(sentence.text, first=True) if word[:STEM] in about)
    numbers = frozenset(found.replace(",", "") for found in _NUMBERS.findall(sentence.text))
    months = frozenset(month[:3] for month in _MONTH.findall(sentence.text))
    days, hours, years = (frozenset(each.findall(sentence.text)) for each in (_DAY, _CLOCK, _IN_A_YEAR))
    times = Times(days, hours, months, years)
    return Statement(sentence, figures, about, more, names, numbers, times, _years(sentence.text))


def _is_inside(figure: Figure, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= figure.start and figure.end <= end for start, end in spans)


def _years(text: str) -> tuple[int, int] | None:
    """The first and the last year of a span."""
    found = _SPAN.search(text)
    first, last = sorted(int(year) for year in found.groups() if year) if found else (0, 0)
    return (first, last) if found else None


def _is_of_a_figure(word: str) -> bool:
    return is_word_of("date", word) or is_word_of("number", word)


def _added_up(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures with what comes on top of one added to it (`ten cranes, and a further six`); one that comes on top
    of what the sentence does not say is no figure to compare."""
    whole: list[Figure] = []
    for figure in figures:
        if not figure.is_more:
            whole.append(figure)
            continue
        for at, other in enumerate(whole):
            if {other.kind, figure.kind} == {"count"} and count_alike(other, figure) and are_plain(other, figure):
                value = str(int(other.value) + int(figure.value))
                whole[at] = replace(other, value=value, end=figure.end)
                break
    return iter(whole)


def are_plain(*figures: Figure) -> bool:
    return all(figure.value.isascii() and figure.value.isdigit() for figure in figures)


def capitals(text: str, *, first: bool) -> Iterator[str]:
    """The words of a sentence that begin with a capital, as compared; its first one, if that is wanted."""
    words = find_words(text)
    for said, start in zip(words.said, words.starts, strict=True):
        if (start or first) and text[start].isupper():
            yield said


def are_other_speakers(one: str | None, other: str | None) -> bool:
    """Whether one quotation is given to two speakers in two documents: both are named, and no word of the one name is
    in the other (`Torvik` and `Ebba Torvik` are one; who is unknown disagrees with nobody).

    >>> are_other_speakers("Ebba Torvik", "harbour master Torvik"), are_other_speakers("Ebba Torvik", "Nils Brand")
    (False, True)
    """
    if not one or not other:
        return False
    a, b = ({word for word in say(name) if len(word) > 1 and word not in stop_words()} for name in (one, other))
    return bool(a) and bool(b) and not a & b


def count_alike(ours: Figure, theirs: Figure) -> int:
    """How many words of what they count are the same; 0 where both name a type (`B-29`) and not the same one, or where
    neither type nor noun is the same (`three Tarn villages`, `90 Tarn families`)."""
    a, b = {word[:STEM].rstrip("s") for word in ours.of}, {word[:STEM].rstrip("s") for word in theirs.of}
    types = [{digits.group() for stem in stems if (digits := _DIGITS.search(stem))} for stems in (a, b)]
    is_other = types[0] != types[1] if any(types) else not _noun(min(ours.of, theirs.of, key=len)) & (a & b)
    return 0 if is_other else len(a & b)


def _noun(of: Sequence[str]) -> set[str]:
    """The stem of the last of the words behind a figure: the noun, where nothing else follows."""
    return {word[:STEM].rstrip("s") for word in of[-1:]}
