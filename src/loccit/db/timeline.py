"""When the documents were published: bars of months, quarters, years or decades, as many as fit."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_MOST_BARS = {"month": 24, "quarter": 48, "year": 60, "decade": 60}
"""More bars than this are drawn in the next larger unit."""
_LOW = 2
"""With fewer documents a bar does not reach the top: one document is no peak."""
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_LABEL_OF = {"month": 12, "quarter": 12, "year": 60, "decade": 600}
"""How many months lie under one label."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its period in words, its documents, and its height in per cent."""

    name: str
    count: int
    height: float


@dataclass(frozen=True, slots=True)
class Label:
    """The years under a group of bars, with their documents."""

    name: str
    first: str
    last: str
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars of one unit, and labels of equal width under them."""

    unit: str
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    undated: int


def timeline(connection: sqlite3.Connection) -> Timeline | None:
    """The documents by date; None where none has one. A date without a month counts in its first one."""
    months: Counter[int] = Counter()
    for month, count in connection.execute(_MONTHS):
        place = _month_number(month)
        if place is not None:
            months[place] += count
    if not months:
        return None
    undated = int(connection.execute(_UNDATED).fetchone()[0])
    return draw(months, undated)


def draw(months: Counter[int], undated: int) -> Timeline:
    """The picture of counts by month (months since year 0)."""
    first, last = min(months), max(months)
    unit = next((unit for unit, size in _MONTHS_OF.items() if _bars(first, last, unit) <= _MOST_BARS[unit]), "decade")
    size, under = _MONTHS_OF[unit], _LABEL_OF[unit]
    begin, end = first // under * under, (last // under + 1) * under
    counts = [sum(months[month] for month in range(at, at + size)) for at in range(begin, end, size)]
    most = max(*counts, _LOW)
    bars = tuple(
        Bar(_name(begin + place * size, unit), count, round(96 * count / most, 1)) for place, count in enumerate(counts)
    )
    labels = tuple(
        Label(_label(at, under), f"{at // 12:04}", f"{(at + under - 1) // 12:04}",
              sum(months[month] for month in range(at, at + under)))
        for at in range(begin, end, under)
    )  # fmt: skip
    return Timeline(unit, bars, labels, undated)


def bar_of(picture: Mapping[str, Any], date: str) -> int | None:
    """The bar in which a date lies; `picture` is a Timeline as plain values."""
    month = _month_number(date[:7])
    if month is None:
        return None
    place = (month - int(picture["labels"][0]["first"]) * 12) // _MONTHS_OF[picture["unit"]]
    return place if 0 <= place < len(picture["bars"]) else None


def _bars(first: int, last: int, unit: str) -> int:
    under = _LABEL_OF[unit]
    return (last // under - first // under + 1) * under // _MONTHS_OF[unit]


def _month_number(words: str | None) -> int | None:
    year, _, month = (words or "").rstrip("~?%").partition("-")
    if not (year.isdecimal() and year.isascii() and len(year) == 4):
        return None
    number = int(month) if month.isdecimal() and month.isascii() and 1 <= int(month) <= 12 else 1
    return int(year) * 12 + number - 1


def _name(month: int, unit: str) -> str:
    year = month // 12
    if unit == "month":
        return f"{_NAMES[month % 12]} {year}"
    if unit == "quarter":
        return f"{_NAMES[month % 12]} to {_NAMES[month % 12 + 2]} {year}"
    return str(year) if unit == "year" else f"{year}s"


def _label(month: int, under: int) -> str:
    first = month // 12
    return str(first) if under == 12 else f"{first}–{(month + under - 1) // 12}"


_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTHS = """
select substr(published, 1, 7) as month, count(*) from documents where published is not null group by 1
"""
_UNDATED = "select count(*) from documents where published is null"
