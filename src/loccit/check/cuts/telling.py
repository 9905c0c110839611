"""Words that tell what a sentence speaks of, and whether two of them are forms of one: `approval`, `approve`."""

from __future__ import annotations

from collections.abc import Iterable

from loccit.check.cuts.risks import Hidden
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_number, tokens

_TELLING = 4
"""Letters of a word that tells which one it is, and letters that two forms of it have in common."""
_ENDING = 3
"""Letters at most by which the longer of two forms of a word goes on: `approval`, `approve`."""


def found_in(hidden: Hidden) -> tuple[tuple[str, ...], int]:
    """The tokens that were left out, and where the first one of the hidden word stands."""
    keys = tokens(hidden.words).keys
    first = hidden.word.split()[0].casefold()
    return keys, next((at for at, key in enumerate(keys) if key.casefold() == first), 0)


def quoted_of(fit: Fit) -> list[str]:
    """The tokens that are quoted, without what an ellipsis or a bracket leaves out."""
    left_out = {at for gap in fit.gaps for at in range(gap.first, gap.last)}
    return [fit.source.keys[at] for at in range(fit.first, fit.last) if at not in left_out]


def telling(keys: Iterable[str], words: Lexicon) -> list[str]:
    """The words that tell what is spoken of: numbers, and longer words of no grammatical class, without a `'s`."""
    plain = (key.removesuffix("'s").rstrip("'").rpartition("'")[2].casefold() for key in keys)
    return [
        key
        for key in dict.fromkeys(plain)
        if is_number(key or "-") or (len(key) >= _TELLING and not any(words.has(kind, key) for kind in _EMPTY))
    ]


_EMPTY = (
    "empty",
    "finite",
    "modal",
    "negation",
    "condition",
    "contrast",
    "hedge",
    "claim",
    "telling",
    "opining",
    "adjunct",
)


def has_like(key: str, others: Iterable[str]) -> bool:
    """Whether one of some words is another form of a word."""
    one = _stem(key)
    return any(_is_like(one, _stem(other)) for other in others)


def _stem(key: str) -> str:
    return key.removesuffix("'s").rstrip("'").rpartition("'")[2]


def _is_like(one: str, other: str) -> bool:
    if one == other or is_number(one) or min(len(one), len(other)) < _TELLING:
        return one == other
    need = max(_TELLING, max(len(one), len(other)) - _ENDING)
    return one[:need] == other[:need]
