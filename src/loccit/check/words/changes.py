"""The difference between a quotation and its source, word by word, and what kind of change each is."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loccit.check.verdicts import Change
from loccit.check.words import printed
from loccit.check.words.classes import classify, is_common, is_day
from loccit.check.words.grammar import without_letter_brackets
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import ELLIPSIS, Tokens, evened, is_number, is_word, tokens
from loccit.text.align import Run, align, common_length

_CANDIDATE_WINDOWS = 3
_HOUSE_STYLE = frozenset(".,;: \"'“”‘’«»")
_PART = re.compile("[a-z]+|[0-9]+")
"""Takes `north` and `west` of `north-west`, `4` and `2` of `4.2`, leaves marks and other letters."""
_STRAY = 2
"""Words of the source that a quotation would leave out before its last word."""
_REACH = 3
"""Words before the nearest stretch among which a negation governs it."""
_LONG = 400
"""Words of a quotation above which the whole text is its own window."""


@dataclass(frozen=True, slots=True)
class Near:
    """The stretch of a text that is nearest to a quotation: tokens `first` to `last`, and the share of the
    quotation's words that stand there in order (0 to 1)."""

    source: Tokens
    first: int
    last: int
    share: float


def nearest(quoted: Tokens, source: Tokens, *, above: float = 0.0) -> Near:
    """The stretch that shares most words, in order, with a quotation. It tells what was meant; it never passes it.

    Of share 0 where none shares more than `above`.
    """
    is_bare = len(source) < len(tokens(source.text))
    wanted, there = _words(quoted.text, is_draft=True), _words(source.text, is_bare=is_bare)
    if not wanted.keys or not there.keys:
        return Near(source, 0, 0, 0.0)
    has_gaps = ELLIPSIS in quoted.keys
    size = len(wanted.keys)
    width = len(there.keys) if has_gaps or size > _LONG else size + max(4, size // 2)
    best = Near(source, 0, 0, 0.0)
    for begin, most in _windows(wanted.keys, there.keys, width):
        window = there.keys[begin : begin + width]
        if most / size < best.share or most / size <= above or common_length(wanted.keys, window) / size <= above:
            continue
        runs = align(wanted.keys, window)
        share = sum(run.size for run in runs) / size
        if runs and share >= best.share:
            first, last = _stretch(_without_strays(runs), size)
            first, last = max(0, begin + first), min(len(there.keys), begin + last)
            found = Near(source, there.places[first], there.places[last - 1] + 1, share)
            best = found if share > best.share or found.last - found.first < best.last - best.first else best
    return best


def with_negation(near: Near, words: Lexicon) -> Near:
    """The stretch with the negation right before it that governs it: `did not | issue`."""
    begin = near.first
    for at in range(near.first - 1, max(-1, near.first - 1 - _REACH), -1):
        key = near.source.keys[at]
        if not is_word(key):
            break
        begin = at if words.has("negation", key) else begin
    return replace(near, first=begin)


def most_seen(quoted: Tokens, texts: Sequence[str]) -> list[float]:
    """The greatest share of a quotation's words that each text can have, found without cutting it into tokens: that of
    the words whose first part stands in it at all, be it inside another word."""
    wanted, others = _parts(quoted.text)
    plain = tuple(Counter(wanted).items())
    total = max(1, len(wanted) + len(others))
    bounds = []
    for text in texts:
        flat = _flat(text)
        found = sum([count for part, count in plain if part in flat])
        bounds.append((found + sum([key in flat for key in others])) / total)
    return bounds


def most_shared(quoted: Tokens, text: str) -> float:
    """The same for one text, nearer to the truth: only parts of its own words count."""
    wanted, others = _parts(quoted.text)
    plain = Counter(wanted)
    flat = _flat(text)
    found = sum(plain[part] for part in plain.keys() & set(_PART.findall(flat)))
    return _share(found, others, flat, wanted)


def most_in_order(quoted: Tokens, text: str) -> float:
    """The same, nearer still: only words that stand there in the quotation's order count."""
    wanted, others = _parts(quoted.text)
    flat = _flat(text)
    return _share(common_length(wanted, _PART.findall(flat)), others, flat, wanted)


def _share(found: int, others: Sequence[str], flat: str, wanted: Sequence[str]) -> float:
    return (found + sum(key in flat for key in others)) / max(1, len(wanted) + len(others))


@functools.lru_cache(maxsize=64)
def _parts(text: str) -> tuple[list[str], list[str]]:
    """The first parts of a text's plain words, and its words with other letters."""
    keys = [key.casefold() for key in tokens(text).keys if is_word(key)]
    return [_PART.findall(key)[0] for key in keys if key.isascii()], [key for key in keys if not key.isascii()]


def _flat(text: str) -> str:
    if text.isascii():
        return text.lower()
    return evened(text).casefold()


def diff(quoted: Tokens, near: Near, words: Lexicon) -> tuple[Change, ...]:
    """The differences, in order, with what is equal between them."""
    quoted = without_letter_brackets(quoted)
    ours = [_plain(key) for key in quoted.keys]
    theirs = [_plain(key) for key in near.source.keys[near.first : near.last]]
    changes: list[Change] = []
    a = b = 0
    for run in [*align(ours, theirs), Run(len(ours), len(theirs), 0)]:
        if run.a > a or run.b > b:
            changes.append(_change(quoted, near, (a, run.a), (b, run.b), words))
        if run.size:
            said, there = quoted.words(run.a, run.a + run.size), _there(near, run.b, run.b + run.size)
            changes.append(Change("equal", said, there))
        a, b = run.a + run.size, run.b + run.size
    return _without_closing_marks(tuple(change for change in changes if change.draft or change.source))


@dataclass(frozen=True, slots=True)
class _Words:
    """A text's words without marks and case, the token that each is, and how often each occurs."""

    keys: list[str]
    places: list[int]
    counts: Counter[str]


@functools.lru_cache(maxsize=1024)
def _words(text: str, *, is_draft: bool = False, is_bare: bool = False) -> _Words:
    """The words of a draft or a source; `is_bare`: of a source without what is printed among its words."""
    there = printed.without_letter_brackets(text) if is_bare else tokens(text)
    there = without_letter_brackets(there) if is_draft and "[" in text else there
    places = [at for at, key in enumerate(there.keys) if is_word(key)]
    keys = [_plain(there.keys[at]) for at in places]
    return _Words(keys, places, Counter(keys))


def _plain(key: str) -> str:
    return key.casefold() if not is_number(key) else key


def _windows(wanted: list[str], there: list[str], width: int) -> list[tuple[int, int]]:
    """Where the stretches begin that hold most of the wanted words, whatever their order, and how many each holds: a
    sliding count."""
    if len(there) <= width:
        return [(0, len(wanted))]
    need = Counter(wanted)
    have: Counter[str] = Counter()
    hits = 0
    scores = []
    for at, key in enumerate(there):
        if key in need:
            have[key] += 1
            hits += have[key] <= need[key]
        gone = at - width
        if gone >= 0 and there[gone] in need:
            hits -= have[there[gone]] <= need[there[gone]]
            have[there[gone]] -= 1
        if at >= width - 1:
            scores.append((-hits, at - width + 1))
    scores.sort()
    latest = max(begin for score, begin in scores if score == scores[0][0])
    best = {begin: -score for score, begin in scores[:_CANDIDATE_WINDOWS]}
    return list((best | {latest: -scores[0][0]}).items())


def _without_strays(runs: list[Run]) -> list[Run]:
    """Without a single word at the end that stands further on in the source: it is another one that is alike."""
    if len(runs) > 1 and runs[-1].size == 1:
        before, last = runs[-2], runs[-1]
        if last.b - before.b - (last.a - before.a) >= _STRAY:
            return runs[:-1]
    return runs


def _stretch(runs: list[Run], wanted: int) -> tuple[int, int]:
    """From the first shared word to the last, and as many more as the quotation has words beyond them."""
    first, last = runs[0], runs[-1]
    lead, tail = first.a, wanted - (last.a + last.size)
    return first.b - lead, last.b + last.size + tail


def _change(quoted: Tokens, near: Near, ours: tuple[int, int], theirs: tuple[int, int], words: Lexicon) -> Change:
    draft = quoted.keys[ours[0] : ours[1]]
    source = near.source.keys[near.first + theirs[0] : near.first + theirs[1]]
    said, there = quoted.words(*ours), _there(near, *theirs)
    if draft and set(draft) <= {ELLIPSIS, ",", ".", ";", ":"} and ELLIPSIS in draft:
        return Change("equal", said, there)  # a marked omission is no change
    op = "replace" if draft and source else "delete" if draft else "insert"
    kind = classify(draft, source, words)
    if kind == "name" and is_common(quoted.keys, ours, words) and is_common(near.source.keys, _at(near, theirs), words):
        kind = "other"
    is_date = kind == "number" and any(
        is_day(side, at, words) for side, at in ((quoted.keys, ours), (near.source.keys[near.first :], theirs))
    )
    return Change(op, said, there, "date" if is_date else kind)


def _at(near: Near, places: tuple[int, int]) -> tuple[int, int]:
    return near.first + places[0], near.first + places[1]


def _there(near: Near, first: int, last: int) -> str:
    return near.source.words(near.first + first, near.first + last)


def _without_closing_marks(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """A comma or stop at the very end is house style, not a change."""
    if changes and changes[-1].op != "equal" and set(changes[-1].draft + changes[-1].source) <= _HOUSE_STYLE:
        return changes[:-1]
    return changes
