"""The one place that asks what time it is, and that evens the times which others tell."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
"""Takes `2021`, `2021-06` and `2021-06-15`; leaves `15.6.2021` and what has a time behind it."""


def utc_now() -> str:
    """The time as the archive writes it: UTC, ISO 8601, whole seconds, with `Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def in_utc(told: str | None) -> str | None:
    """A time as the archive writes it; a day, month or year alone stays what it is. None where it is none.

    One without a zone is in UTC.

    >>> in_utc("2021-06-15T09:02+02:00"), in_utc("2021-06"), in_utc("2021-02-30"), in_utc("yesterday")
    ('2021-06-15T07:02:00Z', '2021-06', None, None)
    """
    words = (told or "").strip()
    if is_date(words):
        return words
    if not _DAY.match(words):
        return None
    try:
        moment = datetime.fromisoformat(words)
        even = moment.replace(tzinfo=moment.tzinfo or UTC, microsecond=0).astimezone(UTC)
        return f"{even.replace(tzinfo=None).isoformat()}Z"
    except (ValueError, OverflowError):
        return None


def is_date(words: str) -> bool:
    """Whether words are a day, a month or a year of the calendar in ISO 8601.

    >>> is_date("2020-02"), is_date("2020-13"), is_date("banana")
    (True, False, False)
    """
    found = _DAY.fullmatch(words)
    if not found:
        return False
    try:
        date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        return False
    return True
