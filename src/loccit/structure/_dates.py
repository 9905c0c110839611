"""A date as somebody wrote it → ISO 8601, as exact as it was written; nothing where it can be read in two ways."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import resources

_EARLIEST, _LATEST = 1400, 2100

_ISO = re.compile(r"(?<![\d.,])(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?!\d)")
"""`2019-03-04T10:00`, `2019/3/4`, `2019-03`; leaves `12019-03-04` and `2019-2020`."""
_HAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d|\.\d)")
_DAY_FIRST = re.compile(r"(?<![\d.:/-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d\d)(?![\d:])")
"""`4.3.2019`, `04/03/2019`, `4-3-19`."""
_DAY_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s-]*(?:de\s|d'|of\s)?\s*([^\W\d_]{3,14})\.?,?[\s-]*(?:de\s|del\s)?\s*"
    r"(1[4-9]\d\d|20\d\d)",
    re.IGNORECASE,
)
"""`4 March 2019`, `4. März 2019`, `1er mars 2019`, `4 de marzo de 2019`, `04-Mar-2019`."""
_MONTH_NAMED = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,14})\.?\s*(?:(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+)?(1[4-9]\d\d|20\d\d)", re.IGNORECASE
)
"""`March 4, 2019`, `March 2019`."""
_YEAR_FIRST_NAMED = re.compile(r"(?<!\d)(\d{4})[.,]?\s+([^\W\d_]{3,14})\.?\s+(\d{1,2})(?!\d)")
"""`2019. március 4.`, `2019 March 4`."""
_YEAR = re.compile(r"\s*(\d{4})\s*")
_SECONDS = re.compile(r"\s*(1\d{9})(\d{3})?\s*")
_UNIVERSAL = re.compile(r"\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]00:?00|GMT|UTC)\s*$")
_WHOLE = len("2019-03-04")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def date_in(words: str, *, month_first: bool = False) -> str | None:
    """The first date in `words`, as `2019-03-04`, or `2019-03` or `2019` where no more is said.

    `month_first` says how `3/4/2019` is meant where nothing else tells. A two-figure year is in this century up to
    69, else in the last.

    >>> date_in("Published on 4 March 2019, 10:00"), date_in("März 2019"), date_in("31/2/2019")
    ('2019-03-04', '2019-03', None)
    """
    words = words[:400]
    if alone := _YEAR.fullmatch(words):
        return alone[1] if _EARLIEST < int(alone[1]) < _LATEST else None
    if stamp := _SECONDS.fullmatch(words):
        return (_EPOCH + timedelta(seconds=int(stamp[1]))).date().isoformat()
    found = sorted(_dates(words, month_first), key=lambda one: (one[0], -len(one[1])))
    return found[0][1] if found else None


def is_universal(words: str) -> bool:
    """Whether a stamp counts in UTC, so that the day at its place may be another: `2019-03-04T23:30:00Z`."""
    return bool(_UNIVERSAL.search(words))


def is_whole(day: str | None) -> bool:
    """Whether a date tells the day."""
    return day is not None and len(day) == _WHOLE


def day_beside(day: str, other: str) -> bool:
    """Whether two whole dates are one day apart."""
    return is_whole(day) and is_whole(other) and abs((date.fromisoformat(day) - date.fromisoformat(other)).days) == 1


def _dates(words: str, month_first: bool) -> Iterator[tuple[int, str]]:
    """Every date with the place where it begins."""
    for pattern, order in ((_ISO, (1, 3, 4)), (_HAN, (1, 2, 3)), (_COMPACT, (1, 2, 3))):
        for found in pattern.finditer(words):
            yield from _checked(found.start(), *(found[at] for at in order))
    for found in _DAY_FIRST.finditer(words):
        yield from _figures(found, month_first)
    for found in _DAY_NAMED.finditer(words):
        yield from _checked(found.start(), found[3], month_named(found[2]), found[1])
    for found in _MONTH_NAMED.finditer(words):
        yield from _checked(found.start(), found[3], month_named(found[1]), found[2])
    for found in _YEAR_FIRST_NAMED.finditer(words):
        yield from _checked(found.start(), found[1], month_named(found[2]), found[3])


def _figures(found: re.Match[str], month_first: bool) -> Iterator[tuple[int, str]]:
    """A date in three figures whose year stands last."""
    first, mark, second, year = found.groups()
    if len(year) == 2:
        year = f"20{year}" if int(year) < 70 else f"19{year}"
    if (month_first and mark != "." and int(first) <= 12) or int(second) > 12:
        first, second = second, first
    yield from _checked(found.start(), year, second, first)


def _checked(start: int, year: str, month: str | int | None, day: str | None) -> Iterator[tuple[int, str]]:
    """The date in ISO, if there is such a day."""
    if month is None or not _EARLIEST < int(year) < _LATEST or not 1 <= int(month) <= 12:
        return
    if day is None:
        yield start, f"{int(year):04}-{int(month):02}"
        return
    try:
        yield start, date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return


def month_named(name: str) -> int | None:
    """The number of the month with such a name."""
    return _months().get(name.lower())


@functools.cache
def _months() -> dict[str, int]:
    """The number of each month's name."""
    listed = resources.files("loccit.structure").joinpath("data/months.txt").read_text("utf-8")
    lines = (line.split() for line in listed.splitlines() if line and not line.startswith("#"))
    return {name: int(number) for number, *names in lines for name in names}
