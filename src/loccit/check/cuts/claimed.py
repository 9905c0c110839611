"""Whose claim a source's own sentence makes of words: what it says around the beginning of what it reports."""

from __future__ import annotations

from loccit.check.cuts.asides import begins_other
from loccit.check.cuts.risks import Hidden
from loccit.check.words.fitting import Fit
from loccit.check.words.lexicon import Lexicon
from loccit.check.words.sentence_of import sentence_end, sentence_start
from loccit.citable import Said


def report_around(fit: Fit, reported: Said, words: Lexicon) -> Hidden | None:
    """What the sentence says around words that begin what its source reports: `The board warned masters that | …`."""
    if not reported.surface or words.has("calling", reported.surface):
        return None
    begin, end = sentence_start(fit.source, fit.first), sentence_end(fit.source, fit.last - 1)
    cue, starts, keys = tuple(reported.surface.split()), fit.source.starts, fit.source.keys
    before = [at for at in range(begin, fit.first) if starts[at] < reported.start]
    quoted = keys[fit.first : fit.last]
    end = next((at for at in range(fit.last, end) if begins_other(keys, at, quoted, words)), end)
    behind = [at for at in range(fit.last, end) if starts[at] >= reported.end or at < fit.last + _NEAR]
    if fit.start - reported.start > _FROM_START:
        before = []
    for places, is_marked in ((before, fit.is_open_before), (behind, fit.is_open_behind)):
        is_sure = places is behind and words.has("finding", cue[-1])  # `, as the auditors later confirmed`
        if not is_sure and any(keys[at : at + len(cue)] == cue for at in places):
            return Hidden("claim", cue[-1], fit.source.words(places[0], places[-1] + 1), is_marked)
    return None


_NEAR = 8
"""Tokens behind the words among which a verb of saying stands between marks: `…, the official said, adding`."""
_FROM_START = 40
"""Characters of a reported clause's subject that may be cut off."""
