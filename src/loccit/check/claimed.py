"""Whose claim a source's own sentence makes of words: a noun of claiming before them, or a report around them.

`pese al argumento de X de que | …`, `the theory that | …`: the words are X's claim inside the author's sentence.
"""

from __future__ import annotations

from loccit.check.fitting import Fit, sentence_end, sentence_start
from loccit.check.lexicon import Lexicon
from loccit.check.naming import PERSONAL
from loccit.check.risks import Hidden
from loccit.citable import Said

_THAT = frozenset(("that", "dass", "daß", "que", "qu'", "qu’", "che", "что"))
_REACH = 30
"""Tokens between a noun of claiming and its `that`: `the argument of the lawyers of the family, A and B, that`."""


def claim_before(fit: Fit, words: Lexicon) -> Hidden | None:
    """The noun of claiming that governs the words: takes `their argument that | …`; None where there is none."""
    begin = sentence_start(fit.source, fit.first)
    before = fit.source.keys[max(begin, fit.first - _REACH) : fit.first]
    if len(before) > 1 and before[-1].casefold() in PERSONAL:
        before = before[:-1]  # the subject is cut off too: `asserted that it | deprives`
    if not before or before[-1].casefold() not in _THAT:
        return None
    for key in reversed(before[:-1]):
        if any(words.has(kind, key) for kind in ("claimnoun", "claim", "telling", "opining")):
            return Hidden("claim", key, fit.source.words(begin, fit.first), fit.is_open_before)
        if words.has("finite", key) or key.casefold() in _THAT:
            return None
    return None


def report_around(fit: Fit, reported: Said, words: Lexicon) -> Hidden | None:
    """What the sentence says around words that begin what its source reports: `The board warned masters that | …`."""
    if not reported.surface or words.has("calling", reported.surface) or fit.start - reported.start > _FROM_START:
        return None
    begin, end = sentence_start(fit.source, fit.first), sentence_end(fit.source, fit.last - 1)
    starts = fit.source.starts
    before = [at for at in range(begin, fit.first) if starts[at] < reported.start]
    behind = [at for at in range(fit.last, end) if starts[at] >= reported.end]
    for places, is_marked in ((before, fit.is_open_before), (behind, fit.is_open_behind)):
        keys = [fit.source.keys[at] for at in places]
        if reported.surface in keys:
            return Hidden("claim", reported.surface, fit.source.words(places[0], places[-1] + 1), is_marked)
    return None


_FROM_START = 40
"""Characters of a reported clause's subject that may be cut off."""
