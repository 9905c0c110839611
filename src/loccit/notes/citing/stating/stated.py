"""What a stretch states about a work, and how dates and words are evened out for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loccit.notes.citing.words import DATE, MONTH_NUMBERS


@dataclass(frozen=True, slots=True)
class Statement:
    """What a stretch states about a work; empty where it states nothing. `issued` is ISO, as far as it goes.

    `locator` is the place in the work, as printed: `pp. 14–19`. `is_anonymous`: a talk with somebody who is not named.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    container: str = ""
    publisher: str = ""
    place: str = ""
    issued: str = ""
    type: str = ""
    url: str = ""
    number: str = ""
    volume: str = ""
    locator: str = ""
    language: str = ""
    genre: str = ""
    is_anonymous: bool = False

    @property
    def says_whence(self) -> bool:
        """Whether more than a title is stated: who wrote it, where or when it came out."""
        return bool(self.authors or self.container or self.issued or self.url or self.number or self.publisher)


def without(words: str, *cuts: re.Match[str] | None) -> str:
    """The words without the stretches that were found in them."""
    for start, end in sorted((cut.span() for cut in cuts if cut), reverse=True):
        words = words[:start] + words[end:]
    return words


def trimmed(words: str) -> str:
    """The words without white space, stops and quotation marks at their ends."""
    return " ".join(words.split()).strip(' ,.;:“”"*_')


@lru_cache(maxsize=1024)
def last_date(words: str) -> re.Match[str] | None:
    """The last date in the words."""
    found = None
    for found in DATE.finditer(words):  # noqa: B007 - the last one is wanted
        pass
    return found


def year_in(words: str) -> str:
    """The last year in the words."""
    years = _YEAR.findall(words)
    return years[-1] if years else ""


_YEAR = re.compile(r"(?<![\d/])(?:1[5-9]|20)\d\d(?![\d/])")


def iso(date: re.Match[str] | None) -> str:
    """A date as ISO, as far as it is stated."""
    if date is None:
        return ""
    if date["iso"]:
        return date["iso"]
    name = date["month"].lower()
    month = next((number for start, number in MONTH_NUMBERS.items() if name.startswith(start)), 0)
    day = date["day"] or date["day2"]
    stated = f"{date['year']}-{month:02}" if month else date["year"]
    return f"{stated}-{int(day):02}" if month and day else stated
