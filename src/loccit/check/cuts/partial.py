"""What says that the words hold only at times, for some, or in part: `in rare cases`, `as a rule`, `at its best`.

It counts where it governs what is quoted: at the head of the sentence, right before the words or behind them, alone
between marks, at an edge of an omission. What it says of a reason or a clause of its own (`in part because of the
war`, `in a way that pleased them`) limits nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from loccit.check.cuts.clauses import CLAUSE_MARKS
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_word

_SUBJECT = 8
"""Words of a subject that may be cut off with it: `In rare cases, the pilots of the sound | refused`."""
_LONGEST = 6
"""Tokens of such a phrase: `bis zu einem gewissen Grad`."""


def partial_before(before: tuple[str, ...], words: Lexicon) -> str:
    """The phrase that a cut before the words takes; empty where there is none."""
    start = next((at for at, key in enumerate(before) if not words.has("joiner", key)), 0)
    opening = partial_at(before, start, words)
    rest = before[start + len(opening.split()) :]
    if opening and _leads_to_words(rest[1:] if rest[:1] == (",",) else rest, words):
        return opening
    head = before[:-1] if before[-1] == "," else before
    for at in range(max(0, len(head) - _LONGEST), len(head)):
        run = partial_at(head, at, words)
        if run and at + len(run.split()) == len(head):
            return run
    return ""


def _leads_to_words(cut: Sequence[str], words: Lexicon) -> bool:
    """Whether a subject at most stands between such a phrase and the words."""
    is_plain = len(cut) <= _SUBJECT and all(map(is_word, cut))
    return is_plain and not any(words.has(kind, key) for key in cut for kind in ("finite", "joiner", "that", "who"))


def partial_behind(keys: tuple[str, ...], at: int, words: Lexicon) -> str:
    """The phrase at a token behind the words: the first one there, or all that stands between marks."""
    run = partial_at(keys, at, words)
    behind = keys[at + len(run.split()) :][:1]
    is_whole = not behind or not is_word(behind[0])
    is_free = is_whole or not any(words.has(kind, behind[0]) for kind in ("adjunct", "that", "who", "agent"))
    is_first = not at or (is_whole and keys[at - 1] in CLAUSE_MARKS)
    return run if is_free and is_first else ""


def partial_in(left_out: Sequence[str], following: str, words: Lexicon) -> str:
    """The phrase at an edge of what an omission leaves out, marks apart; not what is joined to other words of it."""
    keys = tuple(left_out)
    start = next((at for at, key in enumerate(keys) if is_word(key)), 0)
    for at in range(start, len(keys)):
        run = partial_at(keys, at, words)
        behind = next((key for key in (*keys[at + len(run.split()) :], following) if is_word(key)), "")
        is_last = not any(map(is_word, keys[at + len(run.split()) :]))
        if " " in run and (is_last or at == start) and not words.has("adjunct", behind if not is_last else ""):
            return "" if any(words.has("joiner", key) for key in keys[:at]) else run
    return ""


def partial_at(keys: Sequence[str], at: int, words: Lexicon) -> str:
    """The phrase or word of that kind which begins at a token."""
    if at >= len(keys):
        return ""
    return words.run_at("partial", keys, at) or (keys[at] if words.has("partial", keys[at]) else "")
