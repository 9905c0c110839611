"""Whose claim a source's own sentence makes of words: a noun of claiming before them, or a report around them.

`pese al argumento de X de que | …`, `the theory that | …`: the words are X's claim inside the author's sentence.
"""

from __future__ import annotations

from loccit.check.fitting import Fit, sentence_end, sentence_start
from loccit.check.lexicon import Lexicon
from loccit.check.risks import Hidden
from loccit.check.tokens import is_word
from loccit.citable import Said

_THAT = frozenset(("that", "whether", "dass", "daß", "que", "qu'", "qu’", "che", "что"))
_REACH = 30
"""Tokens between a noun of claiming and its `that`: `the argument of the lawyers of the family, A and B, that`."""


def claim_before(fit: Fit, words: Lexicon) -> Hidden | None:
    """The noun of claiming that governs the words: takes `their argument that | …`; None where there is none."""
    begin = sentence_start(fit.source, fit.first)
    before = fit.source.keys[max(begin, fit.first - _REACH) : fit.first]
    that = next((at for at in range(len(before) - 1, -1, -1) if before[at].casefold() in _THAT), -1)
    cut = before[that + 1 :]
    if that < 1 or len(cut) > _SUBJECT or not all(map(is_word, cut)):
        return None
    said = before[:that]
    key = _claiming(said, words) or _claiming(_without_insertion(said), words)
    return Hidden("claim", key, fit.source.words(begin, fit.first), fit.is_open_before) if key else None


def _claiming(keys: tuple[str, ...], words: Lexicon) -> str:
    """The last word of claiming, if no verb or clause of another kind stands behind it."""
    for key in reversed(keys):
        if any(words.has(kind, key) for kind in ("claimnoun", "claim", "telling", "opining", "unreal")):
            return key
        if words.has("finite", key) or key.casefold() in _THAT:
            return ""
    return ""


def _without_insertion(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Without what stands between commas at the end: of `asserted, in all that they sent,` the verb."""
    if keys[-1:] != (",",) or "," not in keys[:-1]:
        return keys
    return keys[: len(keys) - 2 - keys[:-1][::-1].index(",")]


_SUBJECT = 5
"""Words of the claim itself that may be cut off with it: `the allegation that he is | a smuggler`."""


def report_around(fit: Fit, reported: Said, words: Lexicon) -> Hidden | None:
    """What the sentence says around words that begin what its source reports: `The board warned masters that | …`."""
    if not reported.surface or words.has("calling", reported.surface):
        return None
    begin, end = sentence_start(fit.source, fit.first), sentence_end(fit.source, fit.last - 1)
    cue, starts, keys = tuple(reported.surface.split()), fit.source.starts, fit.source.keys
    before = [at for at in range(begin, fit.first) if starts[at] < reported.start]
    behind = [at for at in range(fit.last, end) if starts[at] >= reported.end or at < fit.last + _NEAR]
    if fit.start - reported.start > _FROM_START:
        before = []
    for places, is_marked in ((before, fit.is_open_before), (behind, fit.is_open_behind)):
        if any(keys[at : at + len(cue)] == cue for at in places):
            return Hidden("claim", cue[-1], fit.source.words(places[0], places[-1] + 1), is_marked)
    return None


_NEAR = 8
"""Tokens behind the words among which a verb of saying stands between marks: `…, the official said, adding`."""
_FROM_START = 40
"""Characters of a reported clause's subject that may be cut off."""
