"""The book that a text reviews, and what its author hands on: whoever speaks in a book speaks through who wrote it.

`reviewed_author(passages, described, language)` gives the name of who wrote the book that a line of the text names with
its pages (`Ada Lind: The Tides. Quay Press 2031. 312 pages`), or the opening of a text that calls itself a review.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from loccit.attribution.persons.source import Source
from loccit.attribution.quoted.stretches import Stretch
from loccit.attribution.sentence.language import (
    AUXILIARY,
    NOUN,
    PREPOSITION,
    VERB,
    Language,
    given_names,
    sections_in,
)
from loccit.attribution.sentence.names import MENTION, read_name, sort_of
from loccit.model import Described, Passage

LONGEST = 260
"""Characters of a line that names a book."""
_OPENING = 3
"""So many passages open a text."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b|[£$€]\s?\d|\d\s?(?:[£$€]|euros?\b|kronen|crowns)", re.IGNORECASE)
"""What stands beside the pages of a book: a year or a price."""
_KINDS = ("direct", "partial")


def reviewed_author(passages: tuple[Passage, ...], described: Described, language: Language) -> str | None:
    """Who wrote the book that a text reviews; None where it names none, or is by the same person."""
    lines = [described.title or "", *(one.text for one in passages if len(one.text) <= LONGEST)]
    names = [name for line in lines if _is_imprint(line, language) for name in [_author_in(line, language)] if name]
    if not names and any(_reviews().search(line) for line in lines):
        opening = " ".join((described.title or "", *(one.text for one in passages[:_OPENING])))
        names = [name for found in _books().finditer(opening) if (name := _person(_of(found), language))]
    only = names[0] if len(set(names)) == 1 else None
    return None if only in described.authors else only


def speak_through(stretches: Iterable[Stretch], author: Source, own: tuple[str, ...]) -> None:
    """Makes the book's author the one through whom the persons in it speak; `own` are the authors of the review."""
    for stretch in stretches:
        source = stretch.source
        if source is None or source is author or source.kind != "person" or stretch.reporter:
            continue
        if stretch.kind in _KINDS and source.name_of not in own:
            stretch.reporter = author


def _is_imprint(line: str, language: Language) -> bool:
    """Whether a line says no more than what the book is, where it came out and how long it is."""
    pages = _pages().search(line)
    if not pages or not _YEAR.search(line) or any(mark in line for mark in "“„«"):
        return False
    said = line[line.rfind(". ", 0, pages.start()) + 1 : pages.start()].split()
    bits = (language.bits.get(word, 0) for word in said if word.islower())
    return not any(one & (AUXILIARY | VERB) and not one & (PREPOSITION | NOUN) for one in bits)


def _author_in(line: str, language: Language) -> str | None:
    """The name before a colon, a comma or a stop at the start of a line, else behind `by`."""
    first = MENTION.match(line)
    if first and line[first.end() : first.end() + 1] in (":", ","):
        name = _person(first.group(), language)
        if name:
            return name
    found = next((one for one in _by().finditer(line)), None)
    return _person(found["name"], language) if found else None


def _of(found: re.Match[str]) -> str:
    return found["owner"] or found["name"] or ""


def _person(words: str, language: Language) -> str | None:
    """The name in some words, if it may be a person's: two words or more, and no house."""
    name = read_name(words, language)
    if len(name.words) < 2 or len(name.words) > 4 or sort_of(name, language):
        return None
    return name.text if name.words[0].lower() in given_names() or len(name.words) < 4 else None


def _any_of(heading: str) -> str:
    return "|".join(re.escape(one) for one in sorted(sections_in("reviews.txt")[heading], key=len, reverse=True))


@functools.cache
def _pages() -> re.Pattern[str]:
    """The number of pages of a book: takes `312 Seiten`, `312pp.`; leaves `on page 312`."""
    return re.compile(rf"\b\d{{2,4}}[ \u00a0]?(?:{_any_of('pages')})\b", re.IGNORECASE)


@functools.cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:\A|[\s,.(])(?:{_any_of('by')}|(?i:by)|Von|Par|De|Di|Por)\s(?P<name>{MENTION.pattern})")


@functools.cache
def _reviews() -> re.Pattern[str]:
    """What says at the start of a line that a review follows: takes `Book review:`, `Reviewed by `."""
    return re.compile(rf"\A(?:{_any_of('reviews')})\b", re.IGNORECASE)


@functools.cache
def _books() -> re.Pattern[str]:
    """A book and who wrote it: takes `Ada Lind’s new memoir`, `a novel by Ada Lind`."""
    books = _any_of("books")
    return re.compile(
        rf"(?P<owner>{MENTION.pattern})[’']s (?:\w+ ){{0,2}}(?:{books})\b"
        rf"|\b(?:{books}) (?:{_any_of('by')}) (?P<name>{MENTION.pattern})"
    )
