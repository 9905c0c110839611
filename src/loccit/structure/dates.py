"""Words → the dates in them, as ISO 8601, with their places. A day, a month and a year, in any usual order.

An ambiguous order of figures (3/4/2021) is settled by the words round it where `day_first` is known, else by what
can be (28/04), else it is left out: a wrong date is worse than none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_FIGURES = re.compile(
    r"(?<![\d.:/-])(\d{1,2})(\.\s?|/|-)(\d{1,2})\2((?:19|20)\d\d(?!\d(?!\d?[./-]))|\d\d(?!\d))(?!/|\.\d)"
)
"""Figures, the year last: takes `28/04/2021`, `4. 3. 21`, and the first of `4/3/20215/3/2021`, leaves `1.2.3.4`."""
_YEAR_FIRST = re.compile(r"(?<![\d./-])((?:19|20)\d\d)([./])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)")
_HAN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A date's place in the words, and its value (YYYY-MM-DD)."""

    start: int
    end: int
    value: str


def find_dates(words: str, *, day_first: bool | None = None) -> list[Dated]:
    """Every full date in the words, by place.

    >>> [dated.value for dated in find_dates("Posted 4 August 2022, updated Aug. 5th, 2022; 28/04/2021; 3/4/2021")]
    ['2022-08-04', '2022-08-05', '2021-04-28']
    """
    if not any(sign in words for sign in "0123456789"):
        return []
    found: dict[int, Dated] = {}
    for dated in (*_iso(words), *_named(words), *_in_figures(words, day_first)):
        if not any(dated.start < other.end and other.start < dated.end for other in found.values()):
            found[dated.start] = dated
    return sorted(found.values())


def _iso(words: str) -> Iterator[Dated]:
    for pattern in (_ISO, _HAN):
        for found in pattern.finditer(words):
            yield from _dated(found, *found.groups())
    for found in _YEAR_FIRST.finditer(words):
        yield from _dated(found, found[1], found[3], found[4])


def _named(words: str) -> Iterator[Dated]:
    """Dates with the name of a month: `4 August 2022`, `August 4th, 2022`, `4. August 2022`, `2022. augusztus 4.`"""
    patterns, numbers = _months()
    lower = words.lower()
    for pattern in patterns:
        for found in pattern.finditer(lower):
            yield from _dated(found, found["year"], str(numbers[found["month"]]), found["day"])


def _in_figures(words: str, day_first: bool | None) -> Iterator[Dated]:
    for found in _FIGURES.finditer(words):
        one, other, year = int(found[1]), int(found[3]), found[4]
        if found[2].startswith(".") or one > 12 or one == other:
            day, month = one, other
        elif other > 12:
            day, month = other, one
        elif day_first is None:
            continue
        else:
            day, month = (one, other) if day_first else (other, one)
        yield from _dated(found, year if len(year) == 4 else f"20{year}", str(month), str(day))


def _dated(found: re.Match[str], year: str, month: str, day: str) -> Iterator[Dated]:
    if 1 <= int(month) <= 12 and 1 <= int(day) <= _DAYS[int(month) - 1]:
        yield Dated(found.start(), found.end(), f"{int(year):04}-{int(month):02}-{int(day):02}")


@functools.cache
def _months() -> tuple[tuple[re.Pattern[str], ...], dict[str, int]]:
    """The patterns of dates with a month's name, and each name's number."""
    listed = resources.files(__package__).joinpath("data/months.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in listed if line and not line.startswith("#"))
    numbers = {name: int(number) for number, *names in rows for name in names}
    month = "(?P<month>" + "|".join(sorted(numbers, key=len, reverse=True)) + r")\b\.?"
    day, year = r"(?<!\d)(?P<day>\d{1,2})", r"(?P<year>(?:19|20)\d\d)(?!\d(?!\d?\.?\s?[^\W\d]))"
    return (
        re.compile(
            rf"{day}(?:st|nd|rd|th|er|º|ª|\.|-an?)?(?:\s+(?:de|of|di|d[’']))?[\s/-]*{month}(?:\s+del?)?[\s,/-]*{year}"
        ),
        re.compile(rf"(?<!\w){month}\s*{day}(?:st|nd|rd|th)?\s*,?\s*{year}"),
        re.compile(rf"{year}\.?\s*{month}\s*{day}(?!\d)"),
    ), numbers
