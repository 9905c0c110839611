"""Two versions of a stretch of text → what changed, word by word, and what kind of change it is.

Typography is no change: quotation marks, dashes, spaces and ligatures are folded before words are compared.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from loccit.model import Span
from loccit.text.align import Run, align
from loccit.text.fold import folded

KINDS = ("negation", "number", "date", "name", "modal", "other", "case", "punctuation")
"""The kinds of change, the gravest first. `case` and `punctuation` change no word."""

LONG_NAME = 4
"""Names of days and months up to so many letters are words of other meaning too (may, sat), unless in capitals."""

REWRITTEN = 4
"""A small word in common is chance where so many words around it were replaced."""

_TOKEN = re.compile(
    r"\d[\d.,:/]*\d|\d"  # takes 140,000 and 3.5 and 21:30, leaves the stop that ends a sentence
    r"|[^\W\d_](?:[\w'’‘ʼ\u0300-\u036f]|[-‐‑](?=\w))*"  # takes don't, twenty-two, B2; leaves a dash between words
    r"|\S"
)
_SENTENCE_END = frozenset('.!?:“"‘')


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `was` stood at `a` in the old text, `now` stands at `b` in the newer one; either may be empty.

    `kinds` are some of KINDS, the gravest first, never none.
    """

    a: Span
    b: Span
    was: str
    now: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


def diff(old: str, new: str) -> tuple[Edit, ...]:
    """What changed between two versions, in order; nothing where they differ in typography alone.

    >>> [(edit.was, edit.now, edit.kinds) for edit in diff("It cost 140,000 marks.", "It cost 190,000 marks.")]
    [('140,000', '190,000', ('number',))]
    """
    if old == new or folded(old) == folded(new):
        return ()
    ours, theirs = _tokens(old), _tokens(new)
    runs = _without_specks(align([one.word for one in ours], [one.word for one in theirs]), ours)
    edits = []
    for a, b in _between(runs, len(ours), len(theirs)):
        one, other = _stretch(ours, a), _stretch(theirs, b)
        edits.append(
            Edit(one, other, old[one.start : one.end], new[other.start : other.end], _kinds(ours, a, theirs, b))
        )
    return tuple(edits)


def changed_kinds(edits: Sequence[Edit]) -> tuple[str, ...]:
    """The kinds of several changes together, the gravest first."""
    found = {kind for edit in edits for kind in edit.kinds}
    return tuple(kind for kind in KINDS if kind in found)


def is_word_of(kind: str, word: str) -> bool:
    """Whether a word, in lower case, is one of those that make a change of `kind` (negation, modal, date, number)."""
    return word in _lists()[kind]


def value_of(word: str) -> str:
    """A number word as digits, anything else as it is.

    >>> value_of("seven")
    '7'
    """
    return _values().get(word, word)


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(folded(found.group()) or found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)
    ]


def _without_specks(runs: Sequence[Run], ours: Sequence[_Token]) -> list[Run]:
    """Without single small words or marks that both sides have between two longer changes by chance."""
    kept: list[Run] = []
    for at, run in enumerate(runs):
        before = runs[at - 1] if at else None
        then = runs[at + 1] if at + 1 < len(runs) else None
        is_speck = run.size == 1 and len(ours[run.a].word) <= 3
        if not (is_speck and before and then and _are_rewritten(before, run, then)):
            kept.append(run)
    return kept


def _are_rewritten(before: Run, speck: Run, then: Run) -> bool:
    """Whether words were replaced on both sides of a speck, and REWRITTEN of them or more in all."""
    a = speck.a - before.a - before.size, then.a - speck.a - speck.size
    b = speck.b - before.b - before.size, then.b - speck.b - speck.size
    return min(*a, *b) > 0 and min(sum(a), sum(b)) >= REWRITTEN


def _between(runs: Sequence[Run], old: int, new: int) -> Iterator[tuple[range, range]]:
    a = b = 0
    for run in [*runs, Run(old, new, 0)]:
        if run.a > a or run.b > b:
            yield range(a, run.a), range(b, run.b)
        a, b = run.a + run.size, run.b + run.size


def _stretch(tokens: Sequence[_Token], places: range) -> Span:
    if places:
        return Span(tokens[places[0]].start, tokens[places[-1]].end)
    at = tokens[places.start - 1].end if places.start else 0
    return Span(at, at)


def _kinds(ours: Sequence[_Token], a: range, theirs: Sequence[_Token], b: range) -> tuple[str, ...]:
    was, now = [ours[at].word for at in a], [theirs[at].word for at in b]
    words = Counter(was), Counter(now)
    lost, come = list((words[0] - words[1]).elements()), list((words[1] - words[0]).elements())
    if not any(map(_is_word, [*lost, *come])):
        return ("punctuation",)
    if [word.lower() for word in was if _is_word(word)] == [word.lower() for word in now if _is_word(word)]:
        return ("case",)
    found = set(_word_kinds([*lost, *come]))
    if _numbers(lost) != _numbers(come):
        found.add("date" if "date" in found or _is_dated(ours, a) or _is_dated(theirs, b) else "number")
    if any(_is_name(ours, at, lost) for at in a) or any(_is_name(theirs, at, come) for at in b):
        found.add("name")
    return tuple(kind for kind in KINDS if kind in found) or ("other",)


def _word_kinds(words: Sequence[str]) -> Iterator[str]:
    lists = _lists()
    for word in words:
        low = word.lower()
        if low in lists["negation"] or low.endswith("n't"):
            yield "negation"
        if low in lists["modal"] and not (low == "may" and word[0].isupper()):
            yield "modal"
        if low in lists["date"] and (word[0].isupper() or (len(low) > LONG_NAME and low != "march")):
            yield "date"


def _numbers(words: Sequence[str]) -> Counter[str]:
    """The numbers among some words, by value where it is plain: `seven` and `7` are one."""
    values = _lists()["number"]
    found = Counter[str]()
    for word in words:
        for part in word.lower().split("-"):
            if part in values or part[:1].isdigit():
                found[_values().get(part, part)] += 1
    return found


def _is_dated(tokens: Sequence[_Token], places: range) -> bool:
    """Whether a month stands next to the change, or the change is a year."""
    near = [tokens[at].word for at in (places.start - 1, places.stop) if 0 <= at < len(tokens)]
    if any(word[:1].isupper() and word.lower() in _lists()["date"] for word in near):
        return True
    return any(_YEAR.fullmatch(tokens[at].word) for at in places)


_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")


def _is_name(tokens: Sequence[_Token], at: int, changed: Sequence[str]) -> bool:
    """Whether a changed word is written as a name, and not only because it begins a sentence."""
    word = tokens[at].word
    if word not in changed or not word[0].isupper() or word.lower() in _lists()["date"]:
        return False
    begins = at == 0 or tokens[at - 1].word in _SENTENCE_END
    return not begins or (len(word) > 1 and word.isupper())


def _is_word(token: str) -> bool:
    return token[:1].isalnum()


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in resources.files("loccit.text").joinpath("data/change_words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(word.partition("=")[0] for word in line.split())
    return {kind: frozenset(words) for kind, words in found.items()}


@functools.cache
def _values() -> dict[str, str]:
    lines = resources.files("loccit.text").joinpath("data/change_words.txt").read_text("utf-8").split()
    return dict(word.split("=", 1) for word in lines if "=" in word)
