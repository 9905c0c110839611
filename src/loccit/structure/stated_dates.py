"""A date that a person states of a source → ISO 8601, as far as it is said: `1790-01-15`, `1790-01`, `1790`.

What is about a year, or doubtful, has the sign of EDTF (ISO 8601-2, level 1): `1790~`, `1790?`, `1790%` for both. What
can be read in two ways, is a span, or lies before the year 1 is no such date.
"""

from __future__ import annotations

import functools
import re
from datetime import date
from importlib import resources

from loccit.structure.dates import date_in, find_dates

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?P<time>[T ]\d\d:[^~?%]*)?)?)?(?P<sign>[~?%]?)")
"""Takes `1790`, `1790-01`, `1790-01-15`, `1790~`, `2024-05-09T10:00Z`."""
_MONTH_AND_YEAR = re.compile(r"[^\W\d_]{3,14}\.?,?\s+(?:(?:del?|of)\s+)?\d{4}")
_ABOUT = re.compile(r"(?P<word>[^\W\d_]+)\.?\s*(?:de |del año )?(?P<year>\d{4})")
"""Takes `c. 1790`, `ca 1790`, `около 1790`, `c1790`; leaves `winter 1789` to its word."""
_SUPPLIED = re.compile(r"\[(.+)\]")
"""What a cataloguer supplies stands in brackets: `[1790]`, `[ca. 1790]`, `[1790?]`."""


def stated_date(words: str) -> str | None:
    """The date in ISO 8601 or EDTF; None where the words are none, or not one that is certain.

    >>> stated_date("15 January 1790"), stated_date("c. 1790"), stated_date("[1790?]"), stated_date("winter 1789-90")
    ('1790-01-15', '1790~', '1790?', None)
    """
    words = " ".join(words.split())
    if supplied := _SUPPLIED.fullmatch(words):
        words = supplied[1].strip()
    if iso := _ISO.fullmatch(words):
        return words if _is_day(iso[1], iso[2], iso[3]) and not (iso["time"] and iso["sign"]) else None
    about = _ABOUT.fullmatch(words)
    if about and about["word"].lower() in _circa() and _is_day(about["year"], None, None):
        return f"{about['year']}~"
    if _MONTH_AND_YEAR.fullmatch(words):
        return date_in(words)
    found = find_dates(words)
    return found[0].value if len(found) == 1 and (found[0].start, found[0].end) == (0, len(words)) else None


def _is_day(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


@functools.cache
def _circa() -> frozenset[str]:
    lines = resources.files("loccit.structure").joinpath("data/circa.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
