"""What the rest of a source's sentence says, before the words and behind them, that turns or limits them."""

from __future__ import annotations

from dataclasses import replace

from loccit.check.cuts.behind import turned_behind
from loccit.check.cuts.clauses import CLAUSE_MARKS, is_reflexive
from loccit.check.cuts.givers import giver, hearsay, without_insertion
from loccit.check.cuts.governing import governed
from loccit.check.cuts.openings import bound, has_subject, hedge, opener_of, seeming, supposed
from loccit.check.cuts.partial import partial_before
from loccit.check.cuts.risks import Hidden
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.sentence_of import sentence_end, sentence_start
from loccit.check.words.tokens import is_number, is_word

_NEGATION_REACH = 4
"""How many words before a cut a negation still governs what is quoted, if no mark stands between."""


def cut_off(fit: Fit, bounds: tuple[int, int], words: Lexicon) -> list[Hidden]:
    """What the rest of the sentence says that turns or limits the words: before them, and behind them.

    `bounds` are the tokens of the source inside which the sentence is looked at: a quotation's own, or all.
    """
    begin = max(sentence_start(fit.source, fit.first), bounds[0])
    end = sentence_end(fit.source, fit.last - 1) if _ends_open(fit) else fit.last
    before = [_turned_before(fit, begin, fit.source.keys[begin : fit.first], words), governed(fit, begin, words)]
    behind = turned_behind(fit, fit.source.keys[fit.last : min(end, bounds[1])], words)
    if behind is not None and behind.kind == "contrast" and _is_subject(fit, words):
        behind = None
    found = [replace(one, is_marked=fit.is_open_before) for one in before if one is not None]
    return found if behind is None else [*found, replace(behind, is_marked=fit.is_open_behind, is_behind=True)]


_HEAD = 4
"""Before so many words the `of` of a phrase stands, or its `who` one word later."""


def is_phrase(fit: Fit, words: Lexicon) -> bool:
    """Whether only a phrase is quoted that says nothing by itself: `the fifteenth day of the strike`."""
    quoted = [key.casefold() for key in fit.source.keys[fit.first : fit.last] if is_word(key)]
    if not quoted or not (words.has("determiner", quoted[0]) or _is_figure(quoted[0], words)):
        return bool(quoted) and words.has("indirect", quoted[0]) and words.has("adjunct", _key_before(fit))
    while (
        len(quoted) > 1
        and _is_figure(quoted[0], words)
        and (words.has("joiner", quoted[1]) or _is_figure(quoted[1], words))
    ):
        quoted = quoted[1:]  # `forty-one`, `cuarenta y un`
    end = next((at for at, key in enumerate(quoted) if words.has("who", key) or key in _OF), len(quoted))
    is_relative = end < len(quoted) and words.has("who", quoted[end])
    is_long = 1 < end < min(len(quoted), _HEAD + is_relative)
    rest = quoted[:end] if is_relative else quoted
    return is_long and not any(_may_act(rest[at : at + 2], words) for at in range(len(rest)))


def _is_figure(key: str, words: Lexicon) -> bool:
    return is_number(key) or words.has("number", key)


def _key_before(fit: Fit) -> str:
    """The token before the words: of `depends on | how it ends` the preposition."""
    return fit.source.keys[fit.first - 1] if fit.first else "-"


def _may_act(keys: list[str], words: Lexicon) -> bool:
    """Whether a word may be a verb, by itself or before an article: `makes a`."""
    key = keys[0]
    is_before = len(keys) > 1 and words.has("determiner", keys[1])
    return (
        words.has("finite", key)
        or words.has("modal", key)
        or key.endswith("ed")
        or (is_before and key.endswith(("s", "t", "e")))
    )


_OF = frozenset("of des der von du de del della di do da".split())


def _is_subject(fit: Fit, words: Lexicon) -> bool:
    """Whether only a subject is quoted, and its verb follows: it says nothing that could be turned."""
    quoted = fit.source.keys[fit.first : fit.last]
    follows = fit.source.keys[fit.last : fit.last + 1]
    return bool(follows) and words.has("finite", follows[0]) and not any(words.has("finite", key) for key in quoted)


def _ends_open(fit: Fit) -> bool:
    return fit.source.keys[fit.last - 1] not in ".!?。！？"


def _turned_before(fit: Fit, begin: int, before: tuple[str, ...], words: Lexicon) -> Hidden | None:
    if not before:
        return None
    shown = fit.source.words(begin, fit.first)
    is_anew = _begins_with_turn(fit, before, words)
    opener = "" if is_anew else opener_of(fit, before, words)
    if opener and not (words.first_of("conceding", opener.split()) and has_subject(fit, before, words)):
        return Hidden("contrast", opener, shown)
    if bid := supposed(fit, before, words):
        return Hidden("condition", bid, shown)
    if not is_anew and _is_concession(fit, before, words):
        rest = fit.source.words(fit.first - 1, sentence_end(fit.source, fit.last - 1))
        return Hidden("contrast", before[-1], rest)
    kind, near = _governed_near(without_insertion(before, words), words)
    if near:
        return Hidden(kind, near, shown)
    word = "" if is_anew else hedge(before, words)
    word = word or ("" if is_anew else partial_before(before, words))
    word = word or bound(fit, before, words) or seeming(fit, before, words) or hearsay(fit, before, words)
    if word:
        return Hidden("hedge", word, shown)
    claim = giver(fit, before, words)
    return Hidden("claim", claim, shown) if claim else None


def _is_concession(fit: Fit, before: tuple[str, ...], words: Lexicon) -> bool:
    """Whether only what a sentence concedes is quoted, and its main clause follows: `said that although | few sailed,
    most could`."""
    is_led = len(before) > 1 and (words.has("that", before[-2]) or words.has("telling", before[-2]))
    return is_led and words.has("conceding", before[-1]) and "," in fit.source.keys[fit.last : fit.last + _REST]


_REST = 12
"""Tokens behind the words among which a clause of theirs ends."""


def _begins_with_turn(fit: Fit, before: tuple[str, ...], words: Lexicon) -> bool:
    """Whether the words begin with, or right behind, a `but` that opens another main clause, over which no condition or
    doubt of the one before it reaches: `If I am right they sold it, | but this one stays`."""
    turn, mark = (before[-1], before[-2:-1]) if is_word(before[-1]) else (fit.source.keys[fit.first], before[-1:])
    return words.has("adversative", turn) and bool(mark) and mark[0] in CLAUSE_MARKS


def _governed_near(before: tuple[str, ...], words: Lexicon) -> tuple[str, str]:
    """The class and the word of a negation or condition right before the cut: `did not | sail`, `failed to | pay`; none
    where two deny each other: `never failed to | pay`."""
    start = max(0, len(before) - _NEGATION_REACH)
    end = next((at for at in range(len(before) - 1, start - 1, -1) if _parts(before[at], words)), start - 1)
    near = before[max(start, end + 1) :]
    denied = next(
        (key for at, key in enumerate(near) if words.has("negation", key) and not words.run_at("passing", near, at)), ""
    )
    refused = words.first_of("refusing", near) if words.has("to", near[-1] if near else "") else ""
    if denied or refused:
        return ("", "") if denied and refused else ("negation", denied or refused)
    begin = len(before) - len(near)
    conditions = (at for at in range(begin, len(before)) if words.has("condition", before[at]))
    conditions = (at for at in conditions if not words.run_at("passing", before, at))
    condition = next((before[at] for at in conditions if not is_reflexive(before, at, words)), "")
    return ("condition", condition) if condition else ("", "")


def _parts(key: str, words: Lexicon) -> bool:
    return not is_word(key) or words.has("that", key) or words.has("adversative", key)  # `not the storm but | the rot`
