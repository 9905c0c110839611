"""Where an article came out, as its file states it → claims of the fields `model.PUBLISHED_IN`.

A format gives what it states by part: the fields themselves, and `first`, `last` and `range` of the pages. The parts
come with the rule that found them; what is no value is left out, and of several statements the first that is one holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loccit.model import Claim
from loccit.text.bibliographic import doi_in, number_in, pages_in

Stated = tuple[str, str, str]
"""A part, its words, and the rule that found them."""

_LONGEST = 300
"""Characters beyond which a statement is no journal's title."""


def article_claims(stated: Iterable[Stated]) -> Iterator[Claim]:
    """One claim a field at most, the first that holds a value.

    >>> [claim.value for claim in article_claims([("first", "35", "fpage"), ("last", "40", "lpage")])]
    ['35-40']
    """
    parts: dict[str, list[tuple[str, str]]] = {}
    for part, words, how in stated:
        parts.setdefault(part, []).append((" ".join(words.split()), how))
    for field, read in _READ.items():
        for words, how in parts.get(field, ()):
            value = read(words)
            if value:
                yield Claim(field, value, how)
                break
    yield from _pages(parts)


def _title(words: str) -> str | None:
    is_title = len(words) <= _LONGEST and any(map(str.isalpha, words)) and "://" not in words
    return words if is_title else None


_READ = {"journal": _title, "book": _title, "volume": number_in, "issue": number_in, "doi": doi_in}


def _pages(parts: dict[str, list[tuple[str, str]]]) -> Iterator[Claim]:
    """First and last page; else a range in one; else the number that an article has where it has no pages."""
    last = next((words for words, _ in parts.get("last", ()) if pages_in(words)), "")
    for words, how in parts.get("first", ()):
        if value := pages_in(words, last):
            yield Claim("pages", value, how)
            return
    for words, how in parts.get("range", ()):
        value = pages_in(words)
        if value and "-" in value:
            yield Claim("pages", value, how)
            return
    for words, how in parts.get("number", ()):
        if value := pages_in(words):
            yield Claim("pages", value, how)
            return
