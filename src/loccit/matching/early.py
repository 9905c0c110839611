"""A sentence and the note it rests on → a source that is older than the event it is given for.

Nobody reports an event before it happens: where the one date of a sentence lies after every date of its note, by less
than a year, one of the two is wrong, or the note is about something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from loccit.matching.figures import MONTH
from loccit.text.ngrams import say

LONGEST = 366
"""Days: a source that is older by more is background, not the report of the event."""

_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<month>{MONTH})(?![a-z]),?(?:\s(?P<year>(?:1[5-9]|20)\d\d)\b)?"
    rf"|\b(?P<month2>{MONTH})\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d),?(?:\s(?P<year2>(?:1[5-9]|20)\d\d)\b)?"
    rf"|\b(?P<month3>{MONTH}),?\s(?P<year3>(?:1[5-9]|20)\d\d)\b"
)
"""Takes `29 March`, `March 29, 2021`, `27th of March 2021`, `March 2021`; leaves `March` and `2021` alone."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TO_COME = frozenset((
    "will", "would", "shall", "plan", "plans", "planned", "planning", "announced", "announce", "announces", "expected",
    "due", "scheduled", "upcoming", "next",
))  # fmt: skip


_FURTHER = re.compile(r"\b[Ss]ee also\b|\bCf\.")
"""Behind this a note names further reading, and no source of the sentence."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as it is stated, `start` and `end` in code points; `first` and `last` are the days that it may be. `year`
    is None where it is not stated: the days are then those of the year 2000."""

    start: int
    end: int
    first: date
    last: date
    year: int | None


def find_dates(text: str) -> Iterator[Dated]:
    """The dates of a text that name a day or the month of a year, in order.

    >>> [(one.first.isoformat(), one.last.isoformat()) for one in find_dates("On 3 May 2021, not in June 2020.")]
    [('2021-05-03', '2021-05-03'), ('2020-06-01', '2020-06-30')]
    """
    for found in _DATE.finditer(text):
        parts = {key.rstrip("23"): value for key, value in found.groupdict().items() if value}
        month = _MONTHS.index(parts["month"][:3].lower()) + 1
        year = int(parts["year"]) if "year" in parts else None
        try:
            first = date(year or 2000, month, int(parts.get("day", 1)))
        except ValueError:
            continue
        after = date(first.year + month // 12, month % 12 + 1, 1)
        yield Dated(found.start(), found.end(), first, first if "day" in parts else after - timedelta(days=1), year)


def find_early(sentence: str, note: str, before: str = "") -> tuple[Dated, Dated] | None:
    """The date of a sentence and the earlier one of its note, where all of the note is older; None else.

    `before` is what the passage says before the sentence: one without a date goes on with the last one there, whose
    offsets are then negative, counted from the sentence's start. A sentence without a year is compared within a month
    only. Sentences of what is to come are left aside.
    """
    sources = [one for one in find_dates(_FURTHER.split(note)[0]) if one.year]
    if not sources or not _TO_COME.isdisjoint(say(sentence)):
        return None
    stated = list(find_dates(sentence))
    if not stated:
        carried = list(find_dates(_ASIDE.sub(_blank, before)))[-1:]
        stated = [replace(one, start=one.start - len(before), end=one.end - len(before)) for one in carried if one.year]
    source = max(sources, key=lambda one: one.last)
    if stated and stated[0].start < 0 and str(source.year) in _YEAR.findall(sentence):
        return None
    if stated and all(_is_after(event, source) for event in stated):
        return stated[0], source
    return None


def _is_after(event: Dated, source: Dated) -> bool:
    if event.year is None:
        is_a_day = event.first == event.last and source.first == source.last
        return is_a_day and event.first.month == source.first.month and event.first.day > source.first.day
    return 0 < (event.first - source.last).days <= LONGEST


def _blank(aside: re.Match[str]) -> str:
    return " " * len(aside.group())
