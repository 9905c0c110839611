"""Dates as a page prints them. Dates are strings, may be partial, and may be nonsense."""

from __future__ import annotations

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<time>\d\d:\d\d).*)?)?)?\Z")
"""Takes `2024`, `2024-05`, `2024-05-09`, `2024-06-02T08:14:00Z`; leaves `spring 2024`."""
_ABOUT = re.compile(r"(?P<date>[\d-]+)(?:(?P<about>~|%)|\?)")
"""A date that is about right or doubtful, as EDTF writes it: takes `1790~`, `1790?`."""


def in_words(date: str | None) -> str:
    """A date as people write it; what is no ISO date comes back as it is.

    >>> in_words("2024-05-09"), in_words("2024-05"), in_words("2024"), in_words("spring 2024")
    ('9 May 2024', 'May 2024', '2024', 'spring 2024')
    >>> in_words("2024-06-02T08:14:03Z"), in_words("1790~"), in_words("1790-01?")
    ('2 June 2024, 08:14 UTC', 'c. 1790', 'January 1790?')
    """
    if about := _ABOUT.fullmatch(date or ""):
        doubt = "" if about[0].endswith("~") else "?"
        return f"{'c. ' if about['about'] else ''}{in_words(about['date'])}{doubt}"
    found = _ISO.match(date or "")
    if not found:
        return date or ""
    month = int(found["month"] or 0)
    if not 1 <= month <= len(_MONTHS):
        return found["year"]
    words = f"{_MONTHS[month - 1]} {found['year']}"
    if found["day"]:
        words = f"{int(found['day'])} {words}"
    return f"{words}, {found['time']} UTC" if found["time"] else words


def day_in_words(date: str | None) -> str:
    """The same without the time of the day."""
    return in_words(date).partition(",")[0]
