"""A text whose lines are numbered on each page (a deposition, the transcript of a court) → its lines without numbers.

The numbers, the times beside them, and the numbers and running heads of pages are no words of the text. A line's words
keep the page and the number by which they are cited.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loccit.readers._lines import Line
from loccit.text.asked_lines import asked_lines

_TIME = r"\d{1,2}:\d\d(?::\d{1,2})?"
_NUMBERED = re.compile(rf"(?:{_TIME}[ \t]+)?(?:(?P<page>\d{{3,6}}):)?(?P<number>\d{{1,2}})(?:[ \t]+(?P<words>\S.*))?\Z")
"""Takes `12   Q.  Why?`, `12`, `09:14:21  12  no`, `00012:03  no`; leaves `12. no`, `123 no`."""
_TIME_BEHIND = re.compile(rf"[ \t]{{2,}}{_TIME}\Z")
"""A time in the right margin: takes `so.      09:14:21`; leaves `at 9:14`."""
_PAGE = re.compile(r"\W*(?:page\s*)?(?P<page>\d{1,6})(?:\s*(?:of|/)\s*\d{1,6})?\W*\Z", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_HIGHEST = 60
_FEWEST = 5
_GAP = 5
"""So far may numbers jump where lines have lost theirs."""
_ASIDE = 6
"""Columns by which the numbers of lines may be shifted from page to page."""
_FULL = 10
"""Up to such a number at least count the lines of a page."""
_OFTEN = 3
"""What stands so many times between pages is a running head or foot."""


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line without its number: its words and their span (empty for a line that has none), the column at which they
    begin, and how it is cited, '' where no number or page is printed.

    `lead` and `tail` are where what is no word of it begins and ends; `furniture`: it is the head or foot of a page.
    """

    words: str
    start: int
    end: int
    lead: int
    tail: int
    column: int
    page: str = ""
    number: str = ""
    furniture: str = ""


def numbered_lines(lines: Sequence[Line]) -> list[NumberedLine] | None:
    """The lines without their numbers; None for a text whose lines are not numbered.

    Nearly all numbers count up from 1, on two pages or more or beside questions and answers, and most lines have one.
    """
    read = [_NUMBERED.match(line.words) for line in lines]
    counted = _counted(lines, read)
    if len(counted) < _FEWEST or 2 * len(counted) < len(lines):
        return None
    words = [match["words"] for at in counted if (match := read[at]) and match["words"]]
    if not _are_words(words, list(counted.values())):
        return None
    places = _pages(lines, read, counted)
    rows = zip(lines, read, places, strict=True)
    return [_line(line, match if at in counted else None, place) for at, (line, match, place) in enumerate(rows)]


def _counted(lines: Sequence[Line], read: Sequence[re.Match[str] | None]) -> dict[int, int]:
    """The numbers of lines by place: those of one column that count up on their page; none where others stand there
    too. `25 boats`, and a page's number in the middle of the page, are none."""
    ends = {
        at: line.indent + match.end("number") for at, (line, match) in enumerate(zip(lines, read, strict=True)) if match
    }
    usual = Counter(ends.values()).most_common(1)
    numbers: dict[int, int] = {}
    last = others = 0
    for at, end in ends.items():
        match = read[at]
        number = int(match["number"]) if match else 0
        if abs(end - usual[0][0]) > _ASIDE:
            continue
        if number == 1 or 0 < number - last <= _GAP:
            numbers[at] = last = number
        else:
            others += 1
    return numbers if 20 * others <= len(numbers) and max(numbers.values(), default=0) <= _HIGHEST else {}


def _are_words(words: Sequence[str], numbers: Sequence[int]) -> bool:
    """Whether what stands beside the numbers is a talk, or prose whose sentences run on over full pages; no table."""
    if asked_lines(words):
        return True
    full = sum(number == 1 for number in numbers) > 1 and max(numbers) >= _FULL
    return full and 3 * sum(one[0].islower() for one in words) > len(words)


@dataclass(frozen=True, slots=True)
class _Place:
    page: str
    furniture: str


def _pages(lines: Sequence[Line], read: Sequence[re.Match[str] | None], counted: Mapping[int, int]) -> list[_Place]:
    """The printed page of each line, and what is a head or foot of a page."""
    between = _between(lines, counted)
    shapes = Counter(_DIGITS.sub("#", lines[at].words) for at in between)
    heads = [
        at for at in between if (_PAGE.match(lines[at].words) or shapes[_DIGITS.sub("#", lines[at].words)] >= _OFTEN)
    ]
    printed = {at: match["page"].lstrip("0") or "0" for at in heads if (match := _PAGE.match(lines[at].words))}
    at_foot = bool(printed) and bool(counted) and min(printed) > min(counted)
    found: list[_Place] = []
    furniture = set(heads)
    page = ""
    for at, match in enumerate(read):
        page = printed.get(at, page) if not at_foot else page
        if at in counted and match and match["page"]:
            page = match["page"].lstrip("0") or "0"
        found.append(_Place(page, ("page-foot" if at_foot else "page-head") if at in furniture else ""))
    return _from_foot(found, printed) if at_foot else found


def _between(lines: Sequence[Line], counted: Mapping[int, int]) -> list[int]:
    """The lines without a number that stand before line 1 of a page, behind the last line of the one before."""
    found: list[int] = []
    open_lines: list[int] = []
    for at in range(len(lines)):
        if at not in counted:
            open_lines.append(at)
            continue
        if counted[at] == 1:
            found += open_lines
        open_lines = []
    return found + open_lines


def _from_foot(places: list[_Place], printed: dict[int, str]) -> list[_Place]:
    """The same with each page's number for the lines above it."""
    page = ""
    for at in range(len(places) - 1, -1, -1):
        page = printed.get(at, page)
        places[at] = _Place(page, places[at].furniture)
    return places


def _line(line: Line, match: re.Match[str] | None, place: _Place) -> NumberedLine:
    begin = match.start("words") if match and match["words"] else len(line.words) if match else 0
    behind = _TIME_BEHIND.search(line.words, begin)
    words = line.words[begin : behind.start() if behind else None].rstrip()
    start = line.start + begin
    number = str(int(match["number"])) if match else ""
    return NumberedLine(
        words, start, start + len(words), line.start, line.end, line.indent + begin, place.page, number, place.furniture
    )
