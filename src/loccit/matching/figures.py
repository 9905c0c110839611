"""A sentence → the figures it states: numbers of things, sums, shares, ranks, dates, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from loccit.text.diff import is_word_of, value_of
from loccit.text.ngrams import say

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:thousand|million|billion|trillion|bn|mn|m|k)\b"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR = r"\b(?:1[5-9]|20)\d\d\b"
_SPELLED = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_ORDINAL = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_MOST = "largest|biggest|greatest|highest|oldest|longest|strongest|leading|most important|smallest|lowest"
_MONEY = "dollars|euros|pounds|marks|yen|crowns|kroner"
_PATTERNS = {
    "share": rf"(?:{_NUMBER}|\b(?i:{_SPELLED}))\s?(?:%|per\scent\b|percent\b)",
    "sum": rf"(?:\b[A-Z]{{1,3}})?[$€£¥]\s?{_NUMBER}(?:\s?{_SCALE})?|\b{_NUMBER}(?:\s{_SCALE})?\s(?:{_MONEY})\b",
    "date": rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{MONTH}(?![a-z])|\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b",
    "month": rf"\b{MONTH},?\s(?:1[5-9]|20)\d\d\b",
    "rank": rf"\b(?:{_ORDINAL})[-\s](?:{_MOST})\b|\bnumber[-\s](?:one|two|three|four|five|\d)\b",
    "time": rf"\b(?:{_NUMBER}|(?i:{_SPELLED}))[-\s](?:hour|day|week|month|year)(?:s|-long)?\b",
    "year": _YEAR,
    "count": rf"(?<![\w$€£¥.,/-])(?:{_NUMBER}(?:\s{_SCALE})?|(?i:{_SPELLED})(?:-[a-z]{{3,5}})?)(?=\s[^\W\d_])"
    r"(?!\s(?:hundred|thousand|million|billion)\b)",
}
"""The kinds of figures, in the order in which a stretch is asked: `48%` is a share and no count."""
_FIGURE = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()))
"""Takes `48%`, `US$1.7 billion`, `27th of March`, `second largest`, `three-day`, `1998`, `six`; leaves `B-29`, and
`six hundred thousand`, of which the first word is not the number."""
_RANKS = {"second": "2", "third": "3", "fourth": "4", "fifth": "5"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a sentence, `start` and `end` in code points of it.

    `kind`: share, sum, date (its day and month), month (of a year), rank, time (a length of it), year, count. `value`
    is what is compared, equal for `seven` and `7`, `March 3` and `3 March`. `of` are the words of the noun behind it,
    `whose` the names between it and the next figure (`from Skarne`), in lower case. `is_more` says that it comes on
    top of another (`a further 50`, `twenty additional tugs`).

    A wording is an adjective in marks (`a “private” visit`): `value` is the adjective, `of` the noun.
    """

    kind: str
    value: str
    start: int
    end: int
    of: tuple[str, ...]
    whose: frozenset[str] = frozenset()
    is_more: bool = False


def find_figures(sentence: str) -> Iterator[Figure]:
    """The figures of a sentence, in order; a number or rank without a thing is none.

    >>> [(figure.kind, figure.value, figure.of) for figure in find_figures("The port got six new cranes in 1998.")]
    [('count', '6', ('new', 'cranes')), ('year', '1998', ())]
    """
    every = list(_FIGURE.finditer(sentence))
    for found, then in zip_longest(every, every[1:]):
        kind = found.lastgroup or ""
        value = _value(kind, found.group())
        of = tuple(_following(sentence[found.end() : found.end() + 60]))
        if kind in ("count", "rank") and not of:
            continue
        behind = sentence[found.end() : min(then.start() if then else len(sentence), found.end() + 60)]
        is_more = bool(_MORE_BEFORE.search(sentence[: found.start()]) or _MORE_BEHIND.match(behind))
        yield Figure(kind, value, found.start(), found.end(), of, _whose(behind), is_more)


def find_wordings(sentence: str) -> Iterator[Figure]:
    """The adjectives that a sentence puts into quotation marks, with their nouns, in order.

    >>> [(one.value, one.of) for one in find_wordings("It was a “private” visit, not a “state visit”.")]
    [('private', ('visit',)), ('state', ('visit',))]
    """
    for found in _IN_MARKS.finditer(sentence):
        inside = say(found.group("inside"))
        if len(inside) == 1 and found.group("noun"):
            yield Figure("wording", inside[0], found.start(), found.end(), tuple(say(found.group("noun"))))
        elif len(inside) == 2:
            yield Figure("wording", inside[0], found.start(), found.end("inside") + 1, (inside[1],))


def _whose(behind: str) -> frozenset[str]:
    """The names of the clause behind a figure."""
    return frozenset(name.lower() for name in _NAME.findall(_STOPS_AT.split(behind)[0]))


def _value(kind: str, words: str) -> str:
    if kind == "date":
        day = re.search(r"\d{1,2}", words)
        month = re.search(r"[A-Z][a-z]{2}", words)
        return f"{int(day.group())} {month.group()}" if day and month else words
    if kind == "month":
        return f"{words[:3]} {words[-4:]}"
    if kind == "rank":
        first = re.split(r"[-\s]", words.lower())[0]
        if first == "number":
            return value_of(re.split(r"[-\s]", words.lower())[1])
        return _RANKS.get(first, first)
    number = re.search(_NUMBER, words)
    said = number.group().replace(",", "") if number else value_of(re.split(r"[-\s]", words.lower())[0])
    scale = re.search(_SCALE, words)
    unit = re.search(r"hour|day|week|month|year", words) if kind == "time" else None
    return said + (f" {scale.group()[0]}" if scale else "") + (f" {unit.group()}" if unit else "")


_MORE_BEFORE = re.compile(r"\b(?:further|additional|another|extra|other)\s$")
_MORE_BEHIND = re.compile(r"\s(?:further|additional|more|extra|other)\b")
_NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_IN_MARKS = re.compile(
    r"(?<!\w)[\"“‘](?P<inside>[^\W\d_]{3,}(?:\s[^\W\d_]{3,})?)[\"”’](?:\s(?P<noun>[^\W\d_]{3,}))?(?!\w)"
)
"""Takes `“private” visit` and `“personal visit”`; leaves longer quotations, and what stands before a stop."""
_STOPS_AT = re.compile(r"[,.;:()\[\]“”\"!?—–]")
_ENDS_A_NOUN = frozenset((
    "of", "in", "on", "at", "to", "from", "by", "with", "for", "and", "or", "as", "that", "which", "who", "were", "was",
    "is", "are", "have", "has", "had", "since", "between", "during", "after", "before", "into", "over", "under", "than",
    "while", "when", "where", "but",
))  # fmt: skip


def _following(behind: str) -> Iterator[str]:
    """The words of the noun that a figure stands before: up to the first mark, preposition or verb of a list."""
    for count, word in enumerate(say(_STOPS_AT.split(behind)[0])):
        if count == 5 or word in _ENDS_A_NOUN:
            return
        if not is_word_of("number", word):
            yield word
