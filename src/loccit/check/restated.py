"""Whether a draft says, in words of its own, what a cut or an ellipsis takes away.

A draft that gives the limit shares words of it that its quotation does not have, and marks it as one: `Till the autumn
fair, …` for `until the fair`, `One spare key apart`. A claim is given where the one who makes it is named beside a
word of saying or of accounts: `By the tenant's account`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loccit.check.claim import Claim
from loccit.check.fitting import Fit
from loccit.check.givers import CLAUSE_MARKS
from loccit.check.lexicon import Lexicon
from loccit.check.risks import Hidden
from loccit.check.saying import verbs
from loccit.check.tokens import is_number, is_word, tokens

_SHORTEST = 2
"""Tokens of a limit's clause at least."""
_LIMIT = 25
"""Tokens of the clause of a limit, from the word that opens it."""
_CLAIMANT = 8
"""Tokens around a word of claiming among which it says who claims."""
_ALONE, _BESIDE_TURN = 3, 2
"""Shared words that tell by themselves that a limit is given; and that do beside a negation or a `but`."""
_TELLING = 4
"""Letters of a word that tells which one it is, and letters that two forms of it have in common."""
_ENDING = 3
"""Letters at most by which the longer of two forms of a word goes on: `approval`, `approve`."""


def is_restated(claim: Claim, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft gives what is hidden in words of its own; a negation it cannot."""
    if hidden.kind in ("condition", "contrast"):
        return _is_limit_restated(claim, fit, hidden, words)
    return hidden.kind in ("claim", "hedge") and _is_claim_restated(claim, fit, hidden, words)


def _is_limit_restated(claim: Claim, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft's sentence, or the one right before or behind it, gives the condition or contrast."""
    limit = _telling(_from_word(hidden), words)
    quoted = _telling(_quoted(fit), words)
    own = [key for key in limit if not _has_like(key, quoted)]
    return any(_gives(own, side, words) for side in _sides(claim))


def _is_claim_restated(claim: Claim, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft's sentence names the one who claims, and says that it is a claim."""
    quoted = _telling(_quoted(fit), words)
    own = [key for key in _telling(_claimant(hidden, words), words) if not _has_like(key, quoted)]
    for side in (_keys(claim.before), _keys(claim.after)):
        if any(_has_like(key, side) for key in own) and any(_says(key, words) for key in side):
            return True
    return False


def _quoted(fit: Fit) -> list[str]:
    """The tokens that are quoted, without what an ellipsis or a bracket leaves out."""
    left_out = {at for gap in fit.gaps for at in range(gap.first, gap.last)}
    return [fit.source.keys[at] for at in range(fit.first, fit.last) if at not in left_out]


def _gives(limit: Sequence[str], side: Sequence[str], words: Lexicon) -> bool:
    """Whether one side of the quotation shares words of a limit, and has a word that limits or turns."""
    shared = sum(_has_like(key, side) for key in limit)
    if shared >= _ALONE or not shared:
        return bool(shared)
    if any(words.first_of(kind, side) for kind in ("limit", "condition")):
        return True
    return shared >= _BESIDE_TURN and any(words.first_of(kind, side) for kind in ("negation", "contrast"))


def _sides(claim: Claim) -> tuple[list[str], ...]:
    """The words of the draft's sentence before and behind the quotation, and of the sentences beside it."""
    one = claim.around
    earlier = one.prose[: one.left].rstrip(" .\u2060").rpartition(". ")[2]
    later = one.prose[one.right :].lstrip().partition(". ")[0]
    return tuple(_keys(side) for side in (claim.before, claim.after, earlier, later))


def _keys(text: str) -> list[str]:
    return [key.casefold() for key in tokens(text.replace("\u2060", "")).keys if is_word(key)]


def _from_word(hidden: Hidden) -> Sequence[str]:
    """The clause of a limit: all that was cut off before the words, or what follows the word that opens it."""
    keys, at = _found(hidden)
    if not hidden.is_behind:
        return keys[-_LIMIT:]
    clause = keys[at : at + _LIMIT]
    end = next((end for end, key in enumerate(clause) if end > _SHORTEST and key in CLAUSE_MARKS), len(clause))
    return clause[:end]  # behind it may stand who says it, and the next clause


def _claimant(hidden: Hidden, words: Lexicon) -> Sequence[str]:
    """The words that name whose claim it is: those before a verb in its clause, else those behind it."""
    keys, at = _found(hidden)
    before = keys[max(0, at - _CLAIMANT) : at]
    is_active = hidden.kind == "claim" and bool(_telling(before, words))
    return before if is_active else keys[at + 1 : at + 1 + _CLAIMANT]


def _found(hidden: Hidden) -> tuple[tuple[str, ...], int]:
    """The tokens that were left out, and where the first one of the hidden word stands."""
    keys = tokens(hidden.words).keys
    first = hidden.word.split()[0].casefold()
    return keys, next((at for at, key in enumerate(keys) if key.casefold() == first), 0)


def _telling(keys: Iterable[str], words: Lexicon) -> list[str]:
    """The words that tell what is spoken of: numbers, and longer words of no grammatical class, without a `'s`."""
    plain = (key.removesuffix("'s").rstrip("'").rpartition("'")[2].casefold() for key in keys)
    return [
        key
        for key in dict.fromkeys(plain)
        if is_number(key or "-") or (len(key) >= _TELLING and not any(words.has(kind, key) for kind in _EMPTY))
    ]


_EMPTY = ("empty", "finite", "modal", "negation", "condition", "contrast", "hedge", "claim", "telling", "opining")


def _has_like(key: str, others: Iterable[str]) -> bool:
    """Whether one of some words is another form of a word."""
    return any(_is_like(key, other.removesuffix("'s").rstrip("'").rpartition("'")[2]) for other in others)


def _is_like(one: str, other: str) -> bool:
    if one == other or is_number(one) or len(other) < _TELLING:
        return one == other
    need = max(_TELLING, max(len(one), len(other)) - _ENDING)
    return one[:need] == other[:need]


def _says(key: str, words: Lexicon) -> bool:
    kinds = ("account", "claim", "telling", "opining")
    return key in verbs() or any(words.has(kind, key) for kind in kinds)
