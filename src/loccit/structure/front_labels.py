"""The labelled lines over an electronic text (`Title: …`, `Author: …`) → claims, in the order of the lines.

They are heard at the very beginning of a plain text, and in the head that a digital library sets before a book;
elsewhere such lines describe something else, a book under review.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from loccit.model import Claim, Reading
from loccit.structure._persons import persons_in
from loccit.structure.dates import date_in, find_dates

RULE = "labelled line"
_OPENING = 900
"""Characters from the beginning in which a library says that the file is an electronic book."""
_HEAD = 16_000
"""Characters from the beginning in which such a head may stand."""
_PAGE = 6_000
"""Characters behind the head in which the title page stands."""
_FIRST, _APART = 2, 6
"""Lines before the first label of a plain text; lines of something else between two labels."""
_ELECTRONIC = re.compile(r"\be-?(?:book|text)s?\b", re.IGNORECASE)
_LINE = re.compile(r"^[ \t]*(?P<label>[^\W\d_][^\n:]{2,28}?)[ \t]?:[ \t]+(?P<value>\S[^\n]{0,300})$", re.MULTILINE)
"""A label and what it says: takes `Release Date: May 8, 2007`, leaves `He said: no`, which no list has."""
_MORE = re.compile(r"\n[ \t]{2,}(?P<value>[^\W\d_][^\n:]{1,80})$", re.MULTILINE)
"""One more author, indented under the first."""
_NUMBER = re.compile(r"\s*\[[^\]]*\]?\s*\Z")
"""The number of an electronic book behind its date: takes ` [eBook #3261]`."""
_YEAR = re.compile(r"\b1[4-9]\d\d\b|\b20\d\d\b")
_LETTERLESS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A labelled line: its field, its value, and where the value stands."""

    field: str
    value: str
    start: int
    end: int


def front_labels(reading: Reading) -> tuple[Claim, ...]:
    """Claims of title, authors and published; none where fewer than two fields are labelled, the title among them.

    Who translated or edited the text is no author, whether a label or the title page below says so. The date is the one
    in the title of an issue, or of the first printing where that is stated, else the one on which the electronic text
    appeared.
    """
    text = reading.text[:_HEAD].replace("\r", " ")
    if ":" not in text:
        return ()
    is_book = _ELECTRONIC.search(text, 0, _OPENING) is not None
    if not is_book and reading.format != "text":
        return ()
    found = list(_labelled(text, None if is_book else _FIRST))
    if len({one.field for one in found}) < 2 or not any(one.field == "title" for one in found):
        return ()
    return (*_titles(found), *_authors(found, reading.text), *_dates(found))


def _labelled(text: str, first: int | None) -> Iterator[_Labelled]:
    """The labelled lines of one head; its first label stands in so many lines from the beginning."""
    last: int | None = None
    for line in _LINE.finditer(text):
        field = _labels().get(" ".join(line["label"].lower().split()))
        if field is None:
            continue
        before = len([row for row in text[last or 0 : line.start()].splitlines() if row.strip()])
        if (last is None and first is not None and before > first) or (last is not None and before > _APART):
            return
        last = line.end()
        yield _labelled_by(field, line)
        while field == "authors" and (more := _MORE.match(text, last)):
            last = more.end()
            yield _labelled_by(field, more)


def _labelled_by(field: str, line: re.Match[str]) -> _Labelled:
    value = line["value"].rstrip()
    return _Labelled(field, value, line.start("value"), line.start("value") + len(value))


def _titles(found: list[_Labelled]) -> Iterator[Claim]:
    one = next(one for one in found if one.field == "title")
    yield Claim("title", " ".join(one.value.split()), RULE, one.start, one.end)


def _authors(found: list[_Labelled], text: str) -> Iterator[Claim]:
    """Each author's line, but for those who are said to have made the text in another way."""
    others = {_letters(name) for one in found if one.field == "other" for name in persons_in(one.value, stated=True)}
    page = text[found[-1].end : found[-1].end + _PAGE]
    made = [_letters(page[said.end() : said.end() + 60]) for said in _made_by().finditer(page)]
    for one in found:
        if one.field != "authors":
            continue
        names = [_letters(name) for name in persons_in(one.value, stated=True)]
        if not any(name in others or any(by.startswith(name) for by in made) for name in names):
            yield Claim("authors", one.value, RULE, one.start, one.end)


def _dates(found: list[_Labelled]) -> Iterator[Claim]:
    titled = next(one for one in found if one.field == "title")
    if len(issued := find_dates(titled.value, day_first=True)) == 1:
        start = titled.start + issued[0].start
        yield Claim("published", issued[0].value, RULE, start, titled.start + issued[0].end)
        return
    for one in found:
        years = _YEAR.findall(one.value) if one.field == "first" else []
        if len(set(years)) == 1:
            yield Claim("published", years[0], RULE, one.start, one.end)
            return
    for one in found:
        value = _NUMBER.sub("", one.value)
        if one.field == "published" and date_in(value):
            yield Claim("published", value, RULE, one.start, one.start + len(value))
            return


@functools.cache
def _lists() -> dict[str, tuple[str, ...]]:
    """The phrases of each field."""
    listed = resources.files(__package__).joinpath("data/front_labels.txt").read_text("utf-8").splitlines()
    rows = (line.partition(":") for line in listed if line and not line.startswith("#"))
    return {field: tuple(phrase.strip() for phrase in phrases.split(",")) for field, _, phrases in rows}


@functools.cache
def _labels() -> dict[str, str]:
    """The field of each label."""
    return {label: field for field, labels in _lists().items() for label in labels if field != "made by"}


@functools.cache
def _made_by() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in _lists()["made by"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def _letters(words: str) -> str:
    return _LETTERLESS.sub("", words).lower()
