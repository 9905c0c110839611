"""Words → the dates in them, as ISO 8601, with their places: the one place where a date is read.

Two questions are asked. `find_dates` looks for whole dates in running words, and leaves out what can be read in two
ways. `date_in` reads one value that states a date (a meta tag, a property of a file, a date line): there a month, a
year, eight figures or a count of seconds are dates too. A wrong date is worse than none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib import resources

_EARLIEST, _LATEST = 1400, 2100

_YEAR_FIRST = re.compile(r"(?<![\d.,])(\d{4})([-/.])\s?(\d{1,2})(?:\2\s?(\d{1,2}))?(?!\d)")
"""`2019-03-04T10:00`, `2019/3/4`, `2019. 3. 4`, `2019-03`; leaves `12019-03-04` and `2019-2020`."""
_HAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号號일])?")
_YEAR_LAST = re.compile(
    r"(?<![\d.:/-])(\d{1,2})([./-]\s?)(\d{1,2})\2((?:19|20)\d\d(?!\d(?!\d?[./-]))|\d\d(?!\d))(?!/|[.:]\d)"
)
"""Takes `28/04/2021`, `4. 3. 21`, and the first of `4/3/20215/3/2021`; leaves `1.2.3.4`."""
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d|\.\d)")
_NAME = r"(?P<month>[^\W\d_]{3,14})\b\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:1[4-9]|20)\d\d)(?!\d(?!\d?\.?\s?[^\W\d]))"
_NAMED = (
    re.compile(
        rf"{_DAY}(?:(?P<stop>\.)|st|nd|rd|th|er|º|ª|-an?)?(?:\s+(?:(?:de|of|di|do)\b|d[’'])|-de\b)?[\s/-]*{_NAME},?"
        rf"(?:\s+del?)?[\s,/-]*{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\w){_NAME}\s*{_DAY}(?P<stop>)(?:st|nd|rd|th)?\s*,?\s*{_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<!\d){_YEAR}[.,]?\s*(?:m\.\s*)?{_NAME}\s*{_DAY}(?!\d)(?P<stop>\.)?", re.IGNORECASE),
)
"""`4. März 2019`, `1er mars 2019`, `4 de marzo de 2019`, `04-Mar-2019`; `March 4th, 2019`; `2019. március 4.`"""
_MONTH_ALONE = re.compile(rf"(?<!\w){_NAME},?\s+(?:de\s+)?{_YEAR}", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"\s*(\d{4})\s*")
_SECONDS = re.compile(r"\s*(1\d{9})(\d{3})?\s*")
_UNIVERSAL = re.compile(r"\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]00:?00|GMT|UTC)\s*$")
_WHOLE = len("2019-03-04")
_LONGEST = 400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A date's place in the words, and its value: `2019-03-04`, or `2019-03` where no day is said."""

    start: int
    end: int
    value: str


def find_dates(words: str, *, day_first: bool | None = None, language: str | None = None) -> list[Dated]:
    """Every whole date in the words, by place.

    `day_first` says how 3/4/2021 is meant where nothing else tells; without it such a date is left out. `language`
    (BCP 47) settles names that mean two months.

    >>> [dated.value for dated in find_dates("Posted 4 August 2022, updated Aug. 5th, 2022; 28/04/2021; 3/4/2021")]
    ['2022-08-04', '2022-08-05', '2021-04-28']
    """
    if not _DIGITS.search(words):
        return []
    return _apart(dated for dated in _dates(words, day_first, language) if is_whole(dated.value))


def date_in(words: str, *, month_first: bool = False, language: str | None = None) -> str | None:
    """The first date in `words`, as `2019-03-04`, or `2019-03` or `2019` where no more is said.

    `month_first` says how `3/4/2019` is meant where nothing else tells. A two-figure year is in this century up to
    69, else in the last.

    >>> date_in("Published on 4 March 2019, 10:00"), date_in("März 2019"), date_in("31/2/2019")
    ('2019-03-04', '2019-03', None)
    """
    words = words[:_LONGEST]
    if alone := _YEAR_ALONE.fullmatch(words):
        return alone[1] if _EARLIEST < int(alone[1]) < _LATEST else None
    if stamp := _SECONDS.fullmatch(words):
        return (_EPOCH + timedelta(seconds=int(stamp[1]))).date().isoformat()
    found = _apart((*_dates(words, not month_first, language), *_stated(words, language)))
    return found[0].value if found else None


def month_named(name: str) -> int | None:
    """The number of the month with such a name; of a name that means two months, the first that the table has."""
    return next(iter(_months().get(_folded(name), {}).values()), None)


def is_universal(words: str) -> bool:
    """Whether a stamp counts in UTC, so that the day at its place may be another: `2019-03-04T23:30:00Z`."""
    return bool(_UNIVERSAL.search(words))


def is_whole(day: str | None) -> bool:
    """Whether a date tells the day."""
    return day is not None and len(day) == _WHOLE


def day_beside(day: str, other: str) -> bool:
    """Whether two whole dates are one day apart."""
    return is_whole(day) and is_whole(other) and abs((date.fromisoformat(day) - date.fromisoformat(other)).days) == 1


def _apart(found: Iterator[Dated] | tuple[Dated, ...]) -> list[Dated]:
    """Dates that do not overlap, by place; of those that do the first, and of those that begin together the longest."""
    kept: list[Dated] = []
    for dated in sorted(found, key=lambda dated: (dated.start, -dated.end)):
        if not kept or dated.start >= kept[-1].end:
            kept.append(dated)
    return kept


def _dates(words: str, day_first: bool | None, language: str | None) -> Iterator[Dated]:
    """Every date, those in which a day is missing too."""
    for found in _YEAR_FIRST.finditer(words):
        yield from _checked(found, found[1], found[3], found[4])
    for found in _HAN.finditer(words):
        yield from _checked(found, found[1], found[2], found[3])
    for found in _YEAR_LAST.finditer(words):
        yield from _in_figures(found, day_first)
    for pattern in _NAMED:
        for found in pattern.finditer(words):
            month = _month_meant(found["month"], "." if found["stop"] else "", language)
            yield from _checked(found, found["year"], month, found["day"])


def _stated(words: str, language: str | None) -> Iterator[Dated]:
    """What is a date only where one is stated: eight figures, a month and a year."""
    for found in _COMPACT.finditer(words):
        yield from _checked(found, found[1], found[2], found[3])
    for found in _MONTH_ALONE.finditer(words):
        yield from _checked(found, found["year"], _month_meant(found["month"], None, language), None)


def _in_figures(found: re.Match[str], day_first: bool | None) -> Iterator[Dated]:
    """A date in three figures whose year stands last."""
    one, other, year = found[1], found[3], found[4]
    if len(year) == 2:
        year = f"20{year}" if int(year) < 70 else f"19{year}"
    if found[2].startswith(".") or int(one) > 12 or one == other:
        yield from _checked(found, year, other, one)
    elif int(other) > 12:
        yield from _checked(found, year, one, other)
    elif day_first is not None:
        yield from _checked(found, year, *((other, one) if day_first else (one, other)))


def _checked(found: re.Match[str], year: str, month: str | int | None, day: str | None) -> Iterator[Dated]:
    """The date in ISO, if there is such a day."""
    if month is None or not _EARLIEST < int(year) < _LATEST or not 1 <= int(month) <= 12:
        return
    try:
        value = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return
    yield Dated(found.start(), found.end(), value if day else value[:-3])


def _month_meant(name: str, stop: str | None, language: str | None) -> int | None:
    """The number of a month by its name. Where a name means two months, the document's language decides, else what
    stands behind the day (`stop`, None where there is no day); where both are silent, it is no month."""
    meant = _months().get(_folded(name), {})
    if len(meant) > 1:
        spoken = (language or "").partition("-")[0].lower()
        told = {code: number for code, number in meant.items() if code.rstrip(".") == spoken}
        usual = {code: number for code, number in meant.items() if stop is None or code.endswith(".") == (stop == ".")}
        meant = told or usual
    numbers = set(meant.values())
    return numbers.pop() if len(numbers) == 1 else None


def _folded(name: str) -> str:
    return name.lower().replace("i\u0307", "i")


@functools.cache
def _months() -> dict[str, dict[str, int]]:
    """Each name's number, by language where languages differ; '' stands for all of them."""
    listed = resources.files(__package__).joinpath("data/months.txt").read_text("utf-8").splitlines()
    months: dict[str, dict[str, int]] = {}
    for row in (line.split() for line in listed if line and not line.startswith("#")):
        language, number, names = ("", row[0], row[1:]) if row[0].isdecimal() else (row[0], row[1], row[2:])
        for name in names:
            months.setdefault(name, {})[language] = int(number)
    return months
