"""The difference between a quotation and its source, word by word, and what kind of change each is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from loccit.check.lexicon import Lexicon
from loccit.check.tokens import ELLIPSIS, Tokens, is_number, is_word
from loccit.check.verdicts import CHANGES, Change
from loccit.text.align import Run, align

_CANDIDATE_WINDOWS = 3
_HOUSE_STYLE = frozenset(".,;: \"'“”‘’«»")
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


def nearest(quoted: Tokens, source: Tokens) -> Near:
    """The stretch that shares most words, in order, with a quotation. It tells what was meant; it never passes it."""
    wanted = _words(quoted)
    there = _words(source)
    if not wanted or not there:
        return Near(source, 0, 0, 0.0)
    has_gaps = ELLIPSIS in quoted.keys or "[" in quoted.keys
    width = len(there) if has_gaps or len(wanted) > _LONG else len(wanted) + max(4, len(wanted) // 2)
    best = Near(source, 0, 0, 0.0)
    keys = [key for key, _ in wanted]
    for begin in _windows(keys, [key for key, _ in there], width):
        window = there[begin : begin + width]
        runs = align(keys, [key for key, _ in window])
        shared = sum(run.size for run in runs)
        share = shared / len(keys)
        if runs and share >= best.share:
            first, last = _stretch(runs, len(keys))
            first, last = max(0, begin + first), min(len(there), begin + last)
            found = Near(source, there[first][1], there[last - 1][1] + 1, share)
            best = found if share > best.share or found.last - found.first < best.last - best.first else best
    return best


def diff(quoted: Tokens, near: Near, words: Lexicon) -> tuple[Change, ...]:
    """The differences, in order, with what is equal between them."""
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


def classify(draft: tuple[str, ...], source: tuple[str, ...], words: Lexicon) -> str:
    """The class of a change: the gravest that holds."""
    ours, theirs = Counter(draft), Counter(source)
    changed = [*(ours - theirs).elements(), *(theirs - ours).elements()]
    found = {_class_of(key, words) for key in changed if is_word(key)}
    return next((kind for kind in CHANGES if kind in found), "other")


def _class_of(key: str, words: Lexicon) -> str:
    if words.has("negation", key):
        return "negation"
    if words.has("month", key) and (key[0].isupper() or not key.isascii()):
        return "date"
    if words.has("day", key):
        return "date"
    if is_number(key):
        return "date" if len(key) == 4 and key.isdigit() and key[0] in "12" else "number"
    if words.has("number", key):
        return "number"
    if words.has("modal", key):
        return "modal"
    return "name" if key[0].isupper() and len(key) > 1 else "other"


def _words(text: Tokens) -> list[tuple[str, int]]:
    return [(_plain(key), at) for at, key in enumerate(text.keys) if is_word(key)]


def _plain(key: str) -> str:
    return key.casefold() if not is_number(key) else key


def _windows(wanted: list[str], there: list[str], width: int) -> list[int]:
    """Where the stretches begin that hold most of the wanted words, whatever their order: a sliding count."""
    if len(there) <= width:
        return [0]
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
    return list(dict.fromkeys([*(begin for _, begin in scores[:_CANDIDATE_WINDOWS]), latest]))


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
    return Change(op, said, there, classify(draft, source, words))


def _there(near: Near, first: int, last: int) -> str:
    return near.source.words(near.first + first, near.first + last)


def _without_closing_marks(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """A comma or stop at the very end is house style, not a change."""
    if changes and changes[-1].op != "equal" and set(changes[-1].draft + changes[-1].source) <= _HOUSE_STYLE:
        return changes[:-1]
    return changes
