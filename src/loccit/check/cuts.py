"""What the rest of a source's sentence says, before the words and behind them, that turns or limits them."""

from __future__ import annotations

from dataclasses import replace

from loccit.check.behind import turned_behind
from loccit.check.fitting import Fit, sentence_end, sentence_start
from loccit.check.givers import giver, hearsay, without_insertion
from loccit.check.governing import governed
from loccit.check.lexicon import Lexicon
from loccit.check.openings import has_subject, hedge, opener_of
from loccit.check.risks import Hidden
from loccit.check.tokens import is_word

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
    opener = opener_of(fit, before, words)
    if opener and not (words.has("conceding", opener.split()[0]) and has_subject(before, words)):
        return Hidden("contrast", opener, shown)
    near = without_insertion(before, words)
    for at in range(len(near) - 1, max(-1, len(near) - 1 - _NEGATION_REACH), -1):
        if not is_word(near[at]) or words.has("that", near[at]):
            break
        if words.has("negation", near[at]) and not words.run_at("passing", near, at):
            return Hidden("negation", near[at], shown)
        if words.has("condition", near[at]):
            return Hidden("condition", near[at], shown)
    word = hedge(before, words) or hearsay(fit, before, words)
    if word:
        return Hidden("hedge", word, shown)
    claim = giver(fit, before, words)
    return Hidden("claim", claim, shown) if claim else None
