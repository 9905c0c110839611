"""Whether a draft says, in words of its own, what a cut or an ellipsis takes away.

A draft that gives the limit shares words of it that its quotation does not have, and marks it as one: `Till the autumn
fair, …` for `until the fair`, `One spare key apart`, `With fuel so cheap, …`.
"""

from __future__ import annotations

from collections.abc import Sequence

from loccit.check.claims.claim import Claim
from loccit.check.cuts.clauses import CLAUSE_MARKS
from loccit.check.cuts.openings import begins_with_verb
from loccit.check.cuts.risks import Hidden
from loccit.check.cuts.telling import found_in, has_like, quoted_of, telling
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.tokens import is_word, tokens

_SHORTEST = 2
"""Tokens of a limit's clause at least."""
_LIMIT = 25
"""Tokens of the clause of a limit, from the word that opens it."""
_ALONE, _BESIDE_TURN = 3, 2
"""Shared words that tell by themselves that a limit is given; and that do beside a negation or a `but`."""


_PHRASE = 4
"""Words of a phrase before the quotation that is nothing but the limit."""


def is_restated(claim: Claim, fit: Fit, hidden: Hidden, words: Lexicon) -> bool:
    """Whether the draft's sentence, or the one right before or behind it, gives the condition or contrast that is
    hidden; a negation it cannot."""
    if hidden.kind not in ("condition", "contrast"):
        return False
    quoted = telling(quoted_of(fit), words)
    own = [key for key in telling(_from_word(hidden), words) if not has_like(key, quoted)]
    opening = hidden.word.split()
    is_condition = any(words.first_of(kind, opening) for kind in ("condition", "if"))
    turning = ("negation",) if is_condition else ("negation", "contrast")
    return any(_gives(own, side, words, turning) for side in _sides(claim))


def _gives(limit: Sequence[str], side: Sequence[str], words: Lexicon, turning: Sequence[str]) -> bool:
    """Whether one side of the quotation shares words of a limit, and has a word that limits or turns (`turning` are the
    classes of such words: a `though` gives no condition)."""
    shared = sum(has_like(key, side) for key in limit)
    if shared >= _ALONE or not shared:
        return bool(shared)
    if (
        any(words.first_of(kind, side) for kind in ("limit", "condition"))
        or words.has("proviso", side[0])
        or begins_with_verb(side, words)
        or (
            shared == len(limit) and len(side) <= _PHRASE and words.has("adjunct", side[0])
        )  # `On paper, “…”` for `but only on paper`
    ):
        return True
    return shared >= _BESIDE_TURN and any(words.first_of(kind, side) for kind in turning)


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
    keys, at = found_in(hidden)
    if not hidden.is_behind:
        heading = len(keys) - keys[::-1].index(":") if ":" in keys[:-1] else 0
        return keys[heading:][-_LIMIT:]
    clause = keys[at : at + _LIMIT]
    end = next((end for end, key in enumerate(clause) if end > _SHORTEST and key in CLAUSE_MARKS), len(clause))
    return clause[:end]  # behind it may stand who says it, and the next clause
