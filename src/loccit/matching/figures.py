"""A sentence → the figures it states: numbers of things, sums, shares, ranks, dates, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest

from loccit.matching.lists import fates, stop_words
from loccit.text.diff import is_word_of, value_of
from loccit.text.ngrams import say

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:thousand|million|billion|trillion|bn|mn|bln|mln|[mMbBkK])\b"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR = r"\b(?:1[5-9]|20)\d\d\b"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = "two|three|four|five|six|seven|eight|nine|ten"
_SPELLED = (
    rf"{_SMALL}|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    rf"|(?:{_TENS})(?:-(?:one|{_SMALL}))?"
)
_ORDINAL = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_MOST = (
    "largest|biggest|greatest|highest|oldest|longest|strongest|leading|smallest|lowest|richest|poorest|tallest|youngest"
    "|deepest|shortest|widest|fastest|newest|[a-z]+iest|most [a-z]+"
)
_MONEY = "dollars|dlrs?|euros|pounds|stg|marks|yen|francs|crowns|kroner"
CONVERTED = "converted"
"""The unit of a sum in brackets behind another one: `$550,000 (£306,814)`."""
_CURRENCY = re.compile(rf"(?:\b[A-Z]{{1,3}})?[$€£¥]|\b(?:{_MONEY})\b")
_PATTERNS = {
    "share": rf"(?:{_NUMBER}|\b(?i:{_SPELLED}))\s?(?:%|per\scent\b|percent\b|pct\b)",
    "sum": rf"(?:\b[A-Z]{{1,3}})?[$€£¥]\s?{_NUMBER}(?:[\s-]?{_SCALE})?"
    rf"|\b(?:{_NUMBER}|{_SPELLED})(?:[\s-]{_SCALE})?[\s-](?:{_MONEY})\b",
    "date": rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{MONTH}(?![a-z])|\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b",
    "month": rf"\b{MONTH},?\s(?:1[5-9]|20)\d\d\b",
    "rank": rf"\b(?:{_ORDINAL})[-\s](?:{_MOST})\b|\b[Nn]umber[-\s](?:one|two|three|four|five|\d)\b"
    rf"|\b(?:two|three|four|five)\s(?:{_MOST})(?=\s[a-z])",
    "age": rf"\b(?:{_NUMBER}|(?i:{_SPELLED}))[-\s]years?[-\s]old\b|(?<=[a-z],\s)\d{{1,2}}(?=,)",
    "time": rf"\b(?:{_NUMBER}|(?i:{_SPELLED}))[-\s](?:hour|day|week|month|year)(?:s|-long)?\b",
    "year": _YEAR,
    "count": rf"(?<![\w$€£¥.,/-])(?<!No\.\s)(?:{_NUMBER}(?:\s{_SCALE})?|\b(?i:{_SPELLED}))(?=[\s-][^\W\d_])"
    r"(?![\s-](?:hundred|thousand|million|billion)\b)",
}
"""The kinds of figures, in the order in which a stretch is asked: `48%` is a share and no count."""
_FIGURE = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()))
"""Takes `48%`, `US$1.7 billion`, `27th of March`, `second largest`, `three-day`, `1998`, `six`; leaves `B-29`, and
`six hundred thousand`, of which the first word is not the number."""
_RANKS = {"second": "2", "third": "3", "fourth": "4", "fifth": "5"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a sentence, `start` and `end` in code points of it.

    `kind`: share, sum, date (its day and month), month (of a year), rank, age, time (a length of it), year, count.
    `value` is what is compared, equal for `seven` and `7`, `March 3` and `3 March`; `top 2` is the rank of `the two
    largest`. `of` are the words of the noun behind it, `whose` the names between it and the next figure (`from
    Skarne`; of an age that of the person, of a rank those before it), in lower case. `unit` is the currency of a sum,
    and what it is paid for (`$ year`); of a rank the superlative. `hedge` says how exact it is: `about`, `over` (at
    least), `under` (up to), or nothing. `fate` is what happens to what it counts (`dead` for `killing two`), by the
    lists of `fates.txt`. `is_more` says that it comes on top of another (`a further 50`, `twenty additional tugs`).

    A wording is an adjective in marks (`a “private” visit`): `value` is the adjective, `of` the noun. A standing is how
    one stands to another (`ahead of Skarne`): `value` is above, equal or below, `whose` the other one, `of` the names
    before it.
    """

    kind: str
    value: str
    start: int
    end: int
    of: tuple[str, ...]
    whose: frozenset[str] = frozenset()
    unit: str = ""
    hedge: str = ""
    fate: str = ""
    is_more: bool = False


def find_figures(sentence: str) -> Iterator[Figure]:
    """The figures of a sentence, in order; a number or rank without a thing is none.

    >>> [(figure.kind, figure.value, figure.of) for figure in find_figures("The port got six new cranes in 1998.")]
    [('count', '6', ('new', 'cranes')), ('year', '1998', ())]
    """
    every = list(_FIGURE.finditer(sentence))
    ends = [0, *(found.end() for found in every)]
    for found, then, start in zip_longest(every, every[1:], ends[: len(every)]):
        kind = found.lastgroup or ""
        before = sentence[start : found.start()]
        behind = sentence[found.end() : min(then.start() if then else len(sentence), found.end() + 60)]
        of = tuple(_following(sentence[found.end() : found.end() + 60]))
        measure = _MEASURE.search(before)
        if kind == "count" and measure:
            of = (measure.group(1).lower(), *of)
        if kind == "date" and _DATELINE.fullmatch(sentence[: found.end() + 2]):
            continue
        if (kind in ("count", "rank") and not of) or (kind == "time" and _FROM_THEN.match(behind)):
            continue
        whose = _whose_age(sentence[: found.start()], behind) if kind == "age" else _whose(behind)
        owner = _OWNER.search(before)
        if kind == "rank" and owner:
            whose = frozenset(say(owner.group(1)))
        elif kind == "rank":
            whose = (not _NAMED_BEHIND.match(behind) and _whose(_STOPS_AT.split(before)[-1])) or whose
        if kind == "age" and not whose:
            continue
        yield Figure(
            kind, _value(kind, found.group()), found.start(), found.end(), of, whose,
            _unit(kind, found.group(), behind, is_behind=start > 0 and before == " ("),
            _hedge(before), _fate(before, behind),
            bool(_MORE_BEFORE.search(before) or _MORE_BEHIND.match(behind)),
        )  # fmt: skip


def ends_a_noun(word: str) -> bool:
    """Whether a word (in lower case) is no part of a noun that stands before it: a preposition, verb or conjunction."""
    return word in _ENDS_A_NOUN


def _whose(behind: str) -> frozenset[str]:
    """The names of the clause behind a figure."""
    names = (name.lower() for name in _NAME.findall(_STOPS_AT.split(behind)[0]))
    return frozenset(name for name in names if name not in stop_words())


def _whose_age(before: str, behind: str) -> frozenset[str]:
    """The name of the person who is so old: `Ebba Torvik, 61, said`, `61-year-old Ebba Torvik`."""
    person = _PERSON_BEHIND.match(behind) or (_PERSON_BEFORE.search(before) if behind.startswith(",") else None)
    return frozenset(say(person.group())) if person else frozenset()


def _unit(kind: str, words: str, behind: str, *, is_behind: bool) -> str:
    """The currency of a sum and what it is paid for, or that it is the sum before it in another currency
    (`is_behind`); of a rank its superlative."""
    if kind != "sum":
        return _superlative(words) if kind == "rank" else ""
    sign = _CURRENCY.search(words)
    money = sign.group() if sign else ""
    each = _EACH.match(behind)
    paid_for = CONVERTED if is_behind else each.group(each.lastindex or 0) if each else ""
    return f"{_SIGNS.get(money, money)} {paid_for}".strip()


def _superlative(words: str) -> str:
    """In what a rank is one: `busiest`; nothing where it is not said, and `largest` in three words for size."""
    said = re.split(r"[-\s]", words, maxsplit=1)[-1]
    return "" if words[:6].lower() == "number" else "largest" if said in ("biggest", "greatest") else said


def _hedge(before: str) -> str:
    hedged = _HEDGE.search(before[-24:])
    return hedged.lastgroup or "" if hedged else ""


def _fate(before: str, behind: str) -> str:
    """What happens to what a figure counts: the nearest word that tells of it in the clause, between the figures."""
    words = reversed(say(_STOPS_AT.split(before)[-1])), say(_STOPS_AT.split(behind)[0])
    places = [place for side in words for place in islice(enumerate(side), _NEAR)]
    told = [(far, fate) for far, word in places if (fate := fates().get(word))]
    return min(told)[1] if told else ""


def _value(kind: str, words: str) -> str:
    if kind == "date":
        day = re.search(r"\d{1,2}", words)
        month = re.search(r"[A-Z][a-z]{2}", words)
        return f"{int(day.group())} {month.group()}" if day and month else words
    if kind == "month":
        return f"{words[:3]} {words[-4:]}"
    if kind == "rank":
        first, *rest = re.split(r"[-\s]", words.lower())
        if first == "number":
            return value_of(rest[0])
        return _RANKS.get(first) or (f"top {value_of(first)}" if is_word_of("number", first) else first)
    number = re.search(_NUMBER, words)
    spelled = _FIRST_WORD.match(words.lower())
    said = number.group().replace(",", "") if number else _in_digits(spelled.group() if spelled else words)
    scale = re.search(_SCALE, words)
    unit = re.search(r"hour|day|week|month|year", words) if kind == "time" else None
    return said + (f" {_scale(scale.group())}" if scale else "") + (f" {unit.group()}" if unit else "")


def _in_digits(spelled: str) -> str:
    """`25` for `twenty-five`."""
    parts = [value_of(part) for part in spelled.split("-")]
    return str(sum(map(int, parts))) if all(part.isdigit() for part in parts) else spelled


def _scale(word: str) -> str:
    return "tr" if word == "trillion" else word[0].lower()


_NEAR = 7
"""Words between a figure and what happens to what it counts, at most."""
_MORE_BEFORE = re.compile(r"\b(?:further|additional|another|extra|other)\s$")
_MORE_BEHIND = re.compile(r"\s(?:further|additional|more|extra|other)\b")
_DATELINE = re.compile(rf"(?:[A-Z][\w.'’-]*,?\s)*[A-Z][\w.'’-]*,\s(?:{_PATTERNS['date']})\s[-–—(]")
"""Takes `MARN, April 8 -`: the day of the report, not of what it reports."""
_FROM_THEN = re.compile(r"\s(?:ago|later|earlier|before|after)\b")
"""Takes `three days ago`, which is true of the day on which it was said."""
_NAMED_BEHIND = re.compile(r"\s[A-Z]")
_OWNER = re.compile(r"\b([A-Z][^\W\d_]+)['’]s?\s$")
"""Takes `Skarne’s second-largest port`: it is nobody else's second."""
_NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_PERSON_BEHIND = re.compile(r"\s[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+)+")
_PERSON_BEFORE = re.compile(r"[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+)+,\s$")
_MEASURE = re.compile(r"\b(magnitude)\s(?:of\s)?$", re.IGNORECASE)
_FIRST_WORD = re.compile(rf"(?:{_SPELLED})\b")
_SIGNS = {"US$": "$", "dollars": "$", "dlrs": "$", "dlr": "$", "stg": "£", "euros": "€", "pounds": "£", "yen": "¥"}
_EACH = re.compile(
    r"\s(?:per|each|every)\s(\w+)|\san?\s(year|month|week|day|hour|season|share|head|night|barrel|tonne?)\b"
)
"""Takes `$22 million per season` and `4.2 million crowns a year`."""
_HEDGE = re.compile(
    r"\b(?:(?P<about>about|around|some|roughly|approximately|circa|estimated)"
    r"|(?P<over>more\sthan|over|at\sleast|upwards\sof)"
    r"|(?P<under>up\sto|as\s(?:many|much)\sas|nearly|almost|close\sto|under|below|(?:less|fewer|no\smore)\sthan))"
    r"\s(?:an?\s)?(?:estimated\s)?$",
    re.IGNORECASE,
)
_STOPS_AT = re.compile(r"[,.;:()\[\]“”\"!?—–]")
_ENDS_A_NOUN = frozenset((
    "of", "in", "on", "at", "to", "from", "by", "with", "for", "and", "or", "as", "that", "which", "who", "were", "was",
    "is", "are", "have", "has", "had", "since", "between", "during", "after", "before", "into", "over", "under", "than",
    "while", "when", "where", "but", "if", "because", "though", "although", "whether", "not", "will", "would", "could",
    "can", "may", "might", "should", "must", "did", "do", "does", "until", "within", "without", "against", "about",
    "near", "along", "across", "per", "via", "said", "says", "plus", "be", "been", "out",
))  # fmt: skip


def _following(behind: str) -> Iterator[str]:
    """The words of the noun that a figure stands before: up to the first mark, preposition or verb of a list."""
    for count, word in enumerate(say(_STOPS_AT.split(behind)[0])):
        if count == 5 or ends_a_noun(word):
            return
        if not is_word_of("number", word):
            yield word
